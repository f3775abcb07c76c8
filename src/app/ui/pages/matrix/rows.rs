//! The body of the grid: as many row elements as fit the window, one more for the cursor, painted by comparison.
//!
//! This is the one place of the app that writes to the page by hand. A matrix of ten thousand accounts is read row by
//! row from the workbook, compared with what the elements show, and only differences are written, so a score costs its
//! row and a scroll costs the rows that came into sight. A row element keeps its row while it is in sight, and the row
//! of the cursor is kept wherever it is: the grid's one tab stop, and the focus, are never lost by scrolling.

use std::ops::Range;

use leptos::prelude::*;
use linchpin::analysis::robustness::FlipProbe;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::board::{Block, Board, Place, Shows};
use super::look::Reader;
use super::slot::{Slot, Words};
use crate::app::state::Topic;

/// Rows kept above and below the window, so that the next turn of the wheel finds them painted.
const SPARE: usize = 4;
/// More rows than this are not printed: it is fifty pages.
const MOST_PRINTED: usize = 2_000;

/// The row elements and what they show.
pub struct Rows {
    scroller: HtmlElement,
    body: HtmlElement,
    head: HtmlElement,
    words: Words,
    slots: Vec<Slot>,
    /// The slots in the order of their elements in the page.
    in_page: Vec<usize>,
    /// How many criteria, and how many figures after them.
    columns: (usize, usize),
    row_height: f64,
    window_height: f64,
    head_height: f64,
    scroll_top: f64,
    names: u32,
    is_printing: bool,
}

impl Rows {
    /// The body of a grid of so many criteria and figures.
    pub fn new(scroller: HtmlElement, body: HtmlElement, head: HtmlElement, columns: (usize, usize)) -> Self {
        body.set_text_content(None);
        let mut rows = Self {
            scroller,
            body,
            head,
            words: Words::now(),
            slots: Vec::new(),
            in_page: Vec::new(),
            columns,
            row_height: 36.0,
            window_height: 600.0,
            head_height: 0.0,
            scroll_top: 0.0,
            names: 0,
            is_printing: false,
        };
        rows.measure();
        rows
    }

    /// Measures a row and the window: after the window or the density changed.
    pub fn measure(&mut self) {
        let style = window().get_computed_style(&self.scroller).ok().flatten();
        let token = style.and_then(|style| style.get_property_value("--matrix-row").ok()).unwrap_or_default();
        if let Ok(height) = token.trim().trim_end_matches("px").parse::<f64>() {
            self.row_height = height.max(16.0);
        }
        self.window_height = f64::from(self.scroller.client_height());
        self.head_height = f64::from(self.head.offset_height());
        self.scroll_top = f64::from(self.scroller.scroll_top());
        for slot in &self.slots {
            slot.stand(self.row_height);
        }
    }

    /// Takes note of where the window is. Kept, because asking the page while it is being changed makes it lay out
    /// everything at once.
    pub fn follow_scroll(&mut self) {
        self.scroll_top = f64::from(self.scroller.scroll_top());
    }

    /// Names of accounts may have changed: they are written anew.
    pub fn rename(&mut self) {
        self.names = self.names.wrapping_add(1);
    }

    /// Shows all rows under each other for the printer, or the window again.
    pub fn print(&mut self, is_printing: bool) {
        self.is_printing = is_printing;
        if !is_printing {
            self.body.set_text_content(None);
            self.slots.clear();
            self.in_page.clear();
        }
    }

    /// How many rows Page Up and Page Down move by.
    pub fn page(&self) -> usize {
        let seen = self.window_height - self.head_height;
        whole(seen / self.row_height - 1.0).max(1)
    }

    /// Writes what differs from the workbook. `true` when a row in sight no longer fits the order.
    pub fn paint(&mut self, board: Board) -> bool {
        let rows = board.rows.get_untracked();
        let cursor = board.cursor.get_untracked();
        self.place_slots(rows.len(), cursor.row);
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

    /// Scrolls as little as needed to see a cell whole. Paint before it is focused.
    pub fn reveal(&mut self, place: Place) {
        let seen = self.window_height - self.head_height;
        let (top, bottom) = (place.row as f64 * self.row_height, (place.row + 1) as f64 * self.row_height);
        if top < self.scroll_top {
            self.scroll_top = top;
        } else if bottom > self.scroll_top + seen {
            self.scroll_top = (bottom - seen).ceil();
        } else {
            return;
        }
        self.scroller.set_scroll_top(pixels(self.scroll_top));
    }

    /// The element of a cell, if its row is built.
    pub fn cell(&self, place: Place) -> Option<HtmlElement> {
        self.slots.iter().find(|slot| slot.index == Some(place.row))?.cell(place.column)
    }

    /// The cell an element of the page lies in.
    pub fn place_of(&self, element: &web_sys::Element) -> Option<Place> {
        let cell = element.closest("[aria-colindex]").ok().flatten()?;
        let row: HtmlElement = cell.parent_element()?.dyn_into().ok()?;
        let slot = self.slots.iter().find(|slot| slot.row == row)?;
        let column: usize = cell.get_attribute("aria-colindex")?.parse().ok()?;
        Some(Place { row: slot.index?, column: column.checked_sub(1)? })
    }

    fn paint_rows(&mut self, reader: &Reader<'_>, block: Option<Block>, is_stale: bool) -> bool {
        let mut is_astray = false;
        for slot in &mut self.slots {
            let Some(look) = slot.index.and_then(|index| reader.row(index)) else {
                slot.hide();
                continue;
            };
            is_astray |= look.is_astray;
            let name = reader.source.workbook.accounts.get(look.account).map(|account| account.name.as_str());
            slot.name(look.account, name.unwrap_or_default(), self.names);
            let selected = slot.index.and_then(|index| block?.columns_in(index));
            slot.paint(look, selected, !is_stale, &self.words);
        }
        is_astray
    }

    fn window(&self, count: usize) -> Range<usize> {
        if self.is_printing {
            return 0..count.min(MOST_PRINTED);
        }
        let first = whole(self.scroll_top / self.row_height);
        let seen = whole((self.window_height / self.row_height).ceil());
        // By twos: half as many moves while the wheel turns.
        let last = (first + seen + SPARE).min(count);
        (first.saturating_sub(SPARE) & !1).min(last)..last
    }

    /// Gives every row in sight, and that of the cursor, a row element. Those that stay keep theirs.
    fn place_slots(&mut self, count: usize, cursor_row: usize) {
        let window = self.window(count);
        let mut wanted: Vec<usize> = window.clone().collect();
        if !window.contains(&cursor_row) && cursor_row < count {
            let place = if cursor_row < window.start { 0 } else { wanted.len() };
            wanted.insert(place, cursor_row);
        }
        while self.slots.len() < window.len() + 1 {
            self.in_page.push(self.slots.len());
            self.slots.push(Slot::new(&self.body, self.columns));
        }
        let is_wanted = |index: usize| window.contains(&index) || index == cursor_row && cursor_row < count;
        let mut free: Vec<usize> = Vec::new();
        for (number, slot) in self.slots.iter_mut().enumerate() {
            if !slot.index.is_some_and(is_wanted) {
                slot.index = None;
                free.push(number);
            }
        }
        if free.len() + wanted.len() > self.slots.len() {
            self.fill(&wanted, free);
        }
    }

    /// Puts the rows that have no element into free ones, and these where they are read.
    fn fill(&mut self, wanted: &[usize], mut free: Vec<usize>) {
        let moved = free.clone();
        let mut stays = self.in_page.iter().copied().filter(|slot| !moved.contains(slot)).peekable();
        let mut in_page = Vec::with_capacity(self.slots.len());
        for &index in wanted {
            if let Some(slot) = stays.next_if(|slot| self.slots[*slot].index == Some(index)) {
                in_page.push(slot);
                continue;
            }
            let Some(number) = free.pop() else { continue };
            let before = stays.peek().map(|slot| self.slots[*slot].row.clone());
            let slot = &mut self.slots[number];
            slot.take_row(index, self.row_height);
            let _ = self.body.insert_before(&slot.row, before.as_ref().map(AsRef::as_ref));
            in_page.push(number);
        }
        in_page.extend(free);
        self.in_page = in_page;
    }

    fn paint_cursor(&mut self, cursor: Place) {
        for slot in &mut self.slots {
            let column = (slot.index == Some(cursor.row)).then_some(cursor.column);
            slot.set_tab_stop(column);
        }
    }
}

/// Topics that change what rows show.
pub fn follow(board: Board) {
    board.store.track(Topic::Totals);
    board.store.track(Topic::Meta);
    board.rater.track();
    board.rows.track();
    board.sort.track();
    board.cursor.track();
    board.anchor.track();
    board.stale.track();
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows: small and not negative")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

#[allow(clippy::cast_possible_truncation, reason = "no table is taller than an i32 of px")]
fn pixels(number: f64) -> i32 {
    number as i32
}

/// Gives a cell the focus, and scrolls along the line as little as needed to see it.
pub fn focus(cell: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = cell.focus_with_options(&options);
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    cell.scroll_into_view_with_scroll_into_view_options(&options);
}
