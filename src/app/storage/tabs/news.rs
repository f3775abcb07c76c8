//! What the tabs of one workbook tell each other: each change once it is kept, and that one wants to edit.

use std::rc::Rc;

use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::spawn_local;

use super::{Remote, RoleChange, RoleReason, change_role, release};
use crate::app::platform::channel::Channel;
use crate::app::storage::chain::point;
use crate::app::storage::envelope::{Broken, Envelope};
use crate::app::storage::session::Inner;
use crate::app::storage::status::Role;
use crate::app::storage::{codec, keys, open, writer};

const RELEASE: &str = "LP1 release";
const FOLLOWING: &str = "LP1 following";
const ENTRY: &str = "LP1 entry\n";

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

/// Tells what arrives from now on, and what has arrived before.
pub fn listen(inner: &Rc<Inner>, callback: Rc<dyn Fn(Remote)>) {
    inner.tabs.on_remote.replace(Some(callback));
    drain(inner);
}

/// Tells the editing tab that there is somebody to tell: before this one reads what is kept, so that nothing is missed.
pub fn announce(inner: &Inner) {
    post(inner, FOLLOWING);
}

/// Shows the other tabs what is kept by now.
pub fn publish(inner: &Inner, kept: bool) {
    if !kept {
        return;
    }
    let (entries, newest) = {
        let ledger = inner.ledger.borrow();
        let published = inner.tabs.published.replace(ledger.at.0);
        if !inner.tabs.has_followers.get() {
            return;
        }
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

/// Asks the editing tab to let go of the workbook.
pub(super) fn ask_for_release(inner: &Inner) {
    post(inner, RELEASE);
}

fn hear(inner: &Rc<Inner>, text: &str) {
    if text == RELEASE {
        if inner.role.get_untracked() == Role::Editor && !inner.closed.get() {
            spawn_local(release(Rc::clone(inner)));
        }
        return;
    }
    if text == FOLLOWING {
        welcome(inner);
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

/// Another tab follows from now on. What was kept last is told at once: if that tab has read what was kept before it,
/// it learns that it has to catch up.
fn welcome(inner: &Inner) {
    if inner.role.get_untracked() != Role::Editor || inner.tabs.has_followers.replace(true) {
        return;
    }
    let published = inner.tabs.published.get();
    let last = inner.ledger.borrow().tail.iter().rfind(|entry| entry.revision <= published).cloned();
    if let Some(entry) = last {
        post(inner, &format!("{ENTRY}{}", entry.to_text()));
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

fn newer(inner: &Rc<Inner>) {
    if inner.stranded.replace(true) {
        return;
    }
    change_role(inner, RoleChange { role: Role::Follower, reason: RoleReason::NewerVersion, loaded: None });
}

fn post(inner: &Inner, text: &str) {
    if let Some(channel) = inner.tabs.channel.borrow().as_ref() {
        channel.post(text);
    }
}
