//! What is kept, where, and what is said about it.

use leptos::prelude::GetUntracked;
use linchpin::model::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::session::LARGE;
use super::world::{FOREIGN, World, for_every, name};
use crate::app::platform::local::Area;
use crate::app::platform::random::random_u64;
use crate::app::storage::{Notice, Role, SaveProblem, SaveStatus, Weakness};

fn weakness(status: &SaveStatus) -> Result<Option<Weakness>, SaveProblem> {
    match status {
        SaveStatus::Saved { weakness, .. } => Ok(*weakness),
        SaveStatus::Saving => panic!("still on its way"),
        SaveStatus::NotSaved { reason, .. } => Err(*reason),
    }
}

#[wasm_bindgen_test]
async fn what_is_edited_is_there_after_a_reload() {
    let world = World::new().await;
    let tab = world.open().await;
    assert_eq!(tab.role, Role::Editor);
    tab.edit_and_flush(5).await;
    let status = tab.session.status().get_untracked();
    assert!(matches!(status, SaveStatus::Saved { revision: 5, weakness: None, .. }), "{status:?}");
    let (workbook, before) = (tab.workbook(), tab.entries.len());
    assert_eq!(before, 0);
    tab.crash();

    let tab = world.open().await;
    assert_eq!(tab.workbook(), workbook);
    assert_eq!(tab.entries.iter().map(|entry| entry.revision).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert_eq!(tab.notices, []);
    assert_eq!(world.area.get(FOREIGN.0), Ok(Some(FOREIGN.1.to_owned())));
}

#[wasm_bindgen_test]
async fn a_write_that_fails_anywhere_loses_nothing() {
    let count = for_every(|fail_at| async move {
        let world = World::new().await;
        let tab = world.open().await;
        tab.edit_and_flush(2).await;
        world.area.refuse_at.set(Some(fail_at));
        world.area.dies.set(true);
        for _ in 0..3 {
            tab.edit();
            let _ = tab.session.flush().await;
        }
        let failed = world.area.refuse_at.get() == Some(0);
        let workbook = tab.workbook();
        tab.crash();

        world.area.refuse_at.set(None);
        let tab = world.open().await;
        assert_eq!(tab.workbook(), workbook, "refused from write {fail_at} on");
        assert_eq!(tab.revision(), 5);
        failed
    })
    .await;
    assert!(count >= 6, "an entry and a head for each change, {count}");
}

#[wasm_bindgen_test]
async fn without_a_database_every_acknowledged_change_outlives_a_torn_write() {
    for_every(|fail_at| async move {
        let world = World::without_database().await;
        let tab = world.open().await;
        tab.edit_and_flush(2).await;
        world.area.refuse_at.set(Some(fail_at));
        world.area.dies.set(true);
        let mut acknowledged = 2;
        for _ in 0..3 {
            tab.edit();
            if tab.session.flush().await.is_ok() {
                acknowledged = tab.revision();
            }
        }
        let failed = world.area.refuse_at.get() == Some(0);
        tab.crash();

        world.area.refuse_at.set(None);
        let tab = world.open().await;
        assert!(tab.revision() >= acknowledged, "{} of {acknowledged}, refused at {fail_at}", tab.revision());
        failed
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_is_refused_once_is_written_the_next_time() {
    let world = World::new().await;
    let tab = world.open().await;
    world.area.refuse_at.set(Some(0));
    tab.edit();
    tab.session.flush().await.expect("the database keeps it");
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(Some(Weakness::LocalFailed)));
    tab.edit_and_flush(1).await;
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(None));
    world.plant(vec![crate::app::platform::database::Write::DeleteAll("linchpin/".to_owned())]).await;
    let workbook = tab.workbook();
    tab.crash();
    assert_eq!(world.open().await.workbook(), workbook);
}

#[wasm_bindgen_test]
async fn a_local_storage_that_only_says_so_is_found_out() {
    let world = World::new().await;
    let tab = world.open().await;
    world.area.forgets.set(true);
    tab.edit();
    assert_eq!(tab.session.flush().await, Ok(()));
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(Some(Weakness::LocalFailed)));

    let world = World::without_database().await;
    let tab = world.open().await;
    world.area.forgets.set(true);
    tab.edit();
    assert_eq!(tab.session.flush().await, Err(SaveProblem::Failed));
}

#[wasm_bindgen_test]
async fn whatever_space_is_left_nothing_is_lost() {
    for left in [0, 1, 40, 150, 300, 500, 900, 2_000] {
        let world = World::new().await;
        let tab = world.open().await;
        tab.edit_and_flush(2).await;
        world.area.limit.set(Some(world.area.used() + left));
        tab.edit();
        tab.edit();
        assert_eq!(tab.session.flush().await, Ok(()), "the database keeps it");
        let said = weakness(&tab.session.status().get_untracked());
        assert!(matches!(said, Ok(None | Some(Weakness::LocalFull))), "{said:?} with {left} left");
        let workbook = tab.workbook();
        tab.crash();
        let tab = world.open().await;
        assert_eq!(tab.workbook(), workbook, "{left} left");
        assert_eq!(world.area.get(FOREIGN.0), Ok(Some(FOREIGN.1.to_owned())));

        world.area.limit.set(None);
        tab.edit_and_flush(1).await;
        assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(None), "space came back");
    }
}

#[wasm_bindgen_test]
async fn a_full_local_storage_alone_is_said_and_what_was_kept_stays() {
    let world = World::without_database().await;
    let tab = world.open().await;
    tab.edit_and_flush(2).await;
    let workbook = tab.workbook();
    world.area.limit.set(Some(world.area.used()));
    tab.edit();
    assert_eq!(tab.session.flush().await, Err(SaveProblem::Full));
    let status = tab.session.status().get_untracked();
    assert_eq!(status, SaveStatus::NotSaved { reason: SaveProblem::Full, revision: 2 });
    tab.crash();
    assert_eq!(world.open().await.workbook(), workbook);
}

#[wasm_bindgen_test]
async fn a_long_journal_becomes_a_snapshot() {
    let world = World::new().await;
    let tab = world.open().await;
    for _ in 0..9 {
        tab.edit_and_flush(50).await;
    }
    // The snapshot is written in an idle moment: the journal says when it has been.
    while tab.session.inner().ledger.borrow().snapshot_due(Timestamp::from_ms(0)).is_some() {
        crate::app::platform::timer::idle(50).await;
        tab.session.flush().await.expect("it is kept");
    }
    let keys = world.keys();
    let count = |part: &str| keys.iter().filter(|key| key.contains(part)).count();
    assert!((1..=2).contains(&count("/s/")), "{keys:?}");
    assert!(count("/e/") <= 401, "{}", count("/e/"));
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.notices.as_slice()), (workbook, [].as_slice()));
    assert!(tab.entries.len() >= 100, "{} acts can be undone", tab.entries.len());
    assert_eq!(tab.entries.last().map(|entry| entry.revision), Some(450));
}

#[wasm_bindgen_test]
async fn a_large_change_is_a_snapshot_in_the_local_storage() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(1).await;
    // Two accounts a kilobyte, of noise that does not compress away.
    tab.edit_accounts(4 * LARGE / 500, &|| (0..26).map(|_| random_u64().to_string()).collect());
    tab.session.flush().await.expect("it is kept");
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(None));
    assert!(world.keys().iter().any(|key| key.ends_with("/s/000000000002")));
    assert!(!world.keys().iter().any(|key| key.ends_with("/e/000000000002")));
    tab.edit_and_flush(1).await;
    let workbook = tab.workbook();
    tab.crash();

    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.notices.as_slice(), tab.entries.len()), (workbook.clone(), [].as_slice(), 3));
    tab.crash();
    world.plant(vec![crate::app::platform::database::Write::DeleteAll("linchpin/".to_owned())]).await;
    assert_eq!(world.open().await.workbook(), workbook, "the local storage alone holds all of it");
}

#[wasm_bindgen_test]
async fn where_storage_is_forbidden_everything_works_and_is_said() {
    use crate::app::platform::local::MemoryArea;
    use crate::app::storage::copies::Copies;
    let copies = Copies::with(std::rc::Rc::new(MemoryArea::default()), true, "").await;
    let (library, notices) = crate::app::storage::Library::over(copies).await;
    assert_eq!(notices, [Notice::StorageForbidden]);
    let id = crate::app::platform::random::new_id();
    let workbook = linchpin::model::Workbook::empty(id, name("Fleeting"), Timestamp::from_ms(0));
    library.create(&workbook).await.expect("memory takes it");
    let opened = library.open_workbook(id).await.expect("it opens");
    assert_eq!(opened.session.flush().await, Err(SaveProblem::Forbidden));
    let again = library.open_workbook(id).await.expect("it opens again");
    assert_eq!(again.workbook, workbook);
}

#[wasm_bindgen_test]
async fn cleared_data_is_saved_again_from_memory() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(3).await;
    let heard = tab.hear_notices();
    world.clear_local();
    world.plant(vec![crate::app::platform::database::Write::DeleteAll("linchpin/".to_owned())]).await;
    crate::app::storage::snapshot::after_clearing(tab.session.inner());
    tab.session.flush().await.expect("it is kept");
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(None));
    while heard.borrow().is_empty() {
        crate::app::platform::timer::idle(10).await;
    }
    assert_eq!(*heard.borrow(), [Notice::SavedAgainAfterClearing]);
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.notices.as_slice(), tab.entries.len()), (workbook, [].as_slice(), 3));
}

#[wasm_bindgen_test]
async fn data_that_vanishes_unnoticed_is_written_again_with_the_next_change() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(3).await;
    world.clear_local();
    world.plant(vec![crate::app::platform::database::Write::DeleteAll("linchpin/".to_owned())]).await;
    tab.edit_and_flush(1).await;
    assert_eq!(weakness(&tab.session.status().get_untracked()), Ok(None));
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.notices.as_slice()), (workbook, [].as_slice()));
}
