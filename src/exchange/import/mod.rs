//! Rows of a table against the accounts of a workbook: who is new, who changes and how, and what cannot be used.
//!
//! Nothing is changed here. The plan holds whole accounts as they are to be, so taking it in is one command and one
//! undo. A cell that cannot be read is left out and listed; the rest of its row is used.

mod aside;
mod cell;
mod key;
mod known;
mod open;
mod outline;
mod parts;
mod place;
mod plan;
mod sales;
mod total;

#[cfg(test)]
mod tests;

pub use aside::{AsideNames, set_aside};
pub use cell::{CellProblem, set_field};
pub use key::name_key;
pub use parts::{PartPeriod, PartReason, absent_with_figures, brings_few, part_periods};
pub use plan::plan_import;
pub use sales::{
    AddedUp, AmountOf, Covered, SalesChoice, SalesProblem, SumHeader, add_up, amount_columns, guess_sales,
    repeats_accounts,
};
pub(in crate::exchange) use sales::{amount_header, date_header};

use std::collections::BTreeMap;

use super::AccountField;
use super::mapping::ShareUnit;
use super::table::{Row, RowProblemKind};
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
    /// The accounts of the workbook no row is about. They stay as they are.
    pub absent: Vec<AccountId>,
    /// Cells and rows that cannot be used, in the order of the rows.
    pub problems: Vec<ImportProblem>,
    /// Rows that look as if they were about no account, in their order. Those that are not taken are among the problems,
    /// too.
    pub doubts: Vec<Doubt>,
    /// Names that stand in several cities or countries without codes to tell them apart, where it matters whether each is
    /// an account of its own; see [`ImportChoices::by_place`].
    pub same_names: Vec<SameName>,
    /// How many empty cells of a column got the value of the group their row belongs to.
    pub carried: BTreeMap<usize, usize>,
    /// Rows and cells that are used, but not without doubt, in their order.
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

/// What a person decided about rows that can be taken in two ways.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportChoices {
    /// Of rows that look like no account, by their numbers, whether they are to be accounts.
    pub rows: BTreeMap<u32, bool>,
    /// Whether rows of one name in different cities or countries are different accounts.
    pub by_place: bool,
}

/// A name that stands in several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameName {
    /// The name as its first row has it.
    pub name: String,
    /// Its rows without a code, from 1.
    pub rows: Vec<u32>,
    /// Its cities, or where there are none its countries.
    pub places: Vec<String>,
}

/// Fewer rows of one account than this are a slip, not another kind of list.
const FEWEST_REPEATED: usize = 5;

impl ImportPlan {
    /// How many cells of used rows are left out.
    pub fn cells_left_out(&self) -> usize {
        self.problems.len().saturating_sub(self.left_out)
    }

    /// Whether most rows are about accounts that rows above them are about, as in a list of sales.
    pub fn is_repeating(&self) -> bool {
        let is_same = |problem: &&ImportProblem| {
            use ImportProblemKind::{OtherPlace, SameAccount, SameCode};
            matches!(problem.kind, SameAccount { .. } | OtherPlace { .. } | SameCode { .. })
        };
        let same = self.problems.iter().filter(is_same).count();
        same >= FEWEST_REPEATED && same > self.added.len() + self.changed.len() + self.same
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

/// A row that looks as if it were about no account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The row, from 1, as a spreadsheet counts.
    pub row: u32,
    /// What stands in its first filled cells.
    pub found: String,
    /// What it looks like.
    pub kind: DoubtKind,
    /// Whether it has a name, so that it could be an account.
    pub has_name: bool,
    /// Whether it is taken for one.
    pub is_taken: bool,
}

/// What a row looks like that seems to be about no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// It adds up the rows above it: "Total".
    Total,
    /// It adds up the rows below it.
    TotalOfBelow,
    /// It is the heading of a group.
    Heading {
        /// The column in which the rows of the group get it, from 0.
        column: Option<usize>,
    },
    /// It may be the heading of a group; only its name is known. It is taken for an account unless a person says otherwise.
    PerhapsHeading,
    /// It is a note.
    Note,
}

/// A row or a cell that is used and should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportWarning {
    /// The row, from 1, as a spreadsheet counts.
    pub row: u32,
    /// The column, from 0.
    pub column: Option<usize>,
    /// What stands there.
    pub found: String,
    /// Why it should be looked at.
    pub kind: ImportWarningKind,
}

/// Why something that is used should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImportWarningKind {
    /// The row's code is that of the one account and its name that of the other.
    NameOfOther {
        /// The name of the account it is taken for.
        taken_for: String,
        /// The name of the other one.
        other: String,
    },
    /// Two accounts have the row's code.
    CodeOfBoth {
        /// The name of the account it is taken for.
        taken_for: String,
        /// The name of the other one.
        other: String,
    },
    /// The row adds an account, though there is one of its name, with another code and in no other place.
    OtherCode {
        /// The code of the one that is there.
        code: String,
    },
    /// The cell has a per cent sign and others of its column have none, or the other way round.
    Share {
        /// What it is read as.
        read: Quantity,
        /// What it is read in.
        unit: ShareUnit,
    },
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
    /// Another row has its name, but another city or country. The row is left out.
    OtherPlace {
        /// The other row, from 1.
        first: u32,
    },
    /// An earlier row has its code, whatever the names. The row is left out.
    SameCode {
        /// The earlier row, from 1.
        first: u32,
    },
    /// The row looks as if it were about no account. It is left out; see [`ImportPlan::doubts`].
    Doubt(DoubtKind),
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

// So many cells tell a row from others.
const TELLING: usize = 4;

// What stands in the first filled cells of a row.
fn beginning(row: &Row) -> String {
    let filled = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled.take(TELLING).collect::<Vec<_>>().join(" · ")
}
