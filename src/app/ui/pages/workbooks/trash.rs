//! Workbooks in the trash: thirty days to change one's mind.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::{Timestamp, TrashItem};

use super::actions::Actions;
use super::list::name_of;
use crate::app::i18n::{t, texts::common, texts::workbooks as words};
use crate::app::platform::clock;
use crate::app::state::use_desk;
use crate::app::storage::WorkbookEntry;
use crate::app::ui::components::{Button, ControlSize, ForGood, icons};

/// The trash; nothing is shown when it is empty.
#[component]
pub fn Trash(
    /// What can be done with what is in it.
    actions: Actions,
) -> impl IntoView {
    let desk = use_desk();
    move || {
        let entries: Vec<_> = desk.workbooks().into_iter().filter(|entry| entry.deleted_at.is_some()).collect();
        (!entries.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{t(words::TRASH)}</h2>
                    <p class="note">{t(words::TRASH_NOTE)}</p>
                    <ul class="rows" role="list">{entries.into_iter().map(|entry| row(actions, entry)).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn row(actions: Actions, entry: WorkbookEntry) -> AnyView {
    let (id, name) = (entry.id, name_of(&entry));
    let (to_restore, to_delete) = (name.clone(), name.clone());
    let gone = entry.deleted_at.map_or(0, |at| (clock::now().ms() - at.ms()) / Timestamp::DAY_MS);
    let days = (TrashItem::KEPT_DAYS - gone).max(0);
    view! {
        <li class="rows__row">
            <bdi class="rows__name">{name}</bdi>
            <span class="rows__note">{words::days_left(days)}</span>
            <Button
                size=ControlSize::Small
                icon=icons::RESTORE
                on_click=Callback::new(move |()| spawn_local(actions.restore(id, to_restore.clone())))
            >
                {t(common::actions::RESTORE)}
            </Button>
            <ForGood
                label=t(words::DELETE_NOW)
                name=to_delete.clone()
                on_delete=Callback::new(move |()| spawn_local(actions.delete(id, to_delete.clone())))
            />
        </li>
    }
    .into_any()
}
