//! Laws of adding up a list of sales: nothing is lost, nothing is counted twice, and the order of rows does not matter.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use linchpin::exchange::import::{AddedUp, add_up, guess_sales};
use linchpin::exchange::mapping::{Around, guess_mapping};
use linchpin::exchange::table::{RawTable, ReadOptions, read_text};
use linchpin::model::{Currency, Date, PeriodKind};
use proptest::prelude::*;

/// A row: the customer, the day or something else, the amount in cents or something else.
type Line = (usize, Option<(i32, u32, u32)>, Option<i32>);

const CUSTOMERS: [&str; 5] = ["Acme", "ACME  ", "Bolt", "Çelik", ""];

fn line() -> impl Strategy<Value = Line> {
    let day = proptest::option::weighted(0.9, (2023..2027, 1_u32..13, 1_u32..29));
    (0..CUSTOMERS.len(), day, proptest::option::weighted(0.9, -500_000..5_000_000))
}

fn list(lines: &[Line]) -> RawTable {
    let mut text = String::from("invoice,customer,date,amount\n");
    // The first rows settle what the columns are.
    text += "R0,Acme,2024-01-31,0.00\nR1,Acme,2024-01-31,0.00\nR2,Bolt,2024-01-31,0.00\n";
    for (place, (customer, day, cents)) in lines.iter().enumerate() {
        let day = day.map_or("soon".to_owned(), |(year, month, day)| format!("{year}-{month:02}-{day:02}"));
        let sign = if cents.is_some_and(|cents| cents < 0) { "-" } else { "" };
        let amount = cents
            .map(i32::unsigned_abs)
            .map_or("ten".to_owned(), |cents| format!("{sign}{}.{:02}", cents / 100, cents % 100));
        let _ = writeln!(text, "N{place},{},{day},{amount}", CUSTOMERS[*customer]);
    }
    read_text(&text, ReadOptions::default()).expect("a table")
}

fn added(list: &RawTable, by: PeriodKind) -> AddedUp {
    let mapping = guess_mapping(list, &Around::default());
    let mut choice = guess_sales(list, &mapping).expect("a list of sales");
    choice.by = by;
    let today = Date::new(2026, 11, 23).expect("a day");
    let header = |field: &_, _| format!("{field:?}");
    add_up(list, &mapping, &choice, (Currency::USD, today), &header).expect("it can be added up")
}

/// The sums by account and column, in cents; the account's name made comparable.
fn sums(added: &AddedUp) -> BTreeMap<(String, String), i64> {
    let first = added.table.header.iter().position(|header| header.starts_with("Revenue")).unwrap_or(usize::MAX);
    let cents = |cell: &str| -> i64 {
        let (whole, rest) = cell.split_once('.').unwrap_or((cell, ""));
        format!("{whole}{rest:0<2}").parse().expect("a plain amount")
    };
    let mut found = BTreeMap::new();
    for row in &added.table.rows {
        for (header, cell) in added.table.header.iter().zip(&row.cells).skip(first).filter(|(_, cell)| !cell.is_empty())
        {
            found.insert((row.cells[0].trim().to_lowercase(), header.clone()), cents(cell));
        }
    }
    found
}

fn kinds() -> impl Strategy<Value = PeriodKind> {
    prop_oneof![Just(PeriodKind::Year), Just(PeriodKind::Quarter), Just(PeriodKind::Month)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_added_up_and_what_is_left_out_is_the_list(lines in proptest::collection::vec(line(), 0..40), by in kinds()) {
        let list = list(&lines);
        let added = added(&list, by);
        prop_assert_eq!(added.rows + added.left_out, list.rows.len());
        let is_whole = |(customer, day, _): &&Line| !CUSTOMERS[*customer].is_empty() && day.is_some();
        let whole: i64 = lines.iter().filter(is_whole).filter_map(|(_, _, cents)| *cents).map(i64::from).sum();
        let all: i64 = lines.iter().filter_map(|(_, _, cents)| *cents).map(i64::from).sum();
        let left: i64 = lines.iter().filter(|line| !is_whole(line)).filter_map(|(_, _, cents)| *cents).map(i64::from).sum();
        let sum: i64 = sums(&added).values().sum();
        prop_assert_eq!((sum, sum + left), (whole, all));
        prop_assert_eq!(added.revenue, Some(i128::from(sum)));
        // Every row that is left out is listed once, with its own row.
        let mut listed: Vec<u32> = added.problems.iter().map(|problem| problem.row).collect();
        listed.dedup();
        prop_assert_eq!(listed.len(), added.left_out);
        for problem in &added.problems {
            prop_assert!(list.rows.iter().any(|row| row.number == problem.row));
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter_for_sums(
        (lines, shuffled) in proptest::collection::vec(line(), 0..40)
            .prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        by in kinds(),
    ) {
        prop_assert_eq!(sums(&added(&list(&lines), by)), sums(&added(&list(&shuffled), by)));
    }

    #[test]
    fn years_are_the_sums_of_their_quarters_and_months(lines in proptest::collection::vec(line(), 0..40)) {
        let list = list(&lines);
        let of = |by| sums(&added(&list, by)).values().sum::<i64>();
        prop_assert_eq!(of(PeriodKind::Year), of(PeriodKind::Quarter));
        prop_assert_eq!(of(PeriodKind::Year), of(PeriodKind::Month));
    }
}
