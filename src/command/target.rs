//! Commands about targets and actuals.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{self, Why};
use super::{CommandError, Field, InputEntry, inputs, text};
use crate::change::{Act, AnyEdit, Change, Edit};
use crate::model::order;
use crate::model::shared_figures::{Siblings, also_set, known_already};
use crate::model::{
    Actual, ActualKey, Aggregate, Extra, KpiId, Owner, Period, Quantity, Target, TargetId, Timestamp, TrashId,
    TrashItem, Trashed, Workbook,
};

/// What can be asked about targets and actuals.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetCommand {
    /// Adds targets under new ids and makes known ones as given. The last of several with one id counts. A new target
    /// takes over what its owner's other targets of the KPI know of its period. Refused when an agreed figure would
    /// change: that takes a reason, see [`Self::Revise`].
    Set(Vec<Target>),
    /// Does what [`Self::Set`] does and moves others with their actuals to the trash, as one act. Agreed figures
    /// change, and agreed targets go, when a reason is given; it is written into the log of each of them.
    Revise {
        /// The targets to add or to make as given.
        targets: Vec<Target>,
        /// The targets to remove, each with the id of its trash item.
        removed: Vec<(TargetId, TrashId)>,
        /// When.
        at: Timestamp,
        /// Who and why; needed where an agreed figure changes or goes.
        why: Option<Why>,
    },
    /// Sets or clears what was counted for KPIs measured by a formula, and the actuals that follow. It counts for other
    /// targets as an actual does.
    SetInputs(Vec<InputEntry>),
    /// Sets or clears what was reached in the target's period or a part of it. What was counted there gives way. The
    /// figure counts for the owner's other targets of the KPI too: [`also_set`] says for which.
    SetActuals(Vec<(TargetId, Period, Option<Quantity>)>),
}

impl TargetCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Set(_) | Self::Revise { .. } => Act::SetTargets,
            Self::SetActuals(_) | Self::SetInputs(_) => Act::SetActuals,
        }
    }
}

/// When and why targets are made other than they were.
#[derive(Clone, Copy)]
struct Cause<'a> {
    at: Timestamp,
    why: Option<&'a Why>,
}

pub(super) fn apply(workbook: &Workbook, command: &TargetCommand) -> Result<Change, CommandError> {
    match command {
        TargetCommand::Set(targets) => {
            // Without a reason nothing is logged, so no moment is needed.
            let cause = Cause { at: Timestamp::default(), why: None };
            revise(workbook, targets, &[], cause)
        }
        TargetCommand::Revise { targets, removed, at, why } => {
            revise(workbook, targets, removed, Cause { at: *at, why: why.as_ref() })
        }
        TargetCommand::SetInputs(entries) => inputs::set(workbook, entries),
        TargetCommand::SetActuals(actuals) => set_actuals(workbook, actuals),
    }
}

fn find(workbook: &Workbook, id: TargetId) -> Result<&Target, CommandError> {
    workbook.targets.get(id).ok_or(CommandError::NoTarget(id))
}

fn revise(
    workbook: &Workbook,
    targets: &[Target],
    removed: &[(TargetId, TrashId)],
    cause: Cause<'_>,
) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let removed: BTreeMap<TargetId, TrashId> = order::map(removed.iter().copied());
    let mut wanted: BTreeMap<TargetId, &Target> = order::map(targets.iter().map(|target| (target.id, target)));
    wanted.retain(|id, _| !removed.contains_key(id));
    check_alone(workbook, &wanted, &removed)?;
    let is_new = |target: &&&Target| !workbook.targets.contains(target.id);
    let siblings = Siblings::around(workbook, wanted.values().filter(is_new).copied());
    for target in wanted.into_values() {
        check(workbook, target)?;
        let before = workbook.targets.get(target.id);
        let mut after = with_past(before, target, cause)?;
        let (known, counted) = if before.is_none() { known_already(&siblings, target) } else { Default::default() };
        after.inputs.extend(counted);
        if let Some(edit) = Edit::between(before, Some(&after)) {
            change.push(edit);
        }
        change.edits.extend(known.into_iter().map(Edit::Added).map(AnyEdit::from));
    }
    for (id, trash) in removed {
        remove(workbook, id, trash, cause, &mut change)?;
    }
    Ok(change)
}

// What was counted and what was changed is a target's past, which no form makes anew.
fn with_past(before: Option<&Target>, target: &Target, cause: Cause<'_>) -> Result<Target, CommandError> {
    let (inputs, log) = match before {
        Some(before) => (before.inputs.clone(), revision::log(before, target, cause.at, cause.why)?),
        None => (BTreeMap::new(), Vec::new()),
    };
    Ok(Target { inputs, log, ..target.clone() })
}

// The item holds the target as it goes, with the reason in its log.
fn remove(
    workbook: &Workbook,
    id: TargetId,
    trash: TrashId,
    cause: Cause<'_>,
    change: &mut Change,
) -> Result<(), CommandError> {
    let target = find(workbook, id)?;
    let gone = revision::removed(target, cause.at, cause.why)?;
    let is_new = !workbook.trash.contains(trash);
    let is_first = change.edits.iter().all(|edit| !matches!(edit, AnyEdit::Trash(Edit::Added(it)) if it.id == trash));
    if !(is_new && is_first) {
        return Err(CommandError::IdTaken);
    }
    let what = Trashed::Target(Box::new(gone));
    let actuals: Vec<Actual> = workbook.actuals_of(id).cloned().collect();
    change.edits.extend(actuals.iter().cloned().map(Edit::Removed).map(AnyEdit::from));
    change.push(Edit::Removed(target.clone()));
    change.push(Edit::Added(TrashItem { actuals, ..TrashItem::new(trash, cause.at, what) }));
    Ok(())
}

/// Whether a target from the trash fits in again.
pub(super) fn check_return(workbook: &Workbook, target: &Target) -> Result<(), CommandError> {
    let is_owned = !matches!(&target.owner, Owner::Account(id) if !workbook.accounts.contains(*id));
    if !is_owned || !workbook.kpis.contains(target.kpi) {
        return Err(CommandError::RestoreDangling);
    }
    let is_taken = workbook.targets.iter().any(|other| scope(other) == scope(target));
    if is_taken { Err(CommandError::TargetTaken) } else { Ok(()) }
}

/// What a target is for: two for the same would be counted twice.
type Scope<'a> = (&'a Owner, KpiId, Period);

const fn scope(target: &Target) -> Scope<'_> {
    (&target.owner, target.kpi, target.period)
}

// Files of others may hold two for the same already; each of them can still be edited.
fn check_alone(
    workbook: &Workbook,
    wanted: &BTreeMap<TargetId, &Target>,
    removed: &BTreeMap<TargetId, TrashId>,
) -> Result<(), CommandError> {
    let is_new = |target: &&&Target| workbook.targets.get(target.id).is_none_or(|it| scope(it) != scope(target));
    if wanted.values().find(is_new).is_none() {
        return Ok(());
    }
    let others = workbook.targets.iter().filter(|it| !wanted.contains_key(&it.id) && !removed.contains_key(&it.id));
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
    // Files of others may hold ends that do not fit; everything else of such a target can still be edited.
    let ends = |target: &Target| (target.value, target.min, target.max);
    let is_old = workbook.targets.get(target.id).is_some_and(|before| ends(before) == ends(target));
    if let Some(problem) = target.ends_problem().filter(|_| !is_old) {
        return Err(CommandError::Ends(problem));
    }
    // What was entered must stay inside the period when it is changed.
    let counted = workbook.targets.get(target.id).into_iter().flat_map(|before| before.inputs.keys());
    let entered = workbook.actuals_of(target.id).map(|actual| &actual.period);
    if target.parts.keys().chain(counted).chain(entered).any(|period| !target.period.contains(*period)) {
        return Err(CommandError::PeriodOutside);
    }
    let sum: i128 = target.parts.values().map(|part| part.e4()).sum();
    if kpi.aggregate == Aggregate::Sum && !target.parts.is_empty() && sum != target.value.e4() {
        return Err(CommandError::PartsDiffer);
    }
    Ok(())
}

fn set_actuals(workbook: &Workbook, actuals: &[(TargetId, Period, Option<Quantity>)]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let also = also_set(workbook, actuals).into_iter().map(|also| (also.target, also.period, also.value));
    let all = actuals.iter().copied().chain(also);
    let wanted: BTreeMap<(TargetId, Period), Option<Quantity>> =
        order::map(all.map(|(target, period, value)| ((target, period), value)));
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
