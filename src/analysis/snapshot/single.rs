//! Which single change did it: every changed cell, weight, criterion and account, and the size of the list, replayed
//! alone on the earlier state, and asked whether it alone takes an account where it went.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::compare::{Comparison, Ranking, ScoreChange};
use super::mix::State;
use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{CellScore, Scoreboard, Total};
use crate::model::{AccountId, CriterionId, GroupScore};

/// So many accounts are explained, those that crossed the cut first: more than anybody reads, and few enough for
/// thousands of accounts with all their cells changed.
pub const MOST_EXPLAINED: usize = 100;

/// So many changed cells are tried, those of the accounts that are explained first.
const MOST_CELLS: usize = 5_000;

/// One change between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SingleChange {
    /// A cell.
    Score(ScoreChange),
    /// A criterion's share of the weights, the others in their proportions.
    Weight(CriterionId),
    /// A criterion that is there only later, with its weight and scores.
    CriterionAdded(CriterionId),
    /// A criterion that is there only earlier.
    CriterionGone(CriterionId),
    /// An account that is scored only later.
    AccountAdded(AccountId),
    /// An account that is scored only earlier.
    AccountGone(AccountId),
    /// The size of the list.
    Places,
}

/// What an account did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Went {
    /// It is on the later list only.
    Entered,
    /// It is on the earlier list only.
    Left,
    /// It ranks higher.
    Up,
    /// It ranks lower.
    Down,
}

/// An account that moved, and which single changes alone take it there.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The account.
    pub account: AccountId,
    /// What it did.
    pub went: Went,
    /// The changes each of which alone brings it onto the list, takes it off, or moves it as far at least; its own
    /// first. Empty when only several together do.
    pub alone: Vec<SingleChange>,
}

/// Explains the movers of a comparison.
pub fn explain(base: &Ranking, end: &Ranking, found: &Comparison, states: [&State<'_>; 2]) -> Vec<Explained> {
    let [earlier, later] = states;
    let movers = &found.movers[..found.movers.len().min(MOST_EXPLAINED)];
    let replay = Replay { base, totals: totals(&base.board), later };
    let boards = replay.boards(found, earlier);
    let totals = replay.of_one_account(found, &movers.iter().map(|mover| mover.account).collect());
    let explained = |account: AccountId| {
        let goal = Goal::of(base, end, account);
        let own = replay.total(account);
        let rank = own.map(|own| rank_among(&replay.totals, own));
        let does = |rank: Option<u32>| goal.is_reached(rank, base.places);
        let enough = |is_own: bool| {
            let of = totals.iter().filter(move |one| (one.account == account) == is_own);
            let rank = |one: &NewTotal| if is_own { replay.rank_of(one) } else { Some(one.rank_beside(rank?, own?)) };
            of.filter(|one| does(rank(one))).map(|one| one.change).collect::<Vec<_>>()
        };
        let mut alone = enough(true);
        alone.extend(boards.iter().filter(|(_, ranks)| does(ranks.of(&replay, account))).map(|(change, _)| *change));
        let crosses = matches!(goal.went, Went::Entered | Went::Left);
        if crosses && goal.is_reached(base.board.rank(account), end.places) {
            alone.push(SingleChange::Places);
        }
        alone.extend(enough(false));
        Explained { account, went: goal.went, alone }
    };
    movers.iter().map(|mover| explained(mover.account)).collect()
}

/// Where an account went.
struct Goal {
    went: Went,
    before: Option<u32>,
    after: Option<u32>,
}

impl Goal {
    fn of(base: &Ranking, end: &Ranking, account: AccountId) -> Self {
        let (before, after) = (base.board.rank(account), end.board.rank(account));
        let went = match (base.list.contains(&account), end.list.contains(&account)) {
            (false, true) => Went::Entered,
            (true, false) => Went::Left,
            // Without a rank it is below all that have one.
            _ if after.unwrap_or(u32::MAX) > before.unwrap_or(u32::MAX) => Went::Down,
            _ => Went::Up,
        };
        Self { went, before, after }
    }

    /// Whether a rank is where it went, or beyond.
    fn is_reached(&self, rank: Option<u32>, places: usize) -> bool {
        let is_on = rank.is_some_and(|rank| rank as usize <= places);
        let [before, after, rank] = [self.before, self.after, rank].map(|rank| rank.unwrap_or(u32::MAX));
        match self.went {
            Went::Entered => is_on,
            Went::Left => !is_on,
            Went::Up => rank < before && rank <= after,
            Went::Down => rank > before && rank >= after,
        }
    }
}

/// The earlier state, to try single changes on.
struct Replay<'a> {
    base: &'a Ranking,
    /// The totals, best first.
    totals: Vec<Ratio>,
    later: &'a State<'a>,
}

/// The ranking after a change that concerns all accounts.
enum Ranks {
    /// Other weights on the earlier board.
    Weights(Vec<u32>, Vec<Ratio>),
    /// Another board.
    Board(Scoreboard),
}

impl Ranks {
    fn of(&self, replay: &Replay<'_>, account: AccountId) -> Option<u32> {
        match self {
            Self::Weights(weights, totals) => {
                replay.base.board.mean_with(account, weights).map(|total| rank_among(totals, total))
            }
            Self::Board(board) => board.rank(account),
        }
    }
}

impl Replay<'_> {
    /// The changes that concern all accounts, each with the ranking after it.
    fn boards(&self, found: &Comparison, earlier: &State<'_>) -> Vec<(SingleChange, Ranks)> {
        let board = &self.base.board;
        let weighed = |weights: Vec<u32>| {
            let totals = board.rows().filter_map(|(account, _)| board.mean_with(account, &weights));
            let mut totals: Vec<Ratio> = totals.collect();
            totals.sort_unstable_by_key(|&total| Reverse(total));
            Ranks::Weights(weights, totals)
        };
        let mut found_boards = Vec::new();
        for change in &found.weights {
            if let Some(weights) = self.with_share(earlier, change.criterion) {
                found_boards.push((SingleChange::Weight(change.criterion), weighed(weights)));
            }
        }
        for &gone in &found.criteria_gone {
            let left = board.criteria().iter().zip(board.weights());
            let weights = left.map(|(&own, weight)| if own == gone { 0 } else { weight.hundredths() }).collect();
            found_boards.push((SingleChange::CriterionGone(gone), weighed(weights)));
        }
        for &added in &found.criteria_added {
            found_boards.push((SingleChange::CriterionAdded(added), Ranks::Board(self.with_criterion(added))));
        }
        found_boards
    }

    /// The earlier weights with the later share of one criterion among the criteria in both, the others in their
    /// proportions; `None` when no others have weight to take or to give.
    fn with_share(&self, earlier: &State<'_>, criterion: CriterionId) -> Option<Vec<u32>> {
        let board = &self.base.board;
        let (mut others, mut own, mut all) = (0_u64, 0_u64, 0_u64);
        for it in &earlier.snapshot.criteria {
            let Some(later) = self.later.weight(it.id) else { continue };
            all += u64::from(later.hundredths());
            if it.id == criterion {
                own = later.hundredths().into();
            } else {
                others += u64::from(it.weight.hundredths());
            }
        }
        if others == 0 || all == 0 {
            return None;
        }
        let scaled = |(&it, weight): (&CriterionId, &crate::model::Weight)| {
            if it == criterion {
                if own == all { 1 } else { others * own }
            } else {
                u64::from(weight.hundredths()) * (all - own)
            }
        };
        let weights: Vec<u64> = board.criteria().iter().zip(board.weights()).map(scaled).collect();
        let common = weights.iter().fold(0, |one, &other| gcd(one, other)).max(1);
        let most = weights.iter().max().copied().unwrap_or(0) / common;
        // Weights too fine for 32 bits lose their last places.
        let shift = (u64::BITS - most.leading_zeros()).saturating_sub(u32::BITS);
        weights.into_iter().map(|weight| u32::try_from((weight / common) >> shift).ok()).collect()
    }

    fn with_criterion(&self, criterion: CriterionId) -> Scoreboard {
        let board = &self.base.board;
        let mut criteria: Vec<_> = board.criteria().iter().copied().zip(board.weights().iter().copied()).collect();
        criteria.push((criterion, self.later.weight(criterion).unwrap_or_default()));
        let row = |(account, cells): (AccountId, &[CellScore])| {
            let score = self.later.cell(account, criterion).flatten();
            (account, cells.iter().copied().chain([cell_of(score)]).collect())
        };
        let rows: Vec<_> = board.rows().map(row).collect();
        Scoreboard::of_table(&criteria, &rows)
    }

    /// The changes that give one account another total: cells, those of these accounts first, and accounts that are
    /// scored in one state only.
    fn of_one_account(&self, found: &Comparison, first: &BTreeSet<AccountId>) -> Vec<NewTotal> {
        let board = &self.base.board;
        let new = |change, account, after| NewTotal { change, account, before: self.total(account), after };
        let of = |is_first: bool| found.scores.iter().filter(move |score| first.contains(&score.account) == is_first);
        let cell = |score: &ScoreChange| {
            let after = board.total_if(score.account, score.criterion, cell_of(score.after));
            new(SingleChange::Score(*score), score.account, after)
        };
        let gone = found.accounts_gone.iter().map(|&it| new(SingleChange::AccountGone(it), it, None));
        let added = found.accounts_added.iter().map(|&it| new(SingleChange::AccountAdded(it), it, self.added(it)));
        gone.chain(added).chain(of(true).chain(of(false)).take(MOST_CELLS).map(cell)).collect()
    }

    /// The total of an account that is scored only later, by the earlier criteria and weights.
    fn added(&self, account: AccountId) -> Option<Ratio> {
        let board = &self.base.board;
        let cell = |&criterion: &CriterionId| cell_of(self.later.cell(account, criterion).flatten());
        let cells: Vec<CellScore> = board.criteria().iter().map(cell).collect();
        let criteria: Vec<_> = board.criteria().iter().copied().zip(board.weights().iter().copied()).collect();
        Scoreboard::of_table(&criteria, &[(account, cells)]).total(account).ok().map(Total::exact)
    }

    /// The rank of the changed account itself.
    fn rank_of(&self, one: &NewTotal) -> Option<u32> {
        let after = one.after?;
        Some(rank_among(&self.totals, after) - u32::from(one.before.is_some_and(|before| before > after)))
    }

    fn total(&self, account: AccountId) -> Option<Ratio> {
        self.base.board.total(account).ok().map(Total::exact)
    }
}

/// A change that gives one account another total, or the first or none.
struct NewTotal {
    change: SingleChange,
    account: AccountId,
    before: Option<Ratio>,
    after: Option<Ratio>,
}

impl NewTotal {
    /// The rank of another account that had this one, with this total.
    fn rank_beside(&self, rank: u32, own: Ratio) -> u32 {
        let is_above = |total: Option<Ratio>| u32::from(total.is_some_and(|total| total > own));
        rank - is_above(self.before) + is_above(self.after)
    }
}

/// The totals of a board, best first.
fn totals(board: &Scoreboard) -> Vec<Ratio> {
    board.ordered().filter_map(|account| board.total(account).ok()).map(Total::exact).collect()
}

/// One more than there are greater ones.
fn rank_among(totals: &[Ratio], own: Ratio) -> u32 {
    u32::try_from(totals.partition_point(|&total| total > own)).unwrap_or(u32::MAX).saturating_add(1)
}

fn cell_of(score: Option<GroupScore>) -> CellScore {
    score.map_or(CellScore { sum: 0, raters: 0 }, |score| CellScore { sum: score.sum(), raters: score.count() })
}

fn gcd(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { gcd(other, one % other) }
}
