//! Several tabs with one workbook: one holds the lock and edits, the others follow it live and may take over.

mod news;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::{GetUntracked, Set};
use linchpin::change::JournalEntry;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

#[cfg(test)]
pub use self::news::mute;
pub use self::news::{announce, join, listen, publish, set_published};
use super::envelope::Envelope;
use super::notice::Notice;
use super::session::{Inner, Loaded};
use super::status::Role;
use super::{aside, keys, open, writer};
use crate::app::platform::channel::Channel;
use crate::app::platform::lock::{self, Answer, Ask, Lock};
use crate::app::platform::timer::Signal;

/// How long the editing tab has to answer before its lock is taken from it: it may be frozen or busy.
const RELEASE_MS: u32 = 1_500;

/// What a following tab receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remote {
    /// The next change.
    Entry(JournalEntry),
    /// Changes were missed: this is the whole workbook.
    Reloaded(Box<Loaded>),
}

/// A change of this tab's role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleChange {
    /// The role from now on.
    pub role: Role,
    /// Why.
    pub reason: RoleReason,
    /// The workbook to show from now on, when it is not the one that is shown.
    pub loaded: Option<Box<Loaded>>,
}

/// Why a role changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RoleReason {
    /// This tab took over.
    TookOver,
    /// The editing tab was closed, and this one is next.
    HolderGone,
    /// Another tab took over.
    TakenOver,
    /// Another tab saved a revision that this tab has not seen. What was not saved of this tab's edits stands aside and
    /// stays on its screen until it is reloaded.
    Overtaken,
    /// The other tab runs a newer version of Linchpin: this one must be reloaded.
    NewerVersion,
}

/// What is called with news.
pub type Callback<T> = RefCell<Option<Rc<dyn Fn(T)>>>;

/// What a session knows of other tabs.
#[derive(Default)]
pub struct Tabs {
    pub(super) on_role: Callback<RoleChange>,
    on_remote: Callback<Remote>,
    channel: RefCell<Option<Channel>>,
    lock: RefCell<Option<Lock>>,
    queue: RefCell<Option<AbortController>>,
    heard: RefCell<VecDeque<Envelope>>,
    hearing: Cell<bool>,
    published: Cell<u64>,
    /// Whether another tab has ever followed this workbook, as far as this one knows: to nobody nothing is told.
    has_followers: Cell<bool>,
    /// Set while this tab is taking over; given when the lock came by the queue.
    taking: RefCell<Option<Signal>>,
}

/// Asks for the lock; gives the role.
pub async fn ask_for_lock(inner: &Rc<Inner>) -> Role {
    match lock::request_free(&keys::of_workbook(inner.id), on_lost(inner)).await {
        Answer::Held(lock) => {
            inner.tabs.lock.replace(Some(lock));
            Role::Editor
        }
        Answer::Denied => Role::Follower,
        // Without locks the guard of every write has to do.
        Answer::NoLocks => Role::Editor,
    }
}

/// Waits in the queue for the lock, so that a closed editing tab leaves a heir.
pub fn queue(inner: &Rc<Inner>) {
    let Ok(controller) = AbortController::new() else { return };
    inner.tabs.queue.replace(Some(controller.clone()));
    let inner = Rc::clone(inner);
    spawn_local(async move {
        let answer = lock::request(&keys::of_workbook(inner.id), Ask::Wait(controller), on_lost(&inner)).await;
        if let Answer::Held(lock) = answer {
            let signal = inner.tabs.taking.borrow_mut().take();
            let reason = if signal.is_some() { RoleReason::TookOver } else { RoleReason::HolderGone };
            rise(&inner, lock, reason).await;
            if let Some(signal) = signal {
                signal.give();
            }
        }
    });
}

/// Takes the workbook over; gives whether this tab edits now.
pub async fn take_over(inner: &Rc<Inner>) -> bool {
    if inner.role.get_untracked() == Role::Editor {
        return true;
    }
    if inner.stranded.get() || inner.closed.get() {
        return false;
    }
    let signal = Signal::new();
    inner.tabs.taking.replace(Some(signal.clone()));
    news::ask_for_release(inner);
    signal.wait_at_most(RELEASE_MS).await;
    inner.tabs.taking.take();
    if inner.role.get_untracked() == Role::Editor {
        return true;
    }
    leave_queue(inner);
    if let Answer::Held(lock) = lock::request(&keys::of_workbook(inner.id), Ask::Steal, on_lost(inner)).await {
        rise(inner, lock, RoleReason::TookOver).await;
    }
    inner.role.get_untracked() == Role::Editor
}

/// Leaves the workbook to the others.
pub fn leave(inner: &Inner) {
    leave_queue(inner);
    inner.tabs.channel.take();
    if let Some(lock) = inner.tabs.lock.take() {
        lock.release();
    }
}

/// Another tab has saved what this tab has not seen: nothing is overwritten, and what was not saved is set aside.
pub async fn overtaken(inner: &Rc<Inner>) {
    strand(inner).await;
    fall(inner, RoleReason::Overtaken);
}

/// Another tab asks for the workbook.
async fn release(inner: Rc<Inner>) {
    if writer::flush(&inner).await.is_err() {
        strand(&inner).await;
    }
    fall(&inner, RoleReason::TakenOver);
}

fn on_lost(inner: &Rc<Inner>) -> impl FnOnce() + 'static {
    let weak = Rc::downgrade(inner);
    move || {
        let Some(inner) = weak.upgrade() else { return };
        // A queue that was left loses nothing; only a held lock can be lost.
        if inner.role.get_untracked() != Role::Editor || inner.tabs.lock.take().is_none() {
            return;
        }
        spawn_local(async move {
            if inner.ledger.borrow().is_unkept() {
                strand(&inner).await;
            }
            fall(&inner, RoleReason::TakenOver);
        });
    }
}

/// Keeps apart the edits that could not be saved, and never again shows another tab's state over them.
async fn strand(inner: &Rc<Inner>) {
    inner.stranded.set(true);
    let lost: Vec<_> = inner.ledger.borrow().unkept();
    if lost.is_empty() {
        return;
    }
    let mut text = Vec::new();
    for entry in &lost {
        text.extend(entry.plain().await.unwrap_or_default());
        text.push(b'\n');
    }
    if let Some(aside) = aside::keep(&inner.copies, &keys::of_workbook(inner.id), &text).await {
        inner.say(Notice::EditsSetAside { count: lost.len(), aside });
    }
}

/// From editing to following.
fn fall(inner: &Rc<Inner>, reason: RoleReason) {
    inner.role.set(Role::Follower);
    if let Some(lock) = inner.tabs.lock.take() {
        lock.release();
    }
    if !inner.stranded.get() {
        queue(inner);
    }
    writer::tell(inner);
    change_role(inner, RoleChange { role: Role::Follower, reason, loaded: None });
}

/// From following to editing: what is kept is read again, since nothing may be overwritten unseen.
async fn rise(inner: &Rc<Inner>, lock: Lock, reason: RoleReason) {
    if inner.stranded.get() || inner.closed.get() {
        lock.release();
        return;
    }
    let before = inner.ledger.borrow().at;
    inner.tabs.lock.replace(Some(lock));
    // Whoever followed the editing tab before, as this one did, has told that one of it.
    inner.tabs.has_followers.set(true);
    let Some(loaded) = open::take_charge(inner).await else {
        if let Some(lock) = inner.tabs.lock.take() {
            lock.release();
        }
        return;
    };
    inner.role.set(Role::Editor);
    let changed = inner.ledger.borrow().at != before;
    change_role(inner, RoleChange { role: Role::Editor, reason, loaded: changed.then(|| Box::new(loaded)) });
    writer::wake(inner);
}

fn change_role(inner: &Inner, change: RoleChange) {
    let callback = inner.tabs.on_role.borrow().clone();
    if let Some(callback) = callback {
        callback(change);
    }
}

fn leave_queue(inner: &Inner) {
    if let Some(controller) = inner.tabs.queue.take() {
        controller.abort();
    }
}
