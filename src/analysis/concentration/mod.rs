//! How much of the business hangs on few accounts (G-5).

mod exposure;

pub use exposure::{Left, Loss, Moment, history, losses, no_history};

use super::figures::{Measure, MoneySum};
use super::ratio::Ratio;
use crate::model::order;
use crate::model::{AccountId, Money, MonthsCovered, Period, Workbook};

/// Per cent of the base the Pareto line is drawn at, and the end of class A.
pub const PARETO_PERCENT: u8 = 80;
/// Per cent of the base where class B ends.
pub const CLASS_B_PERCENT: u8 = 95;

/// How a measure is spread over the accounts in one period.
///
/// Shares are shares of the sum of the positive figures, the base: a loss is no share of a gain. Negative and zero
/// figures are counted beside it and take no share.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The period.
    pub period: Period,
    /// What is shared out.
    pub measure: Measure,
    /// How many months the figures cover, when that is not the whole period.
    pub covers: Option<MonthsCovered>,
    /// The accounts with a positive figure, the largest first, equal ones in the order of their ids. Never empty.
    pub parts: Vec<Part>,
    /// The sum of the positive figures: 100%.
    pub base: MoneySum,
    /// The sum of all figures, the negative ones too.
    pub net: MoneySum,
    /// The sum of the negative figures.
    pub negative_sum: MoneySum,
    /// What takes no share.
    pub outside: Outside,
    /// Herfindahl index Σ share², above 0 and up to 1; times 10,000 it is the scale of the US merger guidelines.
    pub herfindahl: f64,
    /// The class of the index.
    pub spread: Spread,
}

/// How many accounts take no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Outside {
    /// Accounts with a negative figure.
    pub negative: usize,
    /// Accounts with a figure of zero.
    pub zero: usize,
    /// Accounts without a figure.
    pub unknown: usize,
}

/// One account's share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The account.
    pub account: AccountId,
    /// Its figure, above zero.
    pub amount: Money,
    /// Its share of the base, 0–1.
    pub share: f64,
    /// The share of it and all larger ones together, 0–1: the Pareto curve.
    pub cumulative: f64,
    /// Its class.
    pub class: AbcClass,
}

/// The class of an account by its share (ABC analysis). The account that crosses a line still belongs above it, so
/// that the accounts of class A are those that make 80%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AbcClass {
    /// All larger accounts together make less than 80%.
    A,
    /// All larger accounts together make at least 80% and less than 95%.
    B,
    /// The rest.
    C,
}

/// The class of a Herfindahl index (G-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spread {
    /// Below 0.10.
    Diversified,
    /// 0.10 to 0.25.
    Moderate,
    /// Above 0.25.
    Concentrated,
}

/// Why there is no concentration to speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoConcentration {
    /// No account has a figure for the period.
    NoFigures,
    /// No account has a positive figure.
    NothingPositive(Outside),
}

/// The largest accounts together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Largest {
    /// How many accounts that is; fewer than asked for where there are fewer.
    pub accounts: usize,
    /// Their share of the base, 0–1.
    pub share: f64,
}

/// The concentration of a measure in a period.
pub fn concentration(workbook: &Workbook, measure: Measure, period: Period) -> Result<Concentration, NoConcentration> {
    let mut positive: Vec<(AccountId, Money)> = Vec::new();
    let (mut outside, mut negative_sum) = (Outside::default(), MoneySum::default());
    for account in workbook.accounts.iter() {
        match measure.of(account, period) {
            None => outside.unknown += 1,
            Some(amount) if amount > Money::ZERO => positive.push((account.id, amount)),
            Some(Money::ZERO) => outside.zero += 1,
            Some(amount) => {
                outside.negative += 1;
                negative_sum += amount;
            }
        }
    }
    if positive.is_empty() {
        let nobody = outside.zero + outside.negative == 0;
        return Err(if nobody { NoConcentration::NoFigures } else { NoConcentration::NothingPositive(outside) });
    }
    order::sort_by_key(&mut positive, |&(account, amount)| (std::cmp::Reverse(amount), account));
    let base: MoneySum = positive.iter().map(|&(_, amount)| amount).sum();
    let net = base + negative_sum;
    let (herfindahl, spread) = herfindahl(&positive, base);
    let parts = parts(&positive, base);
    let covers = workbook.meta.part_periods.get(&period).copied();
    Ok(Concentration { period, measure, covers, parts, base, net, negative_sum, outside, herfindahl, spread })
}

impl Concentration {
    /// The largest `count` accounts together.
    pub fn top(&self, count: usize) -> Largest {
        let accounts = count.min(self.parts.len());
        let share = accounts.checked_sub(1).map_or(0.0, |last| self.parts[last].cumulative);
        Largest { accounts, share }
    }

    /// The largest fifth of the accounts with a positive figure together, their number rounded up.
    pub fn top_fifth(&self) -> Largest {
        self.top(self.parts.len().div_ceil(5))
    }

    /// How few accounts make 80% of the base, at least one.
    pub fn few_make_most(&self) -> usize {
        self.parts.partition_point(|part| part.class == AbcClass::A)
    }

    /// The effective number of accounts 1/H: as many equal ones would be spread the same way; at least 1.
    pub fn effective_number(&self) -> f64 {
        1.0 / self.herfindahl
    }

    /// What changed since another period.
    pub fn since(&self, earlier: &Self) -> ConcentrationChange {
        let share = |count| self.top(count).share - earlier.top(count).share;
        ConcentrationChange {
            top1: share(1),
            top3: share(3),
            top5: share(5),
            top_fifth: self.top_fifth().share - earlier.top_fifth().share,
            herfindahl: self.herfindahl - earlier.herfindahl,
            effective_number: self.effective_number() - earlier.effective_number(),
            net_growth: (earlier.net.minor() > 0).then(|| self.net.to_f64() / earlier.net.to_f64() - 1.0),
            is_comparable: months(self) == months(earlier),
        }
    }
}

/// Differences between two concentrations, the later less the earlier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ConcentrationChange {
    /// The share of the largest account, as a difference of shares: 0.01 is one percentage point.
    pub top1: f64,
    /// The share of the largest three, likewise.
    pub top3: f64,
    /// The share of the largest five, likewise.
    pub top5: f64,
    /// The share of the largest fifth, likewise.
    pub top_fifth: f64,
    /// The Herfindahl index.
    pub herfindahl: f64,
    /// The effective number of accounts.
    pub effective_number: f64,
    /// Growth of the sum over all accounts, negative ones included: 0.15 is 15% more. `None` when the earlier sum is not
    /// positive.
    pub net_growth: Option<f64>,
    /// Whether both figures cover the same number of months; otherwise the growth says little.
    pub is_comparable: bool,
}

fn months(concentration: &Concentration) -> u8 {
    concentration.covers.map_or(concentration.period.kind().months(), MonthsCovered::months)
}

fn parts(positive: &[(AccountId, Money)], base: MoneySum) -> Vec<Part> {
    let mut before = MoneySum::default();
    let part = |&(account, amount): &(AccountId, Money)| {
        let class = class_after(before, base);
        before += amount;
        Part {
            account,
            amount,
            share: MoneySum::from(amount).to_f64() / base.to_f64(),
            cumulative: before.to_f64() / base.to_f64(),
            class,
        }
    };
    positive.iter().map(part).collect()
}

/// The class of the account that follows those making `before`, compared in whole minor units.
fn class_after(before: MoneySum, base: MoneySum) -> AbcClass {
    let is_below = |percent: u8| before.minor() * 100 < base.minor() * i128::from(percent);
    if is_below(PARETO_PERCENT) {
        AbcClass::A
    } else if is_below(CLASS_B_PERCENT) {
        AbcClass::B
    } else {
        AbcClass::C
    }
}

/// Herfindahl index H = Σ (x/Σx)² = Σx² / (Σx)² and its class, exact where the squares fit: ten equal accounts are
/// 0.10 and not a hair below it.
fn herfindahl(positive: &[(AccountId, Money)], base: MoneySum) -> (f64, Spread) {
    let amount = |money: Money| u128::try_from(money.minor()).unwrap_or(0);
    let squares = positive.iter().try_fold(0_u128, |sum, &(_, money)| sum.checked_add(amount(money).pow(2)));
    let square = u128::try_from(base.minor()).ok().and_then(|base| base.checked_mul(base));
    let exact = squares.zip(square).and_then(|(squares, square)| Ratio::new(squares, square));
    let Some(exact) = exact else {
        let share = |&(_, money): &(AccountId, Money)| (money.minor() as f64 / base.to_f64()).powi(2);
        let index: f64 = positive.iter().map(share).sum();
        return (index, spread(index < 0.10, index > 0.25));
    };
    let (low, high) = (Ratio::from_hundredths(10), Ratio::from_hundredths(25));
    (exact.to_f64(), spread(exact < low, exact > high))
}

const fn spread(is_low: bool, is_high: bool) -> Spread {
    match (is_low, is_high) {
        (true, _) => Spread::Diversified,
        (_, true) => Spread::Concentrated,
        _ => Spread::Moderate,
    }
}
