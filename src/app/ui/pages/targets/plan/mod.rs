//! A year planned quickly: whose targets, from which past, by how much, in which parts; keyed in as in a spreadsheet.
//!
//! `choice` is what is planned, `sheet` the table as a handle and the one way figures are written, `grid`, `moves` and
//! `editor` hear the person, `acts` does things to many cells, `doubt` asks what a number means, `notes` and `total` say what follows.

#![allow(clippy::large_types_passed_by_value, reason = "a sheet is a handle of signals and is copied as they are")]

mod acts;
mod bar;
mod choice;
mod columns;
mod dialogs;
mod doubt;
mod editor;
mod grid;
mod lines;
mod moves;
mod notes;
mod printed;
mod sheet;
mod total;
mod which;

use leptos::prelude::*;

use super::printed::PrintedHead;
use super::tabs::Tab;
use super::{Open, View};
use crate::app::i18n::{
    t, texts::scope as scope_words, texts::targets as page, texts::targets::plan as words, texts::targets::tabs,
};
use crate::app::state::Topic;
use crate::app::ui::components::{Banner, Button, EmptyState, PageHeader, Tone, icons};
use crate::app::ui::page_views::page_views;
use crate::app::ui::pages::scope::use_scope;

pub use choice::PlanChoice;
pub use sheet::with_left_out;

/// The view *Plan*.
pub fn plan(view: View, tab: Memo<Tab>) -> AnyView {
    let store = view.store;
    let has_kpis = Memo::new(move |_| store.read(Topic::Kpis, |workbook| !workbook.kpis.is_empty()));
    let open = Callback::new(move |()| view.dialog.set(Open::Kpis));
    view! {
        <PageHeader title=t(page::TITLE) purpose=t(words::PURPOSE)>
            <Button icon=icons::TARGETS on_click=open>{t(page::KPIS)}</Button>
        </PageHeader>
        {page_views(tab)}
        {move || if has_kpis.get() { table(view) } else { super::no_kpis(open) }}
    }
    .into_any()
}

fn table(view: View) -> AnyView {
    choice::kept(view.store, view.plan);
    let (sheet, scope) = (sheet::Sheet::new(view), use_scope());
    // A KPI that goes takes its plan with it.
    Effect::new(move || {
        let gone = view
            .plan
            .with(|choice| choice.as_ref().and_then(|choice| choice.kpi))
            .is_none_or(|id| view.store.read(Topic::Kpis, |workbook| !workbook.kpis.contains(id)));
        if gone && view.store.read(Topic::Kpis, |workbook| !workbook.kpis.is_empty()) {
            view.plan.set(Some(view.store.peek(PlanChoice::new)));
        }
    });
    // What is asked of a cell is asked of its place, which is another's when other rows or columns are shown.
    Effect::new(move || {
        sheet.lines.track();
        sheet.columns.track();
        sheet.doubt.set(None);
    });
    let is_empty = Memo::new(move |_| sheet.lines.with(|lines| lines.is_empty()));
    let problem = move || {
        sheet.problem.get().map(|problem| {
            let close = move |()| sheet.problem.set(None);
            view! { <Banner tone=Tone::Danger title=t(words::NOT_DONE) on_close=close>{problem}</Banner> }
        })
    };
    let lost = move || {
        sheet.lost.get().map(|lost| {
            let close = move |()| sheet.lost.set(None);
            view! { <Banner tone=Tone::Warning title=lost on_close=close></Banner> }
        })
    };
    view! {
        <PrintedHead title=tabs::PLAN facts=printed::facts(sheet) />
        <bar::Choices sheet=sheet />
        <notes::PartYear sheet=sheet />
        {move || {
            let is_whole = sheet.choice.with(|choice| choice.as_ref().is_some_and(|it| !it.is_of_accounts()));
            (is_whole && scope.group().is_some()).then(|| view! { <p class="note">{t(scope_words::PLAN_WHOLE)}</p> })
        }}
        {problem}
        {lost}
        {doubt::asked(sheet)}
        {move || {
            if is_empty.get() {
                view! { <EmptyState icon=icons::ACCOUNTS title=t(words::NOBODY) text=t(words::NOBODY_TEXT) /> }.into_any()
            } else {
                view! {
                    <bar::Acts sheet=sheet />
                    <grid::PlanGrid sheet=sheet />
                    <notes::RowNote sheet=sheet />
                }
                    .into_any()
            }
        }}
        <total::Levels sheet=sheet />
        <dialogs::PlanDialogs sheet=sheet />
    }
    .into_any()
}
