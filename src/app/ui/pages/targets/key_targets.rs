//! Targets for all key accounts at once: one act, each from its own figures.

use leptos::prelude::*;
use linchpin::analysis::target::NoEdit;
use linchpin::model::{Account, Status, Target, Workbook};

use super::catalogue::kpi_choices;
use super::draft::Draft;
use super::drafting::{Drafting, Errors};
use super::form::newest_period;
use super::form_baseline::BaselineFields;
use super::form_fields::PeriodFields;
use super::form_result::GrowthFields;
use super::kept_draft;
use super::plan::with_left_out;
use super::reason::Revising;
use super::{Open, View};
use crate::app::i18n::{t, texts::common, texts::targets as words, texts::targets::form};
use crate::app::ui::components::{Button, ButtonKind, Dialog, DialogWidth, ErrorLine, Select, Toasts};
use crate::app::ui::unsaved::Unsaved;

/// The dialog.
#[component]
pub fn KeyTargetsDialog(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let open = Memo::new(move |_| view.dialog.get() == Open::Keys);
    let draft = RwSignal::new(store.peek(|workbook| Draft::new(workbook, newest_period(workbook))));
    let errors = RwSignal::new(Errors::default());
    let refused = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of(kept_draft::FORM, kept_draft::parts(draft));
    Effect::new(move || {
        if open.get() {
            draft.set(store.peek(|workbook| Draft::new(workbook, newest_period(workbook))));
            unsaved.begin(store.id(), "keys");
            errors.set(Errors::default());
            refused.set(None);
        }
    });
    let toasts: Toasts = expect_context();
    let save = Callback::new(move |()| {
        match store.peek(|workbook| draft.with_untracked(|draft| all_targets(workbook, draft))) {
            Err(Wrong::Fields(found)) => errors.set(*found),
            Err(Wrong::Said(said)) => refused.set(Some(said.to_owned())),
            Ok((targets, left)) => {
                let said = Some(with_left_out(form::keys_done(targets.len()), &left));
                match view.revise(toasts, Revising { targets, said, ..Revising::default() }) {
                    Ok(true) => {
                        unsaved.done();
                        view.dialog.set(Open::Nothing);
                    }
                    Ok(false) => {}
                    Err(said) => refused.set(Some(said)),
                }
            }
        }
    });
    let close = move || view.dialog.set(Open::Nothing);
    let cancel = Callback::new(move |()| {
        unsaved.cancel();
        close();
    });
    let footer = move || {
        view! {
            <Button on_click=cancel>{t(common::actions::CANCEL)}</Button>
            <Button kind=ButtonKind::Primary on_click=save>
                {t(form::SAVE)}
            </Button>
        }
    };
    let drafting = Drafting(draft);
    let kpis = Signal::derive(move || store.read(crate::app::state::Topic::Kpis, kpi_choices));
    view! {
        <Dialog
            title=t(words::FOR_KEYS)
            open=open
            on_close=Callback::new(move |_| close())
            width=DialogWidth::Wide
            footer=footer
        >
            <div class="target-form">
                {unsaved.note()}
                <p class="note">{t(form::KEYS_NOTE)}</p>
                <Select
                    label=t(form::KPI)
                    choices=kpis
                    value=drafting.field(|draft| draft.kpi.map(|id| id.to_string()).unwrap_or_default())
                    on_change=drafting.set_kpi(store)
                />
                <PeriodFields store=store draft=drafting errors=errors />
                <BaselineFields store=store draft=drafting errors=errors />
                <GrowthFields store=store draft=drafting errors=errors />
                {move || refused.get().map(|error| view! { <ErrorLine id="keys-refused" error=error /> })}
            </div>
        </Dialog>
    }
}

enum Wrong {
    Fields(Box<Errors>),
    Said(&'static str),
}

// Accounts that have nothing to grow from are left out; the toast says how many targets there are and why not more.
fn all_targets(workbook: &Workbook, draft: &Draft) -> Result<(Vec<Target>, Vec<NoEdit>), Wrong> {
    let keys: Vec<&Account> = workbook.accounts.iter().filter(|account| account.status == Status::Key).collect();
    if keys.is_empty() {
        return Err(Wrong::Said(t(form::NO_KEYS)));
    }
    let (mut targets, mut left) = (Vec::new(), Vec::new());
    for account in keys {
        // By its id: several may be called the same, and each has a baseline of its own.
        let draft = Draft { owner_kind: "account".to_owned(), account: account.id.to_string(), ..draft.clone() };
        match draft.finish(workbook) {
            Ok(target) => targets.push(same_as_before(workbook, target)),
            Err(errors) if errors.year.is_some() || errors.growth.is_some() => {
                return Err(Wrong::Fields(Box::new(errors)));
            }
            Err(_) => left.push(match draft.computed(workbook) {
                Some(Err(no)) => NoEdit::NoPlan(no),
                _ => NoEdit::NoBaseline,
            }),
        }
    }
    if targets.is_empty() { Err(Wrong::Said(t(form::KEYS_NONE))) } else { Ok((targets, left)) }
}

// A target that is there for the same owner, KPI and period is set anew rather than doubled.
fn same_as_before(workbook: &Workbook, target: Target) -> Target {
    let same =
        |other: &&Target| other.owner == target.owner && other.kpi == target.kpi && other.period == target.period;
    match workbook.targets.iter().find(same) {
        Some(before) => Target { id: before.id, agreed: before.agreed.clone(), ..target },
        None => target,
    }
}
