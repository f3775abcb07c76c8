//! Commands about KPIs.

use super::revision::{self, Why};
use super::{CommandError, Field, text};
use crate::change::{Change, Edit};
use crate::model::{Kpi, KpiId, Timestamp, TrashId, TrashItem, Trashed, Workbook};

/// What can be asked about KPIs.
#[derive(Debug, Clone, PartialEq)]
pub enum KpiCommand {
    /// Adds a KPI under a new id.
    Add(Kpi),
    /// Makes a known KPI as given.
    Edit(Kpi),
    /// Moves a KPI, with its targets and their actuals, to the trash. Agreed targets go when a reason is given, which
    /// is written into the log of each of them.
    Delete {
        /// The KPI.
        kpi: KpiId,
        /// The id of its trash item.
        trash: TrashId,
        /// When.
        at: Timestamp,
        /// Who and why; needed where a target of it is agreed.
        why: Option<Why>,
    },
}

pub(super) fn apply(workbook: &Workbook, command: &KpiCommand) -> Result<Change, CommandError> {
    match command {
        KpiCommand::Add(kpi) => {
            if workbook.kpis.contains(kpi.id) {
                return Err(CommandError::IdTaken);
            }
            check(workbook, kpi)?;
            Ok(Change::one(Edit::Added(kpi.clone())))
        }
        KpiCommand::Edit(kpi) => {
            let before = workbook.kpis.get(kpi.id).ok_or(CommandError::NoKpi(kpi.id))?;
            check(workbook, kpi)?;
            let mut change = Edit::between(Some(before), Some(kpi)).map(Change::one).unwrap_or_default();
            if before.measure != kpi.measure {
                super::inputs::recompute(workbook, kpi, &mut change);
            }
            Ok(change)
        }
        KpiCommand::Delete { kpi, trash, at, why } => delete(workbook, *kpi, *trash, *at, why.as_ref()),
    }
}

fn check(workbook: &Workbook, kpi: &Kpi) -> Result<(), CommandError> {
    text::free(Field::Formula, &kpi.formula)?;
    let others = workbook.kpis.iter().filter(|other| other.id != kpi.id);
    text::free_name(kpi.name.as_str(), others.map(|other| &other.name))
}

fn delete(
    workbook: &Workbook,
    id: KpiId,
    trash: TrashId,
    at: Timestamp,
    why: Option<&Why>,
) -> Result<Change, CommandError> {
    let kpi = workbook.kpis.get(id).ok_or(CommandError::NoKpi(id))?;
    if workbook.trash.contains(trash) {
        return Err(CommandError::IdTaken);
    }
    let targets: Vec<_> = workbook.targets.iter().filter(|target| target.kpi == id).cloned().collect();
    let actuals = targets.iter().flat_map(|target| workbook.actuals_of(target.id)).cloned().collect();
    let what = Trashed::Kpi(Box::new(kpi.clone()));
    let mut item = TrashItem { targets, actuals, ..TrashItem::new(trash, at, what) };
    let mut change = Change::none();
    super::trash::leave(&mut change, &item);
    // In the trash each target has the reason for which it went.
    for target in &mut item.targets {
        *target = revision::removed(target, at, why)?;
    }
    change.push(Edit::Added(item));
    Ok(change)
}
