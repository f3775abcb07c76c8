//! The free fields of one account: those of the whole workbook, and a way to add one.

use leptos::prelude::*;
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::AccountField;
use linchpin::exchange::number::is_code;
use linchpin::model::{AccountId, FieldValue, Quantity};

use super::super::columns::Column;
use super::super::view::TableView;
use super::super::words::refusal;
use super::control::FieldControl;
use crate::app::i18n::{errors, t, texts, texts::accounts::panel as words};
use crate::app::ui::components::{Button, ControlSize, TextField};
use crate::app::ui::unsaved::{Part, Unsaved};

/// The free fields.
#[component]
pub fn FreeFields(view: TableView, id: AccountId) -> impl IntoView {
    let fields =
        Memo::new(move |_| view.available.with(|columns| columns.iter().filter_map(free_field).collect::<Vec<_>>()));
    view! {
        <section class="section">
            <h3>{t(words::FREE_FIELDS)}</h3>
            <div class="account-panel__pair">
                <For each=move || fields.get() key=Clone::clone let:field>
                    <FieldControl store=view.store id=id field=field />
                </For>
            </div>
            <AddField view=view id=id />
        </section>
    }
}

fn free_field(column: &Column) -> Option<AccountField> {
    match column {
        Column::Field(field @ (AccountField::Text(_) | AccountField::Number(_))) => Some(field.clone()),
        _ => None,
    }
}

#[component]
fn AddField(view: TableView, id: AccountId) -> impl IntoView {
    let (name, value) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("field", vec![Part::text("name", name), Part::text("value", value)]);
    unsaved.begin(view.store.id(), &id.to_string());
    let add = move |()| {
        let typed = value.get_untracked();
        if typed.trim().is_empty() {
            return error.set(Some(t(words::VALUE_MISSING).to_owned()));
        }
        // What reads as a number is kept as one, so that it can be sorted, summed and scored from. A code is no number.
        let number = errors::parse_number(&typed, 4).ok().filter(|_| !is_code(&typed)).and_then(Quantity::given);
        let content = number.map_or_else(|| FieldValue::Text(typed.trim().to_owned()), FieldValue::NumberE4);
        let edits = vec![AccountEdit::Field(name.get_untracked(), Some(content))];
        match view.store.dispatch(Command::Account(AccountCommand::Edit { account: id, edits })) {
            Ok(()) => {
                name.set(String::new());
                value.set(String::new());
                unsaved.done();
                error.set(None);
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        }
    };
    view! {
        {unsaved.note()}
        <div class="account-panel__add">
            <TextField
                label=t(words::FIELD_NAME)
                value=name
                error=error
                size=ControlSize::Small
                on_input=move |typed| name.set(typed)
            />
            <TextField
                label=t(words::FIELD_VALUE)
                value=value
                size=ControlSize::Small
                on_input=move |typed| value.set(typed)
            />
            <Button size=ControlSize::Small on_click=add>{t(texts::common::actions::ADD)}</Button>
        </div>
    }
}
