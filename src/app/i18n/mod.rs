//! The app's languages: texts, direction, numbers and dates.
//!
//! Texts live in `locales/<language>/<area>.json` and are checked and turned into Rust by `build.rs`:
//!
//! - a plain text becomes a constant: `t(texts::matrix::TITLE)`;
//! - a text with placeholders becomes a function: `texts::matrix::rows_shown(count, total)`;
//! - a text that is an object of plural forms takes `count` first and chooses its form by it.
//!
//! What every page may need (buttons, statuses, units, field names, counted nouns) is in `common`; the names of the
//! model's closed choices are had by `t(status.text())`.
//!
//! To add a text: the key in all three files of its area; the build names what is missing. To add a language: its
//! line in `build/catalogue.rs`, its folder in `locales/`, its variant in `Language`, in the same order.
//!
//! The language is fixed while the app is mounted: it remounts on a change, so nothing here is reactive. Only `Intl`
//! knows the grammar of numbers and dates; nothing here carries tables of it.

#![allow(dead_code, unused_imports, reason = "texts and formats are there before the page that shows them")]

pub mod errors;
mod fill;
pub mod fmt;
mod language;
mod library;
mod message;
mod names;
mod tables;
#[cfg(test)]
mod tests;
pub mod texts;

pub use language::{Calendar, Direction, Language, calendar, language, set_calendar, set_language, show_in_document};
pub use library::{CriterionTexts, Described, criterion_name, criterion_words, spoken, spoken_name};
pub use message::{Count, Text, all_here, t};
pub use names::Named;
pub use tables::{fetch, is_here};
