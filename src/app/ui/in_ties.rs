//! The order of accounts that tie: by name. Ids are random, and two openings of one file would order them differently.

use std::cmp::Ordering;

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{AccountId, Workbook};

use crate::app::i18n::fmt;

/// Puts neighbours of equal totals in the order of their names. All others stay where they are.
pub fn by_name(workbook: &Workbook, board: &Scoreboard, ranked: &mut [AccountId]) {
    let name = |id: &AccountId| workbook.accounts.get(*id).map_or("", |account| account.name.as_str());
    let ties = ranked.chunk_by_mut(|one, two| board.compare(*one, *two) == Some(Ordering::Equal));
    for tied in ties.filter(|tied| tied.len() > 1) {
        let names: Vec<&str> = tied.iter().map(name).collect();
        let sorted: Vec<AccountId> = fmt::order(&names).into_iter().map(|place| tied[place]).collect();
        tied.copy_from_slice(&sorted);
    }
}
