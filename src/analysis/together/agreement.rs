//! How far the raters' rankings agree (C-4).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{Scoreboard, Total};
use crate::model::order;
use crate::model::{AccountId, RaterId, Workbook};

/// Why there is no coefficient of concordance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAgreement {
    /// Fewer than two raters: nobody to agree with.
    TooFewRaters,
    /// Fewer than two accounts that all raters scored in full: nothing to rank.
    TooFewAccounts,
    /// Every rater gives all accounts the same total: the coefficient is 0/0.
    AllTied,
}

/// Why there is no rank correlation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCorrelation {
    /// Fewer than two accounts.
    TooFewAccounts,
    /// One of the two gives all accounts the same total.
    AllTied,
}

/// How far the raters agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The accounts compared: those that every rater who scored anything scored on all criteria with weight.
    pub accounts: Vec<AccountId>,
    /// The raters who scored anything, in the order of their ids.
    pub raters: Vec<RaterView>,
    /// Kendall's coefficient of concordance W over the accounts compared, 0–1.
    pub concordance: Result<f64, NoAgreement>,
}

/// One rater beside the group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaterView {
    /// The rater.
    pub rater: RaterId,
    /// How many cells the rater scored.
    pub cells: usize,
    /// The mean of the rater's scores, 1–10: the lower, the more severe.
    pub mean_score: f64,
    /// Spearman's rank correlation of the rater's totals with the group's over the accounts compared, −1 to 1.
    pub with_group: Result<f64, NoCorrelation>,
}

/// Compares the raters' rankings of the accounts all of them scored in full. The group's totals are the board's, the
/// rater's own part included.
pub fn agreement(workbook: &Workbook, board: &Scoreboard) -> Agreement {
    let mut scores: BTreeMap<RaterId, (usize, u64)> = BTreeMap::new();
    for score in workbook.scores.iter() {
        let (cells, sum) = scores.entry(score.rater).or_default();
        *cells += 1;
        *sum += u64::from(score.value.value());
    }
    let boards: Vec<Scoreboard> = scores.keys().map(|&rater| Scoreboard::build_for(workbook, rater)).collect();
    let is_full = |board: &Scoreboard, account| board.total(account).is_ok_and(|total| !total.is_provisional());
    let compared = |account: &AccountId| boards.iter().all(|board| is_full(board, *account));
    let accounts: Vec<AccountId> =
        if boards.is_empty() { Vec::new() } else { workbook.accounts.keys().filter(compared).collect() };
    let totals = |board: &Scoreboard| -> Vec<Ratio> {
        accounts.iter().filter_map(|&account| board.total(account).ok()).map(Total::exact).collect()
    };
    let group = totals(board);
    let rankings: Vec<Vec<Ratio>> = boards.iter().map(totals).collect();
    let view = |((&rater, &(cells, sum)), own): ((&RaterId, &(usize, u64)), &Vec<Ratio>)| RaterView {
        rater,
        cells,
        mean_score: sum as f64 / cells as f64,
        with_group: spearman(own, &group),
    };
    let raters = scores.iter().zip(&rankings).map(view).collect();
    Agreement { raters, concordance: kendall_w(&rankings), accounts }
}

/// Ranks from 1 for the greatest value; equal values share the mean of the ranks they stand for.
pub fn average_ranks<T: Ord>(values: &[T]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order::sort_by(&mut order, |&one, &other| values[other].cmp(&values[one]));
    let mut ranks = vec![0.0; values.len()];
    let mut better = 0.0;
    for tied in order.chunk_by(|&one, &other| values[one].cmp(&values[other]) == Ordering::Equal) {
        let count = tied.len() as f64;
        for &index in tied {
            ranks[index] = better + f64::midpoint(1.0, count);
        }
        better += count;
    }
    ranks
}

/// Kendall's coefficient of concordance with correction for ties, W = 12 S / (m²(n³ − n) − m T), where S is the sum of
/// squared deviations of the rank sums and T = Σ (t³ − t) over all ties of all raters (Kendall, Rank Correlation
/// Methods, 1948; C-4). One list of values per rater, all over the same accounts in the same order; greater values
/// rank first.
pub fn kendall_w<T: Ord>(ratings: &[Vec<T>]) -> Result<f64, NoAgreement> {
    let raters = ratings.len();
    let accounts = ratings.iter().map(Vec::len).min().unwrap_or(0);
    if raters < 2 {
        return Err(NoAgreement::TooFewRaters);
    }
    if accounts < 2 {
        return Err(NoAgreement::TooFewAccounts);
    }
    let ranks: Vec<Vec<f64>> = ratings.iter().map(|rating| average_ranks(&rating[..accounts])).collect();
    let (m, n) = (raters as f64, accounts as f64);
    let mean = m * f64::midpoint(n, 1.0);
    let deviation = |index: usize| ranks.iter().map(|own| own[index]).sum::<f64>() - mean;
    let squares: f64 = (0..accounts).map(|index| deviation(index).powi(2)).sum();
    let ties: f64 = ranks.iter().map(|own| tie_correction(own)).sum();
    let below = m * m * (n.powi(3) - n) - m * ties;
    // Ranks are whole or half numbers, so this is exact for any team and list there is.
    if below <= 0.0 { Err(NoAgreement::AllTied) } else { Ok((12.0 * squares / below).clamp(0.0, 1.0)) }
}

/// Spearman's rank correlation: Pearson's correlation of the average ranks, which is right with ties too (C-4).
pub fn spearman<T: Ord, U: Ord>(one: &[T], other: &[U]) -> Result<f64, NoCorrelation> {
    let count = one.len().min(other.len());
    if count < 2 {
        return Err(NoCorrelation::TooFewAccounts);
    }
    let (one, other) = (average_ranks(&one[..count]), average_ranks(&other[..count]));
    let mean = f64::midpoint(count as f64, 1.0);
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let below = (product(&one, &one) * product(&other, &other)).sqrt();
    if below <= 0.0 { Err(NoCorrelation::AllTied) } else { Ok((product(&one, &other) / below).clamp(-1.0, 1.0)) }
}

/// Σ (t³ − t) over the ties of one ranking.
fn tie_correction(ranks: &[f64]) -> f64 {
    let mut sorted = ranks.to_vec();
    order::sort_by(&mut sorted, f64::total_cmp);
    let tied = |one: &f64, other: &f64| one.total_cmp(other) == Ordering::Equal;
    sorted.chunk_by(tied).map(|tied| (tied.len() as f64).powi(3) - tied.len() as f64).sum()
}
