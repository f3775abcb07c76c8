//! What storage has to say to the person, as data: the interface chooses the words.

use linchpin::model::{Timestamp, WorkbookId};

use super::keys::WORKBOOKS;

/// Something that happened to the kept data and must be said, never only logged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Notice {
    /// Changes were missing in one of the two copies and were taken from the other.
    Recovered(Recovery),
    /// Some of what was kept of a workbook could not be used when it was opened. It stands aside and can be downloaded.
    SetAside(SetAside),
    /// The browser forbids storage here: nothing is kept when the page closes.
    StorageForbidden,
    /// Only the local storage is there: a killed browser can lose the last seconds.
    DatabaseMissing,
    /// Only the browser's database is there: there is no second copy.
    LocalMissing,
    /// The space for this site is used up.
    Full,
    /// This browser held workbooks before, and one of its two stores is empty now.
    WasUsedBefore {
        /// The store that was emptied.
        emptied: Copy,
    },
    /// The site's data was cleared while the workbook was open; it was saved again from memory.
    SavedAgainAfterClearing,
    /// Data of a newer version of Linchpin is here. It is never overwritten.
    NewerVersion {
        /// The version found.
        found: u32,
    },
    /// Another tab saved this workbook meanwhile: the edits of this tab that were not saved stand aside.
    EditsSetAside {
        /// How many edits.
        count: usize,
        /// Where they stand.
        aside: Aside,
    },
}

/// One of the two copies of the data in a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// The local storage.
    Local,
    /// The browser's database (`IndexedDB`).
    Database,
}

/// What was recovered when a workbook was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The copy that had the newer state.
    pub from: Copy,
    /// How many changes the other copy lacked.
    pub changes: u64,
    /// The newest revision of the copy that was behind; `None` when nothing of it could be read.
    pub behind: Option<u64>,
    /// The revision the workbook is at now.
    pub revision: u64,
    /// When the newest recovered change was made.
    pub at: Timestamp,
}

/// What was set aside when a workbook was opened, and what that means for the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The workbook.
    pub workbook: WorkbookId,
    /// What it is called.
    pub name: String,
    /// What could not be read.
    pub unreadable: Vec<Aside>,
    /// Changes that do not lead to what is open: the ones before them are missing, or they are of another history.
    pub parted: Vec<Aside>,
    /// How many of the last changes that were kept are not in what is open; 0 when nothing is missing.
    pub lost: u64,
    /// When the newest change was made that is in what is open.
    pub until: Timestamp,
}

impl SetAside {
    /// Everything that was set aside.
    pub fn asides(&self) -> impl Iterator<Item = &Aside> {
        self.unreadable.iter().chain(&self.parted)
    }
}

/// A value that was set aside because it could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The key it stands under now; what [`Library::read_raw`](super::Library::read_raw) takes.
    pub key: String,
    /// The key it stood under before.
    pub origin: String,
    /// The copy it stands in.
    pub copy: Copy,
    /// Its size in bytes.
    pub bytes: usize,
    /// When it was set aside.
    pub at: Timestamp,
}

impl Aside {
    /// The workbook it is of, as far as the key tells where it stood.
    pub fn workbook(&self) -> Option<WorkbookId> {
        self.origin.strip_prefix(WORKBOOKS)?.split('/').next()?.parse().ok()
    }
}

/// Why a workbook cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenProblem {
    /// There is no workbook with this id.
    Missing(WorkbookId),
    /// It was saved by a newer version of Linchpin, which this one neither reads nor overwrites.
    NewerVersion {
        /// The version found.
        found: u32,
    },
    /// None of its snapshots can be read. They stay where they are; [`Library::raw`](super::Library::raw)
    /// gives them.
    Unreadable(WorkbookId),
    /// It is in the trash: restore it first.
    Deleted,
    /// The part of the program that opens workbooks did not come. The workbook is as it was.
    NotLoaded(WorkbookId),
}
