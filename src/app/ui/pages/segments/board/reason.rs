//! The reason of a new status: without one nothing is decided, on the board as on the page *Decide*.

use leptos::prelude::*;
use linchpin::command::{Command, DecisionCommand};

use super::place::Place;
use super::{Board, card};
use crate::app::i18n::{
    t, texts::common::actions, texts::decide::decide as decide_words, texts::segments::board as words,
};
use crate::app::platform::{clock, random};
use crate::app::state::use_prefs;
use crate::app::ui::components::{Button, ButtonKind, Dialog, DialogWidth, TextArea, TextField};
use crate::app::ui::unsaved::{Part, Unsaved};

/// Asks for the reason while a move waits for it.
#[component]
pub fn ReasonDialog(
    /// The board.
    board: Board,
) -> impl IntoView {
    let prefs = use_prefs();
    let reason = RwSignal::new(String::new());
    let by = RwSignal::new(untrack(|| prefs.person()));
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("move", vec![Part::text("reason", reason), Part::text("by", by)]);
    Effect::new(move || {
        if let Some((id, _)) = board.asked.get() {
            reason.set(String::new());
            by.set(untrack(|| prefs.person()));
            unsaved.begin(board.store.id(), &id.to_string());
        }
    });
    let close = move || {
        let waiting = board.asked.get_untracked();
        board.asked.set(None);
        error.set(None);
        if let Some((id, _)) = waiting {
            board.alive.soon(move || card::focus(id));
        }
    };
    let decide = Callback::new(move |()| {
        let Some((id, to)) = board.asked.get_untracked() else { return };
        if reason.get_untracked().trim().is_empty() {
            return error.set(Some(t(decide_words::REASON_MISSING).to_owned()));
        }
        let command = Command::Decision(DecisionCommand::SetStatus {
            accounts: vec![(id, random::new_id())],
            to,
            reason: reason.get_untracked(),
            by: by.get_untracked(),
            at: clock::now(),
        });
        board.asked.set(None);
        error.set(None);
        if board.carry_out(command, id, Place::Status(to)) {
            unsaved.done();
            prefs.set("person", by.get_untracked().trim());
        }
    });
    let title = Signal::derive(move || {
        let waiting = board.asked.get();
        waiting.map(|(id, to)| words::reason_title(board.name(id), Place::Status(to).name())).unwrap_or_default()
    });
    let submit = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            decide.run(());
        }
    };
    let cancel = move |()| {
        unsaved.cancel();
        close();
    };
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=decide>
                {t(decide_words::BUTTON)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=title
            open=Signal::derive(move || board.asked.get().is_some())
            on_close=move |_| close()
            width=DialogWidth::Narrow
            footer=footer
        >
            <div class="stack" on:keydown=submit>
                {unsaved.note()}
                <TextArea
                    label=t(decide_words::REASON)
                    help=t(decide_words::REASON_HELP)
                    value=reason
                    on_input=Callback::new(move |text| reason.set(text))
                    error=error
                    rows=3
                />
                <TextField
                    label=t(decide_words::BY)
                    value=by
                    on_input=Callback::new(move |text| by.set(text))
                />
            </div>
        </Dialog>
    }
}
