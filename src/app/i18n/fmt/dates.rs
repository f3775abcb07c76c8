//! Days, moments and periods in the calendar and the language in use.

use js_sys::{Array, Function, Intl};
use linchpin::model::{Date, JalaliDate, Period, Timestamp, first_day, to_jalali};
use wasm_bindgen::JsValue;

use super::super::{Calendar, Language, calendar, language, texts};
use super::formatter::{DateStyle, Kind, bound, call, formatter, of_minute, options};

/// A day: `Mar 20, 2024`, or in the Jalali calendar `۱ فروردین ۱۴۰۳`.
pub fn date(date: Date) -> String {
    at(DateStyle::Medium, midnight(date))
}

/// A day as it is typed into a field and read back from there: `2024-03-20`, or `۱۴۰۳/۰۱/۰۱` in the Jalali calendar.
pub fn date_input(date: Date) -> String {
    match (calendar(), to_jalali(date)) {
        (Calendar::Jalali, Some(JalaliDate { year, month, day })) => {
            super::digits(&format!("{year:04}/{month:02}/{day:02}"))
        }
        _ => super::digits(&date.to_string()),
    }
}

/// The hour and minute of a moment where the person is: `14:02`.
pub fn time(moment: Timestamp) -> String {
    of_minute(moment.ms().div_euclid(60_000), || at(DateStyle::Time, moment))
}

/// The day of a moment where the person is.
pub fn day_of(moment: Timestamp) -> String {
    at(DateStyle::LocalDay, moment)
}

/// The day, hour and minute of a moment where the person is.
pub fn date_time(moment: Timestamp) -> String {
    at(DateStyle::Moment, moment)
}

/// How long ago a moment was (or how soon it comes): `now`, `3 days ago`, `yesterday`.
pub fn relative(moment: Timestamp, now: Timestamp) -> String {
    const MINUTE: i64 = 60_000;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = Timestamp::DAY_MS;
    const MONTH: i64 = 30 * DAY;
    let ms = moment.ms() - now.ms();
    let (span, unit) = match ms.abs() {
        span if span < 45_000 => (0, "second"),
        span if span < 45 * MINUTE => (rounded(ms, MINUTE), "minute"),
        span if span < 22 * HOUR => (rounded(ms, HOUR), "hour"),
        span if span < 26 * DAY => (rounded(ms, DAY), "day"),
        span if span < 320 * DAY => (rounded(ms, MONTH), "month"),
        _ => (rounded(ms, 365 * DAY), "year"),
    };
    let make = |_, locales: &Array| {
        let options = options(&[("numeric", "auto".into())]);
        bound(&Intl::RelativeTimeFormat::new(locales, &options), "format")
    };
    let format = formatter(Kind::Relative, make);
    let text = format.call2(&JsValue::UNDEFINED, &(span as f64).into(), &unit.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// A reporting period: `1997`, `Q1 1997`, `Mar 1997`, `فروردین ۱۴۰۳`. A period is of its own calendar, whatever calendar
/// days are shown in.
pub fn period(period: Period) -> String {
    match period {
        Period::Year(number) => year(number),
        Period::Quarter(number, quarter) => {
            texts::common::periods::quarter_of_year(super::integer(f64::from(quarter)), year(number))
        }
        Period::Month(..) => {
            let calendar = if period.is_jalali() { Calendar::Jalali } else { Calendar::Gregorian };
            let first = first_day(period.first_month());
            first.map(|first| within(calendar, DateStyle::Period(calendar), midnight(first))).unwrap_or_default()
        }
    }
}

/// The year of a day in the calendar in use.
pub fn year_of(date: Date) -> i32 {
    match (calendar(), to_jalali(date)) {
        (Calendar::Jalali, Some(day)) => day.year,
        _ => date.year(),
    }
}

/// A year in the language's digits, not grouped.
pub fn year(year: i32) -> String {
    super::digits(&year.to_string())
}

/// The start of a day in UTC: days are formatted in UTC too, so none shifts.
fn midnight(date: Date) -> Timestamp {
    let days = Date::new(1970, 1, 1).map_or(0, |epoch| epoch.days_until(date));
    Timestamp::from_ms(days * Timestamp::DAY_MS)
}

fn at(style: DateStyle, moment: Timestamp) -> String {
    within(calendar(), style, moment)
}

fn within(calendar: Calendar, style: DateStyle, moment: Timestamp) -> String {
    let date = js_sys::Date::new(&(moment.ms() as f64).into());
    let text = call(&formatter(Kind::Date(style), make), &date);
    // Outside Persian, Intl adds the era to every Jalali year; nobody takes 1403 for another one.
    match (calendar, language()) {
        (Calendar::Gregorian, _) | (_, Language::Fa) => text,
        (Calendar::Jalali, Language::En) => text.replace(" AP", ""),
        (Calendar::Jalali, Language::Ru) => text.replace(" перс. год", ""),
    }
}

fn make(kind: Kind, locales: &Array) -> Function {
    let style = if let Kind::Date(style) = kind { style } else { DateStyle::Medium };
    let calendar = if let DateStyle::Period(own) = style { own } else { calendar() };
    let mut pairs: Vec<(&str, JsValue)> = vec![("calendar", calendar.intl_name().into())];
    let mut add = |name: &'static str, value: &str| pairs.push((name, value.into()));
    let local = matches!(style, DateStyle::Time | DateStyle::Moment | DateStyle::LocalDay);
    if !local {
        add("timeZone", "UTC");
    }
    if style != DateStyle::Time {
        add("month", "short");
        if !matches!(style, DateStyle::Period(_)) {
            add("day", "numeric");
        }
        add("year", "numeric");
    }
    if matches!(style, DateStyle::Time | DateStyle::Moment) {
        add("hour", "2-digit");
        add("minute", "2-digit");
        add("hourCycle", "h23");
    }
    Intl::DateTimeFormat::new(locales, &options(&pairs)).format()
}

/// Division to the nearest whole number, away from zero at a half.
fn rounded(ms: i64, unit: i64) -> i64 {
    (ms + ms.signum() * unit / 2) / unit
}
