//! Which accounts a filter showed on a page when it was left, while the tab is open: another page may mean the same.

use std::cell::RefCell;

use linchpin::model::{AccountId, WorkbookId};

/// A page whose accounts can be filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// The table of accounts.
    Accounts,
    /// The scoring matrix.
    Matrix,
}

type Kept = (Filtered, WorkbookId, Vec<AccountId>);

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what a page shows; `None` when nothing is filtered there.
pub fn keep(page: Filtered, workbook: WorkbookId, shown: Option<Vec<AccountId>>) {
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|(own, ..)| *own != page);
        kept.extend(shown.map(|shown| (page, workbook, shown)));
    });
}

/// What a filter of a page of this workbook last showed; empty when nothing was filtered.
pub fn last(page: Filtered, workbook: WorkbookId) -> Vec<AccountId> {
    let is_it = |kept: &&Kept| kept.0 == page && kept.1 == workbook;
    KEPT.with_borrow(|kept| kept.iter().find(is_it).map(|kept| kept.2.clone()).unwrap_or_default())
}
