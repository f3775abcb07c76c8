//! What accounts and criteria are called, for sentences about them.

use linchpin::model::{AccountId, CriterionId};

use crate::app::i18n::{criterion_name, fmt};
use crate::app::state::Store;

/// More names in one sentence nobody reads.
const MOST: usize = 8;

/// The account's name, and what tells it apart where others have it too; empty when it is gone.
pub fn account(store: Store, id: AccountId) -> String {
    store.title(id).unwrap_or_default()
}

/// The criterion's name; empty when it is gone.
pub fn criterion(store: Store, id: CriterionId) -> String {
    store.peek(|workbook| workbook.criteria.get(id).map(|it| criterion_name(workbook, it))).unwrap_or_default()
}

/// The accounts' names as the language joins them; of many the first ones.
pub fn accounts(store: Store, ids: &[AccountId]) -> String {
    let mut names: Vec<String> = ids.iter().take(MOST).map(|&id| account(store, id)).collect();
    if ids.len() > MOST {
        names.push(format!("+{}", fmt::integer((ids.len() - MOST) as f64)));
    }
    fmt::list(&names)
}
