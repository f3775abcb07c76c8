//! Rows that add up the rows above them, as reports have them.

use super::DoubtKind;
use super::cell::set_field;
use super::outline::{Outlined, Part};
use crate::exchange::mapping::{Column, Mapping, TotalName, read_total_name};
use crate::exchange::table::Row;
use crate::exchange::{AccountField, Content};
use crate::model::{Account, AccountId, Currency, Name};

/// The rows of a report so far.
#[derive(Default)]
pub(super) struct Report {
    sums: Sums,
    // Whether the row above was a sum, notes apart.
    is_below_total: bool,
}

impl Report {
    /// What the next row looks like if not like one of the table's own; `is_open` is whether it may be none.
    pub(super) fn doubt(&mut self, row: &Outlined<'_>, name: &str, is_open: bool) -> Option<DoubtKind> {
        let is_below_total = self.is_below_total;
        let part = row.part.filter(|part| is_open && (*part != Part::NoteBelowTotal || is_below_total));
        let kind = match part {
            Some(Part::Note | Part::NoteBelowTotal) => return Some(DoubtKind::Note),
            Some(Part::Heading { is_sure: false, .. }) => Some(DoubtKind::PerhapsHeading),
            Some(Part::Heading { column, .. }) => Some(DoubtKind::Heading { column }),
            Some(Part::SumOfBelow) => Some(DoubtKind::TotalOfBelow),
            None => self.sums.take(name, row, is_open, is_below_total).then_some(DoubtKind::Total),
        };
        self.is_below_total = kind == Some(DoubtKind::Total);
        kind
    }
}

/// What the rows so far add up to.
#[derive(Default)]
struct Sums {
    /// Since the last row that added up.
    since: Sum,
    /// All of them, but for those that added up.
    all: Sum,
    /// Whether there was a row that added up.
    has_total: bool,
}

#[derive(Default)]
struct Sum {
    figures: Vec<i128>,
    /// How many rows had a figure.
    rows: usize,
}

impl Sums {
    /// Whether a row that may adds up the rows above it; if it does not, it is added to them. Its name says nothing else, or
    /// begins so and its figures are the sums, or it stands below such a row at the table's end; or it has no name to
    /// speak of, or another cell says so, or there are too many such figures for chance.
    fn take(&mut self, name: &str, row: &Outlined<'_>, may_add_up: bool, is_below_total: bool) -> bool {
        let is_total = may_add_up && self.is_total(name, row, is_below_total && row.is_end);
        if is_total {
            self.since = Sum::default();
            self.has_total = true;
        } else {
            self.since.add(&row.figures);
            self.all.add(&row.figures);
        }
        is_total
    }

    fn is_total(&self, name: &str, row: &Outlined<'_>, is_below_total: bool) -> bool {
        let found = row.figures.as_slice();
        let are_sums = |rows| self.since.is(found, rows) || self.all.is(found, rows);
        let is_word = |cell: &String| read_total_name(cell) == Some(TotalName::Whole);
        match read_total_name(name) {
            Some(TotalName::Whole) => true,
            // A group of one is added up among others only: the second customer may be Total Wine and as large.
            Some(TotalName::Beginning) => is_below_total || are_sums(if self.has_total { 1 } else { 2 }),
            None if row.is_total() => true,
            None if has_letters(name) => {
                let figures = found.iter().flatten().filter(|figure| **figure != 0).count();
                (are_sums(2) && row.row.cells.iter().any(is_word)) || (figures > 1 && are_sums(3))
            }
            None => found.iter().flatten().any(|figure| *figure != 0) && are_sums(2),
        }
    }
}

impl Sum {
    fn add(&mut self, row: &[Option<i128>]) {
        self.figures.resize(self.figures.len().max(row.len()), 0);
        for (sum, figure) in self.figures.iter_mut().zip(row) {
            *sum += figure.unwrap_or(0);
        }
        self.rows += usize::from(row.iter().any(Option::is_some));
    }

    // Whether every figure of a row, at least one, is the sum of that many rows or more.
    fn is(&self, row: &[Option<i128>], rows: usize) -> bool {
        let is_sum = |(place, figure): (usize, &Option<i128>)| {
            figure.is_none_or(|figure| self.figures.get(place).copied().unwrap_or(0) == figure)
        };
        self.rows >= rows && row.iter().any(Option::is_some) && row.iter().enumerate().all(is_sum)
    }
}

fn has_letters(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric)
}

/// Column by column what a row has of revenue and profit, in minor units.
pub(super) fn figures(row: &Row, mapping: &Mapping, currency: Currency) -> Vec<Option<i128>> {
    let Ok(name) = Name::parse("-") else { return Vec::new() };
    let mut account = Account::new(AccountId::new(0), name);
    let read = |(column, cell): (&Column, &String)| {
        let field = column.field.as_ref()?;
        if !matches!(field, AccountField::Revenue(_) | AccountField::Profit(_)) || cell.trim().is_empty() {
            return None;
        }
        set_field(&mut account, field, cell, column, currency).ok()?;
        match field.of(&account) {
            Content::Money(money) => Some(i128::from(money.minor())),
            _ => None,
        }
    };
    mapping.columns.iter().zip(&row.cells).map(read).collect()
}
