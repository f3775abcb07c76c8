//! What is computed, held against closed forms, against brute force and against draws.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test may stop")]

use linchpin_draws::{Problem, Random, Run, WeightDraw, Weights, exact};

/// Rows of scores, 0 for a cell that is not scored.
fn problem(stated: &[f64], rows: &[&[f32]], weights: Weights, places: usize) -> Problem {
    let columns = (0..stated.len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect();
    Problem { places, ranks: rows.len(), weights, stated: stated.to_vec(), columns, varying: Vec::new(), seed: 5 }
}

/// The probability that each row is the first.
fn check(stated: &[f64], rows: &[&[f32]], weights: Weights, expected: &[f64]) {
    let found = exact(&problem(stated, rows, weights, 1)).unwrap();
    for (ranks, expected) in found.chunks(rows.len()).zip(expected) {
        assert!((ranks[0] - expected).abs() < 1e-9, "{weights:?} {rows:?}: {} is not {expected}", ranks[0]);
    }
}

/// The third criterion divides nothing, so it is as with two: within ±20% of equal weights the second leads where
/// 5 w₁ < 4 w₂, a tenth of the square.
#[test]
fn near_weights_of_three_criteria() {
    let near = Weights::Within(0.2);
    check(&[1.0, 1.0, 1.0], &[&[9.0, 3.0, 5.0], &[4.0, 7.0, 5.0]], near, &[0.9, 0.1]);
    check(&[2.0, 9.0, 2.0], &[&[9.0, 6.0, 3.0], &[4.0, 6.0, 7.0]], near, &[0.9, 0.1]);
    // Half of the box whatever its size: the first leads where w₁ > w₃.
    for part in [0.01, 0.5, 1.0] {
        check(&[4.0, 1.0, 4.0], &[&[9.0, 2.0, 3.0], &[3.0, 2.0, 9.0]], Weights::Within(part), &[0.5, 0.5]);
    }
    // In [0, 2]³ the first leads where w₁ > w₂ + w₃: the tetrahedron of volume 8/6 of 8.
    check(&[1.0, 1.0, 1.0], &[&[9.0, 1.0, 1.0], &[1.0, 9.0, 9.0]], Weights::Within(1.0), &[1.0 / 6.0, 5.0 / 6.0]);
    check(&[1.0, 1.0, 1.0], &[&[5.0, 5.0, 5.0], &[4.0, 5.0, 6.0]], Weights::Within(0.0), &[1.0, 1.0]);
}

/// With shares x, y, z the first has the total 1 + x / (x + y). Against 1 + z it leads where x > z (1 − z), on two
/// thirds of the triangle; against 1 + z / (x + z) where x² > yz, on 4/3 − 4√3π/27 of it.
#[test]
fn unscored_cells_have_curves() {
    let any = Weights::Any;
    check(&[5.0, 3.0, 1.0], &[&[2.0, 1.0, 0.0], &[1.0, 1.0, 2.0]], any, &[2.0 / 3.0, 1.0 / 3.0]);
    let part = 4.0 / 3.0 - 4.0 * 3.0_f64.sqrt() * std::f64::consts::PI / 27.0;
    check(&[5.0, 3.0, 1.0], &[&[2.0, 1.0, 0.0], &[1.0, 0.0, 2.0]], any, &[part, 1.0 - part]);
    // A total that never changes is passed on a line: 6 < 8x + 3y + 3z for x > 3/5.
    check(&[5.0, 3.0, 1.0], &[&[6.0, 0.0, 0.0], &[8.0, 3.0, 3.0]], any, &[1.0 - 4.0 / 25.0, 4.0 / 25.0]);
}

/// Rows of chance: some equal, some not scored in full.
fn any_rows(random: &mut Random, count: usize, unscored: u32) -> Vec<[f32; 3]> {
    let score = |random: &mut Random| {
        if random.below(100) < unscored { 0.0 } else { (2 + random.below(19)) as f32 / 2.0 }
    };
    let row = |random: &mut Random| loop {
        let row = [0; 3].map(|_| score(random));
        if row.iter().any(|&score| score > 0.0) {
            return row;
        }
    };
    (0..count).map(|_| row(random)).collect()
}

const KINDS: [Weights; 5] =
    [Weights::Any, Weights::KeepOrder, Weights::Within(0.05), Weights::Within(0.5), Weights::Within(1.0)];

/// The ranks of a hundred thousand weights, in doubles and without any of the library's shortcuts.
fn brute(problem: &Problem, draws: u32) -> Vec<f64> {
    let mut draw = WeightDraw::new(problem.weights, problem.stated.clone());
    let (mut random, mut weights) = (Random::new(99), vec![0.0; problem.stated.len()]);
    let mut found = vec![0.0; problem.rows() * problem.ranks];
    for _ in 0..draws {
        draw.draw(&mut random, &mut weights);
        let total = |row: usize| {
            let cells = || problem.columns.iter().zip(&weights).filter(|(column, _)| column[row] > 0.0);
            let sum: f64 = cells().map(|(column, weight)| f64::from(column[row]) * weight).sum();
            sum / cells().map(|(_, weight)| weight).sum::<f64>()
        };
        let totals: Vec<f64> = (0..problem.rows()).map(total).collect();
        for (row, own) in totals.iter().enumerate() {
            let above = totals.iter().filter(|&&other| other > own + 1e-9).count();
            found[row * problem.ranks + above] += 1.0 / f64::from(draws);
        }
    }
    found
}

#[test]
fn every_rank_is_what_brute_force_finds() {
    const DRAWS: u32 = 20_000;
    let mut random = Random::new(11);
    for round in 0..12 {
        for kind in KINDS {
            let rows = any_rows(&mut random, 7, [0, 20, 45][round % 3]);
            let rows: Vec<&[f32]> = rows.iter().map(<[f32; 3]>::as_slice).collect();
            let stated = [0; 3].map(|_| f64::from(1 + random.below(6)));
            let asked = problem(&stated, &rows, kind, 3);
            let (found, counted) = (exact(&asked).unwrap(), brute(&asked, DRAWS));
            for (at, (found, counted)) in found.iter().zip(&counted).enumerate() {
                let error = (found * (1.0 - found) / f64::from(DRAWS)).sqrt();
                let far = (found - counted).abs();
                assert!(far <= 5.0 * error + 1e-4, "{at} {found} {counted} of {kind:?} {stated:?} {rows:?}");
            }
        }
    }
}

/// What is drawn by the library agrees as well, and without ties the chances of the places add up to the places.
#[test]
fn memberships_add_up_to_the_places() {
    let mut random = Random::new(3);
    for kind in KINDS {
        let mut rows = any_rows(&mut random, 30, 30);
        rows.sort_by(|one, other| one.partial_cmp(other).unwrap());
        rows.dedup();
        let single = |row: &[f32; 3]| row.iter().filter(|&&score| score > 0.0).count() == 1;
        let mut seen = Vec::new();
        // Rows of one score have one total, and two of the same would tie.
        rows.retain(|row| {
            !single(row)
                || (!seen.contains(&row.iter().sum::<f32>().to_bits()) && {
                    seen.push(row.iter().sum::<f32>().to_bits());
                    true
                })
        });
        let rows: Vec<&[f32]> = rows.iter().map(<[f32; 3]>::as_slice).collect();
        let asked = Problem { ranks: 6, ..problem(&[5.0, 3.0, 2.0], &rows, kind, 4) };
        let found = exact(&asked).unwrap();
        let top: Vec<f64> = found.chunks(6).map(|ranks| ranks[..4].iter().sum()).collect();
        assert!((top.iter().sum::<f64>() - 4.0).abs() < 1e-8, "{kind:?} {}", top.iter().sum::<f64>());
        let mut run = Run::new(asked).unwrap();
        run.advance(20_000);
        for (own, counts) in top.iter().zip(run.counts().chunks(6)) {
            let drawn = f64::from(counts[..4].iter().sum::<u32>()) / 20_000.0;
            let error = (own * (1.0 - own) / 20_000.0).sqrt();
            assert!((own - drawn).abs() <= 5.0 * error + 2e-3, "{kind:?} {own} {drawn}");
        }
    }
}

#[test]
fn what_has_no_area_is_drawn() {
    let four = problem(&[1.0; 4], &[&[5.0; 4], &[6.0, 4.0, 4.0, 4.0]], Weights::Any, 1);
    assert_eq!(exact(&four), None);
    let mut varying = problem(&[1.0; 2], &[&[5.0; 2], &[6.0, 4.0]], Weights::Any, 1);
    varying.varying.push(linchpin_draws::Varying { column: 0, row: 0, scores: vec![3, 8] });
    assert_eq!(exact(&varying), None);
}
