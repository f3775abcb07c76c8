//! Rows that add up the rows above them, as reports have them.

use super::cell::set_field;
use crate::exchange::mapping::{Mapping, TotalName, read_total_name};
use crate::exchange::table::Row;
use crate::exchange::{AccountField, Content};
use crate::model::{Account, AccountId, Currency, Name};

/// Whether a row adds up the rows above it: its name says nothing else, or begins so and its figures are the sums.
pub(super) fn is_total(name: &str, row: &Row, above: &[Row], mapping: &Mapping, currency: Currency) -> bool {
    match read_total_name(name) {
        None => false,
        Some(TotalName::Whole) => true,
        Some(TotalName::Beginning) => are_sums(row, above, mapping, currency),
    }
}

fn are_sums(row: &Row, above: &[Row], mapping: &Mapping, currency: Currency) -> bool {
    let found = figures(row, mapping, currency);
    let mut sums = vec![0_i128; found.len()];
    for row in above {
        for (sum, figure) in sums.iter_mut().zip(figures(row, mapping, currency)) {
            *sum += figure.unwrap_or(0);
        }
    }
    let mut figures = found.into_iter().zip(sums).filter_map(|(figure, sum)| Some((figure?, sum))).peekable();
    figures.peek().is_some() && figures.all(|(figure, sum)| figure == sum)
}

// Column by column what a row has of revenue and profit, in minor units.
fn figures(row: &Row, mapping: &Mapping, currency: Currency) -> Vec<Option<i128>> {
    let Ok(name) = Name::parse("-") else { return Vec::new() };
    let mut account = Account::new(AccountId::new(0), name);
    let read = |(column, cell): (&crate::exchange::mapping::Column, &String)| {
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
