//! Opening a workbook: what reads it comes first, then the store, what keeps it, and who hears of the other tabs.

use std::rc::Rc;

use leptos::prelude::*;
use linchpin::command::{Command, TrashCommand};
use linchpin::model::{Workbook, WorkbookId};

use super::super::{Store, works};
use super::{Desk, DeskNotice, LAST};
use crate::app::platform::clock;
use crate::app::platform::part::of_part;
use crate::app::storage::{Loaded, Notice, OpenProblem, Remote, Role, RoleChange, Session};

impl Desk {
    /// Has what opens a workbook come before one is opened.
    #[cfg(parts)]
    pub async fn bring_works() {
        // A failure is told to who wants a workbook.
        let _ = works::load().await;
    }

    /// Opens a workbook, closing the one that is open. `false` when it cannot be opened; that is said.
    pub async fn open(self, id: WorkbookId) -> bool {
        self.close().await;
        match of_part!(works::open(self, id)) {
            Ok(opened) => opened.await,
            Err(_) => self.cannot_open(OpenProblem::NotLoaded(id)),
        }
    }

    pub(in crate::app::state) async fn open_here(self, id: WorkbookId) -> bool {
        let Some(library) = self.library() else { return false };
        match library.open_workbook(id).await {
            Ok(opened) => {
                self.say_of_opened(opened.notices);
                let loaded = Loaded { workbook: opened.workbook, revision: opened.revision, entries: opened.entries };
                self.show(opened.session, loaded, opened.role);
                self.prefs.set(LAST, &id.to_string());
                self.put_away(&DeskNotice::Open(OpenProblem::NotLoaded(id)));
                self.list_changed();
                true
            }
            Err(problem) => self.cannot_open(problem),
        }
    }

    /// That one of the two stores was empty is no message beside the one that its workbook came from the other.
    fn say_of_opened(self, notices: Vec<Notice>) {
        let tells = |notice: &Notice| match notice {
            Notice::Recovered(recovery) => recovery.behind.is_none(),
            _ => false,
        };
        if notices.iter().any(tells) {
            let is_emptied = |said: &DeskNotice| matches!(said, DeskNotice::Storage(Notice::WasUsedBefore { .. }));
            self.notices.update(|said| said.retain(|notice| !is_emptied(notice)));
        }
        self.say(notices.into_iter().map(DeskNotice::Storage));
    }

    fn cannot_open(self, problem: OpenProblem) -> bool {
        self.say([DeskNotice::Open(problem)]);
        self.list_changed();
        false
    }

    fn show(self, session: Session, loaded: Loaded, role: Role) {
        let inner = self.inner();
        let store = inner.owner.with(|| Store::new(loaded.workbook, loaded.revision, &loaded.entries));
        store.set_read_only(role == Role::Follower);
        session.set_source(Rc::new(move |look: &mut dyn FnMut(&Workbook, u64)| store.look(look)));
        session.on_remote(move |remote| match remote {
            Remote::Entry(entry) => {
                store.receive(&entry);
            }
            Remote::Reloaded(loaded) => store.reload(*loaded),
        });
        session.on_role(move |change| self.role_changed(store, change));
        session.on_notice(move |notice| self.say([DeskNotice::Storage(notice)]));
        let keeper = session.clone();
        store.connect(Rc::new(move |entry, workbook| keeper.append(entry, workbook)));
        *inner.session.borrow_mut() = Some(session);
        self.open.set(Some(store));
        empty_trash(store);
    }

    fn role_changed(self, store: Store, change: RoleChange) {
        if let Some(loaded) = change.loaded {
            store.reload(*loaded);
        }
        store.set_read_only(change.role == Role::Follower);
        if change.role == Role::Follower {
            self.say([DeskNotice::Role(change.reason)]);
        } else {
            self.notices.update(|said| said.retain(|notice| !matches!(notice, DeskNotice::Role(_))));
        }
    }
}

// What has been in the trash for thirty days goes when the workbook is opened for editing; a follower's refusal is
// right, and nobody undoes what time has done.
fn empty_trash(store: Store) {
    let now = clock::now();
    let due = store
        .peek(|workbook| workbook.trash.iter().filter(|item| item.is_due(now)).map(|item| item.id).collect::<Vec<_>>());
    if !due.is_empty() {
        let _ = store.keep_house(Command::Trash(TrashCommand::Purge(due)));
    }
}
