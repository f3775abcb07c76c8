//! Headers of figures of several months together: "Jan–Oct 2026", "9 мес. 2025", «۸ ماهه ۱۴۰۵», "H1 2025", "YTD 2026".

use super::parts::split_tokens;
use super::span::{between_days, up_to_day};
use super::words::{self, holds};
use crate::model::{MonthsCovered, Period};

// Words for a year to date. What runs up to a day from elsewhere is no part of a year.
pub(super) const YEAR_TO_DATE: &str = "ytd|kumuliert|cumul|cumulé|acumulado|нарастающим";

// Words that belong to a run of months and say nothing else.
const OF_RUNS: &str =
    "итогом|первые|ersten|erste|year|jahr|года|год|سال|период|периода|period|zeitraum|période|periodo|دوره|بازه";

// Words before the last month of a run: Jan to Oct, с января по октябрь.
pub(super) const UP_TO: &str = "to|through|thru|until|till|bis|à|au|al|hasta|по|до|تا|لغایت";

// What stands between such a word and the month.
const ENDS: &str = "end|of|конец|конца|پایان|انتهای|اخر";

// Words before its first month.
pub(super) const SINCE: &str = "from|von|vom|de|du|с|از";

// Words for the first of two halves.
const FIRST_HALF: &str = "1|i|first|erstes|premier|primer|первое|اول|نخست";

// How many months there are, by word, one first.
const COUNTS: [&str; 12] = [
    "یک",
    "دو",
    "three|три|سه",
    "four|четыре|چهار",
    "five|пять|پنج",
    "six|шесть|شش|sechs",
    "seven|семь|هفت",
    "eight|восемь|هشت",
    "nine|девять|نه|neun",
    "ten|десять|ده",
    "eleven|одиннадцать|یازده",
    "twelve|двенадцать|دوازده|zwölf",
];

/// How much of its period a column of figures covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Covers {
    /// All of it.
    Whole,
    /// Its first months.
    Months(MonthsCovered),
    /// What of it was over when the list was made, which its header does not say.
    ToDate,
}

/// The months a header names together, and what remains of it when they are taken out: "revenue 2026" of
/// "Revenue Jan–Oct 2026". `None` when it names no such months.
pub(super) fn cut_run(folded: &str) -> Option<(Run, String)> {
    let tokens = split_tokens(folded);
    let readers = [between_days, between_months, of_so_many, half, to_date, up_to];
    let (run, rest) = readers.into_iter().find_map(|read| read(&tokens))?;
    // "9M25": what remains says itself that it is a year.
    let has_year = rest.iter().any(|token| is_number(token) && token.len() == 4);
    let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|token| !holds(OF_RUNS, token)).collect();
    let rest = rest.join(" ");
    Some((run, if has_year { rest } else { format!("fy {rest}") }))
}

/// Months together, as a header names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// From the one to the other, 1–12; named in the solar calendar of Iran, in the Gregorian one, or by number.
    Between(u8, u8, Option<bool>),
    /// From the first to one that is not named.
    ToDate,
}

impl Run {
    /// The period of a year these months are, or begin. `None` where they are in its midst or not of its calendar.
    pub(super) fn of_year(self, year: i32) -> Option<(Period, Covers)> {
        let whole = |period: Period| period.checked().map(|period| (period, Covers::Whole));
        match self {
            Self::ToDate => Some((Period::Year(year), Covers::ToDate)),
            Self::Between(_, _, Some(is_jalali)) if Period::Year(year).is_jalali() != is_jalali => None,
            Self::Between(1, 12, _) => whole(Period::Year(year)),
            Self::Between(first, last, _) if first == last => whole(Period::Month(year, first)),
            Self::Between(first, last, _) if first % 3 == 1 && last == first + 2 => {
                whole(Period::Quarter(year, first.div_ceil(3)))
            }
            Self::Between(1, last, _) => Some((Period::Year(year), Covers::Months(MonthsCovered::new(last)?))),
            Self::Between(..) => None,
        }
    }
}

type Cut = Option<(Run, Vec<String>)>;

// A month, and whether it is of the solar calendar of Iran.
pub(super) fn month(token: &str) -> Option<(u8, bool)> {
    let at = |lists: &[&str]| lists.iter().position(|names| holds(names, token));
    let found = at(&words::MONTHS).map(|place| (place, false));
    let (place, is_jalali) = found.or_else(|| at(&words::JALALI_MONTHS).map(|place| (place, true)))?;
    Some((u8::try_from(place + 1).ok()?, is_jalali))
}

fn is_number(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

// The tokens but those at the places, and but a word for a beginning before them.
fn without(tokens: &[String], places: std::ops::Range<usize>) -> Vec<String> {
    let before = &tokens[..places.start];
    let since = before.last().is_some_and(|token| holds(SINCE, token));
    let before = if since { &before[..before.len() - 1] } else { before };
    before.iter().chain(&tokens[places.end..]).cloned().collect()
}

// "Jan–Oct 2026", "с января по октябрь 2026", "Январь 2026 г. – Октябрь 2026 г.", «فروردین ۱۴۰۵ تا پایان مهر ۱۴۰۵».
fn between_months(tokens: &[String]) -> Cut {
    let (start, (first, is_jalali)) =
        tokens.iter().enumerate().find_map(|(place, token)| Some((place, month(token)?)))?;
    let behind = |place: usize, list: &str| {
        place + tokens[place..].iter().take_while(|token| list.split('|').any(|word| word == token.as_str())).count()
    };
    let mut end = behind(start + 1, words::YEAR);
    let year = tokens.get(end).filter(|token| is_number(token));
    end = behind(end + usize::from(year.is_some()), words::YEAR);
    end = behind(behind(end, UP_TO), ENDS);
    let (last, _) = tokens.get(end).and_then(|token| month(token)).filter(|(_, other)| *other == is_jalali)?;
    // The year before the last month must be the one behind it, which stays.
    let is_one_year = year.is_none_or(|year| tokens.get(behind(end + 1, words::YEAR)) == Some(year));
    (is_one_year && first < last).then(|| (Run::Between(first, last, Some(is_jalali)), without(tokens, start..end + 1)))
}

// "9 мес. 2025", "10 months 2026", «هشت ماهه ۱۴۰۵», "9M25": the first so many months of a year.
fn of_so_many(tokens: &[String]) -> Cut {
    let count = |token: &String| {
        let by_word = || COUNTS.iter().position(|names| holds(names, token)).map(|place| place + 1);
        let number = if is_number(token) { token.parse().ok() } else { by_word() };
        number.filter(|number| (1..=12).contains(number)).and_then(|number| u8::try_from(number).ok())
    };
    let is_m = |place: usize| {
        let beside = |token: Option<&String>| token.is_some_and(|token| is_number(token));
        let before = place.checked_sub(2).and_then(|before| tokens.get(before));
        holds("m|м", &tokens[place]) && (beside(tokens.get(place + 1)) || beside(before))
    };
    let (start, count) = (0..tokens.len().checked_sub(1)?).find_map(|place| {
        let is_months = holds(words::OF_MONTHS, &tokens[place + 1]) || is_m(place + 1);
        count(&tokens[place]).filter(|_| is_months).map(|count| (place, count))
    })?;
    // «شش ماهه دوم» are the months behind these.
    let behind = tokens.get(start + 2);
    let is_ordinal = words::ORDINALS.iter().any(|names| behind.is_some_and(|token| holds(names, token)));
    let is_first = behind.is_some_and(|token| holds(FIRST_HALF, token) && !is_number(token));
    let end = start + 2 + usize::from(is_first);
    (is_first || !is_ordinal).then(|| (Run::Between(1, count, None), without(tokens, start..end)))
}

// "H1 2025", "1 полугодие 2025", «نیمهٔ اول ۱۴۰۴». The second half is no beginning of a year.
fn half(tokens: &[String]) -> Cut {
    let is_half = |token: &String| holds(words::HALF, token) || holds("h|п", token);
    let is_first = |token: &String| holds(FIRST_HALF, token);
    let start = tokens
        .windows(2)
        .position(|pair| (is_half(&pair[0]) && is_first(&pair[1])) || (is_first(&pair[0]) && is_half(&pair[1])));
    let start = start?;
    Some((Run::Between(1, 6, None), without(tokens, start..start + 2)))
}

// "YTD 2026", "YTD Oct 2026", "с начала 2026 года по октябрь".
fn to_date(tokens: &[String]) -> Cut {
    let by_word = tokens.iter().position(|token| holds(YEAR_TO_DATE, token)).map(|place| place..place + 1);
    let is_pair = |pair: &[String]| words::TO_DATE.contains(&(pair[0].as_str(), pair[1].as_str()));
    let places = by_word.or_else(|| tokens.windows(2).position(is_pair).map(|place| place..place + 2))?;
    let rest = without(tokens, places);
    Some(up_to_day(&rest).or_else(|| up_to(&rest)).or_else(|| by_month(&rest)).unwrap_or((Run::ToDate, rest)))
}

fn by_month(tokens: &[String]) -> Cut {
    let (place, (last, is_jalali)) =
        tokens.iter().enumerate().find_map(|(place, token)| Some((place, month(token)?)))?;
    Some((Run::Between(1, last, Some(is_jalali)), without(tokens, place..place + 1)))
}

// "Revenue 2026 to Oct", «فروش ۱۴۰۵ تا مهر».
fn up_to(tokens: &[String]) -> Cut {
    let links = tokens.windows(2).enumerate();
    let mut found = links.filter(|(_, pair)| holds(UP_TO, &pair[0]));
    let (place, (last, is_jalali)) = found.find_map(|(place, pair)| Some((place, month(&pair[1])?)))?;
    Some((Run::Between(1, last, Some(is_jalali)), without(tokens, place..place + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::mapping::fold;

    #[test]
    fn words_stand_as_folding_leaves_them() {
        for word in [YEAR_TO_DATE, OF_RUNS, UP_TO, ENDS, SINCE, FIRST_HALF]
            .into_iter()
            .chain(COUNTS)
            .flat_map(|words| words.split('|'))
        {
            assert_eq!(word, fold(word));
        }
    }
}
