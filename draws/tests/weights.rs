//! The draws of weights against what is published of their distributions.

#![allow(missing_docs)]

use linchpin_draws::{Random, WeightDraw, Weights};

const DRAWS: u32 = 40_000;

fn means(source: Weights, stated: &[f64]) -> Vec<f64> {
    let mut draw = WeightDraw::new(source, stated.to_vec());
    let (mut random, mut weights) = (Random::new(7), vec![0.0; stated.len()]);
    let mut sums = vec![0.0; stated.len()];
    for _ in 0..DRAWS {
        draw.draw(&mut random, &mut weights);
        let all: f64 = weights.iter().sum();
        for (sum, weight) in sums.iter_mut().zip(&weights) {
            *sum += weight / all;
        }
    }
    sums.into_iter().map(|sum| sum / f64::from(DRAWS)).collect()
}

fn check(source: Weights, stated: &[f64], expected: &[f64]) {
    for (mean, expected) in means(source, stated).iter().zip(expected) {
        // The standard deviation of a share is below 0.25, so six standard errors are 0.0075.
        assert!((mean - expected).abs() < 0.0075, "{source:?} {stated:?}: {mean} is not {expected}");
    }
}

/// The centre of all weights in a strict order is the rank-order centroid, (1/n) Σ 1/k (Barron & Barrett, "Decision
/// quality using ranked attribute weights", Management Science 42(11), 1996): 0.6111, 0.2778, 0.1111 for three
/// criteria and 0.5208, 0.2708, 0.1458, 0.0625 for four.
#[test]
fn weights_in_order_have_the_rank_order_centroid() {
    check(Weights::KeepOrder, &[50.0, 30.0, 20.0], &[0.6111, 0.2778, 0.1111]);
    check(Weights::KeepOrder, &[1.0, 7.0, 3.0, 5.0], &[0.0625, 0.5208, 0.1458, 0.2708]);
}

/// Among equal stated weights either may be the greater: the first three places are shared.
#[test]
fn equal_stated_weights_are_drawn_alike() {
    check(Weights::KeepOrder, &[2.0, 2.0, 1.0], &[0.4444, 0.4444, 0.1111]);
}

/// Every share of Dirichlet(1, …, 1) has the mean 1/n.
#[test]
fn any_weights_are_alike() {
    check(Weights::Any, &[9.0, 1.0, 5.0, 5.0], &[0.25; 4]);
}

#[test]
fn near_weights_stay_near() {
    let mut draw = WeightDraw::new(Weights::Within(0.2), vec![10.0, 5.0]);
    let (mut random, mut weights) = (Random::new(1), vec![0.0; 2]);
    for _ in 0..1000 {
        draw.draw(&mut random, &mut weights);
        assert!((8.0..=12.0).contains(&weights[0]) && (4.0..=6.0).contains(&weights[1]), "{weights:?}");
    }
}
