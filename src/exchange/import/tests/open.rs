//! Numbers that can be read in two ways: what is shown decides, and what is left open is said.

use super::*;
use crate::exchange::AccountField;
use crate::exchange::mapping::{Column, Scale};
use crate::exchange::number::NumberStyle::{self, DecimalComma, DecimalPoint};
use crate::model::{Currency, Period};

const REVENUE: AccountField = AccountField::Revenue(Period::Year(2024));
const EACH: [Option<NumberStyle>; 3] = [None, Some(DecimalPoint), Some(DecimalComma)];

fn source(cells: &[&str]) -> RawTable {
    let rows = cells.iter().enumerate().map(|(place, cell)| format!("A{place}\t{cell}\n"));
    table(&format!("account\trevenue 2024\n{}", rows.collect::<String>()))
}

fn sum(source: &RawTable, mapping: &Mapping) -> i128 {
    let plan = plan_with(&workbook(), source, mapping);
    plan.totals.values().map(|total| total.revenue).sum()
}

/// The style that is shown, and the sum it comes to; choosing what is shown, and going there and back, changes nothing.
fn check(cells: &[&str], shown: Option<NumberStyle>, expected: i128) {
    let source = source(cells);
    let mut mapping = guess_mapping(&source, &Around::default());
    assert_eq!(mapping.columns[1].field, Some(REVENUE), "{cells:?}");
    assert_eq!(mapping.columns[1].style(Currency::USD), shown, "{cells:?}");
    assert_eq!(sum(&source, &mapping), expected, "{cells:?}");
    for other in EACH {
        mapping.columns[1].set_style(other);
        mapping.columns[1].set_style(shown);
        assert_eq!(sum(&source, &mapping), expected, "{cells:?} after {other:?}");
    }
}

#[test]
fn the_style_that_is_shown_is_the_one_that_decides() {
    // Clear cells speak for the point, three digits behind it for thousands: neither style is shown.
    check(&["1.234", "5.678", "12.5"], None, 692_450);
    check(&["1.234", "1,234", "1.234.567", "1,234,567", "12.345,6", "0,5", "1 234"], None, 248_518_210);
    check(&["1,250", "12,400", "900"], Some(DecimalPoint), 1_455_000);
    check(&["1.250", "12.400"], Some(DecimalComma), 1_365_000);
    check(&["12.345", "2,50"], Some(DecimalComma), 1_234_750);
    check(&["12.50", "1,250"], Some(DecimalPoint), 126_250);
    check(&["1.005", "2022.4999999999998"], Some(DecimalPoint), 202_351);
    check(&["(1,000)", "1.234.567"], None, 123_356_700);
}

#[test]
fn another_column_does_not_decide_over_the_thousands_of_amounts() {
    let source = table("account\tquota\trevenue 2024\nA\t2.5\t1.250\nB\t3.5\t12.400");
    let mapping = guess_mapping(&source, &Around::default());
    assert_eq!(mapping.columns[1].style(Currency::USD), Some(DecimalPoint));
    assert_eq!(mapping.columns[2].style(Currency::USD), Some(DecimalComma));
    assert_eq!(sum(&source, &mapping), 1_365_000);
}

#[test]
fn amounts_in_thousands_have_three_decimals() {
    let source = source(&["12.345", "0.5"]);
    let mut mapping = guess_mapping(&source, &Around::default());
    let column: &mut Column = &mut mapping.columns[1];
    column.scale = Scale::Thousand;
    assert_eq!(column.style(Currency::USD), Some(DecimalPoint));
    assert_eq!(sum(&source, &mapping), 1_284_500);
}

/// The first open number of the revenue, how many there are, what it was read as, and whether others contradict it.
fn check_open(cells: &[&str], chosen: Option<NumberStyle>, expected: Option<(&str, usize, i64, bool)>) {
    let source = source(cells);
    let mut mapping = guess_mapping(&source, &Around::default());
    if chosen.is_some() {
        mapping.columns[1].set_style(chosen);
    }
    let plan = plan_with(&workbook(), &source, &mapping);
    let open = plan.open.first().map(|open| {
        let ReadAs::Amount(amount) = open.read else { panic!("{open:?}") };
        (open.found.as_str(), open.count, amount.minor(), open.is_contradicted)
    });
    assert_eq!(open, expected, "{cells:?}");
}

#[test]
fn a_number_of_two_readings_is_said() {
    check_open(&["1.234", "5.678", "12.5"], None, Some(("1.234", 2, 123_400, true)));
    check_open(&["1.234", "5.678", "12.5"], Some(DecimalComma), Some(("1.234", 2, 123_400, true)));
    check_open(&["1.234", "5.678", "12.5"], Some(DecimalPoint), None);
    check_open(&["1,250", "900"], None, Some(("1,250", 1, 125_000, false)));
    check_open(&["1,250", "900.50"], None, None);
    check_open(&["1250", "900.50"], None, None);
    // A quota may well have three decimals: the style of another column is only lent to it.
    let source = table("account\tquota\trevenue 2024\nA\t1.234\t12.50");
    let open = plan_table(&workbook(), &source).open;
    assert_eq!(open.len(), 1);
    assert!(matches!(open[0].read, ReadAs::Number(number) if number.e4() == 12_340), "{open:?}");
}
