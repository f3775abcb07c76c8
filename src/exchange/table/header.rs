//! Whether the first row is a header, and which row is when a title stands above it.

use super::MERGED_NUMBER;
use super::records::Record;
use crate::exchange::mapping::{is_known_header, names_figure, names_time};

/// So far down a header is looked for.
const SEARCHED: usize = 10;

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

/// How many records above the header are a title and the like: the header is the first record that names the most
/// known columns and is wider than all above it but those that say what the table is of; else the first one of several
/// filled cells without a number, where all above it have one.
pub(super) fn lines_above(records: &[Record]) -> usize {
    let candidates = records.len().saturating_sub(1).min(SEARCHED);
    let widths: Vec<usize> = records[..candidates].iter().map(filled).collect();
    let is_narrow = |place: usize, width: usize| widths[place] < width || is_label(&records[place]);
    let has_columns = records.iter().any(|record| filled(record) > 1);
    let mut best = (0, 0);
    for (place, record) in records[..candidates].iter().enumerate() {
        // A year behind a colon is no name of a column.
        let is_name = |cell: &&String| !(is_number(cell) || is_label(record) && cell.chars().any(is_digit));
        let known = record.cells.iter().filter(is_name).filter(|cell| is_known_header(cell)).count();
        let is_wide = widths[place] > 1 || (place == 0 && !has_columns);
        let widest = (0..place).all(|above| is_narrow(above, widths[place]));
        if known > best.0 && is_wide && widest {
            best = (known, place);
        }
    }
    if best.0 > 0 {
        return best.1;
    }
    let is_table = |place: &usize| widths[*place] > 1 && !(is_label(&records[*place]) && has_digit(&records[*place]));
    let first_wide = (0..candidates).find(is_table).unwrap_or(0);
    let has_number = |record: &Record| record.cells.iter().any(|cell| is_number(cell));
    // Two texts under one may be a name with a comma in it; three are not, nor are texts above numbers.
    let columns =
        widths.get(first_wide).is_some_and(|width| *width > 2) || records[first_wide..].iter().any(has_number);
    if first_wide > 0 && columns && !has_number(&records[first_wide]) { first_wide } else { 0 }
}

/// Joins a header of two lines, as merged cells make it, into one: years above revenue and profit, or the other way round.
/// Whatever the lower line fills must be a figure with the text above it, or with the last text to the left of that.
pub(super) fn join_lines(records: &mut Vec<Record>) {
    let candidates = records.len().saturating_sub(2).min(SEARCHED);
    let found = (0..candidates).find_map(|place| Some((place, joined(&records[place], &records[place + 1])?)));
    if let Some((place, cells)) = found {
        records[place].cells = cells;
        records.remove(place + 1);
    }
}

fn joined(upper: &Record, lower: &Record) -> Option<Vec<String>> {
    let (mut above, mut is_merged, mut cells) = ("", false, Vec::new());
    for column in 0..upper.cells.len().max(lower.cells.len()) {
        let [over, under] = [upper, lower].map(|line| line.cells.get(column).map_or("", |cell| cell.trim()));
        // A sheet's cell merged over both lines stands in both.
        let under = if under.trim_start_matches(MERGED_NUMBER) == over { "" } else { under };
        above = if over.is_empty() { above } else { over };
        is_merged |= over.is_empty() && !under.is_empty();
        cells.push(if under.is_empty() { over.to_owned() } else { format!("{under} {above}") });
        if !under.is_empty() && !names_figure(cells.last()?) {
            return None;
        }
    }
    is_merged.then_some(cells)
}

// Whether a line says what the table is of: "Период: 2025 г.", or a pivot table's filter, such as "Year; 2025".
fn is_label(record: &Record) -> bool {
    let cells: Vec<&str> = record.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let is_named = |cell: &str| cell.split_once(':').is_some_and(|(name, _)| name.chars().any(char::is_alphabetic));
    cells.first().is_some_and(|cell| is_named(cell) || (cells.len() == 2 && names_time(cell)))
}

fn has_digit(record: &Record) -> bool {
    record.cells.iter().any(|cell| cell.chars().any(is_digit))
}

fn filled(record: &Record) -> usize {
    record.cells.iter().filter(|cell| !cell.trim().is_empty()).count()
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
    use super::{join_lines, lines_above, looks_like_header};

    fn check(text: &str, expected: bool) {
        assert_eq!(looks_like_header(&read_records(text, Delimiter::Comma, 100)), expected, "{text:?}");
    }

    #[test]
    fn titles_stand_above_a_header() {
        let check = |text: &str, expected: usize| {
            assert_eq!(lines_above(&read_records(text, Delimiter::Semicolon, 100)), expected, "{text:?}");
        };
        check("Клиент;Город\nА;Б", 0);
        check("Отчёт по клиентам за 2023 год;;\nКлиент;Город;Выручка 2023\nА;Б;1", 1);
        check("Customers\nas of;today\nCompany;City;Revenue 2024\nAcme;Rome;5", 2);
        check("List\nFoo;Bar\nAcme;5", 1);
        check("Параметры:;Период: 2025 г.\nКонтрагент;Выручка\nА;1", 1);
        check("Параметры:;Период: 2025 г.\nФу;Бар\nА;1", 1);
        check("FY 2025\nКонтрагент;Сумма\nА;1", 1);
        check("Year;2025\nRow Labels;Sum of Revenue\nA;1", 1);
        check("Period: Jan 1; 2026 - Oct 31; 2026\nCustomer;Revenue\nA;1", 1);
        check("Foo:;Bar;Baz\nAcme;Rome;x", 0);
        check("Month;Revenue\nJan;5", 0);
        check("2025\n2024\nAcme", 0);
        check("List\nFoo;Bar;Baz\nAcme;Rome;x", 1);
        check("Acme\nBolt; Inc.\nCog; Ltd", 0);
        check("Acme\nBolt;7\nCog;8", 0);
        check("Acme;1997\nBolt;1998", 0);
        check("Foo;Bar\nAcme;1997\nBolt;1998", 0);
        check("Acme\nBolt\nCog", 0);
        check("Customer;City;Revenue 2024\nSales;City;7", 0);
    }

    #[test]
    fn merged_cells_make_a_header_of_two_lines() {
        let check = |text: &str, expected: &str| {
            let mut records = read_records(text, Delimiter::Semicolon, 100);
            let before = records.len();
            join_lines(&mut records);
            let found = records.iter().find(|_| records.len() < before).map(|record| record.cells.join("|"));
            assert_eq!(found.unwrap_or_default(), expected, "{text:?}");
        };
        check(
            "Customer;2024;;2025;\n;Revenue;Profit;Revenue;Profit\nA;1;2;3;4",
            "Customer|Revenue 2024|Profit 2024|Revenue 2025|Profit 2025",
        );
        check("Customer;Sales;;City\nCustomer;2024;2025;City\nA;1;2;Rome", "Customer|2024 Sales|2025 Sales|City");
        check("Клиент;Выручка;;Город\n;2024;2025;\nА;1;2;Уфа", "Клиент|2024 Выручка|2025 Выручка|Город");
        check("Customer;Revenue 2024;Revenue 2025\n;1;2\nA;1;2", "");
        check("Customer;Revenue;\nA;2024;2025\nB;1;2", "");
        check("Customer;2024;2025\n;Revenue;Revenue\nA;1;2", "");
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
