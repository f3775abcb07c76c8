//! Periods of which a table may bring only some months.
//!
//! In November a list of customers has the revenue of this year as far as it is known. Held against whole years such a
//! year looks like a loss of everybody's, so it is proposed to be a part, and asked about where it is taken in.

use std::collections::BTreeMap;

use crate::exchange::AccountField;
use crate::exchange::mapping::Mapping;
use crate::model::{Date, MonthsCovered, Period, Workbook};

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
    /// It is not over.
    Running,
    /// It is not over, and the workbook has whole figures of it.
    RunningWhole,
    /// The workbook says that its figures of it cover some months.
    Workbook,
}

/// The periods of a table's figures of which they may cover only some months, in order. What a header says counts first,
/// then that the period runs on `today`, then what the workbook says of the figures it has.
pub fn part_periods(workbook: &Workbook, mapping: &Mapping, today: Date) -> Vec<PartPeriod> {
    let mut headers: BTreeMap<Period, Option<(usize, MonthsCovered)>> = BTreeMap::new();
    for (place, column) in mapping.columns.iter().enumerate().filter(|(_, column)| !column.needs_period) {
        if let Some(AccountField::Revenue(period) | AccountField::Profit(period)) = column.field {
            let header = headers.entry(period).or_default();
            *header = header.or(column.covers.map(|months| (place, months)));
        }
    }
    let part = |(period, header)| part_period(workbook, period, header, today);
    headers.into_iter().filter_map(part).collect()
}

fn part_period(
    workbook: &Workbook,
    period: Period,
    header: Option<(usize, MonthsCovered)>,
    today: Date,
) -> Option<PartPeriod> {
    let own = workbook.meta.part_periods.get(&period).copied();
    let over = period.months_over(today).filter(|over| *over < period.kind().months()).and_then(MonthsCovered::new);
    // Whoever took it in as a whole was asked then: it may be a plan of the year.
    let is_whole = || own.is_none() && workbook.accounts.iter().any(|account| account.figures.contains_key(&period));
    let (covers, why) = match (header, over) {
        (Some((column, months)), _) => (Some(months), PartReason::Header(column)),
        (None, Some(_)) if is_whole() => (None, PartReason::RunningWhole),
        (None, Some(over)) => (Some(over), PartReason::Running),
        (None, None) => (Some(own?), PartReason::Workbook),
    };
    Some(PartPeriod { period, covers, why })
}
