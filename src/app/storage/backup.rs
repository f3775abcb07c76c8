//! Backups: whole workbooks kept apart in the database, before anything that replaces much, and once a day.

use linchpin::model::{Date, Timestamp, Workbook, WorkbookId};

use super::LibraryProblem;
use super::chain::Point;
use super::codec;
use super::copies::Copies;
use super::envelope::{Envelope, Kind};
use super::head::line;
use super::keys;
use super::session::Inner;
use super::status::SaveProblem;
use crate::app::platform::database::{DatabaseProblem, Write};
use crate::app::platform::{clock, timer};

/// How many of a day are kept of the newest day, and of all.
pub const OF_TODAY: usize = 3;
/// See [`OF_TODAY`].
pub const IN_ALL: usize = 10;
/// The longest wait for an idle moment.
const DAILY_IDLE_MS: u32 = 30_000;

/// Why a copy of the workbook was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotReason {
    /// Before the first change of a day.
    Daily,
    /// Before a table was imported.
    BeforeImport,
    /// Before a file was taken in.
    BeforeMerge,
    /// Before the workbook was replaced.
    BeforeReplace,
    /// Before a snapshot was restored.
    BeforeRestore,
    /// Before many records were deleted at once.
    BeforeDelete,
    /// The person asked for it.
    Asked,
}

/// Why the workbook of a copy cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCopy {
    /// The copy is gone or cannot be read.
    Gone,
    /// The part of the program that reads workbooks did not come. The copy is as it was.
    NotLoaded,
}

/// A copy of the workbook kept in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// What [`read_snapshot`](super::Session::read_snapshot) takes.
    pub key: String,
    /// Why it was made.
    pub reason: SnapshotReason,
    /// What it is about: a file's name, for instance.
    pub label: String,
    /// When it was made.
    pub at: Timestamp,
    /// The revision it holds.
    pub revision: u64,
    /// How many accounts it holds.
    pub accounts: usize,
    /// Its size as kept, in bytes.
    pub bytes: u64,
}

impl SnapshotReason {
    const ALL: [(Self, &'static str); 7] = [
        (Self::Daily, "daily"),
        (Self::BeforeImport, "import"),
        (Self::BeforeMerge, "merge"),
        (Self::BeforeReplace, "replace"),
        (Self::BeforeRestore, "restore"),
        (Self::BeforeDelete, "delete"),
        (Self::Asked, "asked"),
    ];

    fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("", |(_, word)| word)
    }

    fn parse(word: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == word).map_or(Self::Asked, |(reason, _)| *reason)
    }
}

/// Keeps a copy and drops what is older than is kept.
pub async fn keep(
    copies: &Copies,
    at: Point,
    reason: SnapshotReason,
    label: &str,
    workbook: &Workbook,
) -> Result<(), LibraryProblem> {
    let id = workbook.id;
    let now = clock::now();
    let body = codec::seal_workbook(workbook, at.0, at.1).deflated().await;
    let label = label.replace(char::is_control, " ");
    let (reason, accounts, bytes) = (reason.as_str(), workbook.accounts.len(), body.size());
    let about = format!("{reason}\t{}\t{accounts}\t{bytes}\t{label}", now.ms());
    let about = Envelope::of_state(Kind::Backup, at.0, at.1, about.into_bytes());
    let key = keys::backup(id, now, at.0);
    let writes = vec![Write::Put(keys::backup_body(&key), body.to_bytes()), Write::Put(key, about.to_bytes())];
    let database = copies.database().await.ok_or(LibraryProblem::NotSaved(SaveProblem::Forbidden))?;
    let mut result = database.write(writes.clone(), None).await;
    if result == Err(DatabaseProblem::Full) {
        prune(copies, id, 1).await;
        result = database.write(writes, None).await;
    }
    result.map_err(|problem| {
        let full = problem == DatabaseProblem::Full;
        LibraryProblem::NotSaved(if full { SaveProblem::Full } else { SaveProblem::Failed })
    })?;
    prune(copies, id, IN_ALL).await;
    Ok(())
}

/// Keeps a copy of the workbook as it was before the first change of a day, in an idle moment.
pub async fn keep_daily(inner: &Inner, at: Point, workbook: Workbook) {
    timer::idle(DAILY_IDLE_MS).await;
    let today = clock::now().date();
    let has_it = |backup: &Backup| {
        backup.at.date() == today && (backup.reason == SnapshotReason::Daily || backup.revision <= at.0)
    };
    let is_kept = list(&inner.copies, inner.id).await.iter().any(has_it);
    // A workbook that was deleted meanwhile leaves nothing behind.
    if !is_kept && inner.may_write() && inner.shelf.contains(inner.id) && inner.copies.database().await.is_some() {
        // One that cannot be kept today is tried tomorrow: the two copies are what is promised.
        let _ = keep(&inner.copies, at, SnapshotReason::Daily, "", &workbook).await;
    }
}

/// The copies that are kept, the newest first.
pub async fn list(copies: &Copies, id: WorkbookId) -> Vec<Backup> {
    let Some(database) = copies.database().await else { return Vec::new() };
    let values = database.all(&keys::backups(id)).await.unwrap_or_default();
    let mut backups: Vec<Backup> = values.into_iter().filter_map(|(key, value)| describe(key, &value)).collect();
    backups.reverse();
    backups
}

/// The workbook of a copy; `None` when it is gone or cannot be read.
pub async fn read(copies: &Copies, key: &str) -> Option<Workbook> {
    let bytes = copies.database().await?.get(&keys::backup_body(key)).await.ok()??;
    codec::open_workbook(&Envelope::from_bytes(&bytes).ok()?).await.ok()
}

/// Which to drop of copies, the newest first: what is beyond three of the newest day and the one from before its first
/// change, one of each day before, and so many in all.
pub fn surplus(backups: &[Backup], in_all: usize) -> Vec<String> {
    let newest = backups.first().map(|backup| backup.at.date());
    let mut kept: Vec<Date> = Vec::new();
    let mut surplus = Vec::new();
    for backup in backups {
        let day = backup.at.date();
        let of_day = kept.iter().filter(|kept| **kept == day).count();
        let room = if Some(day) == newest { OF_TODAY } else { 1 };
        let is_first = Some(day) == newest && backup.reason == SnapshotReason::Daily;
        if (of_day < room || is_first) && kept.len() < in_all {
            kept.push(day);
        } else {
            surplus.push(backup.key.clone());
        }
    }
    surplus
}

async fn prune(copies: &Copies, id: WorkbookId, in_all: usize) {
    let surplus = surplus(&list(copies, id).await, in_all);
    let writes = surplus.into_iter().flat_map(|key| [Write::Delete(keys::backup_body(&key)), Write::Delete(key)]);
    let writes: Vec<Write> = writes.collect();
    if let (false, Some(database)) = (writes.is_empty(), copies.database().await) {
        // What could not be dropped now is dropped the next time.
        let _ = database.write(writes, None).await;
    }
}

fn describe(key: String, value: &[u8]) -> Option<Backup> {
    let envelope = Envelope::from_bytes(value).ok()?;
    let mut fields = line(&envelope, Kind::Backup)?.splitn(5, '\t');
    Some(Backup {
        key,
        reason: SnapshotReason::parse(fields.next()?),
        at: Timestamp::from_ms(fields.next()?.parse().ok()?),
        revision: envelope.revision,
        accounts: fields.next()?.parse().ok()?,
        bytes: fields.next()?.parse().ok()?,
        label: fields.next()?.to_owned(),
    })
}
