//! A total opened to its arithmetic: criterion, score, weight, product, sum (S-9).

use super::{CellScore, NoTotal, Scoreboard, Total, row};
use crate::analysis::ratio::Ratio;
use crate::model::{AccountId, CriterionId, Weight};

/// How a total came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Arithmetic {
    /// One row per criterion in the team's order, the unscored ones too.
    pub rows: Vec<ArithmeticRow>,
    /// The sum of the products.
    pub sum: f64,
    /// What the sum is divided by: the points of the scored criteria.
    pub divisor: f64,
    /// The points of all criteria.
    pub all_points: f64,
    /// The total, or why there is none.
    pub total: Result<Total, NoTotal>,
}

/// One criterion's part in a total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArithmeticRow {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its weight.
    pub weight: Weight,
    /// The group score; `None` when nobody scored it.
    pub score: Option<CellScore>,
    /// Points × score; `None` when nobody scored it.
    pub product: Option<f64>,
}

impl Scoreboard {
    /// The weighted mean of an account's group scores under other weights, one per criterion of
    /// [`Self::criteria`] and in any unit; `None` when no scored criterion has any.
    pub fn mean_with(&self, account: AccountId, weights: &[u32]) -> Option<Ratio> {
        row::total(self.cells_of(self.row(account)?), weights)
    }

    /// What an account's exact total would be if one group score were another; `None` when there would be none, or
    /// the account or the criterion is not on the board.
    pub fn total_if(&self, account: AccountId, criterion: CriterionId, cell: CellScore) -> Option<Ratio> {
        let mut cells = self.cells_of(self.row(account)?).to_vec();
        cells[self.column(criterion)?] = cell;
        row::total(&cells, &self.reduced)
    }

    /// What an account's exact total would be with one group score changed, for each of its scores that `change` gives
    /// another one for, in the team's order; empty when the account is not on the board.
    pub fn totals_with(
        &self,
        account: AccountId,
        change: impl Fn(CellScore) -> Option<CellScore>,
    ) -> Vec<(CriterionId, Ratio)> {
        let mut cells = self.cells(account).unwrap_or_default().to_vec();
        let mut totals = Vec::new();
        for (column, &criterion) in self.criteria.iter().enumerate().take(cells.len()) {
            let before = cells[column];
            let Some(changed) = Some(before).filter(|cell| cell.is_scored()).and_then(&change) else { continue };
            cells[column] = changed;
            totals.extend(row::total(&cells, &self.reduced).map(|total| (criterion, total)));
            cells[column] = before;
        }
        totals
    }

    /// The arithmetic of an account's total; `None` when the account is not on the board.
    pub fn arithmetic(&self, account: AccountId) -> Option<Arithmetic> {
        let row = self.row(account)?;
        let columns = self.criteria.iter().zip(&self.weights).zip(self.cells_of(row));
        let rows: Vec<ArithmeticRow> = columns
            .map(|((&criterion, &weight), &cell)| {
                let score = cell.is_scored().then_some(cell);
                let product = score.map(|score| weight.points() * score.mean());
                ArithmeticRow { criterion, weight, score, product }
            })
            .collect();
        let points = |rows: &mut dyn Iterator<Item = &ArithmeticRow>| {
            rows.map(|row| f64::from(row.weight.hundredths())).sum::<f64>() / 100.0
        };
        Some(Arithmetic {
            sum: rows.iter().filter_map(|row| row.product).sum(),
            divisor: points(&mut rows.iter().filter(|row| row.score.is_some())),
            all_points: points(&mut rows.iter()),
            total: self.total_of_row(row),
            rows,
        })
    }
}
