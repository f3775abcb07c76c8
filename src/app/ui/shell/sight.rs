//! What has the focus is seen: a browser leaves a control alone that is partly in sight, and knows nothing of what lies
//! over it.

use leptos::ev::FocusEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// What scrolls sideways by itself: heads of tables, tools in one line, tabs.
const SIDEWAYS: &str = "thead, .toolbar, .tabs";

/// Brings what took the focus by key into sight, as far as needed. A press is where the person looks already, and what
/// moves between its two halves would not be pressed.
pub fn keep_in_sight(event: &FocusEvent) {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is = |element: &Element, selector: &str| element.closest(selector).is_ok_and(|found| found.is_some());
    if let Some(element) =
        element.filter(|element| element.matches(":focus-visible").unwrap_or(false) && is(element, SIDEWAYS))
    {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
