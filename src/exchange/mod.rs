//! Foreign formats: tables of text from files and from the clipboard, taken in as accounts and written out again.
//!
//! Knows only `model`. Nothing is guessed in silence: what was assumed is in the result and can be overruled, and
//! every problem is a value with its row, its column and what was found there.

pub mod actuals;
pub mod currency;
pub mod date;
pub mod decimal;
pub mod export;
mod field;
mod fold;
pub mod import;
pub mod mapping;
mod missing;
pub mod money;
pub mod number;
pub mod score_block;
pub mod table;
pub mod xlsx;

pub use field::{AccountField, Content, further_fields};
