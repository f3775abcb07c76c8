//! The KPIs in use, the catalogue to choose from, and own ones.

use leptos::prelude::*;
use linchpin::command::{Command, KpiCommand, TrashCommand};
use linchpin::model::{Expression, Kpi, KpiId, Name, PeriodKind, Target, TrashId};

use super::catalogue::{CATALOGUE, Entry, kpi_name};
use super::measure::{MeasureField, typed_measure};
use super::own_kpi::OwnKpi;
use super::reason::{Revising, with_targets};
use super::{Open, View};
use crate::app::i18n::{Named, t, texts, texts::common, texts::targets::kpi as words};
use crate::app::platform::{clock, random};
use crate::app::state::{Refused, Store, Topic};
use crate::app::ui::components::{
    Badge, Button, Checkbox, ControlSize, Dialog, DialogWidth, ErrorLine, IconButton, SearchField, Toasts, Tone, icons,
};
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// The dialog.
#[component]
pub fn KpiDialog(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let open = Signal::derive(move || view.dialog.get() == Open::Kpis);
    let close = Callback::new(move |_| view.dialog.set(Open::Nothing));
    view! {
        <Dialog title=t(words::TITLE) open=open on_close=close width=DialogWidth::Wide>
            <div class="target-form">
                <InUse view=view />
                <Catalogue store=store />
                <OwnKpi store=store />
            </div>
        </Dialog>
    }
}

#[component]
fn InUse(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let toasts: Toasts = expect_context();
    let deleted = RwSignal::new(None::<Deleted>);
    let kpis = move || {
        store.track(Topic::Targets);
        store.read(Topic::Kpis, |workbook| {
            let count = |id: KpiId| workbook.targets.iter().filter(|target| target.kpi == id).count();
            workbook.kpis.iter().map(|kpi| (kpi.clone(), count(kpi.id))).collect::<Vec<_>>()
        })
    };
    view! {
        <h3>{t(words::IN_USE)}</h3>
        {move || {
            let kpis = kpis();
            if kpis.is_empty() {
                return view! { <p class="muted">{t(words::NONE)}</p> }.into_any();
            }
            let rows = kpis.into_iter().map(|(kpi, targets)| used(view, toasts, deleted, &kpi, targets)).collect_view();
            view! { <ul class="rows" role="list">{rows}</ul> }.into_any()
        }}
        <div aria-live="polite">{move || deleted.get().map(|it| undoing(store, deleted, it))}</div>
    }
}

/// What was deleted last in this dialog, or why it could not be.
#[derive(Clone)]
struct Deleted {
    said: String,
    trash: Option<TrashId>,
}

impl Deleted {
    fn refused(refused: &Refused) -> Self {
        Self { said: refusal(refused), trash: None }
    }
}

// A toast stands outside the dialog and cannot be reached while it is open, so the undo stands here.
fn undoing(store: Store, deleted: RwSignal<Option<Deleted>>, it: Deleted) -> AnyView {
    let restore = it.trash.map(|trash| {
        let restore = Callback::new(move |()| {
            let done = store.dispatch(Command::Trash(TrashCommand::Restore(vec![trash])));
            deleted.set(done.err().map(|refused| Deleted::refused(&refused)));
        });
        view! { <Button size=ControlSize::Small on_click=restore>{t(common::actions::UNDO)}</Button> }
    });
    view! { <p class="row">{it.said} {restore}</p> }.into_any()
}

fn used(view: View, toasts: Toasts, deleted: RwSignal<Option<Deleted>>, kpi: &Kpi, targets: usize) -> AnyView {
    let store = view.store;
    let (id, name) = (kpi.id, store.peek(|workbook| kpi_name(workbook, kpi)));
    let said = words::deleted(&name);
    let delete = Callback::new(move |()| {
        let is_agreed = |target: &Target| target.kpi == id && target.agreed.is_some();
        if store.peek(|workbook| workbook.targets.iter().any(is_agreed)) {
            // The reason is asked for on top of this dialog, and both close when it is given.
            let _ = view.revise(toasts, Revising { kpi: Some(id), said: Some(said.clone()), ..Revising::default() });
            return;
        }
        let trash = random::new_id();
        let command = KpiCommand::Delete { kpi: id, trash, at: clock::now(), why: None };
        let gone = store.peek(|workbook| with_targets(workbook, id));
        let done = view.desk.delete_with_copy(gone, || store.dispatch(Command::Kpi(command)));
        deleted.set(Some(match done {
            Ok(()) => Deleted { said: said.clone(), trash: Some(trash) },
            Err(refused) => Deleted::refused(&refused),
        }));
    });
    let facts = [t(kpi.unit.text()), t(kpi.direction.text()), t(kpi.aggregate.text())];
    view! {
        <li class="rows__row">
            <span class="rows__name stack stack--tight">
                <span>{name.clone()}</span>
                {measuring(store, kpi)}
            </span>
            <span class="rows__note">{facts.join(" · ")}</span>
            <span class="rows__note">{words::targets(targets)}</span>
            <IconButton
                label=format!("{}: {name}", t(common::actions::DELETE))
                icon=icons::DELETE
                on_click=delete
                disabled=store.read_only()
            />
        </li>
    }
    .into_any()
}

fn computed(formula: &str) -> String {
    format!("{}: {formula}", t(texts::targets::measure::LABEL))
}

/// Whether a KPI is computed from entered numbers: to be chosen where the catalogue knows a formula.
fn measuring(store: Store, kpi: &Kpi) -> AnyView {
    let known = CATALOGUE.iter().find(|entry| entry.key == kpi.catalogue).and_then(|entry| entry.measure).map(t);
    let own = kpi.measure.as_ref().map(Expression::text);
    if known.is_none() {
        return view! { <OwnMeasure store=store kpi=kpi.clone() /> }.into_any();
    }
    let Some(formula) = own.or(known).map(str::to_owned) else { return ().into_any() };
    let (is_on, kpi) = (kpi.measure.is_some(), kpi.clone());
    let label = texts::targets::measure::take(&formula);
    let set = Callback::new(move |yes: bool| {
        let measure = if yes { Expression::parse(&formula).ok() } else { None };
        // What is refused leaves the box as it was: the list is written anew from the workbook.
        let _ = store.dispatch(Command::Kpi(KpiCommand::Edit(Kpi { measure, ..kpi.clone() })));
    });
    view! { <Checkbox label=label checked=Signal::stored(is_on) on_change=set disabled=store.read_only() /> }.into_any()
}

/// The formula of an own KPI, to be changed: the actuals that follow from it are computed anew.
#[component]
fn OwnMeasure(
    /// The open workbook.
    store: Store,
    /// The KPI.
    kpi: Kpi,
) -> impl IntoView {
    let now = kpi.measure.as_ref().map(|measure| measure.text().to_owned()).unwrap_or_default();
    let summary = if now.is_empty() { t(texts::targets::measure::ADD).to_owned() } else { computed(&now) };
    let typed = RwSignal::new(now);
    let unsaved = Unsaved::of("measure", vec![Part::text("measure", typed)]);
    unsaved.begin(store.id(), &kpi.id.to_string());
    let error = RwSignal::new(None::<String>);
    let save = Callback::new(move |()| {
        // What is wrong with the formula stands at its field already.
        let Ok(measure) = typed.with_untracked(|text| typed_measure(text)) else { return };
        let done = store.dispatch(Command::Kpi(KpiCommand::Edit(Kpi { measure, ..kpi.clone() })));
        match done {
            // The list is made anew from the workbook, and this with it: what is kept must go before that.
            Ok(()) => unsaved.done(),
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    });
    let is_draft = untrack(|| unsaved.is_found());
    view! {
        <details open=is_draft>
            <summary class="note">{summary}</summary>
            <div class="stack stack--tight">
                {unsaved.note()}
                <MeasureField value=typed read_only=store.read_only() />
                {move || error.get().map(|error| view! { <ErrorLine id="measure-error" error=error /> })}
                <div class="row">
                    <Button size=ControlSize::Small on_click=save disabled=store.read_only()>
                        {t(texts::targets::measure::SAVE)}
                    </Button>
                </div>
            </div>
        </details>
    }
}

#[component]
fn Catalogue(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let found = move || {
        let typed = typed.get().trim().to_lowercase();
        let fits =
            |entry: &&Entry| [entry.name, entry.formula].iter().any(|text| t(*text).to_lowercase().contains(&typed));
        CATALOGUE.iter().filter(fits).copied().collect::<Vec<_>>()
    };
    view! {
        <h3>{t(words::CATALOGUE)}</h3>
        <SearchField label=t(words::SEARCH) value=typed on_input=Callback::new(move |text| typed.set(text)) />
        {move || error.get().map(|error| view! { <ErrorLine id="kpi-error" error=error /> })}
        <ul class="rows kpi-catalogue" role="list" tabindex="0" aria-label=t(words::CATALOGUE)>
            {move || {
                let found = found();
                if found.is_empty() {
                    return view! { <li class="muted">{t(words::NOTHING)}</li> }.into_any();
                }
                found.into_iter().map(|entry| offered(store, error, entry)).collect_view().into_any()
            }}
        </ul>
    }
}

fn offered(store: Store, error: RwSignal<Option<String>>, entry: Entry) -> AnyView {
    let in_use = Memo::new(move |_| {
        store.read(Topic::Kpis, |workbook| workbook.kpis.iter().any(|kpi| kpi.catalogue == entry.key))
    });
    let add = Callback::new(move |()| {
        let Ok(name) = Name::parse(t(entry.name)) else { return };
        let kpi = Kpi {
            catalogue: entry.key.to_owned(),
            direction: entry.direction,
            aggregate: entry.aggregate,
            formula: t(entry.formula).to_owned(),
            ..Kpi::new(random::new_id(), name, entry.unit)
        };
        error.set(store.dispatch(Command::Kpi(KpiCommand::Add(kpi))).err().map(|refused| refusal(&refused)));
    });
    let action = move || {
        if in_use.get() {
            view! { <Badge tone=Tone::Success icon=icons::CHECK>{t(words::ADDED)}</Badge> }.into_any()
        } else {
            view! {
                <Button size=ControlSize::Small icon=icons::ADD on_click=add disabled=store.read_only()>
                    {t(words::ADD)}
                    <span class="visually-hidden">{format!(": {}", t(entry.name))}</span>
                </Button>
            }
            .into_any()
        }
    };
    let usual = match entry.usual {
        PeriodKind::Month => words::BY_MONTH,
        PeriodKind::Quarter => words::BY_QUARTER,
        PeriodKind::Year => words::BY_YEAR,
    };
    let facts = [t(entry.unit.text()), t(entry.direction.text()), t(entry.aggregate.text()), t(usual)];
    view! {
        <li class="rows__row">
            <span class="rows__name stack stack--tight">
                <span>{t(entry.name)}</span>
                <span class="note">{t(entry.formula)}</span>
                {entry.measure.map(|measure| view! { <span class="note">{computed(t(measure))}</span> })}
                <span class="note">{format!("{} · {}", facts.join(" · "), words::source(t(entry.source)))}</span>
            </span>
            {action}
        </li>
    }
    .into_any()
}
