//! Changes of agreed figures wait here for their reason: one for all figures of one act.

use leptos::prelude::*;
use linchpin::command::{Command, TargetCommand, Why, needs_reason};
use linchpin::model::{Agreement, Target, TargetId, Workbook};

use super::{Open, View};
use crate::app::i18n::{t, texts::common, texts::targets::plan as words};
use crate::app::platform::clock;
use crate::app::state::{Store, use_prefs};
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Dialog, TextArea, TextField, Toasts};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::words::refusal;

/// A change of targets, with what is said when it is done; nothing for a single cell.
#[derive(Clone, PartialEq)]
pub struct Revising {
    /// The targets as they are to be.
    pub targets: Vec<Target>,
    /// The targets that go.
    pub removed: Vec<TargetId>,
    /// What is said.
    pub said: Option<String>,
}

impl Revising {
    /// How many agreed targets it changes.
    pub fn agreed(&self, workbook: &Workbook) -> usize {
        let changes =
            |after: &&Target| workbook.targets.get(after.id).is_some_and(|before| needs_reason(before, after));
        self.targets.iter().filter(changes).count()
    }

    /// Makes the change as one act.
    ///
    /// # Errors
    /// In words, when it is refused.
    pub fn write(self, store: Store, toasts: Toasts, why: Option<Why>) -> Result<(), String> {
        let Self { targets, removed, said } = self;
        let command = TargetCommand::Revise { targets, removed, why };
        store.dispatch(Command::Target(command)).map_err(|refused| refusal(&refused))?;
        if let Some(said) = said {
            offer_undo(store, toasts, said);
        }
        Ok(())
    }
}

impl View {
    /// Makes a change, or lets it wait for its reason when it changes agreed figures; `true` when it is made.
    ///
    /// # Errors
    /// In words, when it is refused.
    pub fn revise(self, toasts: Toasts, revising: Revising) -> Result<bool, String> {
        if self.store.peek(|workbook| revising.agreed(workbook)) > 0 {
            self.revising.set(Some(revising));
            return Ok(false);
        }
        revising.write(self.store, toasts, None).map(|()| true)
    }
}

/// Why agreed figures change.
#[component]
pub fn ReasonDialog(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let (store, waiting) = (view.store, view.revising);
    let prefs = use_prefs();
    let toasts: Toasts = expect_context();
    let (reason, by) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let still = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    Effect::new(move || {
        waiting.with(|waiting| {
            let Some(waiting) = waiting else { return };
            reason.set(String::new());
            by.set(prefs.person());
            still.set(store.peek(|workbook| waiting.targets.iter().any(|target| is_agreed_anew(workbook, target))));
            error.set(None);
        });
    });
    let close = Callback::new(move |()| waiting.set(None));
    let save = Callback::new(move |()| {
        let Some(mut revising) = waiting.get_untracked() else { return };
        let why = Why { at: clock::now(), by: by.get_untracked(), reason: reason.get_untracked() };
        let still = still.get_untracked();
        store.peek(|workbook| revising.targets.iter_mut().for_each(|target| renew(workbook, target, still)));
        match revising.write(store, toasts, Some(why)) {
            Ok(()) => {
                waiting.set(None);
                view.dialog.set(Open::Nothing);
            }
            Err(said) => error.set(Some(said)),
        }
    });
    let footer = move || {
        view! {
            <Button on_click=close>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=save>
                {t(words::CHANGE_AGREED)}
            </Button>
        }
    };
    let about = move || {
        let agreed = waiting
            .with(|waiting| waiting.as_ref().map_or(0, |waiting| store.peek(|workbook| waiting.agreed(workbook))));
        words::agreed_change(agreed)
    };
    view! {
        <Dialog
            title=t(words::REASON_TITLE)
            open=Signal::derive(move || waiting.with(Option::is_some))
            on_close=Callback::new(move |_| waiting.set(None))
            footer=footer
        >
            <div class="target-form">
                <p>{about}</p>
                <TextArea
                    label=t(words::REASON)
                    value=reason
                    on_input=Callback::new(move |text| reason.set(text))
                    error=error
                    rows=2
                />
                <TextField label=t(words::REASON_BY) value=by on_input=Callback::new(move |text| by.set(text)) />
                <Checkbox
                    label=t(words::STILL_AGREED)
                    help=t(words::STILL_AGREED_HELP)
                    checked=still
                    on_change=Callback::new(move |yes| still.set(yes))
                />
            </div>
        </Dialog>
    }
}

/// Whether the change itself says that the new figures are agreed.
fn is_agreed_anew(workbook: &Workbook, target: &Target) -> bool {
    let before = workbook.targets.get(target.id).and_then(|before| before.agreed.as_ref());
    target.agreed.is_some() && target.agreed.as_ref() != before
}

// What was agreed on was the old figure: the mark stays only when the new one is agreed as well, from today.
fn renew(workbook: &Workbook, target: &mut Target, still: bool) {
    if workbook.targets.get(target.id).is_some_and(|before| needs_reason(before, target)) {
        let agreed = target.agreed.take().filter(|_| still);
        target.agreed = agreed.map(|agreed| Agreement { on: clock::now().date(), by: agreed.by });
    }
}
