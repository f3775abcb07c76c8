//! How targets and actuals stand in the file.

use crate::format::shape::{choices, fields, words};
use crate::model::{AccountId, Actual, Agreement, Baseline, Owner, Period, Quantity, Revision, Target, TargetFigure};

fields! {
    /// One KPI's target for one owner and one period.
    Target {
        /// The target's id.
        id: required,
        /// Whose target it is.
        owner: required,
        /// What is measured.
        kpi: required,
        /// By when.
        period: required,
        /// Where it starts from; left out when there is no past to start from.
        baseline: optional,
        /// Planned growth (or reduction, where lower is better) over the baseline; left out: none.
        growth as "growth_bp": optional,
        /// The figure to be reached.
        value as "value_e4": required,
        /// The lower end of what counts as met.
        min as "min_e4": optional,
        /// The upper end of what counts as met.
        max as "max_e4": optional,
        /// That the person who has to reach it agreed.
        agreed: optional,
        /// What is to be reached in the parts of the period; left out when the plan is not split.
        parts as "parts_e4": optional,
        /// What was counted in the period or its parts, for a KPI that is measured by a formula.
        inputs as "inputs_e4": optional,
        /// How agreed figures were changed, the oldest first.
        log: optional,
        ..extra
    }
}

choices! {
    /// Whose a target is: an account's, an account manager's by name, or the whole portfolio's.
    Owner {
        "account", AccountId = Self::Account, Self::Account(account) => account;
        "manager", String = Self::Manager, Self::Manager(name) => name;
        @ "portfolio" = Portfolio;
    }
}

/// A figure of a past period.
struct PastFigure {
    period: Period,
    value: Quantity,
}

fields! {
    /// A figure of a past period, as it was when the target was set.
    PastFigure {
        /// The period.
        period: required,
        /// The figure.
        value as "value_e4": required,
    }
}

choices! {
    /// What a target grows from: a typed figure, or the revenue or profit of a past period.
    Baseline {
        "typed_e4", Quantity = Self::Typed, Self::Typed(value) => value;
        "revenue", PastFigure = |past| Self::Revenue(past.period, past.value),
            Self::Revenue(period, value) => &PastFigure { period: *period, value: *value };
        "profit", PastFigure = |past| Self::Profit(past.period, past.value),
            Self::Profit(period, value) => &PastFigure { period: *period, value: *value };
    }
}

fields! {
    /// Who agreed to a target, and on which day.
    Agreement {
        /// The day.
        on: required,
        /// The person.
        by: optional,
    }
}

fields! {
    /// One change of an agreed figure.
    Revision {
        /// When.
        at: required,
        /// Who, as they call themselves.
        by: optional,
        /// Which figure.
        what: required,
        /// The figure before; left out where there was none.
        from as "from_e4": optional,
        /// The figure after; left out where there is none.
        to as "to_e4": optional,
        /// Why.
        reason: required,
        ..extra
    }
}

words! {
    /// What of a target is agreed on: its figure, what it grows from and by how much (in per cent), the ends of what
    /// counts as met, its parts, whose it is and for when, that it is agreed at all, or that it is there at all.
    TargetFigure {
        "value" = Value,
        "baseline" = Baseline,
        "growth" = Growth,
        "min" = Min,
        "max" = Max,
        "parts" = Parts,
        "scope" = Scope,
        "agreement" = Agreement,
        "removal" = Removal,
    }
}

fields! {
    /// What was reached in a target's period or a part of it. Missing is no record at all.
    Actual {
        /// The target it counts towards.
        target: required,
        /// The target's own period or a part of it.
        period: required,
        /// The figure, in the KPI's unit.
        value as "value_e4": required,
        ..extra
    }
}
