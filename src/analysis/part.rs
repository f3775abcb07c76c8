//! Some of the accounts looked at alone: a group that everything is filtered by (G-6).

use std::collections::BTreeSet;

use crate::model::spelling::is_same;
use crate::model::{AccountId, Owner, Workbook};

/// The workbook as if it had these accounts only: what is then asked of it (sums, shares, concentration) is of them.
/// Totals and ranks are no part of it: those of a scoreboard stay the ones of the whole list. Records are shared, so
/// it costs what finding the accounts costs.
pub fn part_of(workbook: &Workbook, accounts: &BTreeSet<AccountId>) -> Workbook {
    let mut part = workbook.clone();
    part.accounts.retain(|account| accounts.contains(&account.id));
    part
}

/// Whether a target of this owner is one of these accounts' alone. A manager's is when each of the manager's accounts
/// is among them: the target of a manager who has others too says nothing of the part. The portfolio's never is.
pub fn owns_in_part(workbook: &Workbook, accounts: &BTreeSet<AccountId>, owner: &Owner) -> bool {
    match owner {
        Owner::Account(id) => accounts.contains(id),
        Owner::Manager(name) => {
            let mut own = workbook.accounts.iter().filter(|account| is_same(&account.manager, name)).peekable();
            own.peek().is_some() && own.all(|account| accounts.contains(&account.id))
        }
        Owner::Portfolio => false,
    }
}
