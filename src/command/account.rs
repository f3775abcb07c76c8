//! Commands about accounts.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{self, Why};
use super::{CommandError, Field, ImportedStatuses, MetaEdit, import, meta, text};
use crate::change::{Act, Change, Edit};
use crate::model::{
    Account, AccountClass, AccountId, Actual, Currency, Date, FieldValue, Figures, FuturePosition, Money,
    MonthsCovered, Owner, Ownership, Period, Programme, Role, Timestamp, TrashId, TrashItem, Trashed, Workbook,
};

/// What can be asked about accounts.
#[derive(Debug, Clone, PartialEq)]
pub enum AccountCommand {
    /// Adds accounts under new ids.
    Add(Vec<Account>),
    /// Edits one account: all edits together, or none.
    Edit {
        /// The account.
        account: AccountId,
        /// What to change.
        edits: Vec<AccountEdit>,
    },
    /// Edits several accounts as one act, each in its own way: all edits together, or none.
    EditEach(Vec<(AccountId, Vec<AccountEdit>)>),
    /// Puts a tag on accounts or takes it off.
    Tag {
        /// The accounts.
        accounts: Vec<AccountId>,
        /// The tags as typed, at least one.
        tags: Vec<String>,
        /// On or off.
        edit: TagEdit,
    },
    /// Moves accounts, with their scores, decisions and targets, to the trash. Agreed targets go when a reason is given,
    /// which is written into the log of each of them.
    Delete {
        /// The accounts, each with the id of its trash item.
        accounts: Vec<(AccountId, TrashId)>,
        /// When.
        at: Timestamp,
        /// Who and why; needed where a target of them is agreed.
        why: Option<Why>,
    },
    /// Takes in a table: new accounts, and known ones as they are to be. One act, one undo.
    Import {
        /// Accounts under new ids.
        added: Vec<Account>,
        /// Known accounts as they are to be.
        changed: Vec<Account>,
        /// Why statuses change; asked for when one does.
        decided: Option<ImportedStatuses>,
        /// The currency the workbook counts in from now on, where the table says another; the accounts are in it.
        currency: Option<Currency>,
        /// Periods with the months that their figures cover from now on; `None` for all of them.
        parts: Vec<(Period, Option<MonthsCovered>)>,
    },
}

/// Whether a tag is put on or taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagEdit {
    /// Put it on.
    Add,
    /// Take it off.
    Remove,
}

/// One edit of one account. Texts come as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum AccountEdit {
    /// Its name.
    Name(String),
    /// Its code.
    Code(String),
    /// Its sector.
    Sector(String),
    /// Public or private.
    Ownership(Option<Ownership>),
    /// Its size.
    Size(String),
    /// Its country.
    Country(String),
    /// Its city.
    City(String),
    /// Its technology.
    Technology(String),
    /// Its way of ordering.
    OrderPattern(String),
    /// All its tags.
    Tags(Vec<String>),
    /// Its account manager.
    Manager(String),
    /// Its executive sponsor.
    Sponsor(String),
    /// Since when it is a customer.
    CustomerSince(Option<Date>),
    /// A free field; `None` takes it away.
    Field(String, Option<FieldValue>),
    /// Revenue of a period; `None` for unknown.
    Revenue(Period, Option<Money>),
    /// Profit of a period; `None` for unknown.
    Profit(Period, Option<Money>),
    /// Its notes.
    Notes(String),
    /// What it is to us.
    Roles(BTreeSet<Role>),
    /// Its class; `None` for not set.
    Class(Option<AccountClass>),
    /// The programme it is in; `None` for not set.
    Programme(Option<Programme>),
    /// Where it is to stand in three years; `None` for not said.
    Future(Option<FuturePosition>),
}

impl AccountCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Add(_) => Act::AddAccount,
            Self::Edit { .. } => Act::EditAccount,
            Self::EditEach(_) => Act::EditAccounts,
            Self::Tag { .. } => Act::TagAccounts,
            Self::Delete { .. } => Act::DeleteAccounts,
            Self::Import { .. } => Act::ImportAccounts,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &AccountCommand) -> Result<Change, CommandError> {
    match command {
        AccountCommand::Add(accounts) => import::add(workbook, accounts),
        AccountCommand::Edit { account, edits } => edit(workbook, *account, edits),
        AccountCommand::EditEach(accounts) => edit_each(workbook, accounts),
        AccountCommand::Tag { accounts, tags, edit } => retag(workbook, accounts, tags, *edit),
        AccountCommand::Delete { accounts, at, why } => delete(workbook, accounts, *at, why.as_ref()),
        AccountCommand::Import { added, changed, decided, currency, parts } => {
            let parts = parts.iter().map(|(period, covers)| MetaEdit::PartPeriod(*period, *covers));
            let edits: Vec<MetaEdit> = currency.map(MetaEdit::Currency).into_iter().chain(parts).collect();
            let mut change = meta::apply(workbook, &edits)?;
            if change.edits.is_empty() {
                return import::take_in(workbook, added, changed, decided.as_ref());
            }
            let mut counted = workbook.clone();
            change.apply(&mut counted).map_err(|_| CommandError::AmountsTooLarge)?;
            change.edits.extend(import::take_in(&counted, added, changed, decided.as_ref())?.edits);
            Ok(change)
        }
    }
}

fn find(workbook: &Workbook, id: AccountId) -> Result<&Account, CommandError> {
    workbook.accounts.get(id).ok_or(CommandError::NoAccount(id))
}

fn edit(workbook: &Workbook, id: AccountId, edits: &[AccountEdit]) -> Result<Change, CommandError> {
    let before = find(workbook, id)?;
    let mut after = before.clone();
    for edit in edits {
        edit_one(&mut after, edit)?;
    }
    Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
}

fn edit_each(workbook: &Workbook, accounts: &[(AccountId, Vec<AccountEdit>)]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let mut seen = BTreeSet::new();
    for (id, edits) in accounts {
        // Each is edited from what it was: a second list of the same account would take the first one's edits back.
        if !seen.insert(*id) {
            return Err(CommandError::IdTaken);
        }
        change.edits.extend(edit(workbook, *id, edits)?.edits);
    }
    Ok(change)
}

fn edit_one(account: &mut Account, edit: &AccountEdit) -> Result<(), CommandError> {
    match edit {
        AccountEdit::Name(typed) => account.name = text::name(Field::Name, typed)?,
        AccountEdit::Code(typed) => account.code = text::line(Field::Code, typed)?,
        AccountEdit::Sector(typed) => account.sector = text::line(Field::Sector, typed)?,
        AccountEdit::Ownership(ownership) => account.ownership = *ownership,
        AccountEdit::Size(typed) => account.size = text::line(Field::Size, typed)?,
        AccountEdit::Country(typed) => account.country = text::line(Field::Country, typed)?,
        AccountEdit::City(typed) => account.city = text::line(Field::City, typed)?,
        AccountEdit::Technology(typed) => account.technology = text::free(Field::Technology, typed)?,
        AccountEdit::OrderPattern(typed) => account.order_pattern = text::free(Field::OrderPattern, typed)?,
        AccountEdit::Tags(typed) => account.tags = tags(typed)?,
        AccountEdit::Manager(typed) => account.manager = text::line(Field::Manager, typed)?,
        AccountEdit::Sponsor(typed) => account.sponsor = text::line(Field::Sponsor, typed)?,
        AccountEdit::CustomerSince(day) => account.customer_since = *day,
        AccountEdit::Field(typed, value) => set_field(&mut account.fields, typed, value.as_ref())?,
        AccountEdit::Revenue(period, amount) => figures(account, *period, |figures| figures.revenue = *amount),
        AccountEdit::Profit(period, amount) => figures(account, *period, |figures| figures.profit = *amount),
        AccountEdit::Notes(typed) => account.notes = text::free(Field::Notes, typed)?,
        AccountEdit::Roles(roles) => account.roles.clone_from(roles),
        AccountEdit::Class(class) => account.class = *class,
        AccountEdit::Programme(programme) => account.programme = *programme,
        AccountEdit::Future(future) => account.future = *future,
    }
    Ok(())
}

fn tags(typed: &[String]) -> Result<BTreeSet<String>, CommandError> {
    let mut tags = BTreeSet::new();
    for tag in typed {
        tags.insert(text::name(Field::Tag, tag)?.as_str().to_owned());
    }
    Ok(tags)
}

fn set_field(
    fields: &mut BTreeMap<String, FieldValue>,
    name: &str,
    value: Option<&FieldValue>,
) -> Result<(), CommandError> {
    let name = text::name(Field::FreeField, name)?.as_str().to_owned();
    match value {
        None => {
            fields.remove(&name);
        }
        Some(FieldValue::Text(typed)) => {
            fields.insert(name, FieldValue::Text(text::free(Field::FreeField, typed)?));
        }
        Some(number) => {
            fields.insert(name, number.clone());
        }
    }
    Ok(())
}

// A period of which nothing is known is not kept, so that equal knowledge is equal data.
fn figures(account: &mut Account, period: Period, set: impl FnOnce(&mut Figures)) {
    let figures = account.figures.entry(period).or_default();
    set(figures);
    if *figures == Figures::default() {
        account.figures.remove(&period);
    }
}

fn retag(workbook: &Workbook, accounts: &[AccountId], typed: &[String], edit: TagEdit) -> Result<Change, CommandError> {
    if typed.is_empty() {
        return Err(CommandError::Name { field: Field::Tag, error: crate::model::NameError::Empty });
    }
    let tags = tags(typed)?;
    let mut change = Change::none();
    for &id in accounts {
        let before = find(workbook, id)?;
        let mut after = before.clone();
        match edit {
            TagEdit::Add => after.tags.extend(tags.iter().cloned()),
            TagEdit::Remove => after.tags.retain(|tag| !tags.contains(tag)),
        }
        if let Some(edit) = Edit::between(Some(before), Some(&after)) {
            change.push(edit);
        }
    }
    Ok(change)
}

fn delete(
    workbook: &Workbook,
    accounts: &[(AccountId, TrashId)],
    at: Timestamp,
    why: Option<&Why>,
) -> Result<Change, CommandError> {
    let mut change = Change::none();
    for &(id, trash) in accounts {
        let account = find(workbook, id)?;
        if workbook.trash.contains(trash) {
            return Err(CommandError::IdTaken);
        }
        let targets: Vec<_> =
            workbook.targets.iter().filter(|target| target.owner == Owner::Account(id)).cloned().collect();
        let actuals: Vec<Actual> = targets.iter().flat_map(|target| workbook.actuals_of(target.id)).cloned().collect();
        let mut item = TrashItem {
            id: trash,
            at,
            what: Trashed::Account(Box::new(account.clone())),
            scores: workbook.scores_of(id).cloned().collect(),
            decisions: workbook.decisions.iter().filter(|decision| decision.account == id).cloned().collect(),
            targets,
            actuals,
            agreed: workbook.agreed_of(id).cloned().collect(),
            extra: BTreeMap::new(),
        };
        super::trash::leave(&mut change, &item);
        // In the trash each target has the reason for which it went.
        for target in &mut item.targets {
            *target = revision::removed(target, at, why)?;
        }
        change.push(Edit::Added(item));
    }
    Ok(change)
}
