//! A block of scores as a spreadsheet puts it on the clipboard: lines of cells between tabs.
//!
//! Read whole or not at all: a block of which one cell is not a score changes nothing, and the first such cell is
//! named. Empty lines inside count, because a column with gaps is copied as such.

use crate::model::Score;

/// A block of cells: rows of equal or unequal length. `None` is an empty cell, which clears.
pub type ScoreBlock = Vec<Vec<Option<Score>>>;

/// Why a text is not a block of scores.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockProblem {
    /// There is nothing in it.
    Empty,
    /// A cell is neither a whole number from 1 to 10 nor empty.
    NotAScore {
        /// Its row in the block, from 1.
        row: usize,
        /// Its column in the block, from 1.
        column: usize,
        /// What stands there.
        found: String,
    },
}

/// Reads a block. Digits may be Latin, Persian or Arabic; `8.0` is 8; empty cells and dashes are not scored.
///
/// # Errors
/// [`BlockProblem`], naming the first cell that is not a score.
pub fn read_score_block(text: &str) -> Result<ScoreBlock, BlockProblem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    // A spreadsheet ends its last line too; that line end begins no further row.
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.is_empty() {
        return Err(BlockProblem::Empty);
    }
    text.split('\n').enumerate().map(|(row, line)| read_line(row + 1, line)).collect()
}

/// Writes a block of texts, ready to be pasted into a spreadsheet. Line breaks and tabs inside a cell become spaces.
pub fn write_block(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| text.replace(['\t', '\n', '\r'], " ");
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The digit a character is in Latin, Persian or Arabic writing, 0–9.
pub fn digit(character: char) -> Option<u8> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{660}'..='\u{669}' => '\u{660}',
        _ => return None,
    };
    u8::try_from(u32::from(character) - u32::from(zero)).ok()
}

fn read_line(row: usize, line: &str) -> Result<Vec<Option<Score>>, BlockProblem> {
    let read = |(column, cell): (usize, &str)| {
        read_cell(cell).map_err(|NoScore| BlockProblem::NotAScore {
            row,
            column: column + 1,
            found: cell.trim().to_owned(),
        })
    };
    line.split('\t').enumerate().map(read).collect()
}

/// A cell that holds something other than a score or nothing.
struct NoScore;

/// The score in a cell; `None` when the cell is empty.
fn read_cell(cell: &str) -> Result<Option<Score>, NoScore> {
    // Marks of direction come with text copied from a right-to-left page.
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = cell.trim_matches(|c: char| c.is_whitespace() || c == '"' || is_mark(c));
    if matches!(text, "" | "-" | "–" | "—" | "−") {
        return Ok(None);
    }
    let (whole, fraction) = text.split_once(['.', ',', '٫']).unwrap_or((text, ""));
    if !fraction.chars().all(|c| digit(c) == Some(0)) || whole.is_empty() {
        return Err(NoScore);
    }
    let number = whole.chars().try_fold(0_u8, |number, c| number.checked_mul(10)?.checked_add(digit(c)?));
    number.and_then(Score::new).map(Some).ok_or(NoScore)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[u8]]) {
        let block = read_score_block(text).map(|rows| {
            rows.iter()
                .map(|row| row.iter().map(|cell| cell.map_or(0, Score::value)).collect())
                .collect::<Vec<Vec<u8>>>()
        });
        let expected = expected.iter().map(|row| row.to_vec()).collect();
        assert_eq!(block, Ok(expected), "{text:?}");
    }

    fn check_refused(text: &str, row: usize, column: usize, found: &str) {
        let expected = BlockProblem::NotAScore { row, column, found: found.to_owned() };
        assert_eq!(read_score_block(text), Err(expected), "{text:?}");
    }

    #[test]
    fn reads_what_spreadsheets_copy() {
        check("8", &[&[8]]);
        check("1\t2\r\n3\t10\r\n", &[&[1, 2], &[3, 10]]);
        check("\u{feff}7\r8", &[&[7], &[8]]);
        check(" 8.0 \t\"9\"\t5,00", &[&[8, 9, 5]]);
    }

    #[test]
    fn reads_persian_and_arabic_digits() {
        check("۱\t۱۰\t۸٫۰", &[&[1, 10, 8]]);
        check("٧\u{200f}", &[&[7]]);
    }

    #[test]
    fn empty_cells_and_dashes_are_not_scored() {
        check("5\t\t–", &[&[5, 0, 0]]);
        check("5\n\n6\n", &[&[5], &[0], &[6]]);
        assert_eq!(read_score_block(""), Err(BlockProblem::Empty));
        assert_eq!(read_score_block("\n"), Err(BlockProblem::Empty));
    }

    #[test]
    fn names_what_is_not_a_score() {
        check_refused("1\t2\n3\t11", 2, 2, "11");
        check_refused("0", 1, 1, "0");
        check_refused("7.5", 1, 1, "7.5");
        check_refused("5\nhigh", 2, 1, "high");
        check_refused("-3", 1, 1, "-3");
        check_refused(".0", 1, 1, ".0");
        check_refused("99999999999", 1, 1, "99999999999");
    }

    #[test]
    fn writes_what_it_reads() {
        let text = write_block(&[vec!["1".into(), String::new()], vec!["10".into(), "3".into()]]);
        assert_eq!(text, "1\t\n10\t3");
        check(&text, &[&[1, 0], &[10, 3]]);
        assert_eq!(write_block(&[vec!["a\tb\nc".into()]]), "a b c");
    }
}
