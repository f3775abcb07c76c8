//! The local storage's half of a round: entries each under its own key, then the head.

use super::head_of;
use crate::app::platform::local::AreaProblem;
use crate::app::storage::chain::point;
use crate::app::storage::keys::Part;
use crate::app::storage::session::Inner;
use crate::app::storage::side::{Ledger, Refusal, Side};
use crate::app::storage::snapshot;

/// Writes the entries the local storage lacks, each under its own key.
pub(super) fn write_local(inner: &Inner) {
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
