//! The criteria: which there are, what they mean, how much they weigh, in which order they stand.

mod contradiction;
mod derivation;
mod importance;
mod library;
mod made;
mod mode;
mod order;
mod pairwise;
mod row;
mod sheet;
mod warnings;
mod weight_field;
mod weights;

pub use derivation::words as derivation_words;

use leptos::{ev, html, prelude::*};
use linchpin::model::{Criterion, Name};

use crate::app::i18n::{t, texts};
use crate::app::platform::random;
use crate::app::state::{use_prefs, use_store};
use crate::app::ui::components::{Button, ButtonKind, EmptyState, PageHeader, TextField, Toasts, icons};
use crate::app::ui::unsaved::{Part, Unsaved};

use order::Drag;
use row::CriterionRow;
use sheet::Sheet;

/// The page of criteria.
#[component]
pub fn CriteriaPage() -> impl IntoView {
    let sheet = Sheet::new(use_store(), use_prefs(), expect_context::<Toasts>());
    let library_open = RwSignal::new(false);
    let is_empty = Memo::new(move |_| sheet.order.with(Vec::is_empty));
    let can_edit = move || !sheet.store.read_only().get();
    let from_library = move |kind: ButtonKind| {
        view! {
            <Button kind=kind icon=icons::ADD on_click=move |()| library_open.set(true)>
                {t(texts::criteria::FROM_LIBRARY)}
            </Button>
        }
    };
    view! {
        <div class="page criteria-page">
            <PageHeader title=t(texts::nav::CRITERIA) purpose=t(texts::criteria::PURPOSE)>
                {move || (can_edit() && !is_empty.get()).then(|| from_library(ButtonKind::Primary))}
            </PageHeader>
            {move || {
                if is_empty.get() {
                    view! {
                        <EmptyState icon=icons::CRITERIA title=t(texts::criteria::EMPTY) text=t(texts::criteria::EMPTY_TEXT)>
                            {can_edit().then(|| from_library(ButtonKind::Primary))}
                        </EmptyState>
                    }
                        .into_any()
                } else {
                    view! { <List sheet=sheet /> }.into_any()
                }
            }}
            {move || can_edit().then(|| view! { <OwnCriterion sheet=sheet /> })}
            <p class="note criteria-page__why">{t(texts::criteria::WHY)}</p>
            <library::LibraryDialog sheet=sheet open=library_open />
            <p class="visually-hidden" role="status">
                {move || sheet.said.get()}
            </p>
        </div>
    }
}

#[component]
fn List(sheet: Sheet) -> impl IntoView {
    let list = NodeRef::<html::Ol>::new();
    let drag = Drag::new(list);
    view! {
        <warnings::Warnings sheet=sheet />
        <weights::Weights sheet=sheet />
        <div class="criteria">
            <ol class="criteria__list" aria-label=t(texts::nav::CRITERIA) node_ref=list>
                <For each=move || sheet.order.get() key=|id| *id let:id>
                    <CriterionRow sheet=sheet id=id drag=drag />
                </For>
            </ol>
            {move || drag.line().map(|top| view! { <div class="criteria__line" style:inset-block-start=format!("{top}px")></div> })}
        </div>
    }
}

/// A criterion of the team's own: its name first, the rest in its details.
#[component]
fn OwnCriterion(sheet: Sheet) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("criterion", vec![Part::text("name", typed)]);
    unsaved.begin(sheet.store.id(), "new");
    let add = move || {
        let name = match Name::parse(&typed.get_untracked()) {
            Ok(name) => name,
            Err(error) => {
                let error = linchpin::command::CommandError::Name { field: linchpin::command::Field::Name, error };
                return problem.set(Some(crate::app::ui::words::error_text(&error)));
            }
        };
        let criterion = Criterion::new(random::new_id(), 0, name);
        let id = criterion.id;
        problem.set(sheet.add(vec![criterion]));
        if problem.with_untracked(Option::is_none) {
            typed.set(String::new());
            unsaved.done();
            sheet.open.set(Some(id));
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        add();
    };
    view! {
        {unsaved.note()}
        <form class="own-criterion" on:submit=on_submit>
            <TextField
                label=t(texts::criteria::OWN)
                value=typed
                on_input=move |text| typed.set(text)
                error=problem
                placeholder=t(texts::criteria::OWN_EXAMPLE)
            />
            <Button on_click=move |()| add()>{t(texts::common::actions::ADD)}</Button>
        </form>
    }
}
