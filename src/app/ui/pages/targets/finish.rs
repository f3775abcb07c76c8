//! The target that comes of what is typed, or what is wrong in which field.

use std::collections::BTreeMap;

use linchpin::analysis::target::{NoPlan, Split};
use linchpin::model::{Agreement, EndsProblem, Extra, Period, Quantity, Target, Workbook};

use super::called::{NotOne, called};
use super::draft::Draft;
use super::drafting::Errors;
use crate::app::i18n::{t, texts::targets as words};
use crate::app::platform::{clock, random};
use crate::app::ui::words::ends_problem;

impl Draft {
    /// The finished target, or what is wrong in which field.
    pub fn finish(&self, workbook: &Workbook) -> Result<Target, Errors> {
        let mut errors = Errors::default();
        let owner = self.owner(workbook);
        if owner.is_none() {
            let text = match called(workbook, self.account.trim()) {
                _ if self.owner_kind == "manager" => words::owner::NO_MANAGER,
                Err(NotOne::Several) => words::owner::SEVERAL,
                _ => words::owner::NO_ACCOUNT,
            };
            errors.owner = Some(t(text).to_owned());
        }
        let period = self.period();
        if period.is_none() {
            errors.year = Some(t(words::form::YEAR_ERROR).to_owned());
        }
        let baseline = self.baseline(workbook).unwrap_or_else(|said| {
            errors.baseline = Some(said);
            None
        });
        let growth = self.growth(self.direction(workbook));
        if baseline.is_some() {
            errors.growth = growth.as_ref().err().cloned();
        }
        let value = self.final_value(workbook, &mut errors);
        let end = |text: &str, error: &mut Option<String>| {
            let typed = (!text.trim().is_empty()).then(|| self.figure(workbook, text, words::form::RANGE_ERROR))?;
            typed.map_err(|wrong| *error = Some(wrong)).ok()
        };
        let min = end(&self.min, &mut errors.min);
        let max = end(&self.max, &mut errors.max);
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            errors.max = Some(ends_problem(EndsProblem::Crossed).to_owned());
        }
        let (Some(owner), Some(period), Some(kpi), Some(value), true) =
            (owner, period, self.kpi, value, errors.is_empty())
        else {
            return Err(errors);
        };
        let before = self.before.as_ref();
        let target = Target {
            id: before.map_or_else(random::new_id, |target| target.id),
            owner,
            kpi,
            period,
            baseline,
            growth: growth.unwrap_or_default(),
            value,
            min,
            max,
            agreed: self.agreement(),
            parts: self.parts(workbook, period, value),
            inputs: BTreeMap::new(),
            log: Vec::new(),
            extra: before.map_or_else(Extra::new, |target| target.extra.clone()),
        };
        match target.ends_problem() {
            None => Ok(target),
            Some(problem) => {
                let field = if problem == EndsProblem::MinAbove { &mut errors.min } else { &mut errors.max };
                *field = Some(ends_problem(problem).to_owned());
                Err(errors)
            }
        }
    }

    // The plan's parts stay in proportion while the period is the same.
    fn parts(&self, workbook: &Workbook, period: Period, value: Quantity) -> BTreeMap<Period, Quantity> {
        let before = self.before.as_ref().filter(|before| before.period == period);
        let split = self.kpi(workbook).map(|kpi| Split::of(kpi, workbook.meta.currency));
        before.zip(split).map_or_else(BTreeMap::new, |(before, split)| split.scaled(before, value))
    }

    fn final_value(&self, workbook: &Workbook, errors: &mut Errors) -> Option<Quantity> {
        let value = match &self.value {
            Some(text) => self.figure(workbook, text, words::form::VALUE_ERROR),
            None => match self.computed(workbook) {
                Some(Ok(value)) => Ok(value),
                Some(Err(NoPlan::ZeroBaseline)) => Err(t(words::form::NO_VALUE_ZERO).to_owned()),
                _ => Err(t(words::form::CANNOT).to_owned()),
            },
        };
        if errors.baseline.is_none() && errors.growth.is_none() && errors.owner.is_none() {
            errors.value = value.as_ref().err().cloned();
        }
        value.ok()
    }

    // The day of an agreement stays as it was while nothing about it changes.
    fn agreement(&self) -> Option<Agreement> {
        let by = self.agreed_by.trim().to_owned();
        let earlier = self.before.as_ref().and_then(|target| target.agreed.clone()).filter(|it| it.by == by);
        self.agreed.then(|| earlier.unwrap_or(Agreement { on: clock::today(), by }))
    }
}
