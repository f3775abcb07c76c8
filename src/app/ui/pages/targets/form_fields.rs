//! The fields of the target dialog that say whose target it is, of which KPI, and for when.

use leptos::prelude::*;
use linchpin::model::spelling;

use super::catalogue::kpi_choices;
use super::drafting::{Drafting, Errors};
use super::table::owner_choices;
use crate::app::i18n::{fmt, t, texts::common, texts::targets as words, texts::targets::form};
use crate::app::state::Store;
use crate::app::ui::components::{Choice, Field, FieldIds, NumberField, SegmentedControl, Select};

/// So many suggestions are offered while a name is typed.
const SUGGESTED: usize = 50;

/// One field's error.
pub fn error(errors: RwSignal<Errors>, get: fn(&Errors) -> Option<String>) -> Signal<Option<String>> {
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
    let kpis = store.peek(kpi_choices);
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
            on_change=draft.set_kpi(store)
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
    let typed = spelling::name_key(typed);
    let titles = store.titles();
    store.peek(|workbook| {
        let titles = workbook.accounts.iter().map(|account| titles.title(account));
        titles.filter(|title| spelling::name_key(title).contains(&typed)).take(SUGGESTED).collect()
    })
}

fn managers_like(store: Store, typed: &str) -> Vec<String> {
    let typed = spelling::name_key(typed);
    let mut names =
        store.peek(|workbook| spelling::spellings(workbook.accounts.iter().map(|account| account.manager.as_str())));
    names.retain(|key, _| key.contains(&typed));
    let mut names: Vec<String> = names.into_values().collect();
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
                class="input"
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
        let (count, label) = match length.get().as_str() {
            "quarter" => (4, common::periods::QUARTER),
            "month" => (12, common::periods::MONTH),
            _ => return ().into_any(),
        };
        let choices: Vec<Choice> =
            (1..=count).map(|part: u8| Choice::new(part.to_string(), fmt::integer(f64::from(part)))).collect();
        view! {
            <Select
                label=t(label)
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
