//! The rows of a list of sales, one by one: whom each is about, when, how much; or what is wrong with it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::SalesChoice;
use super::amounts::Amounts;
use super::who::{Accounts, Who, cell};
use crate::exchange::AccountField;
use crate::exchange::date::{DateErrorKind, DateOrder, parse_date};
use crate::exchange::import::cell::{CellProblem, read_amount};
use crate::exchange::import::open::Settled;
use crate::exchange::import::outline::{Outline, Outlined};
use crate::exchange::import::total::Report;
use crate::exchange::import::{DoubtKind, ImportProblem, ImportProblemKind, OpenNumbers, ReadAs, beginning};
use crate::exchange::mapping::{TotalName, fold, part_of_year, read_period_text, read_total_name};
use crate::exchange::missing::is_missing;
use crate::exchange::number::NumberErrorKind;
use crate::exchange::table::{RawTable, Row, RowProblemKind};
use crate::model::{Date, Money, Period, PeriodKind, first_day};

/// So many more decimals than the currency's are added up exactly.
pub(super) const MORE_DECIMALS: u32 = 6;

/// A row that can be added up.
pub(super) struct Sale<'t> {
    /// The row, with the value of its group where its own cell is empty.
    pub(super) row: Cow<'t, Row>,
    /// Whom it is about.
    pub(super) who: Who,
    /// When it was; `None` where the list has no dates.
    pub(super) when: Option<When>,
    /// What it adds to which figure of the account, in units of [`MORE_DECIMALS`] more than the currency has.
    pub(super) amounts: Vec<(AccountField, i128)>,
}

/// What a cell says of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// The day, where it is one.
    pub(super) day: Option<Date>,
    /// The last day known: the day itself, or the first of the period's last month.
    pub(super) latest: Date,
    /// The month of the day, or the period.
    pub(super) period: Period,
}

impl When {
    fn of(period: Period) -> Option<Self> {
        let latest = first_day(period.first_month() + i32::from(period.kind().months()) - 1)?;
        Some(Self { day: None, latest, period })
    }
}

/// What was read of a list.
#[derive(Default)]
pub(super) struct Read<'t> {
    pub(super) sales: Vec<Sale<'t>>,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) left_out: usize,
    pub(super) open: Vec<OpenNumbers>,
    pub(super) has_open_dates: bool,
    pub(super) several_places: usize,
}

impl<'t> Read<'t> {
    /// Reads all rows.
    pub(super) fn of(list: &'t RawTable, choice: &SalesChoice, amounts: &Amounts) -> Self {
        let outline = Outline::of(list, &amounts.mapping, amounts.currency, &BTreeMap::new());
        let place = (amounts.place(&AccountField::City), amounts.place(&AccountField::Country));
        let accounts = Accounts::of(&outline.rows, choice, place);
        let no_value = list.problems.iter().filter_map(|problem| {
            let (column, _) = problem.kind.cell_left_out()?;
            Some(((problem.row, column), &problem.kind))
        });
        let (settled, no_value) = (Settled::of(list, &amounts.mapping), no_value.collect());
        let read = Self { several_places: accounts.several_places(), ..Self::default() };
        let (report, part_kind) = (Report::default(), choice.part_kind(list));
        let mut reader = Reader { choice, amounts, accounts, settled, no_value, report, part_kind, read };
        for row in outline.rows {
            reader.row(row);
        }
        reader.read
    }
}

struct Reader<'a, 't> {
    choice: &'a SalesChoice,
    amounts: &'a Amounts,
    accounts: Accounts<'a>,
    settled: Settled,
    // Cells of a sheet that have no value of their own, by row and column.
    no_value: BTreeMap<(u32, usize), &'t RowProblemKind>,
    report: Report,
    // What bare numbers are in the column of months or quarters.
    part_kind: PeriodKind,
    read: Read<'t>,
}

type CellError = (Option<usize>, ImportProblemKind);

impl<'t> Reader<'_, 't> {
    fn row(&mut self, outlined: Outlined<'t>) {
        let row = &*outlined.row;
        let who = self.accounts.who(row);
        let when = self.choice.date.map(|column| self.when(row, column)).transpose();
        // A row of an account and a day is a sale, whatever its figures add up to by chance.
        let is_sale = who.is_ok() && matches!(when, Ok(Some(_))) && !self.is_called_total(row);
        let label = [self.choice.name, self.choice.code].map(|column| cell(row, column));
        let label = label.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned();
        if let Some(kind) = self.report.doubt(&outlined, &label, !is_sale).filter(|_| !is_sale) {
            return self.leave_out(row, (None, ImportProblemKind::Doubt(kind)));
        }
        let (who, when) = match (who, when) {
            (Ok(who), Ok(when)) => (who, when),
            (Err(problem), _) | (_, Err(problem)) => return self.leave_out(row, problem),
        };
        let (amounts, problems) = self.amounts(row, when.as_ref());
        if amounts.is_empty() {
            let first = problems.into_iter().next();
            return self.leave_out(row, first.unwrap_or((None, ImportProblemKind::Doubt(DoubtKind::Note))));
        }
        for problem in problems {
            self.problem(row, problem);
        }
        self.read.sales.push(Sale { row: outlined.row, who, when, amounts });
    }

    // Whether its name is that of a sum, and no code says that it is an account all the same.
    fn is_called_total(&self, row: &Row) -> bool {
        let name = cell(row, self.choice.name);
        cell(row, self.choice.code).is_empty() && read_total_name(name) == Some(TotalName::Whole)
    }

    fn when(&mut self, row: &Row, column: usize) -> Result<When, CellError> {
        let text = cell(row, Some(column));
        let order = self.amounts.mapping.columns.get(column).and_then(|column| column.dates);
        self.read.has_open_dates |=
            matches!(parse_date(text, None), Err(error) if error.kind == DateErrorKind::Ambiguous);
        let wrong = |column, problem| match self.no_value.get(&(row.number, column)) {
            Some(no_value) => (Some(column), ImportProblemKind::NoValue((*no_value).clone())),
            None => (Some(column), ImportProblemKind::Cell(problem)),
        };
        let when = read_when(text, order, self.choice).map_err(|kind| wrong(column, CellProblem::Date(kind)))?;
        match (self.choice.part, when.period) {
            (Some(part), Period::Year(year)) if when.day.is_none() => {
                let period = part_of_year(cell(row, Some(part)), year, self.part_kind);
                let period = period.filter(|period| within(*period, self.choice.by).is_some());
                period.and_then(When::of).ok_or_else(|| wrong(part, CellProblem::PartOfYear))
            }
            _ => Ok(when),
        }
    }

    fn amounts(&mut self, row: &Row, when: Option<&When>) -> (Vec<(AccountField, i128)>, Vec<CellError>) {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        let (mut given, mut empty) = (BTreeSet::new(), Vec::new());
        for (place, of) in self.amounts.columns.clone() {
            let period = match when {
                Some(when) => within(when.period, self.choice.by),
                None => self.amounts.own_period(place),
            };
            match (self.amount(row, place), period) {
                (Ok(Some(amount)), Some(period)) => {
                    given.insert(of.field(period));
                    found.push((of.field(period), amount));
                }
                (Ok(_), period) => empty.push((period.map(|period| of.field(period)), place)),
                (Err(problem), _) => problems.push(problem),
            }
        }
        // Of several columns of one figure each row may fill another; without a date each is a figure of its own.
        let is_missing = |field: &Option<AccountField>| field.as_ref().is_none_or(|field| !given.contains(field));
        let nothing = |place| self.nothing(row, place);
        let missing = empty.iter().filter(|(field, _)| is_missing(field) && (when.is_some() || found.is_empty()));
        problems.extend(missing.map(|(_, place)| (Some(*place), nothing(*place))));
        (found, problems)
    }

    // An amount in fine units; `None` where nothing is known.
    fn amount(&mut self, row: &Row, place: usize) -> Result<Option<i128>, CellError> {
        let text = cell(row, Some(place));
        if text.is_empty() || is_missing(text) {
            return Ok(None);
        }
        let wrong = |kind| (Some(place), ImportProblemKind::Cell(CellProblem::Number(kind)));
        let column = self.amounts.in_row(place, row).map_err(|says| {
            let (_, kind) = wrong(NumberErrorKind::OtherCurrency);
            (says.or(Some(place)), kind)
        })?;
        let currency = self.amounts.currency;
        let read = read_amount(text, &column, currency);
        let Some(amount) = read.map_err(|problem| (Some(place), ImportProblemKind::Cell(problem)))? else {
            return Ok(None);
        };
        let too_large = || wrong(NumberErrorKind::TooLarge);
        let minor = amount.rounded(currency.decimals()).map_err(|_| too_large())?;
        let read = (ReadAs::Amount(Money::given(minor).ok_or_else(too_large)?), currency);
        self.settled.note_read(&mut self.read.open, place, &column, text, read);
        amount.rounded(currency.decimals() + MORE_DECIMALS).map(Some).map_err(|_| too_large())
    }

    // What is said of a cell without an amount.
    fn nothing(&self, row: &Row, place: usize) -> ImportProblemKind {
        match self.no_value.get(&(row.number, place)) {
            Some(kind) => ImportProblemKind::NoValue((*kind).clone()),
            None => ImportProblemKind::Cell(CellProblem::Number(NumberErrorKind::Empty)),
        }
    }

    fn leave_out(&mut self, row: &Row, problem: CellError) {
        self.read.left_out += 1;
        self.problem(row, problem);
    }

    fn problem(&mut self, row: &Row, (column, kind): CellError) {
        let found = match &kind {
            ImportProblemKind::NoValue(kind) => kind.place().1,
            _ => cell(row, column),
        };
        let found = if found.is_empty() { beginning(row) } else { found.to_owned() };
        self.read.problems.push(ImportProblem { row: row.number, column, found, kind });
    }
}

/// A day, or a period no longer than those that are added up.
pub(super) fn read_when(text: &str, order: Option<DateOrder>, choice: &SalesChoice) -> Result<When, DateErrorKind> {
    match parse_date(text, order) {
        Ok(day) => {
            let month = if choice.is_jalali {
                Period::of_jalali(day, PeriodKind::Month)
            } else {
                Period::of(day, PeriodKind::Month).checked()
            };
            month.map(|period| When { day: Some(day), latest: day, period }).ok_or(DateErrorKind::NoSuchDay)
        }
        Err(error) if error.kind == DateErrorKind::NotADate => {
            let period = read_period_text(&fold(text)).filter(|period| period.is_jalali() == choice.is_jalali);
            let fits = |period: &Period| choice.has_part(*period) || within(*period, choice.by).is_some();
            period.filter(fits).and_then(When::of).ok_or(error.kind)
        }
        Err(error) => Err(error.kind),
    }
}

/// The period of a kind in which another lies.
pub(super) const fn within(period: Period, kind: PeriodKind) -> Option<Period> {
    match (kind, period) {
        (PeriodKind::Year, period) => Some(Period::Year(period.year())),
        (PeriodKind::Quarter, Period::Month(year, month)) => Some(Period::Quarter(year, (month - 1) / 3 + 1)),
        (PeriodKind::Quarter, Period::Quarter(..)) | (PeriodKind::Month, Period::Month(..)) => Some(period),
        _ => None,
    }
}
