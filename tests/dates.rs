//! Dates as people write them, in two calendars.

use linchpin::exchange::date::DateErrorKind::{Ambiguous, Empty, NoSuchDay, NotADate};
use linchpin::exchange::date::DateOrder::{DayFirst, MonthFirst};
use linchpin::exchange::date::{DateErrorKind, guess_date_order, parse_date};
use linchpin::model::{Date, JalaliDate, Period, PeriodKind, first_day, from_jalali, to_jalali};
use proptest::prelude::*;

fn reads(text: &str, expected: &str) {
    let read = parse_date(text, None).map(|date| date.to_string());
    assert_eq!(read.as_deref(), Ok(expected), "{text:?}");
}

fn refuses(text: &str, expected: DateErrorKind) {
    let error = parse_date(text, None).expect_err(text);
    assert_eq!((error.kind, error.text.as_str()), (expected, text));
}

#[test]
fn dates_that_begin_with_the_year() {
    reads("2024-03-20", "2024-03-20");
    reads("2024/3/5", "2024-03-05");
    reads("2024.03.20", "2024-03-20");
    reads("20240320", "2024-03-20");
    reads("2024-03-20T00:00:00Z", "2024-03-20");
    reads("2024-03-20 23:59:59", "2024-03-20");
}

#[test]
fn dates_that_end_with_the_year() {
    reads("20.03.2024", "2024-03-20");
    reads("3.4.2024", "2024-04-03");
    reads("31/12/2024", "2024-12-31");
    reads("12/31/2024", "2024-12-31");
    reads("05-05-2024", "2024-05-05");
    reads("20.03.24 14:02", "2024-03-20");
    reads("12/31/98", "1998-12-31");
    reads("3/20/2024 2:02 PM", "2024-03-20");
}

#[test]
fn dates_with_a_named_month() {
    reads("20 Mar 2024", "2024-03-20");
    reads("Mar 20, 2024", "2024-03-20");
    reads("20-May-2024", "2024-05-20");
    reads("20 марта 2024 г.", "2024-03-20");
    reads("1 мая 2024", "2024-05-01");
    reads("۲۰ مارس ۲۰۲۴", "2024-03-20");
    reads("۱ فروردین ۱۴۰۳", "2024-03-20");
    reads("۱ فروردين ۱۴۰۳", "2024-03-20");
}

#[test]
fn jalali_dates_are_known_by_their_year() {
    reads("1403/01/01", "2024-03-20");
    reads("۱۴۰۳/۰۱/۰۱", "2024-03-20");
    reads("١٤٠٣/٠١/٠١", "2024-03-20");
    reads("1403-1-1", "2024-03-20");
    reads("01/01/1403", "2024-03-20");
    reads("۱۳۹۹/۱۲/۳۰", "2021-03-20");
    refuses("۱۴۰۲/۱۲/۳۰", NoSuchDay);
    refuses("1403/07/31", NoSuchDay);
}

#[test]
fn what_is_no_date_is_refused() {
    for text in ["abc", "12", "2024", "2024-03", "1/2/3/4", "20.03", "2024-3x-01", "20 Foo 2024", "12.5", "Q1 2024"] {
        refuses(text, NotADate);
    }
    for text in ["2023-02-29", "31.04.2024", "2024-13-01", "32/01/2024", "0999-01-01", "2024-00-10"] {
        refuses(text, NoSuchDay);
    }
    refuses(" ", Empty);
    refuses("-", Empty);
}

#[test]
fn the_column_decides_what_a_date_leaves_open() {
    refuses("03/04/2024", Ambiguous);
    let read = |order| parse_date("03/04/2024", Some(order)).map(|date| date.to_string());
    assert_eq!(read(DayFirst).as_deref(), Ok("2024-04-03"));
    assert_eq!(read(MonthFirst).as_deref(), Ok("2024-03-04"));
    assert_eq!(guess_date_order(["03/04/2024", "25/04/2024"]), Some(DayFirst));
    assert_eq!(guess_date_order(["03/04/2024", "04/25/2024 10:00"]), Some(MonthFirst));
    assert_eq!(guess_date_order(["03/04/2024", "2024-04-25"]), None);
    assert_eq!(guess_date_order(["25/04/2024", "04/25/2024"]), None);
}

/// First days of the year and leap days, as the calendar centre of the University of Tehran's geophysics institute
/// announced them.
#[test]
fn well_known_days_of_nowruz() {
    let same = |year, month, day, iso: &str| {
        let jalali = JalaliDate { year, month, day };
        let date = Date::parse_iso(iso).expect(iso);
        assert_eq!(from_jalali(jalali), Some(date));
        assert_eq!(to_jalali(date), Some(jalali));
    };
    same(1357, 11, 22, "1979-02-11");
    same(1375, 1, 1, "1996-03-20");
    same(1395, 12, 30, "2017-03-20");
    same(1399, 12, 30, "2021-03-20");
    same(1400, 1, 1, "2021-03-21");
    same(1402, 12, 29, "2024-03-19");
    same(1403, 1, 1, "2024-03-20");
    same(1403, 12, 30, "2025-03-20");
    same(1404, 1, 1, "2025-03-21");
    same(1405, 9, 1, "2026-11-22");
}

#[test]
fn days_the_jalali_calendar_does_not_have() {
    for (year, month, day) in [(1404, 12, 30), (1403, 13, 1), (1403, 0, 1), (1403, 7, 31), (1403, 1, 32)] {
        assert_eq!(from_jalali(JalaliDate { year, month, day }), None);
    }
}

proptest! {
    #[test]
    fn writing_then_reading_is_identity(days in 0i64..500_000, way in 0usize..3) {
        let date = Date::from_chrono(Date::new(1600, 1, 1).expect("a day").chrono() + chrono::TimeDelta::days(days));
        let date = date.expect("within 1600–2999");
        let (year, month, day) = (date.year(), date.month(), date.day());
        let text = [
            date.to_string(), format!("{day:02}.{month:02}.{year}"), format!("{month}/{day}/{year}"),
        ][way].clone();
        prop_assert_eq!(parse_date(&text, Some(MonthFirst)), Ok(date), "{}", text);
    }

    #[test]
    fn to_jalali_and_back_is_identity(days in 0i64..500_000) {
        let date = Date::from_chrono(Date::new(1600, 1, 1).expect("a day").chrono() + chrono::TimeDelta::days(days));
        let date = date.expect("within 1600–2999");
        prop_assert_eq!(to_jalali(date).and_then(from_jalali), Some(date));
    }

    #[test]
    fn jalali_text_is_read_as_the_same_day(year in 1300i32..1501, month in 1u8..13, day in 1u8..30) {
        let text = format!("{year}/{month:02}/{day:02}");
        prop_assert_eq!(parse_date(&text, None).ok(), from_jalali(JalaliDate { year, month, day }), "{}", text);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,24}", parts in "[0-9۰-۹/.: T-]{0,20}") {
        for text in [text, parts] {
            let _ = parse_date(&text, Some(DayFirst));
            let _ = guess_date_order([text.as_str()]);
        }
    }
}

#[test]
fn periods_of_the_solar_calendar_have_its_days() {
    let period = |text: &str| Period::parse(text).expect("a period");
    let check = |(year, month, day), expected: [&str; 3]| {
        let date = Date::new(year, month, day).expect("a day");
        let kinds = [PeriodKind::Year, PeriodKind::Quarter, PeriodKind::Month];
        assert_eq!(kinds.map(|kind| Period::of_jalali(date, kind)), expected.map(|text| Some(period(text))));
    };
    check((2024, 3, 19), ["1402", "1402-Q4", "1402-12"]);
    check((2024, 3, 20), ["1403", "1403-Q1", "1403-01"]);
    check((2024, 9, 22), ["1403", "1403-Q3", "1403-07"]);
    assert_eq!(first_day(period("1403-01").first_month()), Date::new(2024, 3, 20));
    assert_eq!(first_day(period("1998-04").first_month()), Date::new(1998, 4, 1));
    let quarters = ["1403-Q1", "1403-Q2", "1403-Q3", "1403-Q4"].map(period);
    assert_eq!(period("1403").split(PeriodKind::Quarter), quarters);
    assert_eq!(period("1403-01").previous(), period("1402-12"));
    assert_eq!((Period::parse("1299"), Period::parse("1500"), Period::parse("1599")), (None, None, None));
}

#[test]
fn months_that_are_over_in_a_period_that_runs() {
    let over = |period: &str, day: &str| {
        let (period, day) = (Period::parse(period), parse_date(day, None).ok());
        period.zip(day).and_then(|(period, day)| period.months_over(day))
    };
    assert_eq!(over("2026", "2026-11-23"), Some(10));
    assert_eq!(over("2026", "2026-01-31"), Some(1));
    assert_eq!(over("2026", "2026-12-31"), Some(11));
    assert_eq!(over("2026", "2027-01-01"), None);
    assert_eq!(over("2026", "2025-12-31"), None);
    assert_eq!(over("2026-Q4", "2026-12-01"), Some(2));
    assert_eq!(over("2026-11", "2026-11-30"), Some(1));
    let is_over = |text: &str, today: &str| {
        Period::parse(text).zip(Date::parse_iso(today)).is_some_and(|(period, day)| period.is_over(day))
    };
    assert!(is_over("2026", "2027-01-01") && !is_over("2026", "2026-12-31") && !is_over("2027", "2026-12-31"));
    assert!(is_over("2026-Q3", "2026-10-01") && !is_over("2026-Q3", "2026-09-30"));
    assert!(is_over("1404", "2026-03-22") && !is_over("1404", "2026-03-19"));
    // 2 Azar 1405: eight months of the Persian year are over.
    assert_eq!(over("1405", "2026-11-23"), Some(8));
    assert_eq!(over("1405", "2026-03-20"), None);
}
