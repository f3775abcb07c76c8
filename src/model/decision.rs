//! The decision log: every change of an account's status, with when, who and why (S-10).

use super::{AccountId, DecisionId, Extra, Record, Status, Timestamp};

/// One change of one account's status. Decisions are added, never rewritten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The decision's id.
    pub id: DecisionId,
    /// The account decided on.
    pub account: AccountId,
    /// When it was decided.
    pub at: Timestamp,
    /// Who decided, as they call themselves; may be empty.
    pub by: String,
    /// The status before.
    pub from: Status,
    /// The status after.
    pub to: Status,
    /// Why.
    pub reason: String,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Record for Decision {
    type Key = DecisionId;

    fn key(&self) -> DecisionId {
        self.id
    }
}
