//! Formulas of KPIs over entered numbers: `(revenue − cost) ÷ revenue × 100`.
//!
//! A small language for any keyboard: names of inputs (several words make one name), `+ − × ÷` and their ASCII
//! likes, parentheses, per cent, `min` and `max`, and numbers in the digits of any language with a decimal point or
//! comma. Over several periods an input counts as the sum of its entries, so that a ratio of a year is the ratio of
//! the year's sums and never a mean of the months' ratios; `first(…)`, `last(…)` and `mean(…)` are there for what does
//! not add up, such as accounts at the start, receivables at the end, a price.

mod parse;
mod token;

use std::collections::BTreeMap;

use super::{Quantity, e4_to_f64};

/// What was counted in a period: entered numbers by the names of the inputs. Missing is not zero.
pub type Inputs = BTreeMap<String, Quantity>;

/// A formula that can be computed. Two are equal when they are written alike.
#[derive(Debug, Clone)]
pub struct Expression {
    text: String,
    inputs: Vec<String>,
    root: Node,
}

/// Why a text is no formula, with the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpressionError {
    /// The place of the character it is about, from 0; the length of the text where something is missing at its end.
    pub at: usize,
    /// What is wrong there.
    pub kind: ExpressionErrorKind,
}

/// What is wrong with a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExpressionErrorKind {
    /// There is nothing.
    Empty,
    /// More than [`Expression::MAX_CHARACTERS`] characters.
    TooLong,
    /// More than [`Expression::MAX_DEPTH`] parentheses or signs inside each other.
    TooDeep,
    /// A character or word that means nothing here, for example a number after a number.
    Unexpected,
    /// A number or a name is missing here: `a + `.
    OperandMissing,
    /// A parenthesis that is never closed.
    Unclosed,
    /// A comma before three digits: 1,000 may be a thousand or one.
    Ambiguous,
    /// A number of more places than can be kept, or too large.
    Number,
    /// No function of this name.
    UnknownFunction,
    /// `min` and `max` take two or more values, separated by a semicolon.
    FewValues,
    /// `first`, `last` and `mean` take the name of one input.
    NotAnInput,
    /// Nothing in it is entered, so there is nothing to measure.
    NoInputs,
}

/// Why a formula has no value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoValue {
    /// An input was not entered.
    Missing(String),
    /// Something is divided by zero.
    DivisionByZero,
    /// The result is larger than a [`Quantity`] holds.
    TooLarge,
}

#[derive(Debug, Clone)]
enum Node {
    Number(f64),
    Input(usize, RollUp),
    Negated(Box<Self>),
    Hundredth(Box<Self>),
    Binary(Operator, Box<Self>, Box<Self>),
    Extreme { is_max: bool, of: Vec<Self> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Plus,
    Minus,
    Times,
    Over,
}

/// How an input's entries of several periods become one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RollUp {
    Sum,
    First,
    Last,
    Mean,
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Expression {}

impl Expression {
    /// The longest formula, in characters.
    pub const MAX_CHARACTERS: usize = 500;
    /// The most parentheses and signs inside each other.
    pub const MAX_DEPTH: usize = 32;

    /// Reads a formula; white space at its ends is dropped, and places are counted without it.
    ///
    /// # Errors
    /// An [`ExpressionError`] with its place for every text that is no formula.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        let text = text.trim();
        let (root, inputs) = parse::parse(text)?;
        Ok(Self { text: text.to_owned(), inputs, root })
    }

    /// The formula as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What has to be entered, in the order of first mention. Case does not tell two inputs apart.
    pub fn inputs(&self) -> &[String] {
        &self.inputs
    }

    /// The value over what was entered in one or several periods, given in the order of time.
    ///
    /// # Errors
    /// [`NoValue`] when an input is missing in any of them, something is divided by zero, or the result is too large.
    pub fn value(&self, periods: &[&Inputs]) -> Result<Quantity, NoValue> {
        for name in &self.inputs {
            if periods.is_empty() || periods.iter().any(|inputs| !inputs.contains_key(name)) {
                return Err(NoValue::Missing(name.clone()));
            }
        }
        let value = self.evaluate(&self.root, periods)?;
        Quantity::from_f64(value).ok_or(NoValue::TooLarge)
    }

    /// Whether all inputs were entered.
    pub fn is_complete(&self, inputs: &Inputs) -> bool {
        self.inputs.iter().all(|name| inputs.contains_key(name))
    }

    fn evaluate(&self, node: &Node, periods: &[&Inputs]) -> Result<f64, NoValue> {
        Ok(match node {
            Node::Number(value) => *value,
            Node::Input(index, roll_up) => roll_up.of(&self.inputs[*index], periods),
            Node::Negated(inner) => -self.evaluate(inner, periods)?,
            Node::Hundredth(inner) => self.evaluate(inner, periods)? / 100.0,
            Node::Binary(operator, one, two) => {
                operator.apply(self.evaluate(one, periods)?, self.evaluate(two, periods)?)?
            }
            Node::Extreme { is_max, of } => {
                let mut values = of.iter().map(|node| self.evaluate(node, periods));
                let first = values.next().unwrap_or(Ok(0.0))?;
                values
                    .try_fold(first, |best, value| value.map(|it| if *is_max { best.max(it) } else { best.min(it) }))?
            }
        })
    }
}

impl Operator {
    fn apply(self, one: f64, two: f64) -> Result<f64, NoValue> {
        match self {
            Self::Plus => Ok(one + two),
            Self::Minus => Ok(one - two),
            Self::Times => Ok(one * two),
            Self::Over if two == 0.0 => Err(NoValue::DivisionByZero),
            Self::Over => Ok(one / two),
        }
    }
}

impl RollUp {
    fn of(self, name: &str, periods: &[&Inputs]) -> f64 {
        let mut entries = periods.iter().filter_map(|inputs| inputs.get(name)).copied();
        let float = |entry: Option<Quantity>| entry.unwrap_or_default().to_f64();
        match self {
            Self::First => float(entries.next()),
            Self::Last => float(entries.next_back()),
            // Whole numbers of ten-thousandths add up exactly.
            Self::Sum => e4_to_f64(entries.map(Quantity::e4).sum()),
            Self::Mean => Self::Sum.of(name, periods) / periods.len().max(1) as f64,
        }
    }
}
