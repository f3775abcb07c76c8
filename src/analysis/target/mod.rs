//! Targets: what is to be reached, from which past, and how far it was reached (K-2 to K-5).

mod actuals;
mod attainment;
mod baseline;
mod plan;
mod planning;
mod report;
mod split;

pub use actuals::{Reached, reached};
pub use attainment::{Attained, Attainment, Goal, NoRatio, attainment};
pub use baseline::{NoBaseline, OwnerBaseline, at_pace, baseline_of};
pub use plan::{
    Guidance, NoPlan, NoTurnover, compound, forecast, guidance, periods_in_year, planned, rounded, turnover_needed,
    usual_growth,
};
pub use planning::{NoEdit, PlanEdit, PlanScope};
pub use report::{AttainmentSummary, TargetReport, report, summarize};
pub use split::{NoSeasons, Parts, evenly, in_proportion, months_with_figures, scaled_parts, seasons, year_before};
