//! Where targets of one owner and KPI hold different figures of the same time, or one of them holds none.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::entry_cell;
use super::{EntryCell, Reached};
use crate::analysis::target::actuals::recorded;
use crate::model::shared_figures::Siblings;
use crate::model::{KpiId, Owner, Period, Quantity, Target, TargetId, Workbook};

/// A figure that another target of the same owner and KPI holds otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// The target that is looked at.
    pub target: TargetId,
    /// The period of the figure.
    pub period: Period,
    /// What it holds; `None` where it holds nothing of this period.
    pub here: Option<Quantity>,
    /// The other target.
    pub other: TargetId,
    /// What was recorded there.
    pub there: Quantity,
}

/// Those of some targets whose owner has another of them for the same KPI: only of these figures can differ.
pub fn overlapping(workbook: &Workbook, targets: &[TargetId]) -> Vec<TargetId> {
    let found = || targets.iter().filter_map(|id| workbook.targets.get(*id));
    let mut counts: BTreeMap<(&Owner, KpiId), usize> = BTreeMap::new();
    for target in found() {
        *counts.entry((&target.owner, target.kpi)).or_default() += 1;
    }
    found().filter(|target| counts[&(&target.owner, target.kpi)] > 1).map(|target| target.id).collect()
}

/// Where targets differ from others of their owner and KPI, in the order of the targets; a pair that differs is told
/// once. What one of them knows in longer periods only is not compared, nor what is counted there by a formula and is
/// missing elsewhere.
pub fn apart(workbook: &Workbook, targets: &[TargetId]) -> Vec<Apart> {
    let siblings = Siblings::of(workbook, targets.iter().copied());
    let mut told: BTreeSet<(TargetId, TargetId, Period)> = BTreeSet::new();
    let mut found = Vec::new();
    for target in targets.iter().filter_map(|id| workbook.targets.get(*id)) {
        for other in siblings.beside(target) {
            for one in differing(workbook, target, other) {
                if one.here.is_none() || told.insert((target.id.min(other.id), target.id.max(other.id), one.period)) {
                    found.push(one);
                }
            }
        }
    }
    found
}

/// What other targets of the same owner and KPI hold otherwise of one period.
pub fn apart_at(workbook: &Workbook, id: TargetId, period: Period) -> Vec<Apart> {
    let Some(target) = workbook.targets.get(id) else { return Vec::new() };
    let siblings = Siblings::of(workbook, std::iter::once(id));
    let others = siblings.beside(target).flat_map(|other| differing(workbook, target, other));
    others.filter(|one| one.period == period).collect()
}

/// The figures that can be filled in: missing in one target and told alike by all others that know them.
pub fn gaps(apart: &[Apart]) -> Vec<(TargetId, Period, Quantity)> {
    let mut known: BTreeMap<(TargetId, Period), Option<Quantity>> = BTreeMap::new();
    for gap in apart.iter().filter(|gap| gap.here.is_none()) {
        let told = known.entry((gap.target, gap.period)).or_insert(Some(gap.there));
        *told = told.filter(|told| *told == gap.there);
    }
    known.into_iter().filter_map(|((target, period), value)| Some((target, period, value?))).collect()
}

fn differing<'a>(workbook: &'a Workbook, target: &'a Target, other: &'a Target) -> impl Iterator<Item = Apart> + 'a {
    let is_hidden =
        |period: Period| workbook.actuals_of(other.id).any(|it| it.period != period && it.period.contains(period));
    let recorded_there = workbook.actuals_of(other.id).filter(move |it| target.period.contains(it.period));
    recorded_there.filter(move |it| !is_hidden(it.period)).filter_map(move |it| {
        let here = match entry_cell(workbook, target.id, it.period)? {
            EntryCell::Missing if !is_counted(workbook, other, it.period) => None,
            EntryCell::Recorded(value) | EntryCell::Counted(Some(value)) => Some(value),
            EntryCell::OfParts(_) => Some(whole(workbook, target, it.period)?),
            _ => return None,
        };
        let apart = Apart { target: target.id, period: it.period, here, other: other.id, there: it.value };
        (here != Some(it.value)).then_some(apart)
    })
}

fn is_counted(workbook: &Workbook, target: &Target, period: Period) -> bool {
    target.is_counted_in(period) && workbook.kpis.get(target.kpi).is_some_and(|kpi| kpi.measure.is_some())
}

/// What the parts of a period come to, when all of them are recorded.
fn whole(workbook: &Workbook, target: &Target, period: Period) -> Option<Quantity> {
    let kpi = workbook.kpis.get(target.kpi)?;
    match recorded(workbook, target, kpi.aggregate, period).reached {
        Reached::Known { value, months_known, months } if months_known == months => Some(value),
        _ => None,
    }
}
