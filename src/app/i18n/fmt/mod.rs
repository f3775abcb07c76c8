//! Numbers, dates, lists and order as the language in use has them, all through `Intl`.
//!
//! Formatters cost far more to make than to use, so each is made once and kept until the language or the calendar
//! changes.

mod formatter;
mod numbers;

pub use numbers::{decimal, integer, plural_category};

pub(super) use formatter::forget;
