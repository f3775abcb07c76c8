//! The header row: the columns' names with the criteria's shares, and sorting.

use leptos::{ev, html, prelude::*};
use linchpin::analysis::weights;
use linchpin::model::{CriterionId, Weight};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::arrange::{Sort, SortBy};
use super::board::{Board, Shows};
use super::keys::{Press, Step};
use crate::app::i18n::{criterion_name, fmt, t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{Icon, icons};

/// The header row. Its cells are reached from the first row by Arrow Up.
#[component]
pub fn Head(
    /// What it is the header of.
    board: Board,
) -> impl IntoView {
    let shares = Memo::new(move |_| shares(board));
    let column = move |place: usize| {
        let criterion = board.criteria.with_untracked(|criteria| criteria.get(place).copied());
        criterion.map(|criterion| {
            let name = Memo::new(move |_| name_of(board, criterion));
            let share = Memo::new(move |_| shares.with(|shares| shares.get(place).cloned().unwrap_or_default()));
            header(board, SortBy::Criterion(criterion), place + 1, name.into(), share.into())
        })
    };
    let criteria = move || board.criteria.with(|criteria| (0..criteria.len()).map(column).collect_view());
    let last = move || board.criteria.with(Vec::len);
    let figures = move |last: usize| {
        let figure = |by, place, name| header(board, by, last + place, stored(name), Signal::stored(String::new()));
        (board.figures() > 0).then(|| {
            [figure(SortBy::Total, 1, texts::common::terms::TOTAL), figure(SortBy::Rank, 2, texts::common::terms::RANK)]
        })
    };
    view! {
        <div class="matrix__row" role="row" aria-rowindex="1">
            {header(board, SortBy::Account, 0, stored(texts::common::terms::ACCOUNT), Signal::stored(String::new()))}
            {criteria}
            {move || figures(last())}
        </div>
    }
}

/// Gives the focus to the header of a column.
pub fn focus_header(grid: NodeRef<html::Div>, column: usize) {
    let selector = format!("[role=columnheader][aria-colindex='{}']", column + 1);
    let header = grid.get_untracked().and_then(|grid| grid.query_selector(&selector).ok().flatten());
    if let Some(header) = header.and_then(|header| header.dyn_into::<HtmlElement>().ok()) {
        let _ = header.focus();
    }
}

fn header(board: Board, by: SortBy, column: usize, name: Signal<String>, share: Signal<String>) -> AnyView {
    let is_figure = matches!(by, SortBy::Total | SortBy::Rank);
    let class = match by {
        SortBy::Account => "matrix__header matrix__header--account",
        _ if is_figure => "matrix__header matrix__header--figure",
        _ => "matrix__header",
    };
    let sorted = move || board.sort.with(|sort| (sort.by == by).then_some(sort.descending));
    let aria = move || sorted().map(|descending| if descending { "descending" } else { "ascending" });
    let arrow = move || {
        let icon = if sorted()? { icons::ARROW_DOWN } else { icons::ARROW_UP };
        Some(view! { <Icon icon=icon /> })
    };
    view! {
        <div
            class=class
            role="columnheader"
            // With no row in sight the header is what Tab reaches.
            tabindex=move || if column == 0 && board.rows.with(|rows| rows.is_empty()) { "0" } else { "-1" }
            aria-colindex=column + 1
            aria-sort=aria
            title=move || name.get()
            on:click=move |_| sort_by(board, by)
            on:keydown=move |event| key(board, by, column, &event)
        >
            <span class="matrix__name">{move || name.get()}</span>
            <span class="matrix__under">
                {arrow} <span>{move || share.get()}</span>
            </span>
        </div>
    }
    .into_any()
}

/// A column that is sorted already turns round, unless its order is out of date: then it is made anew.
fn sort_by(board: Board, by: SortBy) {
    let now = board.sort.get_untracked();
    let sort = if now.by != by {
        Sort::first_by(by)
    } else if board.stale.get_untracked() {
        now
    } else {
        Sort { by, descending: !now.descending }
    };
    board.sort_by(sort);
}

fn key(board: Board, by: SortBy, column: usize, event: &ev::KeyboardEvent) {
    let grid = || {
        let header: HtmlElement = event.current_target()?.dyn_into().ok()?;
        header.closest("[role=grid]").ok().flatten()
    };
    let focus = |column: usize| {
        let selector = format!("[role=columnheader][aria-colindex='{}']", column + 1);
        let header = grid().and_then(|grid| grid.query_selector(&selector).ok().flatten());
        if let Some(header) = header.and_then(|header| header.dyn_into::<HtmlElement>().ok()) {
            let _ = header.focus();
        }
    };
    match (Press::of(event), event.key().as_str()) {
        (_, "Enter" | " ") => sort_by(board, by),
        (Some(Press::Move(Step::Down)), _) => board.go_to(super::board::Place { row: 0, column }),
        (Some(Press::Move(Step::Back)), _) => focus(column.saturating_sub(1)),
        (Some(Press::Move(Step::On)), _) => focus((column + 1).min(board.columns() - 1)),
        (Some(Press::Move(Step::RowStart)), _) => focus(0),
        (Some(Press::Move(Step::RowEnd)), _) => focus(board.columns() - 1),
        _ => return,
    }
    event.prevent_default();
}

fn name_of(board: Board, criterion: CriterionId) -> String {
    board.store.read(Topic::Criteria, |workbook| {
        workbook.criteria.get(criterion).map(|criterion| criterion_name(workbook, criterion)).unwrap_or_default()
    })
}

/// The share of each criterion as written under its name; all with a decimal if one needs it.
fn shares(board: Board) -> Vec<String> {
    if board.shows == Shows::OwnScores {
        // Who scores blind is not told what counts most.
        return Vec::new();
    }
    let weights: Vec<Weight> = board.store.read(Topic::Criteria, |workbook| {
        workbook.criteria_in_order().iter().map(|criterion| criterion.weight).collect()
    });
    let shares = weights::shares(&weights).unwrap_or_default();
    let digits = u8::from(shares.iter().any(|share| share.basis_points() % 100 != 0));
    shares.iter().map(|share| fmt::percent(f64::from(share.basis_points()) / 10_000.0, digits)).collect()
}

fn stored(text: crate::app::i18n::Text) -> Signal<String> {
    Signal::stored(t(text).to_owned())
}
