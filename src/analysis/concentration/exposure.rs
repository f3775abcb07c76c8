//! How concentration moved from period to period, and what losing one of the largest accounts would cost (G-5).

use super::{Concentration, NoConcentration, Spread, concentration, herfindahl};
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
    /// Accounts with a negative figure: they take no share.
    pub negative: usize,
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
    /// What is lost of the sum over all accounts, negative figures included; above 1 where the others together lose.
    /// `None` when that sum is not positive.
    pub share: Option<f64>,
    /// The same for it and all larger ones.
    pub together: Option<f64>,
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

/// Why [`history`] has nothing to tell: there are no figures of the kind, or none of them is positive (G-5).
pub fn no_history(workbook: &Workbook, measure: Measure, kind: PeriodKind) -> NoConcentration {
    let periods = periods_of(workbook, measure).into_iter().filter(|found| found.period.kind() == kind);
    let last = periods.filter_map(|found| concentration(workbook, measure, found.period).err()).next_back();
    last.unwrap_or(NoConcentration::NoFigures)
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
            negative: found.outside.negative,
        })
    };
    periods.filter(|period| period.kind() == kind).filter_map(moment).collect()
}

/// What losing each of the largest `count` accounts would cost: each one alone, the largest first.
pub fn losses(workbook: &Workbook, found: &Concentration, count: usize) -> Vec<Loss> {
    let of_whole = |lost: MoneySum| (found.net.minor() > 0).then(|| lost.to_f64() / found.net.to_f64());
    let mut larger = MoneySum::default();
    let loss = |place: usize| {
        let part = &found.parts[place];
        larger += part.amount;
        let account = workbook.accounts.get(part.account);
        Loss {
            account: part.account,
            revenue: account.and_then(|account| account.revenue(found.period)),
            profit: account.and_then(|account| account.profit(found.period)),
            share: of_whole(part.amount.into()),
            together: of_whole(larger),
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
