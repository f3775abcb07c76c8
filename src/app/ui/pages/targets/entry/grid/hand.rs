//! What the person's hand does in the grid: keys, presses, drags and scrolling.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

use super::super::board::FIRST_PERIOD;
use super::{Body, is_input};

impl Body {
    pub(super) fn key(self, event: &ev::KeyboardEvent) {
        // Keys in the control are the control's.
        if is_input(event.target().as_ref()) {
            return;
        }
        let page = self.shared().borrow().as_ref().map_or(1, |rows| rows.sight.page());
        if self.board.on_key(event, page) {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    pub(super) fn pressed(self, event: &ev::MouseEvent) {
        if is_input(event.target().as_ref()) || event.button() != 0 {
            return;
        }
        let Some(place) = self.place_of(event.target()) else { return };
        // The cell takes the focus by our hand: a press that the browser follows would scroll.
        event.prevent_default();
        if event.shift_key() {
            self.board.extend_to(place);
        } else {
            self.board.go_to(place);
        }
    }

    pub(super) fn dragged(self, event: &ev::MouseEvent) {
        if event.buttons() == 1
            && let Some(place) = self.place_of(event.target())
            && place != self.board.cursor.get_untracked()
            && self.has_focus()
        {
            self.board.extend_to(place);
        }
    }

    /// A double press types into a cell; a finger at once, having no keys to begin with.
    pub(super) fn clicked(self, event: &ev::MouseEvent, is_double: bool) {
        let is_finger = event.unchecked_ref::<PointerEvent>().pointer_type() == "touch";
        if !(is_finger || is_double) || is_input(event.target().as_ref()) {
            return;
        }
        if let Some(place) = self.place_of(event.target()).filter(|place| place.column >= FIRST_PERIOD) {
            self.board.edit(place, None);
        }
    }

    /// The cell that takes the focus without our keys is where the cursor is.
    pub(super) fn entered(self, event: &ev::FocusEvent) {
        let place = self.place_of(event.target());
        if let Some(place) = place.filter(|place| *place != self.board.cursor.get_untracked()) {
            self.board.cursor.set(place);
        }
    }

    pub(super) fn scrolled(self) {
        let left = self.scroller.get_untracked().map_or(0, |scroller| scroller.scroll_left());
        if left != self.left.get_value() {
            self.left.set_value(left);
            self.column.set_value(usize::MAX);
        }
        self.with(|rows| rows.sight.follow_scroll());
        self.paint();
    }
}
