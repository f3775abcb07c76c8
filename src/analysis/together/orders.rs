//! Orders from rankings alone: "if you trust only the orders" (C-5). They are proposals for the list, so they are over
//! all criteria, those that score themselves from numbers too; how far people agree is asked in `agreement.rs`.

use std::cmp::Ordering;

use super::Agreement;
use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{Scoreboard, Total};
use crate::model::{AccountId, CriterionId, Workbook};

/// Above so many accounts Copeland's order is not made: its time grows with their square.
pub const COPELAND_MOST: usize = 1_000;

/// An account's place in an order: the points it is by, and the rank from 1; equal points share the better rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// The points: the total, Borda's or Copeland's.
    pub points: f64,
    /// The rank among the accounts compared.
    pub rank: u32,
}

/// An account in the three orders.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountOrders {
    /// The account.
    pub account: AccountId,
    /// By the group's weighted total.
    pub weighted: Place,
    /// By Borda's points.
    pub borda: Place,
    /// By Copeland's points; none above [`COPELAND_MOST`] accounts.
    pub copeland: Option<Place>,
    /// Whether the total is of part of the weight: a criterion that scores itself gives the account none.
    pub is_provisional: bool,
    /// The criteria with weight for which the account has no number: its totals, everyone's, are of the others.
    pub lacking: Vec<CriterionId>,
}

/// Borda's and Copeland's orders of the accounts compared beside the weighted one, best total first (C-5).
pub fn orders(workbook: &Workbook, board: &Scoreboard, agreement: &Agreement) -> Vec<AccountOrders> {
    let accounts = &agreement.accounts;
    let totals = |board: &Scoreboard| -> Vec<Ratio> {
        accounts.iter().filter_map(|&account| board.total(account).ok()).map(Total::exact).collect()
    };
    let group = totals(board);
    let ratings: Vec<Vec<Ratio>> = agreement
        .raters
        .iter()
        .filter(|rater| rater.counts())
        .map(|rater| totals(&Scoreboard::build_for(workbook, rater.rater)))
        .collect();
    let borda = borda(&ratings);
    let copeland = (accounts.len() <= COPELAND_MOST).then(|| copeland(&ratings));
    if group.len() != accounts.len() || borda.len() != accounts.len() {
        return Vec::new();
    }
    // Points are never negative, and such floats are in the order of their bits.
    let ordered = |points: &[f64]| points.iter().map(|points| points.to_bits()).collect::<Vec<_>>();
    let (weighted_ranks, borda_ranks) = (ranks(&group), ranks(&ordered(&borda)));
    let copeland_ranks = copeland.as_deref().map(|points| ranks(&ordered(points)));
    let place = |points: f64, rank: u32| Place { points, rank };
    let mut rows: Vec<AccountOrders> = (0..accounts.len())
        .map(|index| AccountOrders {
            account: accounts[index],
            weighted: place(group[index].to_f64(), weighted_ranks[index]),
            borda: place(borda[index], borda_ranks[index]),
            copeland: copeland
                .as_ref()
                .zip(copeland_ranks.as_ref())
                .map(|(points, ranks)| place(points[index], ranks[index])),
            is_provisional: board.total(accounts[index]).is_ok_and(Total::is_provisional),
            lacking: board.lacking_numbers(accounts[index]),
        })
        .collect();
    rows.sort_by_key(|row| (row.weighted.rank, row.account));
    rows
}

/// Standard competition ranks, the greatest value first.
fn ranks<T: Ord>(values: &[T]) -> Vec<u32> {
    let mut sorted: Vec<&T> = values.iter().collect();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    let better = |value: &T| sorted.partition_point(|other| *other > value);
    values.iter().map(|value| u32::try_from(better(value) + 1).unwrap_or(u32::MAX)).collect()
}

/// Borda's points: for every rater, one for each account placed below and a half for each placed equal (de Borda
/// 1781, with the usual rule for ties). One list of values per rater, all over the same accounts in the same order;
/// greater values rank first. Takes time in raters × accounts × log accounts.
pub fn borda<T: Ord>(ratings: &[Vec<T>]) -> Vec<f64> {
    let accounts = ratings.iter().map(Vec::len).min().unwrap_or(0);
    let mut points = vec![0.0; accounts];
    for rating in ratings {
        let ranks = super::average_ranks(&rating[..accounts]);
        for (points, rank) in points.iter_mut().zip(ranks) {
            *points += accounts as f64 - rank;
        }
    }
    points
}

/// Copeland's points: one for each account that a majority of the raters who tell the two apart places below, a half
/// where they are evenly divided (Copeland 1951). The arguments are those of [`borda`]. Takes time in raters ×
/// accounts², so it is for lists of some hundreds.
pub fn copeland<T: Ord>(ratings: &[Vec<T>]) -> Vec<f64> {
    let accounts = ratings.iter().map(Vec::len).min().unwrap_or(0);
    let mut points = vec![0.0; accounts];
    for one in 0..accounts {
        for other in one + 1..accounts {
            let vote = |rating: &Vec<T>| match rating[one].cmp(&rating[other]) {
                Ordering::Greater => 1,
                Ordering::Equal => 0,
                Ordering::Less => -1_i64,
            };
            match ratings.iter().map(vote).sum::<i64>().cmp(&0) {
                Ordering::Greater => points[one] += 1.0,
                Ordering::Less => points[other] += 1.0,
                Ordering::Equal => {
                    points[one] += 0.5;
                    points[other] += 0.5;
                }
            }
        }
    }
    points
}
