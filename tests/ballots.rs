//! Ballots coming back: the laws of taking them in, and why one is refused.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use linchpin::command::{
    BallotCommand, BallotNews, BallotRefusal, CellScore, Command, RaterCommand, ScoreCommand, apply, inspect_ballot,
};
use linchpin::format::{Layout, write_workbook};
use linchpin::model::{
    Account, AccountId, Ballot, Criterion, CriterionId, Name, Rater, RaterId, Score, Timestamp, TrashId, Workbook,
    WorkbookId,
};
use proptest::prelude::*;

const ACCOUNTS: u64 = 4;
const CRITERIA: u64 = 2;
const RATERS: u64 = 3;

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn workshop() -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(7), name("Workshop"), Timestamp::default());
    for number in 0..ACCOUNTS {
        workbook.accounts.insert(Account::new(AccountId::new(number), name(&format!("Account {number}"))));
    }
    for number in 0..CRITERIA {
        let criterion = Criterion::new(CriterionId::new(number), 0, name(&format!("Criterion {number}")));
        workbook.criteria.insert(criterion);
    }
    for number in 0..RATERS {
        workbook.raters.insert(Rater::new(RaterId::new(number), name(&format!("Rater {number}"))));
    }
    workbook
}

/// A facilitator went straight from the accounts to the raters, added six and opened the scores: the device scored as
/// the rater whose random id sorted first, and what was typed replaced a score of that person's returned ballot.
#[test]
fn nobodys_scores_are_entered_because_an_id_sorts_first() {
    let [first, team, last] = [RaterId::new(0), RaterId::new(1), RaterId::new(2)];
    let with = |raters: &[RaterId]| {
        let mut workbook = workshop();
        workbook.raters.retain(|rater| raters.contains(&rater.id));
        workbook
    };
    let cases = [
        ("the only one scores", vec![team], None, Some(team)),
        ("and stays who it was when others join", vec![first, team, last], Some(team), Some(team)),
        ("one of several is nobody's guess", vec![first, team, last], None, None),
        ("nor one of those left when who it was is gone", vec![first, last], Some(team), None),
        ("but the only one left", vec![last], Some(team), Some(last)),
        ("nobody scores where nobody is", vec![], None, None),
    ];
    for (case, raters, so_far, expected) in cases {
        assert_eq!(with(&raters).rater_who_scores(so_far), expected, "{case}");
    }
}

/// Who, which accounts as bits, a score for each cell with 0 for none, and when it was saved.
type Draft = (u64, u8, [u8; 8], i64);

fn ballot((rater, accounts, scores, saved): Draft) -> Ballot {
    let accounts: BTreeSet<AccountId> =
        (0..ACCOUNTS).filter(|number| accounts >> number & 1 == 1).map(AccountId::new).collect();
    let rater = RaterId::new(rater);
    let made = Ballot::new(&workshop(), rater, &accounts, 1, Timestamp::default()).expect("a rater");
    let mut own = made.into_workbook();
    for (place, score) in (0..).zip(scores) {
        let (account, criterion) = (AccountId::new(place / CRITERIA), CriterionId::new(place % CRITERIA));
        if let Some(value) = Score::new(score).filter(|_| accounts.contains(&account)) {
            let cell = CellScore { account, criterion, value: Some(value) };
            let set = Command::Score(ScoreCommand::Set { rater, cell });
            apply(&own, &set).unwrap().apply(&mut own).unwrap();
        }
    }
    Ballot::from_workbook(&own, Timestamp::from_ms(saved)).expect("a ballot")
}

fn take_in(workbook: &mut Workbook, ballots: &[Ballot]) {
    let command = Command::Ballot(BallotCommand::TakeIn(ballots.to_vec()));
    apply(workbook, &command).expect("acceptable").apply(workbook).expect("it fits");
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    // Few moments, so that some ballots of one rater were saved at the same one.
    prop::collection::vec((0..RATERS, 1..16u8, prop::array::uniform8(0..=10u8), 1..5_i64), 0..7)
}

proptest! {
    #[test]
    fn ballots_give_the_same_bytes_in_any_order(drafts in drafts().prop_shuffle(), rounds in 0..7_usize) {
        let ballots: Vec<Ballot> = drafts.into_iter().map(ballot).collect();
        let (mut together, mut backwards, mut in_turn) = (workshop(), workshop(), workshop());
        take_in(&mut together, &ballots);
        let reversed: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        take_in(&mut backwards, &reversed);
        let start = rounds.min(ballots.len());
        for ballot in ballots[start..].iter().chain(&ballots[..start]) {
            take_in(&mut in_turn, std::slice::from_ref(ballot));
        }
        let bytes = write_workbook(&together, Layout::Lines);
        prop_assert_eq!(&write_workbook(&backwards, Layout::Lines), &bytes);
        prop_assert_eq!(&write_workbook(&in_turn, Layout::Lines), &bytes);
    }

    #[test]
    fn the_same_ballot_twice_changes_nothing(drafts in drafts()) {
        let ballots: Vec<Ballot> = drafts.into_iter().map(ballot).collect();
        let mut workbook = workshop();
        take_in(&mut workbook, &ballots);
        for ballot in ballots {
            let news = inspect_ballot(&workbook, &ballot).expect("acceptable");
            prop_assert!(!news.changes_scores());
            let again = Command::Ballot(BallotCommand::TakeIn(vec![ballot]));
            prop_assert!(apply(&workbook, &again).unwrap().is_empty());
        }
    }

    #[test]
    fn what_is_foretold_is_what_happens(before in drafts(), one in (0..RATERS, 1..16u8, prop::array::uniform8(0..=10u8), 1..5_i64)) {
        let mut workbook = workshop();
        take_in(&mut workbook, &before.into_iter().map(ballot).collect::<Vec<_>>());
        let (ballot, earlier) = (ballot(one), workbook.clone());
        let news = inspect_ballot(&workbook, &ballot).expect("acceptable");
        take_in(&mut workbook, &[ballot]);
        let new = workbook.scores.iter().filter(|score| earlier.scores.iter().all(|it| it.account != score.account || it.criterion != score.criterion || it.rater != score.rater));
        prop_assert_eq!(new.count(), news.new);
        prop_assert_eq!(workbook.scores.len() + news.cleared, earlier.scores.len() + news.new);
        prop_assert_eq!(workbook.scores == earlier.scores, !news.changes_scores());
    }
}

const FULL: [u8; 8] = [5, 6, 7, 8, 9, 10, 1, 2];

fn refused(workbook: &Workbook, ballot: &Ballot, expected: &BallotRefusal) {
    assert_eq!(inspect_ballot(workbook, ballot).as_ref(), Err(expected));
    let command = Command::Ballot(BallotCommand::TakeIn(vec![ballot.clone()]));
    assert!(apply(workbook, &command).is_err());
}

#[test]
fn an_updated_ballot_updates_and_an_older_one_does_not() {
    let mut workbook = workshop();
    let (first, second) = (ballot((1, 15, FULL, 1)), ballot((1, 15, [5, 6, 7, 8, 9, 10, 3, 0], 2)));
    take_in(&mut workbook, std::slice::from_ref(&first));
    let news = inspect_ballot(&workbook, &second).unwrap();
    assert_eq!((news.changed, news.cleared, news.same, news.is_update), (1, 1, 6, true));
    take_in(&mut workbook, &[second]);
    let older = inspect_ballot(&workbook, &first).unwrap();
    assert_eq!(older, BallotNews { settled: 4, is_update: true, ..BallotNews::default() });
}

#[test]
fn what_the_facilitator_mended_is_not_undone_by_the_same_ballot() {
    let mut workbook = workshop();
    let (own, rater) = (ballot((1, 15, FULL, 1)), RaterId::new(1));
    take_in(&mut workbook, std::slice::from_ref(&own));
    let (account, criterion) = (AccountId::new(0), CriterionId::new(0));
    let cell = CellScore { account, criterion, value: Score::new(9) };
    apply(&workbook, &Command::Score(ScoreCommand::Set { rater, cell })).unwrap().apply(&mut workbook).unwrap();
    let mended = workbook.clone();
    take_in(&mut workbook, &[own]);
    assert_eq!(workbook, mended);
}

#[test]
fn a_ballot_that_does_not_belong_is_refused_with_the_reason() {
    let workbook = workshop();
    let own = ballot((1, 15, FULL, 1));
    let mut other = workbook.clone();
    other.id = WorkbookId::new(8);
    refused(&other, &own, &BallotRefusal::OtherWorkbook { name: name("Workshop") });
    refused(&workbook, &Ballot { saved: None, ..own.clone() }, &BallotRefusal::NotSaved);

    let mut without_rater = workbook.clone();
    let delete = RaterCommand::Delete { rater: RaterId::new(1), trash: TrashId::new(1), at: Timestamp::default() };
    apply(&workbook, &Command::Rater(delete)).unwrap().apply(&mut without_rater).unwrap();
    refused(&without_rater, &own, &BallotRefusal::NoRater);

    let mut other_criteria = workbook.clone();
    other_criteria.criteria.remove(CriterionId::new(1));
    other_criteria.criteria.insert(Criterion::new(CriterionId::new(9), 2, name("Growth")));
    let (gone, new) = (vec![name("Criterion 1")], vec![name("Growth")]);
    refused(&other_criteria, &own, &BallotRefusal::OtherCriteria { gone, new });

    let mut without_accounts = workbook.clone();
    without_accounts.accounts = std::iter::once(Account::new(AccountId::new(99), name("New"))).collect();
    refused(&without_accounts, &own, &BallotRefusal::NoAccounts);
}

#[test]
fn accounts_that_are_gone_and_criteria_that_are_called_otherwise_are_named() {
    let mut workbook = workshop();
    workbook.accounts.remove(AccountId::new(3));
    let renamed = Criterion::new(CriterionId::new(0), 0, name("Called otherwise"));
    workbook.criteria.insert(renamed);
    let news = inspect_ballot(&workbook, &ballot((1, 15, FULL, 1))).unwrap();
    assert_eq!(news.unknown_accounts, [name("Account 3")]);
    assert_eq!((news.reworded, news.new), (vec![name("Criterion 0")], 6));
}

#[test]
fn a_ballot_holds_nobody_elses_scores() {
    let mut workbook = workshop();
    take_in(&mut workbook, &[ballot((0, 15, FULL, 1)), ballot((1, 15, FULL, 1))]);
    let accounts = workbook.accounts.keys().collect();
    let own = Ballot::new(&workbook, RaterId::new(1), &accounts, 1, Timestamp::default()).unwrap();
    assert_eq!(own.progress(), (8, 8));
    assert!(own.scores.iter().all(|score| score.rater == RaterId::new(1)));
}
