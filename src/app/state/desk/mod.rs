//! The desk: the library of workbooks, which of them is open, and what has to be said about keeping it.

mod import;
mod opening;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use linchpin::command::{Command, TrashCommand};
use linchpin::model::{Workbook, WorkbookId};

pub use self::import::HandedOver;
use self::import::MadeForImport;
use super::{Prefs, Store, Topic, works};
use crate::app::platform::clock;
use crate::app::platform::part::of_part;
use crate::app::storage::{
    Asked, Library, LibraryProblem, Loaded, Notice, OpenProblem, Remote, Role, RoleChange, RoleReason, SaveProblem,
    SaveStatus, Session, SnapshotReason, WorkbookEntry,
};

const LAST: &str = "last_workbook";

/// Something the desk has to say, until the person puts it away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskNotice {
    /// Storage says something.
    Storage(Notice),
    /// A workbook could not be opened.
    Open(OpenProblem),
    /// Something could not be done with the library.
    Library(LibraryProblem),
    /// This tab's role changed.
    Role(RoleReason),
}

/// The desk: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    open: RwSignal<Option<Store>>,
    ready: RwSignal<bool>,
    notices: RwSignal<Vec<DeskNotice>>,
    listed: Trigger,
    prefs: Prefs,
}

struct Inner {
    // What outlives pages is owned by the root, whoever made it: a workbook opened from a menu must not go with it.
    owner: Owner,
    library: RefCell<Option<Library>>,
    session: RefCell<Option<Session>>,
    handed_over: RefCell<Option<HandedOver>>,
    for_import: Cell<Option<MadeForImport>>,
}

/// The desk.
///
/// # Panics
/// Outside the app: a mistake of ours.
pub fn use_desk() -> Desk {
    expect_context::<Desk>()
}

impl Desk {
    /// Opens the library and the workbook that was open last.
    pub fn start(prefs: Prefs) -> Self {
        let inner = Inner {
            owner: Owner::current().unwrap_or_default(),
            library: RefCell::default(),
            session: RefCell::default(),
            handed_over: RefCell::default(),
            for_import: Cell::default(),
        };
        let desk = Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            open: RwSignal::new(None),
            ready: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            listed: Trigger::new(),
            prefs,
        };
        #[cfg(parts)]
        if untrack(|| prefs.get(LAST)).is_some() {
            // On its way while the list is read.
            spawn_local(Self::bring_works());
        }
        // Asked for before the frame is made: the browser opens it meanwhile.
        spawn_local(desk.load(Library::ask()));
        desk
    }

    async fn load(self, asked: Asked) {
        let (library, notices) = Library::open(asked).await;
        self.say(notices.into_iter().map(DeskNotice::Storage));
        self.prefs.keep_twice(&library).await;
        library.purge_due(clock::now()).await;
        *self.inner().library.borrow_mut() = Some(library.clone());
        let last = untrack(|| self.prefs.get(LAST));
        let mut kept = library.list().into_iter().filter(|entry| entry.deleted_at.is_none());
        // Where the preference is not known, which a killed browser without a database forgets, it is the one saved last.
        let there = match last {
            Some(last) => kept.find(|entry| last == entry.id.to_string()),
            None => kept.next(),
        };
        if let Some(entry) = there {
            self.open(entry.id).await;
        }
        self.ready.set(true);
    }

    /// Whether the library has been read; before that nothing is shown and nothing written.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// The workbook that is open; follows it.
    pub fn current(self) -> Option<Store> {
        self.open.get()
    }

    /// The library, once it is there.
    pub fn library(self) -> Option<Library> {
        self.inner().library.borrow().clone()
    }

    /// What keeps the open workbook.
    pub fn session(self) -> Option<Session> {
        self.inner().session.borrow().clone()
    }

    /// Whether what is on the screen is kept; `None` while no workbook is open. Follows it.
    pub fn status(self) -> Option<SaveStatus> {
        self.open.track();
        self.session().map(|session| session.status().get())
    }

    /// All workbooks, the trash included; follows them.
    pub fn workbooks(self) -> Vec<WorkbookEntry> {
        self.listed.track();
        let mut entries = self.library().map(|library| library.list()).unwrap_or_default();
        // The open workbook is told as it is now: the library hears of a change only once it is kept.
        if let Some(store) = self.open.get() {
            let id = store.id();
            let (name, accounts) = (
                store.read(Topic::Meta, |workbook| workbook.meta.name.to_string()),
                store.read(Topic::Accounts, |workbook| workbook.accounts.len()),
            );
            for entry in entries.iter_mut().filter(|entry| entry.id == id) {
                entry.name.clone_from(&name);
                entry.accounts = accounts;
            }
        }
        entries
    }

    /// Follows the list of workbooks without reading it.
    pub fn follow_list(self) {
        self.listed.track();
    }

    /// Tells those who list the workbooks that the list has changed.
    pub fn list_changed(self) {
        self.listed.notify();
    }

    /// What has to be said; follows it.
    pub fn notices(self) -> Vec<DeskNotice> {
        self.notices.get()
    }

    /// Says something until it is put away. What is being said already is not said twice.
    pub fn say(self, notices: impl IntoIterator<Item = DeskNotice>) {
        let new: Vec<DeskNotice> = notices.into_iter().collect();
        if new.is_empty() {
            return;
        }
        self.notices.update(|said| {
            for notice in new {
                if !said.contains(&notice) {
                    said.push(notice);
                }
            }
        });
    }

    /// Puts a notice away.
    pub fn put_away(self, notice: &DeskNotice) {
        self.notices.update(|said| said.retain(|other| other != notice));
    }

    /// Keeps a new workbook and opens it.
    pub async fn create(self, workbook: &Workbook) -> bool {
        let Some(library) = self.library() else { return false };
        match library.create(workbook).await {
            Ok(()) => self.open(workbook.id).await,
            Err(problem) => {
                self.say([DeskNotice::Library(problem)]);
                false
            }
        }
    }

    /// The workbook that is open, without following it: for event handlers.
    pub fn open_now(self) -> Option<Store> {
        self.open.get_untracked()
    }

    /// Whether a workbook is open, without following it.
    pub fn has_open(self) -> bool {
        self.open_now().is_some()
    }

    /// Closes the open workbook, saving what is pending.
    pub async fn close(self) {
        let session = self.inner().session.borrow_mut().take();
        if let Some(session) = session {
            session.close().await;
        }
        self.open.set(None);
    }

    /// Keeps a copy of the open workbook as it is at this call, before something large is done to it.
    pub fn snapshot(self, reason: SnapshotReason, label: &str) -> impl Future<Output = ()> + use<> {
        let open = self.session().zip(self.open.get_untracked());
        let kept = open.map(|(session, store)| session.snapshot(reason, label, store.peek(Clone::clone)));
        async move {
            let Some(kept) = kept else { return };
            match kept.await {
                // That nothing can be kept, or no copies, is being said already.
                Ok(()) | Err(LibraryProblem::NotSaved(SaveProblem::Forbidden)) => {}
                Err(problem) => self.say([DeskNotice::Library(problem)]),
            }
        }
    }

    /// Does what deletes so many records, and keeps a copy from before it where they are more than one.
    ///
    /// # Errors
    /// Those of what is done; no copy is kept then.
    pub fn delete_with_copy<E>(self, records: usize, delete: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let copy = (records > 1).then(|| self.snapshot(SnapshotReason::BeforeDelete, ""));
        delete()?;
        if let Some(copy) = copy {
            spawn_local(copy);
        }
        Ok(())
    }

    /// Notes that there is a file with what the open workbook holds now: one was made of it, or it was made of one.
    pub fn has_file(self) {
        if let (Some(session), Some(store)) = (self.session(), self.open_now()) {
            session.mark_exported(clock::now(), untrack(|| store.revision()));
            self.list_changed();
        }
    }

    /// The name of the person at this device, empty where nobody has said it.
    pub fn person(self) -> String {
        untrack(|| self.prefs.person())
    }

    /// The number of a file that is made of the open workbook at a revision.
    pub fn file_number(self, revision: u64) -> u64 {
        self.session().map_or(revision, |session| session.file_number(revision))
    }

    /// Files of the open workbook have at least this number from now on: it has taken in one that has come so far.
    pub fn count_on(self, least: u64) {
        if let (Some(session), Some(store)) = (self.session(), self.open_now()) {
            session.count_on(untrack(|| store.revision()), least);
        }
    }

    /// Makes this tab the one that edits.
    pub async fn take_over(self) -> bool {
        match self.session() {
            Some(session) => session.take_over().await,
            None => false,
        }
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.with_value(Rc::clone)
    }
}
