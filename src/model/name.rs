//! Names: what records are called.

use std::fmt;

/// The longest name, in characters.
pub const MAX_NAME: usize = 200;
/// The longest free text (notes, reasons, meanings), in characters.
pub const MAX_TEXT: usize = 20_000;

/// A name: 1 to [`MAX_NAME`] characters, no white space at its ends, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

/// Why a text is not a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NameError {
    /// Nothing is left after trimming.
    Empty,
    /// Longer than [`MAX_NAME`] characters.
    TooLong,
    /// Holds a line break or another control character.
    Control,
}

impl Name {
    /// Reads a name from what a person typed; white space at the ends is dropped.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        if text.chars().count() > MAX_NAME {
            return Err(NameError::TooLong);
        }
        if text.chars().any(char::is_control) {
            return Err(NameError::Control);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
