//! The rule by which a criterion scores itself from a number of the account (S-8). The rule is kept, never the scores
//! it gives: they follow the numbers.

use super::{Direction, Period, Quantity};

/// How a criterion takes its scores from the accounts' numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// Which number of the account counts.
    pub source: NumberSource,
    /// How numbers become scores.
    pub scale: Scale,
    /// Whether the greatest or the least number scores 10.
    pub direction: Direction,
}

/// A number of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberSource {
    /// Revenue of a period, in major units of the currency.
    Revenue(PeriodChoice),
    /// Profit of a period, in major units of the currency.
    Profit(PeriodChoice),
    /// Profit as a part of revenue in a period, in per cent.
    Margin(PeriodChoice),
    /// Growth of revenue from one period to another, in per cent.
    RevenueGrowth(SpanChoice),
    /// Growth of profit from one period to another, in per cent.
    ProfitGrowth(SpanChoice),
    /// A free field of this name that holds a number.
    Field(String),
}

/// A period, or whichever is the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeriodChoice {
    /// The last period of which any account has the figure: whole ones before part ones, and the longest where there are
    /// several kinds.
    #[default]
    Latest,
    /// This period.
    At(Period),
}

/// Two periods, or whichever are the last two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SpanChoice {
    /// From the period before the last one to the last one.
    #[default]
    Latest,
    /// From one period to another.
    Between(Period, Period),
}

/// How numbers become scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// In proportion: the least number scores 1 and the greatest 10.
    MinMax,
    /// By standing among the others: the best tenth scores 10, the next one 9.
    Percentile,
    /// By a table of limits.
    Thresholds(Thresholds),
}

/// Nine ascending limits between the ten scores. Where more is better, a number at or above the k-th limit scores
/// k + 1 at least; where less is better, a number at or below the k-th limit scores 11 − k at least.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds([Quantity; Thresholds::COUNT]);

impl Thresholds {
    /// How many limits there are.
    pub const COUNT: usize = 9;

    /// These limits, in whatever order they come. Equal ones leave a score out.
    pub fn new(mut limits: [Quantity; Self::COUNT]) -> Self {
        limits.sort_unstable();
        Self(limits)
    }

    /// The limits, ascending, in the number's unit.
    pub const fn limits(&self) -> &[Quantity; Self::COUNT] {
        &self.0
    }
}
