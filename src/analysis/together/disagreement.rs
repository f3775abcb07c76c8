//! The cells outside the tolerance (C-3).

use std::cmp::Reverse;

use crate::model::order;
use crate::model::{AccountId, Criterion, CriterionId, Score, Workbook};

/// A cell on which the raters differ by more than the tolerance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    /// The account.
    pub account: AccountId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The lowest score.
    pub lowest: Score,
    /// The highest score.
    pub highest: Score,
    /// How many raters scored the cell.
    pub raters: usize,
}

impl Disagreement {
    /// The highest score less the lowest, 1–9.
    pub const fn range(&self) -> u8 {
        self.highest.value() - self.lowest.value()
    }
}

/// The cells whose range of scores is wider than the tolerance, the widest first, then those with more raters, then by
/// account and criterion (C-3; the usual tolerance is 2 points). Cells inside it are settled by the mean.
pub fn disagreements(workbook: &Workbook, tolerance: u8) -> Vec<Disagreement> {
    let mut found = spreads(workbook);
    found.retain(|cell| cell.range() > tolerance);
    found
}

/// All cells that two or more raters scored, in the order of [`disagreements`].
pub fn spreads(workbook: &Workbook) -> Vec<Disagreement> {
    let mut found: Vec<Disagreement> = Vec::new();
    let mut open: Option<Disagreement> = None;
    // Scores are ordered by account, then criterion: a cell's scores lie together.
    for score in workbook.scores.iter() {
        let (account, criterion) = (score.account, score.criterion);
        match &mut open {
            Some(cell) if cell.account == account && cell.criterion == criterion => {
                cell.lowest = cell.lowest.min(score.value);
                cell.highest = cell.highest.max(score.value);
                cell.raters += 1;
            }
            _ => {
                let (lowest, highest) = (score.value, score.value);
                found.extend(open.replace(Disagreement { account, criterion, lowest, highest, raters: 1 }));
            }
        }
    }
    found.extend(open);
    // Criteria that score themselves are nobody's to discuss, whatever was said before they did.
    let by_people = |criterion| workbook.criteria.get(criterion).is_none_or(Criterion::is_judged);
    found.retain(|cell| cell.raters > 1 && by_people(cell.criterion));
    order::sort_by_key(&mut found, |cell| (Reverse(cell.range()), Reverse(cell.raters), cell.account, cell.criterion));
    found
}
