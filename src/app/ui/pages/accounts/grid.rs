//! Moving through the table and editing in it: which cell is active, which is being typed into.

use leptos::{ev, prelude::*};
use linchpin::exchange::AccountField;
use linchpin::model::AccountId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::columns::Column;
use super::view::TableView;
use super::words::{commit, shared_code, typed_text};
use crate::app::i18n::{Direction, language};
use crate::app::ui::components::{RowWindow, Toasts, Tone};
use crate::app::ui::shell::{Place, Route, Router, command_key, is_typing, letter};

/// A cell that is being typed into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editing {
    /// The account.
    pub account: AccountId,
    /// The field.
    pub field: AccountField,
    /// What was typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// The grid: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Grid {
    /// What is shown.
    pub view: TableView,
    /// The window over the rows.
    pub window: RowWindow,
    /// The cell that Tab leads to: its row and its column among the shown ones.
    pub active: RwSignal<(usize, usize)>,
    /// The row that Tab leads to: the active one, or a seen one while the active one is scrolled away.
    pub tab_row: Memo<usize>,
    /// The cell that is being typed into.
    pub editing: RwSignal<Option<Editing>>,
    router: Router,
    toasts: Toasts,
}

impl Grid {
    /// A grid at its first cell.
    pub fn new(view: TableView) -> Self {
        let (window, active) = (RowWindow::new(), RwSignal::new((0, 0)));
        Self {
            view,
            window,
            active,
            tab_row: Memo::new(move |_| window.tab_row(active.get().0)),
            editing: RwSignal::new(None),
            router: expect_context::<Router>(),
            toasts: expect_context::<Toasts>(),
        }
    }

    /// The account of a row.
    pub fn account_at(self, row: usize) -> Option<AccountId> {
        self.view.shown.with_untracked(|ids| ids.get(row).copied())
    }

    /// Opens an account beside the table.
    pub fn open(self, id: AccountId) {
        self.router.go(Place::new(Route::Accounts, id.to_string()));
    }

    /// Moves the focus to a cell, as far as there is one.
    pub fn go_to(self, row: usize, column: usize) {
        let last_row = self.view.shown.with_untracked(Vec::len).saturating_sub(1);
        let last_column = self.view.columns.with_untracked(Vec::len).saturating_sub(1);
        let (row, column) = (row.min(last_row), column.min(last_column));
        self.active.set((row, column));
        self.window.reveal(row);
        // The row may just be getting its views.
        self.window.soon(move || {
            let cell = self.window.row_element(row).and_then(|element| cell_of(&element, column));
            if let Some(cell) = cell {
                let _ = cell.focus();
                cell.scroll_into_view_with_scroll_into_view_options(&nearest());
            }
        });
    }

    /// Begins to type into a cell. A text of several lines is edited beside the table, where it has room.
    pub fn edit(self, row: usize, column: usize) {
        if self.view.store.read_only().get_untracked() {
            return;
        }
        let field = self.view.columns.with_untracked(|columns| columns.get(column).cloned());
        let (Some(account), Some(Column::Field(field))) = (self.account_at(row), field) else { return };
        let typed = self.view.store.peek(|workbook| {
            let currency = workbook.meta.currency;
            workbook.accounts.get(account).map(|account| typed_text(field.of(account), currency))
        });
        let Some(typed) = typed else { return };
        if typed.contains('\n') {
            return self.open(account);
        }
        self.active.set((row, column));
        self.editing.set(Some(Editing { account, field, typed, error: None }));
    }

    /// Takes what was typed; `false` when it is wrong, and then the cell stays open with it.
    pub fn take(self) -> bool {
        let Some(editing) = self.editing.get_untracked() else { return true };
        match commit(self.view.store, editing.account, &editing.field, &editing.typed) {
            Ok(()) => {
                if let Some(note) = (editing.field == AccountField::Code)
                    .then(|| shared_code(self.view.store, editing.account))
                    .flatten()
                {
                    self.toasts.tell(Tone::Warning, note);
                }
                self.editing.set(None);
                true
            }
            Err(error) => {
                self.editing.set(Some(Editing { error: Some(error), ..editing }));
                false
            }
        }
    }

    /// Leaves the cell as it was.
    pub fn leave(self) {
        self.editing.set(None);
        let (row, column) = self.active.get_untracked();
        self.go_to(row, column);
    }

    /// What a key does in the grid, but for cells that are being typed into.
    pub fn on_key(self, event: &ev::KeyboardEvent) {
        if self.on_selecting_key(event) {
            event.prevent_default();
            return event.stop_propagation();
        }
        let on_cell = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|it| matches!(it.tag_name().as_str(), "TD" | "TH") || self.window.is_region(&it));
        if !on_cell || event.alt_key() {
            return;
        }
        let (row, column) = self.active.get_untracked();
        if event.ctrl_key() || event.meta_key() {
            // The browser would scroll the focused cell away.
            match event.key().as_str() {
                "Home" => self.go_to(0, 0),
                "End" => self.go_to(usize::MAX, usize::MAX),
                _ => return,
            }
            event.prevent_default();
            return event.stop_propagation();
        }
        let page = self.window.page_rows();
        let forward = if language().direction() == Direction::Rtl { "ArrowLeft" } else { "ArrowRight" };
        match event.key().as_str() {
            "ArrowDown" => self.go_to(row + 1, column),
            "ArrowUp" => self.go_to(row.saturating_sub(1), column),
            key @ ("ArrowLeft" | "ArrowRight") if key == forward => self.go_to(row, column + 1),
            "ArrowLeft" | "ArrowRight" => self.go_to(row, column.saturating_sub(1)),
            "PageDown" => self.go_to(row + page, column),
            "PageUp" => self.go_to(row.saturating_sub(page), column),
            "Home" => self.go_to(row, 0),
            "End" => self.go_to(row, usize::MAX),
            "Enter" | "F2" => self.edit(row, column),
            " " => {
                if let Some(id) = self.account_at(row) {
                    self.view.toggle(id);
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Selects all that is shown, or nothing: from anywhere in the table, also from the box of a row.
    fn on_selecting_key(self, event: &ev::KeyboardEvent) -> bool {
        if is_typing(event) {
            return false;
        }
        if command_key(event) && !event.shift_key() && letter(event) == Some('a') {
            self.view.select_shown();
            return true;
        }
        let clears = event.key() == "Escape" && self.view.selected.with_untracked(|selected| !selected.is_empty());
        if clears {
            self.view.select_none();
        }
        clears
    }
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
