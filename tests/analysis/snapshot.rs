//! Snapshots and what moved between two of them.

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::analysis::snapshot::{Cause, Class, Comparison, Mover, compare, take_snapshot};
use linchpin::model::{Snapshot, SnapshotId, Timestamp, Workbook};
use proptest::prelude::*;

use crate::books::{account, criterion, edit_criterion, name, scored, set_score, set_weight};

fn taken(book: &Workbook) -> Snapshot {
    take_snapshot(book, &Scoreboard::build(book), SnapshotId::new(1), name("Then"), Timestamp::from_ms(0))
}

fn between(before: &Workbook, after: &Workbook) -> Comparison {
    compare(&taken(before), &taken(after))
}

/// Three accounts: 8.0, 7.0 and 6.5 on two criteria of equal weight.
fn start() -> Workbook {
    let mut book = scored(&[50, 50], &[&[9, 7], &[6, 8], &[7, 6]]);
    book.meta.top_n = 1;
    book
}

#[test]
fn nothing_moved_is_nothing_said() {
    let found = between(&start(), &start());
    assert_eq!((found.movers, found.causes, found.weights, found.scores), (vec![], vec![], vec![], vec![]));
}

#[test]
fn a_score_moves_an_account_and_is_named() {
    let mut after = start();
    set_score(&mut after, 1, 0, 0, 10);
    let found = between(&start(), &after);
    assert_eq!((found.entered, found.left), (vec![account(1)], vec![account(0)]));
    let cause = Cause { class: Class::Scores, entered: vec![account(1)], left: vec![account(0)] };
    assert_eq!(found.causes, [cause]);
    let first = Mover { account: account(1), before: Some(2), after: Some(1), alone: vec![Some(1)], together: Some(0) };
    assert_eq!(found.movers[0], first);
    assert_eq!(found.scores.len(), 1);
    assert_eq!((found.scores[0].account, found.scores[0].criterion), (account(1), criterion(0)));
}

/// Neither the weight nor the score alone brings the second account in; together they do.
#[test]
fn what_only_both_do_stands_apart() {
    let mut after = start();
    set_weight(&mut after, 0, 40);
    set_weight(&mut after, 1, 60);
    set_score(&mut after, 1, 0, 0, 7);
    let mut more = start();
    set_score(&mut more, 1, 0, 0, 7);
    assert_eq!(between(&start(), &more).entered, []);
    let found = between(&start(), &after);
    // 0.4·9 + 0.6·7 = 7.8 against 0.4·7 + 0.6·8 = 7.6: not yet.
    assert_eq!(found.entered, []);
    set_weight(&mut after, 0, 30);
    set_weight(&mut after, 1, 70);
    // 0.3·9 + 0.7·7 = 7.6 against 0.3·7 + 0.7·8 = 7.7, and 7.4 with the old score.
    let found = between(&start(), &after);
    assert_eq!(found.entered, [account(1)]);
    assert!(found.causes.iter().all(|cause| cause.entered.is_empty()), "{:?}", found.causes);
    let mover = found.movers.iter().find(|mover| mover.account == account(1)).unwrap();
    assert_eq!((mover.alone.clone(), mover.together), (vec![Some(0), Some(0)], Some(1)));
}

#[test]
fn weights_are_compared_as_shares() {
    let mut after = start();
    set_weight(&mut after, 0, 500);
    set_weight(&mut after, 1, 500);
    assert_eq!(between(&start(), &after).weights, []);
    set_weight(&mut after, 1, 1500);
    let shares: Vec<(f64, f64)> =
        between(&start(), &after).weights.iter().map(|weight| (weight.before, weight.after)).collect();
    assert_eq!(shares, [(0.5, 0.25), (0.5, 0.75)]);
}

#[test]
fn a_criterion_an_account_and_the_places_are_causes_too() {
    let mut after = scored(&[50, 50, 50], &[&[9, 7, 1], &[6, 8, 9], &[7, 6, 5], &[10, 10, 10]]);
    after.meta.top_n = 2;
    let found = between(&start(), &after);
    assert_eq!(found.criteria_added, [criterion(2)]);
    assert_eq!(found.accounts_added, [account(3)]);
    assert_eq!(found.places, (1, 2));
    let classes: Vec<Class> = found.causes.iter().map(|cause| cause.class).collect();
    assert_eq!(classes, [Class::Criteria, Class::Accounts, Class::Places]);
    assert_eq!(found.causes[0].entered, [account(1)], "the new criterion alone brings the second in");
    assert_eq!(found.causes[1].entered, [account(3)]);
    assert_eq!(found.causes[2].entered, [account(1)]);
    let back = between(&after, &start());
    assert_eq!((back.criteria_gone, back.accounts_gone), (vec![criterion(2)], vec![account(3)]));
}

#[test]
fn what_follows_from_numbers_is_data() {
    use linchpin::model::{Derivation, Direction, NumberSource, PeriodChoice, Scale};
    let source = NumberSource::Revenue(PeriodChoice::Latest);
    let rule = Derivation { source, scale: Scale::MinMax, direction: Direction::Higher };
    let mut before = start();
    edit_criterion(&mut before, 0, |record| record.derived = Some(rule.clone()));
    for (index, revenue) in [900, 500, 100].into_iter().enumerate() {
        crate::books::set_revenue(&mut before, index, "2025", revenue);
    }
    let mut after = before.clone();
    crate::books::set_revenue(&mut after, 1, "2025", 5000);
    let classes: Vec<Class> = between(&before, &after).causes.iter().map(|cause| cause.class).collect();
    assert_eq!(classes, [Class::Data]);
}

fn any_book() -> impl Strategy<Value = Workbook> {
    let weights = prop::collection::vec(0..500_u32, 1..4);
    let rows = prop::collection::vec(prop::collection::vec(0..=10_u8, 3), 1..7);
    (weights, rows, 1..4_u16).prop_map(|(weights, rows, places)| {
        let rows: Vec<&[u8]> = rows.iter().map(|row| &row[..weights.len()]).collect();
        let mut book = scored(&weights, &rows);
        book.meta.top_n = places;
        book
    })
}

proptest! {
    #[test]
    fn a_snapshot_ranks_as_the_workbook_does(book in any_book()) {
        let board = Scoreboard::build(&book);
        let same = between(&book, &book);
        prop_assert_eq!(same.movers, vec![]);
        prop_assert_eq!(taken(&book).accounts.len(), board.rows().filter(|(_, cells)| cells.iter().any(|cell| cell.is_scored())).count());
    }

    #[test]
    fn ranks_before_and_after_are_those_of_the_workbooks(before in any_book(), after in any_book()) {
        let (old, new) = (Scoreboard::build(&before), Scoreboard::build(&after));
        for mover in between(&before, &after).movers {
            prop_assert_eq!(mover.before, old.rank(mover.account));
            prop_assert_eq!(mover.after, new.rank(mover.account));
            if let (Some(before), Some(after), Some(together)) = (mover.before, mover.after, mover.together) {
                let sum: i64 = mover.alone.iter().flatten().sum();
                prop_assert_eq!(i64::from(before) - i64::from(after), sum + together);
            }
        }
    }

    #[test]
    fn a_comparison_turned_round_is_turned_round(before in any_book(), after in any_book()) {
        let (there, back) = (between(&before, &after), between(&after, &before));
        prop_assert_eq!(there.entered.len(), back.left.len());
        prop_assert_eq!(there.movers.len(), back.movers.len());
        prop_assert_eq!(there.scores.len(), back.scores.len());
        prop_assert_eq!(there.causes.len(), back.causes.len());
    }
}

/// What alone is enough for an account.
mod alone {
    use linchpin::analysis::snapshot::{SingleChange, Went};

    use super::*;

    fn of(found: &Comparison, index: usize) -> (Went, Vec<String>) {
        let it = found.explained.iter().find(|it| it.account == account(index)).unwrap();
        let name = |change: &SingleChange| match change {
            SingleChange::Score(score) => {
                format!("score {} {}", score.account.value() - 100, score.criterion.value() - 200)
            }
            SingleChange::Weight(criterion) => format!("weight {}", criterion.value() - 200),
            SingleChange::CriterionAdded(criterion) => format!("criterion + {}", criterion.value() - 200),
            SingleChange::CriterionGone(criterion) => format!("criterion - {}", criterion.value() - 200),
            SingleChange::AccountAdded(account) => format!("account + {}", account.value() - 100),
            SingleChange::AccountGone(account) => format!("account - {}", account.value() - 100),
            SingleChange::Places => "places".to_owned(),
        };
        (it.went, it.alone.iter().map(name).collect())
    }

    fn check(found: &Comparison, index: usize, went: Went, expected: &[&str]) {
        assert_eq!(of(found, index), (went, expected.iter().map(|&it| it.to_owned()).collect()));
    }

    /// 8.0, 7.0 and 6.5: of the second account's two changed scores one alone takes it past the first.
    #[test]
    fn one_of_two_scores_is_enough() {
        let mut after = start();
        set_score(&mut after, 1, 0, 0, 10);
        set_score(&mut after, 1, 1, 0, 9);
        let found = between(&start(), &after);
        check(&found, 1, Went::Entered, &["score 1 0"]);
        check(&found, 0, Went::Left, &["score 1 0"]);
    }

    #[test]
    fn what_only_several_do_has_no_name() {
        let mut after = start();
        set_score(&mut after, 1, 0, 0, 7);
        set_score(&mut after, 1, 1, 0, 10);
        // 8.5 of both; 7.5 and 8.0 of one alone, and 8.0 is a tie that shares the better rank.
        check(&between(&start(), &after), 1, Went::Entered, &["score 1 1"]);
        set_score(&mut after, 1, 1, 0, 9);
        set_score(&mut after, 1, 0, 0, 8);
        // 8.5 of both; 8.0 and 7.5 of one alone: only the tie counts.
        check(&between(&start(), &after), 1, Went::Entered, &["score 1 0"]);
        let mut three = start();
        for (column, value) in [(0, 7), (1, 9)] {
            set_score(&mut three, 1, column, 0, value);
        }
        set_score(&mut three, 0, 0, 0, 8);
        // 8.0 against 7.5: the second needs two of the three changes.
        check(&between(&start(), &three), 1, Went::Entered, &[]);
        check(&between(&start(), &three), 0, Went::Left, &[]);
    }

    /// With 0.25 : 0.75 the first has 7.5, the second 7.5 and the third 6.25; with 0.2 : 0.8 the second leads.
    #[test]
    fn a_weight_is_enough_whatever_the_scale() {
        let mut after = start();
        set_weight(&mut after, 0, 200);
        set_weight(&mut after, 1, 800);
        let found = between(&start(), &after);
        check(&found, 1, Went::Entered, &["weight 0", "weight 1"]);
        check(&found, 0, Went::Left, &["weight 0", "weight 1"]);
    }

    #[test]
    fn criteria_accounts_and_places_are_enough_too() {
        let mut after = scored(&[50, 50, 50], &[&[9, 7, 1], &[6, 8, 9], &[7, 6, 5], &[10, 10, 10]]);
        after.meta.top_n = 2;
        let found = between(&start(), &after);
        check(&found, 1, Went::Entered, &["criterion + 2", "places"]);
        check(&found, 3, Went::Entered, &["account + 3"]);
        // Fourth now: the criterion alone makes it the last of three, and nothing alone the fourth.
        check(&found, 0, Went::Left, &["criterion + 2", "account + 3"]);
        let back = between(&after, &start());
        check(&back, 0, Went::Entered, &["criterion - 2"]);
        check(&back, 3, Went::Left, &["account - 3"]);
    }

    #[test]
    fn a_number_of_another_account_is_told_from_the_own_one() {
        use linchpin::model::{Derivation, Direction, NumberSource, PeriodChoice, Scale};
        let source = NumberSource::Revenue(PeriodChoice::Latest);
        let rule = Derivation { source, scale: Scale::MinMax, direction: Direction::Higher };
        let mut before = start();
        edit_criterion(&mut before, 0, |record| record.derived = Some(rule.clone()));
        for (index, revenue) in [900, 500, 100].into_iter().enumerate() {
            crate::books::set_revenue(&mut before, index, "2025", revenue);
        }
        let mut after = before.clone();
        crate::books::set_revenue(&mut after, 1, "2025", 5000);
        // 10 and 7 against 5.5 and 8; then 3 and 7 against 10 and 8: the own cell is enough, and the other's is.
        check(&between(&before, &after), 1, Went::Entered, &["score 1 0", "score 0 0"]);
    }

    proptest! {
        /// With one change there is one cause, and it is named.
        #[test]
        fn a_single_change_explains_every_mover(book in any_book(), row in 0..6_usize, column in 0..3_usize, value in 0..=10_u8) {
            let mut after = book.clone();
            prop_assume!(book.accounts.get(account(row)).is_some() && book.criteria.get(criterion(column)).is_some());
            set_score(&mut after, row, column, 0, value);
            let found = between(&book, &after);
            for it in &found.explained {
                prop_assert_eq!(it.alone.len(), 1, "{:?}", it);
            }
            prop_assert_eq!(found.explained.len(), found.movers.len());
        }

        /// What is said to be enough is what the ranking with that score alone says.
        #[test]
        fn a_score_that_is_enough_is_enough(before in any_book(), moves in prop::collection::vec((0..6_usize, 0..3_usize, 1..=10_u8), 1..6)) {
            let mut after = before.clone();
            for &(row, column, value) in &moves {
                if before.accounts.get(account(row)).is_some() && before.criteria.get(criterion(column)).is_some() {
                    set_score(&mut after, row, column, 0, value);
                }
            }
            let places = u32::from(before.meta.top_n);
            for it in between(&before, &after).explained {
                for change in &it.alone {
                    let SingleChange::Score(score) = change else { continue };
                    let mut alone = before.clone();
                    let value = u8::try_from(score.after.map_or(0, linchpin::model::GroupScore::sum)).unwrap();
                    let place = |id: u64, first: u64| usize::try_from(id - first).unwrap();
                    let (row, column) = (place(score.account.value(), 100), place(score.criterion.value(), 200));
                    set_score(&mut alone, row, column, 0, value);
                    let is_on = Scoreboard::build(&alone).rank(it.account).is_some_and(|rank| rank <= places);
                    match it.went {
                        Went::Entered => prop_assert!(is_on),
                        Went::Left => prop_assert!(!is_on),
                        _ => {}
                    }
                }
            }
        }
    }
}
