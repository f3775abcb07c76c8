//! Amounts of money as people write them: numbers in the workbook's currency, and no shares.

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

/// Which currencies a sign or a word stands for; a code that is not here stands for itself. A toman is ten rials, so
/// it is none of them.
const SIGNS: [(&str, &str); 34] = [
    ("$", "USD AUD CAD NZD SGD HKD TWD MXN CLP COP ARS BRL"),
    ("US$", "USD"),
    ("€", "EUR"),
    ("£", "GBP EGP LBP SYP"),
    ("¥", "JPY CNY"),
    ("₽", "RUB"),
    ("руб.", "RUB BYN"),
    ("руб", "RUB BYN"),
    ("р.", "RUB BYN"),
    ("₴", "UAH"),
    ("грн.", "UAH"),
    ("грн", "UAH"),
    ("₸", "KZT"),
    ("тг.", "KZT"),
    ("тг", "KZT"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₪", "ILS"),
    ("₩", "KRW"),
    ("₼", "AZN"),
    ("₾", "GEL"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₦", "NGN"),
    ("﷼", "IRR SAR QAR OMR YER"),
    ("ریال", "IRR SAR QAR OMR YER"),
    ("تومان", "IRT"),
    ("kr.", "DKK SEK NOK ISK"),
    ("kr", "DKK SEK NOK ISK"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("Fr.", "CHF"),
    ("¤", ""),
];

fn stands_for(sign: &str, currency: Currency) -> bool {
    match SIGNS.iter().find(|(known, _)| known.eq_ignore_ascii_case(sign)) {
        // The sign that stands for any currency.
        Some((_, "")) => true,
        Some((_, codes)) => codes.split(' ').any(|code| code == currency.code()),
        None => sign.eq_ignore_ascii_case(currency.code()),
    }
}
