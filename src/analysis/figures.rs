//! Revenue and profit summed over accounts, and the periods there are figures for.

use std::collections::BTreeMap;

use crate::model::spelling::is_same;
use crate::model::{Account, Currency, Date, Money, MonthsCovered, Owner, Period, Quantity, Workbook};

/// Which figure of an account is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Net revenue.
    Revenue,
    /// Profit.
    Profit,
}

impl Measure {
    /// Both measures.
    pub const ALL: [Self; 2] = [Self::Revenue, Self::Profit];

    /// The figure of an account in a period, when it is known.
    pub fn of(self, account: &Account, period: Period) -> Option<Money> {
        match self {
            Self::Revenue => account.revenue(period),
            Self::Profit => account.profit(period),
        }
    }
}

/// A sum of money over accounts, exact. It may be larger than any single [`Money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MoneySum(i128);

impl MoneySum {
    /// A sum of so many minor units.
    pub const fn from_minor(minor: i128) -> Self {
        Self(minor)
    }

    /// Minor units of the workbook's currency.
    pub const fn minor(self) -> i128 {
        self.0
    }

    /// Minor units as a float, for display and shares.
    pub fn to_f64(self) -> f64 {
        self.0 as f64
    }

    /// The sum in major units of a currency, rounded half away from zero where the currency has more than four
    /// places; `None` when it is too large.
    pub fn quantity(self, currency: Currency) -> Option<Quantity> {
        let minor_units = 10_i128.pow(currency.decimals());
        let e4 = divide_rounding(self.0.checked_mul(Quantity::SCALE)?, minor_units);
        Quantity::from_e4(e4)
    }
}

impl From<Money> for MoneySum {
    fn from(money: Money) -> Self {
        Self(money.minor().into())
    }
}

impl std::ops::Add for MoneySum {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::AddAssign<Money> for MoneySum {
    fn add_assign(&mut self, money: Money) {
        self.0 += i128::from(money.minor());
    }
}

impl std::iter::Sum<Money> for MoneySum {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Self {
        amounts.fold(Self::default(), |mut sum, amount| {
            sum += amount;
            sum
        })
    }
}

/// A period for which accounts have figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodSummary {
    /// The period.
    pub period: Period,
    /// How many accounts have a figure, zeros included.
    pub accounts: usize,
    /// The sum of their figures.
    pub sum: MoneySum,
    /// How many months the figures cover, when that is not the whole period.
    pub covers: Option<MonthsCovered>,
}

/// All periods for which any account has a figure of this measure, in the order of [`Period`]. Periods of different
/// lengths stand side by side: a year and its quarters are not added up.
pub fn periods_of(workbook: &Workbook, measure: Measure) -> Vec<PeriodSummary> {
    let mut periods: BTreeMap<Period, (usize, MoneySum)> = BTreeMap::new();
    for account in workbook.accounts.iter() {
        for &period in account.figures.keys() {
            if let Some(amount) = measure.of(account, period) {
                let (accounts, sum) = periods.entry(period).or_default();
                *accounts += 1;
                *sum += amount;
            }
        }
    }
    let covers = |period| workbook.meta.part_periods.get(&period).copied();
    let summary = |(period, (accounts, sum))| PeriodSummary { period, accounts, sum, covers: covers(period) };
    periods.into_iter().map(summary).collect()
}

/// The period that is looked at until somebody chooses another: of the whole ones the longest kind, of these the newest;
/// where none is whole, the same of all. One rule for wherever figures are shown, scored or grown from.
pub fn usual_period(workbook: &Workbook, periods: impl Iterator<Item = Period>) -> Option<Period> {
    let is_whole = |period: &Period| !workbook.meta.part_periods.contains_key(period);
    // The longest kind is the least in the order of kinds.
    periods.max_by_key(|period| (is_whole(period), std::cmp::Reverse(period.kind()), *period))
}

/// The newest period of the accounts' figures that is not over on a day and counts as whole all the same: what is held
/// against it may be wrong. `None` where there is none.
pub fn running_whole(workbook: &Workbook, today: Date) -> Option<Period> {
    let is_such = |period: &Period| {
        let runs = period.months_over(today).is_some_and(|over| over < period.kind().months());
        runs && !workbook.meta.part_periods.contains_key(period)
    };
    let periods = workbook.accounts.iter().flat_map(|account| account.figures.keys().copied());
    periods.filter(is_such).max_by_key(|period| (std::cmp::Reverse(period.kind()), *period))
}

/// The sum of a figure over the accounts of an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerSum {
    /// The sum over the accounts whose figure is known.
    pub sum: MoneySum,
    /// How many accounts that is; the sum of none is zero and means nothing.
    pub known: usize,
    /// How many accounts of the owner have no figure: missing is not zero.
    pub unknown: usize,
}

/// The accounts of an owner: itself, those of a manager (by name, however it is spelt), or all.
pub fn accounts_of<'a>(workbook: &'a Workbook, owner: &'a Owner) -> impl Iterator<Item = &'a Account> {
    workbook.accounts.iter().filter(move |account| match owner {
        Owner::Account(id) => account.id == *id,
        Owner::Manager(name) => is_same(&account.manager, name),
        Owner::Portfolio => true,
    })
}

/// The sum of a figure over the accounts of an owner in a period.
pub fn owner_sum(workbook: &Workbook, owner: &Owner, measure: Measure, period: Period) -> OwnerSum {
    let mut result = OwnerSum { sum: MoneySum::default(), known: 0, unknown: 0 };
    // Thousands of accounts are asked one by one when a year is planned.
    if let Owner::Account(id) = owner {
        let Some(account) = workbook.accounts.get(*id) else { return result };
        return match measure.of(account, period) {
            Some(amount) => OwnerSum { sum: amount.into(), known: 1, ..result },
            None => OwnerSum { unknown: 1, ..result },
        };
    }
    for account in accounts_of(workbook, owner) {
        match measure.of(account, period) {
            Some(amount) => {
                result.sum += amount;
                result.known += 1;
            }
            None => result.unknown += 1,
        }
    }
    result
}

/// `one × other / by`, rounded half away from zero, exact however large the product is; `by` is positive. `None` when
/// the result is too large.
pub(super) fn times_over(one: i128, other: i128, by: i128) -> Option<i128> {
    let sign = one.signum() * other.signum();
    let (whole, rest) = multiply_divide(one.unsigned_abs(), other.unsigned_abs(), by.unsigned_abs())?;
    let up = u128::from(rest >= by.unsigned_abs() - rest);
    Some(sign * i128::try_from(whole.checked_add(up)?).ok()?)
}

/// `one × other / by` and what is left of it, exact however large the product is; `by` is not zero and within an
/// [`i128`]. `None` when the result is too large.
pub(super) fn multiply_divide(one: u128, other: u128, by: u128) -> Option<(u128, u128)> {
    if let Some(product) = one.checked_mul(other) {
        return Some((product / by, product % by));
    }
    // Bit by bit from the highest: what is there is doubled, and `one / by` is added where a bit is set.
    let share = (one / by, one % by);
    let mut found = (0, 0);
    for bit in (0..u128::BITS - other.leading_zeros()).rev() {
        found = add_mixed(found, found, by)?;
        if other >> bit & 1 == 1 {
            found = add_mixed(found, share, by)?;
        }
    }
    Some(found)
}

/// Adds two numbers, each a whole and a rest in parts of `by`.
fn add_mixed(one: (u128, u128), other: (u128, u128), by: u128) -> Option<(u128, u128)> {
    let rest = one.1 + other.1;
    let carry = u128::from(rest >= by);
    Some((one.0.checked_add(other.0)?.checked_add(carry)?, rest - carry * by))
}

/// Divides by a positive number, rounding half away from zero.
pub(super) const fn divide_rounding(number: i128, by: i128) -> i128 {
    let (whole, rest) = (number / by, number % by);
    if rest.abs() * 2 >= by { whole + number.signum() } else { whole }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{divide_rounding, multiply_divide, times_over};

    const LARGE: i128 = 10_i128.pow(24);

    #[test]
    fn products_beyond_every_whole_number_are_divided_exactly() {
        assert_eq!(times_over(LARGE, -LARGE, LARGE), Some(-LARGE));
        assert_eq!(times_over(LARGE, LARGE + 1, 2 * LARGE), Some(LARGE / 2 + 1));
        assert_eq!(times_over(-LARGE, 3 * LARGE, 7 * LARGE), Some(-428_571_428_571_428_571_428_571));
        assert_eq!(times_over(LARGE, LARGE, 1), None);
        assert_eq!(multiply_divide(u128::MAX, 3, 3), Some((u128::MAX, 0)));
    }

    proptest! {
        #[test]
        fn a_long_division_is_the_short_one(one in -LARGE..LARGE, other in -1_000_000..1_000_000_i128, by in 1..LARGE) {
            prop_assert_eq!(times_over(one, other, by), Some(divide_rounding(one * other, by)));
            // Both sides times the same number: the product needs more room, the result is the same.
            let scale = 1_000_000_000_i128;
            prop_assert_eq!(times_over(one * scale, other * scale, by), times_over(one, other * scale * scale, by));
        }

        #[test]
        fn what_is_left_is_less_than_a_part(one in 0..u128::MAX / 4, other in 0..u128::MAX, by in 1..u128::MAX / 2) {
            if let Some((whole, rest)) = multiply_divide(one, other, by) {
                let low = one.wrapping_mul(other);
                prop_assert!(rest < by);
                prop_assert_eq!(whole.wrapping_mul(by).wrapping_add(rest), low);
            }
        }
    }
}
