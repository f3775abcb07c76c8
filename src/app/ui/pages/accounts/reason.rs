//! Why accounts are deleted that have agreed targets: asked once for all of them, and kept with each target.

use leptos::prelude::*;
use linchpin::command::Why;

use super::acts::{agreed_targets, delete_for};
use super::view::TableView;
use crate::app::i18n::{t, texts, texts::common, texts::targets::plan as words};
use crate::app::state::use_prefs;
use crate::app::ui::alive::Alive;
use crate::app::ui::components::{Button, ButtonKind, Dialog, TextArea, TextField, Toasts};
use crate::app::ui::shell::focus_title;
use crate::app::ui::unsaved::{Part, Unsaved};

/// Asks for the reason while accounts wait for it.
#[component]
pub fn DeleteReason(
    /// The page.
    view: TableView,
) -> impl IntoView {
    let (prefs, alive) = (use_prefs(), Alive::here());
    let toasts = expect_context::<Toasts>();
    let (reason, by) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("deletion", vec![Part::text("reason", reason), Part::text("by", by)]);
    Effect::new(move || {
        view.deleting.with(|accounts| {
            let Some(first) = accounts.first() else { return };
            reason.set(String::new());
            by.set(untrack(|| prefs.person()));
            unsaved.begin(view.store.id(), &first.to_string());
            error.set(None);
        });
    });
    let close = Callback::new(move |()| view.deleting.set(Vec::new()));
    let delete = Callback::new(move |()| {
        let why = Why { by: by.get_untracked(), reason: reason.get_untracked() };
        if why.reason.trim().is_empty() {
            return error.set(Some(t(texts::errors::command::REASON_MISSING).to_owned()));
        }
        delete_for(view, toasts, view.deleting.get_untracked(), Some(why), move |done| {
            if !alive.is() {
                return;
            }
            match done {
                Ok(()) => {
                    unsaved.done();
                    close.run(());
                    // What had the focus may have gone, and a dialog that closes still gives it back there.
                    alive.next_frame(focus_title);
                }
                Err(said) => error.set(Some(said)),
            }
        });
    });
    let cancel = move |()| {
        unsaved.cancel();
        close.run(());
    };
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Danger on_click=delete>{t(common::actions::DELETE)}</Button>
        }
        .into_any()
    };
    let said = move || {
        let agreed = view.deleting.with(|accounts| agreed_targets(view.store, accounts));
        (agreed > 0).then(|| words::agreed_removed(agreed))
    };
    view! {
        <Dialog
            title=t(words::REMOVE_TITLE)
            open=Signal::derive(move || view.deleting.with(|accounts| !accounts.is_empty()))
            on_close=move |_| close.run(())
            footer=footer
        >
            <div class="stack">
                {unsaved.note()}
                <p>{said}</p>
                <TextArea
                    label=t(words::REASON)
                    value=reason
                    on_input=move |text| reason.set(text)
                    error=error
                    rows=2
                />
                <TextField label=t(words::REMOVE_BY) value=by on_input=move |text| by.set(text) />
            </div>
        </Dialog>
    }
}
