//! Decide: the ranking with its cut, the arithmetic of every total, statuses with their reasons, the decision log.

mod cut;
mod definition;
mod differences;
mod log;
mod panel;
mod ranking;
mod status_form;

use leptos::prelude::*;
use linchpin::model::AccountId;

use crate::app::i18n::{t, texts::decide as words};
use crate::app::state::{Store, Topic, use_store};
use crate::app::ui::components::{ButtonKind, ButtonLink, EmptyState, PageHeader, icons};
use crate::app::ui::shell::Route;

/// The account whose arithmetic is open. Session state: it is no part of the workbook.
#[derive(Clone, Copy)]
pub struct Chosen(pub RwSignal<Option<AccountId>>);

/// The page of the entry *Decide*.
#[component]
pub fn DecidePage() -> impl IntoView {
    let store = use_store();
    let chosen = Chosen(RwSignal::new(None));
    let lacks = Memo::new(move |_| lacking(store));
    view! {
        <div class="page">
            <PageHeader title=t(words::TITLE) purpose=t(words::PURPOSE)>
                <cut::TopButton store=store />
            </PageHeader>
            {move || match lacks.get() {
                Some(route) => empty(route),
                None => work(store, chosen),
            }}
        </div>
    }
}

fn work(store: Store, chosen: Chosen) -> AnyView {
    view! {
        <definition::Definition store=store />
        <cut::CutBar store=store />
        <div class="split">
            <ranking::Ranking store=store chosen=chosen />
            <aside class="stack stack--loose">
                <panel::Panel store=store chosen=chosen />
                <differences::Differences store=store chosen=chosen />
            </aside>
        </div>
        <log::Log store=store />
    }
    .into_any()
}

fn lacking(store: Store) -> Option<Route> {
    if store.read(Topic::Accounts, |workbook| workbook.accounts.is_empty()) {
        Some(Route::Accounts)
    } else if store.read(Topic::Criteria, |workbook| workbook.criteria.is_empty()) {
        Some(Route::Criteria)
    } else {
        None
    }
}

fn empty(route: Route) -> AnyView {
    let (text, link) = match route {
        Route::Accounts => (words::empty::NO_ACCOUNTS, words::empty::TO_ACCOUNTS),
        _ => (words::empty::NO_CRITERIA, words::empty::TO_CRITERIA),
    };
    view! {
        <EmptyState icon=icons::DECIDE title=t(words::empty::TITLE) text=t(text)>
            <ButtonLink href=route.href() kind=ButtonKind::Primary>
                {t(link)}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}
