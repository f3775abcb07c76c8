//! The list of tables in the order of the file, once for reading, writing, describing and comparing.

/// Calls a macro with every table: its variant in [`crate::change::AnyEdit`], its field in the workbook, its record
/// type, and what it is.
macro_rules! for_each_table {
    ($call:ident) => {
        $call! {
            Accounts accounts: Account, "The accounts.";
            Criteria criteria: Criterion, "The criteria of the scoring matrix.";
            Raters raters: Rater, "The people who score.";
            Scores scores: ScoreRecord, "All scores of all raters.";
            Decisions decisions: Decision, "The decision log.";
            Kpis kpis: Kpi, "The KPIs in use.";
            Targets targets: Target, "The targets.";
            Actuals actuals: Actual, "The actuals of the targets.";
            Agreed agreed: Agreed, "The values agreed on where the raters differed.";
            Snapshots snapshots: Snapshot, "Snapshots of the ranking, to compare with.";
            Trash trash: TrashItem, "What was deleted in the last thirty days.";
        }
    };
}

/// Tables that came after files of this version were written first: they may be left out, and are while they are empty.
pub const LATER_TABLES: &[&str] = &["agreed", "snapshots"];

pub(crate) use for_each_table;
