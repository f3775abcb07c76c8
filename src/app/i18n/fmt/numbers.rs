//! Numbers in the digits and separators of the language in use.

use js_sys::{Array, Function, Intl, Object};
use linchpin::analysis::figures::MoneySum;
use linchpin::model::{Currency, Money, Quantity, Unit};
use wasm_bindgen::JsValue;

use super::super::{Language, language, texts};
use super::formatter::{Kind, MoneyStyle, bound, call, formatter, of_count, options};

/// A whole number, grouped: `1,265,793`. A fraction is rounded.
pub fn integer(number: f64) -> String {
    decimal(number, 0, 0)
}

/// A number with at least `min` and at most `max` decimals, grouped.
pub fn decimal(number: f64, min: u8, max: u8) -> String {
    // Scores, ranks and counts: most numbers on the page need no formatter.
    if min == 0 && (0.0..1000.0).contains(&number) && number.fract() == 0.0 {
        return small(number);
    }
    format(Kind::Number { min, max, signed: false }, number)
}

/// A number shortened for charts and tight places: `1.3M`.
pub fn compact(number: f64) -> String {
    format(Kind::Compact, number)
}

/// A difference with its sign, `+1.50`; zero has none. Decimals are always written, so columns align.
pub fn signed_decimal(number: f64, digits: u8) -> String {
    format(Kind::Number { min: digits, max: digits, signed: true }, number)
}

/// A total of the matrix on the 1–10 scale, always with two decimals, so that columns of them align; half a hundredth is
/// rounded up.
pub fn score_total(total: f64) -> String {
    if !(0.0..100.0).contains(&total) {
        return decimal(total, 2, 2);
    }
    // A total is a fraction of small numbers: what lies this near a half is one, and its float only happens to be below.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 10,000")]
    let rounded = (total * 100.0 + 1e-9).round() as u32;
    hundredths(rounded)
}

/// The same of a total in hundredths.
///
/// Written without a formatter: a weight that moves changes every total in sight.
pub fn hundredths(total: u32) -> String {
    super::digits(&format!("{}{}{:02}", total / 100, decimal_mark(), total % 100))
}

/// A total that lies below a boundary in hundredths, although its two decimals reach it: with the third, not rounded up, so
/// that nobody reads 8.00 beside the band below 8.
pub fn total_below(total: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a total lies between 1 and 10")]
    let thousandths = (total * 1_000.0 + 1e-9).floor() as u32;
    super::digits(&format!("{}{}{:03}", thousandths / 1_000, decimal_mark(), thousandths % 1_000))
}

fn decimal_mark() -> char {
    match language() {
        Language::En => '.',
        Language::Ru => ',',
        Language::Fa => '٫',
    }
}

/// A share of one as per cent: `0.125` with one digit is `12.5%`. Decimals are always written, so columns align.
pub fn percent(share: f64, digits: u8) -> String {
    format(Kind::Percent { digits, signed: false }, share)
}

/// A change as a share of one, with its sign: `+12.5%`; zero has none.
pub fn signed_percent(share: f64, digits: u8) -> String {
    format(Kind::Percent { digits, signed: true }, share)
}

/// A growth as a share of one: per cent with its sign, `+12.5%`; from tenfold on how many times as much it is, `×1.3M`.
pub fn growth(share: f64, digits: u8) -> String {
    if share < 9.0 { signed_percent(share, digits) } else { format!("×{}", compact(share + 1.0)) }
}

/// An amount with its currency and all its decimals: `$1,265,793.04`.
pub fn money(amount: impl Into<MoneySum>, currency: Currency) -> String {
    money_of(major(amount.into(), currency), currency, MoneyStyle::Full)
}

/// An amount with its currency in whole units: `$1,265,793`.
pub fn money_whole(amount: impl Into<MoneySum>, currency: Currency) -> String {
    money_of(major(amount.into(), currency), currency, MoneyStyle::Whole)
}

/// An amount without its currency, for columns that name it in their header: `1,265,793.04`.
pub fn amount(amount: impl Into<MoneySum>, currency: Currency) -> String {
    let digits = decimals(currency);
    plain(&major(amount.into(), currency), digits, digits)
}

/// The currency's sign as the language writes it: `$`, `₽`, `ریال`; its code where there is no sign.
pub fn currency_symbol(currency: Currency) -> String {
    if currency.code() == "IRT" && language() == Language::Fa {
        return "تومان".to_owned();
    }
    let kind = Kind::Money { currency, style: MoneyStyle::Whole };
    let zero = call(&formatter(kind, make), &0.into());
    let mark = |c: char| !c.is_ascii_digit() && c != language().zero() && !matches!(c, '\u{200e}' | '\u{200f}');
    zero.chars().filter(|&c| mark(c)).collect::<String>().trim().to_owned()
}

/// A KPI's figure in its unit; money is in major units of the currency, per cent as 15 for 15%.
pub fn quantity(quantity: Quantity, unit: Unit, currency: Currency) -> String {
    let number = quantity.to_f64();
    match unit {
        Unit::Money => money_of(Figure::of(quantity.e4(), 4), currency, MoneyStyle::Full),
        Unit::Percent => figure(quantity.e4(), 0, 2) + percent_sign(),
        Unit::Count | Unit::Points => figure(quantity.e4(), 0, 2),
        Unit::Days => texts::common::units::days_count(number),
        Unit::Hours => texts::common::units::hours_count(number),
    }
}

/// A number or a sum of numbers from its ten-thousandths, to its last digit, with at least `min` and at most `max`
/// decimals, grouped.
pub fn figure(e4: i128, min: u8, max: u8) -> String {
    plain(&Figure::of(e4, 4), min, max)
}

/// A size of a file or of used space: `12.3 kB`, `4 MB` (thousands, as browsers count their quota).
pub fn file_size(bytes: u64) -> String {
    let bytes = bytes as f64;
    match bytes {
        ..1e3 => format(Kind::Size { unit: "byte" }, bytes),
        ..1e6 => format(Kind::Size { unit: "kilobyte" }, bytes / 1e3),
        ..1e9 => format(Kind::Size { unit: "megabyte" }, bytes / 1e6),
        _ => format(Kind::Size { unit: "gigabyte" }, bytes / 1e9),
    }
}

/// The plural category of a number: `one`, `few`, `many` or `other`.
pub fn plural_category(number: f64) -> String {
    let make = |_, locales: &Array| bound(&Intl::PluralRules::new(locales, &Object::new()), "select");
    of_count(number, || call(&formatter(Kind::Plural, make), &number.into()))
}

/// A number for a formatter: as a float while that is exact, digit by digit where it is not. Browsers from before 2023
/// round the digits to the nearest float; none leaves them out.
enum Figure {
    Exact(f64),
    Digits(String),
}

impl Figure {
    /// So many units of ten to the power of −`places`.
    fn of(units: i128, places: u8) -> Self {
        if units.unsigned_abs() <= Money::MAX_MINOR.unsigned_abs().into() {
            return Self::Exact(units as f64 / 10f64.powi(places.into()));
        }
        let (digits, sign) = (units.unsigned_abs().to_string(), if units < 0 { "-" } else { "" });
        // So large a number has more digits than any currency has decimals.
        let (whole, fraction) = digits.split_at(digits.len() - usize::from(places));
        let point = if fraction.is_empty() { "" } else { "." };
        Self::Digits(format!("{sign}{whole}{point}{fraction}"))
    }
}

fn money_of(number: Figure, currency: Currency, style: MoneyStyle) -> String {
    if language() != Language::Fa {
        return format_figure(Kind::Money { currency, style }, &number);
    }
    // Persian writes the currency after the number, the digits never split from their word: ۱٫۳ میلیون ریال. What
    // `Intl` gives puts the sign first behind a mark that turns the whole amount left to right.
    let digits = if style == MoneyStyle::Full { decimals(currency) } else { 0 };
    format!("{}\u{a0}{}", plain(&number, digits, digits), currency_symbol(currency))
}

fn plain(number: &Figure, min: u8, max: u8) -> String {
    match number {
        Figure::Exact(number) => decimal(*number, min, max),
        Figure::Digits(_) => format_figure(Kind::Number { min, max, signed: false }, number),
    }
}

fn format_figure(kind: Kind, number: &Figure) -> String {
    match number {
        Figure::Exact(number) => format(kind, *number),
        Figure::Digits(digits) => with_minus(call(&formatter(kind, make), &digits.into())),
    }
}

fn major(amount: MoneySum, currency: Currency) -> Figure {
    Figure::of(amount.minor(), decimals(currency))
}

fn decimals(currency: Currency) -> u8 {
    u8::try_from(currency.decimals()).unwrap_or(2)
}

/// The sign as `Intl` sets it in each language: Russian puts a space before it.
/// The sign after a share, as the language writes it.
pub fn percent_sign() -> &'static str {
    match language() {
        Language::En => "%",
        Language::Ru => "\u{a0}%",
        Language::Fa => "٪",
    }
}

fn format(kind: Kind, number: f64) -> String {
    with_minus(call(&formatter(kind, make), &number.into()))
}

fn with_minus(text: String) -> String {
    // A minus, not a hyphen: it is as wide as the plus and does not break from its number.
    if text.contains('-') { text.replace('-', "\u{2212}") } else { text }
}

fn make(kind: Kind, locales: &Array) -> Function {
    let sign = |signed: bool| ("signDisplay", JsValue::from_str(if signed { "exceptZero" } else { "negative" }));
    let digits = |min: u8, max: u8| [("minimumFractionDigits", min.into()), ("maximumFractionDigits", max.into())];
    let style = |name: &str| ("style", JsValue::from_str(name));
    let mut pairs: Vec<(&str, JsValue)> = Vec::new();
    match kind {
        Kind::Number { min, max, signed } => {
            pairs.push(sign(signed));
            pairs.extend(digits(min, max));
        }
        Kind::Percent { digits: count, signed } => {
            pairs.extend([style("percent"), sign(signed)]);
            pairs.extend(digits(count, count));
        }
        Kind::Money { currency, style: how } => {
            pairs.extend([style("currency"), ("currency", currency.code().into()), sign(false)]);
            pairs.push(("currencyDisplay", "narrowSymbol".into()));
            match how {
                MoneyStyle::Full => pairs.extend(digits(decimals(currency), decimals(currency))),
                MoneyStyle::Whole => pairs.extend(digits(0, 0)),
            }
        }
        Kind::Compact => {
            pairs.extend([sign(false), ("notation", "compact".into())]);
            pairs.extend(digits(0, 1));
        }
        Kind::Size { unit } => {
            // The short Persian names are Latin letters, and the short English byte has no plural.
            let long = unit == "byte" || language() == Language::Fa;
            pairs.extend([style("unit"), ("unit", unit.into())]);
            pairs.push(("unitDisplay", if long { "long" } else { "short" }.into()));
            pairs.extend(digits(0, 1));
        }
        _ => {}
    }
    Intl::NumberFormat::new(locales, &options(&pairs)).format()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller checked the range")]
fn small(number: f64) -> String {
    super::digits(&(number as u16).to_string())
}
