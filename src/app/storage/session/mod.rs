//! One open workbook: what the state room calls.

mod inner;
mod verbs;

use std::rc::Rc;

use leptos::prelude::{ArcReadSignal, GetUntracked};
use linchpin::change::JournalEntry;
use linchpin::model::{Timestamp, Workbook, WorkbookId};
use wasm_bindgen_futures::spawn_local;

pub(super) use self::inner::Inner;
use self::verbs::Kept;
use super::backup::{self, Backup, NoCopy, SnapshotReason};
use super::envelope::Envelope;
use super::head::Mark;
use super::keys::Part;
use super::notice::Notice;
use super::states::CommonState;
use super::status::{Role, SaveProblem, SaveStatus};
use super::tabs::{self, Remote, RoleChange};
use super::{codec, works, writer};
use crate::app::platform::panic;

/// An entry longer than this is an import or the like: it goes to the local storage as a new snapshot.
pub(super) const LARGE: usize = 64 * 1024;

/// An open workbook as storage sees it. Cheap to clone: every clone is the same session.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
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

impl Session {
    pub(super) fn new(inner: Rc<Inner>) -> Self {
        Self { inner }
    }

    pub(super) fn inner(&self) -> &Rc<Inner> {
        &self.inner
    }

    /// Which workbook it is.
    pub fn id(&self) -> WorkbookId {
        self.inner.id
    }

    /// Keeps one change: call it after each, with the workbook as it is then. Returns at once. Only an editing tab
    /// keeps anything.
    pub fn append(&self, entry: &JournalEntry, workbook: &Workbook) {
        let inner = &self.inner;
        if panic::stopped() || inner.closed.get() || inner.role.get_untracked() != Role::Editor {
            writer::tell(inner);
            return;
        }
        writer::first_of_day(inner, &entry.change, workbook);
        let wants_stash = {
            let mut ledger = inner.ledger.borrow_mut();
            let (revision, tip) = ledger.at;
            let sealed = codec::seal_entry(entry, tip);
            let follows = entry.revision == revision + 1;
            let large = sealed.size() > LARGE;
            ledger.push(sealed);
            ledger.head.describe(workbook);
            ledger.local.anew |= large || !follows;
            ledger.database.anew |= !follows;
            inner.source.borrow().is_none() && ledger.snapshot_due(entry.at).is_some()
        };
        if wants_stash {
            let (revision, tip) = inner.ledger.borrow().at;
            inner.stash.replace(Some(codec::seal_workbook(workbook, revision, tip)));
        }
        inner.set_status(SaveStatus::Saving);
        writer::wake(inner);
    }

    /// Whether what is on the screen is kept.
    pub fn status(&self) -> ArcReadSignal<SaveStatus> {
        self.inner.status.read_only()
    }

    /// Whether this tab edits or follows.
    pub fn role(&self) -> ArcReadSignal<Role> {
        self.inner.role.read_only()
    }

    /// Where the session finds the workbook when it needs the whole of it. Without one, it writes the workbook down
    /// inside [`Session::append`] when a snapshot is due.
    pub fn set_source(&self, source: Source) {
        self.inner.source.replace(Some(source));
    }

    /// Calls back with what the editing tab does. What arrived before is told at once.
    pub fn on_remote(&self, callback: impl Fn(Remote) + 'static) {
        tabs::listen(&self.inner, Rc::new(callback));
    }

    /// Calls back when this tab's role changes.
    pub fn on_role(&self, callback: impl Fn(RoleChange) + 'static) {
        self.inner.tabs.on_role.replace(Some(Rc::new(callback)));
    }

    /// Calls back with what has to be said later than at opening.
    pub fn on_notice(&self, callback: impl Fn(Notice) + 'static) {
        self.inner.listen(Rc::new(callback));
    }

    /// Asks the editing tab to save and release the workbook, and takes it even when that tab does not answer. The
    /// callback of [`Session::on_role`] is called before this returns. Gives whether this tab edits now.
    pub async fn take_over(&self) -> bool {
        (self.inner.verbs.take_over)(Rc::clone(&self.inner)).await
    }

    /// Writes what is pending and says what became of it.
    pub async fn flush(&self) -> Result<(), SaveProblem> {
        (self.inner.verbs.flush)(Rc::clone(&self.inner)).await
    }

    /// Flushes and gives the lock back. The session saves nothing more.
    pub async fn close(&self) {
        (self.inner.verbs.close)(Rc::clone(&self.inner)).await;
    }

    /// Keeps a copy of the workbook in the database, as one of the revision that is the newest at this call: what is
    /// changed while it is written comes after it.
    pub fn snapshot(&self, reason: SnapshotReason, label: &str, workbook: Workbook) -> Kept {
        (self.inner.verbs.keep_copy)(Rc::clone(&self.inner), reason, label.to_owned(), workbook)
    }

    /// Keeps what a file holds: one that the workbook was exported to or opened from (then it is its own), or one that is
    /// taken in or replaces it. Another that comes of it then finds what both come from.
    pub async fn keep_state(&self, workbook: Workbook, is_own: bool) {
        (self.inner.verbs.keep_state)(Rc::clone(&self.inner), workbook, is_own).await;
    }

    /// The workbook as its file is to hold it: with the earlier states it comes from.
    pub async fn for_file(&self, workbook: Workbook) -> Workbook {
        (self.inner.verbs.for_file)(Rc::clone(&self.inner), workbook).await
    }

    /// The newest state that the workbook and a file of it both come from, if it is known and kept.
    pub async fn common_state(&self, here: Workbook, file: Workbook) -> Option<CommonState> {
        (self.inner.verbs.common_state)(Rc::clone(&self.inner), here, file).await
    }

    /// The copies that are kept, the newest first.
    pub async fn list_snapshots(&self) -> Vec<Backup> {
        backup::list(&self.inner.copies, self.inner.id).await
    }

    /// The workbook of a copy.
    ///
    /// # Errors
    /// [`NoCopy`].
    pub async fn read_snapshot(&self, key: &str) -> Result<Workbook, NoCopy> {
        works::backup_of(&self.inner.copies, key).await
    }

    /// Notes that a file with this revision was made.
    pub fn mark_exported(&self, now: Timestamp, revision: u64) {
        self.note(|mark| mark.exported = Some((now, revision)));
    }

    /// The number that a file made at a revision is given: it counts on from the files that were taken in.
    pub fn file_number(&self, revision: u64) -> u64 {
        self.inner.ledger.borrow().mark.number(revision)
    }

    /// Lets files count on, so that one made at this revision has at least a number.
    pub fn count_on(&self, revision: u64, least: u64) {
        if self.file_number(revision) < least {
            self.note(|mark| mark.count_on(revision, least));
        }
    }

    /// When the workbook was last exported to a file, and at which revision.
    pub fn last_export(&self) -> Option<(Timestamp, u64)> {
        self.inner.ledger.borrow().mark.exported
    }

    fn note(&self, change: impl FnOnce(&mut Mark)) {
        let inner = Rc::clone(&self.inner);
        let mark = {
            let mut ledger = inner.ledger.borrow_mut();
            // Another tab may have noted something since this one has read it.
            let kept = inner.copies.area.get(&Part::Mark.key(inner.id)).ok().flatten();
            let kept = kept.and_then(|text| Mark::open(&Envelope::from_text(&text).ok()?));
            let mut mark = kept.filter(|kept| kept.count > ledger.mark.count).unwrap_or(ledger.mark);
            change(&mut mark);
            mark.count += 1;
            ledger.mark = mark;
            mark
        };
        spawn_local(async move {
            let _ = inner.shelf.put_mark(&inner.copies, inner.id, mark).await;
        });
    }
}
