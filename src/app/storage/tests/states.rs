//! The states that files hold, kept so that a file that comes back finds what both come from; and the preferences beside
//! them.

use linchpin::format::lineage::state_of;
use linchpin::model::Workbook;
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{Tab, World};
use crate::app::platform::database::Write;
use crate::app::platform::{clock, timer};

/// The keys of the states that are kept of a world's workbook.
async fn kept(world: &World) -> Vec<String> {
    let states = format!("linchpin/w/{}/f/", world.id);
    world.database().await.into_keys().filter(|key| key.starts_with(&states)).collect()
}

/// Edits and exports so many times; gives what each file held. The states are kept in the order of their times, so each
/// has one of its own.
async fn exported(tab: &Tab, times: usize) -> Vec<Workbook> {
    let mut held = Vec::new();
    for _ in 0..times {
        tab.edit_and_flush(1).await;
        tab.session.keep_state(tab.workbook(), true).await;
        held.push(tab.workbook());
        let now = clock::now();
        while clock::now() == now {
            timer::sleep(1).await;
        }
    }
    held
}

/// What the workbook on the screen and a file have in common.
async fn common(tab: &Tab, file: &Workbook) -> Option<Workbook> {
    tab.session.common_state(tab.workbook(), file.clone()).await.map(|common| common.workbook)
}

#[wasm_bindgen_test]
async fn twelve_states_are_kept_and_they_are_the_newest() {
    let world = World::new().await;
    let tab = world.open().await;
    let held = exported(&tab, 15).await;
    let names: Vec<String> = held[3..].iter().map(|workbook| state_of(workbook).to_string()).collect();
    let keys = kept(&world).await;
    assert_eq!(keys.len(), 12);
    assert!(keys.iter().zip(&names).all(|(key, name)| key.ends_with(name)), "the newest in their order: {keys:?}");
    for (place, file) in held.iter().enumerate() {
        assert_eq!(common(&tab, file).await.as_ref(), (place >= 3).then_some(file), "file {place}");
    }
}

#[wasm_bindgen_test]
async fn the_same_state_is_kept_once_and_becomes_the_workbooks_own() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(1).await;
    for is_own in [false, false, true, false] {
        tab.session.keep_state(tab.workbook(), is_own).await;
    }
    let keys = kept(&world).await;
    assert_eq!(keys.len(), 1);
    assert!(keys[0].contains("-own-"), "{keys:?}");
}

#[wasm_bindgen_test]
async fn a_kept_state_outlives_a_reload() {
    let world = World::new().await;
    let tab = world.open().await;
    let held = exported(&tab, 2).await;
    tab.edit_and_flush(1).await;
    tab.crash();
    let tab = world.open().await;
    assert_eq!(common(&tab, &held[1]).await, Some(held[1].clone()));
    let first = state_of(&held[0]).to_string();
    let file = tab.session.for_file(tab.workbook()).await;
    let named = file.extra.get("lineage").expect("it names what it comes from");
    assert!(named.contains(&first) && named.contains(&state_of(&held[1]).to_string()), "{named}");
}

#[wasm_bindgen_test]
async fn a_state_that_cannot_be_read_is_passed_over() {
    let world = World::new().await;
    let tab = world.open().await;
    let held = exported(&tab, 3).await;
    // A colleague goes on from the last file, which names the two before it.
    let file = tab.session.for_file(tab.workbook()).await;
    let keys = kept(&world).await;
    world.plant(vec![Write::Put(keys[2].clone(), b"LP1 torn".to_vec())]).await;
    assert_eq!(common(&tab, &file).await, Some(held[1].clone()), "the one before it is common, too");
    world.plant(vec![Write::Put(keys[1].clone(), Vec::new())]).await;
    assert_eq!(common(&tab, &file).await, Some(held[0].clone()));
    world.plant(vec![Write::Put(keys[0].clone(), b"LP2 newer".to_vec())]).await;
    assert_eq!(common(&tab, &file).await, None);
    assert_eq!(kept(&world).await, keys, "nothing was deleted for it");
}

#[wasm_bindgen_test]
async fn a_workbook_that_is_deleted_for_good_takes_its_states_along() {
    let world = World::new().await;
    let tab = world.open().await;
    exported(&tab, 2).await;
    tab.session.close().await;
    tab.library.trash(world.id, clock::now()).await.expect("nobody edits it");
    assert_eq!(kept(&world).await.len(), 2, "what is in the trash may come back");
    tab.library.delete_forever(world.id).await.expect("nobody edits it");
    assert_eq!(kept(&world).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn without_a_database_a_file_is_made_all_the_same() {
    let world = World::without_database().await;
    let tab = world.open().await;
    tab.edit_and_flush(1).await;
    tab.session.keep_state(tab.workbook(), true).await;
    assert_eq!(tab.session.for_file(tab.workbook()).await, tab.workbook());
    assert_eq!(common(&tab, &tab.workbook()).await, None);
}

#[wasm_bindgen_test]
async fn preferences_are_kept_a_second_time() {
    let world = World::new().await;
    let (library, _) = world.library().await;
    assert_eq!(library.mirrored_prefs().await, None);
    library.mirror_prefs("{\"language\":\"fa\"}".to_owned()).await;
    let (again, _) = world.library().await;
    assert_eq!(again.mirrored_prefs().await.as_deref(), Some("{\"language\":\"fa\"}"));
    let (without, _) = World::without_database().await.library().await;
    without.mirror_prefs("{}".to_owned()).await;
    assert_eq!(without.mirrored_prefs().await, None);
}
