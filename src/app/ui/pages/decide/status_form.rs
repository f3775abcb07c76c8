//! Giving an account a status, with the reason (S-10).

use leptos::prelude::*;
use linchpin::command::{Command, DecisionCommand};
use linchpin::model::{AccountId, Status};

use super::ranking::{key_of, status_of};
use crate::app::i18n::{Named, t, texts::decide::decide as words};
use crate::app::platform::{clock, random};
use crate::app::state::{Store, Topic, use_prefs};
use crate::app::ui::components::{Button, ButtonKind, Choice, Select, TextArea, TextField, Toasts};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// The form under an account's arithmetic.
#[component]
pub fn StatusForm(
    /// The open workbook.
    store: Store,
    /// The account.
    account: AccountId,
) -> impl IntoView {
    let prefs = use_prefs();
    let toasts: Toasts = expect_context();
    let now = move || {
        store
            .read(Topic::Account(account), |workbook| workbook.accounts.get(account).map(|it| it.status))
            .unwrap_or_default()
    };
    let status = RwSignal::new(untrack(now));
    let reason = RwSignal::new(String::new());
    let by = RwSignal::new(untrack(|| prefs.person()));
    let (same, error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let chosen = Part::of(
        "status",
        move || key_of(status.get()).to_owned(),
        move |key| status.set(status_of(&key).unwrap_or_default()),
    );
    let unsaved = Unsaved::of("decision", vec![chosen, Part::text("reason", reason), Part::text("by", by)]);
    unsaved.begin(store.id(), &account.to_string());
    let decide = Callback::new(move |()| {
        let to = status.get_untracked();
        if to == untrack(now) {
            return same.set(Some(t(words::SAME).to_owned()));
        }
        if reason.get_untracked().trim().is_empty() {
            return error.set(Some(t(words::REASON_MISSING).to_owned()));
        }
        let done = store.dispatch(Command::Decision(DecisionCommand::SetStatus {
            accounts: vec![(account, random::new_id())],
            to,
            reason: reason.get_untracked(),
            by: by.get_untracked(),
            at: clock::now(),
        }));
        match done {
            Ok(()) => {
                error.set(None);
                reason.set(String::new());
                unsaved.done();
                prefs.set("person", by.get_untracked().trim());
                tell(store, toasts, account, to);
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    });
    let choices = Status::ALL.map(|status| Choice::new(key_of(status), t(status.text()))).to_vec();
    let choose = Callback::new(move |key: String| {
        same.set(None);
        status.set(status_of(&key).unwrap_or_default());
    });
    view! {
        <h3>{t(words::TITLE)}</h3>
        {unsaved.note()}
        <Select
            label=t(words::STATUS)
            choices=choices
            value=Signal::derive(move || key_of(status.get()).to_owned())
            on_change=choose
            error=same
            disabled=store.read_only()
        />
        <TextArea
            label=t(words::REASON)
            help=t(words::REASON_HELP)
            value=reason
            on_input=Callback::new(move |text| reason.set(text))
            error=error
            read_only=store.read_only()
            rows=2
        />
        <TextField
            label=t(words::BY)
            value=by
            on_input=Callback::new(move |text| by.set(text))
            read_only=store.read_only()
        />
        <div class="row row--end">
            <Button kind=ButtonKind::Primary on_click=decide disabled=store.read_only()>
                {t(words::BUTTON)}
            </Button>
        </div>
    }
}

fn tell(store: Store, toasts: Toasts, account: AccountId, to: Status) {
    let name = store.title(account).unwrap_or_default();
    offer_undo(store, toasts, words::done(name, t(to.text())));
}
