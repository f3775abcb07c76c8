//! Snapshots of the ranking: taking them, and saying what moved between two of them and why.

mod compare;
mod mix;
mod single;

pub use compare::{Cause, Comparison, Mover, ScoreChange, WeightChange, compare};
pub use mix::Class;
pub use single::{Explained, MOST_EXPLAINED, SingleChange, Went};

use crate::analysis::scoreboard::{CellScore, Scoreboard};
use crate::model::{
    Extra, GroupScore, Name, ScoreRow, ScoredBy, Snapshot, SnapshotAccount, SnapshotCriterion, SnapshotId, Timestamp,
    Workbook,
};

/// The snapshot of a workbook at this moment. Its board is given because it is there already.
pub fn take_snapshot(workbook: &Workbook, board: &Scoreboard, id: SnapshotId, name: Name, at: Timestamp) -> Snapshot {
    let criteria = workbook.criteria_in_order();
    let criterion = |it: &&crate::model::Criterion| SnapshotCriterion {
        id: it.id,
        name: it.name.clone(),
        weight: it.weight,
        scored_by: if it.is_judged() { ScoredBy::People } else { ScoredBy::Numbers },
        extra: Extra::new(),
    };
    let score = |cell: &CellScore| GroupScore::new(cell.sum, cell.raters);
    let rows = board.rows().filter(|(_, cells)| cells.iter().any(|cell| cell.is_scored()));
    let account = |(id, cells): (_, &[CellScore])| {
        let name = workbook.accounts.get(id)?.name.clone();
        Some(SnapshotAccount { id, name, scores: ScoreRow(cells.iter().map(score).collect()), extra: Extra::new() })
    };
    Snapshot {
        id,
        name,
        at,
        top_n: workbook.meta.top_n,
        criteria: criteria.iter().map(criterion).collect(),
        accounts: rows.filter_map(account).collect(),
        extra: Extra::new(),
    }
}
