//! The laws of commands, changes, journal and history, held against random sequences of acts on a workbook.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "support/workbooks.rs"]
mod workbooks;

use std::collections::BTreeMap;

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::analysis::snapshot::take_snapshot;
use linchpin::change::{Act, Change, EntryKind, History, JournalEntry, difference, replay};
use linchpin::command::{
    AccountCommand, AccountEdit, BallotCommand, CellScore, Command, CommandError, CriterionCommand, CriterionEdit,
    DecisionCommand, ImportedStatuses, InputEntry, KpiCommand, MetaEdit, RaterCommand, ScoreCommand, SnapshotCommand,
    TagEdit, TargetCommand, TrashCommand, Why, WorkbookCommand, apply,
};
use linchpin::format::{Layout, read_entry, read_workbook, write_entry, write_workbook};
use linchpin::model::{
    Account, AccountClass, AccountId, Agreement, Ballot, CellKey, Criterion, CriterionId, Currency, Date, DecisionId,
    Derivation, Direction, Expression, Extra, GroupMethod, Id, Judgement, Kpi, KpiId, Money, MonthsCovered, Name,
    NumberSource, Owner, Period, PeriodChoice, Place, Quantity, Rater, RaterId, Record, Role, Scale, Score, SnapshotId,
    Status, Table, Target, TargetId, Timestamp, TrashId, Unit, Weight, WeightingWay, Workbook, WorkbookId,
};
use proptest::prelude::*;

/// An act in the abstract: which kind, and numbers that choose among what is there when it is carried out.
type Deed = (u8, u64, u64, u8);

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((0..37u8, any::<u64>(), any::<u64>(), any::<u8>()), 0..40)
}

fn start() -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(1), name("Laws"), Timestamp::from_ms(0));
    workbook.raters.insert(Rater::new(RaterId::new(1), name("Team")));
    workbook
}

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn pick<R: Record>(table: &Table<R>, number: u64) -> Option<R::Key> {
    let count = u64::try_from(table.len()).unwrap();
    (count > 0).then(|| table.keys().nth(usize::try_from(number % count).unwrap()).unwrap())
}

/// The command a deed stands for. Where there is nothing to choose from, an id that is not there: such commands fail,
/// and failing has its law too.
fn command(workbook: &Workbook, (kind, one, two, small): Deed) -> Command {
    let account = pick(&workbook.accounts, one).unwrap_or(AccountId::new(one));
    let criterion = pick(&workbook.criteria, two).unwrap_or(CriterionId::new(two));
    let rater = pick(&workbook.raters, one ^ two).unwrap_or(RaterId::new(9));
    let target = pick(&workbook.targets, one).unwrap_or(TargetId::new(one));
    let at = Timestamp::from_ms(i64::from(small));
    let cell = |value| CellScore { account, criterion, value };
    match kind {
        0..=2 => Command::Account(AccountCommand::Add(vec![Account::new(Id::new(one), name(&format!("A{two}")))])),
        3 => Command::Account(AccountCommand::Edit { account, edits: account_edits(one, two) }),
        4 => Command::Account(AccountCommand::Tag {
            accounts: vec![account],
            tags: vec![format!("t{}", small % 3), format!("u{}", small % 2)],
            edit: TagEdit::Add,
        }),
        5 => Command::Account(AccountCommand::Delete {
            accounts: vec![(account, Id::new(two))],
            at,
            why: small.is_multiple_of(2).then(|| Why { by: String::new(), reason: "left us".into() }),
        }),
        6 => Command::Criterion(CriterionCommand::Add(vec![Criterion::new(Id::new(two), 0, name(&format!("C{one}")))])),
        7 => Command::Criterion(CriterionCommand::SetWeights(vec![(
            criterion,
            Weight::from_points(u32::from(small)).unwrap(),
        )])),
        8 => Command::Criterion(CriterionCommand::Order(workbook.criteria.keys().rev().collect())),
        9 => Command::Criterion(CriterionCommand::Delete { criterion, trash: Id::new(one), at }),
        10 | 11 => Command::Score(ScoreCommand::Set { rater, cell: cell(Score::new(small % 11)) }),
        12 => Command::Score(ScoreCommand::SetMany {
            rater,
            cells: vec![cell(Score::new(3)), cell(Score::new(small % 11))],
        }),
        13 => Command::Rater(RaterCommand::Add(Rater::new(Id::new(one), name(&format!("R{two}"))))),
        14 => Command::Decision(DecisionCommand::SetStatus {
            accounts: vec![(account, DecisionId::new(two))],
            to: Status::ALL[usize::from(small) % 5],
            reason: "because".into(),
            by: "us".into(),
            at,
        }),
        15 => Command::Meta(vec![MetaEdit::TopN(u16::from(small)), MetaEdit::Definition(format!("{one}"))]),
        16 => Command::Kpi(KpiCommand::Add(kpi(one))),
        17 => Command::Target(TargetCommand::Set(vec![target_of(workbook, account, one, two)])),
        18 => Command::Target(TargetCommand::SetActuals(vec![(
            target,
            Period::Month(1998, small % 12 + 1),
            Quantity::from_e4(7),
        )])),
        19 => Command::Criterion(CriterionCommand::Weigh {
            way: [WeightingWay::Equal, WeightingWay::Order, WeightingWay::Pairwise][usize::from(small) % 3],
            weights: vec![(criterion, Weight::from_points(u32::from(small)).unwrap())],
            places: Place::new(u16::from(small)).map(|place| (criterion, place)).into_iter().collect(),
        }),
        20 => Command::Criterion(CriterionCommand::Compare(vec![(
            criterion,
            pick(&workbook.criteria, one).unwrap_or(CriterionId::new(one)),
            Judgement::first(small % 10),
        )])),
        21 => Command::Criterion(CriterionCommand::Edit {
            criterion,
            edits: vec![CriterionEdit::Derived((small % 4 > 0).then_some(Derivation {
                source: NumberSource::Revenue(PeriodChoice::At(Period::Year(1997))),
                scale: if small % 2 == 0 { Scale::MinMax } else { Scale::Percentile },
                direction: Direction::Higher,
            }))],
        }),
        22 => Command::Score(ScoreCommand::Agree {
            cell: CellKey { account, criterion },
            value: Score::new(small % 10 + 1).unwrap(),
            comment: "settled".into(),
            by: String::new(),
            at,
        }),
        23 if small % 2 == 0 => Command::Score(ScoreCommand::ReopenAll(criterion)),
        23 => Command::Score(ScoreCommand::Reopen(CellKey { account, criterion })),
        24 => Command::Rater(RaterCommand::Delete { rater, trash: Id::new(two), at }),
        25 => Command::Meta(vec![MetaEdit::Group(GroupMethod::Median)]),
        26 | 27 => Command::Ballot(BallotCommand::TakeIn(ballot(workbook, rater, one, small).into_iter().collect())),
        28 => Command::Snapshot(SnapshotCommand::Keep(take_snapshot(
            workbook,
            &Scoreboard::build(workbook),
            SnapshotId::new(one),
            name(&format!("S{two}")),
            at,
        ))),
        29 => Command::Snapshot(match (pick(&workbook.snapshots, one), small % 2) {
            (Some(snapshot), 0) => SnapshotCommand::Delete(snapshot),
            (snapshot, _) => {
                SnapshotCommand::Rename { snapshot: snapshot.unwrap_or(SnapshotId::new(one)), name: format!("S{two}") }
            }
        }),
        30 => Command::Account(AccountCommand::EditEach(
            workbook.accounts.keys().take(3).map(|id| (id, account_edits(id.value() ^ one, two))).collect(),
        )),
        31 => Command::Target(TargetCommand::Revise {
            targets: workbook.targets.iter().take(2).map(|target| revised(target, two)).collect(),
            removed: workbook
                .targets
                .keys()
                .skip(2)
                .take(usize::from(small % 2))
                .map(|id| (id, Id::new(two)))
                .collect(),
            at,
            why: (small % 3 > 0).then(|| Why { by: "us".into(), reason: "the market".into() }),
        }),
        32 => match workbook.targets.iter().find(|target| workbook.kpis.get(target.kpi).is_some_and(is_measured)) {
            None => Command::Kpi(KpiCommand::Edit(Kpi {
                measure: Some(Expression::parse("a / b").unwrap()),
                ..pick(&workbook.kpis, one).and_then(|id| workbook.kpis.get(id)).cloned().unwrap_or_else(|| kpi(one))
            })),
            Some(target) => Command::Target(TargetCommand::SetInputs(
                ["a", "b"].into_iter().map(|input| counted(target, input, one, small)).collect(),
            )),
        },
        33 => Command::Kpi(KpiCommand::Delete {
            kpi: pick(&workbook.kpis, one).unwrap_or(KpiId::new(one)),
            trash: Id::new(two),
            at,
            why: small.is_multiple_of(2).then(|| Why { by: String::new(), reason: "no use".into() }),
        }),
        34 => Command::Account(imported(workbook, account, one, two, small, at)),
        35 => Command::Meta(vec![MetaEdit::Currency(
            Currency::parse(["USD", "JPY", "KWD", "IRR"][usize::from(small) % 4]).unwrap(),
        )]),
        _ => Command::Trash(match (pick(&workbook.trash, one), small % 2) {
            // Both the same when there is one: then it is refused as a whole.
            (Some(item), 0) => TrashCommand::Restore(if two.is_multiple_of(2) {
                vec![item]
            } else {
                [item].into_iter().chain(pick(&workbook.trash, two)).collect()
            }),
            (item, _) => TrashCommand::Purge(vec![item.unwrap_or(TrashId::new(one))]),
        }),
    }
}

/// A ballot of a rater with scores of its own, saved at some moment.
fn ballot(workbook: &Workbook, rater: RaterId, number: u64, small: u8) -> Option<Ballot> {
    let accounts = workbook.accounts.keys().filter(|id| !(id.value() ^ number).is_multiple_of(3)).collect();
    let made = Ballot::new(workbook, rater, &accounts, 1, Timestamp::default())?;
    let mut own = made.into_workbook();
    for (place, account) in (0..).zip(own.accounts.keys().collect::<Vec<_>>()) {
        for criterion in own.criteria.keys().collect::<Vec<_>>() {
            let value = Score::new((small.wrapping_add(place)) % 11);
            let cell = CellScore { account, criterion, value };
            let set = Command::Score(ScoreCommand::Set { rater, cell });
            apply(&own, &set).unwrap().apply(&mut own).unwrap();
        }
    }
    Ballot::from_workbook(&own, Timestamp::from_ms(i64::from(small % 4)))
}

/// A table with a new account and a known one, both with a status, and a reason for most of them.
fn imported(workbook: &Workbook, account: AccountId, one: u64, two: u64, small: u8, at: Timestamp) -> AccountCommand {
    let status = Status::ALL[usize::from(small) % 5];
    let added = Account { status, ..Account::new(AccountId::new(two), name(&format!("I{one}"))) };
    let known = workbook.accounts.get(account).cloned();
    let changed = known.map(|known| Account { status, city: format!("C{one}"), ..known });
    let decisions = vec![(added.id, DecisionId::new(one)), (account, DecisionId::new(two))];
    let why = Why { by: "us".into(), reason: "from the list".into() };
    let decided = (!small.is_multiple_of(4)).then_some(ImportedStatuses { at, why, decisions });
    let currency =
        small.is_multiple_of(5).then(|| Currency::parse(["USD", "JPY", "KWD", "IRR"][usize::from(small) % 4]).unwrap());
    // What comes in is in the new currency, so that what is known must be counted anew first.
    let changed = changed.filter(|_| currency.is_none());
    let parts = vec![(Period::Year(1997), MonthsCovered::new(small % 12)), (Period::Year(1998), None)];
    AccountCommand::Import { added: vec![added], changed: changed.into_iter().collect(), decided, currency, parts }
}

fn account_edits(one: u64, two: u64) -> Vec<AccountEdit> {
    vec![
        AccountEdit::Name(format!("N{one}")),
        AccountEdit::Revenue(Period::Year(1997), Money::from_minor(i64::try_from(two % 1_000_000).unwrap())),
        AccountEdit::Tags(vec![format!("x{}", one % 5)]),
        AccountEdit::Roles(Role::ALL.into_iter().filter(|role| two & (1 << *role as u64) > 0).collect()),
        AccountEdit::Class(AccountClass::ALL.get(usize::try_from(two % 7).unwrap()).copied()),
    ]
}

fn kpi(number: u64) -> Kpi {
    Kpi::new(KpiId::new(number), name(&format!("K{number}")), Unit::Count)
}

/// A target with another figure, that is agreed.
fn revised(target: &Target, number: u64) -> Target {
    let agreed = Some(Agreement { on: Date::new(2026, 11, 22).unwrap(), by: "Ann".into() });
    let value = Quantity::from_e4(i128::from(number % 1_000)).unwrap();
    Target { value, agreed, parts: BTreeMap::from([(Period::Quarter(1998, 1), value)]), ..target.clone() }
}

fn is_measured(kpi: &Kpi) -> bool {
    kpi.measure.is_some()
}

fn counted(target: &Target, input: &str, number: u64, small: u8) -> InputEntry {
    let value = Quantity::from_whole(i64::try_from(number % 3).unwrap()).filter(|_| !small.is_multiple_of(5));
    let period = Period::Month(1998, small % 12 + 1);
    InputEntry { target: target.id, period, input: input.to_owned(), value }
}

fn target_of(workbook: &Workbook, account: AccountId, one: u64, two: u64) -> Target {
    Target::new(
        TargetId::new(one),
        if two.is_multiple_of(2) { Owner::Account(account) } else { Owner::Portfolio },
        pick(&workbook.kpis, two).unwrap_or(KpiId::new(two)),
        // Of one owner and KPI there may be a year's target and a quarter's.
        if one.is_multiple_of(3) { Period::Quarter(1998, 1) } else { Period::Year(1998) },
        Quantity::ZERO,
    )
}

/// Carries deeds out, and gives the journal, every change with the state before it, and the state at the end.
fn carry_out(deeds: &[Deed]) -> (Vec<JournalEntry>, Vec<(Workbook, Change)>, Workbook) {
    let (mut workbook, mut journal, mut changes) = (start(), Vec::new(), Vec::new());
    for &deed in deeds {
        let before = workbook.clone();
        let Ok(change) = apply(&workbook, &command(&workbook, deed)) else {
            assert_eq!(before, workbook, "a command that fails changes nothing");
            continue;
        };
        change.apply(&mut workbook).expect("what a command gives fits the workbook it was given for");
        if change.is_empty() {
            continue;
        }
        let revision = u64::try_from(journal.len()).unwrap() + 1;
        let at = Timestamp::from_ms(0);
        journal.push(JournalEntry { revision, at, act: Act::Other, kind: EntryKind::Do, change: change.clone() });
        changes.push((before, change));
    }
    (journal, changes, workbook)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn applying_a_change_and_its_inverse_is_identity(deeds in deeds()) {
        for (before, change) in carry_out(&deeds).1 {
            let mut workbook = before.clone();
            change.apply(&mut workbook).unwrap();
            change.clone().inverse().apply(&mut workbook).unwrap();
            prop_assert_eq!(workbook, before);
        }
    }

    #[test]
    fn the_inverse_of_the_inverse_is_the_change(deeds in deeds()) {
        for (_, change) in carry_out(&deeds).1 {
            prop_assert_eq!(change.clone().inverse().inverse(), change);
        }
    }

    #[test]
    fn replaying_the_journal_gives_the_state(deeds in deeds()) {
        let (journal, _, end) = carry_out(&deeds);
        let mut workbook = start();
        prop_assert_eq!(replay(&mut workbook, 0, &journal), Ok(u64::try_from(journal.len()).unwrap()));
        prop_assert_eq!(workbook, end);
    }

    #[test]
    fn squashing_the_journal_gives_the_state_with_one_edit_a_record(deeds in deeds()) {
        let (journal, _, end) = carry_out(&deeds);
        let all = journal.into_iter().map(|entry| entry.change).fold(Change::none(), Change::squash);
        for (index, edit) in all.edits.iter().enumerate() {
            prop_assert!(!all.edits[index + 1..].iter().any(|other| other.same_record(edit)));
        }
        let mut workbook = start();
        all.apply(&mut workbook).unwrap();
        prop_assert_eq!(workbook, end);
    }

    #[test]
    fn a_change_that_does_not_fit_changes_nothing(deeds in deeds()) {
        let (_, changes, mut end) = carry_out(&deeds);
        let before = end.clone();
        for (_, change) in changes {
            if change.apply(&mut end).is_err() {
                prop_assert_eq!(&end, &before);
            } else {
                end = before.clone();
            }
        }
    }

    #[test]
    fn undoing_to_the_start_and_redoing_to_the_end_come_back(deeds in deeds()) {
        let (mut journal, _, end) = carry_out(&deeds);
        let (mut workbook, mut history) = (end.clone(), History::from_entries(&journal));
        while let Some(step) = history.next_undo().cloned() {
            let change = step.change.inverse();
            change.apply(&mut workbook).unwrap();
            let kind = EntryKind::Undo { of: step.revision };
            let entry = JournalEntry { revision: journal.len() as u64 + 1, at: Timestamp::default(), act: step.act, kind, change };
            history.note(&entry);
            journal.push(entry);
        }
        prop_assert_eq!(&workbook, &start());
        // As after a reload: the history is read off the whole journal, undoings included.
        history = History::from_entries(&journal);
        while let Some(step) = history.next_redo().cloned() {
            step.change.apply(&mut workbook).unwrap();
            let kind = EntryKind::Redo { of: step.revision };
            let entry = JournalEntry { revision: journal.len() as u64 + 1, at: Timestamp::default(), act: step.act, kind, change: step.change };
            history.note(&entry);
            journal.push(entry);
        }
        prop_assert_eq!(&workbook, &end);
        let mut replayed = start();
        prop_assert!(replay(&mut replayed, 0, &journal).is_ok());
        prop_assert_eq!(replayed, end);
    }

    #[test]
    fn the_difference_of_two_workbooks_leads_from_one_to_the_other(one in deeds(), two in deeds()) {
        let (mut from, to) = (carry_out(&one).2, carry_out(&two).2);
        difference(&from, &to).apply(&mut from).unwrap();
        prop_assert_eq!(from, to);
    }

    #[test]
    fn taking_a_workbook_in_twice_is_taking_it_in_once(one in deeds(), two in deeds()) {
        let (mut here, other) = (carry_out(&one).2, carry_out(&two).2);
        let take_in = Command::Workbook(WorkbookCommand::TakeIn(Box::new(other)));
        apply(&here, &take_in).unwrap().apply(&mut here).unwrap();
        prop_assert!(apply(&here, &take_in).unwrap().is_empty());
    }

    #[test]
    fn what_commands_make_can_be_saved_and_read_again(deeds in deeds()) {
        let (journal, _, end) = carry_out(&deeds);
        let saved = write_workbook(&end, Layout::Compact);
        prop_assert_eq!(read_workbook(saved.as_bytes()).unwrap().whole(), Some(end));
        for entry in journal {
            prop_assert_eq!(read_entry(&write_entry(&entry)), Ok(entry));
        }
    }

    #[test]
    fn what_was_taken_in_can_be_saved_and_read_again(here in workbooks::workbooks(), other in workbooks::workbooks()) {
        let mut both = here.clone();
        let take_in = Command::Workbook(WorkbookCommand::TakeIn(Box::new(other)));
        // Only amounts at their bound do not fit a currency of more decimals.
        match apply(&here, &take_in) {
            Ok(change) => change.apply(&mut both).unwrap(),
            Err(error) => prop_assert_eq!(error, CommandError::AmountsTooLarge),
        }
        let saved = write_workbook(&both, Layout::Compact);
        let reading = read_workbook(saved.as_bytes()).unwrap();
        prop_assert_eq!(&reading.problems, &vec![]);
        prop_assert_eq!(reading.whole(), Some(both));
    }

    #[test]
    fn nothing_ever_dangles(deeds in deeds()) {
        let end = carry_out(&deeds).2;
        for score in end.scores.iter() {
            prop_assert!(end.accounts.contains(score.account) && end.criteria.contains(score.criterion));
            prop_assert!(end.raters.contains(score.rater));
        }
        for agreed in end.agreed.iter() {
            prop_assert!(end.accounts.contains(agreed.account) && end.criteria.contains(agreed.criterion));
        }
        for target in end.targets.iter() {
            prop_assert!(end.kpis.contains(target.kpi));
            prop_assert!(!matches!(&target.owner, Owner::Account(id) if !end.accounts.contains(*id)));
        }
        for actual in end.actuals.iter() {
            prop_assert!(end.targets.get(actual.target).is_some_and(|target| target.period.contains(actual.period)));
        }
        for decision in end.decisions.iter() {
            prop_assert!(end.accounts.contains(decision.account));
        }
    }
}

#[test]
fn a_deleted_account_comes_back_with_its_scores() {
    // An account was deleted by mistake in a review; its scores of a whole workshop had to come back with it.
    let deeds = [(0, 7, 1, 0), (6, 0, 8, 0), (10, 0, 0, 9), (5, 0, 77, 0)];
    let (_, _, mut workbook) = carry_out(&deeds);
    assert!(workbook.accounts.is_empty() && workbook.scores.is_empty());
    let restore = Command::Trash(TrashCommand::Restore(vec![TrashId::new(77)]));
    apply(&workbook, &restore).unwrap().apply(&mut workbook).unwrap();
    assert_eq!(workbook.scores.iter().map(|score| score.value.value()).collect::<Vec<_>>(), [9]);
    assert!(workbook.trash.is_empty());
}

#[test]
fn what_was_deleted_together_comes_back_together_or_not_at_all() {
    // Five thousand accounts were deleted by mistake, and each had to be brought back by a press of its own.
    let start = carry_out(&[(0, 7, 1, 0), (0, 8, 2, 0), (6, 0, 8, 0), (10, 0, 0, 9)]).2;
    let both = start.accounts.keys().zip([TrashId::new(77), TrashId::new(78)]).collect::<Vec<_>>();
    let mut workbook = start.clone();
    let delete = Command::Account(AccountCommand::Delete { accounts: both, at: Timestamp::default(), why: None });
    apply(&workbook, &delete).unwrap().apply(&mut workbook).unwrap();
    let restore = |ids: &[u64]| Command::Trash(TrashCommand::Restore(ids.iter().map(|id| TrashId::new(*id)).collect()));
    assert!(apply(&workbook, &restore(&[77, 78, 79])).is_err(), "one of them is not there");
    apply(&workbook, &restore(&[77, 78])).unwrap().apply(&mut workbook).unwrap();
    assert_eq!(workbook, start);
}

#[test]
fn taking_in_a_target_of_another_period_leaves_no_actual_outside_it() {
    // Two copies of a workbook went apart: one moved a target to 2017, the other entered what was reached in 1990.
    let book = |year| {
        let mut workbook = start();
        let (id, target) = (KpiId::new(1), TargetId::new(1));
        workbook.kpis.insert(Kpi::new(id, name("Revenue"), Unit::Money));
        workbook.targets.insert(Target::new(target, Owner::Portfolio, id, Period::Year(year), Quantity::ZERO));
        let (period, value, extra) = (Period::Month(year, 1), Quantity::ZERO, Extra::new());
        workbook.actuals.insert(linchpin::model::Actual { target, period, value, extra });
        workbook
    };
    let mut here = book(1990);
    let take_in = Command::Workbook(WorkbookCommand::TakeIn(Box::new(book(2017))));
    apply(&here, &take_in).unwrap().apply(&mut here).unwrap();
    assert_eq!(here.actuals.iter().map(|actual| actual.period).collect::<Vec<_>>(), [Period::Month(2017, 1)]);
}
