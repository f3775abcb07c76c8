//! Figures as they are typed and as they are put back into a field.

use linchpin::exchange::decimal::DecimalError;
use linchpin::exchange::money::{ThreeDigits, parse_money};
use linchpin::exchange::number::{
    NumberError, NumberErrorKind, NumberStyle, as_thousands, parse_decimal, parse_scaled,
};
use linchpin::model::{Currency, Direction, Percent, Quantity, Unit};

use crate::app::i18n::errors::{money_error, number_error};
use crate::app::i18n::texts::targets::{detail, form, typed as words};
use crate::app::i18n::{Language, fmt, language, t};

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

/// A number that is read with three decimals here and may be meant in thousands elsewhere, as those thousands: `2000`
/// for `2.000`. `None` for a number that leaves nothing open.
pub fn doubtful(text: &str) -> Option<String> {
    // A comma before three digits is a decimal mark in Russian alone; a point is one everywhere here.
    let is_decimal = !text.contains(',') || language() == Language::Ru;
    as_thousands(text).filter(|_| is_decimal)
}

/// A quantity from what was typed; `None` when it is no number.
pub fn quantity(text: &str) -> Option<Quantity> {
    Quantity::given(parse_scaled(text, style_of(text), 4).ok()?)
}

/// A figure of a unit from what was typed.
///
/// # Errors
/// In words: what is wrong with the text, and what is allowed.
pub fn figure(text: &str, unit: Unit, currency: Currency) -> Result<Quantity, String> {
    let style = style_of(text);
    let found = if unit == Unit::Money {
        parse_money(text, style, ThreeDigits::AsStyleSays, currency)
    } else {
        parse_decimal(text, style)
    };
    let limit = |e4| fmt::figure(e4, 0, 0);
    let wrong = |kind| match kind {
        NumberErrorKind::TooLarge => {
            words::out_of_range(text, limit(-Quantity::MAX_GIVEN_E4), limit(Quantity::MAX_GIVEN_E4))
        }
        kind if unit == Unit::Money => money_error(&NumberError { kind, text: text.to_owned() }, currency),
        kind => number_error(&NumberError { kind, text: text.to_owned() }, 4),
    };
    let e4 = found.map_err(|error| wrong(error.kind))?.scaled(4).map_err(|error| match error {
        DecimalError::TooManyDecimals => {
            number_error(&NumberError { kind: NumberErrorKind::TooManyDecimals, text: text.to_owned() }, 4)
        }
        DecimalError::TooLarge => wrong(NumberErrorKind::TooLarge),
    })?;
    Quantity::given(e4).ok_or_else(|| wrong(NumberErrorKind::TooLarge))
}

/// The largest figure that can be kept, in whole numbers.
pub fn largest() -> String {
    fmt::figure(Quantity::MAX_E4, 0, 0)
}

/// A growth, or a reduction where lower is better, from what was typed, with or without the sign of per cent.
///
/// # Errors
/// As [`figure`]. Nothing can be reduced by more than all of it.
pub fn growth(text: &str, direction: Direction) -> Result<Percent, String> {
    let most = if direction == Direction::Lower { -Percent::MIN_BP } else { Percent::MAX_BP };
    let limit = |points: i32| format!("{}{}", fmt::decimal(f64::from(points) / 100.0, 0, 0), fmt::percent_sign());
    let out_of_range = || words::out_of_range(text, limit(Percent::MIN_BP), limit(most));
    let bare = text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '%' | '٪' | '+'));
    let points = parse_scaled(bare, style_of(bare), 2).map_err(|error| match error.kind {
        NumberErrorKind::TooLarge => out_of_range(),
        kind @ NumberErrorKind::TooManyDecimals => number_error(&NumberError { kind, text: text.to_owned() }, 2),
        _ => format!("{} {}", detail::error(text), t(form::GROWTH_ERROR)),
    })?;
    let found = i32::try_from(points).ok().filter(|points| *points <= most).and_then(Percent::from_basis_points);
    found.ok_or_else(out_of_range)
}

/// How a quantity is put into a field, in the language's digits and without grouping marks to stumble over.
pub fn typed(quantity: Quantity) -> String {
    fmt::figure(quantity.e4(), 0, 4)
}
