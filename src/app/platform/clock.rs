//! What time it is.

use linchpin::model::{Date, Timestamp};

/// Now, for display and for the thirty days of the trash. Clocks jump: order is taken from revisions, never from this.
#[allow(clippy::cast_possible_truncation)] // milliseconds since 1970 are whole and far below 2^53
pub fn now() -> Timestamp {
    Timestamp::from_ms(js_sys::Date::now() as i64)
}

/// The day where the person is: at two in the morning in Moscow it is still yesterday in Greenwich.
pub fn today() -> Date {
    let date = js_sys::Date::new_0();
    let year = i32::try_from(date.get_full_year()).ok();
    year.and_then(|year| Date::new(year, date.get_month() + 1, date.get_date())).unwrap_or_else(|| now().date())
}
