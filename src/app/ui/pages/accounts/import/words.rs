//! Words for what an import found.

use linchpin::exchange::Content;
use linchpin::exchange::date::DateError;
use linchpin::exchange::import::{CellProblem, ImportProblem, ImportProblemKind, ImportWarning, ImportWarningKind};
use linchpin::exchange::mapping::{
    Column, ColumnNote, MappingProblem, PeriodAbove, PeriodFrom, ShareUnit, UnreadPeriod,
};
use linchpin::exchange::number::{NumberError, NumberStyle};
use linchpin::exchange::table::RawTable;
use linchpin::model::{Currency, MAX_TEXT};

use super::doubts::looks_like;
use crate::app::i18n::{errors, fmt, t, texts, texts::import as words};
use crate::app::ui::pages::accounts::words::content_text;

/// A column as a spreadsheet names it, with its header: K · Revenue 1996. Of a table made of another one, as it stands
/// there.
pub fn column_name(table: &RawTable, column: usize) -> String {
    let source = table.source_columns.as_ref().and_then(|columns| columns.get(column));
    // What was added up stands in no column of the list.
    if let (Some(None), Some(header)) = (source, table.header.get(column)) {
        return header.clone();
    }
    let letters = column_letters(source.copied().flatten().unwrap_or(column));
    match table.header.get(column).filter(|header| !header.is_empty()) {
        Some(header) => format!("{letters} · {header}"),
        None => letters,
    }
}

fn column_letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        let letter = u8::try_from(rest % 26).unwrap_or(0) + b'A';
        letters.insert(0, char::from(letter));
        rest /= 26;
    }
    letters
}

/// What is wrong with a row or a cell; `style` is how the numbers of its column are written.
pub fn import_problem(
    table: &RawTable,
    problem: &ImportProblem,
    currency: Currency,
    style: Option<NumberStyle>,
) -> String {
    match &problem.kind {
        ImportProblemKind::NoName => t(words::problem::NO_NAME).to_owned(),
        ImportProblemKind::SameAccount { first } => words::problem::same_account(fmt::integer(f64::from(*first))),
        ImportProblemKind::OtherPlace { first } => words::problem::other_place(fmt::integer(f64::from(*first))),
        ImportProblemKind::SameCode { first } => words::problem::same_code(fmt::integer(f64::from(*first))),
        ImportProblemKind::Doubt(kind) => looks_like(table, *kind),
        ImportProblemKind::SeveralAccounts { count } => words::problem::several_accounts(*count),
        ImportProblemKind::NoValue(kind) => errors::row_problem(kind, problem.row),
        ImportProblemKind::Cell(cell) => cell_problem(*cell, &problem.found, currency, style),
        _ => t(texts::errors::file::OTHER).to_owned(),
    }
}

/// Why a row should be looked at.
pub fn import_warning(warning: &ImportWarning, currency: Currency) -> String {
    match &warning.kind {
        ImportWarningKind::NameOfOther { taken_for, other } => words::warning::name_of_other(taken_for, other),
        ImportWarningKind::CodeOfBoth { taken_for, other } => words::warning::code_of_both(taken_for, other),
        ImportWarningKind::OtherCode { code } => words::warning::other_code(code),
        ImportWarningKind::Share { read, unit } => {
            let read = content_text(Content::Number(*read), currency);
            match unit {
                ShareUnit::PerCent => words::warning::share_per_cent(read),
                ShareUnit::Fraction => words::warning::share_fraction(read),
            }
        }
        _ => String::new(),
    }
}

fn cell_problem(problem: CellProblem, found: &str, currency: Currency, style: Option<NumberStyle>) -> String {
    let text = found.trim().to_owned();
    match problem {
        CellProblem::Name(error) => errors::name_error(error),
        CellProblem::Number(kind) => errors::cell_error(&NumberError { kind, text }, currency, style),
        CellProblem::Date(kind) => errors::date_error(&DateError { kind, text }),
        CellProblem::Ownership => t(texts::accounts::OWNERSHIP_WRONG).to_owned(),
        CellProblem::Role => t(texts::accounts::ROLE_WRONG).to_owned(),
        CellProblem::Class => t(texts::accounts::CLASS_WRONG).to_owned(),
        CellProblem::Programme => t(texts::accounts::PROGRAMME_WRONG).to_owned(),
        CellProblem::Status => t(words::problem::STATUS_WRONG).to_owned(),
        CellProblem::PartOfYear => t(words::problem::PART_OF_YEAR_WRONG).to_owned(),
        CellProblem::KeyMark => t(words::problem::KEY_MARK_WRONG).to_owned(),
        CellProblem::TextTooLong { characters } => {
            texts::errors::text::too_long(characters, fmt::integer(MAX_TEXT as f64))
        }
        _ => t(texts::errors::file::OTHER).to_owned(),
    }
}

/// Why the mapping cannot be used.
pub fn mapping_problem(table: &RawTable, problem: &MappingProblem) -> String {
    match problem {
        MappingProblem::NoPeriod { column } => words::mapping::no_period(column_name(table, *column)),
        MappingProblem::NoName => t(words::mapping::NO_NAME).to_owned(),
        MappingProblem::Same { first, second } => {
            words::mapping::same(column_name(table, *first), column_name(table, *second))
        }
        _ => t(texts::errors::file::OTHER).to_owned(),
    }
}

/// Where the period of a column was read, if that was above the table.
pub fn read_above(column: &Column, above: &PeriodAbove) -> Option<String> {
    let number = |number: u32| fmt::integer(f64::from(number));
    (column.period == PeriodFrom::Above).then(|| match column.covers {
        None => words::note::above(number(above.row), &above.text),
        Some(months) => {
            let all = number(u32::from(above.period.kind().months()));
            let months = number(u32::from(months.months()));
            words::note::above_part(number(above.row), &above.text, months, all, fmt::period(above.period))
        }
    })
}

/// What a person should know about a guess.
pub fn column_note(table: &RawTable, note: ColumnNote) -> String {
    match note {
        ColumnNote::GuessedName => t(words::note::GUESSED_NAME).to_owned(),
        ColumnNote::KeyMarks => t(words::note::KEY_MARKS).to_owned(),
        ColumnNote::OtherStatus => t(words::note::OTHER_STATUS).to_owned(),
        ColumnNote::RowNumbers => t(words::note::ROW_NUMBERS).to_owned(),
        ColumnNote::MarginInMoney => t(words::note::MARGIN_IN_MONEY).to_owned(),
        ColumnNote::NoPeriod => t(words::note::NO_PERIOD).to_owned(),
        ColumnNote::Unread(UnreadPeriod::HalfYear) => t(words::note::HALF_YEAR).to_owned(),
        ColumnNote::Unread(UnreadPeriod::ToDate) => t(words::note::TO_DATE).to_owned(),
        ColumnNote::Unread(UnreadPeriod::TwoYears) => t(words::note::TWO_YEARS).to_owned(),
        ColumnNote::ShortYear(period) => words::note::short_year(fmt::period(period)),
        ColumnNote::PartOf(period, months) | ColumnNote::ToDateOf(period, months) => {
            let number = |months: u8| fmt::integer(f64::from(months));
            let (months, all) = (number(months.months()), number(period.kind().months()));
            if matches!(note, ColumnNote::ToDateOf(..)) {
                return words::note::to_date_of(fmt::period(period), months, all);
            }
            words::note::part_of(months, all, fmt::period(period))
        }
        ColumnNote::LeftOut { first } => words::note::left_out(column_name(table, first)),
        ColumnNote::SomeTexts { row } => words::note::some_texts(fmt::integer(f64::from(row))),
        ColumnNote::Taken { first } => words::note::taken(column_name(table, first)),
        _ => String::new(),
    }
}
