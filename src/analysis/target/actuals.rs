//! What was reached in a target's period, from the actuals of the period or of its parts.

use std::collections::BTreeMap;

use crate::analysis::figures::divide_rounding;
use crate::model::{Aggregate, Period, PeriodKind, Quantity, Target, Workbook};

/// What was reached so far in a target's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// No actual is recorded, which is not the same as zero.
    Missing,
    /// The actuals put together.
    Known {
        /// The figure, in the KPI's unit.
        value: Quantity,
        /// How many months of the period the actuals cover, 1–12.
        months_known: u8,
        /// How many months the period has.
        months: u8,
    },
    /// The actuals add up to more than a [`Quantity`] holds.
    TooLarge,
}

/// Puts a target's actuals together (K-2). An actual of the period itself counts as it is; otherwise the actuals of
/// its parts are added up, averaged (by months, rounded half away from zero) or the latest is taken, as the KPI says.
/// Of parts inside each other the longer one counts. What is missing is left out and counted, never taken for zero.
pub fn reached(workbook: &Workbook, target: &Target, aggregate: Aggregate) -> Reached {
    let actuals = workbook.actuals_of(target.id).map(|actual| (actual.period, actual.value)).collect();
    let mut parts = Vec::new();
    collect_parts(target.period, &actuals, &mut parts);
    put_together(&parts, target.period, aggregate)
}

/// The parts of a period that have actuals, in order, the longest there are.
fn collect_parts(period: Period, actuals: &BTreeMap<Period, Quantity>, parts: &mut Vec<(Period, Quantity)>) {
    if let Some(&value) = actuals.get(&period) {
        parts.push((period, value));
        return;
    }
    let shorter = match period.kind() {
        PeriodKind::Year => PeriodKind::Quarter,
        PeriodKind::Quarter => PeriodKind::Month,
        PeriodKind::Month => return,
    };
    for part in period.split(shorter) {
        collect_parts(part, actuals, parts);
    }
}

fn put_together(parts: &[(Period, Quantity)], period: Period, aggregate: Aggregate) -> Reached {
    let Some((_, last)) = parts.last() else { return Reached::Missing };
    let length = |part: Period| i128::from(part.kind().months());
    let months_known: i128 = parts.iter().map(|&(part, _)| length(part)).sum();
    let e4 = match aggregate {
        Aggregate::Sum => parts.iter().map(|(_, value)| i128::from(value.e4())).sum(),
        Aggregate::Mean => {
            let weighted = parts.iter().map(|&(part, value)| i128::from(value.e4()) * length(part)).sum();
            divide_rounding(weighted, months_known)
        }
        Aggregate::Last => last.e4().into(),
    };
    let Some(value) = i64::try_from(e4).ok().and_then(Quantity::from_e4) else { return Reached::TooLarge };
    let months_known = u8::try_from(months_known).unwrap_or(period.kind().months());
    Reached::Known { value, months_known, months: period.kind().months() }
}
