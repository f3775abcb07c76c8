//! Separated text read into records of cells (RFC 4180, with the habits of spreadsheet programs).
//!
//! Written here rather than taken from a library because a person is to be told where a quotation mark was left
//! open, and a file with one such mark is to lose one row and not all that follow. A test reads the same texts with
//! `csv-core` and compares.

use super::Delimiter;

/// A record: the cells between two line ends outside of quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number, from 1; empty lines count.
    pub number: u32,
    /// The line it begins in, from 1.
    pub line: u32,
    /// Its cells, at least one.
    pub cells: Vec<String>,
    /// The first quotation mark in it that is out of place.
    pub stray: Option<StrayQuote>,
}

/// A quotation mark at the beginning of a cell that does not enclose the cell. The cell is taken as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrayQuote {
    /// It is never closed. In this column, from 0.
    Unclosed(usize),
    /// It is closed before the cell ends. In this column, from 0.
    TextAfter(usize),
}

/// Reads all records; empty lines are passed over, and at most so many records are read. Line ends are LF, CRLF or
/// CR; a quotation mark inside a quoted cell is doubled.
pub fn read_records(text: &str, delimiter: Delimiter, limit: usize) -> Vec<Record> {
    let mut reader = Reader { text, at: 0, line: 1, delimiter: delimiter.byte() };
    let mut records = Vec::new();
    let mut number = 0;
    while records.len() < limit && reader.at < text.len() {
        number += 1;
        if let Some(record) = reader.record(number) {
            records.push(record);
        }
    }
    records
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    delimiter: u8,
}

enum Quoted {
    Cell { end: usize },
    Stray(fn(usize) -> StrayQuote),
}

impl Reader<'_> {
    fn record(&mut self, number: u32) -> Option<Record> {
        let line = self.line;
        if self.take_line_end() {
            return None;
        }
        let (mut cells, mut stray) = (Vec::new(), None);
        loop {
            cells.push(self.cell(cells.len(), &mut stray));
            if self.peek() == Some(self.delimiter) {
                self.at += 1;
            } else {
                self.take_line_end();
                return Some(Record { number, line, cells, stray });
            }
        }
    }

    fn cell(&mut self, column: usize, stray: &mut Option<StrayQuote>) -> String {
        if self.peek() == Some(b'"') {
            match self.find_quoted() {
                Quoted::Cell { end } => {
                    let inside = &self.text[self.at + 1..end];
                    self.line += count_lines(inside);
                    let cell = inside.replace("\"\"", "\"");
                    self.at = end + 1;
                    return cell;
                }
                // A block pasted from a spreadsheet is separated by tabs and quotes only cells that need it.
                Quoted::Stray(kind) if self.delimiter != b'\t' => *stray = stray.or(Some(kind(column))),
                Quoted::Stray(_) => {}
            }
        }
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |&byte: &u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
        let length = rest.iter().position(is_end).unwrap_or(rest.len());
        let cell = self.text[self.at..self.at + length].to_owned();
        self.at += length;
        cell
    }

    // Every search but the first ends at the next lone mark, so that reading stays linear even in a broken file: after
    // a mark that is never closed, all others stand in pairs.
    fn find_quoted(&self) -> Quoted {
        let bytes = self.text.as_bytes();
        let mut at = self.at + 1;
        while at < bytes.len() {
            if bytes[at] != b'"' {
                at += 1;
            } else if bytes.get(at + 1) == Some(&b'"') {
                at += 2;
            } else {
                let is_end = |byte: u8| byte == self.delimiter || byte == b'\n' || byte == b'\r';
                let is_last = bytes.get(at + 1).is_none_or(|&byte| is_end(byte));
                // What looks like the beginning of another quoted cell closes nothing: the first mark was left open.
                let opens = is_end(bytes[at - 1]);
                return match (is_last, opens) {
                    (true, _) => Quoted::Cell { end: at },
                    (false, true) => Quoted::Stray(StrayQuote::Unclosed),
                    (false, false) => Quoted::Stray(StrayQuote::TextAfter),
                };
            }
        }
        Quoted::Stray(StrayQuote::Unclosed)
    }

    fn take_line_end(&mut self) -> bool {
        let length = match (self.peek(), self.text.as_bytes().get(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(b'\r' | b'\n'), _) => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

fn count_lines(text: &str) -> u32 {
    let ends = text.bytes().filter(|&byte| byte == b'\n').count();
    let lone = text.bytes().zip(text.bytes().skip(1).chain([0])).filter(|&pair| pair.0 == b'\r' && pair.1 != b'\n');
    u32::try_from(ends + lone.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, delimiter: Delimiter) -> Vec<Vec<String>> {
        read_records(text, delimiter, usize::MAX).into_iter().map(|record| record.cells).collect()
    }

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(cells(text, Delimiter::Comma), expected, "{text:?}");
    }

    fn check_stray(text: &str, expected: &[(u32, u32, Option<StrayQuote>)]) {
        let records = read_records(text, Delimiter::Comma, usize::MAX);
        let found: Vec<_> = records.iter().map(|record| (record.number, record.line, record.stray)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn plain_records() {
        check("a,b\nc,d\n", &[&["a", "b"], &["c", "d"]]);
        check("a,b\r\nc,d", &[&["a", "b"], &["c", "d"]]);
        check("a\rb", &[&["a"], &["b"]]);
        check("a,\n,b", &[&["a", ""], &["", "b"]]);
        check("", &[]);
    }

    #[test]
    fn quoted_cells() {
        check("\"a,b\",c", &[&["a,b", "c"]]);
        check("\"a\nb\",c", &[&["a\nb", "c"]]);
        check("\"say \"\"hi\"\"\"", &[&["say \"hi\""]]);
        check("\"\"", &[&[""]]);
        check("5\" pipe,b", &[&["5\" pipe", "b"]]);
    }

    #[test]
    fn empty_lines_are_passed_over_but_counted() {
        check("a\n\n\nb\n", &[&["a"], &["b"]]);
        check_stray("a\n\nb", &[(1, 1, None), (3, 3, None)]);
    }

    #[test]
    fn line_breaks_in_cells_move_lines_and_not_rows() {
        check_stray("\"a\r\nb\",c\nd,e", &[(1, 1, None), (2, 3, None)]);
    }

    #[test]
    fn a_mark_left_open_costs_its_own_row_only() {
        check("a,b\n\"c,d\ne,f\n", &[&["a", "b"], &["\"c", "d"], &["e", "f"]]);
        check_stray("a\nb,\"c\nd", &[(1, 1, None), (2, 2, Some(StrayQuote::Unclosed(1))), (3, 3, None)]);
        check_stray("\"a\" b\nc,\"d\"", &[(1, 1, Some(StrayQuote::TextAfter(0))), (2, 2, None)]);
        // The next cell that opens one was taken for the closing mark, and the text in it for one behind it.
        check_stray("a,\"b\n\"c d\",e", &[(1, 1, Some(StrayQuote::Unclosed(1))), (2, 2, None)]);
    }

    #[test]
    fn marks_in_a_pasted_block_are_characters() {
        let block = "\"Big\" Co\tBerlin\n\"a\nb\"\tc";
        assert_eq!(cells(block, Delimiter::Tab), [["\"Big\" Co", "Berlin"], ["a\nb", "c"]]);
    }

    #[test]
    fn reading_stops_at_the_limit() {
        assert_eq!(read_records("a\nb\nc", Delimiter::Comma, 2).len(), 2);
    }

    #[test]
    fn well_formed_text_reads_as_in_csv_core() {
        let sample = include_str!("../../../samples/northwind-accounts.csv");
        for text in [sample, "a,\"b\"\"c\"\r\n\r\n\"d\ne\",\n", "x\n\n\"\",\"\"\n"] {
            assert_eq!(cells(text, Delimiter::Comma), read_by_csv_core(text), "{text:?}");
        }
    }

    fn read_by_csv_core(text: &str) -> Vec<Vec<String>> {
        use csv_core::{ReadRecordResult, Reader};
        let (mut reader, mut rest, mut records) = (Reader::new(), text.as_bytes(), Vec::new());
        let (mut output, mut ends) = (vec![0; text.len() + 1], vec![0; text.len() + 1]);
        loop {
            let (result, read, _, fields) = reader.read_record(rest, &mut output, &mut ends);
            rest = &rest[read..];
            match result {
                ReadRecordResult::Record => {
                    let starts = std::iter::once(0).chain(ends.iter().copied());
                    let cell = |(start, end): (usize, &usize)| String::from_utf8_lossy(&output[start..*end]).into();
                    records.push(starts.zip(&ends[..fields]).map(cell).collect());
                }
                ReadRecordResult::InputEmpty => rest = &[],
                _ => return records,
            }
        }
    }
}
