//! Accounts that a table brings: new ones, known ones as they are to be, and the statuses among them as decisions.

use std::collections::{BTreeMap, BTreeSet};

use super::{CommandError, Field, Why, text};
use crate::change::{Change, Edit};
use crate::model::{Account, AccountId, Decision, DecisionId, Extra, Status, Timestamp, Workbook, order};

/// The reason of all statuses that a table brings, and the ids of the decisions they become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedStatuses {
    /// When.
    pub at: Timestamp,
    /// By whom and why; the reason is not empty.
    pub why: Why,
    /// The accounts whose status changes, each with the id of its decision.
    pub decisions: Vec<(AccountId, DecisionId)>,
}

/// Adds accounts under new ids.
pub(super) fn add(workbook: &Workbook, added: &[Account]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let mut new_ids = BTreeSet::new();
    for account in added {
        if workbook.accounts.contains(account.id) || !new_ids.insert(account.id) {
            return Err(CommandError::IdTaken);
        }
        change.push(Edit::Added(account.clone()));
    }
    Ok(change)
}

/// Takes a table in: accounts, and an entry in the decision log for each status that changes. A new account had been a
/// regular one.
pub(super) fn take_in(
    workbook: &Workbook,
    added: &[Account],
    changed: &[Account],
    decided: Option<&ImportedStatuses>,
) -> Result<Change, CommandError> {
    let mut change = add(workbook, added)?;
    let mut statuses: Vec<(AccountId, Status, Status)> =
        added.iter().map(|account| (account.id, Status::default(), account.status)).collect();
    for after in changed {
        let before = workbook.accounts.get(after.id).ok_or(CommandError::NoAccount(after.id))?;
        if let Some(edit) = Edit::between(Some(before), Some(after)) {
            change.push(edit);
            statuses.push((after.id, before.status, after.status));
        }
    }
    statuses.retain(|(_, from, to)| from != to);
    for decision in decisions(workbook, statuses, decided)? {
        change.push(Edit::Added(decision));
    }
    Ok(change)
}

fn decisions(
    workbook: &Workbook,
    statuses: Vec<(AccountId, Status, Status)>,
    decided: Option<&ImportedStatuses>,
) -> Result<Vec<Decision>, CommandError> {
    if statuses.is_empty() {
        return Ok(Vec::new());
    }
    let given = decided.filter(|decided| !decided.why.reason.trim().is_empty());
    let ImportedStatuses { at, why, decisions } = given.ok_or(CommandError::ReasonMissing)?;
    let (by, reason) = (text::line(Field::By, &why.by)?, text::free(Field::Reason, &why.reason)?);
    let ids: BTreeMap<_, _> = order::map(decisions.iter().copied());
    let mut taken = BTreeSet::new();
    let entry = |(account, from, to)| {
        let id = *ids.get(&account).ok_or(CommandError::NoAccount(account))?;
        if workbook.decisions.contains(id) || !taken.insert(id) {
            return Err(CommandError::IdTaken);
        }
        let (by, reason) = (by.clone(), reason.clone());
        Ok(Decision { id, account, at: *at, by, from, to, reason, extra: Extra::new() })
    };
    statuses.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{AccountCommand, Command, apply};
    use crate::model::{Name, WorkbookId};

    fn account(id: u64, status: Status) -> Account {
        let name = Name::parse(&format!("A{id}")).unwrap_or_else(|error| panic!("{error:?}"));
        Account { status, ..Account::new(AccountId::new(id), name) }
    }

    /// What an import writes into the log of a workbook with a key account, 1: account, from, to.
    fn check(
        added: &[Account],
        changed: &[Account],
        reason: &str,
        expected: Result<&[(u64, Status, Status)], CommandError>,
    ) {
        let name = Name::parse("Test").unwrap_or_else(|error| panic!("{error:?}"));
        let mut book = Workbook::empty(WorkbookId::new(1), name, Timestamp::from_ms(0));
        book.accounts.insert(account(1, Status::Key));
        let decisions = (1..9).map(|id| (AccountId::new(id), DecisionId::new(id))).collect();
        let why = Why { by: "us".into(), reason: reason.into() };
        let decided = Some(ImportedStatuses { at: Timestamp::from_ms(5), why, decisions });
        let (added, changed) = (added.to_vec(), changed.to_vec());
        let command = AccountCommand::Import { added, changed, decided, currency: None, parts: Vec::new() };
        let found = apply(&book, &Command::Account(command)).map(|change| {
            assert!(change.apply(&mut book).is_ok());
            let log = book.decisions.iter();
            assert!(log.clone().all(|one| (one.reason.as_str(), one.by.as_str(), one.at.ms()) == (reason, "us", 5)));
            log.map(|one| (one.account.value(), one.from, one.to)).collect::<Vec<_>>()
        });
        assert_eq!(found.as_deref(), expected.as_ref().map(|log| *log));
    }

    #[test]
    fn each_changed_status_is_a_decision_with_the_reason() {
        use Status::{Key, Regular, Watch};
        let news = [account(2, Key), account(3, Regular)];
        check(&news, &[account(1, Watch)], "the list", Ok(&[(1, Key, Watch), (2, Regular, Key)]));
        check(&[], &[Account { city: "Rome".into(), ..account(1, Key) }], "", Ok(&[]));
        check(&[], &[account(1, Watch)], " ", Err(CommandError::ReasonMissing));
        check(&[account(9, Key)], &[], "the list", Err(CommandError::NoAccount(AccountId::new(9))));
    }
}
