//! Targets: KPIs, targets from real baselines, what was reached, attainment.

mod actuals;
mod attainment;
mod bars;
mod called;
mod catalogue;
mod detail;
mod draft;
mod drafting;
mod elsewhere;
mod entry;
mod finish;
mod form;
mod form_baseline;
mod form_fields;
mod form_result;
mod inputs;
mod kept_draft;
mod key_targets;
mod kpis;
mod log;
mod measure;
mod own_kpi;
mod plan;
mod printed;
mod read_as;
mod reason;
mod review;
mod rows;
mod source;
mod table;
mod tabs;
mod turnover;
mod typed;
mod wide;

pub use rows::target_name;

use leptos::prelude::*;
use linchpin::model::TargetId;

use crate::app::i18n::{t, texts::targets as words};
use crate::app::state::{Desk, Store, Topic, use_desk, use_store};
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ButtonKind, EmptyState, PageHeader, icons};
use crate::app::ui::page_views::{PageView, page_views};
use tabs::Tab;

/// What is open on the page. Session state: it is no part of the workbook.
#[derive(Clone, Copy)]
pub struct View {
    /// What keeps the workbook and its copies.
    pub desk: Desk,
    /// The open workbook.
    pub store: Store,
    /// The target whose detail is open.
    pub chosen: RwSignal<Option<TargetId>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Open>,
    /// What is planned.
    pub plan: RwSignal<Option<plan::PlanChoice>>,
    /// A change of agreed figures that waits for its reason.
    pub revising: RwSignal<Option<reason::Revising>>,
    /// Whether the page is still there.
    pub alive: Alive,
}

/// Which dialog is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// None.
    Nothing,
    /// The KPIs.
    Kpis,
    /// A target: a new one, or one to edit.
    Target(Option<TargetId>),
    /// Targets for all key accounts.
    Keys,
}

/// The page of the entry *Targets*: its views, each at an address of its own.
#[component]
pub fn TargetsPage() -> impl IntoView {
    let (chosen, dialog, plan) = (RwSignal::new(None), RwSignal::new(Open::Nothing), RwSignal::new(None));
    let (store, alive) = (use_store(), Alive::here());
    let view = View { desk: use_desk(), store, chosen, dialog, plan, revising: RwSignal::new(None), alive };
    let tab = Tab::followed();
    view! {
        <div class="page">
            {move || match tab.get() {
                Tab::List => list(view, tab),
                Tab::Plan => plan::plan(view, tab),
                Tab::Actuals => entry::view(view, tab),
                Tab::Attainment => attainment::view(view.store, tab),
                Tab::Review => review::view(view.store, tab),
            }}
        </div>
        <kpis::KpiDialog view=view />
        <form::TargetDialog view=view />
        <key_targets::KeyTargetsDialog view=view />
        <reason::ReasonDialog view=view />
    }
}

/// All targets, one by one.
fn list(view: View, tab: Memo<Tab>) -> AnyView {
    let store = view.store;
    let has_kpis = Memo::new(move |_| store.read(Topic::Kpis, |workbook| !workbook.kpis.is_empty()));
    let has_targets = Memo::new(move |_| store.read(Topic::Targets, |workbook| !workbook.targets.is_empty()));
    let open = move |what| Callback::new(move |()| view.dialog.set(what));
    let without_kpis = Signal::derive(move || !has_kpis.get() || store.read_only().get());
    view! {
        <PageHeader title=t(words::TITLE) purpose=t(words::PURPOSE)>
            <Button icon=icons::TARGETS on_click=open(Open::Kpis)>
                {t(words::KPIS)}
            </Button>
            <Button on_click=open(Open::Keys) disabled=without_kpis>
                {t(words::FOR_KEYS)}
            </Button>
            <Button
                kind=ButtonKind::Primary
                icon=icons::ADD
                on_click=open(Open::Target(None))
                disabled=without_kpis
            >
                {t(words::NEW)}
            </Button>
        </PageHeader>
        {page_views(tab)}
        {move || match (has_kpis.get(), has_targets.get()) {
            (false, false) => no_kpis(open(Open::Kpis)),
            (true, false) => no_targets(open(Open::Target(None)), without_kpis),
            (_, true) => work(view),
        }}
        <turnover::Turnover store=store />
    }
    .into_any()
}

fn work(view: View) -> AnyView {
    view! {
        <table::Targets view=view />
        <detail::Detail view=view />
        <bars::Bars view=view />
    }
    .into_any()
}

fn no_kpis(choose: Callback<()>) -> AnyView {
    view! {
        <EmptyState icon=icons::TARGETS title=t(words::empty::NO_KPI_TITLE) text=t(words::empty::NO_KPI)>
            <Button kind=ButtonKind::Primary on_click=choose>
                {t(words::empty::CHOOSE)}
            </Button>
        </EmptyState>
    }
    .into_any()
}

fn no_targets(make: Callback<()>, disabled: Signal<bool>) -> AnyView {
    view! {
        <EmptyState icon=icons::TARGETS title=t(words::empty::TITLE) text=t(words::empty::TEXT)>
            <Button kind=ButtonKind::Primary on_click=make disabled=disabled>
                {t(words::NEW)}
            </Button>
        </EmptyState>
    }
    .into_any()
}
