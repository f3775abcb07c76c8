//! What a person asks for: one family of commands a file, and the one door through which a workbook is changed.
//!
//! A command is intent: it is checked against the workbook and becomes a [`Change`], or an error that names what is
//! wrong so that the interface can say it beside the field. Nothing is changed here; applying is `change`'s business.
//! Commands are never stored, so they may be renamed freely. Ids and moments are arguments.

mod account;
mod ballot;
mod criterion;
mod currency;
mod decision;
mod error;
mod import;
mod inputs;
mod kpi;
mod meta;
mod rater;
mod revision;
mod score;
mod settle;
mod snapshot;
mod target;
mod text;
mod trash;
mod weighting;
mod workbook;

pub use account::{AccountCommand, AccountEdit, TagEdit};
pub use ballot::{BallotCommand, BallotNews, BallotRefusal, inspect_ballot};
pub use criterion::{CriterionCommand, CriterionEdit};
pub use currency::{amounts_rounded, counted_in, has_amounts};
pub use decision::DecisionCommand;
pub use error::{CommandError, Field};
pub use import::ImportedStatuses;
pub use inputs::InputEntry;
pub use kpi::KpiCommand;
pub use meta::MetaEdit;
pub use rater::RaterCommand;
pub use revision::{Why, needs_reason};
pub use score::{CellScore, ScoreCommand};
pub use settle::with_log_settled;
pub use snapshot::SnapshotCommand;
pub use target::TargetCommand;
pub use trash::TrashCommand;
pub use workbook::WorkbookCommand;

use crate::change::{Act, Change};
use crate::model::Workbook;

/// Anything a person can ask a workbook to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// About accounts.
    Account(AccountCommand),
    /// About criteria and weights.
    Criterion(CriterionCommand),
    /// About scores.
    Score(ScoreCommand),
    /// About the people who score.
    Rater(RaterCommand),
    /// About ballots that come back.
    Ballot(BallotCommand),
    /// About the status of accounts.
    Decision(DecisionCommand),
    /// About the workbook's own settings: all edits together, or none.
    Meta(Vec<MetaEdit>),
    /// About KPIs.
    Kpi(KpiCommand),
    /// About targets and actuals.
    Target(TargetCommand),
    /// About snapshots of the ranking.
    Snapshot(SnapshotCommand),
    /// About the trash.
    Trash(TrashCommand),
    /// About the workbook as a whole.
    Workbook(WorkbookCommand),
}

/// Checks a command against a workbook and says what it would change. The change may be empty: what was asked for is
/// already so.
///
/// # Errors
/// A [`CommandError`] when something it names does not exist or a value is not allowed; nothing has changed then.
pub fn apply(workbook: &Workbook, command: &Command) -> Result<Change, CommandError> {
    match command {
        Command::Account(command) => account::apply(workbook, command),
        Command::Criterion(command) => criterion::apply(workbook, command),
        Command::Score(command) => score::apply(workbook, command),
        Command::Rater(command) => rater::apply(workbook, command),
        Command::Ballot(command) => ballot::apply(workbook, command),
        Command::Decision(command) => decision::apply(workbook, command),
        Command::Meta(edits) => meta::apply(workbook, edits),
        Command::Kpi(command) => kpi::apply(workbook, command),
        Command::Target(command) => target::apply(workbook, command),
        Command::Snapshot(command) => snapshot::apply(workbook, command),
        Command::Trash(command) => trash::apply(workbook, command),
        Command::Workbook(command) => workbook::apply(workbook, command),
    }
}

impl Command {
    /// The kind of act it is in this workbook, for the journal and for what *Undo* says.
    pub fn act(&self, workbook: &Workbook) -> Act {
        match self {
            Self::Account(command) => command.act(),
            Self::Criterion(command) => command.act(),
            Self::Score(command) => command.act(workbook),
            Self::Rater(command) => command.act(),
            Self::Ballot(_) => Act::TakeBallots,
            Self::Decision(_) => Act::Decide,
            Self::Meta(_) => Act::EditWorkbook,
            Self::Kpi(_) => Act::EditKpis,
            Self::Target(command) => command.act(),
            Self::Snapshot(_) => Act::EditSnapshots,
            Self::Trash(command) => command.act(),
            Self::Workbook(command) => command.act(),
        }
    }
}
