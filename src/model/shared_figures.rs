//! Figures that several targets have in common: what an owner reached of a KPI in a month is one fact, whichever of its
//! targets it was entered in.
//!
//! Another target of the same owner and KPI takes a figure when its period contains the figure's, unless it knows that
//! time in another shape: a quarter recorded as a whole is not broken up by one of its months, nor are months replaced by
//! their quarter. Where both targets hold the other shape alike, they stay alike. What a formula gives is not typed over.

use std::collections::{BTreeMap, BTreeSet};

use super::{Actual, ActualKey, Inputs, KpiId, Owner, Period, Quantity, Target, TargetId, Workbook, order};

/// A figure to be set, or with `None` to be cleared.
pub type FigureToSet = (TargetId, Period, Option<Quantity>);

/// A figure of another target that is set with one that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlsoSet {
    /// The target whose figure was given.
    pub from: TargetId,
    /// The other target.
    pub target: TargetId,
    /// The period of both figures.
    pub period: Period,
    /// What the other target holds now.
    pub before: Option<Quantity>,
    /// What it will hold.
    pub value: Option<Quantity>,
}

/// The figures of other targets that follow from some that are given, as far as they are not so already. What is given
/// itself follows nothing; where two given figures say different things of a third target, it follows neither.
pub fn also_set(workbook: &Workbook, given: &[FigureToSet]) -> Vec<AlsoSet> {
    let siblings = Siblings::of(workbook, given.iter().map(|(target, ..)| *target));
    let given: BTreeMap<(TargetId, Period), Option<Quantity>> =
        order::map(given.iter().map(|&(target, period, value)| ((target, period), value)));
    let mut found: BTreeMap<(TargetId, Period), Option<AlsoSet>> = BTreeMap::new();
    for (&(from, period), &value) in &given {
        for target in siblings.taking(from, period) {
            let key = (target.id, period);
            if given.contains_key(&key) || !takes(workbook, from, target, period, value) {
                continue;
            }
            let before = figure(workbook, target.id, period);
            let also = AlsoSet { from, target: target.id, period, before, value };
            let kept = found.entry(key).or_insert(Some(also));
            *kept = kept.filter(|kept| kept.value == value);
        }
    }
    found.into_values().flatten().filter(|also| also.before != also.value).collect()
}

/// What is known already of a target that is new: the figures of the owner's other targets of the KPI that lie in its
/// period, and what was counted for them. Where those differ, nothing is taken.
pub fn known_already(siblings: &Siblings<'_>, target: &Target) -> (Vec<Actual>, BTreeMap<Period, Inputs>) {
    let workbook = siblings.workbook;
    let (mut figures, mut inputs) = (BTreeMap::new(), BTreeMap::new());
    for other in siblings.beside(target) {
        // What is hidden there under a longer period that is no part of this target says nothing.
        let is_told = |period: Period| {
            let mut longer = workbook.actuals_of(other.id).filter(|it| it.period.contains(period));
            target.period.contains(period) && longer.all(|it| target.period.contains(it.period))
        };
        for actual in workbook.actuals_of(other.id).filter(|it| is_told(it.period)) {
            agree(&mut figures, actual.period, actual.value);
        }
        for (period, counted) in other.inputs.iter().filter(|(period, _)| is_told(**period)) {
            agree(&mut inputs, *period, counted.clone());
        }
    }
    let known = figures.into_iter().filter_map(|(period, value)| {
        Some(Actual { target: target.id, period, value: value?, extra: super::Extra::new() })
    });
    (known.collect(), order::map(inputs.into_iter().filter_map(|(period, counted)| Some((period, counted?)))))
}

fn agree<T: PartialEq>(all: &mut BTreeMap<Period, Option<T>>, period: Period, value: T) {
    match all.get_mut(&period) {
        Some(known) if known.as_ref() != Some(&value) => *known = None,
        Some(_) => {}
        None => _ = all.insert(period, Some(value)),
    }
}

/// The targets that have owner and KPI with others in common, by these.
pub struct Siblings<'a> {
    workbook: &'a Workbook,
    targets: BTreeMap<(&'a Owner, KpiId), Vec<&'a Target>>,
}

impl<'a> Siblings<'a> {
    /// The targets of the owners and KPIs of some targets, in one pass over all.
    pub fn of(workbook: &'a Workbook, targets: impl Iterator<Item = TargetId>) -> Self {
        Self::around(workbook, targets.filter_map(|id| workbook.targets.get(id)))
    }

    /// As [`Self::of`], of targets that need not be in the workbook yet.
    pub fn around<'t>(workbook: &'a Workbook, targets: impl Iterator<Item = &'t Target>) -> Self {
        let scopes: BTreeSet<(&Owner, KpiId)> = order::set(targets.map(|target| (&target.owner, target.kpi)));
        let mut found = BTreeMap::<_, Vec<&Target>>::new();
        if !scopes.is_empty() {
            for target in workbook.targets.iter().filter(|target| scopes.contains(&(&target.owner, target.kpi))) {
                found.entry((&target.owner, target.kpi)).or_default().push(target);
            }
        }
        Self { workbook, targets: found }
    }

    /// The other targets of a target's owner and KPI whose periods lie in its own or around it.
    pub fn beside<'s>(&'s self, target: &'s Target) -> impl Iterator<Item = &'a Target> + use<'a, 's> {
        let (id, period) = (target.id, target.period);
        let all = self.targets.get(&(&target.owner, target.kpi)).into_iter().flatten().copied();
        all.filter(move |it| it.id != id && (it.period.contains(period) || period.contains(it.period)))
    }

    /// The other targets whose periods contain a part of a target's period.
    pub fn taking<'s>(&'s self, target: TargetId, period: Period) -> impl Iterator<Item = &'a Target> + use<'a, 's> {
        let target = self.workbook.targets.get(target).filter(|target| target.period.contains(period));
        let all = target.into_iter().flat_map(|target| self.beside(target));
        all.filter(move |other| other.period.contains(period))
    }
}

fn figure(workbook: &Workbook, target: TargetId, period: Period) -> Option<Quantity> {
    workbook.actuals.get(ActualKey { target, period }).map(|actual| actual.value)
}

fn takes(workbook: &Workbook, from: TargetId, to: &Target, period: Period, value: Option<Quantity>) -> bool {
    let own = figure(workbook, to.id, period);
    if workbook.kpis.get(to.kpi).is_some_and(|kpi| kpi.measure.is_some())
        && to.inputs.keys().any(|counted| overlap(*counted, period))
    {
        return false;
    }
    // Only what was the same figure goes with it: another one was entered by somebody and stays.
    if value.is_none() { own == figure(workbook, from, period) } else { fits(workbook, from, to, period) }
}

/// Whether a target knows a period in no other shape than the target a figure comes from.
pub fn fits(workbook: &Workbook, from: TargetId, to: &Target, period: Period) -> bool {
    let mut others = workbook.actuals_of(to.id).filter(|it| it.period != period && overlap(it.period, period));
    // Where the period has a figure already, a new one hides no more than it does, nor is it hidden more.
    figure(workbook, to.id, period).is_some()
        || others.all(|other| figure(workbook, from, other.period) == Some(other.value))
}

/// Whether one of two periods lies in the other.
fn overlap(one: Period, two: Period) -> bool {
    one.contains(two) || two.contains(one)
}
