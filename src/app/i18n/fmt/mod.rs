//! Numbers, dates, lists and order as the language in use has them, all through `Intl`.
//!
//! Formatters cost far more to make than to use, so each is made once and kept until the language or the calendar
//! changes.

mod dates;
mod formatter;
mod numbers;
mod plain;
mod words;

pub use dates::{date, date_input, date_time, day_of, period, relative, time, year, year_of};
pub use numbers::{
    amount, compact, currency_symbol, decimal, figure, file_size, growth, hundredths, integer, money, money_whole,
    percent, percent_sign, plural_category, quantity, score_total, signed_decimal, signed_percent, total_below,
};
pub use words::{comma, compare, digits, joined, list, order, range, semicolon};

pub(super) use formatter::forget;
