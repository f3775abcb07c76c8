//! A year planned quickly: what a figure typed into the planning table makes of a target.

use super::split::{Parts, Split};
use super::{NoPlan, OwnerBaseline, baseline_of, grown, growth_between, rounded};
use crate::analysis::figures::{Measure, times_over};
use crate::model::{
    Aggregate, Agreement, Baseline, Direction, EndsProblem, Kpi, Owner, Percent, Period, PeriodKind, Quantity, Target,
    TargetId, Unit, Workbook,
};

/// What is planned in the table: one KPI, one period, from one past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanScope<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// The KPI.
    pub kpi: &'a Kpi,
    /// The period planned.
    pub period: Period,
    /// The past the baselines come from; `None` where they are typed.
    pub past: Option<(Measure, Period)>,
    /// Whether the figures of a part year are taken at their pace for the whole of it; otherwise as they are.
    pub at_pace: bool,
}

/// One figure of a target as it is typed into the table.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanEdit {
    /// The figure to grow from; nothing for none.
    Baseline(Option<Quantity>),
    /// Growth, or reduction where lower is better: the figure follows from the baseline.
    Growth(Percent),
    /// The figure itself: the growth follows where there is a baseline.
    Value(Quantity),
    /// The lower end of what counts as met.
    Min(Option<Quantity>),
    /// The upper end of what counts as met.
    Max(Option<Quantity>),
    /// One part of the plan: the figure becomes the sum of the parts where figures are added up.
    Part(Period, Quantity),
    /// All parts evenly.
    Even(PeriodKind),
    /// All parts by these weights.
    Weighted(Vec<(Period, i128)>),
    /// No parts.
    Whole,
    /// That it is agreed, by whom and since when; nothing for not agreed.
    Agreed(Option<Agreement>),
    /// Growth, ends and parts like those of another target, in proportion to its figure.
    Like(Box<Target>),
}

/// Why an edit makes no target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoEdit {
    /// Growth needs a baseline.
    NoBaseline,
    /// The baseline and the growth make no figure.
    NoPlan(NoPlan),
    /// There is no figure yet that this could be said of.
    NoTarget,
    /// The figure is too large, or the growth that follows from it is.
    TooLarge,
    /// What counts as met does not fit the figure.
    Ends(EndsProblem),
}

impl PlanScope<'_> {
    /// What an owner's figures of the past say, when the baselines come from there.
    pub fn past_of(&self, owner: &Owner) -> Option<OwnerBaseline> {
        let (measure, period) = self.past?;
        let found = baseline_of(self.workbook, owner, measure, period).ok()?;
        // Asked or not, the figure of a year is never that of a quarter.
        let months = self.period.kind().months();
        if self.at_pace { found.over(months) } else { OwnerBaseline { covers: None, ..found }.over(months) }
    }

    /// The target of an owner in this scope, if it has one.
    pub fn target_of(&self, owner: &Owner) -> Option<&Target> {
        let is = |it: &&Target| it.kpi == self.kpi.id && it.period == self.period && it.owner == *owner;
        self.workbook.targets.iter().find(is)
    }

    /// A target with one figure typed into it: the one before, or a new one under the given id.
    ///
    /// # Errors
    /// A [`NoEdit`] when the figure cannot be taken.
    pub fn edited(
        &self,
        before: Option<&Target>,
        owner: &Owner,
        id: TargetId,
        edit: &PlanEdit,
    ) -> Result<Target, NoEdit> {
        let mut target = before.cloned().unwrap_or_else(|| self.fresh(owner, id));
        let has_figure = before.is_some();
        match edit {
            PlanEdit::Baseline(value) => {
                target.baseline = value.map(Baseline::Typed);
                if self.is_nothing(&target) {
                    target.growth = Percent::default();
                } else if value.is_some() {
                    self.grow(&mut target)?;
                }
            }
            PlanEdit::Growth(growth) => {
                target.growth = *growth;
                self.renew_past(&mut target);
                let is_cleared = has_figure && *growth == Percent::default();
                if !(is_cleared && self.is_nothing(&target)) {
                    self.grow(&mut target)?;
                }
            }
            PlanEdit::Value(value) => {
                self.take_past(&mut target);
                self.set_value(&mut target, *value);
            }
            PlanEdit::Part(part, value) => self.set_part(&mut target, *part, *value)?,
            _ if !has_figure && !matches!(edit, PlanEdit::Like(_)) => return Err(NoEdit::NoTarget),
            PlanEdit::Min(min) => target.min = *min,
            PlanEdit::Max(max) => target.max = *max,
            PlanEdit::Agreed(agreed) => target.agreed.clone_from(agreed),
            PlanEdit::Whole => target.parts.clear(),
            PlanEdit::Even(kind) => target.parts = self.split().evenly(target.value, self.period, *kind),
            PlanEdit::Weighted(weights) => target.parts = self.split().weighted(target.value, weights),
            PlanEdit::Like(model) => self.make_like(&mut target, model)?,
        }
        Ok(target)
    }

    fn fresh(&self, owner: &Owner, id: TargetId) -> Target {
        Target::new(id, owner.clone(), self.kpi.id, self.period, Quantity::ZERO)
    }

    // Who sets a growth means it over the past that was chosen; a typed baseline is the person's own and stays.
    fn renew_past(&self, target: &mut Target) {
        if matches!(target.baseline, Some(Baseline::Revenue(..) | Baseline::Profit(..)))
            && let Some(found) = self.past_of(&target.owner)
        {
            target.baseline = Some(found.baseline);
        }
        self.take_past(target);
    }

    // A baseline that was there stays: what it was when the target was set is part of what was agreed.
    fn take_past(&self, target: &mut Target) {
        if target.baseline.is_none() {
            target.baseline = self.past_of(&target.owner).map(|found| found.baseline);
        }
    }

    // Nothing grows from nothing: such a target keeps the figure that was typed.
    fn is_nothing(&self, target: &Target) -> bool {
        let is_zero = target.baseline.is_some_and(|baseline| baseline.value() == Quantity::ZERO);
        is_zero && self.kpi.direction == Direction::Higher
    }

    fn grow(&self, target: &mut Target) -> Result<(), NoEdit> {
        let baseline = target.baseline.ok_or(NoEdit::NoBaseline)?;
        let value = grown(baseline.value(), target.growth, self.kpi.direction).map_err(NoEdit::NoPlan)?;
        self.move_to(target, rounded(value, self.places()));
        Ok(())
    }

    fn set_value(&self, target: &mut Target, value: Quantity) {
        self.move_to(target, value);
        target.growth = target.baseline.and_then(|it| self.growth_to(it.value(), value)).unwrap_or_default();
    }

    fn move_to(&self, target: &mut Target, value: Quantity) {
        target.parts = self.split().scaled(target, value);
        target.value = value;
    }

    /// How its figures are split over parts.
    pub fn split(&self) -> Split {
        Split::of(self.kpi, self.workbook.meta.currency)
    }

    /// Nobody agrees on parts of a cent.
    fn places(&self) -> u32 {
        if self.kpi.unit == Unit::Money { self.workbook.meta.currency.decimals() } else { 2 }
    }

    fn growth_to(&self, baseline: Quantity, value: Quantity) -> Option<Percent> {
        growth_between(baseline, value, self.kpi.direction)
    }

    fn set_part(&self, target: &mut Target, part: Period, value: Quantity) -> Result<(), NoEdit> {
        if !self.period.contains(part) || part == self.period {
            return Err(NoEdit::NoTarget);
        }
        target.parts = match target.parts.keys().next() {
            Some(known) if known.kind() == part.kind() => std::mem::take(&mut target.parts),
            Some(_) => self.split().regrouped(target, part.kind()),
            None => self.split().evenly(target.value, self.period, part.kind()),
        };
        target.parts.insert(part, value);
        if self.kpi.aggregate == Aggregate::Sum {
            let sum = target.parts.values().map(|it| it.e4()).sum();
            let value = Quantity::from_e4(sum).ok_or(NoEdit::TooLarge)?;
            self.take_past(target);
            // The parts are what was typed: the figure follows them.
            target.value = value;
            target.growth = target.baseline.and_then(|it| self.growth_to(it.value(), value)).unwrap_or_default();
        }
        Ok(())
    }

    fn make_like(&self, target: &mut Target, model: &Target) -> Result<(), NoEdit> {
        self.take_past(target);
        if target.baseline.is_some() && model.baseline.is_some() {
            target.growth = model.growth;
            self.grow(target)?;
        } else {
            self.set_value(target, model.value);
        }
        let share = |end: Option<Quantity>| {
            let (end, model) = (end?.e4(), Some(model.value.e4()).filter(|model| *model > 0)?);
            let scaled = Quantity::from_e4(times_over(end, target.value.e4(), model)?)?;
            Some(rounded(scaled, self.places()))
        };
        (target.min, target.max) = (share(model.min), share(model.max));
        let weights: Vec<_> = model.parts.iter().map(|(part, own)| (*part, own.e4().max(0))).collect();
        target.parts = if weights.is_empty() { Parts::new() } else { self.split().weighted(target.value, &weights) };
        Ok(())
    }
}
