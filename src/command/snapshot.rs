//! Commands about snapshots.

use super::{CommandError, Field, text};
use crate::change::{Change, Edit};
use crate::model::{Snapshot, SnapshotId, Workbook};

/// What can be asked about snapshots.
#[derive(Debug, Clone, PartialEq)]
pub enum SnapshotCommand {
    /// Keeps a snapshot under a new id.
    Keep(Snapshot),
    /// Gives a snapshot another name.
    Rename {
        /// The snapshot.
        snapshot: SnapshotId,
        /// The name as typed.
        name: String,
    },
    /// Deletes a snapshot; undo brings it back.
    Delete(SnapshotId),
}

pub(super) fn apply(workbook: &Workbook, command: &SnapshotCommand) -> Result<Change, CommandError> {
    match command {
        SnapshotCommand::Keep(snapshot) => {
            if workbook.snapshots.contains(snapshot.id) {
                return Err(CommandError::IdTaken);
            }
            free_name(workbook, snapshot.id, snapshot.name.as_str())?;
            Ok(Change::one(Edit::Added(snapshot.clone())))
        }
        SnapshotCommand::Rename { snapshot, name } => {
            let before = find(workbook, *snapshot)?;
            let after = Snapshot { name: text::name(Field::Name, name)?, ..before.clone() };
            free_name(workbook, *snapshot, after.name.as_str())?;
            Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
        }
        SnapshotCommand::Delete(snapshot) => Ok(Change::one(Edit::Removed(find(workbook, *snapshot)?.clone()))),
    }
}

fn find(workbook: &Workbook, id: SnapshotId) -> Result<&Snapshot, CommandError> {
    workbook.snapshots.get(id).ok_or(CommandError::NoSnapshot(id))
}

// Two snapshots of one name could not be told apart in what they are compared with.
fn free_name(workbook: &Workbook, id: SnapshotId, name: &str) -> Result<(), CommandError> {
    text::free_name(name, workbook.snapshots.iter().filter(|other| other.id != id).map(|other| &other.name))
}
