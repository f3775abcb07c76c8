//! Moving through the table by keys, and the clipboard.

use leptos::{ev, prelude::*};
use linchpin::exchange::score_block::write_block;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::acts;
use super::editor::edit;
use super::sheet::Sheet;
use crate::app::ui::cells::{Place, Step, listen_clipboard};
use crate::app::ui::shell::{command_key, letter};

/// Moves the focus to a cell, as far as there is one; extends the selection or lets it go.
pub fn go_to(sheet: Sheet, row: usize, column: usize, extend: bool) {
    let last_row = sheet.lines.with_untracked(|lines| lines.len()).saturating_sub(1);
    let last_column = sheet.columns.with_untracked(Vec::len).saturating_sub(1);
    let (row, column) = (row.min(last_row), column.min(last_column));
    let before = sheet.active.get_untracked();
    if !extend {
        sheet.anchor.set(None);
    } else if sheet.anchor.with_untracked(Option::is_none) {
        sheet.anchor.set(Some(before));
    }
    sheet.active.set((row, column));
    sheet.window.reveal(row);
    sheet.window.soon(move || {
        let cell = sheet.window.row_element(row).and_then(|element| cell_of(&element, column + 1));
        if let Some(cell) = cell {
            let _ = cell.focus();
            cell.scroll_into_view_with_scroll_into_view_options(&nearest());
        }
    });
}

fn cell_of(row: &HtmlElement, column: usize) -> Option<HtmlElement> {
    row.children().item(u32::try_from(column).ok()?)?.dyn_into().ok()
}

fn nearest() -> web_sys::ScrollIntoViewOptions {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    options
}

/// What a key does in the table, but for cells that are being typed into.
pub fn on_key(sheet: Sheet, event: &ev::KeyboardEvent) {
    let on_cell = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|it| matches!(it.tag_name().as_str(), "TD" | "TH") || sheet.window.is_region(&it));
    if !on_cell || event.alt_key() {
        return;
    }
    let (row, column) = sheet.active.get_untracked();
    let key = event.key();
    let has_command = command_key(event);
    if let Some(step) = Step::of(&key, has_command) {
        let columns = sheet.columns.with_untracked(Vec::len).max(1);
        let place = step.from(Place { row, column }, columns, sheet.window.page_rows());
        go_to(sheet, place.row, place.column, event.shift_key());
    } else if has_command {
        match letter(event) {
            Some('d') => acts::fill_down(sheet),
            Some('a') => {
                sheet.anchor.set(Some((0, 0)));
                go_to(sheet, usize::MAX, usize::MAX, true);
            }
            _ => return,
        }
    } else {
        match key.as_str() {
            "Enter" | "F2" => edit(sheet, (row, column), None),
            "Delete" | "Backspace" => acts::clear(sheet),
            "Escape" => sheet.anchor.set(None),
            text if text.chars().count() == 1 && text != " " => edit(sheet, (row, column), Some(text.to_owned())),
            _ => return,
        }
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Whether a cell has the focus and is not typed into.
pub fn has_focus(sheet: Sheet) -> bool {
    let active = document().active_element();
    active.is_some_and(|it| it.closest(".plan__table tbody").ok().flatten().is_some() && it.tag_name() == "TD")
        && sheet.editing.with_untracked(Option::is_none)
}

/// Copies and pastes while a cell has the focus.
pub fn listen(sheet: Sheet) {
    listen_clipboard(
        Callback::new(move |()| has_focus(sheet)),
        Callback::new(move |()| write_block(&acts::copied(sheet))),
        None,
        Callback::new(move |text: String| acts::paste(sheet, &text)),
    );
}
