//! KPIs: what is measured.

use super::{Expression, Extra, KpiId, Name, Record, Weight};

/// A key performance indicator, from the catalogue (K-1) or the team's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kpi {
    /// The KPI's id.
    pub id: KpiId,
    /// What it is called.
    pub name: Name,
    /// The key of the catalogue entry it was taken from; empty for an own one.
    pub catalogue: String,
    /// What its numbers are counted in.
    pub unit: Unit,
    /// Whether more or less is better.
    pub direction: Direction,
    /// How the actuals of the parts of a period make the period's actual.
    pub aggregate: Aggregate,
    /// How it is computed, in words; may be empty.
    pub formula: String,
    /// The formula that computes its actuals from entered numbers; `None` when the actuals themselves are entered.
    pub measure: Option<Expression>,
    /// How much it counts in the mean of several KPIs (K-5), in shares of the sum of the weights; `None` counts one
    /// point, so that all count the same until someone says otherwise.
    pub weight: Option<Weight>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Kpi {
    /// An own KPI of which more is better and whose parts are added up, without a formula.
    pub const fn new(id: KpiId, name: Name, unit: Unit) -> Self {
        Self {
            id,
            name,
            catalogue: String::new(),
            unit,
            direction: Direction::Higher,
            aggregate: Aggregate::Sum,
            formula: String::new(),
            measure: None,
            weight: None,
            extra: Extra::new(),
        }
    }

    /// How much it counts in a mean, in hundredths of a point: 100 unless a weight is set.
    pub fn counts(&self) -> u32 {
        self.weight.map_or(100, Weight::hundredths)
    }
}

impl Record for Kpi {
    type Key = KpiId;

    fn key(&self) -> KpiId {
        self.id
    }
}

/// What a KPI's numbers are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Major units of the workbook's currency.
    Money,
    /// Per cent: 15 means 15%.
    Percent,
    /// Pieces.
    Count,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Points, such as a satisfaction of 1–10 or an NPS of −100 to 100.
    Points,
}

impl Unit {
    /// All units.
    pub const ALL: [Self; 6] = [Self::Money, Self::Percent, Self::Count, Self::Days, Self::Hours, Self::Points];
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// More is better: revenue, satisfaction.
    Higher,
    /// Less is better: lost requests, payment days.
    Lower,
}

/// How the actuals of a period's parts are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aggregate {
    /// Added up: revenue, requests.
    Sum,
    /// Averaged: satisfaction, response time.
    Mean,
    /// The latest counts: share of wallet, accounts held.
    Last,
}
