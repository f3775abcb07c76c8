//! Spans of days in headers: "01.01.2026 – 31.10.2026", "1 Jan - 31 Oct 2026", "YTD 31.10.2026", «۱۴۰۵/۰۱/۰۱ تا ۱۴۰۵/۰۸/۳۰».

use super::run::{Run, SINCE, UP_TO, month};
use super::words::holds;
use crate::model::{Date, Period};

// Words before the day up to which something runs.
const AS_OF: &str = "as|at|per|zum|stand|на";

/// The months between two days in the tokens of a header, with the tokens but those of the days: only their year stays.
/// `None` where there are none, or where they are no whole months from the first of some.
pub(super) fn between_days(tokens: &[String]) -> Option<(Run, Vec<String>)> {
    let days = days(tokens);
    let (first, last) = days.first().zip(days.get(1))?;
    let year = last.year?;
    let is_one_span = days.len() == 2 && first.year.is_none_or(|other| other == year) && first.number == 1;
    let run = is_one_span.then(|| run(first.month, *last, year)).flatten()?;
    Some((run, without(tokens, &days, year)))
}

/// The months up to the only day in the tokens of a header that says that it is of a year to date.
pub(super) fn up_to_day(tokens: &[String]) -> Option<(Run, Vec<String>)> {
    let days = days(tokens);
    let [last] = days.as_slice() else { return None };
    let year = last.year?;
    Some((run(1, *last, year)?, without(tokens, &days, year)))
}

/// A day as a header names it, and the tokens it takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day {
    year: Option<i32>,
    month: u8,
    number: u8,
    pub(super) start: usize,
    pub(super) len: usize,
}

impl Day {
    fn is_last_of_month(self, year: i32) -> bool {
        if Period::Year(year).is_jalali() {
            // The twelfth month has a thirtieth in leap years only.
            return self.number >= [31, 30, 29][usize::from(self.month > 6) + usize::from(self.month > 11)];
        }
        let date = |day: u8| Date::new(year, u32::from(self.month), u32::from(day));
        date(self.number).is_some() && date(self.number + 1).is_none()
    }
}

// A month that has not ended counts only as the year's first, of which there is nothing else.
fn run(first: u8, last: Day, year: i32) -> Option<Run> {
    let is_whole = last.is_last_of_month(year);
    let month = if is_whole || last.month == 1 { last.month } else { last.month - 1 };
    let is_known = first < month || (first == month && is_whole) || month == 1;
    (is_known && (is_whole || first == 1)).then_some(Run::Between(first, month, Some(Period::Year(year).is_jalali())))
}

/// The days that tokens name.
pub(super) fn days(tokens: &[String]) -> Vec<Day> {
    let mut days = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        if let Some(day) = numbers(tokens, place).or_else(|| named(tokens, place)) {
            place = day.start + day.len;
            days.push(day);
        } else {
            place += 1;
        }
    }
    // 01/10/2026 is a tenth of January where the other day of the span, or this one itself, tells that the month comes
    // first.
    if days.iter().any(|day: &Day| day.month > 12) {
        for day in days.iter_mut().filter(|day| day.is_all_numbers(tokens)) {
            (day.month, day.number) = (day.number, day.month);
        }
    }
    days.retain(|day| (1..=12).contains(&day.month) && (1..=31).contains(&day.number));
    days
}

impl Day {
    fn is_all_numbers(&self, tokens: &[String]) -> bool {
        tokens[self.start..self.start + self.len].iter().all(|token| number(token, 4).is_some())
    }
}

fn number(token: &str, most: usize) -> Option<u16> {
    token.parse().ok().filter(|_| token.len() <= most && token.bytes().all(|byte| byte.is_ascii_digit()))
}

fn year(token: &str) -> Option<i32> {
    let year = number(token, 4).filter(|_| token.len() == 4).map(i32::from)?;
    ((1300..1500).contains(&year) || (1900..2100).contains(&year)).then_some(year)
}

// 31.10.2026, 10/31/2026, 2026-10-31: the day stands in `number`, until the other one of a span says otherwise.
fn numbers(tokens: &[String], start: usize) -> Option<Day> {
    let [one, two, three] = tokens.get(start..start + 3)? else { return None };
    let small = |token: &str| number(token, 2).and_then(|number| u8::try_from(number).ok());
    let (year, month, day) = match (year(one), year(three)) {
        (Some(year), None) => (year, small(two)?, small(three)?),
        (None, Some(year)) => (year, small(two)?, small(one)?),
        _ => return None,
    };
    Some(Day { year: Some(year), month, number: day, start, len: 3 })
}

// "31 Oct 2026", "1 января", "Oct 31, 2026".
fn named(tokens: &[String], start: usize) -> Option<Day> {
    let small =
        |place: usize| tokens.get(place).and_then(|token| number(token, 2)).and_then(|it| u8::try_from(it).ok());
    let month_at = |place: usize| tokens.get(place).and_then(|token| month(token)).map(|(month, _)| month);
    let (month, day) = match (small(start), month_at(start + 1)) {
        (Some(day), Some(month)) => (month, day),
        _ => (month_at(start)?, small(start + 1)?),
    };
    let year = tokens.get(start + 2).and_then(|token| year(token));
    Some(Day { year, month, number: day, start, len: 2 + usize::from(year.is_some()) })
}

// The tokens but those of the days and the words around them, and the year.
fn without(tokens: &[String], days: &[Day], year: i32) -> Vec<String> {
    let is_of_day = |place: &usize| days.iter().any(|day| (day.start..day.start + day.len).contains(place));
    let is_link = |token: &str| holds(SINCE, token) || holds(UP_TO, token) || holds(AS_OF, token);
    let rest = (0..tokens.len()).filter(|place| !is_of_day(place)).map(|place| &tokens[place]);
    let rest = rest.filter(|token| !is_link(token)).cloned();
    rest.chain(std::iter::once(year.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::mapping::fold;

    #[test]
    fn words_stand_as_folding_leaves_them() {
        for word in AS_OF.split('|') {
            assert_eq!(word, fold(word));
        }
    }
}
