//! The parts of a period that a header names: a year, a quarter, a month, and what is no period here.

use super::scale::{Scale, join_scales};
use super::words::{self, holds};
use crate::model::Period;

/// A period that a header names and that is none here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadPeriod {
    /// Half a year.
    HalfYear,
    /// A year that begins in one calendar year and ends in the next.
    TwoYears,
    /// What runs up to some day: a year to date, the last twelve months.
    ToDate,
}

/// What the words of a header say of a period and of a unit.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) year: Option<i32>,
    pub(super) scale: Scale,
    /// Whether its year had two digits.
    pub(super) has_short_year: bool,
    numbers: Vec<Number>,
    // The months with their places among the words.
    month: Option<(u8, usize)>,
    jalali_month: Option<(u8, usize)>,
    season: Option<u8>,
    is_quarter: bool,
    is_year: bool,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    value: u8,
    digits: usize,
    place: usize,
}

impl Parts {
    /// The parts of a folded header, and what else it says.
    ///
    /// # Errors
    /// What it names instead of a period; nothing when it names a thing twice.
    pub(super) fn read(folded: &str) -> Result<(Self, String), Option<UnreadPeriod>> {
        let mut tokens = split_tokens(folded);
        if let Some(unread) = unread(&tokens) {
            return Err(Some(unread));
        }
        drop_three_of_quarter(&mut tokens);
        drop_links(&mut tokens);
        name_t(&mut tokens);
        join_scales(&mut tokens);
        let is = |list: &str| tokens.iter().any(|token| holds(list, token));
        let mut parts = Self { is_quarter: is(words::QUARTER), is_year: is(words::YEAR), ..Self::default() };
        let mut rest: Vec<&str> = Vec::new();
        for (place, token) in tokens.iter().enumerate() {
            if !parts.take(token, place).ok_or(None)? {
                rest.push(token);
            }
        }
        parts.take_short_year(folded.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)));
        if parts.numbers.len() > 1 { Err(None) } else { Ok((parts, rest.join(" "))) }
    }

    // Whether the token was a part of a period or a unit; `None` when the header names a thing twice.
    fn take(&mut self, token: &str, place: usize) -> Option<bool> {
        if is_digits(token) && token.len() == 4 {
            let year = token.parse().ok().filter(|year| (1300..1500).contains(year) || (1900..2100).contains(year))?;
            return set_once(&mut self.year, year);
        }
        if is_digits(token) && token.len() <= 2 {
            self.numbers.push(Number { value: token.parse().ok()?, digits: token.len(), place });
            return Some(true);
        }
        if let Some(value) = at(&words::ORDINALS, token).filter(|_| self.is_quarter) {
            self.numbers.push(Number { value, digits: 1, place });
            return Some(true);
        }
        if let Some(month) = at(&words::MONTHS, token) {
            return set_once(&mut self.month, (month, place));
        }
        if let Some(month) = at(&words::JALALI_MONTHS, token) {
            return set_once(&mut self.jalali_month, (month, place));
        }
        if let Some(season) = at(&words::SEASONS, token) {
            return set_once(&mut self.season, season);
        }
        if let Some(scale) = Scale::of_folded(token) {
            let is_first = self.scale == Scale::One || self.scale == scale;
            self.scale = scale;
            return is_first.then_some(true);
        }
        let is_ending = self.is_quarter && holds(words::ENDINGS, token);
        Some(is_ending || holds(words::QUARTER, token) || holds(words::UNITS, token))
    }

    // Jan-25, Q1/24, 4Q24, FY25: of two digits, where the rest of a period is named and nothing else they could be. Until
    // 69 they are of this century; of Persian ones, until 49.
    fn take_short_year(&mut self, is_persian: bool) {
        let month = self.month.or(self.jalali_month).map(|(_, place)| place);
        let is_short = |number: &Number| number.digits == 2;
        let place = match (self.numbers.as_slice(), month) {
            _ if self.year.is_some() => return,
            ([year], Some(month)) if is_short(year) && year.place > month => 0,
            ([year], None) if is_short(year) && (self.season.is_some() || (self.is_year && !self.is_quarter)) => 0,
            ([quarter, year], None) if self.is_quarter && !is_short(quarter) && is_short(year) => 1,
            ([year, quarter], None) if self.is_quarter && !is_short(quarter) && is_short(year) => 0,
            _ => return,
        };
        let (century, last) = if is_persian { (1400, 49) } else { (2000, 69) };
        let year = i32::from(self.numbers.remove(place).value);
        self.year = Some(if year <= last { century + year } else { century - 100 + year });
        self.has_short_year = true;
    }

    pub(super) fn names_period(&self) -> bool {
        self.year.is_some()
            || !self.numbers.is_empty()
            || self.month.is_some()
            || self.jalali_month.is_some()
            || self.season.is_some()
            || self.is_quarter
    }

    pub(super) fn period(&self) -> Option<Period> {
        let year = self.year?;
        // A month has its name in its own calendar only; the seasons are quarters of the Persian one only.
        let is_jalali = Period::Year(year).is_jalali();
        let (month, other) = if is_jalali { (self.jalali_month, self.month) } else { (self.month, self.jalali_month) };
        if other.is_some() {
            return None;
        }
        let number = self.numbers.first().map(|number| number.value);
        let period = match (self.is_quarter, number, month, self.season) {
            (_, None, None, Some(season)) if is_jalali => Period::Quarter(year, season),
            (false, None, None, None) => Period::Year(year),
            (true, Some(quarter), None, None) => Period::Quarter(year, quarter),
            (false, Some(month), None, None) | (false, None, Some((month, _)), None) => Period::Month(year, month),
            _ => return None,
        };
        period.checked()
    }
}

// Letters and digits apart: `q1` is two tokens, `2025q1` three.
pub(super) fn split_tokens(folded: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let mut was_digit = None;
        for character in word.chars() {
            let is_digit = character.is_ascii_digit();
            match tokens.last_mut() {
                Some(token) if was_digit == Some(is_digit) => token.push(character),
                _ => tokens.push(character.to_string()),
            }
            was_digit = Some(is_digit);
        }
    }
    tokens
}

// "3 ماهه" is a word for a quarter, and its number says nothing else.
fn drop_three_of_quarter(tokens: &mut Vec<String>) {
    if let Some(place) = tokens.windows(2).position(|pair| pair[0] == "3" && pair[1] == "ماهه") {
        tokens.remove(place);
    }
}

// "en milliers d'euros": what links words to a unit. Elsewhere EN and DE are countries and languages.
fn drop_links(tokens: &mut Vec<String>) {
    let is_unit = |token: &str| token == "€" || holds("eur|euro|euros", token) || Scale::of_folded(token).is_some();
    for place in (1..tokens.len()).rev() {
        if holds("en|de|d", &tokens[place - 1]) && is_unit(&tokens[place]) {
            tokens.remove(place - 1);
        }
    }
}

// T1 2024 and 2T24 are quarters in France and Spain; T EUR are thousands of them in Germany.
fn name_t(tokens: &mut [String]) {
    let is_quarter =
        |token: Option<&String>| token.is_some_and(|token| matches!(token.as_str(), "1" | "2" | "3" | "4"));
    let is_currency = |token: Option<&String>| token.is_some_and(|token| matches!(token.as_str(), "eur" | "€" | "chf"));
    let places: Vec<usize> = (0..tokens.len()).filter(|place| tokens[*place] == "t").collect();
    for place in places {
        let before = place.checked_sub(1).and_then(|before| tokens.get(before));
        let behind = tokens.get(place + 1);
        let word = match () {
            () if is_currency(behind) => "k",
            () if is_quarter(behind) || is_quarter(before) => "q",
            () => continue,
        };
        word.clone_into(&mut tokens[place]);
    }
}

fn unread(tokens: &[String]) -> Option<UnreadPeriod> {
    let is_half = |token: &String| holds(words::HALF, token);
    let is_h = |pair: &[String]| {
        let [one, two] = [pair[0].as_str(), pair[1].as_str()];
        matches!((one, two), ("h" | "п", "1" | "2") | ("1" | "2", "h" | "п"))
            || (one == "6" && holds(words::OF_MONTHS, two))
    };
    let begins = |pair: &[String]| words::TO_DATE.contains(&(pair[0].as_str(), pair[1].as_str()));
    let is_to_date = |pair: &[String]| begins(pair) || (pair[0] == "9" && holds(words::OF_MONTHS, &pair[1]));
    if tokens.iter().any(|token| holds(words::SHORT_TO_DATE, token)) || tokens.windows(2).any(is_to_date) {
        return Some(UnreadPeriod::ToDate);
    }
    let has_number = tokens.iter().any(|token| is_digits(token));
    if has_number && (tokens.iter().any(is_half) || tokens.windows(2).any(is_h)) {
        return Some(UnreadPeriod::HalfYear);
    }
    let is_fiscal = tokens.iter().any(|token| holds(words::FISCAL, token));
    let runs_over = |pair: &[String]| follows(&pair[0], &pair[1], is_fiscal);
    tokens.windows(2).any(runs_over).then_some(UnreadPeriod::TwoYears)
}

// 2023/2024, 2023-24, and with a word for it 2011-12 and 23-24, which else may be a month.
fn follows(one: &str, two: &str, is_fiscal: bool) -> bool {
    let number = |token: &str| token.parse::<i32>().ok().filter(|_| is_digits(token));
    let (Some(first), Some(second)) = (number(one), number(two)) else { return false };
    match (one.len(), two.len()) {
        (4, 4) => second == first + 1,
        (4, 2) => second == (first + 1) % 100 && (is_fiscal || second > 12),
        (2, 2) => is_fiscal && second == (first + 1) % 100,
        _ => false,
    }
}

fn is_digits(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

// The place of the list that holds a token, from 1.
fn at(lists: &[&str], token: &str) -> Option<u8> {
    let place = lists.iter().position(|names| holds(names, token))?;
    u8::try_from(place + 1).ok()
}

fn set_once<T>(place: &mut Option<T>, value: T) -> Option<bool> {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some(true)
}
