//! Moving the heads of arrows in a chart: by mouse and touch, and by keyboard. What is moved is told on the chart's own
//! scale, step by step; whoever draws the chart shows it, and keeps it when it is let go.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{drawing::axes::Reading, marks, reading};
use crate::app::ui::alive::Alive;

/// What happens to the head of an arrow.
#[derive(Clone, Debug, PartialEq)]
pub enum HeadMove {
    /// It is held here for now: whose arrow, along, and up.
    To(String, f64, f64),
    /// It stays where it was held last.
    Keep,
    /// It goes back to where it stood.
    Back,
}

/// The finest step of a drag and of an arrow key, on the scale.
const STEP: f64 = 0.1;
/// A press becomes a drag after so many px.
const THRESHOLD: i32 = 3;

/// The frame around a chart whose arrows can be moved.
#[component]
pub fn ArrowHeads(
    /// What happens.
    on_move: Callback<HeadMove>,
    /// The chart.
    children: Children,
) -> impl IntoView {
    let alive = Alive::here();
    let held = StoredValue::new(None::<Grip>);
    // Whether keys have moved a head that nothing has kept yet.
    let is_keyed = StoredValue::new(false);
    let finish = move |how: HeadMove| {
        held.set_value(None);
        is_keyed.set_value(false);
        on_move.run(how);
    };
    let down = move |event: ev::PointerEvent| {
        let Some(head) = head_of(&event).filter(|_| event.button() == 0) else { return };
        let Some(id) = head.get_attribute("data-head") else { return };
        let Some(frame) = frame_of(&event) else { return };
        let _ = frame.set_pointer_capture(event.pointer_id());
        marks::focus_head(&frame, &id);
        held.set_value(Grip::take(&frame, &head, id, &event));
        // No text is selected on the way.
        event.prevent_default();
    };
    let is_holding = move |event: &ev::PointerEvent| {
        held.with_value(|held| held.as_ref().is_some_and(|grip| grip.pointer == event.pointer_id()))
    };
    let moved = move |event: ev::PointerEvent| {
        let to = frame_of(&event).filter(|_| is_holding(&event)).and_then(|frame| {
            held.try_update_value(|held| held.as_mut().and_then(|grip| grip.drag(&frame, &event))).flatten()
        });
        if let Some(to) = to {
            on_move.run(to);
        }
    };
    let up = move |event: ev::PointerEvent| {
        if is_holding(&event) {
            finish(HeadMove::Keep);
        }
    };
    let cancel = move |event: ev::PointerEvent| {
        if is_holding(&event) {
            finish(HeadMove::Back);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let Some(head) = head_of(&event) else { return };
        match event.key().as_str() {
            "Escape" if is_keyed.get_value() || held.with_value(Option::is_some) => finish(HeadMove::Back),
            "Enter" | " " => finish(HeadMove::Keep),
            _ => match step(&event, &head) {
                Some(to) => {
                    is_keyed.set_value(true);
                    on_move.run(to);
                }
                None => return,
            },
        }
        event.prevent_default();
    };
    // The picture is drawn anew while a head is moved: the focus has left only when it has not come back.
    let leave = move |_: ev::FocusEvent| {
        alive.next_frame(move || {
            if is_keyed.get_value() && marks::focused_head().is_none() {
                finish(HeadMove::Keep);
            }
        });
    };
    view! {
        <div
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=cancel
            on:keydown=key
            on:focusout=leave
        >
            {children()}
        </div>
    }
}

/// A head in the hand.
#[derive(Clone)]
struct Grip {
    id: String,
    pointer: i32,
    from: (i32, i32),
    /// How far the middle of the head is from the pointer, on the scale.
    beside: (f64, f64),
    is_moving: bool,
}

impl Grip {
    fn take(frame: &Element, head: &Element, id: String, event: &ev::PointerEvent) -> Option<Self> {
        let (along, up) = on_scale(frame, event)?;
        let beside = (number(head, "data-along")? - along, number(head, "data-up")? - up);
        let from = (event.client_x(), event.client_y());
        Some(Self { id, pointer: event.pointer_id(), from, beside, is_moving: false })
    }

    /// Where the pointer has brought it; nowhere while it only trembles.
    fn drag(&mut self, frame: &Element, event: &ev::PointerEvent) -> Option<HeadMove> {
        let far = (event.client_x() - self.from.0).abs().max((event.client_y() - self.from.1).abs());
        self.is_moving |= far > THRESHOLD;
        let (along, up) = on_scale(frame, event).filter(|_| self.is_moving)?;
        let stepped = |value: f64| (value / STEP).round() * STEP;
        Some(HeadMove::To(self.id.clone(), stepped(along + self.beside.0), stepped(up + self.beside.1)))
    }
}

fn head_of(event: &web_sys::Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest("[data-head]").ok().flatten()
}

fn frame_of(event: &web_sys::Event) -> Option<Element> {
    event.current_target()?.dyn_into().ok()
}

fn number(element: &Element, name: &str) -> Option<f64> {
    element.get_attribute(name)?.parse().ok()
}

/// Where a key moves a head: by a step, with Shift by a whole point. Up is up, and along follows the reading.
fn step(event: &ev::KeyboardEvent, head: &Element) -> Option<HeadMove> {
    let by = if event.shift_key() { 1.0 } else { STEP };
    let onward = if reading() == Reading::RightToLeft { -by } else { by };
    let (along, up) = match event.key().as_str() {
        "ArrowUp" => (0.0, by),
        "ArrowDown" => (0.0, -by),
        "ArrowRight" => (onward, 0.0),
        "ArrowLeft" => (-onward, 0.0),
        _ => return None,
    };
    let (at, height) = (number(head, "data-along")?, number(head, "data-up")?);
    Some(HeadMove::To(head.get_attribute("data-head")?, at + along, height + up))
}

/// Where the pointer is on the scale of the chart.
fn on_scale(frame: &Element, event: &ev::PointerEvent) -> Option<(f64, f64)> {
    let arrows = frame.query_selector(".chart__arrows").ok()??;
    let picture = arrows.closest("svg").ok()??;
    let bounds = picture.get_bounding_client_rect();
    let view_box = picture.get_attribute("viewBox")?;
    let width: f64 = view_box.split(' ').nth(2)?.parse().ok()?;
    let scale = width / bounds.width().max(1.0);
    let (x, y) = (f64::from(event.client_x()) - bounds.left(), f64::from(event.client_y()) - bounds.top());
    let head = frame.query_selector("[data-head]").ok()??;
    let (least, most) = (number(&head, "aria-valuemin")?, number(&head, "aria-valuemax")?);
    let between = |at: f64, first: f64, last: f64| least + (most - least) * (at - first) / (last - first);
    let along = between(x * scale, number(&arrows, "data-left")?, number(&arrows, "data-right")?);
    let up = between(y * scale, number(&arrows, "data-low")?, number(&arrows, "data-high")?);
    Some((along, up))
}
