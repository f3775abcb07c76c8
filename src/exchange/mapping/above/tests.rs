//! Reports of programs of accounting, with their period above the table.
//!
//! Story: a head of sales exports "Валовая прибыль по контрагентам" from 1C every month. The first lines say "Период:
//! Январь 2026 г. - Октябрь 2026 г.", the header says "Контрагент; Выручка; Валовая прибыль". The import passed over the
//! lines and took both columns as numbers of their own, and she typed a period twice, once the wrong one.

use super::*;
use crate::exchange::mapping::{Around, PeriodFrom, guess_mapping};
use crate::exchange::table::{RawTable, ReadOptions, read_text};
use crate::exchange::{AccountField, table};

fn november() -> Option<Date> {
    Date::new(2026, 11, 24)
}

fn read(text: &str) -> RawTable {
    read_text(text, ReadOptions::default()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// What the lines above a table of customers and their revenue say, in short: a period, with its months if not all.
fn check(lines: &str, expected: &str) {
    let table = read(&format!("{lines}\nКонтрагент;Выручка;Валовая прибыль\nАльфа;100;10\nБета;200;20\n"));
    assert_eq!(table.header.len(), 3, "{lines}");
    let found = period_above(&table, november()).map(|above| match above.covers {
        Some(months) => format!("{} {}", above.period, months.months()),
        None => above.period.to_string(),
    });
    assert_eq!(found.unwrap_or_default(), expected, "{lines}");
}

#[test]
fn lines_of_1c() {
    check("Период: 01.01.2025 - 31.12.2025", "2025");
    check("Период: Январь 2026 г. - Октябрь 2026 г.", "2026 10");
    check("Период: 2025 г.", "2025");
    check("Период: 2025", "2025");
    check("Период: Сентябрь 2025 г.", "2025-09");
    check("Период: 3 квартал 2025 г.", "2025-Q3");
    check("Период: 1 полугодие 2025 г.", "2025 6");
    check("Период: 9 месяцев 2025 г.", "2025 9");
    check("Период: с 01.01.2026 по 31.10.2026", "2026 10");
    check("Период: 01.02.2026 - 28.02.2026", "2026-02");
    check("Период: 01.07.2025 - 30.09.2025", "2025-Q3");
    check("Период: 01.01.2026 - 24.11.2026", "2026 10");
    check("ООО «Ромашка-7»\nВаловая прибыль по контрагентам\nПериод: 2025 г.\nЕдиница измерения: руб.", "2025");
    check("Параметры:;Период: 01.01.2025 - 31.12.2025", "2025");
    check("Параметры:;;Период:;2025 г.;;Сформировано: 05.11.2026 12:30:45", "2025");
    check("Отчёт по клиентам за 2023 год", "2023");
    check("Отчет о продажах за январь-октябрь 2026 года", "2026 10");
    check("Начало периода: 01.01.2025\nКонец периода: 31.12.2025", "2025");
    check("С:;01.01.2025;По:;31.12.2025", "2025");
    check("Период: 01.2026 - 10.2026", "2026 10");
}

#[test]
fn lines_in_english() {
    check("Period: Jan 2026 - Oct 2026", "2026 10");
    check("FY 2025", "2025");
    check("FY25", "2025");
    check("Sales by Customer\nJanuary - December 2025", "2025");
    check("Sales by customer 2025", "2025");
    check("Period: Q3 2025", "2025-Q3");
    check("Reporting period: 2025-09", "2025-09");
    check("Posting Date 01.01.2025 to 31.10.2025", "2025 10");
    check("From date: 01/01/2025\nTo date: 12/31/2025", "2025");
    check("Period: YTD 2026", "2026 10");
    check("Year to date 31.10.2026", "2026 10");
    check("FY 2026\nData through 31 Oct 2026", "2026 10");
    check("Sales 2025\nPeriod: Q3 2025\nPrinted on 3 Nov 2026", "2025-Q3");
}

#[test]
fn filters_of_pivot_tables_and_posting_periods() {
    check("Year;2025", "2025");
    check("Год;2025\nМесяц;(Все)", "2025");
    check("Год;2025\nМесяц;март", "2025-03");
    check("Year;2025\nQuarter;Q3", "2025-Q3");
    check("Fiscal Year;2026\nPeriod;1 to 10", "2026 10");
    check("Год;2025\nМесяц;(несколько элементов)", "");
    check("Year;(Multiple Items)", "");
    check("Year;(All)", "");
}

#[test]
fn lines_in_persian() {
    check("دوره: ۱۴۰۴", "1404");
    check("از ۱۴۰۴/۰۱/۰۱ تا ۱۴۰۴/۱۲/۲۹", "1404");
    check("از تاریخ ۱۴۰۵/۰۱/۰۱ لغایت ۱۴۰۵/۰۸/۳۰", "1405 8");
    check("از تاریخ: ۱۴۰۴/۰۱/۰۱\nتا تاریخ: ۱۴۰۴/۱۲/۲۹", "1404");
    check("سال مالی ۱۴۰۴", "1404");
    check("گزارش فروش فروردین تا آبان ۱۴۰۵", "1405 8");
    check("دوره: از ابتدای فروردین ۱۴۰۵ تا پایان آبان ۱۴۰۵", "1405 8");
    check("دوره: شش ماهه اول ۱۴۰۴", "1404 6");
    check("دوره: سه‌ماهه دوم ۱۴۰۴", "1404-Q2");
    check("دوره: ۱۴۰۴/۰۱ تا ۱۴۰۴/۰۹", "1404 9");
    check("گزارش فروش مشتریان - تاریخ گزارش: ۱۴۰۵/۰۹/۰۳\nدوره: ۱۴۰۴", "1404");
}

#[test]
fn of_a_year_and_what_lies_in_it_it_is_what_lies_in_it() {
    check("Отчет 2025\nПериод: 01.01.2025 - 31.12.2025", "2025");
    check("Отчет за 2026 год\nПериод: Январь 2026 г. - Октябрь 2026 г.", "2026 10");
    check("Отчет за 2025 год\nКвартал: 3", "2025-Q3");
    check("2025 год\nОтчет за январь-октябрь", "2025 10");
}

#[test]
fn several_periods_and_what_is_not_understood_are_none() {
    for lines in [
        "Период: 2025 г.\nПериод сравнения: 2024 г.",
        "Сравнение 2025 и 2024",
        "Period: 2025\nCompared with: 2024",
        "Period: 2025\nBase: 2024",
        "Выручка за 2025 год в сравнении с прошлым",
        "Plan 2027",
        "Период: 01.01.2024 - 31.12.2025",
        "Период: 01.04.2025 - 31.03.2026",
        "Period: Jan 2025 - Dec 2026",
        "FY 2024/25",
        "Период: 2025 г.\nОтчет за март 2024",
        "Период: с 01.01.2025",
        "Начало периода: 01.01.2025",
        "Last 12 months to Oct 2026",
        "Период: 01.02.2025 - 31.10.2025",
        "H2 2025",
        "Отчет за 2 полугодие 2025",
        "Top 50 2025",
        "Отчет №3, 2025",
        "2025\nApril and May",
        "دوره: ۱۴۰۴ (۲۰۲۵)",
    ] {
        check(lines, "");
    }
}

#[test]
fn what_is_no_period_says_nothing() {
    for lines in [
        "Список клиентов",
        "Сформировано: 05.11.2026",
        "Отчет от 05.11.2026",
        "Printed on 3 Nov 2026 by J. May",
        "Version 2025",
        "Всего записей 1405",
        "Заказ: 2025 штук",
        "ИНН: 7701234567",
        "Клиентов: 1405",
        "Дата отчета: 05.11.2026",
    ] {
        check(lines, "");
        check(&format!("{lines}\nПериод: 2025 г."), "2025");
    }
}

fn fields(text: &str, around: &Around) -> Vec<String> {
    let mapping = guess_mapping(&read(text), around);
    let name = |field: &AccountField| match field {
        AccountField::Revenue(period) => format!("revenue {period}"),
        AccountField::Profit(period) => format!("profit {period}"),
        AccountField::Number(name) => format!("number {name}"),
        other => format!("{other:?}"),
    };
    let short = |column: &super::super::Column| {
        let covers = column.covers.map(|months| format!(" of {}", months.months())).unwrap_or_default();
        let from = if column.period == PeriodFrom::Above { "^" } else { "" };
        column.field.as_ref().map(name).unwrap_or_default() + &covers + from
    };
    mapping.columns.iter().map(short).collect()
}

fn check_fields(text: &str, expected: &[&str]) {
    assert_eq!(fields(text, &Around { today: november(), ..Around::default() }), expected, "{text}");
}

#[test]
fn figures_without_a_period_are_of_the_one_above() {
    let lines = "Период: Январь 2026 г. - Октябрь 2026 г.\n";
    let check = |table: &str, expected: &[&str]| check_fields(&format!("{lines}{table}"), expected);
    check("Контрагент;Выручка;Валовая прибыль\nА;1;2", &["Name", "revenue 2026 of 10^", "profit 2026 of 10^"]);
    check("Контрагент;Выручка 2025;Выручка\nА;1;2", &["Name", "revenue 2025", "revenue 2026 of 10^"]);
    check("Контрагент;Выручка 2026;Выручка\nА;1;2", &["Name", "revenue 2026", "number Выручка"]);
    check("Контрагент;Выручка;Продажи\nА;1;2", &["Name", "revenue 2026 of 10^", "number Продажи"]);
    check("Контрагент;Количество;Маржа\nА;1;2 000 руб.", &["Name", "number Количество", "profit 2026 of 10^"]);
    check_fields("Контрагент;Выручка\nА;1", &["Name", "number Выручка"]);
    check_fields("FY 2025\nName,Revenue,Gross profit\nA,1,2", &["Name", "revenue 2025^", "profit 2025^"]);
    check_fields("دوره: ۱۴۰۴\nنام مشتری;فروش;سود\nآ;۱;۲", &["Name", "revenue 1404^", "profit 1404^"]);
}

#[test]
fn a_list_of_sales_has_its_own_dates() {
    let list = "Период: 2025 г.\nДата;Контрагент;Выручка\n01.02.2025;А;1\n03.04.2025;Б;2\n05.06.2025;А;3";
    assert_eq!(fields(list, &Around::default())[1..], ["Name", "number Выручка"]);
}

#[test]
fn what_the_workbook_has_more_of_is_not_replaced() {
    let around = Around { known: vec![AccountField::Revenue(Period::Year(2026))], ..Around::default() };
    let text = "Период: 9 месяцев 2026 г.\nКонтрагент;Выручка\nА;1";
    assert_eq!(fields(text, &around), ["Name", "number Выручка"]);
    let whole = "Период: 2026 г.\nКонтрагент;Выручка\nА;1";
    assert_eq!(fields(whole, &around), ["Name", "revenue 2026^"]);
}

#[test]
fn the_row_and_its_words_are_told() {
    let table: table::RawTable = read("Отчет\n\nПериод:;2025 г.\nКонтрагент;Город;Выручка\nА;Б;1");
    let above = period_above(&table, None).map(|above| (above.row, above.text));
    assert_eq!(above, Some((3, "Период: 2025 г.".to_owned())));
}
