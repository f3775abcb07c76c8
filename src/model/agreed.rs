//! Agreed values: what the team settled on where its raters differed.

use super::{AccountId, CriterionId, Extra, KeyNumbers, Record, Score, TableKey, Timestamp};

/// A cell of the matrix, whoever scored it: the key of an [`Agreed`] value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// The account that is scored.
    pub account: AccountId,
    /// The criterion it is scored on.
    pub criterion: CriterionId,
}

impl TableKey for CellKey {
    fn numbers(self) -> KeyNumbers {
        [self.account.value(), self.criterion.value(), 0]
    }
}

/// The score the team agreed on for a cell. It stands in place of the raters' own scores, which stay as they are (C-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The account that is scored.
    pub account: AccountId,
    /// The criterion it is scored on.
    pub criterion: CriterionId,
    /// The score agreed on.
    pub value: Score,
    /// Why: never empty. At most [`super::MAX_TEXT`] characters.
    pub comment: String,
    /// Who noted it, as they call themselves; may be empty.
    pub by: String,
    /// When it was agreed.
    pub at: Timestamp,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Record for Agreed {
    type Key = CellKey;

    fn key(&self) -> CellKey {
        CellKey { account: self.account, criterion: self.criterion }
    }
}
