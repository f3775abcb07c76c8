//! The columns of a board that score themselves (S-8), and the one place that says what a cell is worth.

use std::sync::Arc;

use super::{CellScore, Scoreboard};
use crate::analysis::derived::{DerivedColumn, DerivedColumns, derive};
use crate::model::{AccountId, CriterionId, Workbook};

/// The derived criteria of a workbook, worked out.
pub(super) fn columns(workbook: &Workbook) -> DerivedColumns {
    let column = |criterion: &crate::model::Criterion| {
        criterion.derived.as_ref().map(|rule| (criterion.id, Arc::new(derive(workbook, rule))))
    };
    workbook.criteria.iter().filter_map(column).collect()
}

impl Scoreboard {
    /// What a criterion that scores itself gives; `None` for one that people score.
    pub fn derived(&self, criterion: CriterionId) -> Option<&Arc<DerivedColumn>> {
        self.derived.iter().find(|(own, _)| *own == criterion).map(|(_, column)| column)
    }

    /// All criteria that score themselves, with what they give.
    pub fn derived_columns(&self) -> &DerivedColumns {
        &self.derived
    }

    /// The board of what people score: without the criteria that score themselves, weighted by the others alone. It
    /// follows no workbook.
    #[must_use]
    pub fn judged(self) -> Self {
        if self.derived.is_empty() {
            return self;
        }
        let is_judged: Vec<bool> = self.criteria.iter().map(|id| self.derived(*id).is_none()).collect();
        let criteria = self.criteria.iter().copied().zip(self.weights.iter().copied());
        let criteria: Vec<_> = criteria.zip(&is_judged).filter(|(_, kept)| **kept).map(|(column, _)| column).collect();
        let cells = |cells: &[CellScore]| {
            cells.iter().zip(&is_judged).filter(|(_, kept)| **kept).map(|(cell, _)| *cell).collect()
        };
        let rows: Vec<_> = self.rows().map(|(account, own)| (account, cells(own))).collect();
        Self::of_table(&criteria, &rows)
    }

    /// The criteria with weight that score themselves and have no number of this account to score it by.
    pub fn lacking_numbers(&self, account: AccountId) -> Vec<CriterionId> {
        let is_lacking = |criterion: &CriterionId| {
            let reading = self.derived(*criterion).and_then(|column| column.reading(account));
            reading.is_some_and(|reading| reading.number.is_err()) && self.cell(account, *criterion).is_none()
        };
        self.weighted_criteria().filter(is_lacking).collect()
    }

    /// Takes the accounts' numbers anew after they changed, or what they are counted by: nothing to do without derived
    /// criteria, otherwise in time of the accounts. Accounts and criteria must be the same as before.
    pub fn rederive(&mut self, workbook: &Workbook) {
        let fresh = columns(workbook);
        let is_known = |column: &(CriterionId, Arc<DerivedColumn>)| self.derived.contains(column);
        if fresh.iter().all(is_known) {
            return;
        }
        self.derived = fresh;
        self.take_derived();
        self.take_agreed(workbook, |board, criterion| board.derived(criterion).is_some());
        self.weigh_all();
    }

    /// What a cell is worth: the agreed value, else the derived one where the criterion scores itself, else the group's.
    pub(super) fn value_of(&self, workbook: &Workbook, account: AccountId, criterion: CriterionId) -> CellScore {
        if let Some(agreed) = workbook.agreed_at(account, criterion) {
            return CellScore::only(agreed.value);
        }
        if let Some(column) = self.derived(criterion) {
            return column.score(account).map_or(CellScore::NONE, CellScore::only);
        }
        let scores = workbook.scores_at(account, criterion).map(|score| score.value);
        CellScore::of(scores, workbook.meta.group)
    }

    /// Puts the derived scores over whatever raters said there.
    pub(super) fn take_derived(&mut self) {
        let width = self.criteria.len();
        for (criterion, derived) in &self.derived {
            let Some(column) = self.criteria.iter().position(|own| own == criterion) else { continue };
            // Readings stand in the order of account ids, as rows do.
            for (row, reading) in derived.readings.iter().enumerate() {
                if let Some(cell) = self.cells.get_mut(row * width + column) {
                    *cell = reading.score.map_or(CellScore::NONE, CellScore::only);
                }
            }
        }
    }
}
