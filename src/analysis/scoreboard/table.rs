//! Boards of tables that are no workbook's: snapshots and mixtures of them.

use super::{CellScore, Scoreboard};
use crate::model::{AccountId, CriterionId, Weight};

impl Scoreboard {
    /// The board of a table: criteria with their weights, and rows in the order of their accounts, each with a cell a
    /// criterion. It follows no workbook.
    pub fn of_table(criteria: &[(CriterionId, Weight)], rows: &[(AccountId, Vec<CellScore>)]) -> Self {
        let mut board = Self {
            accounts: rows.iter().map(|(account, _)| *account).collect(),
            criteria: criteria.iter().map(|(criterion, _)| *criterion).collect(),
            weights: criteria.iter().map(|(_, weight)| *weight).collect(),
            derived: Vec::new(),
            reduced: Vec::new(),
            cells: rows.iter().flat_map(|(_, cells)| cells.iter().copied()).collect(),
            keys: vec![0.0; rows.len()],
            keys_are_exact: true,
            order: Vec::with_capacity(rows.len()),
        };
        board.weigh_all();
        board
    }
}
