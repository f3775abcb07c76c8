//! What stands in the grid where what was reached is entered: the cells of a target's row, and the sums below them.

use std::collections::{BTreeMap, BTreeSet};

use super::actuals::recorded;
use super::{Attainment, Light, Reached, report};
use crate::model::{ActualKey, Aggregate, Owner, Period, Quantity, Target, TargetId, Workbook};

/// What stands in the cell of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryCell {
    /// What was recorded for the period.
    Recorded(Quantity),
    /// The parts of the period that are recorded, put together: shown, and replaced by what is typed.
    OfParts(Quantity),
    /// It follows from numbers that are counted in the target by the KPI's formula; `None` while some are missing. Not
    /// typed over: what was counted would be lost.
    Counted(Option<Quantity>),
    /// Not known.
    Missing,
    /// A longer period was recorded as a whole: this one.
    Covered(Period),
    /// No part of the target's period.
    Outside,
}

impl EntryCell {
    /// Whether a figure can be typed in.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Recorded(_) | Self::OfParts(_) | Self::Missing)
    }

    /// The figure that is shown, if there is one.
    pub const fn value(self) -> Option<Quantity> {
        match self {
            Self::Recorded(value) | Self::OfParts(value) | Self::Counted(Some(value)) => Some(value),
            Self::Counted(None) | Self::Missing | Self::Covered(_) | Self::Outside => None,
        }
    }
}

/// What stands in a target's row.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// The target's period, when it is not the whole year.
    pub part: Option<Period>,
    /// The cells of the periods.
    pub cells: Vec<EntryCell>,
    /// What was reached in all.
    pub reached: Option<Quantity>,
    /// The figure to be reached.
    pub goal: Quantity,
    /// Attainment of what was to be expected by now, as it counts in a mean.
    pub by_now: Option<f64>,
    /// How the target stands.
    pub light: Light,
}

/// What stands in the row of a target, in the columns of some periods; `None` when there is no such target.
pub fn entry_row(workbook: &Workbook, id: TargetId, periods: &[Period]) -> Option<EntryRow> {
    let target = workbook.targets.get(id)?;
    let report = report(workbook, target)?;
    Some(EntryRow {
        part: Some(target.period).filter(|period| !matches!(period, Period::Year(_))),
        cells: entry_cells(workbook, target, periods)?,
        reached: known(report.reached),
        goal: target.value,
        by_now: report.so_far.and_then(Attainment::counted),
        light: report.light(),
    })
}

/// What stands in the cell of a target and a period; `None` when there is no such target.
pub fn entry_cell(workbook: &Workbook, id: TargetId, period: Period) -> Option<EntryCell> {
    entry_cells(workbook, workbook.targets.get(id)?, &[period])?.first().copied()
}

/// The cells of a target in the columns of some periods; `None` when its KPI is not in the workbook.
fn entry_cells(workbook: &Workbook, target: &Target, periods: &[Period]) -> Option<Vec<EntryCell>> {
    let kpi = workbook.kpis.get(target.kpi)?;
    let actuals: Vec<(Period, Quantity)> =
        workbook.actuals_of(target.id).map(|actual| (actual.period, actual.value)).collect();
    let cell = |period: &Period| {
        let period = *period;
        if !target.period.contains(period) {
            return EntryCell::Outside;
        }
        let is_longer = |other: &Period| *other != period && other.contains(period);
        if let Some((longer, _)) = actuals.iter().find(|(other, _)| is_longer(other)) {
            return EntryCell::Covered(*longer);
        }
        let put_together = || known(recorded(workbook, target, kpi.aggregate, period).reached);
        let own = actuals.iter().find(|(other, _)| *other == period).map(|(_, value)| *value);
        if kpi.measure.is_some() && target.is_counted_in(period) {
            return EntryCell::Counted(own.or_else(put_together));
        }
        match own {
            Some(value) => EntryCell::Recorded(value),
            None if actuals.iter().any(|(other, _)| period.contains(*other)) => {
                put_together().map_or(EntryCell::Missing, EntryCell::OfParts)
            }
            None => EntryCell::Missing,
        }
    };
    Some(periods.iter().map(cell).collect())
}

fn known(reached: Reached) -> Option<Quantity> {
    match reached {
        Reached::Known { value, .. } => Some(value),
        Reached::Missing | Reached::TooLarge => None,
    }
}

/// Whose figures are added up below the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumOf {
    /// The accounts'.
    Accounts,
    /// The account managers', where no account has a target of its own.
    Managers,
}

/// The targets whose figures can be added up without counting anything twice: those of accounts, or where there is
/// none those of managers; of targets of one owner that lie inside each other the longest.
pub fn summed_targets(workbook: &Workbook, targets: &[TargetId]) -> Option<(SumOf, Vec<TargetId>)> {
    let of = |wanted: fn(&Owner) -> bool| -> Vec<&Target> {
        targets.iter().filter_map(|id| workbook.targets.get(*id)).filter(|target| wanted(&target.owner)).collect()
    };
    let accounts = of(|owner| matches!(owner, Owner::Account(_)));
    let (whose, found) = if accounts.is_empty() {
        (SumOf::Managers, of(|owner| matches!(owner, Owner::Manager(_))))
    } else {
        (SumOf::Accounts, accounts)
    };
    let mut periods: BTreeMap<&Owner, Vec<Period>> = BTreeMap::new();
    for target in &found {
        periods.entry(&target.owner).or_default().push(target.period);
    }
    let is_outer = |target: &&&Target| {
        periods[&target.owner].iter().all(|other| *other == target.period || !other.contains(target.period))
    };
    let found: Vec<TargetId> = found.iter().filter(is_outer).map(|target| target.id).collect();
    (!found.is_empty()).then_some((whose, found))
}

/// A sum of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnSum {
    /// The sum of what is known; `None` when nothing is, when it is larger than a figure can be, or when a longer period
    /// was recorded as a whole, so that no one knows the column's part of it.
    pub value: Option<Quantity>,
    /// How many figures are in it.
    pub known: usize,
    /// How many there could be.
    pub of: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    sum: i128,
    known: usize,
    covered: usize,
    of: usize,
}

impl Tally {
    /// Counts a figure in, or with `sign` −1 out again.
    fn count(&mut self, value: Option<Quantity>, is_covered: bool, add: bool) {
        let one = |count: &mut usize, holds: bool| {
            let by = usize::from(holds);
            *count = if add { *count + by } else { *count - by };
        };
        one(&mut self.of, true);
        one(&mut self.known, value.is_some());
        one(&mut self.covered, is_covered);
        let e4 = value.map_or(0, Quantity::e4);
        self.sum += if add { e4 } else { -e4 };
    }

    fn sum(self) -> ColumnSum {
        let is_sum = self.known > 0 && self.covered == 0;
        let value = Quantity::from_e4(self.sum).filter(|_| is_sum);
        ColumnSum { value, known: self.known, of: self.of }
    }
}

/// The sums below the grid, kept up to date target by target: a figure costs its own row, not all of them.
#[derive(Debug, Clone)]
pub struct EntrySums {
    periods: Vec<Period>,
    rows: BTreeMap<TargetId, Row>,
    columns: Vec<Tally>,
    reached: Tally,
    goal: Tally,
}

#[derive(Debug, Clone)]
struct Row {
    cells: Vec<EntryCell>,
    reached: Option<Quantity>,
    goal: Quantity,
}

impl EntrySums {
    /// The sums of some targets' rows, in the columns of some periods. Only figures of one KPI that is added up can be
    /// summed: `None` for others.
    pub fn of(workbook: &Workbook, targets: &[TargetId], periods: &[Period]) -> Option<Self> {
        let kpis: BTreeSet<_> = targets.iter().filter_map(|id| workbook.targets.get(*id)).map(|it| it.kpi).collect();
        let kpi = workbook.kpis.get(*kpis.first()?)?;
        if kpis.len() > 1 || kpi.aggregate != Aggregate::Sum || kpi.measure.is_some() {
            return None;
        }
        let columns = vec![Tally::default(); periods.len()];
        let mut sums = Self {
            periods: periods.to_vec(),
            rows: BTreeMap::new(),
            columns,
            reached: Tally::default(),
            goal: Tally::default(),
        };
        for id in targets {
            sums.add(workbook, *id);
        }
        Some(sums)
    }

    /// Brings the row of a target up to date; other targets are none of its business.
    pub fn refresh(&mut self, workbook: &Workbook, id: TargetId) {
        if let Some(row) = self.rows.remove(&id) {
            self.count(&row, false);
            self.add(workbook, id);
        }
    }

    /// How many targets are added up.
    pub fn targets(&self) -> usize {
        self.rows.len()
    }

    /// The sum of a period's column.
    pub fn column(&self, place: usize) -> Option<ColumnSum> {
        self.columns.get(place).map(|tally| tally.sum())
    }

    /// What was reached by all.
    pub fn reached(&self) -> ColumnSum {
        self.reached.sum()
    }

    /// What is to be reached by all.
    pub fn goal(&self) -> ColumnSum {
        self.goal.sum()
    }

    fn add(&mut self, workbook: &Workbook, id: TargetId) {
        let Some(target) = workbook.targets.get(id) else { return };
        let Some(kpi) = workbook.kpis.get(target.kpi) else { return };
        let Some(cells) = entry_cells(workbook, target, &self.periods) else { return };
        // What was recorded for the target's own period needs no putting together.
        let whole = workbook.actuals.get(ActualKey { target: id, period: target.period }).map(|actual| actual.value);
        let reached = whole.or_else(|| known(recorded(workbook, target, kpi.aggregate, target.period).reached));
        let row = Row { cells, reached, goal: target.value };
        self.count(&row, true);
        self.rows.insert(id, row);
    }

    fn count(&mut self, row: &Row, add: bool) {
        for (tally, cell) in self.columns.iter_mut().zip(&row.cells) {
            if *cell != EntryCell::Outside {
                tally.count(cell.value(), matches!(cell, EntryCell::Covered(_)), add);
            }
        }
        self.reached.count(row.reached, false, add);
        self.goal.count(Some(row.goal), false, add);
    }
}
