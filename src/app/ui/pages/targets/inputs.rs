//! What was counted for a KPI measured by a formula: its numbers period by period, and what they come to.

use leptos::prelude::*;
use linchpin::command::{Command, InputEntry, TargetCommand};
use linchpin::model::{ActualKey, Expression, Inputs as Counted, Period, PeriodKind, TargetId, Unit};

use super::actuals::{kinds, still};
use super::detail::parts;
use super::elsewhere::counts_for;
use super::measure::no_value;
use super::read_as::read_as;
use super::rows::TargetRow;
use super::typed::{figure, typed};
use crate::app::i18n::{fmt, t, texts::targets::measure as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::NumberField;
use crate::app::ui::words::refusal;

/// The fields of all inputs, one group for each part of the period.
#[component]
pub fn Inputs(
    /// The open workbook.
    store: Store,
    /// The target.
    row: Memo<Option<TargetRow>>,
) -> impl IntoView {
    let target = Memo::new(move |_| {
        row.with(|row| {
            let row = row.as_ref()?;
            Some((row.target.id, row.target.period, row.kpi.measure.clone()?))
        })
    });
    let started = untrack(|| {
        row.with(|row| {
            let row = row.as_ref()?;
            let entered = row.target.inputs.keys().map(|period| period.kind()).max();
            entered.or_else(|| store.peek(|workbook| parts(workbook, row)).first().map(|part| part.kind()))
        })
    });
    let kind = RwSignal::new(started.unwrap_or(PeriodKind::Month));
    view! {
        <section class="stack">
            <h3>{t(words::TITLE)}</h3>
            <p class="note">{t(words::NOTE)}</p>
            {counts_for(store, Memo::new(move |_| target.get().map(|(id, ..)| id)))}
            {move || target.get().map(|(_, period, _)| kinds(period, kind))}
            {move || {
                target
                    .get()
                    .map(|(id, period, measure)| {
                        let parts = period.split(kind.get().max(period.kind())).into_iter();
                        parts.map(|part| group(store, row, id, part, &measure)).collect_view()
                    })
            }}
        </section>
    }
}

fn group(store: Store, row: Memo<Option<TargetRow>>, id: TargetId, period: Period, measure: &Expression) -> AnyView {
    let fields = measure.inputs().iter().map(|name| field(store, id, period, name.clone())).collect_view();
    let measure = measure.clone();
    let result = move || {
        let shown = |value| row.with(|row| row.as_ref().map(|row| row.figure(value))).unwrap_or_default();
        let (counted, entered) = store.read(Topic::Targets, |workbook| {
            let entered = workbook.actuals.get(ActualKey { target: id, period }).map(|actual| actual.value);
            (counted(workbook.targets.get(id).and_then(|target| target.inputs.get(&period))), entered)
        });
        let Some(counted) = counted else { return entered.map(|value| words::entered(shown(value))) };
        Some(match measure.value(&[&counted]) {
            Ok(value) => words::result(shown(value)),
            // While numbers are missing, a figure that was entered stays and is told first.
            Err(no) => match entered {
                Some(value) => format!("{} {}", words::entered(shown(value)), no_value(&no)),
                None => no_value(&no),
            },
        })
    };
    view! {
        <fieldset class="stack stack--tight measured">
            <legend>{fmt::period(period)}</legend>
            <div class="actuals">{fields}</div>
            <p class="note" aria-live="polite">{result}</p>
        </fieldset>
    }
    .into_any()
}

fn counted(inputs: Option<&Counted>) -> Option<Counted> {
    inputs.filter(|inputs| !inputs.is_empty()).cloned()
}

fn field(store: Store, target: TargetId, period: Period, input: String) -> AnyView {
    let error = RwSignal::new(None::<String>);
    let (label, name) = (input.clone(), input.clone());
    let kept = Signal::derive(move || {
        store.read(Topic::Targets, |workbook| {
            let inputs = workbook.targets.get(target).and_then(|target| target.inputs.get(&period));
            inputs.and_then(|inputs| inputs.get(&name)).copied().map(typed).unwrap_or_default()
        })
    });
    // What is no number stays in the field beside its error.
    let text = RwSignal::new(None::<String>);
    let taken = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || text.get().unwrap_or_else(|| kept.get()));
    let change = Callback::new(move |given: String| {
        let (typed, currency) = (given.trim(), store.peek(|workbook| workbook.meta.currency));
        // What is counted has no unit of its own.
        let value = (!typed.is_empty()).then(|| figure(typed, Unit::Count, currency)).transpose();
        let value = match value {
            Ok(value) => value,
            Err(wrong) => {
                error.set(Some(wrong));
                return text.set(Some(given));
            }
        };
        let entry = InputEntry { target, period, input: input.clone(), value };
        let done = store.dispatch(Command::Target(TargetCommand::SetInputs(vec![entry])));
        error.set(done.err().map(|refused| refusal(&refused)));
        taken.set(Some(given.clone()));
        text.set(Some(given));
        text.set(None);
    });
    view! {
        <div class="stack stack--tight">
            <NumberField label=label value=shown on_change=change error=error read_only=store.read_only() />
            {read_as(still(taken, kept), change)}
        </div>
    }
    .into_any()
}
