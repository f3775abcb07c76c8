//! Planning a year: parts that add up, seasons, part years, what typed figures make of a target, levels.

use linchpin::analysis::figures::Measure;
use linchpin::analysis::target::{
    NoEdit, NoPlan, NoSeasons, PlanEdit, PlanScope, Split, in_proportion, months_with_figures, plan_levels, seasons,
};
use linchpin::model::{
    Aggregate, Agreement, Baseline, Direction, Extra, Kpi, KpiId, MonthsCovered, Owner, Percent, Period, PeriodKind,
    Quantity, Target, TargetId, Unit, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, edit, name, northwind, period, set_revenue, unscored};

fn quantity(value: f64) -> Quantity {
    Quantity::from_f64(value).unwrap()
}

fn percent(points: i32) -> Percent {
    Percent::from_basis_points(points * 100).unwrap()
}

fn kpi(aggregate: Aggregate, direction: Direction) -> Kpi {
    Kpi {
        id: KpiId::new(1),
        name: name("Turnover"),
        catalogue: String::new(),
        unit: Unit::Money,
        direction,
        aggregate,
        formula: String::new(),
        measure: None,
        weight: None,
        extra: Extra::new(),
    }
}

fn scope<'a>(workbook: &'a Workbook, kpi: &'a Kpi, past: Option<&str>) -> PlanScope<'a> {
    let past = past.map(|past| (Measure::Revenue, period(past)));
    PlanScope { workbook, kpi, period: period("1998"), past, at_pace: false }
}

/// A target to which edits were made one after the other.
fn made(scope: &PlanScope<'_>, owner: &Owner, edits: &[PlanEdit]) -> Result<Target, NoEdit> {
    let mut target = None;
    for edit in edits {
        target = Some(scope.edited(target.as_ref(), owner, TargetId::new(7), edit)?);
    }
    Ok(target.unwrap())
}

fn parts_of(target: &Target) -> Vec<f64> {
    target.parts.values().map(|part| part.to_f64()).collect()
}

#[test]
fn a_figure_is_spread_without_a_rest() {
    let spread = |value: f64, places: u32, weights: &[i128]| -> Vec<f64> {
        let parts: Vec<_> =
            period("1998").split(PeriodKind::Quarter).into_iter().zip(weights.iter().copied()).collect();
        in_proportion(quantity(value), &parts, places).values().map(|part| part.to_f64()).collect()
    };
    assert_eq!(spread(1000.0, 2, &[1, 1, 1, 1]), [250.0, 250.0, 250.0, 250.0]);
    assert_eq!(spread(10.0, 0, &[1, 1, 1, 1]), [3.0, 3.0, 2.0, 2.0]);
    assert_eq!(spread(10.01, 2, &[1, 1, 1, 1]), [2.51, 2.5, 2.5, 2.5]);
    assert_eq!(spread(100.0, 0, &[0, 1, 3, 0]), [0.0, 25.0, 75.0, 0.0]);
    assert_eq!(spread(8.0, 0, &[0, 0, 0, 0]), [2.0, 2.0, 2.0, 2.0]);
    assert_eq!(spread(-10.0, 0, &[1, 1, 1, 1]), [-3.0, -3.0, -2.0, -2.0]);
    // Story: a year of 1,234.50 gave its first quarter ten cents more than the others.
    assert_eq!(spread(1234.5, 2, &[1, 1, 1, 1]), [308.63, 308.63, 308.62, 308.62]);
    assert_eq!(spread(10.0, 2, &[1, 1, 1, 1]), [2.5, 2.5, 2.5, 2.5]);
    assert_eq!(spread(10.0005, 2, &[1, 1, 1, 1]), [2.5002, 2.5001, 2.5001, 2.5001]);
    let split = Split { aggregate: Aggregate::Mean, places: 2 };
    let months = split.evenly(quantity(8.5), period("1998"), PeriodKind::Month);
    assert!(months.len() == 12 && months.values().all(|part| *part == quantity(8.5)));
}

#[test]
fn seasons_are_those_of_the_year_before() {
    let mut book = unscored(&[], 2);
    let owner = Owner::Account(account(0));
    let of = |book: &Workbook| seasons(book, &owner, Measure::Revenue, period("1998"), PeriodKind::Quarter);
    assert_eq!(of(&book), Err(NoSeasons::Missing(period("1997-Q1"))));
    for (quarter, revenue) in [("1997-Q1", 100), ("1997-Q2", 200), ("1997-Q3", 300)] {
        set_revenue(&mut book, 0, quarter, revenue);
    }
    assert_eq!(of(&book), Err(NoSeasons::Missing(period("1997-Q4"))));
    set_revenue(&mut book, 0, "1997-Q4", 400);
    let found = of(&book).unwrap();
    assert_eq!(found[3], (period("1998-Q4"), 400));
    let spread = in_proportion(quantity(50.0), &found, 2);
    assert_eq!(spread.values().map(|part| part.to_f64()).collect::<Vec<_>>(), [5.0, 10.0, 15.0, 20.0]);
    set_revenue(&mut book, 0, "1997-Q2", -1);
    assert_eq!(of(&book), Err(NoSeasons::Negative(period("1997-Q2"))));
}

#[test]
fn a_part_year_is_seen_by_the_months_that_have_figures() {
    let mut book = unscored(&[], 1);
    set_revenue(&mut book, 0, "1996", 100);
    assert_eq!(months_with_figures(&book, period("1996")), None);
    for month in 7..=12 {
        set_revenue(&mut book, 0, &format!("1996-{month:02}"), 10);
    }
    assert_eq!(months_with_figures(&book, period("1996")), Some(6));
    for month in 1..=6 {
        set_revenue(&mut book, 0, &format!("1996-{month:02}"), 10);
    }
    assert_eq!(months_with_figures(&book, period("1996")), None);
}

#[test]
fn a_part_years_baseline_is_taken_as_it_is_unless_its_pace_is_asked_for() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let of = |past, at_pace| {
        let scope = PlanScope { at_pace, ..scope(&book, &kpi, Some(past)) };
        scope.past_of(&Owner::Portfolio).unwrap().baseline.value()
    };
    assert_eq!(of("1998", false), quantity(440_623.87));
    assert_eq!(of("1998", true), quantity(1_321_871.61));
    assert_eq!(of("1997", true), of("1997", false));
    // A quarter's target grows from a quarter of the year to the cent, asked or not.
    let quarter = PlanScope { period: period("1998-Q1"), ..scope(&book, &kpi, Some("1997")) };
    assert_eq!(quarter.past_of(&Owner::Portfolio).unwrap().baseline.value(), quantity(154_271.29));
}

#[test]
fn growth_makes_the_figure_and_the_figure_makes_the_growth() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let (scope, owner) = (scope(&book, &kpi, Some("1997")), Owner::Account(account(0)));
    let grown = made(&scope, &owner, &[PlanEdit::Growth(percent(10))]).unwrap();
    assert_eq!((grown.value, grown.growth), (quantity(2_224.75), percent(10)));
    let typed = made(&scope, &owner, &[PlanEdit::Value(quantity(2_427.0))]).unwrap();
    assert_eq!((typed.value, typed.growth), (quantity(2_427.0), percent(20)));
    let rebased = made(&scope, &owner, &[PlanEdit::Growth(percent(10)), PlanEdit::Baseline(Some(quantity(1000.0)))]);
    assert_eq!(rebased.unwrap().value, quantity(1_100.0));
    let lower = kpi_lower();
    let reduced = made(&PlanScope { kpi: &lower, ..scope }, &owner, &[PlanEdit::Growth(percent(10))]).unwrap();
    assert_eq!(reduced.value, quantity(1_820.25));
}

#[test]
fn growth_is_over_the_past_that_was_chosen_unless_a_baseline_was_typed() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let owner = Owner::Account(account(1));
    let of = |past, before: &Target| {
        let scope = scope(&book, &kpi, Some(past));
        scope.edited(Some(before), &owner, TargetId::new(7), &PlanEdit::Growth(percent(10))).unwrap().baseline
    };
    let first = made(&scope(&book, &kpi, Some("1996")), &owner, &[PlanEdit::Growth(percent(10))]).unwrap();
    assert_eq!(first.baseline.map(Baseline::value), Some(quantity(88.80)));
    assert_eq!(of("1997", &first).map(Baseline::value), Some(quantity(799.75)));
    let typed = Target { baseline: Some(Baseline::Typed(quantity(500.0))), ..first };
    assert_eq!(of("1997", &typed), typed.baseline);
}

/// Story: "Set growth" of 12% over 220 accounts made targets of 0 for six that had bought nothing; with actuals of 0
/// they counted as 100% reached.
#[test]
fn growth_of_nothing_sets_no_target() {
    let mut book = unscored(&[], 2);
    set_revenue(&mut book, 0, "1997", 0);
    set_revenue(&mut book, 1, "1997", -500);
    let (higher, lower) = (kpi(Aggregate::Sum, Direction::Higher), kpi_lower());
    let grow = PlanEdit::Growth(percent(12));
    let of = |kpi: &Kpi, index: usize, edits: &[PlanEdit]| {
        made(&scope(&book, kpi, Some("1997")), &Owner::Account(account(index)), edits)
    };
    let zero = Err(NoEdit::NoPlan(NoPlan::ZeroBaseline));
    assert_eq!(of(&higher, 0, std::slice::from_ref(&grow)), zero);
    assert_eq!(of(&higher, 1, std::slice::from_ref(&grow)), Err(NoEdit::NoPlan(NoPlan::NegativeBaseline)));
    // A tenth fewer complaints than none is none.
    assert_eq!(of(&lower, 0, std::slice::from_ref(&grow)).unwrap().value, quantity(0.0));
    // A target that was typed is there still, and stays when the empty growth beside it is pasted over.
    let typed = PlanEdit::Value(quantity(300.0));
    assert_eq!(of(&higher, 0, &[typed.clone(), grow]), zero);
    let kept = of(&higher, 0, &[typed.clone(), PlanEdit::Growth(percent(0))]).unwrap();
    assert_eq!((kept.value, kept.growth), (quantity(300.0), percent(0)));
    let rebased = [typed.clone(), PlanEdit::Baseline(Some(quantity(0.0)))];
    assert_eq!(of(&higher, 0, &rebased).unwrap().value, quantity(300.0));
    // A whole row copied elsewhere and pasted: baseline, empty growth, target.
    let row = [PlanEdit::Baseline(Some(quantity(0.0))), PlanEdit::Growth(percent(0)), typed];
    assert_eq!(of(&higher, 0, &row).unwrap().value, quantity(300.0));
}

fn kpi_lower() -> Kpi {
    kpi(Aggregate::Sum, Direction::Lower)
}

#[test]
fn what_cannot_be_said_of_a_target_is_refused() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let (scope, owner) = (scope(&book, &kpi, None), Owner::Account(account(0)));
    assert_eq!(made(&scope, &owner, &[PlanEdit::Growth(percent(10))]), Err(NoEdit::NoBaseline));
    assert_eq!(made(&scope, &owner, &[PlanEdit::Min(Some(quantity(1.0)))]), Err(NoEdit::NoTarget));
    assert_eq!(made(&scope, &owner, &[PlanEdit::Even(PeriodKind::Month)]), Err(NoEdit::NoTarget));
    let outside = PlanEdit::Part(Period::Quarter(1999, 1), quantity(1.0));
    assert_eq!(made(&scope, &owner, &[PlanEdit::Value(quantity(9.0)), outside]), Err(NoEdit::NoTarget));
}

#[test]
fn parts_follow_the_figure_and_the_figure_follows_the_parts() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let (scope, owner) = (scope(&book, &kpi, None), Owner::Portfolio);
    let spread = [PlanEdit::Value(quantity(400.0)), PlanEdit::Even(PeriodKind::Quarter)];
    let grown = made(&scope, &owner, &[&spread[..], &[PlanEdit::Value(quantity(800.0))]].concat()).unwrap();
    assert_eq!(parts_of(&grown), [200.0, 200.0, 200.0, 200.0]);
    let part = PlanEdit::Part(period("1998-Q4"), quantity(250.0));
    let by_part = made(&scope, &owner, &[&spread[..], &[part]].concat()).unwrap();
    assert_eq!((by_part.value, parts_of(&by_part)), (quantity(550.0), vec![100.0, 100.0, 100.0, 250.0]));
    let month = PlanEdit::Part(period("1998-12"), quantity(100.0));
    let by_month = made(&scope, &owner, &[&spread[..], &[month]].concat()).unwrap();
    // December was 33.33 and is 100.
    assert_eq!((by_month.parts.len(), by_month.value), (12, quantity(466.67)));
    assert_eq!(scope.split().regrouped(&by_month, PeriodKind::Quarter)[&period("1998-Q1")], quantity(100.0));
    let whole = made(&scope, &owner, &[&spread[..], &[PlanEdit::Whole]].concat()).unwrap();
    assert!(whole.parts.is_empty());
}

#[test]
fn a_row_is_copied_in_proportion() {
    let book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    let scope = scope(&book, &kpi, None);
    let from = |value: f64| [PlanEdit::Baseline(Some(quantity(value))), PlanEdit::Growth(percent(20))];
    let more = [PlanEdit::Min(Some(quantity(60.0))), PlanEdit::Even(PeriodKind::Quarter)];
    let model = made(&scope, &Owner::Portfolio, &[&from(100.0)[..], &more].concat()).unwrap();
    let other = Owner::Manager("Ann".into());
    let copy = made(&scope, &other, &[PlanEdit::Baseline(Some(quantity(1000.0))), PlanEdit::Like(Box::new(model))]);
    let copy = copy.unwrap();
    assert_eq!((copy.value, copy.min, copy.max), (quantity(1_200.0), Some(quantity(600.0)), None));
    assert_eq!(parts_of(&copy), [300.0; 4]);
    assert_eq!(copy.agreed, None::<Agreement>, "nobody agreed to a copy");
}

#[test]
fn levels_hold_what_is_below_against_their_own() {
    let mut book = northwind();
    let kpi = kpi(Aggregate::Sum, Direction::Higher);
    book.kpis.insert(kpi.clone());
    edit(&mut book, 0, |record| record.manager = "Ann".into());
    edit(&mut book, 1, |record| record.manager = String::new());
    let owners =
        [Owner::Account(account(0)), Owner::Account(account(1)), Owner::Manager("Ann".into()), Owner::Portfolio];
    for (number, owner) in (1..).zip(owners) {
        let edit = PlanEdit::Value(Quantity::from_whole(number * 100).unwrap());
        let target =
            scope(&book, &kpi, None).edited(None, &owner, TargetId::new(number.unsigned_abs()), &edit).unwrap();
        book.targets.insert(target);
    }
    let levels = plan_levels(&book, &kpi, period("1998"));
    let shown: Vec<_> = levels
        .iter()
        .map(|level| (level.accounts.value(), level.managers.value(), level.own))
        .map(|(one, two, three)| [one, two, three].map(|it| it.map(Quantity::to_f64)))
        .collect();
    // Ann's, that of the account without a manager, and the portfolio's.
    let nobodys = [Some(200.0), None, None];
    assert_eq!(shown, [[Some(100.0), None, Some(300.0)], nobodys, [Some(300.0), Some(300.0), Some(400.0)]]);
    let owners: Vec<_> = levels.iter().map(|level| level.owner.clone()).collect();
    assert_eq!(owners, [Some(Owner::Manager("Ann".into())), None, Some(Owner::Portfolio)]);
    // Story: the managers' accounts together were 20 million below the portfolio's, and no line said whose they were.
    let (last, lines) = levels.split_last().unwrap();
    assert_eq!(lines.iter().map(|level| level.accounts.e4).sum::<i128>(), last.accounts.e4);
    edit(&mut book, 1, |record| record.manager = "Bob".into());
    assert!(plan_levels(&book, &kpi, period("1998")).iter().all(|level| level.owner.is_some()));
    assert_eq!(MonthsCovered::new(4), book.meta.part_periods.get(&period("1998")).copied());
}

proptest! {
    #[test]
    fn parts_always_add_up(e4 in -Quantity::MAX_E4..=Quantity::MAX_E4, places in 0..=4_u32, weights in prop::collection::vec(0..1_000_000_i128, 1..=12)) {
        let value = Quantity::from_e4(e4).unwrap();
        let months: Vec<_> = period("1998").split(PeriodKind::Month).into_iter().zip(weights).collect();
        let parts = in_proportion(value, &months, places);
        prop_assert_eq!(parts.len(), months.len());
        prop_assert_eq!(parts.values().map(|part| part.e4()).sum::<i128>(), e4);
        prop_assert!(parts.values().all(|part| part.e4().signum() * e4.signum() >= 0));
    }

    #[test]
    fn even_parts_differ_by_one_unit_at_most(cents in -1_000_000_000..=1_000_000_000_i128, kind in prop::sample::select(&[PeriodKind::Quarter, PeriodKind::Month][..])) {
        let value = Quantity::from_e4(cents * 100).unwrap();
        let parts = Split { aggregate: Aggregate::Sum, places: 2 }.evenly(value, period("1998"), kind);
        let all: Vec<i128> = parts.values().map(|part| part.e4()).collect();
        let (least, most) = (all.iter().min().unwrap(), all.iter().max().unwrap());
        prop_assert_eq!((all.iter().sum::<i128>(), all.iter().all(|part| part % 100 == 0)), (cents * 100, true));
        prop_assert!(most - least <= 100);
    }

    // Weights that are equal get parts that differ by one unit at most, whatever the others are.
    #[test]
    fn equal_seasons_get_equal_parts(cents in 0..=1_000_000_000_i128, weights in prop::collection::vec(0..4_i128, 12)) {
        let months: Vec<_> = period("1998").split(PeriodKind::Month).into_iter().zip(weights).collect();
        let parts = in_proportion(Quantity::from_e4(cents * 100).unwrap(), &months, 2);
        for (one, own) in &months {
            for (other, _) in months.iter().filter(|(_, weight)| weight == own) {
                prop_assert!((parts[one].e4() - parts[other].e4()).abs() <= 100);
            }
        }
    }

    #[test]
    fn whatever_is_typed_the_parts_add_up(values in prop::collection::vec((0..4_u8, 0..1_000_000_i128), 1..12)) {
        let book = northwind();
        let kpi = kpi(Aggregate::Sum, Direction::Higher);
        let scope = scope(&book, &kpi, Some("1997"));
        let mut target = None;
        for (what, number) in values {
            let number = Quantity::from_e4(number).unwrap();
            let edit = match what {
                0 => PlanEdit::Value(number),
                1 => PlanEdit::Part(period("1998-Q2"), number),
                2 => PlanEdit::Part(period("1998-11"), number),
                _ => PlanEdit::Growth(percent(15)),
            };
            target = Some(scope.edited(target.as_ref(), &Owner::Portfolio, TargetId::new(7), &edit).unwrap());
        }
        let target = target.unwrap();
        let sum: i128 = target.parts.values().map(|part| part.e4()).sum();
        prop_assert!(target.parts.is_empty() || sum == target.value.e4());
    }
}
