//! The state of the app: the open workbook as one reactive store, and what belongs to the person at this device.
//!
//! The workbook is kept whole, as the library's plain structs, and views follow *topics* of it; there is no second,
//! reactive copy of the data. Only [`Store::dispatch`] changes it.

mod desk;
mod prefs;
mod rater;
mod recent;
mod shelf;
mod store;
mod topic;
mod turn;
mod works;

pub use desk::{Desk, DeskNotice, HandedOver, use_desk};
pub use prefs::{Prefs, Theme, use_prefs};
pub use store::{Refused, Store};
pub use topic::Topic;
pub use turn::Turn;

pub use crate::app::storage::SnapshotReason;

use leptos::prelude::*;

/// The store of the workbook that is open. Pages that need one are only shown while one is.
///
/// # Panics
/// Outside the pages of an open workbook: a mistake of ours, not of a person.
pub fn use_store() -> Store {
    expect_context::<Store>()
}
