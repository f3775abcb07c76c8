//! What a key means in the grid.

use leptos::ev::KeyboardEvent;
use linchpin::exchange::score_block::digit;

use super::board::Place;
use crate::app::i18n::{Direction, language};
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

/// A move in the grid, in the direction of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A row up; from the first one to the header.
    Up,
    /// A row down.
    Down,
    /// A column towards the line's start.
    Back,
    /// A column towards the line's end.
    On,
    /// To the first cell of the row.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// To the first cell of the grid.
    First,
    /// To the last cell of the grid.
    Last,
    /// A window up.
    PageUp,
    /// A window down.
    PageDown,
}

impl Press {
    /// What the key means; `None` when it belongs to the browser or the frame.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        let key = event.key();
        let has_command = command_key(event);
        if has_command && letter(event) == Some('a') {
            return Some(Self::SelectAll);
        }
        if let Some(step) = step(&key, has_command) {
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

impl Step {
    /// Where it leads from a place in a grid of so many columns, `page` rows being a window. The row may lie beyond the
    /// last one.
    pub fn from(self, at: Place, columns: usize, page: usize) -> Place {
        let Place { row, column } = at;
        let (row, column) = match self {
            Self::Up => (row.saturating_sub(1), column),
            Self::Down => (row + 1, column),
            Self::Back => (row, column.saturating_sub(1)),
            Self::On => (row, column + 1),
            Self::RowStart => (row, 0),
            Self::RowEnd => (row, columns - 1),
            Self::First => (0, 0),
            Self::Last => (usize::MAX, columns - 1),
            Self::PageUp => (row.saturating_sub(page), column),
            Self::PageDown => (row + page, column),
        };
        Place { row, column }
    }
}

fn step(key: &str, has_command: bool) -> Option<Step> {
    let is_mirrored = language().direction() == Direction::Rtl;
    Some(match (key, has_command) {
        ("ArrowUp", false) => Step::Up,
        ("ArrowDown", false) => Step::Down,
        ("ArrowLeft", false) => {
            if is_mirrored {
                Step::On
            } else {
                Step::Back
            }
        }
        ("ArrowRight", false) => {
            if is_mirrored {
                Step::Back
            } else {
                Step::On
            }
        }
        ("Home", false) => Step::RowStart,
        ("End", false) => Step::RowEnd,
        ("Home", true) => Step::First,
        ("End", true) => Step::Last,
        ("PageUp", false) => Step::PageUp,
        ("PageDown", false) => Step::PageDown,
        _ => return None,
    })
}
