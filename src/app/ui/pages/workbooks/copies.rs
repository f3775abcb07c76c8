//! The automatic copies of a workbook that cannot be read: each can be opened as a workbook of its own.

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::model::WorkbookId;

use super::actions::Actions;
use crate::app::i18n::{t, texts::files::copies, texts::workbooks as words};
use crate::app::state::use_desk;
use crate::app::storage::Backup;
use crate::app::ui::components::{Button, ControlSize, Dialog, icons};
use crate::app::ui::pages::files::copy_row;

/// The button that shows them; nothing where there are none.
#[component]
pub fn CopiesButton(
    /// What can be done.
    actions: Actions,
    /// The workbook.
    id: WorkbookId,
) -> impl IntoView {
    let desk = use_desk();
    let (found, open) = (RwSignal::new(Vec::<Backup>::new()), RwSignal::new(false));
    spawn_local(async move {
        if let Some(library) = desk.library() {
            let backups = library.backups(id).await;
            // The page may have been left meanwhile.
            found.try_set(backups);
        }
    });
    let row = move |copy: Backup| {
        let key = copy.key.clone();
        let take = Callback::new(move |()| spawn_local(actions.open_copy(key.clone())));
        let act = view! {
            <Button size=ControlSize::Small icon=icons::OPEN on_click=take>
                {t(words::OPEN_COPY)}
            </Button>
        };
        copy_row(&copy, act.into_any())
    };
    let rows = move || found.get().into_iter().map(row).collect_view();
    let button = move || {
        (!found.with(Vec::is_empty)).then(|| {
            view! {
                <Button size=ControlSize::Small icon=icons::HISTORY on_click=move |()| open.set(true)>
                    {t(copies::TITLE)}
                </Button>
            }
        })
    };
    view! {
        {button}
        <Dialog title=t(copies::TITLE) open=open on_close=move |_| open.set(false)>
            <div class="stack">
                <p class="note">{t(words::COPIES_NOTE)}</p>
                <ul class="rows" role="list">
                    {rows}
                </ul>
            </div>
        </Dialog>
    }
}
