//! Several tabs with one workbook.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::GetUntracked;
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{Tab, World};
use crate::app::platform::database::Write;
use crate::app::platform::timer;
use crate::app::storage::envelope::{Envelope, Kind};
use crate::app::storage::{Notice, Remote, Role, RoleChange, RoleReason, SaveProblem, SaveStatus};

/// Waits until something holds; the runner's limit of time ends a wait in vain.
async fn until(holds: impl Fn() -> bool) {
    while !holds() {
        timer::idle(10).await;
    }
}

/// Applies to the screen what the other tab tells.
fn follow(tab: &Tab) -> Rc<RefCell<Vec<&'static str>>> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (ear, screen) = (Rc::clone(&heard), Rc::clone(&tab.screen));
    tab.session.on_remote(move |remote| match remote {
        Remote::Entry(entry) => {
            let mut screen = screen.borrow_mut();
            entry.change.apply(&mut screen.0).expect("the change fits");
            screen.1 = entry.revision;
            ear.borrow_mut().push("entry");
        }
        Remote::Reloaded(loaded) => {
            *screen.borrow_mut() = (loaded.workbook, loaded.revision);
            ear.borrow_mut().push("reloaded");
        }
    });
    heard
}

fn roles(tab: &Tab) -> Rc<RefCell<Vec<RoleChange>>> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (ear, screen) = (Rc::clone(&heard), Rc::clone(&tab.screen));
    tab.session.on_role(move |change: RoleChange| {
        if let Some(loaded) = &change.loaded {
            *screen.borrow_mut() = (loaded.workbook.clone(), loaded.revision);
        }
        ear.borrow_mut().push(change);
    });
    heard
}

#[wasm_bindgen_test]
async fn a_second_tab_follows_live_and_keeps_nothing() {
    let world = World::new().await;
    let first = world.open().await;
    let second = world.open().await;
    assert_eq!((first.role, second.role), (Role::Editor, Role::Follower));
    let heard = follow(&second);
    first.edit_and_flush(2).await;
    first.edit_and_flush(1).await;
    until(|| second.revision() == 3).await;
    assert_eq!(second.workbook(), first.workbook());
    assert_eq!(*heard.borrow(), ["entry"; 3]);

    let before = world.database().await;
    second.edit();
    let _ = second.session.flush().await;
    assert_eq!(world.database().await, before);
}

#[wasm_bindgen_test]
async fn what_was_told_before_somebody_listened_is_told_then() {
    let world = World::new().await;
    let first = world.open().await;
    let second = world.open().await;
    first.edit_and_flush(3).await;
    timer::idle(50).await;
    follow(&second);
    until(|| second.revision() == 3).await;
}

#[wasm_bindgen_test]
async fn a_gap_is_closed_by_reading_again() {
    let world = World::new().await;
    let first = world.open().await;
    let second = world.open().await;
    let heard = follow(&second);
    // The tab was frozen and has missed two changes.
    crate::app::storage::tabs::set_published(first.session.inner(), 2);
    first.edit_and_flush(2).await;
    first.edit_and_flush(1).await;
    until(|| second.revision() == 3).await;
    assert_eq!((second.workbook(), heard.borrow().as_slice()), (first.workbook(), ["reloaded"].as_slice()));
}

#[wasm_bindgen_test]
async fn taking_over_saves_first_and_turns_the_roles() {
    let world = World::new().await;
    let first = world.open().await;
    let second = world.open().await;
    let (first_roles, second_roles) = (roles(&first), roles(&second));
    follow(&first);
    first.edit();
    assert!(second.session.take_over().await);
    assert_eq!(second.revision(), 1, "what was not saved yet was saved first");
    assert_eq!(second.session.role().get_untracked(), Role::Editor);
    until(|| first.session.role().get_untracked() == Role::Follower).await;
    assert_eq!(first_roles.borrow()[0].reason, RoleReason::TakenOver);
    assert_eq!(second_roles.borrow()[0].reason, RoleReason::TookOver);

    second.edit_and_flush(2).await;
    until(|| first.revision() == 3).await;
    assert_eq!(first.workbook(), second.workbook());
    assert!(first.session.take_over().await, "and back");
    first.edit_and_flush(1).await;
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_answer_is_taken_from() {
    let world = World::new().await;
    let first = world.open().await;
    first.edit_and_flush(1).await;
    let second = world.open().await;
    follow(&second);
    let first_roles = roles(&first);
    // Frozen: it hears nothing and writes nothing.
    crate::app::storage::tabs::mute(first.session.inner());
    assert!(second.session.take_over().await);
    second.edit_and_flush(1).await;
    until(|| !first_roles.borrow().is_empty()).await;
    assert_eq!(first_roles.borrow()[0].reason, RoleReason::TakenOver);
    let before = world.database().await;
    first.edit();
    let _ = first.session.flush().await;
    assert_eq!(world.database().await, before);
}

#[wasm_bindgen_test]
async fn a_closed_tab_leaves_an_heir() {
    let world = World::new().await;
    let first = world.open().await;
    let second = world.open().await;
    let second_roles = roles(&second);
    first.edit_and_flush(2).await;
    first.session.close().await;
    until(|| !second_roles.borrow().is_empty()).await;
    assert_eq!((second_roles.borrow()[0].reason, second.revision()), (RoleReason::HolderGone, 2));
    second.edit_and_flush(1).await;
}

#[wasm_bindgen_test]
async fn a_state_that_was_not_seen_is_never_overwritten() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(2).await;
    let (heard, roles) = (tab.hear_notices(), roles(&tab));
    // Another tab, without a lock, has saved a third revision.
    let head = format!("linchpin/w/{}/head", world.id);
    let mine = Envelope::from_bytes(&world.database().await[&head]).expect("the head is whole");
    let theirs = Envelope { kind: Kind::Head, revision: 3, tip: mine.tip ^ 1, ..mine };
    world.plant(vec![Write::Put(head, theirs.to_bytes())]).await;
    let states = async || {
        // The day's copy is made while nobody waits, before the refusal or after it: it overwrites nothing.
        let mut all = world.database().await;
        all.retain(|key, _| !["/aside/", "/b/", "/bs/"].iter().any(|part| key.contains(part)));
        all
    };
    let before = states().await;
    world.area.refuse_at.set(Some(0));
    world.area.dies.set(true);
    tab.edit();
    assert_eq!(tab.session.flush().await, Err(SaveProblem::OtherTab));
    assert_eq!(states().await, before);
    assert!(matches!(heard.borrow()[0], Notice::EditsSetAside { count: 1, .. }), "{:?}", heard.borrow());
    assert_eq!(roles.borrow()[0].reason, RoleReason::Overtaken);
    assert!(matches!(tab.session.status().get_untracked(), SaveStatus::NotSaved { .. }));
    let aside = tab.library.asides().await.remove(0);
    let raw = tab.library.read_raw(&aside.key).await.expect("it stands aside");
    assert!(String::from_utf8_lossy(&raw).contains("Account 3"));
}
