//! The workbooks of this browser: what the page of workbooks calls.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use linchpin::model::{Timestamp, Workbook, WorkbookId};
use wasm_bindgen_futures::spawn_local;

use super::chain::point;
use super::copies::{Copies, Found};
use super::head::{Head, Mark};
use super::keys::{self, Part, WORKBOOKS};
use super::session::Inner;
use super::shelf::{Shelf, WorkbookEntry};
use super::status::SaveProblem;
use super::{Copy, Notice, OpenProblem, Opened, Session, mirror, works};
use crate::app::platform::database::{DatabaseProblem, Opening, Write};
use crate::app::platform::local::AreaProblem;
use crate::app::platform::lock::{self, Answer, Lock};
use crate::app::platform::part::of_part;
use crate::app::platform::{clock, panic, space};

/// How long a deleted workbook stays in the trash.
const TRASH_MS: i64 = 30 * Timestamp::DAY_MS;

/// All workbooks of this browser. Cheap to clone: every clone is the same library.
#[derive(Clone)]
pub struct Library {
    pub(super) copies: Rc<Copies>,
    shelf: Rc<Shelf>,
    open: Rc<RefCell<Weak<Inner>>>,
}

/// The database as it was asked for.
pub struct Asked(Option<Opening>);

/// Why the library could not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LibraryProblem {
    /// There is no such workbook.
    Missing,
    /// A tab is editing it, this one or another: close it first.
    OpenElsewhere,
    /// There is already a workbook with this id.
    Exists,
    /// It could not be written.
    NotSaved(SaveProblem),
    /// The part of the program that it takes did not come. Nothing was done.
    NotLoaded,
}

impl Library {
    /// Asks for the database, before there is time to wait for it.
    pub fn ask() -> Asked {
        Asked(Copies::ask())
    }

    /// Opens the library. Never fails: where storage is forbidden it keeps everything in memory and says so.
    pub async fn open(asked: Asked) -> (Self, Vec<Notice>) {
        Self::over(Copies::open(asked.0).await).await
    }

    /// The library over any two copies.
    pub(super) async fn over(copies: Copies) -> (Self, Vec<Notice>) {
        let (shelf, open) = Default::default();
        let library = Self { copies: Rc::new(copies), shelf: Rc::new(shelf), open };
        let in_database = library.shelf.refresh(&library.copies).await;
        let notices = library.look_around(in_database).await;
        (library, notices)
    }

    /// All workbooks, the trash included, the one saved last first.
    pub fn list(&self) -> Vec<WorkbookEntry> {
        self.shelf.list()
    }

    /// Reads the list anew, since other tabs make and delete workbooks too.
    pub async fn refresh(&self) {
        self.shelf.refresh(&self.copies).await;
        if let Some(inner) = self.open.borrow().upgrade() {
            self.shelf.note(inner.id, &inner.ledger.borrow());
        }
    }

    /// Keeps a new workbook at revision 0.
    pub async fn create(&self, workbook: &Workbook) -> Result<(), LibraryProblem> {
        if panic::stopped() {
            return Err(LibraryProblem::NotSaved(SaveProblem::Stopped));
        }
        let id = workbook.id;
        if self.shelf.contains(id) || !Found::in_local(self.copies.area.as_ref(), id).is_empty() {
            return Err(LibraryProblem::Exists);
        }
        let snapshot = of_part!(works::first_snapshot(workbook)).map_err(|_| LibraryProblem::NotLoaded)?.await;
        let at = point(&snapshot);
        let mut head = Head { saved_at: clock::now(), size: snapshot.size() as u64, ..Head::default() };
        head.describe(workbook);
        let sealed = head.seal(at.0, at.1);

        let (snapshot_key, head_key) = (Part::Snapshot(0).key(id), Part::Head.key(id));
        let local = self.copies.put_local(&snapshot_key, &snapshot.to_text());
        let local = local.and_then(|()| self.copies.put_local(&head_key, &sealed.to_text()));
        let writes = vec![Write::Put(snapshot_key, snapshot.to_bytes()), Write::Put(head_key, sealed.to_bytes())];
        let database = self.write(writes).await;
        if let (Err(local), Err(database)) = (local, database) {
            let full = local == AreaProblem::Full || database == DatabaseProblem::Full;
            return Err(LibraryProblem::NotSaved(if full { SaveProblem::Full } else { SaveProblem::Failed }));
        }
        self.shelf.add(id, head, at);
        spawn_local(async {
            let _ = space::persist().await;
        });
        Ok(())
    }

    /// Opens a workbook: recovers what one copy lacks, sets aside what cannot be read, and takes the lock when it is
    /// free. One workbook is open at a time; the one before is closed.
    pub async fn open_workbook(&self, id: WorkbookId) -> Result<Opened, OpenProblem> {
        let before = self.open.borrow().upgrade();
        if let Some(before) = before {
            Session::new(before).close().await;
        }
        if self.shelf.mark(id).is_some_and(|mark| mark.deleted.is_some()) {
            return Err(OpenProblem::Deleted);
        }
        let opening = of_part!(works::opened(Rc::clone(&self.copies), Rc::clone(&self.shelf), id));
        let opened = opening.map_err(|_| OpenProblem::NotLoaded(id))?.await?;
        self.open.replace(Rc::downgrade(opened.session.inner()));
        Ok(opened)
    }

    /// Puts a workbook into the trash.
    pub async fn trash(&self, id: WorkbookId, now: Timestamp) -> Result<(), LibraryProblem> {
        let lock = self.lock(id).await?;
        let result = self.mark(id, |mark| mark.deleted = Some(now)).await;
        release(lock);
        result
    }

    /// Takes a workbook out of the trash.
    pub async fn restore(&self, id: WorkbookId) -> Result<(), LibraryProblem> {
        self.mark(id, |mark| mark.deleted = None).await
    }

    /// Notes that there is a file with what a workbook that was just made holds.
    pub async fn note_file(&self, id: WorkbookId, now: Timestamp) -> Result<(), LibraryProblem> {
        self.mark(id, |mark| mark.exported = Some((now, 0))).await
    }

    /// Lets the files of a workbook that was just made count on from a number.
    pub async fn count_on(&self, id: WorkbookId, least: u64) -> Result<(), LibraryProblem> {
        self.mark(id, |mark| mark.count_on(0, least)).await
    }

    /// Deletes workbooks that have been in the trash for thirty days; gives their names.
    pub async fn purge_due(&self, now: Timestamp) -> Vec<String> {
        let due = |entry: &WorkbookEntry| entry.deleted_at.is_some_and(|deleted| now.ms() - deleted.ms() >= TRASH_MS);
        let mut names = Vec::new();
        for entry in self.list().into_iter().filter(due) {
            if self.delete_forever(entry.id).await.is_ok() {
                names.push(entry.name);
            }
        }
        names
    }

    /// Deletes a workbook with its journal and backups, now and for good.
    pub async fn delete_forever(&self, id: WorkbookId) -> Result<(), LibraryProblem> {
        of_part!(works::deleted(self.clone(), id)).map_err(|_| LibraryProblem::NotLoaded)?.await
    }

    pub(super) async fn delete_here(&self, id: WorkbookId) -> Result<(), LibraryProblem> {
        let lock = self.lock(id).await?;
        let prefix = keys::of_workbook(id);
        let ours = self.copies.area.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with(&prefix));
        let local = ours.map(|key| self.copies.area.remove(&key)).collect::<Result<Vec<()>, _>>();
        let database = self.write(vec![Write::DeleteAll(prefix)]).await;
        release(lock);
        // What is left in one copy would come back from there at the next opening.
        if local.is_err() || (database.is_err() && self.copies.database().await.is_some()) {
            return Err(LibraryProblem::NotSaved(SaveProblem::Failed));
        }
        self.shelf.remove(id);
        Ok(())
    }

    /// The device's preferences as they were written down last for when a killed browser forgets them.
    pub async fn mirrored_prefs(&self) -> Option<String> {
        mirror::read(&self.copies).await
    }

    /// Writes the device's preferences down a second time.
    pub async fn mirror_prefs(&self, text: String) {
        mirror::write(&self.copies, text).await;
    }

    /// What has to be said of the copies as they were found.
    async fn look_around(&self, in_database: bool) -> Vec<Notice> {
        let copies = &self.copies;
        let database = copies.database().await;
        let mut notices = Vec::new();
        match (copies.area_forgets, &database) {
            (true, None) => notices.push(Notice::StorageForbidden),
            (true, Some(_)) => notices.push(Notice::LocalMissing),
            (false, None) => notices.push(Notice::DatabaseMissing),
            (false, Some(_)) => {
                let is_ours = |key: &String| key.starts_with(WORKBOOKS);
                let local = copies.area.keys().is_ok_and(|keys| keys.iter().any(is_ours));
                if local != in_database {
                    let emptied = if local { Copy::Database } else { Copy::Local };
                    notices.push(Notice::WasUsedBefore { emptied });
                }
            }
        }
        notices
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), DatabaseProblem> {
        match self.copies.database().await {
            Some(database) => database.write(writes, None).await,
            None => Err(DatabaseProblem::Refused),
        }
    }

    async fn mark(&self, id: WorkbookId, change: impl FnOnce(&mut Mark)) -> Result<(), LibraryProblem> {
        let mut mark = self.shelf.mark(id).ok_or(LibraryProblem::Missing)?;
        change(&mut mark);
        mark.count += 1;
        let kept = self.shelf.put_mark(&self.copies, id, mark).await;
        if kept { Ok(()) } else { Err(LibraryProblem::NotSaved(SaveProblem::Failed)) }
    }

    /// The right to delete a workbook; nobody may be editing it.
    async fn lock(&self, id: WorkbookId) -> Result<Option<Lock>, LibraryProblem> {
        match lock::request_free(&keys::of_workbook(id), || {}).await {
            Answer::Held(lock) => Ok(Some(lock)),
            Answer::Denied => Err(LibraryProblem::OpenElsewhere),
            Answer::NoLocks => Ok(None),
        }
    }
}

fn release(lock: Option<Lock>) {
    if let Some(lock) = lock {
        lock.release();
    }
}
