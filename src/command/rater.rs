//! Commands about the people who score.

use super::{CommandError, Field, text};
use crate::change::{Act, Change, Edit};
use crate::model::{Rater, RaterId, Timestamp, TrashId, TrashItem, Trashed, Workbook};

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
    /// Moves a rater, with all scores the rater gave, to the trash.
    Delete {
        /// The rater.
        rater: RaterId,
        /// The id of the trash item.
        trash: TrashId,
        /// When.
        at: Timestamp,
    },
}

impl RaterCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Add(_) | Self::Rename { .. } => Act::EditRaters,
            Self::Delete { .. } => Act::DeleteRater,
        }
    }
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
        RaterCommand::Delete { rater, trash, at } => delete(workbook, *rater, *trash, *at),
    }
}

// Two raters of one name could not be told apart when their ballots come back.
fn free_name(workbook: &Workbook, id: RaterId, name: &str) -> Result<(), CommandError> {
    text::free_name(name, workbook.raters.iter().filter(|other| other.id != id).map(|other| &other.name))
}

fn delete(workbook: &Workbook, id: RaterId, trash: TrashId, at: Timestamp) -> Result<Change, CommandError> {
    let rater = workbook.raters.get(id).ok_or(CommandError::NoRater(id))?;
    if workbook.trash.contains(trash) {
        return Err(CommandError::IdTaken);
    }
    let scores = workbook.scores.iter().filter(|score| score.rater == id).cloned().collect();
    let what = Trashed::Rater(Box::new(rater.clone()));
    let mut change = Change::none();
    super::trash::take_out(&mut change, TrashItem { scores, ..TrashItem::new(trash, at, what) });
    Ok(change)
}
