//! Figures to be reached: growth over the past (K-3), and the turnover a new account needs (K-4).

use crate::analysis::figures::divide_rounding;
use crate::model::{Direction, Money, Percent, PeriodKind, Quantity, Target};

/// Basis points of the whole.
const WHOLE: i128 = 10_000;

/// Why no target follows from a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlan {
    /// The baseline is negative: growth of a loss would be a larger loss.
    NegativeBaseline,
    /// The baseline is zero and higher is better: no growth of nothing comes to anything, and a target of zero would
    /// count as reached by whoever does nothing.
    ZeroBaseline,
    /// A reduction by more than all of it.
    BelowZero,
    /// The result is too large for a [`Quantity`].
    TooLarge,
}

/// The target from the past: baseline × (1 + g) where higher is better, × (1 − g) where lower is (K-3), rounded half
/// up to the four places of a [`Quantity`].
pub fn planned(baseline: Quantity, growth: Percent, direction: Direction) -> Result<Quantity, NoPlan> {
    if baseline < Quantity::ZERO {
        return Err(NoPlan::NegativeBaseline);
    }
    let factor = factor(growth, direction);
    if factor < 0 {
        return Err(NoPlan::BelowZero);
    }
    let e4 = divide_rounding(baseline.e4() * factor, WHOLE);
    Quantity::from_e4(e4).ok_or(NoPlan::TooLarge)
}

/// The target that growth sets over the past: as [`planned`], and none from a baseline of zero where higher is better.
/// Where lower is better a target of zero stays: nothing of what was nothing is to come back.
pub fn grown(baseline: Quantity, growth: Percent, direction: Direction) -> Result<Quantity, NoPlan> {
    if baseline == Quantity::ZERO && direction == Direction::Higher {
        return Err(NoPlan::ZeroBaseline);
    }
    planned(baseline, growth, direction)
}

/// The growth (or reduction, where lower is better) that leads from a baseline to a figure, to the basis point: the
/// inverse of [`planned`]. `None` where the baseline is zero or negative, or the growth is too large for a [`Percent`].
pub fn growth_between(baseline: Quantity, value: Quantity, direction: Direction) -> Option<Percent> {
    if baseline <= Quantity::ZERO {
        return None;
    }
    let change = (value.e4() - baseline.e4()) * WHOLE;
    let points = divide_rounding(change, baseline.e4());
    let points = if direction == Direction::Lower { -points } else { points };
    Percent::from_basis_points(i32::try_from(points).ok()?)
}

/// The growth a target comes to over its baseline, whatever it was set by; `None` without a baseline, and where no
/// growth can be named (see [`growth_between`]).
pub fn growth_of(target: &Target, direction: Direction) -> Option<Percent> {
    growth_between(target.baseline?.value(), target.value, direction)
}

/// A number rounded half away from zero to so many decimal places; four or more change nothing.
pub fn rounded(quantity: Quantity, places: u32) -> Quantity {
    let step = 10_i128.pow(4_u32.saturating_sub(places));
    let e4 = divide_rounding(quantity.e4(), step) * step;
    // Only the very largest numbers round out of range; they stay as they are.
    Quantity::from_e4(e4).unwrap_or(quantity)
}

/// A number rounded to so many decimal places such that it suffices: up where higher is better, down where lower is.
/// Four or more places change nothing.
pub fn sufficing(quantity: Quantity, places: u32, direction: Direction) -> Quantity {
    let step = 10_i128.pow(4_u32.saturating_sub(places));
    let down = quantity.e4().div_euclid(step) * step;
    let is_up = direction == Direction::Higher && down != quantity.e4();
    Quantity::from_e4(down + if is_up { step } else { 0 }).unwrap_or(quantity)
}

/// How many decimals a number has after it is rounded to `most`: 24,545.28 has two, 8,560 none.
pub fn decimals_of(quantity: Quantity, most: u8) -> u8 {
    let shown = rounded(quantity, u32::from(most)).e4();
    let is_exact = |places: &u8| shown % 10_i128.pow(4_u32.saturating_sub(u32::from(*places))) == 0;
    (0..most).find(is_exact).unwrap_or(most)
}

/// Where a planned growth lies towards the usual one of its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guidance {
    /// Less than usual.
    Below,
    /// As usual.
    Within,
    /// More than usual.
    Above,
    /// Nothing is said of periods of this length.
    Unknown,
}

/// The usual growth of targets over past results: 10–20% a year (Programmatica), 15–20% a quarter (Saleslabel; K-3).
/// `None` for months, of which the sources say nothing.
pub fn usual_growth(kind: PeriodKind) -> Option<(Percent, Percent)> {
    let percent = |percent: i32| Percent::from_basis_points(percent * 100);
    match kind {
        PeriodKind::Year => percent(10).zip(percent(20)),
        PeriodKind::Quarter => percent(15).zip(percent(20)),
        PeriodKind::Month => None,
    }
}

/// Holds a planned growth against the usual one.
pub fn guidance(growth: Percent, kind: PeriodKind) -> Guidance {
    match usual_growth(kind) {
        None => Guidance::Unknown,
        Some((least, _)) if growth < least => Guidance::Below,
        Some((_, most)) if growth > most => Guidance::Above,
        Some(_) => Guidance::Within,
    }
}

/// How many periods of a kind make a year.
pub const fn periods_in_year(kind: PeriodKind) -> u32 {
    12 / kind.months() as u32
}

/// The compound effect of a growth over so many periods, (1 ± g)ⁿ − 1 as a share of one: 15–20% a quarter is 75–107%
/// a year (K-3). `None` when it is too large for a float or a reduction by more than all of it.
pub fn compound(growth: Percent, direction: Direction, periods: u32) -> Option<f64> {
    let factor = factor(growth, direction) as f64 / WHOLE as f64;
    let effect = factor.powi(i32::try_from(periods).ok()?) - 1.0;
    (factor >= 0.0 && effect.is_finite()).then_some(effect)
}

/// The path of a baseline at a steady growth: its value after 1, 2, … periods (K-6), each rounded as [`planned`].
pub fn forecast(
    baseline: Quantity,
    growth: Percent,
    direction: Direction,
    periods: usize,
) -> Result<Vec<Quantity>, NoPlan> {
    let mut value = baseline;
    (0..periods)
        .map(|_| {
            value = planned(value, growth, direction)?;
            Ok(value)
        })
        .collect()
}

/// Why no turnover can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTurnover {
    /// The margin is zero or negative: no turnover earns the profit.
    NoMargin,
    /// Cost and profit together are negative.
    NegativeNeed,
    /// The result is too large for [`Money`].
    TooLarge,
}

/// The turnover a new account needs: (fixed cost + required profit) / margin (Programmatica; K-4), rounded up to the
/// minor unit, so that the profit is reached.
pub fn turnover_needed(fixed_cost: Money, profit: Money, margin: Percent) -> Result<Money, NoTurnover> {
    let need = i128::from(fixed_cost.minor()) + i128::from(profit.minor());
    let margin = i128::from(margin.basis_points());
    if margin <= 0 {
        return Err(NoTurnover::NoMargin);
    }
    if need < 0 {
        return Err(NoTurnover::NegativeNeed);
    }
    let turnover = (need * WHOLE + margin - 1) / margin;
    i64::try_from(turnover).ok().and_then(Money::from_minor).ok_or(NoTurnover::TooLarge)
}

/// (1 ± g) in basis points.
fn factor(growth: Percent, direction: Direction) -> i128 {
    let growth = i128::from(growth.basis_points());
    match direction {
        Direction::Higher => WHOLE + growth,
        Direction::Lower => WHOLE - growth,
    }
}
