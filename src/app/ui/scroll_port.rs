//! What a long table is scrolled by: itself, or the page where the window has no room for two scrollers.
//!
//! Which of them is said by the style (`style/layout.css`): a table that hides nothing of itself is scrolled with the
//! page around it.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement};

use super::shell::OUTLET_ID;

/// What scrolls the rows of a table.
pub struct ScrollPort {
    table: HtmlElement,
    /// What scrolls the page, where that is what scrolls the table.
    outlet: Option<Element>,
}

impl ScrollPort {
    /// A table that scrolls by itself, without a look at the page.
    pub fn own(table: HtmlElement) -> Self {
        Self { table, outlet: None }
    }

    /// What scrolls a table as the page stands. It is another when the window has another size.
    pub fn of(table: HtmlElement) -> Self {
        let outlet = if style_of(&table, "overflow-y") == "visible" {
            table.closest(&format!("#{OUTLET_ID}"))
        } else {
            Ok(None)
        };
        Self { table, outlet: outlet.ok().flatten() }
    }

    /// How far the table's upper edge lies above what is seen, in px. Less than zero while something of the page is seen
    /// over the table.
    pub fn top(&self) -> f64 {
        match &self.outlet {
            Some(outlet) => outlet.get_bounding_client_rect().top() - self.table.get_bounding_client_rect().top(),
            None => f64::from(self.table.scroll_top()),
        }
    }

    /// How much of the table can be seen at once, in px.
    pub fn height(&self) -> f64 {
        let Some(outlet) = &self.outlet else { return f64::from(self.table.client_height()) };
        // What stays at the lower edge, as the style says for the browser's own scrolling.
        let covered = style_of(outlet, "scroll-padding-bottom").trim_end_matches("px").parse().unwrap_or(0.0);
        f64::from(outlet.client_height()) - covered
    }

    /// Scrolls so far that the table's upper edge lies so many px above what is seen.
    pub fn scroll_to(&self, top: f64) {
        match &self.outlet {
            Some(outlet) => outlet.set_scroll_top(pixels(f64::from(outlet.scroll_top()) + top - self.top())),
            None => self.table.set_scroll_top(pixels(top)),
        }
    }
}

/// While what is being built is there: does something whenever the page itself was scrolled.
pub fn listen_page_scroll(act: impl Fn() + 'static) {
    let listening = StoredValue::new_local(Some(Listening::to_page(act)));
    on_cleanup(move || drop(listening.try_update_value(Option::take)));
}

/// Hears what scrolls, for as long as it is kept. From above, because a scroll is told to no element around it.
struct Listening(Closure<dyn FnMut(Event)>);

impl Listening {
    fn to_page(act: impl Fn() + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let scrolled = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if scrolled.is_some_and(|scrolled| scrolled.id() == OUTLET_ID) {
                act();
            }
        });
        // Where that fails, the rows in sight stay as they are.
        let _ = window().add_event_listener_with_callback_and_bool("scroll", heard.as_ref().unchecked_ref(), true);
        Self(heard)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let function = self.0.as_ref().unchecked_ref();
        let _ = window().remove_event_listener_with_callback_and_bool("scroll", function, true);
    }
}

fn style_of(element: &Element, property: &str) -> String {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

#[allow(clippy::cast_possible_truncation, reason = "no page is taller than an i32 of px")]
fn pixels(number: f64) -> i32 {
    number.round() as i32
}
