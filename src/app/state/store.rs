//! The one reactive store of an open workbook: the only place it is changed, through [`Store::dispatch`].

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use linchpin::analysis::derived::{ColumnMoves, moves};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::change::{Act, AnyEdit, Change, EntryKind, History, JournalEntry};
use linchpin::command::{self, Command, CommandError};
use linchpin::model::{TargetId, Workbook, WorkbookId, order};

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
    workbook: RefCell<Workbook>,
    scoreboard: RefCell<Scoreboard>,
    history: RefCell<History>,
    revision: Cell<u64>,
    topics: Topics,
    recent_targets: RefCell<RecentTargets>,
    sink: RefCell<Option<Sink>>,
}

impl Store {
    /// A store over a workbook that was just opened, with the entries that can still be undone.
    pub fn new(workbook: Workbook, revision: u64, entries: &[JournalEntry]) -> Self {
        let inner = Inner {
            scoreboard: RefCell::new(Scoreboard::build(&workbook)),
            workbook: RefCell::new(workbook),
            history: RefCell::new(History::from_entries(entries)),
            revision: Cell::new(revision),
            topics: Topics::default(),
            recent_targets: RefCell::default(),
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
        if self.read_only.get_untracked() {
            return Err(Refused::ReadOnly);
        }
        let change = self.peek(|workbook| command::apply(workbook, &command))?;
        if change.is_empty() {
            return Ok(());
        }
        self.commit(self.peek(|workbook| command.act(workbook)), EntryKind::Do, change)
    }

    /// Does housekeeping that is not undone.
    ///
    /// # Errors
    /// As [`Store::dispatch`].
    pub fn keep_house(self, command: Command) -> Result<(), Refused> {
        if self.read_only.get_untracked() {
            return Err(Refused::ReadOnly);
        }
        let change = self.peek(|workbook| command::apply(workbook, &command))?;
        if change.is_empty() {
            return Ok(());
        }
        self.commit(self.peek(|workbook| command.act(workbook)), EntryKind::Housekeeping, change)
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
        let step = self.inner().history.borrow().next_undo().cloned().ok_or(Refused::Nothing)?;
        self.commit(step.act, EntryKind::Undo { of: step.revision }, step.change.inverse())?;
        Ok(step.act)
    }

    /// Does the act undone last again.
    ///
    /// # Errors
    /// [`Refused::Nothing`] when there is none.
    pub fn redo(self) -> Result<Act, Refused> {
        let step = self.inner().history.borrow().next_redo().cloned().ok_or(Refused::Nothing)?;
        self.commit(step.act, EntryKind::Redo { of: step.revision }, step.change)?;
        Ok(step.act)
    }

    /// Takes in an entry that another tab made; `false` when it does not follow on what this tab has, which then has
    /// to load again.
    pub fn receive(self, entry: &JournalEntry) -> bool {
        let inner = self.inner();
        if entry.revision <= inner.revision.get() {
            return true;
        }
        let follows = entry.revision == inner.revision.get() + 1;
        follows && self.accept(entry).is_ok()
    }

    /// Shows another state of the same workbook: this tab had missed changes, or took over.
    pub fn reload(self, loaded: Loaded) {
        let inner = self.inner();
        *inner.scoreboard.borrow_mut() = Scoreboard::build(&loaded.workbook);
        *inner.history.borrow_mut() = History::from_entries(&loaded.entries);
        inner.revision.set(loaded.revision);
        *inner.workbook.borrow_mut() = loaded.workbook;
        inner.recent_targets.borrow_mut().forget();
        inner.topics.notify_all();
    }

    /// Shows the workbook and its revision to storage, when it needs the whole of it.
    pub fn look(self, look: &mut dyn FnMut(&Workbook, u64)) {
        let inner = self.inner();
        look(&inner.workbook.borrow(), inner.revision.get());
    }

    fn commit(self, act: Act, kind: EntryKind, change: Change) -> Result<(), Refused> {
        if self.read_only.get_untracked() {
            return Err(Refused::ReadOnly);
        }
        let at = clock::now();
        let entry = JournalEntry { revision: self.inner().revision.get() + 1, at, act, kind, change };
        self.accept(&entry)?;
        let inner = self.inner();
        let sink = inner.sink.borrow().clone();
        if let Some(sink) = sink {
            sink(&entry, &inner.workbook.borrow());
        }
        Ok(())
    }

    fn accept(self, entry: &JournalEntry) -> Result<(), Refused> {
        let inner = self.inner();
        entry.change.apply(&mut inner.workbook.borrow_mut()).map_err(|_| Refused::Nothing)?;
        inner.revision.set(entry.revision);
        let moved = refresh_noting_moves(&inner, entry);
        {
            let mut history = inner.history.borrow_mut();
            history.note(entry);
            history.keep_last(UNDO_DEPTH);
        }
        let topics = touched(&entry.change);
        let of_target = |topic: &Topic| if let Topic::ActualsOf(target) = topic { Some(*target) } else { None };
        inner.recent_targets.borrow_mut().note(entry.revision, order::set(topics.iter().filter_map(of_target)));
        inner.topics.notify(&topics);
        if !moved.is_empty() || self.moved.with_untracked(|moved| !moved.is_empty()) {
            self.moved.set(moved);
        }
        Ok(())
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.with_value(Rc::clone)
    }
}

/// Brings the scoreboard up to date; says which derived scores moved because numbers of accounts did. Undoing brings
/// back what was known, and an edit of the rule was previewed, so neither is news.
fn refresh_noting_moves(inner: &Inner, entry: &JournalEntry) -> Vec<ColumnMoves> {
    let mut scoreboard = inner.scoreboard.borrow_mut();
    let before = scoreboard.derived_columns().clone();
    refresh(&mut scoreboard, &inner.workbook.borrow(), &entry.change);
    let of_criteria = |edit: &AnyEdit| matches!(edit, AnyEdit::Criteria(_));
    if before.is_empty() || entry.kind != EntryKind::Do || entry.change.edits.iter().any(of_criteria) {
        return Vec::new();
    }
    moves(&before, scoreboard.derived_columns())
}

/// Above so many changed cells building the scoreboard anew is cheaper than updating it cell by cell.
const CELLS_ONE_BY_ONE: usize = 64;

fn refresh(scoreboard: &mut Scoreboard, workbook: &Workbook, change: &Change) {
    use linchpin::change::Edit;
    let mut cells = Vec::new();
    let (mut weights, mut numbers) = (false, false);
    for edit in &change.edits {
        match edit {
            AnyEdit::Scores(edit) => cells.push((edit.key().account, edit.key().criterion)),
            AnyEdit::Agreed(edit) => cells.push((edit.key().account, edit.key().criterion)),
            AnyEdit::Meta { before, after } if before.group != after.group => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Meta { before, after } => {
                numbers |= before.currency != after.currency || before.part_periods != after.part_periods;
            }
            AnyEdit::Criteria(Edit::Updated { before, after }) if before.derived != after.derived => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Criteria(Edit::Updated { before, after }) if before.position == after.position => weights = true,
            AnyEdit::Criteria(_) | AnyEdit::Accounts(Edit::Added(_) | Edit::Removed(_)) => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Accounts(Edit::Updated { before, after }) => {
                numbers |= before.figures != after.figures || before.fields != after.fields;
            }
            _ => {}
        }
    }
    if cells.len() > CELLS_ONE_BY_ONE {
        *scoreboard = Scoreboard::build(workbook);
        return;
    }
    for (account, criterion) in cells {
        scoreboard.update_cell(workbook, account, criterion);
    }
    if numbers {
        scoreboard.rederive(workbook);
    }
    if weights {
        scoreboard.reweigh(workbook);
    }
}
