//! The small dialogs of the page: a filter, the columns, a tag, a new account.

mod add_filter;

use std::collections::BTreeSet;

use leptos::{ev, prelude::*};
use linchpin::command::TagEdit;
use linchpin::exchange::import::name_key;
use wasm_bindgen::JsCast;

pub use add_filter::FilterDialog;

use super::acts::{add_account, tag_accounts};
use super::columns::{self, Column};
use super::view::TableView;
use super::words::split_tags;
use crate::app::i18n::{fmt, t, texts, texts::accounts as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, Checkbox, Dialog, DialogWidth, TextField, Toasts};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};

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
