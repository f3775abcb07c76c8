//! The watch list: who grows fastest without being key, who crossed the cut since the last snapshot, and which
//! criteria no longer go with results (S-11). For review: nothing is ever demoted by itself (S-10).

use super::derived::{Number, Reading, Resolved, derive};
use super::figures::Measure;
use super::scoreboard::Scoreboard;
use super::snapshot::{compare, take_snapshot};
use super::together::spearman;
use crate::model::{
    AccountId, Criterion, CriterionId, Derivation, Direction, Money, NumberSource, Period, PeriodChoice, Scale,
    Snapshot, SpanChoice, Status, Workbook,
};

/// A rank correlation below this is none to rely on.
pub const LEAST_CORRELATION: f64 = 0.2;
/// Growth from less than the median account's revenue divided by this is no growth to speak of.
pub const NEGLIGIBLE_PART: i64 = 100;
/// With fewer accounts than these a correlation is chance.
pub const LEAST_ACCOUNTS: usize = 8;

/// What is to be looked at.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WatchList {
    /// The accounts that are not key and grow fastest, with the periods.
    pub growth: Option<Growing>,
    /// Who crossed the cut since the newest snapshot.
    pub since: Option<Crossed>,
    /// Criteria whose scores do not go with results.
    pub criteria: Vec<OffCriterion>,
}

/// The accounts of the fastest growth of revenue.
#[derive(Debug, Clone, PartialEq)]
pub struct Growing {
    /// The period it starts from, with the months its figures cover.
    pub from: (Period, u8),
    /// The period it leads to, likewise. Where the months differ, growth is that of the mean of a month.
    pub to: (Period, u8),
    /// Accounts that are not key, with their growth as a share (0.25 is 25%) and its rank among all accounts, from 1
    /// to the places of the list; the fastest first.
    pub accounts: Vec<(AccountId, f64, usize)>,
}

/// Who crossed the cut since a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossed {
    /// What the snapshot is called.
    pub snapshot: String,
    /// Accounts that are not key and came onto the list.
    pub entered: Vec<AccountId>,
    /// Key accounts that fell out of it.
    pub fell: Vec<AccountId>,
}

/// A criterion whose scores do not go with results.
#[derive(Debug, Clone, PartialEq)]
pub struct OffCriterion {
    /// The criterion.
    pub criterion: CriterionId,
    /// Against which figure.
    pub measure: Measure,
    /// Of which period.
    pub period: Period,
    /// Spearman's rank correlation of the scores with that figure, −1 to 1.
    pub now: f64,
    /// The same with the figures of the period before, when it was one to rely on.
    pub before: Option<(Period, f64)>,
}

/// The watch list for a list of so many places.
pub fn watch_list(workbook: &Workbook, board: &Scoreboard, places: usize) -> WatchList {
    WatchList {
        growth: growing(workbook, places),
        since: crossed(workbook, board),
        criteria: off_criteria(workbook, board),
    }
}

fn growing(workbook: &Workbook, places: usize) -> Option<Growing> {
    let (resolved, mut readings) = numbers(workbook, NumberSource::RevenueGrowth(SpanChoice::Latest))?;
    let Resolved::Growth { from, to, .. } = resolved else { return None };
    let before = |account: AccountId| workbook.accounts.get(account).and_then(|it| it.revenue(from.0));
    let least = median(readings.iter().filter_map(|(account, _)| before(*account)).filter(|it| *it > Money::ZERO));
    readings.retain(|(account, _)| {
        before(*account).zip(least).is_some_and(|(it, least)| it.minor() >= least.minor() / NEGLIGIBLE_PART)
    });
    readings.sort_by_key(|&(account, number)| (std::cmp::Reverse(number), account));
    let rank = |number: Number| 1 + readings.partition_point(|(_, other)| *other > number);
    let is_open = |account: AccountId| workbook.accounts.get(account).is_some_and(|it| it.status != Status::Key);
    let found = readings.iter().filter(|(_, number)| number.e4() > 0 && rank(*number) <= places);
    let accounts = found
        .filter(|(account, _)| is_open(*account))
        .map(|&(account, number)| (account, number.to_f64() / 100.0, rank(number)))
        .collect();
    Some(Growing { from, to, accounts })
}

/// The middle one of amounts, the lower of two.
fn median(amounts: impl Iterator<Item = Money>) -> Option<Money> {
    let mut sorted: Vec<Money> = amounts.collect();
    sorted.sort_unstable();
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

fn crossed(workbook: &Workbook, board: &Scoreboard) -> Option<Crossed> {
    let newest: &Snapshot = workbook.snapshots.iter().max_by_key(|snapshot| (snapshot.at, snapshot.id))?;
    let now = take_snapshot(workbook, board, newest.id, newest.name.clone(), newest.at);
    let found = compare(newest, &now);
    let is_key = |id: &AccountId| workbook.accounts.get(*id).is_some_and(|account| account.status == Status::Key);
    Some(Crossed {
        snapshot: newest.name.to_string(),
        entered: found.entered.into_iter().filter(|account| !is_key(account)).collect(),
        fell: found.left.into_iter().filter(is_key).collect(),
    })
}

fn off_criteria(workbook: &Workbook, board: &Scoreboard) -> Vec<OffCriterion> {
    let latest = |measure| {
        let source = match measure {
            Measure::Profit => NumberSource::Profit(PeriodChoice::Latest),
            Measure::Revenue => NumberSource::Revenue(PeriodChoice::Latest),
        };
        match numbers(workbook, source)? {
            (Resolved::Figure(_, period), readings) if readings.len() >= LEAST_ACCOUNTS => Some((measure, period)),
            _ => None,
        }
    };
    // Profit is the better result where it is known.
    let Some((measure, period)) = latest(Measure::Profit).or_else(|| latest(Measure::Revenue)) else {
        return Vec::new();
    };
    let criteria = board.weighted_criteria().filter(|id| workbook.criteria.get(*id).is_some_and(Criterion::is_judged));
    let off = |criterion| {
        let now = correlation(workbook, board, criterion, measure, period)?;
        let earlier = period.previous();
        let before = correlation(workbook, board, criterion, measure, earlier);
        let before = before.filter(|before| *before >= LEAST_CORRELATION).map(|before| (earlier, before));
        (now < LEAST_CORRELATION).then_some(OffCriterion { criterion, measure, period, now, before })
    };
    criteria.filter_map(off).collect()
}

/// The rank correlation of a criterion's scores with a figure; `None` with too few accounts that have both, or where
/// all are equal.
fn correlation(
    workbook: &Workbook,
    board: &Scoreboard,
    criterion: CriterionId,
    measure: Measure,
    period: Period,
) -> Option<f64> {
    let pair = |account: &crate::model::Account| {
        let score = board.cell(account.id, criterion)?;
        // Whole numbers in the order of the means: 2,520 is divided by every number of raters up to ten.
        let score = u64::from(score.sum) * 2520 / u64::from(score.raters);
        Some((score, measure.of(account, period)?))
    };
    let (scores, figures): (Vec<_>, Vec<_>) = workbook.accounts.iter().filter_map(pair).unzip();
    if scores.len() < LEAST_ACCOUNTS {
        return None;
    }
    spearman(&scores, &figures).ok()
}

/// What a number of the accounts means now, and those that have it.
fn numbers(workbook: &Workbook, source: NumberSource) -> Option<(Resolved, Vec<(AccountId, Number)>)> {
    let column = derive(workbook, &Derivation { source, scale: Scale::Percentile, direction: Direction::Higher });
    let reading = |reading: &Reading| Some((reading.account, reading.number.ok()?));
    let readings = column.readings.iter().filter_map(reading).collect();
    Some((column.source?, readings))
}
