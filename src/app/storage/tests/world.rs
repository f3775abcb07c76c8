//! A browser with one workbook, which tabs open, edit, leave and crash in.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use linchpin::change::{Act, Change, Edit, EntryKind, JournalEntry};
use linchpin::model::{Account, AccountId, Name, Timestamp, Workbook, WorkbookId};

use super::faulty::FaultyArea;
use crate::app::platform::database::{Database, Write};
use crate::app::platform::local::Area;
use crate::app::platform::random::{new_id, random_u64};
use crate::app::storage::copies::Copies;
use crate::app::storage::{Library, Notice, OpenProblem, Opened, Role, Session, tabs};

/// A key of another page of the same origin.
pub const FOREIGN: (&str, &str) = ("todos", "[{\"title\":\"not ours\"}]");

/// A browser with one workbook.
pub struct World {
    /// Its local storage.
    pub area: Rc<FaultyArea>,
    database: String,
    /// The workbook's id.
    pub id: WorkbookId,
}

/// A tab in which the workbook is open.
pub struct Tab {
    /// The library of the tab.
    pub library: Library,
    /// The session.
    pub session: Session,
    /// The workbook on the screen.
    pub screen: Rc<RefCell<(Workbook, u64)>>,
    /// The entries that were read when it was opened.
    pub entries: Vec<JournalEntry>,
    /// What was said when it was opened.
    pub notices: Vec<Notice>,
    /// The role when it was opened.
    pub role: Role,
}

impl World {
    /// With both copies.
    pub async fn new() -> Self {
        Self::with(format!("linchpin-test-{:x}", random_u64())).await
    }

    /// With no database.
    pub async fn without_database() -> Self {
        Self::with(String::new()).await
    }

    async fn with(database: String) -> Self {
        let world = Self { area: Rc::default(), database, id: new_id() };
        world.area.plant(FOREIGN.0, FOREIGN.1);
        let workbook = Workbook::empty(world.id, name("World"), Timestamp::from_ms(0));
        world.library().await.0.create(&workbook).await.expect("a new workbook is kept");
        world
    }

    /// The library as a new tab sees it.
    pub async fn library(&self) -> (Library, Vec<Notice>) {
        let area: Rc<dyn Area> = Rc::clone(&self.area) as Rc<dyn Area>;
        Library::over(Copies::with(area, false, &self.database).await).await
    }

    /// Opens the workbook in a new tab.
    pub async fn open(&self) -> Tab {
        self.try_open().await.expect("the workbook opens")
    }

    /// Tries to open the workbook in a new tab.
    pub async fn try_open(&self) -> Result<Tab, OpenProblem> {
        let (library, mut notices) = self.library().await;
        let opened = library.open_workbook(self.id).await?;
        let Opened { session, workbook, revision, entries, role, notices: more } = opened;
        notices.extend(more);
        let screen = Rc::new(RefCell::new((workbook, revision)));
        let source = Rc::clone(&screen);
        session.set_source(Rc::new(move |show| {
            let shown = source.borrow();
            show(&shown.0, shown.1);
        }));
        Ok(Tab { library, session, screen, entries, notices, role })
    }

    /// What the database holds, by key; empty without one.
    pub async fn database(&self) -> BTreeMap<String, Vec<u8>> {
        let Some(database) = self.connect().await else { return BTreeMap::new() };
        database.all("linchpin/").await.expect("the database answers").into_iter().collect()
    }

    /// Writes into the database from outside.
    pub async fn plant(&self, writes: Vec<Write>) {
        let database = self.connect().await.expect("there is a database");
        database.write(writes, None).await.expect("the database takes it");
    }

    /// Our keys in the local storage.
    pub fn keys(&self) -> Vec<String> {
        let keys = self.area.keys().expect("memory answers");
        keys.into_iter().filter(|key| key.starts_with("linchpin/")).collect()
    }

    /// Takes all of ours out of the local storage.
    pub fn clear_local(&self) {
        for key in self.keys() {
            let _ = self.area.remove(&key);
        }
    }

    async fn connect(&self) -> Option<Database> {
        if self.database.is_empty() { None } else { Database::open(&self.database).await.ok() }
    }
}

impl Tab {
    /// Adds an account and gives the change to storage.
    pub fn edit(&self) {
        self.edit_with("");
    }

    /// Adds an account with notes.
    pub fn edit_with(&self, notes: &str) {
        self.edit_accounts(1, &|| notes.to_owned());
    }

    /// Adds accounts with notes, in one change.
    pub fn edit_accounts(&self, count: usize, notes: &dyn Fn() -> String) {
        let entry = {
            let mut screen = self.screen.borrow_mut();
            let revision = screen.1 + 1;
            let mut change = Change::none();
            for number in 0..count as u64 {
                let id = AccountId::new(number << 32 | revision);
                let account = Account::new(id, name(&format!("Account {revision}")));
                change.push(Edit::Added(Account { notes: notes(), ..account }));
            }
            change.apply(&mut screen.0).expect("the change fits");
            screen.1 = revision;
            let at = Timestamp::from_ms(1_700_000_000_000 + i64::try_from(revision).unwrap_or(0));
            JournalEntry { revision, at, act: Act::AddAccount, kind: EntryKind::Do, change }
        };
        self.session.append(&entry, &self.screen.borrow().0);
    }

    /// Edits so many times and waits until it is kept.
    pub async fn edit_and_flush(&self, times: usize) {
        for _ in 0..times {
            self.edit();
        }
        self.session.flush().await.expect("it is kept");
    }

    /// The revision on the screen.
    pub fn revision(&self) -> u64 {
        self.screen.borrow().1
    }

    /// The workbook on the screen.
    pub fn workbook(&self) -> Workbook {
        self.screen.borrow().0.clone()
    }

    /// The tab dies: its lock is free, and nothing more is written.
    pub fn crash(self) {
        self.session.inner().closed.set(true);
        self.session.inner().stranded.set(true);
        tabs::leave(self.session.inner());
    }

    /// Notes in a cell that is given what callbacks say.
    pub fn hear_notices(&self) -> Rc<RefCell<Vec<Notice>>> {
        let heard = Rc::new(RefCell::default());
        let ear: Rc<RefCell<Vec<Notice>>> = Rc::clone(&heard);
        self.session.on_notice(move |notice| ear.borrow_mut().push(notice));
        heard
    }
}

/// A name.
pub fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

/// Runs a check for each number until it says that the number is beyond the last.
pub async fn for_every<F: Future<Output = bool>>(mut check: impl FnMut(usize) -> F) -> usize {
    let count = Cell::new(0);
    while check(count.get()).await {
        count.set(count.get() + 1);
        assert!(count.get() < 1_000, "the check never ends");
    }
    count.get()
}
