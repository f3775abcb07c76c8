//! Lists of sales, added up: a row for each account, a column for each period.
//!
//! What comes of it is a table as any other, with a mapping that says exactly what its sums are, so the plan and the
//! preview need to know nothing of sales. Amounts are added exactly and rounded once, where a sum has more decimals than
//! its currency. A row that cannot be added up is a problem with its row and column of the list itself.

mod amounts;
mod cover;
mod describe;
mod guess;
mod rows;
mod who;
mod words;
mod write;

#[cfg(test)]
mod tests;

pub use cover::Covered;
pub use guess::{amount_columns, guess_sales, repeats_accounts};
pub(in crate::exchange) use guess::{amount_header, date_header};

use std::collections::BTreeMap;

use self::amounts::Amounts;
use self::describe::Described;
use self::rows::Read;
use self::write::Sums;
use super::{ImportProblem, OpenNumbers};
use crate::exchange::AccountField;
use crate::exchange::mapping::Mapping;
use crate::exchange::table::RawTable;
use crate::model::{Currency, Date, MonthsCovered, Period, PeriodKind};

/// How a list of sales is to be added up. Columns are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SalesChoice {
    /// The column of the accounts' names.
    pub name: Option<usize>,
    /// The column of the accounts' codes.
    pub code: Option<usize>,
    /// The column of dates, or of the periods rows are about. Without one, each amount is of the period its column is
    /// taken as in the mapping.
    pub date: Option<usize>,
    /// The column of the month or quarter, where that of dates says the year alone. Otherwise it says nothing.
    pub part: Option<usize>,
    /// The columns that are added up.
    pub amounts: BTreeMap<usize, AmountOf>,
    /// How long the periods are; without a column of dates they are those of the columns.
    pub by: PeriodKind,
    /// Whether the periods are of the solar calendar of Iran.
    pub is_jalali: bool,
    /// Whether rows of one name in different cities or countries are about different accounts.
    pub by_place: bool,
}

/// What amounts are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountOf {
    /// Revenue.
    Revenue,
    /// Profit.
    Profit,
}

/// Why nothing can be added up as chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SalesProblem {
    /// No column says whom a row is about.
    NoAccount,
    /// No column says when.
    NoDate,
    /// No column is added up.
    NoAmounts,
}

/// A list of sales that was added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedUp {
    /// A row for each account, in the order in which the list first names them.
    pub table: RawTable,
    /// What its columns mean.
    pub mapping: Mapping,
    /// How many rows of the list were added up.
    pub rows: usize,
    /// The first and the last of the periods.
    pub periods: Option<(Period, Period)>,
    /// The oldest and the newest date; `None` where the list has none.
    pub dates: Option<(Date, Date)>,
    /// The newest month or quarter that a row says; `None` where rows say no time.
    pub newest_period: Option<Period>,
    /// All revenue, in minor units, rounded once; `None` where no column is revenue.
    pub revenue: Option<i128>,
    /// All profit, in the same way.
    pub profit: Option<i128>,
    /// How many sums had more decimals than the currency and were rounded.
    pub rounded: usize,
    /// What the amounts are in.
    pub currency: Currency,
    /// Rows and cells that cannot be added up, in the order of the list.
    pub problems: Vec<ImportProblem>,
    /// How many rows are left out.
    pub left_out: usize,
    /// Amounts that can be read in two ways, by the columns of the list.
    pub open: Vec<OpenNumbers>,
    /// Columns of the list that were kept though some accounts have several values there: the newest counts.
    pub newest: Vec<usize>,
    /// Columns of the list that are not kept, because they differ from row to row of one account.
    pub dropped: Vec<usize>,
    /// The periods of which it may have a part only.
    pub covered: Covered,
    /// Whether some dates leave open what is the day and what the month.
    pub has_open_dates: bool,
    /// How many names stand in several cities or countries.
    pub several_places: usize,
}

/// What is written over a column of sums: its field, and how many months of its period it covers if not all.
pub type SumHeader<'a> = &'a dyn Fn(&AccountField, Option<MonthsCovered>) -> String;

impl SalesChoice {
    fn problem(&self) -> Option<SalesProblem> {
        match self {
            Self { name: None, code: None, .. } => Some(SalesProblem::NoAccount),
            Self { amounts, .. } if amounts.is_empty() => Some(SalesProblem::NoAmounts),
            _ => None,
        }
    }
}

/// Adds up the rows of each account of a list of sales, whose columns mean what `mapping` says beside what is chosen.
/// Amounts that name no currency are in `own`.
///
/// # Errors
/// What is missing in the choice.
pub fn add_up(
    list: &RawTable,
    mapping: &Mapping,
    choice: &SalesChoice,
    (own, today): (Currency, Date),
    header: SumHeader<'_>,
) -> Result<AddedUp, SalesProblem> {
    choice.problem().map_or(Ok(()), Err)?;
    let amounts = Amounts::of(list, mapping, choice, own);
    let has_periods =
        choice.date.is_some() || choice.amounts.keys().all(|column| amounts.own_period(*column).is_some());
    if !has_periods {
        return Err(SalesProblem::NoDate);
    }
    let choice = &choice.of_list(list);
    let read = Read::of(list, choice, &amounts);
    let described = Described::of(list, choice, &amounts.mapping, &read.sales);
    let covered = Covered::of(&read.sales, (choice, mapping), today);
    let sums = Sums::of(&read.sales, amounts.currency);
    let (table, mapping) = write::write((list, &amounts), &described, &sums, &covered, header);
    let days = || read.sales.iter().filter_map(|sale| sale.when.as_ref()?.day);
    let newest = read.sales.iter().filter_map(|sale| sale.when).max_by_key(|when| when.latest);
    Ok(AddedUp {
        table,
        mapping,
        rows: read.sales.len(),
        periods: sums.periods(),
        newest_period: newest.map(|when| when.period),
        dates: days().min().zip(days().max()),
        revenue: sums.total(AmountOf::Revenue),
        profit: sums.total(AmountOf::Profit),
        rounded: sums.rounded(),
        currency: amounts.currency,
        problems: read.problems,
        left_out: read.left_out,
        open: read.open,
        newest: described.newest,
        dropped: described.dropped,
        covered,
        has_open_dates: read.has_open_dates,
        several_places: read.several_places,
    })
}
