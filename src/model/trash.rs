//! The trash: deleted records, kept for thirty days with everything that hung on them.

use super::{
    Account, Actual, Agreed, Criterion, Decision, Extra, Kpi, Rater, Record, ScoreRecord, Target, Timestamp, TrashId,
};

/// One deletion: what was deleted and what went with it. Restoring puts all of it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrashItem {
    /// The item's id.
    pub id: TrashId,
    /// When it was deleted.
    pub at: Timestamp,
    /// What was deleted.
    pub what: Trashed,
    /// The scores that went with it.
    pub scores: Vec<ScoreRecord>,
    /// The decisions that went with it.
    pub decisions: Vec<Decision>,
    /// The targets that went with it.
    pub targets: Vec<Target>,
    /// The actuals of those targets.
    pub actuals: Vec<Actual>,
    /// The agreed values that went with it.
    pub agreed: Vec<Agreed>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl TrashItem {
    /// A deletion with which nothing else went yet.
    pub fn new(id: TrashId, at: Timestamp, what: Trashed) -> Self {
        Self {
            id,
            at,
            what,
            scores: Vec::new(),
            decisions: Vec::new(),
            targets: Vec::new(),
            actuals: Vec::new(),
            agreed: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// How long deleted records are kept, in days.
    pub const KEPT_DAYS: i64 = 30;

    /// Whether the thirty days are over at a moment.
    pub fn is_due(&self, now: Timestamp) -> bool {
        now.ms() - self.at.ms() >= Self::KEPT_DAYS * Timestamp::DAY_MS
    }
}

impl Record for TrashItem {
    type Key = TrashId;

    fn key(&self) -> TrashId {
        self.id
    }
}

/// The record a person deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trashed {
    /// An account.
    Account(Box<Account>),
    /// A criterion.
    Criterion(Box<Criterion>),
    /// A KPI.
    Kpi(Box<Kpi>),
    /// A rater.
    Rater(Box<Rater>),
    /// A target, with the reason in its log when it was agreed.
    Target(Box<Target>),
}
