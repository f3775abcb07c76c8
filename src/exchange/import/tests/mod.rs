//! From bytes to a plan, as the import dialog does it: whole tables here, their parts in the files beside.

mod cells;
mod columns;
mod open;
mod parts;
mod places;
mod reports;
mod rows;
mod statuses;

use std::fmt::Write as _;

use super::*;
use crate::exchange::export::{Coded, write_accounts};
use crate::exchange::further_fields;
use crate::exchange::mapping::{Around, Mapping, guess_mapping};
use crate::exchange::table::{Delimiter, Encoding, RawTable, ReadOptions, read_bytes, read_text};
use crate::model::{AccountId, Name, Status, Timestamp, Workbook, WorkbookId};

pub(super) const NORTHWIND: &str = include_str!("../../../../samples/northwind-accounts.csv");

pub(super) fn workbook() -> Workbook {
    let name = Name::parse("Test").unwrap_or_else(|error| panic!("{error:?}"));
    Workbook::empty(WorkbookId::new(1), name, Timestamp::from_ms(0))
}

pub(super) fn table(text: &str) -> RawTable {
    read_text(text, ReadOptions::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn plan_table(workbook: &Workbook, table: &RawTable) -> ImportPlan {
    plan_with(workbook, table, &guess_mapping(table, &Around::of(workbook, None)))
}

pub(super) fn plan_with(workbook: &Workbook, table: &RawTable, mapping: &Mapping) -> ImportPlan {
    let mut next = 100;
    let new_id = || {
        next += 1;
        AccountId::new(next)
    };
    plan_import(workbook, table, mapping, &ImportChoices::default(), new_id)
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

pub(super) fn plan(text: &str) -> ImportPlan {
    plan_table(&workbook(), &table(text))
}

fn take(workbook: &mut Workbook, plan: ImportPlan) {
    for (_, account) in plan.added {
        workbook.accounts.insert(account);
    }
    for changed in plan.changed {
        workbook.accounts.insert(changed.after);
    }
}

/// What the fields of a table are guessed to be, in short.
fn check_mapping(text: &str, expected: &[&str]) {
    let mapping = guess_mapping(&table(text), &Around::default());
    let names: Vec<String> = mapping.columns.iter().map(|column| field_name(column.field.as_ref())).collect();
    assert_eq!(names, expected, "{text}");
}

pub(super) fn field_name(field: Option<&AccountField>) -> String {
    match field {
        None => "-".to_owned(),
        Some(AccountField::Revenue(period)) => format!("revenue {period}"),
        Some(AccountField::Profit(period)) => format!("profit {period}"),
        Some(AccountField::Text(name)) => format!("text {name}"),
        Some(AccountField::Number(name)) => format!("number {name}"),
        Some(field) => format!("{field:?}"),
    }
}

/// The problems of a plan as row, column and kind.
fn check_problems(text: &str, expected: &[(u32, Option<usize>, ImportProblemKind)]) {
    let found: Vec<_> =
        plan(text).problems.into_iter().map(|problem| (problem.row, problem.column, problem.kind)).collect();
    assert_eq!(found, expected, "{text}");
}

fn check_northwind(plan: &ImportPlan) {
    assert_eq!((plan.added.len(), plan.changed.len(), plan.same), (91, 0, 0));
    assert_eq!(plan.problems, []);
    let revenue: Vec<(String, i128)> =
        plan.totals.iter().map(|(period, total)| (period.to_string(), total.revenue)).collect();
    let expected = [("1996", 20_808_397), ("1997", 61_708_517), ("1998", 44_062_387)];
    // The source's unrounded total is 1,265,793.04; its figures, rounded to cents by customer and year, add up to
    // three cents less, and the sum of what is shown is what is shown as the sum.
    assert_eq!(revenue.iter().map(|(_, sum)| sum).sum::<i128>(), 126_579_301);
    assert_eq!(revenue, expected.map(|(period, sum)| (period.to_owned(), sum)));
}

#[test]
fn northwind_maps_by_itself() {
    check_mapping(
        NORTHWIND,
        &[
            "Code",
            "Name",
            "text Contact",
            "text Contact title",
            "City",
            "Country",
            "Manager",
            "number Orders",
            "CustomerSince",
            "text Last order",
            "revenue 1996",
            "revenue 1997",
            "revenue 1998",
            "number Discounts",
            "number Freight",
            "number Orders shipped late",
        ],
    );
    check_northwind(&plan(NORTHWIND));
}

/// Northwind with another separator and other numbers, as other programs write it.
fn northwind_as(separator: &str, number: impl Fn(&str) -> String) -> String {
    let source = table(NORTHWIND);
    let mut text = source.header.join(separator) + "\r\n";
    for row in &source.rows {
        let cells =
            row.cells.iter().enumerate().map(|(place, cell)| if place >= 10 { number(cell) } else { cell.clone() });
        let _ = write!(text, "{}\r\n", cells.collect::<Vec<_>>().join(separator));
    }
    text
}

fn grouped(number: &str, group: &str, mark: &str) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let cut = whole.len().saturating_sub(3);
    let whole = if cut > 0 { format!("{}{group}{}", &whole[..cut], &whole[cut..]) } else { whole.to_owned() };
    if rest.is_empty() { whole } else { format!("{whole}{mark}{rest}") }
}

#[test]
fn northwind_as_other_programs_write_it() {
    check_northwind(&plan(&northwind_as("\t", |number| grouped(number, "\u{a0}", ","))));
    check_northwind(&plan(&northwind_as(";", |number| grouped(number, ".", ","))));
    let persian = |number: &str| -> String {
        let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x6f0 + digit)).unwrap_or(c);
        grouped(number, "٬", "٫").chars().map(digit).collect()
    };
    check_northwind(&plan(&northwind_as("\t", persian)));
}

#[test]
fn a_russian_list_in_its_code_page() {
    let text = "Код;Клиент;Город;Менеджер;Выручка 2023, руб.;Выручка 2024, тыс. руб.\r\n\
        1;ООО «Ромашка»;Москва;Иванова;1 250 000,50;980,5\r\n2;ЗАО Щит;Тверь;Петров;-300,00;0\r\n";
    let bytes: Vec<u8> = text.chars().map(in_windows_1251).collect();
    let table = read_bytes(&bytes, ReadOptions::default()).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!((table.encoding, table.delimiter), (Some(Encoding::Windows1251), Delimiter::Semicolon));
    let plan = plan_table(&workbook(), &table);
    assert_eq!(plan.problems, []);
    assert_eq!(plan.added[0].1.name.as_str(), "ООО «Ромашка»");
    let totals: Vec<i128> = plan.totals.values().map(|total| total.revenue).collect();
    assert_eq!(totals, [124_970_050, 98_050_000]);
}

fn in_windows_1251(character: char) -> u8 {
    let code = u32::from(character);
    let byte = match code {
        0x410..=0x44f => code - 0x350,
        0xab | 0xbb | 0..=0x7f => code,
        _ => panic!("{character}"),
    };
    u8::try_from(byte).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn an_export_comes_back_as_it_was() {
    let mut book = workbook();
    take(&mut book, plan(NORTHWIND));
    take(&mut book, plan("name,notes,tags,quota\n\"=Cmd()\",\"two\nlines, \"\"quoted\"\"\",b; a,-1.234\n'@x,'=y,,2.5"));
    for (place, mut account) in (0..).zip(book.accounts.iter().cloned().collect::<Vec<_>>()) {
        account.status = Status::ALL[place % Status::ALL.len()];
        book.accounts.insert(account);
    }
    let fields: Vec<AccountField> =
        AccountField::FIXED.into_iter().chain(further_fields(book.accounts.iter())).collect();
    let header = |field: &AccountField| match field {
        AccountField::Text(name) | AccountField::Number(name) => name.clone(),
        AccountField::CustomerSince => "Customer since".to_owned(),
        AccountField::OrderPattern => "Order pattern".to_owned(),
        field => field_name(Some(field)),
    };
    let mut columns: Vec<_> = fields.iter().map(|field| (field.clone(), header(field))).collect();
    columns.push((AccountField::Status, "Status".to_owned()));
    for delimiter in Delimiter::ALL {
        let named = |coded: Coded| coded.word().to_owned();
        let text = write_accounts(book.accounts.iter(), &columns, book.meta.currency, delimiter, named);
        assert!(!text.contains("\n=") && text.contains("'=Cmd()"), "formulas are guarded");
        let again = plan_table(&book, &table(&text));
        assert_eq!(again.problems, []);
        assert_eq!(again.statuses().count(), 0);
        assert_eq!((again.added.len(), again.changed.len()), (0, 0), "{:?}", again.changed.first());
        assert_eq!(again.same, book.accounts.len());
    }
}

#[test]
fn ten_thousand_rows_are_read() {
    let mut text = String::from("id,name,city,revenue 2023,revenue 2024\n");
    for row in 0..10_000 {
        let _ = writeln!(text, "{row},Account {row},\"City, {}\",{}.5,{}", row % 97, row * 3, row);
    }
    let plan = plan(&text);
    assert_eq!((plan.added.len(), plan.problems.len()), (10_000, 0));
}
