//! Where a value lies, as programs write it and as people read it.

use super::Step;
use crate::format::tree::{push_text, shorten};

/// Appends a step to a JSON Pointer (RFC 6901).
pub fn push_pointer(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// A JSON path for people: `$.accounts[3].fields["Last order"]`.
pub(super) fn path_text(path: &[Step<'_>]) -> String {
    let mut text = String::from("$");
    for step in path {
        match step {
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
            Step::Name(name) => {
                let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if plain && !name.is_empty() {
                    text.push('.');
                    text.push_str(name);
                } else {
                    text.push('[');
                    push_text(&mut text, &shorten(name));
                    text.push(']');
                }
            }
        }
    }
    text
}
