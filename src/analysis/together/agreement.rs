//! How far the raters' rankings agree (C-4), on what people score.
//!
//! Criteria that score themselves from the accounts' numbers are left out, of the coefficient and of the correlations:
//! they give every rater the same, and a common addend draws all totals together whatever the people think. Six who
//! score at random reach W = 0.72 where three fifths of the weight come from numbers. A score set by hand over a number
//! is agreed for all, no rater's own, so it is left out with its criterion. The weights of the others keep their
//! proportions.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{Scoreboard, Total};
use crate::model::order;
use crate::model::{AccountId, Criterion, CriterionId, RaterId, ScoreRecord, Workbook};

/// Why there is no coefficient of concordance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAgreement {
    /// All criteria with weight score themselves from numbers: there is nothing to agree on.
    NothingJudged,
    /// Fewer than two raters: nobody to agree with.
    TooFewRaters,
    /// No two raters scored the same two accounts in full: nothing to rank.
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

/// Why a rater's order is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Scored less than was asked for of the cells that others scored too.
    TooLittle,
    /// Scored fewer than two accounts in full: that is no order.
    NoOrder,
    /// Scored too few of the accounts that those compared scored in full.
    OtherAccounts,
}

/// How far the raters agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The accounts compared: those that every rater who counts scored on all criteria with weight that people score.
    pub accounts: Vec<AccountId>,
    /// The others, as long as two raters are compared, each with the raters who count and did not score it in full.
    pub uncompared: Vec<(AccountId, Vec<RaterId>)>,
    /// The raters who scored anything that people score, in the order of their ids.
    pub raters: Vec<RaterView>,
    /// Kendall's coefficient of concordance W over the accounts compared, 0–1.
    pub concordance: Result<f64, NoAgreement>,
}

/// One rater beside the group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RaterView {
    /// The rater.
    pub rater: RaterId,
    /// How many cells the rater scored, on criteria that people score.
    pub cells: usize,
    /// The part, 0–1, of the cells that two raters or more scored; 1 when there are none such.
    pub share: f64,
    /// Why the rater's order is not compared; none of those who count.
    pub left_out: Option<LeftOut>,
    /// The mean of the rater's scores, 1–10: the lower, the more severe.
    pub mean_score: f64,
    /// How many points the rater lies above the others, −9 to 9: the mean, over the cells that somebody else scored too, of
    /// the rater's score less the mean of the others' there. `None` where nobody else scored the same. Cell by cell, because
    /// whoever scored only the best accounts is not milder for it.
    pub against_others: Option<f64>,
    /// How many accounts the correlation is over: those that the rater and somebody else scored in full.
    pub accounts: usize,
    /// Spearman's rank correlation of the rater's totals with the group's, −1 to 1, over those accounts.
    pub with_group: Result<f64, NoCorrelation>,
}

impl RaterView {
    /// Whether the rater's order is compared with the others'.
    pub const fn counts(&self) -> bool {
        self.left_out.is_none()
    }
}

/// Compares the raters' rankings of the accounts that all raters who count scored in full. Who counts scored at least
/// this part, 0–1, of the cells that two raters or more scored, and with the others two accounts or more in full: one
/// who has only begun would else leave no account to compare, and one who scored more accounts than the others is no
/// measure for them. The group's totals are the board's, the rater's own part included. All of it is on the criteria that
/// people score: see the top of this file.
pub fn agreement(workbook: &Workbook, board: &Scoreboard, least: f64) -> Agreement {
    let has_weight = |board: &Scoreboard| board.weighted_criteria().next().is_some();
    let (whole, board) = (board, &board.clone().judged());
    let nothing_judged = has_weight(whole) && !has_weight(board);
    let raters_of = raters_of_cells(workbook);
    let shared = raters_of.values().filter(|cell| cell.raters > 1).count();
    let marks = marks(workbook, &raters_of);
    let share = |marks: &Marks| if shared == 0 { 1.0 } else { marks.shared as f64 / shared as f64 };
    let boards: Vec<Scoreboard> = marks.keys().map(|&rater| Scoreboard::build_for(workbook, rater).judged()).collect();
    let full: Vec<Vec<AccountId>> = boards.iter().map(|board| in_full(workbook, board)).collect();
    let enough: Vec<usize> = (0..).zip(marks.values()).filter(|(_, it)| share(it) >= least).map(|(at, _)| at).collect();
    let ids: Vec<RaterId> = marks.keys().copied().collect();
    let counted = counted(workbook, &ids, &full, &enough);
    let accounts = common(&full, &counted);
    let lacking = |account: &AccountId| {
        let lacks = |at: &&usize| full[**at].binary_search(account).is_err();
        counted.iter().filter(lacks).map(|&at| ids[at]).collect::<Vec<_>>()
    };
    let others = workbook.accounts.keys().map(|account| (account, lacking(&account)));
    let uncompared = others.filter(|(_, raters)| counted.len() > 1 && !raters.is_empty()).collect();
    let concordance = match counted.len() {
        _ if nothing_judged => Err(NoAgreement::NothingJudged),
        0 | 1 if enough.len() > 1 => Err(NoAgreement::TooFewAccounts),
        _ => kendall_w(&counted.iter().map(|&at| totals(&boards[at], &accounts)).collect::<Vec<_>>()),
    };
    let view = |(at, (&rater, marks)): (usize, (&RaterId, &Marks))| {
        let others = |account: &&AccountId| {
            (0..full.len()).any(|other| other != at && full[other].binary_search(account).is_ok())
        };
        let own: Vec<AccountId> = full[at].iter().filter(others).copied().collect();
        let left_out = match at {
            _ if counted.contains(&at) => None,
            _ if !enough.contains(&at) => Some(LeftOut::TooLittle),
            _ if full[at].len() < 2 => Some(LeftOut::NoOrder),
            _ => Some(LeftOut::OtherAccounts),
        };
        RaterView {
            rater,
            cells: marks.cells,
            share: share(marks),
            left_out,
            mean_score: marks.sum as f64 / marks.cells as f64,
            against_others: (marks.shared > 0).then(|| marks.above / marks.shared as f64),
            accounts: own.len(),
            with_group: spearman(&totals(&boards[at], &own), &totals(board, &own)),
        }
    };
    Agreement { raters: (0..).zip(&marks).map(view).collect(), concordance, accounts, uncompared }
}

/// The accounts that have a score on all criteria with weight of this board, in the order of their ids.
fn in_full(workbook: &Workbook, board: &Scoreboard) -> Vec<AccountId> {
    let is_full = |account: &AccountId| board.total(*account).is_ok_and(|total| !total.is_provisional());
    workbook.accounts.keys().filter(is_full).collect()
}

fn totals(board: &Scoreboard, accounts: &[AccountId]) -> Vec<Ratio> {
    accounts.iter().filter_map(|&account| board.total(account).ok()).map(Total::exact).collect()
}

/// The accounts that all these raters scored in full; none of nobody.
fn common(full: &[Vec<AccountId>], raters: &[usize]) -> Vec<AccountId> {
    let Some((&first, others)) = raters.split_first() else { return Vec::new() };
    let by_all = |account: &&AccountId| others.iter().all(|&other| full[other].binary_search(account).is_ok());
    full[first].iter().filter(by_all).copied().collect()
}

/// Of those who scored enough, the raters whose orders can be compared: everyone while they have two accounts in
/// common. Else the two who have most in common, and whoever leaves most of it, one after the other, as long as two
/// accounts are left. Among equals those who scored more accounts come first, then names decide.
fn counted(workbook: &Workbook, ids: &[RaterId], full: &[Vec<AccountId>], enough: &[usize]) -> Vec<usize> {
    let mut open: Vec<usize> = enough.iter().copied().filter(|&at| full[at].len() > 1).collect();
    if common(full, &open).len() > 1 {
        return open;
    }
    let name = |at: usize| workbook.raters.get(ids[at]).map_or("", |rater| rater.name.as_str());
    order::sort_by(&mut open, |&one, &other| {
        full[other].len().cmp(&full[one].len()).then_with(|| name(one).cmp(name(other)))
    });
    let mut kept: Vec<usize> = Vec::new();
    let mut most = 1;
    for (place, &one) in open.iter().enumerate() {
        for &other in &open[place + 1..] {
            let both = common(full, &[one, other]).len();
            if both > most {
                (kept, most) = (vec![one, other], both);
            }
        }
    }
    while !kept.is_empty() {
        let with = |at: usize| common(full, &[kept.as_slice(), &[at]].concat()).len();
        let mut next: Option<(usize, usize)> = None;
        for &at in open.iter().filter(|at| !kept.contains(at)) {
            let left = with(at);
            if left > next.map_or(1, |(_, most)| most) {
                next = Some((at, left));
            }
        }
        let Some((at, _)) = next else { break };
        kept.push(at);
    }
    kept.sort_unstable();
    kept
}

/// What a rater scored.
#[derive(Default)]
struct Marks {
    cells: usize,
    sum: u64,
    /// How many of the cells another rater scored too.
    shared: usize,
    /// By how many points the rater lies above the mean of the others there, added up.
    above: f64,
}

/// What all raters together gave a cell.
#[derive(Default)]
struct Given {
    raters: usize,
    sum: u64,
}

/// The cells that anybody scored.
type RatersOf = BTreeMap<(AccountId, CriterionId), Given>;

/// The scores that count: on criteria that people score. What was said before a criterion came to score itself does not.
fn judged_scores(workbook: &Workbook) -> impl Iterator<Item = &ScoreRecord> {
    let is_judged = |id| workbook.criteria.get(id).is_none_or(Criterion::is_judged);
    workbook.scores.iter().filter(move |score| is_judged(score.criterion))
}

fn marks(workbook: &Workbook, raters_of: &RatersOf) -> BTreeMap<RaterId, Marks> {
    let mut found: BTreeMap<RaterId, Marks> = BTreeMap::new();
    for score in judged_scores(workbook) {
        let marks = found.entry(score.rater).or_default();
        let own = u64::from(score.value.value());
        marks.cells += 1;
        marks.sum += own;
        if let Some(cell) = raters_of.get(&(score.account, score.criterion)).filter(|cell| cell.raters > 1) {
            marks.shared += 1;
            marks.above += own as f64 - (cell.sum - own) as f64 / (cell.raters - 1) as f64;
        }
    }
    found
}

fn raters_of_cells(workbook: &Workbook) -> RatersOf {
    let mut found = RatersOf::new();
    for score in judged_scores(workbook) {
        let cell = found.entry((score.account, score.criterion)).or_default();
        cell.raters += 1;
        cell.sum += u64::from(score.value.value());
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
