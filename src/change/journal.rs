//! The journal: every change of a workbook with its revision, and the replay of it.

use super::{Act, Change, ChangeError};
use crate::model::{Timestamp, Workbook};

/// One entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// The revision of the workbook after the change: one more than before, from 1.
    pub revision: u64,
    /// When it happened, for display only.
    pub at: Timestamp,
    /// What kind of act it was.
    pub act: Act,
    /// Whether it was done, undone or done again.
    pub kind: EntryKind,
    /// What it changed.
    pub change: Change,
}

/// How an entry came about. Undoing appends; nothing is ever cut away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A person's act.
    Do,
    /// The undoing of the act of an earlier revision.
    Undo {
        /// The revision of the act.
        of: u64,
    },
    /// The redoing of the act of an earlier revision.
    Redo {
        /// The revision of the act.
        of: u64,
    },
    /// Housekeeping that is not undone, such as emptying the trash when its days are over.
    Housekeeping,
}

/// Why a journal cannot be replayed. The workbook then holds everything before the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReplayError {
    /// The entry's revision does not follow the one before.
    Gap {
        /// The revision that was to come.
        expected: u64,
        /// The revision that came.
        found: u64,
    },
    /// The entry's change does not fit.
    Change {
        /// The entry's revision.
        revision: u64,
        /// Why it does not fit.
        error: ChangeError,
    },
}

/// Applies entries to a workbook at a revision, one after the other, and gives the revision reached. Entries up to
/// the revision it has are passed over.
pub fn replay(workbook: &mut Workbook, mut revision: u64, entries: &[JournalEntry]) -> Result<u64, (u64, ReplayError)> {
    for entry in entries {
        if entry.revision <= revision {
            continue;
        }
        if entry.revision != revision + 1 {
            return Err((revision, ReplayError::Gap { expected: revision + 1, found: entry.revision }));
        }
        if let Err(error) = entry.change.apply(workbook) {
            return Err((revision, ReplayError::Change { revision: entry.revision, error }));
        }
        revision = entry.revision;
    }
    Ok(revision)
}
