//! The elements of rows and cells that are painted by hand.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// An element of a role; of the role `presentation` one that is nothing to a screen reader and stands in a line.
pub fn element(role: &str, class: &str) -> HtmlElement {
    let name = if role == "presentation" { "span" } else { "div" };
    // A `div` or `span` can always be made; the types of the binding do not know it.
    let element: HtmlElement = document().create_element(name).expect("an element can be made").unchecked_into();
    if role != "presentation" {
        attribute(&element, "role", Some(role));
    }
    element.set_class_name(class);
    element
}

/// A cell of a column, from 1, that takes the focus when it is given it.
pub fn cell(role: &str, class: &str, column: usize) -> HtmlElement {
    let element = element(role, class);
    attribute(&element, "aria-colindex", Some(&column.to_string()));
    element.set_tab_index(-1);
    element
}

/// Setting a well-formed attribute cannot fail.
pub fn attribute(element: &HtmlElement, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Gives a cell the focus without a scroll of the browser's own.
pub fn focus(cell: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = cell.focus_with_options(&options);
}
