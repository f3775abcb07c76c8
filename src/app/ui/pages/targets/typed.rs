//! Figures as they are typed and as they are put back into a field.

use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::Quantity;

use crate::app::i18n::{Language, fmt, language};

/// How a single typed number is meant. In Russian a comma is the decimal mark. Elsewhere a comma groups, unless it
/// stands alone before anything but three digits, where only a decimal mark makes sense.
pub fn style_of(text: &str) -> Option<NumberStyle> {
    let (comma, point) = (text.contains(','), text.contains('.'));
    if comma && point {
        return None;
    }
    if comma {
        let after = text.rsplit_once(',').map_or(0, |(_, after)| after.chars().filter(|it| it.is_numeric()).count());
        let groups = language() != Language::Ru && after == 3;
        return Some(if groups { NumberStyle::DecimalPoint } else { NumberStyle::DecimalComma });
    }
    point.then_some(NumberStyle::DecimalPoint)
}

/// A quantity from what was typed; `None` when it is no number.
pub fn quantity(text: &str) -> Option<Quantity> {
    Quantity::from_e4(parse_scaled(text, style_of(text), 4).ok()?)
}

/// How a quantity is put into a field, in the language's digits and without grouping marks to stumble over.
pub fn typed(quantity: Quantity) -> String {
    fmt::decimal(quantity.to_f64(), 0, 4)
}
