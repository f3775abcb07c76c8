//! The lines of a sheet as its cells come, with what is merged over several rows.

use std::collections::BTreeMap;

use super::xml::{Event, Tag, events};
use super::{MAX_CELLS, XlsxError};
use crate::exchange::number::{NumberStyle, parse_decimal};
use crate::exchange::table::{MAX_COLUMNS, MAX_ROWS, MERGED_NUMBER};

/// What a cell gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Given {
    /// A text, or a date as one.
    Text(String),
    /// A number as text.
    Number(String),
}

/// The columns that are merged over several rows, by the first of these, from 1, each with the last.
#[derive(Default)]
pub(super) struct Merged(BTreeMap<usize, Vec<(usize, usize)>>);

impl Merged {
    /// Reads what stands behind a sheet's cells. Of several columns the first has the value.
    pub(super) fn read(xml: &str) -> Self {
        const END: &str = "sheetData>";
        let mut merged = Self::default();
        let Some(end) = xml.rfind(END) else { return merged };
        for event in events(&xml[end + END.len()..]) {
            let Event::Open { tag, .. } = event else { continue };
            let Some(places) = tag.attribute("ref").filter(|_| tag.name == "mergeCell") else { continue };
            let Some((first, last)) = places.split_once(':') else { continue };
            if let (Some(column), Some(first), Some(last)) = (column_of(first), row_of(first), row_of(last))
                && first < last
            {
                merged.0.entry(first).or_default().push((last, column));
            }
        }
        merged
    }
}

/// The text as it grows, with the place it has come to.
pub(super) struct Lines {
    text: String,
    row: usize,
    /// The column of the cell begun last, from 1.
    column: usize,
    cells: usize,
    /// What the row holds so far, by column.
    given: BTreeMap<usize, Given>,
    merged: Merged,
    /// The merged cells that reach into this row: the last row of each, and what stands in its first.
    open: BTreeMap<usize, (usize, Given)>,
}

impl Lines {
    pub(super) fn new(merged: Merged) -> Self {
        let (given, open) = (BTreeMap::new(), BTreeMap::new());
        Self { text: String::new(), row: 0, column: 0, cells: 0, given, merged, open }
    }

    pub(super) fn begin_row(&mut self, tag: &Tag<'_>) -> Result<(), XlsxError> {
        let number = tag.attribute("r").and_then(|number| number.parse().ok()).unwrap_or(self.row + 1);
        // Rows that are given twice or in disorder cannot be told apart in a text.
        if number <= self.row {
            return Err(XlsxError::Broken);
        }
        if number > MAX_ROWS * 2 {
            return Err(XlsxError::TooManyCells);
        }
        self.end_row()?;
        while self.row < number {
            if self.row > 0 {
                self.text.push('\n');
            }
            self.row += 1;
        }
        self.column = 0;
        Ok(())
    }

    pub(super) fn begin_cell(&mut self, tag: &Tag<'_>) -> Result<(), XlsxError> {
        self.cells += 1;
        let column = tag.attribute("r").and_then(|place| column_of(&place)).unwrap_or(self.column + 1);
        if self.cells > MAX_CELLS || column > MAX_COLUMNS * 20 {
            return Err(XlsxError::TooManyCells);
        }
        if column <= self.column || self.row == 0 {
            return Err(XlsxError::Broken);
        }
        self.column = column;
        Ok(())
    }

    pub(super) fn put(&mut self, given: Given) {
        let (Given::Text(text) | Given::Number(text)) = &given;
        if !text.is_empty() {
            self.given.insert(self.column, given);
        }
    }

    pub(super) fn finish(mut self) -> Result<String, XlsxError> {
        self.end_row()?;
        Ok(self.text)
    }

    fn end_row(&mut self) -> Result<(), XlsxError> {
        let row = self.row;
        self.open.retain(|_, (last, _)| *last >= row);
        let mut given = std::mem::take(&mut self.given);
        for (last, column) in self.merged.0.remove(&row).unwrap_or_default() {
            if let Some(given) = given.get(&column) {
                self.open.insert(column, (last, given.clone()));
            }
        }
        // A row with nothing of its own is none, whatever reaches over it.
        if !given.is_empty() {
            for (column, (_, above)) in &self.open {
                given.entry(*column).or_insert_with(|| repeated(above));
            }
            self.cells += self.open.len();
        }
        if self.cells > MAX_CELLS {
            return Err(XlsxError::TooManyCells);
        }
        let mut written = 1;
        for (column, Given::Text(cell) | Given::Number(cell)) in given {
            while written < column {
                self.text.push('\t');
                written += 1;
            }
            self.write(&cell);
        }
        Ok(())
    }

    fn write(&mut self, cell: &str) {
        if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(cell);
        }
    }
}

// What a row below the first one has of a merged cell. A number counted in every row would be counted several times,
// so there it is only said; a text of nothing but a number is one.
fn repeated(above: &Given) -> Given {
    let is_number = |text: &str| {
        [NumberStyle::DecimalPoint, NumberStyle::DecimalComma]
            .iter()
            .any(|style| parse_decimal(text, Some(*style)).is_ok())
    };
    match above {
        Given::Text(text) if !is_number(text) => above.clone(),
        Given::Text(number) | Given::Number(number) => Given::Text(format!("{MERGED_NUMBER}{number}")),
    }
}

/// The row of a cell's place, from 1: of `AB12` it is 12.
fn row_of(place: &str) -> Option<usize> {
    place.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()
}

/// The column of a cell's place, from 1: `AB12` is 28.
fn column_of(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0, |column, letter| column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    (column > 0).then_some(column)
}
