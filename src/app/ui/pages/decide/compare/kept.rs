//! The snapshots that are kept: a form for a new one, and the list.

use leptos::prelude::*;
use linchpin::analysis::snapshot::take_snapshot;
use linchpin::command::{Command, CommandError, Field, SnapshotCommand};
use linchpin::model::{Name, SnapshotId};

use super::Entry;
use crate::app::i18n::{fmt, t, texts::robustness::compare as words};
use crate::app::platform::{clock, random};
use crate::app::state::Store;
use crate::app::ui::components::{Button, ButtonKind, IconButton, LabelKind, TextField, Toasts, Tone, icons};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::{error_text, refusal};

/// The form and the list.
#[component]
pub fn Kept(
    /// The open workbook.
    store: Store,
    /// The snapshots, the newest first.
    list: Memo<Vec<Entry>>,
) -> impl IntoView {
    view! {
        <section class="stack stack--tight">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::NOTE)}</p>
            {move || (!store.read_only().get()).then(|| view! { <Keep store=store /> })}
            {move || {
                if list.with(Vec::is_empty) {
                    view! { <p class="muted">{t(words::NONE)}</p> }.into_any()
                } else {
                    view! {
                        <ul class="rows compare__kept" role="list" aria-label=t(words::LIST)>
                            <For each=move || list.get() key=|entry| entry.0 let:entry>
                                {row(store, list, entry.0)}
                            </For>
                        </ul>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Keep(store: Store) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("snapshot", vec![Part::text("name", typed)]);
    unsaved.begin(store.id(), "new");
    let keep = Callback::new(move |()| {
        let typed_name = typed.get_untracked();
        let named =
            if typed_name.trim().is_empty() { words::default_name(fmt::date_time(clock::now())) } else { typed_name };
        let name = match Name::parse(&named) {
            Ok(name) => name,
            Err(found) => {
                return error.set(Some(error_text(&CommandError::Name { field: Field::Name, error: found })));
            }
        };
        let take = |board: &_| {
            store.peek(|workbook| take_snapshot(workbook, board, random::new_id(), name.clone(), clock::now()))
        };
        let snapshot = store.peek_scoreboard(take);
        match store.dispatch(Command::Snapshot(SnapshotCommand::Keep(snapshot))) {
            Ok(()) => {
                error.set(None);
                typed.set(String::new());
                unsaved.done();
                offer_undo(store, toasts, words::taken(name.as_str()));
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    });
    view! {
        {unsaved.note()}
        <div class="compare__keep">
            <TextField
                label=t(words::NAME)
                placeholder=t(words::NAME_PLACEHOLDER)
                value=typed
                on_input=Callback::new(move |text| typed.set(text))
                error=error
            />
            <Button kind=ButtonKind::Primary on_click=keep>
                {t(words::TAKE)}
            </Button>
        </div>
    }
}

fn row(store: Store, list: Memo<Vec<Entry>>, id: SnapshotId) -> AnyView {
    let toasts: Toasts = expect_context();
    let entry = move || list.with(|list| list.iter().find(|entry| entry.0 == id).cloned());
    let name = Signal::derive(move || entry().map(|entry| entry.1).unwrap_or_default());
    let about =
        move || entry().map(|(_, _, at, places)| words::about(fmt::date_time(at), fmt::integer(f64::from(places))));
    let error = RwSignal::new(None::<String>);
    let rename = Callback::new(move |typed: String| {
        let done = store.dispatch(Command::Snapshot(SnapshotCommand::Rename { snapshot: id, name: typed }));
        error.set(done.err().map(|refused| refusal(&refused)));
    });
    let delete = Callback::new(move |()| {
        let said = words::deleted(name.get_untracked());
        match store.dispatch(Command::Snapshot(SnapshotCommand::Delete(id))) {
            Ok(()) => offer_undo(store, toasts, said),
            Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
        }
    });
    let label = Signal::derive(move || words::rename(name.get()));
    view! {
        <li class="rows__row compare__row">
            <TextField
                label=label
                label_kind=LabelKind::Hidden
                value=name
                on_change=rename
                error=error
                read_only=store.read_only()
            />
            <span class="note">{about}</span>
            {move || {
                (!store.read_only().get())
                    .then(|| {
                        let label = Signal::derive(move || words::delete(name.get()));
                        view! { <IconButton label=label icon=icons::DELETE on_click=delete /> }
                    })
            }}
        </li>
    }
    .into_any()
}
