//! Keys: which physical or written letter was pressed, whether a person is typing, and how keys are written down.

use leptos::{ev, prelude::window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The Latin letter of a key: the written one, or the one printed there where the layout writes another script, so
/// that Ctrl+Z works in Russian and Persian too.
pub fn letter(event: &ev::KeyboardEvent) -> Option<char> {
    let written = event.key();
    let mut written = written.chars();
    match (written.next(), written.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => Some(letter.to_ascii_lowercase()),
        (Some(letter), None) if letter.is_alphabetic() => {
            event.code().strip_prefix("Key").and_then(|code| code.chars().next()).map(|code| code.to_ascii_lowercase())
        }
        _ => None,
    }
}

/// Whether the command key is down: Ctrl, or ⌘.
pub fn command_key(event: &ev::KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && !event.alt_key()
}

/// Whether the event comes from where text is typed: there the browser's own undo and every letter belong to the text.
pub fn is_typing(event: &ev::KeyboardEvent) -> bool {
    const TEXT: &str = "input:not([type=checkbox], [type=radio], [type=file], [type=button]), textarea, select";
    let Some(target) = event.target() else { return false };
    let editable = target.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    editable || target.dyn_ref::<Element>().is_some_and(|element| element.matches(TEXT).unwrap_or(false))
}

/// How the palette's keys are written here.
pub fn palette_keys() -> &'static str {
    if on_mac() { "⌘ K" } else { "Ctrl K" }
}

/// How the command key is written here.
pub fn command_key_name() -> &'static str {
    if on_mac() { "⌘" } else { "Ctrl" }
}

fn on_mac() -> bool {
    window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac") || platform.starts_with("iP"))
}
