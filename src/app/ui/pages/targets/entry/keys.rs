//! What keys do in the grid, and in the cell that is being typed into.

use leptos::{ev, prelude::*};

use super::board::Board;
use crate::app::ui::cells::{Place, Step};
use crate::app::ui::components::CellMove;
use crate::app::ui::shell::{command_key, letter};

impl Board {
    /// What a key does in the grid, a window being `page` rows; `false` when it belongs to the browser or the frame.
    pub fn on_key(self, event: &ev::KeyboardEvent, page: usize) -> bool {
        if event.alt_key() {
            return false;
        }
        let cursor = self.inside(self.cursor.get_untracked());
        let (key, has_command) = (event.key(), command_key(event));
        if let Some(step) = Step::of(&key, has_command) {
            let place = step.from(cursor, self.columns(), page);
            if event.shift_key() {
                self.extend_to(place);
            } else {
                self.go_to(place);
            }
            return true;
        }
        match (key.as_str(), letter(event)) {
            (_, Some('a')) if has_command => self.select_all(),
            (_, Some('d')) if has_command => self.fill_down(),
            _ if has_command => return false,
            ("Enter" | "F2", _) => self.edit(cursor, None),
            ("Delete" | "Backspace", _) => self.clear(),
            ("Escape", _) if self.anchor.with_untracked(Option::is_some) => self.anchor.set(None),
            (key, _) if begins_number(key) => self.edit(cursor, Some(key.to_owned())),
            _ => return false,
        }
        true
    }

    /// What a key does in the cell that is being typed into.
    pub fn on_editor_key(self, event: &ev::KeyboardEvent) {
        let Some(to) = CellMove::of(event) else { return };
        let Place { row, column } = self.cursor.get_untracked();
        let (row, column) = to.from((row, column));
        if to == CellMove::Forget {
            self.editing.set(None);
        } else if !self.take() {
            return;
        }
        self.go_to(Place { row, column });
    }
}

/// Whether a key begins a figure: a digit of any of our writings, a sign, a decimal mark.
fn begins_number(key: &str) -> bool {
    let mut characters = key.chars();
    let first = characters.next().filter(|_| characters.next().is_none());
    first.is_some_and(|it| it.is_numeric() || matches!(it, '-' | '−' | ',' | '.'))
}
