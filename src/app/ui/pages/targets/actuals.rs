//! What was reached, entered by month, by quarter or for the whole period. Empty is not known, never zero.

use std::collections::BTreeMap;

use leptos::prelude::*;
use linchpin::command::{Command, TargetCommand};
use linchpin::model::{ActualKey, Period, PeriodKind, Quantity, TargetId};

use super::detail::parts;
use super::elsewhere::{counts_for, differs};
use super::read_as::read_as;
use super::rows::TargetRow;
use super::typed::{figure, quantity, typed};
use crate::app::i18n::{fmt, t, texts::targets::detail as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Choice, NumberField, SegmentedControl};
use crate::app::ui::words::refusal;

/// The fields, one for each part of the period.
#[component]
pub fn Actuals(
    /// The open workbook.
    store: Store,
    /// The target.
    row: Memo<Option<TargetRow>>,
) -> impl IntoView {
    let target = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| (row.target.id, row.target.period))));
    let started = untrack(|| {
        row.with(|row| row.as_ref().and_then(|row| store.peek(|workbook| parts(workbook, row)).first().copied()))
    });
    let kind = RwSignal::new(started.map_or(PeriodKind::Month, Period::kind));
    view! {
        <section class="stack">
            <h3>{t(words::ACTUALS)}</h3>
            <p class="note">{t(words::ACTUALS_NOTE)}</p>
            {counts_for(store, Memo::new(move |_| target.get().map(|(id, _)| id)))}
            {move || target.get().map(|(_, period)| kinds(period, kind))}
            <div class="actuals">
                {move || {
                    target
                        .get()
                        .map(|(id, period)| {
                            let kind = kind.get().max(period.kind());
                            let parts = period.split(kind);
                            (0..parts.len()).map(|place| field(store, row, id, parts.clone(), place)).collect_view()
                        })
                }}
            </div>
        </section>
    }
}

/// The choice of the parts that are entered.
pub fn kinds(period: Period, kind: RwSignal<PeriodKind>) -> AnyView {
    let all = [
        (PeriodKind::Month, "month", words::MONTHS),
        (PeriodKind::Quarter, "quarter", words::QUARTERS),
        (PeriodKind::Year, "year", words::WHOLE),
    ];
    let choices: Vec<Choice> = all
        .into_iter()
        .filter(|(kind, ..)| *kind >= period.kind())
        .map(|(_, key, name)| Choice::new(key, t(name)))
        .collect();
    let value = Signal::derive(move || {
        all.into_iter().find(|(it, ..)| *it == kind.get()).map_or("month", |(_, key, _)| key).to_owned()
    });
    let choose = Callback::new(move |key: String| {
        if let Some((found, ..)) = all.into_iter().find(|(_, it, _)| *it == key) {
            kind.set(found);
        }
    });
    view! { <SegmentedControl label=t(words::BY) choices=choices value=value on_change=choose /> }.into_any()
}

fn field(store: Store, row: Memo<Option<TargetRow>>, target: TargetId, parts: Vec<Period>, place: usize) -> AnyView {
    let period = parts[place];
    let error = RwSignal::new(None::<String>);
    let kept = Signal::derive(move || {
        store.read(Topic::Targets, |workbook| {
            workbook.actuals.get(ActualKey { target, period }).map(|actual| typed(actual.value)).unwrap_or_default()
        })
    });
    // What does not fit stays in the field beside its error; what was kept comes back with the next change of it.
    let text = RwSignal::new(None::<String>);
    let taken = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || text.get().unwrap_or_else(|| kept.get()));
    let change = Callback::new(move |given: String| match read(row, &parts[place..], &given) {
        Err(wrong) => {
            error.set(Some(wrong));
            text.set(Some(given));
        }
        Ok(values) => {
            let values = values.into_iter().map(|(period, value)| (target, period, value)).collect();
            let done = store.dispatch(Command::Target(TargetCommand::SetActuals(values)));
            error.set(done.err().map(|refused| refusal(&refused)));
            taken.set(Some(given.clone()));
            // A set value is shown as it is kept, also when it is the one kept before.
            text.set(Some(given));
            text.set(None);
        }
    });
    view! {
        <div class="stack stack--tight">
            <NumberField
                label=fmt::period(period)
                value=shown
                on_change=change
                error=error
                read_only=store.read_only()
            />
            {read_as(still(taken, kept), change)}
            {differs(store, target, period)}
        </div>
    }
    .into_any()
}

/// The text that was taken last, while what it was read as is still what is kept.
pub fn still(taken: RwSignal<Option<String>>, kept: Signal<String>) -> Signal<Option<String>> {
    Signal::derive(move || taken.get().filter(|text| quantity(text).is_some_and(|value| typed(value) == kept.get())))
}

/// A figure for the first part, or a pasted row of figures for it and those after it; what is wrong, in words.
fn read(
    row: Memo<Option<TargetRow>>,
    parts: &[Period],
    given: &str,
) -> Result<BTreeMap<Period, Option<Quantity>>, String> {
    let (unit, currency) =
        row.with_untracked(|row| row.as_ref().map(|row| (row.kpi.unit, row.currency))).ok_or_else(String::new)?;
    let one = |text: &str| {
        let text = text.trim();
        if text.is_empty() { Ok(None) } else { figure(text, unit, currency).map(Some) }
    };
    if !given.contains('\t') {
        return Ok(BTreeMap::from([(parts[0], one(given)?)]));
    }
    parts.iter().zip(given.split('\t')).map(|(part, text)| Ok((*part, one(text)?))).collect()
}
