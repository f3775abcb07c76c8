//! The period above a table as that of its columns.

use std::collections::BTreeSet;

use super::{PeriodAbove, period_above};
use crate::exchange::AccountField;
use crate::exchange::mapping::period::{Figure, read_figure_header};
use crate::exchange::mapping::{Around, Column, ColumnNote, PeriodFrom, fold};
use crate::exchange::table::RawTable;

/// Takes columns of revenue and profit that name no period as figures of the one above the table. What the workbook has
/// more months of is not taken from a part of the period.
pub(in crate::exchange::mapping) fn take_above(table: &RawTable, around: &Around, columns: &mut [Column]) {
    let Some(above) = period_above(table, around.today) else { return };
    if above.covers.is_some_and(|covers| around.months_of(above.period) > covers.months()) {
        return;
    }
    let mut taken: BTreeSet<AccountField> = columns.iter().filter_map(|column| column.field.clone()).collect();
    for (column, header) in columns.iter_mut().zip(&table.header) {
        let figure = read_figure_header(&fold(header)).and_then(|read| read.figure);
        let Some(figure) = figure.filter(|_| column.note == Some(ColumnNote::NoPeriod)) else { continue };
        let field = match figure {
            Figure::Revenue => AccountField::Revenue(above.period),
            Figure::Profit | Figure::Margin => AccountField::Profit(above.period),
        };
        if taken.insert(field.clone()) {
            column.note = (figure == Figure::Margin).then_some(ColumnNote::MarginInMoney);
            column.take_above(&above, field);
        }
    }
}

impl Column {
    fn take_above(&mut self, above: &PeriodAbove, field: AccountField) {
        self.field = Some(field);
        self.covers = above.covers;
        self.period = PeriodFrom::Above;
    }
}
