//! Weights from pairwise comparison (S-5).

use linchpin::analysis::pairwise::{Comparisons, Judgement, NoPriorities, Priorities, priorities};
use proptest::prelude::*;

/// Comparisons from the upper triangle row by row: 5 for five times, −5 for a fifth.
fn comparisons(count: usize, upper: &[i32]) -> Comparisons {
    let mut comparisons = Comparisons::new(count);
    let pairs = (0..count).flat_map(|first| (first + 1..count).map(move |second| (first, second)));
    for ((first, second), &times) in pairs.zip(upper) {
        let count = u8::try_from(times.abs()).unwrap();
        let judgement = if times < 0 { Judgement::second(count) } else { Judgement::first(count) };
        comparisons.set(first, second, judgement);
    }
    comparisons
}

fn check(count: usize, upper: &[i32], weights: &[f64], eigenvalue: f64, ratio: f64) -> Priorities {
    let found = priorities(&comparisons(count, upper)).unwrap();
    assert!((found.eigenvalue - eigenvalue).abs() < 6e-4, "{}", found.eigenvalue);
    assert!((found.ratio - ratio).abs() < 6e-4, "{}", found.ratio);
    for (found, expected) in found.weights.iter().zip(weights) {
        assert!((found - expected).abs() < 6e-4, "{found} is not {expected}");
    }
    found
}

/// Saaty, "How to make a decision", European Journal of Operational Research 48, 1990: buying a house by size,
/// transportation, neighbourhood, age, yard, facilities, condition and financing; λmax 9.669, CI 0.238, CR 0.169.
#[test]
fn the_house_as_published() {
    let upper = [
        [5, 3, 7, 6, 6, -3, -4].as_slice(),
        &[-3, 5, 3, 3, -5, -7],
        &[6, 3, 4, 6, -5],
        &[-3, -4, -7, -8],
        &[-2, -5, -6],
        &[-5, -6],
        &[-2],
    ]
    .concat();
    let weights = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333];
    let found = check(8, &upper, &weights, 9.669, 0.169);
    assert!((found.index - 0.238).abs() < 6e-4);
    assert!(!found.is_acceptable());
    let worst = found.worst.unwrap();
    assert!(worst.criteria.contains(&6) && worst.criteria.contains(&2), "condition against neighbourhood: {worst:?}");
}

/// The example "choosing a leader" of Wikipedia's article on the analytic hierarchy process: experience, education,
/// charisma, age.
#[test]
fn the_leader_as_published() {
    let found = check(4, &[4, 3, 7, -3, 3, 5], &[0.547, 0.127, 0.270, 0.056], 4.1184, 0.044);
    assert!(found.is_acceptable());
}

#[test]
fn consistent_comparisons_do_not_contradict() {
    let found = check(3, &[2, 4, 2], &[4.0 / 7.0, 2.0 / 7.0, 1.0 / 7.0], 3.0, 0.0);
    assert_eq!(found.worst, None);
    check(1, &[], &[1.0], 1.0, 0.0);
    check(2, &[9], &[0.9, 0.1], 2.0, 0.0);
}

#[test]
fn a_circle_is_named_with_a_suggestion() {
    let found = priorities(&comparisons(3, &[3, -3, 3])).unwrap();
    assert!(!found.is_acceptable());
    let worst = found.worst.unwrap();
    assert_eq!(worst.criteria, [0, 1, 2]);
    assert!((worst.factor - 27.0).abs() < 1e-9, "3 · 3 against 1/3");
    assert_eq!(worst.suggestion, Judgement::EQUAL);
}

#[test]
fn what_is_missing_is_counted() {
    assert_eq!(priorities(&Comparisons::new(0)), Err(NoPriorities::NoCriteria));
    let mut half = comparisons(3, &[2, 4, 2]);
    half.set(2, 0, None);
    assert_eq!(priorities(&half), Err(NoPriorities::Missing(1)));
    assert_eq!(half.missing().collect::<Vec<_>>(), [(0, 2)]);
    half.set(2, 0, Judgement::second(4));
    assert_eq!(half.get(0, 2), Judgement::first(4));
    assert_eq!((half.get(1, 1), half.get(0, 9)), (None, None));
    half.set(1, 1, Some(Judgement::EQUAL));
    assert_eq!(half, comparisons(3, &[2, 4, 2]));
}

#[test]
fn judgements_keep_to_the_scale() {
    assert_eq!((Judgement::first(0), Judgement::first(10), Judgement::second(10)), (None, None, None));
    assert_eq!(Judgement::first(1), Some(Judgement::EQUAL));
    assert_eq!(Some(Judgement::nearest(100.0)), Judgement::first(9));
    assert_eq!(Some(Judgement::nearest(0.34)), Judgement::second(3));
    assert_eq!(Judgement::nearest(f64::NAN), Judgement::EQUAL);
    assert_eq!(Judgement::nearest(0.0), Judgement::EQUAL);
}

proptest! {
    #[test]
    fn weights_sum_to_one_and_follow_their_criteria(
        upper in prop::collection::vec(prop_oneof![1..=9, -9..=-2], 10),
        order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
    ) {
        let one = comparisons(5, &upper);
        let mut moved = Comparisons::new(5);
        for first in 0..5 {
            for second in 0..5 {
                moved.set(order[first], order[second], one.get(first, second));
            }
        }
        let (found, other) = (priorities(&one).unwrap(), priorities(&moved).unwrap());
        prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(found.eigenvalue >= 5.0 - 1e-9 && found.ratio >= 0.0 && found.ratio.is_finite());
        prop_assert!((found.ratio - other.ratio).abs() < 1e-9);
        for (weight, place) in found.weights.iter().zip(order) {
            prop_assert!((weight - other.weights[place]).abs() < 1e-9);
        }
    }
}
