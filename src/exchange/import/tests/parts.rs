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
    check_parts_on(november(), workbook, text, expected);
}

fn check_parts_on(today: Date, workbook: &Workbook, text: &str, expected: &[(&str, Option<u8>, PartReason)]) {
    let mapping = mapping_on(text, Some(today));
    let plan = plan_with(workbook, &table(text), &mapping);
    let parts = part_periods(workbook, &mapping, Some(&plan), today);
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
    check_parts(&book, "name,2025,2026\nA,1,4", &expected);
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

// Story: in April a distributor brought in the whole year 2026, of which the workbook had ten months. The ten months were
// proposed again, one grey line among many, and every growth of the year was a fifth too high.
#[test]
fn a_year_that_is_over_and_changes_is_whole() {
    use PartReason::{Over, Workbook as Noted};
    let april = Date::new(2027, 4, 12).unwrap_or_else(|| panic!("no such day"));
    let mut book = workbook();
    take(&mut book, plan("name,2026\nA,10\nB,20"));
    book.meta.part_periods.extend(MonthsCovered::new(10).map(|months| (Period::Year(2026), months)));
    check_parts_on(april, &book, "name,2026\nA,12\nB,20", &[("2026", None, Over)]);
    // The same list once more, or others of whom nothing was known, say nothing new of it.
    check_parts_on(april, &book, "name,2026\nA,10\nB,20", &[("2026", Some(10), Noted)]);
    check_parts_on(april, &book, "name,2026\nC,30", &[("2026", Some(10), Noted)]);
    check_parts_on(april, &book, "name,Revenue 11M 2026\nA,11", &[("2026", Some(11), PartReason::Header(1))]);
}

// Story: a book had the whole year 2026 of 180 customers. Invoices of six of them, the last of October, made it ten months
// for all: every other account seemed to have grown by a fifth, and the fifth place changed hands.
#[test]
fn few_accounts_do_not_change_what_the_figures_of_many_cover() {
    use PartReason::{Few, Header, Running};
    let january = Date::new(2027, 1, 20).unwrap_or_else(|| panic!("no such day"));
    let mut book = workbook();
    take(&mut book, plan("name,2026\nA,10\nB,20\nC,30\nD,"));
    check_parts_on(january, &book, "name,Revenue 10M 2026\nA,9", &[("2026", None, Few(2))]);
    check_parts_on(january, &book, "name,Revenue 10M 2026\nE,9\nA,9", &[("2026", Some(10), Header(1))]);
    check_parts_on(january, &book, "name,Revenue 10M 2026\nE,9\nD,9\nF,9", &[("2026", Some(10), Header(1))]);
    check_parts_on(january, &book, "name,Revenue 10M 2026\nA,9\nB,20", &[("2026", Some(10), Header(1))]);
    book.meta.part_periods.extend(MonthsCovered::new(9).map(|months| (Period::Year(2026), months)));
    check_parts(&book, "name,2026\nA,12", &[("2026", Some(9), Few(2))]);
    check_parts(&book, "name,2026\nA,12\nB,20", &[("2026", Some(10), Running)]);
}

#[test]
fn headers_that_name_other_months_of_one_period_are_told() {
    use PartReason::{Header, HeaderToDate, Headers};
    let book = workbook();
    let text = "name,Revenue 10M 2026,Profit 9M 2026\nA,10,9";
    check_parts(&book, text, &[("2026", Some(10), Headers(1, 2))]);
    check_parts(&book, "name,Profit 2026,Revenue 9M 2026\nA,10,9", &[("2026", Some(9), Headers(1, 2))]);
    check_parts(&book, "name,Revenue 10M 2026,Profit 10M 2026\nA,10,9", &[("2026", Some(10), Header(1))]);
    check_parts(&book, "name,Revenue YTD 2026\nA,10", &[("2026", Some(10), HeaderToDate(1))]);
}

#[test]
fn who_is_not_in_the_table_keeps_figures_of_other_months() {
    let mut book = workbook();
    take(&mut book, plan("name,2025,2026\nA,1,10\nB,2,20\nC,3,"));
    let text = "name,2026\nA,12";
    let plan = plan_table(&book, &table(text));
    let behind = |year: i32| {
        let ids = absent_with_figures(&book, &plan, Period::Year(year));
        ids.iter().filter_map(|id| book.accounts.get(*id)).map(|account| account.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!((behind(2026), behind(2025), behind(2024)), (vec!["B".into()], vec!["B".into(), "C".into()], vec![]));
}

// Story: the report of October says its months above the table only, and the months it covers were nowhere.
#[test]
fn a_part_that_stands_above_the_table_is_told_to() {
    use PartReason::{Above, Header, Running};
    let book = workbook();
    let lines = "Период: Январь 2026 г. - Октябрь 2026 г.\n";
    check_parts(&book, &format!("{lines}Клиент;Выручка;Прибыль\nА;1;2"), &[("2026", Some(10), Above)]);
    check_parts(&book, "FY 2025\nname,Revenue\nA,1", &[]);
    check_parts(&book, "FY 2026\nname,Revenue\nA,1", &[("2026", Some(10), Running)]);
    check_parts(&book, &format!("{lines}Клиент;Выручка 9М 2026\nА;1"), &[("2026", Some(9), Header(1))]);
}
