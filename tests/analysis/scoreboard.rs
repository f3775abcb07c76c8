//! Totals, ranks, order and arithmetic (S-6, S-7, S-9).

use linchpin::analysis::scoreboard::{Band, CellScore, CutState, Effect, Membership, NoTotal, Scoreboard, Standing};
use linchpin::model::{AccountId, Bands, CriterionId, GroupMethod, Workbook};
use proptest::prelude::*;
use proptest::sample::select;

use crate::books::{account, criterion, rater, scored, set_agreed, set_score, set_weight, unscored};

fn ranks(board: &Scoreboard, accounts: usize) -> Vec<Option<u32>> {
    (0..accounts).map(|index| board.rank(account(index))).collect()
}

fn check_ranks(weights: &[u32], rows: &[&[u8]], expected: &[u32]) {
    let board = Scoreboard::build(&scored(weights, rows));
    let expected: Vec<Option<u32>> = expected.iter().map(|&rank| (rank > 0).then_some(rank)).collect();
    assert_eq!(ranks(&board, rows.len()), expected, "{rows:?}");
}

/// Story: a total of 7.995 was shown as 8.00 beside the band below 8.
#[test]
fn a_total_just_below_a_band_is_known_to_round_into_it() {
    let of = |weights: [u32; 2], scores: [u8; 2]| {
        let book = scored(&weights, &[&scores]);
        let total = Scoreboard::build(&book).total(account(0)).unwrap();
        (total.hundredths(), total.is_rounded_into(book.meta.bands))
    };
    // 8 − 1/200 and 8 − 1/100; 5.995 is below the second boundary.
    assert_eq!(of([199, 1], [8, 7]), (800, true));
    assert_eq!(of([99, 1], [8, 7]), (799, false));
    assert_eq!(of([199, 1], [6, 5]), (600, true));
    assert_eq!(of([1, 1], [8, 8]), (800, false));
}

#[test]
fn ranks_by_standard_competition() {
    check_ranks(&[100], &[&[9], &[7], &[7], &[5]], &[1, 2, 2, 4]);
    check_ranks(&[100], &[&[5], &[5], &[5]], &[1, 1, 1]);
    check_ranks(&[100], &[&[3], &[0], &[4]], &[2, 0, 1]);
    check_ranks(&[100], &[], &[]);
}

#[test]
fn equal_totals_are_equal_though_the_floats_are_not() {
    // As floats, 0.1·3 + 0.2·6 + 0.7·5 and 0.1·7 + 0.2·4 + 0.7·5 need not be the 5 they are.
    check_ranks(&[10, 20, 70], &[&[3, 6, 5], &[5, 5, 5]], &[1, 1]);
    check_ranks(&[10, 20, 70], &[&[7, 4, 5], &[5, 5, 5]], &[1, 1]);
    check_ranks(&[33_333, 33_333, 33_333], &[&[1, 2, 3], &[2, 2, 2]], &[1, 1]);
    check_ranks(&[99_991, 99_989, 99_971], &[&[8, 8, 8], &[8, 0, 8], &[8, 8, 7]], &[1, 1, 3]);
}

#[test]
fn neighbouring_weights_are_told_apart() {
    // The totals differ by 1/199,999 only: 5.5 and a hair.
    check_ranks(&[100_000, 99_999], &[&[5, 6], &[6, 5]], &[2, 1]);
}

#[test]
fn a_total_is_the_weighted_mean_of_what_is_scored() {
    let board = Scoreboard::build(&scored(&[300, 100, 100], &[&[8, 6, 0], &[8, 6, 1]]));
    let provisional = board.total(account(0)).unwrap();
    assert!((provisional.value() - 7.5).abs() < 1e-12);
    assert!((provisional.coverage() - 0.8).abs() < 1e-12);
    assert!(provisional.is_provisional());
    let whole = board.total(account(1)).unwrap();
    assert!((whole.value() - 6.2).abs() < 1e-12);
    assert!(!whole.is_provisional());
}

#[test]
fn what_has_no_total_says_why() {
    let no_total = |weights: &[u32], rows: &[&[u8]]| Scoreboard::build(&scored(weights, rows)).total(account(0)).err();
    assert_eq!(no_total(&[100], &[&[0]]), Some(NoTotal::NotScored));
    assert_eq!(no_total(&[], &[&[]]), Some(NoTotal::NotScored));
    assert_eq!(no_total(&[0, 0], &[&[5, 5]]), Some(NoTotal::NoWeight));
    assert_eq!(no_total(&[0, 100], &[&[5, 0]]), Some(NoTotal::OnlyWeightless));
    assert_eq!(no_total(&[100], &[]), Some(NoTotal::UnknownAccount));
}

#[test]
fn group_score_is_the_mean_of_the_raters_that_scored() {
    let mut book = scored(&[100, 100], &[&[7, 4], &[7, 5]]);
    set_score(&mut book, 0, 0, 1, 8);
    set_score(&mut book, 0, 0, 2, 9);
    let board = Scoreboard::build(&book);
    let cell = board.cell(account(0), criterion(0)).unwrap();
    assert_eq!((cell.sum, cell.raters), (24, 3));
    assert!((cell.mean() - 8.0).abs() < 1e-12);
    assert_eq!(ranks(&board, 2), [Some(1), Some(1)], "(8 + 4) / 2 is (7 + 5) / 2");
}

#[test]
fn bands_are_compared_exactly() {
    let board = Scoreboard::build(&scored(&[100, 100, 100], &[&[8, 8, 8], &[8, 8, 7], &[6, 6, 6], &[6, 6, 5]]));
    let band = |index| board.total(account(index)).unwrap().band(Bands::default());
    assert_eq!([band(0), band(1), band(2), band(3)], [Band::A, Band::B, Band::B, Band::C]);
    let thirds = Bands::new(767, 766).unwrap();
    assert_eq!(board.total(account(1)).unwrap().band(thirds), Band::B, "23/3 lies between 7.66 and 7.67");
}

#[test]
fn the_top_names_ties_across_the_cut() {
    let board = Scoreboard::build(&scored(&[100], &[&[9], &[7], &[7], &[7], &[5], &[0]]));
    let ids = |indices: &[usize]| indices.iter().map(|&index| account(index)).collect::<Vec<AccountId>>();
    let top = |n| (board.top(n).members, board.top(n).cut);
    assert_eq!(top(0), (vec![], CutState::Clean));
    assert_eq!(top(1), (ids(&[0]), CutState::Clean));
    assert_eq!(top(2), (ids(&[0]), CutState::Tied { accounts: ids(&[1, 2, 3]), places: 1 }));
    assert_eq!(top(3), (ids(&[0]), CutState::Tied { accounts: ids(&[1, 2, 3]), places: 2 }));
    assert_eq!(top(4), (ids(&[0, 1, 2, 3]), CutState::Clean));
    assert_eq!(top(5), (ids(&[0, 1, 2, 3, 4]), CutState::Short));
    assert_eq!(top(9), (ids(&[0, 1, 2, 3, 4]), CutState::Short));
    let membership = |index| board.membership(account(index), 2);
    assert_eq!(membership(0), Membership::In);
    assert_eq!(membership(2), Membership::Tied);
    assert_eq!(membership(4), Membership::Out);
    assert_eq!(membership(5), Membership::Unranked);
}

#[test]
fn a_total_opens_to_its_arithmetic() {
    let board = Scoreboard::build(&scored(&[5000, 3000, 2000], &[&[9, 0, 4]]));
    let arithmetic = board.arithmetic(account(0)).unwrap();
    let products: Vec<Option<f64>> = arithmetic.rows.iter().map(|row| row.product).collect();
    assert_eq!(products, [Some(450.0), None, Some(80.0)]);
    assert!((arithmetic.sum - 530.0).abs() < 1e-12);
    assert!((arithmetic.divisor - 70.0).abs() < 1e-12);
    assert!((arithmetic.all_points - 100.0).abs() < 1e-12);
    assert!((arithmetic.total.unwrap().value() - 530.0 / 70.0).abs() < 1e-12);
    assert!(board.arithmetic(account(7)).is_none());
}

#[test]
fn the_group_score_is_the_mean_the_median_or_what_was_agreed() {
    let mut book = scored(&[100], &[&[2]]);
    for (rater, value) in [(1, 9), (2, 4), (3, 3)] {
        set_score(&mut book, 0, 0, rater, value);
    }
    let cell = |book: &Workbook| Scoreboard::build(book).cell(account(0), criterion(0)).unwrap();
    assert_eq!(cell(&book), CellScore { sum: 18, raters: 4 });
    book.meta.group = GroupMethod::Median;
    assert_eq!(cell(&book), CellScore { sum: 7, raters: 2 }, "of 2, 3, 4, 9 the middle two");
    set_score(&mut book, 0, 0, 3, 0);
    assert_eq!(cell(&book), CellScore { sum: 4, raters: 1 }, "of 2, 4, 9 the middle one");
    set_agreed(&mut book, 0, 0, 8);
    assert_eq!(cell(&book), CellScore { sum: 8, raters: 1 });
    assert_eq!(book.scores.len(), 3, "the originals stay");
    // What one rater thinks is not what was agreed.
    assert_eq!(Scoreboard::build_for(&book, rater(1)).cell(account(0), criterion(0)).unwrap().sum, 9);
}

#[test]
fn updates_say_what_they_did() {
    let mut book = scored(&[100, 100], &[&[9, 9], &[5, 5], &[5, 5], &[2, 2]]);
    let mut board = Scoreboard::build(&book);
    let mut update = |row, column, value| {
        set_score(&mut book, row, column, 0, value);
        board.update_cell(&book, account(row), criterion(column))
    };
    assert_eq!(update(0, 0, 9), Effect::Nothing);
    assert_eq!(update(0, 0, 8), Effect::Cell);
    assert_eq!(update(1, 0, 6), Effect::Order, "leaves the tie in place");
    assert_eq!(update(1, 0, 5), Effect::Order, "enters it again");
    assert_eq!(update(3, 0, 10), Effect::Order);
    assert_eq!(update(3, 0, 0), Effect::Order);
    assert_eq!(update(3, 1, 0), Effect::Order);
    assert_eq!(board.update_cell(&book, account(9), criterion(0)), Effect::Unknown);
    assert_eq!(board.update_cell(&book, account(0), criterion(9)), Effect::Unknown);
    assert_eq!(board.unranked().collect::<Vec<_>>(), [account(3)]);
}

#[test]
fn reweighing_other_criteria_builds_anew() {
    let mut board = Scoreboard::build(&unscored(&[100], 2));
    let other = scored(&[100, 300], &[&[1, 9], &[9, 1], &[5, 5]]);
    board.reweigh(&other);
    check_same(&board, &Scoreboard::build(&other));
}

fn check_same(left: &Scoreboard, right: &Scoreboard) {
    assert_eq!(left.ordered().collect::<Vec<_>>(), right.ordered().collect::<Vec<_>>());
    assert_eq!(left.unranked().collect::<Vec<_>>(), right.unranked().collect::<Vec<_>>());
    assert_eq!(left.standings().collect::<Vec<Standing>>(), right.standings().collect::<Vec<Standing>>());
}

/// Ranks by comparing every pair of totals in whole numbers, without any of the board's short ways.
fn plain_ranks(book: &Workbook) -> Vec<Option<u32>> {
    let fraction = |id: AccountId| -> Option<(i128, i128)> {
        let (mut above, mut below) = (0, 0);
        for criterion in book.criteria.iter() {
            let scores = group_scores(book, id, criterion.id);
            if !scores.is_empty() {
                let weight = i128::from(criterion.weight.hundredths());
                // 60 is a multiple of every number of raters the laws use.
                above += weight * scores.iter().sum::<i128>() * (60 / scores.len() as i128);
                below += weight * 60;
            }
        }
        (below > 0).then_some((above, below))
    };
    let totals: Vec<_> = book.accounts.keys().map(fraction).collect();
    let better = |one: &(i128, i128), other: &(i128, i128)| one.0 * other.1 > other.0 * one.1;
    let rank = |own: &(i128, i128)| (1..).nth(totals.iter().flatten().filter(|other| better(other, own)).count());
    totals.iter().map(|total| total.as_ref().and_then(rank)).collect()
}

/// The scores of which the mean is the group's score of a cell (C-2), found by sorting.
fn group_scores(book: &Workbook, account: AccountId, criterion: CriterionId) -> Vec<i128> {
    if let Some(agreed) = book.agreed_at(account, criterion) {
        return vec![agreed.value.value().into()];
    }
    let mut scores: Vec<i128> =
        book.scores_at(account, criterion).map(|score| i128::from(score.value.value())).collect();
    scores.sort_unstable();
    match (book.meta.group, scores.len()) {
        (GroupMethod::Mean, _) | (GroupMethod::Median, 0) => scores,
        (GroupMethod::Median, count) => scores[(count - 1) / 2..=count / 2].to_vec(),
    }
}

#[derive(Debug, Clone)]
enum Step {
    Agree { row: usize, column: usize, value: u8 },
    Score { row: usize, column: usize, rater: usize, value: u8 },
    Weight { column: usize, hundredths: u32 },
}

const ROWS: usize = 12;
const COLUMNS: usize = 4;

fn any_weight() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(2500), 0..100_000_u32, 99_990..=100_000_u32]
}

fn any_score() -> impl Strategy<Value = u8> {
    // Few values, so that ties are common.
    prop_oneof![2 => 0..=10_u8, 3 => 5..=6_u8]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..ROWS, 0..COLUMNS, 0..4_usize, any_score())
            .prop_map(|(row, column, rater, value)| Step::Score { row, column, rater, value }),
        2 => (0..ROWS, 0..COLUMNS, any_score()).prop_map(|(row, column, value)| Step::Agree { row, column, value }),
        1 => (0..COLUMNS, any_weight()).prop_map(|(column, hundredths)| Step::Weight { column, hundredths }),
    ]
}

fn any_book() -> impl Strategy<Value = Workbook> {
    let weights = prop::collection::vec(any_weight(), COLUMNS);
    let rows = prop::collection::vec(prop::collection::vec(any_score(), COLUMNS), ROWS);
    (weights, rows, select(&GroupMethod::ALL[..])).prop_map(|(weights, rows, group)| {
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let mut book = scored(&weights, &rows);
        book.meta.group = group;
        book
    })
}

fn take_step(book: &mut Workbook, board: &mut Scoreboard, step: &Step) {
    let mut update = |book: &Workbook, row, column| {
        let before = ranks(board, ROWS);
        let effect = board.update_cell(book, account(row), criterion(column));
        if effect != Effect::Order {
            assert_eq!(ranks(board, ROWS), before, "{step:?} {effect:?}");
        }
    };
    match *step {
        Step::Score { row, column, rater, value } => {
            set_score(book, row, column, rater, value);
            update(book, row, column);
        }
        Step::Agree { row, column, value } => {
            set_agreed(book, row, column, value);
            update(book, row, column);
        }
        Step::Weight { column, hundredths } => {
            set_weight(book, column, hundredths);
            board.reweigh(book);
        }
    }
}

proptest! {
    #[test]
    fn updates_equal_a_board_built_anew(mut book in any_book(), steps in prop::collection::vec(any_step(), 0..60)) {
        let mut board = Scoreboard::build(&book);
        for step in &steps {
            take_step(&mut book, &mut board, step);
        }
        check_same(&board, &Scoreboard::build(&book));
        prop_assert_eq!(ranks(&board, ROWS), plain_ranks(&book));
    }

    #[test]
    fn scaling_all_weights_changes_nothing(book in any_book(), divisor in 1..50_u32) {
        let mut large = book.clone();
        let mut small = book.clone();
        for column in 0..COLUMNS {
            let weight = book.criteria.get(criterion(column)).unwrap().weight.hundredths() / divisor;
            set_weight(&mut small, column, weight);
            set_weight(&mut large, column, weight * divisor);
        }
        check_same(&Scoreboard::build(&small), &Scoreboard::build(&large));
    }

    #[test]
    fn names_and_the_order_of_criteria_change_nothing(book in any_book(), positions in Just([3, 1, 0, 2]).prop_shuffle()) {
        let mut moved = book.clone();
        for (column, &position) in positions.iter().enumerate() {
            let mut record = moved.criteria.get(criterion(column)).unwrap().clone();
            record.position = position;
            record.name = crate::books::name("Another name");
            moved.criteria.insert(record);
        }
        check_same(&Scoreboard::build(&book), &Scoreboard::build(&moved));
    }

    #[test]
    fn standings_ranks_and_places_agree(book in any_book()) {
        let board = Scoreboard::build(&book);
        for (place, standing) in board.standings().enumerate() {
            prop_assert_eq!(board.rank(standing.account), Some(standing.rank));
            prop_assert_eq!(board.place(standing.account), Some(place));
            prop_assert_eq!(board.account_at(place), Some(standing.account));
            prop_assert_eq!(board.total(standing.account), Ok(standing.total));
            prop_assert!((1.0..=10.0).contains(&standing.total.value()));
            prop_assert!(standing.total.coverage() > 0.0 && standing.total.coverage() <= 1.0);
        }
        for id in board.unranked() {
            prop_assert!(board.rank(id).is_none() && board.place(id).is_none() && board.total(id).is_err());
        }
        prop_assert_eq!(board.ranked_len() + board.unranked().count(), board.len());
    }

    #[test]
    fn the_top_is_complete(book in any_book(), n in 0..15_usize) {
        let board = Scoreboard::build(&book);
        let top = board.top(n);
        let counted = match &top.cut {
            CutState::Clean => n,
            CutState::Short => board.ranked_len(),
            CutState::Tied { accounts, places } => {
                prop_assert!(*places >= 1 && *places < accounts.len());
                top.members.len() + places
            }
        };
        prop_assert_eq!(counted, n.min(board.ranked_len()));
        let inside = top.members.iter().all(|&id| board.membership(id, n) == Membership::In);
        prop_assert!(inside);
    }
}
