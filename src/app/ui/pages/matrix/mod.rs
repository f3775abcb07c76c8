//! The matrix: accounts × criteria, scored by keyboard, with totals and ranks that follow at once.
//!
//! `board` holds what the page shows and where the cursor is, `arrange` decides which rows in which order, `grid` hears
//! the person, `rows`, `slot` and `look` write to the page, `edit` changes scores.

#![allow(clippy::large_types_passed_by_value, reason = "a board is a handle of signals and is copied as they are")]

mod agreement;
mod arrange;
mod astray;
mod beside;
mod blind;
mod board;
mod definition;
mod derived_note;
mod edit;
mod grid;
mod head;
mod heads;
mod keys;
mod look;
mod override_prompt;
mod panel;
mod picker;
mod raters;
mod reveal;
mod rows;
mod slot;
mod tabs;
mod toolbar;
mod whose;

use leptos::prelude::*;

use crate::app::i18n::{t, texts};
use crate::app::state::{Topic, use_store};
use crate::app::ui::components::{Banner, ButtonKind, ButtonLink, EmptyState, PageHeader, Tone, icons};
use crate::app::ui::no_weight::NoWeight;
use crate::app::ui::page_views::{PageView, page_views};
use crate::app::ui::shell::Route;

pub use blind::{BallotPage, TurnPage};
use board::{Board, Shows};
pub use raters::first_problem;
use tabs::Tab;

/// What the matrix needs before it can be scored.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lack {
    Accounts,
    Criteria,
    Nothing,
}

/// The page of the scoring matrix.
#[component]
pub fn MatrixPage() -> impl IntoView {
    let store = use_store();
    let lack = Memo::new(move |_| {
        let has_accounts = store.read(Topic::Accounts, |workbook| !workbook.accounts.is_empty());
        let has_criteria = store.read(Topic::Criteria, |workbook| !workbook.criteria.is_empty());
        match (has_accounts, has_criteria) {
            (false, _) => Lack::Accounts,
            (true, false) => Lack::Criteria,
            (true, true) => Lack::Nothing,
        }
    });
    let tab = Tab::followed();
    let class = move || if tab.get() == Tab::Scores { "page page--fill matrix-page" } else { "page matrix-page" };
    view! {
        <div class=class>
            {move || match lack.get() {
                _ if tab.get() != Tab::Scores => together(tab),
                Lack::Accounts => empty(texts::matrix::NO_ACCOUNTS, texts::matrix::NO_ACCOUNTS_TEXT, Route::Accounts),
                Lack::Criteria => empty(texts::matrix::NO_CRITERIA, texts::matrix::NO_CRITERIA_TEXT, Route::Criteria),
                Lack::Nothing => view! { <Work tab=tab /> }.into_any(),
            }}
        </div>
    }
}

/// The views about the people who score.
fn together(tab: Memo<Tab>) -> AnyView {
    // Every view is read from its top.
    Effect::new(move || {
        tab.track();
        if let Some(outlet) = document().get_element_by_id(crate::app::ui::shell::OUTLET_ID) {
            outlet.set_scroll_top(0);
        }
    });
    view! {
        <PageHeader title=t(texts::nav::MATRIX) />
        {page_views(tab)}
        {move || match tab.get() {
            Tab::Raters => view! { <raters::RatersView /> }.into_any(),
            Tab::Reveal => view! { <reveal::RevealView /> }.into_any(),
            Tab::Agreement => view! { <agreement::AgreementView /> }.into_any(),
            Tab::Scores => ().into_any(),
        }}
    }
    .into_any()
}

#[component]
fn Work(tab: Memo<Tab>) -> impl IntoView {
    let board = Board::new(use_store());
    let is_compact = grid::is_compact();
    let problem = move || {
        board.problem.get().map(|problem| {
            view! {
                <Banner
                    tone=Tone::Danger
                    title=t(texts::matrix::NOTHING_CHANGED)
                    on_close=move |()| board.problem.set(None)
                >
                    {problem}
                </Banner>
            }
        })
    };
    view! {
        <PageHeader title=t(texts::nav::MATRIX) purpose=t(texts::matrix::PURPOSE)>
            <toolbar::OrderHint board=board />
        </PageHeader>
        {page_views(tab)}
        // Who scores blind is not told what counts most, nor that nothing does.
        {(board.shows != Shows::OwnScores).then(|| view! { <NoWeight store=board.store /> })}
        <definition::Definition board=board />
        <toolbar::Toolbar board=board is_compact=is_compact />
        <whose::AskWhose board=board />
        <whose::PrintedWhose board=board />
        {problem}
        <div class="page__work matrix-work">
            <div class="matrix-main">
                <grid::Grid board=board is_compact=is_compact />
                {move || board.rows.with(|rows| rows.is_empty()).then(|| view! { <toolbar::NothingFound board=board /> })}
            </div>
            <beside::Beside board=board>
                <toolbar::Footer board=board />
            </beside::Beside>
        </div>
        <picker::Picker board=board />
        <override_prompt::OverridePrompt board=board />
        <p class="visually-hidden" role="status">
            {move || board.said.get()}
        </p>
    }
}

fn empty(title: crate::app::i18n::Text, text: crate::app::i18n::Text, next: Route) -> AnyView {
    view! {
        <PageHeader title=t(texts::nav::MATRIX) purpose=t(texts::matrix::PURPOSE) />
        <EmptyState icon=icons::MATRIX title=t(title) text=t(text)>
            <ButtonLink href=next.href() kind=ButtonKind::Primary>
                {t(next.name())}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}
