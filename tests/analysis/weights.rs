//! Weights and their shares (S-5).

use linchpin::analysis::weights::{
    HandOut, centroids, centroids_of_places, equal, exact_shares, from_shares, hand_out, looks_like, shares,
    to_hundred_points,
};
use linchpin::model::{Weight, WeightingWay};
use proptest::prelude::*;

fn weights(hundredths: &[u32]) -> Vec<Weight> {
    hundredths.iter().map(|&hundredths| Weight::from_hundredths(hundredths).unwrap()).collect()
}

fn check_shares(hundredths: &[u32], basis_points: &[i32]) {
    let shares: Option<Vec<i32>> =
        shares(&weights(hundredths)).map(|shares| shares.iter().map(|share| share.basis_points()).collect());
    assert_eq!(shares, (!basis_points.is_empty()).then(|| basis_points.to_vec()), "{hundredths:?}");
}

#[test]
fn shares_sum_to_a_hundred_unless_that_parts_equals() {
    check_shares(&[100, 100, 100], &[3330, 3330, 3330]);
    check_shares(&[100; 6], &[1670; 6]);
    check_shares(&[100; 7], &[1430; 7]);
    check_shares(&[400, 400, 300], &[3640, 3640, 2730]);
    check_shares(&[300, 200, 200], &[4280, 2860, 2860]);
    check_shares(&[300, 300, 300, 100], &[3000, 3000, 3000, 1000]);
    check_shares(&[200, 100], &[6670, 3330]);
    check_shares(&[5000, 3000, 2000], &[5000, 3000, 2000]);
    check_shares(&[0, 700], &[0, 10_000]);
    check_shares(&[0, 0], &[]);
    check_shares(&[], &[]);
}

#[test]
fn weights_of_nothing_do_not_look_equal() {
    let check = |hundredths: &[u32], way| assert_eq!(looks_like(&weights(hundredths)), way, "{hundredths:?}");
    check(&[0, 0, 0], WeightingWay::Points);
    check(&[0], WeightingWay::Points);
    check(&[], WeightingWay::Equal);
    check(&[3333, 3333, 3333], WeightingWay::Equal);
    check(&[6000, 4000, 0], WeightingWay::HundredPoints);
    check(&[600, 400, 0], WeightingWay::Points);
}

fn check_centroids(count: usize, expected: &[f64]) {
    let actual = centroids(count);
    assert_eq!(actual.len(), expected.len());
    for (actual, expected) in actual.iter().zip(expected) {
        assert!((actual - expected).abs() < 5.1e-5, "{count}: {actual} is not {expected}");
    }
}

/// Barron & Barrett, "Decision quality using ranked attribute weights", Management Science 42(11), 1996: the ROC
/// weights as tabulated there and in Edwards & Barron 1994.
#[test]
fn centroids_as_published() {
    check_centroids(0, &[]);
    check_centroids(1, &[1.0]);
    check_centroids(2, &[0.75, 0.25]);
    check_centroids(3, &[0.6111, 0.2778, 0.1111]);
    check_centroids(4, &[0.5208, 0.2708, 0.1458, 0.0625]);
    check_centroids(5, &[0.4567, 0.2567, 0.1567, 0.0900, 0.0400]);
    check_centroids(6, &[0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278]);
}

#[test]
fn tied_places_share_their_mean() {
    let tied = centroids_of_places(&[1, 2, 2, 3]);
    let mean = f64::midpoint(0.270_833_333_333, 0.145_833_333_333);
    let expected = [0.520_833_333_333, mean, mean, 0.0625];
    assert!(tied.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-9), "{tied:?}");
    assert_eq!(centroids_of_places(&[7, 7]), [0.5, 0.5]);
    assert_eq!(centroids_of_places(&[9, 4]), [0.25, 0.75]);
    let weights = from_shares(&tied);
    assert_eq!(weights[1], weights[2]);
}

#[test]
fn a_hundred_points_are_handed_out() {
    assert_eq!(hand_out(&weights(&[4000, 3000])), HandOut::Left(3000));
    assert_eq!(hand_out(&weights(&[4000, 6000])), HandOut::Complete);
    assert_eq!(hand_out(&weights(&[4000, 6001])), HandOut::Over(1));
    assert_eq!(hand_out(&[]), HandOut::Left(10_000));
}

#[test]
fn equal_weights_are_equal() {
    assert_eq!(equal(3), weights(&[3333; 3]));
    assert_eq!(equal(4), weights(&[2500; 4]));
    assert!(equal(0).is_empty());
    assert_eq!(equal(20_000)[0].hundredths(), 1);
}

#[test]
fn shares_of_nothing_are_no_shares() {
    assert!(exact_shares(&weights(&[0, 0])).is_none());
    assert!(to_hundred_points(&weights(&[0])).is_none());
    assert_eq!(from_shares(&[f64::NAN, -1.0, 2.0]), weights(&[0, 0, 10_000]));
}

proptest! {
    #[test]
    fn shares_are_within_a_tenth_and_sum_up(hundredths in prop::collection::vec(0..=100_000_u32, 1..12)) {
        let weights = weights(&hundredths);
        let Some(exact) = exact_shares(&weights) else { return Ok(()) };
        let shown = shares(&weights).unwrap();
        let mut kinds = hundredths.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let sum = shown.iter().map(|share| share.basis_points()).sum::<i32>();
        prop_assert!(sum == 10_000 || kinds.len() < hundredths.len(), "{}", sum);
        for (shown, exact) in shown.iter().zip(exact) {
            prop_assert!((shown.fraction() - exact).abs() < 0.001 + 1e-12);
        }
        let points = to_hundred_points(&weights).unwrap();
        prop_assert_eq!(hand_out(&points), HandOut::Complete);
    }

    #[test]
    fn equal_weights_are_shown_equal_and_greater_ones_not_smaller(hundredths in prop::collection::vec(0..=8_u32, 1..14), one in 1..=3000_u32) {
        let all: Vec<u32> = hundredths.iter().map(|part| part * one).collect();
        let Some(shown) = shares(&weights(&all)) else { return Ok(()) };
        for (own, share) in all.iter().zip(&shown) {
            for (other, beside) in all.iter().zip(&shown) {
                prop_assert_eq!(own == other && share != beside, false);
                prop_assert!(own < other || share >= beside, "{:?} {:?}", all, shown);
            }
        }
    }

    #[test]
    fn centroids_fall_and_sum_to_one(count in 1..40_usize) {
        let weights = centroids(count);
        prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(weights.windows(2).all(|pair| pair[0] > pair[1]));
        let places: Vec<u32> = (0..).take(count).collect();
        prop_assert_eq!(centroids_of_places(&places), weights);
    }
}
