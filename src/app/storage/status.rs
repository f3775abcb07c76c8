//! Whether what is on the screen is also kept.

use linchpin::model::Timestamp;

/// How far the workbook is saved. *Saved* means durable: the database's transaction has completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveStatus {
    /// All changes are kept.
    Saved {
        /// When the last of them was.
        at: Timestamp,
        /// The revision that is kept.
        revision: u64,
        /// What keeps this from being the full promise of two copies.
        weakness: Option<Weakness>,
    },
    /// Changes are on their way; takes milliseconds.
    Saving,
    /// Changes are in memory only. They are tried again by themselves.
    NotSaved {
        /// What prevents saving.
        reason: SaveProblem,
        /// The last revision that is kept.
        revision: u64,
    },
}

/// What prevents saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SaveProblem {
    /// The space for this site is used up in both copies.
    Full,
    /// The browser forbids storage here.
    Forbidden,
    /// Both copies refuse to write for another reason.
    Failed,
    /// Another tab has saved this workbook: this tab may not overwrite it.
    OtherTab,
    /// The program stopped on an internal error and saves nothing more.
    Stopped,
}

/// One of the two copies is missing: saved, with less certainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Weakness {
    /// The local storage is full; the database keeps everything.
    LocalFull,
    /// The local storage refuses, or does not keep what it was given; the database keeps everything.
    LocalFailed,
    /// The database is full; the local storage keeps everything, but a killed browser can lose the last seconds.
    DatabaseFull,
    /// The database refuses; the local storage keeps everything, but a killed browser can lose the last seconds.
    DatabaseFailed,
}

/// What a tab may do with a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It holds the lock: it alone writes.
    Editor,
    /// Another tab edits; this one shows it live and may take over.
    Follower,
}
