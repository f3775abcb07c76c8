//! Numbers in the digits and separators of the language in use.

use js_sys::Intl;
use wasm_bindgen::JsValue;

use super::super::language;
use super::formatter::{Kind, call, locales, options, plural_rules};

/// A whole number, grouped: `1,265,793`.
pub fn integer(number: f64) -> String {
    decimal(number, 0, 0)
}

/// A number with at least `min` and at most `max` decimals, grouped.
pub fn decimal(number: f64, min: u8, max: u8) -> String {
    // Scores, ranks and counts: most numbers on the page need no formatter.
    if min == 0 && (0.0..1000.0).contains(&number) && number.fract() == 0.0 {
        return small(number);
    }
    let make = || {
        let options = options(&[("minimumFractionDigits", min.into()), ("maximumFractionDigits", max.into())]);
        Intl::NumberFormat::new(&locales(), &options).format()
    };
    text(&call(&Kind::Number { min, max }, make, &number.into()))
}

/// The plural category of a number: `one`, `few`, `many` or `other`.
pub fn plural_category(number: f64) -> String {
    text(&call(&Kind::Plural, plural_rules, &number.into()))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller checked the range")]
fn small(number: f64) -> String {
    let zero = u32::from(language().zero());
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
    (number as u16).to_string().chars().map(digit).collect()
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}
