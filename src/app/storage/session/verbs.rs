//! What the handle of a session has done by code that only an open workbook needs.

use std::rc::Rc;

use linchpin::model::Workbook;

use super::Inner;
use crate::app::platform::part::Pending;
use crate::app::storage::backup::{self, SnapshotReason};
use crate::app::storage::states::{self, CommonState};
use crate::app::storage::status::SaveProblem;
use crate::app::storage::{LibraryProblem, tabs, writer};

/// What becomes of a copy that is to be kept.
pub(super) type Kept = Pending<Result<(), LibraryProblem>>;

/// What the handle of a session can have done. Called through here, so that only what makes a session reaches it: the
/// rest of the program comes without (`works`).
pub(super) struct Verbs {
    pub(super) flush: fn(Rc<Inner>) -> Pending<Result<(), SaveProblem>>,
    pub(super) close: fn(Rc<Inner>) -> Pending<()>,
    pub(super) take_over: fn(Rc<Inner>) -> Pending<bool>,
    pub(super) keep_copy: fn(Rc<Inner>, SnapshotReason, String, Workbook) -> Kept,
    pub(super) keep_state: fn(Rc<Inner>, Workbook, bool) -> Pending<()>,
    pub(super) for_file: fn(Rc<Inner>, Workbook) -> Pending<Workbook>,
    pub(super) common_state: fn(Rc<Inner>, Workbook, Workbook) -> Pending<Option<CommonState>>,
}

pub(super) const VERBS: Verbs = Verbs {
    flush: |inner| Box::pin(async move { writer::flush(&inner).await }),
    close: |inner| Box::pin(close(inner)),
    take_over: |inner| Box::pin(async move { tabs::take_over(&inner).await }),
    keep_copy: |inner, reason, label, workbook| {
        let at = inner.ledger.borrow().at;
        Box::pin(async move { backup::keep(&inner.copies, at, reason, &label, &workbook).await })
    },
    keep_state: |inner, workbook, is_own| Box::pin(states::keep(Rc::clone(&inner.copies), workbook, is_own)),
    for_file: |inner, workbook| Box::pin(async move { states::for_file(&inner.copies, &workbook).await }),
    common_state: |inner, here, file| Box::pin(states::common(Rc::clone(&inner.copies), here, file)),
};

async fn close(inner: Rc<Inner>) {
    // Closing again would put a workbook back on the list that was deleted since.
    if inner.closed.get() {
        return;
    }
    let _ = writer::flush(&inner).await;
    inner.closed.set(true);
    inner.listeners.take();
    tabs::leave(&inner);
}
