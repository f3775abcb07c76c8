//! The marks of a chart under pointer and keyboard: one tab stop, arrow keys between them, Enter opens.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

use super::{drawing::axes::Reading, reading};

const MARK: &str = ".chart__mark";

/// The mark an event comes from, or whose middle it comes from.
pub fn mark_of(event: &web_sys::Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let Some(id) = target.get_attribute("data-of") else { return target.closest(MARK).ok().flatten() };
    let picture = target.closest("svg").ok().flatten()?;
    marks(&picture).into_iter().find(|mark| mark.get_attribute("data-id").as_deref() == Some(&id))
}

/// What is read of a mark.
pub fn text_of(mark: &Element) -> Option<String> {
    mark.get_attribute("aria-label").filter(|text| !text.is_empty())
}

/// What a mark opens.
pub fn id_of(mark: &Element) -> Option<String> {
    mark.get_attribute("data-id").filter(|id| !id.is_empty())
}

/// Makes a fresh picture's marks reachable: the one at `place` by Tab. Marks that open nothing are pictures, not buttons.
pub fn prepare(picture: &Element, place: usize, opens: bool) {
    for (number, mark) in marks(picture).into_iter().enumerate() {
        // Setting attributes of one's own element cannot fail.
        let _ = mark.set_attribute("tabindex", if number == place { "0" } else { "-1" });
        if !opens {
            let _ = mark.set_attribute("role", "img");
        }
    }
}

/// The place of the mark that has the focus.
pub fn focused(picture: &Element) -> Option<usize> {
    let active = leptos::prelude::document().active_element()?;
    marks(picture).iter().position(|mark| *mark == active)
}

/// Whose arrow's head has the focus.
pub fn focused_head() -> Option<String> {
    leptos::prelude::document().active_element()?.get_attribute("data-head")
}

/// Moves the focus to the head of an arrow.
pub fn focus_head(picture: &Element, id: &str) {
    let Ok(heads) = picture.query_selector_all("[data-head]") else { return };
    for place in 0..heads.length() {
        let head = heads.item(place).and_then(|head| head.dyn_into::<SvgElement>().ok());
        if let Some(head) = head.filter(|head| head.get_attribute("data-head").as_deref() == Some(id)) {
            let _ = head.focus();
        }
    }
}

/// Moves the focus to the mark at a place.
pub fn focus(picture: &Element, place: usize) {
    let all = marks(picture);
    let Some(next) = all.get(place) else { return };
    for mark in &all {
        let _ = mark.set_attribute("tabindex", "-1");
    }
    let _ = next.set_attribute("tabindex", "0");
    if let Some(next) = next.dyn_ref::<SvgElement>() {
        let _ = next.focus();
    }
}

/// Where a key leads from the mark at a place; none for keys that lead nowhere.
pub fn step(event: &ev::KeyboardEvent, picture: &Element) -> Option<usize> {
    let last = marks(picture).len().checked_sub(1)?;
    let here = focused(picture)?;
    let (forward, back) = ((here + 1).min(last), here.saturating_sub(1));
    let mirrored = reading() == Reading::RightToLeft;
    match event.key().as_str() {
        "ArrowDown" => Some(forward),
        "ArrowUp" => Some(back),
        "ArrowRight" => Some(if mirrored { back } else { forward }),
        "ArrowLeft" => Some(if mirrored { forward } else { back }),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

fn marks(picture: &Element) -> Vec<Element> {
    let Ok(found) = picture.query_selector_all(MARK) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok()).collect()
}
