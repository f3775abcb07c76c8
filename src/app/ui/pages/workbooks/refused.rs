//! A file that was not opened: why, and what can be done about it. Nothing was made of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::actions::{Actions, RefusedFile};
use crate::app::i18n::{t, texts::workbooks::refused as words};
use crate::app::ui::components::{Banner, Button, Tone};
use crate::app::ui::pages::files::Problems;

/// Why the file that was given last was not opened.
#[component]
pub fn Refusal(
    /// What can be done.
    actions: Actions,
    /// The file.
    file: RefusedFile,
) -> impl IntoView {
    let RefusedFile { name, why, reading } = file;
    let title = format!("{} · {name}", t(words::NOTHING));
    let close = Callback::new(move |()| actions.refused.set(None));
    let rest = reading.as_ref().and_then(|reading| reading.workbook.clone()).map(|workbook| {
        let name = name.clone();
        let open = Callback::new(move |()| {
            let (workbook, name) = (workbook.clone(), name.clone());
            spawn_local(async move { actions.keep_copy(workbook, &name, false).await });
        });
        view! {
            <div class="row">
                <Button on_click=open>{t(words::OPEN_REST)}</Button>
            </div>
        }
    });
    view! {
        <div class="stack">
            <Banner tone=Tone::Danger title=title on_close=close>{why}</Banner>
            {rest}
            {reading.map(|reading| view! { <Problems reading=reading /> })}
        </div>
    }
}
