//! Months and quarters that stand in a column of their own, beside one of years.

use super::fold;
use super::parts::split_tokens;
use super::period::read_period_text;
use super::run::month;
use super::words::{ORDINALS, holds};
use crate::model::{Period, PeriodKind};

// Words that say nothing beside a number.
const LABELS: &str = "m|p|м|month|months|period|месяц|период|ماه|دوره";

/// The month or the quarter of a year that a cell says: "3", "03 - March", "март", «فروردین», "Q1". What bare numbers are,
/// `numbers` says. `None` where it is neither, or of another year or calendar.
pub(in crate::exchange) fn part_of_year(text: &str, year: i32, numbers: PeriodKind) -> Option<Period> {
    let folded = fold(text);
    if let Some(period) = read_period_text(&folded) {
        return Some(period).filter(|period| period.year() == year && period.kind() != PeriodKind::Year);
    }
    let tokens: Vec<String> = split_tokens(&folded).into_iter().filter(|token| !holds(LABELS, token)).collect();
    let place = |lists: &[&str]| {
        let [token] = tokens.as_slice() else { return None };
        lists.iter().position(|names| holds(names, token)).and_then(|place| u8::try_from(place + 1).ok())
    };
    let number = |token: &String| token.parse::<u8>().ok().filter(|_| token.len() < 4);
    let of_quarter = |quarter| Period::Quarter(year, quarter).checked();
    let months: Vec<(u8, bool)> = tokens.iter().filter_map(|token| month(token)).collect();
    match (tokens.as_slice(), months.as_slice()) {
        ([token], []) if number(token).is_some() => match (number(token)?, numbers) {
            (quarter, PeriodKind::Quarter) => of_quarter(quarter),
            (month, _) => Period::Month(year, month).checked(),
        },
        // "03 - March"
        ([_, _], [(month, is_jalali)]) if *is_jalali == Period::Year(year).is_jalali() => {
            let is_its_number = tokens.iter().any(|token| number(token) == Some(*month));
            Period::Month(year, *month).checked().filter(|_| is_its_number)
        }
        _ => {
            let read = read_period_text(&format!("{} {year}", tokens.join(" ")));
            let read = read.filter(|period| period.kind() != PeriodKind::Year);
            read.or_else(|| place(&ORDINALS).filter(|_| numbers == PeriodKind::Quarter).and_then(of_quarter))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_quarters_of_a_year() {
        let check = |text: &str, year: i32, numbers: PeriodKind, expected: &str| {
            let found = part_of_year(text, year, numbers).map(|period| period.to_string());
            assert_eq!(found.unwrap_or_default(), expected, "{text} {year}");
        };
        let month = |text: &str, expected: &str| check(text, 2025, PeriodKind::Month, expected);
        for text in [
            "3",
            "03",
            "003",
            "М03",
            "P3",
            "March",
            "mar",
            "март",
            "03 - March",
            "3. Март",
            "مارس",
            "Март 2025",
            "2025-03",
        ] {
            month(text, "2025-03");
        }
        month("Q1", "2025-Q1");
        month("2 кв.", "2025-Q2");
        for text in ["13", "0", "", "all", "Итого", "2 - March", "فروردین", "Март 2024", "2025", "March, April"]
        {
            month(text, "");
        }
        let quarter = |text: &str, expected: &str| check(text, 2025, PeriodKind::Quarter, expected);
        quarter("1", "2025-Q1");
        quarter("I", "2025-Q1");
        quarter("IV кв", "2025-Q4");
        quarter("5", "");
        check("فروردین", 1404, PeriodKind::Month, "1404-01");
        check("۷", 1404, PeriodKind::Month, "1404-07");
        check("۰۱-فروردین", 1404, PeriodKind::Month, "1404-01");
        check("بهار", 1404, PeriodKind::Quarter, "1404-Q1");
        check("سه\u{200c}ماهه دوم", 1404, PeriodKind::Quarter, "1404-Q2");
        check("March", 1404, PeriodKind::Month, "");
    }

    #[test]
    fn words_stand_as_folding_leaves_them() {
        for word in LABELS.split('|') {
            assert_eq!(word, fold(word));
        }
    }
}
