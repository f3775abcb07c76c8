//! Days and moments. The clock itself is an argument: nothing here asks what time it is.

use std::fmt;

use chrono::{Datelike, NaiveDate};

/// A day in the Gregorian calendar, years 1600 to 2999, written as `2026-11-22`. Other calendars are a matter of
/// display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

impl Date {
    /// The day of a year, a month 1–12 and a day of the month; `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_chrono)
    }

    /// The day chrono means; `None` outside the years 1600 to 2999.
    pub fn from_chrono(date: NaiveDate) -> Option<Self> {
        (1600..3000).contains(&date.year()).then_some(Self(date))
    }

    /// The day as chrono's.
    pub const fn chrono(self) -> NaiveDate {
        self.0
    }

    /// Reads `YYYY-MM-DD`, and nothing else.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let part = |range: std::ops::Range<usize>| -> Option<u32> {
            let digits = text.get(range)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        Self::new(i32::try_from(part(0..4)?).ok()?, part(5..7)?, part(8..10)?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// Days from this day to a later one; negative when the other is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        later.0.signed_duration_since(self.0).num_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// A moment in milliseconds since 1970-01-01T00:00Z, for display and for the thirty days of the trash. Order between
/// changes is never taken from it (clocks jump): revisions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Milliseconds in a day.
    pub const DAY_MS: i64 = 86_400_000;
    const MAX_MS: i64 = 32_503_680_000_000;
    const MIN_MS: i64 = -11_676_096_000_000;

    /// The moment so many milliseconds after 1970, held within the years 1600 to 2999.
    pub const fn from_ms(ms: i64) -> Self {
        if ms > Self::MAX_MS - 1 {
            Self(Self::MAX_MS - 1)
        } else if ms < Self::MIN_MS {
            Self(Self::MIN_MS)
        } else {
            Self(ms)
        }
    }

    /// Milliseconds since 1970.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The day in UTC.
    pub fn date(self) -> Date {
        let days = i32::try_from(self.0.div_euclid(Self::DAY_MS)).unwrap_or(0);
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
        Date(epoch + chrono::TimeDelta::days(i64::from(days)))
    }

    /// Reads `YYYY-MM-DDTHH:MM:SS.mmmZ` (always UTC, always milliseconds), and nothing else.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
        let bytes = time.as_bytes();
        if bytes.len() != 12 || bytes[2] != b':' || bytes[5] != b':' || bytes[8] != b'.' {
            return None;
        }
        let part = |range: std::ops::Range<usize>, limit: i64| -> Option<i64> {
            let digits = time.get(range)?;
            let value = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
            (value < limit).then_some(value)
        };
        let ms = ((part(0..2, 24)? * 60 + part(3..5, 60)?) * 60 + part(6..8, 60)?) * 1000 + part(9..12, 1000)?;
        let epoch = NaiveDate::from_ymd_opt(1970, 1, 1)?;
        let days = Date::parse_iso(day)?.chrono().signed_duration_since(epoch).num_days();
        Some(Self::from_ms(days * Self::DAY_MS + ms))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.rem_euclid(Self::DAY_MS);
        let (seconds, ms) = (ms / 1000, ms % 1000);
        write!(f, "{}T{:02}:{:02}:{:02}.{ms:03}Z", self.date(), seconds / 3600, seconds / 60 % 60, seconds % 60)
    }
}
