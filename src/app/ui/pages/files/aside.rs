//! What could not be read and was set aside: to be downloaded, and deleted on the person's word only.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::i18n::{fmt, t, texts::files::aside as words};
use crate::app::platform::file::download;
use crate::app::state::{Desk, use_desk};
use crate::app::storage::{Aside, WorkbookEntry};
use crate::app::ui::components::{Button, ControlSize, ForGood, icons};
use crate::app::ui::pages::workbooks::name_of;
use crate::app::ui::workbook_files::rescue;

/// What stands aside, and the workbooks that cannot be read; nothing is shown when there are none.
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
        let is_shown = |entry: &WorkbookEntry| with_workbooks && entry.is_unreadable;
        let unreadable: Vec<_> = desk.workbooks().into_iter().filter(is_shown).collect();
        (!found.is_empty() || !unreadable.is_empty()).then(|| {
            let rows = found.into_iter().map(|aside| row(desk, asides, aside)).collect_view();
            let workbooks = unreadable.into_iter().map(|entry| workbook(desk, entry)).collect_view();
            view! {
                <section class="section">
                    <h2>{t(words::TITLE)}</h2>
                    <p class="note">{t(words::NOTE)}</p>
                    <ul class="rows" role="list">
                        {rows}
                        {workbooks}
                    </ul>
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

fn row(desk: Desk, asides: RwSignal<Vec<Aside>>, aside: Aside) -> AnyView {
    let (to_give, to_delete) = (aside.key.clone(), aside.key.clone());
    let give = Callback::new(move |()| {
        let key = to_give.clone();
        spawn_local(async move {
            if let Some(library) = desk.library()
                && let Some(bytes) = library.read_raw(&key).await
            {
                // A blocked download leaves the data where they are.
                let _ = download("linchpin-set-aside.txt", "application/octet-stream", &bytes);
            }
        });
    });
    let delete = Callback::new(move |()| {
        let key = to_delete.clone();
        spawn_local(async move {
            if let Some(library) = desk.library() {
                library.delete_aside(&key).await;
                list(desk, asides);
            }
        });
    });
    view! {
        <li class="rows__row">
            <span class="rows__name">{fmt::date_time(aside.at)}</span>
            <span class="rows__note">{words::from(&aside.origin, fmt::file_size(aside.bytes as u64))}</span>
            <Button size=ControlSize::Small icon=icons::DOWNLOAD on_click=give>
                {t(words::DOWNLOAD)}
            </Button>
            <ForGood label=t(words::DELETE) name=fmt::date_time(aside.at) on_delete=delete />
        </li>
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
