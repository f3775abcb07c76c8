//! The possible weights as pieces of a plane, each piece measured by its area.
//!
//! Only the proportions of weights matter, so weights are rays from the origin, and one, two or three of them are a
//! point, a length or an area of rays. Weights near the stated ones fill a box: the rays that meet a part of it fill
//! the cone up to the box's far faces less the cone up to its near faces, and a cone over a part of a face has a third
//! of that part's area times the face's distance. So the box is six rectangles, three of them counted negatively.

use crate::polygon::{Affine, Polygon, area, clip};
use crate::{Problem, Weights};

/// A piece of the possible weights.
pub struct Chart {
    /// Where.
    pub region: Polygon,
    /// The weight of each criterion over it, in any scale.
    pub weights: Vec<Affine>,
    /// What its area counts for.
    pub factor: f64,
}

impl Chart {
    fn new(region: Polygon, weights: &[Affine], factor: f64) -> Self {
        Self { region, weights: weights.to_vec(), factor }
    }

    /// How much all of it counts for.
    pub fn measure(&self) -> f64 {
        self.factor * area(&self.region)
    }
}

/// The pieces for one, two or three criteria; `None` for more.
pub fn charts(problem: &Problem) -> Option<Vec<Chart>> {
    let sum: f64 = problem.stated.iter().sum();
    let shares: Vec<f64> = problem.stated.iter().map(|stated| stated / sum).collect();
    match (problem.weights, shares.as_slice()) {
        (_, []) => None,
        (kind, shares) if shares.len() == 1 || (shares.len() < 4 && kind == Weights::Within(0.0)) => {
            Some(vec![fixed(shares)])
        }
        (Weights::Within(part), &[x, y]) => {
            let weights = [Affine([1.0, 0.0, 0.0]), Affine([0.0, 1.0, 0.0])];
            Some(vec![Chart::new(rectangle(ends(x, part), ends(y, part)), &weights, 1.0)])
        }
        (Weights::Within(part), &[x, y, z]) => Some(faces([x, y, z].map(|share| ends(share, part)))),
        (kind, &[x, y]) => Some(vec![line(kind, x, y)]),
        (kind, &[_, _, _]) => Some(vec![triangle(kind, &shares)]),
        _ => None,
    }
}

/// All rays are one.
fn fixed(shares: &[f64]) -> Chart {
    let weights: Vec<Affine> = shares.iter().map(|&share| Affine([0.0, 0.0, share])).collect();
    Chart::new(rectangle((0.0, 1.0), (0.0, 1.0)), &weights, 1.0)
}

/// The first of two has the share x and the second the rest; beside a side of length 1 an area is a length.
fn line(kind: Weights, first: f64, second: f64) -> Chart {
    let ends = match kind {
        Weights::KeepOrder if first > second => (0.5, 1.0),
        Weights::KeepOrder if first < second => (0.0, 0.5),
        _ => (0.0, 1.0),
    };
    Chart::new(rectangle(ends, (0.0, 1.0)), &[Affine([1.0, 0.0, 0.0]), Affine([-1.0, 0.0, 1.0])], 1.0)
}

/// The shares x, y and 1 − x − y fill a triangle; an order of importance cuts it.
fn triangle(kind: Weights, stated: &[f64]) -> Chart {
    let shares = [Affine([1.0, 0.0, 0.0]), Affine([0.0, 1.0, 0.0]), Affine([-1.0, -1.0, 1.0])];
    let mut region = vec![(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)];
    if kind == Weights::KeepOrder {
        for (one, other) in [(0, 1), (1, 2), (0, 2)] {
            let (greater, smaller) = if stated[one] >= stated[other] { (one, other) } else { (other, one) };
            if stated[greater] > stated[smaller] {
                region = clip(&region, shares[greater].less(shares[smaller]));
            }
        }
    }
    Chart::new(region, &shares, 1.0)
}

/// The faces of a box: where one weight has its greatest or its least value and the others have any of theirs.
fn faces(box_ends: [(f64, f64); 3]) -> Vec<Chart> {
    let mut found = Vec::with_capacity(6);
    for (axis, &(least, most)) in box_ends.iter().enumerate() {
        let (second, third) = ((axis + 1) % 3, (axis + 2) % 3);
        for (at, sign) in [(most, 1.0), (least, -1.0)] {
            let mut weights = [Affine([0.0, 0.0, at]); 3];
            weights[second] = Affine([1.0, 0.0, 0.0]);
            weights[third] = Affine([0.0, 1.0, 0.0]);
            if at > 0.0 {
                found.push(Chart::new(rectangle(box_ends[second], box_ends[third]), &weights, sign * at / 3.0));
            }
        }
    }
    found
}

fn ends(share: f64, part: f64) -> (f64, f64) {
    (share * (1.0 - part), share * (1.0 + part))
}

fn rectangle((left, right): (f64, f64), (bottom, top): (f64, f64)) -> Polygon {
    vec![(left, bottom), (right, bottom), (right, top), (left, top)]
}
