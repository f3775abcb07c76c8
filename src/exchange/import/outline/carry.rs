//! The value of a group, given to its rows in the column it is about.

use std::collections::BTreeMap;

use super::{Outline, Part, Sight, heading};
use crate::exchange::AccountField;
use crate::exchange::mapping::{Mapping, field_called, fold};
use crate::exchange::table::RawTable;

/// Gives rows the value of their heading, and of a column that is filled in the first row of each group only, where their
/// own cell is empty. A heading that a person takes for an account gives nothing.
pub(super) fn carry(
    outline: &mut Outline<'_>,
    (table, mapping): (&RawTable, &Mapping),
    name: Option<usize>,
    chosen: &BTreeMap<u32, bool>,
) {
    let sparse = sparse_columns(outline, mapping, name);
    let mut current: BTreeMap<usize, String> = BTreeMap::new();
    for row in &mut outline.rows {
        if let Some(Part::Heading { column, is_sure: true }) = &mut row.part {
            let Sight::Bare(place) = row.sight else { continue };
            let text = row.row.cells[place].trim().to_owned();
            let Some((target, value)) = target(&text, place, (table, mapping), name) else { continue };
            *column = Some(target);
            if chosen.get(&row.row.number) == Some(&true) {
                current.remove(&target);
            } else {
                current.insert(target, value);
            }
        } else if row.sight == Sight::Data && row.part.is_none() && !row.is_end {
            for column in &sparse {
                let own = row.row.cells[*column].trim();
                if !own.is_empty() {
                    let value = heading::count_behind(own).map_or(own, |(value, _)| value).to_owned();
                    if value != own {
                        row.row.to_mut().cells[*column].clone_from(&value);
                    }
                    current.insert(*column, value);
                }
            }
            for (column, value) in &current {
                if row.row.cells[*column].trim().is_empty() {
                    row.row.to_mut().cells[*column].clone_from(value);
                    *outline.carried.entry(*column).or_default() += 1;
                }
            }
        }
    }
}

// The column a heading is about, and what it says of it.
fn target(
    text: &str,
    place: usize,
    (table, mapping): (&RawTable, &Mapping),
    name: Option<usize>,
) -> Option<(usize, String)> {
    let plain = |text: &str| heading::count_behind(text).map_or(text, |(text, _)| text).to_owned();
    if let Some((label, value)) = heading::label(text) {
        let is_called = |column: &usize| table.header.get(*column).is_some_and(|header| fold(header) == label);
        let is_field = |column: &usize| {
            let field = mapping.columns[*column].field.as_ref();
            field.is_some() && field == field_called(&label).as_ref()
        };
        let columns = || (0..mapping.columns.len()).filter(|column| holds_groups(mapping, *column));
        let found = columns().find(is_called).or_else(|| columns().find(is_field));
        if let Some(column) = found {
            return Some((column, plain(value)));
        }
    }
    (name != Some(place) && holds_groups(mapping, place)).then(|| (place, plain(text)))
}

// Whether customers may be grouped by what a column holds.
fn holds_groups(mapping: &Mapping, column: usize) -> bool {
    use AccountField as F;
    let field = mapping.columns.get(column).and_then(|column| column.field.as_ref());
    matches!(
        field,
        Some(
            F::Sector
                | F::Ownership
                | F::Size
                | F::Country
                | F::City
                | F::Technology
                | F::OrderPattern
                | F::Manager
                | F::Sponsor
                | F::Class
                | F::Programme
                | F::Text(_)
        )
    )
}

// The columns that are filled in the first row of each group and nowhere else, where sums part the groups. Left of such
// a column another one may be filled in some of these rows only: that of the larger groups.
fn sparse_columns(outline: &Outline<'_>, mapping: &Mapping, name: Option<usize>) -> Vec<usize> {
    let mut begins = Vec::new();
    let mut is_first = true;
    for row in &outline.rows {
        match row.sight {
            Sight::Data if !row.is_end => {
                begins.push((is_first, row));
                is_first = false;
            }
            Sight::Total => is_first = true,
            _ => {}
        }
    }
    let groups = begins.iter().filter(|(begins, _)| *begins).count();
    if groups < 2 || groups == begins.len() {
        return Vec::new();
    }
    let is_filled = |row: &super::Outlined<'_>, column: usize| {
        row.row.cells.get(column).is_some_and(|cell| !cell.trim().is_empty())
    };
    let inner = (0..mapping.columns.len()).filter(|column| {
        name != Some(*column)
            && holds_groups(mapping, *column)
            && begins.iter().all(|(begins, row)| is_filled(row, *column) == *begins)
    });
    let Some(inner) = inner.max() else { return Vec::new() };
    let is_outer = |column: &usize| {
        holds_groups(mapping, *column)
            && begins.first().is_some_and(|(_, row)| is_filled(row, *column))
            && begins.iter().all(|(begins, row)| *begins || !is_filled(row, *column))
    };
    (0..=inner).filter(is_outer).collect()
}
