//! What keys do in the grid, and in the cell that is being typed into.

use leptos::{ev, prelude::*};

use super::board::Board;
use crate::app::ui::cells::{Place, Step};
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
                self.extend_to(place)
            } else {
                self.go_to(place)
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
        event.stop_propagation();
        let Place { row, column } = self.cursor.get_untracked();
        let next = match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                self.editing.set(None);
                return self.go_to(Place { row, column });
            }
            "Enter" if event.shift_key() => Place { row: row.saturating_sub(1), column },
            "Enter" => Place { row: row + 1, column },
            "Tab" if event.shift_key() => Place { row, column: column.saturating_sub(1) },
            "Tab" => Place { row, column: column + 1 },
            _ => return,
        };
        event.prevent_default();
        if self.take() {
            self.go_to(next);
        }
    }
}

/// Whether a key begins a figure: a digit of any of our writings, a sign, a decimal mark.
fn begins_number(key: &str) -> bool {
    let mut characters = key.chars();
    let first = characters.next().filter(|_| characters.next().is_none());
    first.is_some_and(|it| it.is_numeric() || matches!(it, '-' | '−' | ',' | '.'))
}
