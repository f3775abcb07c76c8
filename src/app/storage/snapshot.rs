//! Snapshots: the whole workbook written anew, so that the journal stays short, in an idle moment; or at once, when a
//! copy was emptied or the change is too large for it.

use std::rc::Rc;

use leptos::prelude::GetUntracked;
use linchpin::model::Timestamp;
use wasm_bindgen_futures::spawn_local;

use super::chain::point;
use super::codec;
use super::envelope::Envelope;
use super::head::Head;
use super::keys::{self, Part};
use super::notice::Notice;
use super::session::{Inner, LARGE};
use super::side::{Ledger, Refusal, Side};
use super::status::Role;
use super::writer;
use crate::app::platform::database::Write;
use crate::app::platform::{clock, timer};

/// How much of the journal before the snapshot stays for *Undo* in the local storage: entries and bytes,
const LOCAL_UNDO: (usize, usize) = (200, 256 * 1024);
/// and in the database.
const DATABASE_UNDO: (usize, usize) = (1_000, 8 * 1024 * 1024);
/// A snapshot longer than this (in UTF-16 units) stands alone in the local storage; a shorter one beside the one before.
const ROOM_FOR_TWO: usize = 1_000_000;
/// The longest wait for an idle moment.
const IDLE_LIMIT_MS: u32 = 10_000;
/// When a refused snapshot is tried again.
const REFUSED_MS: i64 = 60_000;

/// Writes a snapshot when one is due.
pub async fn if_due(inner: &Rc<Inner>) {
    let Some(urgent) = inner.ledger.borrow().snapshot_due(clock::now()) else { return };
    if !urgent && !inner.writer.idle.replace(false) {
        wait_for_idle(inner);
        return;
    }
    let Some(snapshot) = take(inner) else { return };
    let snapshot = snapshot.deflated().await;
    if inner.may_write() {
        to_database(inner, &snapshot).await;
    }
    if inner.may_write() {
        to_local(inner, &snapshot);
    }
}

/// The site's data was cleared while the workbook is open: everything is written again from memory.
pub fn after_clearing(inner: &Rc<Inner>) {
    if !inner.may_write() || inner.role.get_untracked() != Role::Editor {
        return;
    }
    {
        let mut ledger = inner.ledger.borrow_mut();
        if inner.copies.area.get(&Part::Head.key(inner.id)) == Ok(None) {
            ledger.local = Side::emptied();
        }
        // Its guard finds out whether it was emptied too; being given everything does no harm if it was not.
        ledger.database.anew = true;
    }
    let inner = Rc::clone(inner);
    spawn_local(async move {
        if writer::flush(&inner).await.is_ok() {
            inner.say(Notice::SavedAgainAfterClearing);
        }
    });
}

/// Removes the oldest snapshots from the local storage so that so many are left.
pub fn drop_local_snapshots(inner: &Inner, ledger: &mut Ledger, keep: usize) {
    for revision in ledger.local.drop_snapshots(keep) {
        let _ = inner.copies.area.remove(&Part::Snapshot(revision).key(inner.id));
    }
}

fn wait_for_idle(inner: &Rc<Inner>) {
    if inner.writer.idling.replace(true) {
        return;
    }
    let inner = Rc::clone(inner);
    spawn_local(async move {
        timer::idle(IDLE_LIMIT_MS).await;
        inner.writer.idling.set(false);
        if inner.may_write() && !inner.closed.get() {
            inner.writer.idle.set(true);
            writer::wake(&inner);
        }
    });
}

/// The workbook at the newest state, or at one from which the entries at hand lead there.
fn take(inner: &Inner) -> Option<Envelope> {
    let (at, oldest) = {
        let ledger = inner.ledger.borrow();
        (ledger.at, ledger.tail.front().map(|entry| entry.revision))
    };
    let stash = inner.stash.take();
    let leads = |stash: &Envelope| point(stash) == at || oldest.is_some_and(|oldest| oldest <= stash.revision + 1);
    if let Some(stash) = stash.filter(leads) {
        return Some(stash);
    }
    let source = inner.source.borrow().clone()?;
    let mut sealed = None;
    source(&mut |workbook, revision| {
        if revision == at.0 {
            sealed = Some(codec::seal_workbook(workbook, at.0, at.1));
        }
    });
    sealed
}

/// Writes a snapshot, what the database lacks besides, and drops what has become old, in one transaction.
async fn to_database(inner: &Rc<Inner>, snapshot: &Envelope) {
    let (writes, guard, side) = {
        let ledger = inner.ledger.borrow();
        if ledger.database.shut {
            return;
        }
        let (writes, side) = database_writes(inner, &ledger, snapshot);
        (writes, writer::guard(inner, &ledger), side)
    };
    let Some(database) = inner.copies.database().await else {
        refuse(&mut inner.ledger.borrow_mut().database, Refusal::Failed);
        return;
    };
    let result = database.write(writes, Some(guard)).await;
    if writer::settle(inner, result).await {
        let mut ledger = inner.ledger.borrow_mut();
        ledger.database = side;
        ledger.head.size = snapshot.size() as u64;
    } else {
        let database = &mut inner.ledger.borrow_mut().database;
        database.snapshot_after = later(clock::now());
    }
}

fn database_writes(inner: &Inner, ledger: &Ledger, snapshot: &Envelope) -> (Vec<Write>, Side) {
    let id = inner.id;
    let mut side = ledger.database.clone();
    let mut writes = Vec::new();
    if side.anew {
        side = Side::default();
        let of_workbook = keys::of_workbook(id);
        writes.extend(["s/", "e/"].map(|part| Write::DeleteAll(format!("{of_workbook}{part}"))));
        writes.push(Write::Put(Part::Mark.key(id), ledger.mark.seal().to_bytes()));
    }
    let entries = ledger.lacking(&side);
    side.add_snapshot(point(snapshot));
    writes.push(Write::Put(Part::Snapshot(snapshot.revision).key(id), snapshot.to_bytes()));
    for entry in entries {
        writes.push(Write::Put(Part::Entry(entry.revision).key(id), entry.to_bytes()));
        side.entries.insert(entry.revision, entry.size());
        side.kept = side.kept.max(Some(point(&entry)));
    }
    let snapshots = side.drop_snapshots(2).into_iter().map(Part::Snapshot);
    let old = side.drop_entries(DATABASE_UNDO.0, DATABASE_UNDO.1).into_iter().map(Part::Entry);
    writes.extend(snapshots.chain(old).map(|part| Write::Delete(part.key(id))));
    let (revision, tip) = side.kept.unwrap_or(ledger.at);
    let head = writer::head_of(ledger, &side, &ledger.local);
    let head = Head { saved_at: clock::now(), size: snapshot.size() as u64, ..head };
    writes.push(Write::Put(Part::Head.key(id), head.seal(revision, tip).to_bytes()));
    (writes, side)
}

/// Writes a snapshot into the local storage: first the snapshot, read back, then the entries that follow it, then the
/// head; only then goes what is older.
fn to_local(inner: &Inner, snapshot: &Envelope) {
    let mut ledger = inner.ledger.borrow_mut();
    if ledger.local.shut {
        return;
    }
    let text = snapshot.to_text();
    let key = Part::Snapshot(snapshot.revision).key(inner.id);
    let mut put = writer::put_with_room(inner, &mut ledger, &key, &text);
    if put == Err(Refusal::Full) && ledger.database.kept >= Some(point(snapshot)) {
        // The database holds all of it by now, so the old snapshot may go before the new one is there.
        drop_local_snapshots(inner, &mut ledger, 0);
        ledger.local.kept = None;
        ledger.local.anew = true;
        put = inner.copies.put_local(&key, &text).map_err(|_| Refusal::Full);
    }
    if let Err(refusal) = put {
        refuse(&mut ledger.local, refusal);
        return;
    }
    ledger.local.add_snapshot(point(snapshot));
    if ledger.local.anew {
        give_entries(inner, &mut ledger, snapshot.revision);
    }
    writer::write_local_head(inner, &mut ledger);

    let units = text.chars().count();
    drop_local_snapshots(inner, &mut ledger, if units > ROOM_FOR_TWO { 1 } else { 2 });
    for revision in ledger.local.drop_entries(LOCAL_UNDO.0, LOCAL_UNDO.1) {
        let _ = inner.copies.area.remove(&Part::Entry(revision).key(inner.id));
    }
}

/// Gives the local storage the entries in memory again. Those before the snapshot are for *Undo* only.
fn give_entries(inner: &Inner, ledger: &mut Ledger, snapshot: u64) {
    ledger.local.anew = false;
    let entries: Vec<Rc<Envelope>> = ledger.tail.iter().cloned().collect();
    for entry in entries {
        let needed = entry.revision > snapshot;
        if entry.size() > LARGE {
            ledger.local.anew |= needed;
            continue;
        }
        let put = inner.copies.put_local(&Part::Entry(entry.revision).key(inner.id), &entry.to_text());
        if put.is_ok() {
            ledger.local.entries.insert(entry.revision, entry.size());
            ledger.local.kept = ledger.local.kept.max(Some(point(&entry)));
        } else if needed {
            ledger.local.anew = true;
            return;
        }
    }
    if ledger.mark.count > 0 {
        let _ = inner.copies.put_local(&Part::Mark.key(inner.id), &ledger.mark.seal().to_text());
    }
    ledger.local.refusal = None;
}

fn refuse(side: &mut Side, refusal: Refusal) {
    side.refusal = Some(refusal);
    side.snapshot_after = later(clock::now());
}

fn later(now: Timestamp) -> Timestamp {
    Timestamp::from_ms(now.ms() + REFUSED_MS)
}
