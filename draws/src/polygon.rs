//! Convex polygons in the plane: cut by lines, measured.

/// A function A·x + B·y + C over the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine(pub [f64; 3]);

impl Affine {
    /// Its value at a point.
    pub fn at(self, (x, y): Point) -> f64 {
        self.0[0] * x + self.0[1] * y + self.0[2]
    }

    /// This function less another.
    pub fn less(self, other: Self) -> Self {
        Self([0, 1, 2].map(|term| self.0[term] - other.0[term]))
    }

    /// This function and another.
    pub fn plus(self, other: Self) -> Self {
        Self([0, 1, 2].map(|term| self.0[term] + other.0[term]))
    }

    /// So many times this function.
    pub fn times(self, factor: f64) -> Self {
        Self(self.0.map(|term| term * factor))
    }
}

/// A point.
pub type Point = (f64, f64);

/// A convex polygon by its corners in order.
pub type Polygon = Vec<Point>;

/// Nearer to a line than this is on it.
pub const ON_LINE: f64 = 1e-9;

/// The part of a convex polygon where a function is not below zero; empty when there is none to speak of.
pub fn clip(polygon: &[Point], line: Affine) -> Polygon {
    let mut kept = Polygon::with_capacity(polygon.len() + 1);
    for (at, &point) in polygon.iter().enumerate() {
        let next = polygon[(at + 1) % polygon.len()];
        let (here, there) = (line.at(point), line.at(next));
        if here >= 0.0 {
            kept.push(point);
        }
        if (here > 0.0 && there < 0.0) || (here < 0.0 && there > 0.0) {
            let part = here / (here - there);
            kept.push((point.0 + part * (next.0 - point.0), point.1 + part * (next.1 - point.1)));
        }
    }
    kept
}

/// The area, by the formula of the surveyor.
pub fn area(polygon: &[Point]) -> f64 {
    let cross = |at: usize| {
        let (one, other) = (polygon[at], polygon[(at + 1) % polygon.len()]);
        one.0 * other.1 - other.0 * one.1
    };
    (0..polygon.len()).map(cross).sum::<f64>().abs() / 2.0
}
