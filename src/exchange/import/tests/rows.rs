//! Which rows are used, and for whom.

use super::*;
use crate::exchange::table::{FileKind, RowProblemKind, TableError, first_table};
use crate::model::NameError;

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
    check("name,city\nA,B\nC\nD,E,F\n", &[(4, 4, RowProblemKind::Length { found: 3, expected: 2, text: "F".into() })]);
    check("name,city\nA,B,,\n", &[]);
    let unclosed = RowProblemKind::UnclosedQuote { column: 0, found: "\"D,E".into() };
    check("name,city\n\"A\nB\",C\n\"D,E\nF,G", &[(3, 4, unclosed)]);
    let after = RowProblemKind::TextAfterQuote { column: 1, found: "\"B\" Co,7".into() };
    check("name,city,x\nA,\"B\" Co,7\nC,D,8", &[(2, 2, after)]);
    check("name,city,city\nA,B,C", &[(1, 1, RowProblemKind::SameHeader { column: 2, first: 1, found: "city".into() })]);
    check(
        "name\tcity\nA\u{fffd}\tB",
        &[(2, 2, RowProblemKind::BrokenCharacter { column: 0, found: "A\u{fffd}".into() })],
    );
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
    assert_eq!((source.above.len(), source.header.len(), source.rows.len()), (1, 3, 2));
    assert_eq!(plan_table(&workbook(), &source).added.len(), 2);
    let all = ReadOptions { has_header: Some(false), ..ReadOptions::default() };
    assert_eq!(read_text("Title\nname,city\nA,B", all).map(|table| (table.above.len(), table.rows.len())), Ok((0, 3)));
}

#[test]
fn a_sheet_is_as_wide_as_its_widest_row() {
    let check = |text: &str, header: &[&str], rows: usize| {
        let table = read_text(text, ReadOptions::of_sheet()).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(
            (table.header.iter().map(String::as_str).collect::<Vec<_>>(), table.rows.len()),
            (header.to_vec(), rows),
            "{text}"
        );
        assert_eq!(table.problems, [], "{text}");
    };
    check("name\tcity\nA\tB\t\tcall in May\nC\tD", &["name", "city", "", ""], 2);
    check("name\tcity\nA\tB\t\t \nC\tD", &["name", "city"], 2);
    check("A\t1\nB\t2\nC\t3\tnote", &["", "", ""], 3);
    check("Report\nname\t2024\t\n\trevenue\tprofit\nA\t1\t2", &["name", "revenue 2024", "profit 2024"], 1);
}

#[test]
fn the_first_sheet_with_a_table_is_opened() {
    let check = |sheets: &[&str], expected| assert_eq!(first_table(sheets.iter().copied()), expected, "{sheets:?}");
    check(&["Read me\nx", "a\tb\n1\t2"], 1);
    check(&["a\tb\n1\t2", "a\tb\n1\t2"], 0);
    check(&["title\tdate", "a\tb\n1\t2"], 1);
    check(&["A\nB"], 0);
}

#[test]
fn rows_of_totals_are_left_out() {
    let check = |text: &str, added: usize, totals: &[u32]| {
        let plan = plan(text);
        let found: Vec<u32> = plan.problems.iter().map(|problem| problem.row).collect();
        assert!(
            plan.problems.iter().all(|problem| problem.kind == ImportProblemKind::Doubt(DoubtKind::Total)),
            "{text}"
        );
        assert_eq!((plan.added.len(), found.as_slice()), (added, totals), "{text}");
    };
    check("name,revenue 2024\nA,1\nB,2\nTotal,3", 2, &[4]);
    check("Клиент;Выручка 2024\nА;1\nИтого:;1", 1, &[3]);
    check("نام مشتری,درآمد ۱۴۰۲\nآ,۵\nجمع کل,۵", 1, &[3]);
    check("name,revenue 2024\nA,1\nB,2\nTotal North,3\nC,4\nTotal South,4\nGrand total,7", 3, &[4, 6, 7]);
    check("name,revenue 2024\nA,1\nTotal Energies,300", 2, &[]);
    check("name,city\nA,Rome\nTotal Energies,Paris", 2, &[]);
}

// A report with subtotals by region ended in "Total company", which the sum since the last subtotal is not: it came in as
// a customer and doubled the whole. Beside it, customers called Total were left out of other lists.
#[test]
fn subtotals_and_the_total_of_all_are_left_out_and_customers_called_so_stay() {
    let check = |text: &str, added: usize, totals: &[u32]| {
        let plan = plan(text);
        let found: Vec<u32> = plan.problems.iter().map(|problem| problem.row).collect();
        assert!(
            plan.problems.iter().all(|problem| problem.kind == ImportProblemKind::Doubt(DoubtKind::Total)),
            "{text}"
        );
        assert_eq!((plan.added.len(), found.as_slice()), (added, totals), "{text}");
    };
    let regions = "A1,100\nA2,50\nSubtotal EMEA,150\nB1,30\nB2,20\nSubtotal APAC,50\nTotal company,200";
    check(&format!("Customer,Revenue 2025\n{regions}"), 4, &[4, 7, 8]);
    let russian = "Альфа;100\nБета;-20\nИтого по Москве;80\nГамма;5\nПромежуточный итог;5\nВсего по компании;85";
    check(&format!("Клиент;Выручка 2025\n{russian}"), 3, &[4, 6, 7]);
    check("Customer,Revenue 2025\nAlpha,100\nTotal Wine & More,100\nGamma,5\nTotalEnergies,205", 4, &[]);
    check("Customer,Revenue 2025\nAlpha,100\nBeta,7\nSubtotal EMEA,90\nAverage,95\nCount,2", 2, &[4, 5, 6]);
}

// A list of SAP ends in a row with "*" where the number stands and "Total" beside it: it came in as a customer called
// "*", and the sum of the year was twice what it is. A row of sums is found by any of its cells and by its figures.
#[test]
fn rows_of_totals_are_found_by_any_cell_and_by_their_figures() {
    let check = |text: &str, added: usize, totals: &[u32]| {
        let plan = plan(text);
        let found: Vec<u32> = plan.problems.iter().map(|problem| problem.row).collect();
        assert!(
            plan.problems.iter().all(|problem| problem.kind == ImportProblemKind::Doubt(DoubtKind::Total)),
            "{text}"
        );
        assert_eq!((plan.added.len(), found.as_slice()), (added, totals), "{text}");
    };
    let sap = "Customer\tName 1\tRevenue 2024\n0000100234\tMüller\t5\n0000100235\tVilla\t7\n*\tTotal\t12";
    check(sap, 2, &[4]);
    let mut by_number = guess_mapping(&table(sap), &Around::default());
    by_number.columns[0].field = Some(AccountField::Name);
    by_number.columns[1].field = None;
    let plan = plan_with(&workbook(), &table(sap), &by_number);
    assert_eq!((plan.added.len(), plan.left_out, plan.totals.values().next().map(|it| it.revenue)), (2, 1, Some(1200)));
    check("name,type,revenue 2024\nA,x,1\nB,x,2\nAll,Total,3", 2, &[4]);
    check("name,type,revenue 2024\nA,x,1\nB,x,2\nC,Total,4", 3, &[]);
    check("name,revenue 2024\nA,1\nB,2\n*,3\nC,5\nD,6\n*,11\n**,14", 4, &[4, 7, 8]);
    check("name,city,revenue 2024\nA,Rome,1\n,Total,1", 1, &[3]);
    check("name,revenue 2023,revenue 2024\nA,10,1\nB,20,2\nC,30,3\nAltogether,60,6", 3, &[5]);
    check("name,revenue 2023,revenue 2024\nA,10,1\nB,20,2\nC,30,3", 3, &[]);
    check("name,revenue 2024\nA,1\nB,2\nC,3\nD,6", 4, &[]);
    check("name,revenue 2023,revenue 2024\nA,0,0\nB,0,0\nC,0,0\nD,0,0", 4, &[]);
}

#[test]
fn rows_without_a_name_are_left_out() {
    check_problems("name,city\nA,B\n,C\n", &[(3, Some(0), ImportProblemKind::NoName)]);
    let long = format!("name,city\n{},B", "x".repeat(201));
    check_problems(&long, &[(2, Some(0), ImportProblemKind::Cell(CellProblem::Name(NameError::TooLong)))]);
}

#[test]
fn two_rows_are_never_one_account() {
    check_problems("name,city\nAcme,B\nACME ,b", &[(3, None, ImportProblemKind::SameAccount { first: 2 })]);
    check_problems("name,city\nAcme,B\nACME ,C", &[(3, None, ImportProblemKind::OtherPlace { first: 2 })]);
    check_problems("id,name\n1,A\n1,B", &[(3, None, ImportProblemKind::SameCode { first: 2 })]);
    check_problems("id,name\n1,Acme\n2,Acme", &[]);
    let mut book = workbook();
    take(&mut book, plan("name,city\nAcme,B"));
    let again = plan_table(&book, &table("name,city\nacme,C\nAcme,D"));
    assert_eq!(again.problems[0].kind, ImportProblemKind::OtherPlace { first: 2 });
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
fn a_row_that_may_be_about_another_account_is_warned_about() {
    let mut book = workbook();
    take(&mut book, plan("id,name\nA1,Acme\nB2,Bolt"));
    let mixed = plan_table(&book, &table("id,name,city\nA1,bolt,Rome"));
    let said = |plan: &ImportPlan| -> Vec<_> {
        plan.warnings.iter().map(|it| (it.row, it.column, it.found.clone(), it.kind.clone())).collect()
    };
    let (taken_for, other) = ("Acme".to_owned(), "Bolt".to_owned());
    let kind = ImportWarningKind::NameOfOther { taken_for, other };
    assert_eq!(said(&mixed), [(2, Some(1), "bolt".to_owned(), kind)]);
    let renamed = plan_table(&book, &table("id,name,city\nA1,Acme Ltd,Rome"));
    assert_eq!(said(&renamed), []);
    let mut twin = Account::new(AccountId::new(7), Name::parse("Twin").unwrap_or_else(|error| panic!("{error:?}")));
    twin.code = "a1".to_owned();
    book.accounts.insert(twin);
    let (taken_for, other) = ("Acme".to_owned(), "Twin".to_owned());
    let kind = ImportWarningKind::CodeOfBoth { taken_for, other };
    assert_eq!(said(&plan_table(&book, &table("id,name\nA1,Acme"))), [(2, Some(0), "A1".to_owned(), kind)]);
}

// Story: a spreadsheet had made numbers of tax codes, and every customer whose code begins with a zero came in twice.
#[test]
fn codes_that_lost_their_zeros_are_the_same() {
    let mut book = workbook();
    take(&mut book, plan("code,name\n0276123456,Acme\n027612,Bolt\n012,Cray"));
    let check = |text: &str, same: usize, changed: &[&str], added: usize| {
        let plan = plan_table(&book, &table(text));
        let codes: Vec<&str> = plan.changed.iter().map(|changed| changed.after.code.as_str()).collect();
        assert_eq!((plan.same, codes.as_slice(), plan.added.len()), (same, changed, added), "{text}");
    };
    check("code,name\n276123456,Acme", 1, &[], 0);
    // Zeros that were lost before come back.
    check("code,name\n00276123456,Acme", 0, &["00276123456"], 0);
    // Another name is another customer, and three digits may be a coincidence.
    check("code,name\n27612,Acme", 0, &[], 1);
    check("code,name\n12,Cray", 0, &[], 1);
}

// Story: a new system had given a customer another code. It came in as a second account, and nothing was said.
#[test]
fn a_code_that_changed_is_warned_about() {
    let check_in = |here: &str, text: &str, added: usize, absent: usize, expected: &[(u32, &str)]| {
        let mut book = workbook();
        take(&mut book, plan(here));
        let plan = plan_table(&book, &table(text));
        let kind = |code: &str| ImportWarningKind::OtherCode { code: code.to_owned() };
        let said: Vec<_> = plan.warnings.iter().map(|it| (it.row, it.kind.clone())).collect();
        let expected: Vec<_> = expected.iter().map(|(row, code)| (*row, kind(code))).collect();
        assert_eq!((plan.added.len(), plan.absent.len(), said), (added, absent, expected), "{text}");
    };
    let check = |text: &str, added, absent, expected: &[(u32, &str)]| {
        check_in("id,name,city\nA1,Acme,Rome\nB2,Bolt,Oslo", text, added, absent, expected);
    };
    check("id,name,city\nA7,Acme,Rome\nB2,Bolt,Oslo", 1, 1, &[(2, "A1")]);
    check("id,name\nA7,acme", 1, 2, &[(2, "A1")]);
    // In another city it is another customer; and the one whose own row is there, before or after, has its code still.
    check("id,name,city\nA7,Acme,Paris", 1, 2, &[]);
    check("id,name\nA7,Acme\nA1,Acme", 1, 1, &[]);
    check("id,name\nA1,Acme\nA7,Acme", 1, 1, &[]);
    check("name\nAcme\nBolt", 0, 0, &[]);
    // Of two of the name, the one that no row is about.
    check_in("id,name\nA1,Acme\nA3,Acme", "id,name\nA7,Acme\nA1,Acme", 1, 1, &[(2, "A3")]);
}

// Story: a list of invoices was taken for a list of customers; 560 rows were "left out", and nothing said what to do.
#[test]
fn a_list_of_sales_is_known_as_such() {
    let check = |text: &str, expected: bool| assert_eq!(plan(text).is_repeating(), expected, "{text}");
    check("name,revenue 2024\nA,1\nB,2\nA,3\nA,4\nB,5\nB,6\nA,7\n", true);
    check("name,revenue 2024\nA,1\nB,2\nC,3\nD,4\nA,5\nB,6\n", false);
    check("name,revenue 2024\nA,1\nA,2\n", false);
}

// A line that names the separator in quotation marks or in capitals was taken for a title, and the lines drawn in a list of
// SAP for a customer of the name "------------".
#[test]
fn lines_that_are_no_rows_are_passed_over() {
    let check = |text: &str, delimiter: Delimiter, names: &[&str]| {
        let source = table(text);
        let plan = plan_table(&workbook(), &source);
        let found: Vec<&str> = plan.added.iter().map(|(_, account)| account.name.as_str()).collect();
        assert_eq!((source.delimiter, source.above.len(), found.as_slice()), (delimiter, 0, names), "{text}");
        assert_eq!(plan.problems, [], "{text}");
    };
    check("\"sep=;\"\nname;city\nA;Rome", Delimiter::Semicolon, &["A"]);
    check("SEP=\t\r\nname\tcity\r\nA\tRome", Delimiter::Tab, &["A"]);
    let sap = "|Customer|Name 1|City|\n|--------|------|----|\n|00012|Müller|Köln|\n|00013|Villa|Bonn|\n|--------|------|----|";
    check(sap, Delimiter::Pipe, &["Müller", "Villa"]);
    let source = table("sep=;\nname;city\n\"A;Rome\nB;Oslo");
    let place = source.problems.first().map(|problem| (problem.row, problem.line));
    assert_eq!(place, Some((2, 3)), "the row as a spreadsheet counts, the line as an editor does");
}

// A mark left open before a quoted cell of another row swallowed what lay between, or was said to have text behind it.
#[test]
fn a_mark_that_swallows_rows_is_said() {
    let source = table("name,city,tel\nA,\"Rome\nB,Oslo,2\nC\",3");
    let kinds: Vec<_> = source.problems.iter().map(|problem| (problem.row, problem.kind.keeps_row())).collect();
    assert_eq!((kinds.as_slice(), source.rows.len()), ([(2, true)].as_slice(), 1));
    assert!(matches!(source.problems[0].kind, RowProblemKind::QuotedRows { column: 1, lines: 3, .. }));
    assert_eq!(table("name,city,notes\nA,Rome,\"one, two\nthree\nfour\"").problems, []);
}
