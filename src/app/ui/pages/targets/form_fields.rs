//! The fields of the target dialog, in the order a person thinks: whose, what, when, from where, how much more.

use leptos::prelude::*;
use linchpin::analysis::figures::{Measure, periods_of};
use linchpin::analysis::target::{Guidance, compound, guidance, periods_in_year, usual_growth, whole_period_estimate};
use linchpin::model::{Direction, MonthsCovered, PeriodKind};

use super::draft::{Drafting, Errors, Source, typed};
use super::table::owner_choices;
use crate::app::i18n::{fmt, t, texts::common, texts::kpi::sources, texts::targets as words, texts::targets::form};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Checkbox, Choice, Field, FieldIds, NumberField, SegmentedControl, Select, TextField};

/// So many suggestions are offered while a name is typed.
const SUGGESTED: usize = 50;

fn error(errors: RwSignal<Errors>, get: fn(&Errors) -> Option<String>) -> Signal<Option<String>> {
    Signal::derive(move || errors.with(get))
}

/// Whose target it is, and its KPI.
#[component]
pub fn OwnerFields(
    /// The open workbook.
    store: Store,
    /// What is typed.
    draft: Drafting,
    /// What is wrong.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    let kind = draft.field(|draft| draft.owner_kind.clone());
    let kpis = store.peek(|workbook| {
        workbook.kpis.iter().map(|kpi| Choice::new(kpi.id.to_string(), kpi.name.to_string())).collect::<Vec<_>>()
    });
    let name = move || match kind.get().as_str() {
        "account" => {
            let value = draft.field(|draft| draft.account.clone());
            let set = draft.set(|draft, text| draft.account = text);
            suggesting(words::owner::ACCOUNT, value, set, errors, move |typed| accounts_like(store, typed))
        }
        "manager" => {
            let value = draft.field(|draft| draft.manager.clone());
            let set = draft.set(|draft, text| draft.manager = text);
            suggesting(words::owner::MANAGER, value, set, errors, move |typed| managers_like(store, typed))
        }
        _ => ().into_any(),
    };
    view! {
        <Select
            label=t(form::KPI)
            choices=kpis
            value=draft.field(|draft| draft.kpi.map(|id| id.to_string()).unwrap_or_default())
            on_change=draft.set(|draft, key| draft.kpi = key.parse().ok())
        />
        <SegmentedControl
            label=t(words::owner::KIND)
            choices=owner_choices(false)
            value=kind
            on_change=draft.set(|draft, key| draft.owner_kind = key)
        />
        {name}
    }
}

fn accounts_like(store: Store, typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    store.peek(|workbook| {
        let names = workbook.accounts.iter().map(|account| account.name.to_string());
        names.filter(|name| name.to_lowercase().contains(&typed)).take(SUGGESTED).collect()
    })
}

fn managers_like(store: Store, typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    let mut names: Vec<String> =
        store.peek(|workbook| workbook.accounts.iter().map(|account| account.manager.clone()).collect());
    names.sort();
    names.dedup();
    names.retain(|name| !name.is_empty() && name.to_lowercase().contains(&typed));
    names.truncate(SUGGESTED);
    names
}

fn suggesting(
    label: crate::app::i18n::Text,
    value: Signal<String>,
    set: Callback<String>,
    errors: RwSignal<Errors>,
    suggest: impl Fn(&str) -> Vec<String> + Send + Sync + 'static,
) -> AnyView {
    let ids = FieldIds::new();
    let list = format!("{}-list", ids.control);
    let wrong = error(errors, |errors| errors.owner.clone());
    let (id, described) = (ids.control.clone(), ids.clone());
    let names = move || {
        suggest(value.get().trim()).into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    view! {
        <Field ids=ids label=t(label) help=t(words::owner::ACCOUNT_HELP) error=wrong>
            <input
                class="control"
                id=id
                type="text"
                dir="auto"
                autocomplete="off"
                list=list.clone()
                aria-invalid=move || wrong.get().map(|_| "true")
                aria-describedby=move || described.described_by(true, wrong.get().is_some())
                prop:value=move || value.get()
                on:input=move |event| set.run(event_target_value(&event))
            />
            <datalist id=list>{names}</datalist>
        </Field>
    }
    .into_any()
}

/// The period of the target.
#[component]
pub fn PeriodFields(
    /// The open workbook.
    store: Store,
    /// What is typed.
    draft: Drafting,
    /// What is wrong.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    let _ = store;
    let lengths = vec![
        Choice::new("year", t(common::periods::YEAR)),
        Choice::new("quarter", t(common::periods::QUARTER)),
        Choice::new("month", t(common::periods::MONTH)),
    ];
    let length = draft.field(|draft| draft.length.clone());
    let parts = move || {
        let count = match length.get().as_str() {
            "quarter" => 4,
            "month" => 12,
            _ => return ().into_any(),
        };
        let choices: Vec<Choice> =
            (1..=count).map(|part: u8| Choice::new(part.to_string(), fmt::integer(f64::from(part)))).collect();
        view! {
            <Select
                label=t(form::PART)
                choices=choices
                value=draft.field(|draft| draft.part.to_string())
                on_change=draft.set(|draft, key| draft.part = key.parse().unwrap_or(1))
            />
        }
        .into_any()
    };
    view! {
        <div class="settings-grid">
            <Select
                label=t(form::LENGTH)
                choices=lengths
                value=length
                on_change=draft.set(|draft, key| {
                    draft.length = key;
                    draft.part = 1;
                })
            />
            <NumberField
                label=t(form::YEAR)
                value=draft.field(|draft| draft.year.clone())
                on_input=draft.set(|draft, text| draft.year = text)
                error=error(errors, |errors| errors.year.clone())
            />
            {parts}
        </div>
    }
}

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
    let choices = store.peek(|workbook| {
        let of = |measure: Measure, name: &'static str| {
            let found = periods_of(workbook, measure).into_iter().rev();
            let choice = |it: linchpin::analysis::figures::PeriodSummary| {
                let key = Source::Figures(measure, it.period).key();
                Choice::new(key, form::of(name, fmt::period(it.period)))
            };
            found.map(choice).collect::<Vec<_>>()
        };
        let mut choices = of(Measure::Revenue, t(common::fields::REVENUE));
        choices.extend(of(Measure::Profit, t(common::fields::PROFIT)));
        choices.push(Choice::new(Source::Typed.key(), t(form::TYPED)));
        choices.push(Choice::new(Source::None.key(), t(form::NONE)));
        choices
    });
    let is_typed = Memo::new(move |_| draft.0.with(|draft| draft.source == Source::Typed));
    let field = move || {
        is_typed.get().then(|| {
            view! {
                <NumberField
                    label=t(form::BASELINE)
                    value=draft.field(|draft| draft.baseline.clone())
                    on_input=draft.set(|draft, text| draft.baseline = text)
                    error=error(errors, |errors| errors.baseline.clone())
                />
            }
        })
    };
    let said = move || draft.0.with(|draft| store.read(Topic::Accounts, |workbook| baseline_said(workbook, draft)));
    let wrong = move || {
        let found = errors.with(|errors| errors.baseline.clone()).filter(|_| !is_typed.get());
        found.map(|error| view! { <crate::app::ui::components::ErrorLine id="baseline-error" error=error /> })
    };
    view! {
        <div class="settings-grid">
            <Select
                label=t(form::SOURCE)
                choices=choices
                value=draft.field(|draft| draft.source.key())
                on_change=draft.set(|draft, key| draft.source = Source::parse(&key))
            />
            {field}
        </div>
        {wrong}
        <div aria-live="polite">
            {move || said().into_iter().map(|line| view! { <p class="note">{line}</p> }).collect_view()}
        </div>
    }
}

fn baseline_said(workbook: &linchpin::model::Workbook, draft: &super::draft::Draft) -> Vec<String> {
    let Some(found) = draft.figures(workbook) else { return Vec::new() };
    let Source::Figures(_, period) = draft.source else { return Vec::new() };
    let currency = workbook.meta.currency;
    let money = |quantity| fmt::quantity(quantity, linchpin::model::Unit::Money, currency);
    let value = found.baseline.value();
    let mut lines = vec![format!("{}: {}. {}", t(form::BASELINE), money(value), form::of_accounts(found.known))];
    if found.unknown > 0 {
        lines.push(form::unknown(found.unknown));
    }
    if let Some(covers) = found.covers {
        let number = |months: u8| fmt::integer(f64::from(months));
        let estimate = whole_period_estimate(value, covers, period).map_or_else(|| "–".to_owned(), money);
        let (months, all) = (number(MonthsCovered::months(covers)), number(period.kind().months()));
        lines.push(form::part_period(fmt::period(period), months, all, estimate));
    }
    lines
}

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
            unit="%"
            value=draft.field(|draft| draft.growth.clone())
            on_input=draft.set(|draft, text| draft.growth = text)
            help=help
            error=error(errors, |errors| errors.growth.clone())
        />
    }
}

fn growth_said(draft: &super::draft::Draft, direction: Direction) -> String {
    let kind = draft.period().map_or(PeriodKind::Year, linchpin::model::Period::kind);
    let mut said = Vec::new();
    if let Some((from, to)) = usual_growth(kind) {
        let (from, to) = (fmt::percent(from.fraction(), 0), fmt::percent(to.fraction(), 0));
        let source = t(if kind == PeriodKind::Quarter { sources::SALESLABEL } else { sources::PROGRAMMATICA });
        said.push(match draft.growth().map(|growth| guidance(growth, kind)) {
            Some(Guidance::Below) => form::below(&from, &to),
            Some(Guidance::Above) => form::above(&from, &to),
            _ => form::usual(&from, &to, source),
        });
    }
    let times = periods_in_year(kind);
    if let Some(effect) = draft.growth().filter(|_| times > 1).and_then(|growth| compound(growth, direction, times)) {
        said.push(form::compound(fmt::signed_percent(effect, 0)));
        if kind == PeriodKind::Quarter {
            said.push(t(form::COMPOUND_NOTE).to_owned());
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
    // An emptied field goes back to the computed figure.
    let set = draft.set(|draft, text| draft.value = (!text.trim().is_empty()).then_some(text));
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
    view! {
        <NumberField
            label=t(form::VALUE)
            help=t(form::VALUE_HELP)
            value=value
            on_input=set
            error=error(errors, |errors| errors.value.clone())
        />
        <div class="settings-grid">
            <NumberField
                label=t(form::MIN)
                value=draft.field(|draft| draft.min.clone())
                on_input=draft.set(|draft, text| draft.min = text)
                error=error(errors, |errors| errors.min.clone())
            />
            <NumberField
                label=t(form::MAX)
                value=draft.field(|draft| draft.max.clone())
                on_input=draft.set(|draft, text| draft.max = text)
                error=error(errors, |errors| errors.max.clone())
            />
        </div>
        <Checkbox
            label=t(form::AGREED)
            checked=Signal::derive(move || draft.0.with(|draft| draft.agreed))
            on_change=Callback::new(move |yes| draft.0.update(|draft| draft.agreed = yes))
        />
        {by}
    }
}
