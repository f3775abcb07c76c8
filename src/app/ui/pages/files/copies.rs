//! Automatic copies: earlier states of the workbook, made before anything large.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{Command, WorkbookCommand};

use crate::app::i18n::{fmt, t, texts, texts::common, texts::files::copies as words};
use crate::app::state::{Desk, Store, use_desk};
use crate::app::storage::{Backup, COPIES_IN_ALL, COPIES_OF_TODAY, SnapshotReason};
use crate::app::ui::components::{Button, ControlSize, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::words::{no_copy, refusal};
use crate::app::ui::workbook_files::offer;

/// The copies that are kept, the newest first.
#[component]
pub fn Copies(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let copies = RwSignal::new(Vec::<Backup>::new());
    let list = move || {
        if let Some(session) = desk.session() {
            spawn_local(async move {
                let found = session.list_snapshots().await;
                // The page may have been left meanwhile.
                copies.try_set(found);
            });
        }
    };
    // A copy is made just before a change, so the list is read again after each.
    Effect::new(move || {
        store.revision();
        list();
    });
    let make = Callback::new(move |()| {
        spawn_local(async move {
            desk.snapshot(SnapshotReason::Asked, "").await;
            toasts.tell(Tone::Success, t(words::MADE));
            list();
        });
    });
    let number = |number: usize| fmt::integer(number as f64);
    let kept = words::kept(number(COPIES_OF_TODAY), number(COPIES_IN_ALL));
    view! {
        <section class="section">
            <div class="row row--between">
                <h2>{t(words::TITLE)}</h2>
                <Button size=ControlSize::Small icon=icons::COPY on_click=make>
                    {t(words::MAKE)}
                </Button>
            </div>
            <p class="note">{t(words::NOTE)}</p>
            <p class="note">{kept}</p>
            {move || {
                let copies = copies.get();
                if copies.is_empty() {
                    return view! { <p class="muted">{t(words::EMPTY)}</p> }.into_any();
                }
                let rows = copies.into_iter().map(|copy| row(desk, store, toasts, copy)).collect_view();
                view! { <ul class="rows" role="list">{rows}</ul> }.into_any()
            }}
        </section>
    }
}

fn reason(reason: SnapshotReason) -> &'static str {
    t(match reason {
        SnapshotReason::Daily => words::DAILY,
        SnapshotReason::BeforeImport => words::BEFORE_IMPORT,
        SnapshotReason::BeforeMerge => words::BEFORE_MERGE,
        SnapshotReason::BeforeReplace => words::BEFORE_REPLACE,
        SnapshotReason::BeforeRestore => words::BEFORE_RESTORE,
        SnapshotReason::BeforeDelete => words::BEFORE_DELETE,
        SnapshotReason::Asked => words::ASKED,
    })
}

fn row(desk: Desk, store: Store, toasts: Toasts, copy: Backup) -> AnyView {
    let (to_restore, to_download) = (copy.clone(), copy.clone());
    let restore = Callback::new(move |()| spawn_local(go_back(desk, store, toasts, to_restore.clone())));
    let download = Callback::new(move |()| spawn_local(give(desk, toasts, to_download.clone())));
    let acts = view! {
        <Button size=ControlSize::Small on_click=download>
            {t(words::DOWNLOAD)}
        </Button>
        <Button size=ControlSize::Small icon=icons::HISTORY on_click=restore disabled=store.read_only()>
            {t(words::RESTORE)}
        </Button>
    };
    copy_row(&copy, acts.into_any())
}

/// What a copy is, and what can be done with it.
pub fn copy_row(copy: &Backup, acts: AnyView) -> AnyView {
    let about = [reason(copy.reason), copy.label.as_str()].into_iter().filter(|text| !text.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    view! {
        <li class="rows__row">
            <span class="rows__name">{fmt::date_time(copy.at)}</span>
            <span class="rows__note">{about}</span>
            <span class="rows__note">{common::counts::accounts(copy.accounts)}</span>
            <span class="rows__note">{fmt::file_size(copy.bytes)}</span>
            {acts}
        </li>
    }
    .into_any()
}

async fn go_back(desk: Desk, store: Store, toasts: Toasts, copy: Backup) {
    let Some(session) = desk.session() else { return };
    let workbook = match session.read_snapshot(&copy.key).await {
        Ok(workbook) => workbook,
        Err(why) => return toasts.tell(Tone::Warning, no_copy(why)),
    };
    desk.snapshot(SnapshotReason::BeforeRestore, "").await;
    match store.dispatch(Command::Workbook(WorkbookCommand::Replace(Box::new(workbook)))) {
        Ok(()) => offer_undo(store, toasts, words::restored(fmt::date_time(copy.at))),
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    }
}

async fn give(desk: Desk, toasts: Toasts, copy: Backup) {
    let Some(session) = desk.session() else { return };
    match session.read_snapshot(&copy.key).await {
        Ok(workbook) if offer(desk, &workbook, desk.file_number(copy.revision)).is_none() => {
            toasts.tell(Tone::Danger, t(texts::files::export::FAILED));
        }
        Ok(_) => {}
        Err(why) => toasts.tell(Tone::Warning, no_copy(why)),
    }
}
