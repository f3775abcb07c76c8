//! Where a target starts from: the owner's figures of a period, a typed figure, or nothing.

use leptos::prelude::*;
use linchpin::analysis::figures::{Measure, PeriodSummary, periods_of};
use linchpin::model::{Period, Unit, Workbook};

use super::draft::Draft;
use super::drafting::{Drafting, Errors};
use super::form_fields::error;
use super::read_as::read_as;
use super::source::Source;
use crate::app::i18n::{fmt, t, texts::common, texts::targets::form, texts::targets::plan as typed_words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Choice, ErrorLine, NumberField, Select};
use crate::app::ui::part_periods::period_covered;

/// Where the target starts from.
#[component]
pub fn BaselineFields(
    /// The open workbook.
    store: Store,
    /// What is typed.
    draft: Drafting,
    /// What is wrong.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    let is_money = Memo::new(move |_| draft.0.with(|draft| store.peek(|workbook| draft.is_money(workbook))));
    let choices = Signal::derive(move || store.peek(|workbook| sources(workbook, is_money.get())));
    let is_typed = Memo::new(move |_| draft.0.with(|draft| draft.source == Source::Typed));
    let set = draft.set(|draft, text| {
        draft.baseline = text;
        draft.follow();
    });
    let field = move || {
        is_typed.get().then(|| {
            view! {
                <NumberField
                    label=t(form::BASELINE)
                    value=draft.field(|draft| draft.baseline.clone())
                    on_input=set
                    error=error(errors, |errors| errors.baseline.clone())
                />
            }
        })
    };
    let said = move || draft.0.with(|draft| store.read(Topic::Accounts, |workbook| baseline_said(workbook, draft)));
    let wrong = move || {
        let found = errors.with(|errors| errors.baseline.clone()).filter(|_| !is_typed.get());
        found.map(|error| view! { <ErrorLine id="baseline-error" error=error /> })
    };
    view! {
        <div class="settings-grid">
            <Select
                label=t(form::SOURCE)
                choices=choices
                value=draft.field(|draft| draft.source.key())
                on_change=draft.set(|draft, key| {
                    draft.source = Source::parse(&key);
                    draft.follow();
                })
            />
            {field}
        </div>
        {move || is_typed.get().then(|| read_as(draft.asked(|draft| draft.baseline.clone()), set))}
        {wrong}
        <div aria-live="polite">
            {move || said().into_iter().map(|line| view! { <p class="note">{line}</p> }).collect_view()}
        </div>
    }
}

/// Where a baseline can come from: the figures for money alone, a typed one for anything.
pub fn sources(workbook: &Workbook, is_money: bool) -> Vec<Choice> {
    let of = |measure: Measure, name: &'static str| {
        let found = periods_of(workbook, measure).into_iter().rev();
        let choice = |it: PeriodSummary| {
            let key = Source::Figures(measure, it.period).key();
            Choice::new(key, form::of(name, period_covered(workbook, it.period)))
        };
        found.map(choice).collect::<Vec<_>>()
    };
    let mut choices = Vec::new();
    if is_money {
        for measure in Measure::ALL {
            choices.extend(of(measure, name_of(measure)));
        }
    }
    choices.push(Choice::new(Source::Typed.key(), t(form::TYPED)));
    choices.push(Choice::new(Source::None.key(), t(form::NONE)));
    choices
}

/// A source as it is read on paper.
pub fn source_name(source: Source) -> String {
    match source {
        Source::None => t(form::NONE).to_owned(),
        Source::Typed => t(typed_words::TYPED).to_owned(),
        Source::Figures(measure, period) => form::of(name_of(measure), fmt::period(period)),
    }
}

fn name_of(measure: Measure) -> &'static str {
    t(match measure {
        Measure::Revenue => common::fields::REVENUE,
        Measure::Profit => common::fields::PROFIT,
    })
}

fn baseline_said(workbook: &Workbook, draft: &Draft) -> Vec<String> {
    let Source::Figures(measure, period) = draft.source else { return Vec::new() };
    let Some(found) = draft.figures(workbook) else {
        let lacks = || Some(t(form::NO_FIGURES).to_owned());
        return draft
            .owner(workbook)
            .map_or_else(|| uneven(workbook, period, draft), |_| lacks())
            .into_iter()
            .collect();
    };
    let currency = workbook.meta.currency;
    let money = |quantity| fmt::quantity(quantity, Unit::Money, currency);
    let value = found.baseline.value();
    let mut lines = vec![form::figures_of(form::of(name_of(measure), fmt::period(period)), money(value))];
    // Of one account "the sum of 1 account" says nothing.
    if found.known > 1 {
        lines.push(form::of_accounts(found.known));
    }
    if found.unknown > 0 {
        lines.push(form::unknown(found.unknown));
    }
    let number = |months: u8| fmt::integer(f64::from(months));
    let (of, wanted) = (found.months(), draft.period().map(|period| period.kind().months()));
    if let Some(wanted) = wanted.filter(|wanted| *wanted != of) {
        let taken = found.over(wanted).map_or_else(|| "–".to_owned(), |found| money(found.baseline.value()));
        lines.push(form::at_pace(fmt::period(period), number(of), number(wanted), taken));
    }
    lines
}

// What is done to the baselines of many owners at once whose figures are of fewer or more months than the target.
fn uneven(workbook: &Workbook, period: Period, draft: &Draft) -> Option<String> {
    let of = workbook.meta.part_periods.get(&period).map_or(period.kind().months(), |covers| covers.months());
    let wanted = draft.period()?.kind().months();
    let number = |months: u8| fmt::integer(f64::from(months));
    (wanted != of).then(|| form::all_at_pace(fmt::period(period), number(of), number(wanted)))
}
