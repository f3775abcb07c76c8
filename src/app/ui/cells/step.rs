//! Moves of the cursor by keys.

use super::place::Place;
use crate::app::i18n::{Direction, language};

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

impl Step {
    /// The move a key asks for, in the direction of reading; `None` when it asks for none.
    pub fn of(key: &str, has_command: bool) -> Option<Self> {
        let is_mirrored = language().direction() == Direction::Rtl;
        Some(match (key, has_command) {
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("ArrowLeft", false) => {
                if is_mirrored {
                    Self::On
                } else {
                    Self::Back
                }
            }
            ("ArrowRight", false) => {
                if is_mirrored {
                    Self::Back
                } else {
                    Self::On
                }
            }
            ("Home", false) => Self::RowStart,
            ("End", false) => Self::RowEnd,
            ("Home", true) => Self::First,
            ("End", true) => Self::Last,
            ("PageUp", false) => Self::PageUp,
            ("PageDown", false) => Self::PageDown,
            _ => return None,
        })
    }

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
