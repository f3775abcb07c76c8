//! Targets for all key accounts at once: one act, each from its own figures.

use leptos::prelude::*;
use linchpin::analysis::target::NoEdit;
use linchpin::model::{Account, AccountId, Owner, Status, Target, Workbook};

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
use crate::app::i18n::{fmt, t, texts::common, texts::targets as words, texts::targets::form};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Dialog, DialogWidth, ErrorLine, Select, Toasts};
use crate::app::ui::unsaved::{Part, Unsaved};

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
    let replace = RwSignal::new(false);
    let mut parts = kept_draft::parts(draft);
    parts.push(Part::of("replace", move || replace.get().to_string(), move |kept| replace.set(kept == "true")));
    let unsaved = Unsaved::of(kept_draft::FORM, parts);
    Effect::new(move || {
        if open.get() {
            draft.set(store.peek(|workbook| Draft::new(workbook, newest_period(workbook))));
            replace.set(false);
            unsaved.begin(store.id(), "keys");
            errors.set(Errors::default());
            refused.set(None);
        }
    });
    let toasts: Toasts = expect_context();
    let save = Callback::new(move |()| {
        let replace = replace.get_untracked();
        match store.peek(|workbook| draft.with_untracked(|draft| all_targets(workbook, draft, replace))) {
            Err(Wrong::Fields(found)) => errors.set(*found),
            Err(Wrong::Said(said)) => refused.set(Some(said.to_owned())),
            Ok(all) => {
                let said = Some(with_left_out(all.said(), &all.left));
                match view.revise(toasts, Revising { targets: all.targets, said, ..Revising::default() }) {
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
    let kpis = Signal::derive(move || store.read(Topic::Kpis, kpi_choices));
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
                <Replacing view=view draft=draft replace=replace />
                {move || refused.get().map(|error| view! { <ErrorLine id="keys-refused" error=error /> })}
            </div>
        </Dialog>
    }
}

/// How many of the key accounts have a target of this KPI and period already, and whether these are replaced.
#[component]
fn Replacing(
    /// What is open on the page.
    view: View,
    /// What is typed.
    draft: RwSignal<Draft>,
    /// Whether they are.
    replace: RwSignal<bool>,
) -> impl IntoView {
    let store = view.store;
    let there = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.read(Topic::Targets, |workbook| draft.with(|draft| already_there(workbook, draft)))
    });
    move || {
        let there = Some(there.get()).filter(|there| *there > 0)?;
        Some(view! {
            <div>
                <p class="note">{form::keys_there(there)}</p>
                <Checkbox
                    label=form::keys_replace(there)
                    checked=replace
                    on_change=Callback::new(move |yes| replace.set(yes))
                    help=t(form::KEYS_REPLACE_HELP)
                />
            </div>
        })
    }
}

enum Wrong {
    Fields(Box<Errors>),
    Said(&'static str),
}

/// What the dialog comes to.
#[derive(Default)]
struct All {
    /// The targets that are set.
    targets: Vec<Target>,
    /// How many of them stand for others that were there.
    replaced: usize,
    /// How many that were there stay as they are.
    kept: usize,
    /// Accounts without a target, and why.
    left: Vec<NoEdit>,
}

impl All {
    /// What was done, in words.
    fn said(&self) -> String {
        let replaced = (self.replaced > 0).then(|| form::keys_replaced(self.replaced));
        let kept = (self.kept > 0).then(|| form::keys_kept(self.kept));
        let said: Vec<String> =
            std::iter::once(form::keys_done(self.targets.len())).chain(replaced).chain(kept).collect();
        said.join(fmt::semicolon())
    }
}

// Accounts that have nothing to grow from are left out; the toast says how many targets there are and why not more.
fn all_targets(workbook: &Workbook, draft: &Draft, replace: bool) -> Result<All, Wrong> {
    let mut all = All::default();
    for account in keys(workbook) {
        let before = before(workbook, draft, account.id);
        if before.is_some() && !replace {
            all.kept += 1;
            continue;
        }
        // By its id: several may be called the same, and each has a baseline of its own.
        let draft = Draft { owner_kind: "account".to_owned(), account: account.id.to_string(), ..draft.clone() };
        match draft.finish(workbook) {
            Ok(target) => {
                all.replaced += usize::from(before.is_some());
                all.targets.push(in_place_of(before, target));
            }
            Err(errors) if errors.year.is_some() || errors.growth.is_some() => {
                return Err(Wrong::Fields(Box::new(errors)));
            }
            Err(_) => all.left.push(match draft.computed(workbook) {
                Some(Err(no)) => NoEdit::NoPlan(no),
                _ => NoEdit::NoBaseline,
            }),
        }
    }
    match (all.targets.is_empty(), all.kept) {
        (false, _) => Ok(all),
        (true, 0) if keys(workbook).next().is_none() => Err(Wrong::Said(t(form::NO_KEYS))),
        (true, 0) => Err(Wrong::Said(t(form::KEYS_NONE))),
        (true, _) => Err(Wrong::Said(t(form::KEYS_ALL_THERE))),
    }
}

fn keys(workbook: &Workbook) -> impl Iterator<Item = &Account> {
    workbook.accounts.iter().filter(|account| account.status == Status::Key)
}

fn already_there(workbook: &Workbook, draft: &Draft) -> usize {
    keys(workbook).filter(|account| before(workbook, draft, account.id).is_some()).count()
}

/// The target an account has of the KPI and the period that are typed.
fn before<'a>(workbook: &'a Workbook, draft: &Draft, account: AccountId) -> Option<&'a Target> {
    let (kpi, period, owner) = (draft.kpi?, draft.period()?, Owner::Account(account));
    workbook.targets.iter().find(|target| target.owner == owner && target.kpi == kpi && target.period == period)
}

// A target that is there for the same owner, KPI and period is set anew rather than doubled.
fn in_place_of(before: Option<&Target>, target: Target) -> Target {
    match before {
        Some(before) => Target { id: before.id, agreed: before.agreed.clone(), ..target },
        None => target,
    }
}
