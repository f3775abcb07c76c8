//! The top N of the ranking, with what happens when equal totals lie across the cut.

use std::cmp::Ordering;

use super::Scoreboard;
use crate::model::AccountId;

/// The top N accounts. A tie across the cut is not broken: the tied accounts are named apart, with the number of
/// places left for them, because nothing in the scores says which of them belongs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopSet {
    /// Accounts in the top N whatever is decided about the tied ones, best first.
    pub members: Vec<AccountId>,
    /// What lies at the cut.
    pub cut: CutState,
}

/// What lies at the cut of a top N.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CutState {
    /// The last member's total is above the first outsider's.
    Clean,
    /// No more accounts have a total than the list has places: nobody is cut off.
    Short,
    /// Accounts of one total lie on both sides: more of them than places are left.
    Tied {
        /// The accounts of that total, in the order of their ids; more than `places`.
        accounts: Vec<AccountId>,
        /// Places left for them, at least one.
        places: usize,
    },
}

/// Where an account stands towards a top N.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Membership {
    /// In the top N.
    In,
    /// Shares its total with others across the cut: in or out by nothing in the scores.
    Tied,
    /// Below the cut.
    Out,
    /// Has no total.
    Unranked,
}

impl Scoreboard {
    /// The top `n` accounts.
    pub fn top(&self, n: usize) -> TopSet {
        let (sure, tied) = self.cut_places(n);
        let accounts = |places: std::ops::Range<usize>| places.filter_map(|place| self.account_at(place)).collect();
        let cut = if tied > n {
            CutState::Tied { accounts: accounts(sure..tied), places: n - sure }
        } else if self.order.len() <= n {
            CutState::Short
        } else {
            CutState::Clean
        };
        TopSet { members: accounts(0..sure), cut }
    }

    /// Where an account stands towards the top `n`.
    pub fn membership(&self, account: AccountId, n: usize) -> Membership {
        let Some(place) = self.place(account) else { return Membership::Unranked };
        let (sure, tied) = self.cut_places(n);
        if place < sure {
            Membership::In
        } else if place < tied {
            Membership::Tied
        } else {
            Membership::Out
        }
    }

    /// The number of places surely in the top `n`, and the end of the tie across the cut (the same number without a
    /// tie).
    pub(in crate::analysis) fn cut_places(&self, n: usize) -> (usize, usize) {
        let row_at = |place: usize| self.order.get(place).map(|&row| row as usize);
        let last = n.checked_sub(1).and_then(row_at);
        let (Some(last), Some(first_out)) = (last, row_at(n)) else {
            return (n.min(self.order.len()), n.min(self.order.len()));
        };
        if self.compare_rows(last, first_out) != Ordering::Equal {
            return (n, n);
        }
        let end_of =
            |ordering: Ordering| self.order.partition_point(|&row| self.compare_rows(row as usize, last) <= ordering);
        (end_of(Ordering::Less), end_of(Ordering::Equal))
    }
}
