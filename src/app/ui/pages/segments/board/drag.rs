//! Dragging a card: by mouse anywhere on it, by touch at its grip, so that a finger can still scroll the board.

use leptos::ev;
use leptos::prelude::*;
use linchpin::model::AccountId;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::place::Place;
use super::{Board, card};
use crate::app::ui::shell::OUTLET_ID;

/// A press becomes a drag after so many px.
const THRESHOLD: i32 = 6;
/// Nearer to an edge than this, in px, a drag scrolls.
const EDGE: f64 = 48.0;

/// A card under the pointer.
#[derive(Clone, Copy, PartialEq)]
pub struct Drag {
    /// Whose card.
    pub id: AccountId,
    /// Whether the pointer has moved far enough to mean it.
    pub is_moving: bool,
    /// The column under the pointer.
    pub over: Option<Place>,
    from: (i32, i32),
    at: (i32, i32),
    pointer: i32,
}

/// A press that may become a drag.
pub fn start(board: Board, event: &ev::PointerEvent) {
    let Some(id) = card::account_of(event) else { return };
    let is_mouse = event.pointer_type() == "mouse";
    if event.button() != 0 || board.store.read_only().get_untracked() || !(is_mouse || is_on_grip(event)) {
        return;
    }
    let from = (event.client_x(), event.client_y());
    board.dragged.set(Some(Drag { id, is_moving: false, over: None, from, at: from, pointer: event.pointer_id() }));
}

/// The pointer moved.
pub fn follow(board: Board, event: &ev::PointerEvent) {
    let Some(mut drag) = board.dragged.get_untracked().filter(|drag| drag.pointer == event.pointer_id()) else {
        return;
    };
    let at = (event.client_x(), event.client_y());
    let far = (at.0 - drag.from.0).abs().max((at.1 - drag.from.1).abs()) > THRESHOLD;
    if !drag.is_moving && !far {
        return;
    }
    let frame = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    if !drag.is_moving {
        drag.is_moving = true;
        board.picked.set(None);
        // Without capture a fast pointer would leave the board and the card would stay in the air.
        if let Some(frame) = frame {
            let _ = frame.set_pointer_capture(event.pointer_id());
            scroll_while_held(board, frame);
        }
    }
    board.dragged.set(Some(Drag { at, over: column_at(board, at), ..drag }));
    event.prevent_default();
}

/// The pointer was let go.
pub fn end(board: Board, event: &ev::PointerEvent) {
    let Some(drag) = board.dragged.get_untracked().filter(|drag| drag.pointer == event.pointer_id()) else { return };
    board.dragged.set(None);
    if drag.is_moving {
        match drag.over {
            Some(to) => board.drop(drag.id, to),
            None => board.cancel(),
        }
    }
}

/// While the mouse holds a card the focus may be anywhere: Escape is heard in the whole window.
pub fn cancel_on_escape(board: Board) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && board.dragged.get_untracked().is_some() {
            event.prevent_default();
            board.cancel();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The card's name at the pointer while it is dragged.
pub fn ghost(board: Board, drag: &Drag) -> Option<AnyView> {
    let (x, y) = drag.at;
    drag.is_moving.then(|| {
        view! {
            <div class="board-ghost" aria-hidden="true" style:translate=format!("{}px {}px", x + 12, y + 12)>
                <bdi>{board.name(drag.id)}</bdi>
            </div>
        }
        .into_any()
    })
}

fn is_on_grip(event: &ev::PointerEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.has_attribute("data-grip"))
}

fn column_at(board: Board, at: (i32, i32)) -> Option<Place> {
    #[allow(clippy::cast_precision_loss, reason = "px of a window")]
    let found = document().element_from_point(at.0 as f32, at.1 as f32)?;
    let column = found.closest("[data-column]").ok()??;
    let number: usize = column.get_attribute("data-column")?.parse().ok()?;
    board.columns.with_untracked(|columns| columns.get(number).map(|column| column.place))
}

/// Scrolls the board along its columns, and the page along a long column, for as long as the card is held near an edge:
/// a pointer that stands still there moves no more.
fn scroll_while_held(board: Board, frame: Element) {
    board.alive.next_frame(move || {
        let Some(drag) = board.dragged.get_untracked().filter(|drag| drag.is_moving) else { return };
        let (x, y) = (f64::from(drag.at.0), f64::from(drag.at.1));
        let bounds = frame.get_bounding_client_rect();
        let mut has_scrolled = false;
        let along = step(x, bounds.left(), bounds.right());
        if along != 0 {
            let before = frame.scroll_left();
            frame.set_scroll_left(before + along);
            has_scrolled |= frame.scroll_left() != before;
        }
        if let Some(outlet) = document().get_element_by_id(OUTLET_ID) {
            let bounds = outlet.get_bounding_client_rect();
            let before = outlet.scroll_top();
            outlet.set_scroll_top(before + step(y, bounds.top(), bounds.bottom()));
            has_scrolled |= outlet.scroll_top() != before;
        }
        let over = column_at(board, drag.at);
        if has_scrolled && over != drag.over {
            board.dragged.set(Some(Drag { over, ..drag }));
        }
        scroll_while_held(board, frame);
    });
}

/// How many px to scroll in a frame: the more, the nearer the pointer is to an edge.
#[allow(clippy::cast_possible_truncation, reason = "a few px")]
fn step(at: f64, first: f64, last: f64) -> i32 {
    const FASTEST: f64 = 14.0;
    let depth = |inside: f64| ((EDGE - inside) / EDGE).clamp(0.0, 1.0);
    (FASTEST * (depth(last - at) - depth(at - first))).round() as i32
}
