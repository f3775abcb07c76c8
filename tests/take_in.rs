//! Taking a file in takes nothing away that the file does not know of, and what both know as it was chosen.

use std::collections::BTreeMap;

use linchpin::change::{Change, TableName};
use linchpin::command::{Command, Why, WorkbookCommand, apply, counted_in, with_log_settled};
use linchpin::format::lineage::{KeptState, as_file, common_state, state_of, taken_from};
use linchpin::format::merge::{Choices, Merge, Origin, Side};
use linchpin::format::{Layout, read_workbook, write_workbook};
use linchpin::model::{
    Account, AccountId, Currency, Decision, DecisionId, Extra, FieldValue, Figures, Money, Name, Period, StateId,
    Status, Timestamp, Workbook, WorkbookId,
};

use proptest::prelude::*;

#[path = "support/workbooks.rs"]
mod workbooks;

fn book(account: Account) -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(1), Name::parse("Book").expect("a name"), Timestamp::default());
    workbook.accounts.insert(account);
    workbook
}

fn account(change: impl FnOnce(&mut Account)) -> Account {
    let mut account = Account::new(AccountId::new(1), Name::parse("Gamma").expect("a name"));
    change(&mut account);
    account
}

/// The change by which a file is taken in, as the page does it.
fn change_of(merge: Merge<'_>, choices: &Choices) -> Option<Change> {
    let file = counted_in(merge.file, merge.here.meta.currency).ok()?;
    let taken = Merge { file: &file, ..merge }.taken(choices);
    apply(merge.here, &Command::Workbook(WorkbookCommand::TakeIn(Box::new(taken)))).ok()
}

fn merged(merge: Merge<'_>, choices: &Choices) -> Workbook {
    let mut after = merge.here.clone();
    change_of(merge, choices).expect("it fits").apply(&mut after).expect("it applies");
    after
}

fn taken_in(here: &Workbook, file: &Workbook) -> Account {
    let after = merged(Merge { here, base: None, file }, &Choices::default());
    after.accounts.get(AccountId::new(1)).expect("it is there").clone()
}

fn figures(of: &[(i32, Option<i64>, Option<i64>)]) -> BTreeMap<Period, Figures> {
    let money = |amount: i64| Money::from_minor(amount).expect("an amount");
    let one = |(year, revenue, profit): &(i32, Option<i64>, Option<i64>)| {
        (Period::Year(*year), Figures { revenue: revenue.map(money), profit: profit.map(money) })
    };
    of.iter().map(one).collect()
}

/// An account here and in the file, and what it becomes.
fn check(here: impl FnOnce(&mut Account), file: impl FnOnce(&mut Account), after: impl FnOnce(&mut Account)) {
    let (here, file) = (book(account(here)), book(account(file)));
    assert_eq!(taken_in(&here, &file), account(after));
}

#[test]
fn figures_that_the_file_does_not_know_stay() {
    // A colleague had last quarter's file, changed a city and sent it back. Taking it in removed the revenue of the new
    // quarter, which the owner had imported meanwhile, from every account.
    check(
        |here| here.figures = figures(&[(2024, Some(5), Some(1)), (2025, Some(7), None)]),
        |file| {
            file.figures = figures(&[(2024, Some(6), None)]);
            file.city = "Омск".to_owned();
        },
        |after| {
            after.figures = figures(&[(2024, Some(6), Some(1)), (2025, Some(7), None)]);
            after.city = "Омск".to_owned();
        },
    );
}

#[test]
fn what_is_blank_in_the_file_stays_and_what_differs_is_the_files() {
    check(
        |here| {
            (here.city, here.manager) = ("Омск".to_owned(), "Ivanova".to_owned());
            here.tags.insert("north".to_owned());
            here.fields.insert("orders".to_owned(), FieldValue::Text("12".to_owned()));
        },
        |file| {
            file.city = "Казань".to_owned();
            file.tags.insert("new".to_owned());
            file.fields.insert("contact".to_owned(), FieldValue::Text("Ann".to_owned()));
        },
        |after| {
            (after.city, after.manager) = ("Казань".to_owned(), "Ivanova".to_owned());
            after.tags.extend(["north".to_owned(), "new".to_owned()]);
            after.fields.insert("orders".to_owned(), FieldValue::Text("12".to_owned()));
            after.fields.insert("contact".to_owned(), FieldValue::Text("Ann".to_owned()));
        },
    );
}

#[test]
fn what_is_only_counted_in_other_units_is_not_said_to_be_kept() {
    // A file in yen opened in a workbook in dollars was said to lack something in every account: its amounts only count
    // in other minor units.
    let kept = |here: &[(i32, Option<i64>, Option<i64>)], currency: &str| {
        let here = book(account(|account| account.figures = figures(here)));
        let mut file = book(account(|account| account.figures = figures(&[(2024, Some(7), None)])));
        file.meta.currency = Currency::parse(currency).expect("a currency");
        let file = counted_in(&file, here.meta.currency).expect("it fits");
        let differences = Merge { here: &here, base: None, file: &file }.differences();
        differences.iter().filter(|difference| difference.is_fuller).count()
    };
    assert_eq!(kept(&[(2024, Some(700), None)], "JPY"), 0);
    assert_eq!(kept(&[(2024, Some(700), None), (2025, Some(1), None)], "JPY"), 1);
    assert_eq!(kept(&[(2024, Some(7), Some(1))], "USD"), 1);
    assert_eq!(kept(&[], "USD"), 0);
}

/// A workbook whose account has a status, decided on once or never.
fn decided(status: Status, at: Option<u32>) -> Workbook {
    let mut workbook = book(account(|account| account.status = status));
    if let Some(at) = at {
        workbook.decisions.insert(decision(at, status));
    }
    workbook
}

fn decision(at: u32, to: Status) -> Decision {
    Decision {
        id: DecisionId::new(at.into()),
        account: AccountId::new(1),
        at: Timestamp::from_ms(at.into()),
        by: String::new(),
        from: Status::Regular,
        to,
        reason: String::new(),
        extra: Extra::new(),
    }
}

#[test]
fn of_two_decisions_the_later_holds() {
    for (here, file, after) in [
        ((Status::Key, Some(9)), (Status::Watch, Some(5)), Status::Key),
        ((Status::Key, Some(5)), (Status::Watch, Some(9)), Status::Watch),
        ((Status::Key, Some(5)), (Status::Regular, None), Status::Key),
        ((Status::Regular, None), (Status::Key, Some(5)), Status::Key),
        ((Status::Regular, None), (Status::Key, None), Status::Key),
    ] {
        let status = taken_in(&decided(here.0, here.1), &decided(file.0, file.1)).status;
        assert_eq!(status, after, "{here:?} and {file:?}");
    }
}

#[test]
fn the_status_that_stays_keeps_its_log() {
    // A colleague had put the account on the watch list. The owner chose *Here*, and found the colleague's decision as the
    // newest line of the log all the same: the log said *Watch*, the account *Key*.
    let here = decided(Status::Key, Some(5));
    let file = decided(Status::Watch, Some(9));
    let both = decided(Status::Key, Some(5)).decisions.iter().chain(file.decisions.iter()).cloned().collect();
    let base = decided(Status::Regular, None);
    // He took the file in once: it is a state of the workbook now, and its decision one that is not here.
    for base in [None, Some(&base), Some(&file)] {
        let merge = Merge { here: &here, base, file: &file };
        let questions: Vec<_> = merge.differences().iter().map(|it| (it.table, it.parts.len(), it.decisions)).collect();
        assert_eq!(questions, [(TableName::Accounts, 1, 1)], "the log is no question of its own");
        let kept = merged(merge, &Choices::all(Some(Side::Here)));
        assert_eq!(kept, here);
        let taken = merged(merge, &Choices::all(Some(Side::File)));
        assert_eq!((&taken.accounts, &taken.decisions), (&file.accounts, &both));
    }
    // Of an account whose status is the same the log is one, whoever wrote it.
    let file = decided(Status::Key, Some(9));
    let merge = Merge { here: &here, base: None, file: &file };
    assert_eq!(merged(merge, &Choices::all(Some(Side::Here))).decisions.len(), 2);
}

/// What becomes of a workbook that takes a file in, as the page does it: with the end of the log settled.
fn settled(merge: Merge<'_>, choices: &Choices, now: u32) -> (Workbook, Change) {
    let taken = merge.taken(choices);
    let why = Why { by: String::new(), reason: "Taken from the file".to_owned() };
    let mut number = 1 << 40;
    let mut new_id = || {
        number += 1;
        DecisionId::new(number)
    };
    let at = Timestamp::from_ms(now.into());
    let taken = with_log_settled(merge.here, taken, at, &why, &mut new_id).expect("it fits");
    let command = Command::Workbook(WorkbookCommand::TakeIn(Box::new(taken)));
    let change = apply(merge.here, &command).expect("it fits");
    let mut after = merge.here.clone();
    change.apply(&mut after).expect("it applies");
    (after, change)
}

/// The log of the one account, oldest first: `from → to: reason`.
fn log(workbook: &Workbook) -> Vec<String> {
    let mut log: Vec<&Decision> = workbook.decisions.iter().collect();
    log.sort_by_key(|decision| (decision.at, decision.id));
    log.into_iter().map(|it| format!("{:?} → {:?} {}", it.from, it.to, it.reason).trim_end().to_owned()).collect()
}

#[test]
fn a_status_chosen_against_a_later_decision_is_a_line_of_the_log() {
    // Ann had made the account regular again after Élodie had put it on the watch list. The file's status was chosen: the
    // account was watched, and the newest line of its log said *Regular, Ann*.
    let mut here = decided(Status::Regular, None);
    here.decisions.insert(Decision { from: Status::Key, ..decision(9, Status::Regular) });
    let file = decided(Status::Watch, Some(5));
    let merge = Merge { here: &here, base: None, file: &file };
    let (after, change) = settled(merge, &Choices::all(Some(Side::File)), 20);
    assert_eq!(after.accounts, file.accounts);
    let lines = ["Regular → Watch", "Key → Regular", "Regular → Watch Taken from the file"];
    assert_eq!(log(&after), lines);
    let mut undone = after.clone();
    change.inverse().apply(&mut undone).expect("it applies");
    assert_eq!(undone, here, "one undo takes both back");
    // A clock that is ahead wrote the later decision: the choice is the last line all the same.
    assert_eq!(log(&settled(merge, &Choices::all(Some(Side::File)), 2).0), lines);
    // The same file once more says nothing new, and what stays as it is here needs no line.
    assert_eq!(settled(Merge { here: &after, ..merge }, &Choices::all(Some(Side::File)), 30).0, after);
    assert_eq!(settled(merge, &Choices::all(Some(Side::Here)), 20).0, here);
    // A status that comes without a decision is one, too; an account that is new has the log it comes with.
    let (bare, none) = (decided(Status::Key, None), decided(Status::Regular, None));
    let merge = Merge { here: &none, base: None, file: &bare };
    assert_eq!(log(&settled(merge, &Choices::default(), 20).0), ["Regular → Key Taken from the file"]);
    let empty = Workbook { accounts: linchpin::model::Table::default(), ..none.clone() };
    assert_eq!(settled(Merge { here: &empty, ..merge }, &Choices::default(), 20).0.decisions.len(), 0);
}

/// Where a workbook and a file differ: `part: here → file (who changed it: what is proposed)`.
fn questions(merge: Merge<'_>) -> Vec<String> {
    let show = |json: &Option<String>| json.clone().unwrap_or_else(|| "nothing".to_owned());
    let mut shown = Vec::new();
    for difference in merge.differences() {
        for part in difference.parts {
            let ends = part.fields.iter().map(|field| format!("{} → {}", show(&field.here), show(&field.file)));
            let ends = ends.collect::<Vec<_>>().join(", ");
            shown.push(format!("{}: {ends} ({:?}: {:?})", part.name, part.origin, part.proposed));
        }
    }
    shown
}

fn city(name: &str, manager: &str) -> Workbook {
    book(account(|account| (account.city, account.manager) = (name.to_owned(), manager.to_owned())))
}

#[test]
fn only_what_was_changed_in_both_is_a_question() {
    let check = |base: Option<&Workbook>, here: &Workbook, file: &Workbook, expected: &[&str]| {
        assert_eq!(questions(Merge { here, base, file }), expected);
    };
    let base = city("Graz", "Ann");
    let (moved, handed) = (city("Wien", "Ann"), city("Graz", "Bob"));
    check(Some(&base), &base, &moved, &["/city: \"Graz\" → \"Wien\" (File: File)"]);
    check(Some(&base), &moved, &base, &["/city: \"Wien\" → \"Graz\" (Here: Here)"]);
    check(Some(&base), &city("Linz", "Ann"), &moved, &["/city: \"Linz\" → \"Wien\" (Both: Here)"]);
    check(Some(&base), &moved, &moved, &[]);
    check(
        Some(&base),
        &moved,
        &handed,
        &["/city: \"Wien\" → \"Graz\" (Here: Here)", "/manager: \"Ann\" → \"Bob\" (File: File)"],
    );
    check(Some(&base), &base, &city("", "Ann"), &["/city: \"Graz\" → nothing (File: File)"]);
    check(None, &base, &moved, &["/city: \"Graz\" → \"Wien\" (Unknown: File)"]);
    check(None, &base, &city("", "Ann"), &[]);
}

#[test]
fn figures_and_labels_are_told_apart_one_by_one() {
    let with = |revenue: i64, tag: &str| {
        book(account(|account| {
            account.figures = figures(&[(2024, Some(revenue), Some(1))]);
            account.tags.insert(tag.to_owned());
        }))
    };
    let (here, file) = (with(5, "north"), with(7, "new"));
    let none: &[&str] =
        &["/tags/new: nothing → \"new\" (Unknown: File)", "/figures/2024/revenue_minor: 5 → 7 (Unknown: File)"];
    assert_eq!(questions(Merge { here: &here, base: None, file: &file }), none);
    let with_base: &[&str] = &[
        "/tags/new: nothing → \"new\" (File: File)",
        "/figures/2024/revenue_minor: 5 → 7 (Both: Here)",
        "/tags/north: \"north\" → nothing (File: File)",
    ];
    assert_eq!(questions(Merge { here: &here, base: Some(&with(6, "north")), file: &file }), with_base);
}

#[test]
fn what_was_deleted_here_comes_back_only_where_it_is_wanted() {
    let base = city("Graz", "Ann");
    let here = Workbook { accounts: linchpin::model::Table::default(), ..base.clone() };
    let check = |file: &Workbook, expected: &[&str], is_back: [bool; 3]| {
        let merge = Merge { here: &here, base: Some(&base), file };
        assert_eq!(questions(merge), expected);
        let there = [None, Some(Side::Here), Some(Side::File)]
            .map(|side| !merged(merge, &Choices::all(side)).accounts.is_empty());
        assert_eq!(there, is_back);
    };
    check(&base, &[":  (Here: Here)"], [false, false, true]);
    check(&city("Wien", "Ann"), &[":  (Both: Here)"], [false, false, true]);
}

#[test]
fn each_part_is_taken_from_the_side_that_was_chosen() {
    let (here, file) = (city("Graz", "Ann"), city("Wien", "Bob"));
    let merge = Merge { here: &here, base: None, file: &file };
    let difference = &merge.differences()[0];
    let mut choices = Choices::all(Some(Side::File));
    choices.choose(difference, &difference.parts[0], Side::Here);
    assert_eq!(merged(merge, &choices), city("Graz", "Bob"));
    choices.choose(difference, &difference.parts[0], Side::File);
    assert_eq!(merged(merge, &choices), file);
    assert_eq!(merged(merge, &Choices::all(Some(Side::Here))), here);
}

/// A person who keeps a workbook: what it holds, and the states of files that were kept beside it.
struct Keeper {
    workbook: Workbook,
    kept: Vec<KeptState>,
}

impl Keeper {
    fn opens(file: &str) -> Self {
        let workbook = read_workbook(file.as_bytes()).expect("our file").whole().expect("whole");
        let kept = vec![KeptState { state: state_of(&workbook), is_own: true }];
        Self { workbook, kept }
    }

    fn exports(&mut self) -> String {
        let file = write_workbook(&as_file(&self.workbook, &self.kept), Layout::Lines);
        self.keeps(state_of(&self.workbook), true);
        file
    }

    fn keeps(&mut self, state: StateId, is_own: bool) {
        match self.kept.iter_mut().find(|kept| kept.state == state) {
            Some(kept) => kept.is_own |= is_own,
            None => self.kept.push(KeptState { state, is_own }),
        }
    }

    /// Takes a file in, as it is proposed where the common state is one of those given; gives which of them it is.
    fn takes_in(&mut self, file: &str, states: &[&Workbook]) -> Option<usize> {
        let file = read_workbook(file.as_bytes()).expect("our file").whole().expect("whole");
        let common = common_state(&self.workbook, &file, &self.kept);
        let place = common.and_then(|common| states.iter().position(|state| state_of(state) == common));
        let merge = Merge { here: &self.workbook, base: place.map(|place| states[place]), file: &file };
        let taken = taken_from(merge.taken(&Choices::default()), &self.workbook, &file);
        let take_in = Command::Workbook(WorkbookCommand::TakeIn(Box::new(taken)));
        let change = apply(&self.workbook, &take_in).expect("it fits");
        change.apply(&mut self.workbook).expect("it applies");
        self.keeps(state_of(&file), false);
        place
    }

    fn changes(&mut self, change: impl FnOnce(&mut Account)) {
        let mut account = self.workbook.accounts.get(AccountId::new(1)).expect("it is there").clone();
        change(&mut account);
        self.workbook.accounts.insert(account);
    }
}

#[test]
fn a_file_that_nobody_changed_is_the_same_bytes_wherever_it_is_exported() {
    let mut ann = Keeper::opens(&write_workbook(&city("Graz", "Ann"), Layout::Lines));
    let first = ann.exports();
    assert_eq!(first, write_workbook(&city("Graz", "Ann"), Layout::Lines), "no lineage where there is nothing to name");
    ann.changes(|account| account.city = "Wien".to_owned());
    let second = ann.exports();
    assert!(second.contains("lineage"));
    assert_eq!(ann.exports(), second);
    assert_eq!(Keeper::opens(&second).exports(), second, "in a fresh browser");
    ann.changes(|account| account.city = "Graz".to_owned());
    assert_eq!(ann.exports(), first, "undone, it is the file it was");
}

#[test]
fn files_go_to_and_fro_and_only_conflicts_are_left() {
    let start = city("Graz", "Ann");
    let mut ann = Keeper::opens(&write_workbook(&start, Layout::Lines));
    let mut bob = Keeper::opens(&ann.exports());
    ann.changes(|account| account.city = "Wien".to_owned());
    bob.changes(|account| account.manager = "Bob".to_owned());
    let from_bob = bob.exports();
    let bobs = bob.workbook.clone();
    assert_eq!(ann.takes_in(&from_bob, &[&start, &bobs]), Some(0));
    assert_eq!(ann.workbook.accounts, city("Wien", "Bob").accounts);
    let after = ann.workbook.clone();
    assert_eq!(ann.takes_in(&from_bob, &[&start, &bobs]), Some(1), "the file is what it already comes from");
    assert_eq!(ann.workbook, after, "twice is once");
    // Bob goes on without Ann's file: what he changed is his again, and what Ann changed stays.
    bob.changes(|account| account.manager = "Ben".to_owned());
    assert_eq!(ann.takes_in(&bob.exports(), &[&start, &bobs]), Some(1));
    assert_eq!(ann.workbook.accounts, city("Wien", "Ben").accounts);
    let anns = ann.workbook.clone();
    let bens = bob.workbook.clone();
    assert_eq!(bob.takes_in(&ann.exports(), &[&start, &bobs, &bens, &anns]), Some(2));
    assert_eq!(bob.workbook.accounts, ann.workbook.accounts);
}

#[test]
fn a_file_whose_taking_in_was_undone_is_new_again() {
    let mut ann = Keeper::opens(&write_workbook(&city("Graz", "Ann"), Layout::Lines));
    let mut bob = Keeper::opens(&ann.exports());
    bob.changes(|account| account.city = "Wien".to_owned());
    let (file, before) = (bob.exports(), ann.workbook.clone());
    for _ in 0..2 {
        assert_eq!(ann.takes_in(&file, &[&before]), Some(0));
        assert_eq!(ann.workbook.accounts, city("Wien", "Ann").accounts);
        ann.workbook.clone_from(&before);
    }
}

/// A choice for each part, by a number that decides.
fn by_number(merge: &Merge<'_>, number: u64) -> Choices {
    let mut choices = Choices::default();
    let mut place = 0;
    for difference in &merge.differences() {
        for part in &difference.parts {
            let side = if number.rotate_right(place) & 1 == 0 { Side::Here } else { Side::File };
            choices.choose(difference, part, side);
            place += 1;
        }
    }
    choices
}

/// Two copies of a workbook that went apart: some records of the one are as another workbook has them.
fn apart(base: &Workbook, other: &Workbook, number: u64) -> Workbook {
    let mut apart = base.clone();
    let records = (0_u32..).zip(base.accounts.iter().zip(other.accounts.iter()));
    for (place, (record, donor)) in records.filter(|(place, _)| number.rotate_right(*place) & 1 == 1) {
        let mut account = Account { id: record.id, ..donor.clone() };
        if place % 2 == 0 {
            account.extra.clone_from(&record.extra);
        }
        apart.accounts.insert(account);
    }
    apart
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_an_account_had_is_gone(here in workbooks::workbooks(), file in workbooks::workbooks()) {
        let merge = Merge { here: &here, base: None, file: &file };
        let Some(change) = change_of(merge, &Choices::default()) else { return Ok(()) };
        let mut after = here.clone();
        change.apply(&mut after).expect("it applies");
        for before in here.accounts.iter() {
            let now = after.accounts.get(before.id).expect("it is there");
            prop_assert!(before.tags.is_subset(&now.tags) && before.roles.is_subset(&now.roles));
            prop_assert!(before.fields.keys().all(|name| now.fields.contains_key(name)));
            for (period, figures) in &before.figures {
                let kept = now.figures.get(period).copied().unwrap_or_default();
                prop_assert!(figures.revenue.is_none() || kept.revenue.is_some());
                prop_assert!(figures.profit.is_none() || kept.profit.is_some());
            }
        }
    }

    #[test]
    fn what_is_chosen_is_what_comes_of_it(
        base in workbooks::workbooks(), one in workbooks::workbooks(), two in workbooks::workbooks(),
        (a, b, number, known) in any::<(u64, u64, u64, bool)>(),
    ) {
        let (here, file) = (apart(&base, &one, a), apart(&base, &two, b));
        let merge = Merge { here: &here, base: known.then_some(&base), file: &file };
        let choices = by_number(&merge, number);
        let change = change_of(merge, &choices).expect("one currency");
        let mut after = here.clone();
        change.apply(&mut after).expect("it applies");
        let again = Merge { here: &after, ..merge };
        // What was chosen from the file is the file's, and differs no more; what was chosen here is as it was.
        let left = again.differences();
        for difference in merge.differences() {
            for part in &difference.parts {
                let now = left.iter().find(|left| left.key == difference.key && left.table == difference.table);
                let now = now.and_then(|left| left.parts.iter().find(|it| it.name == part.name));
                match choices.side(&difference, part) {
                    Side::File => prop_assert_eq!(now, None),
                    Side::Here => prop_assert_eq!(now.map(|now| &now.fields), Some(&part.fields)),
                }
            }
        }
        prop_assert!(change_of(again, &choices).expect("one currency").is_empty(), "the same once more is nothing");
        change.inverse().apply(&mut after).expect("it applies");
        prop_assert_eq!(write_workbook(&after, Layout::Lines), write_workbook(&here, Layout::Lines));
    }

    #[test]
    fn the_last_line_of_the_log_is_the_status(
        statuses in proptest::array::uniform2(proptest::collection::vec((0_u32..4, 0_usize..3), 0..5)),
        (known, side, now) in (any::<bool>(), proptest::option::of(any::<bool>()), 0_u32..6),
    ) {
        // Two copies of a workbook, each decided on a few times, perhaps at the same moments.
        let all = [Status::Regular, Status::Watch, Status::Key];
        let side = side.map(|is_here| if is_here { Side::Here } else { Side::File });
        let [here, file] = [0, 1].map(|copy| {
            let mut book = decided(Status::Regular, None);
            let mut moment = 0;
            for (place, (step, to)) in statuses[copy].iter().enumerate() {
                moment += step;
                let id = DecisionId::new((place * 2 + copy + 1) as u64);
                let from = book.accounts.get(AccountId::new(1)).expect("it is there").status;
                book.decisions.insert(Decision { id, from, ..decision(moment, all[*to]) });
                let last = book.decisions.iter().max_by_key(|it| (it.at, it.id)).expect("one").to;
                book.accounts.insert(account(|account| account.status = last));
            }
            book
        });
        let base = decided(Status::Regular, None);
        let merge = Merge { here: &here, base: known.then_some(&base), file: &file };
        let (mut after, change) = settled(merge, &Choices::all(side), now);
        let status = after.accounts.get(AccountId::new(1)).expect("it is there").status;
        let last = after.decisions.iter().max_by_key(|it| (it.at, it.id)).map_or(Status::Regular, |last| last.to);
        prop_assert_eq!(last, status);
        change.inverse().apply(&mut after).expect("it applies");
        prop_assert_eq!(after, here.clone());
    }

    #[test]
    fn files_with_unlike_changes_come_in_any_order(
        base in workbooks::workbooks(), one in workbooks::workbooks(), two in workbooks::workbooks(),
        ours in workbooks::workbooks(), number in any::<u64>(),
    ) {
        let here = apart(&base, &ours, number);
        let (one, two) = (apart(&base, &one, number.rotate_left(1) & !number), apart(&base, &two, number.rotate_left(2)));
        let take = |here: &Workbook, file: &Workbook| {
            merged(Merge { here, base: Some(&base), file }, &Choices::default())
        };
        let (first, second) = (take(&take(&here, &one), &two), take(&take(&here, &two), &one));
        let changed_in_both = Merge { here: &one, base: Some(&base), file: &two }.differences();
        let is_both = changed_in_both.iter().flat_map(|it| &it.parts).any(|part| part.origin == Origin::Both);
        prop_assert!(is_both || first == second);
        prop_assert_eq!(take(&take(&here, &one), &one), take(&here, &one), "a file taken in twice");
    }
}
