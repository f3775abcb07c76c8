//! The table of accounts.

use leptos::{ev, html, prelude::*};
use linchpin::exchange::AccountField;
use linchpin::model::{AccountId, Status};

use super::columns::{Column, Longest};
use super::grid::Grid;
use super::summary::{longest_sum, sum_row};
use super::words::{cell_text, options};
use crate::app::i18n::{Named, t, texts, texts::accounts as words};
use crate::app::state::Topic;
use crate::app::ui::components::{
    Badge, CellInput, CellMove, Choice, ColumnKind, Icon, RowState, SortHeader, TableRole, Tone, VirtualRows,
    cell_error, element_id, icons,
};
use crate::app::ui::shell::{Place, Route};

/// The table of accounts: every cell is reached by the arrow keys and edited in place.
#[component]
pub fn AccountsTable(
    /// Its cells and where the person is among them.
    grid: Grid,
) -> impl IntoView {
    let view = grid.view;
    let count = Signal::derive(move || view.shown.with(Vec::len));
    let longest_code = Memo::new(move |_| {
        view.store.read(Topic::Accounts, |workbook| {
            workbook.accounts.iter().map(|account| account.code.chars().count()).max().unwrap_or_default()
        })
    });
    let longest_sum = Memo::new(move |_| longest_sum(view));
    let widths = Signal::derive(move || {
        let longest = Longest { code: longest_code.get(), sum: longest_sum.get() };
        view.store.read(Topic::Meta, |workbook| {
            let width = |column: &Column| column.width(longest, column.part(workbook).is_some());
            view.columns.with(|columns| columns.iter().map(width).collect::<Vec<_>>())
        })
    });
    let head = move || {
        let one = move |column: Column| {
            let (kind, label) = (column.kind(), column.label());
            let (own, sorted, of) = (column.clone(), column.clone(), column);
            let part = Signal::derive(move || view.store.read(Topic::Meta, |workbook| of.part(workbook)));
            view! {
                <SortHeader
                    label=label
                    unit=part
                    kind=kind
                    sorting=Signal::derive(move || view.sorting_of(&sorted))
                    on_sort=move |()| view.sort_by(own.clone())
                />
            }
        };
        (move || view.columns.get().into_iter().map(one).collect_view()).into_any()
    };
    let row = Callback::new(move |row: Signal<usize>| row_view(grid, row));
    let row_state = Callback::new(move |row: usize| {
        let id = view.shown.with(|ids| ids.get(row).copied());
        let selected = view.selected.with(|selected| id.is_some_and(|id| selected.contains(&id)));
        RowState { selected: Some(selected), class: "" }
    });
    view! {
        <div class="accounts__table" on:keydown=move |event| grid.on_key(&event)>
            <VirtualRows
                label=t(texts::common::terms::ACCOUNTS)
                window=grid.window
                count=count
                columns=widths
                role=TableRole::Grid
                head=head
                row=row
                row_state=row_state
                foot=move || sum_row(view)
            />
        </div>
    }
}

fn row_view(grid: Grid, row: Signal<usize>) -> AnyView {
    let view = grid.view;
    let id = Memo::new(move |_| view.shown.with(|ids| ids.get(row.get()).copied()));
    let cells = move || {
        let columns = view.columns.get().into_iter().enumerate();
        columns.map(|(place, column)| cell_view(grid, row, id, column, place)).collect_view()
    };
    cells.into_any()
}

fn cell_view(grid: Grid, row: Signal<usize>, id: Memo<Option<AccountId>>, column: Column, place: usize) -> AnyView {
    let is_active = Memo::new(move |_| {
        let (_, active_column) = grid.active.get();
        active_column == place && grid.tab_row.get() == row.get()
    });
    let tab_index = move || if is_active.get() { "0" } else { "-1" };
    let on_dblclick = move |_| grid.edit(row.get_untracked(), place);
    let on_focus = move |_: ev::FocusEvent| grid.active.set((row.get_untracked(), place));
    let own = column.clone();
    let is_edited = Memo::new(move |_| {
        let Column::Field(field) = &own else { return false };
        grid.editing.with(|editing| editing.as_ref().is_some_and(|e| Some(e.account) == id.get() && e.field == *field))
    });
    let plain = match (&column, column.kind()) {
        (Column::Field(AccountField::Code), _) => "accounts__code",
        (_, ColumnKind::Number) => "cell--number",
        _ => "",
    };
    let class = move || if is_edited.get() { "accounts__cell is-edited" } else { plain };
    let content = move || match (is_edited.get(), &column) {
        (true, Column::Field(field)) => view! { <CellEditor grid=grid field=field.clone() /> }.into_any(),
        (_, column) if *column == Column::NAME => name_view(grid, id, is_active),
        (_, Column::Status) => status_view(grid, id),
        (_, column) => text_view(grid, id, column.clone()),
    };
    if place == 0 {
        return view! {
            <th scope="row" class=class tabindex=tab_index on:dblclick=on_dblclick on:focus=on_focus>
                {content}
            </th>
        }
        .into_any();
    }
    view! {
        <td class=class tabindex=tab_index on:dblclick=on_dblclick on:focus=on_focus>
            {content}
        </td>
    }
    .into_any()
}

fn text_view(grid: Grid, id: Memo<Option<AccountId>>, column: Column) -> AnyView {
    let text = move || read_cell(grid, id, &column);
    view! { <bdi>{text}</bdi> }.into_any()
}

fn read_cell(grid: Grid, id: Memo<Option<AccountId>>, column: &Column) -> String {
    let Some(id) = id.get() else { return String::new() };
    grid.view.store.read(Topic::Account(id), |workbook| {
        let account = workbook.accounts.get(id);
        account.map(|account| cell_text(account, column, workbook.meta.currency)).unwrap_or_default()
    })
}

fn name_view(grid: Grid, id: Memo<Option<AccountId>>, is_active: Memo<bool>) -> AnyView {
    let name = Signal::derive(move || read_cell(grid, id, &Column::NAME));
    let selected = move || grid.view.selected.with(|selected| id.get().is_some_and(|id| selected.contains(&id)));
    let href = move || id.get().map(|id| Place::new(Route::Accounts, id.to_string()).href());
    // The controls inside a cell are reached by Tab from the active row only: the grid is one stop.
    let tab_index = move || if is_active.get() { "0" } else { "-1" };
    view! {
        <span class="accounts__name">
            <input
                type="checkbox"
                class="choice__control"
                aria-label=move || words::select(name.get())
                tabindex=tab_index
                prop:checked=selected
                on:change=move |_| {
                    if let Some(id) = id.get_untracked() {
                        grid.view.toggle(id);
                    }
                }
            />
            <bdi class="truncate grow">{name}</bdi>
            <a
                class="button button--quiet button--small button--icon accounts__open"
                href=href
                tabindex=tab_index
                aria-label=move || words::open(name.get())
                title=move || words::open(name.get())
            >
                <Icon icon=icons::CHEVRON_FORWARD mirror=crate::app::ui::components::Mirror::WithReading />
            </a>
        </span>
    }
    .into_any()
}

fn status_view(grid: Grid, id: Memo<Option<AccountId>>) -> AnyView {
    let status = Memo::new(move |_| {
        let id = id.get()?;
        grid.view.store.read(Topic::Account(id), |workbook| workbook.accounts.get(id).map(|account| account.status))
    });
    (move || status.get().map(status_badge)).into_any()
}

/// Where an account stands, as a word that stands out only where it says something.
pub fn status_badge(status: Status) -> AnyView {
    let name = t(status.text());
    match status {
        Status::Regular => view! { <span class="muted">{name}</span> }.into_any(),
        Status::Key => view! { <Badge tone=Tone::Accent>{name}</Badge> }.into_any(),
        Status::Watch => view! { <Badge tone=Tone::Warning>{name}</Badge> }.into_any(),
        _ => view! { <Badge>{name}</Badge> }.into_any(),
    }
}

/// The control inside a cell that is being typed into, with what is wrong under it.
#[component]
fn CellEditor(grid: Grid, field: AccountField) -> impl IntoView {
    let error = Memo::new(move |_| grid.editing.with(|editing| editing.as_ref().and_then(|e| e.error.clone())));
    let label = super::columns::field_label(&field);
    match options(&field) {
        Some(options) => {
            let control = choice_control(grid, label, options);
            view! {
                {control}
                {cell_error(element_id("cell"), error.into())}
            }
            .into_any()
        }
        None => text_control(grid, label, error),
    }
}

fn text_control(grid: Grid, label: String, error: Memo<Option<String>>) -> AnyView {
    let typed = grid.editing.with_untracked(|editing| editing.as_ref().map(|e| e.typed.clone())).unwrap_or_default();
    let on_input = Callback::new(move |typed| {
        grid.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
                editing.error = None;
            }
        });
    });
    let on_leave = Callback::new(move |()| {
        grid.take();
    });
    let on_move = Callback::new(move |to: CellMove| {
        let next = to.from(grid.active.get_untracked());
        if to == CellMove::Forget {
            grid.leave();
        } else if grid.take() {
            grid.go_to(next.0, next.1);
        }
    });
    view! { <CellInput label=label typed=typed error=error on_input=on_input on_move=on_move on_leave=on_leave /> }
        .into_any()
}

fn choice_control(grid: Grid, label: String, options: Vec<Choice>) -> AnyView {
    let select = NodeRef::<html::Select>::new();
    Effect::new(move || {
        if let Some(select) = select.get() {
            let _ = select.focus();
        }
    });
    let now = grid.editing.with_untracked(|editing| editing.as_ref().map(|e| e.typed.clone())).unwrap_or_default();
    let option = |choice: Choice| {
        let chosen = now == choice.label;
        view! { <option value=choice.key selected=chosen>{choice.label}</option> }
    };
    let on_change = move |event| {
        let typed = event_target_value(&event);
        grid.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
            }
        });
        grid.take();
        let (row, column) = grid.active.get_untracked();
        grid.go_to(row, column);
    };
    view! {
        <select
            class="input input--small"
            aria-label=label
            on:change=on_change
            on:keydown=move |event: ev::KeyboardEvent| {
                event.stop_propagation();
                if event.key() == "Escape" {
                    event.prevent_default();
                    grid.leave();
                }
            }
            on:blur=move |_| grid.editing.set(None)
            node_ref=select
        >
            {options.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}
