//! One open workbook.

use std::rc::Rc;

use leptos::prelude::{ArcReadSignal, ArcRwSignal};
use linchpin::change::JournalEntry;
use linchpin::model::{Timestamp, Workbook};

use super::{LibraryProblem, Notice, Role, SaveProblem, SaveStatus};

/// An open workbook as storage sees it. Cheap to clone: every clone is the same session.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
}

struct Inner {
    status: ArcRwSignal<SaveStatus>,
    role: ArcRwSignal<Role>,
}

/// How the session looks at the workbook in memory when it needs the whole of it (a snapshot in idle time, saving again
/// after the site's data was cleared): it calls the source with a function that is shown the workbook and its revision.
pub type Source = Rc<dyn Fn(&mut dyn FnMut(&Workbook, u64))>;

/// A workbook as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The workbook.
    pub workbook: Workbook,
    /// Its revision.
    pub revision: u64,
    /// The last entries of its journal, for *Undo* after a reload; the last one is of `revision`.
    pub entries: Vec<JournalEntry>,
}

/// A workbook that was opened.
pub struct Opened {
    /// What saves it from now on.
    pub session: Session,
    /// The workbook.
    pub workbook: Workbook,
    /// Its revision.
    pub revision: u64,
    /// The last entries of its journal.
    pub entries: Vec<JournalEntry>,
    /// Whether this tab edits or follows.
    pub role: Role,
    /// What has to be said.
    pub notices: Vec<Notice>,
}

/// What a following tab receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remote {
    /// The next change.
    Entry(JournalEntry),
    /// Changes were missed: this is the whole workbook.
    Reloaded(Box<Loaded>),
}

/// A change of this tab's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// The role from now on.
    pub role: Role,
    /// Why.
    pub reason: RoleReason,
    /// The workbook to show from now on, when it is not the one that is shown.
    pub loaded: Option<Box<Loaded>>,
}

/// Why a role changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoleReason {
    /// This tab took over.
    TookOver,
    /// The editing tab was closed, and this one is next.
    HolderGone,
    /// Another tab took over.
    TakenOver,
    /// Another tab saved a revision that this tab has not seen.
    Overtaken,
    /// The other tab runs a newer version of Linchpin: this one must be reloaded.
    NewerVersion,
}

/// Why an automatic copy of the workbook was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotReason {
    /// The first change of a day.
    Daily,
    /// Before a table was imported.
    BeforeImport,
    /// Before a file was taken in.
    BeforeMerge,
    /// Before the workbook was replaced.
    BeforeReplace,
    /// Before a snapshot was restored.
    BeforeRestore,
    /// The person asked for it.
    Asked,
}

/// A copy of the workbook kept in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// What [`Session::read_snapshot`] takes.
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

impl Session {
    /// Keeps one change: call it after each, with the workbook as it is then. Returns at once.
    pub fn append(&self, entry: &JournalEntry, workbook: &Workbook) {
        let _ = (entry, workbook, &self.inner);
    }

    /// Whether what is on the screen is kept.
    pub fn status(&self) -> ArcReadSignal<SaveStatus> {
        self.inner.status.read_only()
    }

    /// Whether this tab edits or follows.
    pub fn role(&self) -> ArcReadSignal<Role> {
        self.inner.role.read_only()
    }

    /// Where the session finds the workbook when it needs the whole of it.
    pub fn set_source(&self, source: Source) {
        let _ = source;
    }

    /// Calls back with what the editing tab does. What arrived before is told at once.
    pub fn on_remote(&self, callback: impl Fn(Remote) + 'static) {
        let _ = callback;
    }

    /// Calls back when this tab's role changes.
    pub fn on_role(&self, callback: impl Fn(RoleChange) + 'static) {
        let _ = callback;
    }

    /// Calls back with what has to be said later than at opening.
    pub fn on_notice(&self, callback: impl Fn(Notice) + 'static) {
        let _ = callback;
    }

    /// Asks the editing tab to save and release the workbook, and takes it even when that tab does not answer. The
    /// callback of [`Session::on_role`] is called before this returns.
    pub async fn take_over(&self) -> bool {
        false
    }

    /// Writes what is pending; gives whether everything is kept.
    pub async fn flush(&self) -> Result<(), SaveProblem> {
        Ok(())
    }

    /// Flushes and gives the lock back. The session saves nothing more.
    pub async fn close(&self) {}

    /// Keeps a copy of the workbook in the database.
    pub async fn snapshot(
        &self,
        reason: SnapshotReason,
        label: &str,
        workbook: &Workbook,
    ) -> Result<(), LibraryProblem> {
        let _ = (reason, label, workbook);
        Ok(())
    }

    /// The copies that are kept, the newest first.
    pub async fn list_snapshots(&self) -> Vec<Backup> {
        Vec::new()
    }

    /// The workbook of a copy; `None` when it is gone or cannot be read.
    pub async fn read_snapshot(&self, key: &str) -> Option<Workbook> {
        let _ = key;
        None
    }

    /// Notes that a file with this revision was made.
    pub fn mark_exported(&self, now: Timestamp, revision: u64) {
        let _ = (now, revision);
    }

    /// When the workbook was last exported to a file, and at which revision.
    pub fn last_export(&self) -> Option<(Timestamp, u64)> {
        None
    }
}
