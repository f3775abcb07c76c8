//! Criteria that score themselves from the accounts' numbers (S-8).

use linchpin::analysis::derived::{
    DerivedColumn, NoNumber, Number, NumberUnit, Outcome, Resolved, derive, moves, number_fields, resolve,
    suggested_limits,
};
use linchpin::analysis::figures::{Measure, periods_of, usual_period};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{
    Agreed, CellKey, Derivation, Direction, Extra, FieldValue, Money, MonthsCovered, NumberSource, PeriodChoice,
    Quantity, Scale, Score, SpanChoice, Thresholds, Timestamp, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, edit, edit_criterion, northwind, period, set_revenue, unscored, with_revenue};

const LATEST: NumberSource = NumberSource::Revenue(PeriodChoice::Latest);

fn rule(scale: Scale, direction: Direction) -> Derivation {
    Derivation { source: LATEST, scale, direction }
}

fn scores_of(book: &Workbook, rule: &Derivation) -> Vec<u8> {
    let column = derive(book, rule);
    column.readings.iter().map(|reading| reading.score.map_or(0, Score::value)).collect()
}

/// The scores of accounts with these revenues in whole units; 0 for none.
fn check(revenue: &[i64], scale: Scale, direction: Direction, expected: &[u8]) {
    let minor: Vec<i64> = revenue.iter().map(|units| units * 100).collect();
    let book = with_revenue("1997", &minor);
    assert_eq!(scores_of(&book, &rule(scale, direction)), expected, "{revenue:?} {scale:?} {direction:?}");
}

fn limits(whole: [i64; 9]) -> Scale {
    Scale::Thresholds(Thresholds::new(whole.map(|whole| Quantity::from_whole(whole).unwrap())))
}

#[test]
fn min_max_is_in_proportion() {
    use Direction::{Higher, Lower};
    // 1 + 9·(x − least)/(greatest − least): 1, 3.25, 5.5, 7.75, 10, halves rounded up.
    check(&[0, 25, 50, 75, 100], Scale::MinMax, Higher, &[1, 3, 6, 8, 10]);
    check(&[0, 25, 50, 75, 100], Scale::MinMax, Lower, &[10, 8, 6, 3, 1]);
    check(&[-100, 0, 800], Scale::MinMax, Higher, &[1, 2, 10]);
    check(&[1_000_000, 10, 20], Scale::MinMax, Higher, &[10, 1, 1]);
}

#[test]
fn percentiles_are_tenths_of_the_average_rank() {
    use Direction::{Higher, Lower};
    check(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], Scale::Percentile, Higher, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    check(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100], Scale::Percentile, Lower, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // Percentiles 0.125, 0.5, 0.5, 0.875: the two in the middle share rank 2.5.
    check(&[1, 7, 7, 9], Scale::Percentile, Higher, &[2, 5, 5, 9]);
    check(&[-5, 3], Scale::Percentile, Higher, &[3, 8]);
}

#[test]
fn limits_score_from_one_to_ten() {
    use Direction::{Higher, Lower};
    let tens = limits([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    check(&[-4, 9, 10, 19, 20, 89, 90, 500], tens, Higher, &[1, 1, 2, 2, 3, 9, 10, 10]);
    check(&[-4, 10, 11, 90, 91], tens, Lower, &[10, 10, 9, 2, 1]);
    // Two limits alike leave a score out; the order they are given in does not matter.
    let gap = limits([50, 20, 20, 30, 40, 10, 60, 70, 80]);
    check(&[19, 20, 30], gap, Higher, &[2, 4, 5]);
    check(&[7, 7], tens, Higher, &[1, 1]);
}

#[test]
fn what_sets_nothing_apart_scores_nothing() {
    for scale in [Scale::MinMax, Scale::Percentile] {
        check(&[7, 7, 7], scale, Direction::Higher, &[0, 0, 0]);
        check(&[7], scale, Direction::Higher, &[0]);
        check(&[], scale, Direction::Higher, &[]);
    }
    let equal = derive(&with_revenue("1997", &[5, 5]), &rule(Scale::MinMax, Direction::Higher));
    assert_eq!((equal.outcome, equal.scored()), (Outcome::AllEqual, 0));
    let none = derive(&unscored(&[], 3), &rule(Scale::Percentile, Direction::Higher));
    assert_eq!((none.outcome, none.source.as_ref(), none.without(NoNumber::Missing)), (Outcome::NoNumbers, None, 3));
}

#[test]
fn missing_numbers_score_nothing_and_are_counted() {
    let mut book = with_revenue("1997", &[100, 200, 300]);
    edit(&mut book, 1, |record| record.figures.clear());
    let column = derive(&book, &rule(Scale::MinMax, Direction::Higher));
    assert_eq!(scores_of(&book, &rule(Scale::MinMax, Direction::Higher)), [1, 0, 10]);
    assert_eq!((column.scored(), column.without(NoNumber::Missing)), (2, 1));
    assert_eq!(column.score(account(2)).unwrap().value(), 10);
    assert_eq!(column.reading(account(1)).unwrap().number, Err(NoNumber::Missing));
}

fn growth(book: &Workbook, span: SpanChoice) -> DerivedColumn {
    let source = NumberSource::RevenueGrowth(span);
    derive(book, &Derivation { source, scale: Scale::Percentile, direction: Direction::Higher })
}

#[test]
fn the_last_period_is_the_one_that_pages_open_at() {
    // A page opened at the fourth quarter, and a criterion of "the last period" was scored from the year.
    let mut book = with_revenue("1997", &[100, 200]);
    let of = |book: &Workbook| match resolve(book, &LATEST) {
        Some(Resolved::Figure(Measure::Revenue, found)) => found,
        other => panic!("{other:?}"),
    };
    let usual = |book: &Workbook| {
        let found = periods_of(book, Measure::Revenue).into_iter().map(|found| found.period);
        usual_period(book, found).expect("there are figures")
    };
    let mut check = |add: &str, part: Option<&str>, expected: &str| {
        set_revenue(&mut book, 0, add, 300);
        if let Some(part) = part {
            book.meta.part_periods.insert(period(part), MonthsCovered::new(1).unwrap());
        }
        assert_eq!((of(&book), usual(&book)), (period(expected), period(expected)), "{add} {part:?}");
    };
    check("1997-Q4", None, "1997");
    check("1997-12", None, "1997");
    check("1998", Some("1998"), "1997");
    check("1998-Q1", None, "1997");
    check("1996", Some("1997"), "1996");
    check("1998-Q1", Some("1996"), "1998-Q1");
}

#[test]
fn growth_compares_month_with_month() {
    let mut book = with_revenue("1997", &[120_000, 120_000, 0, -500]);
    for (index, minor) in [60_000, 30_000, 10_000, 10_000].into_iter().enumerate() {
        set_revenue(&mut book, index, "1998", minor);
    }
    book.meta.part_periods.insert(period("1998"), MonthsCovered::new(4).unwrap());
    let column = growth(&book, SpanChoice::Latest);
    // 600 in four months are 1,800 a year against 1,200: 50% more; 300 are 900: 25% less.
    let numbers: Vec<Result<f64, NoNumber>> =
        column.readings.iter().map(|reading| reading.number.map(Number::to_f64)).collect();
    assert_eq!(numbers, [Ok(50.0), Ok(-25.0), Err(NoNumber::NoBase), Err(NoNumber::NoBase)]);
    assert_eq!((column.unit, column.without(NoNumber::NoBase)), (NumberUnit::Percent, 2));
    let back = growth(&book, SpanChoice::Between(period("1998"), period("1997")));
    assert_eq!(back.readings[1].number.unwrap().e4(), 333_333);
}

// Story: a table of one year and of months beside it. Growth was "2024–2025", of which nobody had the first.
#[test]
fn growth_is_between_periods_there_are() {
    let mut book = with_revenue("2025", &[100]);
    let latest = |book: &Workbook| match resolve(book, &NumberSource::RevenueGrowth(SpanChoice::Latest)) {
        Some(Resolved::Growth { from, to, .. }) => (from.0, to.0),
        other => panic!("{other:?}"),
    };
    assert_eq!(latest(&book), (period("2024"), period("2025")));
    for month in ["2025-01", "2025-02", "2025-04"] {
        set_revenue(&mut book, 0, month, 10);
    }
    assert_eq!(latest(&book), (period("2025-01"), period("2025-02")));
    set_revenue(&mut book, 0, "2024", 90);
    assert_eq!(latest(&book), (period("2024"), period("2025")));
}

#[test]
fn margins_are_of_revenue() {
    let mut book = with_revenue("1997", &[20_000, 0, 30_000]);
    for (index, profit) in [(0, 5_000), (1, 10), (2, -30_000)] {
        edit(&mut book, index, |record| {
            record.figures.entry(period("1997")).or_default().profit = Money::from_minor(profit);
        });
    }
    let source = NumberSource::Margin(PeriodChoice::Latest);
    let column = derive(&book, &Derivation { source, scale: Scale::MinMax, direction: Direction::Higher });
    let numbers: Vec<_> = column.readings.iter().map(|reading| reading.number.map(Number::e4)).collect();
    assert_eq!(numbers, [Ok(250_000), Err(NoNumber::NoBase), Ok(-1_000_000)]);
}

#[test]
fn the_last_period_is_the_last_of_the_longest() {
    let mut book = with_revenue("1996", &[100, 200]);
    set_revenue(&mut book, 0, "1997-Q3", 900);
    let column = derive(&book, &rule(Scale::MinMax, Direction::Higher));
    assert_eq!(column.numbers().map(Number::e4).collect::<Vec<_>>(), [10_000, 20_000]);
    set_revenue(&mut book, 0, "1997", 900);
    assert_eq!(derive(&book, &rule(Scale::MinMax, Direction::Higher)).numbers().count(), 1);
}

#[test]
fn free_fields_are_numbers_where_they_hold_numbers() {
    let mut book = unscored(&[], 3);
    let number = |whole| FieldValue::NumberE4(Quantity::from_whole(whole).unwrap());
    edit(&mut book, 0, |record| drop(record.fields.insert("Days".into(), number(30))));
    edit(&mut book, 1, |record| drop(record.fields.insert("Days".into(), FieldValue::Text("many".into()))));
    edit(&mut book, 2, |record| drop(record.fields.insert("Days".into(), number(60))));
    assert_eq!(number_fields(&book), ["Days"]);
    let source = NumberSource::Field("Days".into());
    let rule = Derivation { source, scale: Scale::MinMax, direction: Direction::Lower };
    assert_eq!(scores_of(&book, &rule), [10, 0, 1]);
}

#[test]
fn northwind_by_revenue() {
    let book = northwind();
    let in_1997 = NumberSource::Revenue(PeriodChoice::At(period("1997")));
    let rule = Derivation { source: in_1997, scale: Scale::Percentile, direction: Direction::Higher };
    let column = derive(&book, &rule);
    assert_eq!((column.outcome, column.scored()), (Outcome::Scored, 91));
    let groups: Vec<(u8, usize)> = column.groups().iter().map(|group| (group.score.value(), group.accounts)).collect();
    // A tenth of 91 accounts is nine.
    assert_eq!(groups.iter().map(|(_, accounts)| accounts).sum::<usize>(), 91);
    assert_eq!(groups[0], (10, 9));
    let best = column.readings.iter().max_by_key(|reading| reading.number.ok()).unwrap();
    assert_eq!(book.accounts.get(best.account).unwrap().code, "QUICK");
    // In proportion, one large customer leaves most others at the bottom: why percentiles are offered at all.
    let flat = derive(&book, &Derivation { scale: Scale::MinMax, ..rule });
    assert!(flat.groups()[9].accounts > 30 && flat.groups()[0].accounts < 5);
}

#[test]
fn limits_to_begin_with_are_round_and_ascend() {
    let column = derive(&northwind(), &rule(Scale::MinMax, Direction::Higher));
    let limits = suggested_limits(column.numbers());
    assert!(limits.limits().is_sorted());
    assert!(limits.limits().iter().all(|limit| limit.e4() == 0 || limit.e4() % 1000 == 0), "{limits:?}");
    assert_eq!(suggested_limits(std::iter::empty()).limits(), &[Quantity::ZERO; 9]);
}

fn scales() -> impl Strategy<Value = (Scale, Direction)> {
    let limits = prop::array::uniform9(-1000..1000_i64).prop_map(limits);
    let scales = prop_oneof![Just(Scale::MinMax), Just(Scale::Percentile), limits];
    (scales, prop_oneof![Just(Direction::Higher), Just(Direction::Lower)])
}

proptest! {
    #[test]
    fn scores_never_fall_where_numbers_are_better(
        revenue in prop::collection::vec(-90_000..90_000_i64, 1..40),
        (scale, direction) in scales(),
    ) {
        let column = derive(&with_revenue("1997", &revenue), &rule(scale, direction));
        let mut rows: Vec<_> = column.readings.iter().filter_map(|one| Some((one.number.ok()?, one.score?))).collect();
        prop_assert!(rows.len() == revenue.len() || column.outcome == Outcome::AllEqual);
        rows.sort_unstable();
        let in_order = |pair: &[(_, linchpin::model::Score)]| match direction {
            Direction::Higher => pair[0].1 <= pair[1].1,
            Direction::Lower => pair[0].1 >= pair[1].1,
        };
        prop_assert!(rows.windows(2).all(in_order));
        if scale == Scale::MinMax && !rows.is_empty() {
            let ends = (rows[0].1.value(), rows[rows.len() - 1].1.value());
            prop_assert!(ends == (1, 10) || ends == (10, 1));
        }
    }

    #[test]
    fn the_same_factor_for_all_changes_nothing(
        revenue in prop::collection::vec(-90_000..90_000_i64, 1..40),
        factor in 1..100_000_i64,
        direction in prop_oneof![Just(Direction::Higher), Just(Direction::Lower)],
    ) {
        let scaled: Vec<i64> = revenue.iter().map(|minor| minor * factor).collect();
        for scale in [Scale::MinMax, Scale::Percentile] {
            let rule = rule(scale, direction);
            prop_assert_eq!(
                scores_of(&with_revenue("1997", &revenue), &rule),
                scores_of(&with_revenue("1997", &scaled), &rule)
            );
        }
    }

    #[test]
    fn names_and_order_of_accounts_change_nothing(
        (revenue, order) in prop::collection::vec(-900..900_i64, 1..20)
            .prop_flat_map(|revenue| {
                let order: Vec<usize> = (0..revenue.len()).collect();
                (Just(revenue), Just(order).prop_shuffle())
            }),
        (scale, direction) in scales(),
    ) {
        let moved: Vec<i64> = order.iter().map(|&index| revenue[index]).collect();
        let rule = rule(scale, direction);
        let (scores, others) =
            (scores_of(&with_revenue("1997", &revenue), &rule), scores_of(&with_revenue("1997", &moved), &rule));
        for (place, &index) in order.iter().enumerate() {
            prop_assert_eq!(others[place], scores[index]);
        }
    }
}

/// Three accounts by revenue on a derived criterion, and one that people score; weights 3 and 1.
fn half_derived() -> Workbook {
    let mut book = crate::books::scored(&[300, 100], &[&[9, 4], &[9, 6], &[0, 8]]);
    for (index, minor) in [1_000, 5_500, 10_000].into_iter().enumerate() {
        set_revenue(&mut book, index, "1997", minor);
    }
    edit_criterion(&mut book, 0, |record| record.derived = Some(rule(Scale::MinMax, Direction::Higher)));
    book
}

fn settle(book: &mut Workbook, row: usize, column: usize, value: Option<u8>) {
    let (account, criterion) = (account(row), crate::books::criterion(column));
    match value.and_then(Score::new) {
        None => drop(book.agreed.remove(CellKey { account, criterion })),
        Some(value) => {
            let (comment, by, at) = ("They told us".to_owned(), String::new(), Timestamp::from_ms(0));
            book.agreed.insert(Agreed { account, criterion, value, comment, by, at, extra: Extra::new() });
        }
    }
}

fn totals(board: &Scoreboard) -> Vec<f64> {
    (0..3).map(|row| board.total(account(row)).map_or(0.0, linchpin::analysis::scoreboard::Total::value)).collect()
}

#[test]
fn a_derived_score_counts_and_raters_scores_there_do_not() {
    let mut book = half_derived();
    let mut board = Scoreboard::build(&book);
    // (1·3 + 4)/4, (6·3 + 6)/4, (10·3 + 8)/4
    assert_eq!(totals(&board), [1.75, 6.0, 9.5]);
    assert!(!board.total(account(2)).unwrap().is_provisional());
    settle(&mut book, 0, 0, Some(10));
    board.update_cell(&book, account(0), crate::books::criterion(0));
    assert_eq!(totals(&board), [8.5, 6.0, 9.5]);
    settle(&mut book, 0, 0, None);
    board.update_cell(&book, account(0), crate::books::criterion(0));
    assert_eq!(totals(&board), [1.75, 6.0, 9.5]);
    assert_eq!(totals(&Scoreboard::build_for(&book, crate::books::rater(0))), [1.75, 6.0, 9.5]);
    assert!(linchpin::analysis::together::disagreements(&book, 0).is_empty());
}

#[test]
fn what_moved_is_named() {
    let mut book = half_derived();
    settle(&mut book, 2, 0, Some(3));
    let mut board = Scoreboard::build(&book);
    let before = board.derived_columns().clone();
    set_revenue(&mut book, 1, "1997", 10_000);
    board.rederive(&book);
    assert_eq!(totals(&board), [1.75, 9.0, 4.25], "an override stands");
    let moved = moves(&before, board.derived_columns());
    assert_eq!((moved.len(), moved[0].criterion, moved[0].moved.len()), (1, crate::books::criterion(0), 1));
    let only = moved[0].moved[0];
    assert_eq!((only.account, only.before, only.after), (account(1), Score::new(6), Score::new(10)));
    assert!(moves(board.derived_columns(), board.derived_columns()).is_empty());
}

proptest! {
    #[test]
    fn a_board_that_followed_is_the_board_built_anew(
        changes in prop::collection::vec((0..3_usize, prop::option::of(-900..900_i64), 0..11_u8), 1..12),
        (scale, direction) in scales(),
    ) {
        let mut book = half_derived();
        edit_criterion(&mut book, 0, |record| record.derived = Some(rule(scale, direction)));
        let mut board = Scoreboard::build(&book);
        for (row, number, value) in changes {
            if let Some(minor) = number {
                set_revenue(&mut book, row, "1997", minor);
                board.rederive(&book);
            } else {
                settle(&mut book, row, usize::from(value % 2), Some(value));
                board.update_cell(&book, account(row), crate::books::criterion(usize::from(value % 2)));
            }
            let anew = Scoreboard::build(&book);
            prop_assert_eq!(totals(&board), totals(&anew));
            prop_assert_eq!(board.ordered().collect::<Vec<_>>(), anew.ordered().collect::<Vec<_>>());
        }
    }
}
