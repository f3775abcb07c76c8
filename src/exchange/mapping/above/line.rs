//! What one line above a header says of time.

use super::plain;
use super::words::{ABOUT_TIME, BEGINS, BESIDE_DAYS, COMPARES, ENDS, MONTH, OF, PERIODS, SEVERAL, STAMPS, TITLES};
use crate::exchange::mapping::fold;
use crate::exchange::mapping::parts::split_tokens;
use crate::exchange::mapping::report_words::{COUNTED, RECORDS};
use crate::exchange::mapping::run::{Covers, Run, SINCE, UP_TO, YEAR_TO_DATE, cut_run, month};
use crate::exchange::mapping::span::{Day, between_days, days, up_to_day};
use crate::exchange::mapping::words::{self, holds};
use crate::model::Period;

// Longer texts are notes, in which a year is no period of the table.
const LONGEST: usize = 40;

/// What a line says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing, or only a day, such as the one it was made on.
    Nothing,
    /// Something that is no single period here.
    Unclear,
    /// A period.
    Of(Period, Covers),
    /// Months or a quarter of a year that it does not name.
    Part(Part),
    /// The day a period begins with.
    Since,
    /// The day a period ends with.
    Until,
}

/// A part of a year that is not named beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Run(Run),
    Quarter(u8),
}

impl Part {
    pub(super) fn of_year(self, year: i32) -> Option<(Period, Covers)> {
        match self {
            Self::Run(run) => run.of_year(year),
            Self::Quarter(quarter) => Period::Quarter(year, quarter).checked().map(|period| (period, Covers::Whole)),
        }
    }
}

/// Reads a line.
pub(super) fn read(text: &str) -> Said {
    let folded = fold(text);
    let tokens = split_tokens(&folded);
    let is_of_period = tokens.iter().any(|token| holds(PERIODS, token));
    if tokens.len() > LONGEST {
        return Said::Nothing;
    }
    if SEVERAL.iter().any(|several| folded.contains(several)) {
        return if tokens.iter().any(|token| is_about_time(token)) { Said::Unclear } else { Said::Nothing };
    }
    if tokens.iter().any(|token| holds(COMPARES, token)) && tokens.iter().any(|token| year(token).is_some()) {
        return Said::Unclear;
    }
    let found = days(&tokens);
    match found.as_slice() {
        [] if !is_of_period && tokens.iter().any(|token| holds(STAMPS, token)) => Said::Nothing,
        [] => read_periods(&tokens, text),
        [day] => read_day(&tokens, *day, text),
        _ => between_days(&tokens).and_then(|(run, rest)| run.of_year(only_year(&rest)?)).map_or(Said::Unclear, of),
    }
}

/// Whether a text says that something of time follows, and nothing else.
pub(in crate::exchange) fn names_time(text: &str) -> bool {
    let tokens = split_tokens(&fold(text));
    !tokens.is_empty() && tokens.iter().all(|token| is_about_time(token))
}

/// The months of a year up to the day that a text says something runs to.
pub(super) fn up_to(text: &str, year: i32) -> Option<(Period, Covers)> {
    let (run, rest) = up_to_day(&split_tokens(&fold(text)))?;
    run.of_year(only_year(&rest).filter(|own| *own == year)?)
}

fn of((period, covers): (Period, Covers)) -> Said {
    Said::Of(period, covers)
}

// A day says no period by itself: what stands beside it may.
fn read_day(tokens: &[String], day: Day, text: &str) -> Said {
    if is_to_date(tokens) {
        let cut = up_to_day(tokens).and_then(|(run, rest)| run.of_year(only_year(&rest)?));
        return cut.map_or(Said::Unclear, of);
    }
    let before = tokens[..day.start].iter().rev().find(|token| !holds(BESIDE_DAYS, token));
    let is = |lists: [&str; 2]| before.is_some_and(|token| lists.iter().any(|list| holds(list, token)));
    if is([SINCE, BEGINS]) {
        return Said::Since;
    }
    if is([UP_TO, ENDS]) {
        return Said::Until;
    }
    let is_of_day = |place: usize| (day.start..day.start + day.len).contains(&place);
    let rest: Vec<String> = (0..tokens.len()).filter(|place| !is_of_day(*place)).map(|p| tokens[p].clone()).collect();
    if rest.iter().any(|token| holds(STAMPS, token)) { Said::Nothing } else { read_periods(&rest, text) }
}

fn is_to_date(tokens: &[String]) -> bool {
    let is_pair = |pair: &[String]| words::TO_DATE[1..].contains(&(pair[0].as_str(), pair[1].as_str()));
    let is_year_to_date = |three: &[String]| three == ["year", "to", "date"];
    let is_word = tokens.iter().any(|token| holds(YEAR_TO_DATE, token));
    is_word || tokens.windows(2).any(is_pair) || tokens.windows(3).any(is_year_to_date)
}

// A line without days.
fn read_periods(tokens: &[String], text: &str) -> Said {
    if let Some(said) = read_month_numbers(tokens).or_else(|| read_run(tokens)) {
        return said;
    }
    let years: Vec<usize> = (0..tokens.len()).filter(|place| year(&tokens[*place]).is_some()).collect();
    match years.as_slice() {
        [] => without_year(tokens),
        [first, others @ ..] if others.iter().all(|place| tokens[*place] == tokens[*first]) => {
            around_year(tokens, *first, text)
        }
        _ => Said::Unclear,
    }
}

// "01.2025 - 10.2025", "۱۴۰۴/۰۱ تا ۱۴۰۴/۰۹".
fn read_month_numbers(tokens: &[String]) -> Option<Said> {
    let is_link = |token: &&String| holds(SINCE, token) || holds(UP_TO, token);
    let tokens: Vec<&String> = tokens.iter().filter(|token| !is_link(token)).collect();
    let small = |token: &str| token.parse().ok().filter(|number| (1..=12).contains(number) && token.len() < 4);
    tokens.windows(4).find_map(|four| {
        let [a, b, c, d] = [0, 1, 2, 3].map(|place| four[place].as_str());
        let months = |first: &str, last: &str, years: [&str; 2]| Some((small(first)?, small(last)?, years.map(year)));
        let (first, last, years) = months(a, c, [b, d]).or_else(|| months(b, d, [a, c]))?;
        let [Some(year), Some(other)] = years else { return None };
        let run = Run::Between(first, last, None);
        let is_run = year == other && first <= last;
        Some(if is_run { run.of_year(year).map_or(Said::Unclear, of) } else { Said::Unclear })
    })
}

// "Январь 2026 г. - Октябрь 2026 г.", "9 месяцев 2025 г.", "YTD 2026"; or the same without their year.
fn read_run(tokens: &[String]) -> Option<Said> {
    let (run, rest) = cut_run(&tokens.join(" "))?;
    let rest = split_tokens(&rest);
    let has_more = rest.iter().any(|token| month(token).is_some() || is_quarter(token));
    let years = rest.iter().any(|token| year(token).is_some());
    Some(match only_year(&rest) {
        _ if has_more => Said::Unclear,
        Some(year) => run.of_year(year).map_or(Said::Unclear, of),
        None if years || run == Run::ToDate => Said::Unclear,
        None => plain_short(tokens).unwrap_or(Said::Part(Part::Run(run))),
    })
}

// "H1 FY25", "Q3'25": a year of two digits where nothing but the period stands.
fn plain_short(tokens: &[String]) -> Option<Said> {
    let own: Vec<&str> = tokens.iter().map(String::as_str).filter(|token| !holds(PERIODS, token)).collect();
    let read = plain(&own.join(" "))?;
    Some(of((read.period?, read.covers)))
}

fn without_year(tokens: &[String]) -> Said {
    if let Some(said) = plain_short(tokens) {
        return said;
    }
    let short_year =
        tokens.windows(2).find(|pair| holds(words::YEAR, &pair[0]) && is_small(&pair[1]) && pair[1].len() == 2);
    if let Some(read) = short_year.filter(|pair| holds("fy|cy|gj", &pair[0])).and_then(|pair| plain(&pair.join(" "))) {
        return read.period.map_or(Said::Unclear, |period| Said::Of(period, read.covers));
    }
    if let Some(quarter) = quarter(tokens) {
        return Said::Part(Part::Quarter(quarter));
    }
    let is_before = |token: &String| [OF, MONTH, TITLES].iter().any(|list| holds(list, token));
    let is_of = |place: usize| place.checked_sub(1).is_some_and(|before| is_before(&tokens[before]));
    let is_alone = tokens.iter().all(|token| is_about_time(token) || month(token).is_some() || is_small(token));
    let named = (0..tokens.len()).find_map(|place| month(&tokens[place]).filter(|_| is_alone || is_of(place)));
    let is_one = tokens.iter().filter(|token| month(token).is_some()).count() == 1;
    let numbers: Vec<u8> =
        tokens.iter().filter_map(|token| token.parse().ok()).filter(|it| (1..=12).contains(it)).collect();
    let is_labelled = is_alone && tokens.iter().any(|token| holds(MONTH, token) || holds(PERIODS, token));
    let run = |first, last, calendar| Said::Part(Part::Run(Run::Between(first, last, calendar)));
    match (named, numbers.as_slice()) {
        (Some((month, is_jalali)), []) if is_one => run(month, month, Some(is_jalali)),
        (None, [month]) if is_labelled => run(*month, *month, None),
        // Posting periods: "Period 1 to 10".
        (None, [first, last]) if is_labelled && first < last => run(*first, *last, None),
        (Some(_), _) => Said::Unclear,
        _ if is_labelled && tokens.iter().any(|token| is_small(token)) => Said::Unclear,
        _ => Said::Nothing,
    }
}

// The number of a quarter beside a word for one.
fn quarter(tokens: &[String]) -> Option<u8> {
    let number = |token: &String| {
        let by_word =
            || words::ORDINALS.iter().position(|names| holds(names, token)).and_then(|it| u8::try_from(it + 1).ok());
        token.parse().ok().or_else(by_word).filter(|number| (1..=4).contains(number))
    };
    let beside = |place: usize| {
        let behind = tokens[place + 1..].iter().find(|token| !holds(words::ENDINGS, token));
        let before = tokens[..place].iter().rev().find(|token| !holds(words::ENDINGS, token));
        behind.and_then(number).or_else(|| before.and_then(number))
    };
    (0..tokens.len()).find_map(|place| is_quarter(&tokens[place]).then(|| beside(place)).flatten())
}

// A year and what of it stands around it: "за 3 квартал 2025 года".
fn around_year(tokens: &[String], place: usize, text: &str) -> Said {
    let start = tokens[..place].iter().rposition(|token| !is_of_period(token)).map_or(0, |before| before + 1);
    let end = tokens[place..].iter().position(|token| !is_of_period(token)).map_or(tokens.len(), |it| place + it);
    let (before, within, behind) = (&tokens[..start], &tokens[start..end], &tokens[end..]);
    let has_more = |token: &String| month(token).is_some() || is_quarter(token);
    let Some(read) = plain(&within.join(" ")).filter(|_| !before.iter().chain(behind).any(has_more)) else {
        return Said::Unclear;
    };
    let Some(period) = read.period else { return Said::Unclear };
    let has_name = within.iter().any(|token| month(token).is_some() || holds(words::OF_MONTHS, token));
    match period {
        Period::Month(..) if !has_name && !has_month_number(text) => Said::Unclear,
        Period::Year(_) if read.covers == Covers::Whole && !names_year(tokens, (before, within, behind), text) => {
            // Alone behind a name that is not known: it may be a period of something else.
            let is_count = before.iter().any(|token| holds(COUNTED, token) || holds(RECORDS, token));
            if behind.is_empty() && !is_count { Said::Unclear } else { Said::Nothing }
        }
        _ => Said::Of(period, read.covers),
    }
}

// Whether a number that may be a year is one: a word says so, nothing but words of time stands beside it, or it begins
// or ends a title.
fn names_year(tokens: &[String], (before, within, behind): (&[String], &[String], &[String]), text: &str) -> bool {
    let is_said = within.len() > 1 || before.last().is_some_and(|token| holds(OF, token));
    let is_labelled =
        before.iter().all(|token| is_about_time(token)) && behind.iter().all(|token| is_about_time(token));
    let is_count = before.last().into_iter().chain(behind.first()).any(|token| holds(RECORDS, token));
    let is_title = !text.contains(':') && !is_count && (before.is_empty() || behind.is_empty());
    is_said || is_labelled || is_title || tokens.iter().any(|token| holds(PERIODS, token))
}

// Whether a month stands with its year as a number: 03.2025, 2025-03.
fn has_month_number(text: &str) -> bool {
    let is_piece = |piece: &str| {
        piece.split(['.', '/', '-']).map(str::len).eq([2, 4]) || piece.split(['.', '/', '-']).map(str::len).eq([4, 2])
    };
    let plain: String =
        text.chars().map(|c| fold(&c.to_string()).chars().next().filter(char::is_ascii_digit).unwrap_or(c)).collect();
    plain
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '(' | ')'))
        .any(|piece| is_piece(piece.trim_matches('.')))
}

fn is_about_time(token: &str) -> bool {
    let lists = [ABOUT_TIME, PERIODS, OF, SINCE, UP_TO, words::YEAR, words::FISCAL, "all|все|همه|the|h|п"];
    is_quarter(token) || lists.iter().any(|list| holds(list, token))
}

fn is_quarter(token: &str) -> bool {
    holds(words::QUARTER, token) && !holds("سه|ماهه", token) || holds("квартала|quarters", token)
}

// A token that may be a part of a period beside its year.
fn is_of_period(token: &str) -> bool {
    let lists = [
        words::QUARTER,
        words::YEAR,
        words::FISCAL,
        words::HALF,
        words::OF_MONTHS,
        words::ENDINGS,
        "h|п|year|года|jahr",
    ];
    let is_ordinal = || words::ORDINALS.iter().chain(&words::SEASONS).any(|names| holds(names, token));
    is_small(token)
        || year(token).is_some()
        || month(token).is_some()
        || lists.iter().any(|list| holds(list, token))
        || is_ordinal()
}

fn is_small(token: &str) -> bool {
    token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit())
}

fn year(token: &str) -> Option<i32> {
    let year = token.parse().ok().filter(|_| token.len() == 4)?;
    ((1300..1500).contains(&year) || (1900..2100).contains(&year)).then_some(year)
}

// The year that tokens name, where it is one.
fn only_year(tokens: &[String]) -> Option<i32> {
    let mut years = tokens.iter().filter_map(|token| year(token));
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}
