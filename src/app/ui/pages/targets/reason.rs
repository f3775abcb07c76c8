//! Changes of agreed figures wait here for their reason: one for all figures of one act.

use leptos::prelude::*;
use linchpin::command::{Command, KpiCommand, TargetCommand, Why, needs_reason};
use linchpin::model::{Agreement, KpiId, Target, TargetId, Workbook};

use super::{Open, View, kept_draft};
use crate::app::i18n::{t, texts::common, texts::targets::plan as words};
use crate::app::platform::{clock, random};
use crate::app::state::use_prefs;
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Dialog, TextArea, TextField, Toasts};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell::focus_title;
use crate::app::ui::unsaved::{Part, Unsaved, forget};
use crate::app::ui::words::refusal;

/// A change of targets, with what is said when it is done; nothing for a single cell.
#[derive(Clone, Default, PartialEq)]
pub struct Revising {
    /// The targets as they are to be.
    pub targets: Vec<Target>,
    /// The targets that go.
    pub removed: Vec<TargetId>,
    /// The KPI that goes with all its targets; then nothing else is changed.
    pub kpi: Option<KpiId>,
    /// What is said.
    pub said: Option<String>,
    /// What has to be known of it before a reason is given.
    pub note: Option<String>,
}

impl Revising {
    /// How many agreed targets it changes, and how many go.
    fn agreed(&self, workbook: &Workbook) -> (usize, usize) {
        let changes =
            |after: &&Target| workbook.targets.get(after.id).is_some_and(|before| needs_reason(before, after));
        let goes = |target: &&Target| self.removed.contains(&target.id) || Some(target.kpi) == self.kpi;
        let agreed = workbook.targets.iter().filter(|target| target.agreed.is_some());
        (self.targets.iter().filter(changes).count(), agreed.filter(goes).count())
    }

    /// How many records go: targets, and a KPI with its own.
    fn gone(&self, workbook: &Workbook) -> usize {
        self.kpi.map_or(self.removed.len(), |kpi| with_targets(workbook, kpi))
    }

    /// What its reason is a reason of: the first record it is about.
    fn record(&self) -> String {
        let target = self.targets.first().map(|target| target.id).or(self.removed.first().copied());
        target.map(|id| id.to_string()).or(self.kpi.map(|id| id.to_string())).unwrap_or_default()
    }

    /// Makes the change as one act.
    ///
    /// # Errors
    /// In words, when it is refused.
    fn write(self, view: View, toasts: Toasts, why: Option<Why>) -> Result<(), String> {
        let (store, gone) = (view.store, view.store.peek(|workbook| self.gone(workbook)));
        let Self { targets, removed, kpi, said, note: _ } = self;
        let at = clock::now();
        let command = if let Some(kpi) = kpi {
            Command::Kpi(KpiCommand::Delete { kpi, trash: random::new_id(), at, why })
        } else {
            let removed = removed.into_iter().map(|id| (id, random::new_id())).collect();
            Command::Target(TargetCommand::Revise { targets, removed, at, why })
        };
        let done = view.desk.delete_with_copy(gone, || store.dispatch(command));
        done.map_err(|refused| refusal(&refused))?;
        if let Some(said) = said {
            offer_undo(store, toasts, said);
        }
        Ok(())
    }
}

/// How many records go with a KPI: itself and its targets.
pub fn with_targets(workbook: &Workbook, kpi: KpiId) -> usize {
    1 + workbook.targets.iter().filter(|target| target.kpi == kpi).count()
}

impl View {
    /// Makes a change, or lets it wait for its reason when it changes or deletes what was agreed; `true` when it is
    /// made.
    ///
    /// # Errors
    /// In words, when it is refused.
    pub fn revise(self, toasts: Toasts, revising: Revising) -> Result<bool, String> {
        if self.store.peek(|workbook| revising.agreed(workbook)) != (0, 0) {
            self.revising.set(Some(revising));
            return Ok(false);
        }
        revising.write(self, toasts, None)?;
        self.let_go();
        Ok(true)
    }

    /// Closes the detail of a target that has gone.
    fn let_go(self) {
        let is_gone = |id| self.store.peek(|workbook| !workbook.targets.contains(id));
        if self.chosen.get_untracked().is_some_and(is_gone) {
            self.chosen.set(None);
            // What had the focus goes with it, and a dialog that closes still gives it back there.
            self.alive.next_frame(focus_title);
        }
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
    let unsaved = Unsaved::of("reason", vec![Part::text("reason", reason), Part::text("by", by)]);
    Effect::new(move || {
        waiting.with(|waiting| {
            let Some(waiting) = waiting else { return };
            reason.set(String::new());
            by.set(untrack(|| prefs.person()));
            unsaved.begin(store.id(), &waiting.record());
            still.set(store.peek(|workbook| waiting.targets.iter().any(|target| is_agreed_anew(workbook, target))));
            error.set(None);
        });
    });
    let cancel = Callback::new(move |()| {
        unsaved.cancel();
        waiting.set(None);
    });
    let save = Callback::new(move |()| {
        let Some(mut revising) = waiting.get_untracked() else { return };
        let why = Why { by: by.get_untracked(), reason: reason.get_untracked() };
        let still = still.get_untracked();
        store.peek(|workbook| revising.targets.iter_mut().for_each(|target| renew(workbook, target, still)));
        let targets: Vec<TargetId> = revising.targets.iter().map(|target| target.id).collect();
        match revising.write(view, toasts, Some(why)) {
            Ok(()) => {
                unsaved.done();
                // The form that asked for this is saved with it.
                for id in targets {
                    forget(store.id(), kept_draft::FORM, &id.to_string());
                }
                waiting.set(None);
                view.dialog.set(Open::Nothing);
                view.let_go();
            }
            Err(said) => error.set(Some(said)),
        }
    });
    let agreed = Memo::new(move |_| {
        waiting
            .with(|waiting| waiting.as_ref().map(|waiting| store.peek(|workbook| waiting.agreed(workbook))))
            .unwrap_or_default()
    });
    let only_removes = move || agreed.get().0 == 0;
    let footer = move || {
        let act = move || {
            let (kind, text) = if only_removes() {
                (ButtonKind::Danger, common::actions::DELETE)
            } else {
                (ButtonKind::Primary, words::CHANGE_AGREED)
            };
            view! { <Button kind=kind on_click=save>{t(text)}</Button> }
        };
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            {act}
        }
    };
    let title =
        Signal::derive(move || t(if only_removes() { words::REMOVE_TITLE } else { words::REASON_TITLE }).to_owned());
    let fields = move || {
        let (changed, removed) = agreed.get();
        let said = [
            (changed > 0).then(|| words::agreed_change(changed)),
            (removed > 0).then(|| words::agreed_removed(removed)),
        ];
        let label = t(if changed == 0 { words::REMOVE_BY } else { words::REASON_BY });
        view! {
            <p>{said.into_iter().flatten().collect::<Vec<_>>().join(" ")}</p>
            {waiting.with(|waiting| waiting.as_ref()?.note.clone()).map(|note| view! { <p class="strong">{note}</p> })}
            <TextArea
                label=t(words::REASON)
                value=reason
                on_input=Callback::new(move |text| reason.set(text))
                error=error
                rows=2
            />
            <TextField label=label value=by on_input=Callback::new(move |text| by.set(text)) />
            {(changed > 0).then(|| still_agreed(still))}
        }
    };
    view! {
        <Dialog
            title=title
            open=Signal::derive(move || waiting.with(Option::is_some))
            on_close=Callback::new(move |_| waiting.set(None))
            footer=footer
        >
            <div class="target-form">{unsaved.note()} {fields}</div>
        </Dialog>
    }
}

fn still_agreed(still: RwSignal<bool>) -> AnyView {
    view! {
        <Checkbox
            label=t(words::STILL_AGREED)
            help=t(words::STILL_AGREED_HELP)
            checked=still
            on_change=Callback::new(move |yes| still.set(yes))
        />
    }
    .into_any()
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
        target.agreed = agreed.map(|agreed| Agreement { on: clock::today(), by: agreed.by });
    }
}
