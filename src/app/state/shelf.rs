//! The desk's other half: what is done with workbooks that are not, or not yet, open.

use linchpin::change::{EntryKind, JournalEntry};
use linchpin::command::{self, Command};
use linchpin::model::{Workbook, WorkbookId};

use super::{Desk, DeskNotice, Refused, works};
use crate::app::platform::clock;
use crate::app::platform::part::of_part;
use crate::app::storage::{LibraryProblem, Notice, OpenProblem, Role};

impl Desk {
    /// Keeps a new workbook without opening it.
    pub async fn keep(self, workbook: &Workbook) -> bool {
        let Some(library) = self.library() else { return false };
        let kept = library.create(workbook).await;
        self.tell(kept)
    }

    /// Keeps a new workbook of a file without opening it. Its own files count on from a number; whether it holds all
    /// that the file does is said, too.
    pub async fn keep_of_file(self, workbook: &Workbook, counted: u64, is_all: bool) -> bool {
        if !self.keep(workbook).await {
            return false;
        }
        if let Some(library) = self.library() {
            // It is kept; that its file is not remembered costs a reminder too many, or a number too low.
            if counted > 0 {
                let _ = library.count_on(workbook.id, counted).await;
            }
            if is_all {
                let _ = library.note_file(workbook.id, clock::now()).await;
            }
            self.list_changed();
        }
        true
    }

    /// A workbook as it is kept, or as it is open here, without opening it.
    pub async fn look_at(self, id: WorkbookId) -> Option<Workbook> {
        if let Some(store) = self.open_now().filter(|store| store.id() == id) {
            return Some(store.peek(Clone::clone));
        }
        match self.library()?.open_workbook(id).await {
            Ok(opened) => {
                self.say_set_aside(opened.notices);
                opened.session.close().await;
                Some(opened.workbook)
            }
            Err(problem) => {
                self.say([DeskNotice::Open(problem)]);
                None
            }
        }
    }

    /// Changes a workbook that is not open here, as one act that can be undone when it is opened.
    ///
    /// # Errors
    /// [`Refused`]: another tab edits it, it cannot be opened, what opens it did not come, or the command does not fit.
    pub async fn change_closed(self, id: WorkbookId, command: Command) -> Result<(), Refused> {
        let changed = of_part!(works::change_closed(self, id, command));
        changed.map_err(|_| Refused::NotLoaded)?.await
    }

    pub(super) async fn change_closed_here(self, id: WorkbookId, command: Command) -> Result<(), Refused> {
        let library = self.library().ok_or(Refused::NotOpened)?;
        let mut opened = library.open_workbook(id).await.map_err(|problem| match problem {
            OpenProblem::NotLoaded(_) => Refused::NotLoaded,
            problem => {
                self.say([DeskNotice::Open(problem)]);
                Refused::NotOpened
            }
        })?;
        self.say_set_aside(std::mem::take(&mut opened.notices));
        if opened.role == Role::Follower {
            opened.session.close().await;
            return Err(Refused::ReadOnly);
        }
        let change = match command::apply(&opened.workbook, &command) {
            Ok(change) => change,
            // A session that is not closed would keep its lock, and the workbook could not be edited again.
            Err(error) => {
                opened.session.close().await;
                return Err(error.into());
            }
        };
        if !change.is_empty() && change.apply(&mut opened.workbook).is_ok() {
            let (revision, act, at) = (opened.revision + 1, command.act(&opened.workbook), clock::now());
            let entry = JournalEntry { revision, at, act, kind: EntryKind::Do, change };
            opened.session.append(&entry, &opened.workbook);
        }
        opened.session.close().await;
        Ok(())
    }

    /// What could not be read of a workbook that is only looked at is said as of one that is opened: it is told once.
    fn say_set_aside(self, notices: Vec<Notice>) {
        let told = notices.into_iter().filter(|notice| matches!(notice, Notice::SetAside(_)));
        self.say(told.map(DeskNotice::Storage));
    }

    /// Puts a workbook into the trash, closing it when it is the open one.
    pub async fn trash(self, id: WorkbookId) -> bool {
        if self.open_now().is_some_and(|store| store.id() == id) {
            self.close().await;
        }
        let Some(library) = self.library() else { return false };
        let trashed = library.trash(id, clock::now()).await;
        // What is in the trash need not be opened.
        self.put_away(&DeskNotice::Open(OpenProblem::Unreadable(id)));
        self.tell(trashed)
    }

    /// Takes a workbook out of the trash.
    pub async fn restore(self, id: WorkbookId) -> bool {
        let Some(library) = self.library() else { return false };
        let restored = library.restore(id).await;
        self.tell(restored)
    }

    /// Deletes a workbook with all its copies, for good.
    pub async fn delete_forever(self, id: WorkbookId) -> bool {
        let Some(library) = self.library() else { return false };
        let deleted = library.delete_forever(id).await;
        self.tell(deleted)
    }

    fn tell(self, done: Result<(), LibraryProblem>) -> bool {
        self.list_changed();
        if let Err(problem) = done {
            self.say([DeskNotice::Library(problem)]);
        }
        done.is_ok()
    }
}
