//! `Intl` formatters, made once for each set of options.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use linchpin::model::Currency;
use wasm_bindgen::JsValue;

use super::super::{Calendar, language};

/// What a formatter does, with everything that tells it from another one.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// A plain number with at least and at most so many decimals; with a plus sign where `signed`.
    Number { min: u8, max: u8, signed: bool },
    /// A number shortened with a word or a letter.
    Compact,
    /// A share of one as per cent.
    Percent { digits: u8, signed: bool },
    /// An amount of money with all decimals or with none.
    Money { currency: Currency, style: MoneyStyle },
    /// A size in one of the units of bytes.
    Size { unit: &'static str },
    /// The plural category of a number.
    Plural,
    /// A day or a moment.
    Date(DateStyle),
    /// A span before or after now.
    Relative,
    /// A list joined by "and".
    List,
    /// The order of two names.
    Order,
}

/// How much of an amount is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum MoneyStyle {
    /// All decimals of the currency.
    Full,
    /// Whole units.
    Whole,
}

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum DateStyle {
    /// Day, short month and year.
    Medium,
    /// Short month and year of a calendar, which is the reporting period's own.
    Period(Calendar),
    /// Hour and minute where the person is.
    Time,
    /// Day, short month, year, hour and minute where the person is.
    Moment,
    /// Day, short month and year where the person is.
    LocalDay,
}

thread_local! {
    static MADE: RefCell<Vec<(Kind, Function)>> = const { RefCell::new(Vec::new()) };
    static MINUTE: RefCell<Option<(i64, String)>> = const { RefCell::new(None) };
    static COUNTS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Forgets every formatter: the language or the calendar changed.
pub(in crate::app::i18n) fn forget() {
    MADE.with_borrow_mut(Vec::clear);
    MINUTE.with_borrow_mut(Option::take);
    COUNTS.with_borrow_mut(Vec::clear);
}

/// What was written for this minute, or what `make` writes: the time of saving is told with every change.
pub(super) fn of_minute(minute: i64, make: impl FnOnce() -> String) -> String {
    let known =
        MINUTE.with_borrow(|known| known.as_ref().filter(|known| known.0 == minute).map(|known| known.1.clone()));
    known.unwrap_or_else(|| {
        let text = make();
        MINUTE.with_borrow_mut(|known| *known = Some((minute, text.clone())));
        text
    })
}

/// Small counts are asked for by every row at once whose rank has moved.
const SMALL_COUNTS: usize = 256;

/// What was said of this count, or what `make` says; never nothing.
pub(super) fn of_count(number: f64, make: impl FnOnce() -> String) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place only if it is whole and small")]
    let place = number as usize;
    if place >= SMALL_COUNTS || (place as f64).to_bits() != number.to_bits() {
        return make();
    }
    let known = COUNTS.with_borrow(|known| known.get(place).filter(|known| !known.is_empty()).cloned());
    known.unwrap_or_else(|| {
        let text = make();
        COUNTS.with_borrow_mut(|known| {
            known.resize(known.len().max(place + 1), String::new());
            known[place].clone_from(&text);
        });
        text
    })
}

/// The formatter of this kind, made by `make` when it is wanted first.
pub(super) fn formatter(kind: Kind, make: impl FnOnce(Kind, &Array) -> Function) -> Function {
    let known =
        MADE.with_borrow(|made| made.iter().find(|(known, _)| *known == kind).map(|(_, format)| format.clone()));
    known.unwrap_or_else(|| {
        let format = make(kind, &Array::of1(&JsValue::from_str(language().tag())));
        MADE.with_borrow_mut(|made| made.push((kind, format.clone())));
        format
    })
}

/// Calls a formatter with one value. A formatter throws only on values of another type than it was made for.
pub(super) fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The object of options an `Intl` constructor takes.
pub(super) fn options(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// A method of an object as a function that remembers its object.
pub(super) fn bound(object: &JsValue, method: &str) -> Function {
    let function: Function = Reflect::get(object, &JsValue::from_str(method)).unwrap_or_default().into();
    function.bind0(object)
}
