//! The table itself: its header, its rows and what the pointer does in them.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::columns::{Column, Shown};
use super::editor::{edit, editor};
use super::moves::{go_to, has_focus, listen, on_key};
use super::sheet::Sheet;
use super::total::{foot, sums};
use crate::app::i18n::{fmt, t, texts::targets::plan as words};
use crate::app::state::Topic;
use crate::app::ui::components::{ColumnWidth, TableRole, VirtualRows};
use crate::app::ui::pages::targets::wide::{figure_width, unit_name as name_of};

/// The table.
#[component]
pub fn PlanGrid(
    /// Its rows and where the person is in it.
    sheet: Sheet,
) -> impl IntoView {
    let count = Signal::derive(move || sheet.lines.with(|lines| lines.len()));
    let sums = sums(sheet);
    // What is asked of all together is the longest figure there is.
    let widest = Memo::new(move |_| {
        let is_figure = |column: &Column| matches!(column, Column::Baseline | Column::Value | Column::Part(_));
        sheet.columns.with(|columns| {
            sums.with(|sums| {
                let figures = columns.iter().zip(sums).filter(|(column, _)| is_figure(column));
                figures.map(|(_, text)| figure_width(text)).max().unwrap_or(0)
            })
        })
    });
    let columns = Signal::derive(move || {
        let width = |column: &Column| column.width(widest.get());
        let figures = sheet.columns.with(|columns| columns.iter().map(width).collect::<Vec<_>>());
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
                foot=move || foot(sheet, sums)
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
    sheet.store.read(Topic::Kpis, |workbook| name_of(workbook, choice.scope(workbook)?.kpi.unit))
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
        if is_edited.get() {
            return editor(sheet);
        }
        let own = own.get();
        view! { <bdi class:plan__whole=own.is_whole>{own.text}</bdi> }.into_any()
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
