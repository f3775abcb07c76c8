//! What the rows of a report are beside accounts: headings of groups, sums of what stands below, notes.
//!
//! Nothing is decided here for good. Each such row is shown with what it looks like, and a person may take it all the
//! same, so what is found does not depend on what was chosen.

mod carry;
mod group;
mod heading;
mod note;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use self::note::NoteKind;
use super::total::figures;
use crate::exchange::AccountField;
use crate::exchange::mapping::{Mapping, TotalName, read_total_name};
use crate::exchange::table::{RawTable, Row};
use crate::model::Currency;

/// The rows of a table with what each of them looks like.
pub(super) struct Outline<'t> {
    /// The rows, in their order.
    pub(super) rows: Vec<Outlined<'t>>,
    /// How many empty cells of a column got the value of their group.
    pub(super) carried: BTreeMap<usize, usize>,
}

/// A row and what it looks like.
pub(super) struct Outlined<'t> {
    /// The row, with the value of its group where its own cell is empty.
    pub(super) row: Cow<'t, Row>,
    /// What it has of revenue and profit, column by column, in minor units.
    pub(super) figures: Vec<Option<i128>>,
    /// What it looks like, if not like an account.
    pub(super) part: Option<Part>,
    /// Whether no row of figures stands below it.
    pub(super) is_end: bool,
    sight: Sight,
    has_gap: bool,
}

/// What a row of a report is, if no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The heading of the rows below it.
    Heading {
        /// The column in which these get it.
        column: Option<usize>,
        /// Whether the rest of the table speaks for it, too.
        is_sure: bool,
    },
    /// A sum of the rows below it.
    SumOfBelow,
    /// A note.
    Note,
    /// A note if the row above is a sum.
    NoteBelowTotal,
}

// What a row is, looked at alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    Data,
    /// One text, in this column.
    Bare(usize),
    Total,
    Note(NoteKind),
}

impl<'t> Outline<'t> {
    /// Looks at all rows of a table; `chosen` are the rows a person wants to be accounts, or not.
    pub(super) fn of(table: &'t RawTable, mapping: &Mapping, currency: Currency, chosen: &BTreeMap<u32, bool>) -> Self {
        let name = mapping.columns.iter().position(|column| column.field == Some(AccountField::Name));
        let with_problem: BTreeSet<u32> = table.problems.iter().map(|problem| problem.row).collect();
        let filled = table.rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        let mut before: Option<u32> = None;
        let outlined = |row: &'t Row| {
            let first = before.map_or(row.number, |before| before + 1);
            before = Some(row.number);
            Outlined {
                row: Cow::Borrowed(row),
                figures: figures(row, mapping, currency),
                part: None,
                is_end: false,
                sight: sight(row, name),
                has_gap: (first..row.number).any(|number| !with_problem.contains(&number)),
            }
        };
        let mut outline = Self { rows: filled.map(outlined).collect(), carried: BTreeMap::new() };
        if outline.is_table() {
            let end = outline.mark_end();
            heading::mark(&mut outline.rows, end, table, &columns_of_names(mapping));
            group::mark(&mut outline.rows[..end]);
            carry::carry(&mut outline, (table, mapping), name, chosen);
        } else {
            outline.mark_notes();
        }
        outline
    }

    // In a list of names only what can be nothing else is a note.
    fn mark_notes(&mut self) {
        let mut is_end = true;
        for row in self.rows.iter_mut().rev() {
            let note = match row.sight {
                Sight::Note(kind) => kind == NoteKind::Anywhere || is_end,
                _ => false,
            };
            is_end &= note;
            row.part = note.then_some(Part::Note);
        }
    }

    // A list in which most rows are one text has neither headings nor notes that could be told from names.
    fn is_table(&self) -> bool {
        let count = |is: fn(Sight) -> bool| self.rows.iter().filter(|row| is(row.sight)).count();
        let data = count(|sight| sight == Sight::Data);
        data > 0 && data >= count(|sight| matches!(sight, Sight::Bare(_)))
    }

    // The place below the last sum, where all customers above it have figures: a row there without one is no customer,
    // though it may fill several cells ("Director", "J. Doe").
    fn place_of_signatures(&self) -> usize {
        let Some(last) = self.rows.iter().rposition(|row| row.sight == Sight::Total) else { return self.rows.len() };
        let have = self.rows[..last].iter().filter(|row| row.sight == Sight::Data).all(has_figures);
        if have { last + 1 } else { self.rows.len() }
    }

    // Marks the notes, and gives the place where nothing but sums and notes follow.
    fn mark_end(&mut self) -> usize {
        let signed = self.place_of_signatures();
        let stands = |(place, row): (usize, &Outlined<'_>)| {
            row.sight == Sight::Data && !begins_as_total(row) && (place < signed || has_figures(row))
        };
        let end = self.rows.iter().enumerate().rposition(stands).map_or(0, |last| last + 1);
        let mut has_gap = false;
        for (place, row) in self.rows.iter_mut().enumerate() {
            row.is_end = place >= end;
            has_gap |= row.is_end && row.has_gap;
            row.part = match (row.sight, row.is_end) {
                (Sight::Note(NoteKind::Anywhere), _) | (Sight::Note(NoteKind::AtEnd), true) => Some(Part::Note),
                (Sight::Bare(_), true) if has_gap => Some(Part::Note),
                (Sight::Bare(_), true) => Some(Part::NoteBelowTotal),
                (Sight::Data, true) if !has_figures(row) => Some(Part::NoteBelowTotal),
                _ => None,
            };
            if let (Sight::Note(NoteKind::AtEnd), false) = (row.sight, row.is_end) {
                row.sight = only_text(&row.row).map_or(Sight::Data, Sight::Bare);
            }
        }
        end
    }
}

// Whether a row has any revenue or profit.
fn has_figures(row: &Outlined<'_>) -> bool {
    row.figures.iter().any(Option::is_some)
}

// The columns that say whom a row is about.
fn columns_of_names(mapping: &Mapping) -> Vec<usize> {
    let is_name = |field: &AccountField| matches!(field, AccountField::Name | AccountField::Code);
    let columns = mapping.columns.iter().enumerate();
    columns.filter(|(_, column)| column.field.as_ref().is_some_and(is_name)).map(|(place, _)| place).collect()
}

impl Outlined<'_> {
    /// Whether its cells say that it adds up others, and no name says that it is an account.
    pub(super) fn is_total(&self) -> bool {
        self.sight == Sight::Total
    }
}

fn sight(row: &Row, name: Option<usize>) -> Sight {
    let name = name.and_then(|name| row.cells.get(name)).map_or("", |name| name.trim());
    let is_total = |cell: &String| read_total_name(cell) == Some(TotalName::Whole);
    let is_nameless = !name.contains(char::is_alphanumeric);
    if read_total_name(name) == Some(TotalName::Whole)
        || (is_nameless && row.cells.iter().any(|cell| is_total(cell) || note::ends_as_total(cell)))
    {
        return Sight::Total;
    }
    let bare = only_text(row);
    let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty()).unwrap_or_default();
    match (note::read(first, bare.is_some()), bare) {
        (Some(kind), _) => Sight::Note(kind),
        (None, Some(column)) => Sight::Bare(column),
        (None, None) => Sight::Data,
    }
}

// The only cell of a row that is filled, where it is a text.
fn only_text(row: &Row) -> Option<usize> {
    let mut filled = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let (column, cell) = filled.next()?;
    (filled.next().is_none() && cell.contains(char::is_alphabetic)).then_some(column)
}

fn begins_as_total(row: &Outlined<'_>) -> bool {
    row.row.cells.iter().find(|cell| !cell.trim().is_empty()).is_some_and(|cell| read_total_name(cell).is_some())
}
