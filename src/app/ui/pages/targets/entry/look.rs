//! What stands in a row of the grid.

use linchpin::analysis::target::{Attainment, Light, Reached, report};
use linchpin::model::{Aggregate, Period, Quantity, Target, TargetId, Workbook};

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellLook {
    /// What was recorded for the period.
    Recorded(Quantity),
    /// The parts of the period that are recorded, put together: shown, and replaced by what is typed.
    OfParts(Quantity),
    /// Not known.
    Missing,
    /// A longer period was recorded as a whole: this one.
    Covered(Period),
    /// No part of the target's period.
    Outside,
}

impl CellLook {
    /// Whether a figure can be typed in.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Recorded(_) | Self::OfParts(_) | Self::Missing)
    }
}

/// What stands in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowLook {
    /// The target's period, when it is not the whole year.
    pub part: Option<Period>,
    /// The cells of the periods.
    pub cells: Vec<CellLook>,
    /// What was reached in all.
    pub reached: Option<Quantity>,
    /// The figure to be reached.
    pub goal: Quantity,
    /// Attainment of what was to be expected by now.
    pub by_now: Option<f64>,
}

impl RowLook {
    /// The light of the row.
    pub fn light(&self) -> Light {
        Light::of(self.by_now)
    }

    /// What stands in the row of a target.
    pub fn of(workbook: &Workbook, id: TargetId, periods: &[Period]) -> Option<Self> {
        let target = workbook.targets.get(id)?;
        let aggregate = workbook.kpis.get(target.kpi)?.aggregate;
        let report = report(workbook, target)?;
        let actuals: Vec<(Period, Quantity)> =
            workbook.actuals_of(id).map(|actual| (actual.period, actual.value)).collect();
        Some(Self {
            part: Some(target.period).filter(|period| !matches!(period, Period::Year(_))),
            cells: periods.iter().map(|period| cell(target, &actuals, *period, aggregate)).collect(),
            reached: match report.reached {
                Reached::Known { value, .. } => Some(value),
                Reached::Missing | Reached::TooLarge => None,
            },
            goal: target.value,
            by_now: report.so_far.map(Attainment::counted),
        })
    }
}

/// What stands in the cell of a period, from the target's actuals in their order.
pub fn cell(target: &Target, actuals: &[(Period, Quantity)], period: Period, aggregate: Aggregate) -> CellLook {
    if !target.period.contains(period) {
        return CellLook::Outside;
    }
    let is_longer = |other: &Period| *other != period && other.contains(period);
    if let Some((longer, _)) = actuals.iter().find(|(other, _)| is_longer(other)) {
        return CellLook::Covered(*longer);
    }
    if let Some((_, value)) = actuals.iter().find(|(other, _)| *other == period) {
        return CellLook::Recorded(*value);
    }
    let parts = || actuals.iter().filter(|(other, _)| period.contains(*other)).map(|(_, value)| *value);
    let count = i64::try_from(parts().count()).unwrap_or(1);
    let sum = || parts().map(Quantity::e4).sum::<i64>();
    let together = match aggregate {
        _ if count == 0 => None,
        Aggregate::Sum => Quantity::from_e4(sum()),
        Aggregate::Mean => Quantity::from_e4(sum() / count),
        Aggregate::Last => actuals.iter().rfind(|(other, _)| period.contains(*other)).map(|(_, value)| *value),
    };
    together.map_or(CellLook::Missing, CellLook::OfParts)
}
