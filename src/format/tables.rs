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
            Trash trash: TrashItem, "What was deleted in the last thirty days.";
        }
    };
}

pub(crate) use for_each_table;
