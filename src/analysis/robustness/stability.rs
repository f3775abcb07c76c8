//! Weight stability intervals.
//!
//! A criterion's share moves to t while the others keep their proportions. Instead of rescaling the others, only the
//! one weight x is moved and t = x / (x + R), with R the sum of the others: the same totals. An account's total is
//! then S(x) = (A + x·p) / (C + x·q), where A and C are the weighted sum and the weights of its other scored
//! criteria, p its score on the moved one (0 when unscored) and q whether it is scored. Two fully scored accounts
//! cross where (A − A') + x·(p − p') = 0, which is R-1's closed form;
//! accounts scored in part cross at the roots of a quadratic.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{NoSet, sides};
use crate::analysis::scoreboard::{CellScore, Scoreboard};
use crate::model::order;
use crate::model::{AccountId, CriterionId};

/// How far one criterion's weight may move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CriterionStability {
    /// The criterion.
    pub criterion: CriterionId,
    /// The interval.
    pub interval: Result<StabilityInterval, OnlyWeight>,
}

/// No other criterion has weight, so that nothing can be scaled in proportion: the share is 100% or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnlyWeight;

/// The shares of the weight between which the set of top-N accounts stays the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StabilityInterval {
    /// The present share, 0–1.
    pub share: f64,
    /// The lower end, up to the present share.
    pub lower: StabilityEnd,
    /// The upper end, from the present share on.
    pub upper: StabilityEnd,
}

/// An end of a stability interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StabilityEnd {
    /// The share of the weight, 0–1.
    pub at: f64,
    /// Who changes places there; `None` when the set stays the same up to a share of 0 or 1.
    pub swap: Option<Swap>,
}

/// Two accounts that change sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swap {
    /// The member that leaves.
    pub leaves: AccountId,
    /// The account that enters.
    pub enters: AccountId,
}

/// The stability interval of every criterion for a list of so many places, in the team's order.
pub fn weight_stability(board: &Scoreboard, places: usize) -> Result<Vec<CriterionStability>, NoSet> {
    let sides = sides(board, places)?;
    let members: BTreeSet<AccountId> = order::set(sides.members);
    let columns = board.criteria().iter().enumerate();
    Ok(columns.map(|(column, &criterion)| stability_of(board, &members, column, criterion)).collect())
}

fn stability_of(
    board: &Scoreboard,
    members: &BTreeSet<AccountId>,
    column: usize,
    criterion: CriterionId,
) -> CriterionStability {
    let weight = f64::from(board.weights()[column].hundredths());
    let others: f64 = board.weights().iter().map(|weight| f64::from(weight.hundredths())).sum::<f64>() - weight;
    if others <= 0.0 {
        return CriterionStability { criterion, interval: Err(OnlyWeight) };
    }
    let share = |x: f64| x / (x + others);
    let (inside, outside) = lines(board, members, column);
    let end = |is_up: bool| {
        let pairs = inside.iter().flat_map(|member| outside.iter().map(move |outsider| (member, outsider)));
        let falls = pairs.filter_map(|(member, outsider)| first_fall(member, outsider, weight, is_up));
        match falls.min_by(|one, other| if is_up { one.total_cmp(other) } else { other.total_cmp(one) }) {
            Some(x) => StabilityEnd { at: share(x), swap: swap_beyond(&inside, &outside, beyond(x, others, is_up)) },
            None => StabilityEnd { at: if is_up { 1.0 } else { 0.0 }, swap: None },
        }
    };
    let interval = StabilityInterval { share: share(weight), lower: end(false), upper: end(true) };
    CriterionStability { criterion, interval: Ok(interval) }
}

/// How far beyond a crossing one looks, as a part of all weights: far more than floats err, far less than what lies
/// between two crossings.
const JUST_BEYOND: f64 = 1e-7;

/// A weight just beyond another one.
fn beyond(x: f64, others: f64, is_up: bool) -> f64 {
    let step = JUST_BEYOND * (x + others);
    if is_up { x + step } else { x - step.min(x / 2.0) }
}

/// Who changes sides where the set has just changed: the lowest of the members and the highest of the others. Where
/// more than two totals meet, several pairs cross at once, and only the totals beyond tell which it is.
fn swap_beyond(inside: &[Line], outside: &[Line], x: f64) -> Option<Swap> {
    let by_total = |one: &&Line, other: &&Line| one.total(x).total_cmp(&other.total(x));
    let by_id = |one: &&Line, other: &&Line| one.account.cmp(&other.account);
    let leaves = inside.iter().min_by(|one, other| by_total(one, other).then(by_id(one, other)))?;
    let enters = outside.iter().max_by(|one, other| by_total(one, other).then(by_id(other, one)))?;
    Some(Swap { leaves: leaves.account, enters: enters.account })
}

/// An account's total as a function of one weight.
#[derive(Debug, Clone, Copy)]
struct Line {
    account: AccountId,
    fixed: f64,
    fixed_weight: f64,
    slope: f64,
    is_scored: f64,
}

impl Line {
    fn of(account: AccountId, cells: &[CellScore], board: &Scoreboard, column: usize) -> Option<Self> {
        let moved = cells[column];
        let (mut fixed, mut fixed_weight) = (0.0, 0.0);
        for (index, cell) in cells.iter().enumerate().filter(|&(index, cell)| index != column && cell.is_scored()) {
            let weight = f64::from(board.weights()[index].hundredths());
            fixed += weight * cell.mean();
            fixed_weight += weight;
        }
        let slope = if moved.is_scored() { moved.mean() } else { 0.0 };
        let is_scored = f64::from(u8::from(moved.is_scored()));
        (fixed_weight + is_scored > 0.0).then_some(Self { account, fixed, fixed_weight, slope, is_scored })
    }

    /// The total at a weight above 0.
    fn total(&self, x: f64) -> f64 {
        (self.fixed + x * self.slope) / (self.fixed_weight + x * self.is_scored)
    }

    /// Lines that agree in all but the fixed sum never cross; only the lowest member and the highest outsider of
    /// them can be the first to change sides.
    fn compare_family(&self, other: &Self) -> Ordering {
        let by_slope = self.slope.total_cmp(&other.slope).then(self.is_scored.total_cmp(&other.is_scored));
        by_slope.then(self.fixed_weight.total_cmp(&other.fixed_weight))
    }
}

/// The lines of the members and of all others that matter.
fn lines(board: &Scoreboard, members: &BTreeSet<AccountId>, column: usize) -> (Vec<Line>, Vec<Line>) {
    let all = board.rows().filter_map(|(account, cells)| Line::of(account, cells, board, column));
    let (mut inside, mut outside): (Vec<Line>, Vec<Line>) = all.partition(|line| members.contains(&line.account));
    let family_then = |one: &Line, other: &Line, by_fixed: Ordering| {
        one.compare_family(other).then(by_fixed).then(one.account.cmp(&other.account))
    };
    inside.sort_by(|one, other| family_then(one, other, one.fixed.total_cmp(&other.fixed)));
    outside.sort_by(|one, other| family_then(one, other, other.fixed.total_cmp(&one.fixed)));
    for side in [&mut inside, &mut outside] {
        side.dedup_by(|later, first| later.compare_family(first) == Ordering::Equal);
    }
    (inside, outside)
}

/// The nearest weight above or below the present one beyond which the outsider's total is the greater; `None` when
/// there is none.
fn first_fall(member: &Line, outsider: &Line, weight: f64, is_up: bool) -> Option<f64> {
    // The sign of the difference of the totals is that of a quadratic in the weight: both denominators are positive.
    let (one, other) = (member, outsider);
    let quadratic = [
        one.fixed * other.fixed_weight - other.fixed * one.fixed_weight,
        one.slope * other.fixed_weight + one.fixed * other.is_scored
            - other.slope * one.fixed_weight
            - other.fixed * one.is_scored,
        one.slope * other.is_scored - other.slope * one.is_scored,
    ];
    let value = |x: f64| quadratic[0] + x * (quadratic[1] + x * quadratic[2]);
    let mut edges: Vec<f64> = roots(quadratic)
        .into_iter()
        .flatten()
        .filter(|&x| if is_up { x > weight } else { x < weight && x > 0.0 })
        .collect();
    edges.push(weight);
    edges.sort_by(f64::total_cmp);
    if is_up {
        let last = edges[edges.len() - 1];
        edges.push(2.0 * last + 1.0);
    } else {
        edges.insert(0, 0.0);
        edges.reverse();
    }
    let falls = |pair: &&[f64]| (pair[0] < pair[1]) == is_up && value(f64::midpoint(pair[0], pair[1])) < 0.0;
    edges.windows(2).find(falls).map(|pair| pair[0])
}

/// The real roots of c + b·x + a·x², by the formula that does not cancel.
fn roots([c, b, a]: [f64; 3]) -> [Option<f64>; 2] {
    let finite = |x: f64| x.is_finite().then_some(x);
    if a == 0.0 {
        return [finite(-c / b), None];
    }
    let discriminant = b * b - 4.0 * a * c;
    if discriminant < 0.0 {
        return [None, None];
    }
    let half = -0.5 * (b + discriminant.sqrt().copysign(b));
    [finite(half / a), finite(c / half)]
}
