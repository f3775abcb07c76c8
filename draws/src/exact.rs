//! Probabilities computed, not drawn, where all possible weights are a length or an area: one, two and three criteria.
//!
//! An account's total is a fraction of two linear functions of the weights: what it scored, and the weight it is
//! scored on. Two accounts scored on the same criteria, or one of which has the same total whatever the weights, are
//! divided by a line; the rank is constant between such lines, and its probability is the area where that many are
//! above. Others are divided by a curve, and the areas between curves are integrated (`curved.rs`). What is found is
//! within [`EXACT_TO`] of the truth.

use crate::Problem;
use crate::band::rows_in_reach;
use crate::chart::{Chart, charts};
use crate::curved::Curves;
use crate::polygon::{Affine, ON_LINE, Polygon, area, clip};

/// What is computed is this near to the truth, or it is not given.
pub const EXACT_TO: f64 = 1e-9;

/// More steps than these take longer than drawing: some tenths of a second.
const MOST_STEPS: u32 = 1_000_000;

/// The probability of every counted rank, row by row; `None` where it has to be drawn: more than three criteria,
/// scores that vary, or more accounts in reach than can be computed in a moment.
pub fn exact(problem: &Problem) -> Option<Vec<f64>> {
    if !problem.is_sound() || !problem.varying.is_empty() {
        return None;
    }
    let charts = charts(problem)?;
    let whole: f64 = charts.iter().map(Chart::measure).sum();
    let rows = rows_in_reach(problem);
    let mut found = vec![0.0; problem.rows() * problem.ranks];
    let mut work = Work { steps: 0, error: 0.0 };
    let mut errors = vec![0.0; rows.len()];
    for chart in &charts {
        let totals: Vec<Total> = rows.iter().map(|&row| Total::of(problem, chart, row)).collect();
        for (at, &row) in rows.iter().enumerate() {
            let mut areas = vec![0.0; problem.ranks];
            work.rank(chart, &totals, at, &mut areas)?;
            errors[at] += std::mem::take(&mut work.error) * (chart.factor / whole).abs();
            let ranks = &mut found[row * problem.ranks..(row + 1) * problem.ranks];
            for (rank, area) in ranks.iter_mut().zip(areas) {
                *rank += area * chart.factor / whole;
            }
        }
    }
    if !errors.iter().all(|&error| error <= EXACT_TO) {
        return None;
    }
    // Near faces are taken from far ones, so what is nothing may be a hair below it.
    for rank in &mut found {
        *rank = rank.clamp(0.0, 1.0);
    }
    Some(found)
}

/// A total over a chart: what was scored over the weight it was scored on.
pub struct Total {
    /// The weighted sum of the scores.
    pub sum: Affine,
    /// The weight of what is scored.
    pub weight: Affine,
    /// Which criteria are scored, as bits.
    scored: u32,
    /// The least and the greatest total there is.
    ends: (f64, f64),
}

impl Total {
    fn of(problem: &Problem, chart: &Chart, row: usize) -> Self {
        let (mut sum, mut weight, mut scored) = (Affine([0.0; 3]), Affine([0.0; 3]), 0);
        for (column, (scores, share)) in problem.columns.iter().zip(&chart.weights).enumerate() {
            let score = f64::from(scores[row]);
            if score > 0.0 {
                sum = sum.plus(share.times(score));
                weight = weight.plus(*share);
                scored |= 1 << column;
            }
        }
        // A fraction of two linear functions is least and greatest at corners; where no weight is scored it has any
        // value between those of its scores.
        let mut ends = (f64::MAX, f64::MIN);
        for &point in &chart.region {
            if weight.at(point) > ON_LINE {
                let total = sum.at(point) / weight.at(point);
                ends = (ends.0.min(total), ends.1.max(total));
            } else {
                let scores = problem.columns.iter().map(|scores| f64::from(scores[row])).filter(|&score| score > 0.0);
                ends = scores.fold(ends, |(least, most), score| (least.min(score), most.max(score)));
            }
        }
        Self { sum, weight, scored, ends }
    }

    /// The least and the greatest total there is.
    pub fn ends(&self) -> (f64, f64) {
        self.ends
    }

    /// The value it has everywhere.
    fn constant(&self) -> Option<f64> {
        (self.ends.1 - self.ends.0 <= ON_LINE).then_some(self.ends.0)
    }

    /// Above zero where this total is above another, if a line divides them.
    fn above(&self, other: &Self) -> Option<Affine> {
        if self.scored == other.scored {
            return Some(self.sum.less(other.sum));
        }
        if let Some(constant) = other.constant() {
            return Some(self.sum.less(self.weight.times(constant)));
        }
        self.constant().map(|constant| other.weight.times(constant).less(other.sum))
    }
}

/// What has been done, and how wrong it may be.
pub struct Work {
    steps: u32,
    /// The error of an account's areas so far, at most.
    pub error: f64,
}

impl Work {
    /// So many steps more; `None` when there have been too many.
    pub fn step(&mut self, steps: u32) -> Option<()> {
        self.steps += steps;
        (self.steps <= MOST_STEPS).then_some(())
    }

    /// The areas over a chart in which the total at a place has each rank.
    fn rank(&mut self, chart: &Chart, totals: &[Total], at: usize, ranks: &mut [f64]) -> Option<()> {
        let own = &totals[at];
        let (mut lines, mut curves, mut above) = (Vec::new(), Vec::new(), 0);
        for (place, other) in totals.iter().enumerate() {
            if place == at || other.ends.1 <= own.ends.0 + ON_LINE {
                continue;
            }
            if other.ends.0 >= own.ends.1 + ON_LINE {
                above += 1;
            } else if let Some(line) = other.above(own) {
                lines.push(line);
            } else {
                curves.push(other);
            }
        }
        let curves = Curves::new(own, &curves);
        let mut open = vec![(chart.region.clone(), 0, above)];
        while let Some((polygon, next, above)) = open.pop() {
            self.step(1)?;
            if let Some((polygon, above)) = divide(polygon, &lines, (next, above), ranks.len(), &mut open) {
                match &curves {
                    Some(curves) => curves.measure(&polygon, above, ranks, self)?,
                    None => ranks[above] += area(&polygon),
                }
            }
        }
        Some(())
    }
}

/// Goes on with the accounts from `next` on until a line cuts the polygon. What is left when there is none more, with
/// the number of accounts above it.
fn divide(
    polygon: Polygon,
    lines: &[Affine],
    (mut next, mut above): (usize, usize),
    ranks: usize,
    open: &mut Vec<(Polygon, usize, usize)>,
) -> Option<(Polygon, usize)> {
    while above < ranks {
        let Some(&line) = lines.get(next) else { return Some((polygon, above)) };
        next += 1;
        let values = polygon.iter().map(|&point| line.at(point));
        let (least, most) =
            values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
        if most <= ON_LINE {
            // Below everywhere, or equal everywhere: ties share the better rank.
        } else if least >= -ON_LINE {
            above += 1;
        } else {
            open.push((clip(&polygon, line), next, above + 1));
            open.push((clip(&polygon, line.times(-1.0)), next, above));
            return None;
        }
    }
    None
}
