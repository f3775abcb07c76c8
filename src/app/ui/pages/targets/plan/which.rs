//! The choice of the period, and of the accounts that are shown.

use leptos::prelude::*;
use linchpin::exchange::number::parse_scaled;
use linchpin::model::Period;

use super::choice::PlanChoice;
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts::common, texts::targets as page, texts::targets::plan as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Choice, NumberField, Select};
use crate::app::ui::pages::accounts::available;
use crate::app::ui::pages::segments::{groupable, names_in};

/// A year, or a quarter of one.
#[component]
pub fn PeriodChoice(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let choice = sheet.choice;
    let period = Memo::new(move |_| choice.with(|choice| choice.as_ref().map_or(Period::Year(2000), |it| it.period)));
    let error = RwSignal::new(None::<String>);
    let go = move |period: Period| {
        sheet.begin_anew();
        choice.update(|choice| {
            if let (Some(choice), Some(period)) = (choice, period.checked()) {
                choice.choose_period(period);
            }
        });
    };
    let year = Callback::new(move |typed: String| {
        let year = parse_scaled(&typed, None, 0).ok().and_then(|year| i32::try_from(year).ok());
        let wanted = year.map(|year| match period.get_untracked() {
            Period::Quarter(_, quarter) => Period::Quarter(year, quarter),
            _ => Period::Year(year),
        });
        match wanted.and_then(Period::checked) {
            Some(period) => {
                error.set(None);
                go(period);
            }
            None => error.set(Some(t(page::form::YEAR_ERROR).to_owned())),
        }
    });
    let part = Callback::new(move |key: String| {
        let year = period.get_untracked().year();
        go(key.parse().map_or(Period::Year(year), |quarter| Period::Quarter(year, quarter)));
    });
    let parts: Vec<Choice> = std::iter::once(Choice::new("", t(words::WHOLE_YEAR)))
        .chain((1..=4_u8).map(|it| Choice::new(it.to_string(), words::quarter(fmt::integer(f64::from(it))))))
        .collect();
    let chosen = Signal::derive(move || match period.get() {
        Period::Quarter(_, quarter) => quarter.to_string(),
        _ => String::new(),
    });
    view! {
        <div class="plan__year">
            <NumberField
                label=t(page::form::YEAR)
                value=Signal::derive(move || fmt::year(period.get().year()))
                on_change=year
                error=error
            />
        </div>
        <Select label=t(common::periods::PERIOD) choices=parts value=chosen on_change=part />
    }
}

/// Which accounts are shown: those with something in a field.
#[component]
pub fn Segment(
    /// The table.
    sheet: Sheet,
) -> impl IntoView {
    let (store, choice) = (sheet.store, sheet.choice);
    let is_of_accounts =
        Memo::new(move |_| choice.with(|choice| choice.as_ref().is_some_and(PlanChoice::is_of_accounts)));
    let field =
        Memo::new(move |_| choice.with(|choice| choice.as_ref().map(|it| it.field.clone())).unwrap_or_default());
    let value =
        Memo::new(move |_| choice.with(|choice| choice.as_ref().map(|it| it.value.clone())).unwrap_or_default());
    let fields = Signal::derive(move || {
        let columns = store.read(Topic::Accounts, groupable);
        let columns = columns.into_iter().map(|column| Choice::new(column.key(), column.label()));
        std::iter::once(Choice::new("", t(words::ALL_ACCOUNTS))).chain(columns).collect::<Vec<_>>()
    });
    let values = Memo::new(move |_| {
        let key = field.get();
        store.read(Topic::Accounts, |workbook| {
            let Some(column) = available(workbook).into_iter().find(|column| column.key() == key) else {
                return Vec::new();
            };
            let names = workbook.accounts.iter().flat_map(|it| names_in(it, &column, workbook.meta.currency));
            let names: Vec<String> = names.collect::<std::collections::BTreeSet<_>>().into_iter().collect();
            let order = fmt::order(&names);
            order.into_iter().map(|place| names[place].clone()).collect::<Vec<_>>()
        })
    });
    let update = move |set: &dyn Fn(&mut PlanChoice)| {
        sheet.begin_anew();
        choice.update(|choice| choice.iter_mut().for_each(set));
    };
    let choose_field = Callback::new(move |key: String| {
        update(&|choice| {
            choice.field.clone_from(&key);
            choice.value.clear();
        });
        let first = untrack(|| values.with(|values| values.first().cloned()));
        update(&|choice| choice.value = first.clone().unwrap_or_default());
    });
    let choose_value = Callback::new(move |text: String| update(&|choice| choice.value.clone_from(&text)));
    let choices =
        Signal::derive(move || values.get().into_iter().map(|it| Choice::new(it.clone(), it)).collect::<Vec<_>>());
    move || {
        is_of_accounts.get().then(|| {
            view! {
                <Select label=t(words::SEGMENT) choices=fields value=field on_change=choose_field />
                {move || {
                    (!field.with(String::is_empty)).then(|| {
                        view! { <Select label=t(words::SEGMENT_VALUE) choices=choices value=value on_change=choose_value /> }
                    })
                }}
            }
        })
    }
}
