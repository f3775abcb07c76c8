//! Snapshots: what a ranking was made of at a moment, under a name, to compare with later.

use super::{AccountId, CriterionId, Extra, Name, Record, SnapshotId, Timestamp, Weight};

/// The weights and the cells of a matrix at a moment. It holds what the ranking was made of and no more, under the
/// names of that moment, so that it stays readable when accounts and criteria have gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The snapshot's id.
    pub id: SnapshotId,
    /// What it is called.
    pub name: Name,
    /// When it was made.
    pub at: Timestamp,
    /// The size N of the key list, 1–1,000.
    pub top_n: u16,
    /// The criteria in the team's order.
    pub criteria: Vec<SnapshotCriterion>,
    /// The accounts that had a score, in the order of their ids.
    pub accounts: Vec<SnapshotAccount>,
    /// Fields of newer versions.
    pub extra: Extra,
}

/// A criterion as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotCriterion {
    /// The criterion's id.
    pub id: CriterionId,
    /// What it was called.
    pub name: Name,
    /// How much it counted.
    pub weight: Weight,
    /// Where its scores came from.
    pub scored_by: ScoredBy,
    /// Fields of newer versions.
    pub extra: Extra,
}

/// Where a criterion's scores come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ScoredBy {
    /// People score it.
    #[default]
    People,
    /// It scores itself from the accounts' numbers (S-8).
    Numbers,
}

/// An account as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotAccount {
    /// The account's id.
    pub id: AccountId,
    /// What it was called.
    pub name: Name,
    /// Its group scores.
    pub scores: ScoreRow,
    /// Fields of newer versions.
    pub extra: Extra,
}

/// The group scores of an account in the order of the snapshot's criteria; `None` where there was none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreRow(pub Vec<Option<GroupScore>>);

/// A group score as an exact fraction: a sum of scores and how many they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupScore {
    sum: u32,
    count: u32,
}

impl GroupScore {
    /// So many scores of this sum; `None` unless their mean is 1 to 10.
    pub const fn new(sum: u32, count: u32) -> Option<Self> {
        if count > 0 && sum >= count && sum as u64 <= count as u64 * 10 { Some(Self { sum, count }) } else { None }
    }

    /// The sum of the scores.
    pub const fn sum(self) -> u32 {
        self.sum
    }

    /// How many scores there were.
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The mean, 1–10.
    pub fn mean(self) -> f64 {
        f64::from(self.sum) / f64::from(self.count)
    }
}

impl Record for Snapshot {
    type Key = SnapshotId;

    fn key(&self) -> SnapshotId {
        self.id
    }
}
