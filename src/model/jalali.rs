//! The solar calendar of Iran.

use icu_calendar::Iso;
use icu_calendar::cal::Persian;

use super::Date;

/// A day of the solar calendar of Iran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JalaliDate {
    /// The year, such as 1403.
    pub year: i32,
    /// The month, 1 (Farvardin) to 12 (Esfand).
    pub month: u8,
    /// The day of the month, 1–31.
    pub day: u8,
}

/// The day in the Jalali calendar.
pub fn to_jalali(date: Date) -> Option<JalaliDate> {
    let month = u8::try_from(date.month()).ok()?;
    let iso = icu_calendar::Date::try_new_iso(date.year(), month, u8::try_from(date.day()).ok()?).ok()?;
    let jalali = iso.to_calendar(Persian::new());
    let (year, month) = (jalali.year().extended_year(), jalali.month().ordinal);
    Some(JalaliDate { year, month, day: jalali.day_of_month().0 })
}

/// The day a Jalali date means; `None` when that calendar has no such day.
pub fn from_jalali(date: JalaliDate) -> Option<Date> {
    let jalali = icu_calendar::Date::try_new_persian(date.year, date.month, date.day).ok()?;
    let iso = jalali.to_calendar(Iso);
    Date::new(iso.year().extended_year(), u32::from(iso.month().ordinal), u32::from(iso.day_of_month().0))
}
