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
/// makes most columns. Where the first record has none of them, or hardly any other is as long, it may be a title: then the
/// usual length counts. A text with none of them has one column, and then it does not matter.
pub(super) fn detect(text: &str) -> Delimiter {
    let of_first = |records: &[Record]| {
        let width = records.first().map_or(0, |record| record.cells.len());
        let alike = records.iter().filter(|record| record.cells.len() == width).count();
        // "Gross profit, 2025" above columns with semicolons.
        if alike * 2 >= records.len() { width } else { 0 }
    };
    let found = best_by(text, of_first).or_else(|| best_by(text, usual_width)).or_else(|| best_by(text, width_of_run));
    found.unwrap_or(Delimiter::Comma)
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
        // Of two that fit alike the comma is the one in the texts: `name;revenue, EUR`.
        if rank(delimiter) > rank(best) || (best == Delimiter::Comma && rank(delimiter) == rank(best)) {
            best = delimiter;
        }
    }
    rank(best).0.then_some(best)
}

// The length of three or more cells that the most records in a row have, under lines of titles as many as they are.
fn width_of_run(records: &[Record]) -> usize {
    let mut best = (1, 0);
    let (mut width, mut length) = (0, 0);
    for record in records {
        length = if record.cells.len() == width { length + 1 } else { 1 };
        width = record.cells.len();
        if width > 2 && length > best.0 {
            best = (length, width);
        }
    }
    best.1
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
    fn more_lines_of_titles_than_rows() {
        check("Acme\nReport of customers\nPrinted today\n\nNo.;Customer;City\n1;Acme;Rome\n", Delimiter::Semicolon);
        check("Acme\nBolt\nCog\nDrum, Inc.\n", Delimiter::Comma);
        check("Acme\nBolt\nCog\nDrum; Inc.\nElk; Inc.\n", Delimiter::Comma);
    }

    // Every record had one comma as well as one semicolon, and the header of thousands of roubles was torn in two.
    #[test]
    fn of_two_that_fit_alike_the_comma_is_none() {
        check("Клиент;Выручка 2024, тыс. руб.\nАльфа;1 234,5\nБета;12,0\n", Delimiter::Semicolon);
        check("name|revenue 2024, EUR\nAcme|1,5\n", Delimiter::Pipe);
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
    fn a_comma_in_a_title_is_none() {
        check("Отчёт, 2025\nКлиент;Город;Выручка\nА;Б;1\nВ;Г;2\n", Delimiter::Semicolon);
        check("Sales, by customer\nin EUR, net\nCustomer\tRevenue\nA\t1\nB\t2\nC\t3\n", Delimiter::Tab);
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
