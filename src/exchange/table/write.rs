//! Tables written as separated text.
//!
//! A cell that a spreadsheet program would run as a formula is written with an apostrophe before it, unless it is a
//! plain number (OWASP, CSV injection); reading takes exactly that apostrophe off again.

use super::Delimiter;

/// Writes records: cells are quoted where they need it, lines end with CRLF (RFC 4180).
pub fn write_records<'a, R>(records: impl IntoIterator<Item = R>, delimiter: Delimiter) -> String
where
    R: IntoIterator<Item = &'a str>,
{
    let mut text = String::new();
    for record in records {
        let start = text.len();
        for (column, cell) in record.into_iter().enumerate() {
            if column > 0 {
                text.push(char::from(delimiter.byte()));
            }
            write_cell(&mut text, cell, delimiter);
        }
        if text.len() == start {
            // A single empty cell is not an empty line.
            text.push_str("\"\"");
        }
        text.push_str("\r\n");
    }
    text
}

/// The cell as it is written: with an apostrophe before what a spreadsheet program would run.
pub fn guard(cell: &str) -> String {
    if is_marked(cell) && !is_plain_number(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before [`guard`].
pub fn unguard(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_marked(rest)).unwrap_or(cell)
}

// Apostrophes before the mark count as well, so that taking one off is always right.
fn is_marked(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

fn is_plain_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
}

fn write_cell(text: &mut String, cell: &str, delimiter: Delimiter) {
    let special = [char::from(delimiter.byte()), '"', '\n', '\r'];
    if cell.contains(special) || cell.starts_with("sep=") {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::super::records::read_records;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        let check = |cell: &str, written: &str| {
            assert_eq!(guard(cell), written);
            assert_eq!(unguard(written), cell);
        };
        check("=1+1", "'=1+1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0");
        check("\t=1", "'\t=1");
        check("-5.25", "-5.25");
        check("+7", "+7");
        check("'=1", "''=1");
        check("O'Neill", "O'Neill");
        check("'t Hof", "'t Hof");
        check("", "");
    }

    fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
        let cell = prop_oneof!["[a-z;,|'\"=+@\t\r\n -]{0,6}", "\\PC{0,5}", Just(String::new())];
        prop::collection::vec(prop::collection::vec(cell, 1..5), 0..6)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(table in tables(), index in 0..4_usize) {
            let delimiter = Delimiter::ALL[index];
            let text = write_records(table.iter().map(|row| row.iter().map(String::as_str)), delimiter);
            let read = read_records(&text, delimiter, usize::MAX);
            prop_assert!(read.iter().all(|record| record.stray.is_none()));
            let cells: Vec<_> = read.into_iter().map(|record| record.cells).collect();
            prop_assert_eq!(cells, table);
        }

        #[test]
        fn taking_off_undoes_the_guard(cell in "['=+@\t-]{0,3}[a-z0-9.]{0,3}") {
            let guarded = guard(&cell);
            prop_assert_eq!(unguard(&guarded), cell);
        }
    }
}
