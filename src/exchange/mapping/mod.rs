//! Which column of a table is which field of an account.

mod fold;
mod period;
mod words;

pub use fold::{fold, fold_name};
pub use period::Scale;

use super::AccountField;

/// Whether a text is known as the name of a column, in any of the three languages.
pub fn is_known_header(header: &str) -> bool {
    let folded = fold(header);
    known_field(&folded).is_some() || period::read_figure_header(&folded).is_some()
}

fn known_field(folded: &str) -> Option<&'static AccountField> {
    words::FIELDS.iter().find(|(_, words)| words::holds(words, folded)).map(|(field, _)| field)
}
