//! How far the raters' rankings agree (C-4).

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{Scoreboard, Total};
use crate::model::order;
use crate::model::{AccountId, CriterionId, RaterId, Workbook};

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
    /// The accounts compared: those that every rater who counts scored on all criteria with weight.
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
    /// The part, 0–1, of the cells that two raters or more scored; 1 when there are none such.
    pub share: f64,
    /// Whether the rater counts: scored at least the part that was asked for.
    pub counts: bool,
    /// The mean of the rater's scores, 1–10: the lower, the more severe.
    pub mean_score: f64,
    /// Spearman's rank correlation of the rater's totals with the group's, −1 to 1: over the accounts compared, and
    /// of a rater who does not count over those of them that the rater scored in full.
    pub with_group: Result<f64, NoCorrelation>,
}

/// Compares the raters' rankings of the accounts that all raters who count scored in full. Who counts scored at least
/// this part, 0–1, of the cells that two raters or more scored: one who has only begun would else leave no account to
/// compare, and one who scored more accounts than the others is no measure for them. The group's totals are the
/// board's, the rater's own part included.
pub fn agreement(workbook: &Workbook, board: &Scoreboard, least: f64) -> Agreement {
    let raters_of = raters_of_cells(workbook);
    let shared = raters_of.values().filter(|&&raters| raters > 1).count();
    let marks = marks(workbook, &raters_of);
    let boards: Vec<Scoreboard> = marks.keys().map(|&rater| Scoreboard::build_for(workbook, rater)).collect();
    let share = |marks: &Marks| if shared == 0 { 1.0 } else { marks.shared as f64 / shared as f64 };
    let counts: Vec<bool> = marks.values().map(|marks| share(marks) >= least).collect();
    let counted = || boards.iter().zip(&counts).filter(|(_, counts)| **counts).map(|(board, _)| board);
    let is_full = |board: &Scoreboard, account| board.total(account).is_ok_and(|total| !total.is_provisional());
    let compared = |account: &AccountId| counted().all(|board| is_full(board, *account));
    let accounts: Vec<AccountId> =
        if counted().next().is_none() { Vec::new() } else { workbook.accounts.keys().filter(compared).collect() };
    let totals = |board: &Scoreboard, own: &Scoreboard| -> Vec<Ratio> {
        let accounts = accounts.iter().filter(|account| is_full(own, **account));
        accounts.filter_map(|&account| board.total(account).ok()).map(Total::exact).collect()
    };
    let view = |(((&rater, marks), own), &counts): (((&RaterId, &Marks), &Scoreboard), &bool)| RaterView {
        rater,
        cells: marks.cells,
        share: share(marks),
        counts,
        mean_score: marks.sum as f64 / marks.cells as f64,
        with_group: spearman(&totals(own, own), &totals(board, own)),
    };
    let raters = marks.iter().zip(&boards).zip(&counts).map(view).collect();
    let rankings: Vec<Vec<Ratio>> = counted().map(|board| totals(board, board)).collect();
    Agreement { raters, concordance: kendall_w(&rankings), accounts }
}

/// What a rater scored.
#[derive(Default)]
struct Marks {
    cells: usize,
    sum: u64,
    /// How many of the cells another rater scored too.
    shared: usize,
}

/// A cell and how many scored it.
type RatersOf = BTreeMap<(AccountId, CriterionId), usize>;

fn marks(workbook: &Workbook, raters_of: &RatersOf) -> BTreeMap<RaterId, Marks> {
    let mut found: BTreeMap<RaterId, Marks> = BTreeMap::new();
    for score in workbook.scores.iter() {
        let marks = found.entry(score.rater).or_default();
        marks.cells += 1;
        marks.sum += u64::from(score.value.value());
        marks.shared += usize::from(raters_of.get(&(score.account, score.criterion)).is_some_and(|&raters| raters > 1));
    }
    found
}

fn raters_of_cells(workbook: &Workbook) -> RatersOf {
    let mut found = RatersOf::new();
    for score in workbook.scores.iter() {
        *found.entry((score.account, score.criterion)).or_default() += 1;
    }
    found
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
