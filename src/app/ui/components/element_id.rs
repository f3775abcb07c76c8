//! Ids for elements that refer to each other: labels, descriptions, panels.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A new id, unique within the page: `field-7`. It lives as long as the page and means nothing elsewhere.
pub fn element_id(prefix: &str) -> String {
    let number = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
    format!("{prefix}-{number}")
}
