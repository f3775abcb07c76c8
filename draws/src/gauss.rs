//! Integrals of smooth functions, with how wrong they may be.

/// A range is halved no more often: what is not known then is error.
const MOST_HALVINGS: u32 = 12;

/// Gauss's points and weights for seven points from −1 to 1.
const GAUSS: [(f64, f64); 7] = [
    (-0.949_107_912_342_758_5, 0.129_484_966_168_869_7),
    (-0.741_531_185_599_394_4, 0.279_705_391_489_276_7),
    (-0.405_845_151_377_397_2, 0.381_830_050_505_118_9),
    (0.0, 0.417_959_183_673_469_4),
    (0.405_845_151_377_397_2, 0.381_830_050_505_118_9),
    (0.741_531_185_599_394_4, 0.279_705_391_489_276_7),
    (0.949_107_912_342_758_5, 0.129_484_966_168_869_7),
];

/// The integral over a range, and its error at most.
pub fn integral(function: &dyn Fn(f64) -> f64, from: f64, to: f64) -> (f64, f64) {
    integrate(function, (from, to), gauss(function, from, to), 0)
}

/// The integral over a range of which it is known at first sight, halved until halves and whole agree; and by how much
/// they do not.
fn integrate(function: &dyn Fn(f64) -> f64, (from, to): (f64, f64), whole: f64, depth: u32) -> (f64, f64) {
    let middle = f64::midpoint(from, to);
    let halves = [gauss(function, from, middle), gauss(function, middle, to)];
    let error = (halves[0] + halves[1] - whole).abs();
    if error <= 1e-13 * whole.abs() + 1e-16 || depth == MOST_HALVINGS {
        return (halves[0] + halves[1], error);
    }
    let one = integrate(function, (from, middle), halves[0], depth + 1);
    let other = integrate(function, (middle, to), halves[1], depth + 1);
    (one.0 + other.0, one.1 + other.1)
}

fn gauss(function: &dyn Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
    GAUSS.iter().map(|(point, weight)| weight * function(middle + half * point)).sum::<f64>() * half
}
