//! A target while it is typed: texts as they stand in the fields, and what they come to.

use linchpin::analysis::figures::Measure;
use linchpin::analysis::target::{NoPlan, OwnerBaseline, baseline_of, grown, growth_between, rounded};
use linchpin::exchange::number::parse_scaled;
use linchpin::model::{
    Baseline, Direction, Kpi, KpiId, Name, Owner, Percent, Period, Quantity, Target, Unit, Workbook,
};

use super::called::called;
use super::source::Source;
use super::typed::{figure, growth, quantity, typed};
use crate::app::i18n::{Text, fmt, t, texts::targets as words};
use crate::app::platform::clock;

/// What is typed, field by field.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// The target that is edited; `None` for a new one.
    pub before: Option<Target>,
    /// Account, manager or portfolio, as [`super::table::owner_key`].
    pub owner_kind: String,
    /// The account's name as typed.
    pub account: String,
    /// The manager's name as typed.
    pub manager: String,
    /// The KPI.
    pub kpi: Option<KpiId>,
    /// The period's length: `year`, `quarter`, `month`.
    pub length: String,
    /// The year as typed.
    pub year: String,
    /// Which quarter or month.
    pub part: u8,
    /// Where the baseline comes from.
    pub source: Source,
    /// The typed baseline.
    pub baseline: String,
    /// The growth in per cent, as typed.
    pub growth: String,
    /// The typed target; `None` while it is computed.
    pub value: Option<String>,
    /// The lower end.
    pub min: String,
    /// The upper end.
    pub max: String,
    /// Whether it is agreed.
    pub agreed: bool,
    /// With whom.
    pub agreed_by: String,
}

impl Draft {
    /// A new target: a KPI in money, whose baseline is the newest year with figures, and 15% growth.
    pub fn new(workbook: &Workbook, newest: Option<Period>) -> Self {
        let year = newest.map_or_else(|| fmt::year_of(clock::today()), |period| period.next().year());
        Self {
            before: None,
            owner_kind: "account".to_owned(),
            account: String::new(),
            manager: String::new(),
            kpi: workbook.kpis.iter().min_by_key(|kpi| kpi.unit != Unit::Money).map(|kpi| kpi.id),
            length: "year".to_owned(),
            year: fmt::year(year),
            part: 1,
            source: newest.map_or(Source::Typed, |period| Source::Figures(Measure::Revenue, period)),
            baseline: String::new(),
            growth: fmt::integer(15.0),
            value: None,
            min: String::new(),
            max: String::new(),
            agreed: false,
            agreed_by: String::new(),
        }
    }

    /// A target to edit.
    pub fn of(workbook: &Workbook, target: &Target) -> Self {
        let (account, manager) = match &target.owner {
            Owner::Account(id) => (workbook.title_of(*id).unwrap_or_default(), String::new()),
            Owner::Manager(name) => (String::new(), name.clone()),
            Owner::Portfolio => Default::default(),
        };
        let (length, part) = match target.period {
            Period::Year(_) => ("year", 1),
            Period::Quarter(_, part) => ("quarter", part),
            Period::Month(_, part) => ("month", part),
        };
        let shown = |quantity: Option<Quantity>| quantity.map(typed).unwrap_or_default();
        Self {
            owner_kind: super::table::owner_key(&target.owner).to_owned(),
            account,
            manager,
            kpi: Some(target.kpi),
            length: length.to_owned(),
            year: fmt::year(target.period.year()),
            part,
            source: Source::of(target.baseline),
            baseline: shown(target.baseline.map(Baseline::value)),
            growth: fmt::decimal(target.growth.fraction() * 100.0, 0, 2),
            value: Some(typed(target.value)),
            min: shown(target.min),
            max: shown(target.max),
            agreed: target.agreed.is_some(),
            agreed_by: target.agreed.as_ref().map(|agreement| agreement.by.clone()).unwrap_or_default(),
            before: Some(target.clone()),
        }
    }

    /// Whose it is, when that can be told.
    pub fn owner(&self, workbook: &Workbook) -> Option<Owner> {
        match self.owner_kind.as_str() {
            "portfolio" => Some(Owner::Portfolio),
            "manager" => Name::parse(&self.manager).ok().map(|name| Owner::Manager(name.as_str().to_owned())),
            _ => called(workbook, self.account.trim()).ok().map(Owner::Account),
        }
    }

    /// The period, when the year can be read.
    pub fn period(&self) -> Option<Period> {
        let year = i32::try_from(parse_scaled(&self.year, None, 0).ok()?).ok()?;
        let period = match self.length.as_str() {
            "quarter" => Period::Quarter(year, self.part.min(4)),
            "month" => Period::Month(year, self.part),
            _ => Period::Year(year),
        };
        period.checked()
    }

    /// Takes another baseline or growth: the target follows from them again, where it can.
    pub fn follow(&mut self) {
        if self.source != Source::None {
            self.value = None;
        }
    }

    /// Takes a typed target, and the growth it comes to; an emptied field goes back to what is computed.
    pub fn type_value(&mut self, workbook: &Workbook, typed: String) {
        self.value = (!typed.trim().is_empty()).then_some(typed);
        let value = self.value.as_deref().and_then(quantity);
        let baseline = self.baseline(workbook).ok().flatten();
        let growth =
            value.zip(baseline).and_then(|(value, from)| growth_between(from.value(), value, self.direction(workbook)));
        if let Some(growth) = growth {
            self.growth = fmt::decimal(growth.fraction() * 100.0, 0, 2);
        }
    }

    /// What the owner's figures say, when they are the source: for the months the target is of.
    pub fn baseline_figures(&self, workbook: &Workbook) -> Option<OwnerBaseline> {
        let found = self.figures(workbook)?;
        self.period().map_or(Some(found), |period| found.over(period.kind().months()))
    }

    /// What the owner's figures are in the period they come from.
    pub fn figures(&self, workbook: &Workbook) -> Option<OwnerBaseline> {
        let Source::Figures(measure, period) = self.source else { return None };
        baseline_of(workbook, &self.owner(workbook)?, measure, period).ok()
    }

    /// The baseline: computed, typed, or none; an error when it is asked for and not there.
    pub fn baseline(&self, workbook: &Workbook) -> Result<Option<Baseline>, String> {
        if let Some(kept) = self.kept_baseline(workbook) {
            return Ok(Some(kept));
        }
        match self.source {
            Source::None => Ok(None),
            Source::Typed => {
                let value = self.figure(workbook, &self.baseline, words::form::BASELINE_ERROR)?;
                Ok(Some(Baseline::Typed(value)))
            }
            Source::Figures(..) => self
                .baseline_figures(workbook)
                .map(|found| Some(found.baseline))
                .ok_or_else(|| t(words::form::NO_FIGURES).to_owned()),
        }
    }

    // What it was when it was agreed on is part of what was agreed, whatever the figures are by now.
    fn kept_baseline(&self, workbook: &Workbook) -> Option<Baseline> {
        let before = self.before.as_ref().filter(|before| before.agreed.is_some())?;
        let is_same = Source::of(before.baseline) == self.source
            && matches!(self.source, Source::Figures(..))
            && self.period() == Some(before.period)
            && self.owner(workbook).as_ref() == Some(&before.owner);
        before.baseline.filter(|_| is_same)
    }

    /// The growth, or why it is none.
    pub fn growth(&self, direction: Direction) -> Result<Percent, String> {
        if self.growth.trim().is_empty() {
            return Err(t(words::form::GROWTH_ERROR).to_owned());
        }
        growth(&self.growth, direction)
    }

    /// A typed figure of the KPI's unit; `missing` is said where nothing is typed.
    pub fn figure(&self, workbook: &Workbook, text: &str, missing: Text) -> Result<Quantity, String> {
        if text.trim().is_empty() {
            return Err(t(missing).to_owned());
        }
        figure(text, self.kpi(workbook).map_or(Unit::Count, |kpi| kpi.unit), workbook.meta.currency)
    }

    /// Whether a text stands for a figure the target had before: nobody has just typed it.
    pub fn is_known(&self, text: &str) -> bool {
        let Some(value) = quantity(text) else { return true };
        self.before.as_ref().is_some_and(|before| {
            let baseline = before.baseline.map(Baseline::value);
            [Some(before.value), before.min, before.max, baseline].contains(&Some(value))
        })
    }

    /// The target as it follows from baseline and growth.
    pub fn computed(&self, workbook: &Workbook) -> Option<Result<Quantity, NoPlan>> {
        let kpi = self.kpi(workbook)?;
        let baseline = self.baseline(workbook).ok()??;
        // Nobody agrees on parts of a cent.
        let places = if kpi.unit == Unit::Money { workbook.meta.currency.decimals() } else { 2 };
        Some(
            grown(baseline.value(), self.growth(kpi.direction).ok()?, kpi.direction)
                .map(|value| rounded(value, places)),
        )
    }

    /// The KPI.
    pub fn kpi<'a>(&self, workbook: &'a Workbook) -> Option<&'a Kpi> {
        workbook.kpis.get(self.kpi?)
    }

    /// Takes another KPI. Revenue and profit are a baseline for money alone.
    pub fn choose_kpi(&mut self, workbook: &Workbook, key: &str) {
        self.kpi = key.parse().ok();
        if !self.is_money(workbook) && matches!(self.source, Source::Figures(..)) {
            self.source = Source::Typed;
        }
    }

    /// Whether the KPI is counted in money.
    pub fn is_money(&self, workbook: &Workbook) -> bool {
        self.kpi(workbook).is_some_and(|kpi| kpi.unit == Unit::Money)
    }

    /// Which way is better for the KPI.
    pub fn direction(&self, workbook: &Workbook) -> Direction {
        self.kpi(workbook).map_or(Direction::Higher, |kpi| kpi.direction)
    }
}
