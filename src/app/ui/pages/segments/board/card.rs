//! One card of the board.

use leptos::prelude::*;
use linchpin::model::AccountId;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::Board;
use super::place::Card;
use crate::app::i18n::fmt;

/// The attribute that says whose card an element is.
const ACCOUNT: &str = "data-account";

/// The card: a button that is picked up by a press.
pub fn card(board: Board, card: Card) -> AnyView {
    let id = card.id;
    let currency = board.store.peek(|workbook| workbook.meta.currency);
    // Written when it is shown: most of two thousand cards are not.
    let figure = card.amount.map(|amount| fmt::money_whole(amount, currency));
    let is_picked = move || board.picked.with(|picked| picked.is_some_and(|(own, _)| own == id));
    let is_dragged =
        move || board.dragged.with(|drag| drag.as_ref().is_some_and(|drag| drag.is_moving && drag.id == id));
    // One stop for Tab: the card that was last on, or the first of the board.
    let tab_index = move || {
        let active = board.active.get().or_else(|| {
            board.columns.with(|columns| columns.iter().find_map(|column| column.cards.first()).map(|it| it.id))
        });
        if active == Some(id) { "0" } else { "-1" }
    };
    // Space and Enter press too: what the keyboard does is what a pointer or a screen reader does.
    let press = move |_| match board.picked.get_untracked() {
        Some((own, to)) if own == id => board.drop(id, to),
        _ => board.pick(id),
    };
    view! {
        <li>
            <button
                type="button"
                class="board-card"
                class:is-dragged=is_dragged
                data-account=id.to_string()
                tabindex=tab_index
                aria-pressed=move || is_picked().to_string()
                on:click=press
                on:focus=move |_| board.active.set(Some(id))
            >
                <span class="board-card__text">
                    <bdi class="board-card__name">{card.name}</bdi>
                    <span class="board-card__figure">{figure}</span>
                </span>
                <span class="board-card__grip" aria-hidden="true" data-grip=""></span>
            </button>
        </li>
    }
    .into_any()
}

/// The card an event comes from.
pub fn account_of(event: &web_sys::Event) -> Option<AccountId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(&format!("[{ACCOUNT}]")).ok()??.get_attribute(ACCOUNT)?.parse().ok()
}

/// Puts the focus on a card that is shown.
pub fn focus(id: AccountId) {
    let found = document().query_selector(&format!("[{ACCOUNT}=\"{id}\"]")).ok().flatten();
    if let Some(card) = found.and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
        let _ = card.focus();
    }
}
