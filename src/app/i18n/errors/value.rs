//! Errors of what is typed: names, numbers, days. What was typed is quoted, and an example shows what is accepted.

use linchpin::exchange::date::{DateError, DateErrorKind, DateOrder};
use linchpin::exchange::decimal::DecimalError;
use linchpin::exchange::money::ThreeDigits;
use linchpin::exchange::number::{NumberError, NumberErrorKind, NumberStyle};
use linchpin::exchange::{date, money, number};
use linchpin::model::{Currency, Date, MAX_NAME, Money, NameError};

use super::super::texts::errors;
use super::super::{Language, fmt, language, t};

/// Why what was typed is no name.
pub fn name_error(error: NameError) -> String {
    match error {
        NameError::Empty => t(errors::name::EMPTY).to_owned(),
        NameError::TooLong => errors::name::too_long(fmt::integer(MAX_NAME as f64)),
        _ => t(errors::name::CONTROL).to_owned(),
    }
}

/// Why what was typed is no number with at most so many decimals.
pub fn number_error(error: &NumberError, decimals: u32) -> String {
    number_error_in(error, decimals, style())
}

// The example is written as the numbers around it are: with their decimal mark, where it is not that of the language.
fn number_error_in(error: &NumberError, decimals: u32, written: NumberStyle) -> String {
    let text = &error.text;
    match error.kind {
        NumberErrorKind::Empty => t(errors::number::EMPTY).to_owned(),
        NumberErrorKind::Ambiguous => errors::number::ambiguous(text),
        NumberErrorKind::TooLarge => errors::number::too_large(text),
        NumberErrorKind::TooManyDecimals => errors::number::too_many_decimals(text, fmt::integer(f64::from(decimals))),
        _ => {
            let decimals = u8::try_from(decimals.min(2)).unwrap_or_default();
            let example = match (written, decimals) {
                (NumberStyle::DecimalComma, 1..) if written != style() => "1.250,50".to_owned(),
                (NumberStyle::DecimalPoint, 1..) if written != style() => "1,250.50".to_owned(),
                _ => fmt::decimal(1250.5, decimals, decimals),
            };
            errors::number::not_a_number(text, example)
        }
    }
}

/// Why what was typed or found is no amount of a currency.
pub fn money_error(error: &NumberError, currency: Currency) -> String {
    cell_error(error, currency, None)
}

/// Why what was found in a column of numbers is none; `written` is how the column's numbers are, where that is known.
pub fn cell_error(error: &NumberError, currency: Currency, written: Option<NumberStyle>) -> String {
    let text = &error.text;
    match error.kind {
        NumberErrorKind::Percent => errors::number::percent(text),
        NumberErrorKind::OtherCurrency => errors::number::other_currency(text, currency.code()),
        _ => number_error_in(error, currency.decimals(), written.unwrap_or_else(style)),
    }
}

/// Why what was typed is no day.
pub fn date_error(error: &DateError) -> String {
    let text = &error.text;
    match error.kind {
        DateErrorKind::Empty => t(errors::date::EMPTY).to_owned(),
        DateErrorKind::Ambiguous => errors::date::ambiguous(text),
        DateErrorKind::NoSuchDay => errors::date::no_such_day(text),
        _ => {
            let example = Date::new(2024, 3, 20).map(fmt::date_input).unwrap_or_default();
            errors::date::not_a_date(text, example)
        }
    }
}

/// Reads a typed number into units of ten to the power of −`decimals`; `1.234` and `1,234` mean what they mean in the
/// language in use. The error is in words.
pub fn parse_number(text: &str, decimals: u32) -> Result<i128, String> {
    number::parse_scaled(text, Some(style()), decimals).map_err(|error| number_error(&error, decimals))
}

/// Reads a typed amount of a currency as the import of a table reads it: three digits behind the only mark are
/// thousands where the currency has fewer decimals. The error is in words.
pub fn parse_money(text: &str, currency: Currency) -> Result<Money, String> {
    let error = |kind| money_error(&NumberError { kind, text: text.to_owned() }, currency);
    let amount = money::parse_money(text, Some(style()), ThreeDigits::Thousands, currency)
        .map_err(|refused| error(refused.kind))?;
    let minor = amount.scaled(currency.decimals()).map_err(|refused| match refused {
        DecimalError::TooManyDecimals => error(NumberErrorKind::TooManyDecimals),
        DecimalError::TooLarge => error(NumberErrorKind::TooLarge),
    })?;
    Money::given(minor).ok_or_else(|| error(NumberErrorKind::TooLarge))
}

fn style() -> NumberStyle {
    match language() {
        Language::En | Language::Fa => NumberStyle::DecimalPoint,
        Language::Ru => NumberStyle::DecimalComma,
    }
}

/// Reads a typed day, Gregorian or Jalali by its year; `03/04/2024` means what it means in the language in use. The
/// error is in words.
pub fn parse_date(text: &str) -> Result<Date, String> {
    let order = match language() {
        Language::En => DateOrder::MonthFirst,
        Language::Ru | Language::Fa => DateOrder::DayFirst,
    };
    date::parse_date(text, Some(order)).map_err(|error| date_error(&error))
}
