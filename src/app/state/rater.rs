//! Whose scores this device enters into a workbook. It belongs to the device, not to the workbook, and outlives a reload.

use leptos::prelude::*;
use linchpin::model::{RaterId, WorkbookId};

use super::{Desk, Prefs, Store, Topic};

impl Prefs {
    /// Whose scores this device enters into the open workbook; none where that is to be asked. Follows it.
    pub fn rater(self, store: Store) -> Option<RaterId> {
        let so_far = self.kept_rater(store.id());
        store.read(Topic::Raters, |workbook| workbook.rater_who_scores(so_far))
    }

    /// Remembers whose scores this device enters into a workbook.
    pub fn set_rater(self, workbook: WorkbookId, rater: RaterId) {
        self.set(&key(workbook), &rater.to_string());
    }

    /// Remembers of the copy of a workbook what is known of the original.
    pub fn copy_rater(self, original: WorkbookId, copy: WorkbookId) {
        if let Some(rater) = untrack(|| self.kept_rater(original)) {
            self.set_rater(copy, rater);
        }
    }

    /// Has this device stay who it is when others join the only rater of a workbook: from then on nothing but what it
    /// remembers tells who that was.
    pub fn keep_rater(self, desk: Desk) {
        Effect::new(move || {
            let Some(store) = desk.current() else { return };
            if let Some(rater) = self.rater(store).filter(|_| untrack(|| self.kept_rater(store.id())).is_none()) {
                self.set_rater(store.id(), rater);
            }
        });
    }

    fn kept_rater(self, workbook: WorkbookId) -> Option<RaterId> {
        self.get(&key(workbook)).and_then(|kept| kept.parse().ok())
    }
}

fn key(workbook: WorkbookId) -> String {
    format!("rater/{workbook}")
}
