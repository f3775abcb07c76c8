//! Disagreement, agreement and orders (C-3 to C-5).

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::analysis::together::{
    Agreement, LeftOut, NoAgreement, NoCorrelation, agreement, average_ranks, borda, copeland, disagreements,
    kendall_w, orders, spearman, spreads,
};
use linchpin::model::{Derivation, Direction, NumberSource, PeriodChoice, Scale, Workbook};
use proptest::prelude::*;

use crate::books::{
    account, criterion, edit_criterion, rater, scored, set_agreed, set_revenue, set_score, set_weight, unscored,
};

fn agreed_on(book: &Workbook) -> Agreement {
    agreement(book, &Scoreboard::build(book), 0.5)
}

/// Has a criterion score itself from the revenue of 1997, which the accounts have as given.
fn derive_from(book: &mut Workbook, column: usize, scale: Scale, revenue: &[Option<i64>]) {
    for (row, minor) in revenue.iter().enumerate() {
        if let Some(minor) = minor {
            set_revenue(book, row, "1997", *minor);
        }
    }
    let source = NumberSource::Revenue(PeriodChoice::Latest);
    edit_criterion(book, column, |it| it.derived = Some(Derivation { source, scale, direction: Direction::Higher }));
}

/// The data set `anxiety` of the R packages irr (Gamer) and `DescTools` (Signorell), 20 subjects rated by 3 raters with
/// many ties; both report W = 0.540 with the correction for ties.
#[test]
fn kendall_w_with_ties_as_published() {
    let ratings = vec![
        vec![3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        vec![3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        vec![2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ];
    let found = kendall_w(&ratings).unwrap();
    assert!((found - 0.540).abs() < 5e-4, "{found}");
}

#[test]
fn kendall_w_at_its_ends() {
    assert_eq!(kendall_w(&[vec![1, 2, 3], vec![10, 20, 30], vec![4, 5, 6]]), Ok(1.0));
    assert_eq!(kendall_w(&[vec![1, 2, 3], vec![3, 2, 1]]), Ok(0.0));
    assert_eq!(kendall_w(&[vec![1, 1, 2], vec![1, 1, 2]]), Ok(1.0), "ties are corrected for");
    assert_eq!(kendall_w(&[vec![1, 2]]), Err(NoAgreement::TooFewRaters));
    assert_eq!(kendall_w::<u8>(&[]), Err(NoAgreement::TooFewRaters));
    assert_eq!(kendall_w(&[vec![1], vec![2]]), Err(NoAgreement::TooFewAccounts));
    assert_eq!(kendall_w(&[vec![5, 5], vec![7, 7]]), Err(NoAgreement::AllTied));
}

/// The example of the article "Spearman's rank correlation coefficient" of Wikipedia: intelligence quotient and hours
/// of television, ρ = −29/165.
#[test]
fn spearman_as_published() {
    let quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    let hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    assert!((spearman(&quotient, &hours).unwrap() + 29.0 / 165.0).abs() < 1e-12);
    assert_eq!(spearman(&[1, 2], &[5, 5]), Err(NoCorrelation::AllTied));
    assert_eq!(spearman(&[1], &[5]), Err(NoCorrelation::TooFewAccounts));
}

#[test]
fn ties_share_their_mean_rank() {
    assert_eq!(average_ranks(&[7, 9, 7, 1]), [2.5, 1.0, 2.5, 4.0]);
    assert_eq!(average_ranks(&[3, 3, 3]), [2.0; 3]);
    assert!(average_ranks::<u8>(&[]).is_empty());
}

/// Tennessee's capital, the textbook election: Memphis, Nashville, Chattanooga and Knoxville with 42, 26, 15 and 17
/// voters who rank the cities by distance. Borda gives 126, 194, 173 and 107; Copeland's winner is Nashville too.
#[test]
fn orders_as_published() {
    let groups = [(42, [4, 3, 2, 1]), (26, [1, 4, 3, 2]), (15, [1, 2, 4, 3]), (17, [1, 2, 3, 4])];
    let ballots: Vec<Vec<u8>> = groups.iter().flat_map(|(voters, ballot)| vec![ballot.to_vec(); *voters]).collect();
    assert_eq!(borda(&ballots), [126.0, 194.0, 173.0, 107.0]);
    assert_eq!(copeland(&ballots), [0.0, 3.0, 2.0, 1.0]);
    assert!(borda::<u8>(&[]).is_empty() && copeland::<u8>(&[]).is_empty());
}

/// Story: 17 of 137 accounts were missing from the table of the orders, each for one empty cell, and nothing said so.
#[test]
fn accounts_that_are_not_compared_are_named_with_whose_cells_are_empty() {
    let mut book = scored(&[50, 50], &[&[8, 2], &[5, 5], &[3, 9], &[0, 0]]);
    for (row, column, by, value) in [(0, 0, 1, 7), (0, 1, 1, 3), (1, 0, 1, 9), (2, 0, 1, 2), (2, 1, 1, 8)] {
        set_score(&mut book, row, column, by, value);
    }
    let of = |book: &linchpin::model::Workbook| agreement(book, &Scoreboard::build(book), 0.5);
    let found = of(&book);
    assert_eq!(found.accounts, [account(0), account(2)]);
    assert_eq!(found.uncompared, [(account(1), vec![rater(1)]), (account(3), vec![rater(0), rater(1)])]);
    assert_eq!(found.accounts.len() + found.uncompared.len(), book.accounts.len());
    // One alone is compared with nobody: then that is what is said.
    assert!(of(&scored(&[1], &[&[8], &[0]])).uncompared.is_empty());
}

#[test]
fn ties_give_half_points() {
    let ballots = vec![vec![5, 5, 1], vec![1, 5, 5]];
    assert_eq!(borda(&ballots), [1.5, 3.0, 1.5]);
    assert_eq!(copeland(&ballots), [0.5, 2.0, 0.5]);
}

#[test]
fn only_cells_outside_the_tolerance_are_discussed() {
    let mut book = scored(&[50, 50], &[&[5, 5], &[5, 5], &[5, 5]]);
    for (row, column, by, value) in [(0, 0, 1, 7), (1, 0, 1, 9), (1, 1, 1, 8), (1, 1, 2, 5), (2, 0, 1, 1), (2, 1, 1, 2)]
    {
        set_score(&mut book, row, column, by, value);
    }
    let found = disagreements(&book, 2);
    let cells: Vec<_> = found.iter().map(|cell| (cell.account, cell.criterion, cell.range(), cell.raters)).collect();
    let expected = [(1, 0, 4, 2), (2, 0, 4, 2), (1, 1, 3, 3), (2, 1, 3, 2)]
        .map(|(row, column, range, raters)| (account(row), criterion(column), range, raters));
    assert_eq!(cells, expected);
    assert!(disagreements(&book, 4).is_empty());
    assert_eq!(disagreements(&book, 0).len(), 5);
}

#[test]
fn raters_are_compared_where_all_scored_in_full() {
    let mut book = scored(&[60, 40], &[&[9, 8], &[5, 5], &[2, 1], &[10, 10]]);
    for (row, scores) in [[8, 9], [4, 4], [1, 3]].iter().enumerate() {
        set_score(&mut book, row, 0, 1, scores[0]);
        set_score(&mut book, row, 1, 1, scores[1]);
    }
    set_score(&mut book, 3, 0, 1, 1);
    let found = agreement(&book, &Scoreboard::build(&book), 0.0);
    assert_eq!(found.accounts, [account(0), account(1), account(2)], "the second rater left the fourth unfinished");
    assert_eq!(found.concordance, Ok(1.0));
    assert_eq!((found.raters[1].rater, found.raters[1].cells), (rater(1), 7));
    assert!((found.raters[1].mean_score - 30.0 / 7.0).abs() < 1e-12);
    assert!((found.raters[0].with_group.unwrap() - 1.0).abs() < 1e-12);
}

/// Story: "Against the others" was held against the mean of everyone, the person included, over whatever each had scored.
#[test]
fn severity_is_held_against_the_others_cell_by_cell() {
    let mut book = scored(&[50, 50], &[&[5, 6], &[2, 2], &[9, 9]]);
    for (row, column, by, value) in [(0, 0, 1, 8), (0, 1, 1, 6), (0, 0, 2, 10), (1, 1, 2, 1), (2, 1, 3, 4)] {
        set_score(&mut book, row, column, by, value);
    }
    let found = agreement(&book, &Scoreboard::build(&book), 0.0);
    let of = |by: usize| found.raters[by].against_others.unwrap();
    // 5 − 9, 6 − 6, 2 − 1, 9 − 4; 8 − 7.5, 6 − 6; 10 − 6.5, 1 − 2; 4 − 9.
    for (by, points) in [(0, 2.0 / 4.0), (1, 0.5 / 2.0), (2, 2.5 / 2.0), (3, -5.0)] {
        assert!((of(by) - points).abs() < 1e-12, "{by}: {}", of(by));
    }
    let alone = scored(&[50, 50], &[&[5, 6]]);
    assert_eq!(agreement(&alone, &Scoreboard::build(&alone), 0.0).raters[0].against_others, None);
}

/// The third rater has begun one of the two accounts' four cells: with all raters only that account would be compared,
/// with those who scored half of the shared cells both are. Who scored what nobody else did loses nothing by it.
#[test]
fn a_rater_who_has_only_begun_may_be_left_out() {
    let mut book = scored(&[60, 40], &[&[9, 8], &[5, 5], &[2, 1]]);
    for (row, column, by, value) in [(0, 0, 1, 8), (0, 1, 1, 7), (1, 0, 1, 4), (1, 1, 1, 6), (0, 0, 2, 3)] {
        set_score(&mut book, row, column, by, value);
    }
    let board = Scoreboard::build(&book);
    let all = agreement(&book, &board, 0.0);
    assert_eq!((all.accounts.len(), all.concordance), (2, Ok(1.0)), "one cell is no order");
    assert_eq!(all.raters[2].left_out, Some(LeftOut::NoOrder));
    let some = agreement(&book, &board, 0.5);
    assert_eq!(some.accounts, [account(0), account(1)]);
    assert_eq!(some.concordance, Ok(1.0));
    let shares: Vec<_> = some.raters.iter().map(|rater| (rater.share, rater.left_out)).collect();
    assert_eq!(shares, [(1.0, None), (1.0, None), (0.25, Some(LeftOut::TooLittle))]);
    assert_eq!(some.raters[2].with_group, Err(NoCorrelation::TooFewAccounts));
    assert_eq!(orders(&book, &board, &some).len(), 2);
}

/// Story: six people scored 220 customers on two criteria, three more scored themselves from the customers' numbers. The
/// page said W = 0.95, of what the people said it was 0.84, and six who score at random would have been told that they
/// agree strongly: the numbers are the same for everyone.
#[test]
fn criteria_scored_from_numbers_are_no_agreement() {
    const ACCOUNTS: usize = 60;
    let mut book = unscored(&[40, 60], ACCOUNTS);
    // A generator of its own (Lehmer's, modulus 2³¹ − 1), so that the opinions are the same in every run.
    let mut state = 20_261_123_u64;
    let mut random = move || {
        state = state * 48_271 % 2_147_483_647;
        u8::try_from(state % 10).unwrap() + 1
    };
    for by in 0..6 {
        (0..ACCOUNTS).for_each(|row| set_score(&mut book, row, 0, by, random()));
    }
    set_weight(&mut book, 1, 0);
    let people = agreed_on(&book).concordance.unwrap();
    assert!(people < 0.3, "six who score at random hardly agree: {people}");
    set_weight(&mut book, 1, 60);
    let revenue: Vec<_> = (1..=ACCOUNTS).map(|row| Some(i64::try_from(row * row).unwrap())).collect();
    derive_from(&mut book, 1, Scale::Percentile, &revenue);
    assert_eq!(agreed_on(&book).concordance, Ok(people));
    // What it was before: over the totals of all criteria the same six agree strongly.
    let board = Scoreboard::build(&book);
    let totals = |by| {
        let own = Scoreboard::build_for(&book, rater(by));
        (0..ACCOUNTS).map(|row| own.total(account(row)).unwrap()).collect::<Vec<_>>()
    };
    assert!(kendall_w(&(0..6).map(totals).collect::<Vec<_>>()).unwrap() > 0.6);
    // The orders are proposals for the list, so the numbers do count there.
    let rows = orders(&book, &board, &agreed_on(&book));
    let order: Vec<_> = rows.iter().map(|row| row.account).collect();
    assert_eq!(order, board.ordered().collect::<Vec<_>>());
}

/// Two criteria that people score and a third: worked by hand, with and without the third's scoring itself.
#[test]
fn the_same_people_agree_as_much_with_and_without_a_criterion_from_numbers() {
    // 6:4 the first gives 8.6, 5, 1.6 and 7.2, the second 5, 7.4, 1.8 and 7.6: ranks 1 3 4 2 and 3 2 4 1.
    let mut book = scored(&[60, 40, 300], &[&[9, 8], &[5, 5], &[2, 1], &[8, 6]]);
    for (row, scores) in [[5, 5], [7, 8], [1, 3], [8, 7]].iter().enumerate() {
        set_score(&mut book, row, 0, 1, scores[0]);
        set_score(&mut book, row, 1, 1, scores[1]);
    }
    derive_from(&mut book, 2, Scale::MinMax, &[Some(100), Some(200), Some(900), None]);
    // Rank sums 4, 5, 8, 3 about 5: S = 1 + 0 + 9 + 4 = 14, W = 12·14 / (4·60).
    let with = agreed_on(&book);
    assert!((with.concordance.unwrap() - 0.7).abs() < 1e-12, "{with:?}");
    assert_eq!(with.accounts.len(), 4, "the fourth has no number, and that excludes nobody");
    assert!(with.uncompared.is_empty(), "nobody left a cell empty");
    set_agreed(&mut book, 0, 2, 10);
    assert_eq!(agreed_on(&book), with, "set by hand is agreed for all, nobody's own score");
    set_weight(&mut book, 2, 0);
    assert_eq!(agreed_on(&book), with);
}

/// Story: of 100 customers left out of the comparison 60 had every cell scored by everyone; what they lacked was the
/// number of a criterion that scores itself, and six raters were named for it.
#[test]
fn a_number_that_an_account_lacks_is_the_accounts_and_not_a_raters_empty_cell() {
    let mut book = scored(&[50, 50], &[&[9], &[5], &[2], &[7]]);
    for row in 0..3 {
        set_score(&mut book, row, 0, 1, 6 - u8::try_from(row).unwrap());
    }
    derive_from(&mut book, 1, Scale::MinMax, &[Some(100), None, Some(900), None]);
    let found = agreed_on(&book);
    assert_eq!(found.accounts, [account(0), account(1), account(2)]);
    assert_eq!(found.uncompared, [(account(3), vec![rater(1)])], "whose own cell is empty");
    let lacking = |book: &Workbook| {
        let mut rows = orders(book, &Scoreboard::build(book), &agreed_on(book));
        rows.sort_by_key(|row| row.account);
        rows.into_iter().map(|row| (row.is_provisional, row.lacking)).collect::<Vec<_>>()
    };
    assert_eq!(lacking(&book), [(false, vec![]), (true, vec![criterion(1)]), (false, vec![])]);
    // Set by hand, the criterion has a score there, number or not.
    set_agreed(&mut book, 1, 1, 4);
    assert_eq!(lacking(&book), [(false, vec![]), (false, vec![]), (false, vec![])]);
}

#[test]
fn where_all_criteria_score_themselves_there_is_nothing_to_agree_on() {
    let mut book = scored(&[100, 0], &[&[9, 3], &[5, 4], &[2, 8]]);
    derive_from(&mut book, 0, Scale::MinMax, &[Some(100), Some(200), Some(900)]);
    assert_eq!(agreed_on(&book).concordance, Err(NoAgreement::NothingJudged));
    edit_criterion(&mut book, 0, |it| it.derived = None);
    assert_eq!(agreed_on(&book).concordance, Err(NoAgreement::TooFewRaters));
    // What was said of a criterion before it scored itself is no opinion that counts.
    derive_from(&mut book, 0, Scale::MinMax, &[]);
    assert_eq!(agreed_on(&book).raters[0].cells, 3);
}

/// Seven scored twelve accounts on four criteria, the last one half of it: two criteria everywhere. At the default of
/// half of the cells the page said that everyone had scored 0 accounts in full, and of all seven that they had too few
/// accounts for a correlation.
#[test]
fn one_half_filled_ballot_does_not_take_everyones_agreement_away() {
    let rows = [[9, 8, 7, 9], [5, 5, 4, 6], [2, 1, 3, 2], [7, 7, 8, 6]];
    let mut book = scored(&[40, 30, 20, 10], &rows.each_ref().map(<[u8; 4]>::as_slice));
    for by in 1..6 {
        for (row, scores) in rows.iter().enumerate() {
            for (column, value) in scores.iter().enumerate() {
                set_score(&mut book, row, column, by, *value);
            }
        }
    }
    for row in 0..rows.len() {
        set_score(&mut book, row, 0, 6, 5);
        set_score(&mut book, row, 1, 6, 6);
    }
    let found = agreement(&book, &Scoreboard::build(&book), 0.5);
    assert_eq!((found.accounts.len(), found.concordance), (4, Ok(1.0)));
    let left: Vec<_> = found.raters.iter().map(|rater| (rater.left_out, rater.accounts)).collect();
    assert_eq!(left[..6], [(None, 4); 6]);
    assert_eq!(left[6], (Some(LeftOut::NoOrder), 0));
    assert!(found.raters[..6].iter().all(|rater| rater.with_group.is_ok_and(|it| (it - 1.0).abs() < 1e-12)));
}

/// Two and two scored different accounts, and one of them a shared one: nobody has two accounts in common with all.
#[test]
fn those_who_have_most_in_common_are_compared() {
    let mut book = scored(&[100], &[&[9], &[7], &[5], &[0], &[0]]);
    for (by, rows) in [(1, [0, 1, 2].as_slice()), (2, &[2, 3, 4]), (3, &[3, 4])] {
        for &row in rows {
            set_score(&mut book, row, 0, by, 8 - u8::try_from(row).unwrap());
        }
    }
    let found = agreement(&book, &Scoreboard::build(&book), 0.0);
    assert_eq!(found.accounts, [account(0), account(1), account(2)]);
    let left: Vec<_> = found.raters.iter().map(|rater| (rater.left_out, rater.accounts)).collect();
    let other = Some(LeftOut::OtherAccounts);
    assert_eq!(left, [(None, 3), (None, 3), (other, 3), (other, 2)]);
    assert_eq!(found.raters[3].with_group, Ok(1.0), "beside the group over what somebody else scored too");
    // Nobody has two accounts in common with anybody: that is said, and not that one person scored.
    let mut book = scored(&[100], &[&[9], &[7], &[0], &[0]]);
    for row in [2, 3] {
        set_score(&mut book, row, 0, 1, 5);
    }
    let found = agreement(&book, &Scoreboard::build(&book), 0.0);
    assert_eq!((found.concordance, found.accounts.len()), (Err(NoAgreement::TooFewAccounts), 0));
}

#[test]
fn what_one_person_scored_is_no_spread() {
    let mut book = scored(&[60, 40], &[&[9, 8], &[5, 5]]);
    assert!(spreads(&book).is_empty());
    set_score(&mut book, 1, 0, 1, 5);
    let cells: Vec<_> = spreads(&book).iter().map(|cell| (cell.account, cell.criterion, cell.range())).collect();
    assert_eq!(cells, [(account(1), criterion(0), 0)]);
    // What was agreed takes no score away: the spread stays to be seen.
    crate::books::set_agreed(&mut book, 1, 0, 7);
    assert_eq!(spreads(&book).len(), 1);
}

/// Two of three raters put the second account first; the third's high marks put the first one first by weight.
#[test]
fn three_orders_stand_side_by_side() {
    let mut book = scored(&[100], &[&[10], &[4], &[1]]);
    for (by, marks) in [(1, [5, 6, 1]), (2, [5, 6, 1])] {
        for (row, value) in marks.into_iter().enumerate() {
            set_score(&mut book, row, 0, by, value);
        }
    }
    let board = Scoreboard::build(&book);
    let rows = orders(&book, &board, &agreement(&book, &board, 0.0));
    let ranks: Vec<_> = rows
        .iter()
        .map(|row| (row.account, row.weighted.rank, row.borda.rank, row.copeland.map(|place| place.rank)))
        .collect();
    let expected = [(account(0), 1, 2, Some(2)), (account(1), 2, 1, Some(1)), (account(2), 3, 3, Some(3))];
    assert_eq!(ranks, expected);
    assert!((rows[1].borda.points - 5.0).abs() < 1e-12, "2 + 2 + 1");
    // An agreed value moves the weighted order and leaves the others: they are the raters'.
    crate::books::set_agreed(&mut book, 2, 0, 10);
    let board = Scoreboard::build(&book);
    let moved = orders(&book, &board, &agreement(&book, &board, 0.0));
    assert_eq!(moved[0].account, account(2));
    assert_eq!((moved[0].borda.rank, moved[0].weighted.rank), (3, 1));
}

#[test]
fn agreement_of_nobody_says_why() {
    let empty = scored(&[50], &[&[0], &[0]]);
    let found = agreement(&empty, &Scoreboard::build(&empty), 0.0);
    assert_eq!(found.concordance, Err(NoAgreement::TooFewRaters));
    assert!(found.raters.is_empty() && found.accounts.is_empty());
    let alone = scored(&[50], &[&[4], &[5]]);
    let found = agreement(&alone, &Scoreboard::build(&alone), 0.0);
    assert_eq!(found.concordance, Err(NoAgreement::TooFewRaters));
    assert_eq!(found.raters[0].with_group, Err(NoCorrelation::TooFewAccounts), "nobody is no group");
}

proptest! {
    #[test]
    fn coefficients_stay_in_their_range(
        ratings in prop::collection::vec(prop::collection::vec(1..5_u8, 6), 2..5),
    ) {
        if let Ok(found) = kendall_w(&ratings) {
            prop_assert!((0.0..=1.0).contains(&found));
        }
        if let Ok(found) = spearman(&ratings[0], &ratings[1]) {
            prop_assert!((-1.0..=1.0).contains(&found));
            prop_assert_eq!(spearman(&ratings[1], &ratings[0]), Ok(found));
        }
        let sum: f64 = average_ranks(&ratings[0]).iter().sum();
        prop_assert_eq!(sum, 21.0);
        let points: f64 = borda(&ratings).iter().sum();
        prop_assert_eq!(points, 15.0 * ratings.len() as f64);
        prop_assert_eq!(copeland(&ratings).iter().sum::<f64>(), 15.0);
    }

    /// Whatever criterion scores itself from whatever numbers: nothing of the agreement changes by it.
    #[test]
    fn a_criterion_from_numbers_changes_nothing_of_the_agreement(
        scores in prop::collection::vec(prop::collection::vec(0..=10_u8, 6), 2..12),
        weights in prop::array::uniform3(1..100_u32),
        revenue in prop::collection::vec(prop::option::of(-900..900_i64), 12),
        scale in prop_oneof![Just(Scale::MinMax), Just(Scale::Percentile)],
        earlier in 0..=10_u8,
        by_hand in 0..=10_u8,
    ) {
        let book = |weights: &[u32]| {
            let mut book = unscored(weights, scores.len());
            for (row, own) in scores.iter().enumerate() {
                for (at, &value) in own.iter().enumerate() {
                    set_score(&mut book, row, at % 2, at / 2, value);
                }
            }
            book
        };
        let people = book(&weights[..2]);
        let mut all = book(&weights);
        set_score(&mut all, 0, 2, 0, earlier);
        derive_from(&mut all, 2, scale, &revenue[..scores.len()]);
        set_agreed(&mut all, 1, 2, by_hand);
        prop_assert_eq!(agreed_on(&all), agreed_on(&people));
    }

    /// For two raters without ties W = (1 + ρ) / 2 (Kendall).
    #[test]
    fn concordance_of_two_is_their_correlation(one in Just((0..8).collect::<Vec<u8>>()).prop_shuffle()) {
        let other: Vec<u8> = (0..8).collect();
        let correlation = spearman(&one, &other).unwrap();
        let concordance = kendall_w(&[one, other]).unwrap();
        prop_assert!((concordance - f64::midpoint(1.0, correlation)).abs() < 1e-12);
    }
}
