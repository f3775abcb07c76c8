//! What time it is.

use linchpin::model::Timestamp;

/// Now, for display and for the thirty days of the trash. Clocks jump: order is taken from revisions, never from this.
#[allow(clippy::cast_possible_truncation)] // milliseconds since 1970 are whole and far below 2^53
pub fn now() -> Timestamp {
    Timestamp::from_ms(js_sys::Date::now() as i64)
}
