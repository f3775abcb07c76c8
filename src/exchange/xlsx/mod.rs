//! Workbooks of spreadsheet programs (XLSX, ECMA-376), as far as a table needs them: the names of the sheets, and a
//! sheet's cells as the text that pasting it would give.
//!
//! An XLSX file is a ZIP archive of XML. Unpacking is the browser's, so it is not done here; every limit is: the number
//! of entries, the sizes they declare and the number of cells are checked before anything is made of them, and whoever
//! unpacks stops at [`Part::limit`] whatever was declared. Formulas are not computed: the value the program kept counts.
//! No entities but those of XML are known, so none can grow.

mod archive;
mod lines;
mod sheet;
mod styles;
mod xml;

#[cfg(test)]
mod tests;

pub use archive::{Archive, Method, Part};
pub use sheet::{SharedStrings, SheetRef, read_sheet, sheets_of};
pub use styles::Styles;

/// The most entries an archive may have.
pub const MAX_ENTRIES: usize = 2_000;
/// The most bytes a part may have unpacked.
pub const MAX_PART: usize = 100_000_000;
/// The most bytes all parts may declare together.
pub const MAX_UNPACKED: u64 = 300_000_000;
/// The most cells a sheet may have, and the most texts it may share.
pub const MAX_CELLS: usize = 1_000_000;

/// The part that names the sheets.
pub const WORKBOOK: &str = "xl/workbook.xml";
/// The part that says where the sheets are.
pub const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// The part of the texts that cells share.
pub const SHARED_STRINGS: &str = "xl/sharedStrings.xml";
/// The part of the formats.
pub const STYLES: &str = "xl/styles.xml";

/// Why a file is no workbook that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum XlsxError {
    /// It is no archive, or a broken one.
    Broken,
    /// It is an archive of something else.
    NotAWorkbook,
    /// It is encrypted, or packed in a way that is not read.
    Unreadable,
    /// It has more entries than are read.
    TooManyEntries,
    /// It is larger unpacked than is read.
    TooLarge,
    /// A sheet has more cells than are read.
    TooManyCells,
}

/// Whether a file is a workbook that can be tried to read, by its directory alone.
pub fn is_workbook(bytes: &[u8]) -> bool {
    Archive::open(bytes).is_ok_and(|archive| matches!(archive.part(WORKBOOK), Ok(Some(_))))
}
