//! The small dialogs of the page: a filter, the columns, a tag, a new account.

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};
use linchpin::command::TagEdit;
use linchpin::exchange::AccountField;
use linchpin::exchange::import::name_key;
use linchpin::model::spelling::spellings;
use wasm_bindgen::JsCast;

use super::acts::{add_account, tag_accounts};
use super::columns::{self, Column};
use super::filter::{Filter, condition_name, conditions, parse_test};
use super::view::TableView;
use super::words::{cell_text, split_tags};
use crate::app::i18n::{Named, fmt, t, texts, texts::accounts as words};
use crate::app::state::Topic;
use crate::app::ui::components::{
    Button, ButtonKind, Checkbox, Choice, Dialog, DialogWidth, Select, TextField, Toasts,
};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};

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

/// Chooses the columns of the table.
#[component]
pub fn ColumnsDialog(view: TableView, open: RwSignal<bool>) -> impl IntoView {
    let set = move |column: Column, shown: bool| {
        let now = view.columns.get_untracked();
        let wanted = |known: &Column| if *known == column { shown } else { now.contains(known) };
        view.choose_columns(
            &view.available.with_untracked(|all| all.iter().filter(|known| wanted(known)).cloned().collect::<Vec<_>>()),
        );
    };
    let one = move |column: Column| {
        let own = column.clone();
        let label = column.label();
        let is_name = column == Column::NAME;
        view! {
            <Checkbox
                label=label
                disabled=is_name
                checked=Signal::derive(move || view.columns.with(|columns| columns.contains(&own)))
                on_change=move |shown| set(column.clone(), shown)
            />
        }
    };
    let reset = move |()| {
        let columns = view.store.peek(|workbook| view.available.with_untracked(|all| columns::at_first(workbook, all)));
        view.choose_columns(&columns);
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Quiet on_click=reset>{t(texts::common::actions::RESET)}</Button>
            <Button kind=ButtonKind::Primary on_click=move |()| open.set(false)>
                {t(texts::common::actions::DONE)}
            </Button>
        }
        .into_any()
    };
    view! {
        <Dialog title=t(words::COLUMNS_TITLE) open=open on_close=move |_| open.set(false) footer=footer>
            <div class="accounts__columns">{move || view.available.get().into_iter().map(one).collect_view()}</div>
        </Dialog>
    }
}

/// Puts a tag on the selected accounts, or takes one off.
#[component]
pub fn TagDialog(view: TableView, open: RwSignal<bool>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("tags", vec![Part::text("tags", typed)]);
    begin_when_open(view, open, typed, unsaved);
    let edit = move |tags: Vec<String>, edit: TagEdit| {
        let accounts = untrack(|| view.selection());
        let (count, said) = (accounts.len(), tags.join(fmt::comma()));
        if let Err(problem) = tag_accounts(view.store, accounts, tags, edit) {
            return error.set(Some(problem));
        }
        typed.set(String::new());
        unsaved.done();
        open.set(false);
        let text = match edit {
            TagEdit::Add => words::tagged(count, said),
            TagEdit::Remove => words::untagged(count, said),
        };
        offer_undo(view.store, toasts, text);
    };
    let add = Callback::new(move |()| edit(split_tags(&typed.get_untracked()), TagEdit::Add));
    let carried = move || {
        let selection = view.selection();
        let tags: BTreeSet<String> = view.store.read(Topic::Accounts, |workbook| {
            let accounts = selection.into_iter().filter_map(|id| workbook.accounts.get(id));
            accounts.flat_map(|account| account.tags.iter().cloned()).collect()
        });
        if tags.is_empty() {
            return None;
        }
        let one = |tag: String| {
            let remove = move |tag: String| edit(vec![tag], TagEdit::Remove);
            view! { <crate::app::ui::components::Tag text=tag on_remove=remove /> }
        };
        let tags = tags.into_iter().map(one).collect_view();
        Some(view! { <p class="note">{t(words::TAGS_CARRIED)}</p> <div class="row">{tags}</div> })
    };
    view! {
        <Dialog
            title=t(words::TAG_TITLE)
            open=open
            on_close=move |_| open.set(false)
            width=DialogWidth::Narrow
            footer=move || confirm(t(words::TAG_ADD), open, Some(unsaved), add)
        >
            <div class="stack" on:keydown=move |event| on_enter(&event, add)>
                {unsaved.note()}
                <TextField
                    label=t(texts::common::fields::TAG)
                    help=t(words::TAG_HELP)
                    value=typed
                    error=error
                    on_input=move |value| typed.set(value)
                />
                {carried}
            </div>
        </Dialog>
    }
}

/// Asks for the name of a new account.
#[component]
pub fn AddDialog(
    view: TableView,
    open: RwSignal<bool>,
    /// Hears of the new account.
    #[prop(into)]
    on_added: Callback<linchpin::model::AccountId>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let unsaved = Unsaved::of("account", vec![Part::text("name", typed)]);
    begin_when_open(view, open, typed, unsaved);
    let there = Signal::derive(move || {
        let key = typed.with(|typed| name_key(typed));
        let same = |account: &linchpin::model::Account| name_key(account.name.as_str()) == key;
        let is_there = !key.is_empty() && view.store.peek(|workbook| workbook.accounts.iter().any(same));
        is_there.then(|| t(words::NAME_THERE).to_owned())
    });
    let add = Callback::new(move |()| match add_account(view.store, &typed.get_untracked()) {
        Err(problem) => error.set(Some(problem)),
        Ok(id) => {
            typed.set(String::new());
            unsaved.done();
            error.set(None);
            open.set(false);
            on_added.run(id);
        }
    });
    view! {
        <Dialog
            title=t(words::ADD)
            open=open
            on_close=move |_| open.set(false)
            width=DialogWidth::Narrow
            footer=move || confirm(t(texts::common::actions::ADD), open, Some(unsaved), add)
        >
            <div class="stack" on:keydown=move |event| on_enter(&event, add)>
                {unsaved.note()}
                <TextField
                    label=t(words::NAME)
                    value=typed
                    help=there
                    error=error
                    on_input=move |value| {
                        typed.set(value);
                        error.set(None);
                    }
                />
            </div>
        </Dialog>
    }
}

/// Each time a dialog opens it is empty, or as it was left.
fn begin_when_open(view: TableView, open: RwSignal<bool>, typed: RwSignal<String>, unsaved: Unsaved) {
    Effect::new(move || {
        if open.get() {
            unsaved.begin_over(typed, view.store.id(), "");
        }
    });
}

fn on_enter(event: &ev::KeyboardEvent, act: Callback<()>) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
    let on_button = target.is_some_and(|target| target.tag_name() == "BUTTON");
    if event.key() == "Enter" && !on_button {
        event.prevent_default();
        act.run(());
    }
}

/// The foot of a dialog: leave it, or do it.
fn confirm(label: &'static str, open: RwSignal<bool>, unsaved: Option<Unsaved>, act: Callback<()>) -> AnyView {
    let cancel = move |()| {
        if let Some(unsaved) = unsaved {
            unsaved.cancel();
        }
        open.set(false);
    };
    view! {
        <Button on_click=cancel>{t(texts::common::actions::CANCEL)}</Button>
        <Button kind=ButtonKind::Primary on_click=act>{label}</Button>
    }
    .into_any()
}
