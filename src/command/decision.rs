//! Commands about the status of accounts: the decision log (S-10).

use super::{CommandError, Field, text};
use crate::change::{Change, Edit};
use crate::model::{Account, AccountId, Decision, DecisionId, Extra, Status, Timestamp, Workbook};

/// What can be asked about decisions.
#[derive(Debug, Clone, PartialEq)]
pub enum DecisionCommand {
    /// Gives accounts a status, each with an entry in the log. Accounts that have the status already are left out.
    SetStatus {
        /// The accounts, each with the id of its decision.
        accounts: Vec<(AccountId, DecisionId)>,
        /// The status they are to have.
        to: Status,
        /// Why, as typed.
        reason: String,
        /// Who, as typed; may be empty.
        by: String,
        /// When.
        at: Timestamp,
    },
}

pub(super) fn apply(workbook: &Workbook, command: &DecisionCommand) -> Result<Change, CommandError> {
    let DecisionCommand::SetStatus { accounts, to, reason, by, at } = command;
    let (reason, by) = (text::free(Field::Reason, reason)?, text::line(Field::By, by)?);
    let mut change = Change::none();
    for &(id, decision) in accounts {
        let before = workbook.accounts.get(id).ok_or(CommandError::NoAccount(id))?;
        if workbook.decisions.contains(decision) {
            return Err(CommandError::IdTaken);
        }
        let after = Account { status: *to, ..before.clone() };
        let Some(edit) = Edit::between(Some(before), Some(&after)) else { continue };
        change.push(edit);
        change.push(Edit::Added(Decision {
            id: decision,
            account: id,
            at: *at,
            by: by.clone(),
            from: before.status,
            to: *to,
            reason: reason.clone(),
            extra: Extra::new(),
        }));
    }
    Ok(change)
}
