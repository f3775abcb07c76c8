//! How much more or less than the baseline, the target that follows, what counts as met, the agreement.

use leptos::prelude::*;
use linchpin::analysis::target::{Guidance, NoPlan, compound, guidance, periods_in_year, usual_growth};
use linchpin::model::{Direction, Percent, Period, PeriodKind, Workbook};

use super::draft::Draft;
use super::drafting::{Drafting, Errors};
use super::form_fields::error;
use super::read_as::read_as;
use super::source::Source;
use super::typed::typed;
use crate::app::i18n::{Text, fmt, t, texts::kpi::sources, texts::targets::form};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Checkbox, NumberField, TextField};

/// How much more (or less), with what is usual.
#[component]
pub fn GrowthFields(
    /// The open workbook.
    store: Store,
    /// What is typed.
    draft: Drafting,
    /// What is wrong.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    let direction = move || draft.0.with(|draft| store.peek(|workbook| draft.direction(workbook)));
    let label = Signal::derive(move || {
        t(if direction() == Direction::Lower { form::REDUCTION } else { form::GROWTH }).to_owned()
    });
    let help = Signal::derive(move || Some(draft.0.with(|draft| growth_said(draft, direction()))));
    view! {
        <NumberField
            label=label
            unit=fmt::percent_sign()
            value=draft.field(|draft| draft.growth.clone())
            on_input=draft.set(|draft, text| {
                draft.growth = text;
                draft.follow();
            })
            help=help
            error=error(errors, |errors| errors.growth.clone())
        />
    }
}

fn growth_said(draft: &Draft, direction: Direction) -> String {
    growth_words(draft.growth(direction).ok(), draft.period().map_or(PeriodKind::Year, Period::kind), direction)
}

/// What the usual growth of a period comes to over a year; of a reduction it is less than the sum, not more.
fn usual_over_a_year(kind: PeriodKind, direction: Direction) -> Option<String> {
    let (from, to) = usual_growth(kind)?;
    let effect =
        |growth| compound(growth, direction, periods_in_year(kind)).map(|effect| fmt::signed_percent(effect, 0));
    let (least, most) = (effect(from)?, effect(to)?);
    let (from, to) = range(from, to);
    Some(form::compound_usual(from, to, least, most))
}

/// The ends of a range of per cents, of which only the last has the sign.
fn range(from: Percent, to: Percent) -> (String, String) {
    (fmt::decimal(from.fraction() * 100.0, 0, 0), fmt::percent(to.fraction(), 0))
}

/// What is usual for targets of such periods, how a growth compares, and what it comes to over a year.
pub fn growth_words(growth: Option<Percent>, kind: PeriodKind, direction: Direction) -> String {
    let mut said = Vec::new();
    if let Some((from, to)) = usual_growth(kind) {
        let (from, to) = range(from, to);
        let source = t(if kind == PeriodKind::Quarter { sources::SALESLABEL } else { sources::PROGRAMMATICA });
        said.push(match growth.map(|growth| guidance(growth, kind)) {
            Some(Guidance::Below) => form::below(&from, &to),
            Some(Guidance::Above) => form::above(&from, &to),
            _ => form::usual(&from, &to, source),
        });
    }
    let times = periods_in_year(kind);
    if let Some(effect) = growth.filter(|_| times > 1).and_then(|growth| compound(growth, direction, times)) {
        said.push(form::compound(fmt::signed_percent(effect, 0)));
        if kind == PeriodKind::Quarter {
            said.extend(usual_over_a_year(kind, direction));
        }
    }
    said.join(" ")
}

/// The target itself, what counts as met, and the agreement.
#[component]
pub fn ResultFields(
    /// The open workbook.
    store: Store,
    /// What is typed.
    draft: Drafting,
    /// What is wrong.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    let value = Signal::derive(move || {
        draft.0.with(|draft| match &draft.value {
            Some(text) => text.clone(),
            None => store.peek(|workbook| draft.computed(workbook).and_then(Result::ok).map(typed).unwrap_or_default()),
        })
    });
    let set = Callback::new(move |text: String| {
        draft.0.update(|draft| store.peek(|workbook| draft.type_value(workbook, text)));
    });
    let set_min = draft.set(|draft, text| draft.min = text);
    let set_max = draft.set(|draft, text| draft.max = text);
    let by = move || {
        draft.0.with(|draft| draft.agreed).then(|| {
            view! {
                <TextField
                    label=t(form::AGREED_BY)
                    value=draft.field(|draft| draft.agreed_by.clone())
                    on_input=draft.set(|draft, text| draft.agreed_by = text)
                />
            }
        })
    };
    let help = Signal::derive(move || {
        Some(t(draft.0.with(|draft| store.read(Topic::Accounts, |workbook| value_said(workbook, draft)))).to_owned())
    });
    view! {
        <NumberField
            label=t(form::VALUE)
            help=help
            value=value
            on_input=set
            error=error(errors, |errors| errors.value.clone())
        />
        {read_as(draft.asked(|draft| draft.value.clone().unwrap_or_default()), set)}
        <div class="settings-grid">
            <NumberField
                label=t(form::MIN)
                value=draft.field(|draft| draft.min.clone())
                on_input=set_min
                error=error(errors, |errors| errors.min.clone())
            />
            <NumberField
                label=t(form::MAX)
                value=draft.field(|draft| draft.max.clone())
                on_input=set_max
                error=error(errors, |errors| errors.max.clone())
            />
        </div>
        {read_as(draft.asked(|draft| draft.min.clone()), set_min)}
        {read_as(draft.asked(|draft| draft.max.clone()), set_max)}
        <Checkbox
            label=t(form::AGREED)
            checked=Signal::derive(move || draft.0.with(|draft| draft.agreed))
            on_change=Callback::new(move |yes| draft.0.update(|draft| draft.agreed = yes))
        />
        {by}
    }
}

/// What the target is, or why none stands there and what can be done.
fn value_said(workbook: &Workbook, draft: &Draft) -> Text {
    if draft.value.is_some() {
        return form::VALUE_HELP;
    }
    match (draft.computed(workbook), draft.source) {
        (Some(Err(NoPlan::NegativeBaseline)), _) => form::NO_VALUE_NEGATIVE,
        (Some(Err(NoPlan::ZeroBaseline)), _) => form::NO_VALUE_ZERO,
        (Some(Err(NoPlan::BelowZero | NoPlan::TooLarge)), _) => form::CANNOT,
        (None, Source::None) => form::NO_VALUE_NONE,
        (None, Source::Figures(..)) if draft.owner(workbook).is_some() && draft.baseline(workbook).is_err() => {
            form::NO_VALUE_FIGURES
        }
        _ => form::VALUE_HELP,
    }
}
