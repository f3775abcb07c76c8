//! Headers of figures as people write them.

use super::*;
use crate::exchange::mapping::fold;

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
}

#[test]
fn months_together_are_a_part_of_their_year_or_all_of_a_period() {
    let check = |header: &str, period: &str, covers: &str| {
        let read = read_figure_header(&fold(header)).unwrap_or_else(|| panic!("{header} is not read"));
        let months = match read.covers {
            Covers::Whole => "whole".to_owned(),
            Covers::Months(months) => months.months().to_string(),
            Covers::ToDate => "to date".to_owned(),
        };
        assert_eq!((read.period, months.as_str()), (Period::parse(period), covers), "{header}");
    };
    for header in [
        "Jan-Oct 2026",
        "Revenue Jan – Oct 2026, EUR",
        "Revenue January to October 2026",
        "Jan 2026 - Oct 2026",
        "2026 Jan-Oct",
        "Umsatz Jan-Okt 26",
        "Выручка янв–окт 2026",
        "Выручка с января по октябрь 2026 г., тыс. руб.",
        "Выручка за 10 месяцев 2026 года",
        "10 мес. 2026",
        "10M 2026",
        "10M26",
        "10М 2026",
        "Sales, 10 months 2026",
        "YTD Oct 2026",
        "Oct YTD 2026",
        "Revenue 2026 to Oct",
        "Выручка с начала 2026 года по октябрь",
        "Revenue YTD 31.10.2026",
        "YTD as of 22 Nov 2026",
        "Revenue YTD 10/31/2026",
        "01.01.2026 - 31.10.2026",
        "Выручка за период с 01.01.2026 по 31.10.2026, руб.",
        "Выручка с 1 января по 31 октября 2026 г.",
        "Revenue 01/01/2026 - 10/31/2026",
        "Revenue 2026-01-01 to 2026-10-31",
        "Umsatz vom 1. Januar bis 31. Oktober 2026",
        "Sales Jan 1 - Oct 31, 2026",
        // The month that runs is none of those that are over.
        "Оборот 01.01.2026–22.11.2026",
    ] {
        check(header, "2026", "10");
    }
    for header in [
        "فروش ۸ ماهه ۱۴۰۵",
        "هشت ماهه ۱۴۰۵",
        "۸ماهه نخست ۱۴۰۵",
        "فروردین تا آبان ۱۴۰۵",
        "فروش ۱۴۰۵ تا آبان",
        "فروش از ۱۴۰۵/۰۱/۰۱ تا ۱۴۰۵/۰۸/۳۰",
    ] {
        check(header, "1405", "8");
    }
    for header in ["H1 2025", "1H25", "Revenue H1'25", "1 полугодие 2025", "1П 2025", "6 мес. 2025", "H1 2025 revenue"]
    {
        check(header, "2025", "6");
    }
    for header in ["نیمهٔ اول ۱۴۰۴", "شش ماهه اول ۱۴۰۴", "۶ ماهه ۱۴۰۴", "فروش شش‌ماههٔ نخست ۱۴۰۴"]
    {
        check(header, "1404", "6");
    }
    for header in ["YTD 2026", "Revenue YTD 2026", "Sales, year to date 2026", "Выручка с начала 2026 года"]
    {
        check(header, "2026", "to date");
    }
    check("فروش از ابتدای سال ۱۴۰۵", "1405", "to date");
    check("Jan-Dec 2025", "2025", "whole");
    check("12 мес. 2025", "2025", "whole");
    check("Revenue Jul-Sep 2025", "2025-Q3", "whole");
    check("Revenue 01.07.2025-30.09.2025", "2025-Q3", "whole");
    check("01.01.2025 - 31.12.2025", "2025", "whole");
    check("01.01.2025 - 31.01.2025", "2025-01", "whole");
    check("فروش ۱۴۰۴/۰۱/۰۱ تا ۱۴۰۴/۱۲/۲۹", "1404", "whole");
    check("۳ ماهه ۱۴۰۴", "1404-Q1", "whole");
    check("3 months 2025", "2025-Q1", "whole");
}

#[test]
fn months_that_begin_no_year_are_no_part_of_it() {
    for header in [
        "Revenue Apr-Dec 2025",
        "Nov 2025 - Oct 2026",
        "H2 2025",
        "2 полугодие 2025",
        "شش ماهه دوم ۱۴۰۴",
        "نیمهٔ دوم ۱۴۰۴",
        "Revenue last 6 months 2025",
        "Revenue 12 months",
        "Revenue YTD",
        "Jan-Oct",
        "Oct-Jan 2026",
        "فروردین تا آبان ۲۰۲۵",
        "Jan-Oct ۱۴۰۴",
        "TTM 2025",
        "QTD 2025",
        "13 months 2025",
        "Orders Jan-Oct 2026",
        "01.01.2026 - 31.10.2025",
        "01.02.2026-31.10.2026",
        "15.01.2026 - 31.10.2026",
        "01.04.2026 - 22.05.2026",
        "Debt 01.01.2026 - 31.10.2026",
        "Revenue 31.10.2026",
        "01.01.2026 - 31.10.2026 - 31.12.2026",
        "01.01.2026 - 31.13.2026",
    ] {
        check_none(header);
    }
}

#[test]
fn what_is_no_period_here_is_named() {
    let check = |header: &str, expected: Option<UnreadPeriod>| {
        assert_eq!(unread_period(header), expected, "{header}");
        assert!(expected.is_none() || header_period(header).is_none(), "{header}");
    };
    let (half, two) = (Some(UnreadPeriod::HalfYear), Some(UnreadPeriod::TwoYears));
    for header in
        ["H1 2025", "1H25", "Revenue H2 2024", "1 полугодие 2025", "6 мес. 2025", "نیمهٔ اول ۱۴۰۴", "شش ماهه اول ۱۴۰۴"]
    {
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
    for header in ["Orders 2024", "Revenue growth 2024", "Sales 2023 2024", "discounts", "Q1", ""] {
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
