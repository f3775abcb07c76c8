//! What no weights can change, and what only missing scores hide.

use leptos::prelude::*;
use linchpin::analysis::robustness::{CutDominance, cut_dominance};

use super::super::{cut::places, names};
use super::Part;
use crate::app::i18n::{t, texts::robustness as words};
use crate::app::state::{Store, Topic};

/// More pairs than these are told by the first of them.
const SHOWN: usize = 20;

/// Dominance across the cut.
#[component]
pub fn Dominance(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| cut_dominance(board, places))
    });
    view! {
        <Part title=words::dominance::TITLE note=words::dominance::NOTE>
            {move || {
                store.track(Topic::Accounts);
                match found.get() {
                    Ok(found) => told(store, &found),
                    Err(_) => ().into_any(),
                }
            }}
        </Part>
    }
}

fn told(store: Store, found: &CutDominance) -> AnyView {
    let certain = if found.certain.is_empty() {
        t(words::dominance::NOBODY_CERTAIN).to_owned()
    } else {
        words::dominance::certain(names::accounts(store, &found.certain))
    };
    let against = found.against.iter().take(SHOWN).map(|pair| {
        let (outsider, member) = (names::account(store, pair.outsider), names::account(store, pair.member));
        view! { <li>{words::dominance::against(outsider, member)}</li> }
    });
    let none = found.against.is_empty().then(|| view! { <p class="muted">{t(words::dominance::NONE)}</p> });
    view! {
        <p>{certain}</p>
        {none}
        <ul class="stack stack--tight" role="list">{against.collect_view()}</ul>
    }
    .into_any()
}
