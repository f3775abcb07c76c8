//! Numbers as people write them: what is read, what is refused, and that writing then reading changes nothing.

use linchpin::exchange::decimal::Decimal;
use linchpin::exchange::money::{ThreeDigits, parse_money};
use linchpin::exchange::number::NumberErrorKind::{Ambiguous, Empty, NotANumber, TooLarge, TooManyDecimals};
use linchpin::exchange::number::NumberStyle::{self, DecimalComma, DecimalPoint};
use linchpin::exchange::number::{
    Mark, NumberErrorKind, as_thousands, guess_number_style, is_code, parse_decimal, parse_number, parse_scaled,
};
use linchpin::model::Currency;
use proptest::prelude::*;

fn reads(text: &str, expected: &str) {
    for style in [None, Some(DecimalPoint), Some(DecimalComma)] {
        let read = parse_decimal(text, style).map(|number| number.to_string());
        assert_eq!(read.as_deref(), Ok(expected), "{text:?} as {style:?}");
    }
}

fn refuses(text: &str, expected: NumberErrorKind) {
    let error = parse_number(text, None).expect_err(text);
    assert_eq!((error.kind, error.text.as_str()), (expected, text));
}

#[test]
fn plain_numbers() {
    reads("0", "0");
    reads("7", "7");
    reads("-12.5", "-12.5");
    reads("+3", "3");
    reads("0012", "12");
    reads("2022.50", "2022.5");
    reads(".5", "0.5");
    reads("0.123", "0.123");
    reads("1234.567", "1234.567");
    reads("  42 ", "42");
    reads("-0", "0");
}

#[test]
fn grouped_numbers_of_many_countries() {
    reads("1,265,793.04", "1265793.04");
    reads("1.265.793,04", "1265793.04");
    reads("1 265 793,04", "1265793.04");
    reads("1\u{a0}265\u{a0}793,04", "1265793.04");
    reads("1\u{202f}265\u{202f}793,04", "1265793.04");
    reads("1'265'793.04", "1265793.04");
    reads("1’265’793.04", "1265793.04");
    reads("12,34,567.89", "1234567.89");
    reads("1,234,567", "1234567");
    reads("1 234", "1234");
}

#[test]
fn eastern_digits_and_marks() {
    reads("۱۲۳۴", "1234");
    reads("۱٬۲۶۵٬۷۹۳٫۰۴", "1265793.04");
    reads("١٬٢٣٤٫٥", "1234.5");
    reads("۱۲/۵", "12.5");
    reads("\u{200e}\u{2212}۱٬۲۳۴", "-1234");
    reads("۱،۲۳۴،۵۶۷", "1234567");
    reads("۴۵٪", "45");
    reads("۵۰۰ ریال", "500");
}

#[test]
fn signs_and_parentheses() {
    reads("(1,234.50)", "-1234.5");
    reads("\u{2212}5", "-5");
    reads("5-", "-5");
    reads("-$5", "-5");
    reads("$-5", "-5");
    reads("($5)", "-5");
    refuses("(-5)", NotANumber);
    refuses("--5", NotANumber);
    refuses("5-3", NotANumber);
}

#[test]
fn what_stands_beside_a_number_is_kept() {
    let mark = |text: &str| parse_number(text, None).expect(text).mark;
    let currency = |sign: &str| Mark::Currency(sign.to_owned());
    assert_eq!(mark("12"), Mark::None);
    assert_eq!(mark("12.5 %"), Mark::Percent);
    assert_eq!(mark("%12"), Mark::Percent);
    assert_eq!(mark("$1,234.50"), currency("$"));
    assert_eq!(mark("1 234,50 €"), currency("€"));
    assert_eq!(mark("1 234,50 руб."), currency("руб."));
    assert_eq!(mark("EUR 12"), currency("EUR"));
    assert_eq!(mark("12 تومان"), currency("تومان"));
    refuses("$12%", NotANumber);
}

#[test]
fn words_that_change_a_number_are_refused() {
    for text in ["3k", "5 kg", "2 mln", "12 pcs", "abc", "12abc", "1e", "NaN", "inf", "0x1F", "#REF!", "1 2 3"] {
        refuses(text, NotANumber);
    }
}

#[test]
fn broken_groups_are_refused() {
    for text in ["1,23,4", "12 34", "1,2345,678", "1.234,567,890", "1,234 567", "1,,234", "12.", "1234,567.8", "٫"] {
        refuses(text, NotANumber);
    }
}

#[test]
fn nothing_is_no_number() {
    for text in ["", "  ", "-", "—", "\u{feff}"] {
        refuses(text, Empty);
    }
}

#[test]
fn the_column_decides_what_a_number_leaves_open() {
    refuses("1.234", Ambiguous);
    refuses("1,234", Ambiguous);
    let read = |text, style| parse_decimal(text, Some(style)).map(|number| number.to_string());
    assert_eq!(read("1.234", DecimalPoint).as_deref(), Ok("1.234"));
    assert_eq!(read("1.234", DecimalComma).as_deref(), Ok("1234"));
    assert_eq!(read("1,234", DecimalPoint).as_deref(), Ok("1234"));
    assert_eq!(read("-1,234 €", DecimalComma).as_deref(), Ok("-1.234"));
}

#[test]
fn a_number_that_may_be_thousands_is_written_so_that_it_is() {
    let check = |text: &str, expected: Option<&str>| assert_eq!(as_thousands(text).as_deref(), expected, "{text}");
    check("2.000", Some("2000"));
    check("2,000", Some("2000"));
    check("-12.345 €", Some("-12345 €"));
    check("2.000 р.", Some("2000 р."));
    check("۲.۰۰۰", Some("2000"));
    check("2.000%", Some("2000%"));
    for clear in ["2000", "2.00", "2.0000", "0.125", "1,234.567", "1.234.567", "1 234", "lots", ""] {
        check(clear, None);
    }
}

#[test]
fn a_column_tells_by_its_clear_numbers() {
    assert_eq!(guess_number_style(["1,234", "5", "12.5"]), Some(DecimalPoint));
    assert_eq!(guess_number_style(["1.234", "1.234.567"]), Some(DecimalComma));
    assert_eq!(guess_number_style(["1.234", "7,5 €"]), Some(DecimalComma));
    assert_eq!(guess_number_style(["1,234,567"]), Some(DecimalPoint));
    assert_eq!(guess_number_style(["1.234", "17", "n/a"]), None);
    assert_eq!(guess_number_style(["1.5", "1,5"]), None);
}

#[test]
fn spreadsheets_shorten_long_numbers() {
    reads("1.2E+05", "120000");
    reads("1,5e3", "1500");
    reads("25E-1", "2.5");
    refuses("1E99", NotANumber);
}

#[test]
fn decimals_fit_exactly_or_not_at_all() {
    assert_eq!(parse_scaled("12.50", None, 2), Ok(1250));
    assert_eq!(parse_scaled("-0.005", None, 3), Ok(-5));
    let kind = |text, decimals| parse_scaled(text, None, decimals).map_err(|error| error.kind);
    assert_eq!(kind("12.5051", 2), Err(TooManyDecimals));
    assert_eq!(kind("99999999999999999999", 2), Ok(9_999_999_999_999_999_999_900));
    assert_eq!(kind("999999999999999999999999999999", 9), Err(TooLarge));
    refuses("1234567890123456789012345678901", TooLarge);
    let rounded = |text| parse_decimal(text, Some(DecimalPoint)).map(|number| number.rounded(2));
    assert_eq!(rounded("12.505"), Ok(Ok(1251)));
    assert_eq!(rounded("-12.505"), Ok(Ok(-1251)));
    assert_eq!(rounded("12.5049"), Ok(Ok(1250)));
    assert_eq!(rounded("12345678901234567890"), Ok(Ok(1_234_567_890_123_456_789_000)));
}

/// Writes a number the way of one country: digits from `zero`, groups of three, a decimal mark.
fn written(minor: i128, zero: char, group: &str, mark: char) -> String {
    let digits = format!("{:03}", minor.unsigned_abs());
    let (whole, fraction) = digits.split_at(digits.len() - 2);
    let groups: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).expect("ascii")).collect();
    let sign = if minor < 0 { "\u{2212}" } else { "" };
    let text = format!("{sign}{}{mark}{fraction}", groups.join(group));
    let own = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
    text.chars().map(own).collect()
}

#[test]
fn an_amount_is_in_the_workbooks_currency() {
    let currency = |code| Currency::parse(code).expect(code);
    let read = |text: &str, code| {
        let amount = parse_money(text, Some(DecimalComma), ThreeDigits::Thousands, currency(code));
        amount.map(|amount| amount.to_string()).map_err(|error| error.kind)
    };
    let check = |text: &str, code, expected: &str| assert_eq!(read(text, code).as_deref(), Ok(expected), "{text}");
    check("1,250", "USD", "1250");
    check("1.250", "JPY", "1250");
    check("(1,000)", "EUR", "-1000");
    check("0,125", "USD", "0.125");
    check("1,250", "KWD", "1.25");
    check("$5", "CAD", "5");
    check("5 руб.", "RUB", "5");
    check("500 ریال", "IRR", "500");
    check("chf 7", "CHF", "7");
    for (text, code) in [("$5", "EUR"), ("5 €", "USD"), ("₽5", "USD"), ("7 تومان", "IRR"), ("EUR 7", "USD")] {
        assert_eq!(read(text, code), Err(NumberErrorKind::OtherCurrency), "{text} in {code}");
    }
    assert_eq!(read("12%", "USD"), Err(NumberErrorKind::Percent));
}

proptest! {
    #[test]
    fn writing_then_reading_is_identity(minor in any::<i64>().prop_map(i128::from), way in 0usize..6) {
        let (zero, group, mark) = [
            ('0', ",", '.'), ('0', ".", ','), ('0', "\u{a0}", ','), ('0', "’", '.'), ('۰', "٬", '٫'), ('٠', "", '٫'),
        ][way];
        let text = written(minor, zero, group, mark);
        prop_assert_eq!(parse_scaled(&text, None, 2), Ok(minor), "{}", text);
    }

    #[test]
    fn a_decimal_shown_plainly_is_read_as_itself(minor in any::<i64>().prop_map(i128::from), decimals in 0u32..9) {
        let text = parse_decimal(&format!("{minor}E-{decimals}"), None).expect("a number").to_string();
        prop_assert_eq!(parse_scaled(&text, Some(NumberStyle::DecimalPoint), decimals), Ok(minor), "{}", text);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}") {
        let _ = parse_number(&text, None);
        let _ = guess_number_style([text.as_str()]);
    }

    #[test]
    fn no_text_of_number_parts_panics(text in "[0-9۰-۹.,٫٬' ()eE$%+−-]{0,16}") {
        let read: Option<Decimal> = parse_decimal(&text, Some(DecimalComma)).ok();
        prop_assert!(read.is_none_or(|number| number.decimals() <= 30));
    }
}

#[test]
fn codes_are_told_from_numbers() {
    let check = |text: &str, expected: bool| assert_eq!(is_code(text), expected, "{text}");
    for code in ["0012345", "007", " 01", "۰۰۱۲۳", "+74951234567", "+7 495 123 45 67", "40702810500000012345", "12E3"]
    {
        check(code, true);
    }
    for number in
        ["0", "0.5", "0,25", "12", "1250", "1 250,50", "-5", "+5", "+12.5%", "1.2E+05", "7707083893", "12 EUR"]
    {
        check(number, false);
    }
}
