//! The body of the grid: as many row elements as fit the window, one more for the cursor, painted by comparison.
//!
//! It writes to the page by hand, as the grid of what was reached does. A matrix of ten thousand accounts is read row by
//! row from the workbook, compared with what the elements show, and only differences are written, so a score costs its
//! row and a scroll costs the rows that came into sight. A row element keeps its row while it is in sight, and the row
//! of the cursor is kept wherever it is: the grid's one tab stop, and the focus, are never lost by scrolling.

use leptos::prelude::*;
use linchpin::analysis::robustness::FlipProbe;
use web_sys::HtmlElement;

use super::board::{Block, Board, Shows};
use super::look::{Reader, RowLook};
use super::slot::{Slot, Words};
use crate::app::state::Topic;
use crate::app::ui::cells::{Frame, Place, RowSlot as _, RowsInSight};

/// The row elements and what they show.
pub struct Rows {
    /// Those in sight.
    pub sight: RowsInSight<Slot>,
    words: Words,
    /// How many criteria, and how many figures after them.
    columns: (usize, usize),
    names: u32,
}

impl Rows {
    /// The body of a grid of so many criteria and figures.
    pub fn new(scroller: HtmlElement, body: HtmlElement, head: HtmlElement, columns: (usize, usize)) -> Self {
        let frame = Frame { scroller, body, head, foot: None, height_token: "--matrix-row" };
        Self { sight: RowsInSight::new(frame), words: Words::now(), columns, names: 0 }
    }

    /// Names of accounts may have changed: they are written anew.
    pub fn rename(&mut self) {
        self.names = self.names.wrapping_add(1);
    }

    /// Writes what differs from the workbook. `true` when a row in sight no longer fits the order.
    pub fn paint(&mut self, board: Board) -> bool {
        let rows = board.rows.get_untracked();
        let cursor = board.cursor.get_untracked();
        let columns = self.columns;
        self.sight.place_slots(rows.len(), cursor.row, |body| Slot::new(body, columns));
        let block = board.anchor.get_untracked().map(|_| board.block());
        let is_stale = board.stale.get_untracked();
        let is_astray = board.criteria.with_untracked(|criteria| {
            board.peek(|source| {
                let top_n = usize::from(source.workbook.meta.top_n);
                let everything = board.shows == Shows::Everything;
                let flips = everything.then(|| FlipProbe::new(source.scoreboard, top_n)).flatten();
                let reader = Reader { source, board, criteria, rows: &rows, top_n, flips };
                self.paint_rows(&reader, block, is_stale)
            })
        });
        self.paint_cursor(cursor);
        is_astray
    }

    /// The pointer is over a cell now, or over none.
    pub fn hint(&mut self, place: Option<Place>) {
        for slot in &mut self.sight.slots {
            let column = place.filter(|place| slot.frame().index == Some(place.row)).map(|place| place.column);
            slot.hint(column);
        }
    }

    fn paint_rows(&mut self, reader: &Reader<'_>, block: Option<Block>, is_stale: bool) -> bool {
        let titles = reader.board.store.titles();
        let look = |slot: &Slot| slot.frame().index.and_then(|index| reader.row(index));
        let looks: Vec<Option<RowLook>> = self.sight.slots.iter().map(look).collect();
        // Known before anything is written: no line of a cut is drawn to be taken away at once.
        let is_astray = looks.iter().flatten().any(|look| look.is_astray);
        let is_in_order = !is_stale && !is_astray;
        for (slot, look) in self.sight.slots.iter_mut().zip(looks) {
            let Some(look) = look else {
                slot.frame_mut().hide();
                continue;
            };
            if let Some(account) = reader.source.workbook.accounts.get(look.account) {
                slot.name(account, &titles, self.names);
            }
            let selected = slot.frame().index.and_then(|index| block?.columns_in(index));
            slot.paint(look, selected, is_in_order, &self.words);
        }
        is_astray
    }

    fn paint_cursor(&mut self, cursor: Place) {
        for slot in &mut self.sight.slots {
            let column = (slot.frame().index == Some(cursor.row)).then_some(cursor.column);
            slot.set_tab_stop(column);
        }
    }
}

/// Topics that change what rows show. Whether they are in order is found out by painting them, or changes with one of
/// these.
pub fn follow(board: Board) {
    board.store.track(Topic::Totals);
    board.store.track(Topic::Meta);
    board.rater.track();
    board.rows.track();
    board.sort.track();
    board.cursor.track();
    board.anchor.track();
}

/// Gives a cell the focus, and scrolls along the line as little as needed to see it.
pub fn focus(cell: &HtmlElement) {
    crate::app::ui::cells::focus(cell);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}
