//! What is asked: a table of scores, the stated weights, and which weights are possible.

use crate::Weights;

/// A question to be drawn or computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Places of the list, at least 1 and at most as many as there are rows.
    pub places: usize,
    /// How many ranks are counted one by one, from the places up to the number of rows.
    pub ranks: usize,
    /// Which weights are possible.
    pub weights: Weights,
    /// The stated weights of the columns, all above zero, in any scale.
    pub stated: Vec<f64>,
    /// The scores, column by column, each as long as there are rows; 0 for a cell that is not scored. Rows that are
    /// good now had better come first: it is faster.
    pub columns: Vec<Vec<f32>>,
    /// Cells that take another score in every draw.
    pub varying: Vec<Varying>,
    /// The seed: the same seed gives the same draws.
    pub seed: u64,
}

/// A cell that takes one of several scores at random.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Varying {
    /// Its column.
    pub column: usize,
    /// Its row.
    pub row: usize,
    /// The scores it takes, each as likely as any other; not empty.
    pub scores: Vec<u8>,
}

impl Problem {
    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Whether a row is scored on every column.
    pub fn is_full(&self, row: usize) -> bool {
        self.columns.iter().all(|column| column[row] > 0.0)
    }

    /// Whether the table fits together: what comes from elsewhere is checked by this before anything is drawn.
    pub fn is_sound(&self) -> bool {
        let rows = self.rows();
        let part = match self.weights {
            Weights::Within(part) => part,
            _ => 0.0,
        };
        (1..=rows).contains(&self.places)
            && (self.places..=rows).contains(&self.ranks)
            && self.stated.len() == self.columns.len()
            && self.stated.iter().all(|weight| weight.is_finite() && *weight > 0.0)
            && (0.0..=1.0).contains(&part)
            && self.columns.iter().all(|column| column.len() == rows && column.iter().all(|score| score.is_finite()))
            && self
                .varying
                .iter()
                .all(|cell| cell.column < self.columns.len() && cell.row < rows && !cell.scores.is_empty())
    }
}
