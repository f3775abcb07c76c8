//! Exact probabilities where all possible weights are a length or an area: one, two and three criteria.
//!
//! Every total is a linear function over a convex polygon of weights, and so is the difference of two. An account's
//! rank is constant between the lines along which it equals another; the probability of a rank is the area where that
//! many are above, as a part of the whole.

use crate::band::rows_in_reach;
use crate::polygon::{Affine, ON_LINE, Polygon, area, clip};
use crate::{Problem, Weights};

/// More cuts than these take longer than drawing.
const MOST_CUTS: u32 = 4_000_000;

/// The probability of every counted rank, row by row; `None` where there is no such area: more than three criteria,
/// scores that vary, three criteria with weights near the stated ones or with accounts not scored in full, or more
/// accounts in reach than can be computed in a moment.
pub fn exact(problem: &Problem) -> Option<Vec<f64>> {
    if !problem.is_sound() || !problem.varying.is_empty() {
        return None;
    }
    let (region, totals) = match problem.columns.len() {
        1 => one_criterion(problem),
        2 => two_criteria(problem),
        3 => three_criteria(problem)?,
        _ => return None,
    };
    let whole = area(&region);
    let rows = rows_in_reach(problem);
    let mut found = vec![0.0; problem.rows() * problem.ranks];
    let mut cuts = 0;
    for &row in &rows {
        let others: Vec<Affine> =
            rows.iter().filter(|&&other| other != row).map(|&other| totals[other].less(totals[row])).collect();
        let ranks = &mut found[row * problem.ranks..(row + 1) * problem.ranks];
        let mut open = vec![(region.clone(), 0, 0)];
        while let Some((polygon, next, above)) = open.pop() {
            cuts += 1;
            if cuts > MOST_CUTS {
                return None;
            }
            divide(polygon, &others, (next, above), ranks, &mut open);
        }
        for rank in ranks {
            *rank /= whole;
        }
    }
    Some(found)
}

/// Goes on with the accounts from `next` on until a line cuts the polygon, or none is left.
fn divide(
    polygon: Polygon,
    others: &[Affine],
    (mut next, mut above): (usize, usize),
    ranks: &mut [f64],
    open: &mut Vec<(Polygon, usize, usize)>,
) {
    while above < ranks.len() {
        let Some(&other) = others.get(next) else {
            ranks[above] += area(&polygon);
            return;
        };
        next += 1;
        let values = polygon.iter().map(|&point| other.at(point));
        let (least, most) =
            values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
        if most <= ON_LINE {
            // Below everywhere, or equal everywhere: ties share the better rank.
        } else if least >= -ON_LINE {
            above += 1;
        } else {
            let beaten = clip(&polygon, other);
            let rest = clip(&polygon, Affine(other.0.map(|term| -term)));
            open.push((beaten, next, above + 1));
            open.push((rest, next, above));
            return;
        }
    }
}

/// Whatever is drawn, the totals are the same.
fn one_criterion(problem: &Problem) -> (Polygon, Vec<Affine>) {
    let total = |&score: &f32| Affine([0.0, 0.0, f64::from(score)]);
    (square(0.0, 1.0), problem.columns[0].iter().map(total).collect())
}

/// With any weights the first has the share x and the second the rest. Near the stated weights both vary for
/// themselves: x and y are the weights, totals are not divided by their sum, which changes no comparison.
fn two_criteria(problem: &Problem) -> (Polygon, Vec<Affine>) {
    let both = |row: usize| {
        let (one, other) = (f64::from(problem.columns[0][row]), f64::from(problem.columns[1][row]));
        // An account scored on one criterion has that score whatever the weights.
        match (one > 0.0, other > 0.0) {
            (true, false) => (one, one),
            (false, _) => (other, other),
            _ => (one, other),
        }
    };
    let rows = 0..problem.rows();
    let (first, second) = (problem.stated[0], problem.stated[1]);
    if let Weights::Within(part) = problem.weights {
        // Without any room the box would have no area: a hair's breadth is drawn around the stated weights.
        let part = part.max(1e-6);
        let ends = |stated: f64| (stated * (1.0 - part), stated * (1.0 + part));
        let sum = first + second;
        let ((x0, x1), (y0, y1)) = (ends(first / sum), ends(second / sum));
        let region = vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        let total = |row: usize| {
            let (one, other) = both(row);
            Affine([one, other, 0.0])
        };
        return (region, rows.map(total).collect());
    }
    let (from, to) = match problem.weights {
        Weights::KeepOrder if first > second => (0.5, 1.0),
        Weights::KeepOrder if first < second => (0.0, 0.5),
        _ => (0.0, 1.0),
    };
    let total = |row: usize| {
        let (one, other) = both(row);
        Affine([one - other, 0.0, other])
    };
    (square(from, to), rows.map(total).collect())
}

/// The shares x, y and 1 − x − y fill a triangle; an order of importance cuts it.
fn three_criteria(problem: &Problem) -> Option<(Polygon, Vec<Affine>)> {
    let in_full = (0..problem.rows()).all(|row| problem.is_full(row));
    if !in_full || matches!(problem.weights, Weights::Within(_)) {
        return None;
    }
    let shares = [Affine([1.0, 0.0, 0.0]), Affine([0.0, 1.0, 0.0]), Affine([-1.0, -1.0, 1.0])];
    let mut region = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
    if problem.weights == Weights::KeepOrder {
        for (one, other) in [(0, 1), (1, 2), (0, 2)] {
            let (greater, smaller) =
                if problem.stated[one] >= problem.stated[other] { (one, other) } else { (other, one) };
            if problem.stated[greater] > problem.stated[smaller] {
                region = clip(&region, shares[greater].less(shares[smaller]));
            }
        }
    }
    let total = |row: usize| {
        let [a, b, c] = [0, 1, 2].map(|column| f64::from(problem.columns[column][row]));
        Affine([a - c, b - c, c])
    };
    Some((region, (0..problem.rows()).map(total).collect()))
}

/// Shares from one to another beside a side of length 1: the area is the length.
fn square(from: f64, to: f64) -> Polygon {
    vec![(from, 0.0), (to, 0.0), (to, 1.0), (from, 1.0)]
}
