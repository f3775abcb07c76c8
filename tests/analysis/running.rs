//! Periods that are not over and count as whole.

use linchpin::analysis::figures::running_whole;
use linchpin::model::{Date, MonthsCovered};

use crate::books::{period, set_revenue, unscored};

/// The running whole period in mid November of 2026, of a workbook with figures of `periods`, `parts` of them noted as parts.
#[track_caller]
fn check(periods: &[&str], parts: &[&str], expected: Option<&str>) {
    let mut book = unscored(&[100], 2);
    for (place, at) in periods.iter().enumerate() {
        set_revenue(&mut book, place % 2, at, 100);
    }
    for at in parts {
        book.meta.part_periods.insert(period(at), MonthsCovered::new(1).unwrap());
    }
    let today = Date::parse_iso("2026-11-23").unwrap();
    assert_eq!(running_whole(&book, today), expected.map(period), "{periods:?} {parts:?}");
}

#[test]
fn a_running_year_counts_as_whole_until_its_months_are_noted() {
    check(&["2025", "2026"], &[], Some("2026"));
    check(&["2025", "2026"], &["2026"], None);
    check(&["2025", "2024"], &[], None);
    check(&[], &[], None);
    // A plan of a year that has not begun is no year that runs, and a month is over or not.
    check(&["2027", "2026-11"], &[], None);
}

#[test]
fn the_year_is_named_before_its_quarter() {
    check(&["2026-Q4", "2026"], &[], Some("2026"));
    check(&["2026-Q4", "2026"], &["2026"], Some("2026-Q4"));
    // 23 November 2026 is 2 Azar 1405: nine months in.
    check(&["1405"], &[], Some("1405"));
}
