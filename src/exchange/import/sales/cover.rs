//! Periods of which a list of sales may have a part only.

use std::collections::{BTreeMap, BTreeSet};

use super::SalesChoice;
use super::rows::{Sale, within};
use crate::exchange::AccountField;
use crate::exchange::mapping::Mapping;
use crate::model::{Date, MonthsCovered, Period, PeriodKind};

/// The periods of which a list of sales may have a part only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Covered {
    /// Those that are taken to be covered for so many months only.
    pub months: BTreeMap<Period, MonthsCovered>,
    /// The first one, where the oldest date is in its midst: nobody can say what was before.
    pub first: Option<Period>,
    /// The last one, where the newest date is in its midst, it is over, and the list has gaps: nothing was sold any
    /// more, or the list ends there.
    pub last: Option<Period>,
}

impl Covered {
    /// What the dates of a list say: the period that runs today is covered as far as its newest date goes, and so is the
    /// last one of a list in which every month before is sold something in.
    pub(super) fn of(sales: &[Sale<'_>], (choice, mapping): (&SalesChoice, &Mapping), today: Date) -> Self {
        if choice.date.is_none() {
            return Self { months: of_headers(choice, mapping), ..Self::default() };
        }
        let mut covered = Self::default();
        let read: BTreeSet<Period> = sales.iter().filter_map(|sale| Some(sale.when?.period)).collect();
        let end = |period: &Period| period.first_month() + i32::from(period.kind().months());
        let months: BTreeSet<i32> = read.iter().flat_map(|period| period.first_month()..end(period)).collect();
        let periods: BTreeSet<Period> = read.iter().filter_map(|period| within(*period, choice.by)).collect();
        let (Some(oldest), Some(newest)) = (months.first(), months.last()) else { return covered };
        let has_gaps = i32::try_from(months.len()).unwrap_or(i32::MAX) != newest - oldest + 1;
        for period in &periods {
            let last = months.range(..end(period)).next_back().unwrap_or(newest);
            let count =
                u8::try_from(last - period.first_month() + 1).ok().filter(|count| *count < period.kind().months());
            let Some(count) = count.and_then(MonthsCovered::new) else { continue };
            let runs = period.months_over(today).is_some();
            if runs || (last == newest && !has_gaps && is_over(*period, today)) {
                covered.months.insert(*period, count);
            } else if last == newest {
                covered.last = Some(*period);
            }
        }
        covered.first = periods.first().copied().filter(|first| first.first_month() < *oldest);
        covered
    }
}

fn is_over(period: Period, today: Date) -> bool {
    let month = if period.is_jalali() {
        Period::of_jalali(today, PeriodKind::Month)
    } else {
        Some(Period::of(today, PeriodKind::Month))
    };
    month.is_some_and(|month| month.first_month() >= period.first_month() + i32::from(period.kind().months()))
}

// What the headers of columns that name their own periods say.
fn of_headers(choice: &SalesChoice, mapping: &Mapping) -> BTreeMap<Period, MonthsCovered> {
    let columns = choice.amounts.keys().filter_map(|place| mapping.columns.get(*place));
    let covers = columns.filter_map(|column| match column.field {
        Some(AccountField::Revenue(period) | AccountField::Profit(period)) => Some((period, column.covers?)),
        _ => None,
    });
    covers.collect()
}
