//! The workbooks of this browser: the first visit with its four doors, the list, the trash.
//!
//! A first visit has no list and no trash: they are a part of the program of their own.

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
use super::parts;
use crate::app::i18n::{t, texts};
use crate::app::state::{Desk, use_desk};
use crate::app::ui::pages::files::Asides;
pub use actions::Actions;
use actions::Door;
pub use list::name_of;
#[cfg(parts)]
pub use sample::bring_sample;

/// What of the page only those see who have been here before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Why a file was not opened.
    Refusal,
    /// The workbooks.
    List,
    /// The trash, and what could not be read.
    Rest,
}

/// The page of the entry *Workbooks*.
#[component]
pub fn WorkbooksPage() -> impl IntoView {
    let desk = use_desk();
    let actions = Actions::from_context();
    let empty = Memo::new(move |_| desk.workbooks().iter().all(|entry| entry.deleted_at.is_some()));
    let rest = has_rest(desk);
    expect_context::<StrayDrops>().take_here(Callback::new(move |files: Vec<File>| {
        let file = files.into_iter().next().filter(|_| !is_covered());
        file.map(|file| spawn_local(actions.open_file(file))).is_some()
    }));
    view! {
        <div class="page">
        {move || actions.refused.with(Option::is_some).then(|| parts::shelf_view(Piece::Refusal, actions))}
        {move || {
            if empty.get() {
                view! { <first_visit::FirstVisit actions=actions /> }.into_any()
            } else {
                parts::shelf_view(Piece::List, actions)
            }
        }}
        {move || rest.get().then(|| parts::shelf_view(Piece::Rest, actions))}
        </div>
    }
}

/// A piece of the page, once its part is there.
pub fn piece(piece: Piece, actions: Actions) -> AnyView {
    match piece {
        Piece::Refusal => {
            (move || actions.refused.get().map(|file| view! { <refused::Refusal actions=actions file=file /> }))
                .into_any()
        }
        Piece::List => shelf(actions),
        Piece::Rest => {
            let desk = use_desk();
            view! {
                <trash::Trash actions=actions />
                // While a workbook is open they stand on the page of files.
                {move || desk.current().is_none().then(|| view! { <Asides /> })}
            }
            .into_any()
        }
    }
}

/// Whether there is more than workbooks: some in the trash, or what could not be read and stands aside.
fn has_rest(desk: Desk) -> Memo<bool> {
    let asides = RwSignal::new(false);
    if let Some(library) = desk.library() {
        spawn_local(async move {
            let found = !library.asides().await.is_empty();
            // The page may have been left meanwhile.
            asides.try_set(found);
        });
    }
    Memo::new(move |_| asides.get() || desk.workbooks().iter().any(|entry| entry.deleted_at.is_some()))
}

fn shelf(actions: Actions) -> AnyView {
    let door = move |door: Door| Callback::new(move |()| spawn_local(actions.enter(door)));
    view! {
        <PageHeader title=t(texts::workbooks::TITLE) purpose=t(texts::workbooks::PURPOSE)>
            <Button icon=icons::STAR on_click=door(Door::Sample)>
                {t(texts::workbooks::SAMPLE)}
            </Button>
            <actions::OpenFileButton actions=actions />
            <Button kind=ButtonKind::Primary icon=icons::ADD on_click=door(Door::Empty)>
                {t(texts::workbooks::NEW)}
            </Button>
        </PageHeader>
        <list::List actions=actions />
    }
    .into_any()
}
