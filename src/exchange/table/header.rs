//! Whether the first row is a header.

use super::records::Record;
use crate::exchange::mapping::is_known_header;

/// Whether the first record looks like names of columns rather than like data: some word in it is known as a column's
/// name, or it has no number above a column of numbers. A single unknown column is taken as a list of names.
pub(super) fn looks_like_header(records: &[Record]) -> bool {
    let Some((first, rest)) = records.split_first() else { return false };
    if first.cells.iter().any(|cell| is_known_header(cell)) {
        return true;
    }
    if first.cells.iter().any(|cell| is_number(cell)) {
        return false;
    }
    let below =
        |column: usize| rest.iter().filter_map(move |record| record.cells.get(column)).any(|cell| is_number(cell));
    let has_text = first.cells.iter().any(|cell| !cell.trim().is_empty());
    has_text && (first.cells.len() > 1 || (0..first.cells.len()).any(below))
}

// Only whether it is one matters here, not which; digits of all three languages count.
fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().any(is_digit) && cell.chars().all(|c| is_digit(c) || " .,'-+/%()\u{a0}\u{202f}٫٬".contains(c))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('۰'..='۹').contains(&c) || ('٠'..='٩').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::super::records::read_records;
    use super::looks_like_header;

    fn check(text: &str, expected: bool) {
        assert_eq!(looks_like_header(&read_records(text, Delimiter::Comma, 100)), expected, "{text:?}");
    }

    #[test]
    fn known_words_are_headers() {
        check("Company,City\nAcme,Rome", true);
        check("Клиент\nАкме", true);
        check("نام مشتری\nآکمه", true);
        check("account,1996,1997\nAcme,5,6", true);
    }

    #[test]
    fn numbers_in_the_first_row_are_data() {
        check("Acme,100.50\nBolt,20", false);
        check("Acme,۱۲۳\nBolt,۲۰", false);
    }

    #[test]
    fn texts_above_numbers_are_headers() {
        check("Foo,Bar\nAcme,20\nBolt,30", true);
    }

    #[test]
    fn a_list_of_names_has_no_header() {
        check("Acme\nBolt\nCog", false);
    }
}
