//! Whose scores a device enters: it belongs to the device and not to the workbook.

use leptos::prelude::*;
use linchpin::model::{RaterId, WorkbookId};

use crate::app::state::use_prefs;

/// Whose scores this device enters into a workbook.
pub fn rater_of_device(workbook: WorkbookId) -> Option<RaterId> {
    untrack(|| use_prefs().get(&rater_key(workbook))).and_then(|kept| kept.parse().ok())
}

/// Remembers whose scores this device enters into a workbook.
pub fn remember_rater(workbook: WorkbookId, rater: RaterId) {
    use_prefs().set(&rater_key(workbook), &rater.to_string());
}

fn rater_key(workbook: WorkbookId) -> String {
    format!("rater/{workbook}")
}
