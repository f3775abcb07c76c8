//! Reporting periods: years, quarters, months.

use std::fmt;

use super::{Date, JalaliDate, from_jalali, to_jalali};

/// A calendar year, quarter or month, written `1997`, `1997-Q1`, `1997-03`. Ordered by its first month, then the
/// longer period first. Years 1300–1499 are of the solar calendar of Iran, whose quarters and months are its own:
/// `1403-Q1` is its spring and `1403-01` is Farvardin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A year, 1300–1499 or 1600–2999.
    Year(i32),
    /// A year and a quarter, 1–4.
    Quarter(i32, u8),
    /// A year and a month, 1–12.
    Month(i32, u8),
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// Twelve months.
    Year,
    /// Three months.
    Quarter,
    /// One month.
    Month,
}

impl PeriodKind {
    /// The length in months.
    pub const fn months(self) -> u8 {
        match self {
            Self::Year => 12,
            Self::Quarter => 3,
            Self::Month => 1,
        }
    }
}

impl Period {
    /// Reads `1997`, `1997-Q1` or `1997-03`, and nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, length: usize| -> Option<i32> {
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let Some((year, rest)) = text.split_once('-') else {
            return digits(text, 4).and_then(|year| Self::checked(Self::Year(year)));
        };
        let year = digits(year, 4)?;
        match rest.strip_prefix('Q') {
            Some(quarter) => Self::checked(Self::Quarter(year, u8::try_from(digits(quarter, 1)?).ok()?)),
            None => Self::checked(Self::Month(year, u8::try_from(digits(rest, 2)?).ok()?)),
        }
    }

    /// The period itself when its year, quarter and month exist; `None` otherwise.
    pub fn checked(self) -> Option<Self> {
        let (year, part, parts) = match self {
            Self::Year(year) => (year, 1, 1),
            Self::Quarter(year, quarter) => (year, quarter, 4),
            Self::Month(year, month) => (year, month, 12),
        };
        ((JALALI.contains(&year) || (1600..3000).contains(&year)) && part >= 1 && part <= parts).then_some(self)
    }

    /// The year it lies in.
    pub const fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }

    /// How long it is.
    pub const fn kind(self) -> PeriodKind {
        match self {
            Self::Year(_) => PeriodKind::Year,
            Self::Quarter(..) => PeriodKind::Quarter,
            Self::Month(..) => PeriodKind::Month,
        }
    }

    /// Whether it is of the solar calendar of Iran.
    pub fn is_jalali(self) -> bool {
        JALALI.contains(&self.year())
    }

    /// The first month, counted from year 0 of its calendar.
    pub fn first_month(self) -> i32 {
        match self {
            Self::Year(year) => year * 12,
            Self::Quarter(year, quarter) => year * 12 + (i32::from(quarter) - 1) * 3,
            Self::Month(year, month) => year * 12 + i32::from(month) - 1,
        }
    }

    /// The period of the same length just before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.shifted(-1)
    }

    /// The period of the same length just after.
    #[must_use]
    pub fn next(self) -> Self {
        self.shifted(1)
    }

    /// Whether another period lies wholly inside this one (a period contains itself).
    pub fn contains(self, other: Self) -> bool {
        let end = |period: Self| period.first_month() + i32::from(period.kind().months());
        self.first_month() <= other.first_month() && end(other) <= end(self)
    }

    /// The period of a kind in which a day lies, by the Gregorian calendar.
    pub fn of(date: Date, kind: PeriodKind) -> Self {
        Self::at(date.year(), u8::try_from(date.month()).unwrap_or(1), kind)
    }

    /// The period of a kind in which a day lies, by the solar calendar of Iran; `None` for days before its year 1300
    /// or after 1499.
    pub fn of_jalali(date: Date, kind: PeriodKind) -> Option<Self> {
        let day = to_jalali(date)?;
        Self::at(day.year, day.month, kind).checked()
    }

    fn at(year: i32, month: u8, kind: PeriodKind) -> Self {
        match kind {
            PeriodKind::Year => Self::Year(year),
            PeriodKind::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            PeriodKind::Month => Self::Month(year, month),
        }
    }

    /// How many of its months are over on a day inside it; 1 in its first month, too, of which there may be figures
    /// already. `None` on a day outside.
    pub fn months_over(self, today: Date) -> Option<u8> {
        let month = self.month_of(today)?;
        let over = u8::try_from(month.first_month() - self.first_month()).ok().filter(|_| self.contains(month))?;
        Some(over.max(1))
    }

    /// Whether all of it lies before a day.
    pub fn is_over(self, today: Date) -> bool {
        let is_before = |month: Self| self.first_month() + i32::from(self.kind().months()) <= month.first_month();
        self.month_of(today).is_some_and(is_before)
    }

    // The month of a day in this period's own calendar.
    fn month_of(self, today: Date) -> Option<Self> {
        if self.is_jalali() {
            Self::of_jalali(today, PeriodKind::Month)
        } else {
            Some(Self::of(today, PeriodKind::Month))
        }
    }

    /// The periods of a kind inside this one, in order; empty when the kind is longer than the period.
    pub fn split(self, kind: PeriodKind) -> Vec<Self> {
        let count = self.kind().months() / kind.months();
        let first = self.first_month();
        let at = |month: i32| Self::at(month.div_euclid(12), month_of_year(month), kind);
        (0..count).map(|index| at(first + i32::from(index * kind.months()))).collect()
    }

    fn shifted(self, by: i32) -> Self {
        let month = self.first_month() + by * i32::from(self.kind().months());
        Self::at(month.div_euclid(12), month_of_year(month), self.kind())
    }
}

/// The years that are of the solar calendar of Iran: no Gregorian period is as old, and 1499 is far away.
const JALALI: std::ops::Range<i32> = 1300..1500;

/// The first day of a month counted as [`Period::first_month`] counts; `None` where no period has such a month.
pub fn first_day(month: i32) -> Option<Date> {
    let (year, month) = (month.div_euclid(12), month_of_year(month));
    // A year's figures end where the next year begins, also after the last one.
    if (JALALI.start..=JALALI.end).contains(&year) {
        from_jalali(JalaliDate { year, month, day: 1 })
    } else {
        Date::new(year, u32::from(month), 1)
    }
}

fn month_of_year(month: i32) -> u8 {
    u8::try_from(month.rem_euclid(12)).unwrap_or(0) + 1
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.first_month(), self.kind()).cmp(&(other.first_month(), other.kind()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}
