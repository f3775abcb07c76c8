//! What all clones of a session share: the ledger, the lock, the writer, and who is told.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{ArcRwSignal, GetUntracked, Set};
use linchpin::model::{Timestamp, WorkbookId};

use super::Source;
use super::verbs::{VERBS, Verbs};
use crate::app::platform::lifecycle::{self, Listener};
use crate::app::platform::panic;
use crate::app::storage::copies::Copies;
use crate::app::storage::envelope::Envelope;
use crate::app::storage::head::{Head, Mark};
use crate::app::storage::notice::Notice;
use crate::app::storage::shelf::Shelf;
use crate::app::storage::side::Ledger;
use crate::app::storage::status::{Role, SaveStatus};
use crate::app::storage::tabs::{Callback, Tabs};
use crate::app::storage::{snapshot, writer};

/// What all clones of a session share. No borrow of a cell is held across a wait or a call back.
pub(in crate::app::storage) struct Inner {
    pub id: WorkbookId,
    pub(super) verbs: Verbs,
    pub copies: Rc<Copies>,
    pub shelf: Rc<Shelf>,
    pub status: ArcRwSignal<SaveStatus>,
    pub role: ArcRwSignal<Role>,
    pub ledger: RefCell<Ledger>,
    pub tabs: Tabs,
    pub writer: writer::Writer,
    pub source: RefCell<Option<Source>>,
    /// A snapshot that was written down at once, where there is no source to ask later.
    pub stash: RefCell<Option<Envelope>>,
    /// Edits of this tab could not be saved before another tab took the workbook: nothing may hide them now.
    pub stranded: Cell<bool>,
    pub closed: Cell<bool>,
    notices: RefCell<Vec<Notice>>,
    on_notice: Callback<Notice>,
    pub(super) listeners: RefCell<Vec<Listener>>,
}

impl Inner {
    pub(in crate::app::storage) fn new(id: WorkbookId, copies: Rc<Copies>, shelf: Rc<Shelf>, role: Role) -> Rc<Self> {
        let status = SaveStatus::Saved { at: Timestamp::default(), revision: 0, weakness: None };
        Rc::new(Self {
            id,
            verbs: VERBS,
            copies,
            shelf,
            status: ArcRwSignal::new(status),
            role: ArcRwSignal::new(role),
            ledger: RefCell::new(Ledger::new((0, 0), Head::default(), Mark::default())),
            tabs: Tabs::default(),
            writer: writer::Writer::default(),
            source: RefCell::default(),
            stash: RefCell::default(),
            stranded: Cell::new(false),
            closed: Cell::new(false),
            notices: RefCell::default(),
            on_notice: RefCell::default(),
            listeners: RefCell::default(),
        })
    }

    /// Listens to the page's life.
    pub(in crate::app::storage) fn attend(self: &Rc<Self>) {
        let mut listeners = lifecycle::on_leave({
            let inner = Rc::downgrade(self);
            move || {
                if let Some(inner) = inner.upgrade() {
                    writer::leave(&inner);
                }
            }
        });
        let inner = Rc::downgrade(self);
        listeners.extend(lifecycle::on_cleared(move || {
            if let Some(inner) = inner.upgrade() {
                snapshot::after_clearing(&inner);
            }
        }));
        self.listeners.replace(listeners);
    }

    pub(in crate::app::storage) fn set_role(&self, role: Role) {
        self.role.set(role);
    }

    pub(in crate::app::storage) fn set_status(&self, status: SaveStatus) {
        if self.status.get_untracked() != status {
            self.status.set(status);
        }
    }

    /// Tells somebody what is said from now on, and what was said before.
    pub(super) fn listen(&self, callback: Rc<dyn Fn(Notice)>) {
        self.on_notice.replace(Some(Rc::clone(&callback)));
        for notice in self.notices.take() {
            callback(notice);
        }
    }

    /// Says something, or keeps it until somebody listens.
    pub(in crate::app::storage) fn say(&self, notice: Notice) {
        let callback = self.on_notice.borrow().clone();
        match callback {
            Some(callback) => callback(notice),
            None => self.notices.borrow_mut().push(notice),
        }
    }

    /// Whether this tab may write now.
    pub(in crate::app::storage) fn may_write(&self) -> bool {
        !panic::stopped() && !self.stranded.get() && self.role.get_untracked() == Role::Editor
    }
}
