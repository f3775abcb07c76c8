//! What moved when the accounts' numbers changed.

use std::sync::Arc;

use super::DerivedColumn;
use crate::model::{AccountId, CriterionId, Score};

/// A derived criterion with what it gives.
pub type DerivedColumns = Vec<(CriterionId, Arc<DerivedColumn>)>;

/// The accounts whose derived score is another than before, of one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMoves {
    /// The criterion.
    pub criterion: CriterionId,
    /// The accounts, in the order of their ids.
    pub moved: Vec<Move>,
}

/// A derived score before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The account.
    pub account: AccountId,
    /// Its score before; `None` when its number gave none.
    pub before: Option<Score>,
    /// Its score after; `None` when its number gives none.
    pub after: Option<Score>,
}

/// What moved between two states of the derived criteria, as far as accounts and criteria are in both.
pub fn moves(
    before: &[(CriterionId, Arc<DerivedColumn>)],
    after: &[(CriterionId, Arc<DerivedColumn>)],
) -> Vec<ColumnMoves> {
    let of_column = |(criterion, now): &(CriterionId, Arc<DerivedColumn>)| {
        let (_, then) = before.iter().find(|(other, _)| other == criterion)?;
        if Arc::ptr_eq(then, now) {
            return None;
        }
        let moved: Vec<Move> = now
            .readings
            .iter()
            .filter_map(|reading| {
                let (account, after) = (reading.account, reading.score);
                let before = then.reading(account)?.score;
                (before != after).then_some(Move { account, before, after })
            })
            .collect();
        (!moved.is_empty()).then_some(ColumnMoves { criterion: *criterion, moved })
    };
    after.iter().filter_map(of_column).collect()
}
