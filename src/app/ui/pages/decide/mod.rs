//! Decide: the ranking with its cut, the arithmetic of every total, statuses with their reasons, the decision log.

mod compare;
mod cut;
mod definition;
mod differences;
mod log;
mod names;
mod panel;
mod ranking;
mod robustness;
mod status_form;
mod verdict;
mod verdict_chance;
mod watch;

use leptos::prelude::*;
use linchpin::model::AccountId;

use crate::app::i18n::{
    t,
    texts::{decide as words, robustness::tabs},
};
use crate::app::state::{Store, Topic, use_store};
use crate::app::ui::components::{ButtonKind, ButtonLink, Choice, EmptyState, PageHeader, Tabs, icons};
use crate::app::ui::no_weight::NoWeight;
use crate::app::ui::pages::scope::use_scope;
use crate::app::ui::shell::{Place, Route, Router};

pub use compare::since_newest;
pub use cut::places;
pub use ranking::key_of as status_key;
pub use watch::Watch;

/// The account whose arithmetic is open. Session state: it is no part of the workbook.
#[derive(Clone, Copy)]
pub struct Chosen(pub RwSignal<Option<AccountId>>);

/// The page of the entry *Decide*.
#[component]
pub fn DecidePage() -> impl IntoView {
    let store = use_store();
    let chosen = Chosen(RwSignal::new(None));
    provide_context(robustness::LastAnswer(RwSignal::new(None)));
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

/// The views of the page by their words in the address; the first is shown without one.
const VIEWS: [&str; 3] = ["", "robustness", "compare"];

fn work(store: Store, chosen: Chosen) -> AnyView {
    let router: Router = expect_context();
    let detail = router.detail();
    let view = Signal::derive(move || {
        let detail = detail.get().unwrap_or_default();
        VIEWS.into_iter().find(|view| *view == detail).unwrap_or_default().to_owned()
    });
    let choose = Callback::new(move |view: String| {
        let place = if view.is_empty() { Route::Decide.into() } else { Place::new(Route::Decide, view) };
        router.replace(place);
    });
    let names = [tabs::RANKING, tabs::ROBUSTNESS, tabs::COMPARE];
    let choices = VIEWS.into_iter().zip(names).map(|(view, name)| Choice::new(view, t(name))).collect();
    view! {
        <definition::Definition store=store />
        <NoWeight store=store />
        <cut::CutBar store=store />
        <verdict::Verdict store=store />
        <Tabs label=t(tabs::LABEL) tabs=choices value=view on_change=choose>
            {move || match view.get().as_str() {
                "robustness" => view! { <robustness::Robustness store=store /> }.into_any(),
                "compare" => view! { <compare::Compare store=store /> }.into_any(),
                _ => ranking(store, chosen),
            }}
        </Tabs>
    }
    .into_any()
}

fn ranking(store: Store, chosen: Chosen) -> AnyView {
    view! {
        <div class="split decide-split">
            <ranking::Ranking store=store chosen=chosen />
            <aside class="stack stack--loose">
                <panel::Panel store=store chosen=chosen />
                <differences::Differences store=store chosen=chosen />
                <watch::Watch store=store chosen=chosen scope=use_scope() />
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
