//! Commands about targets and actuals.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{self, Why};
use super::{CommandError, Field, InputEntry, inputs, text};
use crate::change::{Act, Change, Edit};
use crate::model::order;
use crate::model::{
    Actual, ActualKey, Aggregate, Agreement, Extra, KpiId, Owner, Period, Quantity, Target, TargetId, Workbook,
};

/// What can be asked about targets and actuals.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetCommand {
    /// Adds targets under new ids and makes known ones as given. The last of several with one id counts. Refused when
    /// an agreed figure would change: that takes a reason, see [`Self::Revise`].
    Set(Vec<Target>),
    /// Does what [`Self::Set`] does and removes others with their actuals, as one act. Agreed figures change too when
    /// a reason is given, which is written into the log of each of them.
    Revise {
        /// The targets to add or to make as given.
        targets: Vec<Target>,
        /// The targets to remove.
        removed: Vec<TargetId>,
        /// Who, when and why; needed where an agreed figure changes.
        why: Option<Why>,
    },
    /// Removes targets with their actuals.
    Remove(Vec<TargetId>),
    /// Notes that the owner agreed to a target, or takes the note away.
    Agree {
        /// The target.
        target: TargetId,
        /// Who and when; `None` for not agreed.
        agreed: Option<Agreement>,
    },
    /// Sets or clears what was counted for KPIs measured by a formula, and the actuals that follow.
    SetInputs(Vec<InputEntry>),
    /// Sets or clears what was reached in the target's period or a part of it. What was counted there gives way.
    SetActuals(Vec<(TargetId, Period, Option<Quantity>)>),
}

impl TargetCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Set(_) | Self::Revise { .. } | Self::Remove(_) | Self::Agree { .. } => Act::SetTargets,
            Self::SetActuals(_) | Self::SetInputs(_) => Act::SetActuals,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &TargetCommand) -> Result<Change, CommandError> {
    match command {
        TargetCommand::Set(targets) => set(workbook, targets, None),
        TargetCommand::Revise { targets, removed, why } => {
            let mut change = set(workbook, targets, why.as_ref())?;
            change.edits.extend(remove(workbook, removed)?.edits);
            Ok(change)
        }
        TargetCommand::SetInputs(entries) => inputs::set(workbook, entries),
        TargetCommand::Remove(targets) => remove(workbook, targets),
        TargetCommand::Agree { target, agreed } => agree(workbook, *target, agreed.as_ref()),
        TargetCommand::SetActuals(actuals) => set_actuals(workbook, actuals),
    }
}

fn find(workbook: &Workbook, id: TargetId) -> Result<&Target, CommandError> {
    workbook.targets.get(id).ok_or(CommandError::NoTarget(id))
}

fn set(workbook: &Workbook, targets: &[Target], why: Option<&Why>) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let wanted: BTreeMap<TargetId, &Target> = order::map(targets.iter().map(|target| (target.id, target)));
    check_alone(workbook, &wanted)?;
    for target in wanted.into_values() {
        check(workbook, target)?;
        let before = workbook.targets.get(target.id);
        let after = with_past(before, target, why)?;
        if let Some(edit) = Edit::between(before, Some(&after)) {
            change.push(edit);
        }
    }
    Ok(change)
}

// What was counted and what was changed is a target's past, which no form makes anew.
fn with_past(before: Option<&Target>, target: &Target, why: Option<&Why>) -> Result<Target, CommandError> {
    let (inputs, log) = match before {
        Some(before) => (before.inputs.clone(), revision::log(before, target, why)?),
        None => (BTreeMap::new(), Vec::new()),
    };
    Ok(Target { inputs, log, ..target.clone() })
}

/// What a target is for: two for the same would be counted twice.
type Scope<'a> = (&'a Owner, KpiId, Period);

const fn scope(target: &Target) -> Scope<'_> {
    (&target.owner, target.kpi, target.period)
}

// Files of others may hold two for the same already; each of them can still be edited.
fn check_alone(workbook: &Workbook, wanted: &BTreeMap<TargetId, &Target>) -> Result<(), CommandError> {
    let is_new = |target: &&&Target| workbook.targets.get(target.id).is_none_or(|it| scope(it) != scope(target));
    if wanted.values().find(is_new).is_none() {
        return Ok(());
    }
    let others = workbook.targets.iter().filter(|target| !wanted.contains_key(&target.id));
    let mut taken: BTreeSet<Scope<'_>> = order::set(others.map(scope));
    let alone = wanted.values().all(|target| taken.insert(scope(target)) || !is_new(&target));
    if alone { Ok(()) } else { Err(CommandError::TargetTaken) }
}

fn check(workbook: &Workbook, target: &Target) -> Result<(), CommandError> {
    let kpi = workbook.kpis.get(target.kpi).ok_or(CommandError::NoKpi(target.kpi))?;
    match &target.owner {
        Owner::Account(id) if !workbook.accounts.contains(*id) => return Err(CommandError::NoAccount(*id)),
        Owner::Manager(name) => {
            text::name(Field::Manager, name)?;
        }
        Owner::Account(_) | Owner::Portfolio => {}
    }
    if matches!((target.min, target.max), (Some(min), Some(max)) if min > max) {
        return Err(CommandError::EndsCrossed);
    }
    // What was entered must stay inside the period when it is changed.
    let counted = workbook.targets.get(target.id).into_iter().flat_map(|before| before.inputs.keys());
    let entered = workbook.actuals_of(target.id).map(|actual| &actual.period);
    if target.parts.keys().chain(counted).chain(entered).any(|period| !target.period.contains(*period)) {
        return Err(CommandError::PeriodOutside);
    }
    let sum: i128 = target.parts.values().map(|part| i128::from(part.e4())).sum();
    if kpi.aggregate == Aggregate::Sum && !target.parts.is_empty() && sum != i128::from(target.value.e4()) {
        return Err(CommandError::PartsDiffer);
    }
    Ok(())
}

fn remove(workbook: &Workbook, targets: &[TargetId]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    for &id in targets {
        let target = find(workbook, id)?;
        for actual in workbook.actuals_of(id) {
            change.push(Edit::Removed(actual.clone()));
        }
        change.push(Edit::Removed(target.clone()));
    }
    Ok(change)
}

fn agree(workbook: &Workbook, id: TargetId, agreed: Option<&Agreement>) -> Result<Change, CommandError> {
    let before = find(workbook, id)?;
    let agreed = match agreed {
        Some(agreement) => Some(Agreement { on: agreement.on, by: text::line(Field::By, &agreement.by)? }),
        None => None,
    };
    let after = with_past(Some(before), &Target { agreed, ..before.clone() }, None)?;
    Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
}

fn set_actuals(workbook: &Workbook, actuals: &[(TargetId, Period, Option<Quantity>)]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let wanted: BTreeMap<(TargetId, Period), Option<Quantity>> =
        order::map(actuals.iter().map(|&(target, period, value)| ((target, period), value)));
    let mut counted: BTreeMap<TargetId, Target> = BTreeMap::new();
    for ((id, period), value) in wanted {
        let target = find(workbook, id)?;
        if !target.period.contains(period) {
            return Err(CommandError::PeriodOutside);
        }
        if target.inputs.contains_key(&period) {
            counted.entry(id).or_insert_with(|| target.clone()).inputs.remove(&period);
        }
        let before = workbook.actuals.get(ActualKey { target: id, period });
        let after = value.map(|value| match before {
            Some(before) => Actual { value, ..before.clone() },
            None => Actual { target: id, period, value, extra: Extra::new() },
        });
        if let Some(edit) = Edit::between(before, after.as_ref()) {
            change.push(edit);
        }
    }
    for after in counted.values() {
        change.edits.extend(Edit::between(workbook.targets.get(after.id), Some(after)).map(Into::into));
    }
    Ok(change)
}
