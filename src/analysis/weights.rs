//! Ways to set weights, and weights as shares of 100% (S-5).

use std::collections::BTreeMap;

use crate::model::order;
use crate::model::{Percent, Weight, WeightingWay};

/// One hundred points in hundredths: what is handed out among the criteria.
const ALL_POINTS: u32 = 10_000;

/// How a hand-out of 100 points stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandOut {
    /// So many hundredths of a point are left to hand out.
    Left(u32),
    /// All 100 points are handed out.
    Complete,
    /// So many hundredths of a point too many are handed out.
    Over(u32),
}

/// The weights as shares of 100% for display, in steps of 0.1%, that sum to exactly 100% (Hare–Niemeyer), unless that
/// would show equal weights as different: then each share is rounded by itself, and the shares may sum to a few tenths
/// more or less (three equal ones are 33.3% each). `None` when the weights sum to zero.
pub fn shares(weights: &[Weight]) -> Option<Vec<Percent>> {
    const STEPS: u64 = 1000;
    let parts: Vec<u64> = weights.iter().map(|weight| u64::from(weight.hundredths())).collect();
    let mut steps = apportion(&parts, STEPS)?;
    let mut shown = BTreeMap::new();
    if parts.iter().zip(&steps).any(|(part, step)| shown.insert(part, step).is_some_and(|other| other != step)) {
        let sum: u64 = parts.iter().sum();
        steps = parts.iter().map(|part| (part * STEPS + sum / 2) / sum).collect();
    }
    steps.into_iter().map(|steps| i32::try_from(steps * 10).ok().and_then(Percent::from_basis_points)).collect()
}

/// The exact share of each weight in their sum, 0–1; `None` when the weights sum to zero.
pub fn exact_shares(weights: &[Weight]) -> Option<Vec<f64>> {
    let sum: u64 = weights.iter().map(|weight| u64::from(weight.hundredths())).sum();
    (sum > 0).then(|| weights.iter().map(|weight| f64::from(weight.hundredths()) / sum as f64).collect())
}

/// The way that weights look like they were set in: equal, 100 points handed out, or just points. Weights of nothing
/// at all are not equal but missing.
pub fn looks_like(weights: &[Weight]) -> WeightingWay {
    let first = weights.first();
    if weights.iter().all(|weight| Some(weight) == first && *weight > Weight::ZERO) {
        WeightingWay::Equal
    } else if hand_out(weights) == HandOut::Complete {
        WeightingWay::HundredPoints
    } else {
        WeightingWay::Points
    }
}

/// Equal weights of together 100 points, or just below: 33.33 each for three, so that they are truly equal.
pub fn equal(count: usize) -> Vec<Weight> {
    let each = u32::try_from(count).ok().and_then(|count| ALL_POINTS.checked_div(count)).unwrap_or(0).max(1);
    vec![Weight::from_hundredths(each).unwrap_or_default(); count]
}

/// The weights scaled to exactly 100 points in hundredths, by largest remainders. `None` when they sum to zero.
pub fn to_hundred_points(weights: &[Weight]) -> Option<Vec<Weight>> {
    let parts: Vec<u64> = weights.iter().map(|weight| u64::from(weight.hundredths())).collect();
    let scaled = apportion(&parts, ALL_POINTS.into())?;
    scaled.into_iter().map(|part| u32::try_from(part).ok().and_then(Weight::from_hundredths)).collect()
}

/// How far the hand-out of 100 points has come.
pub fn hand_out(weights: &[Weight]) -> HandOut {
    let given = weights.iter().fold(0_u32, |given, weight| given.saturating_add(weight.hundredths()));
    match given.cmp(&ALL_POINTS) {
        std::cmp::Ordering::Less => HandOut::Left(ALL_POINTS - given),
        std::cmp::Ordering::Equal => HandOut::Complete,
        std::cmp::Ordering::Greater => HandOut::Over(given - ALL_POINTS),
    }
}

/// Rank-order centroid weights for a strict order of `count` criteria, the most important first:
/// the i-th is (1/n) Σ 1/k over k = i..n (Barron & Barrett 1996). They sum to 1.
pub fn centroids(count: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let mut weights: Vec<f64> = (1..=count)
        .rev()
        .map(|place| {
            sum += 1.0 / place as f64;
            sum / count as f64
        })
        .collect();
    weights.reverse();
    weights
}

/// Rank-order centroid weights for places that may tie: `places[i]` is the place of criterion `i` in the order of
/// importance, the lowest the most important; equal places share the mean of the centroids they stand for (S-5).
pub fn centroids_of_places(places: &[u32]) -> Vec<f64> {
    let centroids = centroids(places.len());
    let weight = |own: &u32| {
        let before = places.iter().filter(|place| *place < own).count();
        let tied = places.iter().filter(|place| *place == own).count();
        centroids[before..before + tied].iter().sum::<f64>() / tied as f64
    };
    places.iter().map(weight).collect()
}

/// Weights from shares of one, as hundredths of together about 100 points: each rounded by itself, so that equal shares
/// stay equal weights.
pub fn from_shares(shares: &[f64]) -> Vec<Weight> {
    let weight = |share: &f64| {
        let hundredths = (share * f64::from(ALL_POINTS)).round().clamp(0.0, ALL_POINTS.into());
        // Clamped to 0–10,000 just above; a NaN would become 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Weight::from_hundredths(hundredths as u32).unwrap_or_default()
    };
    shares.iter().map(weight).collect()
}

/// Deals out `whole` units in proportion to the parts: each is rounded down, and what is left over goes to the largest
/// remainders, the earlier first among equals. `None` when the parts sum to zero.
fn apportion(parts: &[u64], whole: u64) -> Option<Vec<u64>> {
    let sum: u64 = parts.iter().sum();
    if sum == 0 {
        return None;
    }
    let mut dealt: Vec<u64> = parts.iter().map(|part| part * whole / sum).collect();
    let missing = whole - dealt.iter().sum::<u64>();
    let mut by_remainder: Vec<usize> = (0..parts.len()).collect();
    order::sort_by_key(&mut by_remainder, |&index| std::cmp::Reverse(parts[index] * whole % sum));
    for &index in by_remainder.iter().take(usize::try_from(missing).unwrap_or(0)) {
        dealt[index] += 1;
    }
    Some(dealt)
}
