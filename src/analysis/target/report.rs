//! A target with all that is known of its attainment, and many of them summed up.

use super::{Attainment, Goal, Reached, attainment, reached};
use crate::analysis::figures::divide_rounding;
use crate::model::{Aggregate, Kpi, Quantity, Target, Workbook};

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TargetReport {
    /// What was reached.
    pub reached: Reached,
    /// Attainment of the whole target; `None` when nothing is recorded. While months are missing, a sum has not come
    /// to its end: [`Self::so_far`] says more.
    pub whole: Option<Attainment>,
    /// Attainment of what was to be expected by the months that are recorded; the same as the whole when all are.
    pub so_far: Option<Attainment>,
    /// What was to be expected by the months that are recorded: for sums the target × months known / months, for means
    /// and latest figures the target itself. `None` when nothing is recorded.
    pub expected: Option<Quantity>,
}

/// How a target stands; `None` when its KPI is not in the workbook.
pub fn report(workbook: &Workbook, target: &Target) -> Option<TargetReport> {
    let kpi = workbook.kpis.get(target.kpi)?;
    let reached = reached(workbook, target, kpi.aggregate);
    let Reached::Known { value, months_known, months } = reached else {
        return Some(TargetReport { reached, whole: None, so_far: None, expected: None });
    };
    let goal = Goal::of(target, kpi);
    let expected = expected_goal(&goal, kpi, months_known, months);
    Some(TargetReport {
        reached,
        whole: Some(attainment(value, &goal)),
        so_far: Some(attainment(value, &expected)),
        expected: Some(expected.value),
    })
}

/// The goal of so many of a period's months, rounded half away from zero.
fn expected_goal(goal: &Goal, kpi: &Kpi, months_known: u8, months: u8) -> Goal {
    if kpi.aggregate != Aggregate::Sum {
        return *goal;
    }
    let part = |quantity: Quantity| {
        let e4 = divide_rounding(i128::from(quantity.e4()) * i128::from(months_known), months.into());
        // A part of a quantity is never larger than the quantity.
        i64::try_from(e4).ok().and_then(Quantity::from_e4).unwrap_or(quantity)
    };
    Goal { value: part(goal.value), min: goal.min.map(part), max: goal.max.map(part), direction: goal.direction }
}

/// Attainment over many targets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AttainmentSummary {
    /// How many targets there are.
    pub targets: usize,
    /// How many of them have no actual: they are in no mean.
    pub missing: usize,
    /// How many are met.
    pub met: usize,
    /// The mean attainment of those that have actuals, all with the same weight, each as [`Attainment::counted`];
    /// `None` when none has.
    pub mean: Option<f64>,
}

/// Sums up attainments, `None` for targets without actuals (K-5, equal weights).
pub fn summarize(attainments: impl IntoIterator<Item = Option<Attainment>>) -> AttainmentSummary {
    let mut summary = AttainmentSummary { targets: 0, missing: 0, met: 0, mean: None };
    let mut sum = 0.0;
    for attainment in attainments {
        summary.targets += 1;
        match attainment {
            None => summary.missing += 1,
            Some(attainment) => {
                summary.met += usize::from(attainment.is_met);
                sum += attainment.counted();
            }
        }
    }
    let known = summary.targets - summary.missing;
    summary.mean = (known > 0).then(|| sum / known as f64);
    summary
}
