//! A table as it came: bytes of a file or a pasted block, read into a header and rows, with everything that is wrong.
//!
//! Nothing is dropped in silence: what cannot be read is a [`RowProblem`] with its row and line, and what is guessed
//! (encoding, separator, header) is said in the result, so that a person can overrule it in [`ReadOptions`].

mod code_pages;
mod delimiter;
mod encoding;
mod file_kind;
mod header;
mod read;
mod records;
mod write;

pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use file_kind::FileKind;
pub use read::{ReadOptions, first_table, read_bytes, read_text};
pub use records::{Record, StrayQuote, read_records};
pub use write::{guard, unguard, write_records};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 20_000_000;
/// The most rows a table may have.
pub const MAX_ROWS: usize = 100_000;
/// The most columns a table may have.
pub const MAX_COLUMNS: usize = 1_000;

/// A table as it came: all cells are texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTable {
    /// The texts over the columns; empty texts when the table has no header.
    pub header: Vec<String>,
    /// The rows that are no longer than the header, filled up to its length, without the header itself and without
    /// empty rows.
    pub rows: Vec<Row>,
    /// What separates the cells.
    pub delimiter: Delimiter,
    /// How the bytes were read; `None` for a text that was pasted.
    pub encoding: Option<Encoding>,
    /// Whether the first row was taken as the header.
    pub has_header: bool,
    /// The rows above the header, such as a title, with the cells they have. Empty ones do not count.
    pub above: Vec<Row>,
    /// What is wrong with single rows, in their order. Such rows are not in `rows`.
    pub problems: Vec<RowProblem>,
    /// Which columns of another table its columns are, where it was made of one: the rows have their numbers there.
    /// `None` for a column that stands there nowhere.
    pub source_columns: Option<Vec<Option<usize>>>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet counts: the first row of the file is 1.
    pub number: u32,
    /// The line of the file it begins in, from 1. Larger than the number when cells hold line breaks.
    pub line: u32,
    /// Its cells; those of a row below the header are as many as the header has.
    pub cells: Vec<String>,
}

/// Marks a cell of a sheet with a formula of which no value is kept; the formula follows. No text holds this character.
pub(in crate::exchange) const NO_VALUE: char = '\u{fdd0}';
/// Marks a cell of a sheet merged with one above it that holds a number; the number follows.
pub(in crate::exchange) const MERGED_NUMBER: char = '\u{fdd1}';

/// A row that cannot be used, or a header that is in doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The row's number, from 1.
    pub row: u32,
    /// The line it begins in, from 1.
    pub line: u32,
    /// What is wrong.
    pub kind: RowProblemKind,
}

/// What can be wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RowProblemKind {
    /// It has more cells than the header, in a text where one may hold a separator.
    Length {
        /// The cells it has.
        found: usize,
        /// The cells the header has.
        expected: usize,
        /// What stands behind the header's last column.
        text: String,
    },
    /// A cell opens a quotation mark that is never closed.
    UnclosedQuote {
        /// The cell's column, from 0.
        column: usize,
        /// The row from that mark on.
        found: String,
    },
    /// A cell begins with a quotation mark, and text follows where it is closed.
    TextAfterQuote {
        /// The cell's column, from 0.
        column: usize,
        /// The row from that mark on.
        found: String,
    },
    /// A cell in quotation marks holds lines that look like rows of their own: a mark may be missing. The row is kept.
    QuotedRows {
        /// The cell's column, from 0.
        column: usize,
        /// How many lines the cell has.
        lines: usize,
        /// The cell.
        found: String,
    },
    /// Two columns have the same header; the row is the header itself.
    SameHeader {
        /// The later column, from 0.
        column: usize,
        /// The earlier column, from 0.
        first: usize,
        /// The header.
        found: String,
    },
    /// A cell of a sheet holds a formula, and the file does not say what comes of it. The row is kept, the cell is empty.
    NoValue {
        /// The cell's column, from 0.
        column: usize,
        /// The formula.
        found: String,
    },
    /// A cell of a sheet is merged with one above it that holds a number, which counts there alone. The row is kept, the
    /// cell is empty.
    MergedNumber {
        /// The cell's column, from 0.
        column: usize,
        /// The number.
        found: String,
    },
    /// A cell holds a character that could not be read and stands as U+FFFD. The row is kept.
    BrokenCharacter {
        /// The cell's column, from 0.
        column: usize,
        /// The cell.
        found: String,
    },
}

/// Why there is no table at all.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableError {
    /// There is nothing in it, or only empty rows.
    Empty,
    /// It is another kind of file.
    OtherKind(FileKind),
    /// It has more bytes than are read.
    TooLarge {
        /// The bytes it has.
        bytes: usize,
        /// The most that are read: [`MAX_BYTES`].
        limit: usize,
    },
    /// It has more rows than are read.
    TooManyRows {
        /// The most that are read: [`MAX_ROWS`].
        limit: usize,
    },
    /// A row has more columns than are read.
    TooManyColumns {
        /// The columns it has.
        found: usize,
        /// The most that are read: [`MAX_COLUMNS`].
        limit: usize,
    },
    /// It holds bytes that no text holds, or that the chosen encoding does not allow.
    NotText {
        /// The place of the first such byte, from 0.
        offset: usize,
    },
    /// It has a header and no rows below it.
    OnlyHeader,
}

impl RowProblemKind {
    /// Where the problem is, as a column from 0, and the text that stands there.
    pub fn place(&self) -> (usize, &str) {
        match self {
            Self::Length { expected, text, .. } => (*expected, text),
            Self::UnclosedQuote { column, found }
            | Self::TextAfterQuote { column, found }
            | Self::QuotedRows { column, found, .. }
            | Self::SameHeader { column, found, .. }
            | Self::NoValue { column, found }
            | Self::MergedNumber { column, found }
            | Self::BrokenCharacter { column, found } => (*column, found),
        }
    }

    /// Whether the row is used for all that is wrong with it, or is the header.
    pub fn keeps_row(&self) -> bool {
        !matches!(self, Self::Length { .. } | Self::UnclosedQuote { .. } | Self::TextAfterQuote { .. })
    }

    /// The column, from 0, and the text of a cell that is left out of a row that is kept.
    pub fn cell_left_out(&self) -> Option<(usize, &str)> {
        match self {
            Self::NoValue { column, found } | Self::MergedNumber { column, found } => Some((*column, found)),
            _ => None,
        }
    }
}
