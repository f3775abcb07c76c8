//! A copy of the workbook outside the browser.

use leptos::prelude::*;

use crate::app::i18n::{t, texts::files::export as words};
use crate::app::state::{Store, use_desk};
use crate::app::ui::components::{Button, ButtonKind, Toasts, icons};
use crate::app::ui::now::Now;
use crate::app::ui::workbook_files::export;

/// When the last file was made, and the button that makes one.
#[component]
pub fn Export(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let now = Now::of_page();
    let last = move || {
        desk.follow_list();
        let revision = store.revision();
        match desk.session().and_then(|session| session.last_export()) {
            None => t(words::NEVER).to_owned(),
            Some((at, exported)) => {
                let when = words::last(now.ago(at));
                let since = match revision.saturating_sub(exported) {
                    0 => t(words::NONE_SINCE).to_owned(),
                    changes => words::since(changes),
                };
                format!("{when} · {since}")
            }
        }
    };
    view! {
        <section class="card stack">
            <h2>{t(words::TITLE)}</h2>
            <p class="muted">{t(words::NOTE)}</p>
            <p>{last}</p>
            <div class="row">
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::FILE_DOWN
                    on_click=Callback::new(move |()| export(desk, store, toasts))
                >
                    {t(words::BUTTON)}
                </Button>
            </div>
        </section>
    }
}
