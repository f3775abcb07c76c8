//! Targets: what is to be reached, from which past, and how far it was reached (K-2 to K-5).

mod actuals;
mod apart;
mod attainment;
mod baseline;
mod below;
mod entry;
mod levels;
mod light;
mod outlook;
mod path;
mod plan;
mod planning;
mod report;
mod split;
mod standing;
mod window;

pub use actuals::{Reached, reached};
pub use apart::{Apart, apart, apart_at, gaps, overlapping};
use attainment::attainment_of_sums;
pub use attainment::{Attained, Attainment, Goal, MOST_COUNTED, NoRatio, attainment};
pub use baseline::{NoBaseline, OwnerBaseline, at_pace, baseline_of};
pub use below::sums_of_accounts;
pub use entry::{ColumnSum, EntryCell, EntryRow, EntrySums, SumOf, entry_cell, entry_row, summed_targets};
pub use levels::{PlanLevel, PlanSum, plan_levels};
pub use light::{CLOSE, Light, shown_share};
pub use outlook::{Each, Ended, Held, Needed, Outlook, Pace};
pub use path::{Path, Step, Whose, owed_path, path};
pub use plan::{
    Guidance, NoPlan, NoTurnover, compound, decimals_of, forecast, grown, growth_between, growth_of, guidance,
    periods_in_year, planned, rounded, sufficing, turnover_needed, usual_growth,
};
pub use planning::{NoEdit, PlanEdit, PlanScope};
pub use report::{AttainmentSummary, TargetReport, report, summarize};
pub use split::{NoSeasons, Parts, Split, in_proportion, months_with_figures, seasons, year_before};
pub use standing::{
    Asked, GroupBy, KpiStanding, MeanOf, Meaning, Standing, Standings, is_retention, standings, standings_of,
};
pub use window::{Seen, seen, shown_targets, window};
