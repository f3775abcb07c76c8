//! Which single assumption keeps two accounts from being told apart: of the weights and scores that a simulation draws,
//! the one that moves the difference of their totals most.

use linchpin_draws::{Problem, Weights};

use super::Question;
use crate::model::AccountId;

/// Weights that keep their order vary, each by itself, by about as much as this part of the stated ones.
const IN_ORDER: f64 = 0.5;

/// An assumption by its place in a [`Problem`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assumption {
    /// The weight of a column.
    Weight(usize),
    /// The score of a row on a column: its raters differ.
    Score {
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
}

impl Question {
    /// The assumption that moves the difference of two accounts' totals most, with its part, 0–1, of all that moves
    /// it: the variances that each weight and score gives the difference by itself, to the first order around the
    /// stated weights (Taylor's expansion, as errors are propagated). `None` when nothing moves it.
    pub fn matters_most(&self, one: AccountId, other: AccountId) -> Option<(Assumption, f64)> {
        let row = |account: AccountId| self.accounts.iter().position(|own| *own == account);
        let (one, other) = (row(one)?, row(other)?);
        let problem = &self.problem;
        let weights = around(problem);
        let (first, second) = (Slopes::of(problem, &weights, one), Slopes::of(problem, &weights, other));
        let mut parts: Vec<(Assumption, f64)> = (0..weights.len())
            .map(|column| {
                let slope = first.by_weight[column] - second.by_weight[column];
                (Assumption::Weight(column), (slope * weights[column]).powi(2) * spread(problem))
            })
            .collect();
        for cell in &problem.varying {
            let covered = if cell.row == one { first.covered } else { second.covered };
            if (cell.row == one || cell.row == other) && covered > 0.0 {
                let part = (weights[cell.column] / covered).powi(2) * variance(&cell.scores);
                parts.push((Assumption::Score { row: cell.row, column: cell.column }, part));
            }
        }
        let all: f64 = parts.iter().map(|(_, part)| part).sum();
        let most = parts.into_iter().reduce(|most, next| if next.1 > most.1 { next } else { most })?;
        (all > 1e-12).then(|| (most.0, most.1 / all))
    }
}

/// The weights the possible ones lie around: the stated ones, or equal ones where any are possible.
fn around(problem: &Problem) -> Vec<f64> {
    match problem.weights {
        Weights::Any => vec![1.0; problem.stated.len()],
        _ => problem.stated.clone(),
    }
}

/// The variance of a weight as a part of its square: of a uniform one near the stated, a third of the part's square; of
/// a share of Dirichlet(1, …, 1), (n − 1) / (n + 1).
fn spread(problem: &Problem) -> f64 {
    let count = problem.stated.len() as f64;
    match problem.weights {
        Weights::Any => (count - 1.0) / (count + 1.0),
        Weights::KeepOrder => IN_ORDER * IN_ORDER / 3.0,
        Weights::Within(part) => part * part / 3.0,
    }
}

/// How a total changes with each weight: (score − total) / weight of what is scored; not at all where it is not scored.
struct Slopes {
    by_weight: Vec<f64>,
    covered: f64,
}

impl Slopes {
    fn of(problem: &Problem, weights: &[f64], row: usize) -> Self {
        let scores: Vec<f64> = problem.columns.iter().map(|column| f64::from(column[row])).collect();
        let scored = || scores.iter().zip(weights).filter(|(score, _)| **score > 0.0);
        let covered: f64 = scored().map(|(_, weight)| weight).sum();
        let total = scored().map(|(score, weight)| score * weight).sum::<f64>() / covered;
        let slope = |&score: &f64| if score > 0.0 && covered > 0.0 { (score - total) / covered } else { 0.0 };
        Self { by_weight: scores.iter().map(slope).collect(), covered }
    }
}

fn variance(scores: &[u8]) -> f64 {
    let count = scores.len() as f64;
    let mean = scores.iter().map(|&score| f64::from(score)).sum::<f64>() / count;
    scores.iter().map(|&score| (f64::from(score) - mean).powi(2)).sum::<f64>() / count
}
