//! Numbers as people and spreadsheets write them: digits of three scripts, five ways to group, two decimal marks,
//! signs, currencies and per cent. Read exactly, or not at all.

mod around;
mod marks;

pub(super) use self::around::named_sign;
use self::around::{Peeled, peel};
use self::marks::{Found, decimal_mark, ungrouped};
use super::decimal::{Decimal, DecimalError};
use super::fold::{folded, has_eastern_digits};

/// What `,` and `.` mean in a column, for the numbers that do not tell themselves: `1.234` is either a thousand and
/// more, or one and a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberStyle {
    /// The point is the decimal mark: 1,234.56.
    DecimalPoint,
    /// The comma is the decimal mark: 1.234,56.
    DecimalComma,
}

/// A number with what was written beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number as written: 12.5 for `12.5%`.
    pub value: Decimal,
    /// The sign or word that stood with it.
    pub mark: Mark,
}

/// What can stand beside a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    None,
    /// A per cent sign.
    Percent,
    /// A currency's sign, word or code, as written.
    Currency(String),
}

/// Why a text is not a number, with the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberError {
    /// What is wrong.
    pub kind: NumberErrorKind,
    /// The text as it was given.
    pub text: String,
}

/// What is wrong with a text that should be a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NumberErrorKind {
    /// There is nothing, or a dash alone: no number, which is not zero.
    Empty,
    /// Something in it is not part of a number, or its groups are not thousands.
    NotANumber,
    /// The mark in it may be a decimal one or one of thousands, and the column does not tell.
    Ambiguous,
    /// It has more digits than can be kept.
    TooLarge,
    /// It has more decimals than there is room for.
    TooManyDecimals,
    /// It is a share, where an amount of money should stand.
    Percent,
    /// The sign or word beside it is of another currency than the amount should be of.
    OtherCurrency,
}

/// Reads a number; `style` decides what the text leaves open.
///
/// # Errors
/// When the text is not one number, or when it is ambiguous and there is no style.
pub fn parse_number(text: &str, style: Option<NumberStyle>) -> Result<Number, NumberError> {
    parse_open(text, OpenMark::Style(style))
}

/// What a mark is that may be a decimal one or one of thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenMark {
    /// What the style says, where there is one.
    Style(Option<NumberStyle>),
    /// Always one of thousands.
    Thousands,
}

/// As [`parse_number`], with more to say about the mark that the text leaves open.
pub(super) fn parse_open(text: &str, open: OpenMark) -> Result<Number, NumberError> {
    read(text, open).map_err(|kind| NumberError { kind, text: text.to_owned() })
}

/// Whether a text is a number with more than two decimals beyond doubt.
pub(super) fn has_many_decimals(text: &str) -> bool {
    let plain = folded(text);
    let Some(body) = peel(&plain).map(|peeled| peeled.body) else { return false };
    match decimal_mark(body, has_eastern_digits(text)) {
        Found::Decimal(place) => body[place..].chars().filter(char::is_ascii_digit).count() > 2,
        _ => false,
    }
}

/// Reads a number and leaves out what stood beside it.
///
/// # Errors
/// As [`parse_number`].
pub fn parse_decimal(text: &str, style: Option<NumberStyle>) -> Result<Decimal, NumberError> {
    parse_number(text, style).map(|number| number.value)
}

/// Reads a number into units of ten to the power of −`decimals`: with two, `12.5` is 1250.
///
/// # Errors
/// As [`parse_number`], and when it has more decimals or is too large.
pub fn parse_scaled(text: &str, style: Option<NumberStyle>, decimals: u32) -> Result<i128, NumberError> {
    let number = parse_decimal(text, style)?;
    number.scaled(decimals).map_err(|error| NumberError { kind: fits(error), text: text.to_owned() })
}

/// What is wrong with a number that does not fit where it is wanted.
pub(super) const fn fits(error: DecimalError) -> NumberErrorKind {
    match error {
        DecimalError::TooLarge => NumberErrorKind::TooLarge,
        DecimalError::TooManyDecimals => NumberErrorKind::TooManyDecimals,
    }
}

/// A number whose only mark may be a decimal one or one of thousands, written so that it can only be the thousands:
/// `2000` for `2.000`. `None` for a number that tells itself.
pub fn as_thousands(text: &str) -> Option<String> {
    let mut plain = folded(text);
    let body = split_exponent(peel(&plain)?.body)?.0;
    let Found::Open(place) = decimal_mark(body, has_eastern_digits(text)) else { return None };
    let start = plain.find(body)?;
    plain.remove(start + place);
    Some(plain)
}

/// Whether a text that may read as a number is a code, which as a number would lose something: `00123` its zeros,
/// `+7 495 123-45-67` its plus, an account number of twenty digits its end, `12E3` all but the value.
pub fn is_code(text: &str) -> bool {
    let plain = folded(text);
    let bytes = plain.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is_digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    // Spreadsheets write a sign into what they shorten: 1.2E+05.
    let exponent = plain.find(['e', 'E']).is_some_and(|place| place > 0 && is_digit(place - 1) && is_digit(place + 1));
    match bytes.first() {
        Some(b'0') if is_digit(1) => true,
        Some(b'+') => digits >= 7 && !plain.contains(['.', ',', '٫', '٬', '%']),
        _ => exponent || (digits > 15 && digits == bytes.len()),
    }
}

/// What a column's own numbers say about its marks; `None` when none of them tells, or as many say one as the other.
pub fn guess_number_style<'a>(samples: impl IntoIterator<Item = &'a str>) -> Option<NumberStyle> {
    let (mut points, mut commas) = (0usize, 0usize);
    for sample in samples {
        match own_style(sample) {
            Some(NumberStyle::DecimalPoint) => points += 1,
            Some(NumberStyle::DecimalComma) => commas += 1,
            None => {}
        }
    }
    match points.cmp(&commas) {
        std::cmp::Ordering::Greater => Some(NumberStyle::DecimalPoint),
        std::cmp::Ordering::Less => Some(NumberStyle::DecimalComma),
        std::cmp::Ordering::Equal => None,
    }
}

fn read(text: &str, open: OpenMark) -> Result<Number, NumberErrorKind> {
    let plain = folded(text);
    if plain.chars().all(|c| matches!(c, '-' | '\u{2014}')) {
        return Err(NumberErrorKind::Empty);
    }
    let Peeled { body, negative, mark } = peel(&plain).ok_or(NumberErrorKind::NotANumber)?;
    let (body, exponent) = split_exponent(body).ok_or(NumberErrorKind::NotANumber)?;
    let (whole, fraction) = match decimal_mark(body, has_eastern_digits(text)) {
        Found::Decimal(place) => (&body[..place], body[place..].trim_start_matches(|c: char| !c.is_ascii_digit())),
        Found::Whole(_) => (body, ""),
        Found::Open(place) => match open {
            OpenMark::Style(None) => return Err(NumberErrorKind::Ambiguous),
            OpenMark::Style(Some(style)) if body[place..].starts_with(style.mark()) => {
                (&body[..place], &body[place + 1..])
            }
            _ => (body, ""),
        },
        Found::Nothing => return Err(NumberErrorKind::NotANumber),
    };
    let whole = ungrouped(whole).ok_or(NumberErrorKind::NotANumber)?;
    let value = Decimal::from_digits(negative, &whole, fraction).and_then(|value| value.shifted(exponent));
    Ok(Number { value: value.ok_or(NumberErrorKind::TooLarge)?, mark })
}

impl NumberStyle {
    fn mark(self) -> char {
        match self {
            Self::DecimalPoint => '.',
            Self::DecimalComma => ',',
        }
    }

    fn of_decimal(mark: char) -> Option<Self> {
        [Self::DecimalPoint, Self::DecimalComma].into_iter().find(|style| style.mark() == mark)
    }
}

/// What the mark of a number means that leaves it open, were it one of thousands; `None` for a number that tells itself.
pub(super) fn thousands_style(text: &str) -> Option<NumberStyle> {
    let plain = folded(text);
    let body = split_exponent(peel(&plain)?.body)?.0;
    let Found::Open(place) = decimal_mark(body, has_eastern_digits(text)) else { return None };
    Some(if body[place..].starts_with(',') { NumberStyle::DecimalPoint } else { NumberStyle::DecimalComma })
}

/// What one text says about its column.
pub(super) fn own_style(text: &str) -> Option<NumberStyle> {
    let plain = folded(text);
    let body = peel(&plain)?.body;
    match decimal_mark(body, has_eastern_digits(text)) {
        Found::Decimal(place) => NumberStyle::of_decimal(body[place..].chars().next()?),
        Found::Whole(Some(',')) => Some(NumberStyle::DecimalPoint),
        Found::Whole(Some('.')) => Some(NumberStyle::DecimalComma),
        _ => None,
    }
}

/// `1.2E+05`, as spreadsheets shorten long numbers.
fn split_exponent(body: &str) -> Option<(&str, i32)> {
    match body.split_once(['e', 'E']) {
        None => Some((body, 0)),
        Some((mantissa, exponent)) => {
            let exponent: i32 = exponent.parse().ok()?;
            ((-30..=30).contains(&exponent) && !mantissa.is_empty()).then_some((mantissa, exponent))
        }
    }
}
