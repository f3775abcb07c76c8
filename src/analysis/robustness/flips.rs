//! One-point flips: the cells where one point more or less changes the set.

use std::cmp::Ordering;

use super::{NoSet, sides};
use crate::analysis::ratio::Ratio;
use crate::analysis::scoreboard::{CellScore, Scoreboard, Total};
use crate::model::{AccountId, CriterionId};

/// A cell whose group score decides about the set of top-N accounts by one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flip {
    /// The account.
    pub account: AccountId,
    /// The criterion.
    pub criterion: CriterionId,
    /// One point more or one less.
    pub step: Step,
    /// What it does.
    pub effect: FlipEffect,
}

/// A change of a group score by one point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// One point more.
    Up,
    /// One point less.
    Down,
}

/// What a flip does to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FlipEffect {
    /// It enters the top N.
    Enters,
    /// It leaves the top N.
    Leaves,
    /// It ties with the other side of the cut: the set becomes open.
    Ties,
}

/// All one-point flips for a list of so many places, best accounts first, criteria in the team's order. A step that
/// would take the group score out of 1–10 is none.
pub fn one_point_flips(board: &Scoreboard, places: usize) -> Result<Vec<Flip>, NoSet> {
    let sides = sides(board, places)?;
    let total = |account: Option<&AccountId>| account.and_then(|&account| board.total(account).ok());
    let (Some(last_in), Some(first_out)) = (total(sides.members.last()), total(sides.outsiders.first())) else {
        return Err(NoSet::NobodyOut);
    };
    let members = sides.members.iter().map(|&account| (account, Step::Down, first_out.exact()));
    let outsiders = sides.outsiders.iter().map(|&account| (account, Step::Up, last_in.exact()));
    Ok(members.chain(outsiders).flat_map(|(account, step, rival)| flips_of(board, account, step, rival)).collect())
}

/// Asks single accounts for their flips: for a view that shows some rows and paints at every key.
#[derive(Debug, Clone, Copy)]
pub struct FlipProbe {
    last_in: Ratio,
    first_out: Ratio,
}

impl FlipProbe {
    /// The probe of a list of so many places; `None` where there is no set that could change.
    pub fn new(board: &Scoreboard, places: usize) -> Option<Self> {
        let total = |place| board.account_at(place).and_then(|account| board.total(account).ok());
        let (last_in, first_out) = (total(places.checked_sub(1)?)?.exact(), total(places)?.exact());
        (last_in > first_out).then_some(Self { last_in, first_out })
    }

    /// The flips of an account.
    pub fn of(&self, board: &Scoreboard, account: AccountId) -> Vec<Flip> {
        let Ok(total) = board.total(account) else { return Vec::new() };
        // The set is whole, so who is in it has at least the total of the last one who is.
        let is_in = total.exact() >= self.last_in;
        let (step, rival) = if is_in { (Step::Down, self.first_out) } else { (Step::Up, self.last_in) };
        flips_from(board, (account, total), step, rival)
    }
}

fn flips_of(board: &Scoreboard, account: AccountId, step: Step, rival: Ratio) -> Vec<Flip> {
    board.total(account).map_or_else(|_| Vec::new(), |total| flips_from(board, (account, total), step, rival))
}

fn flips_from(board: &Scoreboard, (account, total): (AccountId, Total), step: Step, rival: Ratio) -> Vec<Flip> {
    // No cell moves a total by more than a point, so most accounts are too far off to be looked at closely.
    if (total.value() - rival.to_f64()).abs() > 1.0 + 1e-9 {
        return Vec::new();
    }
    let flip = |(criterion, moved): (CriterionId, Ratio)| {
        let effect = match (step, moved.cmp(&rival)) {
            (_, Ordering::Equal) => FlipEffect::Ties,
            (Step::Up, Ordering::Greater) => FlipEffect::Enters,
            (Step::Down, Ordering::Less) => FlipEffect::Leaves,
            _ => return None,
        };
        Some(Flip { account, criterion, step, effect })
    };
    board.totals_with(account, |cell| moved(cell, step)).into_iter().filter_map(flip).collect()
}

fn moved(cell: CellScore, step: Step) -> Option<CellScore> {
    let CellScore { sum, raters } = cell;
    match step {
        Step::Up => (sum + raters <= 10 * raters).then_some(CellScore { sum: sum + raters, raters }),
        Step::Down => (sum >= 2 * raters).then(|| CellScore { sum: sum - raters, raters }),
    }
}
