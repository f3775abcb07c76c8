//! Headings of groups: a text alone above the rows of its group, as reports have them.

use super::{Outlined, Part, Sight};
use crate::exchange::AccountField;
use crate::exchange::mapping::{field_called, fold};
use crate::exchange::table::RawTable;

/// Marks the headings among rows above the end of a table. A customer of whom nothing but the name is known looks the
/// same, so it takes more: a sum above it, a number of its rows, a field's name before a colon, or an empty line above
/// it and another such row. `names` are the columns that say whom a row is about: a text alone in another one names no
/// account anyway.
pub(super) fn mark(rows: &mut [Outlined<'_>], end: usize, table: &RawTable, names: &[usize]) {
    let has_total = rows.iter().any(|row| row.sight == Sight::Total);
    let rows = &mut rows[..end];
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    let (mut is_below_total, mut parted) = (false, 0);
    let mut is_anchored = false;
    for place in 0..rows.len() {
        let Some(column) = bare(&rows[place]).filter(|_| leads(&rows[place + 1..])) else {
            is_anchored = false;
            continue;
        };
        let above = place.checked_sub(1).map(|above| rows[above].sight);
        let is_below = matches!(above, Some(Sight::Total));
        let is_parted = rows[place].has_gap || above.is_none();
        let says_so = is_called_so(&rows[place..], table) || stands_apart(&rows[place..], column, names);
        is_below_total |= is_below || says_so;
        parted += usize::from(is_parted);
        is_anchored |= is_below || is_parted || matches!(above, Some(Sight::Note(_)));
        if says_so || is_anchored {
            found.push((place, column, says_so));
        }
    }
    let is_grouped = is_below_total || parted > 1;
    for (place, _, says_so) in found {
        let is_sure = says_so || is_grouped;
        // One row above all others, or below an empty line, is doubtful only where something else hints at a report.
        if is_sure || has_total || rows[place].has_gap {
            rows[place].part = Some(Part::Heading { column: None, is_sure });
        }
    }
}

fn bare(row: &Outlined<'_>) -> Option<usize> {
    match row.sight {
        Sight::Bare(column) => Some(column),
        _ => None,
    }
}

// Whether rows of figures come next, or first the headings of smaller groups.
fn leads(below: &[Outlined<'_>]) -> bool {
    let next = below.iter().find(|row| bare(row).is_none());
    next.is_some_and(|row| row.sight == Sight::Data)
}

// Whether a text alone stands in a column that names no account, and which the rows of its group leave empty.
fn stands_apart(rows: &[Outlined<'_>], column: usize, names: &[usize]) -> bool {
    let next = rows.iter().find(|row| row.sight == Sight::Data);
    let is_empty = |row: &Outlined<'_>| row.row.cells.get(column).is_none_or(|cell| cell.trim().is_empty());
    !names.contains(&column) && next.is_some_and(is_empty)
}

// Whether a text says itself that it is a heading: with a field's name before a colon, or the number of its rows.
fn is_called_so(rows: &[Outlined<'_>], table: &RawTable) -> bool {
    let Some(text) = rows.first().and_then(|row| text(row)) else { return false };
    if let Some((label, _)) = label(text) {
        let is_column = table.header.iter().any(|header| !header.is_empty() && fold(header) == label);
        let names = |field: AccountField| !matches!(field, AccountField::Name | AccountField::Code);
        if is_column || field_called(&label).is_some_and(names) {
            return true;
        }
    }
    let below = rows[1..].iter().take_while(|row| row.sight == Sight::Data).count();
    count_behind(text).is_some_and(|(_, count)| count == below)
}

/// The text of a heading.
pub(super) fn text<'a>(row: &'a Outlined<'_>) -> Option<&'a str> {
    bare(row).and_then(|column| row.row.cells.get(column)).map(|cell| cell.trim())
}

/// What stands before a colon, folded, and behind it.
pub(super) fn label(text: &str) -> Option<(String, &str)> {
    let (label, rest) = text.split_once(':')?;
    let (label, rest) = (fold(label), rest.trim());
    (!label.is_empty() && !rest.is_empty()).then_some((label, rest))
}

/// A text without the number of rows in parentheses at its end: "Jane Doe (5 records)".
pub(super) fn count_behind(text: &str) -> Option<(&str, usize)> {
    let (name, rest) = text.strip_suffix(')')?.rsplit_once('(')?;
    let digits = fold(rest);
    let count = digits.split(' ').next()?.parse().ok()?;
    (!name.trim().is_empty()).then_some((name.trim(), count))
}
