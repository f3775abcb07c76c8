//! The newest state out of two copies of which either may be old, torn or gone.

use wasm_bindgen_test::wasm_bindgen_test;

use super::world::{FOREIGN, Tab, World};
use crate::app::platform::database::Write;
use crate::app::platform::local::Area;
use crate::app::storage::{Copy, Dumped, Notice, OpenProblem, Recovery, SetAside};

/// A world with so many changes that both copies hold, and the workbook then.
async fn edited(times: usize) -> (World, linchpin::model::Workbook) {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(times).await;
    let workbook = tab.workbook();
    tab.crash();
    (world, workbook)
}

fn recovery(tab: &Tab) -> Option<&Recovery> {
    tab.notices.iter().find_map(|notice| if let Notice::Recovered(recovery) = notice { Some(recovery) } else { None })
}

/// What was set aside, in the one notice that tells of the workbook.
fn set_aside(tab: &Tab) -> &SetAside {
    let is_of_copies = |notice: &&Notice| *notice != &Notice::DatabaseMissing;
    match tab.notices.iter().filter(is_of_copies).collect::<Vec<_>>().as_slice() {
        [Notice::SetAside(set_aside)] => set_aside,
        other => panic!("one notice tells all of it: {other:?}"),
    }
}

fn unreadable(tab: &Tab) -> Vec<&str> {
    set_aside(tab).unreadable.iter().map(|aside| aside.origin.as_str()).collect()
}

#[wasm_bindgen_test]
async fn a_local_storage_that_lost_the_last_changes_is_made_good_from_the_database() {
    let (world, workbook) = edited(5).await;
    for revision in [4, 5] {
        world.area.remove(&format!("linchpin/w/{}/e/{revision:012}", world.id)).expect("memory removes");
    }
    let tab = world.open().await;
    assert_eq!(tab.workbook(), workbook);
    let recovery = recovery(&tab).expect("it is announced");
    assert_eq!((recovery.from, recovery.changes, recovery.behind), (Copy::Database, 2, Some(3)));
    assert_eq!((recovery.revision, recovery.at.ms()), (5, 1_700_000_000_005));
    tab.session.flush().await.expect("both copies are whole again");
    tab.crash();
    world.plant(vec![Write::DeleteAll("linchpin/".to_owned())]).await;
    assert_eq!(world.open().await.workbook(), workbook, "the local storage was made good");
}

#[wasm_bindgen_test]
async fn a_database_that_lost_the_last_changes_is_made_good_from_the_local_storage() {
    let (world, workbook) = edited(5).await;
    let entry = |revision: u64| format!("linchpin/w/{}/e/{revision:012}", world.id);
    world.plant(vec![Write::Delete(entry(4)), Write::Delete(entry(5))]).await;
    let tab = world.open().await;
    assert_eq!(tab.workbook(), workbook);
    let recovery = recovery(&tab).expect("it is announced");
    assert_eq!((recovery.from, recovery.changes, recovery.behind), (Copy::Local, 2, Some(3)));
    tab.edit_and_flush(1).await;
    let workbook = tab.workbook();
    tab.crash();
    world.clear_local();
    assert_eq!(world.open().await.workbook(), workbook, "the database was made good");
}

#[wasm_bindgen_test]
async fn each_copy_alone_is_enough_and_the_emptied_one_is_named() {
    for emptied in [Copy::Local, Copy::Database] {
        let (world, workbook) = edited(4).await;
        match emptied {
            Copy::Local => world.clear_local(),
            Copy::Database => world.plant(vec![Write::DeleteAll("linchpin/".to_owned())]).await,
        }
        let tab = world.open().await;
        assert_eq!(tab.workbook(), workbook);
        assert_eq!(tab.entries.len(), 4);
        assert!(tab.notices.contains(&Notice::WasUsedBefore { emptied }), "{:?}", tab.notices);
        assert_eq!(recovery(&tab).map(|recovery| recovery.behind), Some(None));
        tab.edit_and_flush(1).await;
        let workbook = tab.workbook();
        tab.crash();
        let tab = world.open().await;
        assert_eq!((tab.workbook(), tab.notices.as_slice()), (workbook, [].as_slice()));
    }
}

#[wasm_bindgen_test]
async fn parts_of_both_copies_make_one_whole() {
    let (world, workbook) = edited(6).await;
    let entry = |revision: u64| format!("linchpin/w/{}/e/{revision:012}", world.id);
    for revision in [2, 5] {
        world.area.remove(&entry(revision)).expect("memory removes");
    }
    world.plant(vec![Write::Delete(entry(3)), Write::Delete(entry(6))]).await;
    assert_eq!(world.open().await.workbook(), workbook);
}

#[wasm_bindgen_test]
async fn a_damaged_value_stands_aside_whatever_it_holds() {
    let damages: [fn(&str) -> String; 4] = [
        |_| String::new(),
        |text| text.chars().take(text.chars().count() / 2).collect(),
        |text| text.replace("LP1", "LP1 "),
        |_| "\u{fffd}\u{0}<html>".to_owned(),
    ];
    for damage in damages {
        let (world, workbook) = edited(3).await;
        for key in world.keys() {
            let value = world.area.get(&key).ok().flatten().expect("it was listed");
            let bad = damage(&value);
            world.area.plant(&key, &bad);
            let tab = world.open().await;
            assert_eq!(tab.workbook(), workbook, "{key} damaged");
            assert_eq!((unreadable(&tab), set_aside(&tab).lost), (vec![key.as_str()], 0));
            let asides = tab.library.asides().await;
            let aside = asides.iter().find(|aside| aside.origin == key).expect("it stands aside");
            assert_eq!(tab.library.read_raw(&aside.key).await, Some(bad.clone().into_bytes()));
            tab.session.flush().await.expect("both copies are whole again");
            assert!(tab.library.delete_aside(&aside.key).await);
            tab.crash();
            let tab = world.open().await;
            assert_eq!((tab.workbook(), tab.notices.as_slice()), (workbook.clone(), [].as_slice()), "{key} made good");
            tab.crash();
        }
        assert_eq!(world.area.get(FOREIGN.0), Ok(Some(FOREIGN.1.to_owned())));
    }
}

#[wasm_bindgen_test]
async fn a_damaged_value_in_the_database_stands_aside_too() {
    let (world, workbook) = edited(3).await;
    for key in world.database().await.into_keys() {
        world.plant(vec![Write::Put(key.clone(), b"LP1 torn".to_vec())]).await;
        let tab = world.open().await;
        assert_eq!((tab.workbook(), unreadable(&tab)), (workbook.clone(), vec![key.as_str()]));
        tab.session.flush().await.expect("both copies are whole again");
        assert!(world.database().await.values().any(|value| value == b"LP1 torn"), "its bytes are kept");
        tab.crash();
        let tab = world.open().await;
        assert_eq!(tab.workbook(), workbook);
        tab.crash();
        for (aside, _) in world.database().await.into_iter().filter(|(key, _)| key.contains("/aside/")) {
            world.plant(vec![Write::Delete(aside)]).await;
        }
    }
}

#[wasm_bindgen_test]
async fn many_damaged_values_are_told_once_and_given_in_one_file() {
    // Three damaged keys were three messages, each with a key that nobody but us can read.
    let (world, workbook) = edited(3).await;
    let entries = [1, 2, 3].map(|revision: u64| format!("linchpin/w/{}/e/{revision:012}", world.id));
    for (place, key) in entries.iter().enumerate() {
        world.area.plant(key, &format!("garbage {place}"));
    }
    let tab = world.open().await;
    assert_eq!(tab.workbook(), workbook);
    let told = set_aside(&tab);
    assert_eq!(
        (told.workbook, told.name.as_str(), told.lost, told.until.ms()),
        (world.id, "World", 0, 1_700_000_000_003)
    );
    assert_eq!(told.unreadable.iter().map(|aside| aside.origin.clone()).collect::<Vec<_>>(), entries);
    assert!(told.unreadable.iter().all(|aside| aside.workbook() == Some(world.id)));
    let keys: Vec<String> = told.asides().map(|aside| aside.key.clone()).collect();
    let given = tab.library.raw(Dumped::Asides(keys)).await.expect("it is there");
    assert_eq!((given.matches("\"garbage ").count(), given.matches("linchpin/").count()), (3, 6), "{given}");
}

#[wasm_bindgen_test]
async fn what_is_damaged_in_both_copies_is_counted_as_missing() {
    let (world, _) = edited(3).await;
    let last = format!("linchpin/w/{}/e/{:012}", world.id, 3);
    world.area.plant(&last, "garbage");
    world.plant(vec![Write::Put(last.clone(), b"garbage".to_vec())]).await;
    let tab = world.open().await;
    assert_eq!((tab.revision(), unreadable(&tab)), (2, vec![last.as_str(), last.as_str()]));
    assert_eq!((set_aside(&tab).lost, set_aside(&tab).until.ms()), (1, 1_700_000_000_002));
    tab.edit_and_flush(1).await;
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.notices.as_slice()), (workbook, [].as_slice()), "it is told once");
}

#[wasm_bindgen_test]
async fn with_one_copy_the_last_whole_state_is_found_and_the_rest_is_kept_apart() {
    let world = World::without_database().await;
    let tab = world.open().await;
    tab.edit_and_flush(3).await;
    let third = tab.workbook();
    tab.edit_and_flush(3).await;
    tab.crash();
    world.area.remove(&format!("linchpin/w/{}/e/{:012}", world.id, 4)).expect("memory removes");

    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.revision()), (third, 3));
    let told = set_aside(&tab);
    assert_eq!((told.unreadable.len(), told.parted.len(), told.lost), (0, 2, 3), "the fourth to the sixth are missing");
    assert_eq!((told.name.as_str(), told.until.ms()), ("World", 1_700_000_000_003));
    assert_eq!(tab.library.asides().await.len(), 2);
    tab.edit_and_flush(2).await;
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.library.asides().await.len()), (workbook, 2));
}

#[wasm_bindgen_test]
async fn of_two_histories_that_parted_neither_is_lost() {
    let (world, _) = edited(2).await;
    let before = world.database().await;
    let tab = world.open().await;
    tab.edit_and_flush(3).await;
    let longer = tab.workbook();
    tab.crash();
    // The local storage goes away with three changes, the database falls back to before them and goes its own way.
    let local: Vec<_> = world.keys().into_iter().map(|key| (world.area.get(&key), key)).collect();
    world.clear_local();
    let put = before.into_iter().map(|(key, value)| Write::Put(key, value));
    world.plant([Write::DeleteAll("linchpin/".to_owned())].into_iter().chain(put).collect()).await;
    let tab = world.open().await;
    tab.edit_with("another history");
    tab.session.flush().await.expect("it is kept");
    tab.crash();
    world.clear_local();
    for (value, key) in local {
        world.area.plant(&key, &value.ok().flatten().expect("it was listed"));
    }

    let tab = world.open().await;
    assert_eq!(tab.workbook(), longer);
    let told = set_aside(&tab);
    assert_eq!((told.parted.len(), told.lost), (1, 0), "all that is open is the newest of its history");
    tab.edit_and_flush(1).await;
    let workbook = tab.workbook();
    tab.crash();
    world.clear_local();
    assert_eq!(world.open().await.workbook(), workbook);
}

#[wasm_bindgen_test]
async fn data_of_a_newer_version_is_neither_read_nor_touched() {
    let (world, _) = edited(2).await;
    let key = format!("linchpin/w/{}/e/{:012}", world.id, 3);
    world.area.plant(&key, "LP2 something new\n{}");
    let before = (world.keys(), world.database().await);
    let problem = world.try_open().await.err();
    assert_eq!(problem, Some(OpenProblem::NewerVersion { found: 2 }));
    assert_eq!((world.keys(), world.database().await), before);
}

#[wasm_bindgen_test]
async fn when_nothing_can_be_read_everything_stays_where_it_is() {
    let (world, _) = edited(2).await;
    for key in world.keys() {
        world.area.plant(&key, "garbage");
    }
    let garbage = world.database().await.into_keys().map(|key| Write::Put(key, b"garbage".to_vec())).collect();
    world.plant(garbage).await;
    let before = (world.keys(), world.database().await);
    assert_eq!(world.try_open().await.err(), Some(OpenProblem::Unreadable(world.id)));
    assert_eq!((world.keys(), world.database().await), before);
    let (library, _) = world.library().await;
    let listed = library.list();
    let [entry] = listed.as_slice() else { panic!("it is still listed: {listed:?}") };
    let bytes = "garbage".len() * (before.0.len() + before.1.len());
    assert_eq!((entry.is_unreadable, entry.size), (true, bytes as u64));
    let raw = library.raw(Dumped::Workbook(world.id)).await.expect("it is there");
    assert_eq!(raw.matches("\"garbage\"").count(), before.0.len() + before.1.len(), "all of it is given: {raw}");
}

#[wasm_bindgen_test]
async fn a_workbook_whose_head_alone_can_be_read_is_known_as_unreadable_once_it_was_tried() {
    let (world, _) = edited(2).await;
    for key in world.keys().into_iter().filter(|key| !key.ends_with("/head")) {
        world.area.plant(&key, "garbage");
    }
    let broken = world.database().await.into_keys().filter(|key| !key.ends_with("/head"));
    world.plant(broken.map(|key| Write::Put(key, vec![0xff, 0x00, 0x7f])).collect()).await;
    let (library, _) = world.library().await;
    let seen = |library: &crate::app::storage::Library| library.list().remove(0);
    assert_eq!((seen(&library).name.as_str(), seen(&library).is_unreadable), ("World", false));
    assert_eq!(library.open_workbook(world.id).await.err(), Some(OpenProblem::Unreadable(world.id)));
    library.refresh().await;
    assert_eq!((seen(&library).name.as_str(), seen(&library).is_unreadable), ("World", true));
    assert!(seen(&library).size > 0);
    let raw = library.raw(Dumped::Workbook(world.id)).await.expect("it is there");
    assert!(raw.contains("{\"hex\":\"ff007f\"}"), "bytes that are no text are given as they are: {raw}");
}

#[wasm_bindgen_test]
async fn a_workbook_that_is_nowhere_is_missing() {
    let world = World::new().await;
    let (library, _) = world.library().await;
    let id = crate::app::platform::random::new_id();
    assert_eq!(library.open_workbook(id).await.err(), Some(OpenProblem::Missing(id)));
}

#[wasm_bindgen_test]
async fn the_dump_holds_every_value() {
    let (world, _) = edited(2).await;
    let (library, _) = world.library().await;
    let dump = library.raw(Dumped::All).await.expect("it is there");
    assert!(dump.matches("Account 2").count() >= 2, "in both copies: {dump}");
    assert!(!dump.contains(FOREIGN.1));
}
