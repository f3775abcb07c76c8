//! The database's half of a round: entries and head in one transaction, which looks first whether the state is one we know.

use std::rc::Rc;

use super::head_of;
use crate::app::platform::clock;
use crate::app::platform::database::{DatabaseProblem, Guard, Write};
use crate::app::storage::chain::{Point, point};
use crate::app::storage::envelope::Envelope;
use crate::app::storage::head::Head;
use crate::app::storage::keys::Part;
use crate::app::storage::session::Inner;
use crate::app::storage::side::{Ledger, Refusal};
use crate::app::storage::tabs;

/// Writes the entries the database lacks, and the head, in one transaction.
pub(super) async fn write_database(inner: &Rc<Inner>) {
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

pub(super) fn entry_writes(inner: &Inner, ledger: &Ledger, entries: &[Rc<Envelope>]) -> Vec<Write> {
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
