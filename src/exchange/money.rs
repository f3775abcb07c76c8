//! Amounts of money as people write them: numbers in the workbook's currency, and no shares.

use super::currency::NamedCurrency;
use super::decimal::Decimal;
use super::number::{Mark, Number, NumberError, NumberErrorKind, NumberStyle, OpenMark, parse_open};
use crate::model::Currency;

/// What three digits behind the only mark of an amount are: `1,250`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThreeDigits {
    /// A group of thousands, because no amount has three decimals: in currencies of two decimals or none.
    Thousands,
    /// What the style says, because there may be three decimals: a person said how the column is written, it counts
    /// in thousands, or its clear amounts have more decimals than the currency.
    AsStyleSays,
}

/// Reads an amount of a currency, or of one that takes no rate to be counted in it: ten rials are a toman. An amount
/// that names no currency is in the one of its column, where that has one.
///
/// # Errors
/// As [`parse_money`].
pub(super) fn parse_amount(
    text: &str,
    style: Option<NumberStyle>,
    three_digits: ThreeDigits,
    (column, currency): (Option<NamedCurrency>, Currency),
) -> Result<Decimal, NumberError> {
    let own = match parse_open(text, OpenMark::Thousands).map(|number| number.mark) {
        Ok(Mark::Currency(sign)) => NamedCurrency::parse(&sign),
        _ => None,
    };
    let places = own.or(column).and_then(|named| named.places_in(currency)).unwrap_or(0);
    let of = own.filter(|_| places != 0).map_or(currency, NamedCurrency::likely);
    let amount = parse_money(text, style, three_digits, of)?;
    let too_large = || NumberError { kind: NumberErrorKind::TooLarge, text: text.to_owned() };
    amount.shifted(places).ok_or_else(too_large)
}

/// Reads an amount of a currency.
///
/// # Errors
/// As for a number, and when a per cent sign or another currency stands with it.
pub fn parse_money(
    text: &str,
    style: Option<NumberStyle>,
    three_digits: ThreeDigits,
    currency: Currency,
) -> Result<Decimal, NumberError> {
    let open = match three_digits {
        ThreeDigits::Thousands if currency.decimals() < 3 => OpenMark::Thousands,
        _ => OpenMark::Style(style),
    };
    let Number { value, mark } = parse_open(text, open)?;
    let refused = |kind| Err(NumberError { kind, text: text.to_owned() });
    match mark {
        Mark::Percent => refused(NumberErrorKind::Percent),
        Mark::Currency(sign) if !stands_for(&sign, currency) => refused(NumberErrorKind::OtherCurrency),
        _ => Ok(value),
    }
}

// A sign that stands for any currency is the currency's.
fn stands_for(sign: &str, currency: Currency) -> bool {
    sign == "¤"
        || NamedCurrency::parse(sign)
            .map_or_else(|| sign.eq_ignore_ascii_case(currency.code()), |named| named.is(currency))
}
