//! The proposed key list, its cut, dominance, and where decisions differ (S-10, S-11, R-4).

use linchpin::analysis::keylist::{Cut, Difference, DifferenceKind, Dominance, differences, dominance, propose};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::Status;
use proptest::prelude::*;

use crate::books::{account, edit, scored};

fn cut(rows: &[&[u8]], places: usize) -> Cut {
    propose(&Scoreboard::build(&scored(&[100], rows)), places).cut
}

#[test]
fn a_close_call_is_a_gap_below_a_tenth() {
    assert!(matches!(cut(&[&[10], &[9]], 1), Cut::Clear(_)), "a gap of exactly 10% is not below it");
    assert!(matches!(cut(&[&[9], &[8]], 1), Cut::Clear(gap) if (gap.relative - 1.0 / 9.0).abs() < 1e-12));
    let half = Scoreboard::build(&scored(&[100, 100], &[&[10, 9], &[9, 9]]));
    assert!(matches!(propose(&half, 1).cut, Cut::Close(gap) if (gap.points - 0.5).abs() < 1e-12));
}

#[test]
fn cuts_without_a_gap_say_so() {
    assert_eq!(cut(&[], 3), Cut::NobodyIn);
    assert_eq!(cut(&[&[0]], 3), Cut::NobodyIn);
    assert_eq!(cut(&[&[5]], 0), Cut::NobodyIn);
    assert_eq!(cut(&[&[5]], 3), Cut::NobodyOut);
    assert_eq!(cut(&[&[5], &[5]], 2), Cut::NobodyOut);
    assert_eq!(cut(&[&[9], &[5], &[5], &[5]], 2), Cut::Tied { accounts: 3, places: 1 });
}

#[test]
fn distances_are_to_the_other_side() {
    let board = Scoreboard::build(&scored(&[100], &[&[9], &[7], &[4], &[2]]));
    let proposal = propose(&board, 2);
    let distance = |index| proposal.distance(board.total(account(index)).unwrap()).unwrap();
    assert_eq!([distance(0), distance(1), distance(2), distance(3)], [5.0, 3.0, -3.0, -5.0]);
    let tied = Scoreboard::build(&scored(&[100], &[&[9], &[7], &[7], &[2]]));
    let proposal = propose(&tied, 2);
    let distance = |index| proposal.distance(tied.total(account(index)).unwrap()).unwrap();
    assert_eq!([distance(0), distance(1), distance(2), distance(3)], [2.0, 0.0, 0.0, -5.0]);
    assert!(propose(&board, 4).distance(board.total(account(0)).unwrap()).is_none());
}

fn check_dominance(weights: &[u32], rows: &[&[u8]; 2], expected: Dominance) {
    let board = Scoreboard::build(&scored(weights, rows));
    assert_eq!(dominance(&board, account(0), account(1)), expected, "{rows:?}");
}

#[test]
fn dominance_needs_every_criterion() {
    check_dominance(&[1, 1], &[&[8, 7], &[8, 6]], Dominance::First);
    check_dominance(&[1, 1], &[&[8, 5], &[8, 6]], Dominance::Second);
    check_dominance(&[1, 1], &[&[8, 5], &[8, 5]], Dominance::Equal);
    check_dominance(&[1, 1], &[&[9, 5], &[8, 6]], Dominance::Neither);
    check_dominance(&[1, 1], &[&[9, 0], &[8, 6]], Dominance::NotComparable);
    check_dominance(&[1, 0], &[&[9, 0], &[8, 6]], Dominance::First);
    check_dominance(&[0, 0], &[&[9, 9], &[8, 6]], Dominance::NotComparable);
    check_dominance(&[], &[&[], &[]], Dominance::NotComparable);
}

#[test]
fn differences_name_who_would_enter_and_who_fell_out() {
    let mut book = scored(&[100], &[&[9], &[8], &[7], &[7], &[7], &[3], &[2], &[0], &[0]]);
    for index in [0, 2, 6, 5, 7] {
        edit(&mut book, index, |record| record.status = Status::Key);
    }
    edit(&mut book, 1, |record| record.status = Status::Watch);
    let found = differences(&book, &Scoreboard::build(&book), 3);
    let expected = [
        (1, Status::Watch, DifferenceKind::InTopNotKey),
        (3, Status::Regular, DifferenceKind::TiedNotKey),
        (4, Status::Regular, DifferenceKind::TiedNotKey),
        (5, Status::Key, DifferenceKind::KeyOutOfTop),
        (6, Status::Key, DifferenceKind::KeyOutOfTop),
        (7, Status::Key, DifferenceKind::KeyWithoutTotal),
    ];
    let expected = expected.map(|(index, status, kind)| Difference { account: account(index), status, kind });
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn the_sign_of_a_distance_is_the_side_of_the_cut(
        rows in prop::collection::vec(prop::collection::vec(0..=10_u8, 3), 0..10),
        places in 0..12_usize,
    ) {
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let board = Scoreboard::build(&scored(&[50, 30, 20], &rows));
        let proposal = propose(&board, places);
        for (place, standing) in board.standings().enumerate() {
            if let Some(distance) = proposal.distance(standing.total) {
                prop_assert!(distance.is_finite());
                let tied = matches!(proposal.cut, Cut::Tied { .. }) && distance == 0.0;
                prop_assert!(tied || (distance > 0.0) == (place < places));
            }
        }
        if let Cut::Clear(gap) | Cut::Close(gap) = proposal.cut {
            prop_assert!(gap.points > 0.0 && gap.relative > 0.0 && gap.relative < 1.0);
        }
    }

    #[test]
    fn who_dominates_has_the_greater_total(
        one in prop::collection::vec(1..=10_u8, 3),
        other in prop::collection::vec(1..=10_u8, 3),
    ) {
        let board = Scoreboard::build(&scored(&[50, 30, 20], &[&one, &other]));
        let ordering = board.compare(account(0), account(1)).unwrap();
        match dominance(&board, account(0), account(1)) {
            Dominance::First => prop_assert_eq!(ordering, std::cmp::Ordering::Less),
            Dominance::Second => prop_assert_eq!(ordering, std::cmp::Ordering::Greater),
            Dominance::Equal => prop_assert_eq!(ordering, std::cmp::Ordering::Equal),
            Dominance::Neither | Dominance::NotComparable => {}
        }
    }
}
