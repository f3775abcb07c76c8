//! The board by keyboard: arrows go from card to card, and choose a column while a card is picked up. Space and Enter
//! press the card, which picks it up and drops it.

use leptos::ev;
use leptos::prelude::*;
use linchpin::model::AccountId;

use super::place::Place;
use super::{Board, card};
use crate::app::i18n::{Direction, language, texts::segments::board as words};

/// Hears a key on a card.
pub fn press(board: Board, event: &ev::KeyboardEvent) {
    let Some(id) = card::account_of(event) else { return };
    let mirrored = language().direction() == Direction::Rtl;
    let key = match event.key().as_str() {
        "ArrowLeft" if mirrored => "ArrowRight".to_owned(),
        "ArrowRight" if mirrored => "ArrowLeft".to_owned(),
        key => key.to_owned(),
    };
    let handled = match board.picked.get_untracked() {
        Some((picked, to)) => press_picked(board, &key, picked, to),
        None => press_free(board, &key, id),
    };
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn press_picked(board: Board, key: &str, id: AccountId, to: Place) -> bool {
    let step = match key {
        "Escape" => {
            board.cancel();
            return true;
        }
        "ArrowRight" => 1,
        "ArrowLeft" => -1,
        // The card stays where the focus is until it is dropped.
        "ArrowUp" | "ArrowDown" => 0,
        _ => return false,
    };
    let all = Place::all(board.kind.get_untracked());
    let now = all.iter().position(|place| *place == to).unwrap_or(0);
    let next = now.saturating_add_signed(step).min(all.len() - 1);
    board.picked.set(Some((id, all[next])));
    board.said.set(words::said_over(all[next].name()));
    true
}

fn press_free(board: Board, key: &str, id: AccountId) -> bool {
    let (columns, rows) = match key {
        "ArrowRight" => (1, 0),
        "ArrowLeft" => (-1, 0),
        "ArrowDown" => (0, 1),
        "ArrowUp" => (0, -1),
        _ => return false,
    };
    if let Some(next) = neighbour(board, id, columns, rows) {
        board.active.set(Some(next));
        card::focus(next);
    }
    true
}

/// The shown card so many rows or columns away; columns without cards are passed over.
fn neighbour(board: Board, id: AccountId, columns: isize, rows: isize) -> Option<AccountId> {
    let limits = board.limits.get_untracked();
    board.columns.with_untracked(|all| {
        let shown = |number: usize| {
            let cards = all.get(number).map_or(&[][..], |column| &column.cards[..]);
            &cards[..cards.len().min(limits.get(number).copied().unwrap_or(0))]
        };
        let at = |number: usize| shown(number).iter().position(|card| card.id == id);
        let (number, row) = (0..all.len()).find_map(|number| Some((number, at(number)?)))?;
        if columns == 0 {
            return shown(number).get(row.checked_add_signed(rows)?).map(|card| card.id);
        }
        let mut next = number.checked_add_signed(columns)?;
        while next < all.len() && shown(next).is_empty() {
            next = next.checked_add_signed(columns)?;
        }
        let cards = shown(next);
        cards.get(row.min(cards.len().checked_sub(1)?)).map(|card| card.id)
    })
}
