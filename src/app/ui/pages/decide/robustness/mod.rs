//! Would the list change? How far weights and scores may move before it does.

mod chance;
mod dominance;
mod engine;
mod flips;
mod found;
mod stability;

pub use chance::{Answer, LastAnswer};
pub use found::by_chance;
use leptos::prelude::*;
use linchpin::analysis::robustness::{NoSet, list_problem};

use super::cut::places;
use crate::app::i18n::{Text, t, texts::robustness as words};
use crate::app::state::Store;

/// The view *Would it change?* of the page.
#[component]
pub fn Robustness(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    // Weights and points are asked only where there is a set that could change; why there is none is said once.
    let problem = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| list_problem(board, places))
    });
    view! {
        <div class="stack stack--loose">
            {move || match problem.get() {
                Some(why) => no_set(why),
                None => {
                    view! {
                        <stability::Stability store=store />
                        <flips::Flips store=store />
                        <dominance::Dominance store=store />
                    }
                        .into_any()
                }
            }}
            <chance::Chance store=store />
        </div>
    }
}

/// Why there is no list that could change.
fn no_set(why: NoSet) -> AnyView {
    let text = match why {
        NoSet::NobodyIn => words::no_set::NOBODY_IN,
        NoSet::NobodyOut => words::no_set::NOBODY_OUT,
        NoSet::TiedAcrossCut => words::no_set::TIED,
    };
    view! { <p class="muted">{t(text)}</p> }.into_any()
}

/// A part of the view: its title, what it answers, and the answer.
#[component]
fn Part(
    /// The title.
    title: Text,
    /// What it answers.
    note: Text,
    /// The answer.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="stack stack--tight">
            <h2>{t(title)}</h2>
            <p class="note">{t(note)}</p>
            {children()}
        </section>
    }
}
