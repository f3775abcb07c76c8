//! The one reactive store of an open workbook: the only place it is changed, through [`Store::dispatch`].

mod doing;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::derived::ColumnMoves;
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::change::{Act, EntryKind, History, JournalEntry};
use linchpin::command::{Command, CommandError};
use linchpin::model::{AccountId, TargetId, Titles, Workbook, WorkbookId, order};

use super::recent::RecentTargets;
use super::topic::{Topic, Topics, touched};
use crate::app::platform::clock;
use crate::app::storage::Loaded;

/// How many acts can be undone.
const UNDO_DEPTH: usize = 200;

/// Why a dispatch did nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Another tab edits the workbook; this one only follows.
    ReadOnly,
    /// The command does not fit; the interface says so beside what was typed.
    Command(CommandError),
    /// There is nothing to undo or redo, or what came since stands in its way.
    Nothing,
    /// The workbook, which is not open here, cannot be opened.
    NotOpened,
    /// The part of the program that opens workbooks did not come.
    NotLoaded,
}

impl From<CommandError> for Refused {
    fn from(error: CommandError) -> Self {
        Self::Command(error)
    }
}

/// Where the store hands every change it made: storage and the other tabs.
pub type Sink = Rc<dyn Fn(&JournalEntry, &Workbook)>;

/// An open workbook with everything views follow. Copied freely: it is a handle.
#[derive(Clone, Copy)]
pub struct Store {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    read_only: RwSignal<bool>,
    moved: RwSignal<Vec<ColumnMoves>>,
}

struct Inner {
    verbs: Verbs,
    workbook: RefCell<Workbook>,
    scoreboard: RefCell<Scoreboard>,
    history: RefCell<History>,
    revision: Cell<u64>,
    topics: Topics,
    recent_targets: RefCell<RecentTargets>,
    /// Made when first asked for, until an account changes.
    titles: RefCell<Option<Arc<Titles>>>,
    sink: RefCell<Option<Sink>>,
}

/// What a store can have done. Called through here, so that only what makes a store reaches commands, changes and
/// totals: the rest of the program comes without them (`works`).
struct Verbs {
    dispatch: fn(Store, &Command, EntryKind) -> Result<(), Refused>,
    undo: fn(Store) -> Result<Act, Refused>,
    redo: fn(Store) -> Result<Act, Refused>,
}

const VERBS: Verbs = Verbs { dispatch: doing::dispatch, undo: doing::undo, redo: doing::redo };

impl Store {
    /// A store over a workbook that was just opened, with the entries that can still be undone.
    pub fn new(workbook: Workbook, revision: u64, entries: &[JournalEntry]) -> Self {
        let inner = Inner {
            verbs: VERBS,
            scoreboard: RefCell::new(Scoreboard::build(&workbook)),
            workbook: RefCell::new(workbook),
            history: RefCell::new(History::from_entries(entries)),
            revision: Cell::new(revision),
            topics: Topics::default(),
            recent_targets: RefCell::default(),
            titles: RefCell::default(),
            sink: RefCell::new(None),
        };
        let (read_only, moved) = (RwSignal::new(false), RwSignal::new(Vec::new()));
        Self { inner: StoredValue::new_local(Rc::new(inner)), read_only, moved }
    }

    /// Says where changes go from now on.
    pub fn connect(self, sink: Sink) {
        *self.inner().sink.borrow_mut() = Some(sink);
    }

    /// Reads the workbook and follows a topic: the running view runs again when the topic changes.
    pub fn read<T>(self, topic: Topic, f: impl FnOnce(&Workbook) -> T) -> T {
        self.track(topic);
        self.peek(f)
    }

    /// Follows a topic without reading.
    pub fn track(self, topic: Topic) {
        self.inner().topics.track(topic);
    }

    /// Reads the workbook without following anything: for event handlers.
    pub fn peek<T>(self, f: impl FnOnce(&Workbook) -> T) -> T {
        f(&self.inner().workbook.borrow())
    }

    /// Reads totals and ranks and follows them.
    pub fn scoreboard<T>(self, f: impl FnOnce(&Scoreboard) -> T) -> T {
        self.track(Topic::Totals);
        self.peek_scoreboard(f)
    }

    /// Reads totals and ranks without following them.
    pub fn peek_scoreboard<T>(self, f: impl FnOnce(&Scoreboard) -> T) -> T {
        f(&self.inner().scoreboard.borrow())
    }

    /// Which derived scores the last change of accounts' numbers moved; follows it. Empty once anything else happened.
    pub fn moved(self) -> Vec<ColumnMoves> {
        self.moved.get()
    }

    /// What the accounts are called where some have the same name. Follows nothing: it changes with [`Topic::Accounts`].
    pub fn titles(self) -> Arc<Titles> {
        let inner = self.inner();
        let made = inner.titles.borrow().clone();
        made.unwrap_or_else(|| {
            let titles = Arc::new(Titles::of(&inner.workbook.borrow()));
            *inner.titles.borrow_mut() = Some(Arc::clone(&titles));
            titles
        })
    }

    /// What an account is called, as [`Store::titles`]; `None` when it is gone. Follows nothing.
    pub fn title(self, account: AccountId) -> Option<String> {
        let titles = self.titles();
        self.peek(|workbook| workbook.accounts.get(account).map(|account| titles.title(account)))
    }

    /// The workbook's id.
    pub fn id(self) -> WorkbookId {
        self.peek(|workbook| workbook.id)
    }

    /// The revision now; follows [`Topic::History`].
    pub fn revision(self) -> u64 {
        self.track(Topic::History);
        self.inner().revision.get()
    }

    /// The revision now and the targets that were touched after another one, with what was reached of them; `None` for
    /// the targets when that is not known any more. Follows nothing.
    pub fn targets_since(self, revision: u64) -> (u64, Option<BTreeSet<TargetId>>) {
        let inner = self.inner();
        let now = inner.revision.get();
        (now, inner.recent_targets.borrow().between(revision, now))
    }

    /// Whether this tab only follows another one.
    pub fn read_only(self) -> Signal<bool> {
        self.read_only.into()
    }

    /// Makes the store follow only, or edit again.
    pub fn set_read_only(self, read_only: bool) {
        self.read_only.set(read_only);
    }

    /// Does what a person asked for: checks it, applies it, tells the views it touches, and hands it to storage.
    /// What is already so is no change and leaves no trace.
    ///
    /// # Errors
    /// [`Refused`], with nothing changed.
    pub fn dispatch(self, command: Command) -> Result<(), Refused> {
        (self.inner().verbs.dispatch)(self, &command, EntryKind::Do)
    }

    /// Does housekeeping that is not undone.
    ///
    /// # Errors
    /// As [`Store::dispatch`].
    pub fn keep_house(self, command: Command) -> Result<(), Refused> {
        (self.inner().verbs.dispatch)(self, &command, EntryKind::Housekeeping)
    }

    /// What *Undo* would take back; follows [`Topic::History`].
    pub fn next_undo(self) -> Option<Act> {
        self.track(Topic::History);
        self.inner().history.borrow().next_undo().map(|step| step.act)
    }

    /// The revision of the act that *Undo* would take back; follows [`Topic::History`].
    pub fn next_undo_revision(self) -> Option<u64> {
        self.track(Topic::History);
        self.inner().history.borrow().next_undo().map(|step| step.revision)
    }

    /// What *Redo* would do again; follows [`Topic::History`].
    pub fn next_redo(self) -> Option<Act> {
        self.track(Topic::History);
        self.inner().history.borrow().next_redo().map(|step| step.act)
    }

    /// Takes the last act back.
    ///
    /// # Errors
    /// [`Refused::Nothing`] when there is none or later housekeeping stands in its way.
    pub fn undo(self) -> Result<Act, Refused> {
        (self.inner().verbs.undo)(self)
    }

    /// Does the act undone last again.
    ///
    /// # Errors
    /// [`Refused::Nothing`] when there is none.
    pub fn redo(self) -> Result<Act, Refused> {
        (self.inner().verbs.redo)(self)
    }

    /// Takes in an entry that another tab made; `false` when it does not follow on what this tab has, which then has
    /// to load again.
    pub fn receive(self, entry: &JournalEntry) -> bool {
        let inner = self.inner();
        if entry.revision <= inner.revision.get() {
            return true;
        }
        let follows = entry.revision == inner.revision.get() + 1;
        follows && doing::accept(self, entry).is_ok()
    }

    /// Shows another state of the same workbook: this tab had missed changes, or took over.
    pub fn reload(self, loaded: Loaded) {
        let inner = self.inner();
        *inner.scoreboard.borrow_mut() = Scoreboard::build(&loaded.workbook);
        *inner.history.borrow_mut() = History::from_entries(&loaded.entries);
        inner.revision.set(loaded.revision);
        *inner.workbook.borrow_mut() = loaded.workbook;
        inner.recent_targets.borrow_mut().forget();
        *inner.titles.borrow_mut() = None;
        inner.topics.notify_all();
    }

    /// Shows the workbook and its revision to storage, when it needs the whole of it.
    pub fn look(self, look: &mut dyn FnMut(&Workbook, u64)) {
        let inner = self.inner();
        look(&inner.workbook.borrow(), inner.revision.get());
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.with_value(Rc::clone)
    }
}
