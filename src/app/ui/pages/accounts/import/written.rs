//! How the cells of a column are written, as a person chooses it.

use linchpin::exchange::date::DateOrder;
use linchpin::exchange::number::NumberStyle;

use crate::app::i18n::{t, texts::import as words};
use crate::app::ui::components::Choice;

/// How numbers may be written; the key of a choice is read by [`read_style`].
pub(super) fn number_choices() -> Vec<Choice> {
    vec![
        Choice::new("", t(words::columns::NUMBERS_CLEAR)),
        Choice::new("point", "1,234.56"),
        Choice::new("comma", "1.234,56"),
    ]
}

/// How numbers are written, by the key of a choice.
pub(super) fn read_style(key: &str) -> Option<NumberStyle> {
    match key {
        "point" => Some(NumberStyle::DecimalPoint),
        "comma" => Some(NumberStyle::DecimalComma),
        _ => None,
    }
}

/// What may come first in dates; the key of a choice is read by [`read_order`].
pub(super) fn date_choices() -> Vec<Choice> {
    vec![
        Choice::new("", t(words::columns::DATES_CLEAR)),
        Choice::new("day", t(words::columns::DAY_FIRST)),
        Choice::new("month", t(words::columns::MONTH_FIRST)),
    ]
}

/// What comes first in dates, by the key of a choice.
pub(super) fn read_order(key: &str) -> Option<DateOrder> {
    match key {
        "day" => Some(DateOrder::DayFirst),
        "month" => Some(DateOrder::MonthFirst),
        _ => None,
    }
}
