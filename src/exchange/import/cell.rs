//! One cell read into one field of an account.

use std::collections::BTreeSet;

use crate::exchange::AccountField;
use crate::exchange::currency::{NamedCurrency, counted_in, counts_in_crores};
use crate::exchange::date::{DateErrorKind, parse_date};
use crate::exchange::decimal::{Decimal, DecimalError};
use crate::exchange::mapping::{
    Column, Scale, ShareUnit, parse_class, parse_key_mark, parse_ownership, parse_programme, parse_role, parse_status,
};
use crate::exchange::missing::is_missing;
use crate::exchange::money::{ThreeDigits, parse_amount};
use crate::exchange::number::{Mark, NumberError, NumberErrorKind, OpenMark, parse_number, parse_open};
use crate::model::{
    Account, Currency, FieldValue, Figures, MAX_TEXT, Money, Name, NameError, Period, Quantity, Status,
};

/// Why a cell cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellProblem {
    /// It is no name, or no short text on one line.
    Name(NameError),
    /// It is no number, or one that does not fit.
    Number(NumberErrorKind),
    /// It is no date.
    Date(DateErrorKind),
    /// It is neither public nor private.
    Ownership,
    /// It is no role, or a list in which something is none.
    Role,
    /// It is no class of accounts.
    Class,
    /// It is no programme.
    Programme,
    /// It is no status.
    Status,
    /// It is no month or quarter of the year that stands beside it.
    PartOfYear,
    /// It says neither yes nor no to being a key account.
    KeyMark,
    /// It has more than [`MAX_TEXT`] characters.
    TextTooLong {
        /// How many characters it has.
        characters: usize,
    },
}

/// Whether a number was taken as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// As it stands.
    Exactly,
    /// Rounded to the nearest that fits, a half away from zero.
    Rounded,
    /// Not at all: it says that nothing is known.
    Missing,
}

/// Puts a cell into a field of an account. A dash alone or a word for nothing (`н/д`) is an empty cell where no text
/// stands; an empty cell leaves the field as it is.
///
/// # Errors
/// A [`CellProblem`], with the account as it was.
pub fn set_field(
    account: &mut Account,
    field: &AccountField,
    cell: &str,
    column: &Column,
    currency: Currency,
) -> Result<Taken, CellProblem> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(Taken::Exactly);
    }
    if !is_text(field) && is_missing(cell) {
        return Ok(Taken::Missing);
    }
    match field {
        AccountField::Name => account.name = Name::parse(&one_line(cell)).map_err(CellProblem::Name)?,
        AccountField::Code => account.code = line(cell)?,
        AccountField::Sector => account.sector = line(cell)?,
        AccountField::Ownership => account.ownership = Some(parse_ownership(cell).ok_or(CellProblem::Ownership)?),
        AccountField::Size => account.size = line(cell)?,
        AccountField::Country => account.country = line(cell)?,
        AccountField::City => account.city = line(cell)?,
        AccountField::Technology => account.technology = text(cell)?,
        AccountField::OrderPattern => account.order_pattern = text(cell)?,
        AccountField::Tags => account.tags = tags(cell)?,
        AccountField::Manager => account.manager = line(cell)?,
        AccountField::Sponsor => account.sponsor = line(cell)?,
        AccountField::Notes => account.notes = text(cell)?,
        AccountField::Roles => {
            account.roles =
                parts(cell).map(|part| parse_role(part).ok_or(CellProblem::Role)).collect::<Result<_, _>>()?;
        }
        AccountField::Class => account.class = Some(parse_class(cell).ok_or(CellProblem::Class)?),
        AccountField::Programme => account.programme = Some(parse_programme(cell).ok_or(CellProblem::Programme)?),
        AccountField::Status => account.status = status(account.status, cell, column)?,
        AccountField::Text(name) => {
            account.fields.insert(name.clone(), FieldValue::Text(text(cell)?));
        }
        AccountField::CustomerSince => match parse_date(cell, column.dates) {
            Ok(day) => account.customer_since = Some(day),
            Err(error) if error.kind == DateErrorKind::Empty => {}
            Err(error) => return Err(CellProblem::Date(error.kind)),
        },
        AccountField::Number(name) => return number(account, name, cell, column, currency),
        AccountField::Revenue(period) => {
            return money(account, *period, cell, column, currency, |figures, amount| figures.revenue = Some(amount));
        }
        AccountField::Profit(period) => {
            return money(account, *period, cell, column, currency, |figures, amount| figures.profit = Some(amount));
        }
    }
    Ok(Taken::Exactly)
}

// A customer may be called N/A, and a dash may mean no key account.
fn is_text(field: &AccountField) -> bool {
    use AccountField as F;
    !matches!(
        field,
        F::Ownership
            | F::Roles
            | F::Class
            | F::Programme
            | F::CustomerSince
            | F::Number(_)
            | F::Revenue(_)
            | F::Profit(_)
    )
}

// "No" to being a key account says only that: a candidate stays one.
fn status(before: Status, cell: &str, column: &Column) -> Result<Status, CellProblem> {
    if !column.marks_keys {
        return parse_status(cell).ok_or(CellProblem::Status);
    }
    Ok(match parse_key_mark(cell).ok_or(CellProblem::KeyMark)? {
        true => Status::Key,
        false if before == Status::Key => Status::Regular,
        false => before,
    })
}

fn money(
    account: &mut Account,
    period: Period,
    cell: &str,
    column: &Column,
    currency: Currency,
    set: impl FnOnce(&mut Figures, Money),
) -> Result<Taken, CellProblem> {
    let Some(amount) = read_amount(cell, column, currency)? else { return Ok(Taken::Exactly) };
    let (minor, taken) = rounded(amount, currency.decimals())?;
    let amount = Money::given(minor).ok_or(CellProblem::Number(NumberErrorKind::TooLarge))?;
    set(account.figures.entry(period).or_default(), amount);
    Ok(taken)
}

/// Reads a cell of a column of amounts, exactly, in units of the currency; `None` where it holds nothing.
///
/// # Errors
/// [`CellProblem::Number`].
pub(super) fn read_amount(cell: &str, column: &Column, currency: Currency) -> Result<Option<Decimal>, CellProblem> {
    let style = column.style(currency);
    let thousands = style.is_none() && column.has_short_amounts(currency);
    let three_digits = if thousands { ThreeDigits::Thousands } else { ThreeDigits::AsStyleSays };
    let (cell, own) = counted_in(cell, in_crores(column, currency));
    let named = column.currency.filter(|_| column.names_currency);
    units(parse_amount(&cell, style, three_digits, (named, currency)), own.unwrap_or(column.scale))
}

fn in_crores(column: &Column, currency: Currency) -> bool {
    let named = column.currency.map(NamedCurrency::likely);
    column.scale == Scale::Crore || counts_in_crores(named.unwrap_or(currency))
}

fn number(
    account: &mut Account,
    name: &str,
    cell: &str,
    column: &Column,
    currency: Currency,
) -> Result<Taken, CellProblem> {
    let (cell, own) = counted_in(cell, in_crores(column, currency));
    let too_large = || NumberError { kind: NumberErrorKind::TooLarge, text: cell.clone() };
    let is_fraction = column.shares.is_some_and(|shares| shares.unit == ShareUnit::Fraction);
    // Three digits behind the only mark of an amount are thousands, also where it is no revenue.
    let thousands = |error| match parse_open(&cell, OpenMark::Thousands) {
        Ok(number) if matches!(number.mark, Mark::Currency(_)) => Ok(number),
        _ => Err(error),
    };
    let value = parse_number(&cell, column.numbers).or_else(thousands).and_then(|number| match number.mark {
        Mark::Percent if is_fraction => number.value.shifted(-2).ok_or_else(too_large),
        _ => Ok(number.value),
    });
    let Some(value) = units(value, own.unwrap_or(column.scale))? else { return Ok(Taken::Exactly) };
    let (e4, taken) = rounded(value, 4)?;
    let number = Quantity::given(e4).ok_or(CellProblem::Number(NumberErrorKind::TooLarge))?;
    account.fields.insert(name.to_owned(), FieldValue::NumberE4(number));
    Ok(taken)
}

// What is counted in thousands and the like, in units.
fn units(number: Result<Decimal, NumberError>, scale: Scale) -> Result<Option<Decimal>, CellProblem> {
    let places = i32::try_from(scale.places()).unwrap_or(0);
    match number {
        Ok(number) => number.shifted(places).map(Some).ok_or(CellProblem::Number(NumberErrorKind::TooLarge)),
        Err(error) if error.kind == NumberErrorKind::Empty => Ok(None),
        Err(error) => Err(CellProblem::Number(error.kind)),
    }
}

// Sums of floats leave 2022.4999999999998 in many an export: such amounts are rounded and counted, not refused.
fn rounded(number: Decimal, decimals: u32) -> Result<(i128, Taken), CellProblem> {
    let too_large = |_| CellProblem::Number(NumberErrorKind::TooLarge);
    match number.scaled(decimals) {
        Err(DecimalError::TooManyDecimals) => {
            number.rounded(decimals).map(|units| (units, Taken::Rounded)).map_err(too_large)
        }
        units => units.map(|units| (units, Taken::Exactly)).map_err(too_large),
    }
}

fn line(cell: &str) -> Result<String, CellProblem> {
    Name::parse(&one_line(cell)).map(|name| name.as_str().to_owned()).map_err(CellProblem::Name)
}

// A line break inside a cell of a spreadsheet is layout.
fn one_line(cell: &str) -> String {
    if cell.contains(['\n', '\r', '\t']) {
        cell.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        cell.to_owned()
    }
}

fn text(cell: &str) -> Result<String, CellProblem> {
    let characters = cell.chars().count();
    if characters > MAX_TEXT { Err(CellProblem::TextTooLong { characters }) } else { Ok(cell.to_owned()) }
}

fn tags(cell: &str) -> Result<BTreeSet<String>, CellProblem> {
    parts(cell).map(line).collect()
}

/// The parts of a cell that holds several.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([',', ';', '|', '\n', '،', '؛']).map(str::trim).filter(|part| !part.is_empty())
}
