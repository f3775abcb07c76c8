//! Areas between curves: where accounts scored on other criteria than an account are above it.
//!
//! The weights with which an account has a certain total are a line, and all those lines go through one point or are
//! parallel. Along such a line another account is above on one side of one place. So in coordinates of which the
//! first tells the lines apart, and the second the places on a line, every other account is a curve that has one
//! place for each value of the first: areas are cut where curves cross, and integrated.

use crate::exact::{Total, Work};
use crate::gauss::integral;
use crate::polygon::{Affine, ON_LINE, Point};
use crate::roots::{Quadratic, crossings, value};

/// Nearer to nothing than this is nothing.
const TINY: f64 = 1e-12;

/// What is narrower has no area to speak of.
const SLIVER: f64 = 1e-13;

/// Curves that differ by no more than this part are one: it is rounding.
const SAME: f64 = 1e-13;

/// The curves at which others have an account's total.
pub struct Curves {
    lines: Lines,
    others: Vec<Other>,
}

/// The lines on which an account has one total.
enum Lines {
    /// They are parallel: places by the coordinates along `across` and at right angles to it.
    Parallel { across: Point, sum: [f64; 2], weight: [f64; 2] },
    /// They go through the point where sum and weight are nothing: places by their total and their weight.
    Pencil { sum: Affine, weight: Affine, spread: f64 },
}

struct Other {
    /// Above zero where it is above.
    above: Curve,
    ends: (f64, f64),
}

/// `place · slope(t) + start(t)`, zero on the curve.
#[derive(Clone, Copy)]
struct Curve {
    start: Quadratic,
    slope: Quadratic,
}

/// What lies between two values of the first coordinate and two curves.
struct Cell {
    from: f64,
    to: f64,
    low: Curve,
    high: Curve,
    next: usize,
    above: usize,
}

impl Curves {
    /// The curves of these others; `None` when there are none.
    pub fn new(own: &Total, others: &[&Total]) -> Option<Self> {
        if others.is_empty() {
            return None;
        }
        let lines = Lines::of(own);
        let other = |other: &&Total| Other { above: lines.curve_of(other), ends: other.ends() };
        let others = others.iter().map(other).collect();
        Some(Self { lines, others })
    }

    /// Adds the areas of a polygon in which so many more than `above` are above.
    pub fn measure(&self, polygon: &[Point], above: usize, ranks: &mut [f64], work: &mut Work) -> Option<()> {
        let mut open = self.lines.slices(polygon, above);
        while let Some(cell) = open.pop() {
            work.step(2)?;
            if let Some((cell, above)) = self.divide(cell, ranks.len(), &mut open) {
                let (found, error) = self.lines.area(&cell);
                ranks[above] += found;
                work.error += error;
            }
        }
        Some(())
    }

    /// Goes on with the others from `next` on until a curve cuts the cell.
    fn divide(&self, mut cell: Cell, ranks: usize, open: &mut Vec<Cell>) -> Option<(Cell, usize)> {
        let (least, most) = self.lines.totals(cell.from, cell.to);
        while cell.above < ranks {
            let Some(other) = self.others.get(cell.next) else {
                let above = cell.above;
                return Some((cell, above));
            };
            cell.next += 1;
            if other.ends.1 <= least {
                continue;
            }
            if other.ends.0 >= most {
                cell.above += 1;
                continue;
            }
            let mut cuts = cell.low.crossings(&other.above, cell.from, cell.to);
            cuts.extend(cell.high.crossings(&other.above, cell.from, cell.to));
            let middle = f64::midpoint(cell.from, cell.to);
            let (low, high) = (other.above.at(middle, cell.low), other.above.at(middle, cell.high));
            if cuts.is_empty() && low.max(high) <= ON_LINE {
                continue;
            }
            if cuts.is_empty() && low.min(high) >= -ON_LINE {
                cell.above += 1;
                continue;
            }
            cuts.sort_by(f64::total_cmp);
            cell.cut(&cuts, &other.above, open);
            return None;
        }
        None
    }
}

impl Cell {
    /// Cuts at these values, and between them by the curve.
    fn cut(&self, cuts: &[f64], curve: &Curve, open: &mut Vec<Self>) {
        let mut from = self.from;
        for &to in cuts.iter().chain(std::iter::once(&self.to)) {
            // Where many curves meet, rounding leaves slivers between them.
            if to - from <= SLIVER * (1.0 + to.abs()) {
                continue;
            }
            let middle = f64::midpoint(from, to);
            let (low, high) = (curve.at(middle, self.low), curve.at(middle, self.high));
            let part = |low, high, above| Self { from, to, low, high, next: self.next, above };
            let (least, most) = (low.min(high), low.max(high));
            if most <= ON_LINE || least >= -ON_LINE {
                open.push(part(self.low, self.high, self.above + usize::from(most > ON_LINE)));
            } else {
                open.push(part(self.low, *curve, self.above + usize::from(low > high)));
                open.push(part(*curve, self.high, self.above + usize::from(high > low)));
            }
            from = to;
        }
    }
}

impl Curve {
    /// The place of the curve.
    fn place(&self, t: f64) -> f64 {
        -value(&self.start, t) / value(&self.slope, t)
    }

    /// The value of this function on another curve.
    fn at(&self, t: f64, other: Self) -> f64 {
        value(&self.slope, t) * other.place(t) + value(&self.start, t)
    }

    /// Where both curves have one place and part again.
    fn crossings(&self, other: &Self, from: f64, to: f64) -> Vec<f64> {
        let (mut found, mut size) = ([0.0; 5], 0.0_f64);
        for one in 0..3 {
            for two in 0..3 {
                let (plus, minus) = (other.start[one] * self.slope[two], other.slope[one] * self.start[two]);
                found[one + two] += plus - minus;
                size = size.max(plus.abs()).max(minus.abs());
            }
        }
        crossings(&found, size * SAME, from, to)
    }
}

impl Lines {
    fn of(own: &Total) -> Self {
        let (sum, weight) = (own.sum.0, own.weight.0);
        let spread = sum[0] * weight[1] - sum[1] * weight[0];
        if spread.abs() > 1e-9 {
            return Self::Pencil { sum: own.sum, weight: own.weight, spread: spread.abs() };
        }
        let slope = if weight[0].hypot(weight[1]) > sum[0].hypot(sum[1]) { weight } else { sum };
        let length = slope[0].hypot(slope[1]);
        let across = (slope[0] / length, slope[1] / length);
        let along = |function: [f64; 3]| [function[2], function[0] * across.0 + function[1] * across.1];
        Self::Parallel { across, sum: along(sum), weight: along(weight) }
    }

    /// A linear function in these coordinates, as start and slope.
    fn line(&self, function: Affine) -> ([f64; 2], [f64; 2]) {
        let [a, b, rest] = function.0;
        match self {
            Self::Parallel { across, .. } => ([rest, a * across.0 + b * across.1], [b * across.0 - a * across.1, 0.0]),
            Self::Pencil { sum, weight, .. } => {
                // As so much of the sum, so much of the weight, and a rest.
                let (sum, weight) = (sum.0, weight.0);
                let spread = sum[0] * weight[1] - sum[1] * weight[0];
                let (sums, weights) = ((a * weight[1] - b * weight[0]) / spread, (sum[0] * b - sum[1] * a) / spread);
                ([rest - sums * sum[2] - weights * weight[2], 0.0], [weights, sums])
            }
        }
    }

    /// Above zero where another total is above.
    fn curve_of(&self, other: &Total) -> Curve {
        let (sum, weight) = (self.line(other.sum), self.line(other.weight));
        let product =
            |one: [f64; 2], two: [f64; 2]| [one[0] * two[0], one[0] * two[1] + one[1] * two[0], one[1] * two[1]];
        let less = |one: Quadratic, two: Quadratic| [0, 1, 2].map(|term| one[term] - two[term]);
        match self {
            Self::Parallel { sum: own_sum, weight: own_weight, .. } => {
                let of = |sum, weight| less(product(sum, *own_weight), product(*own_sum, weight));
                Curve { start: of(sum.0, weight.0), slope: of(sum.1, weight.1) }
            }
            Self::Pencil { .. } => {
                let of = |sum, weight| less(product(sum, [1.0, 0.0]), product([0.0, 1.0], weight));
                Curve { start: of(sum.0, weight.0), slope: of(sum.1, weight.1) }
            }
        }
    }

    /// The first coordinate of a point; `None` of the point all lines go through.
    fn first(&self, point: Point) -> Option<f64> {
        match self {
            Self::Parallel { across, .. } => Some(point.0 * across.0 + point.1 * across.1),
            Self::Pencil { sum, weight, .. } => {
                let weight = weight.at(point);
                (weight > TINY).then(|| sum.at(point) / weight)
            }
        }
    }

    /// The least and the greatest total between two values of the first coordinate.
    fn totals(&self, from: f64, to: f64) -> (f64, f64) {
        match self {
            Self::Parallel { sum, weight, .. } => {
                let total = |t: f64| (sum[0] + sum[1] * t) / (weight[0] + weight[1] * t);
                (total(from).min(total(to)), total(from).max(total(to)))
            }
            Self::Pencil { .. } => (from, to),
        }
    }

    /// A convex polygon cut at the first coordinates of its corners: below and above each slice lies one edge.
    fn slices(&self, polygon: &[Point], above: usize) -> Vec<Cell> {
        let firsts: Vec<Option<f64>> = polygon.iter().map(|&point| self.first(point)).collect();
        let mut cuts: Vec<f64> = firsts.iter().flatten().copied().collect();
        cuts.sort_by(f64::total_cmp);
        let slice = |pair: &[f64]| {
            let (from, to) = (pair[0], pair[1]);
            let middle = f64::midpoint(from, to);
            let mut edges: Vec<(f64, Curve)> = Vec::with_capacity(2);
            for (at, &(x, y)) in polygon.iter().enumerate() {
                let next = (at + 1) % polygon.len();
                let Some((here, there)) = firsts[at].zip(firsts[next]) else { continue };
                if (here <= from && there >= to) || (there <= from && here >= to) {
                    let (dx, dy) = (polygon[next].0 - x, polygon[next].1 - y);
                    let length = dx.hypot(dy);
                    let (dx, dy) = (dx / length, dy / length);
                    let (start, slope) = self.line(Affine([dy, -dx, dx * y - dy * x]));
                    let curve = Curve { start: [start[0], start[1], 0.0], slope: [slope[0], slope[1], 0.0] };
                    edges.push((curve.place(middle), curve));
                }
            }
            // In the slices at the point all lines go through there is an edge on one side only.
            if edges.len() == 1 {
                edges.push((0.0, Curve { start: [0.0; 3], slope: [1.0, 0.0, 0.0] }));
            }
            edges.sort_by(|one, other| one.0.total_cmp(&other.0));
            let (low, high) = (edges.first()?.1, edges.last()?.1);
            Some(Cell { from, to, low, high, next: 0, above })
        };
        cuts.windows(2).filter(|pair| pair[1] - pair[0] > TINY).filter_map(slice).collect()
    }

    /// The area of a cell, and how wrong it is at most.
    fn area(&self, cell: &Cell) -> (f64, f64) {
        let across = |t: f64| {
            let (low, high) = (cell.low.place(t), cell.high.place(t));
            match self {
                Self::Parallel { .. } => high - low,
                Self::Pencil { spread, .. } => (high - low) * (high + low) / (2.0 * spread),
            }
        };
        integral(&across, cell.from, cell.to)
    }
}
