//! Headers of figures: which figure, of which period, in which unit.

use super::parts::{Parts, UnreadPeriod, split_tokens};
use super::scale::Scale;
use super::{fold, more_words, words};
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
    /// Whether the year of its period has two digits there.
    pub has_short_year: bool,
}

/// A figure of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Revenue,
    Profit,
    /// Profit as an amount, or a share of revenue: the cells tell.
    Margin,
}

/// Reads a folded header; `None` when it says anything but a figure, a period and a unit.
///
/// Years 1300–1499 are of the solar calendar of Iran, with its quarters and months.
pub(super) fn read_figure_header(folded: &str) -> Option<FigureHeader> {
    let sum_of = words::SUMS_OF.iter().find_map(|words| folded.strip_prefix(words));
    let folded = sum_of.unwrap_or(folded);
    if names_level(folded) {
        return None;
    }
    let (parts, rest) = Parts::read(folded).ok()?;
    let rest = rest.as_str();
    let is_one = |lists: [&str; 2]| lists.into_iter().any(|list| words::holds(list, rest));
    let figure = match () {
        () if rest.is_empty() && parts.year.is_some() => None,
        () if is_one([words::REVENUE, more_words::REVENUE]) => Some(Figure::Revenue),
        () if is_one([words::PROFIT, more_words::PROFIT]) => Some(Figure::Profit),
        () if words::holds(more_words::MARGIN, rest) => Some(Figure::Margin),
        () => return None,
    };
    let period = if parts.names_period() { Some(parts.period()?) } else { None };
    Some(FigureHeader { figure, period, scale: parts.scale, has_short_year: parts.has_short_year })
}

// "Deckungsbeitrag 1 2024" is a level of the contribution and not that of January, which has two digits there.
fn names_level(folded: &str) -> bool {
    let tokens = split_tokens(folded);
    tokens.windows(2).any(|pair| {
        more_words::LEVELLED.contains(&pair[0].as_str()) && matches!(pair[1].as_str(), "1" | "2" | "3" | "4" | "5")
    })
}

/// Reads a folded text that names a period and nothing else.
pub(in crate::exchange) fn read_period_text(folded: &str) -> Option<Period> {
    let header = read_figure_header(folded)?;
    header.period.filter(|_| header.figure.is_none() && header.scale == Scale::One)
}

/// The period a header names beside something else, and what that is, folded: "Orders 2025" are the orders of 2025.
/// `None` when it names no period, or no single one.
pub fn named_period(header: &str) -> Option<(String, Period)> {
    let (parts, rest) = Parts::read(&fold(header)).ok()?;
    Some((rest, parts.period()?))
}

/// What a header names beside a period and a unit, folded: "Сумма, тыс. руб." is a sum. `None` when it names no single
/// period.
pub(in crate::exchange) fn header_name(header: &str) -> Option<String> {
    Parts::read(&fold(header)).ok().map(|(_, rest)| rest)
}

/// What a header names instead of a period, where that is something.
pub fn unread_period(header: &str) -> Option<UnreadPeriod> {
    Parts::read(&fold(header)).err().flatten()
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
    fn figures_of_a_pivot_table() {
        check("Sum of Revenue 2024", REVENUE, Some("2024"));
        check("Сумма по полю Прибыль 2024", PROFIT, Some("2024"));
        check("جمع فروش ۱۴۰۳", REVENUE, Some("1403"));
        check("Annual Revenue", REVENUE, None);
    }

    #[test]
    fn years_of_two_digits_beside_a_month_a_quarter_or_a_word() {
        let check = |header: &str, period: &str| {
            let read = read_figure_header(&fold(header)).unwrap_or_else(|| panic!("{header} is not read"));
            assert_eq!((read.period, read.has_short_year), (Period::parse(period), true), "{header}");
        };
        check("Jan-25", "2025-01");
        check("янв.25", "2025-01");
        check("Dec '97", "1997-12");
        check("Q1/24", "2024-Q1");
        check("4Q24", "2024-Q4");
        check("24Q3", "2024-Q3");
        check("3кв25", "2025-Q3");
        check("Revenue FY25", "2025");
        check("فروردین ۰۴", "1404-01");
        check("بهار ۰۴", "1404-Q1");
        for header in ["25 Jan", "25", "Revenue 25", "Q1", "Jan 5", "Top 25", "Q12 24"] {
            check_none(header);
        }
    }

    #[test]
    fn quarters_by_word_and_season() {
        check("янв. 2025", None, Some("2025-01"));
        check("3 кв. 2025", None, Some("2025-Q3"));
        check("1-й квартал 2025", None, Some("2025-Q1"));
        check("Revenue, 2nd quarter 2025", REVENUE, Some("2025-Q2"));
        check("بهار ۱۴۰۴", None, Some("1404-Q1"));
        check("فروش پائیز ۱۴۰۴", REVENUE, Some("1404-Q3"));
        check("فصل اول ۱۴۰۴", None, Some("1404-Q1"));
        check("سه\u{200c}ماههٔ اول ۱۴۰۴", None, Some("1404-Q1"));
        check("۳ ماهه دوم ۱۴۰۴", None, Some("1404-Q2"));
        check("فصل زمستان ۱۴۰۳", None, Some("1403-Q4"));
        check_none("بهار ۲۰۲۴");
        check_none("۳ ماهه ۱۴۰۴");
    }

    #[test]
    fn what_is_no_period_here_is_named() {
        let check = |header: &str, expected: Option<UnreadPeriod>| {
            assert_eq!(unread_period(header), expected, "{header}");
            assert!(expected.is_none() || header_period(header).is_none(), "{header}");
        };
        let (half, two) = (Some(UnreadPeriod::HalfYear), Some(UnreadPeriod::TwoYears));
        for header in [
            "H1 2025",
            "1H25",
            "Revenue H2 2024",
            "1 полугодие 2025",
            "6 мес. 2025",
            "نیمهٔ اول ۱۴۰۴",
            "شش ماهه اول ۱۴۰۴",
        ] {
            check(header, half);
        }
        for header in ["FY 2023-24", "FY2023/24 Revenue", "2023/2024", "FY 2011-12", "FY23-24", "سال مالی ۱۴۰۳-۱۴۰۴"]
        {
            check(header, two);
        }
        for header in ["1П 2025", "2 п. 2024", "H1'25"] {
            check(header, half);
        }
        for header in [
            "YTD 2025",
            "Revenue YTD",
            "Sales, year to date 2025",
            "Выручка с начала 2025 года",
            "9 мес. 2025",
            "فروش از ابتدای سال ۱۴۰۴",
            "TTM",
        ] {
            check(header, Some(UnreadPeriod::ToDate));
        }
        for header in ["2011-12", "Revenue 2024", "Half", "Umsatz Q1", "2023 2025"] {
            check(header, None);
        }
    }

    #[test]
    fn thousands_and_millions() {
        let scale = |header: &str| read_figure_header(&fold(header)).map(|read| read.scale);
        assert_eq!(scale("Выручка 2024, тыс. руб."), Some(Scale::Thousand));
        assert_eq!(scale("Выручка 2024, млн ₽"), Some(Scale::Million));
        assert_eq!(scale("Revenue 2024 (k$)"), Some(Scale::Thousand));
        assert_eq!(scale("درآمد ۱۴۰۲ (میلیون تومان)"), Some(Scale::Million));
        assert_eq!(scale("Revenue 2024"), Some(Scale::One));
        assert_eq!(scale("Revenue 2024 (Rs Cr)"), Some(Scale::Crore));
        assert_eq!(scale("Выручка 2024, млрд руб."), Some(Scale::Billion));
        assert_eq!(scale("فروش ۱۴۰۳ (هزار میلیارد ریال)"), Some(Scale::Trillion));
        assert_eq!(scale("Revenue 2024 (mln or thousand)"), None);
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
