//! What the mouse and a finger do in the grid.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use super::{Body, Place};

impl Body {
    /// The cursor goes where the button goes down; with Shift the block reaches there.
    pub(super) fn pressed(self, event: &ev::MouseEvent) {
        let Some(place) = self.place_of(event).filter(|_| event.button() == 0) else { return };
        // The cell takes the focus by our hand: a press that the browser follows would scroll.
        event.prevent_default();
        let was_here = self.has_focus() && self.board.cursor.get_untracked() == place;
        self.board.forget_one();
        if event.shift_key() {
            self.board.extend_to(place);
        } else {
            self.board.go_to(place);
        }
        self.board.pressed_again.set_value(was_here && !event.shift_key());
    }

    /// The block follows a button that is held.
    pub(super) fn dragged(self, event: &ev::MouseEvent) {
        if event.buttons() == 1
            && let Some(place) = self.place_of(event)
            && place != self.board.cursor.get_untracked()
            && self.has_focus()
        {
            self.board.pressed_again.set_value(false);
            self.board.extend_to(place);
        }
    }

    /// The cell under the pointer gets its hint.
    pub(super) fn pointed_at(self, event: &ev::MouseEvent) {
        let place = self.place_of(event);
        self.with(|rows| rows.hint(place));
    }

    /// A press on the cell that has the focus opens the picker; a finger opens it at once, having no keys.
    pub(super) fn clicked(self, event: &ev::MouseEvent) {
        let Some(place) = self.place_of(event) else { return };
        let is_finger = event.unchecked_ref::<PointerEvent>().pointer_type() == "touch";
        if (is_finger || self.board.pressed_again.get_value()) && place == self.board.cursor.get_untracked() {
            self.pick(place);
        }
    }

    fn place_of(self, event: &ev::MouseEvent) -> Option<Place> {
        let target: Element = event.target()?.dyn_into().ok()?;
        self.shared().borrow().as_ref()?.sight.place_of(&target)
    }
}
