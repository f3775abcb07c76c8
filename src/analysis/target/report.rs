//! A target with all that is known of its attainment, and many of them summed up.

use super::window::{Seen, seen};
use super::{Attainment, Light, Reached, attainment};
use crate::model::{Quantity, Target, Workbook};

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
    /// What was to be expected by the months that are recorded: for sums what the plan gives them, or without a plan by
    /// parts the target × months known / months; for means and latest figures the target itself. `None` when nothing
    /// is recorded.
    pub expected: Option<Quantity>,
}

impl TargetReport {
    /// The light of it: how it ended when all figures of its period are in.
    pub fn light(&self) -> Light {
        let is_over = matches!(self.reached, Reached::Known { months_known, months, .. } if months_known >= months);
        Light::judged(self.so_far.and_then(Attainment::counted), is_over)
    }
}

/// How a target stands; `None` when its KPI is not in the workbook.
pub fn report(workbook: &Workbook, target: &Target) -> Option<TargetReport> {
    let kpi = workbook.kpis.get(target.kpi)?;
    let Seen { reached, whole, by_now, .. } = seen(workbook, target, kpi, target.period)?;
    let Reached::Known { value, .. } = reached else {
        return Some(TargetReport { reached, whole: None, so_far: None, expected: None });
    };
    Some(TargetReport {
        reached,
        whole: Some(attainment(value, &whole)),
        so_far: Some(attainment(value, &by_now)),
        expected: Some(by_now.value),
    })
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
    /// How many have actuals and had nothing to reach, 0 of 0: they are neither met nor in the mean.
    pub nothing: usize,
    /// The mean attainment of the others that have actuals, all with the same weight, each as
    /// [`Attainment::counted`]; `None` when there are none.
    pub mean: Option<f64>,
}

/// Sums up attainments, `None` for targets without actuals (K-5, equal weights).
pub fn summarize(attainments: impl IntoIterator<Item = Option<Attainment>>) -> AttainmentSummary {
    let mut summary = AttainmentSummary { targets: 0, missing: 0, met: 0, nothing: 0, mean: None };
    let mut sum = 0.0;
    for attainment in attainments {
        summary.targets += 1;
        let Some(attainment) = attainment else {
            summary.missing += 1;
            continue;
        };
        match attainment.counted() {
            None => summary.nothing += 1,
            Some(counted) => {
                summary.met += usize::from(attainment.is_met);
                sum += counted;
            }
        }
    }
    let known = summary.targets - summary.missing - summary.nothing;
    summary.mean = (known > 0).then(|| sum / known as f64);
    summary
}
