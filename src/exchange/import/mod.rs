//! Rows of a table against the accounts of a workbook: who is new, who changes and how, and what cannot be used.
//!
//! Nothing is changed here. The plan holds whole accounts as they are to be, so taking it in is one command and one
//! undo. A cell that cannot be read is left out and listed; the rest of its row is used.

mod cell;
mod key;
mod plan;

#[cfg(test)]
mod tests;

pub use cell::{CellProblem, set_field};
pub use plan::plan_import;

use std::collections::BTreeMap;

use super::AccountField;
use crate::model::{Account, Period};

/// What taking a table in would do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportPlan {
    /// New accounts, each with the row it comes from.
    pub added: Vec<(u32, Account)>,
    /// Known accounts that change.
    pub changed: Vec<ChangedAccount>,
    /// How many rows say nothing new about a known account.
    pub same: usize,
    /// Cells and rows that cannot be used, in the order of the rows.
    pub problems: Vec<ImportProblem>,
    /// How many rows cannot be used at all.
    pub left_out: usize,
    /// How many amounts had more decimals than fit and were rounded to the nearest.
    pub rounded: usize,
    /// What the used rows add up to, by period.
    pub totals: BTreeMap<Period, PeriodTotal>,
}

impl ImportPlan {
    /// How many cells of used rows are left out.
    pub fn cells_left_out(&self) -> usize {
        self.problems.len().saturating_sub(self.left_out)
    }
}

/// A known account that a row changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedAccount {
    /// The row, from 1.
    pub row: u32,
    /// The account as it is.
    pub before: Account,
    /// The account as it is to be.
    pub after: Account,
    /// The fields that differ.
    pub fields: Vec<AccountField>,
}

/// The sums of one period, in minor units; wider than money, because there may be many rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeriodTotal {
    /// Revenue.
    pub revenue: i128,
    /// Profit.
    pub profit: i128,
}

/// A cell or a row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The row, from 1, as a spreadsheet counts.
    pub row: u32,
    /// The column, from 0; `None` when it is about the whole row.
    pub column: Option<usize>,
    /// What was found there.
    pub found: String,
    /// What is wrong with it.
    pub kind: ImportProblemKind,
}

/// What can be wrong with a row or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportProblemKind {
    /// The row has no name, and no code of a known account. It is left out.
    NoName,
    /// An earlier row is about the same account. The row is left out.
    SameAccount {
        /// The earlier row, from 1.
        first: u32,
    },
    /// Several known accounts have this name and the row has no code to tell them apart. It is left out.
    SeveralAccounts {
        /// How many.
        count: usize,
    },
    /// A cell cannot be read. It is left out; where it is the name of a new account, the row is.
    Cell(CellProblem),
}
