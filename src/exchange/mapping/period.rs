//! Headers of figures: which figure, of which period, in which unit.

use super::{fold, words};
use crate::model::Period;

/// What a header says about a column of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FigureHeader {
    /// Revenue or profit; `None` when only a period is named.
    pub figure: Option<Figure>,
    /// The period; `None` when none is named.
    pub period: Option<Period>,
    /// What one unit of the column's numbers is.
    pub scale: Scale,
}

/// A figure of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Revenue,
    Profit,
}

/// What the numbers of a column are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scale {
    /// As they stand.
    #[default]
    One,
    /// In thousands.
    Thousand,
    /// In millions.
    Million,
}

impl Scale {
    /// All scales.
    pub const ALL: [Self; 3] = [Self::One, Self::Thousand, Self::Million];

    /// By how many decimal places the numbers grow.
    pub const fn places(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Thousand => 3,
            Self::Million => 6,
        }
    }
}

/// What a word says that numbers are counted in.
pub(in crate::exchange) fn scale_word(word: &str) -> Option<Scale> {
    let folded = fold(word);
    let is_thousand = words::holds(words::THOUSANDS, &folded);
    let scale = if is_thousand { Scale::Thousand } else { Scale::Million };
    (is_thousand || words::holds(words::MILLIONS, &folded)).then_some(scale)
}

/// Reads a folded header; `None` when it says anything but a figure, a period and a unit.
///
/// Years 1300–1499 are of the solar calendar of Iran, with its quarters and months.
pub(super) fn read_figure_header(folded: &str) -> Option<FigureHeader> {
    let tokens = split_tokens(folded);
    let has_quarter = tokens.iter().any(|token| words::holds(words::QUARTER, token));
    let mut parts = Parts::default();
    let mut rest: Vec<&str> = Vec::new();
    for token in &tokens {
        if !parts.take(token, has_quarter)? {
            rest.push(token);
        }
    }
    let rest = rest.join(" ");
    let figure = match rest.as_str() {
        "" if parts.year.is_some() => None,
        rest if words::holds(words::REVENUE, rest) => Some(Figure::Revenue),
        rest if words::holds(words::PROFIT, rest) => Some(Figure::Profit),
        _ => return None,
    };
    let period = if parts.names_period(has_quarter) { Some(parts.period(has_quarter)?) } else { None };
    Some(FigureHeader { figure, period, scale: parts.scale })
}

/// Reads a folded text that names a period and nothing else.
pub(in crate::exchange) fn read_period_text(folded: &str) -> Option<Period> {
    let header = read_figure_header(folded)?;
    header.period.filter(|_| header.figure.is_none() && header.scale == Scale::One)
}

/// The period a header names beside something else, and what that is, folded: "Orders 2025" are the orders of 2025.
/// `None` when it names no period, or no single one.
pub fn named_period(header: &str) -> Option<(String, Period)> {
    let folded = fold(header);
    let tokens = split_tokens(&folded);
    let has_quarter = tokens.iter().any(|token| words::holds(words::QUARTER, token));
    let mut parts = Parts::default();
    let mut rest: Vec<&str> = Vec::new();
    for token in &tokens {
        if !parts.take(token, has_quarter)? {
            rest.push(token);
        }
    }
    Some((rest.join(" "), parts.period(has_quarter)?))
}

/// The period in the header of a column that a person takes as a figure: "Gewinn 2024". A number is a month only where
/// it stands by itself beside the year, so half a year ("H1 2025") is none.
pub fn header_period(header: &str) -> Option<Period> {
    let (_, period) = named_period(header)?;
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number = |word: &str, most: usize| word.len() <= most && word.bytes().all(|byte| byte.is_ascii_digit());
    let beside = |pair: &[&str]| {
        pair.len() == 2 && pair.iter().all(|word| is_number(word, 4)) && pair.iter().any(|word| is_number(word, 2))
    };
    let names = words::MONTHS.iter().chain(&words::JALALI_MONTHS);
    let is_named = || names.clone().any(|names| split_tokens(&folded).iter().any(|token| words::holds(names, token)));
    let is_month = matches!(period, Period::Month(..));
    (!is_month || words.windows(2).any(beside) || is_named()).then_some(period)
}

// Letters and digits apart: `q1` is two tokens, `2025q1` three.
fn split_tokens(folded: &str) -> Vec<String> {
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

#[derive(Default)]
struct Parts {
    year: Option<i32>,
    number: Option<u8>,
    month: Option<u8>,
    jalali_month: Option<u8>,
    scale: Scale,
}

impl Parts {
    // Whether the token was a part of a period or a unit; `None` when the header names a thing twice.
    fn take(&mut self, token: &str, has_quarter: bool) -> Option<bool> {
        const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];
        if token.len() == 4 && token.bytes().all(|byte| byte.is_ascii_digit()) {
            let year = token.parse().ok().filter(|year| (1300..1500).contains(year) || (1900..2100).contains(year))?;
            return set_once(&mut self.year, year);
        }
        if token.len() <= 2 && token.bytes().all(|byte| byte.is_ascii_digit()) {
            return set_once(&mut self.number, token.parse().ok()?);
        }
        if let Some(place) = ROMAN.iter().position(|roman| has_quarter && *roman == token) {
            return set_once(&mut self.number, u8::try_from(place).ok()? + 1);
        }
        if let Some(place) = words::MONTHS.iter().position(|names| words::holds(names, token)) {
            return set_once(&mut self.month, u8::try_from(place).ok()? + 1);
        }
        if let Some(place) = words::JALALI_MONTHS.iter().position(|names| words::holds(names, token)) {
            return set_once(&mut self.jalali_month, u8::try_from(place).ok()? + 1);
        }
        if words::holds(words::THOUSANDS, token) || words::holds(words::MILLIONS, token) {
            self.scale = if words::holds(words::THOUSANDS, token) { Scale::Thousand } else { Scale::Million };
            return Some(true);
        }
        Some(words::holds(words::QUARTER, token) || words::holds(words::UNITS, token))
    }

    fn names_period(&self, has_quarter: bool) -> bool {
        self.year.is_some()
            || self.number.is_some()
            || self.month.is_some()
            || self.jalali_month.is_some()
            || has_quarter
    }

    fn period(&self, has_quarter: bool) -> Option<Period> {
        let year = self.year?;
        // A month has its name in its own calendar only.
        let is_jalali = Period::Year(year).is_jalali();
        let (month, other) = if is_jalali { (self.jalali_month, self.month) } else { (self.month, self.jalali_month) };
        if other.is_some() {
            return None;
        }
        let period = match (has_quarter, self.number, month) {
            (false, None, None) => Period::Year(year),
            (true, Some(quarter), None) => Period::Quarter(year, quarter),
            (false, Some(month), None) | (false, None, Some(month)) => Period::Month(year, month),
            _ => return None,
        };
        period.checked()
    }
}

fn set_once<T>(place: &mut Option<T>, value: T) -> Option<bool> {
    if place.is_some() {
        return None;
    }
    *place = Some(value);
    Some(true)
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;

    fn check(header: &str, figure: Option<Figure>, period: Option<&str>) {
        let read = read_figure_header(&fold(header));
        let read = read.unwrap_or_else(|| panic!("{header} is not read"));
        assert_eq!((read.figure, read.period), (figure, period.and_then(Period::parse)), "{header}");
    }

    fn check_none(header: &str) {
        assert_eq!(read_figure_header(&fold(header)), None, "{header}");
    }

    const REVENUE: Option<Figure> = Some(Figure::Revenue);
    const PROFIT: Option<Figure> = Some(Figure::Profit);

    #[test]
    fn years() {
        check("revenue_1996", REVENUE, Some("1996"));
        check("Revenue 2024, USD", REVENUE, Some("2024"));
        check("Sales FY2024", REVENUE, Some("2024"));
        check("2024 net sales", REVENUE, Some("2024"));
        check("Выручка 2024", REVENUE, Some("2024"));
        check("Выручка за 2024 год, руб.", REVENUE, Some("2024"));
        check("Прибыль 2023 г.", PROFIT, Some("2023"));
        check("فروش سال 2023", REVENUE, Some("2023"));
        check("1997", None, Some("1997"));
    }

    #[test]
    fn quarters_and_months() {
        check("Revenue Q1 2025", REVENUE, Some("2025-Q1"));
        check("2025Q4 profit", PROFIT, Some("2025-Q4"));
        check("Выручка, 3 кв. 2024", REVENUE, Some("2024-Q3"));
        check("Выручка II квартал 2024", REVENUE, Some("2024-Q2"));
        check("2025-03 revenue", REVENUE, Some("2025-03"));
        check("Revenue March 2025", REVENUE, Some("2025-03"));
        check("Оборот янв 2025", REVENUE, Some("2025-01"));
    }

    #[test]
    fn periods_of_the_solar_calendar_of_iran() {
        check("درآمد ۱۴۰۲", REVENUE, Some("1402"));
        check("سود سال ۱۴۰۰", PROFIT, Some("1400"));
        check("درآمد ۱۴۰۲/۰۳", REVENUE, Some("1402-03"));
        check("فروش خرداد ۱۴۰۲", REVENUE, Some("1402-03"));
        check("فروش سه‌ماهه ۲ سال ۱۴۰۲", REVENUE, Some("1402-Q2"));
        check("Revenue 1402", REVENUE, Some("1402"));
        check_none("فروش مارس ۱۴۰۲");
        check_none("فروش خرداد ۲۰۲۳");
    }

    #[test]
    fn thousands_and_millions() {
        let scale = |header: &str| read_figure_header(&fold(header)).map(|read| read.scale);
        assert_eq!(scale("Выручка 2024, тыс. руб."), Some(Scale::Thousand));
        assert_eq!(scale("Выручка 2024, млн ₽"), Some(Scale::Million));
        assert_eq!(scale("Revenue 2024 (k$)"), Some(Scale::Thousand));
        assert_eq!(scale("درآمد ۱۴۰۲ (میلیون تومان)"), Some(Scale::Million));
        assert_eq!(scale("Revenue 2024"), Some(Scale::One));
    }

    #[test]
    fn a_figure_without_a_period() {
        check("Revenue", REVENUE, None);
        check("Прибыль, руб.", PROFIT, None);
    }

    #[test]
    fn other_headers_are_no_figures() {
        for header in
            ["Orders 2024", "Revenue growth 2024", "Sales 2023 2024", "discounts", "Q1", "H1 2025 revenue", ""]
        {
            check_none(header);
        }
        check_none("Revenue Q5 2024");
        check_none("Revenue 13 2024");
    }

    #[test]
    fn a_period_is_found_beside_another_name() {
        let check = |header: &str, expected: Option<(&str, &str)>| {
            let found = named_period(header).map(|(rest, period)| (rest, period.to_string()));
            assert_eq!(found, expected.map(|(rest, period)| (rest.to_owned(), period.to_owned())), "{header}");
        };
        check("Orders 2025", Some(("orders", "2025")));
        check("Orders, Q1 2025", Some(("orders", "2025-Q1")));
        check("Заказы за 2025", Some(("заказы", "2025")));
        check("تعداد سفارش ۲۰۲۵", Some(("تعداد سفارش", "2025")));
        check("Orders", None);
        check("Orders 2024 and 2025", None);
    }

    #[test]
    fn a_header_of_any_name_says_its_period() {
        let check = |header: &str, expected: Option<&str>| {
            let found = header_period(header).map(|period| period.to_string());
            assert_eq!(found.as_deref(), expected, "{header}");
        };
        check("Gewinn 2024", Some("2024"));
        check("Umsatz 2023 (EUR)", Some("2023"));
        check("Amount_2024", Some("2024"));
        check("Umsatz Q3 2024", Some("2024-Q3"));
        check("Сумма за март 2024", Some("2024-03"));
        check("Umsatz 2024-07", Some("2024-07"));
        check("07/2024 Umsatz", Some("2024-07"));
        check("مبلغ ۱۴۰۲", Some("1402"));
        check("Umsatz H1 2025", None);
        check("Umsatz 2023/2024", None);
        check("Amount", None);
        check("Umsatz Q1", None);
    }
}
