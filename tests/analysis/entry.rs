//! What stands in the grid where what was reached is entered, and the sums below it.

use std::collections::BTreeMap;

use linchpin::analysis::target::{
    EntryCell, EntrySums, Light, SumOf, entry_cell, entry_row, summed_targets, sums_of_accounts,
};
use linchpin::model::{
    Actual, Aggregate, Expression, Extra, Kpi, KpiId, Owner, Period, PeriodKind, Quantity, Target, TargetId, Unit,
    Workbook,
};
use proptest::prelude::*;

use crate::books::{account, name, period, unscored};

fn quantity(value: f64) -> Quantity {
    Quantity::from_f64(value).unwrap()
}

fn kpi(aggregate: Aggregate, measure: Option<&str>) -> Kpi {
    let measure = measure.map(|text| Expression::parse(text).unwrap());
    Kpi { aggregate, measure, ..Kpi::new(KpiId::new(1), name("KPI"), Unit::Count) }
}

fn target(id: u64, owner: Owner, at: &str) -> Target {
    Target::new(TargetId::new(id), owner, KpiId::new(1), period(at), quantity(1200.0))
}

fn book(kpi: Kpi, targets: Vec<Target>, actuals: &[(u64, &str, f64)]) -> Workbook {
    let mut book = unscored(&[], 4);
    book.kpis.insert(kpi);
    for target in targets {
        book.targets.insert(target);
    }
    for &(id, at, value) in actuals {
        set(&mut book, id, period(at), Some(value));
    }
    book
}

fn set(book: &mut Workbook, id: u64, period: Period, value: Option<f64>) {
    let target = TargetId::new(id);
    match value.map(quantity) {
        Some(value) => {
            book.actuals.insert(Actual { target, period, value, extra: Extra::new() });
        }
        None => {
            book.actuals.remove(linchpin::model::ActualKey { target, period });
        }
    }
}

fn months() -> Vec<Period> {
    period("1998").split(PeriodKind::Month)
}

fn check_cell(aggregate: Aggregate, actuals: &[(u64, &str, f64)], at: &str, expected: EntryCell) {
    let book = book(kpi(aggregate, None), vec![target(5, Owner::Portfolio, "1998")], actuals);
    assert_eq!(entry_cell(&book, TargetId::new(5), period(at)), Some(expected), "{actuals:?} {at}");
}

#[test]
fn a_cell_says_where_its_figure_comes_from() {
    use Aggregate::{Mean, Sum};
    let two = [(5, "1998-01", 3.0), (5, "1998-02", 4.0)];
    check_cell(Sum, &two, "1998-01", EntryCell::Recorded(quantity(3.0)));
    check_cell(Sum, &two, "1998-03", EntryCell::Missing);
    check_cell(Sum, &two, "1998-Q1", EntryCell::OfParts(quantity(7.0)));
    check_cell(Mean, &two, "1998-Q1", EntryCell::OfParts(quantity(3.5)));
    check_cell(Sum, &two, "1999-01", EntryCell::Outside);
    check_cell(Sum, &[(5, "1998-Q1", 9.0)], "1998-02", EntryCell::Covered(period("1998-Q1")));
}

/// A share over two months is the share of the sums, 6 of 30, and never the mean of 50% and 10%.
fn check_light(actuals: &[(u64, &str, f64)], expected: Light) {
    let book = book(kpi(Aggregate::Sum, None), vec![target(5, Owner::Portfolio, "1998")], actuals);
    assert_eq!(entry_row(&book, TargetId::new(5), &months()).unwrap().light, expected, "{actuals:?}");
}

#[test]
fn a_row_whose_figures_are_all_in_is_met_or_missed_and_no_longer_on_track() {
    check_light(&[], Light::NoData);
    // 1,200 a year: 300 a quarter.
    check_light(&[(5, "1998-Q1", 300.0)], Light::Met);
    check_light(&[(5, "1998-Q1", 280.0)], Light::Close);
    check_light(&[(5, "1998-Q1", 200.0)], Light::OffTrack);
    check_light(&[(5, "1998", 1200.0)], Light::Reached);
    check_light(&[(5, "1998", 1199.0)], Light::Missed);
}

/// Story: the figures of all of a manager's customers were in, and her own target stood empty, to be typed once more.
#[test]
fn a_manager_s_figure_is_offered_where_all_accounts_have_theirs() {
    let check = |aggregate: Aggregate, actuals: &[(u64, &str, f64)], expected: &[(u64, &str, f64)]| {
        let of = |index: usize| Owner::Account(account(index));
        let anna = Owner::Manager("Anna".to_owned());
        let targets = vec![
            target(1, of(0), "1998"),
            target(2, of(1), "1998"),
            target(3, of(2), "1998-Q1"),
            target(5, anna, "1998"),
            target(6, Owner::Portfolio, "1998-Q1"),
        ];
        let mut book = book(kpi(aggregate, None), targets, actuals);
        for (index, manager) in [(0, "Anna"), (1, "ANNA "), (2, "Boris"), (3, "")] {
            let mut changed = book.accounts.get(account(index)).unwrap().clone();
            changed.manager = manager.to_owned();
            book.accounts.insert(changed);
        }
        // The fourth account has no target: nobody knows what it came to, until it is gone.
        assert_eq!(sums_of_accounts(&book, &[TargetId::new(6)]), []);
        book.accounts.remove(account(3));
        let all: Vec<TargetId> = book.targets.iter().map(|target| target.id).collect();
        let expected: Vec<_> =
            expected.iter().map(|&(id, at, value)| (TargetId::new(id), period(at), quantity(value))).collect();
        assert_eq!(sums_of_accounts(&book, &all), expected, "{actuals:?}");
    };
    let january = [(1, "1998-01", 3.0), (2, "1998-01", -4.5)];
    check(Aggregate::Sum, &january, &[(5, "1998-01", -1.5)]);
    check(Aggregate::Mean, &january, &[]);
    check(Aggregate::Sum, &january[..1], &[]);
    check(Aggregate::Sum, &[january[0], january[1], (5, "1998-01", 7.0)], &[]);
    check(Aggregate::Sum, &[january[0], january[1], (5, "1998-Q1", 7.0)], &[]);
    let all = [january[0], january[1], (3, "1998-01", 10.0), (3, "1998-02", 1.0)];
    check(Aggregate::Sum, &all, &[(5, "1998-01", -1.5), (6, "1998-01", 8.5)]);
}

#[test]
fn what_is_counted_is_computed_and_not_typed_over() {
    let mut counted = target(5, Owner::Portfolio, "1998");
    let inputs = |won: f64, all: f64| BTreeMap::from([("won".into(), quantity(won)), ("all".into(), quantity(all))]);
    counted.inputs.insert(period("1998-01"), inputs(5.0, 10.0));
    counted.inputs.insert(period("1998-02"), inputs(1.0, 20.0));
    counted.inputs.insert(period("1998-03"), BTreeMap::from([("won".into(), quantity(1.0))]));
    let actuals = [(5, "1998-01", 50.0), (5, "1998-02", 5.0), (5, "1998-04", 7.0)];
    let kpi = kpi(Aggregate::Mean, Some("won / all × 100"));
    let mut book = book(kpi.clone(), vec![counted], &actuals);
    let cell = |book: &Workbook, at| entry_cell(book, TargetId::new(5), period(at)).unwrap();
    assert_eq!(cell(&book, "1998-01"), EntryCell::Counted(Some(quantity(50.0))));
    assert_eq!(cell(&book, "1998-03"), EntryCell::Counted(None), "a number is missing");
    assert_eq!(cell(&book, "1998-04"), EntryCell::Recorded(quantity(7.0)), "entered as a figure");
    assert_eq!(cell(&book, "1998-Q1"), EntryCell::Counted(Some(quantity(20.0))));
    assert!(!cell(&book, "1998-01").is_open() && !cell(&book, "1998-Q1").is_open() && cell(&book, "1998-04").is_open());
    // Without its formula the KPI has figures like any other.
    book.kpis.insert(Kpi { measure: None, ..kpi });
    assert_eq!(cell(&book, "1998-01"), EntryCell::Recorded(quantity(50.0)));
}

#[test]
fn nothing_is_summed_twice() {
    let owners = [
        target(1, Owner::Account(account(0)), "1998"),
        target(2, Owner::Account(account(0)), "1998-Q1"),
        target(3, Owner::Account(account(1)), "1998-Q1"),
        target(4, Owner::Manager("Anna".into()), "1998"),
        target(5, Owner::Portfolio, "1998"),
    ];
    let book = book(kpi(Aggregate::Sum, None), owners.to_vec(), &[]);
    let check = |targets: &[u64], expected: Option<(SumOf, Vec<u64>)>| {
        let ids = |ids: &[u64]| ids.iter().map(|id| TargetId::new(*id)).collect::<Vec<_>>();
        let expected = expected.map(|(whose, found)| (whose, ids(&found)));
        assert_eq!(summed_targets(&book, &ids(targets)), expected, "{targets:?}");
    };
    check(&[1, 2, 3, 4, 5], Some((SumOf::Accounts, vec![1, 3])));
    check(&[4, 5], Some((SumOf::Managers, vec![4])));
    check(&[5], None);
    check(&[], None);
}

#[test]
fn only_what_is_added_up_has_a_sum() {
    let sums = |kpi: Kpi| {
        let book = book(kpi, vec![target(1, Owner::Account(account(0)), "1998")], &[(1, "1998-01", 3.0)]);
        EntrySums::of(&book, &[TargetId::new(1)], &months()).map(|sums| sums.column(0).unwrap().value)
    };
    assert_eq!(sums(kpi(Aggregate::Sum, None)), Some(Some(quantity(3.0))));
    assert_eq!(sums(kpi(Aggregate::Mean, None)), None);
    assert_eq!(sums(kpi(Aggregate::Last, None)), None);
    assert_eq!(sums(kpi(Aggregate::Sum, Some("won / all"))), None);
}

#[test]
fn a_sum_says_how_much_of_it_is_known() {
    let owners = vec![target(1, Owner::Account(account(0)), "1998"), target(2, Owner::Account(account(1)), "1998")];
    let actuals = [(1, "1998-01", 3.0), (1, "1998-02", 4.0), (2, "1998-Q1", 9.0)];
    let book = book(kpi(Aggregate::Sum, None), owners, &actuals);
    let ids = [TargetId::new(1), TargetId::new(2)];
    let sums = EntrySums::of(&book, &ids, &months()).unwrap();
    // The second account's January is inside a figure of the whole quarter: no one knows the sum.
    assert_eq!(sums.column(0).unwrap().value, None);
    assert_eq!((sums.column(3).unwrap().known, sums.column(3).unwrap().of), (0, 2));
    let reached = sums.reached();
    assert_eq!((reached.value, reached.known, reached.of), (Some(quantity(16.0)), 2, 2));
    assert_eq!(sums.goal().value, Some(quantity(2400.0)));
    let sums = EntrySums::of(&book, &ids[..1], &months()).unwrap();
    assert_eq!(sums.column(1).unwrap().value, Some(quantity(4.0)));
}

proptest! {
    /// Kept up to date figure by figure, the sums are those that adding everything up anew gives.
    #[test]
    fn sums_kept_up_to_date_are_the_sums(edits in prop::collection::vec((0..4_u64, 0..16_usize, prop::option::of(-50.0..50.0_f64)), 0..40)) {
        let owners = (0..4).map(|index| target(index + 1, Owner::Account(account(usize::try_from(index).unwrap())), "1998"));
        let mut book = book(kpi(Aggregate::Sum, None), owners.collect(), &[]);
        let ids: Vec<TargetId> = (1..=4).map(TargetId::new).collect();
        let periods: Vec<Period> = months().into_iter().chain(period("1998").split(PeriodKind::Quarter)).collect();
        let mut sums = EntrySums::of(&book, &ids, &months()).unwrap();
        for (row, place, value) in edits {
            set(&mut book, row + 1, periods[place], value);
            sums.refresh(&book, TargetId::new(row + 1));
        }
        let anew = EntrySums::of(&book, &ids, &months()).unwrap();
        for place in 0..12 {
            prop_assert_eq!(sums.column(place), anew.column(place));
        }
        prop_assert_eq!(sums.reached(), anew.reached());
        let row = entry_row(&book, ids[0], &months()).unwrap();
        prop_assert_eq!(row.cells.len(), 12);
    }
}
