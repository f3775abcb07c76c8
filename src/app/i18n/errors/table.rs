//! What is wrong with a table that was dropped, opened or pasted.

use linchpin::exchange::table::{FileKind, RowProblemKind, TableError};

use super::super::texts::errors::{file, kinds, table};
use super::super::{Text, fmt, t};

/// Why there is no table at all.
pub fn table_error(error: &TableError) -> String {
    match error {
        TableError::Empty => t(table::EMPTY).to_owned(),
        TableError::OtherKind(FileKind::Workbook) => t(table::IS_WORKBOOK).to_owned(),
        TableError::OtherKind(kind) => table::other_kind(t(kind_name(*kind))),
        TableError::TooLarge { bytes, limit } => {
            file::too_large(fmt::file_size(*bytes as u64), fmt::file_size(*limit as u64))
        }
        TableError::TooManyRows { limit } => table::too_many_rows(number(*limit)),
        TableError::TooManyColumns { found, limit } => table::too_many_columns(number(*found), number(*limit)),
        TableError::NotText { offset } => table::not_text(number(*offset)),
        TableError::OnlyHeader => t(table::ONLY_HEADER).to_owned(),
        _ => t(file::OTHER).to_owned(),
    }
}

/// What is wrong with one row, which begins in this line of its file, and what to do; the row's number and the text are
/// shown beside it.
pub fn row_problem(kind: &RowProblemKind, line: u32) -> String {
    let line = fmt::integer(f64::from(line));
    match kind {
        RowProblemKind::Length { found, expected, .. } => table::length(*found, number(*expected), line),
        RowProblemKind::UnclosedQuote { .. } => table::unclosed_quote(line),
        RowProblemKind::TextAfterQuote { .. } => table::text_after_quote(line),
        RowProblemKind::QuotedRows { lines, .. } => table::quoted_rows(*lines, line),
        RowProblemKind::SameHeader { found, .. } => table::same_header(found),
        RowProblemKind::NoValue { .. } => t(table::NO_VALUE).to_owned(),
        RowProblemKind::MergedNumber { .. } => t(table::MERGED_NUMBER).to_owned(),
        RowProblemKind::BrokenCharacter { found, .. } => table::broken_character(found),
        _ => t(file::OTHER).to_owned(),
    }
}

fn number(number: usize) -> String {
    fmt::integer(number as f64)
}

fn kind_name(kind: FileKind) -> Text {
    match kind {
        FileKind::Spreadsheet => kinds::SPREADSHEET,
        FileKind::OldOffice => kinds::OLD_OFFICE,
        FileKind::Zip | FileKind::Compressed => kinds::ARCHIVE,
        FileKind::Pdf => kinds::PDF,
        FileKind::Image => kinds::PICTURE,
        FileKind::Html => kinds::HTML,
        FileKind::Xml => kinds::XML,
        FileKind::Json => kinds::JSON,
        FileKind::Workbook => kinds::WORKBOOK,
        FileKind::Rtf => kinds::RTF,
    }
}
