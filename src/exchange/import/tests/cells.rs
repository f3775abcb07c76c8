//! What single cells are read as.

use super::*;
use crate::exchange::date::DateErrorKind;
use crate::exchange::number::{NumberErrorKind, NumberStyle};

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
fn amounts_with_too_many_decimals_are_rounded_and_counted() {
    let plan = plan("name,revenue 2024\nA,2022.4999999999998\nB,1.005\nC,1.50");
    assert_eq!(plan.rounded, 2);
    let revenue: Vec<i128> = plan.totals.values().map(|total| total.revenue).collect();
    assert_eq!(revenue, [202_250 + 101 + 150]);
}

#[test]
fn words_for_nothing_are_empty_cells_and_counted() {
    let plan = plan("name;2024;2025;score;city\nA;н/д;1;-;n/a\nB;2;ندارد;5;-\nC;3;x;#N/A;Rome");
    assert_eq!((plan.added.len(), plan.missing), (3, 4));
    let kind = ImportProblemKind::Cell(CellProblem::Number(NumberErrorKind::NotANumber));
    let found: Vec<_> = plan.problems.into_iter().map(|problem| (problem.row, problem.column, problem.kind)).collect();
    assert_eq!(found, [(4, Some(2), kind)]);
    assert_eq!(plan.added[0].1.city, "n/a");
}

#[test]
fn indian_amounts_and_words_for_large_numbers() {
    let check = |text: &str, expected: &[i64]| {
        let mut workbook = workbook();
        workbook.meta.currency = crate::model::Currency::parse("INR").unwrap_or(crate::model::Currency::USD);
        let plan = plan_table(&workbook, &table(text));
        let revenue = |(_, account): &(u32, Account)| account.figures.values().next()?.revenue.map(Money::minor);
        assert_eq!(plan.added.iter().filter_map(revenue).collect::<Vec<_>>(), expected, "{text}\n{:?}", plan.problems);
    };
    let cells = "Rs. 5,00,000\nB\t₹ 4,56,789\nC\t10.5 lakh\nD\t1.2 Cr\nE\t2 crore\nF\t(2,50,000)";
    let expected = [50_000_000, 45_678_900, 105_000_000, 1_200_000_000, 2_000_000_000, -25_000_000];
    check(&format!("name\trevenue FY25\nA\t{cells}"), &expected);
    check("name\tRevenue 2024 (Rs Cr)\nA\t1.5", &[1_500_000_000]);
    check("name\trevenue 2024, bn\nA\t1.5", &[150_000_000_000]);
}

// Ledgers write CR behind a credit and DR behind a debit. "1,000.00 CR" came in as a thousand crores, ten thousand million,
// without a word: outside of rupees it is no number, and listed as DR is.
#[test]
fn a_credit_is_no_crore() {
    let text = "name\trevenue 2024\nA\t1,000.00 CR\nB\t5,000.00Cr\nC\t(10.00) CR\nD\t50.00 DR\nE\t7\nF\t8\nG\t1 crore";
    let kind = ImportProblemKind::Cell(CellProblem::Number(NumberErrorKind::NotANumber));
    check_problems(text, &[2, 3, 4, 5].map(|row| (row, Some(1), kind.clone())));
    let sum: i128 = plan(text).totals.values().map(|total| total.revenue).sum();
    assert_eq!(sum, 1_000_001_500);
}

#[test]
fn a_chosen_style_decides_what_the_table_leaves_open() {
    let source = table("name,revenue 2024\nA,\"1,234\"");
    let mut mapping = guess_mapping(&source, &Around::default());
    for (style, minor) in [(NumberStyle::DecimalPoint, 123_400), (NumberStyle::DecimalComma, 123)] {
        mapping.columns[1].set_style(Some(style));
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
fn ten_rials_are_a_toman_and_no_other_currency_is_taken_in_silence() {
    let check = |code: &str, text: &str, expected: &[i64]| {
        let mut workbook = workbook();
        workbook.meta.currency = crate::model::Currency::parse(code).unwrap_or(crate::model::Currency::USD);
        let plan = plan_table(&workbook, &table(text));
        let revenue = |(_, account): &(u32, Account)| account.figures.values().next()?.revenue.map(Money::minor);
        assert_eq!(plan.added.iter().filter_map(revenue).collect::<Vec<_>>(), expected, "{code}: {text}");
    };
    check("IRR", "name\tفروش ۱۴۰۳ (تومان)\nA\t12000\nB\t۵ ریال\nC\t7 تومان", &[120_000, 5, 70]);
    check("IRT", "name\tفروش ۱۴۰۳ (ريال)\nA\t12000\nB\t7 تومان", &[1_200, 7]);
    check("IRR", "name\tفروش ۱۴۰۴ (میلیون تومان)\nA\t5", &[50_000_000]);
    check("IRR", "name\tفروش ۱۴۰۴\nA\t۵ میلیون تومان\nB\t34,000,000,000 ريال", &[50_000_000, 34_000_000_000]);
    check("RUB", "name\tВыручка 2024\nA\t5 млн руб.\nB\t120 тыс.руб.\nC\t7 €", &[500_000_000, 12_000_000]);
    // What is of another currency is read and named; the page says so.
    let of =
        |header: &str| guess_mapping(&table(&format!("name\t{header}\nA\t7")), &Around::default()).columns[1].clone();
    let usd = crate::model::Currency::USD;
    assert!(of("Выручка 2024, руб.").other_currency(usd).is_some());
    assert!(of("Revenue 2024, $").other_currency(usd).is_none());
    assert!(of("Revenue 2024").other_currency(usd).is_none());
}

// Formulas without results and the lower rows of a merged number came in as empty, and nobody was told: each is a
// problem with its row and column, where the row and the column are used at all.
#[test]
fn a_cell_of_a_sheet_without_a_value_is_a_problem() {
    let text = "name\trevenue 2024\trevenue 2025\t\nA\t100\t\u{fdd0}=B2*1.1\t\u{fdd0}=1\n\
                B\t\u{fdd1}100\t\nTotal\t\u{fdd0}=SUM(B2:B3)\t";
    let table = read_text(text, ReadOptions::of_sheet()).unwrap_or_else(|error| panic!("{error:?}"));
    let plan = plan_table(&workbook(), &table);
    let found: Vec<_> = plan.problems.iter().map(|it| (it.row, it.column, it.found.as_str())).collect();
    assert_eq!(found, [(2, Some(2), "=B2*1.1"), (3, Some(1), "100"), (4, None, "Total")]);
    assert_eq!((plan.added.len(), plan.left_out, plan.cells_left_out()), (2, 1, 2));
    assert!(plan.added.iter().all(|(_, account)| account.fields.is_empty()));
}

// Exports of Bitrix24 write 1200|RUB, the Swiss write 5'000.- and the Dutch 12,-: all of it was no number. "$12,500" in a
// column that is no revenue was said to have two readings.
#[test]
fn amounts_as_other_programs_write_them() {
    let check = |code: &str, text: &str, expected: &[i64]| {
        let mut workbook = workbook();
        workbook.meta.currency = crate::model::Currency::parse(code).unwrap_or(crate::model::Currency::USD);
        let plan = plan_table(&workbook, &table(text));
        let revenue = |(_, account): &(u32, Account)| account.figures.values().next()?.revenue.map(Money::minor);
        assert_eq!(plan.added.iter().filter_map(revenue).collect::<Vec<_>>(), expected, "{text}\n{:?}", plan.problems);
    };
    check("RUB", "name;revenue 2024\nA;1 200 000|RUB\nB;12.5|RUB", &[120_000_000, 1_250]);
    check("CHF", "name;revenue 2024\nA;5'000.-\nB;CHF -1’234.–\nC;Fr. 12,--", &[500_000, -123_400, 1_200]);
    check("USD", "name;revenue 2024\nA;5-\nB;12.50-\nC;$(1,234.50)", &[-500, -1_250, -123_450]);
    let deals = plan("name;deals\nA;$12,500\nB;$0");
    assert_eq!((deals.problems.len(), deals.added.len()), (0, 2));
}
