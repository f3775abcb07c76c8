//! Agreed figures: a change takes a reason and is written down; what was counted gives the actuals.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeMap;

use linchpin::command::{
    AccountCommand, Command, CommandError, InputEntry, KpiCommand, TargetCommand, TrashCommand, Why, apply,
};
use linchpin::model::{
    Account, AccountId, ActualKey, Aggregate, Agreement, Baseline, Date, EndsProblem, Expression, Id, Kpi, KpiId, Name,
    Owner, Percent, Period, Quantity, Revision, Target, TargetFigure, TargetId, Timestamp, TrashId, Trashed, Unit,
    Workbook,
};

fn quantity(value: i64) -> Quantity {
    Quantity::from_whole(value).unwrap()
}

fn kpi(measure: Option<&str>) -> Kpi {
    let name = Name::parse("Margin").unwrap();
    let measure = measure.map(|text| Expression::parse(text).unwrap());
    Kpi { aggregate: Aggregate::Mean, measure, ..Kpi::new(KpiId::new(1), name, Unit::Percent) }
}

fn target() -> Target {
    Target {
        agreed: Some(Agreement { on: Date::new(2026, 11, 22).unwrap(), by: "Ann".into() }),
        ..Target::new(TargetId::new(1), Owner::Portfolio, KpiId::new(1), Period::Year(1998), quantity(40))
    }
}

fn book(kpi: Kpi) -> Workbook {
    let mut workbook = Workbook::empty(Id::new(1), Name::parse("Plan").unwrap(), Timestamp::default());
    workbook.kpis.insert(kpi);
    workbook.targets.insert(target());
    workbook
}

fn carry_out(workbook: &mut Workbook, command: TargetCommand) -> Result<(), CommandError> {
    apply(workbook, &Command::Target(command))?.apply(workbook).unwrap();
    Ok(())
}

const AT: Timestamp = Timestamp::from_ms(5);

fn why(reason: &str) -> Why {
    Why { by: "Bo".into(), reason: reason.into() }
}

fn revise(workbook: &mut Workbook, target: Target, reason: &str) -> Result<(), CommandError> {
    carry_out(
        workbook,
        TargetCommand::Revise { targets: vec![target], removed: Vec::new(), at: AT, why: Some(why(reason)) },
    )
}

/// Checks that a change of an agreed target is refused without a reason, and logged with one.
fn check(change: fn(&mut Target), logged: &[TargetFigure]) {
    let mut workbook = book(kpi(None));
    let mut after = target();
    change(&mut after);
    let is_free = logged.is_empty();
    let without = carry_out(&mut workbook.clone(), TargetCommand::Set(vec![after.clone()]));
    assert_eq!(without, if is_free { Ok(()) } else { Err(CommandError::ReasonMissing) });
    assert_eq!(revise(&mut workbook.clone(), after.clone(), "  ").is_ok(), is_free);
    revise(&mut workbook, after, "Lost a tender").unwrap();
    let log = &workbook.targets.get(TargetId::new(1)).unwrap().log;
    assert_eq!(log.iter().map(|revision| revision.what).collect::<Vec<_>>(), logged);
    assert!(log.iter().all(|revision| (revision.by.as_str(), revision.reason.as_str()) == ("Bo", "Lost a tender")));
}

#[test]
fn an_agreed_figure_changes_for_a_reason_that_is_kept() {
    check(|target| target.value = quantity(35), &[TargetFigure::Value]);
    check(|target| target.min = Some(quantity(30)), &[TargetFigure::Min]);
    check(|target| target.max = Some(quantity(50)), &[TargetFigure::Max]);
    check(|target| target.parts = BTreeMap::from([(Period::Quarter(1998, 1), quantity(9))]), &[TargetFigure::Parts]);
    check(|target| target.period = Period::Year(1999), &[TargetFigure::Scope]);
    check(|target| target.agreed = None, &[TargetFigure::Agreement]);
    let both = |target: &mut Target| (target.value, target.agreed) = (quantity(1), None);
    check(both, &[TargetFigure::Value, TargetFigure::Agreement]);
}

// Story: the baseline and the growth of an agreed target could be made others without a word while its figure stayed.
#[test]
fn how_an_agreed_figure_was_found_is_agreed_as_well() {
    check(|target| target.growth = Percent::from_basis_points(500).unwrap(), &[TargetFigure::Growth]);
    check(|target| target.baseline = Some(Baseline::Typed(quantity(30))), &[TargetFigure::Baseline]);
    let both = |target: &mut Target| {
        target.baseline = Some(Baseline::Revenue(Period::Year(1997), quantity(30)));
        target.growth = Percent::from_basis_points(3333).unwrap();
    };
    check(both, &[TargetFigure::Baseline]);
    // The growth to another figure follows from it.
    let grown = |target: &mut Target| {
        (target.value, target.growth) = (quantity(42), Percent::from_basis_points(500).unwrap());
    };
    check(grown, &[TargetFigure::Value]);
}

#[test]
fn growth_is_logged_in_per_cent() {
    let mut workbook = book(kpi(None));
    let growth = Percent::from_basis_points(1250).unwrap();
    revise(&mut workbook, Target { growth, ..target() }, "Agreed on more").unwrap();
    let log = &workbook.targets.get(TargetId::new(1)).unwrap().log;
    assert_eq!((log[0].from, log[0].to), (Some(Quantity::ZERO), Quantity::from_e4(125_000)));
}

#[test]
fn with_whom_it_is_agreed_is_mended_without_a_word() {
    check(|target| target.agreed.as_mut().unwrap().by = "Ann Lee".into(), &[]);
}

fn remove(workbook: &mut Workbook, reason: &str) -> Result<(), CommandError> {
    let removed = vec![(TargetId::new(1), TrashId::new(9))];
    carry_out(workbook, TargetCommand::Revise { targets: Vec::new(), removed, at: AT, why: Some(why(reason)) })
}

fn trashed(workbook: &Workbook) -> Target {
    match &workbook.trash.get(TrashId::new(9)).unwrap().what {
        Trashed::Target(target) => (**target).clone(),
        other => panic!("a target: {other:?}"),
    }
}

// Story: an agreed target was deleted, and its figure cleared in the plan, without a word.
#[test]
fn an_agreed_target_goes_for_a_reason_that_lies_with_it_in_the_trash() {
    let mut workbook = book(kpi(None));
    carry_out(
        &mut workbook,
        TargetCommand::SetActuals(vec![(TargetId::new(1), Period::Year(1998), Some(quantity(7)))]),
    )
    .unwrap();
    let before = workbook.clone();
    assert_eq!(remove(&mut workbook, " "), Err(CommandError::ReasonMissing));
    assert_eq!(workbook, before);
    remove(&mut workbook, "The account closed").unwrap();
    assert!(workbook.targets.is_empty() && workbook.actuals.is_empty());
    let log = trashed(&workbook).log;
    let last = (log[0].what, log[0].at, log[0].from, log[0].to, log[0].reason.as_str());
    assert_eq!((log.len(), last), (1, (TargetFigure::Removal, AT, Some(quantity(40)), None, "The account closed")));
    restore(&mut workbook).unwrap();
    assert_eq!((workbook.targets.iter().cloned().collect::<Vec<_>>(), workbook.actuals.len()), (vec![back(log)], 1));
    assert!(workbook.trash.is_empty());
}

fn back(log: Vec<Revision>) -> Target {
    Target { log, ..target() }
}

fn restore(workbook: &mut Workbook) -> Result<(), CommandError> {
    let command = Command::Trash(TrashCommand::Restore(vec![TrashId::new(9)]));
    apply(workbook, &command)?.apply(workbook).unwrap();
    Ok(())
}

#[test]
fn a_target_nobody_agreed_to_goes_without_a_word_and_can_come_back() {
    let mut workbook = book(kpi(None));
    let free = Target { agreed: None, ..target() };
    workbook.targets.insert(free.clone());
    let removed = vec![(TargetId::new(1), TrashId::new(9))];
    let command = TargetCommand::Revise { targets: Vec::new(), removed, at: AT, why: None };
    carry_out(&mut workbook, command).unwrap();
    assert_eq!(trashed(&workbook), free);
    // Where another one has its place by now, it stays where it is.
    let other = Target { id: TargetId::new(2), ..free.clone() };
    carry_out(&mut workbook, TargetCommand::Set(vec![other])).unwrap();
    assert_eq!(restore(&mut workbook), Err(CommandError::TargetTaken));
    workbook.targets.remove(TargetId::new(2));
    restore(&mut workbook).unwrap();
    assert_eq!(workbook.targets.get(TargetId::new(1)), Some(&free));
}

#[test]
fn a_target_comes_back_only_to_what_it_belongs_to() {
    let mut workbook = book(kpi(None));
    remove(&mut workbook, "No use").unwrap();
    workbook.kpis.remove(KpiId::new(1));
    assert_eq!(restore(&mut workbook), Err(CommandError::RestoreDangling));
}

#[test]
fn undoing_a_deletion_leaves_no_trace_of_it() {
    let mut workbook = book(kpi(None));
    let before = workbook.clone();
    let removed = vec![(TargetId::new(1), TrashId::new(9))];
    let command = TargetCommand::Revise { targets: Vec::new(), removed, at: AT, why: Some(why("By mistake")) };
    let change = apply(&workbook, &Command::Target(command)).unwrap();
    change.apply(&mut workbook).unwrap();
    change.inverse().apply(&mut workbook).unwrap();
    assert_eq!(workbook, before);
}

#[test]
fn a_kpi_takes_agreed_targets_along_for_a_reason() {
    let mut workbook = book(kpi(None));
    let delete = |why| Command::Kpi(KpiCommand::Delete { kpi: KpiId::new(1), trash: TrashId::new(9), at: AT, why });
    assert_eq!(apply(&workbook, &delete(None)).unwrap_err(), CommandError::ReasonMissing);
    apply(&workbook, &delete(Some(why("Measured otherwise")))).unwrap().apply(&mut workbook).unwrap();
    let item = workbook.trash.get(TrashId::new(9)).unwrap();
    assert_eq!(item.targets[0].log[0].reason, "Measured otherwise");
    restore(&mut workbook).unwrap();
    assert!(workbook.kpis.contains(KpiId::new(1)) && workbook.targets.contains(TargetId::new(1)));
}

// Story: an account took what was agreed for it along without a word, while the target alone asked for a reason.
#[test]
fn an_account_takes_agreed_targets_along_for_a_reason() {
    let mut workbook = book(kpi(None));
    let ids = [AccountId::new(1), AccountId::new(2)];
    for id in ids {
        workbook.accounts.insert(Account::new(id, Name::parse(&format!("A{}", id.value())).unwrap()));
    }
    let own = Target { id: TargetId::new(2), owner: Owner::Account(ids[0]), ..target() };
    workbook.targets.insert(own);
    let delete = |accounts: &[AccountId], why| {
        let accounts = accounts.iter().map(|id| (*id, TrashId::new(8 + id.value()))).collect();
        Command::Account(AccountCommand::Delete { accounts, at: AT, why })
    };
    assert_eq!(apply(&workbook, &delete(&ids, None)).unwrap_err(), CommandError::ReasonMissing);
    assert!(apply(&workbook, &delete(&ids[1..], None)).is_ok());
    apply(&workbook, &delete(&ids, Some(why("Closed")))).unwrap().apply(&mut workbook).unwrap();
    let log = &workbook.trash.get(TrashId::new(9)).unwrap().targets[0].log;
    assert_eq!((log[0].what, log[0].reason.as_str(), log[0].at), (TargetFigure::Removal, "Closed", AT));
    restore(&mut workbook).unwrap();
    assert!(workbook.accounts.contains(ids[0]) && workbook.targets.contains(TargetId::new(2)));
}

#[test]
fn a_log_is_only_ever_added_to() {
    let mut workbook = book(kpi(None));
    revise(&mut workbook, Target { value: quantity(35), ..target() }, "Lost a tender").unwrap();
    let forged = Target { value: quantity(35), log: Vec::new(), ..target() };
    carry_out(&mut workbook, TargetCommand::Set(vec![forged])).unwrap();
    let log = &workbook.targets.get(TargetId::new(1)).unwrap().log;
    assert_eq!((log.len(), log[0].from, log[0].to), (1, Some(quantity(40)), Some(quantity(35))));
}

#[test]
fn parts_of_a_sum_add_up_or_are_refused() {
    let mut workbook = book(Kpi { aggregate: Aggregate::Sum, ..kpi(None) });
    let with = |part: i64| Target { parts: BTreeMap::from([(Period::Quarter(1998, 1), quantity(part))]), ..target() };
    assert_eq!(revise(&mut workbook, with(39), "x"), Err(CommandError::PartsDiffer));
    assert_eq!(revise(&mut workbook, with(40), "x"), Ok(()));
    let outside = Target { parts: BTreeMap::from([(Period::Quarter(1999, 1), quantity(40))]), ..target() };
    assert_eq!(revise(&mut workbook, outside, "x"), Err(CommandError::PeriodOutside));
}

fn count(workbook: &mut Workbook, month: u8, input: &str, value: Option<i64>) -> Result<(), CommandError> {
    let (target, period) = (TargetId::new(1), Period::Month(1998, month));
    let entry = InputEntry { target, period, input: input.into(), value: value.map(quantity) };
    carry_out(workbook, TargetCommand::SetInputs(vec![entry]))
}

fn actual(workbook: &Workbook, month: u8) -> Option<Quantity> {
    let key = ActualKey { target: TargetId::new(1), period: Period::Month(1998, month) };
    workbook.actuals.get(key).map(|actual| actual.value)
}

#[test]
fn actuals_follow_from_what_was_counted() {
    use linchpin::analysis::target::{Reached, reached};
    let mut workbook = book(kpi(Some("(revenue − cost) ÷ revenue × 100")));
    count(&mut workbook, 1, "revenue", Some(100)).unwrap();
    assert_eq!(actual(&workbook, 1), None, "a number is missing");
    count(&mut workbook, 1, "cost", Some(40)).unwrap();
    assert_eq!(actual(&workbook, 1), Some(quantity(60)));
    // A month without revenue has no margin, and its cost still counts in the year.
    count(&mut workbook, 2, "revenue", Some(0)).unwrap();
    count(&mut workbook, 2, "cost", Some(10)).unwrap();
    assert_eq!(actual(&workbook, 2), None);
    let found = reached(&workbook, workbook.targets.get(TargetId::new(1)).unwrap(), Aggregate::Mean);
    assert_eq!(found, Reached::Known { value: quantity(50), months_known: 2, months: 12 });
    count(&mut workbook, 1, "cost", None).unwrap();
    assert_eq!(actual(&workbook, 1), None, "what no longer follows is taken away");
    assert_eq!(count(&mut workbook, 1, "weather", Some(1)), Err(CommandError::NotMeasured));
}

#[test]
fn an_entered_actual_stays_until_all_is_counted() {
    let mut workbook = book(kpi(Some("a ÷ b")));
    let entered = vec![(TargetId::new(1), Period::Month(1998, 1), Some(quantity(5)))];
    carry_out(&mut workbook, TargetCommand::SetActuals(entered)).unwrap();
    count(&mut workbook, 1, "a", Some(6)).unwrap();
    assert_eq!(actual(&workbook, 1), Some(quantity(5)));
    count(&mut workbook, 1, "b", Some(0)).unwrap();
    assert_eq!(actual(&workbook, 1), None, "what was counted has no value");
    count(&mut workbook, 1, "b", Some(2)).unwrap();
    assert_eq!(actual(&workbook, 1), Some(quantity(3)));
}

#[test]
fn another_formula_gives_other_actuals_and_an_entered_one_takes_the_counts_away() {
    let mut workbook = book(kpi(Some("a ÷ b")));
    count(&mut workbook, 1, "a", Some(6)).unwrap();
    count(&mut workbook, 1, "b", Some(3)).unwrap();
    let edit = Command::Kpi(KpiCommand::Edit(kpi(Some("a × b"))));
    apply(&workbook, &edit).unwrap().apply(&mut workbook).unwrap();
    assert_eq!(actual(&workbook, 1), Some(quantity(18)));
    let entered = vec![(TargetId::new(1), Period::Month(1998, 1), Some(quantity(5)))];
    carry_out(&mut workbook, TargetCommand::SetActuals(entered)).unwrap();
    assert_eq!(actual(&workbook, 1), Some(quantity(5)));
    assert!(workbook.targets.get(TargetId::new(1)).unwrap().inputs.is_empty());
}

// Story: a second target for the same account, KPI and year was taken without a word and counted twice in every sum.
#[test]
fn a_second_target_for_the_same_is_refused_and_changes_nothing() {
    let mut workbook = book(kpi(None));
    let second = Target { id: TargetId::new(2), agreed: None, ..target() };
    let before = workbook.clone();
    assert_eq!(carry_out(&mut workbook, TargetCommand::Set(vec![second.clone()])), Err(CommandError::TargetTaken));
    let twice = |id| Target { id: TargetId::new(id), period: Period::Year(1999), ..second.clone() };
    assert_eq!(carry_out(&mut workbook, TargetCommand::Set(vec![twice(3), twice(4)])), Err(CommandError::TargetTaken));
    assert_eq!(workbook, before);
    carry_out(&mut workbook, TargetCommand::Set(vec![twice(3)])).unwrap();
    // A file may bring two for the same; each can still be edited.
    workbook.targets.insert(second.clone());
    carry_out(&mut workbook, TargetCommand::Set(vec![Target { value: quantity(50), ..second }])).unwrap();
}

/// Checks whether a target of 40 takes these ends.
fn check_ends(min: Option<i64>, max: Option<i64>, expected: Result<(), EndsProblem>) {
    let mut workbook = book(kpi(None));
    let with_ends = Target { min: min.map(quantity), max: max.map(quantity), ..target() };
    let found = revise(&mut workbook, with_ends.clone(), "Agreed anew");
    assert_eq!(found, expected.map_err(CommandError::Ends), "{min:?} {max:?}");
    // What came so in a file can still be edited otherwise.
    workbook.targets.insert(with_ends.clone());
    let mended = Target { growth: Percent::from_basis_points(500).unwrap(), ..with_ends };
    revise(&mut workbook, mended, "Mended").unwrap();
}

// Story: "met from 50" of a target of 40 was taken, so that reaching the target did not count as met.
#[test]
fn what_counts_as_met_has_the_target_in_it() {
    check_ends(Some(30), Some(50), Ok(()));
    check_ends(Some(40), Some(40), Ok(()));
    check_ends(None, Some(50), Ok(()));
    check_ends(Some(50), Some(30), Err(EndsProblem::Crossed));
    check_ends(Some(41), None, Err(EndsProblem::MinAbove));
    check_ends(Some(30), Some(39), Err(EndsProblem::MaxBelow));
}
