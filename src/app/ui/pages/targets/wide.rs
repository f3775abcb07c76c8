//! Columns of figures: how wide they have to be (rials take twenty places where euros take nine), and the unit that
//! stands in their heads.

use linchpin::model::{Unit, Workbook};

use crate::app::i18n::{Named, fmt, t};

/// The width in px in which a figure stands whole, bold as sums are, with the room beside it.
pub fn figure_width(text: &str) -> u32 {
    let of = |one: char| if one.is_numeric() { 9 } else { 5 };
    26 + text.chars().map(of).sum::<u32>()
}

/// What figures of a unit are counted in, as a column's head says it; nothing for pieces.
pub fn unit_name(workbook: &Workbook, unit: Unit) -> Option<String> {
    match unit {
        Unit::Money => Some(fmt::currency_symbol(workbook.meta.currency)),
        Unit::Count => None,
        unit => Some(t(unit.text()).to_owned()),
    }
}
