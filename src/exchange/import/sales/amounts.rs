//! The columns of a list of sales that are added up, and what they are in.

use std::collections::BTreeMap;

use super::{AmountOf, SalesChoice};
use crate::exchange::AccountField;
use crate::exchange::currency::NamedCurrency;
use crate::exchange::mapping::{Column, Mapping, cell_currency, header_scale};
use crate::exchange::table::RawTable;
use crate::model::{Currency, Period};

/// How the amounts of a list are read.
pub(super) struct Amounts {
    /// What they are in.
    pub(super) currency: Currency,
    /// What the list says itself that they are in.
    pub(super) named: Option<NamedCurrency>,
    /// The columns of the list, those of accounts and amounts as chosen.
    pub(super) mapping: Mapping,
    /// The columns that are added up.
    pub(super) columns: Vec<(usize, AmountOf)>,
    periods: BTreeMap<usize, Period>,
}

impl Amounts {
    /// Those of a list. They are in the currency that their columns name, or else most of their cells; a column that
    /// names none is taken to be in the same one.
    pub(super) fn of(list: &RawTable, mapping: &Mapping, choice: &SalesChoice, own: Currency) -> Self {
        let columns: Vec<(usize, AmountOf)> = choice.amounts.iter().map(|(place, of)| (*place, *of)).collect();
        let of_header = columns.iter().filter_map(|(place, _)| mapping.columns.get(*place));
        let in_header = of_header.filter(|column| column.names_currency).find_map(|column| column.currency);
        let named = in_header.or_else(|| usual_currency(list, &columns));
        let currency = named.filter(|named| !named.is(own)).map_or(own, NamedCurrency::likely);
        let periods = mapping.columns.iter().enumerate().filter_map(|(place, column)| match column.field {
            Some(AccountField::Revenue(period) | AccountField::Profit(period)) if !column.needs_period => {
                Some((place, period))
            }
            _ => None,
        });
        let mut amounts = Self { currency, named, mapping: mapping.clone(), columns, periods: periods.collect() };
        for (place, column) in amounts.mapping.columns.iter_mut().enumerate() {
            let header = list.header.get(place).map_or("", String::as_str);
            choose(column, place, choice, header);
        }
        amounts
    }

    /// The period a column of amounts is of, where its header or a person says it.
    pub(super) fn own_period(&self, column: usize) -> Option<Period> {
        self.periods.get(&column).copied()
    }

    /// The column of a field.
    pub(super) fn place(&self, field: &AccountField) -> Option<usize> {
        self.mapping.columns.iter().position(|column| column.field.as_ref() == Some(field))
    }

    /// Whether the header says that the amounts are in a currency that would need a rate.
    pub(super) fn is_foreign(&self, column: &Column) -> bool {
        let named = column.currency.filter(|_| column.names_currency);
        named.is_some_and(|named| named.places_in(self.currency).is_none())
    }
}

// A column as chosen for adding up, and as nothing else that is told from the others by its field.
fn choose(column: &mut Column, place: usize, choice: &SalesChoice, header: &str) {
    let is_figure = matches!(column.field, Some(AccountField::Revenue(_) | AccountField::Profit(_)));
    let is_known = is_figure || matches!(column.field, Some(AccountField::Name | AccountField::Code));
    // The period only keeps the figures of a row apart.
    let apart = Period::Year(1600 + i32::try_from(place).unwrap_or(0));
    column.field = match choice.amounts.get(&place) {
        _ if choice.name == Some(place) => Some(AccountField::Name),
        _ if choice.code == Some(place) => Some(AccountField::Code),
        Some(of) => Some(of.field(apart)),
        None if is_figure => None,
        None if is_known => Some(AccountField::Text(header.to_owned())),
        None => return,
    };
    if !is_figure {
        column.scale = header_scale(header);
    }
}

impl AmountOf {
    /// The figure of a period.
    pub(super) const fn field(self, period: Period) -> AccountField {
        match self {
            Self::Revenue => AccountField::Revenue(period),
            Self::Profit => AccountField::Profit(period),
        }
    }
}

// The currency that most cells name; `None` where most name none.
fn usual_currency(list: &RawTable, columns: &[(usize, AmountOf)]) -> Option<NamedCurrency> {
    let mut counts: Vec<(Option<NamedCurrency>, usize)> = Vec::new();
    let cells = list.rows.iter().flat_map(|row| columns.iter().filter_map(|(place, _)| row.cells.get(*place)));
    for named in cells.filter(|cell| cell.contains(|c: char| c.is_numeric())).map(|cell| cell_currency(cell)) {
        match counts.iter_mut().find(|(other, _)| *other == named) {
            Some((_, count)) => *count += 1,
            None => counts.push((named, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most)?.0
}
