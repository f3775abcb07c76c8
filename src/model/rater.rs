//! Raters: the people who score.

use super::{Extra, Name, RaterId, Record, TakenBallot};

/// A person (or the team as one) who gives scores. A new workbook has one rater, the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rater {
    /// The rater's id.
    pub id: RaterId,
    /// What the rater is called.
    pub name: Name,
    /// The rater's ballots that were taken in, the oldest first; no account is in two of them.
    pub ballots: Vec<TakenBallot>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Rater {
    /// A rater of whom no ballot came in yet.
    pub fn new(id: RaterId, name: Name) -> Self {
        Self { id, name, ballots: Vec::new(), extra: Extra::new() }
    }
}

impl Record for Rater {
    type Key = RaterId;

    fn key(&self) -> RaterId {
        self.id
    }
}
