//! The trash of workbooks, copies from before a change, and what is known of the files that were made.

use linchpin::model::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use super::world::World;
use crate::app::platform::local::Area;
use crate::app::storage::{LibraryProblem, SnapshotReason};

#[wasm_bindgen_test]
async fn the_trash_keeps_a_workbook_for_thirty_days() {
    let world = World::new().await;
    let (library, _) = world.library().await;
    let day = |days: i64| Timestamp::from_ms(days * Timestamp::DAY_MS);
    library.trash(world.id, day(10)).await.expect("nobody has it open");
    assert_eq!(library.purge_due(day(39)).await, Vec::<String>::new());
    let (library, _) = world.library().await;
    assert_eq!(library.list()[0].deleted_at, Some(day(10)));
    library.restore(world.id).await.expect("it is there");
    assert_eq!(library.purge_due(day(99)).await, Vec::<String>::new());
    library.trash(world.id, day(10)).await.expect("nobody has it open");
    assert_eq!(library.purge_due(day(40)).await, ["World"]);
    assert_eq!((library.list(), world.keys(), world.database().await.len()), (vec![], vec![], 0));
}

#[wasm_bindgen_test]
async fn an_open_workbook_is_not_deleted() {
    let world = World::new().await;
    let _tab = world.open().await;
    let (library, _) = world.library().await;
    assert_eq!(library.trash(world.id, Timestamp::from_ms(0)).await, Err(LibraryProblem::OpenElsewhere));
    assert_eq!(library.delete_forever(world.id).await, Err(LibraryProblem::OpenElsewhere));
}

#[wasm_bindgen_test]
async fn an_export_is_remembered_and_a_backup_can_be_read() {
    let world = World::new().await;
    let tab = world.open().await;
    tab.edit_and_flush(2).await;
    let kept = tab.workbook();
    tab.session.snapshot(SnapshotReason::BeforeImport, "customers.csv", kept.clone()).await.expect("it is kept");
    tab.edit_and_flush(1).await;
    let mut backups = tab.session.list_snapshots().await;
    // The one from before the first change of the day is made in an idle moment, which may have come.
    backups.retain(|backup| backup.reason != SnapshotReason::Daily);
    let [backup] = backups.as_slice() else { panic!("one backup: {backups:?}") };
    assert_eq!((backup.reason, backup.label.as_str()), (SnapshotReason::BeforeImport, "customers.csv"));
    assert_eq!((backup.revision, backup.accounts), (2, 2));
    assert_eq!(tab.session.read_snapshot(&backup.key).await, Ok(kept));

    tab.session.mark_exported(Timestamp::from_ms(5), 3);
    tab.session.flush().await.expect("it is kept");
    while world.area.get(&format!("linchpin/w/{}/mark", world.id)) == Ok(None) {
        crate::app::platform::timer::idle(10).await;
    }
    tab.crash();
    assert_eq!(world.open().await.session.last_export(), Some((Timestamp::from_ms(5), 3)));
}

#[wasm_bindgen_test]
async fn the_first_change_of_a_day_leaves_a_backup_from_before_it() {
    let world = World::new().await;
    let tab = world.open().await;
    let before = tab.workbook();
    tab.edit_and_flush(2).await;
    let backups = loop {
        let backups = tab.session.list_snapshots().await;
        if !backups.is_empty() {
            break backups;
        }
        crate::app::platform::timer::idle(10).await;
    };
    let [backup] = backups.as_slice() else { panic!("one backup: {backups:?}") };
    assert_eq!((backup.reason, backup.revision, backup.accounts), (SnapshotReason::Daily, 0, 0));
    assert_eq!(tab.session.read_snapshot(&backup.key).await, Ok(before));
}

#[wasm_bindgen_test]
async fn a_workbook_that_was_made_of_a_file_knows_of_it() {
    let world = World::new().await;
    let (library, _) = world.library().await;
    library.note_file(world.id, Timestamp::from_ms(7)).await.expect("it is kept");
    assert_eq!(library.list()[0].last_export, Some((Timestamp::from_ms(7), 0)));
    assert_eq!(world.open().await.session.last_export(), Some((Timestamp::from_ms(7), 0)));
}

#[wasm_bindgen_test]
async fn files_count_on_from_a_file_that_was_taken_in() {
    let world = World::new().await;
    let (library, _) = world.library().await;
    library.count_on(world.id, 35).await.expect("it is kept");
    let tab = world.open().await;
    assert_eq!(tab.session.file_number(tab.revision()), 35);
    tab.edit_and_flush(2).await;
    assert_eq!(tab.session.file_number(tab.revision()), 37);
    tab.session.count_on(tab.revision(), 20);
    assert_eq!(tab.session.file_number(tab.revision()), 37, "it never counts back");
    tab.session.count_on(tab.revision(), 90);
    tab.session.mark_exported(Timestamp::from_ms(5), tab.revision());
    tab.session.flush().await.expect("it is kept");
    let key = format!("linchpin/w/{}/mark", world.id);
    let noted = || world.area.get(&key).ok().flatten().is_some_and(|mark| mark.contains("5 2\t"));
    while !noted() {
        crate::app::platform::timer::idle(10).await;
    }
    // The revisions of the journal are what they are: two changes, two acts to undo.
    let workbook = tab.workbook();
    tab.crash();
    let tab = world.open().await;
    assert_eq!((tab.workbook(), tab.revision(), tab.entries.len()), (workbook, 2, 2));
    assert_eq!((tab.notices.as_slice(), tab.session.file_number(tab.revision())), ([].as_slice(), 90));
    assert_eq!(tab.session.last_export(), Some((Timestamp::from_ms(5), 2)));
}

#[wasm_bindgen_test]
async fn a_following_tab_that_makes_a_file_does_not_count_back() {
    let world = World::new().await;
    let (editor, follower) = (world.open().await, world.open().await);
    editor.session.count_on(0, 50);
    let key = format!("linchpin/w/{}/mark", world.id);
    while world.area.get(&key) == Ok(None) {
        crate::app::platform::timer::idle(10).await;
    }
    follower.session.mark_exported(Timestamp::from_ms(5), 0);
    assert_eq!(follower.session.file_number(0), 50);
    while !world.area.get(&key).ok().flatten().is_some_and(|mark| mark.contains("5 0\t\t50")) {
        crate::app::platform::timer::idle(10).await;
    }
}
