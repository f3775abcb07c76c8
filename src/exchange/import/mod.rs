//! Rows of a table against the accounts of a workbook: who is new, who changes and how, and what cannot be used.
//!
//! Nothing is changed here. The plan holds whole accounts as they are to be, so taking it in is one command and one
//! undo. A cell that cannot be read is left out and listed; the rest of its row is used.

mod cell;
mod key;
mod open;
mod plan;
mod total;

#[cfg(test)]
mod tests;

pub use cell::{CellProblem, set_field};
pub use key::name_key;
pub use plan::plan_import;

use std::collections::BTreeMap;

use super::AccountField;
use super::table::RowProblemKind;
use crate::model::{Account, AccountId, Money, Period, Quantity, Status};

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
    /// Rows that are used, but not without doubt, in their order.
    pub warnings: Vec<ImportWarning>,
    /// Numbers that can be read in two ways, by their columns.
    pub open: Vec<OpenNumbers>,
    /// How many rows cannot be used at all.
    pub left_out: usize,
    /// How many amounts had more decimals than fit and were rounded to the nearest.
    pub rounded: usize,
    /// How many cells of used rows say that nothing is known, and are taken as empty.
    pub missing: usize,
    /// What the used rows add up to, by period.
    pub totals: BTreeMap<Period, PeriodTotal>,
}

impl ImportPlan {
    /// How many cells of used rows are left out.
    pub fn cells_left_out(&self) -> usize {
        self.problems.len().saturating_sub(self.left_out)
    }

    /// The accounts that get another status, with the status they get; a new account had been a regular one. Each
    /// such change is a decision and asks for a reason.
    pub fn statuses(&self) -> impl Iterator<Item = (AccountId, Status)> {
        let added = self.added.iter().map(|(_, after)| (Status::default(), after));
        let changed = self.changed.iter().map(|changed| (changed.before.status, &changed.after));
        added
            .chain(changed)
            .filter(|(before, after)| *before != after.status)
            .map(|(_, after)| (after.id, after.status))
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

/// The numbers of a column that can be read in two ways, and whose column does not settle it: `1.234`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenNumbers {
    /// The column, from 0.
    pub column: usize,
    /// How many there are in the used rows.
    pub count: usize,
    /// The first of them, as written.
    pub found: String,
    /// What it was read as.
    pub read: ReadAs,
    /// Whether clear numbers of the column speak against this reading.
    pub is_contradicted: bool,
}

/// What a number was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// An amount of money.
    Amount(Money),
    /// A number.
    Number(Quantity),
}

/// A row that is used and should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportWarning {
    /// The row, from 1, as a spreadsheet counts.
    pub row: u32,
    /// The name in it.
    pub found: String,
    /// The name of the account it is taken for.
    pub taken_for: String,
    /// The name of the other account it could be about.
    pub other: String,
    /// Why it could be about the other.
    pub kind: ImportWarningKind,
}

/// Why a row could be about another account, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportWarningKind {
    /// Its code is that of the one account and its name that of the other.
    NameOfOther,
    /// Both accounts have its code.
    CodeOfBoth,
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
    /// An earlier row has its code, whatever the names. The row is left out.
    SameCode {
        /// The earlier row, from 1.
        first: u32,
    },
    /// The row adds up the rows above it: "Total". It is left out.
    Total,
    /// Several known accounts have this name and the row has no code to tell them apart. It is left out.
    SeveralAccounts {
        /// How many.
        count: usize,
    },
    /// A cell cannot be read. It is left out; where it is the name of a new account, the row is.
    Cell(CellProblem),
    /// A cell of a sheet has no value of its own. It is left out.
    NoValue(RowProblemKind),
}
