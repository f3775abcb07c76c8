//! The file format as storage needs it: values to bytes and back, and whether what cannot be read is newer or broken.

use linchpin::change::JournalEntry;
use linchpin::format::{self, EntryError, FileError, Layout};
use linchpin::model::Workbook;

use super::envelope::{Broken, Envelope, Kind};

/// The envelope of a workbook at a revision and state.
pub fn seal_workbook(workbook: &Workbook, revision: u64, tip: u32) -> Envelope {
    let text = format::write_workbook(workbook, Layout::Compact);
    Envelope::of_state(Kind::Snapshot, revision, tip, text.into_bytes())
}

/// The workbook of a snapshot.
pub async fn open_workbook(snapshot: &Envelope) -> Result<Workbook, Broken> {
    let bytes = snapshot.plain().await.ok_or(Broken::Damaged)?;
    match format::read_workbook(&bytes) {
        Ok(reading) => reading.whole().ok_or(Broken::Damaged),
        Err(FileError::NewerVersion { version, .. }) => Err(newer(version)),
        Err(_) => Err(Broken::Damaged),
    }
}

/// The envelope of an entry that follows a state.
pub fn seal_entry(entry: &JournalEntry, prev: u32) -> Envelope {
    Envelope::entry(entry.revision, prev, format::write_entry(entry))
}

/// The entry in an envelope.
pub async fn open_entry(envelope: &Envelope) -> Result<JournalEntry, Broken> {
    let bytes = envelope.plain().await.ok_or(Broken::Damaged)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Broken::Damaged)?;
    let entry = format::read_entry(text).map_err(|error| match error {
        EntryError::NewerVersion { version } => newer(version),
        _ => Broken::Damaged,
    })?;
    if entry.revision == envelope.revision { Ok(entry) } else { Err(Broken::Damaged) }
}

fn newer(version: u64) -> Broken {
    Broken::Newer(u32::try_from(version).unwrap_or(u32::MAX))
}
