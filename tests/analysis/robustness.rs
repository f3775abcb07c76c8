//! Weight stability, one-point flips and simulated acceptability.

use linchpin::analysis::robustness::{
    Acceptability, Flip, FlipEffect, NoSet, OnlyWeight, ScoreSource, Simulation, SimulationSetup, StabilityInterval,
    Step, Swap, WeightSource, one_point_flips, simulate, weight_stability,
};
use linchpin::analysis::scoreboard::{CutState, Scoreboard, TopSet};
use linchpin::model::{Percent, Workbook};
use proptest::prelude::*;

use crate::books::{account, criterion, scored, set_score, set_weight};

fn intervals(weights: &[u32], rows: &[&[u8]], places: usize) -> Vec<Result<StabilityInterval, OnlyWeight>> {
    let board = Scoreboard::build(&scored(weights, rows));
    weight_stability(&board, places).unwrap().into_iter().map(|found| found.interval).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test's weights are small and not negative"
)]
fn whole(weight: f64) -> u32 {
    weight as u32
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-12
}

/// R-1's closed form by hand: o = (3, 7), u = (9, 4), t* = (3 − 7) / ((3 − 7) − (9 − 4)) = 4/9.
#[test]
fn intervals_end_where_two_accounts_cross() {
    let found = intervals(&[50, 50], &[&[9, 3], &[4, 7]], 1);
    let swap = Some(Swap { leaves: account(0), enters: account(1) });
    let first = found[0].unwrap();
    assert!(near(first.share, 0.5) && near(first.lower.at, 4.0 / 9.0) && near(first.upper.at, 1.0));
    assert_eq!((first.lower.swap, first.upper.swap), (swap, None));
    let second = found[1].unwrap();
    assert!(near(second.lower.at, 0.0) && near(second.upper.at, 5.0 / 9.0));
    assert_eq!((second.lower.swap, second.upper.swap), (None, swap));
}

/// The first account has no second score, so its total stays 6; the other's (8x + 300) / (x + 100) is 6 at x = 150.
#[test]
fn accounts_scored_in_part_cross_too() {
    let found = intervals(&[100, 100], &[&[6, 0], &[8, 3]], 1);
    let (first, second) = (found[0].unwrap(), found[1].unwrap());
    assert!(near(first.lower.at, 0.0) && near(first.upper.at, 0.6), "{first:?}");
    assert!(near(second.lower.at, 0.4) && near(second.upper.at, 1.0), "{second:?}");
}

/// Story: where three totals met at one weight, the member named as leaving was any of them. At a share t of the first
/// criterion the totals are 10 − 8t, 4 and 1 + 4t: all 4 at t = 3/4, beyond which the third is above the second and
/// the first is below. In whichever order they stand, the one that falls is named, and the one that rises.
#[test]
fn where_three_totals_meet_the_one_that_falls_is_named() {
    let (falls, stays, rises): (&[u8], &[u8], &[u8]) = (&[2, 10], &[4, 4], &[5, 1]);
    for rows in [[falls, stays, rises], [stays, falls, rises], [rises, stays, falls], [stays, rises, falls]] {
        let place = |row| account(rows.iter().position(|own| *own == row).unwrap());
        let swap = Some(Swap { leaves: place(falls), enters: place(rises) });
        let found = intervals(&[50, 50], &rows, 2);
        let (first, second) = (found[0].unwrap(), found[1].unwrap());
        assert!(near(first.upper.at, 0.75) && near(second.lower.at, 0.25), "{first:?} {second:?}");
        assert_eq!((first.upper.swap, second.lower.swap), (swap, swap));
    }
}

#[test]
fn a_weight_of_zero_or_of_everything() {
    let found = intervals(&[0, 100], &[&[1, 6], &[10, 5]], 1);
    let unweighted = found[0].unwrap();
    assert!(near(unweighted.share, 0.0) && near(unweighted.lower.at, 0.0) && near(unweighted.upper.at, 0.1));
    assert_eq!(found[1], Err(OnlyWeight));
    // The third account has no total until the first criterion gets weight, and then leads at once.
    let newcomer = intervals(&[0, 100], &[&[0, 6], &[0, 5], &[10, 0]], 1)[0].unwrap();
    assert!(near(newcomer.upper.at, 0.0));
    assert_eq!(newcomer.upper.swap, Some(Swap { leaves: account(0), enters: account(2) }));
}

#[test]
fn without_a_set_there_is_no_interval_and_no_flip() {
    let check = |rows: &[&[u8]], places, expected| {
        let board = Scoreboard::build(&scored(&[50, 50], rows));
        assert_eq!(weight_stability(&board, places).err(), Some(expected));
        assert_eq!(one_point_flips(&board, places).err(), Some(expected));
    };
    check(&[], 2, NoSet::NobodyIn);
    check(&[&[0, 0]], 2, NoSet::NobodyIn);
    check(&[&[5, 5], &[4, 4]], 0, NoSet::NobodyIn);
    check(&[&[5, 5]], 2, NoSet::NobodyOut);
    check(&[&[5, 5], &[4, 6], &[1, 1]], 1, NoSet::TiedAcrossCut);
}

#[test]
fn flips_name_the_deciding_cells() {
    let board = Scoreboard::build(&scored(&[60, 40], &[&[8, 8], &[8, 7], &[1, 1]]));
    let flip = |row, column, step, effect| Flip { account: account(row), criterion: criterion(column), step, effect };
    let expected = [
        flip(0, 0, Step::Down, FlipEffect::Leaves),
        flip(0, 1, Step::Down, FlipEffect::Ties),
        flip(1, 0, Step::Up, FlipEffect::Enters),
        flip(1, 1, Step::Up, FlipEffect::Ties),
    ];
    assert_eq!(one_point_flips(&board, 1).unwrap(), expected);
    let top = Scoreboard::build(&scored(&[60, 40], &[&[10, 10], &[9, 10], &[1, 1]]));
    let steps: Vec<Step> = one_point_flips(&top, 1).unwrap().iter().map(|flip| flip.step).collect();
    assert_eq!(steps, [Step::Down, Step::Up], "no score leaves 1–10");
}

fn setup(places: usize, weights: WeightSource) -> SimulationSetup {
    SimulationSetup { places, ranks: places, weights, scores: ScoreSource::Group, seed: 42 }
}

fn percent(percent: i32) -> Percent {
    Percent::from_basis_points(percent * 100).unwrap()
}

fn check_top(weights: &[u32], rows: &[&[u8]], source: WeightSource, expected: &[f64]) {
    let book = scored(weights, rows);
    let found = simulate(&book, &Scoreboard::build(&book), setup(1, source), 20_000).unwrap();
    for (index, &expected) in expected.iter().enumerate() {
        let simulated = found.accounts.iter().find(|simulated| simulated.account == account(index)).unwrap();
        let distance = (simulated.top - expected).abs();
        assert!(distance <= 5.0 * simulated.error, "{source:?} {index}: {} is not {expected}", simulated.top);
        let error = (simulated.top * (1.0 - simulated.top) / 20_000.0).sqrt();
        assert!(near(simulated.error, error));
    }
}

/// Worked by hand: with weights (t, 1 − t) the first account leads where 6t + 3 > 7 − 3t, that is for t > 4/9; within
/// ±20% of equal weights it fails where w₀ < 0.8 w₁, a tenth of the square.
#[test]
fn probabilities_as_worked_by_hand() {
    let rows: [&[u8]; 2] = [&[9, 3], &[4, 7]];
    check_top(&[50, 50], &rows, WeightSource::Any, &[5.0 / 9.0, 4.0 / 9.0]);
    check_top(&[51, 49], &rows, WeightSource::KeepOrder, &[1.0, 0.0]);
    check_top(&[49, 51], &rows, WeightSource::KeepOrder, &[1.0 / 9.0, 8.0 / 9.0]);
    check_top(&[50, 50], &rows, WeightSource::KeepOrder, &[5.0 / 9.0, 4.0 / 9.0]);
    check_top(&[50, 50], &rows, WeightSource::Within(percent(20)), &[0.9, 0.1]);
    check_top(&[50, 50], &rows, WeightSource::Within(percent(0)), &[1.0, 0.0]);
}

/// By symmetry each of three specialists leads on a third of the simplex, and the same for more criteria.
#[test]
fn specialists_share_the_simplex() {
    let rows: [&[u8]; 3] = [&[10, 1, 1], &[1, 10, 1], &[1, 1, 10]];
    check_top(&[10, 20, 70], &rows, WeightSource::Any, &[1.0 / 3.0; 3]);
    // With w₀ ≥ w₁ ≥ w₂ the first leads always.
    check_top(&[70, 20, 10], &rows, WeightSource::KeepOrder, &[1.0, 0.0, 0.0]);
}

/// Criteria without weight never count; an account scored on nothing else has no total.
#[test]
fn criteria_without_weight_stay_without() {
    check_top(&[50, 0], &[&[5, 1], &[4, 10]], WeightSource::Any, &[1.0, 0.0]);
    check_top(&[50, 50], &[&[5, 0], &[4, 4], &[0, 3]], WeightSource::Any, &[1.0, 0.0, 0.0]);
}

#[test]
fn ties_share_the_better_rank() {
    let book = scored(&[50, 50], &[&[5, 5], &[5, 5], &[5, 5], &[1, 1]]);
    let board = Scoreboard::build(&book);
    let found = simulate(&book, &board, SimulationSetup { ranks: 9, ..setup(2, WeightSource::Any) }, 100).unwrap();
    let tops: Vec<f64> = found.accounts.iter().map(|simulated| simulated.top).collect();
    assert_eq!(tops, [1.0, 1.0, 1.0, 0.0]);
    assert_eq!(found.accounts[0].ranks, [1.0, 0.0, 0.0, 0.0]);
    assert_eq!(found.accounts[3].ranks, [0.0, 0.0, 0.0, 1.0]);
}

#[test]
fn scores_may_be_drawn_from_the_raters() {
    let mut book = scored(&[50], &[&[10], &[7]]);
    set_score(&mut book, 0, 0, 1, 5);
    let board = Scoreboard::build(&book);
    let drawn = SimulationSetup { scores: ScoreSource::Raters, ..setup(1, WeightSource::Any) };
    let found = simulate(&book, &board, drawn, 10_000).unwrap();
    assert!((found.accounts[0].top - 0.5).abs() < 0.03, "{}", found.accounts[0].top);
    let group = simulate(&book, &board, setup(1, WeightSource::Any), 10).unwrap();
    assert_eq!(group.accounts[0].top, 1.0);
}

#[test]
fn a_simulation_needs_someone_to_rank() {
    let book = scored(&[50], &[&[0]]);
    let board = Scoreboard::build(&book);
    assert_eq!(simulate(&book, &board, setup(1, WeightSource::Any), 10), Err(NoSet::NobodyIn));
    let book = scored(&[50], &[&[4]]);
    let board = Scoreboard::build(&book);
    assert_eq!(simulate(&book, &board, setup(0, WeightSource::Any), 10), Err(NoSet::NobodyIn));
    assert_eq!(simulate(&book, &board, setup(9, WeightSource::Any), 0).unwrap().accounts[0].top, 0.0);
    assert_eq!(simulate(&book, &board, setup(9, WeightSource::Any), 3).unwrap().accounts[0].top, 1.0);
}

fn any_book(lowest: u8) -> impl Strategy<Value = Workbook> {
    let weights = prop::collection::vec(1..5000_u32, 3);
    let rows = prop::collection::vec(prop::collection::vec(lowest..=10_u8, 3), 2..9);
    (weights, rows).prop_map(|(weights, rows)| {
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        scored(&weights, &rows)
    })
}

fn top_set(book: &Workbook, places: usize) -> TopSet {
    let mut top = Scoreboard::build(book).top(places);
    top.members.sort();
    top
}

proptest! {
    #[test]
    fn inside_an_interval_the_set_stays_and_outside_it_does_not(
        book in any_book(1), places in 1..5_usize, moves in prop::collection::vec((0..3_usize, 0..20_000_u32), 40),
    ) {
        let Ok(found) = weight_stability(&Scoreboard::build(&book), places) else { return Ok(()) };
        let base = top_set(&book, places);
        for (column, hundredths) in moves {
            let interval = found[column].interval.unwrap();
            let mut moved = book.clone();
            set_weight(&mut moved, column, hundredths);
            let all: u32 = moved.criteria.iter().map(|criterion| criterion.weight.hundredths()).sum();
            let share = f64::from(hundredths) / f64::from(all);
            let inside = share > interval.lower.at + 1e-9 && share < interval.upper.at - 1e-9;
            let outside = share < interval.lower.at - 1e-9 || share > interval.upper.at + 1e-9;
            let same = top_set(&moved, places) == base;
            prop_assert!(!inside || same, "{:?} {}", interval, share);
            prop_assert!(!outside || !same, "{:?} {}", interval, share);
        }
    }

    /// Few weights and scores, so that many totals meet at one weight; just beyond it, nearer than any other crossing can
    /// be, who is named to leave is the lowest of the members and who is named to enter the highest of the others.
    #[test]
    fn beyond_an_end_the_named_have_changed_places(
        weights in prop::collection::vec(1..5_u32, 3),
        rows in prop::collection::vec(prop::collection::vec(1..=6_u8, 3), 3..9),
        places in 1..5_usize,
    ) {
        const FINER: f64 = 1000.0;
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let board = Scoreboard::build(&scored(&weights, &rows));
        let Ok(found) = weight_stability(&board, places) else { return Ok(()) };
        let members = board.top(places).members;
        let hundredths: Vec<f64> = board.weights().iter().map(|weight| f64::from(weight.hundredths())).collect();
        for (column, criterion) in found.iter().enumerate() {
            let interval = criterion.interval.unwrap();
            let others = hundredths.iter().sum::<f64>() - hundredths[column];
            for (end, is_up) in [(interval.lower, false), (interval.upper, true)] {
                let Some(swap) = end.swap else { continue };
                let weight = end.at / (1.0 - end.at) * others * FINER;
                let beyond = if is_up { (weight + 1e-4).floor() + 1.0 } else { (weight - 1e-4).ceil() - 1.0 };
                if beyond < 1.0 {
                    continue;
                }
                let mut moved: Vec<u32> = hundredths.iter().map(|weight| whole(weight * FINER)).collect();
                moved[column] = whole(beyond);
                let mean = |account| board.mean_with(account, &moved).unwrap();
                prop_assert!(mean(swap.enters) > mean(swap.leaves), "{:?}", swap);
                for (account, _) in board.rows() {
                    let is_in = members.contains(&account);
                    prop_assert!(!is_in || mean(account) >= mean(swap.leaves), "{:?} {:?}", swap, account);
                    prop_assert!(is_in || mean(account) <= mean(swap.enters), "{:?} {:?}", swap, account);
                }
            }
        }
    }

    #[test]
    fn with_gaps_the_set_stays_inside_too(
        book in any_book(0), places in 1..5_usize, moves in prop::collection::vec((0..3_usize, 1..20_000_u32), 40),
    ) {
        let Ok(found) = weight_stability(&Scoreboard::build(&book), places) else { return Ok(()) };
        let base = top_set(&book, places);
        for (column, hundredths) in moves {
            let interval = found[column].interval.unwrap();
            prop_assert!(interval.lower.at <= interval.share && interval.share <= interval.upper.at);
            let mut moved = book.clone();
            set_weight(&mut moved, column, hundredths);
            let all: u32 = moved.criteria.iter().map(|criterion| criterion.weight.hundredths()).sum();
            let share = f64::from(hundredths) / f64::from(all);
            if share > interval.lower.at + 1e-9 && share < interval.upper.at - 1e-9 {
                prop_assert_eq!(&top_set(&moved, places), &base);
            }
        }
    }

    #[test]
    fn exactly_the_flips_change_the_set(book in any_book(0), places in 1..5_usize) {
        let Ok(found) = one_point_flips(&Scoreboard::build(&book), places) else { return Ok(()) };
        let base = top_set(&book, places);
        for score in book.scores.iter() {
            for (step, value) in [(Step::Up, score.value.value() + 1), (Step::Down, score.value.value() - 1)] {
                if !(1..=10).contains(&value) {
                    continue;
                }
                let mut moved = book.clone();
                let mut record = score.clone();
                record.value = linchpin::model::Score::new(value).unwrap();
                moved.scores.insert(record);
                let is_flip = found.iter().any(|flip| {
                    (flip.account, flip.criterion, flip.step) == (score.account, score.criterion, step)
                });
                prop_assert_eq!(is_flip, top_set(&moved, places) != base, "{:?} {:?}", score, step);
            }
        }
    }

    #[test]
    fn probabilities_of_membership_sum_to_the_places(book in any_book(1), places in 1..5_usize) {
        let board = Scoreboard::build(&book);
        let all = SimulationSetup { ranks: 9, ..setup(places, WeightSource::Any) };
        let found = simulate(&book, &board, all, 200).unwrap();
        let sum: f64 = found.accounts.iter().map(|simulated| simulated.top).sum();
        let mut rows: Vec<_> = board.rows().map(|(_, cells)| cells.to_vec()).collect();
        rows.sort_by_key(|row| row.iter().map(|cell| cell.sum).collect::<Vec<_>>());
        rows.dedup();
        // Only equal rows tie under weights drawn at random.
        let places = places.min(found.accounts.len()) as f64;
        prop_assert!(sum >= places - 1e-9);
        prop_assert!(rows.len() < found.accounts.len() || (sum - places).abs() < 0.011, "{}", sum);
        for simulated in &found.accounts {
            prop_assert!((simulated.ranks.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn draws_in_pieces_are_the_same_draws(book in any_book(0), seed: u64) {
        let board = Scoreboard::build(&book);
        let one = SimulationSetup { seed, ..setup(2, WeightSource::KeepOrder) };
        let Ok(mut pieces) = Simulation::new(&book, &board, one) else { return Ok(()) };
        for _ in 0..5 {
            pieces.advance(20);
        }
        prop_assert_eq!(pieces.draws(), 100);
        prop_assert_eq!(pieces.acceptability(), simulate(&book, &board, one, 100).unwrap());
    }

    #[test]
    fn a_set_that_is_clean_is_what_certain_weights_find(book in any_book(0), places in 1..5_usize) {
        let board = Scoreboard::build(&book);
        if board.top(places).cut != CutState::Clean {
            return Ok(());
        }
        let fixed = setup(places, WeightSource::Within(percent(0)));
        let found = simulate(&book, &board, fixed, 3).unwrap();
        for (place, simulated) in found.accounts.iter().enumerate() {
            prop_assert_eq!(simulated.top, f64::from(u8::from(place < places)));
        }
    }
}

mod soundness {
    use linchpin::analysis::robustness::{Against, CutDominance, Decisive, cut_dominance, rivals, verdict};

    use super::*;

    fn board(weights: &[u32], rows: &[&[u8]]) -> Scoreboard {
        Scoreboard::build(&scored(weights, rows))
    }

    #[test]
    fn a_member_that_covers_all_others_is_certain() {
        let found = cut_dominance(&board(&[50, 50], &[&[9, 9], &[9, 8], &[3, 9]]), 1).unwrap();
        assert_eq!(found, CutDominance { certain: vec![account(0)], against: Vec::new() });
        // With two places the second is certain as well only if no weights put both others above it.
        let found = cut_dominance(&board(&[50, 50], &[&[9, 9], &[9, 8], &[3, 9]]), 2).unwrap();
        assert_eq!(found.certain, [account(0)]);
    }

    #[test]
    fn a_missing_score_can_hide_dominance() {
        // The second account is better on what both are scored on; its low third score keeps it out.
        let found = cut_dominance(&board(&[50, 50], &[&[7, 0], &[8, 2], &[1, 1]]), 1).unwrap();
        assert_eq!(found.against, [Against { outsider: account(1), member: account(0) }]);
        assert_eq!(found.certain, []);
    }

    #[test]
    fn a_wide_gap_is_sound() {
        let found = verdict(&board(&[50, 50], &[&[10, 10], &[9, 9], &[2, 2]]), 2).unwrap();
        assert_eq!((found.safe, found.toss, found.nearly), (vec![account(0), account(1)], vec![], vec![]));
        assert_eq!(found.decisive, None);
    }

    #[test]
    fn one_point_makes_a_coin_toss() {
        let board = board(&[60, 40], &[&[10, 10], &[8, 8], &[8, 7], &[1, 1]]);
        let found = verdict(&board, 2).unwrap();
        assert_eq!((found.safe, found.toss, found.nearly), (vec![account(0)], vec![account(1)], vec![account(2)]));
        let Some(Decisive::Score(flip)) = found.decisive else { panic!("{:?}", found.decisive) };
        assert_eq!((flip.account, flip.effect), (account(1), FlipEffect::Leaves));
        assert_eq!(rivals(&board, 2, &flip), [account(2)]);
    }

    #[test]
    fn a_near_weight_matters_before_a_point() {
        // As in the closed form above: the list changes at 4/9, 5.6 points away at 50% and 2 at 46.4%.
        let found = verdict(&board(&[464, 536], &[&[9, 3], &[4, 7]]), 1).unwrap();
        let Some(Decisive::Weight { criterion: at, share, end }) = found.decisive else { panic!("no weight") };
        assert_eq!(at, criterion(0));
        assert!(near(share, 0.464) && near(end.at, 4.0 / 9.0));
    }

    proptest! {
        #[test]
        fn a_certain_member_stays_whatever_the_weights(book in any_book(0), places in 1..5_usize, others in prop::collection::vec(1..5000_u32, 3)) {
            let Ok(found) = cut_dominance(&Scoreboard::build(&book), places) else { return Ok(()) };
            let mut moved = book.clone();
            for (column, hundredths) in others.into_iter().enumerate() {
                set_weight(&mut moved, column, hundredths);
            }
            let board = Scoreboard::build(&moved);
            for account in found.certain {
                prop_assert!(board.rank(account).unwrap() as usize <= places);
            }
        }

        #[test]
        fn everyone_at_the_cut_has_one_place_in_the_verdict(book in any_book(0), places in 1..5_usize) {
            let board = Scoreboard::build(&book);
            let Ok(found) = verdict(&board, places) else { return Ok(()) };
            let mut members: Vec<_> = found.safe.iter().chain(&found.toss).copied().collect();
            members.sort();
            prop_assert_eq!(members, top_set(&book, places).members);
            prop_assert_eq!(found.toss.is_empty(), found.nearly.is_empty());
        }
    }
}

/// What is computed exactly, held against what is worked by hand and what is drawn.
mod exactly {
    use linchpin::analysis::robustness::compute;

    use super::*;

    fn top(weights: &[u32], rows: &[&[u8]], source: WeightSource) -> Option<Vec<f64>> {
        let book = scored(weights, rows);
        let found = compute(&book, &Scoreboard::build(&book), setup(1, source)).unwrap()?;
        let of =
            |index: usize| found.accounts.iter().find(|simulated| simulated.account == account(index)).unwrap().top;
        Some((0..rows.len()).map(of).collect())
    }

    fn check(weights: &[u32], rows: &[&[u8]], source: WeightSource, expected: &[f64]) {
        let found = top(weights, rows, source).unwrap();
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{source:?} {weights:?}: {found} is not {expected}");
        }
    }

    #[test]
    fn two_criteria_are_a_length() {
        let rows: [&[u8]; 2] = [&[9, 3], &[4, 7]];
        check(&[50, 50], &rows, WeightSource::Any, &[5.0 / 9.0, 4.0 / 9.0]);
        check(&[51, 49], &rows, WeightSource::KeepOrder, &[1.0, 0.0]);
        check(&[49, 51], &rows, WeightSource::KeepOrder, &[1.0 / 9.0, 8.0 / 9.0]);
        check(&[50, 50], &rows, WeightSource::KeepOrder, &[5.0 / 9.0, 4.0 / 9.0]);
        check(&[50, 50], &rows, WeightSource::Within(percent(20)), &[0.9, 0.1]);
        check(&[50, 50], &rows, WeightSource::Within(percent(0)), &[1.0, 0.0]);
    }

    #[test]
    fn an_account_scored_on_one_of_two_keeps_that_score() {
        // 6 against 8t + 3(1 − t): the second leads for t > 3/5.
        check(&[50, 50], &[&[6, 0], &[8, 3]], WeightSource::Any, &[0.6, 0.4]);
    }

    /// With a = (10, 1, 1), b = (1, 10, 1), c = (5, 5, 5): c leads where both other weights stay below 4/9, that is on
    /// 1 − 2 · (5/9)² − … of the triangle: w₁ > 4/9 has the part (5/9)², likewise w₂, and they meet on (1/9)².
    #[test]
    fn three_criteria_are_an_area() {
        let rows: [&[u8]; 3] = [&[10, 1, 1], &[1, 10, 1], &[5, 5, 5]];
        let corner = 25.0 / 81.0 - 1.0 / 162.0;
        check(&[10, 20, 70], &rows, WeightSource::Any, &[corner, corner, 1.0 - 2.0 * corner]);
        check(&[50, 30, 20], &[&[10, 1, 1], &[1, 10, 1], &[1, 1, 10]], WeightSource::KeepOrder, &[1.0, 0.0, 0.0]);
        check(&[10, 20, 70], &[&[10, 1, 1], &[1, 10, 1], &[1, 1, 10]], WeightSource::Any, &[1.0 / 3.0; 3]);
    }

    #[test]
    fn one_criterion_and_ties() {
        check(&[50], &[&[7], &[7], &[3]], WeightSource::Any, &[1.0, 1.0, 0.0]);
        check(&[50, 50], &[&[7, 4], &[7, 4], &[3, 1]], WeightSource::Any, &[1.0, 1.0, 0.0]);
    }

    /// Weights near the stated ones are a box, and accounts not scored in full are divided by curves: the third
    /// criterion divides nothing in the first case, and in the second the first account, always at 5, leads but where
    /// 6x + 4 (1 − x) is above it.
    #[test]
    fn three_criteria_near_the_stated_weights_or_not_scored_in_full() {
        check(&[1, 1, 1], &[&[9, 3, 5], &[4, 7, 5]], WeightSource::Within(percent(20)), &[0.9, 0.1]);
        check(&[1, 1, 1], &[&[5, 5, 0], &[6, 4, 4]], WeightSource::Any, &[0.75, 0.25]);
        check(&[7, 2, 1], &[&[2, 1, 0], &[1, 1, 2]], WeightSource::Any, &[2.0 / 3.0, 1.0 / 3.0]);
    }

    #[test]
    fn what_is_no_area_is_not_computed() {
        assert_eq!(top(&[1, 1, 1, 1], &[&[5, 5, 5, 5], &[6, 4, 4, 4]], WeightSource::Any), None);
    }

    fn any_source() -> impl Strategy<Value = WeightSource> {
        prop_oneof![
            Just(WeightSource::Any),
            Just(WeightSource::KeepOrder),
            (0..=100).prop_map(|part| WeightSource::Within(percent(part))),
        ]
    }

    proptest! {
        #[test]
        fn what_is_computed_agrees_with_what_is_drawn(
            rows in prop::collection::vec(prop::collection::vec(0..=10_u8, 3), 2..9), count in 1..=3_usize,
            stated in prop::collection::vec(1..5000_u32, 3), places in 1..4_usize, source in any_source(), seed: u64,
        ) {
            let rows: Vec<&[u8]> = rows.iter().map(|row| &row[..count]).collect();
            let book = scored(&stated[..count], &rows);
            let board = Scoreboard::build(&book);
            let asked = SimulationSetup { seed, ranks: 9, ..setup(places, source) };
            let Ok(found) = compute(&book, &board, asked) else { return Ok(()) };
            let found = found.unwrap();
            let drawn = simulate(&book, &board, asked, 4_000).unwrap();
            for (exact, drawn) in found.accounts.iter().zip(&drawn.accounts) {
                // Five standard errors, and the few draws that floats take for a tie.
                let error = (exact.top * (1.0 - exact.top) / 4_000.0).sqrt();
                prop_assert!((exact.top - drawn.top).abs() <= 5.0 * error + 0.002, "{} {}", exact.top, drawn.top);
                prop_assert!((exact.ranks.iter().sum::<f64>() - 1.0).abs() < 1e-6);
            }
        }

        #[test]
        fn names_and_order_of_the_accounts_change_nothing(
            rows in prop::collection::vec(prop::collection::vec(1..=10_u8, 3), 2..9),
            stated in prop::collection::vec(1..5000_u32, 3), places in 1..4_usize, source in any_source(), seed: u64,
        ) {
            // The last account under the first one's id and name, and so on.
            let count = rows.len();
            let forth: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
            let back: Vec<&[u8]> = forth.iter().rev().copied().collect();
            let (forth, back) = (scored(&stated, &forth), scored(&stated, &back));
            let (one, other) = (Scoreboard::build(&forth), Scoreboard::build(&back));
            let asked = SimulationSetup { seed, ..setup(places, source) };
            let drawn = [simulate(&forth, &one, asked, 300).unwrap(), simulate(&back, &other, asked, 300).unwrap()];
            let mut pairs = vec![drawn];
            if let (Some(one), Some(other)) = (compute(&forth, &one, asked).unwrap(), compute(&back, &other, asked).unwrap()) {
                pairs.push([one, other]);
            }
            for [forth, back] in pairs {
                for index in 0..count {
                    let of = |found: &Acceptability, index| found.accounts.iter().find(|it| it.account == account(index)).unwrap().clone();
                    let (one, other) = (of(&forth, index), of(&back, count - 1 - index));
                    prop_assert!((one.top - other.top).abs() < 1e-9, "{one:?} {other:?}");
                    prop_assert!(one.ranks.iter().zip(&other.ranks).all(|(one, other)| (one - other).abs() < 1e-9));
                }
            }
        }

        #[test]
        fn scaling_all_weights_changes_nothing(book in any_book(1), places in 1..5_usize, factor in 2..20_u32) {
            let asked = setup(places, WeightSource::Any);
            let before = compute(&book, &Scoreboard::build(&book), asked).unwrap();
            let mut scaled = book.clone();
            for column in 0..3 {
                let weight = scaled.criteria.get(criterion(column)).unwrap().weight.hundredths();
                set_weight(&mut scaled, column, weight * factor);
            }
            prop_assert_eq!(&before, &compute(&scaled, &Scoreboard::build(&scaled), asked).unwrap());
            let again = simulate(&scaled, &Scoreboard::build(&scaled), asked, 300).unwrap();
            prop_assert_eq!(simulate(&book, &Scoreboard::build(&book), asked, 300).unwrap(), again);
        }
    }
}

proptest! {
    #[test]
    fn a_probe_tells_the_flips_of_an_account(book in any_book(0), places in 1..5_usize) {
        use linchpin::analysis::robustness::FlipProbe;
        let board = Scoreboard::build(&book);
        let all = one_point_flips(&board, places).unwrap_or_default();
        let probe = FlipProbe::new(&board, places);
        let told: Vec<Flip> = board.ordered().flat_map(|account| probe.map_or_else(Vec::new, |it| it.of(&board, account))).collect();
        prop_assert_eq!(told, all);
    }
}

/// Which assumption moves two accounts past each other most.
mod matter {
    use linchpin::analysis::robustness::{Assumption, Question};

    use super::*;

    fn check(book: &Workbook, asked: SimulationSetup, expected: Option<(Assumption, f64)>) {
        let question = Question::new(book, &Scoreboard::build(book), asked).unwrap();
        let found = question.matters_most(account(0), account(1));
        assert_eq!(found.map(|it| it.0), expected.map(|it| it.0));
        let (found, expected) = (found.map_or(0.0, |it| it.1), expected.map_or(0.0, |it| it.1));
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    /// Totals 17/3 and 16/3: the weights move the difference by 14/3, −13/3 and −1/3, whose squares are as 196, 169, 1.
    #[test]
    fn the_weight_on_which_two_differ_most() {
        let book = scored(&[1, 1, 1], &[&[9, 3, 5], &[4, 7, 5]]);
        let first = Some((Assumption::Weight(0), 196.0 / 366.0));
        check(&book, setup(1, WeightSource::Within(percent(20))), first);
        check(&book, setup(1, WeightSource::Any), first);
        check(&book, setup(1, WeightSource::KeepOrder), first);
        // Where nothing varies, nothing matters.
        check(&book, setup(1, WeightSource::Within(percent(0))), None);
        check(&scored(&[7], &[&[9], &[4]]), setup(1, WeightSource::Any), None);
    }

    /// The total of an account scored on one criterion stays; the other's 6 moves by ±1/2 with either weight.
    #[test]
    fn an_account_scored_in_part_moves_less() {
        let book = scored(&[1, 1], &[&[7, 0], &[7, 5]]);
        check(&book, setup(1, WeightSource::Any), Some((Assumption::Weight(0), 0.5)));
    }

    /// With weights that stay, the one cell with two raters is all that moves anything.
    #[test]
    fn a_score_its_raters_disagree_on() {
        let mut book = scored(&[1, 1, 1], &[&[9, 2, 5], &[4, 7, 5]]);
        set_score(&mut book, 0, 1, 1, 8);
        let asked = SimulationSetup { scores: ScoreSource::Raters, ..setup(1, WeightSource::Within(percent(0))) };
        check(&book, asked, Some((Assumption::Score { row: 0, column: 1 }, 1.0)));
    }
}
