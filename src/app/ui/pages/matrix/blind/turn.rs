//! One device in turn: each person takes it, scores blind, and passes it on, until everything is revealed (C-1).

use leptos::prelude::*;
use linchpin::model::{RaterId, WorkbookId};

use super::BlindScoring;
use crate::app::i18n::{fmt, t, texts, texts::together::turn as words};
use crate::app::state::{Prefs, Store, Topic, Turn, use_prefs, use_store};
use crate::app::ui::components::{Button, ButtonKind, Choice, PageHeader, Select, Toasts, icons};
use crate::app::ui::shell::{Place, Route, Router};

/// Begins the turns: from now on this device shows nobody's scores but those of whoever holds it.
pub fn start(prefs: Prefs, store: Store, toasts: Toasts) {
    // What was just done may speak of scores, and its undoing would show some.
    toasts.clear();
    if let Some(first) = in_order(store).first() {
        prefs.set_turn(store.id(), Some(Turn::Passing(first.0)));
    }
}

/// The page of a workbook while its device goes from hand to hand.
#[component]
pub fn TurnPage() -> impl IntoView {
    let (store, prefs) = (use_store(), use_prefs());
    let workbook = store.id();
    let turn = prefs.turn_memo(workbook);
    let body = move || match turn.get() {
        Some(Turn::Passing(next)) => passing(store, prefs, next),
        Some(Turn::Scoring { rater, .. }) => scoring(store, prefs, rater),
        None => ().into_any(),
    };
    view! { <div class="page page--fill matrix-page blind-page">{body}</div> }
}

fn passing(store: Store, prefs: Prefs, next: RaterId) -> AnyView {
    let router: Router = expect_context();
    let workbook = store.id();
    let name = name_of(store, next);
    let take = move |()| {
        let since = untrack(|| store.revision());
        prefs.set_turn(workbook, Some(Turn::Scoring { rater: next, since }));
    };
    let people = in_order(store);
    let done = store.peek(|book| {
        let scored = |rater: &&(RaterId, String)| book.scores.iter().any(|score| score.rater == rater.0);
        people.iter().filter(scored).map(|(_, name)| name.clone()).collect::<Vec<_>>()
    });
    let choices: Vec<Choice> = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let other = Callback::new(move |key: String| {
        if let Ok(rater) = key.parse() {
            prefs.set_turn(workbook, Some(Turn::Passing(rater)));
        }
    });
    view! {
        <PageHeader title=words::pass_to(&name) purpose=t(words::HIDDEN) />
        <section class="turn-card">
            <Button kind=ButtonKind::Primary on_click=take>
                {words::i_am(&name)}
            </Button>
            <Select
                label=t(words::SOMEONE_ELSE)
                choices=Signal::stored(choices)
                value=Signal::stored(next.to_string())
                on_change=other
            />
            <p class="note">
                {if done.is_empty() { t(words::NOBODY_YET).to_owned() } else { words::scored_so_far(fmt::list(&done)) }}
            </p>
            <hr />
            <p>{t(words::REVEAL_NOTE)}</p>
            <Button icon=icons::SHOW on_click=move |()| reveal(prefs, workbook, router)>
                {t(words::REVEAL)}
            </Button>
        </section>
    }
    .into_any()
}

fn scoring(store: Store, prefs: Prefs, rater: RaterId) -> AnyView {
    let pass = move |()| prefs.set_turn(store.id(), next_after(store, rater).map(Turn::Passing));
    view! {
        <PageHeader title=words::scores(name_of(store, rater)) purpose=t(words::ONLY_OWN)>
            <Button kind=ButtonKind::Primary on_click=pass>
                {t(words::PASS)}
            </Button>
        </PageHeader>
        <BlindScoring store=store rater=rater />
    }
    .into_any()
}

fn reveal(prefs: Prefs, workbook: WorkbookId, router: Router) {
    prefs.set_turn(workbook, None);
    router.go(Place::new(Route::Matrix, "reveal"));
}

/// The raters in the order of their names, which is the order the device goes round in.
fn in_order(store: Store) -> Vec<(RaterId, String)> {
    store.read(Topic::Raters, |workbook| {
        let people: Vec<(RaterId, String)> =
            workbook.raters.iter().map(|rater| (rater.id, rater.name.to_string())).collect();
        let names: Vec<&str> = people.iter().map(|(_, name)| name.as_str()).collect();
        fmt::order(&names).into_iter().map(|place| people[place].clone()).collect()
    })
}

fn next_after(store: Store, rater: RaterId) -> Option<RaterId> {
    let people = untrack(|| in_order(store));
    let here = people.iter().position(|(id, _)| *id == rater).map_or(0, |place| place + 1);
    people.get(here % people.len().max(1)).map(|(id, _)| *id)
}

fn name_of(store: Store, rater: RaterId) -> String {
    let name = store.peek(|workbook| workbook.raters.get(rater).map(|rater| rater.name.to_string()));
    name.unwrap_or_else(|| t(texts::common::terms::RATER).to_owned())
}
