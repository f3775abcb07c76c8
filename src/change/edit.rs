//! One record added, updated or removed.

use crate::model::{Record, Table};

/// What happened to one record. The whole record stands before and after, so that the inverse needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit<R: Record> {
    /// The record was not there and is now.
    Added(R),
    /// The record was there and is now another, under the same key.
    Updated {
        /// The record before.
        before: R,
        /// The record after.
        after: R,
    },
    /// The record was there and is no more.
    Removed(R),
}

/// Why an edit does not fit the table it was to be applied to. The table is then unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Conflict {
    /// Something is already there under the key that was to be added.
    Exists,
    /// Nothing is there under the key that was to be updated or removed.
    Missing,
    /// What is there is not what the edit found when it was made.
    Differs,
}

impl<R: Record> Edit<R> {
    /// The key of the record it is about.
    pub fn key(&self) -> R::Key {
        match self {
            Self::Added(record) | Self::Removed(record) | Self::Updated { after: record, .. } => record.key(),
        }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Added(record) => Self::Removed(record),
            Self::Updated { before, after } => Self::Updated { before: after, after: before },
            Self::Removed(record) => Self::Added(record),
        }
    }

    /// The edit that leads from one state of a record to another; `None` when they are equal.
    pub fn between(before: Option<&R>, after: Option<&R>) -> Option<Self> {
        match (before, after) {
            (None, Some(after)) => Some(Self::Added(after.clone())),
            (Some(before), None) => Some(Self::Removed(before.clone())),
            (Some(before), Some(after)) if before != after => {
                Some(Self::Updated { before: before.clone(), after: after.clone() })
            }
            _ => None,
        }
    }

    /// Applies the edit, or says why it does not fit and leaves the table as it was.
    pub fn apply(&self, table: &mut Table<R>) -> Result<(), Conflict> {
        match self {
            Self::Added(record) => {
                if table.contains(record.key()) {
                    return Err(Conflict::Exists);
                }
                table.insert(record.clone());
            }
            Self::Updated { before, after } => {
                expect(table, before)?;
                table.insert(after.clone());
            }
            Self::Removed(record) => {
                expect(table, record)?;
                table.remove(record.key());
            }
        }
        Ok(())
    }

    /// This edit followed by another of the same record, as one; `None` when together they change nothing.
    #[must_use]
    pub fn then(self, next: Self) -> Option<Self> {
        let (before, _) = self.into_ends();
        let (_, after) = next.into_ends();
        Self::between(before.as_ref(), after.as_ref())
    }

    fn into_ends(self) -> (Option<R>, Option<R>) {
        match self {
            Self::Added(after) => (None, Some(after)),
            Self::Updated { before, after } => (Some(before), Some(after)),
            Self::Removed(before) => (Some(before), None),
        }
    }
}

fn expect<R: Record>(table: &Table<R>, record: &R) -> Result<(), Conflict> {
    match table.get(record.key()) {
        None => Err(Conflict::Missing),
        Some(found) if found != record => Err(Conflict::Differs),
        Some(_) => Ok(()),
    }
}
