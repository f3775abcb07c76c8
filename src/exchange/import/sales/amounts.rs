//! The columns of a list of sales that are added up, and what they are in.

use std::collections::BTreeMap;

use super::who::cell;
use super::words::{CURRENCIES, has_any};
use super::{AmountOf, SalesChoice};
use crate::exchange::AccountField;
use crate::exchange::currency::NamedCurrency;
use crate::exchange::mapping::{Column, Mapping, PeriodFrom, cell_currency, fold, header_scale};
use crate::exchange::missing::is_missing;
use crate::exchange::table::{RawTable, Row};
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
    /// The column that says the currency of each row.
    pub(super) currencies: Option<usize>,
    periods: BTreeMap<usize, Period>,
    // The period of amounts without dates that stands above the list.
    above: Option<Period>,
}

impl Amounts {
    /// Those of a list. They are in the currency that their columns name, or else most rows; what names none is taken to
    /// be in the same one.
    pub(super) fn of(list: &RawTable, mapping: &Mapping, choice: &SalesChoice, own: Currency) -> Self {
        let columns: Vec<(usize, AmountOf)> = choice.amounts.iter().map(|(place, of)| (*place, *of)).collect();
        let of_header = columns.iter().filter_map(|(place, _)| mapping.columns.get(*place));
        let in_header = of_header.filter(|column| column.names_currency).find_map(|column| column.currency);
        let currencies = column_of_currencies(list).filter(|place| !choice.amounts.contains_key(place));
        let of_rows = currencies.map(|place| usual(cells(list, place).map(NamedCurrency::parse)));
        let of_cells = || usual(columns.iter().flat_map(|(place, _)| cells(list, *place)).map(cell_currency));
        let named = in_header.or_else(|| of_rows.unwrap_or_else(of_cells));
        let currency = named.filter(|named| !named.is(own)).map_or(own, NamedCurrency::likely);
        let periods = mapping.columns.iter().enumerate().filter_map(|(place, column)| match column.field {
            Some(AccountField::Revenue(period) | AccountField::Profit(period))
                if column.period != PeriodFrom::Nowhere =>
            {
                Some((place, period))
            }
            _ => None,
        });
        let (mapping, periods) = (mapping.clone(), periods.collect::<BTreeMap<_, _>>());
        let is_above = |place: &&usize| {
            choice.date.is_none()
                && mapping.columns.get(**place).is_some_and(|column| column.period == PeriodFrom::Above)
        };
        let above = choice.amounts.keys().find(is_above).and_then(|place| periods.get(place)).copied();
        let mut amounts = Self { currency, named, mapping, columns, currencies, periods, above };
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

    /// Whether a period is the one that stands above the list.
    pub(super) fn is_above(&self, period: Option<Period>) -> bool {
        period.is_some() && period == self.above
    }

    /// The column of a field.
    pub(super) fn place(&self, field: &AccountField) -> Option<usize> {
        self.mapping.columns.iter().position(|column| column.field.as_ref() == Some(field))
    }

    /// A column of amounts as it is in one row: in the currency that stands there, if that takes no rate.
    ///
    /// # Errors
    /// The column that says the other currency, if not the amount's own header.
    pub(super) fn in_row(&self, place: usize, row: &Row) -> Result<Column, Option<usize>> {
        let mut column = self.mapping.columns.get(place).cloned().ok_or(None)?;
        let text = cell(row, self.currencies);
        let said = self.currencies.filter(|_| !text.is_empty() && !is_missing(text));
        if let Some(currencies) = said {
            column.currency = Some(NamedCurrency::parse(text).ok_or(Some(currencies))?);
            column.names_currency = true;
        }
        let named = column.currency.filter(|_| column.names_currency);
        let is_foreign = named.is_some_and(|named| named.places_in(self.currency).is_none());
        if is_foreign { Err(said) } else { Ok(column) }
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

// The column that is called so and holds little else.
fn column_of_currencies(list: &RawTable) -> Option<usize> {
    let is_called = |place: &usize| list.header.get(*place).is_some_and(|header| has_any(CURRENCIES, &fold(header)));
    let is_named = |place: &usize| {
        let named = cells(list, *place).filter(|cell| NamedCurrency::parse(cell).is_some()).count();
        named > 0 && named * 2 >= cells(list, *place).count()
    };
    (0..list.header.len()).find(|place| is_called(place) && is_named(place))
}

fn cells(list: &RawTable, place: usize) -> impl Iterator<Item = &str> {
    let cells = list.rows.iter().filter_map(move |row| row.cells.get(place)).map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty() && !is_missing(cell))
}

// The currency that most name; `None` where most name none.
fn usual(named: impl Iterator<Item = Option<NamedCurrency>>) -> Option<NamedCurrency> {
    let mut counts: Vec<(Option<NamedCurrency>, usize)> = Vec::new();
    for named in named {
        match counts.iter_mut().find(|(other, _)| *other == named) {
            Some((_, count)) => *count += 1,
            None => counts.push((named, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().find(|(_, count)| *count == most)?.0
}
