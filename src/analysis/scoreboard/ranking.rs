//! Places and ranks of the accounts by their totals (S-7).

use std::cmp::Ordering;

use super::{Scoreboard, Total};
use crate::model::AccountId;

/// An account in the ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The account.
    pub account: AccountId,
    /// Its rank from 1 by standard competition ranking: 1, 2, 2, 4 (S-7).
    pub rank: u32,
    /// Its total.
    pub total: Total,
}

impl Scoreboard {
    /// The rank of an account from 1 by standard competition ranking: 1, 2, 2, 4 (S-7). `None` without a total: not
    /// scored is not last.
    pub fn rank(&self, account: AccountId) -> Option<u32> {
        let row = self.row(account).filter(|&row| self.keys[row] > 0.0)?;
        let better = self.order.partition_point(|&other| self.compare_rows(other as usize, row) == Ordering::Less);
        u32::try_from(better + 1).ok()
    }

    /// The place of an account among [`Self::ordered`], from 0; `None` without a total.
    pub fn place(&self, account: AccountId) -> Option<usize> {
        self.row(account).and_then(|row| self.place_of_row(row))
    }

    /// The account at a place of [`Self::ordered`].
    pub fn account_at(&self, place: usize) -> Option<AccountId> {
        self.order.get(place).map(|&row| self.accounts[row as usize])
    }

    /// The accounts with a total, best first; equal totals in the order of their ids, so that the order is stable.
    pub fn ordered(&self) -> impl DoubleEndedIterator<Item = AccountId> + ExactSizeIterator {
        self.order.iter().map(|&row| self.accounts[row as usize])
    }

    /// The accounts without a total, in the order of their ids.
    pub fn unranked(&self) -> impl Iterator<Item = AccountId> {
        self.accounts.iter().zip(&self.keys).filter(|(_, key)| **key == 0.0).map(|(&account, _)| account)
    }

    /// The accounts with a total, best first, with their ranks and totals.
    pub fn standings(&self) -> impl Iterator<Item = Standing> {
        let mut rank = 0;
        let mut previous: Option<usize> = None;
        self.order.iter().zip(1..).filter_map(move |(&row, place)| {
            let row = row as usize;
            if previous.is_none_or(|previous| self.compare_rows(previous, row) != Ordering::Equal) {
                rank = place;
            }
            previous = Some(row);
            self.total_of_row(row).ok().map(|total| Standing { account: self.accounts[row], rank, total })
        })
    }

    /// Compares two accounts' totals exactly: `Less` when the first is the better one. `None` unless both have one.
    pub fn compare(&self, first: AccountId, second: AccountId) -> Option<Ordering> {
        let with_total = |account| self.row(account).filter(|&row| self.keys[row] > 0.0);
        Some(self.compare_rows(with_total(first)?, with_total(second)?))
    }
}
