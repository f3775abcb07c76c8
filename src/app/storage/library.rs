//! The workbooks of this browser.

use std::rc::Rc;

use linchpin::model::{Timestamp, Workbook, WorkbookId};

use super::{Aside, Notice, OpenProblem, Opened, SaveProblem};

/// All workbooks of this browser. Cheap to clone: every clone is the same library.
#[derive(Clone)]
pub struct Library {
    inner: Rc<Inner>,
}

struct Inner;

/// What the list of workbooks shows of one, without opening it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookEntry {
    /// Its id.
    pub id: WorkbookId,
    /// What it is called; empty when that could not be read.
    pub name: String,
    /// Its newest revision.
    pub revision: u64,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When it was last exported to a file, and at which revision.
    pub last_export: Option<(Timestamp, u64)>,
    /// When it was put into the trash.
    pub deleted_at: Option<Timestamp>,
    /// How many accounts it holds.
    pub accounts: usize,
    /// The size of its last snapshot as kept, in bytes.
    pub size: u64,
}

/// Why the library could not do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum LibraryProblem {
    /// There is no such workbook.
    Missing,
    /// Another tab is editing it.
    OpenElsewhere,
    /// There is already a workbook with this id.
    Exists,
    /// It could not be written.
    NotSaved(SaveProblem),
}

/// How much of the browser's space is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Space {
    /// UTF-16 units of the local storage used by Linchpin, keys included.
    pub local_used: u64,
    /// UTF-16 units used by other pages of the same origin.
    pub local_others: u64,
    /// Units there are in all, as far as known: 5,242,880 in Chromium.
    pub local_limit: u64,
    /// Bytes the origin uses in the database, as the browser estimates it.
    pub database_used: Option<u64>,
    /// Bytes the origin may use there.
    pub database_limit: Option<u64>,
    /// Whether the browser has promised not to evict the data under disk pressure.
    pub persisted: bool,
}

impl Library {
    /// Opens the library. Never fails: where storage is forbidden it keeps everything in memory and says so.
    pub async fn open() -> (Self, Vec<Notice>) {
        (Self { inner: Rc::new(Inner) }, Vec::new())
    }

    /// All workbooks, the trash included, the one saved last first.
    pub fn list(&self) -> Vec<WorkbookEntry> {
        let _ = &self.inner;
        Vec::new()
    }

    /// Keeps a new workbook at revision 0.
    pub async fn create(&self, workbook: &Workbook) -> Result<(), LibraryProblem> {
        let _ = workbook;
        Ok(())
    }

    /// Opens a workbook: recovers what one copy lacks, sets aside what cannot be read, and takes the lock when it is
    /// free.
    pub async fn open_workbook(&self, id: WorkbookId) -> Result<Opened, OpenProblem> {
        Err(OpenProblem::Missing(id))
    }

    /// Puts a workbook into the trash.
    pub async fn trash(&self, id: WorkbookId, now: Timestamp) -> Result<(), LibraryProblem> {
        let _ = (id, now);
        Ok(())
    }

    /// Takes a workbook out of the trash.
    pub async fn restore(&self, id: WorkbookId) -> Result<(), LibraryProblem> {
        let _ = id;
        Ok(())
    }

    /// Deletes workbooks that have been in the trash for thirty days; gives their names.
    pub async fn purge_due(&self, now: Timestamp) -> Vec<String> {
        let _ = now;
        Vec::new()
    }

    /// Deletes a workbook with its journal and backups, now and for good.
    pub async fn delete_forever(&self, id: WorkbookId) -> Result<(), LibraryProblem> {
        let _ = id;
        Ok(())
    }

    /// How much space is used.
    pub async fn space(&self) -> Space {
        Space::default()
    }

    /// Asks the browser not to evict the data; gives its answer.
    pub async fn persist(&self) -> bool {
        false
    }

    /// What stands aside because it could not be read.
    pub async fn asides(&self) -> Vec<Aside> {
        Vec::new()
    }

    /// The raw bytes of something that stands aside.
    pub async fn read_raw(&self, key: &str) -> Option<Vec<u8>> {
        let _ = key;
        None
    }

    /// Deletes something that stands aside, on the person's word.
    pub async fn delete_aside(&self, key: &str) -> bool {
        let _ = key;
        false
    }

    /// Everything this browser holds of Linchpin, as one text for a rescue by hand.
    pub async fn raw_dump(&self) -> String {
        String::new()
    }
}
