//! Raters: the people who score.

use super::{Extra, Name, RaterId, Record};

/// A person (or the team as one) who gives scores. A new workbook has one rater, the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rater {
    /// The rater's id.
    pub id: RaterId,
    /// What the rater is called.
    pub name: Name,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Record for Rater {
    type Key = RaterId;

    fn key(&self) -> RaterId {
        self.id
    }
}
