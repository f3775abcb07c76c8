//! How KPIs stand in the file.

use crate::format::shape::{fields, words};
use crate::model::{Aggregate, Direction, Kpi, Unit};

fields! {
    /// A key performance indicator.
    Kpi {
        /// The KPI's id.
        id: required,
        /// What it is called.
        name: required,
        /// The key of the catalogue entry it was taken from; left out for an own one.
        catalogue: optional,
        /// What its numbers are counted in.
        unit: required,
        /// Whether more or less is better.
        direction: required,
        /// How the actuals of the parts of a period make the period's actual.
        aggregate: required,
        /// How it is computed, in words.
        formula: optional,
        /// The formula that computes its actuals from entered numbers; left out where the actuals are entered.
        measure: optional,
        /// How much it counts in the mean of several KPIs, in hundredths of a point; left out: one point.
        weight as "weight_hundredths": optional,
        ..extra
    }
}

words! {
    /// What a KPI's numbers are counted in: major units of the currency, per cent, pieces, days, hours, points.
    Unit {
        "money" = Money,
        "percent" = Percent,
        "count" = Count,
        "days" = Days,
        "hours" = Hours,
        "points" = Points,
    }
}

words! {
    /// Which way is better.
    Direction {
        "higher" = Higher,
        "lower" = Lower,
    }
}

words! {
    /// How the actuals of a period's parts are put together.
    Aggregate {
        "sum" = Sum,
        "mean" = Mean,
        "last" = Last,
    }
}
