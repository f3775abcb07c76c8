//! `Intl` formatters, made once for each set of options.

use std::cell::RefCell;

use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

/// What a formatter does, with everything that tells it from another one.
#[derive(Clone, PartialEq)]
pub(super) enum Kind {
    /// A plain number with at least and at most so many decimals.
    Number { min: u8, max: u8 },
    /// The plural category of a number.
    Plural,
}

thread_local! {
    static MADE: RefCell<Vec<(Kind, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Forgets every formatter: the language or the calendar changed.
pub(in crate::app::i18n) fn forget() {
    MADE.with_borrow_mut(Vec::clear);
}

/// Calls the formatter of this kind, made by `make` when it is wanted first.
pub(super) fn call(kind: &Kind, make: impl FnOnce() -> Function, value: &JsValue) -> JsValue {
    let known = MADE.with_borrow(|made| made.iter().find(|(known, _)| known == kind).map(|(_, format)| format.clone()));
    let format = known.unwrap_or_else(|| {
        let format = make();
        MADE.with_borrow_mut(|made| made.push((kind.clone(), format.clone())));
        format
    });
    // A formatter throws only on values of another type than it was made for.
    format.call1(&JsValue::UNDEFINED, value).unwrap_or_default()
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

/// The list of locales an `Intl` constructor takes: the language in use.
pub(super) fn locales() -> Array {
    Array::of1(&JsValue::from_str(super::super::language().tag()))
}

/// The plural rules of the language in use, as a function from number to category.
pub(super) fn plural_rules() -> Function {
    let rules = Intl::PluralRules::new(&locales(), &Object::new());
    bound(&rules, "select")
}

/// A method of an object as a function that remembers its object.
pub(super) fn bound(object: &JsValue, method: &str) -> Function {
    let function: Function = Reflect::get(object, &JsValue::from_str(method)).unwrap_or_default().into();
    function.bind0(object)
}
