//! A text and how it is read: its place in the table of the language in use.

use std::cell::RefCell;

use super::fill::fill;
use super::fmt;
use super::language::{Direction, Language, language};
use super::tables;
use super::texts::PLURALS;

/// A text of the app without placeholders; a page shows it with `t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(u16);

/// What can be counted in a text: whole numbers, or a fractional one such as `1.5`.
pub trait Count {
    /// The number that chooses the plural form.
    fn number(self) -> f64;
}

thread_local! {
    static TABLE: RefCell<Vec<&'static str>> = RefCell::new(tables::texts(Language::En));
}

/// The text in the language in use.
pub fn t(text: Text) -> &'static str {
    TABLE.with_borrow(|table| table.get(usize::from(text.0)).copied().unwrap_or_else(|| missing(text)))
}

// A mistake of ours: it is said before the part that brings it, and stands in no area that is here first
// (`build/codegen.rs`). The tests hear of every error on the console.
#[cold]
fn missing(text: Text) -> &'static str {
    web_sys::console::error_2(&"A text is not here yet".into(), &text.0.into());
    ""
}

/// Makes a language's table the one that is read.
pub(super) fn load(language: Language) {
    TABLE.set(tables::texts(language));
}

/// Has all texts here that a part of the program says: called by each part before it says anything. Of other languages
/// than English all texts are here once one is.
pub fn all_here() {
    if tables::rest_of_english() && language() == Language::En {
        load(Language::En);
    }
}

impl Text {
    /// The text at a place of the tables. Only the generated code knows places.
    pub(super) const fn at(place: u16) -> Self {
        Self(place)
    }

    /// Its place in the tables.
    pub(super) const fn place(self) -> u16 {
        self.0
    }

    /// The text with its placeholders filled: the form for `count`, the number itself, then the other arguments.
    pub(super) fn fill(self, count: Option<f64>, arguments: &[&str]) -> String {
        let forms = t(self);
        let right_to_left = language().direction() == Direction::Rtl;
        let Some(count) = count else { return fill(forms, arguments, right_to_left) };
        let form = forms.split('\u{1}').nth(plural_form(forms, count)).unwrap_or(forms);
        let number = fmt::decimal(count, 0, 2);
        let mut all = vec![number.as_str()];
        all.extend_from_slice(arguments);
        fill(form, &all, right_to_left)
    }
}

/// Which of the forms the count takes. A text may have one form for all counts.
fn plural_form(forms: &str, count: f64) -> usize {
    if !forms.contains('\u{1}') {
        return 0;
    }
    let order = PLURALS[language() as usize];
    let category = fmt::plural_category(count);
    order.iter().position(|known| *known == category).unwrap_or(order.len() - 1)
}

macro_rules! count {
    ($($number:ty),*) => {$(
        impl Count for $number {
            #[allow(clippy::cast_lossless, reason = "one macro for the types that fit and those that do not")]
            fn number(self) -> f64 {
                self as f64
            }
        }
    )*};
}

count!(u8, u32, u64, usize, i32, i64);

impl Count for f64 {
    fn number(self) -> f64 {
        self
    }
}
