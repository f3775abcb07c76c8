//! The table itself: cells reached by the arrow keys, typed into, filled down, copied and pasted.

use leptos::{ev, html, prelude::*};
use linchpin::exchange::score_block::write_block;
use linchpin::model::Unit;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement};

use super::columns::{Column, Shown};
use super::sheet::{Editing, Sheet};
use super::total::foot;
use crate::app::i18n::{Direction, Named as _, fmt, language, t, texts::targets::plan as words};
use crate::app::state::Topic;
use crate::app::ui::components::{ColumnWidth, TableRole, VirtualRows, element_id};
use crate::app::ui::shell::{command_key, letter};

/// The table.
#[component]
pub fn PlanGrid(
    /// Its rows and where the person is in it.
    sheet: Sheet,
) -> impl IntoView {
    let count = Signal::derive(move || sheet.lines.with(|lines| lines.len()));
    let columns = Signal::derive(move || {
        let figures = sheet.columns.with(|columns| columns.iter().map(|column| column.width()).collect::<Vec<_>>());
        std::iter::once(ColumnWidth::Grow(140)).chain(figures).collect::<Vec<_>>()
    });
    let head = move || (move || head_cells(sheet)).into_any();
    let row = Callback::new(move |row: Signal<usize>| row_view(sheet, row));
    listen(sheet);
    view! {
        <div
            class="plan__table"
            style:--plan-rows=move || (count.get() + 2).to_string()
            on:keydown=move |event| on_key(sheet, &event)
        >
            <VirtualRows
                label=t(words::TABLE)
                window=sheet.window
                count=count
                columns=columns
                role=TableRole::Grid
                head=head
                row=row
                foot=move || foot(sheet)
            />
        </div>
    }
}

fn head_cells(sheet: Sheet) -> AnyView {
    let is_lower = sheet.choice.with(|choice| {
        choice.as_ref().is_some_and(|choice| sheet.store.read(Topic::Kpis, |workbook| choice.is_lower(workbook)))
    });
    let unit = unit_name(sheet);
    // Growth is in per cent and says so in each cell.
    let label = move |column: Column| match column {
        Column::Baseline | Column::Value => {
            let unit = unit.as_ref().map(|unit| format!("{}{unit}", fmt::comma())).unwrap_or_default();
            format!("{}{unit}", column.label(is_lower))
        }
        column => column.label(is_lower),
    };
    let class = |column: Column| if column == Column::Agreed { "" } else { "cell--number" };
    let cells = sheet.columns.get().into_iter();
    view! {
        <th scope="col">{t(words::WHOSE)}</th>
        {cells.map(|column| view! { <th scope="col" class=class(column)>{label(column)}</th> }).collect_view()}
    }
    .into_any()
}

/// What the figures are counted in; nothing for pieces.
fn unit_name(sheet: Sheet) -> Option<String> {
    let choice = sheet.choice.get()?;
    sheet.store.track(Topic::Meta);
    sheet.store.read(Topic::Kpis, |workbook| match choice.scope(workbook)?.kpi.unit {
        Unit::Money => Some(fmt::currency_symbol(workbook.meta.currency)),
        Unit::Count => None,
        unit => Some(t(unit.text()).to_owned()),
    })
}

fn row_view(sheet: Sheet, row: Signal<usize>) -> AnyView {
    let line = Memo::new(move |_| sheet.lines.with(|lines| lines.get(row.get()).cloned()));
    // All cells of a row at once: they change together.
    let shown = Memo::new(move |_| {
        let (Some(line), Some(choice)) = (line.get(), sheet.choice.get()) else { return Vec::new() };
        let id = sheet.targets.with(|targets| targets.get(&line.owner).copied());
        sheet.store.track(Topic::Accounts);
        sheet.store.track(Topic::Meta);
        sheet.store.read(Topic::Targets, |workbook| {
            let Some(scope) = choice.scope(workbook) else { return Vec::new() };
            let target = id.and_then(|id| workbook.targets.get(id));
            sheet.columns.get().into_iter().map(|column| column.shown(&scope, &line.owner, target)).collect()
        })
    });
    let name = move || line.get().map(|line| line.name).unwrap_or_default();
    let cells = move || {
        let count = sheet.columns.with(Vec::len);
        (0..count).map(|place| cell_view(sheet, row, place, shown)).collect_view()
    };
    view! {
        <th scope="row"><bdi class="truncate">{name}</bdi></th>
        {cells}
    }
    .into_any()
}

fn cell_view(sheet: Sheet, row: Signal<usize>, place: usize, shown: Memo<Vec<Shown>>) -> AnyView {
    let own = Memo::new(move |_| shown.with(|cells| cells.get(place).cloned()).unwrap_or_default());
    let at = move || (row.get_untracked(), place);
    let is_active = Memo::new(move |_| {
        let (_, column) = sheet.active.get();
        column == place && sheet.window.tab_row(sheet.active.get().0) == row.get()
    });
    let is_edited = Memo::new(move |_| {
        sheet.editing.with(|editing| editing.as_ref().is_some_and(|editing| editing.at == (row.get(), place)))
    });
    let is_selected = Memo::new(move |_| {
        let (first, last) = sheet.selection();
        first != last && (first.0..=last.0).contains(&row.get()) && (first.1..=last.1).contains(&place)
    });
    let class = move || {
        if is_edited.get() {
            "plan__cell is-edited"
        } else if own.with(|own| own.is_offered) {
            "cell--number muted"
        } else if sheet.columns.with(|columns| columns.get(place) == Some(&Column::Agreed)) {
            ""
        } else {
            "cell--number"
        }
    };
    let content = move || {
        if is_edited.get() { editor(sheet) } else { view! { <bdi>{own.get().text}</bdi> }.into_any() }
    };
    view! {
        <td
            class=class
            class:is-chosen=is_selected
            tabindex=move || if is_active.get() { "0" } else { "-1" }
            aria-selected=move || is_selected.get().to_string()
            title=move || own.with(|own| own.title.clone())
            on:mousedown=move |event| press(sheet, at(), &event)
            on:mouseover=move |event| drag(sheet, at(), &event)
            on:click=move |event| click(sheet, at(), &event)
            on:dblclick=move |_| edit(sheet, at(), None)
        >
            {content}
        </td>
    }
    .into_any()
}

fn press(sheet: Sheet, at: (usize, usize), event: &ev::MouseEvent) {
    if event.button() != 0 || is_in_field(event) {
        return;
    }
    event.prevent_default();
    go_to(sheet, at.0, at.1, event.shift_key());
}

fn drag(sheet: Sheet, at: (usize, usize), event: &ev::MouseEvent) {
    let is_elsewhere = at != sheet.active.get_untracked();
    if event.buttons() == 1 && is_elsewhere && has_focus(sheet) && sheet.editing.with_untracked(Option::is_none) {
        go_to(sheet, at.0, at.1, true);
    }
}

// A finger has no keys to begin with: it types at once.
fn click(sheet: Sheet, at: (usize, usize), event: &ev::MouseEvent) {
    let is_finger = event.unchecked_ref::<web_sys::PointerEvent>().pointer_type() == "touch";
    if is_finger && !is_in_field(event) {
        edit(sheet, at, None);
    }
}

fn is_in_field(event: &ev::MouseEvent) -> bool {
    event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlInputElement>().is_some())
}

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
    sheet.window.next_frame(move || {
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

/// Begins to type into a cell: with what stands there, or with the first character typed.
fn edit(sheet: Sheet, at: (usize, usize), first: Option<String>) {
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

fn editor(sheet: Sheet) -> AnyView {
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

fn on_key(sheet: Sheet, event: &ev::KeyboardEvent) {
    let on_cell = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|it| matches!(it.tag_name().as_str(), "TD" | "TH") || sheet.window.is_region(&it));
    if !on_cell || event.alt_key() {
        return;
    }
    let (row, column) = sheet.active.get_untracked();
    let extend = event.shift_key();
    let key = event.key();
    if command_key(event) {
        match (key.as_str(), letter(event)) {
            ("Home", _) => go_to(sheet, 0, 0, extend),
            ("End", _) => go_to(sheet, usize::MAX, usize::MAX, extend),
            (_, Some('d')) => super::acts::fill_down(sheet),
            (_, Some('a')) => {
                sheet.anchor.set(Some((0, 0)));
                go_to(sheet, usize::MAX, usize::MAX, true);
            }
            _ => return,
        }
    } else {
        let page = sheet.window.page_rows();
        let forward = if language().direction() == Direction::Rtl { "ArrowLeft" } else { "ArrowRight" };
        match key.as_str() {
            "ArrowDown" => go_to(sheet, row + 1, column, extend),
            "ArrowUp" => go_to(sheet, row.saturating_sub(1), column, extend),
            key @ ("ArrowLeft" | "ArrowRight") if key == forward => go_to(sheet, row, column + 1, extend),
            "ArrowLeft" | "ArrowRight" => go_to(sheet, row, column.saturating_sub(1), extend),
            "PageDown" => go_to(sheet, row + page, column, extend),
            "PageUp" => go_to(sheet, row.saturating_sub(page), column, extend),
            "Home" => go_to(sheet, row, 0, extend),
            "End" => go_to(sheet, row, usize::MAX, extend),
            "Enter" | "F2" => edit(sheet, (row, column), None),
            "Delete" | "Backspace" => super::acts::clear(sheet),
            "Escape" => sheet.anchor.set(None),
            text if text.chars().count() == 1 && text != " " => edit(sheet, (row, column), Some(text.to_owned())),
            _ => return,
        }
    }
    event.prevent_default();
    event.stop_propagation();
}

fn has_focus(sheet: Sheet) -> bool {
    let active = document().active_element();
    active.is_some_and(|it| it.closest(".plan__table tbody").ok().flatten().is_some() && it.tag_name() == "TD")
        && sheet.editing.with_untracked(Option::is_none)
}

/// The clipboard's events come to the document where no text is selected, so they are heard there.
fn listen(sheet: Sheet) {
    let copy = window_event_listener(ev::copy, move |event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        let Some(clipboard) = event.clipboard_data().filter(|_| has_focus(sheet)) else { return };
        if clipboard.set_data("text/plain", &write_block(&super::acts::copied(sheet))).is_ok() {
            event.prevent_default();
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        let event: &ClipboardEvent = event.unchecked_ref();
        let Some(clipboard) = event.clipboard_data().filter(|_| has_focus(sheet)) else { return };
        event.prevent_default();
        super::acts::paste(sheet, &clipboard.get_data("text/plain").unwrap_or_default());
    });
    on_cleanup(move || {
        copy.remove();
        paste.remove();
    });
}
