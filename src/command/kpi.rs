//! Commands about KPIs.

use std::collections::BTreeMap;

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
    /// Moves a KPI, with its targets and their actuals, to the trash.
    Delete {
        /// The KPI.
        kpi: KpiId,
        /// The id of its trash item.
        trash: TrashId,
        /// When.
        at: Timestamp,
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
        KpiCommand::Delete { kpi, trash, at } => delete(workbook, *kpi, *trash, *at),
    }
}

fn check(workbook: &Workbook, kpi: &Kpi) -> Result<(), CommandError> {
    text::free(Field::Formula, &kpi.formula)?;
    let folded = text::folded(kpi.name.as_str());
    let taken = |other: &Kpi| other.id != kpi.id && text::folded(other.name.as_str()) == folded;
    if workbook.kpis.iter().any(taken) { Err(CommandError::NameTaken { field: Field::Name }) } else { Ok(()) }
}

fn delete(workbook: &Workbook, id: KpiId, trash: TrashId, at: Timestamp) -> Result<Change, CommandError> {
    let kpi = workbook.kpis.get(id).ok_or(CommandError::NoKpi(id))?;
    if workbook.trash.contains(trash) {
        return Err(CommandError::IdTaken);
    }
    let targets: Vec<_> = workbook.targets.iter().filter(|target| target.kpi == id).cloned().collect();
    let actuals = targets.iter().flat_map(|target| workbook.actuals_of(target.id)).cloned().collect();
    let item = TrashItem {
        id: trash,
        at,
        what: Trashed::Kpi(Box::new(kpi.clone())),
        scores: Vec::new(),
        decisions: Vec::new(),
        targets,
        actuals,
        agreed: Vec::new(),
        extra: BTreeMap::new(),
    };
    let mut change = Change::none();
    super::trash::take_out(&mut change, item);
    Ok(change)
}
