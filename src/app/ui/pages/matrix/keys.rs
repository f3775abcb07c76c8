//! What a key means in the grid.

use leptos::ev::KeyboardEvent;
use linchpin::exchange::score_block::digit;

pub use crate::app::ui::cells::Step;
use crate::app::ui::shell::{command_key, letter};

/// What a person asks for with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Moves the cursor.
    Move(Step),
    /// Moves it and selects what lies between.
    Extend(Step),
    /// Types a digit of a score.
    Digit(u8),
    /// Clears the selected cells.
    Clear,
    /// Lets go of a half-typed 10 and of the selection.
    Escape,
    /// Selects all scores.
    SelectAll,
    /// Opens the picker of the cell.
    Pick,
}

impl Press {
    /// What the key means; `None` when it belongs to the browser or the frame.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        let key = event.key();
        let has_command = command_key(event);
        if has_command && letter(event) == Some('a') {
            return Some(Self::SelectAll);
        }
        if let Some(step) = Step::of(&key, has_command) {
            return Some(if event.shift_key() { Self::Extend(step) } else { Self::Move(step) });
        }
        if has_command || event.alt_key() {
            return None;
        }
        match key.as_str() {
            "Enter" if event.shift_key() => Some(Self::Move(Step::Up)),
            "Enter" => Some(Self::Move(Step::Down)),
            "Delete" | "Backspace" => Some(Self::Clear),
            "Escape" => Some(Self::Escape),
            " " | "F2" => Some(Self::Pick),
            _ => {
                let mut characters = key.chars();
                let first = characters.next().filter(|_| characters.next().is_none());
                first.and_then(digit).map(Self::Digit)
            }
        }
    }
}
