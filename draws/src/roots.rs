//! Where polynomials of low degree change their sign.

/// Its terms, the constant first.
pub type Quadratic = [f64; 3];

/// The value at `t`.
pub fn value(terms: &[f64], t: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * t + term)
}

/// The places between two ends at which a polynomial of the fourth degree or lower changes its sign; none when it is
/// nowhere farther from zero than `noise`.
pub fn crossings(terms: &[f64; 5], noise: f64, from: f64, to: f64) -> Vec<f64> {
    if is_one_sided(terms, noise, from, to) {
        return Vec::new();
    }
    let mut found = Vec::new();
    of_degree(terms, 4, (from, to), &mut found);
    found
}

/// In which parts, C(i, k) / C(4, k), each coefficient in Bernstein's form is made of the terms.
const PARTS: [[f64; 5]; 5] = [
    [1.0, 0.0, 0.0, 0.0, 0.0],
    [1.0, 0.25, 0.0, 0.0, 0.0],
    [1.0, 0.5, 1.0 / 6.0, 0.0, 0.0],
    [1.0, 0.75, 0.5, 0.25, 0.0],
    [1.0, 1.0, 1.0, 1.0, 1.0],
];

/// Whether all of its coefficients in Bernstein's form over the range have one sign, so that it has no zero there, or
/// all are noise.
fn is_one_sided(terms: &[f64; 5], noise: f64, from: f64, to: f64) -> bool {
    // The terms in s, with t = from + s · (to − from) …
    let mut shifted = *terms;
    for done in 0..4 {
        for at in (done..4).rev() {
            shifted[at] += from * shifted[at + 1];
        }
    }
    let mut scale = 1.0;
    for term in &mut shifted {
        *term *= scale;
        scale *= to - from;
    }
    // … and each coefficient a sum of parts of those up to it.
    let coefficient = |parts: &[f64; 5]| parts.iter().zip(&shifted).map(|(part, term)| part * term).sum::<f64>();
    let all = PARTS.iter().map(coefficient);
    let (least, most) = all.fold((f64::MAX, f64::MIN), |(least, most), it| (least.min(it), most.max(it)));
    least > 0.0 || most < 0.0 || (least >= -noise && most <= noise)
}

/// Between the turning points there is one crossing or none.
fn of_degree(terms: &[f64; 5], degree: usize, (from, to): (f64, f64), found: &mut Vec<f64>) {
    if degree == 0 {
        return;
    }
    let mut slope = [0.0; 5];
    for at in 1..=degree {
        slope[at - 1] = terms[at] * at as f64;
    }
    let mut turns = Vec::new();
    of_degree(&slope, degree - 1, (from, to), &mut turns);
    let mut left = from;
    for right in turns.into_iter().chain(std::iter::once(to)) {
        if let Some(root) = between(terms, left, right) {
            found.push(root);
        }
        left = right;
    }
}

/// The zero between two ends of different signs, by halving and Newton's steps.
fn between(terms: &[f64; 5], mut left: f64, mut right: f64) -> Option<f64> {
    let (start, end) = (value(terms, left), value(terms, right));
    if (start > 0.0) == (end > 0.0) || start == 0.0 || end == 0.0 {
        return None;
    }
    let mut at = left + (right - left) * (start / (start - end));
    for _ in 0..80 {
        let here = value(terms, at);
        if (here > 0.0) == (start > 0.0) {
            left = at;
        } else {
            right = at;
        }
        let slope = [terms[1], 2.0 * terms[2], 3.0 * terms[3], 4.0 * terms[4]];
        let step = here / value(&slope, at);
        let next = at - step;
        let inside = next > left && next < right;
        if here == 0.0 || right - left <= 1e-15 * (1.0 + at.abs()) || (inside && step.abs() <= 1e-15 * (1.0 + at.abs()))
        {
            break;
        }
        at = if inside { next } else { f64::midpoint(left, right) };
    }
    Some(at)
}
