//! Entering what was reached: a grid of owners × periods, by keyboard, pasted, or from a table. Empty is not known,
//! never zero.
//!
//! `board` holds what is shown and where the person is, `look` says what stands in a row, `grid` shows it, `edit`
//! changes it, `import` takes tables in.

#![allow(clippy::large_types_passed_by_value, reason = "a board is a handle of signals and is copied as they are")]

mod board;
mod edit;
mod grid;
mod import;
mod look;

use leptos::prelude::*;
use linchpin::model::PeriodKind;

use self::board::Board;
use super::attainment::choices;
use super::tabs::Tab;
use crate::app::i18n::{fmt, t, texts::actuals as words, texts::targets};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{
    Banner, Button, ButtonKind, ButtonLink, Choice, EmptyState, PageHeader, SearchField, SegmentedControl, Select,
    Tone, icons,
};
use crate::app::ui::page_views::page_views;
use crate::app::ui::shell::Route;

/// The view of what was reached.
pub fn view(store: Store, tab: Memo<Tab>) -> AnyView {
    let has_targets = Memo::new(move |_| store.read(Topic::Plan, |workbook| !workbook.targets.is_empty()));
    let is_importing = RwSignal::new(false);
    let board = Board::new(store);
    let import = move || {
        has_targets.get().then(|| {
            view! {
                <Button
                    icon=icons::FILE_UP
                    on_click=move |()| is_importing.set(true)
                    disabled=store.read_only()
                >
                    {t(words::IMPORT_TABLE)}
                </Button>
            }
        })
    };
    view! {
        <PageHeader title=t(targets::TITLE) purpose=t(words::PURPOSE)>{import}</PageHeader>
        {page_views(tab)}
        {move || if has_targets.get() { work(board) } else { nothing() }}
        <import::ImportActuals board=board open=is_importing />
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <EmptyState icon=icons::TARGETS title=t(words::empty::TITLE) text=t(words::empty::TEXT)>
            <ButtonLink href=Route::Targets.href() kind=ButtonKind::Primary>
                {t(words::empty::TO_LIST)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

fn work(board: Board) -> AnyView {
    let store = board.store;
    let kpis = Signal::derive(move || {
        store.read(Topic::Kpis, |workbook| {
            workbook.kpis.iter().map(|kpi| Choice::new(kpi.id.to_string(), kpi.name.to_string())).collect::<Vec<_>>()
        })
    });
    let years = Signal::derive(move || {
        let years = store.read(Topic::Plan, choices::years);
        years.into_iter().map(|year| Choice::new(year.to_string(), fmt::year(year))).collect::<Vec<_>>()
    });
    let kinds = vec![Choice::new("month", t(words::MONTHS)), Choice::new("quarter", t(words::QUARTERS))];
    let kind = move || if board.kind.get() == PeriodKind::Month { "month" } else { "quarter" }.to_owned();
    let choose_kind = Callback::new(move |key: String| {
        board.kind.set(if key == "month" { PeriodKind::Month } else { PeriodKind::Quarter });
        board.active.set((0, board::FIRST_PERIOD));
        board.editing.set(None);
    });
    let problem = move || {
        board.problem.get().map(|problem| {
            let close = move |()| board.problem.set(None);
            view! { <Banner tone=Tone::Danger title=t(words::NOTHING_CHANGED) on_close=close>{problem}</Banner> }
        })
    };
    view! {
        <div class="toolbar actuals-toolbar">
            <Select
                label=t(words::KPI)
                choices=kpis
                value=Signal::derive(move || board.kpi.get().map(|id| id.to_string()).unwrap_or_default())
                on_change=Callback::new(move |key: String| board.picked_kpi.set(key.parse().ok()))
            />
            <Select
                label=t(words::YEAR)
                choices=years
                value=Signal::derive(move || board.year.get().map(|year| year.to_string()).unwrap_or_default())
                on_change=Callback::new(move |key: String| board.picked_year.set(key.parse().ok()))
            />
            <SegmentedControl label=t(words::BY) choices=kinds value=Signal::derive(kind) on_change=choose_kind />
            <SearchField label=t(words::FIND) value=board.search on_input=Callback::new(move |text| board.search.set(text)) />
        </div>
        <p class="note">{t(words::HOW)}</p>
        {problem}
        <grid::ActualsGrid board=board />
        {move || {
            board
                .rows
                .with(Vec::is_empty)
                .then(|| view! { <p class="muted">{t(words::NOBODY)}</p> })
        }}
        <p class="visually-hidden" role="status">
            {move || board.said.get()}
        </p>
    }
    .into_any()
}
