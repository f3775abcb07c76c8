//! The plan of taking actuals in.

use std::collections::{BTreeMap, HashMap};

use super::known::Known;
use super::layout::{ActualsLayout, ActualsShape, Said, read_period_by};
use super::repeats::{Cell, Figures, Repeated, adds_up};
use crate::exchange::currency::{NamedCurrency, counted_in, counts_in_crores};
use crate::exchange::date::{DateOrder, guess_date_order};
use crate::exchange::decimal::DecimalError;
use crate::exchange::import::name_key;
use crate::exchange::mapping::Scale;
use crate::exchange::missing::is_missing;
use crate::exchange::money::{ThreeDigits, parse_amount};
use crate::exchange::number::{NumberError, NumberStyle, fits, guess_number_style, parse_decimal};
use crate::exchange::table::{RawTable, Row};
use crate::model::shared_figures::{FigureToSet, also_set};
use crate::model::{ActualKey, KpiId, Owner, Period, Quantity, TargetId, Unit, Workbook};

/// What taking a table of actuals in would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActualsPlan {
    /// Figures where there were none.
    pub new: Vec<PlannedActual>,
    /// Figures other than those that are there.
    pub changed: Vec<PlannedActual>,
    /// How many figures are there already.
    pub same: usize,
    /// Figures that the owner's other targets of the KPI get with these: a month's figure counts for all of them. They
    /// are not in the counts of what is new and what changes.
    pub also: Vec<PlannedActual>,
    /// How many cells say that nothing is known: they are taken as empty.
    pub missing: usize,
    /// Cells and rows that cannot be used, in the order of the rows.
    pub problems: Vec<ActualsProblem>,
    /// Columns of amounts whose headers name another currency than the workbook counts in, in their order: tomans are
    /// counted in rials, what needs a rate is taken as it stands.
    pub currencies: BTreeMap<usize, NamedCurrency>,
    /// How many figures stand in a column whose header says that it counts in thousands, millions and so on, and are of
    /// a KPI that this cannot be about: they are taken as they stand.
    pub unscaled: usize,
    /// Rows that share a figure with others, and were put together as chosen.
    pub repeated: Repeated,
}

/// A figure that would be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedActual {
    /// The row, from 1; of several the first.
    pub row: u32,
    /// Whose figure it is.
    pub owner: Owner,
    /// The target it counts towards.
    pub target: TargetId,
    /// The target's period or a part of it.
    pub period: Period,
    /// The figure.
    pub value: Quantity,
    /// The figure that is there.
    pub before: Option<Quantity>,
}

/// A cell or a row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualsProblem {
    /// The row, from 1, as a spreadsheet counts.
    pub row: u32,
    /// The column, from 0.
    pub column: usize,
    /// What was found there.
    pub found: String,
    /// What is wrong with it.
    pub kind: ActualsProblemKind,
}

/// What can be wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ActualsProblemKind {
    /// No account has this name or code, no account manager this name, and it is no word for the portfolio. The row
    /// is left out.
    UnknownOwner,
    /// Several accounts have this name or code. The row is left out.
    SeveralAccounts {
        /// How many.
        count: usize,
    },
    /// An account has this name and an account manager too, or it is also a word for the portfolio. The row is left out.
    SeveralOwners,
    /// No KPI has this name. The row is left out.
    UnknownKpi,
    /// It is no period.
    NotAPeriod,
    /// It is a period of the Persian calendar, and all targets have Gregorian ones, or the other way round.
    OtherCalendar,
    /// It is no number, or could be read as two.
    Number(NumberError),
    /// It is larger than a figure can be.
    TooLarge,
    /// The figure follows by the KPI's formula from numbers that are counted in the target, and is not taken in over
    /// them.
    Counted {
        /// The period.
        period: Period,
    },
    /// The owner has no target of this KPI that this period is a part of.
    NoTarget {
        /// The period.
        period: Period,
    },
    /// An earlier row has a figure of the same owner, KPI and period, and the KPI is no sum.
    Twice {
        /// The earlier row, from 1.
        first: u32,
    },
    /// Several rows have a figure of the same owner, KPI and period, and none of them is to count.
    Several {
        /// How many.
        count: usize,
    },
    /// Another row of the same figure cannot be read: the sum would be too small.
    Short,
}

/// Plans to take the figures of a table in. `kpi` is whose figures they are where no column says so; `year` is the
/// year of months that are written without one.
pub fn plan_actuals(
    workbook: &Workbook,
    table: &RawTable,
    layout: &ActualsLayout,
    kpi: Option<KpiId>,
    year: Option<i32>,
) -> ActualsPlan {
    let mut planner = Planner {
        workbook,
        layout,
        kpi,
        year,
        known: Known::of(workbook),
        style: style(table, layout),
        headers: table.header.iter().map(|header| NamedCurrency::in_header(header)).collect(),
        order: order(table, layout),
        figures: Figures::default(),
        same: Vec::new(),
        plan: ActualsPlan::default(),
    };
    for row in &table.rows {
        planner.row(row);
    }
    planner.settle();
    planner.follow_others();
    planner.plan
}

fn style(table: &RawTable, layout: &ActualsLayout) -> Option<NumberStyle> {
    let columns: Vec<usize> = match &layout.shape {
        ActualsShape::Long { value, .. } => vec![*value],
        ActualsShape::Wide(periods) => periods.iter().map(|(column, _)| *column).collect(),
    };
    let cells = table.rows.iter().flat_map(|row| columns.iter().filter_map(|column| row.cells.get(*column)));
    guess_number_style(cells.map(String::as_str))
}

/// How days are written, by the column of periods.
fn order(table: &RawTable, layout: &ActualsLayout) -> Option<DateOrder> {
    let column = layout.shape.period()?;
    guess_date_order(table.rows.iter().filter_map(|row| row.cells.get(column)).map(String::as_str))
}

struct Planner<'a> {
    workbook: &'a Workbook,
    layout: &'a ActualsLayout,
    kpi: Option<KpiId>,
    year: Option<i32>,
    known: Known<'a>,
    style: Option<NumberStyle>,
    /// The currency each header names.
    headers: Vec<Option<NamedCurrency>>,
    /// How days are written.
    order: Option<DateOrder>,
    figures: Figures<'a>,
    /// Figures that are there already: other targets may not have them yet.
    same: Vec<PlannedActual>,
    plan: ActualsPlan,
}

impl<'a> Planner<'a> {
    fn row(&mut self, row: &'a Row) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let (Some(owner), Some(kpi)) = (self.owner(row), self.kpi(row)) else { return };
        let layout = self.layout;
        match &layout.shape {
            ActualsShape::Long { period, value } => {
                if self.is_empty(row, *value) {
                    return;
                }
                match read_period_by(cell(row, *period), self.year, self.order) {
                    Some(found) => self.figure(row, (&owner, kpi), *value, found),
                    None => self.problem(row, *period, ActualsProblemKind::NotAPeriod),
                }
            }
            ActualsShape::Wide(periods) => {
                for (column, period) in periods {
                    if !self.is_empty(row, *column) {
                        self.figure(row, (&owner, kpi), *column, *period);
                    }
                }
            }
        }
    }

    /// Whether a cell holds nothing, or says so, which is counted.
    fn is_empty(&mut self, row: &Row, column: usize) -> bool {
        let is_missing = is_missing(cell(row, column));
        self.plan.missing += usize::from(is_missing);
        is_missing || cell(row, column).trim().is_empty()
    }

    fn owner(&mut self, row: &Row) -> Option<Owner> {
        let column = self.layout.owner;
        let mut found = self.known.owners_of(cell(row, column));
        let kind = match found.as_slice() {
            [_] => return found.pop(),
            [] => ActualsProblemKind::UnknownOwner,
            several if several.iter().all(|owner| matches!(owner, Owner::Account(_))) => {
                ActualsProblemKind::SeveralAccounts { count: several.len() }
            }
            _ => ActualsProblemKind::SeveralOwners,
        };
        self.problem(row, column, kind);
        None
    }

    fn kpi(&mut self, row: &Row) -> Option<KpiId> {
        let Some(column) = self.layout.kpi else { return self.kpi };
        let text = cell(row, column);
        if text.trim().is_empty() {
            return self.kpi;
        }
        let found = self.known.kpis.get(&name_key(text)).copied();
        if found.is_none() {
            self.problem(row, column, ActualsProblemKind::UnknownKpi);
        }
        found
    }

    fn figure(&mut self, row: &'a Row, (owner, kpi): (&Owner, KpiId), column: usize, period: Period) {
        let of = self.known.target(owner, kpi, period);
        let value = self.parse(row, kpi, column).map_err(ActualsProblemKind::Number);
        let value = value.and_then(|e4| Quantity::given(e4).ok_or(ActualsProblemKind::TooLarge));
        let value = match (value, of) {
            (Ok(value), _) => value,
            (Err(kind), of) => {
                if let Some(of) = of {
                    self.figures.miss((of.id, period));
                }
                return self.problem(row, column, kind);
            }
        };
        let (Some(of), Some(its)) = (of, self.workbook.kpis.get(kpi)) else {
            return self.problem(row, column, self.no_target(period));
        };
        let is_counted = || of.is_counted_in(period) || of.inputs.keys().any(|counted| counted.contains(period));
        if its.measure.is_some() && is_counted() {
            return self.problem(row, column, ActualsProblemKind::Counted { period });
        }
        self.note_currency(kpi, column);
        let is_unscaled = self.scale(kpi, column).is_none() && self.counted_in(cell(row, column), column).1.is_none();
        self.plan.unscaled += usize::from(is_unscaled);
        self.figures.add(owner, (of.id, period), adds_up(its), Cell { row, column, value });
    }

    /// Puts the rows of each figure together and holds it against what is there.
    fn settle(&mut self) {
        let dates = self.layout.shape.period().map(|column| (column, self.order));
        let settled = self.figures.settle(self.layout.repeats, dates);
        self.plan.repeated = settled.repeated;
        self.plan.problems.extend(settled.problems);
        self.plan.problems.sort_by_key(|problem| problem.row);
        for planned in settled.figures {
            let key = ActualKey { target: planned.target, period: planned.period };
            let before = self.workbook.actuals.get(key).map(|actual| actual.value);
            let planned = PlannedActual { before, ..planned };
            match before {
                None => self.plan.new.push(planned),
                Some(before) if before == planned.value => self.same.push(planned),
                Some(_) => self.plan.changed.push(planned),
            }
        }
    }

    /// Adds what other targets get with the figures of the table.
    fn follow_others(&mut self) {
        let plan = &mut self.plan;
        plan.same = self.same.len();
        let given: HashMap<(TargetId, Period), &PlannedActual> =
            plan.new.iter().chain(&plan.changed).chain(&self.same).map(|it| ((it.target, it.period), it)).collect();
        let figures: Vec<FigureToSet> = given.values().map(|it| (it.target, it.period, Some(it.value))).collect();
        let also = also_set(self.workbook, &figures).into_iter().filter_map(|also| {
            let from = given.get(&(also.from, also.period))?;
            Some(PlannedActual { target: also.target, before: also.before, ..(*from).clone() })
        });
        plan.also = also.collect();
    }

    /// A figure in ten-thousandths; an amount in the workbook's currency, as far as that takes no rate.
    fn parse(&self, row: &Row, kpi: KpiId, column: usize) -> Result<i128, NumberError> {
        let (text, scale) = self.counted_in(figure_text(cell(row, column)), column);
        let number = if self.is_money(kpi) {
            let currencies = (self.headers.get(column).copied().flatten(), self.workbook.meta.currency);
            parse_amount(&text, self.style, ThreeDigits::AsStyleSays, currencies)?
        } else {
            parse_decimal(&text, self.style)?
        };
        let scale = scale.or_else(|| self.scale(kpi, column)).unwrap_or_default();
        let places = i32::try_from(scale.places()).unwrap_or(0);
        let scaled = number.shifted(places).ok_or(DecimalError::TooLarge).and_then(|number| number.scaled(4));
        scaled.map_err(|error| NumberError { kind: fits(error), text: text.clone() })
    }

    fn counted_in(&self, cell: &str, column: usize) -> (String, Option<Scale>) {
        let named = self.headers.get(column).copied().flatten().map(NamedCurrency::likely);
        counted_in(cell, counts_in_crores(named.unwrap_or(self.workbook.meta.currency)))
    }

    /// What a column counts the figures of a KPI in, where a cell does not say otherwise. `None` when its header says
    /// something that cannot be about this KPI: thousands of euros about orders, thousands about per cent.
    fn scale(&self, kpi: KpiId, column: usize) -> Option<Scale> {
        let counted = self.layout.counted.get(&column).copied().unwrap_or_default();
        let unit = self.workbook.kpis.get(kpi).map(|kpi| kpi.unit);
        let is_about = match unit {
            _ if counted.scale == Scale::One || counted.said == Said::ByPerson => true,
            Some(Unit::Money) => true,
            Some(Unit::Count) => self.headers.get(column).copied().flatten().is_none(),
            _ => false,
        };
        is_about.then_some(counted.scale)
    }

    fn is_money(&self, kpi: KpiId) -> bool {
        self.workbook.kpis.get(kpi).is_some_and(|kpi| kpi.unit == Unit::Money)
    }

    /// Remembers that an amount was read from a column that names another currency.
    fn note_currency(&mut self, kpi: KpiId, column: usize) {
        let named = self.headers.get(column).copied().flatten();
        if let Some(named) = named.filter(|named| self.is_money(kpi) && !named.is(self.workbook.meta.currency)) {
            self.plan.currencies.insert(column, named);
        }
    }

    fn no_target(&self, period: Period) -> ActualsProblemKind {
        let mut targets = self.workbook.targets.iter();
        if targets.any(|target| target.period.is_jalali() == period.is_jalali()) {
            ActualsProblemKind::NoTarget { period }
        } else {
            ActualsProblemKind::OtherCalendar
        }
    }

    fn problem(&mut self, row: &Row, column: usize, kind: ActualsProblemKind) {
        let found = cell(row, column).to_owned();
        self.plan.problems.push(ActualsProblem { row: row.number, column, found, kind });
    }
}

/// A figure without the sign of a percentage: what is counted in per cent is kept in per cent.
fn figure_text(cell: &str) -> &str {
    cell.trim().trim_end_matches(['%', '٪']).trim_end()
}

fn cell(row: &Row, column: usize) -> &str {
    row.cells.get(column).map_or("", String::as_str)
}
