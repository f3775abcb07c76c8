//! Targets and actuals (K-2): what is to be reached by whom, from where, and what was reached.

use std::collections::BTreeMap;

use super::{
    AccountId, Date, Extra, Inputs, KeyNumbers, KpiId, Percent, Period, Quantity, Record, TableKey, TargetId, Timestamp,
};

/// One KPI's target for one owner and one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The target's id.
    pub id: TargetId,
    /// Whose target it is.
    pub owner: Owner,
    /// What is measured.
    pub kpi: KpiId,
    /// By when.
    pub period: Period,
    /// Where it starts from; `None` when there is no past to start from.
    pub baseline: Option<Baseline>,
    /// Planned growth (or reduction, where lower is better) over the baseline.
    pub growth: Percent,
    /// The figure to be reached: computed from baseline and growth when it was set, or typed.
    pub value: Quantity,
    /// The lower end of what counts as met; `None` for no such end.
    pub min: Option<Quantity>,
    /// The upper end of what counts as met; `None` for no such end.
    pub max: Option<Quantity>,
    /// That the person who has to reach it agreed (Saleslabel: figures are not plucked from the air).
    pub agreed: Option<Agreement>,
    /// The plan's parts: what is to be reached in each quarter or month of the period. Empty when the plan is not
    /// split. Of a KPI that is added up the parts add up to [`Self::value`].
    pub parts: BTreeMap<Period, Quantity>,
    /// What was counted in the period or its parts, where the KPI is measured by a formula: its actuals are computed
    /// from these.
    pub inputs: BTreeMap<Period, Inputs>,
    /// How agreed figures were changed, the oldest first. Only commands write here.
    pub log: Vec<Revision>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Target {
    /// A figure to be reached by somebody in a period, with nothing before it, around it or agreed about it.
    pub fn new(id: TargetId, owner: Owner, kpi: KpiId, period: Period, value: Quantity) -> Self {
        Self {
            id,
            owner,
            kpi,
            period,
            baseline: None,
            growth: Percent::default(),
            value,
            min: None,
            max: None,
            agreed: None,
            parts: BTreeMap::new(),
            inputs: BTreeMap::new(),
            log: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// What is wrong with the ends of what counts as met: whoever reaches the figure itself has met the target, so it
    /// lies between them.
    pub fn ends_problem(&self) -> Option<EndsProblem> {
        if matches!((self.min, self.max), (Some(min), Some(max)) if min > max) {
            return Some(EndsProblem::Crossed);
        }
        if self.min.is_some_and(|min| min > self.value) {
            return Some(EndsProblem::MinAbove);
        }
        self.max.is_some_and(|max| max < self.value).then_some(EndsProblem::MaxBelow)
    }
}

/// How the ends of what counts as met do not fit the figure to be reached or each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndsProblem {
    /// The lower end lies above the upper end.
    Crossed,
    /// The lower end lies above the figure to be reached.
    MinAbove,
    /// The upper end lies below the figure to be reached.
    MaxBelow,
}

impl Target {
    /// Whether numbers were counted in a period or in a part of it, so that a KPI's formula gives its figure.
    pub fn is_counted_in(&self, period: Period) -> bool {
        self.inputs.keys().any(|counted| period.contains(*counted))
    }
}

impl Record for Target {
    type Key = TargetId;

    fn key(&self) -> TargetId {
        self.id
    }
}

/// Whose a target is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// One account's.
    Account(AccountId),
    /// An account manager's, by name, over all of the manager's accounts.
    Manager(String),
    /// The whole portfolio's.
    Portfolio,
}

/// What a target grows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Baseline {
    /// A figure typed by a person.
    Typed(Quantity),
    /// The revenue of the target's owner in a period, as it was when the target was set.
    Revenue(Period, Quantity),
    /// The profit of the target's owner in a period, as it was when the target was set.
    Profit(Period, Quantity),
}

impl Baseline {
    /// The figure itself.
    pub const fn value(self) -> Quantity {
        match self {
            Self::Typed(value) | Self::Revenue(_, value) | Self::Profit(_, value) => value,
        }
    }
}

/// Who agreed to a target, and on which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// The day.
    pub on: Date,
    /// The person.
    pub by: String,
}

/// One change of an agreed figure: who, when, from what to what, and why (Saleslabel: each figure is agreed).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When.
    pub at: Timestamp,
    /// Who changed it, as they call themselves; may be empty.
    pub by: String,
    /// Which figure.
    pub what: TargetFigure,
    /// The figure before; `None` where there was none.
    pub from: Option<Quantity>,
    /// The figure after; `None` where there is none.
    pub to: Option<Quantity>,
    /// Why.
    pub reason: String,
    /// Fields of newer versions.
    pub extra: Extra,
}

/// What of a target is agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TargetFigure {
    /// The figure to be reached.
    Value,
    /// What it grows from: the figure, or only where it comes from.
    Baseline,
    /// By how much it grows, in per cent.
    Growth,
    /// The lower end of what counts as met.
    Min,
    /// The upper end of what counts as met.
    Max,
    /// How the figure is split over the parts of the period.
    Parts,
    /// Whose target it is, of which KPI, or for when.
    Scope,
    /// That it is agreed at all.
    Agreement,
    /// That there is such a target at all: it was deleted.
    Removal,
}

/// Which actual: the key of an [`Actual`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActualKey {
    /// The target it counts towards.
    pub target: TargetId,
    /// The target's own period or a part of it.
    pub period: Period,
}

impl TableKey for ActualKey {
    fn numbers(self) -> KeyNumbers {
        // Periods are ordered by their first month, then the longer first.
        let kind = self.period.kind() as u64;
        [self.target.value(), u64::try_from(self.period.first_month()).unwrap_or_default(), kind]
    }
}

/// What was reached in a target's period or a part of it. Missing is the absence of a record, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actual {
    /// The target it counts towards.
    pub target: TargetId,
    /// The target's own period or a part of it.
    pub period: Period,
    /// The figure, in the KPI's unit.
    pub value: Quantity,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Record for Actual {
    type Key = ActualKey;

    fn key(&self) -> ActualKey {
        ActualKey { target: self.target, period: self.period }
    }
}
