//! One row element: what it shows, and the writing of what differs.

use std::rc::Rc;

use leptos::prelude::*;
use linchpin::analysis::target::{ColumnSum, EntryCell, EntryRow, EntrySums, Light, SumOf};
use linchpin::model::TargetId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::board::{FIRST_PERIOD, RowOf};
use super::look::{cell_class, cell_figure, cell_text, cell_title};
use crate::app::i18n::{fmt, t, texts::actuals as words};
use crate::app::ui::cells::{RowElement, RowSlot, attribute, cell, element};
use crate::app::ui::pages::targets::attainment::{light_word, narrow_share, tone_class};

/// The first and the last selected column of a row.
pub type Columns = (usize, usize);

/// A row element with its cells, reused for row after row.
pub struct Slot {
    frame: RowElement,
    cells: Vec<Cell>,
    part: Node,
    light: LightCell,
    of: Option<RowOf>,
    shown: Option<EntryRow>,
    /// The state of the board in which it was written.
    pub stamp: u32,
    selected: Option<Columns>,
    tab_stop: Option<usize>,
    decimals: u8,
}

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
    /// A row element of so many periods at the end of the body.
    pub fn new(body: &HtmlElement, periods: usize, marks: &Marks) -> Self {
        let frame = RowElement::new(body, "actuals-grid__row");
        let (header, part) = name_cell();
        let figure = |column: usize| {
            let cell = figure_cell("gridcell", "actuals-grid__cell actuals-grid__figure", column + 1);
            attribute(&cell.element, "aria-readonly", Some("true"));
            cell
        };
        let light = figure(3);
        let light_cell = LightCell::new(&light, marks.clone());
        let periods = (0..periods).map(|place| figure_cell("gridcell", "actuals-grid__cell", FIRST_PERIOD + place + 1));
        let cells: Vec<Cell> = [header, figure(1), figure(2), light].into_iter().chain(periods).collect();
        for cell in &cells {
            let _ = frame.row.append_child(&cell.element);
        }
        Self {
            frame,
            cells,
            part,
            light: light_cell,
            of: None,
            shown: None,
            stamp: 0,
            selected: None,
            tab_stop: None,
            decimals: 0,
        }
    }

    /// The target of the row.
    pub fn target(&self) -> Option<TargetId> {
        self.of.as_ref().map(|of| of.target)
    }

    /// Writes its figures with so many decimals.
    pub fn set_decimals(&mut self, decimals: u8) {
        if self.decimals == decimals {
            return;
        }
        self.decimals = decimals;
        if let Some((of, look)) = self.of.clone().zip(self.shown.take()) {
            self.paint(&of, look);
        }
    }

    /// Writes what differs from what stands there.
    pub fn paint(&mut self, of: &RowOf, look: EntryRow) {
        let (before, decimals) = (self.shown.take(), self.decimals);
        let is_renamed = self.of.as_ref().is_none_or(|before| before.owner != of.owner);
        let is_other_part = before.as_ref().is_none_or(|before| before.part != look.part);
        if is_renamed || is_other_part {
            let part = look.part.map(|part| format!(" · {}", fmt::period(part))).unwrap_or_default();
            self.cells[0].text.set_text_content(Some(&of.owner));
            self.part.set_text_content(Some(&part));
            attribute(&self.cells[0].element, "title", Some(&format!("{}{part}", of.owner)));
        }
        if before.as_ref().is_none_or(|before| before.reached != look.reached) {
            let text = look.reached.map_or_else(|| "–".to_owned(), |reached| cell_figure(reached, decimals));
            self.cells[1].text.set_text_content(Some(&text));
        }
        if before.as_ref().is_none_or(|before| before.goal != look.goal) {
            self.cells[2].text.set_text_content(Some(&cell_figure(look.goal, decimals)));
        }
        if before.as_ref().is_none_or(|before| before.by_now != look.by_now) {
            self.cells[3].text.set_text_content(Some(&narrow_share(look.by_now)));
        }
        if before.as_ref().is_none_or(|before| before.light != look.light) {
            self.light.show(look.light);
        }
        for (place, cell) in look.cells.iter().enumerate() {
            let old = before.as_ref().and_then(|before| before.cells.get(place));
            if let Some(element) = self.cells.get(FIRST_PERIOD + place).filter(|_| old != Some(cell)) {
                write_cell(element, old.copied(), *cell, decimals);
            }
        }
        if self.of.as_ref() != Some(of) {
            self.of = Some(of.clone());
        }
        self.shown = Some(look);
    }

    /// Marks the cells of a selected block.
    pub fn select(&mut self, selected: Option<Columns>) {
        if self.selected == selected {
            return;
        }
        let is_in =
            |columns: Option<Columns>, column| columns.is_some_and(|(first, last)| (first..=last).contains(&column));
        for (column, cell) in self.cells.iter().enumerate() {
            let now = is_in(selected, column);
            if now != is_in(self.selected, column) {
                attribute(&cell.element, "aria-selected", now.then_some("true"));
            }
        }
        self.selected = selected;
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

fn write_cell(element: &Cell, old: Option<EntryCell>, cell: EntryCell, decimals: u8) {
    element.text.set_text_content(Some(&cell_text(cell, decimals)));
    let class = cell_class(cell);
    if old.map(cell_class) != Some(class) {
        element.element.set_class_name(class);
    }
    let title = cell_title(cell);
    if old.map_or(title.is_some(), |old| cell_title(old) != title) {
        attribute(&element.element, "title", title.as_deref());
    }
    if old.is_none_or(|old| old.is_open() != cell.is_open()) {
        attribute(&element.element, "aria-readonly", (!cell.is_open()).then_some("true"));
    }
}

/// A cell of a figure, which runs its own way.
fn figure_cell(role: &str, class: &str, column: usize) -> Cell {
    let element = cell(role, class, column);
    let text = document().create_text_node("");
    if let Ok(figure) = document().create_element("bdi") {
        let _ = figure.append_child(&text);
        let _ = element.append_child(&figure);
    }
    Cell { element, text: text.into() }
}

/// The cell of an owner's name, and the text of the part of the year after it.
fn name_cell() -> (Cell, Node) {
    let cell = figure_cell("rowheader", "actuals-grid__owner", 1);
    let mark = element("presentation", "muted");
    let part = document().create_text_node("");
    let _ = mark.append_child(&part);
    let _ = cell.element.append_child(&mark);
    (cell, part.into())
}

/// The marks of the lights as they are drawn in the page, to be copied into cells.
#[derive(Clone)]
pub struct Marks(Rc<[Option<Element>; Light::ALL.len()]>);

impl Marks {
    /// The marks that are the children of an element, in the order of [`Light::ALL`].
    pub fn of(drawn: &Element) -> Self {
        let children = drawn.children();
        Self(Rc::new(std::array::from_fn(|place| children.item(u32::try_from(place).unwrap_or(0)))))
    }

    fn copy(&self, light: Light) -> Option<Node> {
        let place = Light::ALL.iter().position(|it| *it == light)?;
        self.0[place].as_ref()?.clone_node_with_deep(true).ok()
    }
}

/// The mark of a light and its word, before the share.
struct LightCell {
    cell: HtmlElement,
    marks: Marks,
    mark: Option<Node>,
    word: Node,
}

impl LightCell {
    fn new(cell: &Cell, marks: Marks) -> Self {
        let word = document().create_text_node("");
        let hidden = element("presentation", "visually-hidden");
        let _ = hidden.append_child(&word);
        let _ = cell.element.prepend_with_node_1(&hidden);
        Self { cell: cell.element.clone(), marks, mark: None, word: word.into() }
    }

    fn show(&mut self, light: Light) {
        let word = t(light_word(light));
        self.word.set_text_content(Some(&format!("{word} ")));
        attribute(&self.cell, "title", Some(word));
        self.cell.set_class_name(&format!("actuals-grid__cell actuals-grid__light {}", tone_class(light)));
        let mark = self.marks.copy(light);
        if let Some(before) = self.mark.take() {
            let _ = self.cell.remove_child(&before);
        }
        if let Some(mark) = &mark {
            let _ = self.cell.prepend_with_node_1(mark);
        }
        self.mark = mark;
    }
}

/// The row of sums below all others.
pub struct Foot {
    element: HtmlElement,
    row: HtmlElement,
    cells: Vec<Cell>,
    texts: Vec<String>,
}

impl Foot {
    /// The row in its row group, of so many periods.
    pub fn new(element_of_group: HtmlElement, periods: usize) -> Self {
        element_of_group.set_text_content(None);
        let row = element("row", "actuals-grid__row");
        let header = figure_cell("rowheader", "actuals-grid__owner", 1);
        let figures =
            (1..FIRST_PERIOD + periods).map(|column| figure_cell("gridcell", "actuals-grid__cell", column + 1));
        let cells: Vec<Cell> = std::iter::once(header).chain(figures).collect();
        for cell in &cells {
            cell.element.remove_attribute("tabindex").unwrap_or_default();
            let _ = row.append_child(&cell.element);
        }
        let _ = element_of_group.append_child(&row);
        let texts = vec![String::new(); cells.len()];
        Self { element: element_of_group, row, cells, texts }
    }

    /// Writes the sums, or takes the row out of sight; `true` when it came or went.
    pub fn paint(&mut self, sums: Option<&(SumOf, EntrySums)>, row_index: usize, decimals: u8) -> bool {
        let changed = self.element.hidden() != sums.is_none();
        if changed {
            self.element.set_hidden(sums.is_none());
        }
        if let Some((whose, sums)) = sums {
            attribute(&self.row, "aria-rowindex", Some(&row_index.to_string()));
            let label = match whose {
                SumOf::Accounts => words::sum_accounts(sums.targets()),
                SumOf::Managers => words::sum_managers(sums.targets()),
            };
            self.write(0, label, None);
            for (column, sum) in [(1, sums.reached()), (2, sums.goal())] {
                self.write_sum(column, sum, decimals);
            }
            for place in 0..self.cells.len() - FIRST_PERIOD {
                if let Some(sum) = sums.column(place) {
                    self.write_sum(FIRST_PERIOD + place, sum, decimals);
                }
            }
        }
        changed
    }

    fn write_sum(&mut self, column: usize, sum: ColumnSum, decimals: u8) {
        let text = sum.value.map_or_else(String::new, |value| cell_figure(value, decimals));
        let is_part = sum.value.is_some() && sum.known < sum.of;
        let number = |number: usize| fmt::integer(number as f64);
        self.write(column, text, is_part.then(|| words::sum_of_known(number(sum.known), number(sum.of))));
    }

    fn write(&mut self, column: usize, text: String, title: Option<String>) {
        // What is said of a sum changes with it, or is too small a thing to be told apart: both are compared at once.
        let whole = format!("{text}\n{}", title.as_deref().unwrap_or_default());
        if self.texts[column] == whole {
            return;
        }
        let cell = &self.cells[column];
        cell.text.set_text_content(Some(&text));
        if column > 0 {
            cell.element.set_class_name(if title.is_some() {
                "actuals-grid__cell is-part"
            } else {
                "actuals-grid__cell"
            });
            attribute(&cell.element, "title", title.as_deref());
        } else {
            attribute(&cell.element, "title", Some(&text));
        }
        self.texts[column] = whole;
    }
}

/// The class of a cell, with what is kept by hand: whether it is typed into.
pub fn mark_edited(cell: &HtmlElement, is_edited: bool) {
    let _ = cell.unchecked_ref::<Element>().toggle_attribute_with_force("data-edited", is_edited);
}
