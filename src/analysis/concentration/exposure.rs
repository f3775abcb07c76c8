//! How concentration moved from period to period, and what losing one of the largest accounts would cost (G-5).

use super::{Concentration, Spread, concentration, herfindahl};
use crate::analysis::figures::{Measure, MoneySum, periods_of};
use crate::model::{AccountId, Money, MonthsCovered, Period, PeriodKind, Workbook};

/// The concentration of one period, without the accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// The period.
    pub period: Period,
    /// How many months its figures cover, when that is not the whole period.
    pub covers: Option<MonthsCovered>,
    /// Accounts with a positive figure.
    pub accounts: usize,
    /// Share of the largest account, 0–1.
    pub top1: f64,
    /// Share of the largest three, 0–1.
    pub top3: f64,
    /// Share of the largest five, 0–1.
    pub top5: f64,
    /// The Herfindahl index.
    pub herfindahl: f64,
    /// Its class.
    pub spread: Spread,
}

/// What losing one account would cost, all else equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// The account.
    pub account: AccountId,
    /// Its revenue in the period, when known.
    pub revenue: Option<Money>,
    /// Its profit in the period, when known.
    pub profit: Option<Money>,
    /// Its share of the measure, 0–1.
    pub share: f64,
    /// Its share and those of all larger ones, 0–1: what losing all of them would cost.
    pub together: f64,
    /// What is left; `None` when it was the only one.
    pub left: Option<Left>,
}

/// A portfolio without one of its accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Left {
    /// The sum of the positive figures.
    pub base: MoneySum,
    /// The Herfindahl index.
    pub herfindahl: f64,
    /// Its class.
    pub spread: Spread,
    /// The share of the account that is the largest then, 0–1.
    pub top1: f64,
}

/// The concentration of all periods of a kind for which there is a positive figure, in their order. Periods of which
/// the figures cover only some months are among them and say so.
pub fn history(workbook: &Workbook, measure: Measure, kind: PeriodKind) -> Vec<Moment> {
    let periods = periods_of(workbook, measure).into_iter().map(|found| found.period);
    let moment = |period| {
        let found = concentration(workbook, measure, period).ok()?;
        Some(Moment {
            period,
            covers: found.covers,
            accounts: found.parts.len(),
            top1: found.top(1).share,
            top3: found.top(3).share,
            top5: found.top(5).share,
            herfindahl: found.herfindahl,
            spread: found.spread,
        })
    };
    periods.filter(|period| period.kind() == kind).filter_map(moment).collect()
}

/// What losing each of the largest `count` accounts would cost: each one alone, the largest first.
pub fn losses(workbook: &Workbook, found: &Concentration, count: usize) -> Vec<Loss> {
    let loss = |place: usize| {
        let part = &found.parts[place];
        let account = workbook.accounts.get(part.account);
        Loss {
            account: part.account,
            revenue: account.and_then(|account| account.revenue(found.period)),
            profit: account.and_then(|account| account.profit(found.period)),
            share: part.share,
            together: part.cumulative,
            left: left_without(found, place),
        }
    };
    (0..count.min(found.parts.len())).map(loss).collect()
}

fn left_without(found: &Concentration, place: usize) -> Option<Left> {
    let others = found.parts.iter().enumerate().filter(|(other, _)| *other != place);
    let amounts: Vec<(AccountId, Money)> = others.map(|(_, part)| (part.account, part.amount)).collect();
    let (_, largest) = *amounts.first()?;
    let base: MoneySum = amounts.iter().map(|(_, amount)| *amount).sum();
    let (herfindahl, spread) = herfindahl(&amounts, base);
    Some(Left { base, herfindahl, spread, top1: MoneySum::from(largest).to_f64() / base.to_f64() })
}
