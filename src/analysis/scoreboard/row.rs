//! The weighing of one account's scores, exactly.

use super::CellScore;
use crate::analysis::ratio::{Ratio, gcd};

/// Denominators up to this bound make the float of a total as good as the fraction: fractions n/d ≠ n'/d' differ by
/// at least 1/(d·d') ≥ 2⁻⁴⁸, floats between 1 and 10 lie at most 2⁻⁴⁹ apart, and a correctly rounded quotient of whole
/// numbers below 2⁵³ depends on nothing but the number it stands for.
const EXACT_AS_FLOAT: u64 = 1 << 24;
/// Largest common denominator of a row's means for which 64 bits carry the whole sum.
const SMALL_LCM: u64 = 1 << 16;
/// Where not even 128 bits carry the common denominator, means are rounded to this many binary places.
const ROUNDED_PLACES: u32 = 60;

/// A row's total as a float, and whether that float stands for the exact total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Key {
    pub value: f64,
    pub is_exact: bool,
}

/// The total of a row as a float; `None` when no scored criterion has any weight.
pub(super) fn key(row: &[CellScore], weights: &[u32]) -> Option<Key> {
    let key = match small_total(row, weights) {
        Some((numerator, denominator)) => {
            (denominator > 0).then(|| (numerator as f64 / denominator as f64, denominator <= EXACT_AS_FLOAT))
        }
        None => total(row, weights).map(|ratio| (ratio.to_f64(), false)),
    };
    key.map(|(value, is_exact)| Key { value: value.clamp(1.0, 10.0), is_exact })
}

/// The total of a row, T = Σ w·s / Σ w over the scored criteria (S-6), exactly; `None` when no scored criterion has
/// any weight. Means whose common denominator passes 10²⁶ (cells of one account with more than seventy different
/// numbers of raters) are rounded to 2⁻⁶⁰.
pub(super) fn total(row: &[CellScore], weights: &[u32]) -> Option<Ratio> {
    if let Some((numerator, denominator)) = small_total(row, weights) {
        return Ratio::new(numerator.into(), denominator.into());
    }
    let lcm = row.iter().filter(|cell| cell.raters > 0).try_fold(1_u128, |lcm, cell| {
        let raters = u128::from(cell.raters);
        lcm.checked_mul(raters / gcd(lcm, raters)).filter(|&lcm| lcm < 1 << 88)
    });
    let scale = lcm.unwrap_or(1 << ROUNDED_PLACES);
    let mut numerator = 0;
    for (cell, &weight) in row.iter().zip(weights).filter(|(cell, _)| cell.raters > 0) {
        let raters = u128::from(cell.raters);
        // Exact whenever the scale is a multiple of the raters, rounded otherwise.
        let mean = (u128::from(cell.sum) * scale + raters / 2) / raters;
        numerator += mean * u128::from(weight);
    }
    Ratio::new(numerator, scale * u128::from(covered(row, weights)))
}

/// The sum of the weights of the scored criteria.
pub(super) fn covered(row: &[CellScore], weights: &[u32]) -> u64 {
    row.iter().zip(weights).filter(|(cell, _)| cell.raters > 0).map(|(_, &weight)| u64::from(weight)).sum()
}

/// Numerator and denominator of a row's total in 64 bits; `None` when the means have no small common denominator.
fn small_total(row: &[CellScore], weights: &[u32]) -> Option<(u64, u64)> {
    let lcm = small_lcm(row)?;
    let (mut numerator, mut denominator) = (0, 0);
    for (cell, &weight) in row.iter().zip(weights) {
        let raters = u64::from(cell.raters);
        if raters > 0 {
            let part = if raters == lcm { 1 } else { lcm / raters };
            numerator += u64::from(weight) * u64::from(cell.sum) * part;
            denominator += u64::from(weight);
        }
    }
    Some((numerator, denominator * lcm))
}

/// The least common multiple of the numbers of raters, while it is small.
fn small_lcm(row: &[CellScore]) -> Option<u64> {
    let mut lcm = 1;
    for cell in row {
        let raters = u64::from(cell.raters);
        if raters > 1 && lcm % raters != 0 {
            let divisor = u64::try_from(gcd(lcm.into(), raters.into())).ok()?;
            lcm *= raters / divisor;
            if lcm > SMALL_LCM {
                return None;
            }
        }
    }
    Some(lcm)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[(u32, u32)], weights: &[u32], expected: Option<(u128, u128)>) {
        let row: Vec<CellScore> = cells.iter().map(|&(sum, raters)| CellScore { sum, raters }).collect();
        let expected = expected.and_then(|(numerator, denominator)| Ratio::new(numerator, denominator));
        assert_eq!(total(&row, weights), expected, "{cells:?} {weights:?}");
        let key = key(&row, weights);
        assert_eq!(key.is_some(), expected.is_some());
        if let (Some(key), Some(expected)) = (key, expected) {
            assert!((key.value - expected.to_f64()).abs() < 1e-12, "{key:?}");
        }
    }

    #[test]
    fn weighs_what_is_scored() {
        check(&[(8, 1), (6, 1)], &[3, 1], Some((30, 4)));
        check(&[(8, 1), (0, 0)], &[3, 1], Some((8, 1)));
        check(&[(17, 2), (20, 3)], &[1, 1], Some((17 * 3 + 20 * 2, 12)));
    }

    #[test]
    fn no_weight_is_no_total() {
        check(&[], &[], None);
        check(&[(0, 0), (0, 0)], &[1, 1], None);
        check(&[(8, 1), (0, 0)], &[0, 1], None);
    }

    #[test]
    fn large_denominators_stay_exact() {
        // 41·43·47·53 raters have no small common multiple; every mean is 7, so the total is 7 exactly.
        let raters = [41, 43, 47, 53];
        let cells: Vec<(u32, u32)> = raters.iter().map(|&raters| (7 * raters, raters)).collect();
        check(&cells, &[1, 2, 3, 4], Some((7, 1)));
    }

    #[test]
    fn absurd_denominators_are_rounded() {
        let primes = [101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179];
        let cells: Vec<(u32, u32)> = primes.iter().map(|&raters| (7 * raters, raters)).collect();
        check(&cells, &[1; 16], Some((7, 1)));
    }
}
