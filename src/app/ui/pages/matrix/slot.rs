//! One row element: what it shows, and the writing of what differs.

use leptos::prelude::*;
use linchpin::model::{Account, AccountId, Titles};
use web_sys::{Element, HtmlElement, Node};

use super::look::{
    RowLook, decides_text, figure_class, rank_change, row_class, score_class, score_label, total_label, total_text,
};
use crate::app::i18n::{fmt, t, texts};
use crate::app::ui::cells::{self, RowElement, RowSlot, attribute, element};

/// Words and figures written many times.
pub struct Words {
    scores: [String; 11],
}

impl Words {
    /// In the language in use.
    pub fn now() -> Self {
        let score = |score: usize| if score == 0 { "–".to_owned() } else { fmt::integer(score as f64) };
        Self { scores: std::array::from_fn(score) }
    }
}

/// Stands where a rank has not changed. A text without a character has no box, and one that comes and goes costs more
/// than one that changes.
const NO_CHANGE: &str = "\u{200b}";

/// A row element with its cells, reused for row after row.
pub struct Slot {
    frame: RowElement,
    cells: Vec<Cell>,
    rank_change: Node,
    shown: Option<RowLook>,
    named: Option<(AccountId, u32)>,
    /// What tells the account apart from others of its name.
    mark: Option<Element>,
    selected: Option<Columns>,
    class: &'static str,
    tab_stop: Option<usize>,
    hinted: Option<usize>,
}

/// The first and the last selected column of a row.
pub type Columns = (usize, usize);

struct Cell {
    element: HtmlElement,
    text: Node,
}

impl RowSlot for Slot {
    fn frame(&self) -> &RowElement {
        &self.frame
    }

    fn frame_mut(&mut self) -> &mut RowElement {
        &mut self.frame
    }

    fn cell(&self, column: usize) -> Option<HtmlElement> {
        self.cells.get(column).map(|cell| cell.element.clone())
    }
}

impl Slot {
    /// A row element of so many criteria and figures at the end of the body.
    pub fn new(body: &HtmlElement, (criteria, figures): (usize, usize)) -> Self {
        let frame = RowElement::new(body, "matrix__row");
        let header = name_cell();
        let scores = (0..criteria).map(|column| cell("gridcell", "", column + 2));
        let figures = (0..figures).map(|column| {
            let figure = cell("gridcell", figure_class(false), criteria + column + 2);
            attribute(&figure.element, "aria-readonly", Some("true"));
            figure
        });
        let cells: Vec<Cell> = std::iter::once(header).chain(scores).chain(figures).collect();
        let change = document().create_text_node(NO_CHANGE);
        if let Some(rank) = cells.last().filter(|_| cells.len() > criteria + 1) {
            let mark: HtmlElement = element("presentation", "matrix__change");
            attribute(&mark, "aria-hidden", Some("true"));
            let _ = mark.append_child(&change);
            let _ = rank.element.insert_before(&mark, Some(&rank.text));
        }
        for cell in &cells {
            let _ = frame.row.append_child(&cell.element);
        }
        Self {
            frame,
            cells,
            rank_change: change.into(),
            shown: None,
            named: None,
            mark: None,
            selected: None,
            class: "matrix__row",
            tab_stop: None,
            hinted: None,
        }
    }

    /// Writes the account's name, and what tells it apart from others of that name.
    pub fn name(&mut self, account: &Account, titles: &Titles, names: u32) {
        if self.named == Some((account.id, names)) {
            return;
        }
        self.named = Some((account.id, names));
        let header = &self.cells[0];
        header.text.set_text_content(Some(account.name.as_str()));
        attribute(&header.element, "title", Some(&titles.title(account)));
        // Few rows have a mark, so an element for it is made where there is one.
        if let Some(mark) = self.mark.take() {
            mark.remove();
        }
        let Some(beside) = titles.beside(account.id) else { return };
        // The point between stands on the page's side of the mark, which runs its own way.
        if let (Ok(mark), Ok(own)) = (document().create_element("span"), document().create_element("bdi")) {
            mark.set_class_name("titled__mark");
            mark.set_text_content(Some("· "));
            own.set_text_content(Some(beside));
            let _ = mark.append_child(&own);
            let _ = header.element.append_child(&mark);
            self.mark = Some(mark);
        }
    }

    /// Writes what differs from what stands there.
    pub fn paint(&mut self, look: RowLook, selected: Option<Columns>, is_in_order: bool, words: &Words) {
        let class = row_class(look.cut, is_in_order);
        if self.class != class {
            self.class = class;
            self.frame.row.set_class_name(class);
        }
        let before = self.shown.take();
        for (column, score) in (1..).zip(look.scores.iter().copied()) {
            let old = before.as_ref().and_then(|before| before.scores.get(column - 1).copied());
            let is_selected = self.select(column, selected);
            let cell = &self.cells[column];
            if old != Some(score) {
                let figure = words.scores.get(usize::from(score.score)).map_or("", String::as_str);
                // Text that is written is laid out anew, even where it says the same.
                if old.is_none_or(|old| old.score != score.score) {
                    cell.text.set_text_content(Some(figure));
                }
                let label = score_label(score, figure);
                if label.is_some() || old.is_none_or(|old| score_label(old, figure).is_some()) {
                    attribute(&cell.element, "aria-label", label.as_deref());
                }
            }
            if self.hinted == Some(column) && old.unwrap_or_default().decides != score.decides {
                attribute(&cell.element, "title", decides_text(score.decides));
            }
            if old != Some(score) || is_selected != contains(self.selected, column) {
                cell.element.set_class_name(&score_class(score, is_selected));
            }
        }
        if self.cells.len() > look.scores.len() + 1 {
            self.paint_total(before.as_ref(), &look, selected);
            self.paint_rank(before.as_ref(), &look, selected);
        }
        self.selected = selected;
        self.shown = Some(look);
    }

    /// Gives the cell under the pointer what its mark means as a hint, and takes it from the one before. The others
    /// have it in their names alone: a hint on every cell that gets a mark is a part of what a score costs.
    pub fn hint(&mut self, column: Option<usize>) {
        if self.hinted == column {
            return;
        }
        let text = |column: usize| {
            let shown = self.shown.as_ref()?.scores.get(column.checked_sub(1)?)?;
            decides_text(shown.decides)
        };
        // The first cell's hint is its whole name, which may be cut off.
        let cell = |column: usize| self.cells.get(column).filter(|_| column > 0);
        if let Some(cell) = self.hinted.and_then(cell) {
            attribute(&cell.element, "title", None);
        }
        if let Some((cell, text)) = column.and_then(|column| cell(column).zip(text(column))) {
            attribute(&cell.element, "title", Some(text));
        }
        self.hinted = column;
    }

    fn paint_total(&self, before: Option<&RowLook>, look: &RowLook, selected: Option<Columns>) {
        let column = self.cells.len() - 2;
        let cell = &self.cells[column];
        self.paint_figure_selection(column, selected);
        if before.is_none_or(|before| before.total != look.total) {
            cell.text.set_text_content(Some(&total_text(look.total)));
            let label = total_label(look.total);
            if label.is_some() || before.is_none_or(|before| total_label(before.total).is_some()) {
                attribute(&cell.element, "aria-label", label.as_deref());
            }
        }
    }

    fn paint_rank(&self, before: Option<&RowLook>, look: &RowLook, selected: Option<Columns>) {
        let column = self.cells.len() - 1;
        let cell = &self.cells[column];
        self.paint_figure_selection(column, selected);
        if before.is_some_and(|before| (before.rank, before.rank_before) == (look.rank, look.rank_before)) {
            return;
        }
        let text = look.rank.map_or_else(|| "–".to_owned(), |rank| fmt::integer(rank.into()));
        let change = rank_change(look.rank_before, look.rank);
        self.rank_change.set_text_content(Some(change.as_ref().map_or(NO_CHANGE, |(arrow, _)| arrow)));
        let label = match (look.rank, change) {
            (None, _) => Some(t(texts::matrix::NO_RANK).to_owned()),
            (Some(_), None) => None,
            (Some(_), Some((_, words))) => Some(format!("{text}{}{words}", fmt::comma())),
        };
        cell.text.set_text_content(Some(&text));
        attribute(&cell.element, "aria-label", label.as_deref());
    }

    fn paint_figure_selection(&self, column: usize, selected: Option<Columns>) {
        let is_selected = self.select(column, selected);
        if is_selected != contains(self.selected, column) {
            self.cells[column].element.set_class_name(figure_class(is_selected));
        }
    }

    /// Says whether a cell is selected, to the page too where that changed.
    fn select(&self, column: usize, selected: Option<Columns>) -> bool {
        let now = contains(selected, column);
        if now != contains(self.selected, column) {
            attribute(&self.cells[column].element, "aria-selected", now.then_some("true"));
        }
        now
    }

    /// Makes a cell the one that Tab reaches; none of this row.
    pub fn set_tab_stop(&mut self, column: Option<usize>) {
        if self.tab_stop == column {
            return;
        }
        if let Some(cell) = self.tab_stop.and_then(|column| self.cells.get(column)) {
            cell.element.set_tab_index(-1);
        }
        if let Some(cell) = column.and_then(|column| self.cells.get(column)) {
            cell.element.set_tab_index(0);
        }
        self.tab_stop = column;
    }
}

fn cell(role: &str, class: &str, column: usize) -> Cell {
    let element = cells::cell(role, class, column);
    let text = document().create_text_node("");
    let _ = element.append_child(&text);
    Cell { element, text: text.into() }
}

/// The cell of an account's name, which runs its own way: a Latin name keeps its full stops in a Persian page.
fn name_cell() -> Cell {
    let cell = cell("rowheader", "matrix__account", 1);
    if let Ok(name) = document().create_element("bdi") {
        let _ = name.append_child(&cell.text);
        let _ = cell.element.append_child(&name);
    }
    cell
}

fn contains(columns: Option<Columns>, column: usize) -> bool {
    columns.is_some_and(|(first, last)| (first..=last).contains(&column))
}
