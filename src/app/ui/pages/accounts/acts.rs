//! What is done to accounts as wholes: adding, deleting, tagging, each undoable from its toast.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{AccountCommand, Command, TagEdit, Why};
use linchpin::exchange::AccountField;
use linchpin::exchange::export::{self, Coded};
use linchpin::exchange::table::Delimiter;
use linchpin::model::{Account, AccountId, Name, Owner, Target, order};

use super::columns::Column;
use super::view::TableView;
use super::words::refusal;
use crate::app::i18n::{Named as _, errors, t, texts::accounts as words};
use crate::app::platform::{clock, file, random};
use crate::app::state::{Store, use_desk};
use crate::app::storage::SnapshotReason;
use crate::app::ui::components::{Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell::focus_title_if_lost;

/// Adds an account of which only the name is known.
///
/// # Errors
/// In words, to stand beside the name.
pub fn add_account(store: Store, name: &str) -> Result<AccountId, String> {
    let name = Name::parse(name).map_err(errors::name_error)?;
    let id = random::new_id();
    let command = AccountCommand::Add(vec![Account::new(id, name)]);
    store.dispatch(Command::Account(command)).map_err(|refused| refusal(&refused))?;
    Ok(id)
}

/// Moves accounts to the trash and offers to bring them back; where agreed targets would go along, it waits for the
/// reason, see [`super::reason`].
pub fn delete_accounts(view: TableView, toasts: Toasts, accounts: Vec<AccountId>) {
    if agreed_targets(view.store, &accounts) > 0 {
        return view.deleting.set(accounts);
    }
    delete_for(view, toasts, accounts, None, move |done| {
        if let Err(refused) = done {
            toasts.tell(Tone::Danger, refused);
        }
    });
}

/// How many agreed targets some accounts have.
pub fn agreed_targets(store: Store, accounts: &[AccountId]) -> usize {
    let accounts: BTreeSet<AccountId> = order::set(accounts.iter().copied());
    let of_them = |target: &&Target| matches!(&target.owner, Owner::Account(id) if accounts.contains(id));
    store.peek(|workbook| workbook.targets.iter().filter(|it| it.agreed.is_some()).filter(of_them).count())
}

/// Moves accounts to the trash, for a reason where one is needed, and says whether it was done, or in words why not.
/// Before many go at once, a copy of the workbook is kept.
pub fn delete_for(
    view: TableView,
    toasts: Toasts,
    accounts: Vec<AccountId>,
    why: Option<Why>,
    then: impl FnOnce(Result<(), String>) + 'static,
) {
    if accounts.len() < 2 {
        return then(delete_now(view, toasts, &accounts, why));
    }
    let desk = use_desk();
    spawn_local(async move {
        desk.snapshot(SnapshotReason::BeforeDelete, "").await;
        then(delete_now(view, toasts, &accounts, why));
    });
}

fn delete_now(view: TableView, toasts: Toasts, accounts: &[AccountId], why: Option<Why>) -> Result<(), String> {
    let pairs = accounts.iter().map(|id| (*id, random::new_id())).collect();
    let name = match accounts {
        [id] => view.store.title(*id),
        _ => None,
    };
    let command = AccountCommand::Delete { accounts: pairs, at: clock::now(), why };
    view.store.dispatch(Command::Account(command)).map_err(|refused| refusal(&refused))?;
    // The page may have been left while the copy was kept.
    view.selected.try_update(|selected| selected.retain(|id| !accounts.contains(id)));
    // The button that was pressed goes with what was chosen.
    focus_title_if_lost();
    let text = name.map_or_else(|| words::deleted_many(accounts.len()), words::deleted_one);
    offer_undo(view.store, toasts, text);
    Ok(())
}

/// Puts tags on accounts or takes them off.
///
/// # Errors
/// In words, to stand beside the tag.
pub fn tag_accounts(store: Store, accounts: Vec<AccountId>, tags: Vec<String>, edit: TagEdit) -> Result<(), String> {
    let command = AccountCommand::Tag { accounts, tags, edit };
    store.dispatch(Command::Account(command)).map_err(|refused| refusal(&refused))
}

/// How a table of text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportKind {
    /// Commas and decimal points: what programs read.
    Comma,
    /// Semicolons and decimal commas: what spreadsheet programs open where the comma is the decimal mark.
    Semicolon,
}

/// Offers the shown accounts with all their fields as a file.
pub fn export_accounts(view: TableView, toasts: Toasts, kind: ExportKind) {
    let available = view.available.get_untracked();
    let delimiter = if kind == ExportKind::Comma { Delimiter::Comma } else { Delimiter::Semicolon };
    let ids = view.shown.get_untracked();
    let (name, text) = view.store.peek(|workbook| {
        let is_used = |column: &&Column| match column {
            Column::Field(AccountField::Name) | Column::Status => true,
            Column::Field(_) => workbook.accounts.iter().any(|account| !column.is_empty_in(account)),
        };
        let exported = |column: &Column| match column {
            Column::Field(field) => (field.clone(), column.label()),
            Column::Status => (AccountField::Status, column.label()),
        };
        let columns: Vec<_> = available.iter().filter(is_used).map(exported).collect();
        let accounts = ids.iter().filter_map(|id| workbook.accounts.get(*id));
        let text = export::write_accounts(accounts, &columns, workbook.meta.currency, delimiter, named);
        (workbook.meta.name.to_string(), text)
    });
    // Without the mark, spreadsheet programs take UTF-8 for a code page.
    let bytes = format!("\u{feff}{text}");
    let name = match kind {
        ExportKind::Comma => format!("{} — {}.csv", file_name(&name), clock::today()),
        ExportKind::Semicolon => {
            let kind = t(words::EXPORT_NAME_SEMICOLON);
            format!("{} — {} — {kind}.csv", file_name(&name), clock::today())
        }
    };
    match file::download(&name, "text/csv;charset=utf-8", bytes.as_bytes()) {
        Ok(()) => toasts.tell(Tone::Success, words::exported(ids.len(), name)),
        Err(_) => toasts.tell(Tone::Danger, t(words::EXPORT_BLOCKED)),
    }
}

/// A value in an exported cell is called as it is on the page.
fn named(coded: Coded) -> String {
    let text = match coded {
        Coded::Status(status) => status.text(),
        Coded::Role(role) => role.text(),
        Coded::Class(class) => class.text(),
        Coded::Programme(programme) => programme.text(),
        Coded::Ownership(ownership) => ownership.text(),
    };
    t(text).to_owned()
}

// Characters that some file system does not take.
fn file_name(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).collect()
}
