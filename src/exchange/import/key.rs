//! Codes made comparable, to tell whether a row is about a known account; names are in the model.

pub use crate::model::spelling::name_key;

/// Whether two codes are one number, of which a spreadsheet dropped the zeros at the beginning: 0276123456 and 276123456.
/// Short ones say too little.
pub(super) fn differ_by_zeros(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(str::trim);
    let is_number = |code: &str| code.len() >= 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    one.len() != other.len()
        && is_number(one)
        && is_number(other)
        && one.trim_start_matches('0') == other.trim_start_matches('0')
}

/// What codes are compared by: only case and spaces at the ends do not count.
pub(super) fn code_key(code: &str) -> String {
    code.trim().to_lowercase()
}
