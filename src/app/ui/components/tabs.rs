//! Tabs: views of the same thing, one at a time.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{element_id::element_id, select::Choice};
use crate::app::ui::alive::Alive;

/// A row of tabs and the chosen one's panel. Arrow keys move and choose.
#[component]
pub fn Tabs(
    /// What the tabs are views of.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    tabs: Vec<Choice>,
    /// The key of the chosen tab.
    #[prop(into)]
    value: Signal<String>,
    /// The key of the tab just chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The panel of the chosen tab; it reads `value` itself.
    children: Children,
) -> impl IntoView {
    let id = element_id("tabs");
    let panel_id = format!("{id}-panel");
    let keys = StoredValue::new(tabs.iter().map(|tab| tab.key.clone()).collect::<Vec<_>>());
    let tab_id = {
        let id = id.clone();
        move |key: &str| format!("{id}-{key}")
    };
    let chosen_id = {
        let tab_id = tab_id.clone();
        move || value.with(|key| tab_id(key))
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let place = value.with_untracked(|key| keys.with_value(|keys| keys.iter().position(|own| own == key)));
        let count = keys.with_value(Vec::len);
        let Some(next) = next_place(&event, place.unwrap_or(0), count) else { return };
        event.prevent_default();
        if let Some(key) = keys.with_value(|keys| keys.get(next).cloned()) {
            on_change.run(key);
        }
        let list = event.current_target().and_then(|list| list.dyn_into::<HtmlElement>().ok());
        let tab = list.and_then(|list| list.children().item(u32::try_from(next).unwrap_or(0)));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    let one = |Choice { key, label }: Choice| {
        let (own, own_too, chosen) = (key.clone(), key.clone(), key.clone());
        view! {
            <button
                type="button"
                class="tabs__tab"
                role="tab"
                id=tab_id(&key)
                aria-controls=panel_id.clone()
                aria-selected=move || value.with(|value| *value == own).to_string()
                tabindex=move || if value.with(|value| *value == own_too) { "0" } else { "-1" }
                on:click=move |_| on_change.run(chosen.clone())
            >
                {label}
            </button>
        }
    };
    keep_chosen_in_view(move || value.track());
    let row = tabs.into_iter().map(one).collect_view();
    view! {
        <div class="tabs" role="tablist" aria-label=move || label.get() on:keydown=on_key>
            {row}
        </div>
        <div class="tabs__panel" role="tabpanel" id=panel_id aria-labelledby=chosen_id>
            {children()}
        </div>
    }
}

/// Scrolls the rows of tabs that are too long for the window so that the chosen tab is seen, now and whenever what
/// `follow` reads changes.
pub fn keep_chosen_in_view(follow: impl Fn() + 'static) {
    let alive = Alive::here();
    Effect::new(move |_| {
        follow();
        alive.next_frame(scroll_to_chosen);
    });
}

fn scroll_to_chosen() {
    let chosen = ".tabs > [aria-current='page'], .tabs > [aria-selected='true']";
    let Ok(found) = document().query_selector_all(chosen) else { return };
    let elements = (0..found.length()).filter_map(|place| found.item(place)?.dyn_into::<Element>().ok());
    for (tab, row) in elements.filter_map(|tab| Some((tab.clone(), tab.parent_element()?))) {
        let (tab, bounds) = (tab.get_bounding_client_rect(), row.get_bounding_client_rect());
        let beyond = (tab.right() - bounds.right()).max(0.0) - (bounds.left() - tab.left()).max(0.0);
        if beyond != 0.0 {
            row.scroll_by_with_x_and_y(beyond, 0.0);
        }
    }
}

/// Where an arrow key leads in a row that runs with the reading direction; none for other keys.
fn next_place(event: &ev::KeyboardEvent, here: usize, count: usize) -> Option<usize> {
    let rtl = document().document_element().is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
    let last = count.checked_sub(1)?;
    let forward = if here == last { 0 } else { here + 1 };
    let back = if here == 0 { last } else { here - 1 };
    match event.key().as_str() {
        "ArrowRight" => Some(if rtl { back } else { forward }),
        "ArrowLeft" => Some(if rtl { forward } else { back }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
