//! From shapes to the page: one function for all charts.

use leptos::prelude::document;
use web_sys::Element;

use super::drawing::scene::Shape;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The element of a shape with all inside it; none where the browser refuses, which it does for no name we use.
pub fn render(shape: &Shape) -> Option<Element> {
    let element = document().create_element_ns(Some(SVG), shape.tag).ok()?;
    for (name, value) in &shape.attributes {
        element.set_attribute(name, value).ok()?;
    }
    if !shape.text.is_empty() {
        element.set_text_content(Some(&shape.text));
    }
    for child in &shape.children {
        let child = render(child)?;
        element.append_child(&child).ok()?;
    }
    Some(element)
}
