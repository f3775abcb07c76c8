//! The picker: the ten scores as buttons, with what 1 and 10 mean, beside the cell. For the pointer and for fingers.

use leptos::{ev, html, prelude::*};
use linchpin::model::Score;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::board::{Board, Place};
use crate::app::i18n::{criterion_name, criterion_words, fmt, t, texts};
use crate::app::ui::components::menu;

/// The picker of the cell whose picker is open.
#[component]
pub fn Picker(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    move || board.picker.get().map(|place| view! { <OpenPicker board=board place=place /> })
}

#[component]
fn OpenPicker(board: Board, place: Place) -> impl IntoView {
    let popover = NodeRef::<html::Div>::new();
    let cell = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let cell = StoredValue::new_local(cell);
    let now = board.account_at(place.row).zip(board.criterion_at(place.column));
    let now = now.and_then(|(account, criterion)| board.peek(|source| source.score(account, criterion)));
    Effect::new(move || {
        let Some(popover) = popover.get() else { return };
        let _ = popover.show_popover();
        cell.with_value(|cell| {
            if let Some(cell) = cell {
                menu::place(&popover, cell);
            }
        });
        let first = ["[aria-pressed=true]", "button"]
            .into_iter()
            .find_map(|selector| popover.query_selector(selector).ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
    let close = move || {
        board.picker.set(None);
        board.ask_focus();
    };
    let choose = move |score: Option<Score>| {
        board.choose(place, score);
        close();
    };
    let on_leave = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        // The picker's own removal takes the focus from it; by then there is nothing left to close.
        let Some(popover) = popover.try_get_untracked().flatten() else { return };
        if !popover.contains(to.as_ref()) {
            board.picker.try_set(None);
        }
    };
    let criterion = board.criterion_at(place.column);
    let texts_of = board.store.peek(|workbook| {
        let criterion = workbook.criteria.get(criterion?)?;
        let [_, low, high] = criterion_words(criterion);
        Some((criterion_name(workbook, criterion), low, high))
    });
    let (name, low, high) = texts_of.unwrap_or_default();
    let label = name.clone();
    let button = |value: u8| {
        let label = fmt::integer(value.into());
        view! {
            <button
                type="button"
                class=format!("picker__score heat heat--{value}")
                aria-pressed=(now == Some(value)).to_string()
                on:click=move |_| choose(Score::new(value))
            >
                {label}
            </button>
        }
    };
    let anchor = |value: u8, text: String| {
        (!text.is_empty()).then(|| {
            view! {
                <p class="picker__anchor">
                    <strong class="number">{fmt::integer(value.into())}</strong>
                    " "
                    {text}
                </p>
            }
        })
    };
    view! {
        <div
            class="picker"
            role="dialog"
            aria-label=label
            popover="manual"
            on:keydown=move |event| key(popover, &event, close, choose)
            on:focusout=on_leave
            node_ref=popover
        >
            <p class="picker__name"><bdi>{name}</bdi></p>
            <div class="picker__scores">{(1..=10).map(button).collect_view()}</div>
            {anchor(1, low)}
            {anchor(10, high)}
            <button type="button" class="button button--quiet button--small" on:click=move |_| choose(None)>
                {t(texts::matrix::CLEAR_SCORE)}
            </button>
        </div>
    }
}

fn key(popover: NodeRef<html::Div>, event: &ev::KeyboardEvent, close: impl Fn(), choose: impl Fn(Option<Score>)) {
    use super::keys::{Press, Step};
    event.stop_propagation();
    match Press::of(event) {
        Some(Press::Escape) => close(),
        Some(Press::Clear) => choose(None),
        Some(Press::Move(Step::Back | Step::Up)) if event.key() != "Enter" => move_focus(popover, event, -1),
        Some(Press::Move(Step::On | Step::Down)) if event.key() != "Enter" => move_focus(popover, event, 1),
        Some(Press::Digit(digit)) if digit > 0 => choose(Score::new(digit)),
        _ if event.key() == "Tab" => close(),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus among the buttons; up and down by a row of five.
fn move_focus(popover: NodeRef<html::Div>, event: &ev::KeyboardEvent, direction: i64) {
    let by = if event.key().ends_with("Up") || event.key().ends_with("Down") { 5 } else { 1 };
    let Some(buttons) = popover.get_untracked().and_then(|popover| popover.query_selector_all("button").ok()) else {
        return;
    };
    let active = document().active_element();
    let count = i64::from(buttons.length());
    let here = (0..buttons.length()).find(|at| buttons.item(*at).as_ref() == active.as_ref().map(AsRef::as_ref));
    let next = (here.map_or(0, i64::from) + direction * by).clamp(0, count - 1);
    let button = u32::try_from(next).ok().and_then(|next| buttons.item(next));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
