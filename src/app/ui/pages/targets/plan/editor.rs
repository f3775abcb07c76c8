//! Typing into a cell: with what stands there or with the first key, taken or refused beside what was typed.

use leptos::prelude::*;

use super::doubt::Doubt;
use super::moves::go_to;
use super::sheet::{Editing, Sheet};
use crate::app::ui::components::{CellInput, CellMove, CellStart};

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
    let cells = [(row, column, editing.typed.as_str())];
    let doubt = Doubt::of(sheet, &cells);
    match sheet.take_noting(&cells, None, doubt.as_ref().map(Doubt::said)) {
        Ok(()) => {
            sheet.ask_about(doubt);
            sheet.editing.set(None);
            true
        }
        Err(error) => {
            // How the number was read may be all that is wrong.
            let error = doubt.map_or(error.clone(), |doubt| format!("{} {error}", doubt.said()));
            sheet.editing.set(Some(Editing { error: Some(error), ..editing }));
            false
        }
    }
}

/// The control inside a cell that is being typed into, with what is wrong under it.
pub fn editor(sheet: Sheet) -> AnyView {
    let error = Memo::new(move |_| sheet.editing.with(|editing| editing.as_ref().and_then(|it| it.error.clone())));
    let (typed, at) =
        sheet.editing.with_untracked(|it| it.as_ref().map(|it| (it.typed.clone(), it.at))).unwrap_or_default();
    let column = sheet.columns.with_untracked(|columns| columns.get(at.1).copied());
    let label = format!(
        "{}, {}",
        sheet.line(at.0).map(|line| line.name).unwrap_or_default(),
        column.map(|column| column.label(false)).unwrap_or_default()
    );
    // One character is the beginning of what is being typed; more is what stood there.
    let start = if typed.chars().count() == 1 { CellStart::TypedOn } else { CellStart::Selected };
    let on_input = Callback::new(move |typed| {
        sheet.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
                editing.error = None;
            }
        });
    });
    let on_leave = Callback::new(move |()| {
        take(sheet);
    });
    let on_move = Callback::new(move |to| leave(sheet, to));
    view! {
        <CellInput
            label=label
            typed=typed
            start=start
            error=error
            on_input=on_input
            on_move=on_move
            on_leave=on_leave
        />
    }
    .into_any()
}

fn leave(sheet: Sheet, to: CellMove) {
    let next = to.from(sheet.active.get_untracked());
    if to == CellMove::Forget {
        sheet.editing.set(None);
    } else if !take(sheet) || sheet.is_waiting() {
        return;
    }
    go_to(sheet, next.0, next.1, false);
}
