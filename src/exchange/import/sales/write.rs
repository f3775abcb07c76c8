//! The sums as a table, and what its columns mean.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::Amounts;
use super::describe::{Described, numbers};
use super::rows::{MORE_DECIMALS, Sale};
use super::who::Who;
use super::{AmountOf, Covered, SumHeader};
use crate::exchange::AccountField;
use crate::exchange::currency::NamedCurrency;
use crate::exchange::export::decimal;
use crate::exchange::mapping::{Column, ColumnNote, Mapping, PeriodFrom};
use crate::exchange::table::{RawTable, Row};
use crate::model::{Currency, Period};

/// What the sales of a list add up to.
pub(super) struct Sums<'a> {
    currency: Currency,
    // By account and figure, in fine units.
    sums: BTreeMap<(&'a Who, &'a AccountField), i128>,
}

impl<'a> Sums<'a> {
    /// Those of some sales.
    pub(super) fn of(sales: &'a [Sale<'_>], currency: Currency) -> Self {
        let mut sums = BTreeMap::new();
        for sale in sales {
            for (field, amount) in &sale.amounts {
                // Each amount is within the limits of money, and a list has no more rows than fit.
                *sums.entry((&sale.who, field)).or_default() += amount;
            }
        }
        Self { currency, sums }
    }

    /// The first and the last period.
    pub(super) fn periods(&self) -> Option<(Period, Period)> {
        let periods = || self.sums.keys().filter_map(|(_, field)| period(field));
        periods().min().zip(periods().max())
    }

    /// All of one figure, rounded once; `None` where there is none of it.
    pub(super) fn total(&self, of: AmountOf) -> Option<i128> {
        let is_of = |field: &AccountField| matches!(field, AccountField::Revenue(_)) == (of == AmountOf::Revenue);
        let mut sums = self.sums.iter().filter(|((_, field), _)| is_of(field)).map(|(_, sum)| *sum).peekable();
        sums.peek().is_some().then(|| rounded(sums.sum()))
    }

    /// How many sums have more decimals than the currency.
    pub(super) fn rounded(&self) -> usize {
        self.sums.values().filter(|sum| **sum % FINE != 0).count()
    }

    fn fields(&self) -> BTreeSet<&'a AccountField> {
        self.sums.keys().map(|(_, field)| *field).collect()
    }

    fn text(&self, who: &'a Who, field: &'a AccountField) -> String {
        let sum = self.sums.get(&(who, field)).copied();
        sum.map(|sum| decimal(rounded(sum), self.currency.decimals())).unwrap_or_default()
    }
}

const FINE: i128 = 10_i128.pow(MORE_DECIMALS);

// To the nearest minor unit, a half away from zero.
const fn rounded(fine: i128) -> i128 {
    (fine + FINE / 2 * fine.signum()) / FINE
}

const fn period(field: &AccountField) -> Option<Period> {
    match field {
        AccountField::Revenue(period) | AccountField::Profit(period) => Some(*period),
        _ => None,
    }
}

/// The table: what describes each account, then its revenue by period, then its profit. A figure an account has no row of
/// is an empty cell.
pub(super) fn write(
    (list, amounts): (&RawTable, &Amounts),
    described: &Described<'_>,
    sums: &Sums<'_>,
    covered: &Covered,
    header: SumHeader<'_>,
) -> (RawTable, Mapping) {
    let fields = sums.fields();
    let covers = |field: &AccountField| period(field).and_then(|period| covered.months.get(&period)).copied();
    let kept = described.columns.iter().map(|column| list.header.get(*column).cloned().unwrap_or_default());
    let places = numbers(&described.accounts);
    let row = |who: &&Who| {
        let place = places.get(who).copied()?;
        let (number, line) = described.places.get(place).copied()?;
        let mut cells = described.cells.get(place).cloned().unwrap_or_default();
        cells.extend(fields.iter().map(|field| sums.text(who, field)));
        Some(Row { number, line, cells })
    };
    let own = described.columns.iter().map(|column| Some(*column));
    let table = RawTable {
        header: kept.chain(fields.iter().map(|field| header(field, covers(field)))).collect(),
        rows: described.accounts.iter().filter_map(row).collect(),
        delimiter: list.delimiter,
        encoding: list.encoding,
        has_header: list.has_header,
        above: list.above.clone(),
        problems: Vec::new(),
        source_columns: Some(own.chain(fields.iter().map(|_| None)).collect()),
    };
    let named = amounts.named.and_then(|_| NamedCurrency::parse(amounts.currency.code()));
    let kept = described.columns.iter().filter_map(|column| amounts.mapping.columns.get(*column));
    let kept = kept.map(|column| with_places(column.clone(), &described.columns));
    let figures = fields.iter().map(|field| Column {
        period: if amounts.is_above(period(field)) { PeriodFrom::Above } else { PeriodFrom::Said },
        ..Column::of_sums((*field).clone(), covers(field), named)
    });
    let mapping = Mapping { columns: kept.chain(figures).collect() };
    (table, mapping)
}

// A column whose note speaks of another one, which has another place now or is gone.
fn with_places(mut column: Column, kept: &[usize]) -> Column {
    let now = |first: usize| kept.iter().position(|column| *column == first);
    column.note = match column.note {
        Some(ColumnNote::Taken { first }) => now(first).map(|first| ColumnNote::Taken { first }),
        Some(ColumnNote::LeftOut { first }) => now(first).map(|first| ColumnNote::LeftOut { first }),
        Some(ColumnNote::NoPeriod | ColumnNote::PartOf(..) | ColumnNote::ToDateOf(..) | ColumnNote::ShortYear(_)) => {
            None
        }
        note => note,
    };
    column
}
