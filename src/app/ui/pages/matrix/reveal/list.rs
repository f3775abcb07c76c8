//! The list of cells, widest first.

use leptos::{ev, prelude::*};
use linchpin::analysis::together::Disagreement;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Reveal, key_of};
use crate::app::i18n::{criterion_name, fmt, t, texts::together::reveal as words};
use crate::app::state::Topic;
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Icon, icons};

/// More cells than anybody discusses in one meeting.
const LISTED: usize = 200;

/// The cells to step through; the shown one is marked, the settled ones carry their value.
#[component]
pub fn Cells(
    /// The reveal.
    reveal: Reveal,
) -> impl IntoView {
    // One stop for Tab, however long the list: the shown cell, or the first one while what is shown is not listed.
    let stop = Memo::new(move |_| reveal.place().filter(|place| *place < LISTED).unwrap_or(0));
    let rows = move || {
        let cells = reveal.cells.get();
        cells.iter().take(LISTED).enumerate().map(|(place, cell)| row(reveal, stop, place, *cell)).collect_view()
    };
    let rest = move || {
        let surplus = reveal.cells.with(Vec::len).saturating_sub(LISTED);
        (surplus > 0).then(|| view! { <p class="note">{words::more_cells(surplus)}</p> })
    };
    let alive = Alive::here();
    let list = NodeRef::<leptos::html::Ol>::new();
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => reveal.step(1),
            "ArrowUp" => reveal.step(-1),
            "Home" => reveal.go_to(0),
            "End" => reveal.go_to(LISTED - 1),
            _ => return,
        }
        event.prevent_default();
        alive.soon(move || {
            let shown = list.get_untracked().and_then(|list| list.query_selector("[aria-current]").ok().flatten());
            if let Some(button) = shown.and_then(|shown| shown.dyn_into::<HtmlElement>().ok()) {
                let _ = button.focus();
            }
        });
    };
    view! {
        <div class="reveal__list">
            <ol role="list" aria-label=t(words::LIST) on:keydown=on_key node_ref=list>
                {rows}
            </ol>
            {rest}
        </div>
    }
}

fn row(reveal: Reveal, stop: Memo<usize>, place: usize, cell: Disagreement) -> AnyView {
    let store = reveal.store;
    let key = key_of(&cell);
    let (account, criterion) = store.peek(|workbook| {
        let account = workbook.title_of(cell.account);
        let criterion = workbook.criteria.get(cell.criterion).map(|it| criterion_name(workbook, it));
        (account.unwrap_or_default(), criterion.unwrap_or_default())
    });
    let range = words::from_to(fmt::integer(cell.lowest.value().into()), fmt::integer(cell.highest.value().into()));
    let agreed = Memo::new(move |_| {
        store.read(Topic::ScoresOf(cell.account), |workbook| workbook.agreed.get(key).map(|it| it.value.value()))
    });
    let mark = move || {
        agreed.get().map(|value| {
            view! {
                <span class="reveal__agreed">
                    <Icon icon=icons::CHECK />
                    {words::agreed_short(fmt::integer(value.into()))}
                </span>
            }
        })
    };
    let is_shown = Memo::new(move |_| reveal.shown.get() == Some(key));
    view! {
        <li>
            <button
                type="button"
                class="reveal__row"
                aria-current=move || is_shown.get().then_some("true")
                tabindex=move || if stop.get() == place { "0" } else { "-1" }
                on:click=move |_| reveal.shown.set(Some(key))
            >
                <span class="reveal__number number">{fmt::integer((place + 1) as f64)}</span>
                <span class="reveal__what">
                    <span><bdi>{account}</bdi></span>
                    <span class="muted"><bdi>{criterion}</bdi></span>
                </span>
                <span class="reveal__range number">{range} {mark}</span>
            </button>
        </li>
    }
    .into_any()
}
