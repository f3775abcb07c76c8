//! The router: follows the URL's hash, so the page works on any static host, in any folder and from a file.

use std::collections::HashMap;

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::route::{Place, Route};
use crate::app::ui::alive::soon;
use crate::app::ui::components::PAGE_TITLE_ID;

/// The id of the element that scrolls the page.
pub const OUTLET_ID: &str = "main";

/// Where the person is, for all who need to know. Take it from the context: `expect_context::<Router>()`.
#[derive(Clone, Copy)]
pub struct Router {
    place: RwSignal<Place>,
    /// How far each entry of the browser's history was scrolled when it was left.
    scrolled: StoredValue<HashMap<u32, i32>>,
    /// The history entry shown now.
    entry: StoredValue<u32>,
    entries: StoredValue<u32>,
}

impl Router {
    /// Starts at the hash of the address and follows it until the owner is gone.
    pub fn new() -> Self {
        let place = Place::parse(&location().hash().unwrap_or_default());
        let known = history_entry();
        let this = Self {
            place: RwSignal::new(place),
            scrolled: StoredValue::new(HashMap::new()),
            entry: StoredValue::new(known.unwrap_or(0)),
            entries: StoredValue::new(known.unwrap_or(0)),
        };
        number_history_entry(this.entry.get_value());
        let listener = window_event_listener(ev::hashchange, move |_| this.follow_hash());
        on_cleanup(move || listener.remove());
        this
    }

    /// The menu entry shown. Does not change when only what is open in it does.
    pub fn route(self) -> Memo<Route> {
        Memo::new(move |_| self.place.with(|place| place.route))
    }

    /// What is open in the entry: an id, a tab.
    pub fn detail(self) -> Memo<Option<String>> {
        Memo::new(move |_| self.place.with(|place| place.detail.clone()))
    }

    /// Goes to a place; it becomes an entry of the browser's history.
    #[allow(clippy::unused_self, reason = "going is the router's, though the address does it")]
    pub fn go(self, place: impl Into<Place>) {
        // Setting a hash we wrote ourselves cannot fail.
        let _ = location().set_hash(&place.into().href());
    }

    /// Changes what is open without an entry in the history: a tab, a selection.
    pub fn replace(self, place: impl Into<Place>) {
        let place = place.into();
        let state = JsValue::from(self.entry.get_value());
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&state, "", Some(&place.href()));
        }
        leave_field();
        self.place.set(place);
    }

    fn follow_hash(self) {
        if let Some(outlet) = outlet() {
            let (entry, top) = (self.entry.get_value(), outlet.scroll_top());
            self.scrolled.update_value(|scrolled| {
                scrolled.insert(entry, top);
            });
        }
        // An entry with our number was there before: the person came back to it, and finds it as it was left.
        let known = history_entry();
        let entry = known.unwrap_or_else(|| self.entries.get_value() + 1);
        let top = known.and_then(|entry| self.scrolled.with_value(|scrolled| scrolled.get(&entry).copied()));
        self.entry.set_value(entry);
        self.entries.update_value(|entries| *entries = (*entries).max(entry));
        number_history_entry(entry);
        let place = Place::parse(&location().hash().unwrap_or_default());
        let new_page = self.place.with_untracked(|before| before.route != place.route);
        let field = leave_field();
        self.place.set(place);
        // At once: whoever is quicker than the next frame must not lose the focus to the title again.
        soon(move || {
            if let Some(field) = field.filter(|field| field.is_connected()) {
                let _ = field.focus();
            }
            if new_page {
                focus_title();
            }
        });
        request_animation_frame(move || {
            if let Some(outlet) = outlet().filter(|_| new_page || top.is_some()) {
                outlet.set_scroll_top(top.unwrap_or(0));
            }
        });
    }
}

impl Default for Router {
    fn default() -> Self {
        Self::new()
    }
}

/// Puts the focus on the page's title: tells a screen reader where it is, and lets Tab go on from there. Also where the
/// control that had the focus went away with what it deleted.
pub fn focus_title() {
    let title = document().get_element_by_id(PAGE_TITLE_ID).or_else(|| document().get_element_by_id(OUTLET_ID));
    if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = title.focus_with_options(&options);
    }
}

/// Gives the focus to the page's title once what had it has gone, and left it to nobody.
pub fn focus_title_if_lost() {
    soon(|| {
        if document().active_element().is_none_or(|focused| focused.tag_name() == "BODY") {
            focus_title();
        }
    });
}

/// Once a page that was waited for is there: its title has the focus, unless the person took it elsewhere meanwhile.
pub fn focus_arrived_page() {
    soon(|| {
        if document().active_element().is_some_and(|focused| focused.id() == OUTLET_ID) {
            focus_title();
        }
    });
}

/// Leaves the field a person types in, and gives it. What was typed is kept while the page that keeps it is still
/// there: the browser would say "changed" only when it takes the field away, and nobody would be left to hear it.
fn leave_field() -> Option<HtmlElement> {
    let element = document().active_element()?;
    let is_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    let field = element.dyn_into::<HtmlElement>().ok().filter(|_| is_field)?;
    let _ = field.blur();
    Some(field)
}

fn outlet() -> Option<web_sys::Element> {
    document().get_element_by_id(OUTLET_ID)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number this module wrote as u32")]
fn history_entry() -> Option<u32> {
    window().history().ok()?.state().ok()?.as_f64().map(|entry| entry as u32)
}

fn number_history_entry(entry: u32) {
    if let Ok(history) = window().history() {
        // Where a page may not write its history (a sandboxed frame), coming back starts at the top.
        let _ = history.replace_state(&JsValue::from(entry), "");
    }
}
