//! What is kept, where, and what is said about it.

use leptos::prelude::GetUntracked;
use linchpin::model::Timestamp;
use wasm_bindgen_test::wasm_bindgen_test;

use super::super::session::LARGE;
use super::world::{FOREIGN, World, for_every, name};
use crate::app::platform::local::Area;
use crate::app::platform::random::random_u64;
use crate::app::storage::{LibraryProblem, Notice, Role, SaveProblem, SaveStatus, SnapshotReason, Weakness};

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
