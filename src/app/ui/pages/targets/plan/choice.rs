//! What is planned: the KPI, the period, whose targets, from which past, split into which parts.

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::target::PlanScope;
use linchpin::model::{Direction, KpiId, Period, PeriodKind, Unit, Workbook};

use super::super::form::newest_period;
use crate::app::i18n::fmt;
use crate::app::platform::clock;
use crate::app::state::{Store, Topic};

/// Whose targets are planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// All accounts.
    #[default]
    Accounts,
    /// The key accounts.
    Keys,
    /// The account managers.
    Managers,
    /// The whole portfolio.
    Portfolio,
}

impl Level {
    /// The levels with the keys they have in choices.
    pub const ALL: [(&'static str, Self); 4] = [
        ("accounts", Self::Accounts),
        ("keys", Self::Keys),
        ("managers", Self::Managers),
        ("portfolio", Self::Portfolio),
    ];
}

/// What is planned. Session state.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanChoice {
    /// The KPI.
    pub kpi: Option<KpiId>,
    /// The period.
    pub period: Period,
    /// Whose targets.
    pub level: Level,
    /// The past the baselines come from; `None` where they are typed.
    pub past: Option<(Measure, Period)>,
    /// Whether figures of part of a period are taken at their pace for all of it.
    pub at_pace: bool,
    /// The parts that are shown; `None` for none.
    pub split: Option<PeriodKind>,
    /// The field accounts are chosen by, as its column's key; empty for all accounts.
    pub field: String,
    /// What must stand in that field.
    pub value: String,
}

impl PlanChoice {
    /// The year after the newest whole one, of a KPI in money.
    pub fn new(workbook: &Workbook) -> Self {
        let newest = newest_period(workbook);
        let period = newest.map_or_else(|| Period::Year(fmt::year_of(clock::today())), Period::next);
        let kpi = workbook.kpis.iter().min_by_key(|kpi| kpi.unit != Unit::Money);
        let past = newest.filter(|_| kpi.is_some_and(|kpi| kpi.unit == Unit::Money));
        Self {
            kpi: kpi.map(|kpi| kpi.id),
            period,
            level: Level::Accounts,
            past: past.map(|period| (Measure::Revenue, period)),
            at_pace: true,
            split: parts_of(period.kind()),
            field: String::new(),
            value: String::new(),
        }
    }

    /// What is planned, as the library asks for it; `None` while the KPI is gone.
    pub fn scope<'a>(&self, workbook: &'a Workbook) -> Option<PlanScope<'a>> {
        let kpi = workbook.kpis.get(self.kpi?)?;
        Some(PlanScope { workbook, kpi, period: self.period, past: self.past, at_pace: self.at_pace })
    }

    /// The parts that are shown.
    pub fn parts(&self) -> Vec<Period> {
        self.split.map(|kind| self.period.split(kind)).filter(|parts| parts.len() > 1).unwrap_or_default()
    }

    /// Takes another KPI. Revenue and profit are a past for money alone.
    pub fn choose_kpi(&mut self, workbook: &Workbook, kpi: Option<KpiId>) {
        self.kpi = kpi;
        let is_money = kpi.and_then(|id| workbook.kpis.get(id)).is_some_and(|kpi| kpi.unit == Unit::Money);
        if !is_money {
            self.past = None;
        }
    }

    /// Takes another period. Parts that are longer than it are none.
    pub fn choose_period(&mut self, period: Period) {
        if self.period.kind() != period.kind() {
            self.split = parts_of(period.kind());
        }
        self.period = period;
    }

    /// Whether the rows are accounts.
    pub const fn is_of_accounts(&self) -> bool {
        matches!(self.level, Level::Accounts | Level::Keys)
    }

    /// Whether less is better.
    pub fn is_lower(&self, workbook: &Workbook) -> bool {
        self.kpi.and_then(|id| workbook.kpis.get(id)).is_some_and(|kpi| kpi.direction == Direction::Lower)
    }
}

fn parts_of(kind: PeriodKind) -> Option<PeriodKind> {
    match kind {
        PeriodKind::Year => Some(PeriodKind::Quarter),
        PeriodKind::Quarter => Some(PeriodKind::Month),
        PeriodKind::Month => None,
    }
}

/// The choice that still stands: made anew when its KPI is gone.
pub fn kept(store: Store, choice: RwSignal<Option<PlanChoice>>) -> PlanChoice {
    let found = choice.get_untracked().filter(|choice| {
        store.peek(|workbook| choice.kpi.is_some_and(|id| workbook.kpis.contains(id)) || workbook.kpis.is_empty())
    });
    let found = found.unwrap_or_else(|| store.peek(PlanChoice::new));
    store.track(Topic::Kpis);
    choice.set(Some(found.clone()));
    found
}
