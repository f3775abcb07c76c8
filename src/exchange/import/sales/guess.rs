//! What a list of sales seems to be: whose rows, of which dates, with which amounts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::rows::within;
use super::who::cell;
use super::words::{AMOUNT, AMOUNTS, DATES, MONTHS, NO_AMOUNT, NOT_CUSTOMERS, OTHER_DATES, QUARTERS, has_any, place};
use super::{AmountOf, SalesChoice};
use crate::exchange::AccountField;
use crate::exchange::date::{DateErrorKind, is_jalali_date, parse_date};
use crate::exchange::import::FEWEST_REPEATED;
use crate::exchange::import::key::{code_key, name_key};
use crate::exchange::mapping::{
    Column, ColumnNote, Mapping, PeriodFrom, fold, header_name, names_profit, names_revenue, part_of_year,
    read_period_text,
};
use crate::exchange::table::RawTable;
use crate::model::{Period, PeriodKind};

/// The column of dates of sales, by what the headers say.
pub(in crate::exchange) fn date_header(headers: &[String]) -> Option<usize> {
    let named = headers.iter().enumerate().filter_map(|(column, header)| Some((place(DATES, &fold(header))?, column)));
    named.min().map(|(_, column)| column)
}

/// The column of amounts of sales, by what the headers say.
pub(in crate::exchange) fn amount_header(headers: &[String]) -> Option<usize> {
    let name = |header: &String| header_name(header).unwrap_or_else(|| fold(header));
    let named =
        headers.iter().enumerate().filter_map(|(column, header)| Some((place(AMOUNTS, &name(header))?, column)));
    named.min().map(|(_, column)| column)
}

/// So many rows are looked at.
const LOOKED_AT: usize = 2_000;

/// How a table may be added up, where accounts stand in it several times and there is something to add up. What its
/// amounts are is guessed only where a header says so; else a person chooses.
pub fn guess_sales(table: &RawTable, mapping: &Mapping) -> Option<SalesChoice> {
    let list = List { table, mapping };
    let of_periods = list.of_periods();
    // What is said to be of a year is not of the day that stands beside it: that may be of the last order.
    let is_said = |place: &usize| mapping.columns.get(*place).is_some_and(|column| column.period != PeriodFrom::Above);
    let date = list.date().filter(|_| !of_periods.keys().any(is_said));
    let part = list.part(date);
    let code = list.field(&AccountField::Code).filter(|code| ![date, part].contains(&Some(*code)));
    let name = list.name([date, part], code);
    let code = code.filter(|code| list.is_code_of(*code, name));
    let is_repeated = code.or(name).is_some_and(|column| list.is_repeated(column));
    let possible: Vec<usize> = amount_columns(table, mapping, [date, part]);
    if !is_repeated || (date.is_none() && of_periods.is_empty()) || (possible.is_empty() && of_periods.is_empty()) {
        return None;
    }
    let is_jalali = date.is_some_and(|date| list.is_jalali(date));
    let amounts = if date.is_some() { list.amounts(&possible) } else { of_periods };
    Some(SalesChoice { name, code, date, part, amounts, by: PeriodKind::Year, is_jalali, by_place: false })
}

/// Whether most rows of a table are about accounts that rows above them are about, also where each row has a number of
/// its own that looks like an account's code: that of an invoice.
pub fn repeats_accounts(table: &RawTable, choice: &SalesChoice) -> bool {
    choice.code.or(choice.name).is_some_and(|column| {
        let rows = table.rows.iter().take(LOOKED_AT).map(|row| name_key(cell(row, Some(column))));
        let rows: Vec<String> = rows.filter(|key| !key.is_empty()).collect();
        let accounts = rows.iter().collect::<BTreeSet<_>>().len();
        let same = rows.len() - accounts;
        same >= FEWEST_REPEATED && same > accounts
    })
}

/// The columns of a table that may be amounts: those of numbers, but the ones that say when.
pub fn amount_columns(table: &RawTable, mapping: &Mapping, times: [Option<usize>; 2]) -> Vec<usize> {
    let columns = mapping.columns.iter().enumerate().take(table.header.len());
    let is_other = |place: usize| times.contains(&Some(place));
    columns.filter(|(place, column)| is_numeric(column) && !is_other(*place)).map(|(place, _)| place).collect()
}

fn is_numeric(column: &Column) -> bool {
    use AccountField::{Number, Profit, Revenue};
    matches!(column.field, Some(Number(_) | Revenue(_) | Profit(_)))
        || matches!(column.note, Some(ColumnNote::SomeTexts { .. } | ColumnNote::NoPeriod))
}

struct List<'a> {
    table: &'a RawTable,
    mapping: &'a Mapping,
}

impl List<'_> {
    fn field(&self, field: &AccountField) -> Option<usize> {
        self.mapping.columns.iter().position(|column| column.field.as_ref() == Some(field))
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        let cells = self.table.rows.iter().take(LOOKED_AT).map(move |row| cell(row, Some(column)));
        cells.filter(|cell| !cell.is_empty())
    }

    fn header(&self, column: usize) -> String {
        self.table.header.get(column).map(|header| fold(header)).unwrap_or_default()
    }

    // Whether most cells are such; half of them are enough where the header says so.
    fn mostly(&self, column: usize, is_called: bool, is_such: impl Fn(&str) -> bool) -> bool {
        let such = self.cells(column).filter(|cell| is_such(cell)).count();
        let least = self.cells(column).count() * if is_called { 5 } else { 8 };
        such > 0 && such * 10 >= least
    }

    fn date(&self) -> Option<usize> {
        let is_open = |column: &usize| {
            let mapped = self.mapping.columns.get(*column).and_then(|column| column.field.as_ref());
            !matches!(mapped, Some(AccountField::CustomerSince | AccountField::Name))
        };
        let columns = || (0..self.table.header.len()).filter(is_open);
        let order = |column: &usize| {
            let header = self.header(*column);
            let is_other = has_any(OTHER_DATES, &header);
            (place(DATES, &header).unwrap_or(usize::MAX), is_other, *column)
        };
        let is_called = |column: &usize| place(DATES, &self.header(*column)).is_some();
        let days = columns().filter(|column| self.mostly(*column, is_called(column), is_day)).min_by_key(order);
        days.or_else(|| {
            let is_period = |cell: &str| read_period_text(&fold(cell)).is_some();
            columns().filter(is_called).filter(|column| self.mostly(*column, true, is_period)).min_by_key(order)
        })
    }

    // The column of months, or else of quarters, beside a column of years.
    fn part(&self, date: Option<usize>) -> Option<usize> {
        let year = self.table.years(date)?;
        let fits = |list: &str, kind: PeriodKind, column: &usize| {
            place(list, &self.header(*column)).is_some()
                && self.mostly(*column, true, |cell| part_of_year(cell, year, kind).is_some())
        };
        let mut columns = (0..self.table.header.len()).filter(|column| Some(*column) != date);
        let month = columns.clone().find(|column| fits(MONTHS, PeriodKind::Month, column));
        month.or_else(|| columns.find(|column| fits(QUARTERS, PeriodKind::Quarter, column)))
    }

    fn is_jalali(&self, date: usize) -> bool {
        let is_jalali =
            |cell: &str| is_jalali_date(cell) || read_period_text(&fold(cell)).is_some_and(Period::is_jalali);
        self.cells(date).filter(|cell| is_jalali(cell)).count() * 2 > self.cells(date).count()
    }

    // The column that is called a name, or else the first of texts that repeat.
    fn name(&self, times: [Option<usize>; 2], code: Option<usize>) -> Option<usize> {
        let mapped = self.field(&AccountField::Name).filter(|name| !times.contains(&Some(*name)));
        let is_guessed = |name: usize| self.mapping.columns[name].note == Some(ColumnNote::GuessedName);
        let is_told = mapped.is_some_and(|name| !is_guessed(name) || self.is_repeated(name));
        if is_told || code.is_some_and(|code| self.is_repeated(code)) {
            return mapped;
        }
        let is_free = |column: &usize| {
            let field = self.mapping.columns.get(*column).and_then(|column| column.field.as_ref());
            matches!(field, None | Some(AccountField::Text(_) | AccountField::Name))
        };
        let has_letters = |cell: &str| cell.chars().any(char::is_alphabetic) && !is_day(cell);
        let fits = |column: &usize| {
            let distinct = self.distinct(*column);
            !times.contains(&Some(*column))
                && is_free(column)
                && !has_any(NOT_CUSTOMERS, &self.header(*column))
                && distinct > 1
                && distinct * 10 <= self.cells(*column).count() * 9
                && self.mostly(*column, false, has_letters)
        };
        (0..self.table.header.len()).find(fits).or(mapped)
    }

    fn distinct(&self, column: usize) -> usize {
        self.cells(column).map(name_key).collect::<BTreeSet<_>>().len()
    }

    fn is_repeated(&self, column: usize) -> bool {
        self.distinct(column) < self.cells(column).count()
    }

    // The number of an invoice is called a number, too: of several rows with one name most have one code if it is theirs.
    fn is_code_of(&self, code: usize, name: Option<usize>) -> bool {
        let Some(name) = name else { return self.is_repeated(code) };
        let mut codes: HashMap<String, (usize, BTreeSet<String>)> = HashMap::new();
        for row in self.table.rows.iter().take(LOOKED_AT) {
            let own = code_key(cell(row, Some(code)));
            if !own.is_empty() {
                let named = codes.entry(name_key(cell(row, Some(name)))).or_default();
                named.0 += 1;
                named.1.insert(own);
            }
        }
        let several = codes.values().filter(|(rows, _)| *rows > 1);
        let own = several.clone().filter(|(_, codes)| codes.len() == 1).count();
        own > 0 && own * 2 >= several.count()
    }

    // Amounts of which the mapping says the period.
    fn of_periods(&self) -> BTreeMap<usize, AmountOf> {
        let columns =
            self.mapping.columns.iter().enumerate().filter(|(_, column)| column.period != PeriodFrom::Nowhere);
        let figures = columns.filter_map(|(place, column)| match column.field {
            Some(AccountField::Revenue(_)) => Some((place, AmountOf::Revenue)),
            Some(AccountField::Profit(_)) => Some((place, AmountOf::Profit)),
            _ => None,
        });
        figures.collect()
    }

    // The one column that is called revenue, or an amount, and the one that is called profit.
    fn amounts(&self, possible: &[usize]) -> BTreeMap<usize, AmountOf> {
        let header = |column: &usize| self.table.header.get(*column).map_or("", String::as_str);
        let named = |column: &usize| header_name(header(column)).unwrap_or_else(|| fold(header(column)));
        let is_money = |column: &usize| self.mapping.columns[*column].currency.is_some();
        let rank = |column: &&usize| -> Option<(u8, usize)> {
            let name = named(column);
            let listed = place(AMOUNTS, &name);
            match () {
                () if names_profit(header(column)) => None,
                () if names_revenue(header(column)) => Some((0, 0)),
                () if listed.is_some() => Some((1, listed.unwrap_or_default())),
                () if has_any(NO_AMOUNT, &name) => None,
                () if has_any(AMOUNT, &name) => Some((2, 0)),
                () => is_money(column).then_some((3, 0)),
            }
        };
        let ranked = possible.iter().filter_map(|column| Some((rank(&column)?, *column)));
        let revenue = ranked.min().map(|(_, column)| (column, AmountOf::Revenue));
        let profit = possible.iter().find(|column| names_profit(header(column)));
        revenue.into_iter().chain(profit.map(|column| (*column, AmountOf::Profit))).collect()
    }
}

impl RawTable {
    // The first year in a column in which most cells are years.
    fn years(&self, column: Option<usize>) -> Option<i32> {
        let rows = self.rows.iter().take(LOOKED_AT).map(|row| cell(row, column)).filter(|cell| !cell.is_empty());
        let cells: Vec<&str> = rows.filter(|_| column.is_some()).collect();
        let periods = cells.iter().filter_map(|cell| read_period_text(&fold(cell)));
        let years: Vec<Period> = periods.filter(|period| period.kind() == PeriodKind::Year).collect();
        years.first().filter(|_| years.len() * 2 >= cells.len()).map(|period| period.year())
    }
}

// Whether a text is a day, also one that leaves open what is its month.
fn is_day(text: &str) -> bool {
    match parse_date(text, None) {
        Ok(_) => true,
        Err(error) => error.kind == DateErrorKind::Ambiguous,
    }
}

impl SalesChoice {
    /// Whether the column of dates says years and nothing shorter, so that another may say the month or the quarter.
    pub fn has_years(&self, table: &RawTable) -> bool {
        table.years(self.date).is_some()
    }

    /// The choice as it holds for a list: without a column of months where dates say them themselves.
    pub(super) fn of_list(&self, table: &RawTable) -> Self {
        Self { part: self.part.filter(|part| self.has_years(table) && self.date != Some(*part)), ..self.clone() }
    }

    /// What bare numbers are in the column of months or quarters.
    pub(super) fn part_kind(&self, table: &RawTable) -> PeriodKind {
        let header = self.part.and_then(|part| table.header.get(part)).map(|header| fold(header)).unwrap_or_default();
        if place(QUARTERS, &header).is_some() { PeriodKind::Quarter } else { PeriodKind::Month }
    }

    /// Whether a column says the part of such a period.
    pub(super) const fn has_part(&self, period: Period) -> bool {
        self.part.is_some() && matches!(period, Period::Year(_))
    }

    /// The lengths of periods that the column of dates can be added up by: a list of months has no days, and one of years
    /// no months.
    pub fn kinds(&self, table: &RawTable) -> Vec<PeriodKind> {
        let Some(date) = self.date else { return vec![self.by] };
        let cells = table.rows.iter().take(LOOKED_AT).map(|row| cell(row, Some(date))).filter(|text| !is_day(text));
        let periods: BTreeSet<_> = cells.filter_map(|text| read_period_text(&fold(text))).collect();
        let kind = self.part_kind(table);
        let parts = |part: usize| {
            let rows = table.rows.iter().take(LOOKED_AT);
            let year = |row| read_period_text(&fold(cell(row, Some(date)))).map(Period::year);
            rows.filter_map(move |row| part_of_year(cell(row, Some(part)), year(row)?, kind)).collect()
        };
        let periods: BTreeSet<Period> = self.of_list(table).part.map_or(periods, parts);
        let fits = |kind: &PeriodKind| periods.iter().all(|period| within(*period, *kind).is_some());
        [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month].into_iter().filter(fits).collect()
    }
}
