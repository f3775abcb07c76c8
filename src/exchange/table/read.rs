//! From bytes or pasted text to a table.

use super::records::{Record, StrayQuote, read_records};
use super::{
    Delimiter, Encoding, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, MERGED_NUMBER, NO_VALUE, RawTable, Row, RowProblem,
    RowProblemKind, TableError, delimiter, encoding, file_kind, header, write,
};

/// What a person has decided about reading; `None` where it is to be found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadOptions {
    /// How the bytes stand for characters; without meaning for pasted text.
    pub encoding: Option<Encoding>,
    /// What separates the cells.
    pub delimiter: Option<Delimiter>,
    /// Whether the first row is a header.
    pub has_header: Option<bool>,
    /// Whether every cell has a column of its own, as in a spreadsheet: then no row is too long, and the table is as wide
    /// as its widest row.
    pub is_sheet: bool,
}

impl ReadOptions {
    /// For the text of a sheet, with tabs between its cells.
    pub fn of_sheet() -> Self {
        Self { delimiter: Some(Delimiter::Tab), is_sheet: true, ..Self::default() }
    }
}

/// The first of some sheets that holds a table and not a note: two rows with more than one filled cell. 0 when none does.
pub fn first_table<'a>(sheets: impl IntoIterator<Item = &'a str>) -> usize {
    let is_wide = |line: &&str| line.split('\t').filter(|cell| !cell.trim().is_empty()).count() > 1;
    sheets.into_iter().position(|text| text.lines().filter(is_wide).nth(1).is_some()).unwrap_or(0)
}

/// Reads the bytes of a file.
///
/// # Errors
/// A [`TableError`] when there is no table in it. What is wrong with single rows is in [`RawTable::problems`].
pub fn read_bytes(bytes: &[u8], options: ReadOptions) -> Result<RawTable, TableError> {
    if bytes.len() > MAX_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if let Some(kind) = file_kind::recognise(bytes) {
        return Err(TableError::OtherKind(kind));
    }
    let encoding = options.encoding.unwrap_or_else(|| encoding::guess(bytes));
    let text = encoding::decode(bytes, encoding)?;
    Ok(RawTable { encoding: Some(encoding), ..read_text(&text, options)? })
}

/// Reads a text, such as a pasted block. One apostrophe that an export put before a formula's mark is taken off again.
///
/// # Errors
/// As for [`read_bytes`].
pub fn read_text(text: &str, options: ReadOptions) -> Result<RawTable, TableError> {
    if text.len() > MAX_BYTES * 2 {
        return Err(TableError::TooLarge { bytes: text.len(), limit: MAX_BYTES });
    }
    if let Some(kind) = file_kind::recognise_text(text) {
        return Err(TableError::OtherKind(kind));
    }
    let (declared, text) = take_declaration(text);
    let delimiter = options.delimiter.or(declared).unwrap_or_else(|| delimiter::detect(text));
    let mut records = read_records(text, delimiter, MAX_ROWS + 2);
    records.retain(|record| record.cells.iter().any(|cell| !cell.trim().is_empty()) && !is_rule(record));
    if declared.is_some() {
        for record in &mut records {
            record.line += 1;
        }
    }
    check_size(&records)?;
    if options.has_header != Some(false) {
        header::join_lines(&mut records);
    }
    let skipped = if options.has_header == Some(false) { 0 } else { header::lines_above(&records) };
    let has_header = options.has_header.unwrap_or_else(|| header::looks_like_header(&records[skipped..]));
    let above = records.drain(..if has_header { skipped } else { 0 }).map(row_above).collect();
    if has_header && records.len() == 1 {
        return Err(TableError::OnlyHeader);
    }
    let widest = options.is_sheet.then(|| records.iter().map(filled_length).max().unwrap_or(0));
    Ok(RawTable { above, ..build(records, delimiter, has_header, widest) })
}

// Spreadsheet programs understand a first line `sep=;` and some exporters write it, also in quotation marks.
fn take_declaration(text: &str) -> (Option<Delimiter>, &str) {
    let (line, rest) = text.split_once(['\r', '\n']).unwrap_or((text, ""));
    let said = line.strip_prefix('"').and_then(|inside| inside.strip_suffix('"')).unwrap_or(line);
    let mark = said.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and_then(|word| said.get(word.len()..));
    let mut characters = mark.unwrap_or_default().chars();
    match (characters.next().and_then(Delimiter::of), characters.next()) {
        (Some(delimiter), None) => (Some(delimiter), rest.strip_prefix('\n').unwrap_or(rest)),
        _ => (None, text),
    }
}

// A line drawn with characters, as lists of SAP have them between the header and the rows.
fn is_rule(record: &Record) -> bool {
    let is_drawn = |cell: &str| cell.len() > 2 && cell.chars().all(|c| matches!(c, '-' | '=' | '_' | '+' | '─'));
    record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).all(is_drawn)
}

fn check_size(records: &[Record]) -> Result<(), TableError> {
    if records.is_empty() {
        return Err(TableError::Empty);
    }
    if records.len() > MAX_ROWS + 1 {
        return Err(TableError::TooManyRows { limit: MAX_ROWS });
    }
    let found = records.iter().map(|record| record.cells.len()).max().unwrap_or(0);
    if found > MAX_COLUMNS { Err(TableError::TooManyColumns { found, limit: MAX_COLUMNS }) } else { Ok(()) }
}

fn build(mut records: Vec<Record>, delimiter: Delimiter, has_header: bool, widest: Option<usize>) -> RawTable {
    let mut table = RawTable {
        header: Vec::new(),
        rows: Vec::with_capacity(records.len()),
        delimiter,
        encoding: None,
        has_header,
        above: Vec::new(),
        problems: Vec::new(),
        source_columns: None,
    };
    if has_header {
        let first = records.remove(0);
        table.header = first.cells.iter().map(|cell| header_text(cell).to_owned()).collect();
        table.header.resize(widest.unwrap_or(0).max(table.header.len()), String::new());
        drop_empty_end(&mut table.header, &records);
        note_same_headers(&mut table, first.number, first.line);
    } else {
        table.header = vec![String::new(); widest.unwrap_or_else(|| usual_length(&records))];
    }
    for record in records {
        add_row(&mut table, record);
    }
    table
}

fn row_above(record: Record) -> Row {
    let cells = record.cells.iter().map(|cell| header_text(cell).to_owned()).collect();
    Row { number: record.number, line: record.line, cells }
}

fn header_text(cell: &str) -> &str {
    write::unguard(cell.trim_start_matches([NO_VALUE, MERGED_NUMBER]).trim())
}

// A separator at the end of every line makes an empty last column, which is none.
fn drop_empty_end(header: &mut Vec<String>, records: &[Record]) {
    while header.len() > 1 && header.last().is_some_and(String::is_empty) {
        let column = header.len() - 1;
        if records.iter().any(|record| record.cells.get(column).is_some_and(|cell| !cell.trim().is_empty())) {
            return;
        }
        header.pop();
    }
}

fn filled_length(record: &Record) -> usize {
    record.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

// Without a header the usual length is that of most of the first rows.
fn usual_length(records: &[Record]) -> usize {
    let mut lengths: Vec<usize> = records.iter().take(100).map(|record| record.cells.len()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or(0)
}

fn note_same_headers(table: &mut RawTable, row: u32, line: u32) {
    for (column, found) in table.header.iter().enumerate() {
        let first = table.header.iter().position(|earlier| earlier == found);
        if let Some(first) = first.filter(|&first| first < column && !found.is_empty()) {
            let kind = RowProblemKind::SameHeader { column, first, found: found.clone() };
            table.problems.push(RowProblem { row, line, kind });
        }
    }
}

// So much of an offending text is shown.
const SHOWN: usize = 80;

// The cells as they stand in the text, as far as is needed to find them there.
fn beginning(cells: &[String], delimiter: Delimiter) -> String {
    let text = cells.join(&char::from(delimiter.byte()).to_string());
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

// How many lines a quoted cell has whose inner ones all look like rows of this table: a mark left open reaches to the
// next one. Two columns are too few to tell a row from an address.
fn quoted_rows(cell: &str, delimiter: Delimiter, columns: usize) -> Option<usize> {
    if columns < 3 || !cell.contains('\n') {
        return None;
    }
    let lines: Vec<&str> = cell.lines().collect();
    let is_row = |line: &&str| line.bytes().filter(|byte| *byte == delimiter.byte()).count() + 1 == columns;
    let [_, inner @ .., _] = lines.as_slice() else { return None };
    (!inner.is_empty() && inner.iter().all(is_row)).then_some(lines.len())
}

fn add_row(table: &mut RawTable, record: Record) {
    let Record { number, line, mut cells, stray } = record;
    let expected = table.header.len();
    let delimiter = table.delimiter;
    let from = |column: usize, cells: &[String]| beginning(cells.get(column..).unwrap_or_default(), delimiter);
    let mut problem = |kind| table.problems.push(RowProblem { row: number, line, kind });
    match stray {
        Some(StrayQuote::Unclosed(column)) => {
            return problem(RowProblemKind::UnclosedQuote { column, found: from(column, &cells) });
        }
        Some(StrayQuote::TextAfter(column)) => {
            return problem(RowProblemKind::TextAfterQuote { column, found: from(column, &cells) });
        }
        None => {}
    }
    while cells.len() > expected && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    if cells.len() > expected {
        return problem(RowProblemKind::Length { found: cells.len(), expected, text: from(expected, &cells) });
    }
    // Programs leave out empty cells at the end of a row.
    cells.resize(expected, String::new());
    for (column, cell) in cells.iter_mut().enumerate() {
        if let Some(lines) = quoted_rows(cell, delimiter, expected) {
            problem(RowProblemKind::QuotedRows { column, lines, found: cell.clone() });
        }
        if cell.contains(char::REPLACEMENT_CHARACTER) {
            problem(RowProblemKind::BrokenCharacter { column, found: cell.clone() });
        }
        if let Some(found) = cell.strip_prefix(NO_VALUE).map(str::to_owned) {
            problem(RowProblemKind::NoValue { column, found });
            cell.clear();
        } else if let Some(found) = cell.strip_prefix(MERGED_NUMBER).map(str::to_owned) {
            problem(RowProblemKind::MergedNumber { column, found });
            cell.clear();
        }
        if write::unguard(cell).len() != cell.len() {
            cell.remove(0);
        }
    }
    table.rows.push(Row { number, line, cells });
}
