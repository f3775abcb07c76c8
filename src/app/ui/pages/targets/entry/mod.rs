//! Entering what was reached: a grid of owners × periods, by keyboard, pasted, or from a table. Empty is not known,
//! never zero.
//!
//! `board` holds what is shown and where the person is; `grid` listens, `rows` and `slot` write what is shown into the
//! page, `look` says how a cell looks; `keys` and `editor` hear what is typed, `edit` changes figures, `also` says for
//! which other targets they count, `import` takes tables in.

#![allow(clippy::large_types_passed_by_value, reason = "a board is a handle of signals and is copied as they are")]

mod also;
mod board;
mod doubt;
mod edit;
mod editor;
mod grid;
mod import;
mod keys;
mod look;
mod rows;
mod slot;
mod widest;

use leptos::prelude::*;
use linchpin::model::{PeriodKind, Workbook};

use self::board::{Board, Problem};
use super::View;
use super::attainment::choices;
use super::catalogue::{kpi_choices, kpi_name};
use super::printed::{Fact, PrintedHead};
use super::tabs::Tab;
use crate::app::i18n::{
    Text, fmt, t, texts::actuals as words, texts::common, texts::targets, texts::targets::printed, texts::targets::tabs,
};
use crate::app::state::Topic;
use crate::app::ui::cells::Place;
use crate::app::ui::components::{
    Banner, Button, ButtonKind, ButtonLink, Choice, EmptyState, PageHeader, SearchField, SegmentedControl, Select,
    Tone, icons,
};
use crate::app::ui::page_views::page_views;
use crate::app::ui::pages::scope::{Group, Scope, use_scope};
use crate::app::ui::shell::{Route, Router};

/// The view of what was reached.
pub fn view(view: View, tab: Memo<Tab>) -> AnyView {
    let store = view.store;
    let has_targets = Memo::new(move |_| store.read(Topic::Plan, |workbook| !workbook.targets.is_empty()));
    let is_importing = RwSignal::new(false);
    let board = Board::new(view);
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
    let (store, scope) = (board.store, use_scope());
    let kpis = Signal::derive(move || store.read(Topic::Kpis, kpi_choices));
    let years = Signal::derive(move || {
        let years = store.read(Topic::Plan, choices::years);
        years.into_iter().map(|year| Choice::new(year.to_string(), fmt::year(year))).collect::<Vec<_>>()
    });
    let kinds = vec![Choice::new("month", t(words::MONTHS)), Choice::new("quarter", t(words::QUARTERS))];
    let kind = move || if board.kind.get() == PeriodKind::Month { "month" } else { "quarter" }.to_owned();
    let choose_kind = Callback::new(move |key: String| {
        board.kind.set(if key == "month" { PeriodKind::Month } else { PeriodKind::Quarter });
        board.cursor.set(Place { row: 0, column: board::FIRST_PERIOD });
        board.anchor.set(None);
        board.editing.set(None);
    });
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
        <p class="note no-print">{t(words::HOW)}</p>
        <PrintedHead title=tabs::ACTUALS facts=facts(board) />
        {move || measured(board)}
        {move || board.problem.get().map(|problem| problem_view(board, problem))}
        {doubt::asked(board)}
        {also::notes(board)}
        <grid::ActualsGrid board=board />
        {move || board.rows.with(Vec::is_empty).then(|| view! { <p class="muted">{t(why_empty(board, scope))}</p> })}
        <p class="visually-hidden" role="status">
            {move || board.said.get()}
        </p>
    }
    .into_any()
}

/// Where the figures of a KPI that is computed by a formula come from.
fn measured(board: Board) -> Option<AnyView> {
    let kpi = board.kpi.get()?;
    let name = board.store.read(Topic::Kpis, |workbook| {
        workbook.kpis.get(kpi).filter(|kpi| kpi.measure.is_some()).map(|kpi| kpi_name(workbook, kpi))
    })?;
    Some(view! { <p class="note">{words::measured(name)}</p> }.into_any())
}

fn problem_view(board: Board, problem: Problem) -> AnyView {
    let close = move |()| board.problem.set(None);
    let router = expect_context::<Router>();
    let open = problem.target.map(|target| {
        let open = move |()| {
            board.view.chosen.set(Some(target));
            router.go(Route::Targets);
        };
        view! { <Button on_click=open>{t(words::OPEN_TARGET)}</Button> }
    });
    view! {
        <Banner tone=Tone::Danger title=t(words::NOTHING_CHANGED) on_close=close>
            {problem.text} {open}
        </Banner>
    }
    .into_any()
}

/// Why there is no row: nobody is called what is looked for, nobody in the group has a target, or nobody at all.
fn why_empty(board: Board, scope: Scope) -> Text {
    match (board.search.with(String::is_empty), scope.group().is_some()) {
        (false, _) => common::states::NOTHING_FOUND,
        (true, true) => words::NOBODY_IN_GROUP,
        (true, false) => words::NOBODY,
    }
}

/// Which figures these are, for the paper, on which nothing can be chosen.
fn facts(board: Board) -> Signal<Vec<Fact>> {
    let scope = use_scope();
    Signal::derive(move || {
        let kpi = board.kpi.get();
        let name = |workbook: &Workbook| Some(kpi_name(workbook, workbook.kpis.get(kpi?)?));
        let parts = if board.kind.get() == PeriodKind::Month { words::MONTHS } else { words::QUARTERS };
        vec![
            (words::KPI, board.store.read(Topic::Kpis, name).unwrap_or_default()),
            (words::YEAR, board.year.get().map(fmt::year).unwrap_or_default()),
            (words::BY, t(parts).to_owned()),
            (words::FIND, board.search.get()),
            (printed::GROUP, scope.group().as_ref().map(Group::text).unwrap_or_default()),
        ]
    })
}
