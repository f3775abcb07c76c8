//! Formulas over entered numbers: what they come to, what is no formula and where, and the catalogue's formulas against
//! published and worked examples.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use linchpin::model::{Expression, ExpressionErrorKind as Kind, Inputs, NoValue, Quantity};
use proptest::prelude::*;

fn inputs(entries: &[(&str, f64)]) -> Inputs {
    entries.iter().map(|(name, value)| ((*name).to_owned(), Quantity::from_f64(*value).unwrap())).collect()
}

fn check(text: &str, entries: &[(&str, f64)], expected: f64) {
    let found = Expression::parse(text).unwrap().value(&[&inputs(entries)]);
    assert_eq!(found, Ok(Quantity::from_f64(expected).unwrap()), "{text}");
}

fn check_error(text: &str, at: usize, kind: Kind) {
    let error = Expression::parse(text).expect_err(text);
    assert_eq!((error.at, error.kind), (at, kind), "{text}");
}

#[test]
fn arithmetic_is_as_at_school() {
    let two = [("a", 6.0), ("b", 4.0)];
    check("a + b * 2", &two, 14.0);
    check("(a + b) × 2", &two, 20.0);
    check("a − b − 1", &two, 1.0);
    check("a ÷ b ÷ 2", &two, 0.75);
    check("-a + b", &two, -2.0);
    check("a * -b", &two, -24.0);
    check("a : b", &two, 1.5);
    check("50% * a", &two, 3.0);
    check("max(a; b; 5) - min(a, b)", &two, 2.0);
}

#[test]
fn numbers_and_names_are_of_any_language() {
    check("выручка за год × 0,5", &[("выручка за год", 10.0)], 5.0);
    check("درآمد ÷ ۲٫۵", &[("درآمد", 10.0)], 4.0);
    check("صورت\u{200c}حساب * ٢", &[("صورت\u{200c}حساب", 3.0)], 6.0);
    check("макс(a; ۷)", &[("a", 3.0)], 7.0);
    check("Revenue / revenue", &[("Revenue", 3.0)], 1.0);
    check("min(a, 1.5)", &[("a", 3.0)], 1.5);
    assert_eq!(Expression::parse("A b + a  B").unwrap().inputs(), ["A b"]);
}

#[test]
fn what_is_no_formula_says_where() {
    check_error("", 0, Kind::Empty);
    check_error("a +", 3, Kind::OperandMissing);
    check_error("a + * b", 4, Kind::OperandMissing);
    check_error("(a + b", 0, Kind::Unclosed);
    check_error("a + b)", 5, Kind::Unexpected);
    check_error("2 a", 2, Kind::Unexpected);
    check_error("a & b", 2, Kind::Unexpected);
    check_error("a * 1,000", 5, Kind::Ambiguous);
    check_error("a + 12345678901234567890", 4, Kind::Number);
    check_error("sum(a)", 0, Kind::UnknownFunction);
    check_error("b + min(a)", 4, Kind::FewValues);
    check_error("last(a + b)", 0, Kind::NotAnInput);
    check_error("1 + 2", 0, Kind::NoInputs);
    check_error(&format!("{}a", "(".repeat(40)), 32, Kind::TooDeep);
    check_error(&"a+".repeat(300), Expression::MAX_CHARACTERS, Kind::TooLong);
}

#[test]
fn missing_is_not_zero_and_nothing_is_divided_by_zero() {
    let ratio = Expression::parse("a / b").unwrap();
    assert_eq!(ratio.value(&[&inputs(&[("a", 1.0)])]), Err(NoValue::Missing("b".into())));
    assert_eq!(ratio.value(&[]), Err(NoValue::Missing("a".into())));
    assert_eq!(ratio.value(&[&inputs(&[("a", 1.0), ("b", 0.0)])]), Err(NoValue::DivisionByZero));
    let (full, part) = (inputs(&[("a", 1.0), ("b", 2.0)]), inputs(&[("a", 1.0)]));
    assert_eq!(ratio.value(&[&full, &part]), Err(NoValue::Missing("b".into())));
    let rials = inputs(&[("a", 50e12), ("b", 0.0001)]);
    assert_eq!(ratio.value(&[&rials]), Ok(Quantity::from_whole(500_000_000_000_000_000).unwrap()));
    let large = inputs(&[("a", 1e17), ("b", 0.0001)]);
    assert_eq!(ratio.value(&[&large]), Err(NoValue::TooLarge));
}

#[test]
fn a_ratio_of_several_periods_is_that_of_their_sums() {
    let of = |text: &str| {
        let quarters = [inputs(&[("a", 10.0), ("b", 100.0)]), inputs(&[("a", 30.0), ("b", 50.0)])];
        Expression::parse(text).unwrap().value(&[&quarters[0], &quarters[1]]).unwrap().to_f64()
    };
    // 40 ÷ 150, and not the mean of 10% and 60%.
    assert!((of("a ÷ b × 100") - 26.6667).abs() < 1e-9);
    assert!((of("first(a)") - 10.0).abs() < 1e-9);
    assert!((of("last(a) ÷ first(b)") - 0.3).abs() < 1e-9);
    assert!((of("mean(b)") - 75.0).abs() < 1e-9);
}

/// The catalogue's formula of a KPI in a language.
fn measure(language: &str, key: &str) -> Expression {
    let path = format!("{}/locales/{language}/kpi.json", env!("CARGO_MANIFEST_DIR"));
    let texts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let text = texts["measures"][key]["formula"].as_str().unwrap_or_else(|| panic!("{language}: {key}")).to_owned();
    Expression::parse(&text).unwrap_or_else(|error| panic!("{language}: {text}: {error:?}"))
}

/// Holds a formula against an example in every language; the inputs are given in the order the formula names them.
fn check_measure(key: &str, entered: &[f64], expected: f64) {
    for language in ["en", "ru", "fa"] {
        let measure = measure(language, key);
        assert_eq!(measure.inputs().len(), entered.len(), "{language}: {key}: {:?}", measure.inputs());
        let inputs: Inputs =
            measure.inputs().iter().cloned().zip(entered.iter().map(|it| Quantity::from_f64(*it).unwrap())).collect();
        let found = measure.value(&[&inputs]).unwrap().to_f64();
        assert!((found - expected).abs() < 0.00006, "{language}: {key}: {found}");
    }
}

#[test]
fn the_catalogues_formulas_give_published_examples() {
    // metrickittools.com, glossary, NRR: (100 + 15 − 5 − 10) ÷ 100 thousand is 100%.
    check_measure("nrr", &[100_000.0, 15_000.0, 5_000.0, 10_000.0], 100.0);
    // dnoise.online, metrics, NRR: (200,000 − 6,000 − 4,000 + 20,000) ÷ 200,000 is 105%.
    check_measure("nrr", &[200_000.0, 20_000.0, 4_000.0, 6_000.0], 105.0);
    // The same without expansion: (200,000 − 4,000 − 6,000) ÷ 200,000; never above 100%.
    check_measure("grr", &[200_000.0, 4_000.0, 6_000.0], 95.0);
    check_measure("grr", &[200_000.0, 0.0, -6_000.0], 100.0);
    // fool.com, terms, days sales outstanding: 18,000 ÷ 20,000 × 30 is 27 days.
    check_measure("dso", &[18_000.0, 20_000.0, 30.0], 27.0);
    // bit1024.com, DSO calculator: 50,000 ÷ 200,000 × 365 is 91.25 days.
    check_measure("dso", &[50_000.0, 200_000.0, 365.0], 91.25);
    // 70% promoters less 20% detractors is an NPS of 50 (the example most guides give; here of 100 answers).
    check_measure("nps", &[70.0, 20.0, 100.0], 50.0);
    // 150 satisfied of 250 answers is a CSAT of 60%.
    check_measure("csat", &[150.0, 250.0], 60.0);
    // online-calculator.org, churn rate: 45 of 98 customers is 46%.
    check_measure("churn_rate", &[45.0, 98.0], 45.9184);
    // 350 of the 500 dollars a year spent on coffee with one house: 70% of the wallet.
    check_measure("share_of_wallet", &[350.0, 500.0], 70.0);
    // calculator.academy, customer margin: 80 of profit on 160 of revenue, a cost of 80, is 50%.
    check_measure("margin", &[160.0, 80.0], 50.0);
}

#[test]
fn the_catalogues_other_formulas_give_worked_examples() {
    check_measure("requests_lost_share", &[6.0, 40.0], 15.0);
    check_measure("satisfaction", &[170.0, 20.0], 8.5);
    check_measure("project_size", &[90_000.0, 4.0], 22_500.0);
    check_measure("communications", &[12.0, 30.0, 3.0], 45.0);
    check_measure("communication_regularity", &[39.0, 52.0], 75.0);
    check_measure("average_cheque", &[617_085.17, 408.0], 1_512.463_7);
    check_measure("receivables_reduction", &[40_000.0, 34_000.0], 15.0);
    check_measure("payment_time", &[450.0, 15.0], 30.0);
    check_measure("referral_rate", &[2.0, 8.0], 25.0);
    check_measure("existing_profit_share", &[80.0, 100.0], 80.0);
    check_measure("response_time", &[45.0, 30.0], 1.5);
    check_measure("lifetime_value", &[10_000.0, 30.0, 5.0], 15_000.0);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        if let Err(error) = Expression::parse(&text) {
            prop_assert!(error.at <= text.trim().chars().count());
        }
    }

    #[test]
    fn no_formula_gives_anything_but_a_number(text in "[ab0-9(),;.%+*/ -]{0,40}|(max|min|last|mean)\\([ab]{1,2}[;,] ?[0-9]{1,2}\\)", a in -1e6..1e6_f64, b in -1e6..1e6_f64) {
        if let Ok(expression) = Expression::parse(&text) {
            let entered: Inputs =
                expression.inputs().iter().cloned().zip([a, b].into_iter().cycle().map(|it| Quantity::from_f64(it).unwrap())).collect();
            if let Ok(value) = expression.value(&[&entered]) {
                prop_assert!(value.to_f64().is_finite());
            }
            prop_assert_eq!(Expression::parse(expression.text()), Ok(expression));
        }
    }
}
