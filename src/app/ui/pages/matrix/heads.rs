//! How long what stands in the heads of the columns is: the style makes the columns wide enough for it, and turns the
//! heads on paper where the sheet is not.

use leptos::prelude::With;
use linchpin::model::Workbook;

use super::board::Board;
use crate::app::i18n::{criterion_name, fmt};
use crate::app::state::Topic;

/// The room for the criteria between the names of the accounts and their totals on A4 or Letter standing upright, in CSS
/// pixels, and on the same lying.
const ROOM: (usize, usize) = (430, 680);
/// How wide a letter of a head is printed, about, and what stands around a word.
const LETTER: usize = 6;
const AROUND: usize = 10;

/// The heads of the criteria, by their letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    /// Letters of the longest word: its column is wide enough not to break it.
    pub word: usize,
    /// Letters of the longest name.
    pub name: usize,
    /// How many there are.
    count: usize,
}

impl Heads {
    /// Of the criteria of a board.
    pub fn of(board: Board) -> Self {
        let count = board.criteria.with(Vec::len);
        let measured = |workbook: &Workbook| {
            let names = workbook.criteria.iter().map(|criterion| criterion_name(workbook, criterion));
            names.fold(Self { count, ..Self::default() }, |heads, name| {
                let word = name.split([' ', '-']).map(letters).max().unwrap_or(0);
                Self { word: heads.word.max(word), name: heads.name.max(letters(&name)), count }
            })
        };
        board.store.read(Topic::Criteria, measured)
    }

    /// On which sheets the heads are turned, since they have no room beside each other.
    pub fn turned(&self) -> Option<&'static str> {
        let needed = self.count * (self.word * LETTER + AROUND);
        match needed {
            _ if needed > ROOM.1 => Some("always"),
            _ if needed > ROOM.0 => Some("upright"),
            _ => None,
        }
    }
}

/// How many letters the lowest possible rank has: its column is wide enough for it and a change as long.
pub fn letters_of_ranks(board: Board) -> usize {
    let accounts = board.store.read(Topic::Accounts, |workbook| workbook.accounts.len());
    letters(&fmt::integer(accounts as f64))
}

fn letters(text: &str) -> usize {
    text.chars().count()
}
