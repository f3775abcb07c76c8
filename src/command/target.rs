//! Commands about targets and actuals.

use std::collections::BTreeMap;

use super::{CommandError, Field, text};
use crate::change::{Act, Change, Edit};
use crate::model::order;
use crate::model::{Actual, ActualKey, Agreement, Extra, Owner, Period, Quantity, Target, TargetId, Workbook};

/// What can be asked about targets and actuals.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetCommand {
    /// Adds targets under new ids and makes known ones as given. The last of several with one id counts.
    Set(Vec<Target>),
    /// Removes targets with their actuals.
    Remove(Vec<TargetId>),
    /// Notes that the owner agreed to a target, or takes the note away.
    Agree {
        /// The target.
        target: TargetId,
        /// Who and when; `None` for not agreed.
        agreed: Option<Agreement>,
    },
    /// Sets or clears what was reached in the target's period or a part of it.
    SetActuals(Vec<(TargetId, Period, Option<Quantity>)>),
}

impl TargetCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Set(_) | Self::Remove(_) | Self::Agree { .. } => Act::SetTargets,
            Self::SetActuals(_) => Act::SetActuals,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &TargetCommand) -> Result<Change, CommandError> {
    match command {
        TargetCommand::Set(targets) => set(workbook, targets),
        TargetCommand::Remove(targets) => remove(workbook, targets),
        TargetCommand::Agree { target, agreed } => agree(workbook, *target, agreed.as_ref()),
        TargetCommand::SetActuals(actuals) => set_actuals(workbook, actuals),
    }
}

fn find(workbook: &Workbook, id: TargetId) -> Result<&Target, CommandError> {
    workbook.targets.get(id).ok_or(CommandError::NoTarget(id))
}

fn set(workbook: &Workbook, targets: &[Target]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let wanted: BTreeMap<TargetId, &Target> = order::map(targets.iter().map(|target| (target.id, target)));
    for target in wanted.into_values() {
        check(workbook, target)?;
        if let Some(edit) = Edit::between(workbook.targets.get(target.id), Some(target)) {
            change.push(edit);
        }
    }
    Ok(change)
}

fn check(workbook: &Workbook, target: &Target) -> Result<(), CommandError> {
    if !workbook.kpis.contains(target.kpi) {
        return Err(CommandError::NoKpi(target.kpi));
    }
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
    // Actuals that were entered must stay inside the period when it is changed.
    if workbook.actuals_of(target.id).any(|actual| !target.period.contains(actual.period)) {
        return Err(CommandError::PeriodOutside);
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
    let after = Target { agreed, ..before.clone() };
    Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
}

fn set_actuals(workbook: &Workbook, actuals: &[(TargetId, Period, Option<Quantity>)]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let wanted: BTreeMap<(TargetId, Period), Option<Quantity>> =
        order::map(actuals.iter().map(|&(target, period, value)| ((target, period), value)));
    for ((id, period), value) in wanted {
        let target = find(workbook, id)?;
        if !target.period.contains(period) {
            return Err(CommandError::PeriodOutside);
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
    Ok(change)
}
