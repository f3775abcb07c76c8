//! Times: where the data begin and end, and how often an account orders.

use std::collections::BTreeSet;

use super::{FIRST_MONTHS, Orders};
use crate::model::{Account, AccountId, Date, FieldValue, MonthsCovered, Period, Workbook, first_day, order};

/// A quarter in days.
const QUARTER_DAYS: f64 = 365.25 / 4.0;
/// A quarter in months.
const QUARTER_MONTHS: f64 = 3.0;

/// The periods there are figures for.
pub struct Span<'a> {
    workbook: &'a Workbook,
    periods: BTreeSet<Period>,
}

impl<'a> Span<'a> {
    pub fn of(workbook: &'a Workbook) -> Self {
        let periods = workbook.accounts.iter().flat_map(|account| account.figures.keys().copied());
        Self { workbook, periods: order::set(periods) }
    }

    /// The first day after the months of a period that its figures cover. Where the data go on after it, a period of
    /// which some months are missing lacks its first ones.
    pub fn end_of(&self, period: Period) -> Option<Date> {
        let lacking = if self.goes_on_after(period) { 0 } else { lacking(self.workbook, period) };
        first_day(after(period) - lacking)
    }

    /// The first day after the first months of the data: who came before it may have been there before the data.
    pub fn first_months_end(&self) -> Option<Date> {
        let oldest = *self.periods.iter().min_by_key(|period| (period.first_month(), period.kind()))?;
        let lacking = if self.goes_on_after(oldest) { lacking(self.workbook, oldest) } else { 0 };
        first_day(oldest.first_month() + lacking + FIRST_MONTHS)
    }

    fn end(&self) -> Option<Date> {
        self.periods.iter().filter_map(|period| self.end_of(*period)).max()
    }

    fn goes_on_after(&self, period: Period) -> bool {
        self.periods.iter().any(|other| other.first_month() >= after(period))
    }
}

/// Orders a quarter, see [`super::orders_a_quarter`].
pub fn orders_a_quarter(workbook: &Workbook, orders: Orders<'_>) -> Vec<(AccountId, f64)> {
    let end = Span::of(workbook).end();
    let over = orders.over.map(|period| {
        let months = i32::from(period.kind().months()) - lacking(workbook, period);
        f64::from(months) / QUARTER_MONTHS
    });
    let rate = |account: &Account| {
        let placed = placed(account, orders.field)?;
        if placed <= 0.0 {
            return Some((account.id, 0.0));
        }
        let since = || Some(account.customer_since?.days_until(end?) as f64 / QUARTER_DAYS);
        let quarters = over.or_else(since)?.max(1.0);
        Some((account.id, placed / quarters))
    };
    workbook.accounts.iter().filter_map(rate).collect()
}

/// How many accounts have orders but no time to divide them by.
pub fn without_rate(workbook: &Workbook, orders: Orders<'_>) -> usize {
    let lacks = |account: &&Account| {
        account.customer_since.is_none() && placed(account, orders.field).is_some_and(|placed| placed > 0.0)
    };
    if orders.over.is_some() { 0 } else { workbook.accounts.iter().filter(lacks).count() }
}

fn placed(account: &Account, field: &str) -> Option<f64> {
    let FieldValue::NumberE4(orders) = account.fields.get(field)? else { return None };
    Some(orders.to_f64())
}

/// The first month after a period.
fn after(period: Period) -> i32 {
    period.first_month() + i32::from(period.kind().months())
}

/// How many months of a period its figures do not cover.
fn lacking(workbook: &Workbook, period: Period) -> i32 {
    let covered = workbook.meta.part_periods.get(&period).copied().map(MonthsCovered::months);
    covered.map_or(0, |covered| i32::from(period.kind().months()) - i32::from(covered))
}
