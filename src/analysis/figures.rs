//! Revenue and profit summed over accounts, and the periods there are figures for.

use std::collections::BTreeMap;

use crate::model::{Account, Currency, Money, MonthsCovered, Owner, Period, Quantity, Workbook};

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
        let e4 = divide_rounding(self.0.checked_mul(Quantity::SCALE.into())?, minor_units);
        i64::try_from(e4).ok().and_then(Quantity::from_e4)
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

/// The accounts of an owner: itself, those of a manager (by exact name), or all.
pub fn accounts_of<'a>(workbook: &'a Workbook, owner: &'a Owner) -> impl Iterator<Item = &'a Account> {
    workbook.accounts.iter().filter(move |account| match owner {
        Owner::Account(id) => account.id == *id,
        Owner::Manager(name) => account.manager == *name,
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

/// Divides by a positive number, rounding half away from zero.
pub(super) const fn divide_rounding(number: i128, by: i128) -> i128 {
    let (whole, rest) = (number / by, number % by);
    if rest.abs() * 2 >= by { whole + number.signum() } else { whole }
}
