//! Files: a copy out, a copy in, earlier states, what was deleted, what could not be read.

mod aside;
mod copies;
mod details;
mod export;
mod fields;
mod merging;
mod open;
mod preview;
mod trash;
mod values;

pub use aside::Asides;
pub use copies::copy_row;
pub use details::Problems;
pub use open::{counted, stand_in};

use leptos::prelude::*;

use crate::app::i18n::{t, texts::files as words};
use crate::app::state::use_store;
use crate::app::ui::components::PageHeader;

/// The page of the entry *Files*.
#[component]
pub fn FilesPage() -> impl IntoView {
    let store = use_store();
    view! {
        <div class="page">
            <PageHeader title=t(words::TITLE) purpose=t(words::PURPOSE) />
            <div class="split split--even">
                <export::Export store=store />
                <open::Open store=store />
            </div>
            <copies::Copies store=store />
            <trash::Trash store=store />
            <aside::Asides with_workbooks=true />
        </div>
    }
}
