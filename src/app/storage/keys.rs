//! The keys values are kept under, the same in both copies. All begin with the product's prefix: an origin may be shared
//! with other pages, and what is theirs is never touched.

use linchpin::model::{StateId, Timestamp, WorkbookId};

/// What all our keys begin with.
pub const PREFIX: &str = "linchpin/";
/// What the keys of everything that stands aside begin with.
pub const ASIDE: &str = "linchpin/aside/";
/// What the keys of workbooks begin with.
pub const WORKBOOKS: &str = "linchpin/w/";
/// The preferences of the device, in both copies.
pub const PREFS: &str = "linchpin/prefs";
/// Notes that this browser has kept workbooks before.
pub const USED: &str = "linchpin/used";

/// What stands under a key of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its head.
    Head,
    /// Its mark.
    Mark,
    /// The snapshot of a revision.
    Snapshot(u64),
    /// The entry of a revision.
    Entry(u64),
}

impl Part {
    /// The key of this part of a workbook.
    pub fn key(self, id: WorkbookId) -> String {
        match self {
            Self::Head => format!("{WORKBOOKS}{id}/head"),
            Self::Mark => format!("{WORKBOOKS}{id}/mark"),
            Self::Snapshot(revision) => format!("{WORKBOOKS}{id}/s/{revision:012}"),
            Self::Entry(revision) => format!("{WORKBOOKS}{id}/e/{revision:012}"),
        }
    }

    /// The workbook and part of a key; `None` for anything else, which may belong to a newer version.
    pub fn parse(key: &str) -> Option<(WorkbookId, Self)> {
        let (id, part) = key.strip_prefix(WORKBOOKS)?.split_once('/')?;
        let part = match (part, part.split_once('/')) {
            ("head", _) => Self::Head,
            ("mark", _) => Self::Mark,
            (_, Some(("s", revision))) => Self::Snapshot(revision.parse().ok()?),
            (_, Some(("e", revision))) => Self::Entry(revision.parse().ok()?),
            _ => return None,
        };
        Some((id.parse().ok()?, part))
    }
}

/// What all keys of a workbook begin with.
pub fn of_workbook(id: WorkbookId) -> String {
    format!("{WORKBOOKS}{id}/")
}

/// What the keys of a workbook's backups begin with: descriptions under `b/`, their snapshots under `bs/`.
pub fn backups(id: WorkbookId) -> String {
    format!("{WORKBOOKS}{id}/b/")
}

/// The key of a backup's description.
pub fn backup(id: WorkbookId, at: Timestamp, revision: u64) -> String {
    format!("{WORKBOOKS}{id}/b/{:015}-{revision:012}", at.ms())
}

/// The key of a backup's snapshot, from the key of its description.
pub fn backup_body(key: &str) -> String {
    key.replacen("/b/", "/bs/", 1)
}

/// What the keys of the states that files hold begin with.
pub fn states(id: WorkbookId) -> String {
    format!("{WORKBOOKS}{id}/f/")
}

/// The key of such a state: when it was kept, whether the workbook was in it here, and which it is.
pub fn state(id: WorkbookId, at: Timestamp, is_own: bool, state: StateId) -> String {
    let whose = if is_own { "own" } else { "file" };
    format!("{}{:015}-{whose}-{state}", states(id), at.ms())
}

/// What [`state`] says.
pub fn parse_state(key: &str) -> Option<(Timestamp, bool, StateId)> {
    let (_, name) = key.rsplit_once("/f/")?;
    let (ms, name) = name.split_once('-')?;
    let (whose, state) = name.split_once('-')?;
    Some((Timestamp::from_ms(ms.parse().ok()?), whose == "own", state.parse().ok()?))
}

/// A new key for something that is set aside; it tells where it stood.
pub fn aside(at: Timestamp, number: usize, origin: &str) -> String {
    format!("{ASIDE}{:015}-{number}/{origin}", at.ms())
}

/// When something was set aside and where it stood, from its key.
pub fn parse_aside(key: &str) -> Option<(Timestamp, &str)> {
    let (stamp, origin) = key.strip_prefix(ASIDE)?.split_once('/')?;
    let (ms, _) = stamp.split_once('-')?;
    Some((Timestamp::from_ms(ms.parse().ok()?), origin))
}
