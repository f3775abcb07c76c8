//! Commands about scores.

use std::collections::BTreeMap;

use super::{CommandError, Field, text};
use crate::change::{Act, Change, Edit};
use crate::model::order;
use crate::model::{
    AccountId, Agreed, CellKey, CriterionId, Extra, RaterId, Score, ScoreKey, ScoreRecord, Timestamp, Workbook,
};

/// A cell of one rater's matrix with the score it is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellScore {
    /// The account.
    pub account: AccountId,
    /// The criterion.
    pub criterion: CriterionId,
    /// The score; `None` clears the cell.
    pub value: Option<Score>,
}

/// What can be asked about scores.
#[derive(Debug, Clone, PartialEq)]
pub enum ScoreCommand {
    /// Sets or clears one cell.
    Set {
        /// The person who scores.
        rater: RaterId,
        /// The cell and its score.
        cell: CellScore,
    },
    /// Sets or clears many cells: a pasted block. The last of several for one cell counts.
    SetMany {
        /// The person who scores.
        rater: RaterId,
        /// The cells and their scores.
        cells: Vec<CellScore>,
    },
    /// Sets the comment on a score that is there.
    Comment {
        /// Whose score of what.
        key: ScoreKey,
        /// The comment as typed.
        comment: String,
    },
    /// Sets the value the team agreed on for a cell (C-2).
    Agree {
        /// The cell.
        cell: CellKey,
        /// The value.
        value: Score,
        /// Why, as typed; must not be empty.
        comment: String,
        /// Who notes it, as typed; may be empty.
        by: String,
        /// When.
        at: Timestamp,
    },
    /// Takes an agreed value back: the raters' own scores count again.
    Reopen(CellKey),
    /// Takes all agreed values of a criterion back: the raters' scores, or what its numbers give, count again.
    ReopenAll(CriterionId),
}

impl ScoreCommand {
    pub(super) fn act(&self, workbook: &Workbook) -> Act {
        // Over a score that follows from a number a value is not agreed on but set by hand (S-8).
        let agree = |criterion: CriterionId| {
            let is_derived = workbook.criteria.get(criterion).is_some_and(|criterion| criterion.derived.is_some());
            if is_derived { Act::Override } else { Act::Agree }
        };
        match self {
            Self::Set { .. } | Self::Comment { .. } => Act::SetScore,
            Self::SetMany { .. } => Act::SetScores,
            Self::Agree { cell, .. } | Self::Reopen(cell) => agree(cell.criterion),
            Self::ReopenAll(criterion) => agree(*criterion),
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &ScoreCommand) -> Result<Change, CommandError> {
    match command {
        ScoreCommand::Set { rater, cell } => set(workbook, *rater, std::slice::from_ref(cell)),
        ScoreCommand::SetMany { rater, cells } => set(workbook, *rater, cells),
        ScoreCommand::Comment { key, comment } => set_comment(workbook, *key, comment),
        ScoreCommand::Agree { cell, value, comment, by, at } => {
            let comment = text::free(Field::Comment, comment)?;
            agree(workbook, *cell, Agreement { value: *value, comment, by: text::line(Field::By, by)?, at: *at })
        }
        ScoreCommand::Reopen(cell) => {
            Ok(Edit::between(workbook.agreed.get(*cell), None).map(Change::one).unwrap_or_default())
        }
        ScoreCommand::ReopenAll(criterion) => {
            let mut change = Change::none();
            let of = workbook.agreed.iter().filter(|agreed| agreed.criterion == *criterion);
            of.filter_map(|agreed| Edit::between(Some(agreed), None)).for_each(|edit| change.push(edit));
            Ok(change)
        }
    }
}

fn set(workbook: &Workbook, rater: RaterId, cells: &[CellScore]) -> Result<Change, CommandError> {
    if !workbook.raters.contains(rater) {
        return Err(CommandError::NoRater(rater));
    }
    let wanted: BTreeMap<(AccountId, CriterionId), Option<Score>> =
        order::map(cells.iter().map(|cell| ((cell.account, cell.criterion), cell.value)));
    let mut change = Change::none();
    for ((account, criterion), value) in wanted {
        if !workbook.accounts.contains(account) {
            return Err(CommandError::NoAccount(account));
        }
        if !workbook.criteria.contains(criterion) {
            return Err(CommandError::NoCriterion(criterion));
        }
        let before = workbook.scores.get(ScoreKey { account, criterion, rater });
        let after = value.map(|value| match before {
            Some(before) => ScoreRecord { value, ..before.clone() },
            None => ScoreRecord { account, criterion, rater, value, comment: String::new(), extra: Extra::new() },
        });
        if let Some(edit) = Edit::between(before, after.as_ref()) {
            change.push(edit);
        }
    }
    Ok(change)
}

fn set_comment(workbook: &Workbook, key: ScoreKey, comment: &str) -> Result<Change, CommandError> {
    let before = workbook.scores.get(key).ok_or(CommandError::NoAccount(key.account))?;
    let after = ScoreRecord { comment: text::free(Field::Comment, comment)?, ..before.clone() };
    Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
}

/// What was agreed, checked.
struct Agreement {
    value: Score,
    comment: String,
    by: String,
    at: Timestamp,
}

fn agree(workbook: &Workbook, cell: CellKey, agreement: Agreement) -> Result<Change, CommandError> {
    let CellKey { account, criterion } = cell;
    if !workbook.accounts.contains(account) {
        return Err(CommandError::NoAccount(account));
    }
    if !workbook.criteria.contains(criterion) {
        return Err(CommandError::NoCriterion(criterion));
    }
    let Agreement { value, comment, by, at } = agreement;
    if comment.trim().is_empty() {
        return Err(CommandError::ReasonMissing);
    }
    let before = workbook.agreed.get(cell);
    let extra = before.map(|before| before.extra.clone()).unwrap_or_default();
    let after = Agreed { account, criterion, value, comment, by, at, extra };
    // Saying the same again does not make it a later agreement.
    let says_the_same = |before: &Agreed| *before == Agreed { at: before.at, ..after.clone() };
    if before.is_some_and(says_the_same) {
        return Ok(Change::none());
    }
    Ok(Edit::between(before, Some(&after)).map(Change::one).unwrap_or_default())
}
