//! Checks of what was typed, shared by all families.

use super::{CommandError, Field};
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

/// What names are compared by: case and the number of spaces do not tell two names apart.
pub(super) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
