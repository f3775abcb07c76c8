//! How single values stand in the file: ids, names, texts, numbers, days and periods.

use std::fmt::Display;

use crate::format::problem::{Expected, ProblemKind};
use crate::format::read::Reader;
use crate::format::schema::{Schema, number, text};
use crate::format::shape::{Shape, TextShape, whole_numbers};
use crate::format::tree::{Node, Value};
use crate::format::write::Writer;
use crate::model::{
    Currency, Date, Expression, Id, IdKind, MAX_NAME, MAX_TEXT, Money, MonthsCovered, Name, NameError, Percent, Period,
    Quantity, Score, Timestamp, Tolerance, Weight,
};

/// The largest revision: what JSON readers keep exactly.
pub const MAX_REVISION: i64 = 9_007_199_254_740_991;

whole_numbers! {
    /// A score, from 1 to 10.
    Score: 1, 10, Score::new, Score::value;
    /// A weight in hundredths of a point.
    Weight: 0, Weight::MAX_HUNDREDTHS.into(), Weight::from_hundredths, Weight::hundredths;
    /// An amount in minor units of the workbook's currency (cents).
    Money: -Money::MAX_MINOR, Money::MAX_MINOR, Money::from_minor, Money::minor;
    /// A percentage in basis points: 1500 is 15%.
    Percent: Percent::MIN_BP.into(), Percent::MAX_BP.into(), Percent::from_basis_points, Percent::basis_points;
    /// A number of points between scores.
    Tolerance: 0, 9, Tolerance::new, Tolerance::points;
    /// A number of months.
    MonthsCovered: 1, 11, MonthsCovered::new, MonthsCovered::months;
}

/// The largest number that every JSON reader keeps.
const EXACT: i64 = 9_007_199_254_740_991;

impl Shape for Quantity {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let Value::Text(text) = &node.value else {
            return Self::from_e4(reader.whole_number(node, -EXACT, EXACT)?.into());
        };
        let expected = Expected::Whole { min: -EXACT, max: EXACT };
        let Ok(e4) = text.parse::<i128>() else { return reader.wrong_type(node, expected) };
        // In one way only: no text of what is to be a number, no noughts before it, no plus.
        let is_large = e4.unsigned_abs() > EXACT.unsigned_abs().into();
        let found = Self::from_e4(e4).filter(|_| is_large && e4.to_string() == **text);
        if found.is_none() {
            reader.problem(node.at, ProblemKind::Malformed, expected, node.shortened());
        }
        found
    }

    fn write(&self, writer: &mut Writer) {
        match i64::try_from(self.e4()) {
            Ok(e4) if e4.abs() <= EXACT => writer.number(e4),
            _ => writer.text(&self.e4().to_string()),
        }
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let about = "A number in ten-thousandths, in its KPI's unit. From 2^53 on, where JSON readers begin to round, it \
                     stands as a text of its digits.";
        let pattern = "^-?[1-9][0-9]{15,23}$";
        schema.define_whole_or_text("Quantity", about, (-EXACT, EXACT), pattern)
    }
}

fn with_display<R>(value: &impl Display, give: impl FnOnce(&str) -> R) -> R {
    give(&value.to_string())
}

fn well_formed<T>(value: Option<T>, expected: Expected) -> Result<T, (ProblemKind, Expected)> {
    value.ok_or((ProblemKind::Malformed, expected))
}

impl<K: IdKind> TextShape for Id<K> {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(text.parse().ok(), Expected::Id)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        with_display(self, give)
    }

    fn expected() -> Expected {
        Expected::Id
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let about = "A random 64-bit number as thirteen characters of Crockford's base 32.";
        schema.define_text("Id", about, [("pattern", text("^[0-9a-f][0-9a-hjkmnp-tv-z]{12}$"))])
    }
}

impl TextShape for String {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT {
            return Err((ProblemKind::TooLong, Self::expected()));
        }
        Ok(text.to_owned())
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        give(self)
    }

    fn expected() -> Expected {
        Expected::Text { max: MAX_TEXT }
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        schema.define_text("Text", "A text.", [("maxLength", number(MAX_TEXT))])
    }
}

impl TextShape for Name {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        let kind = match Self::parse(text) {
            Ok(name) if name.as_str() == text => return Ok(name),
            Ok(_) => ProblemKind::SpaceAtEnds,
            Err(NameError::Empty) => ProblemKind::Empty,
            Err(NameError::TooLong) => ProblemKind::TooLong,
            Err(_) => ProblemKind::ControlCharacter,
        };
        Err((kind, <Self as TextShape>::expected()))
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        give(self.as_str())
    }

    fn expected() -> Expected {
        Expected::Name { max: MAX_NAME }
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let about = "A name: no white space at its ends, no control characters.";
        schema.define_text("Name", about, [("minLength", number(1)), ("maxLength", number(MAX_NAME))])
    }
}

impl TextShape for Expression {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(Self::parse(text).ok().filter(|it| it.text() == text), Expected::Formula)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        give(self.text())
    }

    fn expected() -> Expected {
        Expected::Formula
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let about = "A formula over entered numbers, such as (revenue - cost) / revenue * 100.";
        schema.define_text("Formula", about, [("minLength", number(1)), ("maxLength", number(Self::MAX_CHARACTERS))])
    }
}

impl TextShape for Currency {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(Self::parse(text).filter(|currency| currency.code() == text), Expected::Currency)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        give(self.code())
    }

    fn expected() -> Expected {
        Expected::Currency
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        schema.define_text("Currency", "A currency's ISO 4217 code.", [("pattern", text("^[A-Z]{3}$"))])
    }
}

impl TextShape for Date {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(Self::parse_iso(text), Expected::Date)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        with_display(self, give)
    }

    fn expected() -> Expected {
        Expected::Date
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let pattern = text("^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$");
        schema.define_text("Date", "A day of the Gregorian calendar.", [("format", text("date")), ("pattern", pattern)])
    }
}

impl TextShape for Timestamp {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(Self::parse_iso(text), Expected::Moment)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        with_display(self, give)
    }

    fn expected() -> Expected {
        Expected::Moment
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let pattern = text("^[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$");
        let rules = [("format", text("date-time")), ("pattern", pattern)];
        schema.define_text("Moment", "A moment in UTC, with milliseconds.", rules)
    }
}

impl TextShape for Period {
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        well_formed(Self::parse(text), Expected::Period)
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        with_display(self, give)
    }

    fn expected() -> Expected {
        Expected::Period
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let pattern = text("^[12][0-9]{3}(-Q[1-4]|-0[1-9]|-1[0-2])?$");
        schema.define_text("Period", "A year, a quarter or a month: 1997, 1997-Q1, 1997-03.", [("pattern", pattern)])
    }
}
