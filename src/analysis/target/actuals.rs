//! What was reached in a target's period, from the actuals of the period or of its parts.

use std::collections::BTreeMap;

use crate::analysis::figures::divide_rounding;
use crate::model::order;
use crate::model::{Aggregate, Expression, Inputs, NoValue, Period, PeriodKind, Quantity, Target, Workbook};

/// What was reached so far in a target's period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// No actual is recorded, which is not the same as zero.
    Missing,
    /// The actuals put together.
    Known {
        /// The figure, in the KPI's unit.
        value: Quantity,
        /// How many months of the period the actuals cover, 1–12; all where the latest figure counts and is the one of
        /// the period's end.
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
///
/// A KPI measured by a formula is computed from the sums of what was counted in the parts: a year's ratio is the ratio
/// of the year's sums, never a mean of the months' ratios. Where an actual was entered instead, or where the sums give
/// no value, the actuals are put together as above.
pub fn reached(workbook: &Workbook, target: &Target, aggregate: Aggregate) -> Reached {
    recorded(workbook, target, aggregate, target.period).reached
}

/// What is recorded of a target inside a period.
pub(super) struct Recorded {
    /// The figure of the period.
    pub reached: Reached,
    /// The parts it is put together from, in order.
    pub parts: Vec<Period>,
}

/// What is recorded of a target inside a period: its own or a part of it.
pub(super) fn recorded(workbook: &Workbook, target: &Target, aggregate: Aggregate, period: Period) -> Recorded {
    let measure = workbook.kpis.get(target.kpi).and_then(|kpi| kpi.measure.as_ref());
    if let Some(recorded) = measure.and_then(|measure| measured(workbook, target, measure, period)) {
        return recorded;
    }
    let actuals = order::map(workbook.actuals_of(target.id).map(|actual| (actual.period, actual.value)));
    let mut parts = Vec::new();
    if !actuals.is_empty() {
        collect_parts(period, &actuals, &mut parts);
    }
    let reached = put_together(&parts, period, aggregate);
    Recorded { reached, parts: parts.into_iter().map(|(part, _)| part).collect() }
}

/// What the formula gives over all parts; `None` when any part has an entered actual instead of counted numbers.
fn measured(workbook: &Workbook, target: &Target, measure: &Expression, period: Period) -> Option<Recorded> {
    let mut known: BTreeMap<Period, Option<&Inputs>> =
        workbook.actuals_of(target.id).map(|actual| (actual.period, None)).collect();
    for (period, inputs) in &target.inputs {
        if measure.is_complete(inputs) {
            known.insert(*period, Some(inputs));
        }
    }
    let mut parts = Vec::new();
    collect_parts(period, &known, &mut parts);
    let inputs: Vec<&Inputs> = parts.iter().map(|(_, inputs)| *inputs).collect::<Option<_>>()?;
    let months_known = parts.iter().map(|(part, _)| part.kind().months()).sum();
    let reached = match measure.value(&inputs) {
        Ok(value) => Reached::Known { value, months_known, months: period.kind().months() },
        Err(NoValue::TooLarge) => Reached::TooLarge,
        Err(_) => return None,
    };
    Some(Recorded { reached, parts: parts.into_iter().map(|(part, _)| part).collect() })
}

/// The parts of a period that have actuals, in order, the longest there are.
fn collect_parts<T: Copy>(period: Period, actuals: &BTreeMap<Period, T>, parts: &mut Vec<(Period, T)>) {
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
    let Some((last_part, last)) = parts.last() else { return Reached::Missing };
    let length = |part: Period| i128::from(part.kind().months());
    let months_known: i128 = parts.iter().map(|&(part, _)| length(part)).sum();
    let e4 = match aggregate {
        Aggregate::Sum => parts.iter().map(|(_, value)| value.e4()).sum(),
        Aggregate::Mean => {
            let weighted = parts.iter().map(|&(part, value)| value.e4() * length(part)).sum();
            divide_rounding(weighted, months_known)
        }
        Aggregate::Last => last.e4(),
    };
    let Some(value) = Quantity::from_e4(e4) else { return Reached::TooLarge };
    let months = period.kind().months();
    // Where the latest figure counts, the one of the period's end is the last word, whatever came before it.
    let is_over = aggregate == Aggregate::Last && period.next().first_month() == last_part.next().first_month();
    let months_known = if is_over { months } else { u8::try_from(months_known).unwrap_or(months) };
    Reached::Known { value, months_known, months }
}
