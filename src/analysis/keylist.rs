//! The key list: what the totals propose, how sure the cut is, and where the decisions differ (S-10, S-11, R-4).

use std::cmp::Ordering;

use super::ratio::Ratio;
use super::scoreboard::{CellScore, CutState, Scoreboard, TopSet, Total};
use crate::model::order;
use crate::model::{AccountId, Status, Workbook};

/// The proposed key list: the top N by total. The person decides; nothing here changes a status.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// How many places the list has.
    pub places: usize,
    /// The accounts.
    pub top: TopSet,
    /// How sure the cut is.
    pub cut: Cut,
    /// The total of the last place; `None` when the list is empty.
    pub last_in: Option<Total>,
    /// The best total below the last place, the same as the last when they tie; `None` when nobody is cut off.
    pub first_out: Option<Total>,
}

/// How sure the cut between the last place and the first account outside is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cut {
    /// No account has a total, or the list has no places.
    NobodyIn,
    /// Every account with a total is on the list.
    NobodyOut,
    /// The gap is at least 10% of the last member's total.
    Clear(Gap),
    /// The gap is below 10% of the last member's total: no clear winner.
    Close(Gap),
    /// Equal totals lie across the cut.
    Tied {
        /// How many accounts have that total.
        accounts: usize,
        /// How many places are left for them.
        places: usize,
    },
}

/// The distance across the cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The last member's total less the first outsider's, in points, above 0 and up to 9.
    pub points: f64,
    /// The same as a share of the last member's total, above 0 and below 1.
    pub relative: f64,
}

impl Proposal {
    /// How far an account's total is from the other side of the cut, in points: positive for members (above the first
    /// outsider), negative for the others (below the last member), zero when tied across it. `None` when nobody is
    /// cut off.
    pub fn distance(&self, total: Total) -> Option<f64> {
        let (last_in, first_out) = (self.last_in?, self.first_out?);
        let other_side = if total >= last_in { first_out } else { last_in };
        let is_tied = last_in == first_out && total == last_in;
        Some(if is_tied { 0.0 } else { total.value() - other_side.value() })
    }
}

/// The proposal for a list of so many places.
pub fn propose(board: &Scoreboard, places: usize) -> Proposal {
    let total_at = |place: usize| board.account_at(place).and_then(|account| board.total(account).ok());
    let last = places.min(board.ranked_len()).checked_sub(1);
    let (last_in, first_out) = (last.and_then(total_at), last.and_then(|_| total_at(places)));
    let top = board.top(places);
    let cut = match (last_in, first_out, &top.cut) {
        (None, ..) => Cut::NobodyIn,
        (_, _, CutState::Tied { accounts, places }) => Cut::Tied { accounts: accounts.len(), places: *places },
        (Some(_), None, _) => Cut::NobodyOut,
        (Some(last_in), Some(first_out), _) => cut_between(last_in, first_out),
    };
    Proposal { places, top, cut, last_in, first_out }
}

/// Whether one account is at least as good as another on all criteria and better on one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dominance {
    /// The first account dominates the second.
    First,
    /// The second account dominates the first.
    Second,
    /// They are equal on every criterion.
    Equal,
    /// Each is better on some criterion.
    Neither,
    /// One of them is not scored on a criterion that has weight, or there is no such criterion.
    NotComparable,
}

/// Compares two accounts criterion by criterion. Criteria without weight are left out: they cannot make a difference.
pub fn dominance(board: &Scoreboard, first: AccountId, second: AccountId) -> Dominance {
    let (mut better, mut worse, mut compared) = (false, false, false);
    for criterion in board.weighted_criteria() {
        let (Some(one), Some(other)) = (board.cell(first, criterion), board.cell(second, criterion)) else {
            return Dominance::NotComparable;
        };
        compared = true;
        let ordering = compare_cells(one, other);
        better |= ordering == Ordering::Greater;
        worse |= ordering == Ordering::Less;
    }
    match (compared, better, worse) {
        (false, ..) => Dominance::NotComparable,
        (_, true, false) => Dominance::First,
        (_, false, true) => Dominance::Second,
        (_, false, false) => Dominance::Equal,
        (_, true, true) => Dominance::Neither,
    }
}

/// An account whose status and place on the proposed list do not agree (S-11).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The account.
    pub account: AccountId,
    /// Its status.
    pub status: Status,
    /// What does not agree.
    pub kind: DifferenceKind,
}

/// How a status and the proposal differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// Not a key account, but in the top N.
    InTopNotKey,
    /// Not a key account, and tied across the cut.
    TiedNotKey,
    /// A key account out of the top N.
    KeyOutOfTop,
    /// A key account without a total.
    KeyWithoutTotal,
}

/// Where the statuses differ from the proposal, best accounts first, those without a total last. Key accounts tied
/// across the cut do not differ. It is for review: nothing is ever demoted by itself (S-10).
pub fn differences(workbook: &Workbook, board: &Scoreboard, places: usize) -> Vec<Difference> {
    let (sure, tied) = board.cut_places(places);
    let status = |account: AccountId| workbook.accounts.get(account).map(|account| account.status);
    let entering = board.ordered().take(tied).zip(0..).filter_map(|(account, place)| {
        let kind = if place < sure { DifferenceKind::InTopNotKey } else { DifferenceKind::TiedNotKey };
        status(account).filter(|&status| status != Status::Key).map(|status| Difference { account, status, kind })
    });
    let keys = workbook.accounts.iter().filter(|account| account.status == Status::Key);
    let mut leaving: Vec<(Option<usize>, Difference)> = keys
        .map(|account| (board.place(account.id), account.id))
        .filter(|(place, _)| place.is_none_or(|place| place >= tied))
        .map(|(place, account)| {
            let kind = place.map_or(DifferenceKind::KeyWithoutTotal, |_| DifferenceKind::KeyOutOfTop);
            (place, Difference { account, status: Status::Key, kind })
        })
        .collect();
    order::sort_by_key(&mut leaving, |(place, _)| place.unwrap_or(usize::MAX));
    entering.chain(leaving.into_iter().map(|(_, difference)| difference)).collect()
}

fn cut_between(last_in: Total, first_out: Total) -> Cut {
    let points = last_in.value() - first_out.value();
    let gap = Gap { points, relative: points / last_in.value() };
    if is_close(last_in.exact(), first_out.exact()) { Cut::Close(gap) } else { Cut::Clear(gap) }
}

/// Whether last − first < last / 10, that is 9 · last < 10 · first, as fractions where they fit.
fn is_close(last: Ratio, first: Ratio) -> bool {
    match (last.times(9), first.times(10)) {
        (Some(last), Some(first)) => last < first,
        _ => 9.0 * last.to_f64() < 10.0 * first.to_f64(),
    }
}

fn compare_cells(one: CellScore, other: CellScore) -> Ordering {
    let cross = |cell: CellScore, by: CellScore| u64::from(cell.sum) * u64::from(by.raters);
    cross(one, other).cmp(&cross(other, one))
}
