//! From bytes to a plan, as the import dialog does it.

use std::fmt::Write as _;

use super::*;
use crate::exchange::date::DateErrorKind;
use crate::exchange::export::{Exported, write_accounts};
use crate::exchange::further_fields;
use crate::exchange::mapping::{ColumnNote, Mapping, MappingProblem, guess_mapping};
use crate::exchange::number::{NumberErrorKind, NumberStyle};
use crate::exchange::table::{
    Delimiter, Encoding, FileKind, RawTable, ReadOptions, RowProblemKind, TableError, read_bytes, read_text,
};
use crate::model::{AccountId, Name, NameError, Timestamp, Workbook, WorkbookId};

const NORTHWIND: &str = include_str!("../../../samples/northwind-accounts.csv");

fn workbook() -> Workbook {
    let name = Name::parse("Test").unwrap_or_else(|error| panic!("{error:?}"));
    Workbook::empty(WorkbookId::new(1), name, Timestamp::from_ms(0))
}

fn table(text: &str) -> RawTable {
    read_text(text, ReadOptions::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn plan_table(workbook: &Workbook, table: &RawTable) -> ImportPlan {
    let known = further_fields(workbook.accounts.iter());
    plan_with(workbook, table, &guess_mapping(table, &known))
}

fn plan_with(workbook: &Workbook, table: &RawTable, mapping: &Mapping) -> ImportPlan {
    let mut next = 100;
    let new_id = || {
        next += 1;
        AccountId::new(next)
    };
    plan_import(workbook, table, mapping, new_id).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn plan(text: &str) -> ImportPlan {
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
    let mapping = guess_mapping(&table(text), &[]);
    let names: Vec<String> = mapping.columns.iter().map(|column| field_name(column.field.as_ref())).collect();
    assert_eq!(names, expected, "{text}");
}

fn field_name(field: Option<&AccountField>) -> String {
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
fn headers_in_three_languages() {
    check_mapping("Company,Revenue Q1 2025,2025-03 revenue\nA,1,2", &["Name", "revenue 2025-Q1", "revenue 2025-03"]);
    check_mapping("Клиент;Отрасль;Прибыль 2024\nА;Б;5", &["Name", "Sector", "profit 2024"]);
    check_mapping("نام مشتری,شهر,درآمد ۱۴۰۲\nآ,ب,۵", &["Name", "City", "revenue 2023"]);
    check_mapping("client name,1996,1997\nA,1,2", &["Name", "revenue 1996", "revenue 1997"]);
}

#[test]
fn notes_say_what_was_assumed() {
    let note = |text: &str, column: usize| guess_mapping(&table(text), &[]).columns[column].note;
    let jalali = ColumnNote::JalaliYear { jalali: 1402, gregorian: 2023 };
    assert_eq!(note("نام,درآمد ۱۴۰۲\nآ,۵", 1), Some(jalali));
    assert_eq!(note("name,revenue\nA,5", 1), Some(ColumnNote::NoPeriod));
    assert_eq!(note("name,company\nA,B", 1), Some(ColumnNote::Taken { first: 0 }));
    assert_eq!(note("name,status\nA,key\nB,do not retain", 1), Some(ColumnNote::Status));
    assert_eq!(note("name,status\nA,key\nB,in talks", 1), None);
}

#[test]
fn without_a_known_name_the_first_column_of_texts_is_it() {
    check_mapping("Acme\nBolt\nCog", &["Name"]);
    check_mapping("Acme,100.5\nBolt,20", &["Name", "-"]);
    check_mapping("Foo,Bar\nAcme,20\nBolt,30", &["Name", "number Bar"]);
}

#[test]
fn codes_with_zeros_in_front_stay_texts() {
    check_mapping("name,branch code\nA,007\nB,12", &["Name", "text Branch code"]);
}

#[test]
fn a_mapping_needs_a_name_and_no_field_twice() {
    let source = table("name,city\nA,B");
    let mut mapping = guess_mapping(&source, &[]);
    mapping.columns[0].field = Some(AccountField::City);
    let problems = [MappingProblem::Same { first: 0, second: 1 }, MappingProblem::NoName];
    assert_eq!(mapping.problems(), problems);
    assert_eq!(plan_import(&workbook(), &source, &mapping, || AccountId::new(1)), Err(problems.to_vec()));
}

#[test]
fn bad_cells_are_left_out_and_listed() {
    let number = |kind| ImportProblemKind::Cell(CellProblem::Number(kind));
    check_problems("name,revenue 2024\nA,12\nB,abc\nC,7", &[(3, Some(1), number(NumberErrorKind::NotANumber))]);
    check_problems("name,quota\nA,\"1,234\"", &[(2, Some(1), number(NumberErrorKind::Ambiguous))]);
    check_problems("name,profit 2024\nA,12%", &[(2, Some(1), number(NumberErrorKind::Percent))]);
    check_problems("name,profit 2024\nA,5 €\nB,$5", &[(2, Some(1), number(NumberErrorKind::OtherCurrency))]);
    check_problems("name,revenue 2024\nA,1\nB,99999999999999999", &[(3, Some(1), number(NumberErrorKind::TooLarge))]);
    let date = |kind| ImportProblemKind::Cell(CellProblem::Date(kind));
    check_problems("name,customer since\nA,31.02.2020", &[(2, Some(1), date(DateErrorKind::NoSuchDay))]);
    check_problems("name,ownership\nA,maybe", &[(2, Some(1), ImportProblemKind::Cell(CellProblem::Ownership))]);
    let plan = plan("name,revenue 2024\nA,12\nB,abc");
    assert_eq!((plan.added.len(), plan.left_out, plan.cells_left_out()), (2, 0, 1));
}

#[test]
fn rows_without_a_name_are_left_out() {
    check_problems("name,city\nA,B\n,C\n", &[(3, Some(0), ImportProblemKind::NoName)]);
    let long = format!("name,city\n{},B", "x".repeat(201));
    check_problems(&long, &[(2, Some(0), ImportProblemKind::Cell(CellProblem::Name(NameError::TooLong)))]);
}

#[test]
fn two_rows_are_never_one_account() {
    check_problems("name,city\nAcme,B\nACME ,C", &[(3, None, ImportProblemKind::SameAccount { first: 2 })]);
    check_problems("id,name\n1,A\n1,B", &[(3, None, ImportProblemKind::SameAccount { first: 2 })]);
    check_problems("id,name\n1,Acme\n2,Acme", &[]);
    let mut book = workbook();
    take(&mut book, plan("name,city\nAcme,B"));
    let again = plan_table(&book, &table("name,city\nacme,C\nAcme,D"));
    assert_eq!(again.problems[0].kind, ImportProblemKind::SameAccount { first: 2 });
    assert_eq!((again.changed.len(), again.left_out), (1, 1));
}

#[test]
fn known_accounts_are_met_by_code_then_by_name() {
    let mut book = workbook();
    take(&mut book, plan("id,name,city,revenue 2024\nA1,Acme,Rome,5\n,Bolt,Oslo,6"));
    let again = plan_table(&book, &table("id,name,city,revenue 2024\na1,Acme Ltd,,7\nB2,BOLT,Oslo,6\nC3,Cog,Bonn,1"));
    assert_eq!((again.added.len(), again.changed.len(), again.same), (1, 2, 0));
    let acme = &again.changed[0];
    assert_eq!(acme.after.city, "Rome", "an empty cell keeps what is there");
    assert_eq!(acme.fields.len(), 2);
    assert_eq!(again.changed[1].fields, [AccountField::Code]);
    let once_more = plan_table(&book, &table("id,name,city,revenue 2024\nA1,Acme,Rome,5"));
    assert_eq!((once_more.added.len(), once_more.changed.len(), once_more.same), (0, 0, 1));
}

#[test]
fn a_name_of_several_accounts_needs_a_code() {
    let mut book = workbook();
    take(&mut book, plan("id,name\n1,Acme\n2,Acme"));
    let again = plan_table(&book, &table("name,city\nAcme,Rome"));
    assert_eq!(again.problems[0].kind, ImportProblemKind::SeveralAccounts { count: 2 });
    let third = plan_table(&book, &table("id,name\n3,Acme"));
    assert_eq!((third.added.len(), third.problems.len()), (1, 0));
}

#[test]
fn amounts_with_too_many_decimals_are_rounded_and_counted() {
    let plan = plan("name,revenue 2024\nA,2022.4999999999998\nB,1.005\nC,1.50");
    assert_eq!(plan.rounded, 2);
    let revenue: Vec<i128> = plan.totals.values().map(|total| total.revenue).collect();
    assert_eq!(revenue, [202_250 + 101 + 150]);
}

#[test]
fn a_chosen_style_decides_what_the_table_leaves_open() {
    let source = table("name,revenue 2024\nA,\"1,234\"");
    let mut mapping = guess_mapping(&source, &[]);
    for (style, minor) in [(NumberStyle::DecimalPoint, 123_400), (NumberStyle::DecimalComma, 123)] {
        mapping.columns[1].numbers = Some(style);
        mapping.columns[1].numbers_decide = true;
        let plan = plan_with(&workbook(), &source, &mapping);
        assert_eq!(plan.totals.values().next().map(|total| total.revenue), Some(minor));
    }
}

#[test]
fn three_digits_of_an_amount_are_thousands() {
    let check = |cells: &[&str], expected: i128| {
        let rows = cells.iter().enumerate().map(|(place, cell)| format!("A{place}\t{cell}\n"));
        let plan = plan(&format!("name\trevenue 2024\n{}", rows.collect::<String>()));
        assert_eq!(plan.problems, [], "{cells:?}");
        assert_eq!(plan.totals.values().map(|total| total.revenue).sum::<i128>(), expected, "{cells:?}");
    };
    check(&["1,250", "12,400", "3,005", "900"], 1_755_500);
    check(&["1.250", "12.400"], 1_365_000);
    check(&["(1,000)", "1.234.567"], 123_356_700);
    check(&["12.345", "2,50"], 1_234_750);
    // An export of unrounded sums has amounts with three decimals too.
    check(&["1.005", "2022.4999999999998"], 202_351);
    let thousands = plan("name\trevenue 2024, thousand\nA\t12.345\nB\t0.5");
    assert_eq!(thousands.totals.values().next().map(|total| total.revenue), Some(1_284_500));
}

#[test]
fn a_short_row_has_empty_cells_at_its_end() {
    let plan = plan("name,city,country\nA,B\nC\n");
    assert_eq!((plan.added.len(), plan.problems.len()), (2, 0));
    assert_eq!(plan.added[0].1.city, "B");
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let source = table("\u{feff}Отчёт по клиентам за 2023 год\n\nКлиент;Город;Выручка 2023\nА;Б;1\nВ;Г;2\n");
    assert_eq!((source.skipped, source.header.len(), source.rows.len()), (1, 3, 2));
    assert_eq!(plan_table(&workbook(), &source).added.len(), 2);
    let all = ReadOptions { has_header: Some(false), ..ReadOptions::default() };
    assert_eq!(read_text("Title\nname,city\nA,B", all).map(|table| (table.skipped, table.rows.len())), Ok((0, 3)));
}

#[test]
fn rows_of_totals_are_left_out() {
    let check = |text: &str, added: usize, totals: &[u32]| {
        let plan = plan(text);
        let found: Vec<u32> = plan.problems.iter().map(|problem| problem.row).collect();
        assert!(plan.problems.iter().all(|problem| problem.kind == ImportProblemKind::Total), "{text}");
        assert_eq!((plan.added.len(), found.as_slice()), (added, totals), "{text}");
    };
    check("name,revenue 2024\nA,1\nB,2\nTotal,3", 2, &[4]);
    check("Клиент;Выручка 2024\nА;1\nИтого:;1", 1, &[3]);
    check("نام مشتری,درآمد ۱۴۰۲\nآ,۵\nجمع کل,۵", 1, &[3]);
    check("name,revenue 2024\nA,1\nB,2\nTotal North,3\nC,4\nTotal South,4\nGrand total,7", 3, &[4, 6, 7]);
    check("name,revenue 2024\nA,1\nTotal Energies,300", 2, &[]);
    check("name,city\nA,Rome\nTotal Energies,Paris", 2, &[]);
}

#[test]
fn a_row_that_may_be_about_another_account_is_warned_about() {
    let mut book = workbook();
    take(&mut book, plan("id,name\nA1,Acme\nB2,Bolt"));
    let mixed = plan_table(&book, &table("id,name,city\nA1,bolt,Rome"));
    let said = |plan: &ImportPlan| -> Vec<_> {
        plan.warnings.iter().map(|it| (it.row, it.taken_for.clone(), it.other.clone(), it.kind)).collect()
    };
    assert_eq!(said(&mixed), [(2, "Acme".to_owned(), "Bolt".to_owned(), ImportWarningKind::NameOfOther)]);
    let renamed = plan_table(&book, &table("id,name,city\nA1,Acme Ltd,Rome"));
    assert_eq!(said(&renamed), []);
    let mut twin = Account::new(AccountId::new(7), Name::parse("Twin").unwrap_or_else(|error| panic!("{error:?}")));
    twin.code = "a1".to_owned();
    book.accounts.insert(twin);
    let kinds: Vec<_> =
        plan_table(&book, &table("id,name\nA1,Acme")).warnings.into_iter().map(|it| (it.other, it.kind)).collect();
    assert_eq!(kinds.len(), 1);
    assert_eq!(kinds[0].1, ImportWarningKind::CodeOfBoth);
}

#[test]
fn bad_tables_are_named() {
    let check = |bytes: &[u8], error| assert_eq!(read_bytes(bytes, ReadOptions::default()), Err(error), "{bytes:?}");
    check(b"", TableError::Empty);
    check(b"\n\n , \n", TableError::Empty);
    check(b"PK\x03\x04 xl/workbook.xml", TableError::OtherKind(FileKind::Spreadsheet));
    check(b"<html><body>Sign in</body></html>", TableError::OtherKind(FileKind::Html));
    check(b"name,city", TableError::OnlyHeader);
    check(b"name\0,city\nA,B", TableError::NotText { offset: 4 });
}

#[test]
fn bad_rows_are_named_and_left_out() {
    let check = |text: &str, expected: &[(u32, u32, RowProblemKind)]| {
        let table = table(text);
        let found: Vec<_> =
            table.problems.into_iter().map(|problem| (problem.row, problem.line, problem.kind)).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("name,city\nA,B\nC\nD,E,F\n", &[(4, 4, RowProblemKind::Length { found: 3, expected: 2 })]);
    check("name,city\nA,B,,\n", &[]);
    check("name,city\n\"A\nB\",C\n\"D,E\nF,G", &[(3, 4, RowProblemKind::UnclosedQuote { column: 0 })]);
    check("name,city,city\nA,B,C", &[(1, 1, RowProblemKind::SameHeader { column: 2, first: 1, found: "city".into() })]);
    check(
        "name\tcity\nA\u{fffd}\tB",
        &[(2, 2, RowProblemKind::BrokenCharacter { column: 0, found: "A\u{fffd}".into() })],
    );
}

#[test]
fn an_export_comes_back_as_it_was() {
    let mut book = workbook();
    take(&mut book, plan(NORTHWIND));
    take(&mut book, plan("name,notes,tags,quota\n\"=Cmd()\",\"two\nlines, \"\"quoted\"\"\",b; a,-1.234\n'@x,'=y,,2.5"));
    let fields: Vec<AccountField> =
        AccountField::FIXED.into_iter().chain(further_fields(book.accounts.iter())).collect();
    let header = |field: &AccountField| match field {
        AccountField::Text(name) | AccountField::Number(name) => name.clone(),
        AccountField::CustomerSince => "Customer since".to_owned(),
        AccountField::OrderPattern => "Order pattern".to_owned(),
        field => field_name(Some(field)),
    };
    let mut columns: Vec<_> = fields.iter().map(|field| (Exported::Field(field.clone()), header(field))).collect();
    columns.push((Exported::Status, "Status".to_owned()));
    for delimiter in Delimiter::ALL {
        let text = write_accounts(book.accounts.iter(), &columns, book.meta.currency, delimiter);
        assert!(!text.contains("\n=") && text.contains("'=Cmd()"), "formulas are guarded");
        let again = plan_table(&book, &table(&text));
        assert_eq!(again.problems, []);
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
