//! Guessing the mapping of a table from its headers and its contents.

use std::collections::{BTreeMap, BTreeSet};

use super::above::take_above;
use super::around::{Around, Beside};
use super::period::{Figure, FigureHeader, read_figure_header, unread_period};
use super::run::Covers;
use super::words::{INDEX, KEY_ACCOUNT, holds};
use super::{
    Column, ColumnNote, Mapping, PeriodFrom, Scale, Shares, fold, known_field, margin, parse_key_mark, parse_status,
};
use crate::exchange::AccountField;
use crate::exchange::currency::{NamedCurrency, counted_in};
use crate::exchange::date::{guess_date_order, parse_date};
use crate::exchange::missing::is_missing;
use crate::exchange::number::{
    Mark, NumberStyle, guess_number_style, has_many_decimals, is_code, own_style, parse_decimal, parse_number,
    thousands_style,
};
use crate::exchange::table::RawTable;
use crate::model::{MonthsCovered, PeriodKind};

/// How many rows are looked at to tell what a column holds.
const SAMPLE_ROWS: usize = 300;

/// The mapping a table seems to have.
pub fn guess_mapping(table: &RawTable, around: &Around) -> Mapping {
    let known = around.known.as_slice();
    let shapes: Vec<Shape> = (0..table.header.len()).map(|column| shape(table, column)).collect();
    let beside = Beside { around, periods: kinds_of_periods(table, &shapes), longest: longest(table, &shapes, around) };
    let mut taken: BTreeMap<AccountField, usize> = BTreeMap::new();
    let mut columns = Vec::with_capacity(shapes.len());
    for (place, (header, shape)) in table.header.iter().zip(&shapes).enumerate() {
        let mut column = by_header(header, *shape, &beside);
        if names_margin(header) && !margin::is_money(header, samples(table, place)) {
            column = free(header, *shape, known);
        }
        if holds(INDEX, &fold(header)) && numbers_rows(table, place) {
            columns.push(Column { note: Some(ColumnNote::RowNumbers), ..Column::of(None) });
            continue;
        }
        if holds(KEY_ACCOUNT, &fold(header)) && mostly(table, place, |cell| parse_key_mark(cell).is_some()) {
            let marks = Column::of(Some(AccountField::Status));
            column = Column { note: Some(ColumnNote::KeyMarks), marks_keys: true, ..marks };
        } else if column.field == Some(AccountField::Status)
            && !mostly(table, place, |cell| parse_status(cell).is_some())
        {
            column = Column { note: Some(ColumnNote::OtherStatus), ..free(header, *shape, known) };
        }
        if let Some(first) =
            taken.get(&AccountField::Name).copied().filter(|_| column.field == Some(AccountField::Name))
        {
            // Lists of an ERP have the customer's number under "Customer", and its name beside it.
            let numbers = [first, place].map(|column| mostly(table, column, is_only_number));
            let texts = [first, place].map(|column| mostly(table, column, |cell| cell.contains(char::is_alphabetic)));
            match (numbers, texts) {
                ([true, _], [_, true]) => {
                    let number = number_column(table, first, shapes[first], known);
                    taken.extend(number.field.clone().map(|field| (field, first)));
                    taken.remove(&AccountField::Name);
                    columns[first] = number;
                }
                ([_, true], [true, _]) => column = number_column(table, place, *shape, known),
                _ => {}
            }
        }
        if let Some(first) = column.field.as_ref().and_then(|field| taken.get(field)).copied() {
            column = Column { note: Some(ColumnNote::Taken { first }), ..free(header, *shape, known) };
            if let Some(first) = column.field.as_ref().and_then(|field| taken.get(field)).copied() {
                column = Column { note: Some(ColumnNote::LeftOut { first }), ..Column::of(None) };
            }
        }
        // An empty column is left out, which says all.
        column.note = column.note.filter(|_| *shape != Shape::Empty || column.field.is_some());
        if *shape == Shape::MostlyNumbers
            && column.note.is_none()
            && matches!(column.field, Some(AccountField::Text(_)))
        {
            column.note = first_text(table, place).map(|row| ColumnNote::SomeTexts { row });
        }
        if let Some(field) = &column.field {
            taken.insert(field.clone(), place);
        }
        columns.push(column);
    }
    if !taken.contains_key(&AccountField::Name) && !taken.contains_key(&AccountField::Code) {
        name_a_name(table, &shapes, &mut columns);
    }
    if !is_list_of_sales(table, &shapes, &columns) {
        take_above(table, around, &mut columns);
    }
    guess_styles(table, &shapes, &mut columns);
    Mapping { columns }
}

// Whether rows of the same accounts have dates, which say their periods themselves.
fn is_list_of_sales(table: &RawTable, shapes: &[Shape], columns: &[Column]) -> bool {
    let is_date =
        |(shape, column): (&Shape, &Column)| *shape == Shape::Date && column.field != Some(AccountField::CustomerSince);
    let is_account = |column: &Column| matches!(column.field, Some(AccountField::Name | AccountField::Code));
    let repeats = |place: usize| {
        let cells = samples(table, place);
        cells.clone().collect::<BTreeSet<_>>().len() < cells.count()
    };
    let accounts = (0..columns.len()).filter(|place| is_account(&columns[*place]));
    shapes.iter().zip(columns).any(is_date) && accounts.into_iter().any(repeats)
}

// The numbers of customers whose names stand in another column: their codes, where no column is called so.
fn number_column(table: &RawTable, place: usize, shape: Shape, known: &[AccountField]) -> Column {
    let is_code = |header: &String| known_field(&fold(header)) == Some(&AccountField::Code);
    if table.header.iter().any(is_code) {
        free(&table.header[place], shape, known)
    } else {
        Column::of(Some(AccountField::Code))
    }
}

// Whether a column counts the rows from one on. As codes such numbers would be another customer's in the next table.
fn numbers_rows(table: &RawTable, place: usize) -> bool {
    let mut count = 0;
    let counts = samples(table, place).filter(|cell| is_only_number(cell)).all(|cell| {
        count += 1;
        parse_decimal(cell, None).is_ok_and(|number| number.scaled(0) == Ok(count))
    });
    counts && count > 1
}

fn is_only_number(cell: &str) -> bool {
    cell.chars().any(char::is_numeric) && !cell.chars().any(char::is_alphabetic)
}

// What the cells of a column are, most of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Number,
    MostlyNumbers,
    SomeNumbers,
    Date,
    Text,
}

fn samples(table: &RawTable, column: usize) -> impl Iterator<Item = &str> + Clone {
    let cells = table.rows.iter().filter_map(move |row| row.cells.get(column)).map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).take(SAMPLE_ROWS)
}

// Whether half of a column's cells or more are such: our statuses, and not another program's under the same header.
fn mostly(table: &RawTable, column: usize, is_such: fn(&str) -> bool) -> bool {
    let cells = samples(table, column);
    let such = cells.clone().filter(|cell| is_such(cell)).count();
    such > 0 && such * 2 >= cells.count()
}

fn shape(table: &RawTable, column: usize) -> Shape {
    let cells = samples(table, column).filter(|cell| !is_missing(cell));
    let count = cells.clone().count();
    let most = |found: usize| found * 10 >= count * 9;
    let numbers = cells.clone().filter(|cell| is_number(cell)).count();
    let has_codes = cells.clone().any(is_code);
    if count == 0 {
        Shape::Empty
    } else if most(numbers) && !has_codes {
        Shape::Number
    } else if numbers * 2 > count && !has_codes {
        Shape::MostlyNumbers
    } else if most(cells.clone().filter(|cell| parse_date(cell, guess_date_order([*cell])).is_ok()).count()) {
        Shape::Date
    } else if numbers > 0 {
        Shape::SomeNumbers
    } else {
        Shape::Text
    }
}

// The row of the first cell that is something, and no number.
fn first_text(table: &RawTable, column: usize) -> Option<u32> {
    let is_text = |cell: &String| !cell.trim().is_empty() && !is_missing(cell) && !is_number(cell.trim());
    table.rows.iter().find(|row| row.cells.get(column).is_some_and(is_text)).map(|row| row.number)
}

fn is_number(cell: &str) -> bool {
    let cell = &counted_in(cell, true).0;
    [NumberStyle::DecimalPoint, NumberStyle::DecimalComma].iter().any(|style| parse_decimal(cell, Some(*style)).is_ok())
}

/// The currency that stands with an amount.
pub(in crate::exchange) fn cell_currency(cell: &str) -> Option<NamedCurrency> {
    match parse_number(&counted_in(cell, true).0, Some(NumberStyle::DecimalPoint)).ok()?.mark {
        Mark::Currency(sign) => NamedCurrency::parse(&sign),
        _ => None,
    }
}

// How long the periods are that stand alone over columns of numbers.
fn kinds_of_periods(table: &RawTable, shapes: &[Shape]) -> BTreeSet<PeriodKind> {
    let numbers = table.header.iter().zip(shapes).filter(|(_, shape)| **shape == Shape::Number);
    let headers = numbers.filter_map(|(header, _)| read_figure_header(&fold(header)));
    headers.filter(|header| header.figure.is_none()).filter_map(|header| Some(header.period?.kind())).collect()
}

// The most months of its period that any column has of a figure.
fn longest(table: &RawTable, shapes: &[Shape], around: &Around) -> BTreeMap<AccountField, u8> {
    let may_be_figures = |shape: &Shape| !matches!(shape, Shape::Date | Shape::Text);
    let headers = table.header.iter().zip(shapes).filter(|(_, shape)| may_be_figures(shape)).map(|(header, _)| header);
    let mut longest = BTreeMap::new();
    for header in headers.filter_map(|header| read_figure_header(&fold(header))) {
        if let Some((field, months)) = header.field().zip(header.months(around.today)) {
            let most = longest.entry(field).or_insert(months);
            *most = months.max(*most);
        }
    }
    longest
}

fn by_header(header: &str, shape: Shape, beside: &Beside<'_>) -> Column {
    let (known, folded) = (beside.around.known.as_slice(), fold(header));
    if let Some(field) = known_field(&folded) {
        return Column::of(Some(field.clone()));
    }
    let Some(read) = read_figure_header(&folded) else { return unread(header, shape, known) };
    let months = read.months(beside.around.today);
    let FigureHeader { figure, period, scale, has_short_year, .. } = read;
    let covers = period.and_then(|period| Some((period, MonthsCovered::new(months?)?)));
    let covers = covers.filter(|(period, months)| months.months() < period.kind().months());
    if read.covers != Covers::Whole && !beside.is_longest(read, months) {
        return unread(header, shape, known);
    }
    // A year alone is a figure only over numbers, or beside columns of others; revenue by name is one even where cells
    // are wrong.
    let fits = match shape {
        Shape::Number | Shape::MostlyNumbers | Shape::Empty => true,
        Shape::SomeNumbers => figure.is_some() || period.is_some_and(|period| beside.periods.contains(&period.kind())),
        Shape::Date | Shape::Text => false,
    };
    if !fits {
        return free(header, shape, known);
    }
    let Some(field) = read.field() else {
        let shape = if shape == Shape::MostlyNumbers { Shape::Number } else { shape };
        return Column { scale, note: Some(ColumnNote::NoPeriod), ..free(header, shape, known) };
    };
    let note = match (figure, covers) {
        (Some(Figure::Margin), _) => Some(ColumnNote::MarginInMoney),
        (_, Some((period, months))) if read.covers == Covers::ToDate => Some(ColumnNote::ToDateOf(period, months)),
        (_, Some((period, months))) => Some(ColumnNote::PartOf(period, months)),
        _ => period.filter(|_| has_short_year).map(ColumnNote::ShortYear),
    };
    Column { scale, note, covers: covers.map(|(_, months)| months), ..Column::of(Some(field)) }
}

fn names_margin(header: &str) -> bool {
    read_figure_header(&fold(header)).is_some_and(|read| read.figure == Some(Figure::Margin))
}

// A field of its own; over numbers it is said that its header names a period that is none here.
fn unread(header: &str, shape: Shape, known: &[AccountField]) -> Column {
    let column = free(header, shape, known);
    let is_number = matches!(column.field, Some(AccountField::Number(_)));
    Column { note: unread_period(header).filter(|_| is_number).map(ColumnNote::Unread), ..column }
}

fn free(header: &str, shape: Shape, known: &[AccountField]) -> Column {
    let folded = fold(header);
    if folded.is_empty() || shape == Shape::Empty {
        return Column::of(None);
    }
    let same = |field: &&AccountField| match field {
        AccountField::Text(name) | AccountField::Number(name) => fold(name) == folded,
        _ => false,
    };
    let name = match known.iter().find(same) {
        Some(AccountField::Text(name) | AccountField::Number(name)) => name.clone(),
        _ => tidy(header),
    };
    Column::of(Some(if shape == Shape::Number { AccountField::Number(name) } else { AccountField::Text(name) }))
}

/// A header as the name of a free field: `contact_title` is "Contact title". Tidying a tidy name leaves it.
fn tidy(header: &str) -> String {
    let spaced = if header.contains(' ') { header.to_owned() } else { header.replace('_', " ") };
    let name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut characters = name.chars();
    match characters.next() {
        Some(first) if !name.chars().any(char::is_uppercase) => first.to_uppercase().chain(characters).collect(),
        _ => name,
    }
}

// Without any known header for it, the name is the first column of texts that hardly repeat and are no codes. A list
// may hold a customer twice.
fn name_a_name(table: &RawTable, shapes: &[Shape], columns: &mut [Column]) {
    let free = |column: &Column| matches!(column.field, None | Some(AccountField::Text(_)));
    let distinct = |column: usize| {
        let cells = samples(table, column);
        cells.clone().collect::<BTreeSet<_>>().len() * 5 >= cells.count() * 4
    };
    let fits = |column: &usize| {
        let is_text = matches!(shapes[*column], Shape::Text | Shape::SomeNumbers | Shape::MostlyNumbers);
        let has_digits = |cell: &str| cell.chars().any(char::is_numeric);
        is_text && free(&columns[*column]) && distinct(*column) && !mostly(table, *column, has_digits)
    };
    if let Some(column) = (0..columns.len()).find(fits) {
        let note = table.has_header.then_some(ColumnNote::GuessedName);
        columns[column] = Column { note, ..Column::of(Some(AccountField::Name)) };
    }
}

// A column that does not tell its own style has the one of the table's other columns.
fn guess_styles(table: &RawTable, shapes: &[Shape], columns: &mut [Column]) {
    let all = (0..shapes.len()).filter(|column| shapes[*column] == Shape::Number);
    let numbers = guess_number_style(all.flat_map(|column| samples(table, column)));
    let all = (0..shapes.len()).filter(|column| shapes[*column] != Shape::Number);
    let dates = guess_date_order(all.flat_map(|column| samples(table, column)));
    for (place, column) in columns.iter_mut().enumerate() {
        let own = table.rows.iter().filter_map(|row| row.cells.get(place)).map(String::as_str);
        column.numbers = guess_number_style(own.clone()).or(numbers);
        column.amounts = amount_style(own.clone(), column.numbers);
        column.dates = guess_date_order(own.clone()).or(dates);
        let header = table.header.get(place).map_or("", String::as_str);
        column.shares = Shares::guess(header, own, column.numbers);
        let named = NamedCurrency::in_header(header);
        column.names_currency = named.is_some();
        column.currency = named.or_else(|| samples(table, place).find_map(cell_currency));
    }
}

// Three digits behind the only mark of an amount are thousands, which says what the mark means in the whole column,
// unless clear cells say the other thing. Sums that were never rounded have three decimals, too.
fn amount_style<'a>(cells: impl Iterator<Item = &'a str> + Clone, numbers: Option<NumberStyle>) -> Option<NumberStyle> {
    if cells.clone().any(has_many_decimals) {
        return numbers;
    }
    let mut open = cells.clone().filter_map(thousands_style);
    let Some(style) = open.next() else { return numbers };
    let agrees = |own: Option<NumberStyle>| own.is_none_or(|own| own == style);
    (open.all(|other| other == style) && cells.into_iter().all(|cell| agrees(own_style(cell)))).then_some(style)
}

impl Column {
    /// A column of sums: plain amounts with a point, in units, of a currency where that is named.
    pub(in crate::exchange) fn of_sums(
        field: AccountField,
        covers: Option<MonthsCovered>,
        currency: Option<NamedCurrency>,
    ) -> Self {
        let period = match field {
            AccountField::Revenue(period) | AccountField::Profit(period) => Some(period),
            _ => None,
        };
        let style = Some(NumberStyle::DecimalPoint);
        let note = period.zip(covers).map(|(period, months)| ColumnNote::PartOf(period, months));
        let names_currency = currency.is_some();
        Self { numbers: style, amounts: style, currency, names_currency, covers, note, ..Self::of(Some(field)) }
    }

    fn of(field: Option<AccountField>) -> Self {
        Self {
            field,
            numbers: None,
            amounts: None,
            dates: None,
            scale: Scale::One,
            shares: None,
            currency: None,
            names_currency: false,
            marks_keys: false,
            period: PeriodFrom::Said,
            covers: None,
            note: None,
        }
    }
}
