//! Checks of what was typed, shared by all families.

use super::{CommandError, Field};
use crate::model::spelling::is_same;
use crate::model::{MAX_TEXT, Name};

/// A name from what was typed.
pub(super) fn name(field: Field, text: &str) -> Result<Name, CommandError> {
    Name::parse(text).map_err(|error| CommandError::Name { field, error })
}

/// A short text on one line: like a name, but it may be empty.
pub(super) fn line(field: Field, text: &str) -> Result<String, CommandError> {
    if text.trim().is_empty() { Ok(String::new()) } else { name(field, text).map(|name| name.as_str().to_owned()) }
}

/// A free text, kept as it was typed but for white space at its end.
pub(super) fn free(field: Field, text: &str) -> Result<String, CommandError> {
    let text = text.trim_end();
    let characters = text.chars().count();
    if characters > MAX_TEXT { Err(CommandError::TextTooLong { field, characters }) } else { Ok(text.to_owned()) }
}

/// Refuses a name that one of the others bears already, however the two are spelt.
///
/// # Errors
/// [`CommandError::NameTaken`].
pub(super) fn free_name<'a>(name: &str, mut others: impl Iterator<Item = &'a Name>) -> Result<(), CommandError> {
    let taken = others.any(|other| is_same(other.as_str(), name));
    if taken { Err(CommandError::NameTaken { field: Field::Name }) } else { Ok(()) }
}
