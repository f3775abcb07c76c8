//! The grid: a row for each target, a column for each period, and how it stands at the end.

use leptos::{ev, html, prelude::*};
use linchpin::model::Period;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element};

use super::board::{Board, FIRST_PERIOD, cell_figure};
use super::look::{CellLook, RowLook};
use crate::app::i18n::{fmt, t, texts::actuals as words};
use crate::app::state::Topic;
use crate::app::ui::components::{ColumnWidth, Icon, RowHeight, TableRole, VirtualRows, element_id};
use crate::app::ui::pages::targets::attainment::{light_icon, light_word, share, tone_class};

/// The grid.
#[component]
pub fn ActualsGrid(
    /// What it shows.
    board: Board,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    listen(board, frame);
    let widths = Signal::derive(move || {
        let mut widths = vec![ColumnWidth::Grow(150)];
        widths.extend([ColumnWidth::Fixed(104), ColumnWidth::Fixed(104), ColumnWidth::Fixed(148)]);
        widths.extend(board.periods.get().iter().map(|_| ColumnWidth::Fixed(94)));
        widths
    });
    let head = move || {
        let period = |period: Period| view! { <th scope="col" class="cell--number">{fmt::period(period)}</th> };
        (move || {
            view! {
                <th scope="col">{t(words::OWNER)}</th>
                <th scope="col" class="cell--number">{t(words::REACHED)}</th>
                <th scope="col" class="cell--number">{t(words::TARGET)}</th>
                <th scope="col" class="cell--number">{t(words::BY_NOW)}</th>
                {board.periods.get().into_iter().map(period).collect_view()}
            }
        })
        .into_any()
    };
    let row = Callback::new(move |row: Signal<usize>| row_view(board, row));
    view! {
        <div
            class="actuals-grid"
            on:keydown=move |event| board.on_key(&event)
            node_ref=frame
        >
            <VirtualRows
                label=t(words::GRID)
                window=board.window
                count=Signal::derive(move || board.rows.with(Vec::len))
                columns=widths
                height=RowHeight::Compact
                role=TableRole::Grid
                head=head
                row=row
            />
        </div>
    }
}

fn row_view(board: Board, row: Signal<usize>) -> AnyView {
    let own = Memo::new(move |_| board.rows.with(|rows| rows.get(row.get()).cloned()));
    let look = Memo::new(move |_| {
        let own = own.get()?;
        board.store.track(Topic::Kpis);
        board.store.read(Topic::ActualsOf(own.target), |workbook| {
            board.periods.with(|periods| RowLook::of(workbook, own.target, periods))
        })
    });
    let places = Places::of(board, row);
    let name = move || own.with(|own| own.as_ref().map(|own| own.owner.clone()).unwrap_or_default());
    let part = move || {
        let part = look.with(|look| look.as_ref().and_then(|look| look.part));
        part.map(|part| format!(" · {}", fmt::period(part)))
    };
    let figure = move |place: usize, of: fn(&RowLook) -> String| {
        let text = move || look.with(|look| look.as_ref().map(of).unwrap_or_default());
        view! { <td class="cell--number actuals-grid__figure" aria-readonly="true" tabindex=tab_index(places, place) on:focus=focused(board, row, place)>{text}</td> }
    };
    let cells = move || {
        let count = board.periods.with(Vec::len);
        (0..count).map(|place| cell_view(board, row, look, places, place)).collect_view()
    };
    let goal = |look: &RowLook| cell_figure(look.goal);
    let reached = |look: &RowLook| look.reached.map_or_else(|| "–".to_owned(), cell_figure);
    let light = move || {
        look.with(|look| {
            look.as_ref().map(|look| {
                let light = look.light();
                let class = format!("actuals-grid__light {}", tone_class(light));
                view! {
                    <span class=class title=t(light_word(light))>
                        <Icon icon=light_icon(light) />
                        <span class="visually-hidden">{t(light_word(light))}</span>
                        {share(look.by_now)}
                    </span>
                }
            })
        })
    };
    view! {
        <th scope="row" tabindex=tab_index(places, 0) on:focus=focused(board, row, 0)>
            <bdi>{name}</bdi>
            <span class="muted">{part}</span>
        </th>
        {figure(1, reached)}
        {figure(2, goal)}
        <td class="cell--number" aria-readonly="true" tabindex=tab_index(places, 3) on:focus=focused(board, row, 3)>
            {light}
        </td>
        {cells}
    }
    .into_any()
}

/// Which of a row's cells Tab leads to, and which is being typed into. Known by the row, so that a step of the cursor
/// wakes the cells of two rows and not all that are in sight.
#[derive(Clone, Copy)]
struct Places {
    active: Memo<Option<usize>>,
    edited: Memo<Option<usize>>,
}

impl Places {
    fn of(board: Board, row: Signal<usize>) -> Self {
        Self {
            active: Memo::new(move |_| {
                let is_here = board.tab_row.get() == row.get();
                let column = board.active.get().1;
                is_here.then_some(column)
            }),
            edited: Memo::new(move |_| {
                let row = row.get();
                board.editing.with(|editing| editing.as_ref().filter(|it| it.at.0 == row).map(|it| it.at.1))
            }),
        }
    }
}

fn tab_index(places: Places, column: usize) -> impl Fn() -> &'static str + Copy + Send + 'static {
    move || if places.active.get() == Some(column) { "0" } else { "-1" }
}

fn focused(board: Board, row: Signal<usize>, column: usize) -> impl Fn(ev::FocusEvent) + Copy + 'static {
    move |_| {
        let place = (row.get_untracked(), column);
        // The cell that takes the focus is the active one already when the keys led to it.
        if board.active.get_untracked() != place {
            board.active.set(place);
        }
    }
}

fn cell_view(board: Board, row: Signal<usize>, look: Memo<Option<RowLook>>, places: Places, place: usize) -> AnyView {
    let column = place + FIRST_PERIOD;
    let own = Memo::new(move |_| {
        look.with(|look| look.as_ref().and_then(|look| look.cells.get(place).copied())).unwrap_or(CellLook::Outside)
    });
    let is_edited = Memo::new(move |_| places.edited.get() == Some(column));
    let class = move || match (is_edited.get(), own.get()) {
        (true, _) => "cell--number actuals-grid__cell is-edited",
        (_, CellLook::Recorded(_)) => "cell--number actuals-grid__cell",
        (_, CellLook::OfParts(_)) => "cell--number actuals-grid__cell is-of-parts",
        (_, CellLook::Missing) => "cell--number actuals-grid__cell is-missing",
        (_, CellLook::Covered(_)) => "cell--number actuals-grid__cell is-covered",
        (_, CellLook::Outside) => "cell--number actuals-grid__cell is-outside",
    };
    let title = move || match own.get() {
        CellLook::OfParts(_) => Some(t(words::OF_PARTS).to_owned()),
        CellLook::Covered(longer) => Some(words::covered(fmt::period(longer))),
        CellLook::Outside => Some(t(words::OUTSIDE).to_owned()),
        CellLook::Missing => Some(t(words::MISSING).to_owned()),
        CellLook::Recorded(_) => None,
    };
    let text = move || match own.get() {
        CellLook::Recorded(value) | CellLook::OfParts(value) => cell_figure(value),
        CellLook::Missing => "–".to_owned(),
        CellLook::Covered(longer) => fmt::period(longer),
        CellLook::Outside => String::new(),
    };
    let content = move || {
        if is_edited.get() { editor(board) } else { view! { <bdi>{text}</bdi> }.into_any() }
    };
    view! {
        <td
            class=class
            title=title
            tabindex=tab_index(places, column)
            aria-readonly=move || (!own.get().is_open()).then_some("true")
            on:focus=focused(board, row, column)
            on:dblclick=move |_| board.edit(row.get_untracked(), column, None)
        >
            {content}
        </td>
    }
    .into_any()
}

/// The control inside the cell that is being typed into, with what is wrong under it.
fn editor(board: Board) -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let error_id = element_id("actual");
    let started = board.editing.get_untracked();
    let (typed, is_over) = started.map(|editing| (editing.typed, editing.is_over)).unwrap_or_default();
    let first = typed.clone();
    Effect::new(move || {
        if let Some(input) = input.get() {
            input.set_value(&first);
            let _ = input.focus();
            if !is_over {
                input.select();
            }
        }
    });
    let error = Memo::new(move |_| board.editing.with(|editing| editing.as_ref().and_then(|it| it.error.clone())));
    let on_input = move |event| {
        let typed = event_target_value(&event);
        board.editing.update(|editing| {
            if let Some(editing) = editing {
                editing.typed = typed;
                editing.error = None;
            }
        });
    };
    let described = error_id.clone();
    view! {
        <input
            class="input input--small"
            type="text"
            inputmode="decimal"
            dir="auto"
            autocomplete="off"
            aria-label=board.label_of_edited()
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=move || error.get().map(|_| described.clone())
            prop:value=typed
            on:input=on_input
            on:keydown=move |event| board.on_editor_key(&event)
            on:blur=move |_| {
                board.take();
            }
            node_ref=input
        />
        {move || {
            let id = error_id.clone();
            error.get().map(|error| view! { <p class="cell-error" id=id role="alert">{error}</p> })
        }}
    }
    .into_any()
}

/// The clipboard's events come to the document where no text is selected, so they are heard there.
fn listen(board: Board, frame: NodeRef<html::Div>) {
    let is_here = move || {
        let active = document().active_element();
        let holds = |element: &Element| frame.get_untracked().is_some_and(|frame| frame.contains(Some(element)));
        active.as_ref().is_some_and(|element| holds(element) && element.tag_name() != "INPUT")
    };
    let listeners = [
        window_event_listener(ev::copy, move |event| {
            let event: &ClipboardEvent = event.unchecked_ref();
            if let Some(clipboard) = event.clipboard_data().filter(|_| is_here()) {
                let (row, column) = board.active.get_untracked();
                if clipboard.set_data("text/plain", &board.copied(row, column)).is_ok() {
                    event.prevent_default();
                }
            }
        }),
        window_event_listener(ev::paste, move |event| {
            let event: &ClipboardEvent = event.unchecked_ref();
            if let Some(clipboard) = event.clipboard_data().filter(|_| is_here()) {
                event.prevent_default();
                board.paste(&clipboard.get_data("text/plain").unwrap_or_default());
            }
        }),
    ];
    on_cleanup(move || {
        for listener in listeners {
            listener.remove();
        }
    });
}
