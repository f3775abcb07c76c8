//! Codes made comparable, to tell whether a row is about a known account; names are in the model.

pub use crate::model::spelling::name_key;

/// What codes are compared by: only case and spaces at the ends do not count.
pub(super) fn code_key(code: &str) -> String {
    code.trim().to_lowercase()
}
