//! Numbers that can be read in two ways: how they were read is said, and the other way is one press away.

use leptos::prelude::*;

use super::columns::Doubtful;
use super::moves::go_to;
use super::sheet::Sheet;
use crate::app::i18n::texts::targets::typed as words;
use crate::app::ui::pages::targets::read_as::read_banner;

/// The doubtful numbers of one change.
#[derive(Clone, PartialEq)]
pub struct Doubt {
    /// The cells, each with the text that is to be typed for the other meaning.
    cells: Vec<(usize, usize, String)>,
    /// The first of the texts.
    text: String,
    /// What it comes to.
    first: Doubtful,
}

impl Doubt {
    /// What is doubtful in what is typed or pasted; nothing where every number tells itself.
    pub fn of(sheet: Sheet, cells: &[(usize, usize, &str)]) -> Option<Self> {
        let columns = sheet.columns.get_untracked();
        let mut found: Option<Self> = None;
        for &(row, place, text) in cells {
            let doubtful = columns.get(place).and_then(|column| sheet.scoped(|scope| column.doubt(scope, text))?);
            let Some(first) = doubtful else { continue };
            let cell = (row, place, first.instead.clone());
            match &mut found {
                Some(found) => found.cells.push(cell),
                None => found = Some(Self { cells: vec![cell], text: text.trim().to_owned(), first }),
            }
        }
        found
    }

    /// How the numbers were read.
    pub fn said(&self) -> String {
        match self.cells.len() {
            1 => words::read_as(&self.text, &self.first.read),
            cells => words::read_many(cells, &self.text, &self.first.read),
        }
    }
}

/// Says how a doubtful number was read, and offers the other meaning.
pub fn asked(sheet: Sheet) -> AnyView {
    (move || {
        let doubt = sheet.doubt.get()?;
        let (said, other) = (doubt.said(), doubt.first.other.clone());
        let take = Callback::new(move |()| {
            let cells: Vec<_> = doubt.cells.iter().map(|(row, place, text)| (*row, *place, text.as_str())).collect();
            sheet.problem.set(sheet.take(&cells, None).err());
            sheet.doubt.set(None);
            // The button goes with what it asked.
            if let Some((row, place, _)) = doubt.cells.first()
                && !sheet.is_waiting()
            {
                go_to(sheet, *row, *place, false);
            }
        });
        Some(read_banner(said, other, sheet.store.read_only(), take, move || sheet.doubt.set(None)))
    })
    .into_any()
}
