//! Lists and order, and digits inside a text.

use linchpin::model::order;
use std::cmp::Ordering;

use js_sys::{Array, Function, Intl};
use wasm_bindgen::JsValue;

use super::super::fill::isolated;
use super::super::{Direction, language, texts};
use super::formatter::{Kind, bound, call, formatter, options};
use super::plain;

/// Names joined as the language joins them: `a, b and c`.
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    let right_to_left = language().direction() == Direction::Rtl;
    let items: Array = names.iter().map(|name| JsValue::from_str(&isolated(name.as_ref(), right_to_left))).collect();
    let make = |_, locales: &Array| bound(&Intl::ListFormat::new(locales, &options(&[])), "format");
    call(&formatter(Kind::List, make), &items)
}

/// Names with commas only, where no sentence is meant: a city and its country, tags. `Intl` has no such list in every
/// language.
pub fn joined<S: AsRef<str>>(names: &[S]) -> String {
    let right_to_left = language().direction() == Direction::Rtl;
    names.iter().map(|name| isolated(name.as_ref(), right_to_left)).collect::<Vec<_>>().join(comma())
}

/// The comma with its space.
pub fn comma() -> &'static str {
    if language().direction() == Direction::Rtl { "، " } else { ", " }
}

/// The semicolon with its space.
pub fn semicolon() -> &'static str {
    if language().direction() == Direction::Rtl { "؛ " } else { "; " }
}

/// Two numbers as the ends of a range: with a dash between them, or in words where one is negative, because a dash before
/// a minus is read as neither.
pub fn range(from: &str, to: &str) -> String {
    if is_negative(from) || is_negative(to) {
        return texts::common::words::from_to_negative(from, to);
    }
    texts::common::words::from_to(from, to)
}

fn is_negative(number: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}') || c.is_whitespace();
    number.trim_start_matches(is_mark).starts_with(['-', '\u{2212}'])
}

/// The order of two names: case and accents are not told apart, numbers count as numbers (`9` before `10`).
pub fn compare(a: &str, b: &str) -> Ordering {
    compare_with(&order_function(), &a.into(), &b.into())
}

/// The places of the names in order. For long lists: each name crosses to the browser once, not at every comparison.
pub fn order<S: AsRef<str>>(names: &[S]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..names.len()).collect();
    if names.iter().all(|name| plain::is_plain(name.as_ref())) {
        order::sort_by(&mut places, |&a, &b| plain::compare(names[a].as_ref(), names[b].as_ref()));
        return places;
    }
    let function = order_function();
    let names: Vec<JsValue> = names.iter().map(|name| JsValue::from_str(name.as_ref())).collect();
    order::sort_by(&mut places, |&a, &b| compare_with(&function, &names[a], &names[b]));
    places
}

/// The text with its Latin digits as the language's own.
pub fn digits(text: &str) -> String {
    let zero = u32::from(language().zero());
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c);
    text.chars().map(digit).collect()
}

fn order_function() -> Function {
    let make = |_, locales: &Array| {
        let options = options(&[("numeric", true.into()), ("sensitivity", "base".into())]);
        Intl::Collator::new(locales, &options).compare()
    };
    formatter(Kind::Order, make)
}

fn compare_with(function: &Function, a: &JsValue, b: &JsValue) -> Ordering {
    let order = function.call2(&JsValue::UNDEFINED, a, b).ok().and_then(|order| order.as_f64()).unwrap_or_default();
    order.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
}
