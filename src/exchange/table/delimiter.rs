//! What separates the cells of a table, and how it is found out.

use super::records::{Record, read_records};

/// What separates cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A semicolon: what spreadsheet programs write where the comma is the decimal mark.
    Semicolon,
    /// A tab: what is pasted from a spreadsheet.
    Tab,
    /// A vertical bar.
    Pipe,
}

impl Delimiter {
    /// All separators.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The character.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// The separator that is this character.
    pub fn of(character: char) -> Option<Self> {
        Self::ALL.into_iter().find(|delimiter| char::from(delimiter.byte()) == character)
    }
}

const SAMPLE_RECORDS: usize = 60;

/// The separator with which the first records are most alike in length to the first one, and of equals the one that
/// makes most columns. Where the first record has none of them, it may be a title: then the usual length counts. A
/// text with none of them has one column, and then it does not matter.
pub(super) fn detect(text: &str) -> Delimiter {
    let of_first = |records: &[Record]| records.first().map_or(0, |record| record.cells.len());
    best_by(text, of_first).or_else(|| best_by(text, usual_width)).unwrap_or(Delimiter::Comma)
}

fn best_by(text: &str, width: impl Fn(&[Record]) -> usize) -> Option<Delimiter> {
    let rank = |delimiter: Delimiter| {
        let records = read_records(text, delimiter, SAMPLE_RECORDS);
        let width = width(&records);
        let alike = records.iter().filter(|record| record.cells.len() == width).count();
        let clean = records.iter().filter(|record| record.stray.is_none()).count();
        // Whole per cent, so that a single ragged row does not outweigh many columns.
        let share = |count: usize| count * 10 / records.len().max(1);
        (width > 1, share(alike) + share(clean), width)
    };
    let mut best = Delimiter::Comma;
    for delimiter in [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Pipe] {
        if rank(delimiter) > rank(best) {
            best = delimiter;
        }
    }
    rank(best).0.then_some(best)
}

// The length that most records have; of equals the larger one.
fn usual_width(records: &[Record]) -> usize {
    let alike = |width: usize| records.iter().filter(|record| record.cells.len() == width).count();
    records.iter().map(|record| record.cells.len()).max_by_key(|width| (alike(*width), *width)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Delimiter) {
        assert_eq!(detect(text), expected, "{text:?}");
    }

    #[test]
    fn each_separator() {
        check("a,b\n1,2\n", Delimiter::Comma);
        check("a;b\n1;2\n", Delimiter::Semicolon);
        check("a\tb\n1\t2\n", Delimiter::Tab);
        check("a|b\n1|2\n", Delimiter::Pipe);
        check("a\nb\n", Delimiter::Comma);
        check("", Delimiter::Comma);
    }

    #[test]
    fn a_title_has_no_separators() {
        check("Customers of 2024\n\nname;city\nAcme;Rome\nBolt;Oslo\n", Delimiter::Semicolon);
    }

    #[test]
    fn decimal_commas_are_no_separators() {
        check("name;revenue;profit\nAcme;1,5;2,5\nBolt;3,25;1,0\n", Delimiter::Semicolon);
        check("name\trevenue\nAcme, Inc.\t1,5\nBolt\t3,25\n", Delimiter::Tab);
    }

    #[test]
    fn separators_inside_quotes_do_not_count() {
        check("name,notes\n\"Acme\",\"a;b;c\"\n\"Bolt\",\"d;e;f\"\n", Delimiter::Comma);
        check("name;notes\nAcme;\"x, y\nz, w\"\nBolt;\"q, r\"\n", Delimiter::Semicolon);
    }

    #[test]
    fn one_ragged_row_does_not_mislead() {
        check("name;city;country\nAcme;Rome;Italy\nBolt;Oslo\nCog;Bonn;Germany\n", Delimiter::Semicolon);
    }

    #[test]
    fn text_with_commas_in_one_row_of_a_list() {
        check("name,notes;city\nAcme;Rome\nBolt;Oslo\n", Delimiter::Semicolon);
    }
}
