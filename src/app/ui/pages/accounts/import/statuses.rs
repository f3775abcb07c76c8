//! The statuses a table brings: each that changes is a decision, and all of them need one reason.

use leptos::{html, prelude::*};
use linchpin::command::{ImportedStatuses, Why};
use linchpin::exchange::import::ImportPlan;
use linchpin::model::Status;

use super::state::ImportState;
use crate::app::i18n::{Named, fmt, t, texts, texts::decide::decide as decide_words, texts::import::status as words};
use crate::app::platform::{clock, random};
use crate::app::state::use_prefs;
use crate::app::ui::components::{Badge, TextArea, TextField, Tone};

/// The reason of all statuses of one import, and who gives it: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct StatusReason {
    reason: RwSignal<String>,
    // What was suggested: the next table may suggest another while nobody typed over it.
    suggested: RwSignal<String>,
    by: RwSignal<String>,
    error: RwSignal<Option<String>>,
    control: NodeRef<html::Textarea>,
}

impl StatusReason {
    /// Nothing said yet, by the person at this device.
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let by = RwSignal::new(untrack(|| use_prefs().person()));
        Self { reason: text(), suggested: text(), by, error: RwSignal::new(None), control: NodeRef::new() }
    }

    /// Suggests a reason that names the table, unless a person wrote one.
    pub fn suggest(self, file: Option<String>) {
        let suggested = file.map_or_else(|| t(words::REASON_PASTED).to_owned(), words::reason);
        if self.reason.get_untracked() == self.suggested.get_untracked() {
            self.reason.set(suggested.clone());
            self.error.set(None);
        }
        self.suggested.set(suggested);
    }

    /// Whether a reason is given where one is needed; asks for it otherwise.
    pub fn has_reason(self, plan: &ImportPlan) -> bool {
        let has = plan.statuses().next().is_none() || !self.reason.get_untracked().trim().is_empty();
        if !has {
            self.error.set(Some(t(decide_words::REASON_MISSING).to_owned()));
            if let Some(control) = self.control.get_untracked() {
                let _ = control.focus();
            }
        }
        has
    }

    /// The decisions of a plan; `None` where no status changes.
    pub fn decided(self, plan: &ImportPlan) -> Option<ImportedStatuses> {
        let decisions: Vec<_> = plan.statuses().map(|(account, _)| (account, random::new_id())).collect();
        let why = Why { by: self.by.get_untracked(), reason: self.reason.get_untracked() };
        (!decisions.is_empty()).then_some(ImportedStatuses { at: clock::now(), why, decisions })
    }
}

/// How many accounts get which status, and the reason to give.
pub fn statuses(state: ImportState) -> AnyView {
    let counts = Memo::new(move |_| {
        let mut counts = [0_usize; Status::ALL.len()];
        if let Some(Ok(plan)) = state.plan.get() {
            for (_, to) in plan.statuses() {
                let place = Status::ALL.iter().position(|status| *status == to).unwrap_or_default();
                counts[place] += 1;
            }
        }
        counts
    });
    let any = Memo::new(move |_| counts.with(|counts| counts.iter().any(|count| *count > 0)));
    (move || any.get().then(|| form(state.statuses, counts))).into_any()
}

fn form(own: StatusReason, counts: Memo<[usize; Status::ALL.len()]>) -> AnyView {
    let badges = move || {
        let counted = Status::ALL.into_iter().zip(counts.get()).filter(|(_, count)| *count > 0);
        let badge = |(status, count): (Status, usize)| {
            let text = texts::common::words::label_value(t(status.text()), fmt::integer(count as f64));
            view! { <Badge tone=Tone::Neutral>{text}</Badge> }
        };
        counted.map(badge).collect_view()
    };
    let on_reason = Callback::new(move |text| {
        own.error.set(None);
        own.reason.set(text);
    });
    view! {
        <section class="stack import__statuses">
            <h3>{move || words::title(counts.get().iter().sum::<usize>())}</h3>
            <div class="row">{badges}</div>
            <p class="note">{t(words::NOTE)}</p>
            <TextArea
                label=t(decide_words::REASON)
                value=own.reason
                on_input=on_reason
                error=own.error
                rows=2
                node_ref=own.control
            />
            <TextField
                label=t(decide_words::BY)
                value=own.by
                on_input=Callback::new(move |text| own.by.set(text))
            />
        </section>
    }
    .into_any()
}
