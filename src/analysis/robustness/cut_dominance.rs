//! Dominance at the cut: what no weights can change, and what only missing scores hide.

use std::cmp::Ordering;

use super::{NoSet, sides};
use crate::analysis::scoreboard::{CellScore, Scoreboard};
use crate::model::{AccountId, Weight};

/// What dominance says about a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CutDominance {
    /// Members that stay on the list whatever the weights of the criteria that have any: fewer accounts than the list
    /// has places can ever be above them. Best first.
    pub certain: Vec<AccountId>,
    /// Outsiders that are better than a member on what both are scored on, and still below it: the member, or the
    /// outsider, lacks a score. Best outsiders first.
    pub against: Vec<Against>,
}

/// An outsider that dominates a member on the criteria both are scored on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Against {
    /// The account that is out.
    pub outsider: AccountId,
    /// The account that is in.
    pub member: AccountId,
}

/// Dominance across the cut of a list of so many places. Criteria without weight are left out.
pub fn cut_dominance(board: &Scoreboard, places: usize) -> Result<CutDominance, NoSet> {
    let sides = sides(board, places)?;
    let row = |account: &AccountId| board.cells(*account).map(|cells| (*account, cells));
    let members: Vec<_> = sides.members.iter().filter_map(row).collect();
    let outsiders: Vec<_> = sides.outsiders.iter().filter_map(row).collect();
    let weights = board.weights();
    let stays = |&(account, cells): &(AccountId, &[CellScore])| {
        let others = members.iter().chain(&outsiders).filter(|(other, _)| *other != account);
        // One that can be above it must be counted; so must one that cannot be compared.
        let above = others.filter(|(_, other)| !covers(weights, cells, other)).take(places).count();
        above < places
    };
    let certain = members.iter().filter(|member| stays(member)).map(|&(account, _)| account).collect();
    let against = outsiders.iter().flat_map(|&(outsider, cells)| {
        let beaten = members.iter().filter(move |(_, member)| dominates_where_both(weights, cells, member));
        beaten.map(move |&(member, _)| Against { outsider, member })
    });
    Ok(CutDominance { certain, against: against.collect() })
}

/// Whether the first is scored in full and at least as good on every criterion with weight as the second, which is
/// scored in full too.
fn covers(weights: &[Weight], first: &[CellScore], second: &[CellScore]) -> bool {
    let mut pairs = weighted(weights, first, second);
    pairs.all(|(one, other)| one.is_scored() && other.is_scored() && one.mean() >= other.mean())
}

/// Whether the first is at least as good on every criterion with weight that both are scored on, and better on one.
fn dominates_where_both(weights: &[Weight], first: &[CellScore], second: &[CellScore]) -> bool {
    let mut better = false;
    for (one, other) in weighted(weights, first, second).filter(|(one, other)| one.is_scored() && other.is_scored()) {
        match one.mean().total_cmp(&other.mean()) {
            Ordering::Less => return false,
            Ordering::Equal => {}
            Ordering::Greater => better = true,
        }
    }
    better
}

fn weighted<'a>(
    weights: &'a [Weight],
    first: &'a [CellScore],
    second: &'a [CellScore],
) -> impl Iterator<Item = (&'a CellScore, &'a CellScore)> {
    weights.iter().zip(first.iter().zip(second)).filter(|(weight, _)| **weight > Weight::ZERO).map(|(_, pair)| pair)
}
