//! Scores: one rater's mark of one account on one criterion.

use super::{AccountId, CriterionId, Extra, KeyNumbers, RaterId, Record, TableKey};

/// A score: a whole number from 1 to 10 (S-1). "Not scored" is the absence of a record, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The lowest score.
    pub const MIN: Self = Self(1);
    /// The highest score.
    pub const MAX: Self = Self(10);

    /// A score; `None` outside 1–10.
    pub const fn new(value: u8) -> Option<Self> {
        if value >= 1 && value <= 10 { Some(Self(value)) } else { None }
    }

    /// The number, 1–10.
    pub const fn value(self) -> u8 {
        self.0
    }
}

/// Whose score of what: the key of a [`ScoreRecord`]. Ordered by account first, so that an account's scores lie
/// together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScoreKey {
    /// The account that is scored.
    pub account: AccountId,
    /// The criterion it is scored on.
    pub criterion: CriterionId,
    /// The person who gave the score.
    pub rater: RaterId,
}

impl TableKey for ScoreKey {
    fn numbers(self) -> KeyNumbers {
        [self.account.value(), self.criterion.value(), self.rater.value()]
    }
}

/// One rater's score of one account on one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRecord {
    /// The account that is scored.
    pub account: AccountId,
    /// The criterion it is scored on.
    pub criterion: CriterionId,
    /// The person who gave the score.
    pub rater: RaterId,
    /// The score.
    pub value: Score,
    /// Why, in the rater's words; empty when nothing was said. At most [`super::MAX_TEXT`] characters.
    pub comment: String,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Record for ScoreRecord {
    type Key = ScoreKey;

    fn key(&self) -> ScoreKey {
        ScoreKey { account: self.account, criterion: self.criterion, rater: self.rater }
    }
}
