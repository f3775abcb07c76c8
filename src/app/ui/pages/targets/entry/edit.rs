//! What a person does in the grid: moving, typing, clearing, pasting. Every change is one dispatch, so one undo.

use leptos::{ev, prelude::*};
use linchpin::command::{Command, TargetCommand};
use linchpin::model::{Period, Quantity, TargetId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::board::{Board, Editing, FIRST_PERIOD};
use super::look::{CellLook, RowLook};
use crate::app::i18n::{Direction, fmt, language, t, texts::actuals as words, texts::targets::detail};
use crate::app::state::Refused;
use crate::app::ui::pages::targets::typed::{quantity, typed};
use crate::app::ui::words::refusal;

impl Board {
    /// Moves the focus to a cell, as far as there is one.
    pub fn go_to(self, row: usize, column: usize) {
        let last_row = self.rows.with_untracked(Vec::len).saturating_sub(1);
        let (row, column) = (row.min(last_row), column.min(self.columns() - 1));
        self.active.set((row, column));
        self.window.reveal(row);
        // The row may just be getting its views.
        self.window.soon(move || {
            let cell = self.window.row_element(row).and_then(|element| cell_of(&element, column));
            if let Some(cell) = cell {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
                let _ = cell.focus();
                cell.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    }

    fn look(self, row: usize, column: usize) -> Option<(TargetId, Period, CellLook)> {
        let (target, period) = self.cell(row, column)?;
        let look = self.store.peek(|workbook| {
            let look = self.periods.with_untracked(|periods| RowLook::of(workbook, target, periods))?;
            look.cells.get(column - FIRST_PERIOD).copied()
        })?;
        Some((target, period, look))
    }

    /// Begins to type into a cell, over what is there or into it.
    pub fn edit(self, row: usize, column: usize, over: Option<String>) {
        if self.store.read_only().get_untracked() {
            return self.problem.set(Some(refusal(&Refused::ReadOnly)));
        }
        let Some((target, period, look)) = self.look(row, column) else { return };
        if !look.is_open() {
            return self.problem.set(Some(why_closed(look)));
        }
        let now = match look {
            CellLook::Recorded(value) => typed(value),
            _ => String::new(),
        };
        self.active.set((row, column));
        let (is_over, typed) = (over.is_some(), over.unwrap_or(now));
        self.editing.set(Some(Editing { at: (row, column), target, period, typed, is_over, error: None }));
    }

    /// Takes what was typed; `false` when it is no number, and then the cell stays open with it.
    pub fn take(self) -> bool {
        let Some(editing) = self.editing.try_get_untracked().flatten() else { return true };
        let text = editing.typed.trim();
        let value = if text.is_empty() { Some(None) } else { quantity(text).map(Some) };
        let error = match value {
            None => Some(detail::error(text)),
            Some(value) => self.set(vec![(editing.target, editing.period, value)]).err(),
        };
        let is_taken = error.is_none();
        self.editing.set(error.map(|error| Editing { error: Some(error), ..editing }));
        is_taken
    }

    /// Clears the active cell.
    pub fn clear(self) {
        let (row, column) = self.active.get_untracked();
        if let Some((target, period, CellLook::Recorded(_))) = self.look(row, column) {
            self.problem.set(self.set(vec![(target, period, None)]).err());
        }
    }

    fn set(self, actuals: Vec<(TargetId, Period, Option<Quantity>)>) -> Result<(), String> {
        let done = self.store.dispatch(Command::Target(TargetCommand::SetActuals(actuals)));
        if done.is_ok() && self.problem.with_untracked(Option::is_some) {
            self.problem.set(None);
        }
        done.map_err(|refused| refusal(&refused))
    }

    /// A cell as text for a spreadsheet.
    pub fn copied(self, row: usize, column: usize) -> String {
        match self.look(row, column) {
            Some((.., CellLook::Recorded(value) | CellLook::OfParts(value))) => value.to_f64().to_string(),
            Some(_) => String::new(),
            None => self.rows.with_untracked(|rows| rows.get(row).map(|row| row.owner.clone())).unwrap_or_default(),
        }
    }

    /// Takes a block from the clipboard in at the active cell: whole, or not at all.
    pub fn paste(self, text: &str) {
        let (first_row, first_column) = self.active.get_untracked();
        let first_column = first_column.max(FIRST_PERIOD);
        let lines = text.trim_end_matches(['\n', '\r']).lines();
        let mut actuals = Vec::new();
        for (row, line) in lines.enumerate() {
            for (column, cell) in line.split('\t').enumerate() {
                match self.pasted(first_row + row, first_column + column, cell) {
                    Ok(actual) => actuals.extend(actual),
                    Err(problem) => {
                        let place = [row + 1, column + 1].map(|number| fmt::integer(number as f64));
                        return self.problem.set(Some(words::paste_problem(&place[0], &place[1], problem)));
                    }
                }
            }
        }
        let count = actuals.len();
        match self.set(actuals) {
            Ok(()) => self.said.set(words::cells_changed(count)),
            Err(problem) => self.problem.set(Some(problem)),
        }
    }

    fn pasted(
        self,
        row: usize,
        column: usize,
        text: &str,
    ) -> Result<Option<(TargetId, Period, Option<Quantity>)>, String> {
        let text = text.trim();
        let is_empty = matches!(text, "" | "-" | "–" | "—");
        let Some((target, period, look)) = self.look(row, column) else {
            return if is_empty { Ok(None) } else { Err(t(words::BEYOND).to_owned()) };
        };
        match (look.is_open(), is_empty) {
            (false, true) => Ok(None),
            (false, false) => Err(why_closed(look)),
            (true, true) => Ok(Some((target, period, None))),
            (true, false) => {
                quantity(text).map(|value| Some((target, period, Some(value)))).ok_or_else(|| detail::error(text))
            }
        }
    }

    /// What the cell being typed into is called.
    pub fn label_of_edited(self) -> String {
        let Some(editing) = self.editing.get_untracked() else { return String::new() };
        let owner = self.rows.with_untracked(|rows| rows.get(editing.at.0).map(|row| row.owner.clone()));
        format!("{}{}{}", owner.unwrap_or_default(), fmt::comma(), fmt::period(editing.period))
    }

    /// What a key does in the cell that is being typed into.
    pub fn on_editor_key(self, event: &ev::KeyboardEvent) {
        event.stop_propagation();
        let (row, column) = self.active.get_untracked();
        let next = match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                self.editing.set(None);
                return self.go_to(row, column);
            }
            "Enter" if event.shift_key() => (row.saturating_sub(1), column),
            "Enter" => (row + 1, column),
            "Tab" if event.shift_key() => (row, column.saturating_sub(1)),
            "Tab" => (row, column + 1),
            _ => return,
        };
        event.prevent_default();
        if self.take() {
            self.go_to(next.0, next.1);
        }
    }

    /// What a key does in the grid, but for the cell that is being typed into.
    pub fn on_key(self, event: &ev::KeyboardEvent) {
        let on_cell = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|it| matches!(it.tag_name().as_str(), "TD" | "TH") || self.window.is_region(&it));
        if !on_cell || event.alt_key() {
            return;
        }
        let (row, column) = self.active.get_untracked();
        let (key, has_command) = (event.key(), event.ctrl_key() || event.meta_key());
        let forward = if language().direction() == Direction::Rtl { "ArrowLeft" } else { "ArrowRight" };
        match key.as_str() {
            "Home" if has_command => self.go_to(0, 0),
            "End" if has_command => self.go_to(usize::MAX, usize::MAX),
            _ if has_command => return,
            "ArrowDown" => self.go_to(row + 1, column),
            "ArrowUp" => self.go_to(row.saturating_sub(1), column),
            key @ ("ArrowLeft" | "ArrowRight") if key == forward => self.go_to(row, column + 1),
            "ArrowLeft" | "ArrowRight" => self.go_to(row, column.saturating_sub(1)),
            "PageDown" => self.go_to(row + self.window.page_rows(), column),
            "PageUp" => self.go_to(row.saturating_sub(self.window.page_rows()), column),
            "Home" => self.go_to(row, 0),
            "End" => self.go_to(row, usize::MAX),
            "Enter" | "F2" => self.edit(row, column, None),
            "Delete" | "Backspace" => self.clear(),
            key if begins_number(key) => self.edit(row, column, Some(key.to_owned())),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Whether a key begins a figure: a digit of any of our writings, a sign, a decimal mark.
fn begins_number(key: &str) -> bool {
    let mut characters = key.chars();
    let first = characters.next().filter(|_| characters.next().is_none());
    first.is_some_and(|it| it.is_numeric() || matches!(it, '-' | '−' | ',' | '.'))
}

fn why_closed(look: CellLook) -> String {
    match look {
        CellLook::Covered(longer) => words::covered(fmt::period(longer)),
        _ => t(words::OUTSIDE).to_owned(),
    }
}

fn cell_of(row: &HtmlElement, column: usize) -> Option<HtmlElement> {
    row.children().item(u32::try_from(column).ok()?)?.dyn_into().ok()
}
