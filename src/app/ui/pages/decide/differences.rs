//! Where the statuses and the ranking differ (S-11). For review: nothing is demoted by itself.

use leptos::prelude::*;
use linchpin::analysis::keylist::{Difference, DifferenceKind, differences};

use super::Chosen;
use super::cut::places;
use crate::app::i18n::{Named, fmt, t, texts::decide::differences as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::Badge;

/// More would be a second ranking.
const SHOWN: usize = 30;

/// The accounts to review.
#[component]
pub fn Differences(
    /// The open workbook.
    store: Store,
    /// The account whose arithmetic is open.
    chosen: Chosen,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.track(Topic::Accounts);
        store.scoreboard(|board| store.peek(|workbook| differences(workbook, board, places)))
    });
    view! {
        <section class="stack stack--tight">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::NOTE)}</p>
            {move || {
                let found = found.get();
                if found.is_empty() {
                    return view! { <p class="muted">{t(words::NONE)}</p> }.into_any();
                }
                let rows = found.into_iter().take(SHOWN).map(|it| row(store, chosen, it)).collect_view();
                view! { <ul class="rows" role="list">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

fn row(store: Store, chosen: Chosen, difference: Difference) -> AnyView {
    let id = difference.account;
    let name = store.title(id);
    let why = match difference.kind {
        DifferenceKind::InTopNotKey => words::in_top(fmt::integer(untrack(|| places(store)) as f64)),
        DifferenceKind::TiedNotKey => t(words::TIED).to_owned(),
        DifferenceKind::KeyOutOfTop => t(words::OUT).to_owned(),
        DifferenceKind::KeyWithoutTotal => t(words::WITHOUT_TOTAL).to_owned(),
    };
    view! {
        <li class="rows__row">
            <button type="button" class="link-button rows__name" on:click=move |_| chosen.0.set(Some(id))>
                <bdi>{name}</bdi>
            </button>
            <Badge>{t(difference.status.text())}</Badge>
            <span class="rows__note">{why}</span>
        </li>
    }
    .into_any()
}
