//! Free fields of an account: what this company's list has beside the known columns.

use super::Quantity;

/// The value of a free field. Numbers are kept as numbers so that they can be sorted, summed and scored from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldValue {
    /// A text of at most [`super::MAX_TEXT`] characters.
    Text(String),
    /// A number, in ten-thousandths in the file.
    NumberE4(Quantity),
}
