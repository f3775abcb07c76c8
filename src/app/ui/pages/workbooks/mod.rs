//! The workbooks of this browser: the first visit with its four doors, the list, the trash.

mod actions;
mod copies;
mod first_visit;
mod list;
mod refused;
mod sample;
mod trash;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::super::components::{Button, ButtonKind, PageHeader, StrayDrops, icons, is_covered};
use crate::app::i18n::{t, texts};
use crate::app::state::use_desk;
use crate::app::ui::pages::files::Asides;
use actions::Actions;
pub use list::name_of;
#[cfg(parts)]
pub use sample::bring_sample;

/// The page of the entry *Workbooks*.
#[component]
pub fn WorkbooksPage() -> impl IntoView {
    let desk = use_desk();
    let actions = Actions::from_context();
    let empty = Memo::new(move |_| !desk.workbooks().iter().any(|entry| entry.deleted_at.is_none()));
    expect_context::<StrayDrops>().take_here(Callback::new(move |files: Vec<File>| {
        let file = files.into_iter().next().filter(|_| !is_covered());
        file.map(|file| spawn_local(actions.open_file(file))).is_some()
    }));
    view! {
        <div class="page">
        {move || actions.refused.get().map(|file| view! { <refused::Refusal actions=actions file=file /> })}
        {move || {
            if empty.get() {
                view! { <first_visit::FirstVisit actions=actions /> }.into_any()
            } else {
                shelf(actions)
            }
        }}
        <trash::Trash actions=actions />
        // While a workbook is open they stand on the page of files.
        {move || desk.current().is_none().then(|| view! { <Asides /> })}
        </div>
    }
}

fn shelf(actions: Actions) -> AnyView {
    view! {
        <PageHeader title=t(texts::workbooks::TITLE) purpose=t(texts::workbooks::PURPOSE)>
            <Button
                icon=icons::STAR
                on_click=Callback::new(move |()| spawn_local(async move { actions.open_sample().await }))
            >
                {t(texts::workbooks::SAMPLE)}
            </Button>
            <actions::OpenFileButton actions=actions />
            <Button
                kind=ButtonKind::Primary
                icon=icons::ADD
                on_click=Callback::new(move |()| spawn_local(async move { actions.start_empty().await }))
            >
                {t(texts::workbooks::NEW)}
            </Button>
        </PageHeader>
        <list::List actions=actions />
    }
    .into_any()
}
