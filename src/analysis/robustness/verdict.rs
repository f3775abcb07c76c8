//! The verdict on a list: who is safe, who is a coin toss, who is nearly in, and what matters most.

use std::collections::BTreeSet;

use super::{CriterionStability, Flip, FlipEffect, NoSet, StabilityEnd, one_point_flips, sides, weight_stability};
use crate::analysis::scoreboard::Scoreboard;
use crate::model::{AccountId, CriterionId};

/// A weight that would have to move by no more than this share of all weights is a near one.
pub const NEAR_SHARE: f64 = 0.05;

/// How sound a list is.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// Members that neither one point of a score nor a near weight takes out, best first.
    pub safe: Vec<AccountId>,
    /// Members that one of these takes out or ties with an outsider, best first.
    pub toss: Vec<AccountId>,
    /// Outsiders that one of these brings in or ties with a member, best first.
    pub nearly: Vec<AccountId>,
    /// What alone changes the list most easily; `None` when no weight and no point does.
    pub decisive: Option<Decisive>,
}

/// The single assumption a list depends on most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Decisive {
    /// The weight of a criterion.
    Weight {
        /// The criterion.
        criterion: CriterionId,
        /// Its share now, 0–1.
        share: f64,
        /// Where the list changes, and how.
        end: StabilityEnd,
    },
    /// One point of a score.
    Score(Flip),
}

/// The verdict on a list of so many places. A near weight counts before a point, a point before a far weight.
pub fn verdict(board: &Scoreboard, places: usize) -> Result<Verdict, NoSet> {
    let sides = sides(board, places)?;
    let ends = ends(&weight_stability(board, places)?);
    let flips = one_point_flips(board, places)?;
    let near = || ends.iter().filter(|(_, share, end)| (end.at - share).abs() <= NEAR_SHARE);
    let mut shaky: BTreeSet<AccountId> = flips.iter().map(|flip| flip.account).collect();
    shaky.extend(near().filter_map(|(.., end)| end.swap).flat_map(|swap| [swap.leaves, swap.enters]));
    // Where an outsider could enter it would be for the last member, and where a member could leave, for the first
    // outsider.
    shaky.extend(flips.iter().flat_map(|flip| rivals(board, places, flip)));
    let (toss, safe) = sides.members.into_iter().partition(|member| shaky.contains(member));
    let nearly = sides.outsiders.into_iter().filter(|outsider| shaky.contains(outsider)).collect();
    let weight =
        |&(criterion, share, end): &(CriterionId, f64, StabilityEnd)| Decisive::Weight { criterion, share, end };
    let point = flips.iter().find(|flip| flip.effect != FlipEffect::Ties).or(flips.first());
    let decisive = near().next().map(weight).or(point.copied().map(Decisive::Score)).or(ends.first().map(weight));
    Ok(Verdict { safe, toss, nearly, decisive })
}

/// The accounts on the other side of the cut that a flip concerns: those with the total of the first outsider when a
/// member loses a point, those with the total of the last member when an outsider gains one.
pub fn rivals(board: &Scoreboard, places: usize, flip: &Flip) -> Vec<AccountId> {
    let Ok(sides) = sides(board, places) else { return Vec::new() };
    let same = |one: &AccountId, other: &AccountId| board.total(*one).ok() == board.total(*other).ok();
    if sides.members.contains(&flip.account) {
        let Some(first) = sides.outsiders.first().copied() else { return Vec::new() };
        sides.outsiders.into_iter().take_while(|other| same(other, &first)).collect()
    } else {
        let Some(last) = sides.members.last().copied() else { return Vec::new() };
        sides.members.into_iter().filter(|other| same(other, &last)).collect()
    }
}

/// The ends at which the list changes, the nearest to the present weight first.
fn ends(found: &[CriterionStability]) -> Vec<(CriterionId, f64, StabilityEnd)> {
    let both = found.iter().filter_map(|one| one.interval.ok().map(|interval| (one.criterion, interval)));
    let mut ends: Vec<_> = both
        .flat_map(|(criterion, interval)| [interval.lower, interval.upper].map(|end| (criterion, interval.share, end)))
        .filter(|(.., end)| end.swap.is_some())
        .collect();
    ends.sort_by(|(_, share, end), (_, other_share, other)| {
        (end.at - share).abs().total_cmp(&(other.at - other_share).abs())
    });
    ends
}
