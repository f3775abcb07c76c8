//! The window over rows that are painted by hand: as many row elements as fit, and one more for the cursor.
//!
//! A row element keeps its row while it is in sight, and the row of the cursor is kept wherever it is: the grid's one
//! tab stop, and the focus, are never lost by scrolling.

use std::ops::Range;

use leptos::prelude::*;
use web_sys::{Element, HtmlElement, Node};

use super::elements::{attribute, element};
use super::place::Place;
use crate::app::ui::scroll_port::ScrollPort;

/// Rows kept above and below the window, so that the next turn of the wheel finds them painted.
const SPARE: usize = 4;
/// More rows than this are not printed: it is fifty pages.
const MOST_PRINTED: usize = 2_000;

/// The element of a row, reused for row after row.
pub struct RowElement {
    /// The element itself.
    pub row: HtmlElement,
    /// The row it shows, from 0; none while it is not needed.
    pub index: Option<usize>,
    is_hidden: bool,
}

impl RowElement {
    /// An element at the end of the body.
    pub fn new(body: &HtmlElement, class: &str) -> Self {
        let row = element("row", class);
        let _ = body.append_child(&row);
        Self { row, index: None, is_hidden: false }
    }

    /// Takes an element that shows nothing out of sight.
    pub fn hide(&mut self) {
        if !self.is_hidden {
            self.is_hidden = true;
            self.row.set_hidden(true);
        }
    }

    /// Moves the element to a row.
    fn take_row(&mut self, index: usize, row_height: f64) {
        self.index = Some(index);
        self.stand(row_height);
        // The header row is the first.
        attribute(&self.row, "aria-rowindex", Some(&(index + 2).to_string()));
        if self.is_hidden {
            self.is_hidden = false;
            self.row.set_hidden(false);
        }
    }

    /// Moves the element to where its row is now that rows have another height.
    fn stand(&self, row_height: f64) {
        if let Some(index) = self.index {
            let top = format!("translateY({}px)", index as f64 * row_height);
            let _ = self.row.style().set_property("transform", &top);
        }
    }
}

/// How much of the page's height the rows have, about.
const LIKELY_SHARE: f64 = 0.75;

/// A row element with what is in it.
pub trait RowSlot {
    /// The element.
    fn frame(&self) -> &RowElement;
    /// The element, to be moved.
    fn frame_mut(&mut self) -> &mut RowElement;
    /// The element of a column.
    fn cell(&self, column: usize) -> Option<HtmlElement>;
}

/// The elements a window is measured by.
pub struct Frame {
    /// What scrolls.
    pub scroller: HtmlElement,
    /// What the rows lie in.
    pub body: HtmlElement,
    /// What lies over the first rows.
    pub head: HtmlElement,
    /// What lies over the last rows, if anything does.
    pub foot: Option<HtmlElement>,
    /// The property of the style that says how tall a row is.
    pub height_token: &'static str,
}

/// The row elements in sight and what they are measured by.
pub struct RowsInSight<S> {
    /// The row elements.
    pub slots: Vec<S>,
    frame: Frame,
    port: ScrollPort,
    /// The slots in the order of their elements in the page.
    in_page: Vec<usize>,
    row_height: f64,
    window_height: f64,
    covered: f64,
    scroll_top: f64,
    is_printing: bool,
}

impl<S: RowSlot> RowsInSight<S> {
    /// A window without row elements yet. In a new table its height is a likely one until it is measured in the next
    /// frame: asking the page now would lay it out before its rows are there, and then once more with them.
    pub fn new(frame: Frame) -> Self {
        let is_new = !frame.body.has_child_nodes();
        frame.body.set_text_content(None);
        let page = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(900.0);
        let mut rows = Self {
            slots: Vec::new(),
            port: ScrollPort::own(frame.scroller.clone()),
            frame,
            in_page: Vec::new(),
            row_height: 36.0,
            window_height: page * LIKELY_SHARE,
            covered: 0.0,
            scroll_top: 0.0,
            is_printing: false,
        };
        if !is_new {
            rows.measure();
        }
        rows
    }

    /// Measures a row and the window: after the window or the density changed.
    pub fn measure(&mut self) {
        let style = window().get_computed_style(&self.frame.scroller).ok().flatten();
        let token = style.and_then(|style| style.get_property_value(self.frame.height_token).ok()).unwrap_or_default();
        let token = token.trim().trim_end_matches("px").parse::<f64>();
        let height = token.map_or(self.row_height, |height| height.max(16.0));
        if (height - self.row_height).abs() > f64::EPSILON {
            self.row_height = height;
            for slot in &self.slots {
                slot.frame().stand(height);
            }
        }
        self.port = ScrollPort::of(self.frame.scroller.clone());
        self.window_height = self.port.height();
        let foot = self.frame.foot.as_ref().map_or(0, HtmlElement::offset_height);
        self.covered = f64::from(self.frame.head.offset_height() + foot);
        self.scroll_top = self.port.top();
    }

    /// Takes note of where the window is. Kept, because asking the page while it is being changed makes it lay out
    /// everything at once.
    pub fn follow_scroll(&mut self) {
        self.scroll_top = self.port.top();
    }

    /// Shows all rows under each other for the printer, or the window again.
    pub fn print(&mut self, is_printing: bool) {
        self.is_printing = is_printing;
        if !is_printing {
            self.frame.body.set_text_content(None);
            self.slots.clear();
            self.in_page.clear();
            self.measure();
        }
    }

    /// How many rows Page Up and Page Down move by.
    pub fn page(&self) -> usize {
        whole((self.window_height - self.covered) / self.row_height - 1.0).max(1)
    }

    /// Scrolls as little as needed to see a row whole. Paint before a cell of it is focused.
    pub fn reveal(&mut self, row: usize) {
        let seen = self.window_height - self.covered;
        let (top, bottom) = (row as f64 * self.row_height, (row + 1) as f64 * self.row_height);
        if top < self.scroll_top {
            self.scroll_top = top;
        } else if bottom > self.scroll_top + seen {
            self.scroll_top = (bottom - seen).ceil();
        } else {
            return;
        }
        self.port.scroll_to(self.scroll_top);
    }

    /// The element of a cell, if its row is built.
    pub fn cell(&self, place: Place) -> Option<HtmlElement> {
        self.slots.iter().find(|slot| slot.frame().index == Some(place.row))?.cell(place.column)
    }

    /// Whether something of the page is, or is in, what lies over the first rows.
    pub fn is_in_head(&self, node: &Node) -> bool {
        self.frame.head.contains(Some(node))
    }

    /// The cell an element of the page lies in.
    pub fn place_of(&self, element: &Element) -> Option<Place> {
        let cell = element.closest("[aria-colindex]").ok().flatten()?;
        let row = cell.parent_element()?;
        let slot = self.slots.iter().find(|slot| slot.frame().row.is_same_node(Some(&row)))?;
        let column: usize = cell.get_attribute("aria-colindex")?.parse().ok()?;
        Some(Place { row: slot.frame().index?, column: column.checked_sub(1)? })
    }

    /// Gives every row in sight, and that of the cursor, a row element. Those that stay keep theirs.
    pub fn place_slots(&mut self, count: usize, cursor_row: usize, make: impl Fn(&HtmlElement) -> S) {
        let window = self.window(count);
        let mut wanted: Vec<usize> = window.clone().collect();
        if !window.contains(&cursor_row) && cursor_row < count {
            let place = if cursor_row < window.start { 0 } else { wanted.len() };
            wanted.insert(place, cursor_row);
        }
        while self.slots.len() < window.len() + 1 {
            self.in_page.push(self.slots.len());
            self.slots.push(make(&self.frame.body));
        }
        let is_wanted = |index: usize| window.contains(&index) || index == cursor_row && cursor_row < count;
        let mut free: Vec<usize> = Vec::new();
        for (number, slot) in self.slots.iter_mut().enumerate() {
            let frame = slot.frame_mut();
            if !frame.index.is_some_and(is_wanted) {
                frame.index = None;
                free.push(number);
            }
        }
        if free.len() + wanted.len() > self.slots.len() {
            self.fill(&wanted, free);
        }
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

    /// Puts the rows that have no element into free ones, and these where they are read.
    fn fill(&mut self, wanted: &[usize], mut free: Vec<usize>) {
        let moved = free.clone();
        let mut stays = self.in_page.iter().copied().filter(|slot| !moved.contains(slot)).peekable();
        let mut in_page = Vec::with_capacity(self.slots.len());
        for &index in wanted {
            if let Some(slot) = stays.next_if(|slot| self.slots[*slot].frame().index == Some(index)) {
                in_page.push(slot);
                continue;
            }
            let Some(number) = free.pop() else { continue };
            let before = stays.peek().map(|slot| self.slots[*slot].frame().row.clone());
            let frame = self.slots[number].frame_mut();
            frame.take_row(index, self.row_height);
            let _ = self.frame.body.insert_before(&frame.row, before.as_ref().map(AsRef::as_ref));
            in_page.push(number);
        }
        in_page.extend(free);
        self.in_page = in_page;
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of rows: small and not negative")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}
