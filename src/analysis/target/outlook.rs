//! What would have to happen in the rest of a period to reach its target (K-5, K-6): so much a month, against the pace
//! so far and against the past; what cannot happen is said as such.

use crate::analysis::figures::divide_rounding;
use crate::model::{Aggregate, Direction, Kpi, Quantity};

/// A target, what was reached, and the months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Which way is better.
    pub direction: Direction,
    /// How months make the period.
    pub aggregate: Aggregate,
    /// What is to be reached by the end; `None` when it is too large to say.
    pub target: Option<Quantity>,
    /// What was reached; `None` when nothing is recorded.
    pub reached: Option<Quantity>,
    /// The past the target grows from, over the same months.
    pub baseline: Option<Quantity>,
    /// How many months are recorded, 0–12.
    pub months_known: u8,
    /// How many months the period has.
    pub months: u8,
    /// The most a month can bring, where the scale ends: 10 for satisfaction.
    pub most: Option<Quantity>,
}

/// What the rest of a period would have to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// The target is reached, whatever the rest brings: a sum where higher is better.
    Reached,
    /// All months are recorded and it is met.
    Met,
    /// All months are recorded and it is not met.
    Missed,
    /// So much is needed in each of the remaining months, or on average in them.
    Needed(Needed),
    /// Only the latest figure counts: it has to be this at the end.
    AtTheEnd(Quantity),
    /// Lower is better, and the sum is above the target already: no month can take it back. By how much.
    Exceeded(Quantity),
    /// The remaining months would each have to bring this, which is more than the scale has or less than nothing.
    Impossible(Quantity),
    /// A figure is too large to say.
    Unknown,
}

/// What each remaining month would have to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// How many months are left, 1–12.
    pub months: u8,
    /// At least so much a month where higher is better, at most so much where lower is.
    pub per_month: Quantity,
    /// What a month brought so far; `None` when nothing is recorded.
    pub so_far: Option<Quantity>,
    /// What a month brought in the past the target grows from, when there is one.
    pub past: Option<Quantity>,
}

impl Needed {
    /// What is needed of a figure: 1.2 is a fifth more; `None` when that figure is not positive.
    pub fn against(&self, figure: Option<Quantity>) -> Option<f64> {
        let figure = figure.filter(|figure| *figure > Quantity::ZERO)?;
        Some(self.per_month.to_f64() / figure.to_f64())
    }
}

/// The most a figure of the catalogue can be, where its scale ends.
pub(super) fn most(kpi: &Kpi) -> Option<Quantity> {
    match kpi.catalogue.as_str() {
        "satisfaction" | "engagement" | "loyalty" => Quantity::from_whole(10),
        "nps" | "csat" | "grr" | "share_of_wallet" | "communication_regularity" | "existing_profit_share" => {
            Quantity::from_whole(100)
        }
        _ => None,
    }
}

impl Pace {
    /// What the rest of the period would have to bring.
    pub fn outlook(&self) -> Outlook {
        let Some(target) = self.target else { return Outlook::Unknown };
        let left = self.months.saturating_sub(self.months_known);
        let is_met = self.reached.is_some_and(|reached| match self.direction {
            Direction::Higher => reached >= target,
            Direction::Lower => reached <= target,
        });
        if left == 0 {
            return if is_met { Outlook::Met } else { Outlook::Missed };
        }
        match self.aggregate {
            Aggregate::Last => Outlook::AtTheEnd(target),
            Aggregate::Sum if self.direction == Direction::Higher && is_met => Outlook::Reached,
            Aggregate::Sum | Aggregate::Mean => self.needed(target, left),
        }
    }

    fn needed(&self, target: Quantity, left: u8) -> Outlook {
        let (known, months) = (i128::from(self.months_known), i128::from(self.months));
        let reached = self.reached.map_or(0, |reached| i128::from(reached.e4()));
        let is_sum = self.aggregate == Aggregate::Sum;
        // A mean of so many months is so many times itself.
        let rest =
            if is_sum { i128::from(target.e4()) - reached } else { i128::from(target.e4()) * months - reached * known };
        let quantity = |e4: i128| i64::try_from(e4).ok().and_then(Quantity::from_e4);
        let Some(per_month) = quantity(toward_target(rest, left.into(), self.direction)) else {
            return Outlook::Unknown;
        };
        if self.direction == Direction::Lower && rest < 0 && target >= Quantity::ZERO {
            return match quantity(-rest) {
                Some(over) if is_sum => Outlook::Exceeded(over),
                _ => Outlook::Impossible(per_month),
            };
        }
        if self.direction == Direction::Higher && !is_sum && self.most.is_some_and(|most| per_month > most) {
            return Outlook::Impossible(per_month);
        }
        let each = |figure: Quantity, months: u8| {
            if is_sum { quantity(divide_rounding(figure.e4().into(), months.max(1).into())) } else { Some(figure) }
        };
        Outlook::Needed(Needed {
            months: left,
            per_month,
            so_far: self.reached.and_then(|reached| each(reached, self.months_known)),
            past: self.baseline.and_then(|baseline| each(baseline, self.months)),
        })
    }
}

/// A part of what is left, rounded so that it suffices: up where higher is better, down where lower is.
fn toward_target(rest: i128, months: i128, direction: Direction) -> i128 {
    match direction {
        Direction::Higher => -(-rest).div_euclid(months),
        Direction::Lower => rest.div_euclid(months),
    }
}
