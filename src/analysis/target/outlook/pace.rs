//! The months of one owner and what is left to them: the arithmetic of [`super::outlook_of`], in fractions that stay exact.

use super::{Outlook, outlook_of};
use crate::analysis::figures::{divide_rounding, multiply_divide};
use crate::model::{Aggregate, Direction, Quantity};

/// A target, what was reached, and the months, of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Which way is better.
    pub direction: Direction,
    /// How months make the period.
    pub aggregate: Aggregate,
    /// What is to be reached by the end; `None` when it is too large to say.
    pub target: Option<Quantity>,
    /// The end of what counts as met on its worse side; `None` when it is the target.
    pub edge: Option<Quantity>,
    /// What was reached; `None` when nothing is recorded.
    pub reached: Option<Quantity>,
    /// The past the target grows from, over the same months.
    pub baseline: Option<Quantity>,
    /// How many months are recorded, 0–12.
    pub months_known: u8,
    /// How many months the period has, 1–12.
    pub months: u8,
    /// The most a month can bring, where the scale ends: 10 for satisfaction.
    pub most: Option<Quantity>,
}

/// What every number of months up to a year divides: fractions of months are added up in it exactly.
const SHARES: i128 = 27_720;

impl Pace {
    /// What the rest of the period would have to bring.
    pub fn outlook(&self) -> Outlook {
        outlook_of(std::slice::from_ref(self))
    }

    /// How many months nobody recorded yet.
    pub(super) fn left(&self) -> u8 {
        self.months.saturating_sub(self.months_known)
    }

    /// The target in ten-thousandths.
    pub(super) fn target(&self) -> i128 {
        self.target.map_or(0, Quantity::e4)
    }

    /// What has to be reached at least to count as met: the band's end where that asks for less.
    pub(super) fn edge(&self) -> i128 {
        let edge = self.edge.map_or(self.target(), Quantity::e4);
        match self.direction {
            Direction::Higher => edge.min(self.target()),
            Direction::Lower => edge.max(self.target()),
        }
    }

    /// What was reached, in ten-thousandths.
    pub(super) fn reached(&self) -> i128 {
        self.reached.map_or(0, Quantity::e4)
    }

    /// What is left of a goal: of a mean in figures times months.
    pub(super) fn rest(&self, goal: i128) -> i128 {
        match self.aggregate {
            Aggregate::Sum => goal - self.reached(),
            Aggregate::Mean | Aggregate::Last => {
                goal * i128::from(self.months) - self.reached() * i128::from(self.months_known)
            }
        }
    }
}

/// A quantity of so many ten-thousandths; `None` when it is too large.
pub(super) fn quantity(e4: i128) -> Option<Quantity> {
    Quantity::from_e4(e4)
}

/// What every owner lacks over the months it has left, added up, as a fraction whose upper side is a product; one that
/// is ahead takes from the others in proportion.
pub(super) fn rest_of_sums(paces: &[Pace], goal: fn(&Pace) -> i128) -> Option<(i128, i128, i128)> {
    let most_left = paces.iter().map(Pace::left).max().filter(|left| *left > 0)?;
    let (mut rest, mut lacking, mut shares) = (0_i128, 0_i128, 0_i128);
    for pace in paces {
        let own = pace.rest(goal(pace));
        rest += own;
        if own > 0 {
            let left = if pace.left() > 0 { pace.left() } else { most_left };
            lacking += own;
            shares = shares.checked_add(own.checked_mul(SHARES / i128::from(left))?)?;
        }
    }
    if lacking == 0 {
        return Some((rest, 1, most_left.into()));
    }
    if rest == lacking {
        return Some((shares, 1, SHARES));
    }
    Some((shares, rest, lacking.checked_mul(SHARES)?))
}

/// The mean of what every owner with months left has to bring in them, so that the mean of all owners comes out.
pub(super) fn rest_of_means(paces: &[Pace], goal: fn(&Pace) -> i128) -> Option<(i128, i128, i128)> {
    let (open, over): (Vec<&Pace>, Vec<&Pace>) = paces.iter().partition(|pace| pace.left() > 0);
    let count = i128::try_from(open.len()).ok().filter(|count| *count > 0)?;
    let lacking: i128 = over.iter().map(|pace| goal(pace) - pace.reached()).sum();
    let mut shares = 0_i128;
    for pace in open {
        let own = pace.rest(goal(pace)).checked_mul(count)? + lacking.checked_mul(pace.months.into())?;
        shares = shares.checked_add(own.checked_mul(SHARES / i128::from(pace.left()))?)?;
    }
    Some((shares, 1, SHARES.checked_mul(count * count)?))
}

/// What a month brought, of each owner over its own months: added up, or the mean where figures are no sums.
pub(super) fn a_month(aggregate: Aggregate, figures: impl Iterator<Item = Option<(Quantity, u8)>>) -> Option<Quantity> {
    let (mut sum, mut count) = (0_i128, 0_i128);
    for figure in figures {
        let (figure, months) = figure?;
        let shares = if aggregate == Aggregate::Sum { SHARES / i128::from(months.clamp(1, 12)) } else { SHARES };
        sum = sum.checked_add(figure.e4().checked_mul(shares)?)?;
        count += 1;
    }
    let of = if aggregate == Aggregate::Sum { 1 } else { count };
    (count > 0).then(|| quantity(divide_rounding(sum, SHARES * of))).flatten()
}

/// A part of what is left, `rest × times / months`, rounded so that it suffices: up where higher is better, down where
/// lower is. `None` when it is too large.
pub(super) fn toward_target(rest: i128, times: i128, months: i128, direction: Direction) -> Option<i128> {
    let is_negative = rest.signum() * times.signum() < 0;
    let (whole, left) = multiply_divide(rest.unsigned_abs(), times.unsigned_abs(), months.unsigned_abs())?;
    // Away from zero where that suffices and towards it does not.
    let is_away = left > 0 && is_negative == (direction == Direction::Lower);
    let whole = i128::try_from(whole).ok()? + i128::from(is_away);
    Some(if is_negative { -whole } else { whole })
}
