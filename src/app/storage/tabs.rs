//! Several tabs with one workbook: one holds the lock and edits, the others follow it live and may take over.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::prelude::{GetUntracked, Set};
use linchpin::change::JournalEntry;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::chain::point;
use super::envelope::{Broken, Envelope};
use super::notice::Notice;
use super::session::{Inner, Loaded};
use super::status::Role;
use super::{aside, codec, keys, open, writer};
use crate::app::platform::channel::Channel;
use crate::app::platform::lock::{self, Answer, Ask, Lock};
use crate::app::platform::timer::Signal;

/// How long the editing tab has to answer before its lock is taken from it: it may be frozen or busy.
const RELEASE_MS: u32 = 1_500;
const RELEASE: &str = "LP1 release";
const ENTRY: &str = "LP1 entry\n";

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
    /// Set while this tab is taking over; given when the lock came by the queue.
    taking: RefCell<Option<Signal>>,
}

/// Listens to the other tabs from now on. Before anything is loaded, so that nothing is missed in between.
pub fn join(inner: &Rc<Inner>) {
    let weak = Rc::downgrade(inner);
    let channel = Channel::open(&keys::of_workbook(inner.id), move |text| {
        if let Some(inner) = weak.upgrade() {
            hear(&inner, &text);
        }
    });
    inner.tabs.channel.replace(channel);
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
    post(inner, RELEASE);
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

/// Tells what arrives from now on, and what has arrived before.
pub fn listen(inner: &Rc<Inner>, callback: Rc<dyn Fn(Remote)>) {
    inner.tabs.on_remote.replace(Some(callback));
    drain(inner);
}

/// Shows the other tabs what is kept by now.
pub fn publish(inner: &Inner, kept: bool) {
    if !kept {
        return;
    }
    let (entries, newest) = {
        let ledger = inner.ledger.borrow();
        let published = inner.tabs.published.replace(ledger.at.0);
        let new = ledger.tail.iter().filter(|entry| entry.revision > published).cloned();
        (new.collect::<Vec<_>>(), ledger.at.0)
    };
    debug_assert!(entries.iter().all(|entry| entry.revision <= newest));
    for entry in entries {
        post(inner, &format!("{ENTRY}{}", entry.to_text()));
    }
}

/// Notes up to where the other tabs have seen everything.
pub fn set_published(inner: &Inner, revision: u64) {
    inner.tabs.published.set(revision);
}

/// Hears nothing and tells nothing any more, as a frozen tab does.
#[cfg(test)]
pub fn mute(inner: &Inner) {
    inner.tabs.channel.take();
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

fn hear(inner: &Rc<Inner>, text: &str) {
    if text == RELEASE {
        if inner.role.get_untracked() == Role::Editor && !inner.closed.get() {
            spawn_local(release(Rc::clone(inner)));
        }
        return;
    }
    if inner.role.get_untracked() == Role::Editor || inner.stranded.get() {
        return;
    }
    match text.strip_prefix(ENTRY).map(Envelope::from_text) {
        Some(Ok(entry)) => {
            inner.tabs.heard.borrow_mut().push_back(entry);
            drain(inner);
        }
        Some(Err(Broken::Damaged)) => {}
        // A message we do not know is of a version to come.
        Some(Err(Broken::Newer(_))) | None => newer(inner),
    }
}

/// Handles what was heard, one message after the other.
fn drain(inner: &Rc<Inner>) {
    if inner.tabs.on_remote.borrow().is_none() || inner.tabs.hearing.replace(true) {
        return;
    }
    let inner = Rc::clone(inner);
    spawn_local(async move {
        loop {
            let next = inner.tabs.heard.borrow_mut().pop_front();
            let Some(entry) = next else { break };
            follow(&inner, entry).await;
        }
        inner.tabs.hearing.set(false);
    });
}

async fn follow(inner: &Rc<Inner>, envelope: Envelope) {
    let at = inner.ledger.borrow().at;
    if inner.role.get_untracked() == Role::Editor || point(&envelope) == at || envelope.revision < at.0 {
        return;
    }
    let next = envelope.revision == at.0 + 1 && envelope.prev == at.1;
    match if next { codec::open_entry(&envelope).await } else { Err(Broken::Damaged) } {
        Ok(entry) => {
            inner.ledger.borrow_mut().follow(envelope);
            tell(inner, Remote::Entry(entry));
        }
        Err(Broken::Newer(_)) => newer(inner),
        Err(Broken::Damaged) => {
            if let Some(loaded) = open::reload(inner).await {
                tell(inner, Remote::Reloaded(Box::new(loaded)));
            }
        }
    }
    writer::tell(inner);
}

fn tell(inner: &Inner, remote: Remote) {
    let callback = inner.tabs.on_remote.borrow().clone();
    if let Some(callback) = callback {
        callback(remote);
    }
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

fn newer(inner: &Rc<Inner>) {
    if inner.stranded.replace(true) {
        return;
    }
    change_role(inner, RoleChange { role: Role::Follower, reason: RoleReason::NewerVersion, loaded: None });
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

fn post(inner: &Inner, text: &str) {
    if let Some(channel) = inner.tabs.channel.borrow().as_ref() {
        channel.post(text);
    }
}
