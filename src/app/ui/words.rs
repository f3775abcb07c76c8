//! Words for what the library says with enums: acts and refusals.

use linchpin::change::Act;

pub use crate::app::i18n::errors::{command_error as error_text, ends_problem};
use crate::app::i18n::{t, texts};
use crate::app::state::Refused;
use crate::app::storage::NoCopy;

/// What *Undo* and *Redo* call an act.
pub fn act_name(act: Act) -> &'static str {
    use texts::acts as words;
    t(match act {
        Act::AddAccount => words::ADD_ACCOUNT,
        Act::EditAccount => words::EDIT_ACCOUNT,
        Act::EditAccounts => words::EDIT_ACCOUNTS,
        Act::TagAccounts => words::TAG_ACCOUNTS,
        Act::DeleteAccounts => words::DELETE_ACCOUNTS,
        Act::ImportAccounts => words::IMPORT_ACCOUNTS,
        Act::AddCriteria => words::ADD_CRITERIA,
        Act::EditCriterion => words::EDIT_CRITERION,
        Act::SetWeights => words::SET_WEIGHTS,
        Act::CompareCriteria => words::COMPARE_CRITERIA,
        Act::OrderCriteria => words::ORDER_CRITERIA,
        Act::DeleteCriterion => words::DELETE_CRITERION,
        Act::SetScore => words::SET_SCORE,
        Act::SetScores => words::SET_SCORES,
        Act::Agree => words::AGREE,
        Act::Override => words::OVERRIDE,
        Act::TakeBallots => words::TAKE_BALLOTS,
        Act::DeleteRater => words::DELETE_RATER,
        Act::EditRaters => words::EDIT_RATERS,
        Act::Decide => words::DECIDE,
        Act::EditWorkbook => words::EDIT_WORKBOOK,
        Act::EditKpis => words::EDIT_KPIS,
        Act::SetTargets => words::SET_TARGETS,
        Act::SetActuals => words::SET_ACTUALS,
        Act::EditSnapshots => words::EDIT_SNAPSHOTS,
        Act::Restore => words::RESTORE,
        Act::Purge => words::PURGE,
        Act::Replace => words::REPLACE,
        Act::TakeIn => words::TAKE_IN,
        Act::Other => words::OTHER,
    })
}

/// Why nothing was done, and what to do about it.
pub fn refusal(refused: &Refused) -> String {
    match refused {
        Refused::ReadOnly => t(texts::storage::read_only::REFUSED).to_owned(),
        Refused::Nothing => t(texts::storage::NOTHING_TO_UNDO).to_owned(),
        Refused::NotOpened => t(texts::storage::open::TITLE).to_owned(),
        Refused::NotLoaded => t(texts::shell::part::WORKS).to_owned(),
        Refused::Command(error) => error_text(error),
    }
}

/// Why a copy cannot be used.
pub fn no_copy(why: NoCopy) -> &'static str {
    t(match why {
        NoCopy::Gone => texts::files::copies::GONE,
        NoCopy::NotLoaded => texts::shell::part::WORKS,
    })
}
