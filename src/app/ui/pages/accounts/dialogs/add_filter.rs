//! The dialog that adds a filter to the table.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::exchange::AccountField;
use linchpin::model::spelling::spellings;

use super::confirm;
use crate::app::i18n::{Named as _, fmt, t, texts::accounts as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Choice, Dialog, DialogWidth, Select, TextField};
use crate::app::ui::pages::accounts::columns::Column;
use crate::app::ui::pages::accounts::filter::{Filter, condition_name, conditions, parse_test};
use crate::app::ui::pages::accounts::view::TableView;
use crate::app::ui::pages::accounts::words::cell_text;

/// More values than this are not offered to choose from: searching finds them faster.
const MOST_VALUES: usize = 500;

/// Adds a filter: a column, a condition, a value.
#[component]
pub fn FilterDialog(view: TableView, open: RwSignal<bool>) -> impl IntoView {
    let column = RwSignal::new(Column::Status.key());
    let condition = RwSignal::new("is".to_owned());
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let chosen = Memo::new(move |_| {
        view.available.with(|columns| columns.iter().find(|known| known.key() == column.get()).cloned())
    });
    let columns = Signal::derive(move || {
        view.available
            .with(|columns| columns.iter().map(|column| Choice::new(column.key(), column.label())).collect::<Vec<_>>())
    });
    let condition_choices = Signal::derive(move || {
        let keys = chosen.with(|column| column.as_ref().map_or(&[][..], conditions));
        keys.iter().map(|key| Choice::new(*key, condition_name(key))).collect::<Vec<_>>()
    });
    let values = Signal::derive(move || {
        chosen.with(|column| column.as_ref().map(|column| values_of(view, column)).unwrap_or_default())
    });
    let choose_column = move |key: String| {
        column.set(key);
        error.set(None);
        condition.set(
            chosen.with_untracked(|column| column.as_ref().map_or("is", |column| conditions(column)[0])).to_owned(),
        );
        typed.set(String::new());
    };
    let add = move |()| {
        let currency = view.store.peek(|workbook| workbook.meta.currency);
        let Some(column) = chosen.get_untracked() else { return };
        let value = match (condition.get_untracked().as_str(), typed.get_untracked()) {
            ("is", value) if value.is_empty() => {
                values.with_untracked(|values| values.first().map(|value| value.key.clone())).unwrap_or_default()
            }
            (_, value) => value,
        };
        match parse_test(&column, &condition.get_untracked(), &value, currency) {
            Err(problem) => error.set(Some(problem)),
            Ok(test) => {
                let filter = Filter { column, test };
                view.filters.update(|filters| {
                    if !filters.contains(&filter) {
                        filters.push(filter);
                    }
                });
                open.set(false);
            }
        }
    };
    let value_control = move || match condition.get().as_str() {
        "is" => view! {
            <Select
                label=t(words::filter::VALUE)
                choices=values
                value=typed
                on_change=move |value| typed.set(value)
            />
        }
        .into_any(),
        "at_least" | "at_most" => view! {
            <TextField
                label=t(words::filter::VALUE)
                value=typed
                error=error
                on_input=move |value| typed.set(value)
            />
        }
        .into_any(),
        _ => ().into_any(),
    };
    let footer = move || confirm(t(words::filter::ADD), open, None, Callback::new(add));
    view! {
        <Dialog
            title=t(words::filter::TITLE)
            open=open
            on_close=move |_| open.set(false)
            width=DialogWidth::Narrow
            footer=footer
        >
            <div class="stack">
                <Select label=t(words::filter::COLUMN) choices=columns value=column on_change=choose_column />
                <Select
                    label=t(words::filter::CONDITION)
                    choices=condition_choices
                    value=condition
                    on_change=move |key| condition.set(key)
                />
                {value_control}
            </div>
        </Dialog>
    }
}

fn values_of(view: TableView, column: &Column) -> Vec<Choice> {
    let mut values: BTreeSet<String> = BTreeSet::new();
    view.store.read(Topic::Accounts, |workbook| {
        for account in workbook.accounts.iter() {
            match column {
                Column::Field(AccountField::Tags) => values.extend(account.tags.iter().cloned()),
                Column::Field(AccountField::Roles) => {
                    values.extend(account.roles.iter().map(|role| t(role.text()).to_owned()));
                }
                column => {
                    values.insert(cell_text(account, column, workbook.meta.currency));
                }
            }
            if values.len() > MOST_VALUES {
                break;
            }
        }
    });
    let values: Vec<String> = spellings(values.iter().map(String::as_str)).into_values().collect();
    fmt::order(&values).into_iter().map(|place| Choice::new(values[place].clone(), values[place].clone())).collect()
}
