//! Dates as people and spreadsheets write them, Gregorian and Jalali, in the digits of three scripts.

use super::fold::folded;
use crate::model::{Date, JalaliDate, from_jalali};

/// What comes first in a column whose dates end with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// 31/12/2024.
    DayFirst,
    /// 12/31/2024.
    MonthFirst,
}

/// Why a text is not a date, with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong.
    pub kind: DateErrorKind,
    /// The text as it was given.
    pub text: String,
}

/// What is wrong with a text that should be a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateErrorKind {
    /// There is nothing, or a dash alone.
    Empty,
    /// It is not written as a date.
    NotADate,
    /// Day and month may be either way round, and the column does not tell.
    Ambiguous,
    /// The calendar has no such day, or the year is not within 1600–2999.
    NoSuchDay,
}

/// Reads a day; `order` decides what `03/04/2024` leaves open. A year of 1300–1500 is Jalali. A time behind the day is
/// left out. Two-digit years are those of 1930–2029.
///
/// # Errors
/// When the text is not one day, or when it is ambiguous and there is no order.
pub fn parse_date(text: &str, order: Option<DateOrder>) -> Result<Date, DateError> {
    read(text, order).map_err(|kind| DateError { kind, text: text.to_owned() })
}

/// Whether a text is a date of the solar calendar of Iran, by its year or its month's name.
pub(super) fn is_jalali_date(text: &str) -> bool {
    let text = folded(text);
    let text = without_time(&text);
    let parts = numeric_parts(text).or_else(|| worded_parts(text));
    parts.is_some_and(|parts| parts.jalali || JALALI_YEARS.contains(&parts.year))
}

/// What a column's own dates say about their order; `None` when none of them tells, or when they contradict.
pub fn guess_date_order<'a>(samples: impl IntoIterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut days, mut months) = (false, false);
    for sample in samples {
        let text = folded(sample);
        if let Some(Parts { first, second, sort: Sort::YearLast { .. }, .. }) = numeric_parts(without_time(&text)) {
            days |= first > 12 && second <= 12;
            months |= second > 12 && first <= 12;
        }
    }
    match (days, months) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn read(text: &str, order: Option<DateOrder>) -> Result<Date, DateErrorKind> {
    let text = folded(text);
    if text.chars().all(|c| matches!(c, '-' | '\u{2014}')) {
        return Err(DateErrorKind::Empty);
    }
    let text = without_time(&text);
    let parts = numeric_parts(text).or_else(|| worded_parts(text)).ok_or(DateErrorKind::NotADate)?;
    let (month, day) = match parts.sort {
        Sort::YearFirst => (parts.first, parts.second),
        Sort::YearLast { dotted: true } => (parts.second, parts.first),
        Sort::YearLast { dotted: false } => sorted(parts.first, parts.second, order)?,
    };
    let (Ok(month), Ok(day)) = (u8::try_from(month), u8::try_from(day)) else {
        return Err(DateErrorKind::NoSuchDay);
    };
    let date = if parts.jalali || JALALI_YEARS.contains(&parts.year) {
        from_jalali(JalaliDate { year: parts.year, month, day })
    } else {
        Date::new(parts.year, u32::from(month), u32::from(day))
    };
    date.ok_or(DateErrorKind::NoSuchDay)
}

/// Years that are Jalali whatever stands around them: no customer relation is older than that.
const JALALI_YEARS: std::ops::RangeInclusive<i32> = 1300..=1500;

/// Three numbers of a date, the year known by its length.
struct Parts {
    year: i32,
    /// The first of the other two as they are written; of a date with a named month, the month.
    first: u32,
    second: u32,
    sort: Sort,
    /// Whether the month's name is one of the Jalali calendar.
    jalali: bool,
}

enum Sort {
    /// Year, month, day: the only order in use.
    YearFirst,
    /// The year stands last. Between dots the day comes first everywhere.
    YearLast { dotted: bool },
}

/// Month and day of a date that ends with its year.
fn sorted(first: u32, second: u32, order: Option<DateOrder>) -> Result<(u32, u32), DateErrorKind> {
    match (first > 12, second > 12) {
        (true, _) => Ok((second, first)),
        (false, true) => Ok((first, second)),
        (false, false) if first == second => Ok((first, second)),
        (false, false) => match order.ok_or(DateErrorKind::Ambiguous)? {
            DateOrder::DayFirst => Ok((second, first)),
            DateOrder::MonthFirst => Ok((first, second)),
        },
    }
}

/// The text before a time of day: `2024-03-20T00:00:00Z`, `20.03.2024 14:02`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text.strip_suffix(['.', ',']).unwrap_or(text);
    };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    before.strip_suffix(['T', 't', ' ', ',']).map_or(text, |day| day.trim_end_matches([' ', ',', '،']))
}

fn numeric_parts(text: &str) -> Option<Parts> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return parts(&text[..4], &text[4..6], &text[6..], false);
    }
    let mark = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let mut pieces = text.split(mark).map(str::trim);
    let (a, b, c) = (pieces.next()?, pieces.next()?, pieces.next()?);
    if pieces.next().is_some() { None } else { parts(a, b, c, mark == '.') }
}

fn parts(a: &str, b: &str, c: &str, dotted: bool) -> Option<Parts> {
    let short = |piece: &str| (1..=2).contains(&piece.len()).then(|| number(piece))?;
    if a.len() == 4 {
        let (first, second) = (short(b)?, short(c)?);
        return Some(Parts { year: year(a)?, first, second, sort: Sort::YearFirst, jalali: false });
    }
    let (first, second) = (short(a)?, short(b)?);
    Some(Parts { year: year(c)?, first, second, sort: Sort::YearLast { dotted }, jalali: false })
}

fn number(piece: &str) -> Option<u32> {
    piece.bytes().all(|byte| byte.is_ascii_digit()).then(|| piece.parse().ok())?
}

/// A year of four digits, or of two within 1930–2029, as spreadsheets read them.
fn year(piece: &str) -> Option<i32> {
    let number = i32::try_from(number(piece)?).ok()?;
    match (piece.len(), number) {
        (4, _) => Some(number),
        (2, ..30) => Some(2000 + number),
        (2, _) => Some(1900 + number),
        _ => None,
    }
}

/// Beginnings of month names, January first.
const GREGORIAN_MONTHS: [[&str; 3]; 12] = [
    ["jan", "янв", "ژانویه"],
    ["feb", "фев", "فوریه"],
    ["mar", "мар", "مارس"],
    ["apr", "апр", "آوریل"],
    ["may", "ма", "مه"],
    ["jun", "июн", "ژوئن"],
    ["jul", "июл", "ژوئیه"],
    ["aug", "авг", "اوت"],
    ["sep", "сен", "سپتامبر"],
    ["oct", "окт", "اکتبر"],
    ["nov", "ноя", "نوامبر"],
    ["dec", "дек", "دسامبر"],
];

/// The Jalali months, Farvardin first.
const JALALI_MONTHS: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// A date with its month in words: `20 Mar 2024`, `Mar 20, 2024`, `20 марта 2024 г.`, `۱ فروردین ۱۴۰۳`.
fn worded_parts(text: &str) -> Option<Parts> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '/', '،']).filter(|word| !word.is_empty()).collect();
    let words = if let [rest @ .., "г" | "года"] = words.as_slice() { rest } else { words.as_slice() };
    let &[a, b, c] = words else { return None };
    let ((month, jalali), day) = match (month(a), month(b)) {
        (Some(month), _) => (month, b),
        (None, Some(month)) => (month, a),
        (None, None) => return None,
    };
    // A named month leaves only day and year open, and the year is the one of four digits.
    let (day, year_text) = if day.len() == 4 { (c, day) } else { (day, c) };
    if year_text.len() != 4 || day.len() > 2 {
        return None;
    }
    Some(Parts { year: year(year_text)?, first: month, second: number(day)?, sort: Sort::YearFirst, jalali })
}

/// The number of a named month, and whether it is a Jalali one.
fn month(word: &str) -> Option<(u32, bool)> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let place = |place: usize| u32::try_from(place + 1).ok();
    if let Some(found) = JALALI_MONTHS.iter().position(|name| *name == word) {
        return place(found).map(|month| (month, true));
    }
    let begins = |names: &[&str; 3]| names.iter().any(|name| word.starts_with(name));
    GREGORIAN_MONTHS.iter().position(begins).and_then(place).map(|month| (month, false))
}
