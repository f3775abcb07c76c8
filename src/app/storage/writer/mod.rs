//! Writes changes into both copies, one round at a time, and tells how far it got.

mod database;
mod local;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use linchpin::change::Change;
use linchpin::model::{Date, Workbook};
use wasm_bindgen_futures::spawn_local;

pub use self::database::{guard, settle};
pub use self::local::{put_with_room, write_local_head};

use self::database::{entry_writes, write_database};
use self::local::write_local;
use super::chain::Point;
use super::envelope::Envelope;
use super::head::Head;
use super::session::{Inner, LARGE};
use super::side::{Ledger, Refusal, Side};
use super::status::{SaveProblem, SaveStatus, Weakness};
use super::{backup, snapshot, tabs};
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

/// The head of one copy.
pub fn head_of(ledger: &Ledger, side: &Side, other: &Side) -> Head {
    let other = other.kept.map_or(0, |(revision, _)| revision);
    Head { snapshot: side.snapshot(), other, ..ledger.head.clone() }
}
