//! Periods of which a table may bring only some months.
//!
//! In November a list of customers has the revenue of this year as far as it is known. Held against whole years such a
//! year looks like a loss of everybody's, so it is proposed to be a part, and asked about where it is taken in.

use std::collections::BTreeMap;

use super::ImportPlan;
use crate::exchange::AccountField;
use crate::exchange::mapping::{Column, ColumnNote, Mapping, PeriodFrom};
use crate::model::{Account, AccountId, Date, MonthsCovered, Period, Workbook};

/// A period of which a table may bring only some months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartPeriod {
    /// The period.
    pub period: Period,
    /// How many of its months its figures are proposed to cover; `None` for all.
    pub covers: Option<MonthsCovered>,
    /// What that is proposed by.
    pub why: PartReason,
}

/// What tells that a period may be covered in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartReason {
    /// The header of this column, from 0, says how many months it covers.
    Header(usize),
    /// The header of this column says that it is of a year to date; how many months of it are over, the calendar says.
    HeaderToDate(usize),
    /// The headers of these two columns, of the two figures, say different months. There is one number for both.
    Headers(usize, usize),
    /// The lines above the table say how many months they are of.
    Above,
    /// It is not over.
    Running,
    /// It is not over, and the workbook has whole figures of it.
    RunningWhole,
    /// The workbook says that its figures of it cover some months. Since then it came to its end, and figures change.
    Over,
    /// The workbook says that its figures of it cover some months.
    Workbook,
    /// This table brings it for few: so many accounts have figures of it that the table lacks. What the workbook says
    /// of these stays.
    Few(usize),
}

/// The periods of a table's figures of which they may cover only some months, in order. What a header says counts first,
/// then that the period runs on `today`, then what the workbook says of the figures it has: until the period is over and
/// the plan of the import, where there is one, changes them. Nothing of that counts for figures of few accounts.
pub fn part_periods(workbook: &Workbook, mapping: &Mapping, plan: Option<&ImportPlan>, today: Date) -> Vec<PartPeriod> {
    let mut columns: BTreeMap<Period, Vec<(usize, &Column)>> = BTreeMap::new();
    for (place, column) in mapping.columns.iter().enumerate().filter(|(_, column)| column.period != PeriodFrom::Nowhere)
    {
        if let Some(AccountField::Revenue(period) | AccountField::Profit(period)) = column.field {
            columns.entry(period).or_default().push((place, column));
        }
    }
    let part = |(period, columns): (Period, Vec<(usize, &Column)>)| {
        let (covers, why) = by_header(&columns).or_else(|| by_calendar(workbook, period, plan, today))?;
        let own = workbook.meta.part_periods.get(&period).copied();
        let few = plan.filter(|plan| covers != own && brings_few(workbook, plan, period));
        match few.filter(|_| !matches!(why, PartReason::Headers(..))) {
            Some(plan) => {
                let absent = absent_with_figures(workbook, plan, period).len();
                Some(PartPeriod { period, covers: own, why: PartReason::Few(absent) })
            }
            None => Some(PartPeriod { period, covers, why }),
        }
    };
    columns.into_iter().filter_map(part).collect()
}

fn by_header(columns: &[(usize, &Column)]) -> Option<(Option<MonthsCovered>, PartReason)> {
    let (place, column) = columns.iter().find(|(_, column)| column.covers.is_some())?;
    let why = match columns.iter().find(|(_, other)| other.covers != column.covers) {
        Some((other, _)) => PartReason::Headers(*place.min(other), *place.max(other)),
        None if column.period == PeriodFrom::Above => PartReason::Above,
        None if matches!(column.note, Some(ColumnNote::ToDateOf(..))) => PartReason::HeaderToDate(*place),
        None => PartReason::Header(*place),
    };
    Some((column.covers, why))
}

fn by_calendar(
    workbook: &Workbook,
    period: Period,
    plan: Option<&ImportPlan>,
    today: Date,
) -> Option<(Option<MonthsCovered>, PartReason)> {
    let own = workbook.meta.part_periods.get(&period).copied();
    let over = period.months_over(today).filter(|over| *over < period.kind().months()).and_then(MonthsCovered::new);
    // Whoever took it in as a whole was asked then: it may be a plan of the year.
    let is_whole = || own.is_none() && workbook.accounts.iter().any(|account| account.figures.contains_key(&period));
    let changes = || plan.is_some_and(|plan| changes_figures(plan, period));
    Some(match over {
        Some(_) if is_whole() => (None, PartReason::RunningWhole),
        Some(over) => (Some(over), PartReason::Running),
        None if own.is_some() && period.is_over(today) && changes() => (None, PartReason::Over),
        None => (Some(own?), PartReason::Workbook),
    })
}

// Whether known figures of a period become others: the same list once more says nothing new of what it covers.
fn changes_figures(plan: &ImportPlan, period: Period) -> bool {
    plan.changed.iter().any(|changed| {
        let before = changed.before.figures.get(&period);
        before.is_some() && before != changed.after.figures.get(&period)
    })
}

/// Whether more accounts have figures of a period that the table does not bring than it brings ones of.
pub fn brings_few(workbook: &Workbook, plan: &ImportPlan, period: Period) -> bool {
    let has = |account: &Account| account.figures.contains_key(&period);
    let known = workbook.accounts.iter().filter(|account| has(account)).count();
    let absent = absent_with_figures(workbook, plan, period).len();
    let added = plan.added.iter().filter(|(_, after)| has(after)).count();
    let first = plan.changed.iter().filter(|changed| has(&changed.after) && !has(&changed.before)).count();
    absent > known - absent + added + first
}

/// The accounts no row of the table is about that have figures of a period: theirs stay of the months the
/// workbook had them of.
pub fn absent_with_figures(workbook: &Workbook, plan: &ImportPlan, period: Period) -> Vec<AccountId> {
    let has_figures =
        |id: &&AccountId| workbook.accounts.get(**id).is_some_and(|account| account.figures.contains_key(&period));
    plan.absent.iter().filter(has_figures).copied().collect()
}
