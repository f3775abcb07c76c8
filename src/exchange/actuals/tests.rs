//! Tables of actuals as people write them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use super::*;
use crate::exchange::mapping::Scale;
use crate::exchange::number::{NumberError, NumberErrorKind, parse_scaled};
use crate::exchange::table::{RawTable, ReadOptions, read_text};
use crate::model::{
    Account, AccountId, Actual, Aggregate, Currency, Expression, Extra, Kpi, KpiId, Name, Owner, Period, Quantity,
    Target, TargetId, Timestamp, Unit, Workbook, WorkbookId,
};

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn target(id: u64, owner: Owner) -> Target {
    Target::new(TargetId::new(id), owner, KpiId::new(1), Period::Year(1998), Quantity::from_whole(120).unwrap())
}

/// Two accounts, a manager and the portfolio with a turnover target each for 1998; the first account has a January.
fn book() -> Workbook {
    let mut book = Workbook::empty(WorkbookId::new(1), name("Book"), Timestamp::from_ms(0));
    let kpi = KpiId::new(1);
    book.kpis.insert(Kpi::new(kpi, name("Turnover"), Unit::Money));
    for (number, (text, code)) in
        [("Alfreds Futterkiste", "ALFKI"), ("Königlich Essen", "KOENE")].into_iter().enumerate()
    {
        let id = AccountId::new(10 + number as u64);
        let mut account = Account::new(id, name(text));
        account.code = code.to_owned();
        book.accounts.insert(account);
        book.targets.insert(target(20 + number as u64, Owner::Account(id)));
    }
    book.targets.insert(target(30, Owner::Manager("Nancy Davolio".to_owned())));
    book.targets.insert(target(31, Owner::Portfolio));
    let value = Quantity::from_whole(10).unwrap();
    book.actuals.insert(Actual {
        target: TargetId::new(20),
        period: Period::Month(1998, 1),
        value,
        extra: Extra::new(),
    });
    book
}

fn table(text: &str) -> RawTable {
    read_text(text, ReadOptions::default()).unwrap()
}

fn plan(text: &str) -> ActualsPlan {
    plan_of(&book(), text)
}

fn plan_of(book: &Workbook, text: &str) -> ActualsPlan {
    let table = table(text);
    plan_actuals(book, &table, &guess_layout(&table, Some(1998)), Some(KpiId::new(1)), Some(1998))
}

/// New, changed, same and problems.
fn check(text: &str, expected: (usize, usize, usize, usize)) {
    let found = plan(text);
    assert_eq!((found.new.len(), found.changed.len(), found.same, found.problems.len()), expected, "{text}\n{found:?}");
}

fn check_problem(text: &str, row: u32, column: usize, kind: ActualsProblemKind) {
    let found = plan(text).problems;
    let first = found.first().map(|problem| (problem.row, problem.column, problem.kind.clone()));
    assert_eq!(first, Some((row, column, kind)), "{text}");
}

#[test]
fn periods_are_read_as_people_write_them() {
    let check = |text, expected| assert_eq!(read_period(text, None), Some(expected), "{text}");
    check("1998-01", Period::Month(1998, 1));
    check("01.1998", Period::Month(1998, 1));
    check("Jan 1998", Period::Month(1998, 1));
    check("january 1998", Period::Month(1998, 1));
    check("январь 1998", Period::Month(1998, 1));
    check("янв. 1998", Period::Month(1998, 1));
    check("Q1 1998", Period::Quarter(1998, 1));
    check("1998-Q1", Period::Quarter(1998, 1));
    check("1 квартал 1998", Period::Quarter(1998, 1));
    check("ژانویه ۱۹۹۸", Period::Month(1998, 1));
    check("1998", Period::Year(1998));
    check("1998-01-31", Period::Month(1998, 1));
    check("Jan-98", Period::Month(1998, 1));
    check("янв.25", Period::Month(2025, 1));
    check("4Q24", Period::Quarter(2024, 4));
    check("بهار ۱۴۰۴", Period::Quarter(1404, 1));
    check("سه\u{200c}ماههٔ اول ۱۴۰۴", Period::Quarter(1404, 1));
    assert_eq!(read_period("H1 2025", Some(2025)), None);
    assert_eq!(read_period("2023/24", Some(2024)), None);
    assert_eq!(read_period("Feb", Some(1998)), Some(Period::Month(1998, 2)));
    assert_eq!(read_period("Feb", None), None);
    assert_eq!(read_period("Alfreds", Some(1998)), None);
    check("فروردین ۱۴۰۳", Period::Month(1403, 1));
    check("۱۴۰۳/۰۲", Period::Month(1403, 2));
    check("۱۴۰۳/۰۲/۳۱", Period::Month(1403, 2));
    check("فصل ۲ سال ۱۴۰۳", Period::Quarter(1403, 2));
    check("۱۴۰۳", Period::Year(1403));
    // The 20th of April 2024 is the first of Ordibehesht 1403.
    assert_eq!(read_period("2024-04-20", Some(1403)), Some(Period::Month(1403, 2)));
    assert_eq!(read_period("2024-04-20", Some(2024)), Some(Period::Month(2024, 4)));
    assert_eq!(read_period("مهر", Some(1403)), Some(Period::Month(1403, 7)));
    assert_eq!(read_period("مهر", Some(1998)), None);
}

#[test]
fn long_tables_have_a_row_for_each_figure() {
    check("Account;Period;KPI;Value\nALFKI;1998-02;Turnover;12,5\nKöniglich Essen;Jan 1998;turnover;7\n", (2, 0, 0, 0));
    check("Клиент;Месяц;Показатель;Факт\nALFKI;январь 1998;Turnover;10\nALFKI;02.1998;Turnover;11\n", (1, 0, 1, 0));
    check("حساب\tدوره\tمقدار\nALFKI\tژانویه ۱۹۹۸\t۱۲\n", (0, 1, 0, 0));
    check("Account;Period;Value\nALFKI;1998-02;\n", (0, 0, 0, 0));
}

#[test]
fn wide_tables_have_a_column_for_each_period() {
    check("Customer,Jan 1998,Feb 1998,Q2 1998\nALFKI,10,11,\nKOENE,1,,3\n", (3, 0, 1, 0));
    check("Клиент;янв;фев\nKönigligch;1;2\nKOENE;1;2\n", (2, 0, 0, 1));
}

#[test]
fn every_problem_has_its_place() {
    use ActualsProblemKind as Kind;
    let long = |row: &str| format!("Account;Period;KPI;Value\n{row}\n");
    check_problem(&long("Nobody;1998-01;Turnover;1"), 2, 0, Kind::UnknownOwner);
    check_problem(&long("ALFKI;1998-01;Margin;1"), 2, 2, Kind::UnknownKpi);
    check_problem(&long("ALFKI;sometime;Turnover;1"), 2, 1, Kind::NotAPeriod);
    check_problem(&long("ALFKI;مهر ۱۳۷۷;Turnover;1"), 2, 3, Kind::OtherCalendar);
    check_problem(&long("ALFKI;1377-01;Turnover;1"), 2, 3, Kind::OtherCalendar);
    let error = parse_scaled("many", None, 4).unwrap_err();
    check_problem(&long("ALFKI;1998-01;Turnover;many"), 2, 3, Kind::Number(error));
    let period = Period::Month(1999, 1);
    check_problem(&long("ALFKI;1999-01;Turnover;1"), 2, 3, Kind::NoTarget { period });
}

#[test]
fn words_for_nothing_are_no_figures_and_words_for_large_numbers_are() {
    let found = plan("Account;Feb 1998;Mar 1998;Apr 1998\nALFKI;н/д;—;2 тыс.\nKOENE;10.5 lakh;n/a;\n");
    assert_eq!((found.missing, found.problems), (3, vec![]));
    let figures: Vec<_> = found.new.iter().map(|it| it.value).collect();
    assert_eq!(figures, [2_000, 1_050_000].map(|value| Quantity::from_whole(value).unwrap()));
}

// Story: a sum under "тыс. руб." was taken as rubles.
#[test]
fn a_header_says_what_its_figures_are_counted_in() {
    let check = |text: &str, expected: &[i64]| {
        let found = plan(text);
        let figures: Vec<_> = found.new.iter().map(|it| it.value).collect();
        let expected: Vec<_> = expected.iter().map(|value| Quantity::from_whole(*value).unwrap()).collect();
        assert_eq!((figures, found.problems), (expected, vec![]), "{text}");
    };
    check("Клиент;Месяц;Сумма, тыс. $\nKOENE;1998-02;12,5\n", &[12_500]);
    check("Account;Note;Month;Revenue, k USD\nKOENE;x;1998-02;5\n", &[5_000]);
    check("حساب;دوره;مبلغ (میلیون)\nKOENE;1998-02;۵\n", &[5_000_000]);
    check("حساب;دوره;مبلغ (هزار میلیارد)\nKOENE;1998-02;۲\n", &[2_000_000_000_000]);
    check("Account;Feb 1998, k$;Mar 1998, k$\nKOENE;5;6\n", &[5_000, 6_000]);
    check("Клиент;фев, млн;мар, млн\nKOENE;5;6\n", &[5_000_000, 6_000_000]);
    // A cell with its own word is not counted twice.
    check("Account;Month;Value, thousand\nKOENE;1998-02;5 mln\nKOENE;1998-03;5\n", &[5_000_000, 5_000]);
}

#[test]
fn thousands_of_money_are_said_of_money_only() {
    let table = table("Account;Month;Value, k USD\nKOENE;1998-02;5\n");
    let mut layout = guess_layout(&table, Some(1998));
    let value = |unit: Unit, layout: &ActualsLayout| {
        let mut book = book();
        let kpi = book.kpis.get(KpiId::new(1)).unwrap().clone();
        book.kpis.insert(Kpi { unit, ..kpi });
        let found = plan_actuals(&book, &table, layout, Some(KpiId::new(1)), None);
        (found.new[0].value, found.unscaled)
    };
    let whole = |value| Quantity::from_whole(value).unwrap();
    assert_eq!(value(Unit::Money, &layout), (whole(5_000), 0));
    assert_eq!(value(Unit::Count, &layout), (whole(5), 1));
    assert_eq!(value(Unit::Percent, &layout), (whole(5), 1));
    // What a person says is said of all.
    assert_eq!(layout.scale(), Some(Scale::Thousand));
    layout.set_scale(Scale::Million);
    assert_eq!((layout.scale(), value(Unit::Count, &layout)), (Some(Scale::Million), (whole(5_000_000), 0)));
}

#[test]
fn rows_may_name_a_manager_or_the_portfolio() {
    let owners = |text: &str| plan(text).new.into_iter().map(|it| it.owner).collect::<Vec<_>>();
    let nancy = || Owner::Manager("Nancy Davolio".to_owned());
    assert_eq!(owners("Account;Feb 1998\nnancy  davolio;5\nPortfolio;7\n"), [nancy(), Owner::Portfolio]);
    assert_eq!(owners("Чья цель;фев 1998\nNancy Davolio;5\nВесь портфель;7\n"), [nancy(), Owner::Portfolio]);
    assert_eq!(owners("هدفِ چه کسی;1998-02\nکل سبد;7\n"), [Owner::Portfolio]);
    assert_eq!(owners("Manager;Month;Value\nNancy Davolio;1998-02;5\n"), [nancy()]);
    check("Account;Feb 1998\nPortfolio;7\nportfolio;8\n", (1, 0, 0, 0));
}

#[test]
fn a_name_that_is_an_accounts_and_a_managers_is_a_problem() {
    let mut book = book();
    let id = AccountId::new(12);
    book.accounts.insert(Account { code: "NANCY".to_owned(), ..Account::new(id, name("Nancy Davolio")) });
    book.targets.insert(target(22, Owner::Account(id)));
    let found = plan_of(&book, "Account;Feb 1998\nNancy Davolio;5\nNANCY;6\n");
    assert_eq!(found.problems[0].kind, ActualsProblemKind::SeveralOwners);
    // Its code says which of the two is meant.
    assert_eq!(found.new.iter().map(|it| it.target).collect::<Vec<_>>(), [TargetId::new(22)]);
}

// Story: a figure imported over counted numbers threw them away without a word.
#[test]
fn what_is_counted_is_not_imported_over() {
    let mut book = book();
    let kpi = book.kpis.get(KpiId::new(1)).unwrap().clone();
    book.kpis.insert(Kpi { measure: Some(Expression::parse("won / all").unwrap()), ..kpi });
    let mut counted = book.targets.get(TargetId::new(21)).unwrap().clone();
    counted.inputs.insert(Period::Month(1998, 2), BTreeMap::from([("won".to_owned(), Quantity::ZERO)]));
    book.targets.insert(counted);
    let found = plan_of(&book, "Account;Feb 1998;Mar 1998;Q1 1998\nKOENE;5;6;7\n");
    assert_eq!(found.new.iter().map(|it| it.period).collect::<Vec<_>>(), [Period::Month(1998, 3)]);
    let problems: Vec<_> = found.problems.iter().map(|it| it.kind.clone()).collect();
    let counted = |period| ActualsProblemKind::Counted { period };
    assert_eq!(problems, [counted(Period::Month(1998, 2)), counted(Period::Quarter(1998, 1))]);
}

// Story: a table of euros was taken into a workbook of dollars without a word.
#[test]
fn another_currency_is_not_taken_in_silence() {
    let named = |text: &str| {
        let found = plan(text);
        let names = found.currencies.iter().map(|(column, named)| (*column, named.likely().to_string()));
        (found.new.len(), names.collect::<Vec<_>>())
    };
    let euro = |column: usize| (column, "EUR".to_owned());
    assert_eq!(named("Account;Period;Value, EUR\nKOENE;1998-02;5\n"), (1, vec![euro(2)]));
    assert_eq!(named("Account;Feb 1998 (EUR);Mar 1998\nKOENE;5;6\n"), (2, vec![euro(1)]));
    assert_eq!(named("Account;Period;Value, $\nKOENE;1998-02;5\n"), (1, vec![]));
    assert_eq!(named("Account;Period;Value, EUR\nNobody;1998-02;5\n"), (0, vec![]));
    let error = |text: &str| NumberError { kind: NumberErrorKind::OtherCurrency, text: text.to_owned() };
    check_problem("Account;Feb 1998\nKOENE;5 €\n", 2, 1, ActualsProblemKind::Number(error("5 €")));
    check("Account;Feb 1998\nKOENE;$5\n", (1, 0, 0, 0));
}

#[test]
fn points_have_no_currency() {
    let mut book = book();
    let kpi = book.kpis.get(KpiId::new(1)).unwrap().clone();
    book.kpis.insert(Kpi { unit: Unit::Points, ..kpi });
    let found = plan_of(&book, "Account;Period;Value, EUR\nKOENE;1998-02;5\n");
    assert_eq!((found.new.len(), found.currencies.len()), (1, 0));
}

#[test]
fn tomans_are_counted_in_rials() {
    let value = |code: &str, text: &str| {
        let mut book = book();
        book.meta.currency = Currency::parse(code).unwrap();
        let found = plan_of(&book, text);
        (found.new.first().map(|it| it.value), found.currencies.len(), found.problems.len())
    };
    let whole = |value| Quantity::from_whole(value);
    assert_eq!(value("IRR", "حساب;دوره;مقدار (تومان)\nKOENE;1998-02;50\n"), (whole(500), 1, 0));
    assert_eq!(value("IRR", "حساب;دوره;مقدار\nKOENE;1998-02;50 تومان\n"), (whole(500), 0, 0));
    assert_eq!(value("IRT", "حساب;دوره;مقدار (ریال)\nKOENE;1998-02;50\n"), (whole(5), 1, 0));
    assert_eq!(value("IRR", "حساب;دوره;مقدار (ریال)\nKOENE;1998-02;50\n"), (whole(50), 0, 0));
}

// The page exports an account with what tells it apart beside its name; read back, that was no owner.
#[test]
fn accounts_of_one_name_are_met_by_what_the_page_calls_them() {
    let mut book = book();
    for (id, city) in [(10, "Berlin"), (11, "München")] {
        let mut account = book.accounts.get(AccountId::new(id)).unwrap().clone();
        account.name = name("Böhm AG");
        account.city = city.to_owned();
        account.code = String::new();
        book.accounts.insert(account);
    }
    let found = plan_of(&book, "Account,Feb 1998\nBöhm AG · München,5\nBöhm AG,7\n");
    let new: Vec<TargetId> = found.new.iter().map(|planned| planned.target).collect();
    assert_eq!(new, [TargetId::new(21)]);
    let kinds: Vec<_> = found.problems.iter().map(|problem| (problem.row, problem.kind.clone())).collect();
    assert_eq!(kinds, [(3, ActualsProblemKind::SeveralAccounts { count: 2 })]);
}

// Story: a table's October went into the quarter's target alone; the year's stayed without it.
#[test]
fn a_figure_of_a_table_counts_for_all_targets_that_contain_it() {
    let mut book = book();
    let quarter = Target { period: Period::Quarter(1998, 1), ..target(40, Owner::Account(AccountId::new(10))) };
    book.targets.insert(quarter);
    let found = plan_of(&book, "Account\t1998-01\t1998-02\t1998-05\nALFKI\t11\t12\t13");
    let set =
        |all: &[PlannedActual]| -> Vec<(u64, Period)> { all.iter().map(|it| (it.target.value(), it.period)).collect() };
    let [january, february, may] = [1, 2, 5].map(|month| Period::Month(1998, month));
    assert_eq!(set(&found.new), [(40, january), (40, february), (20, may)]);
    assert_eq!(set(&found.also), [(20, january), (20, february)]);
    assert_eq!(found.also[0].before, Quantity::from_whole(10), "what it replaces is told");
    assert_eq!((found.also[0].row, found.also[0].value), (2, Quantity::from_whole(11).unwrap()));
    // A figure that the shortest target has already is not yet known in the others.
    for planned in found.new {
        let PlannedActual { target, period, value, .. } = planned;
        book.actuals.insert(Actual { target, period, value, extra: Extra::new() });
    }
    let again = plan_of(&book, "Account\t1998-01\t1998-02\t1998-05\nALFKI\t11\t12\t13");
    assert_eq!((again.new.len(), again.changed.len(), again.same, again.also.len()), (0, 0, 3, 2));
}

/// The first figures of a plan, and how many problems there are.
fn figures(found: &ActualsPlan) -> (Vec<String>, usize) {
    let all = found.new.iter().chain(&found.changed);
    (all.map(|it| it.value.to_f64().to_string()).collect(), found.problems.len())
}

fn plan_by(book: &Workbook, text: &str, repeats: Repeats) -> ActualsPlan {
    let table = table(text);
    let layout = ActualsLayout { repeats, ..guess_layout(&table, Some(1998)) };
    plan_actuals(book, &table, &layout, Some(KpiId::new(1)), Some(1998))
}

/// Story: a list of invoices was taken in as actuals. Of every customer and month the first invoice counted and the
/// others were "problems": 15,822,440 of 82,491,500 were lost among 326 lines.
#[test]
fn invoices_of_a_month_are_added_up() {
    let list = "Invoice date;Invoice no.;Code;Customer;Amount\n04.02.1998;RE-1;KOENE;Königlich Essen;1.000,25\n\
                27.02.1998;RE-2;KOENE;Königlich Essen;2.000,50\n05.02.1998;RE-3;ALFKI;Alfreds;7,00\n\
                28.02.1998;RE-4;KOENE;Königlich Essen;-0,75\n02.03.1998;RE-5;KOENE;Königlich Essen;5,00\n";
    let found = plan(list);
    assert_eq!(figures(&found), (["3000", "7", "5"].map(str::to_owned).to_vec(), 0));
    let told = Repeated { rows: 3, figures: 1, owners: 1, copies: 0, is_dated: true };
    assert_eq!((found.repeated, found.new[0].row), (told, 2));
    // The same list as thousands, and one of a month by month and first.
    assert_eq!(figures(&plan(&list.replace("Amount", "Amount, k$"))).0, ["3000000", "7000", "5000"]);
    assert_eq!(figures(&plan("Month;Account;Amount\nFeb 1998;KOENE;1\n1998-02;koene;2\n")).0, ["3"]);
    // Its columns are known as those of sales, wherever they stand.
    let turned =
        "Invoice no.;Invoice date;Customer;Qty;Net amount\nRE-1;04.02.1998;KOENE;9;1\nRE-2;27.02.1998;KOENE;9;2\n";
    assert_eq!(figures(&plan(turned)), (vec!["3".to_owned()], 0));
    let turned = "№;Дата реализации;Контрагент;Сумма без НДС\n1;04.02.1998;KOENE;1\n2;27.02.1998;KOENE;2\n";
    assert_eq!(figures(&plan(turned)), (vec!["3".to_owned()], 0));
    // What is there already is held against the sum.
    check("Account;Date;Value\nALFKI;1998-01-03;4\nALFKI;1998-01-09;6\n", (0, 0, 1, 0));
    check("Account;Date;Value\nALFKI;1998-01-03;4\nALFKI;1998-01-09;7\n", (0, 1, 0, 0));
    // A column of days is read in its own order.
    check("Account;Date;Value\nKOENE;03/02/1998;4\nKOENE;13/02/1998;7\n", (1, 0, 0, 0));
}

#[test]
fn rows_of_managers_the_portfolio_and_wide_tables_are_added_up_too() {
    let found =
        plan("Account;Feb 1998;Mar 1998\nPortfolio;7;1\nNancy Davolio;1;\nportfolio;8;\nNancy Davolio;2;\nKOENE;1;1\n");
    assert_eq!(figures(&found), (["15", "1", "3", "1", "1"].map(str::to_owned).to_vec(), 0));
    assert_eq!(found.repeated, Repeated { rows: 4, figures: 2, owners: 2, copies: 0, is_dated: false });
    // Rows that are the same in every cell may be one that was copied twice: that is told.
    let found = plan("Account;Month;Value\nKOENE;Feb 1998;5\nKOENE;Feb 1998;5\nKOENE;Mar 1998;5\n");
    assert_eq!((figures(&found).0, found.repeated.copies), (vec!["10".to_owned(), "5".to_owned()], 1));
}

#[test]
fn of_several_rows_one_may_be_chosen_or_none() {
    let list = "Account;Date;Value\nKOENE;1998-02-03;4\nKOENE;1998-02-09;6\nALFKI;1998-02-09;1\n";
    let of = |repeats| figures(&plan_by(&book(), list, repeats));
    let said = |values: &[&str], problems| (values.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>(), problems);
    assert_eq!(of(Repeats::AddUp), said(&["10", "1"], 0));
    assert_eq!(of(Repeats::First), said(&["4", "1"], 0));
    assert_eq!(of(Repeats::Last), said(&["6", "1"], 0));
    assert_eq!(of(Repeats::LeaveOut), said(&["1"], 2));
    let found = plan_by(&book(), list, Repeats::LeaveOut);
    assert_eq!(found.problems[1].kind, ActualsProblemKind::Several { count: 2 });
    assert_eq!((found.problems[1].row, found.repeated.rows), (3, 2));
}

#[test]
fn shares_and_levels_are_not_added_up() {
    let list = "Account;Date;Value\nKOENE;1998-02-03;40\nKOENE;1998-02-09;60\n";
    for (unit, aggregate, expected) in [
        (Unit::Money, Aggregate::Sum, "100"),
        (Unit::Count, Aggregate::Sum, "100"),
        (Unit::Percent, Aggregate::Sum, "40"),
        (Unit::Percent, Aggregate::Mean, "40"),
        (Unit::Points, Aggregate::Mean, "40"),
        (Unit::Count, Aggregate::Last, "40"),
    ] {
        let mut book = book();
        let kpi = book.kpis.get(KpiId::new(1)).unwrap().clone();
        book.kpis.insert(Kpi { unit, aggregate, ..kpi });
        let found = plan_by(&book, list, Repeats::AddUp);
        let is_sum = expected == "100";
        assert_eq!(figures(&found), (vec![expected.to_owned()], usize::from(!is_sum)), "{unit:?} {aggregate:?}");
        assert_eq!(found.repeated.rows, if is_sum { 2 } else { 0 });
        if !is_sum {
            assert_eq!(found.problems[0].kind, ActualsProblemKind::Twice { first: 2 });
            assert_eq!(figures(&plan_by(&book, list, Repeats::Last)), (vec!["60".to_owned()], 0));
        }
    }
}

#[test]
fn a_sum_that_lacks_a_row_is_not_taken_in() {
    let list = "Account;Date;Value\nKOENE;1998-02-03;4\nKOENE;1998-02-09;many\nKOENE;1998-03-09;5\n";
    let found = plan(list);
    assert_eq!(figures(&found), (vec!["5".to_owned()], 2));
    let places: Vec<_> = found.problems.iter().map(|it| (it.row, it.kind == ActualsProblemKind::Short)).collect();
    assert_eq!(places, [(2, true), (3, false)]);
    // Of one row that is chosen nothing is missing.
    assert_eq!(figures(&plan_by(&book(), list, Repeats::First)), (vec!["4".to_owned(), "5".to_owned()], 1));
    let large = "9".repeat(15);
    let list = format!("Account;Date;Value\n{}", format!("KOENE;1998-02-03;{large}\n").repeat(20));
    let found = plan(&list);
    assert!(found.problems.iter().all(|it| it.kind == ActualsProblemKind::TooLarge), "{:?}", found.problems);
}
