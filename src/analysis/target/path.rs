//! The path of a KPI through a period, step by step: baseline, target band, what was reached, and where it leads (K-6).

use super::actuals::{Recorded, recorded};
use super::standing::{Falls, falls, is_kept_out};
use super::window::{goal_of, shown_targets};
use super::{Reached, window};
use crate::model::{Account, Aggregate, Kpi, KpiId, Owner, Period, PeriodKind, Quantity, Target, Workbook};

/// Whose targets are followed.
pub enum Whose<'a> {
    /// The accounts a function takes.
    Accounts(&'a dyn Fn(&Account) -> bool),
    /// One owner's.
    Owner(&'a Owner),
}

/// The path of a KPI. As wherever targets stand together, those without figures count in none of its numbers, unless
/// none has figures: then it is the path that all of them are to take.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path {
    /// The steps in order. Figures of sums are added up from the first step on.
    pub steps: Vec<Step>,
    /// How many targets there are.
    pub targets: usize,
    /// How many of them have figures in the period.
    pub known: usize,
    /// The last step of which anything is recorded.
    pub last_known: Option<usize>,
    /// What was reached so far; `None` without actuals.
    pub so_far: Option<SoFar>,
    /// The growth so far over the baseline of the same steps, as a share; `None` without a positive baseline of all
    /// targets or without actuals. Where the latest figure counts, it is the growth to that.
    pub growth_so_far: Option<f64>,
}

/// What was reached up to the last known step, and what was to be expected of it: added up, or the mean of what each
/// target's own months come to, as the KPI is put together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoFar {
    /// What was reached, in the KPI's unit.
    pub actual: f64,
    /// What was to be expected of the months that are recorded.
    pub expected: f64,
    /// Whether it is a mean over months, and so no figure of one step.
    pub is_mean: bool,
}

/// One step of a path, in the KPI's unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Its period.
    pub period: Period,
    /// The baseline up to here, spread as the target is; `None` when a target has none.
    pub baseline: Option<f64>,
    /// The target up to here, as planned.
    pub target: f64,
    /// What was to be expected up to here of the months that are recorded; what was reached is held against it. `None`
    /// where nothing was reached.
    pub expected: Option<f64>,
    /// The least and the most that count as met, when a target has such ends.
    pub band: Option<(f64, f64)>,
    /// What was reached up to here; `None` beyond what is recorded, and in a step without any actual of a mean.
    pub actual: Option<f64>,
    /// From the last known step on: what was reached, with the planned figures of the steps to come.
    pub at_plan: Option<f64>,
    /// From the last known step on: what was reached, with the baseline of the steps to come grown as much as so far.
    pub at_growth: Option<f64>,
}

/// The path of a KPI through the steps of a period.
pub fn path(workbook: &Workbook, kpi: KpiId, whose: &Whose<'_>, period: Period, steps: PeriodKind) -> Path {
    path_towards(workbook, (kpi, None), whose, period, steps)
}

/// The path towards what is owed to the company ([`super::Meaning::Professional`]), of the accounts a function takes, or
/// of all with `None`: with the same actuals held against the same expectations as where they stand together. All
/// follow the portfolio's own figures where any are recorded, and else what the accounts reached; their targets are
/// as much of the portfolio's as falls on them.
pub fn owed_path(
    workbook: &Workbook,
    kpi: KpiId,
    takes: Option<&dyn Fn(&Account) -> bool>,
    period: Period,
    steps: PeriodKind,
) -> Path {
    let falls = falls(workbook, kpi, period);
    let takes_all = |_: &Account| true;
    let theirs = Whose::Accounts(takes.unwrap_or(&takes_all));
    let accounts = path_towards(workbook, (kpi, falls), &theirs, period, steps);
    if takes.is_some() {
        return accounts;
    }
    let own = path(workbook, kpi, &Whose::Owner(&Owner::Portfolio), period, steps);
    let is_own = own.targets > 0 && (own.known > 0 || accounts.known == 0);
    if is_own { own } else { accounts }
}

fn path_towards(
    workbook: &Workbook,
    (kpi, falls): (KpiId, Option<Falls>),
    whose: &Whose<'_>,
    period: Period,
    steps: PeriodKind,
) -> Path {
    let is_theirs = |owner: &Owner| match (whose, owner) {
        (Whose::Owner(asked), owner) => *asked == owner,
        (Whose::Accounts(takes), Owner::Account(id)) => workbook.accounts.get(*id).is_some_and(takes),
        (Whose::Accounts(_), _) => false,
    };
    let targets = shown_targets(workbook, period).into_iter().filter(|(target, its)| {
        its.id == kpi && is_theirs(&target.owner) && !is_kept_out(workbook, &target.owner, its)
    });
    let mut targets: Vec<_> = targets.collect();
    let Some((_, kpi)) = targets.first() else { return Path::default() };
    let aggregate = kpi.aggregate;
    let is_sum = aggregate == Aggregate::Sum;
    let all = targets.len();
    let has_figures = |(target, kpi): &(&Target, &Kpi)| {
        window(target, period).is_some_and(|window| {
            matches!(recorded(workbook, target, kpi.aggregate, window).reached, Reached::Known { .. })
        })
    };
    let known = targets.iter().filter(|target| has_figures(target)).count();
    if known > 0 {
        targets.retain(has_figures);
    }
    let mut rows: Vec<Row> = period.split(steps).into_iter().map(Row::new).collect();
    for row in &mut rows {
        for (target, kpi) in &targets {
            // A target of less than a step has no place on a path of such steps.
            if window(target, row.period) != Some(row.period) {
                continue;
            }
            let goal = goal_of(target, kpi, &[row.period]);
            let share = if target.value.e4() == 0 { 0.0 } else { goal.value.to_f64() / target.value.to_f64() };
            let baseline = target.baseline.map(|baseline| {
                baseline.value().to_f64() * if is_sum { steps_share(target.period, row.period, share) } else { 1.0 }
            });
            row.add(&goal, baseline);
            let Recorded { reached, parts } = recorded(workbook, target, kpi.aggregate, row.period);
            if let Reached::Known { value, .. } = reached {
                let expected = goal_of(target, kpi, &parts).value;
                // Two months of a quarter grew over two months of its baseline.
                let of_step = if is_sum && share > 0.0 { expected.to_f64() / goal.value.to_f64() } else { 1.0 };
                row.add_known(value, expected, baseline.map(|baseline| baseline * of_step));
            }
        }
        row.owe(falls);
    }
    let mut so_far = (!is_sum).then(|| mean_so_far(workbook, &targets, period)).flatten();
    if let (Some(so_far), Some(Falls::Each(owed))) = (&mut so_far, falls) {
        so_far.expected = owed;
    }
    let latest = so_far.filter(|_| aggregate == Aggregate::Last).map(|so_far| so_far.actual);
    let mut path = Path { targets: all, known, ..follow(&rows, is_sum, latest) };
    path.so_far = so_far.or_else(|| {
        let step = path.steps.get(path.last_known.filter(|_| is_sum)?)?;
        Some(SoFar { actual: step.actual?, expected: step.expected?, is_mean: false })
    });
    path
}

/// The mean over the targets of what each one's recorded months come to in the period.
fn mean_so_far(workbook: &Workbook, targets: &[(&Target, &Kpi)], period: Period) -> Option<SoFar> {
    let (mut count, mut actual, mut expected) = (0, 0.0, 0.0);
    for (target, kpi) in targets {
        let Some(window) = window(target, period) else { continue };
        let Recorded { reached, parts } = recorded(workbook, target, kpi.aggregate, window);
        if let Reached::Known { value, .. } = reached {
            count += 1;
            actual += value.to_f64();
            expected += goal_of(target, kpi, &parts).value.to_f64();
        }
    }
    let is_mean = targets.first().is_some_and(|(_, kpi)| kpi.aggregate == Aggregate::Mean);
    let mean = |sum| shown(false, sum, count);
    (count > 0).then(|| SoFar { actual: mean(actual), expected: mean(expected), is_mean })
}

/// The share of a baseline that falls to a step: as the target is spread, or by length where the target is zero.
fn steps_share(of: Period, step: Period, share: f64) -> f64 {
    if share > 0.0 { share } else { f64::from(step.kind().months()) / f64::from(of.kind().months()) }
}

/// The figures of one step alone, added up over the targets.
struct Row {
    period: Period,
    count: usize,
    known: usize,
    target: f64,
    least: f64,
    most: f64,
    has_band: bool,
    baseline: Option<f64>,
    actual: f64,
    /// What was to be expected of those that have an actual.
    expected: f64,
    /// The baseline of those that have an actual.
    baseline_of_known: f64,
}

impl Row {
    fn new(period: Period) -> Self {
        Self {
            period,
            count: 0,
            known: 0,
            target: 0.0,
            least: 0.0,
            most: 0.0,
            has_band: false,
            baseline: Some(0.0),
            actual: 0.0,
            expected: 0.0,
            baseline_of_known: 0.0,
        }
    }

    fn add(&mut self, goal: &super::Goal, baseline: Option<f64>) {
        let value = goal.value.to_f64();
        self.count += 1;
        self.target += value;
        self.least += goal.min.unwrap_or(goal.value).to_f64();
        self.most += goal.max.unwrap_or(goal.value).to_f64();
        self.has_band |= goal.min.is_some() || goal.max.is_some();
        self.baseline = self.baseline.zip(baseline).map(|(sum, one)| sum + one);
    }

    fn add_known(&mut self, actual: Quantity, expected: Quantity, baseline: Option<f64>) {
        self.known += 1;
        self.actual += actual.to_f64();
        self.expected += expected.to_f64();
        self.baseline_of_known += baseline.unwrap_or(0.0);
    }

    /// Puts what falls on the targets in their place. It has no band, as it has none where they stand together.
    fn owe(&mut self, falls: Option<Falls>) {
        (self.target, self.expected) = match falls {
            None => return,
            Some(Falls::Times(part)) => (self.target * part, self.expected * part),
            Some(Falls::Each(owed)) => (owed * self.count as f64, owed * self.known as f64),
        };
        (self.least, self.most, self.has_band) = (self.target, self.target, false);
    }
}

/// Puts the steps together. The latest figure is given where it is what counts.
fn follow(rows: &[Row], is_sum: bool, latest: Option<f64>) -> Path {
    let last_known = rows.iter().rposition(|row| row.known > 0);
    let known = || rows.iter().take(last_known.map_or(0, |last| last + 1)).filter(|row| row.known > 0);
    let growth_so_far = {
        let (actual, baseline) =
            known().fold((0.0, 0.0), |(actual, base), row| (actual + row.actual, base + row.baseline_of_known));
        let has_all = rows.iter().all(|row| row.baseline.is_some());
        let has_growth = has_all && baseline > 0.0 && last_known.is_some();
        let count: usize = known().map(|row| row.known).sum();
        let reached = latest.map_or(actual, |latest| latest * count as f64);
        has_growth.then(|| reached / baseline - 1.0)
    };
    let mut path = Path { last_known, growth_so_far, ..Path::default() };
    let (mut base, mut target, mut band, mut actual, mut expected) = (Some(0.0), 0.0, (0.0, 0.0), 0.0, 0.0);
    let (mut at_plan, mut at_growth) = (0.0, Some(0.0));
    for (place, row) in rows.iter().enumerate() {
        let carry = |before: f64, now: f64| if is_sum { before + now } else { now };
        let of_all = |sum: f64| shown(is_sum, sum, row.count);
        base = base.zip(row.baseline).map(|(before, now)| carry(before, of_all(now)));
        target = carry(target, of_all(row.target));
        band = (carry(band.0, of_all(row.least)), carry(band.1, of_all(row.most)));
        let is_behind = last_known.is_some_and(|last| place <= last);
        if row.known > 0 {
            actual = carry(actual, shown(is_sum, row.actual, row.known));
            expected = carry(expected, shown(is_sum, row.expected, row.known));
        }
        if is_behind {
            (at_plan, at_growth) = (actual, Some(actual));
        } else {
            at_plan = carry(at_plan, of_all(row.target));
            let grown = row.baseline.zip(growth_so_far).map(|(base, growth)| of_all(base) * (1.0 + growth));
            at_growth = at_growth.zip(grown).map(|(before, now)| carry(before, now));
        }
        let has_actual = is_behind && (is_sum || row.known > 0);
        let from_last = last_known.is_some_and(|last| place >= last);
        path.steps.push(Step {
            period: row.period,
            baseline: base.filter(|_| row.count > 0),
            target,
            band: row.has_band.then_some((band.0.min(band.1), band.0.max(band.1))),
            expected: has_actual.then_some(expected),
            actual: has_actual.then_some(actual),
            at_plan: from_last.then_some(at_plan),
            at_growth: at_growth.filter(|_| from_last),
        });
    }
    path
}

/// A step's figures as they are shown: a sum, or the mean of those that have one.
fn shown(is_sum: bool, sum: f64, count: usize) -> f64 {
    if is_sum { sum } else { sum / count.max(1) as f64 }
}
