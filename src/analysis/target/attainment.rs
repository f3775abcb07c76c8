//! How far one target was reached (K-5).

use crate::model::{Direction, Kpi, Quantity, Target};

/// What an actual is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// The figure to be reached.
    pub value: Quantity,
    /// The lower end of what counts as met.
    pub min: Option<Quantity>,
    /// The upper end of what counts as met.
    pub max: Option<Quantity>,
    /// Which way is better.
    pub direction: Direction,
}

impl Goal {
    /// The goal of a target of a KPI.
    pub const fn of(target: &Target, kpi: &Kpi) -> Self {
        Self { value: target.value, min: target.min, max: target.max, direction: kpi.direction }
    }

    /// Whether a figure lies in what counts as met: between min and max, where a missing end is the figure to be
    /// reached on the worse side and open on the better one.
    fn holds(&self, actual: Quantity) -> bool {
        let (least, most) = match self.direction {
            Direction::Higher => (Some(self.min.unwrap_or(self.value)), self.max),
            Direction::Lower => (self.min, Some(self.max.unwrap_or(self.value))),
        };
        least.is_none_or(|least| actual >= least) && most.is_none_or(|most| actual <= most)
    }

    /// Whether a figure is as good as the one to be reached, or better.
    fn is_reached_by(&self, actual: Quantity) -> bool {
        match self.direction {
            Direction::Higher => actual >= self.value,
            Direction::Lower => actual <= self.value,
        }
    }
}

/// The most one attainment counts for in a mean: 200%. A target reached ten times over does not hide nine that were
/// missed.
pub const MOST_COUNTED: f64 = 2.0;

/// How far a target was reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Attainment {
    /// Whether it counts as met: inside [min, max], or as good as the target or better.
    pub is_met: bool,
    /// The degree.
    pub attained: Attained,
}

/// The degree to which a target was reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Attained {
    /// The share of the target, 0 and up: 1 is 100%.
    Ratio(f64),
    /// No ratio says anything; only whether it is met.
    NoRatio(NoRatio),
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRatio {
    /// The target is zero, and nothing is a share of zero; what came is above or below it.
    ZeroTarget,
    /// The target is zero where higher is better, and zero came: there was nothing to reach.
    NothingToReach,
    /// The target is negative.
    NegativeTarget,
    /// Lower is better, and the actual is zero or less: better than any ratio says.
    NothingLeft,
}

impl Attainment {
    /// The degree as it counts in a mean, 0 to [`MOST_COUNTED`]: the ratio, or without one 1 when met and 0 when not.
    /// Lower is better and nothing is left: as much as any ratio counts, so that a better actual never counts less.
    /// `None` where there was nothing to reach: 0 of 0 is no success, and it enters no mean.
    pub fn counted(self) -> Option<f64> {
        Some(match self.attained {
            Attained::Ratio(ratio) => ratio.min(MOST_COUNTED),
            Attained::NoRatio(NoRatio::NothingToReach) => return None,
            Attained::NoRatio(NoRatio::NothingLeft) if self.is_met => MOST_COUNTED,
            Attained::NoRatio(_) if self.is_met => 1.0,
            Attained::NoRatio(_) => 0.0,
        })
    }
}

/// Attainment (K-5): actual/target where higher is better, target/actual where lower is. Inside [min, max] counts as
/// met, and then as 100% at least. A negative actual of a positive target is 0%, not less.
pub fn attainment(actual: Quantity, goal: &Goal) -> Attainment {
    let is_met = goal.holds(actual) || goal.is_reached_by(actual);
    attained(actual.e4(), goal.value.e4(), goal.direction, is_met)
}

/// As [`attainment`], of sums that may be larger than a [`Quantity`]; `edge` is the end of what counts as met on the
/// worse side.
pub(super) fn attainment_of_sums(actual: i128, value: i128, edge: i128, direction: Direction) -> Attainment {
    let is_met = match direction {
        Direction::Higher => actual >= value.min(edge),
        Direction::Lower => actual <= value.max(edge),
    };
    attained(actual, value, direction, is_met)
}

fn attained(actual: i128, target: i128, direction: Direction, is_met: bool) -> Attainment {
    let attained = match ratio(actual, target, direction) {
        Ok(ratio) => Attained::Ratio(if is_met { ratio.max(1.0) } else { ratio }),
        Err(reason) => Attained::NoRatio(reason),
    };
    Attainment { is_met, attained }
}

fn ratio(actual: i128, target: i128, direction: Direction) -> Result<f64, NoRatio> {
    if target < 0 {
        return Err(NoRatio::NegativeTarget);
    }
    match direction {
        Direction::Higher if target == 0 && actual == 0 => Err(NoRatio::NothingToReach),
        Direction::Higher if target == 0 => Err(NoRatio::ZeroTarget),
        Direction::Higher => Ok(actual.max(0) as f64 / target as f64),
        Direction::Lower if actual <= 0 => Err(NoRatio::NothingLeft),
        Direction::Lower => Ok(target as f64 / actual as f64),
    }
}
