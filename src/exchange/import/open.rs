//! Numbers that can be read in two ways: which columns leave it open, and what the numbers were read as.

use super::{OpenNumbers, ReadAs};
use crate::exchange::mapping::{Column, Mapping};
use crate::exchange::number::{NumberStyle, own_style, thousands_style};
use crate::exchange::table::RawTable;
use crate::exchange::{AccountField, Content};
use crate::model::{Account, Currency};

/// What the clear numbers of the columns say about those that are open, column by column.
pub(super) struct Settled(Vec<Clear>);

// The clear numbers of one column.
#[derive(Clone, Copy, Default)]
struct Clear {
    points: bool,
    commas: bool,
}

impl Settled {
    /// Looks at the columns that are numbers.
    pub(super) fn of(table: &RawTable, mapping: &Mapping) -> Self {
        let clear = |(place, column): (usize, &Column)| {
            let mut clear = Clear::default();
            let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
            for cell in cells.filter(|_| is_numeric(column)) {
                match own_style(cell) {
                    Some(NumberStyle::DecimalPoint) => clear.points = true,
                    Some(NumberStyle::DecimalComma) => clear.commas = true,
                    None => {}
                }
            }
            clear
        };
        Self(mapping.columns.iter().enumerate().map(clear).collect())
    }

    /// Notes a cell that was read into an account, where nothing but our reading says what it is.
    pub(super) fn note(
        &self,
        open: &mut Vec<OpenNumbers>,
        place: usize,
        column: &Column,
        cell: &str,
        (account, currency): (&Account, Currency),
    ) {
        let read = match column.field.as_ref().map(|field| field.of(account)) {
            Some(Content::Money(amount)) => ReadAs::Amount(amount),
            Some(Content::Number(number)) => ReadAs::Number(number),
            _ => return,
        };
        self.note_read(open, place, column, cell, (read, currency));
    }

    /// Notes a cell that was read as a number, where nothing but our reading says what it is.
    pub(super) fn note_read(
        &self,
        open: &mut Vec<OpenNumbers>,
        place: usize,
        column: &Column,
        cell: &str,
        (read, currency): (ReadAs, Currency),
    ) {
        let Some(thousands) = thousands_style(cell).filter(|_| is_numeric(column)) else { return };
        let style = column.style(currency).unwrap_or(thousands);
        let clear = self.0.get(place).copied().unwrap_or_default();
        let (backed, is_contradicted) = match style {
            NumberStyle::DecimalPoint => (clear.points, clear.commas),
            NumberStyle::DecimalComma => (clear.commas, clear.points),
        };
        if backed && !is_contradicted {
            return;
        }
        if let Some(numbers) = open.iter_mut().find(|numbers| numbers.column == place) {
            numbers.count += 1;
        } else {
            let found = cell.trim().to_owned();
            open.push(OpenNumbers { column: place, count: 1, found, read, is_contradicted });
        }
    }
}

fn is_numeric(column: &Column) -> bool {
    matches!(column.field, Some(AccountField::Revenue(_) | AccountField::Profit(_) | AccountField::Number(_)))
}
