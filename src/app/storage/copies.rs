//! The two copies: the local storage and the database, and what is found in each of one workbook.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use linchpin::model::{Timestamp, WorkbookId};

use super::envelope::{Broken, Envelope, Kind};
use super::head::{Head, Mark};
use super::keys::{self, Part};
use super::notice::Copy;
use crate::app::platform::clock;
use crate::app::platform::database::{Database, DatabaseProblem, Opening};
use crate::app::platform::local::{Area, AreaProblem, LocalStorage, MemoryArea};

const DATABASE: &str = "linchpin";
/// A database that refused is asked again after this time, not with every change.
const RETRY_MS: i64 = 3_000;

/// Both copies. Where a copy is missing the other has to do, and the person is told.
pub struct Copies {
    /// The local storage, or memory where that is forbidden.
    pub area: Rc<dyn Area>,
    /// Whether the local storage is only memory.
    pub area_forgets: bool,
    name: String,
    database: RefCell<Option<Rc<Database>>>,
    retry_at: Cell<Timestamp>,
}

impl Copies {
    /// Asks for the browser's own database; `None` when it refuses.
    pub fn ask() -> Option<Opening> {
        Database::ask(DATABASE).ok()
    }

    /// The browser's own, with the database that was asked for.
    pub async fn open(asked: Option<Opening>) -> Self {
        let copies = match LocalStorage::open() {
            Some(storage) => Self::new(Rc::new(storage), false, DATABASE),
            None => Self::new(Rc::new(MemoryArea::default()), true, DATABASE),
        };
        let opened = match asked {
            Some(asked) => asked.opened().await.ok(),
            None => None,
        };
        copies.keep(opened);
        copies
    }

    /// Any area, and a database of any name; none where the name is empty.
    #[cfg(test)]
    pub async fn with(area: Rc<dyn Area>, area_forgets: bool, name: &str) -> Self {
        let copies = Self::new(area, area_forgets, name);
        copies.database().await;
        copies
    }

    fn new(area: Rc<dyn Area>, area_forgets: bool, name: &str) -> Self {
        let (name, database) = (name.to_owned(), RefCell::default());
        Self { area, area_forgets, name, database, retry_at: Cell::new(Timestamp::from_ms(0)) }
    }

    /// The database, opened anew when its connection has ended; `None` while it refuses.
    pub async fn database(&self) -> Option<Rc<Database>> {
        let open = self.database.borrow().as_ref().filter(|database| !database.is_closed()).cloned();
        if open.is_some() {
            return open;
        }
        let now = clock::now();
        // A clock that was set back must not keep the database shut.
        if now < self.retry_at.get() && self.retry_at.get().ms() - now.ms() <= RETRY_MS {
            return None;
        }
        self.keep(if self.name.is_empty() { None } else { Database::open(&self.name).await.ok() })
    }

    fn keep(&self, opened: Option<Database>) -> Option<Rc<Database>> {
        let opened = opened.map(Rc::new);
        if opened.is_none() {
            self.retry_at.set(Timestamp::from_ms(clock::now().ms() + RETRY_MS));
        }
        self.database.borrow_mut().clone_from(&opened);
        opened
    }

    /// Whether nothing at all outlives the page.
    pub async fn forbidden(&self) -> bool {
        self.area_forgets && self.database().await.is_none()
    }

    /// How many bytes are kept of a workbook, readable or not, its backups included.
    pub async fn bytes_of(&self, id: WorkbookId) -> usize {
        let prefix = keys::of_workbook(id);
        let ours = self.area.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with(&prefix));
        let local: usize = ours.filter_map(|key| self.area.get(&key).ok().flatten()).map(|value| value.len()).sum();
        let kept = match self.database().await {
            Some(database) => database.all(&prefix).await.unwrap_or_default(),
            None => Vec::new(),
        };
        local + kept.iter().map(|(_, value)| value.len()).sum::<usize>()
    }

    /// Puts a value into the local storage and looks whether it is there: some say that it is and do not keep it.
    pub fn put_local(&self, key: &str, value: &str) -> Result<(), AreaProblem> {
        self.area.set(key, value)?;
        let kept = self.area.get(key)?.is_some_and(|kept| kept == value);
        if kept { Ok(()) } else { Err(AreaProblem::Refused) }
    }
}

/// What is found of one workbook in one copy.
#[derive(Debug, Default)]
pub struct Found {
    /// Its head, with the revision and state it names.
    pub head: Option<(Head, u64, u32)>,
    /// Its mark.
    pub mark: Option<Mark>,
    /// Its snapshots.
    pub snapshots: Vec<Envelope>,
    /// Its entries.
    pub entries: Vec<Envelope>,
    /// Keys whose values are damaged.
    pub damaged: Vec<String>,
    /// The newest version of the program that wrote something of it, when newer than this one.
    pub newer: Option<u32>,
}

impl Found {
    /// What the local storage holds.
    pub fn in_local(area: &dyn Area, id: WorkbookId) -> Self {
        let mut found = Self::default();
        let prefix = keys::of_workbook(id);
        for key in area.keys().unwrap_or_default().into_iter().filter(|key| key.starts_with(&prefix)) {
            if let Ok(Some(value)) = area.get(&key) {
                found.take(&key, Envelope::from_text(&value));
            }
        }
        found
    }

    /// What the database holds.
    pub async fn in_database(database: &Database, id: WorkbookId) -> Result<Self, DatabaseProblem> {
        let mut found = Self::default();
        let parts = ["head", "mark", "s/", "e/"].map(|part| format!("{}{part}", keys::of_workbook(id)));
        for (key, value) in database.all_of(&parts).await? {
            found.take(&key, Envelope::from_bytes(&value));
        }
        Ok(found)
    }

    fn take(&mut self, key: &str, value: Result<Envelope, Broken>) {
        let Some((_, part)) = Part::parse(key) else { return };
        match value {
            Err(Broken::Newer(version)) => self.newer = self.newer.max(Some(version)),
            Err(Broken::Damaged) => self.damaged.push(key.to_owned()),
            Ok(envelope) => {
                if self.place(part, envelope).is_none() {
                    self.damaged.push(key.to_owned());
                }
            }
        }
    }

    /// Puts a value where it belongs; `None` when it is not what its key says.
    fn place(&mut self, part: Part, envelope: Envelope) -> Option<()> {
        match part {
            Part::Head => self.head = Some((Head::open(&envelope)?, envelope.revision, envelope.tip)),
            Part::Mark => self.mark = Some(Mark::open(&envelope)?),
            Part::Snapshot(revision) => {
                (envelope.kind == Kind::Snapshot && envelope.revision == revision).then_some(())?;
                self.snapshots.push(envelope);
            }
            Part::Entry(revision) => {
                (envelope.kind == Kind::Entry && envelope.revision == revision).then_some(())?;
                self.entries.push(envelope);
            }
        }
        Some(())
    }

    /// Forgets what stood under a key.
    pub fn forget(&mut self, key: &str) {
        match Part::parse(key) {
            Some((_, Part::Snapshot(revision))) => self.snapshots.retain(|it| it.revision != revision),
            Some((_, Part::Entry(revision))) => self.entries.retain(|it| it.revision != revision),
            Some((_, Part::Head)) => self.head = None,
            Some((_, Part::Mark)) => self.mark = None,
            None => {}
        }
    }

    /// Whether nothing of the workbook is there, readable or not.
    pub fn is_empty(&self) -> bool {
        self.head.is_none() && self.snapshots.is_empty() && self.entries.is_empty() && self.damaged.is_empty()
    }
}

/// Both finds of one workbook; `None` for a copy that is not there.
pub struct Finds {
    /// In the local storage.
    pub local: Found,
    /// In the database; `None` when it cannot be asked.
    pub database: Option<Found>,
}

impl Finds {
    /// Looks into both copies.
    pub async fn look(copies: &Copies, id: WorkbookId) -> Self {
        let database = match copies.database().await {
            Some(database) => Found::in_database(&database, id).await.ok(),
            None => None,
        };
        Self { local: Found::in_local(copies.area.as_ref(), id), database }
    }

    /// Each copy that could be asked.
    pub fn each(&self) -> impl Iterator<Item = (Copy, &Found)> {
        let database = self.database.iter().map(|found| (Copy::Database, found));
        std::iter::once((Copy::Local, &self.local)).chain(database)
    }

    /// The newer of both marks.
    pub fn mark(&self) -> Mark {
        self.each().filter_map(|(_, found)| found.mark).max_by_key(|mark| mark.count).unwrap_or_default()
    }
}
