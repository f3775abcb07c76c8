//! Parts of a year: a logistics company took in "Revenue Jan-Oct 2026" in November, which came as a number of its own, and
//! as the year 2026 it made every customer look as if it had bought a sixth less.

use super::*;
use crate::exchange::mapping::{ColumnNote, UnreadPeriod};
use crate::model::{Date, MonthsCovered, Period};

fn november() -> Date {
    Date::new(2026, 11, 23).unwrap_or_else(|| panic!("no such day"))
}

fn mapping_on(text: &str, today: Option<Date>) -> Mapping {
    guess_mapping(&table(text), &Around { today, ..Around::default() })
}

/// What the figures of a table are proposed to cover in November 2026, in short.
fn check_parts(workbook: &Workbook, text: &str, expected: &[(&str, Option<u8>, PartReason)]) {
    let parts = part_periods(workbook, &mapping_on(text, Some(november())), november());
    let short = |part: &PartPeriod| (part.period.to_string(), part.covers.map(MonthsCovered::months), part.why);
    let found: Vec<_> = parts.iter().map(short).collect();
    let expected: Vec<_> = expected.iter().map(|(period, covers, why)| ((*period).to_owned(), *covers, *why)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_part_of_a_year_is_that_year_s_figure() {
    check_mapping("name,Revenue Jan-Oct 2026,2025\nA,5,6", &["Name", "revenue 2026", "revenue 2025"]);
    check_mapping("name,H1 2025,Profit 9M 2026\nA,1,2", &["Name", "revenue 2025", "profit 2026"]);
    let note = mapping_on("name,Revenue Jan-Oct 2026\nA,5", None).columns[1].note;
    assert_eq!(note, MonthsCovered::new(10).map(|months| ColumnNote::PartOf(Period::Year(2026), months)));
}

#[test]
fn the_whole_year_beside_its_part_is_the_year_s() {
    let text = "name,9M 2025,2025,H1 2025,H2 2025\nA,1,2,3,4";
    check_mapping(text, &["Name", "number 9M 2025", "revenue 2025", "number H1 2025", "number H2 2025"]);
    check_mapping("name,H1 2025,9M 2025\nA,1,2", &["Name", "number H1 2025", "revenue 2025"]);
    check_mapping("name,revenue 9M 2025,profit 2025\nA,1,2", &["Name", "revenue 2025", "profit 2025"]);
}

#[test]
fn a_year_to_date_is_as_long_as_what_is_over_of_the_year() {
    let column = |today| mapping_on("name,Revenue YTD 2026\nA,5", today).columns[1].clone();
    let running = column(Some(november()));
    assert_eq!(
        (field_name(running.field.as_ref()), running.covers.map(MonthsCovered::months)),
        ("revenue 2026".into(), Some(10))
    );
    for later in [None, Date::new(2027, 1, 2)] {
        let open = column(later);
        assert_eq!(field_name(open.field.as_ref()), "number Revenue YTD 2026");
        assert_eq!(open.note, Some(ColumnNote::Unread(UnreadPeriod::ToDate)));
    }
}

#[test]
fn what_a_header_says_counts_before_the_calendar() {
    use PartReason::{Header, Running};
    let book = workbook();
    check_parts(&book, "name,2025,Revenue Jan-Sep 2026\nA,1,2", &[("2026", Some(9), Header(2))]);
    check_parts(&book, "name,2025,2026\nA,1,2", &[("2026", Some(10), Running)]);
    check_parts(&book, "name,Q3 2026,Q4 2026\nA,1,2", &[("2026-Q4", Some(1), Running)]);
    check_parts(&book, "نام,درآمد ۱۴۰۴,درآمد ۱۴۰۵\nآ,۱,۲", &[("1405", Some(8), Running)]);
    check_parts(&book, "name,2025,Oct 2026,Nov 2026\nA,1,2,3", &[]);
}

#[test]
fn what_the_workbook_says_of_its_figures_is_proposed_again() {
    let mut book = workbook();
    let first = plan("name,2025,2026\nA,1,2");
    take(&mut book, first);
    check_parts(&book, "name,2026\nA,3", &[("2026", None, PartReason::RunningWhole)]);
    book.meta.part_periods.extend(MonthsCovered::new(4).map(|months| (Period::Year(2026), months)));
    book.meta.part_periods.extend(MonthsCovered::new(6).map(|months| (Period::Year(2025), months)));
    let expected = [("2025", Some(6), PartReason::Workbook), ("2026", Some(10), PartReason::Running)];
    check_parts(&book, "name,2025,2026\nA,3,4", &expected);
}

#[test]
fn what_the_workbook_has_more_of_is_not_overwritten_by_a_part() {
    let mut book = workbook();
    let first = plan("name,2025,2026\nA,1,2");
    take(&mut book, first);
    let field = |book: &Workbook, text: &str| {
        let mapping = guess_mapping(&table(text), &Around::of(book, Some(november())));
        field_name(mapping.columns[1].field.as_ref())
    };
    assert_eq!(field(&book, "name,9M 2025\nA,1"), "number 9M 2025");
    book.meta.part_periods.extend(MonthsCovered::new(6).map(|months| (Period::Year(2025), months)));
    assert_eq!(field(&book, "name,9M 2025\nA,1"), "revenue 2025");
    assert_eq!(field(&book, "name,H1 2025\nA,1"), "revenue 2025");
    assert_eq!(field(&book, "name,5M 2025\nA,1"), "number 5M 2025");
}
