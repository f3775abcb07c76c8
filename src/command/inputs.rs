//! What was counted for KPIs that are measured by a formula. The actuals follow in the same change, so that whoever
//! reads actuals need not know how they came about.

use std::collections::{BTreeMap, BTreeSet};

use super::CommandError;
use crate::change::{Change, Edit};
use crate::model::shared_figures::{Siblings, fits};
use crate::model::{Actual, ActualKey, Expression, Extra, Kpi, Period, Quantity, Target, TargetId, Workbook, order};

/// One entered number: of which target, for the target's period or a part of it, of which input; `None` to clear it.
#[derive(Debug, Clone, PartialEq)]
pub struct InputEntry {
    /// The target.
    pub target: TargetId,
    /// Its own period or a part of it.
    pub period: Period,
    /// The input, as the formula names it.
    pub input: String,
    /// The number.
    pub value: Option<Quantity>,
}

impl InputEntry {
    fn place(&self) -> (TargetId, Period, &str) {
        (self.target, self.period, &self.input)
    }
}

pub(super) fn set(workbook: &Workbook, entries: &[InputEntry]) -> Result<Change, CommandError> {
    let mut targets: BTreeMap<TargetId, Target> = BTreeMap::new();
    let entries = &with_others(workbook, entries);
    for entry in entries {
        let target = workbook.targets.get(entry.target).ok_or(CommandError::NoTarget(entry.target))?;
        let measure = measure_of(workbook, target).ok_or(CommandError::NotMeasured)?;
        if !measure.inputs().contains(&entry.input) {
            return Err(CommandError::NotMeasured);
        }
        if !target.period.contains(entry.period) {
            return Err(CommandError::PeriodOutside);
        }
        let after = targets.entry(entry.target).or_insert_with(|| target.clone());
        let inputs = after.inputs.entry(entry.period).or_default();
        match entry.value {
            Some(value) => _ = inputs.insert(entry.input.clone(), value),
            None => _ = inputs.remove(&entry.input),
        }
        after.inputs.retain(|_, inputs| !inputs.is_empty());
    }
    let mut change = Change::none();
    for after in targets.values() {
        let before = workbook.targets.get(after.id);
        if let Some(edit) = Edit::between(before, Some(after)) {
            change.push(edit);
        }
        let measure = measure_of(workbook, after);
        let periods = entries.iter().filter(|entry| entry.target == after.id).map(|entry| entry.period);
        let touched = periods
            .filter(|period| gives_actual(before, measure, *period) || gives_actual(Some(after), measure, *period));
        compute(workbook, after, measure, touched, &mut change);
    }
    Ok(change)
}

/// The entries, and those of the owner's other targets of the KPI for which the same numbers count.
fn with_others(workbook: &Workbook, entries: &[InputEntry]) -> Vec<InputEntry> {
    let siblings = Siblings::of(workbook, entries.iter().map(|entry| entry.target));
    let given: BTreeSet<(TargetId, Period, &str)> = order::set(entries.iter().map(InputEntry::place));
    let mut all = entries.to_vec();
    for entry in entries {
        let Some(from) = workbook.targets.get(entry.target) else { continue };
        let others = siblings.taking(entry.target, entry.period);
        let others = others.filter(|to| !given.contains(&(to.id, entry.period, entry.input.as_str())));
        let taking = others.filter(|to| takes(workbook, from, to, entry));
        all.extend(taking.map(|to| InputEntry { target: to.id, ..entry.clone() }));
    }
    all
}

// As with actuals: what another target knows otherwise stays, and a number is cleared where it was the same one.
fn takes(workbook: &Workbook, from: &Target, to: &Target, entry: &InputEntry) -> bool {
    let period = entry.period;
    let counted = |target: &Target| target.inputs.get(&period).and_then(|inputs| inputs.get(&entry.input)).copied();
    if entry.value.is_none() {
        return counted(to) == counted(from);
    }
    let figure = |target: TargetId| workbook.actuals.get(ActualKey { target, period }).map(|actual| actual.value);
    let is_counted = to.inputs.contains_key(&period);
    let is_alike = to.inputs.iter().all(|(other, inputs)| {
        let is_apart = *other == period || !(other.contains(period) || period.contains(*other));
        is_apart || from.inputs.get(other) == Some(inputs)
    });
    let is_free = is_counted || figure(to.id).is_none_or(|entered| figure(from.id) == Some(entered));
    is_alike && is_free && fits(workbook, from.id, to, period)
}

/// Whether a period's actual follows from what was counted in it. While numbers are missing, an actual that was entered
/// as a figure stays.
fn gives_actual(target: Option<&Target>, measure: Option<&Expression>, period: Period) -> bool {
    let inputs = target.and_then(|target| target.inputs.get(&period));
    measure.zip(inputs).is_some_and(|(measure, inputs)| measure.is_complete(inputs))
}

fn measure_of<'a>(workbook: &'a Workbook, target: &Target) -> Option<&'a Expression> {
    workbook.kpis.get(target.kpi)?.measure.as_ref()
}

/// The actuals that follow from another formula of a KPI.
pub(super) fn recompute(workbook: &Workbook, kpi: &Kpi, change: &mut Change) {
    // Without a formula the actuals stay as they are and are now entered ones.
    let Some(measure) = &kpi.measure else { return };
    for target in workbook.targets.iter().filter(|target| target.kpi == kpi.id) {
        compute(workbook, target, Some(measure), target.inputs.keys().copied(), change);
    }
}

// An actual that no longer follows from anything is taken away: missing is not the last value that was known.
fn compute(
    workbook: &Workbook,
    target: &Target,
    measure: Option<&Expression>,
    periods: impl Iterator<Item = Period>,
    change: &mut Change,
) {
    for period in order::set(periods) {
        let inputs = target.inputs.get(&period);
        let value = measure.zip(inputs).and_then(|(measure, inputs)| measure.value(&[inputs]).ok());
        let before = workbook.actuals.get(ActualKey { target: target.id, period });
        let after = value.map(|value| match before {
            Some(before) => Actual { value, ..before.clone() },
            None => Actual { target: target.id, period, value, extra: Extra::new() },
        });
        if let Some(edit) = Edit::between(before, after.as_ref()) {
            change.push(edit);
        }
    }
}
