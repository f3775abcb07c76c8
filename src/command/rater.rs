//! Commands about the people who score.

use super::{CommandError, Field, text};
use crate::change::{Change, Edit};
use crate::model::{Rater, RaterId, Workbook};

/// What can be asked about raters.
#[derive(Debug, Clone, PartialEq)]
pub enum RaterCommand {
    /// Adds a rater under a new id.
    Add(Rater),
    /// Gives a rater another name.
    Rename {
        /// The rater.
        rater: RaterId,
        /// The name as typed.
        name: String,
    },
}

pub(super) fn apply(workbook: &Workbook, command: &RaterCommand) -> Result<Change, CommandError> {
    match command {
        RaterCommand::Add(rater) => {
            if workbook.raters.contains(rater.id) {
                return Err(CommandError::IdTaken);
            }
            free_name(workbook, rater.id, rater.name.as_str())?;
            Ok(Change::one(Edit::Added(rater.clone())))
        }
        RaterCommand::Rename { rater, name } => {
            let before = workbook.raters.get(*rater).ok_or(CommandError::NoRater(*rater))?;
            let after = Rater { name: text::name(Field::Name, name)?, ..before.clone() };
            free_name(workbook, *rater, after.name.as_str())?;
            Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
        }
    }
}

// Two raters of one name could not be told apart when their ballots come back.
fn free_name(workbook: &Workbook, id: RaterId, name: &str) -> Result<(), CommandError> {
    let folded = text::folded(name);
    let taken = |other: &Rater| other.id != id && text::folded(other.name.as_str()) == folded;
    if workbook.raters.iter().any(taken) { Err(CommandError::NameTaken { field: Field::Name }) } else { Ok(()) }
}
