//! Writes changes into both copies, one round at a time, and tells how far it got.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use linchpin::change::Change;
use linchpin::model::{Date, Workbook};
use wasm_bindgen_futures::spawn_local;

use super::chain::{Point, point};
use super::envelope::Envelope;
use super::head::Head;
use super::keys::Part;
use super::session::{Inner, LARGE};
use super::side::{Ledger, Refusal, Side};
use super::status::{SaveProblem, SaveStatus, Weakness};
use super::{backup, snapshot, tabs};
use crate::app::platform::database::{DatabaseProblem, Guard, Write};
use crate::app::platform::local::AreaProblem;
use crate::app::platform::{clock, lifecycle, panic, timer};

/// Changes within this time are written together.
const GATHER_MS: u32 = 20;
/// What was refused is tried again after these times, the last of them for as long as it takes.
const RETRY_MS: [u32; 5] = [500, 1_000, 2_000, 5_000, 10_000];

/// The state of the writing.
#[derive(Default)]
pub struct Writer {
    running: Cell<bool>,
    again: Cell<bool>,
    retries: Cell<usize>,
    retrying: Cell<bool>,
    /// Whether an idle moment has come for a snapshot, and whether one is waited for.
    pub idle: Cell<bool>,
    /// See `idle`.
    pub idling: Cell<bool>,
    /// The day whose backup has been seen to.
    backed_up: Cell<Option<Date>>,
    /// The workbook before the first change of that day, until it is kept.
    pub before: RefCell<Option<(Point, Workbook)>>,
    waiting: RefCell<Vec<timer::Signal>>,
}

/// Remembers the workbook as it was before the first change of a day, for the backup. It is called with that change, and
/// the workbook after it.
pub fn first_of_day(inner: &Inner, change: &Change, workbook: &Workbook) {
    let today = Some(clock::now().date());
    if inner.writer.backed_up.replace(today) == today {
        return;
    }
    let mut before = workbook.clone();
    if change.clone().inverse().apply(&mut before).is_ok() {
        inner.writer.before.replace(Some((inner.ledger.borrow().at, before)));
    }
}

/// Starts a round soon, unless one is running that will see to it.
pub fn wake(inner: &Rc<Inner>) {
    inner.writer.again.set(true);
    if !inner.writer.running.replace(true) {
        spawn_local(run(Rc::clone(inner)));
    }
}

/// Waits for everything to be written, or for the first round that does not get there.
pub async fn flush(inner: &Rc<Inner>) -> Result<(), SaveProblem> {
    let signal = timer::Signal::new();
    inner.writer.waiting.borrow_mut().push(signal.clone());
    wake(inner);
    signal.wait().await;
    outcome(inner).map(|_| ())
}

/// The page is hidden or closing: writes what is pending without waiting for anything.
pub fn leave(inner: &Rc<Inner>) {
    let pending = {
        let ledger = inner.ledger.borrow();
        if !inner.may_write() || !ledger.is_pending() {
            return;
        }
        ledger.lacking(&ledger.database)
    };
    write_local(inner);
    write_local_head(inner, &mut inner.ledger.borrow_mut());
    let inner = Rc::clone(inner);
    spawn_local(async move {
        let Some(database) = inner.copies.database().await else { return };
        let writes = {
            let ledger = inner.ledger.borrow();
            if ledger.database.anew || ledger.database.kept.is_none() {
                return;
            }
            entry_writes(&inner, &ledger, &pending)
        };
        // Without a guard: there may be no time for its answer. The lock stands for it, and what is written is ours.
        let _ = database.write(writes, None).await;
    });
}

async fn run(inner: Rc<Inner>) {
    while inner.writer.again.replace(false) {
        // A hidden tab's timers are slowed down: what happens there is written at once.
        if !lifecycle::is_hidden() {
            timer::sleep(GATHER_MS).await;
        }
        round(&inner).await;
    }
    inner.writer.running.set(false);
    for signal in inner.writer.waiting.take() {
        signal.give();
    }
    retry_later(&inner);
}

async fn round(inner: &Rc<Inner>) {
    if inner.may_write() {
        let pending = inner.ledger.borrow().is_pending();
        compress_large(inner).await;
        write_local(inner);
        write_database(inner).await;
        if pending && inner.may_write() {
            let mut ledger = inner.ledger.borrow_mut();
            ledger.head.saved_at = clock::now();
            write_local_head(inner, &mut ledger);
        }
        snapshot::if_due(inner).await;
        inner.ledger.borrow_mut().trim();
    }
    // What came meanwhile is on its way: only a refusal is worth saying before it has arrived.
    if !inner.writer.again.get() || inner.ledger.borrow().is_refused() {
        tell(inner);
    }
    let kept = outcome(inner).is_ok();
    tabs::publish(inner, kept);
    if kept && let Some((at, workbook)) = inner.writer.before.take() {
        let inner = Rc::clone(inner);
        spawn_local(async move { backup::keep_daily(&inner, at, workbook).await });
    }
    if !inner.closed.get() {
        inner.shelf.note(inner.id, &inner.ledger.borrow());
    }
}

/// Sets the status to what is true now.
pub fn tell(inner: &Inner) {
    let revision = inner.ledger.borrow().at.0;
    match outcome(inner) {
        Ok(weakness) => {
            let at = inner.ledger.borrow().head.saved_at;
            inner.set_status(SaveStatus::Saved { at, revision, weakness });
        }
        Err(reason) => {
            let ledger = inner.ledger.borrow();
            let kept = [&ledger.local, &ledger.database].iter().filter_map(|side| side.kept).max();
            let revision = kept.map_or(0, |(revision, _)| revision);
            drop(ledger);
            inner.set_status(SaveStatus::NotSaved { reason, revision });
        }
    }
}

fn outcome(inner: &Inner) -> Result<Option<Weakness>, SaveProblem> {
    if panic::stopped() {
        return Err(SaveProblem::Stopped);
    }
    if inner.stranded.get() {
        return Err(SaveProblem::OtherTab);
    }
    let ledger = inner.ledger.borrow();
    let local = ledger.is_whole(&ledger.local) && !inner.copies.area_forgets;
    let database = ledger.is_whole(&ledger.database);
    let full = |refusal| refusal == Some(Refusal::Full);
    match (local, database) {
        (true, true) => Ok(None),
        (false, true) if full(ledger.local.refusal) => Ok(Some(Weakness::LocalFull)),
        (false, true) => Ok(Some(Weakness::LocalFailed)),
        (true, false) if full(ledger.database.refusal) => Ok(Some(Weakness::DatabaseFull)),
        (true, false) => Ok(Some(Weakness::DatabaseFailed)),
        (false, false) if inner.copies.area_forgets => Err(SaveProblem::Forbidden),
        (false, false) if full(ledger.local.refusal) || full(ledger.database.refusal) => Err(SaveProblem::Full),
        (false, false) => Err(SaveProblem::Failed),
    }
}

fn retry_later(inner: &Rc<Inner>) {
    let ledger = inner.ledger.borrow();
    let local = ledger.is_whole(&ledger.local) || ledger.local.shut;
    if (local && ledger.is_whole(&ledger.database)) || !inner.may_write() || inner.closed.get() {
        inner.writer.retries.set(0);
        return;
    }
    let tried = inner.writer.retries.get();
    inner.writer.retries.set(tried + 1);
    if inner.writer.retrying.replace(true) {
        return;
    }
    let inner = Rc::clone(inner);
    spawn_local(async move {
        timer::sleep(RETRY_MS[tried.min(RETRY_MS.len() - 1)]).await;
        inner.writer.retrying.set(false);
        if inner.may_write() && !inner.closed.get() {
            wake(&inner);
        }
    });
}

/// Large entries are compressed before they are written anywhere.
async fn compress_large(inner: &Inner) {
    let large: Vec<Rc<Envelope>> =
        inner.ledger.borrow().tail.iter().filter(|entry| entry.size() > LARGE).cloned().collect();
    for entry in large {
        let small = Rc::new(entry.deflated().await);
        let mut ledger = inner.ledger.borrow_mut();
        if let Some(slot) = ledger.tail.iter_mut().find(|slot| Rc::ptr_eq(slot, &entry)) {
            *slot = small;
        }
    }
}

/// Writes the entries the local storage lacks, each under its own key.
pub fn write_local(inner: &Inner) {
    let mut ledger = inner.ledger.borrow_mut();
    if ledger.local.shut {
        return;
    }
    let key = Part::Head.key(inner.id);
    if ledger.local.kept.is_some() && inner.copies.area.get(&key) == Ok(None) {
        // Somebody has cleared the site's data. What is in memory is all there is.
        ledger.local = Side::emptied();
    }
    if ledger.local.anew {
        return;
    }
    let mut refusal = None;
    for entry in ledger.lacking(&ledger.local) {
        let key = Part::Entry(entry.revision).key(inner.id);
        if let Err(problem) = put_with_room(inner, &mut ledger, &key, &entry.to_text()) {
            refusal = Some(problem);
            break;
        }
        ledger.local.kept = Some(point(&entry));
        ledger.local.entries.insert(entry.revision, entry.size());
    }
    ledger.local.refusal = refusal;
}

/// The head of the local copy, after the database has answered, so that it tells what the database is known to hold.
/// It is a help only: where there is no space for it, the entries speak for themselves. So it is not read back either.
pub fn write_local_head(inner: &Inner, ledger: &mut Ledger) {
    let Some((revision, tip)) = ledger.local.kept.filter(|_| !ledger.local.shut && !ledger.local.anew) else { return };
    let head = head_of(ledger, &ledger.local, &ledger.database).seal(revision, tip);
    let _ = inner.copies.area.set(&Part::Head.key(inner.id), &head.to_text());
}

/// The head of one copy.
pub fn head_of(ledger: &Ledger, side: &Side, other: &Side) -> Head {
    let other = other.kept.map_or(0, |(revision, _)| revision);
    Head { snapshot: side.snapshot(), other, ..ledger.head.clone() }
}

/// Puts a value into the local storage; when space is short, first gives up what is only there for *Undo*.
pub fn put_with_room(inner: &Inner, ledger: &mut Ledger, key: &str, value: &str) -> Result<(), Refusal> {
    let refused = |problem| if problem == AreaProblem::Full { Refusal::Full } else { Refusal::Failed };
    let first = inner.copies.put_local(key, value);
    if first != Err(AreaProblem::Full) {
        return first.map_err(refused);
    }
    for revision in ledger.local.drop_entries(0, 0) {
        let _ = inner.copies.area.remove(&Part::Entry(revision).key(inner.id));
    }
    snapshot::drop_local_snapshots(inner, ledger, 1);
    inner.copies.put_local(key, value).map_err(refused)
}

/// Writes the entries the database lacks, and the head, in one transaction.
async fn write_database(inner: &Rc<Inner>) {
    let (writes, guard, entries) = {
        let ledger = inner.ledger.borrow();
        if ledger.database.shut || ledger.database.anew || ledger.database.kept == Some(ledger.at) {
            return;
        }
        let entries = ledger.lacking(&ledger.database);
        (entry_writes(inner, &ledger, &entries), guard(inner, &ledger), entries)
    };
    let Some(database) = inner.copies.database().await else {
        inner.ledger.borrow_mut().database.refusal = Some(Refusal::Failed);
        return;
    };
    let result = database.write(writes, Some(guard)).await;
    if settle(inner, result).await {
        let mut ledger = inner.ledger.borrow_mut();
        for entry in &entries {
            ledger.database.entries.insert(entry.revision, entry.size());
        }
        ledger.database.kept = entries.last().map(|entry| point(entry)).or(ledger.database.kept);
    }
}

fn entry_writes(inner: &Inner, ledger: &Ledger, entries: &[Rc<Envelope>]) -> Vec<Write> {
    let put = |entry: &Rc<Envelope>| Write::Put(Part::Entry(entry.revision).key(inner.id), entry.to_bytes());
    let mut writes: Vec<Write> = entries.iter().map(put).collect();
    let (revision, tip) = entries.last().map_or(ledger.at, |entry| point(entry));
    let head = Head { saved_at: clock::now(), ..head_of(ledger, &ledger.database, &ledger.local) };
    writes.push(Write::Put(Part::Head.key(inner.id), head.seal(revision, tip).to_bytes()));
    writes
}

/// What must stand in the database for us to write: the state we know, or one of ours beyond it (a write that was
/// given up too early).
pub fn guard(inner: &Rc<Inner>, ledger: &Ledger) -> Guard {
    let (expected, anew) = (ledger.database.kept, ledger.database.anew);
    let ours = Rc::clone(inner);
    let holds = move |found: Option<&[u8]>| {
        let Some(found) = found else { return expected.is_none() || anew };
        let Some(at) = state_of(found) else { return anew };
        Some(at) == expected
            || (anew || expected.is_none_or(|(revision, _)| at.0 >= revision)) && ours.ledger.borrow().knows(at)
    };
    Guard { key: Part::Head.key(inner.id), holds: Box::new(holds) }
}

fn state_of(head: &[u8]) -> Option<Point> {
    Envelope::from_bytes(head).ok().map(|envelope| point(&envelope))
}

/// Draws the conclusions from a guarded write; gives whether it was done.
pub async fn settle(inner: &Rc<Inner>, result: Result<(), DatabaseProblem>) -> bool {
    let refusal = match result {
        Ok(()) => {
            inner.ledger.borrow_mut().database.refusal = None;
            return true;
        }
        Err(DatabaseProblem::Full) => Refusal::Full,
        Err(DatabaseProblem::Refused) => Refusal::Failed,
        Err(DatabaseProblem::Guarded(found)) => {
            let state = found.as_deref().and_then(state_of);
            let ours = state.is_none_or(|state| inner.ledger.borrow().knows(state));
            if found.is_some() && !ours {
                tabs::overtaken(inner).await;
                return false;
            }
            // Emptied, set back, or its head is damaged: it gets everything anew.
            if !std::mem::replace(&mut inner.ledger.borrow_mut().database.anew, true) {
                inner.writer.again.set(true);
            }
            Refusal::Failed
        }
    };
    inner.ledger.borrow_mut().database.refusal = Some(refusal);
    false
}
