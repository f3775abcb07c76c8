//! Lists of sales by worked examples: what is guessed, what comes of it, and what is left out.

use super::*;
use crate::exchange::import::tests::{NORTHWIND, field_name, plan_with, table, workbook};
use crate::exchange::import::{PartReason, part_periods};
use crate::exchange::mapping::{Around, guess_mapping};
use crate::model::Workbook;

const ORDERS: &str = include_str!("../../../../tests/golden/northwind-orders.csv");

fn today() -> Date {
    Date::new(2026, 11, 23).unwrap_or_else(|| panic!("a day"))
}

fn header(field: &AccountField, covers: Option<MonthsCovered>) -> String {
    let (word, period) = match field {
        AccountField::Profit(period) => ("Profit", period),
        AccountField::Revenue(period) => ("Revenue", period),
        field => return field_name(Some(field)),
    };
    covers.map_or(format!("{word} {period}"), |months| format!("{word} {} months {period}", months.months()))
}

fn added_by(list: &RawTable, change: impl FnOnce(&mut SalesChoice, &mut Mapping)) -> AddedUp {
    let mut mapping = guess_mapping(list, &Around::default());
    let mut choice = guess_sales(list, &mapping).unwrap_or_else(|| panic!("a list of sales"));
    change(&mut choice, &mut mapping);
    add_up(list, &mapping, &choice, (Currency::USD, today()), &header).unwrap_or_else(|problem| panic!("{problem:?}"))
}

fn added(text: &str) -> AddedUp {
    added_by(&table(text), |_, _| {})
}

fn lines(added: &AddedUp) -> Vec<String> {
    let rows = added.table.rows.iter().map(|row| &row.cells);
    std::iter::once(&added.table.header).chain(rows).map(|cells| cells.join("|")).collect()
}

fn check(text: &str, expected: &[&str]) -> AddedUp {
    let added = added(text);
    assert_eq!(lines(&added), expected, "{text}");
    added
}

/// The problems of a list as row, column and what stands there.
fn check_problems(added: &AddedUp, expected: &[(u32, Option<usize>, &str)]) {
    let found: Vec<_> =
        added.problems.iter().map(|problem| (problem.row, problem.column, problem.found.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn northwinds_orders_add_up_to_its_accounts() {
    let added = added(ORDERS);
    assert_eq!((added.rows, added.table.rows.len(), added.left_out), (830, 89, 0));
    assert_eq!((added.revenue, added.profit), (Some(126_579_301), None));
    assert_eq!(added.periods, Some((Period::Year(1996), Period::Year(1998))));
    let names =
        |columns: &[usize]| columns.iter().map(|column| table(ORDERS).header[*column].clone()).collect::<Vec<_>>();
    assert_eq!(names(&added.dropped), ["Order ID", "Salesperson"]);
    let header = ["Customer ID", "Company Name", "Country", "Revenue 1996", "Revenue 1997", "Revenue 5 months 1998"];
    assert_eq!(added.table.header, header);
    // Every account and year is the one of the list of accounts; where it has nothing, the list of sales is silent.
    let (orders, accounts) =
        (plan_with(&workbook(), &added.table, &added.mapping), super::super::tests::plan(NORTHWIND));
    assert_eq!(orders.problems, []);
    let totals = |plan: &super::super::ImportPlan| plan.totals.values().map(|total| total.revenue).collect::<Vec<_>>();
    assert_eq!(totals(&orders), [20_808_397, 61_708_517, 44_062_387]);
    let figures = |plan: &super::super::ImportPlan| -> BTreeMap<(String, Period), i64> {
        let accounts = plan.added.iter().map(|(_, account)| account);
        let figures = accounts.flat_map(|account| {
            account.figures.iter().map(|(period, figures)| ((account.code.clone(), *period), figures.revenue))
        });
        figures.filter_map(|(key, revenue)| Some((key, revenue?.minor()))).filter(|(_, minor)| *minor != 0).collect()
    };
    assert_eq!(figures(&orders), figures(&accounts));
}

#[test]
fn one_row_for_each_account_with_its_newest_words() {
    let text = "Invoice,Customer,City,Date,Amount\n1,Acme,Rome,2024-03-01,10.10\n2,ACME ,Rome,2025-01-05,20\n\
        3,Bolt,Oslo,2024-12-31,5\n4,Bolt,Oslo,2024-06-30,1\n5,Cog,Bonn,2024-02-02,1\n6,Cog,Bonn,2024-02-03,1\n\
        7,Dot,Ulm,2024-02-03,1\n8,Dot,Ulm,2025-12-03,1\n9,acme,Paris,2024-01-01,1\n";
    // Rome is newer than Paris, and one of four customers has moved: the city is theirs. The invoice is nobody's.
    let added = check(
        text,
        &["Customer|City|Revenue 2024|Revenue 2025", "ACME|Rome|11.1|20", "Bolt|Oslo|6|", "Cog|Bonn|2|", "Dot|Ulm|1|1"],
    );
    assert_eq!((added.newest.as_slice(), added.dropped.as_slice()), ([2].as_slice(), [0].as_slice()));
    let places: Vec<u32> = added.table.rows.iter().map(|row| row.number).collect();
    assert_eq!(places, [3, 4, 7, 9], "the rows of the list that are the newest");
    assert_eq!(added.table.source_columns, Some(vec![Some(1), Some(2), None, None]));
}

// German and Russian lists: decimal commas, credit notes below zero or in parentheses, days before months.
#[test]
fn credit_notes_are_subtracted() {
    let german = "Beleg;Kunde;Belegdatum;Nettobetrag\nR1;Müller GmbH;31.01.2025;1.250,50\nG1;Müller GmbH;02.02.2025;-250,50\n\
        R2;Schäfer;05.03.2025;(80,00)\nR3;Schäfer;06.03.2025;100,00\n";
    check(german, &["Kunde|Revenue 3 months 2025", "Müller GmbH|1000", "Schäfer|20"]);
    let russian = "№;Контрагент;Дата;Сумма, тыс. руб.\n1;ООО «Щит»;31.12.2024;1 250,5\n2;ООО «Щит»;01.01.2025;10\n\
        3;ЗАО Меч;02.01.2025;−2,5\n4;ЗАО Меч;02.01.2025;7,5\nИтого;;;1 265,5\n";
    let added =
        check(russian, &["Контрагент|Revenue 2024|Revenue 1 months 2025", "ООО «Щит»|1250500|10000", "ЗАО Меч||5000"]);
    assert_eq!((added.currency.code(), added.revenue), ("RUB", Some(126_550_000)));
    check_problems(&added, &[(6, None, "Итого · 1 265,5")]);
    assert_eq!(added.mapping.columns[2].currency.map(|named| named.likely().to_string()).as_deref(), Some("RUB"));
}

#[test]
fn persian_dates_make_years_of_their_calendar() {
    let text = "شماره فاکتور\tنام مشتری\tتاریخ\tمبلغ\tسود\nف۱\tآریا\t۱۴۰۳/۱۲/۲۹\t۱۲٬۰۰۰٬۰۰۰\t۱٬۰۰۰\n\
        ف۲\tآریا\t۱۴۰۴/۰۱/۰۱\t۵۰۰٬۰۰۰\t۲٬۰۰۰\nف۳\tپارس\t۱۴۰۴/۰۷/۱۵\t۷۰۰٬۰۰۰\t\nف۴\tپارس\t۱۴۰۴/۰۷/۱۶\t-۲۰۰٬۰۰۰\t۱۰۰\n";
    let added = added_by(&table(text), |choice, _| assert!(choice.is_jalali));
    assert_eq!(
        lines(&added),
        [
            "نام مشتری|Revenue 1403|Revenue 1404|Profit 1403|Profit 1404",
            "آریا|12000000|500000|1000|2000",
            "پارس||500000||100",
        ]
    );
    check_problems(&added, &[(4, Some(4), "ف۳ · پارس · ۱۴۰۴/۰۷/۱۵ · ۷۰۰٬۰۰۰")]);
    assert_eq!((added.covered.first, added.covered.last), (Some(Period::Year(1403)), Some(Period::Year(1404))));
    let quarters = added_by(&table(text), |choice, _| choice.by = PeriodKind::Quarter);
    assert_eq!(quarters.table.header[1..4], ["Revenue 1403-Q4", "Revenue 1404-Q1", "Revenue 1404-Q3"]);
}

#[test]
fn rows_that_cannot_be_added_up_are_listed() {
    let text = "Customer,Date,Amount,Note\nA,2024-01-01,5,\n,2024-01-01,7,who?\nA,,9,when?\nA,soon,9,\nA,2024-02-30,9,\n\
        A,2024-01-02,,how much?\nA,2024-01-02,n/a,\nA,2024-01-02,ten,\nA,2024-01-02,€4,\nB,2024-01-02,0,\nTotal,,30,\n";
    let added = added(text);
    assert_eq!(lines(&added)[1..], ["A|5", "B|0"], "nought is something");
    let expected: [(u32, Option<usize>, &str); 9] = [
        (3, Some(0), "2024-01-01 · 7 · who?"),
        (4, Some(1), "A · 9 · when?"),
        (5, Some(1), "soon"),
        (6, Some(1), "2024-02-30"),
        (7, Some(2), "A · 2024-01-02 · how much?"),
        (8, Some(2), "n/a"),
        (9, Some(2), "ten"),
        (10, Some(2), "€4"),
        (12, None, "Total · 30"),
    ];
    check_problems(&added, &expected);
    assert_eq!((added.rows, added.left_out), (2, 9));
}

#[test]
fn the_running_period_is_covered_as_far_as_the_list_goes() {
    let check = |text: &str, by: PeriodKind, expected: &[(&str, u8)], first: Option<&str>, last: Option<&str>| {
        let list = table(&format!("customer,date,amount\n{text}"));
        let added = added_by(&list, |choice, _| choice.by = by);
        let months: Vec<(String, u8)> =
            added.covered.months.iter().map(|(period, months)| (period.to_string(), months.months())).collect();
        assert_eq!(months, expected.iter().map(|(period, months)| ((*period).to_owned(), *months)).collect::<Vec<_>>());
        let shown = |period: Option<Period>| period.map(|period| period.to_string());
        assert_eq!(
            (shown(added.covered.first).as_deref(), shown(added.covered.last).as_deref()),
            (first, last),
            "{text}"
        );
        // The months are those of the plan, whatever the header would be read as alone.
        let parts = part_periods(&workbook(), &added.mapping, None, today());
        let said: Vec<_> = parts.iter().filter(|part| matches!(part.why, PartReason::Header(_))).collect();
        let said: Vec<_> =
            said.iter().map(|part| (part.period.to_string(), part.covers.map_or(0, MonthsCovered::months))).collect();
        assert_eq!(said, months);
    };
    let year = PeriodKind::Year;
    check("A,2025-01-03,1\nA,2026-10-20,1", year, &[("2026", 10)], None, None);
    check("A,2025-01-03,1\nA,2026-03-20,1", year, &[("2026", 3)], None, None);
    check("A,2025-06-03,1\nA,2026-10-20,1", year, &[("2026", 10)], Some("2025"), None);
    check("A,2026-06-03,1\nA,2026-10-20,1", PeriodKind::Quarter, &[("2026-Q4", 1)], Some("2026-Q2"), None);
    check("A,2026-06-03,1\nA,2026-10-20,1", PeriodKind::Month, &[], None, None);
    // A year that is over: nothing was sold any more, or the list ends there.
    check("A,2023-01-03,1\nA,2024-10-20,1", year, &[], None, Some("2024"));
    check("A,2024-01-03,1\nA,2024-02-20,1\nA,2024-03-20,1", year, &[("2024", 3)], None, None);
    check("A,2024-01-03,1\nA,2024-12-20,1", year, &[], None, None);
    check("A,1405/01/03,1\nA,1405/07/20,1", year, &[("1405", 7)], None, None);
}

// The columns of the name, the code and the date, and those that are added up.
type Guessed<'a> = (Option<usize>, Option<usize>, Option<usize>, &'a [usize]);

#[test]
fn what_a_list_is_is_guessed() {
    let check = |text: &str, expected: Option<Guessed<'_>>| {
        let list = table(text);
        let choice = guess_sales(&list, &guess_mapping(&list, &Around::default()));
        let found = choice.map(|it| (it.name, it.code, it.date, it.amounts.keys().copied().collect::<Vec<_>>()));
        assert_eq!(found, expected.map(|(name, code, date, amounts)| (name, code, date, amounts.to_vec())), "{text}");
    };
    // The number of the invoice is nobody's code, and that of the customer is.
    check(
        "No,Client,Date,Total\nR1,A,2024-01-01,5\nR2,A,2024-01-02,5\nR3,B,2024-01-03,5",
        Some((Some(1), None, Some(2), &[3])),
    );
    check(
        "Customer ID,Order date,Shipped date,Freight,Sales\n7,2024-01-01,2024-01-09,1.5,5\n7,2024-01-02,2024-01-09,1.5,5",
        Some((None, Some(0), Some(1), &[4])),
    );
    check(
        "Товар;Кто;Когда;Цена;Количество;Сумма с НДС;Прибыль\nГайка;Щит;01.02.2024;5;2;10;1\nБолт;Щит;02.02.2024;5;2;10;1\nБолт;Меч;02.02.2024;5;2;10;1",
        Some((Some(1), None, Some(2), &[5, 6])),
    );
    // Nothing says which number is the amount: a person does.
    check("customer,month,x\nA,2024-01,5\nA,2024-02,5\nB,2024-02,5", Some((Some(0), None, Some(1), &[])));
    // Without dates, columns of periods.
    check("customer,product,revenue 2024\nA,x,1\nA,y,2\nB,x,3", Some((Some(0), None, None, &[2])));
    check(
        "customer,last order,revenue 2024\nA,2023-01-01,1\nA,2023-01-02,2\nB,2023-01-03,3",
        Some((Some(0), None, None, &[2])),
    );
    check("customer,product,amount\nA,x,1\nA,y,2\nB,x,3", None);
    check("customer,date,amount\nA,2024-01-01,1\nB,2024-01-02,2", None);
    assert_eq!(guess_sales(&table(NORTHWIND), &guess_mapping(&table(NORTHWIND), &Around::default())), None);
}

/// An accountant brought 400 invoices of six customers. The column of their numbers was taken for the accounts' codes, so
/// no row seemed to repeat an account, and 400 accounts were about to be made without a word.
#[test]
fn rows_repeat_accounts_where_each_has_a_number_of_its_own() {
    let check = |text: &str, expected: Option<bool>| {
        let list = table(text);
        let choice = guess_sales(&list, &guess_mapping(&list, &Around::default()));
        assert_eq!(choice.map(|choice| repeats_accounts(&list, &choice)), expected, "{text}");
    };
    let invoices = |customers: &[&str]| {
        let row = |(number, name): (usize, &&str)| format!("\n0{}.02.2026;{};{name};5,00", number + 1, 1000 + number);
        format!("Дата;Номер;Контрагент;Сумма{}", customers.iter().enumerate().map(row).collect::<String>())
    };
    check(&invoices(&["Щит", "Меч", "Щит", "Меч", "Щит", "Меч", "Щит", "Меч"]), Some(true));
    check(&invoices(&["Щит", "Меч", "Лук", "Нож", "Щит", "Меч", "Лук", "Нож"]), Some(false));
    check(&invoices(&["Щит", "Меч", "Лук"]), None);
}

#[test]
fn months_and_columns_of_periods_are_added_up_as_well() {
    let months = "customer,month,amount\nA,Jan 2024,1\nA,Feb 2024,2\nB,2024-03,4\nA,2024,8\n";
    check(months, &["customer|Revenue 2024", "A|11", "B|4"]);
    let quarters = added_by(&table(months), |choice, _| choice.by = PeriodKind::Quarter);
    assert_eq!(lines(&quarters), ["customer|Revenue 2024-Q1", "A|3", "B|4"]);
    check_problems(&quarters, &[(5, Some(1), "2024")]);
    let wide = "customer,product,revenue 2023,revenue 2024\nA,x,1,2\nA,y,,4\nB,x,3,\nTotal,,4,6\n";
    check(wide, &["customer|Revenue 2023|Revenue 2024", "A|1|6", "B|3|"]);
}

#[test]
fn accounts_are_told_by_code_then_name_then_place() {
    let text = "code,name,city,date,amount\n7,Acme,Rome,2024-01-01,1\n7,Acme Ltd,Rome,2024-02-01,2\n,acme,Rome,2024-03-01,4\n\
        8,Bolt,Oslo,2024-01-01,8\n9,Bolt,Bonn,2024-01-01,16\n,Bolt,,2024-01-01,32\n,Cog,Ulm,2024-01-01,64\n,Cog,Bern,2024-01-02,128\n";
    let added = added_by(&table(text), |choice, _| choice.code = Some(0));
    // The city of one of two customers differs from row to row, and no code says which Bolt is meant.
    assert_eq!(lines(&added)[1..], ["7|acme|7", "8|Bolt|8", "9|Bolt|16", "|Cog|192"]);
    check_problems(&added, &[(7, Some(1), "Bolt")]);
    assert_eq!(added.several_places, 1);
    let by_place = added_by(&table(text), |choice, _| {
        (choice.code, choice.by_place) = (Some(0), true);
    });
    assert_eq!(lines(&by_place)[4..], ["|Cog|Ulm|64", "|Cog|Bern|128"]);
}

// A column beside the amounts says their currency: dollars are not added to euros, and ten rials are a toman.
#[test]
fn a_column_may_say_the_currency_of_each_row() {
    let list = "customer,date,amount,currency\nA,2024-01-01,1,EUR\nA,2024-12-01,2,eur\nB,2024-12-01,4,USD\nB,2024-12-01,8,\nB,2024-12-02,16,?\n";
    let euros = added(list);
    assert_eq!((euros.currency.code(), euros.revenue), ("EUR", Some(1_100)));
    check_problems(&euros, &[(4, Some(3), "USD"), (6, Some(3), "?")]);
    let tomans =
        added("مشتری\tتاریخ\tمبلغ\tارز\nآ\t1403/01/01\t100\tریال\nآ\t1403/12/01\t5\tتومان\nب\t1403/12/01\t7\tریال\n");
    assert_eq!((tomans.currency.code(), tomans.revenue), ("IRR", Some(157)));
}

#[test]
fn amounts_are_added_exactly_and_rounded_once() {
    let added = check(
        "customer,date,amount\nA,2024-01-01,0.125\nA,2024-12-02,0.125\nB,2024-01-02,10.0049\nB,2024-12-02,2022.4999999999998\n",
        &["customer|Revenue 2024", "A|0.25", "B|2032.5"],
    );
    assert_eq!((added.rounded, added.revenue), (1, Some(203_275)));
}

#[test]
fn dates_that_leave_open_their_month_wait_for_an_order() {
    let list = table("customer,date,amount\nA,03/04/2024,1\nA,05/06/2024,2\n");
    let open = added_by(&list, |_, _| {});
    assert_eq!((open.rows, open.left_out, open.has_open_dates), (0, 2, true));
    let said = added_by(&list, |choice, mapping| {
        choice.by = PeriodKind::Month;
        mapping.columns[1].dates = Some(crate::exchange::date::DateOrder::DayFirst);
    });
    assert_eq!(lines(&said), ["customer|Revenue 2024-04|Revenue 2024-06", "A|1|2"]);
}

#[test]
fn what_is_missing_in_a_choice_is_said() {
    let list = table("customer,date,amount\nA,2024-01-01,1\nA,2024-01-02,2\n");
    let mapping = guess_mapping(&list, &Around::default());
    let check = |change: fn(&mut SalesChoice), expected: SalesProblem| {
        let mut choice = guess_sales(&list, &mapping).unwrap_or_else(|| panic!("a list of sales"));
        change(&mut choice);
        assert_eq!(add_up(&list, &mapping, &choice, (Currency::USD, today()), &header), Err(expected));
    };
    check(|choice| choice.name = None, SalesProblem::NoAccount);
    check(|choice| choice.date = None, SalesProblem::NoDate);
    check(|choice| choice.amounts.clear(), SalesProblem::NoAmounts);
}

#[test]
fn a_list_without_dates_is_of_the_period_above_it() {
    let lines = "Период: Январь 2026 г. - Октябрь 2026 г.\n";
    let list = format!("{lines}Контрагент;Товар;Выручка\nА;Гайки;1\nБ;Гайки;2\nА;Болты;4\n");
    let added = check(&list, &["Контрагент|Revenue 10 months 2026", "А|5", "Б|2"]);
    let parts = part_periods(&workbook(), &added.mapping, None, today());
    let reasons: Vec<_> = parts.iter().map(|part| part.why).collect();
    assert_eq!(reasons, [PartReason::Above]);
    let dated = format!("{lines}Дата;Контрагент;Выручка\n01.02.2025;А;1\n03.04.2025;Б;2\n05.06.2025;А;4\n");
    check(&dated, &["Контрагент|Revenue 2025", "А|5", "Б|2"]);
}

// Story: an export of Bitrix had the year in one column and the month in another. It was added up by year only, and in
// November the running year counted as whole.
#[test]
fn the_month_may_stand_beside_its_year() {
    let by_month = |list: &RawTable| added_by(list, |choice, _| choice.by = PeriodKind::Month);
    let list = table("Год;Месяц;Клиент;Сумма\n2025;декабрь;А;1\n2026;январь;Б;2\n2026;3;А;4\n2026;октябрь;А;8\n");
    let choice = guess_sales(&list, &guess_mapping(&list, &Around::default())).unwrap_or_else(|| panic!("a list"));
    assert_eq!((choice.date, choice.part, choice.name), (Some(0), Some(1), Some(2)));
    assert_eq!(choice.kinds(&list), [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month]);
    let years = added_by(&list, |_, _| {});
    assert_eq!(lines(&years), ["Клиент|Revenue 2025|Revenue 10 months 2026", "А|1|12", "Б||2"]);
    assert_eq!(years.newest_period, Some(Period::Month(2026, 10)));
    let header = "Клиент|Revenue 2025-12|Revenue 2026-01|Revenue 2026-03|Revenue 2026-10";
    assert_eq!(lines(&by_month(&list)), [header, "А|1||4|8", "Б||2||"]);
    let quarters = table("Customer,Year,Quarter,Amount\nA,2025,1,5\nA,2025,Q2,6\nB,2025,9,7\n");
    let added = added_by(&quarters, |choice, _| choice.by = PeriodKind::Quarter);
    assert_eq!(lines(&added), ["Customer|Revenue 2025-Q1|Revenue 2025-Q2", "A|5|6"]);
    check_problems(&added, &[(4, Some(2), "9")]);
    let jalali = table("سال\tماه\tمشتری\tمبلغ\n۱۴۰۴\tفروردین\tآ\t۱\n۱۴۰۴\tاردیبهشت\tآ\t۲\n");
    assert_eq!(lines(&by_month(&jalali)), ["مشتری|Revenue 1404-01|Revenue 1404-02", "آ|1|2"]);
}

// A sheet's formula of which no value is kept is no amount, and no nought.
#[test]
fn cells_without_a_value_are_said_to_be_so() {
    let list = crate::exchange::table::read_text(
        "customer\tdate\tamount\nA\t2024-01-01\t1\nA\t2024-01-02\t\u{fdd0}=B2*2\n",
        crate::exchange::table::ReadOptions::of_sheet(),
    );
    let added = added_by(&list.unwrap_or_else(|error| panic!("{error:?}")), |_, _| {});
    check_problems(&added, &[(3, Some(2), "=B2*2")]);
    assert_eq!(lines(&added)[1], "A|1");
    let _: Workbook = workbook();
}
