//! Figures that can be read in two ways: how they were read is said, and the other way is one press away.

use leptos::prelude::*;
use linchpin::model::{Period, TargetId};

use super::board::Board;
use crate::app::i18n::texts::targets::typed as words;
use crate::app::ui::pages::targets::read_as::read_banner;
use crate::app::ui::pages::targets::typed::{doubtful, quantity, typed};

/// The doubtful figures of one change.
#[derive(Clone, PartialEq)]
pub struct Doubt {
    /// The cells, each with the text that stands for the other meaning.
    cells: Vec<(TargetId, Period, String)>,
    /// The first of the texts.
    text: String,
}

impl Doubt {
    /// What is doubtful in what is typed or pasted; nothing where every number tells itself.
    pub fn of<'a>(texts: impl IntoIterator<Item = (TargetId, Period, &'a str)>) -> Option<Self> {
        let mut found: Option<Self> = None;
        for (target, period, text) in texts {
            let Some(instead) = doubtful(text) else { continue };
            let cell = (target, period, instead);
            match &mut found {
                Some(found) => found.cells.push(cell),
                None => found = Some(Self { cells: vec![cell], text: text.trim().to_owned() }),
            }
        }
        found
    }

    /// How the figures were read, and what the first of them comes to in the other meaning.
    fn said(&self) -> Option<(String, String)> {
        let read = typed(quantity(&self.text)?);
        let other = typed(quantity(&self.cells.first()?.2)?);
        let said = match self.cells.len() {
            1 => words::read_as(&self.text, read),
            cells => words::read_many(cells, &self.text, read),
        };
        Some((said, other))
    }
}

/// Says how a doubtful figure was read, and offers the other meaning.
pub fn asked(board: Board) -> AnyView {
    (move || {
        let doubt = board.doubt.get()?;
        let (said, other) = doubt.said()?;
        let take = Callback::new(move |()| {
            let cells = doubt.cells.iter();
            let figures = cells.filter_map(|(target, period, text)| Some((*target, *period, Some(quantity(text)?))));
            board.take_other(figures.collect());
        });
        Some(read_banner(said, other, board.store.read_only(), take, move || board.doubt.set(None)))
    })
    .into_any()
}
