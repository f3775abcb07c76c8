//! KPIs: what is measured.

use super::{Extra, KpiId, Name, Record};

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
    /// Fields of newer versions.
    pub extra: Extra,
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
