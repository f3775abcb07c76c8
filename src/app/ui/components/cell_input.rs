//! Cell input: the control inside a table's cell that is being typed into, with what is wrong under it.

use leptos::{ev, html, prelude::*};

use super::element_id::element_id;

/// How typing begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellStart {
    /// With what stood there, all of it selected: the next key replaces it.
    #[default]
    Selected,
    /// With the first character that was typed, to be typed on.
    TypedOn,
}

/// Where a key leads from the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMove {
    /// Out of it, and what was typed is forgotten.
    Forget,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column before.
    Back,
    /// To the column after.
    On,
}

impl CellMove {
    /// The move a key asks for; its event is then taken. Every other key belongs to the control.
    pub fn of(event: &ev::KeyboardEvent) -> Option<Self> {
        event.stop_propagation();
        let found = match (event.key().as_str(), event.shift_key()) {
            ("Escape", _) => Self::Forget,
            ("Enter", true) => Self::Up,
            ("Enter", false) => Self::Down,
            ("Tab", true) => Self::Back,
            ("Tab", false) => Self::On,
            _ => return None,
        };
        event.prevent_default();
        Some(found)
    }

    /// The row and the column it leads to, which may lie beyond the table's end.
    pub const fn from(self, (row, column): (usize, usize)) -> (usize, usize) {
        match self {
            Self::Forget => (row, column),
            Self::Up => (row.saturating_sub(1), column),
            Self::Down => (row + 1, column),
            Self::Back => (row, column.saturating_sub(1)),
            Self::On => (row, column + 1),
        }
    }
}

/// The control. It has the focus from the start.
#[component]
pub fn CellInput(
    /// The cell's name.
    label: String,
    /// What it begins with.
    typed: String,
    /// How typing begins.
    #[prop(optional)]
    start: CellStart,
    /// What is wrong with what was typed.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// On every key that types.
    on_input: Callback<String>,
    /// On a key that leads out of the cell.
    on_move: Callback<CellMove>,
    /// When the person goes elsewhere.
    on_leave: Callback<()>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let error_id = element_id("cell");
    let (first, described) = (typed.clone(), error_id.clone());
    Effect::new(move || {
        if let Some(input) = input.get() {
            // Setting the value moves the caret behind it, so it is set here, and selected at once: later would replace
            // what a quick typist has typed by then.
            input.set_value(&first);
            let _ = input.focus();
            if start == CellStart::Selected {
                input.select();
            }
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if let Some(to) = CellMove::of(&event) {
            on_move.try_run(to);
        }
    };
    view! {
        <input
            class="input input--small"
            type="text"
            dir="auto"
            autocomplete="off"
            aria-label=label
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=move || error.get().map(|_| described.clone())
            prop:value=typed
            on:input=move |event| {
                on_input.try_run(event_target_value(&event));
            }
            on:keydown=on_key
            on:blur=move |_| {
                on_leave.try_run(());
            }
            node_ref=input
        />
        {cell_error(error_id, error)}
    }
}

/// What is wrong with what was typed into a cell, under its control.
pub fn cell_error(id: String, error: Signal<Option<String>>) -> AnyView {
    let line = move || {
        let id = id.clone();
        error.get().map(|error| view! { <p class="cell-error" id=id role="alert">{error}</p> })
    };
    line.into_any()
}
