//! A target seen through a period: what of it falls into the period, what was reached there, and what was to be
//! expected of the months that are recorded.

use std::collections::BTreeSet;

use super::actuals::{Recorded, recorded};
use super::{Goal, Reached};
use crate::analysis::figures::times_over;
use crate::model::order;
use crate::model::{Aggregate, Kpi, KpiId, Owner, Period, Quantity, Target, Workbook};

/// A target seen through a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The part of the target's period that is looked at: all of it when it lies in the period asked for.
    pub window: Period,
    /// What was reached there.
    pub reached: Reached,
    /// What is to be reached there.
    pub whole: Goal,
    /// What was to be expected of the months recorded there; the same as the whole when all are.
    pub by_now: Goal,
    /// The part of the baseline that belongs there, when there is one.
    pub baseline: Option<Quantity>,
}

/// The part of a target's period that a period shows: the target's own period when it lies inside, the period when
/// it is a part of the target's; `None` when they have nothing in common.
pub fn window(target: &Target, period: Period) -> Option<Period> {
    if period.contains(target.period) { Some(target.period) } else { target.period.contains(period).then_some(period) }
}

/// A target seen through a period; `None` when they have nothing in common.
pub fn seen(workbook: &Workbook, target: &Target, kpi: &Kpi, period: Period) -> Option<Seen> {
    let window = window(target, period)?;
    let Recorded { reached, parts } = recorded(workbook, target, kpi.aggregate, window);
    let whole = goal_of(target, kpi, &[window]);
    let by_now = match reached {
        Reached::Known { .. } => goal_of(target, kpi, &parts),
        Reached::Missing | Reached::TooLarge => whole,
    };
    let baseline = target.baseline.map(|baseline| part_of(baseline.value(), &share(target, kpi, &[window])));
    Some(Seen { window, reached, whole, by_now, baseline })
}

/// The targets that a period shows, with their KPIs, by KPI and owner. Where an owner has a target of just this period,
/// that is the one it is judged by; else, of targets inside each other, the longer one counts, so that nothing counts
/// twice.
pub fn shown_targets(workbook: &Workbook, period: Period) -> Vec<(&Target, &Kpi)> {
    let of_period = workbook.targets.iter().filter(|target| target.period == period);
    let judged: BTreeSet<(KpiId, &Owner)> = order::set(of_period.map(|target| (target.kpi, &target.owner)));
    let in_sight = |target: &&Target| {
        let counts = target.period == period || !judged.contains(&(target.kpi, &target.owner));
        counts && window(target, period).is_some()
    };
    let mut targets: Vec<&Target> = workbook.targets.iter().filter(in_sight).collect();
    // Periods are ordered by their first month, the longer first: what contains another stands before it.
    order::sort_by(&mut targets, |one, two| (one.kpi, &one.owner, one.period).cmp(&(two.kpi, &two.owner, two.period)));
    let mut shown: Vec<(&Target, &Kpi)> = Vec::with_capacity(targets.len());
    for target in targets {
        let is_inside = shown.last().is_some_and(|(last, _)| {
            last.kpi == target.kpi
                && last.owner == target.owner
                && last.period != target.period
                && last.period.contains(target.period)
        });
        if let Some(kpi) = workbook.kpis.get(target.kpi).filter(|_| !is_inside) {
            shown.push((target, kpi));
        }
    }
    shown
}

/// What a target asks of some parts of its period together: the parts' share of it for a sum, all of it for a mean or
/// a latest figure. Rounded half away from zero.
pub(super) fn goal_of(target: &Target, kpi: &Kpi, parts: &[Period]) -> Goal {
    let share = share(target, kpi, parts);
    Goal {
        value: part_of(target.value, &share),
        min: target.min.map(|min| part_of(min, &share)),
        max: target.max.map(|max| part_of(max, &share)),
        direction: kpi.direction,
    }
}

/// A part of a whole, exactly.
struct Share {
    part: i128,
    whole: i128,
}

/// The share of a target that falls to some parts of its period. Of a sum: what the plan gives them, or without a plan
/// their length. Of a mean or a latest figure: all of it, or what the plan asks of them (of several the mean by months,
/// or the last).
fn share(target: &Target, kpi: &Kpi, parts: &[Period]) -> Share {
    let months = |period: &Period| i128::from(period.kind().months());
    let split: i128 = target.parts.keys().next().map_or(1, months);
    let planned: i128 = parts.iter().map(|part| planned(target, *part)).sum();
    let whole: i128 = target.parts.values().map(|value| value.e4()).sum();
    let length: i128 = parts.iter().map(months).sum();
    match kpi.aggregate {
        Aggregate::Sum if whole > 0 => Share { part: planned, whole: whole * split },
        Aggregate::Sum => Share { part: length, whole: months(&target.period) },
        _ if target.parts.is_empty() || target.value.e4() <= 0 || length == 0 => Share { part: 1, whole: 1 },
        Aggregate::Mean => Share { part: planned, whole: length * target.value.e4() },
        Aggregate::Last => {
            let last = parts.last().map_or(0, |last| planned_last(target, *last));
            Share { part: last, whole: target.value.e4() }
        }
    }
}

/// What the plan's parts ask of a part of the period, each by the months it has in common with it: ten-thousandths
/// times months.
fn planned(target: &Target, part: Period) -> i128 {
    let in_common = |own: Period| {
        if part.contains(own) {
            own.kind().months()
        } else if own.contains(part) {
            part.kind().months()
        } else {
            0
        }
    };
    target.parts.iter().map(|(own, value)| value.e4() * i128::from(in_common(*own))).sum()
}

/// What the plan asks at the end of a part.
fn planned_last(target: &Target, part: Period) -> i128 {
    let touches = |own: &Period| part.contains(*own) || own.contains(part);
    target.parts.iter().rfind(|(own, _)| touches(own)).map_or(target.value, |(_, value)| *value).e4()
}

fn part_of(quantity: Quantity, share: &Share) -> Quantity {
    // A part of a quantity is never larger than the quantity.
    times_over(quantity.e4(), share.part, share.whole).and_then(Quantity::from_e4).unwrap_or(quantity)
}
