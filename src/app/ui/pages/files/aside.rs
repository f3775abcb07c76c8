//! What could not be read and was set aside: to be downloaded, and deleted on the person's word only.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::WorkbookId;

use crate::app::i18n::{fmt, t, texts::files::aside as words, texts::storage::recovery};
use crate::app::state::{Desk, use_desk};
use crate::app::storage::{Aside, WorkbookEntry};
use crate::app::ui::components::{Button, ControlSize, ForGood, icons};
use crate::app::ui::pages::workbooks::name_of;
use crate::app::ui::set_aside::{deleted, technical};
use crate::app::ui::workbook_files::{give_asides, rescue};

/// What stands aside, by workbook, and the workbooks that cannot be read; nothing is shown when there are none.
#[component]
pub fn Asides(
    /// Whether workbooks that cannot be read are listed, too: where there is no list of all workbooks beside it.
    #[prop(optional)]
    with_workbooks: bool,
) -> impl IntoView {
    let desk = use_desk();
    let asides = RwSignal::new(Vec::<Aside>::new());
    list(desk, asides);
    move || {
        let found = asides.get();
        let listed = desk.workbooks();
        let is_shown = |entry: &&WorkbookEntry| with_workbooks && entry.is_unreadable;
        let unreadable: Vec<_> = listed.iter().filter(is_shown).cloned().collect();
        (!found.is_empty() || !unreadable.is_empty()).then(|| {
            let lines: Vec<String> = found.iter().map(technical).collect();
            let rows = by_workbook(found).into_iter().map(|(id, of)| row(desk, asides, named(&listed, id), of));
            let rows = rows.collect_view();
            let workbooks = unreadable.into_iter().map(|entry| workbook(desk, entry)).collect_view();
            view! {
                <section class="section">
                    <h2>{t(words::TITLE)}</h2>
                    <p class="note">{t(words::NOTE)}</p>
                    <ul class="rows" role="list">
                        {rows}
                        {workbooks}
                    </ul>
                    {(!lines.is_empty()).then(|| details(lines))}
                </section>
            }
        })
    }
}

fn list(desk: Desk, asides: RwSignal<Vec<Aside>>) {
    if let Some(library) = desk.library() {
        spawn_local(async move {
            let found = library.asides().await;
            // The page may have been left meanwhile.
            asides.try_set(found);
        });
    }
}

/// A person thinks of workbooks, not of the pieces they are kept in.
fn by_workbook(found: Vec<Aside>) -> BTreeMap<Option<WorkbookId>, Vec<Aside>> {
    let mut by: BTreeMap<_, Vec<Aside>> = BTreeMap::new();
    for aside in found {
        by.entry(aside.workbook()).or_default().push(aside);
    }
    by
}

fn named(listed: &[WorkbookEntry], id: Option<WorkbookId>) -> String {
    let entry = listed.iter().find(|entry| Some(entry.id) == id);
    entry.map_or_else(|| t(words::UNKNOWN).to_owned(), name_of)
}

fn row(desk: Desk, asides: RwSignal<Vec<Aside>>, name: String, of: Vec<Aside>) -> AnyView {
    let keys: Vec<String> = of.iter().map(|aside| aside.key.clone()).collect();
    let size = fmt::file_size(of.iter().map(|aside| aside.bytes as u64).sum());
    let newest = of.iter().map(|aside| aside.at).max().unwrap_or_default();
    let to_give = keys.clone();
    let give = Callback::new(move |()| spawn_local(give_asides(desk, to_give.clone())));
    let delete = Callback::new(move |()| {
        let keys = keys.clone();
        spawn_local(async move {
            if let Some(library) = desk.library() {
                for key in &keys {
                    library.delete_aside(key).await;
                }
                deleted(desk, &keys);
                list(desk, asides);
            }
        });
    });
    view! {
        <li class="rows__row">
            <bdi class="rows__name">{name.clone()}</bdi>
            <span class="rows__note">{words::pieces(of.len(), size, fmt::date_time(newest))}</span>
            <Button size=ControlSize::Small icon=icons::DOWNLOAD on_click=give>
                {t(words::DOWNLOAD)}
            </Button>
            <ForGood label=t(words::DELETE) name=name on_delete=delete />
        </li>
    }
    .into_any()
}

/// Where each piece stood, for who knows the program.
fn details(lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| view! { <li dir="ltr">{line}</li> }).collect_view();
    view! {
        <details class="note">
            <summary>{t(recovery::DETAILS)}</summary>
            <ul role="list">{lines}</ul>
        </details>
    }
    .into_any()
}

/// A workbook that cannot be read stays where it is; it is deleted as any other is, on the page of workbooks.
fn workbook(desk: Desk, entry: WorkbookEntry) -> AnyView {
    let id = entry.id;
    let give = Callback::new(move |()| spawn_local(rescue(desk, id)));
    view! {
        <li class="rows__row">
            <bdi class="rows__name">{name_of(&entry)}</bdi>
            <span class="rows__note">{fmt::file_size(entry.size)}</span>
            <Button size=ControlSize::Small icon=icons::DOWNLOAD on_click=give>
                {t(words::DOWNLOAD)}
            </Button>
        </li>
    }
    .into_any()
}
