//! The people who score: who they are, how far each has come, their ballots out and back, and how their scores become
//! the group's.

mod export;
mod import;
mod list;
mod rules;

pub use import::first_problem;

use leptos::prelude::*;

use crate::app::i18n::{t, texts::together::raters as words};
use crate::app::state::use_store;

/// The view *Raters* of the matrix.
#[component]
pub fn RatersView() -> impl IntoView {
    let store = use_store();
    let export_for = RwSignal::new(None);
    view! {
        <div class="raters">
            <section class="section">
                <h2>{t(words::TITLE)}</h2>
                <p class="note">{t(words::PURPOSE)}</p>
                <list::Raters store=store export_for=export_for />
            </section>
            <section class="section">
                <h2>{t(words::BALLOTS)}</h2>
                <p class="note">{t(words::BALLOTS_NOTE)}</p>
                <import::Import store=store />
            </section>
            <rules::Rules store=store />
            <export::ExportDialog store=store export_for=export_for />
        </div>
    }
}
