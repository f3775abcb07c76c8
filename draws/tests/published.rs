//! A published example of SMAA, reproduced.
//!
//! Heparin or enoxaparin against deep vein thrombosis, by three criteria: the shares of patients with proximal and with
//! distal thrombosis and with major bleeding, each uncertain as its trial leaves it, Beta(events, others), and worth
//! what lies below 25% (of 25 points), 40% (of 25 points) and 10% (of 10 points) of it. The case is of Lynd & O'Brien,
//! "Advances in risk-benefit evaluation using probabilistic simulation methods", Journal of Clinical Epidemiology
//! 57(8), 2004; its counts and its rank acceptabilities (10,000 draws of the R packages `smaa` and `hitandrun` of van
//! Valkenhoef and Tervonen) are published with MCDA (drugis.org, `examples/thrombolytics.json` and the expected results
//! of its tests, held there to 0.02). Heparin is the better one with probability
//!
//! - 0.3381 for any weights,
//! - 0.1369 for any with proximal thrombosis before bleeding before distal thrombosis,
//! - 0.1049 for weights of 4 : 2 : 1 in that order.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use linchpin_draws::{Problem, Random, Run, Varying, Weights};

const DRAWS: u32 = 100_000;

/// Events and others of heparin and of enoxaparin.
const EVENTS: [[(u32, u32); 2]; 3] = [[(20, 116), (8, 121)], [(40, 96), (32, 97)], [(1, 135), (5, 124)]];

/// The share that is worth nothing, and how far from it lies the one that is worth everything.
const WORTH: [(f64, f64); 3] = [(0.25, 0.25), (0.4, 0.25), (0.1, 0.1)];

/// Values from −0.6 to 1.2, beyond which there is next to nothing, as scores from 1 to 255: comparisons stay what they are.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 255")]
fn score(value: f64) -> u8 {
    (1.0 + (value.clamp(-0.6, 1.2) + 0.6) / 1.8 * 254.0).round() as u8
}

/// As many draws of a cell as make its distribution: Beta(a, b) is the a-th smallest of a + b − 1 uniform numbers.
fn scores((events, others): (u32, u32), (worst, range): (f64, f64), random: &mut Random) -> Vec<u8> {
    let share = |random: &mut Random| {
        let mut uniform: Vec<f64> = (1..events + others).map(|_| random.unit()).collect();
        uniform.sort_by(f64::total_cmp);
        uniform[events as usize - 1]
    };
    (0..4000).map(|_| score((worst - share(random)) / range)).collect()
}

fn check(weights: Weights, stated: [f64; 3], published: f64) {
    let mut random = Random::new(2004);
    let mut varying = Vec::new();
    for (column, (drugs, worth)) in EVENTS.iter().zip(WORTH).enumerate() {
        for (row, &drug) in drugs.iter().enumerate() {
            varying.push(Varying { column, row, scores: scores(drug, worth, &mut random) });
        }
    }
    let (columns, stated) = (vec![vec![100.0; 2]; 3], stated.to_vec());
    let mut run = Run::new(Problem { places: 1, ranks: 2, weights, stated, columns, varying, seed: 57 }).unwrap();
    run.advance(DRAWS);
    let heparin = f64::from(run.counts()[0]) / f64::from(DRAWS);
    assert!((heparin - published).abs() <= 0.02, "{weights:?}: {heparin} is not {published}");
    // Steps of 1/141 tie now and then, and ties share the better rank; elsewhere one of the two is first.
    let both = f64::from(run.counts()[0] + run.counts()[2]) / f64::from(DRAWS);
    assert!((1.0..1.02).contains(&both), "{both}");
}

#[test]
fn heparin_or_enoxaparin() {
    check(Weights::Any, [1.0, 1.0, 1.0], 0.3381);
    check(Weights::KeepOrder, [4.0, 1.0, 2.0], 0.1369);
    check(Weights::Within(0.0), [4.0, 1.0, 2.0], 0.1049);
}
