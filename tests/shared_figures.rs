//! What an owner reached of a KPI in a month is one fact: entered in one target, it counts for all that contain it.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::collections::BTreeMap;

use linchpin::analysis::target::{apart, apart_at, gaps, overlapping};
use linchpin::command::{Command, CommandError, InputEntry, TargetCommand, apply};
use linchpin::model::shared_figures::{AlsoSet, also_set};
use linchpin::model::{
    Account, AccountId, ActualKey, Aggregate, Expression, Id, Kpi, KpiId, Name, Owner, Period, Quantity, Target,
    TargetId, Timestamp, Unit, Workbook,
};
use proptest::prelude::*;

const ACCOUNT: Owner = Owner::Account(AccountId::new(1));
const YEAR: u64 = 1;
const QUARTER: u64 = 2;

fn quantity(value: i64) -> Quantity {
    Quantity::from_whole(value).unwrap()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

fn target(id: u64, owner: Owner, at: &str) -> Target {
    Target::new(TargetId::new(id), owner, KpiId::new(1), period(at), quantity(1200))
}

/// A workbook with an account and some targets of one KPI.
fn book(targets: Vec<Target>) -> Workbook {
    let mut book = Workbook::empty(Id::new(1), Name::parse("Plan").unwrap(), Timestamp::default());
    book.accounts.insert(Account::new(AccountId::new(1), Name::parse("Anker").unwrap()));
    book.kpis.insert(Kpi::new(KpiId::new(1), Name::parse("Revenue").unwrap(), Unit::Count));
    for target in targets {
        book.targets.insert(target);
    }
    book
}

/// A year's target and a fourth quarter's, of one account.
fn year_and_quarter() -> Workbook {
    book(vec![target(YEAR, ACCOUNT, "1998"), target(QUARTER, ACCOUNT, "1998-Q4")])
}

/// Carries a command out, and holds it to the law that its inverse takes all of it back.
fn carry_out(book: &mut Workbook, command: TargetCommand) -> Result<(), CommandError> {
    let before = book.clone();
    let change = apply(book, &Command::Target(command))?;
    change.apply(book).unwrap();
    let mut back = book.clone();
    change.inverse().apply(&mut back).unwrap();
    assert_eq!(back, before, "one undo takes back what was set in all targets");
    Ok(())
}

fn set(book: &mut Workbook, id: u64, at: &str, value: Option<i64>) {
    let figures = vec![(TargetId::new(id), period(at), value.map(quantity))];
    carry_out(book, TargetCommand::SetActuals(figures)).unwrap();
}

fn actual(book: &Workbook, id: u64, at: &str) -> Option<i64> {
    let key = ActualKey { target: TargetId::new(id), period: period(at) };
    book.actuals.get(key).map(|actual| i64::try_from(actual.value.e4() / 10_000).unwrap())
}

/// Puts a figure in as files of earlier versions hold it: in one target only.
fn keep(book: &mut Workbook, id: u64, at: &str, value: i64) {
    let actual = linchpin::model::Actual {
        target: TargetId::new(id),
        period: period(at),
        value: quantity(value),
        extra: linchpin::model::Extra::new(),
    };
    book.actuals.insert(actual);
}

// Story: where a customer had a target for the year and one for the quarter, October had to be typed twice.
#[test]
fn a_figure_entered_once_counts_for_all_targets_that_contain_it() {
    let mut book = year_and_quarter();
    book.targets.insert(target(3, ACCOUNT, "1998-10"));
    book.targets.insert(target(4, Owner::Portfolio, "1998"));
    book.targets.insert(target(5, ACCOUNT, "1999"));
    set(&mut book, QUARTER, "1998-10", Some(100));
    let october = |book: &Workbook| [YEAR, QUARTER, 3, 4, 5].map(|id| actual(book, id, "1998-10"));
    assert_eq!(october(&book), [Some(100), Some(100), Some(100), None, None]);
    set(&mut book, YEAR, "1998-10", Some(120));
    assert_eq!(october(&book), [Some(120), Some(120), Some(120), None, None]);
    set(&mut book, YEAR, "1998-03", Some(7));
    assert_eq!((actual(&book, YEAR, "1998-03"), actual(&book, QUARTER, "1998-03")), (Some(7), None));
    set(&mut book, 3, "1998-10", None);
    assert_eq!(october(&book), [None; 5]);
}

#[test]
fn portfolio_and_managers_are_owners_as_accounts_are() {
    for owner in [Owner::Portfolio, Owner::Manager("Ann".into())] {
        let mut book = book(vec![target(1, owner.clone(), "1998"), target(2, owner, "1998-Q4")]);
        set(&mut book, 1, "1998-Q4", Some(300));
        assert_eq!(actual(&book, 2, "1998-Q4"), Some(300));
    }
}

#[test]
fn what_is_known_in_another_shape_is_left() {
    // Months are not hidden under a quarter that was typed elsewhere.
    let mut book = year_and_quarter();
    keep(&mut book, YEAR, "1998-10", 90);
    set(&mut book, QUARTER, "1998-Q4", Some(300));
    assert_eq!((actual(&book, YEAR, "1998-Q4"), actual(&book, YEAR, "1998-10")), (None, Some(90)));
    // Nor does a month go under a quarter that was recorded as a whole.
    let mut book = year_and_quarter();
    keep(&mut book, YEAR, "1998-Q4", 300);
    set(&mut book, QUARTER, "1998-10", Some(100));
    assert_eq!(actual(&book, YEAR, "1998-10"), None);
    // What stands under a year recorded as a whole goes on with the other target's.
    let mut book = year_and_quarter();
    set(&mut book, YEAR, "1998-12", Some(1));
    set(&mut book, YEAR, "1998", Some(1));
    set(&mut book, QUARTER, "1998-12", Some(2));
    assert_eq!(actual(&book, YEAR, "1998-12"), Some(2));
    // What both hold alike stays alike.
    let mut book = year_and_quarter();
    set(&mut book, YEAR, "1998-10", Some(90));
    set(&mut book, YEAR, "1998-Q4", Some(300));
    assert_eq!((actual(&book, QUARTER, "1998-Q4"), actual(&book, QUARTER, "1998-10")), (Some(300), Some(90)));
}

#[test]
fn only_what_is_typed_replaces_a_different_figure_and_it_is_told() {
    let mut book = year_and_quarter();
    keep(&mut book, YEAR, "1998-10", 90);
    keep(&mut book, QUARTER, "1998-10", 100);
    let (both, october) = ([YEAR, QUARTER].map(TargetId::new), period("1998-10"));
    assert_eq!(overlapping(&book, &both), both);
    let found = apart(&book, &both);
    assert_eq!(found.len(), 1, "a pair is told once");
    assert_eq!((found[0].here, found[0].there), (Some(quantity(90)), quantity(100)));
    assert_eq!(apart_at(&book, both[1], october)[0].there, quantity(90));
    assert_eq!(gaps(&found), []);
    // Clearing one of them says nothing of the other.
    set(&mut book, QUARTER, "1998-10", None);
    assert_eq!(actual(&book, YEAR, "1998-10"), Some(90));
    let told = also_set(&book, &[(both[1], october, Some(quantity(95)))]);
    let expected = AlsoSet {
        from: both[1],
        target: both[0],
        period: october,
        before: Some(quantity(90)),
        value: Some(quantity(95)),
    };
    assert_eq!(told, [expected]);
    set(&mut book, QUARTER, "1998-10", Some(95));
    assert_eq!(actual(&book, YEAR, "1998-10"), Some(95));
    assert_eq!(apart(&book, &both), []);
}

#[test]
fn two_figures_given_at_once_leave_a_third_target_alone() {
    let mut book = year_and_quarter();
    book.targets.insert(target(3, ACCOUNT, "1998-10"));
    let figure = |id, value| (TargetId::new(id), period("1998-10"), Some(quantity(value)));
    carry_out(&mut book, TargetCommand::SetActuals(vec![figure(YEAR, 1), figure(QUARTER, 2)])).unwrap();
    assert_eq!([YEAR, QUARTER, 3].map(|id| actual(&book, id, "1998-10")), [Some(1), Some(2), None]);
}

#[test]
fn a_new_target_takes_over_what_is_known() {
    let mut book = book(vec![target(YEAR, ACCOUNT, "1998"), target(3, ACCOUNT, "1998-11")]);
    set(&mut book, YEAR, "1998-09", Some(80));
    set(&mut book, YEAR, "1998-10", Some(100));
    keep(&mut book, YEAR, "1998-11", 50);
    keep(&mut book, 3, "1998-11", 60);
    carry_out(&mut book, TargetCommand::Set(vec![target(QUARTER, ACCOUNT, "1998-Q4")])).unwrap();
    let taken = ["1998-09", "1998-10", "1998-11"].map(|at| actual(&book, QUARTER, at));
    assert_eq!(taken, [None, Some(100), None], "of two different figures none is taken");
    // A month that was recorded within its quarter alone is not known by itself.
    keep(&mut book, YEAR, "1998-Q2", 30);
    keep(&mut book, YEAR, "1998-05", 11);
    carry_out(&mut book, TargetCommand::Set(vec![target(4, ACCOUNT, "1998-05")])).unwrap();
    assert_eq!(actual(&book, 4, "1998-05"), None);
    // Another owner's figures are another's.
    carry_out(&mut book, TargetCommand::Set(vec![target(5, Owner::Portfolio, "1998")])).unwrap();
    assert_eq!(book.actuals_of(TargetId::new(5)).count(), 0);
}

// Figures of files that were written when each target had its own.
#[test]
fn what_one_target_knows_can_be_filled_in_elsewhere() {
    let mut book = year_and_quarter();
    keep(&mut book, QUARTER, "1998-10", 100);
    keep(&mut book, YEAR, "1998-09", 80);
    let found = apart(&book, &[YEAR, QUARTER].map(TargetId::new));
    assert_eq!(gaps(&found), [(TargetId::new(YEAR), period("1998-10"), quantity(100))]);
    assert_eq!(apart_at(&book, TargetId::new(YEAR), period("1998-10"))[0].here, None);
    // A quarter that comes to the same as its months does not differ; one whose months are not all known is not compared.
    let mut book = year_and_quarter();
    keep(&mut book, QUARTER, "1998-Q4", 6);
    for (month, value) in [("1998-10", 1), ("1998-11", 2)] {
        keep(&mut book, YEAR, month, value);
    }
    let both = [YEAR, QUARTER].map(TargetId::new);
    assert_eq!(apart(&book, &both), []);
    keep(&mut book, YEAR, "1998-12", 3);
    assert_eq!(apart(&book, &both), []);
    keep(&mut book, YEAR, "1998-12", 4);
    assert_eq!(apart(&book, &both)[0].here, Some(quantity(7)));
}

#[test]
fn what_is_counted_counts_for_all_targets_too() {
    let mut book = year_and_quarter();
    let measure = Some(Expression::parse("won ÷ all").unwrap());
    let kpi =
        Kpi { measure, aggregate: Aggregate::Mean, ..Kpi::new(KpiId::new(1), Name::parse("K").unwrap(), Unit::Count) };
    book.kpis.insert(kpi);
    let count = |book: &mut Workbook, id, input: &str, value: Option<i64>| {
        let (target, value) = (TargetId::new(id), value.map(quantity));
        let entry = InputEntry { target, period: period("1998-10"), input: input.into(), value };
        carry_out(book, TargetCommand::SetInputs(vec![entry])).unwrap();
    };
    count(&mut book, QUARTER, "won", Some(6));
    count(&mut book, YEAR, "all", Some(2));
    let inputs = |book: &Workbook, id| book.targets.get(TargetId::new(id)).unwrap().inputs.clone();
    let expected = BTreeMap::from([("won".into(), quantity(6)), ("all".into(), quantity(2))]);
    assert_eq!(inputs(&book, YEAR), BTreeMap::from([(period("1998-10"), expected)]));
    assert_eq!(inputs(&book, YEAR), inputs(&book, QUARTER));
    assert_eq!((actual(&book, YEAR, "1998-10"), actual(&book, QUARTER, "1998-10")), (Some(3), Some(3)));
    // A new target takes the numbers over with their figure.
    carry_out(&mut book, TargetCommand::Set(vec![target(3, ACCOUNT, "1998-10")])).unwrap();
    assert_eq!((inputs(&book, 3), actual(&book, 3, "1998-10")), (inputs(&book, YEAR), Some(3)));
    count(&mut book, 3, "won", None);
    assert_eq!([YEAR, QUARTER, 3].map(|id| actual(&book, id, "1998-10")), [None; 3]);
}

#[test]
fn a_figure_that_was_entered_elsewhere_is_not_counted_over() {
    let mut book = year_and_quarter();
    let measure = Some(Expression::parse("won ÷ all").unwrap());
    book.kpis.insert(Kpi { measure, ..Kpi::new(KpiId::new(1), Name::parse("K").unwrap(), Unit::Count) });
    keep(&mut book, YEAR, "1998-10", 9);
    let entry = |input: &str| InputEntry {
        target: TargetId::new(QUARTER),
        period: period("1998-10"),
        input: input.into(),
        value: Some(quantity(2)),
    };
    carry_out(&mut book, TargetCommand::SetInputs(vec![entry("won"), entry("all")])).unwrap();
    assert_eq!((actual(&book, QUARTER, "1998-10"), actual(&book, YEAR, "1998-10")), (Some(1), Some(9)));
}

proptest! {
    /// From targets that agree, no sequence of months and quarters, entered and cleared in any of them, makes two of
    /// them hold different figures of the same period.
    #[test]
    fn targets_that_agree_go_on_agreeing(
        deeds in prop::collection::vec((1..4u64, 0..8usize, prop::option::of(1..100i64)), 0..30)
    ) {
        const SLOTS: [&str; 8] =
            ["1998-01", "1998-09", "1998-10", "1998-11", "1998-12", "1998-Q3", "1998-Q4", "1998"];
        let mut book = year_and_quarter();
        book.targets.insert(target(3, ACCOUNT, "1998-10"));
        for (id, slot, value) in deeds {
            if book.targets.get(TargetId::new(id)).unwrap().period.contains(period(SLOTS[slot])) {
                set(&mut book, id, SLOTS[slot], value);
            }
        }
        for slot in SLOTS {
            let known: Vec<i64> = (1..4).filter_map(|id| actual(&book, id, slot)).collect();
            prop_assert!(known.windows(2).all(|pair| pair[0] == pair[1]), "{slot}: {known:?}");
        }
    }
}
