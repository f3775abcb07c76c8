//! Typing into a cell: with what stands there or with the first key, taken or refused beside what was typed.

use leptos::{ev, html, prelude::*};

use super::moves::go_to;
use super::sheet::{Editing, Sheet};
use crate::app::ui::components::element_id;

/// Begins to type into a cell: with what stands there, or with the first character typed.
pub fn edit(sheet: Sheet, at: (usize, usize), first: Option<String>) {
    if sheet.store.read_only().get_untracked() {
        return;
    }
    let (Some(line), Some(column)) =
        (sheet.line(at.0), sheet.columns.with_untracked(|columns| columns.get(at.1).copied()))
    else {
        return;
    };
    let target = sheet.target(&line.owner);
    let known = sheet.scoped(|scope| column.shown(scope, &line.owner, target.as_ref()).text).unwrap_or_default();
    sheet.active.set(at);
    sheet.anchor.set(None);
    sheet.editing.set(Some(Editing { at, typed: first.unwrap_or(known), error: None }));
}

/// Takes what was typed; `false` when it is wrong, and then the cell stays open with it.
fn take(sheet: Sheet) -> bool {
    let Some(editing) = sheet.editing.try_get_untracked().flatten() else { return true };
    let (row, column) = editing.at;
    let line = sheet.line(row);
    let target = line.as_ref().and_then(|line| sheet.target(&line.owner));
    let known = line
        .zip(sheet.columns.with_untracked(|columns| columns.get(column).copied()))
        .and_then(|(line, it)| sheet.scoped(|scope| it.shown(scope, &line.owner, target.as_ref()).text));
    // What was not changed is not set anew: a date of agreement stays as it was.
    if known.as_deref() == Some(editing.typed.trim()) {
        sheet.editing.set(None);
        return true;
    }
    match sheet.take(&[(row, column, &editing.typed)], None) {
        Ok(()) => {
            sheet.editing.set(None);
            true
        }
        Err(error) => {
            sheet.editing.set(Some(Editing { error: Some(error), ..editing }));
            false
        }
    }
}

/// The control inside a cell that is being typed into, with what is wrong under it.
pub fn editor(sheet: Sheet) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let error_id = element_id("cell");
    let error = Memo::new(move |_| sheet.editing.with(|editing| editing.as_ref().and_then(|it| it.error.clone())));
    let (typed, at) =
        sheet.editing.with_untracked(|it| it.as_ref().map(|it| (it.typed.clone(), it.at))).unwrap_or_default();
    let column = sheet.columns.with_untracked(|columns| columns.get(at.1).copied());
    let label = format!(
        "{}, {}",
        sheet.line(at.0).map(|line| line.name).unwrap_or_default(),
        column.map(|column| column.label(false)).unwrap_or_default()
    );
    let first = typed.clone();
    Effect::new(move || {
        if let Some(input) = input.get() {
            input.set_value(&first);
            let _ = input.focus();
            // One character is the beginning of what is being typed; more is what stood there.
            if first.chars().count() != 1 {
                input.select();
            }
        }
    });
    let on_input = move |event| {
        let typed = event_target_value(&event);
        sheet.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
                editing.error = None;
            }
        });
    };
    let (described, id) = (error_id.clone(), error_id);
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
            on:input=on_input
            on:keydown=move |event| editor_key(sheet, &event)
            on:blur=move |_| {
                take(sheet);
            }
            node_ref=input
        />
        {move || {
            let id = id.clone();
            error.get().map(|error| view! { <p class="cell-error" id=id role="alert">{error}</p> })
        }}
    }
    .into_any()
}

fn editor_key(sheet: Sheet, event: &ev::KeyboardEvent) {
    event.stop_propagation();
    let (row, column) = sheet.active.get_untracked();
    let next = match event.key().as_str() {
        "Escape" => {
            event.prevent_default();
            sheet.editing.set(None);
            return go_to(sheet, row, column, false);
        }
        "Enter" if event.shift_key() => (row.saturating_sub(1), column),
        "Enter" => (row + 1, column),
        "Tab" if event.shift_key() => (row, column.saturating_sub(1)),
        "Tab" => (row, column + 1),
        _ => return,
    };
    event.prevent_default();
    if take(sheet) && !sheet.is_waiting() {
        go_to(sheet, next.0, next.1, false);
    }
}
