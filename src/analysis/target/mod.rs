//! Targets: what is to be reached, from which past, and how far it was reached (K-2 to K-5).

mod actuals;
mod attainment;
mod baseline;
mod plan;
mod report;

pub use actuals::{Reached, reached};
pub use attainment::{Attained, Attainment, Goal, NoRatio, attainment};
pub use baseline::{NoBaseline, OwnerBaseline, at_pace, baseline_of};
pub use plan::{
    Guidance, NoPlan, NoTurnover, compound, forecast, guidance, periods_in_year, planned, rounded, turnover_needed,
    usual_growth,
};
pub use report::{AttainmentSummary, TargetReport, report, summarize};
