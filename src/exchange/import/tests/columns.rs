//! What columns are guessed to be.

use super::*;
use crate::exchange::mapping::{ColumnNote, MappingProblem, PeriodFrom, Scale, UnreadPeriod};

#[test]
fn headers_in_three_languages() {
    check_mapping("Company,Revenue Q1 2025,2025-03 revenue\nA,1,2", &["Name", "revenue 2025-Q1", "revenue 2025-03"]);
    check_mapping("Клиент;Отрасль;Прибыль 2024\nА;Б;5", &["Name", "Sector", "profit 2024"]);
    check_mapping("نام مشتری,شهر,درآمد ۱۴۰۲\nآ,ب,۵", &["Name", "City", "revenue 1402"]);
    let hubspot = "Record ID,Company name,Company owner,City\n7,Acme,Jane,Oslo";
    check_mapping(hubspot, &["Code", "Name", "Manager", "City"]);
    check_mapping("client name,1996,1997\nA,1,2", &["Name", "revenue 1996", "revenue 1997"]);
}

#[test]
fn notes_say_what_was_assumed() {
    let note = |text: &str, column: usize| guess_mapping(&table(text), &Around::default()).columns[column].note;
    assert_eq!(note("نام,درآمد ۱۴۰۲\nآ,۵", 1), None);
    assert_eq!(note("name,revenue\nA,5", 1), Some(ColumnNote::NoPeriod));
    assert_eq!(note("name,company\nA,B", 1), Some(ColumnNote::Taken { first: 0 }));
    assert_eq!(note("name,status\nA,key\nB,do not retain", 1), None);
    assert_eq!(note("name,status\nA,active\nB,in talks", 1), Some(ColumnNote::OtherStatus));
    let grouped = "name,revenue,profit,revenue\nA,1,2,3";
    assert_eq!(note(grouped, 3), Some(ColumnNote::LeftOut { first: 1 }));
    assert_eq!(note("name,score\nA,1\nB,2\nC,x", 1), Some(ColumnNote::SomeTexts { row: 4 }));
    assert_eq!(note("name,status,company\nA,,", 1), None);
    assert_eq!(note("name,status,company\nA,,", 2), None);
    let short = note("name,Jan-25\nA,1", 1);
    assert_eq!(short, Some(ColumnNote::ShortYear(Period::Month(2025, 1))));
    assert_eq!(note("name,H2 2025\nA,1", 1), Some(ColumnNote::Unread(UnreadPeriod::HalfYear)));
    assert_eq!(note("name,YTD 2025\nA,1", 1), Some(ColumnNote::Unread(UnreadPeriod::ToDate)));
    assert_eq!(note("name,FY 2023-24 Revenue\nA,1", 1), Some(ColumnNote::Unread(UnreadPeriod::TwoYears)));
    assert_eq!(note("name,H2 2025\nA,good", 1), None);
    assert_eq!(note("name,key account\nA,yes\nB,no", 1), Some(ColumnNote::KeyMarks));
}

// "Customer" holds numbers in the lists of an ERP, and the name stands beside it in "Name 1": the numbers were taken for
// the names.
#[test]
fn of_two_columns_for_the_name_the_one_of_texts_is_it() {
    check_mapping("Customer\tName 1\tCity\n0000100234\tAcme\tRome\n0000100235\tBolt\tOslo", &["Code", "Name", "City"]);
    check_mapping("Name 1;Customer\nAcme;100234\nBolt;100235", &["Name", "Code"]);
    check_mapping("Customer,Name,Code\n12,Acme,x1\n13,Bolt,x2", &["number Customer", "Name", "Code"]);
    check_mapping("Customer,Company\nAcme,Acme Inc\nBolt,Bolt Ltd", &["Name", "text Company"]);
    check_mapping("Customer,Name\n12,\n13,", &["Name", "-"]);
    check_mapping("Customer,City\n12,Rome\n13,Oslo", &["Name", "City"]);
}

#[test]
fn without_a_known_name_the_first_column_of_texts_is_it() {
    check_mapping("Acme\nBolt\nCog", &["Name"]);
    check_mapping("Acme,100.5\nBolt,20", &["Name", "-"]);
    check_mapping("Foo,Bar\nAcme,20\nBolt,30", &["Name", "number Bar"]);
    // Headers of a language that is not known: a code is no name, and one customer twice makes the names none the less.
    let dutch = "Klant-nr.;Bedrijf;Plaats\nK-1;Weiß AG;Ulm\nK-2;Groß AG;Köln\nK-3;Abt AG;Bonn\nK-4;Roth AG;Jena\n\
        K-5;Weiß AG;Kiel";
    check_mapping(dutch, &["text Klant-nr.", "Name", "text Plaats"]);
    assert_eq!(guess_mapping(&table(dutch), &Around::default()).columns[1].note, Some(ColumnNote::GuessedName));
}

#[test]
fn most_cells_and_the_columns_beside_say_what_a_column_is() {
    let bitrix = "Клиент;Янв 2025;Фев 2025;Мар 2025\nА;1;2;3\nБ;4;5;0\nВ;;;н/д\nГ;7;8;9";
    check_mapping(bitrix, &["Name", "revenue 2025-01", "revenue 2025-02", "revenue 2025-03"]);
    check_mapping("name,2024,2025\nA,1,2\nB,3,x\nC,4,y\nD,5,z", &["Name", "revenue 2024", "revenue 2025"]);
    check_mapping("name,2025\nA,1\nB,x\nC,3", &["Name", "revenue 2025"]);
    check_mapping("name,2025\nA,1\nB,x\nC,y", &["Name", "text 2025"]);
    check_mapping("name,revenue\nA,1\nB,x\nC,3", &["Name", "number Revenue"]);
    check_mapping("name,score\nA,1\nB,-\nC,#N/A", &["Name", "number Score"]);
    check_mapping("name,score\nA,1\nB,x\nC,3", &["Name", "text Score"]);
}

#[test]
fn a_figure_needs_its_period() {
    let source = table("name,amount\nA,5");
    let mut mapping = guess_mapping(&source, &Around::default());
    mapping.columns[1].field = Some(AccountField::Revenue(Period::Year(2025)));
    assert_eq!(mapping.problems(), []);
    mapping.columns[1].period = PeriodFrom::Nowhere;
    assert_eq!(mapping.problems(), [MappingProblem::NoPeriod { column: 1 }]);
}

#[test]
fn statuses_and_marks_are_known_by_their_cells() {
    check_mapping("name,status\nA,key\nB,in talks", &["Name", "Status"]);
    check_mapping("Клиент;Статус\nА;Ключевой\nБ;Под наблюдением", &["Name", "Status"]);
    check_mapping("نام,وضعیت\nآ,کلیدی\nب,حفظ نشود", &["Name", "Status"]);
    check_mapping("name,status\nA,active\nB,closed\nC,key", &["Name", "text Status"]);
    check_mapping("name,status\nA,\nB,", &["Name", "-"]);
    // Such a header stands over names as well as over marks.
    check_mapping("key account,city\nAcme,Rome\nBolt,Oslo", &["Name", "City"]);
    check_mapping("Key account,company\nx,Acme\n,Bolt", &["Status", "Name"]);
}

#[test]
fn codes_with_zeros_in_front_stay_texts() {
    check_mapping("name,branch code\nA,007\nB,12", &["Name", "text Branch code"]);
    check_mapping("name,phone\nA,+74951234567\nB,+78121234567", &["Name", "text Phone"]);
    check_mapping("name,bank account\nA,40702810500000012345\nB,12", &["Name", "text Bank account"]);
}

#[test]
fn a_mapping_needs_a_name_and_no_field_twice() {
    let source = table("name,city\nA,B");
    let mut mapping = guess_mapping(&source, &Around::default());
    mapping.columns[0].field = Some(AccountField::City);
    let problems = [MappingProblem::Same { first: 0, second: 1 }, MappingProblem::NoName];
    assert_eq!(mapping.problems(), problems);
    assert_eq!(
        plan_import(&workbook(), &source, &mapping, &ImportChoices::default(), || AccountId::new(1)),
        Err(problems.to_vec())
    );
}

// "No." over 1, 2, 3 was the customers' code, so that the next month's list, in another order, changed other customers.
#[test]
fn the_numbers_of_the_rows_are_no_codes() {
    check_mapping("No.,Customer,City\n1,Acme,Rome\n2,Bolt,Oslo\n3,Cog,Bonn", &["-", "Name", "City"]);
    check_mapping("№ п/п;Клиент;Выручка 2024\n1;А;5\n2;Б;6\n;Итого;11", &["-", "Name", "revenue 2024"]);
    check_mapping("ردیف,نام مشتری,شهر\n۱,آ,ب\n۲,پ,ت\nمنبع: سپیدار,,", &["-", "Name", "City"]);
    check_mapping("No.,Customer\n10,Acme\n20,Bolt", &["Code", "Name"]);
    check_mapping("id,name\n1,Acme\n2,Bolt", &["Code", "Name"]);
}

#[test]
fn columns_of_reports_and_pivot_tables() {
    check_mapping("Row Labels,Sum of Revenue 2024\nAcme,5\nBolt,6", &["Name", "revenue 2024"]);
    check_mapping("Названия строк;Сумма по полю Выручка 2024\nА;5\nБ;6", &["Name", "revenue 2024"]);
    let note = |text: &str| guess_mapping(&table(text), &Around::default()).columns[1].note;
    assert_eq!(note("Company,Annual Revenue\nAcme,5"), Some(ColumnNote::NoPeriod));
}

// Thirty-five columns of a German list were set by hand.
#[test]
fn headers_of_german_french_and_spanish_lists() {
    let german = "Kundennr.;Kunde;Ort;Land;Branche;Betreuer;Bestellungen;Kunde seit;Umsatz 2023 (EUR);Rohertrag 2023 (EUR);\
        Umsatz Q1 2024;Rohertrag Q1 2024;Umsatz 2. Quartal 2024;Deckungsbeitrag März 2024;Umsatz 2. Halbjahr 2025\n\
        K-1;Abt AG;Ulm;D;Bahn;Jo;7;01.02.2020;1,5;1,5;1,5;1,5;1,5;1,5;1,5";
    let german_fields = [
        "Code",
        "Name",
        "City",
        "Country",
        "Sector",
        "Manager",
        "number Bestellungen",
        "CustomerSince",
        "revenue 2023",
        "profit 2023",
        "revenue 2024-Q1",
        "profit 2024-Q1",
        "revenue 2024-Q2",
        "profit 2024-03",
        "number Umsatz 2. Halbjahr 2025",
    ];
    check_mapping(german, &german_fields);
    let half = guess_mapping(&table(german), &Around::default()).columns[14].note;
    assert_eq!(half, Some(ColumnNote::Unread(UnreadPeriod::HalfYear)));
    let french = "Code client;Raison sociale;Ville;Pays;Secteur d'activité;Responsable;Chiffre d'affaires 2024;CA T1 2024;\
        CA 1er trimestre 2025;Bénéfice 2024;Ventes août 2025\nC1;Abt SA;Lyon;FR;Rail;Jo;1,5;1,5;1,5;1,5;1,5";
    let french_fields = [
        "Code",
        "Name",
        "City",
        "Country",
        "Sector",
        "Manager",
        "revenue 2024",
        "revenue 2024-Q1",
        "revenue 2025-Q1",
        "profit 2024",
        "revenue 2025-08",
    ];
    check_mapping(french, &french_fields);
    let spanish = "Código;Cliente;Ciudad;País;Gestor;Ventas 2024;Facturación enero 2025;Beneficio 2024;Ventas 2T24\n\
        C1;Abt SA;Vigo;ES;Jo;1,5;1,5;1,5;1,5";
    let spanish_fields = [
        "Code",
        "Name",
        "City",
        "Country",
        "Manager",
        "revenue 2024",
        "revenue 2025-01",
        "profit 2024",
        "revenue 2024-Q2",
    ];
    check_mapping(spanish, &spanish_fields);
}

#[test]
fn a_level_of_contribution_is_no_month() {
    check_mapping(
        "Firma;DB 1 2024;Deckungsbeitrag 2 2024\nA;5;3",
        &["Name", "number DB 1 2024", "number Deckungsbeitrag 2 2024"],
    );
    check_mapping("Firma;Deckungsbeitrag 2024;Umsatz 03/2024\nA;5;3", &["Name", "profit 2024", "revenue 2024-03"]);
}

#[test]
fn units_and_currencies_of_german_headers() {
    let read = |header: &str| {
        let column = guess_mapping(&table(&format!("Firma;{header}\nA;5,5")), &Around::default()).columns[1].clone();
        let code = column.currency.map(|named| named.likely().to_string());
        (field_name(column.field.as_ref()), column.scale, code.unwrap_or_default())
    };
    let check = |header: &str, expected: (&str, Scale, &str)| {
        assert_eq!(read(header), (expected.0.to_owned(), expected.1, expected.2.to_owned()), "{header}");
    };
    check("Umsatz 2024 in €", ("revenue 2024", Scale::One, "EUR"));
    check("Umsatz 2024 (EUR)", ("revenue 2024", Scale::One, "EUR"));
    check("Umsatz 2024 TEUR", ("revenue 2024", Scale::Thousand, "EUR"));
    check("Umsatz 2024 in T€", ("revenue 2024", Scale::Thousand, "EUR"));
    check("Umsatz 2024 (T EUR)", ("revenue 2024", Scale::Thousand, "EUR"));
    check("Umsatz 2024 in Mio. CHF", ("revenue 2024", Scale::Million, "CHF"));
    check("CA 2024 en €", ("revenue 2024", Scale::One, "EUR"));
    check("Revenue DE 2024", ("number Revenue DE 2024", Scale::One, ""));
    check("CA 2024 en milliers d'euros", ("revenue 2024", Scale::Thousand, "EUR"));
    check("Выручка 2024, тыс. руб.", ("revenue 2024", Scale::Thousand, "RUB"));
}

// Amounts under "Gross margin" were a field of their own, and the concentration of profit was silently empty.
#[test]
fn a_margin_in_money_is_profit_and_one_in_per_cent_is_none() {
    let check = |header: &str, cells: [&str; 2], expected: &str, is_noted: bool| {
        let text = format!("name;{header}\nA;{}\nB;{}", cells[0], cells[1]);
        let column = guess_mapping(&table(&text), &Around::default()).columns[1].clone();
        assert_eq!(field_name(column.field.as_ref()), expected, "{text}");
        assert_eq!(column.note == Some(ColumnNote::MarginInMoney), is_noted, "{text}");
    };
    check("Gross margin 2023", ["17156.21", "278.5"], "profit 2023", true);
    check("Marge brute T2 2024", ["17 156,21", "278,50"], "profit 2024-Q2", true);
    check("Bruttomarge 2023 (EUR)", ["17,5", "2,5"], "profit 2023", true);
    check("Маржа 2023, тыс. руб.", ["17,5", "2,5"], "profit 2023", true);
    check("حاشیه سود ۱۴۰۲", ["۱۷۱۵۶", "۲۷۸"], "profit 1402", true);
    check("Gross margin 2023", ["17 %", "250 %"], "number Gross margin 2023", false);
    check("Gross margin 2023, %", ["17", "250"], "number Gross margin 2023, %", false);
    check("Gross margin 2023", ["17.5", "0.3"], "number Gross margin 2023", false);
    check("Gross margin", ["17156.21", "278.5"], "number Gross margin", false);
    let note =
        |cell: &str| guess_mapping(&table(&format!("name;margin\nA;{cell}")), &Around::default()).columns[1].note;
    assert_eq!((note("17156"), note("12 %")), (Some(ColumnNote::NoPeriod), None));
}
