//! Targets of one KPI added up, exactly.

use super::KpiStanding;
use crate::analysis::figures::divide_rounding;
use crate::analysis::target::outlook::{Pace, most, outlook_of};
use crate::analysis::target::window::Seen;
use crate::analysis::target::{Goal, Outlook, Reached, attainment_of_sums};
use crate::model::{Aggregate, Direction, Kpi, Period, Quantity};

/// Targets of one KPI added up, in ten-thousandths; wider than a [`Quantity`], because there may be many.
#[derive(Clone)]
pub(super) struct Sums<'a> {
    pub(super) kpi: &'a Kpi,
    pub(super) known: usize,
    pub(super) missing: usize,
    pub(super) actual: i128,
    pub(super) by_now: Ends,
    pub(super) whole: Ends,
    /// The whole targets of all, also of those without actuals.
    pub(super) planned: i128,
    /// The baselines, as long as all have one.
    pub(super) baseline: Option<i128>,
    /// The windows of those that have actuals, and of those that have none.
    pub(super) months: [Months; 2],
    /// Whether months are missing of a sum that is to stay low: until they are in, it is no share of its whole.
    pub(super) is_early: bool,
}

/// Periods side by side, with the most months of each that anyone has recorded.
#[derive(Clone, Default)]
pub(super) struct Months {
    windows: Vec<(Period, u8)>,
    /// Whether some lie inside others: then no month can be named that is left.
    mixed: bool,
}

impl Months {
    fn add(&mut self, window: Period, known: u8) {
        if let Some((_, most)) = self.windows.iter_mut().find(|(own, _)| *own == window) {
            *most = known.max(*most);
            return;
        }
        self.mixed |= self.windows.iter().any(|(own, _)| own.contains(window) || window.contains(*own));
        self.windows.push((window, known));
    }

    /// How many months are recorded, and how many there are.
    fn counted(&self) -> Option<(u8, u8)> {
        let sum = |of: fn(&(Period, u8)) -> u8| self.windows.iter().map(|window| u32::from(of(window))).sum::<u32>();
        let (known, all) = (sum(|window| window.1), sum(|window| window.0.kind().months()));
        (!self.mixed).then_some(())?;
        Some((u8::try_from(known).ok()?, u8::try_from(all).ok()?))
    }
}

/// A goal and the end of what counts as met on its worse side, added up.
#[derive(Clone, Copy, Default)]
pub(super) struct Ends {
    pub(super) value: i128,
    pub(super) edge: i128,
}

impl Ends {
    fn add(&mut self, goal: &Goal) {
        let edge = match goal.direction {
            Direction::Higher => goal.min,
            Direction::Lower => goal.max,
        };
        self.value += goal.value.e4();
        self.edge += edge.unwrap_or(goal.value).e4();
    }

    fn attained_by(self, actual: i128, direction: Direction) -> Option<f64> {
        attainment_of_sums(actual, self.value, self.edge, direction).counted()
    }
}

impl<'a> Sums<'a> {
    pub(super) fn new(kpi: &'a Kpi) -> Self {
        let ends = Ends::default();
        Self {
            kpi,
            known: 0,
            missing: 0,
            actual: 0,
            by_now: ends,
            whole: ends,
            planned: 0,
            baseline: Some(0),
            months: Default::default(),
            is_early: false,
        }
    }

    pub(super) fn add(&mut self, seen: &Seen) {
        self.planned += seen.whole.value.e4();
        match seen.reached {
            Reached::Known { value, months_known, months } => {
                self.known += 1;
                self.actual += value.e4();
                self.by_now.add(&seen.by_now);
                self.whole.add(&seen.whole);
                let baseline = seen.baseline.map(Quantity::e4);
                self.baseline = self.baseline.zip(baseline).map(|(sum, one)| sum + one);
                self.months[0].add(seen.window, months_known);
                let is_count = (self.kpi.direction, self.kpi.aggregate) == (Direction::Lower, Aggregate::Sum);
                self.is_early |= is_count && months_known < months;
            }
            Reached::Missing | Reached::TooLarge => {
                self.missing += 1;
                self.months[1].add(seen.window, 0);
            }
        }
    }

    pub(super) fn attained_by_now(&self) -> Option<f64> {
        let is_known = self.known > 0;
        is_known.then(|| self.by_now.attained_by(self.actual, self.kpi.direction)).flatten()
    }

    /// Attainment of the whole. Of a sum that is to stay low only when all months are in: five late orders of sixteen
    /// say nothing after three months.
    pub(super) fn attained_whole(&self) -> Option<f64> {
        let is_judged = self.known > 0 && !self.is_early;
        is_judged.then(|| self.whole.attained_by(self.actual, self.kpi.direction)).flatten()
    }

    /// A sum as it is shown: itself, or the mean where figures are no sums.
    fn shown(&self, sum: i128, count: usize) -> Option<Quantity> {
        let e4 = match self.kpi.aggregate {
            Aggregate::Sum => sum,
            Aggregate::Mean | Aggregate::Last => divide_rounding(sum, i128::try_from(count.max(1)).ok()?),
        };
        Quantity::from_e4(e4)
    }

    /// The pace of one owner.
    pub(super) fn pace(&self) -> Pace {
        let known = |sum: i128| self.shown(sum, self.known).filter(|_| self.known > 0);
        let planned = self.shown(self.planned, self.known + self.missing);
        let counted = self.months[usize::from(self.known == 0)].counted();
        let (months_known, months) = counted.unwrap_or_default();
        Pace {
            direction: self.kpi.direction,
            aggregate: self.kpi.aggregate,
            target: known(self.whole.value).or(planned).filter(|_| counted.is_some()),
            edge: known(self.whole.edge),
            reached: known(self.actual),
            baseline: self.baseline.filter(|_| self.known > 0).and_then(|sum| self.shown(sum, self.known)),
            months_known,
            months,
            most: most(self.kpi),
        }
    }

    /// How it stands; `paces` are those of its owners, whose months may differ.
    pub(super) fn standing(&self, paces: &[Pace]) -> KpiStanding {
        let known = |sum: i128| self.shown(sum, self.known).filter(|_| self.known > 0);
        let is_mixed = self.months[usize::from(self.known == 0)].counted().is_none();
        let by_now = self.attained_by_now();
        let outlook = if is_mixed { Outlook::Unknown } else { outlook_of(paces).agreeing(by_now) };
        KpiStanding {
            kpi: self.kpi.id,
            known: self.known,
            missing: self.missing,
            actual: known(self.actual),
            expected: known(self.by_now.value),
            target: known(self.whole.value),
            planned: self.shown(self.planned, self.known + self.missing),
            by_now,
            whole: self.attained_whole(),
            each: None,
            outlook,
        }
    }

    /// As it stands when it is one owner's.
    pub(super) fn standing_alone(&self) -> KpiStanding {
        self.standing(&[self.pace()])
    }
}
