//! Words for what the library says with enums: acts and refusals.

use linchpin::change::Act;
use linchpin::command::CommandError;
use linchpin::model::{MAX_NAME, MAX_TEXT, NameError};

use crate::app::i18n::{fmt, t, texts};
use crate::app::state::Refused;

/// What *Undo* and *Redo* call an act.
pub fn act_name(act: Act) -> &'static str {
    use texts::acts as words;
    t(match act {
        Act::AddAccount => words::ADD_ACCOUNT,
        Act::EditAccount => words::EDIT_ACCOUNT,
        Act::TagAccounts => words::TAG_ACCOUNTS,
        Act::DeleteAccounts => words::DELETE_ACCOUNTS,
        Act::ImportAccounts => words::IMPORT_ACCOUNTS,
        Act::AddCriteria => words::ADD_CRITERIA,
        Act::EditCriterion => words::EDIT_CRITERION,
        Act::SetWeights => words::SET_WEIGHTS,
        Act::OrderCriteria => words::ORDER_CRITERIA,
        Act::DeleteCriterion => words::DELETE_CRITERION,
        Act::SetScore => words::SET_SCORE,
        Act::SetScores => words::SET_SCORES,
        Act::EditRaters => words::EDIT_RATERS,
        Act::Decide => words::DECIDE,
        Act::EditWorkbook => words::EDIT_WORKBOOK,
        Act::EditKpis => words::EDIT_KPIS,
        Act::SetTargets => words::SET_TARGETS,
        Act::SetActuals => words::SET_ACTUALS,
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
        Refused::Command(error) => error_text(error),
    }
}

/// What is wrong with what was asked for, beside the field it was typed into.
pub fn error_text(error: &CommandError) -> String {
    use texts::errors::{command as words, name, text};
    let said = match error {
        CommandError::Name { error: NameError::Empty, .. } => name::EMPTY,
        CommandError::Name { error: NameError::TooLong, .. } => return name::too_long(fmt::integer(MAX_NAME as f64)),
        CommandError::Name { .. } => name::CONTROL,
        CommandError::TextTooLong { characters, .. } => {
            return text::too_long(*characters, fmt::integer(MAX_TEXT as f64));
        }
        CommandError::OutOfRange { .. } => return words::out_of_range(t(texts::common::fields::TARGET)),
        CommandError::NameTaken { .. } => words::NAME_TAKEN,
        CommandError::ReasonMissing => words::REASON_MISSING,
        CommandError::EndsCrossed => words::ENDS_CROSSED,
        CommandError::PeriodOutside => words::PERIOD_OUTSIDE,
        CommandError::NoAccount(_) => words::NO_ACCOUNT,
        CommandError::NoCriterion(_) => words::NO_CRITERION,
        CommandError::NoRater(_) => words::NO_RATER,
        CommandError::NoKpi(_) => words::NO_KPI,
        CommandError::NoTarget(_) => words::NO_TARGET,
        CommandError::NoTrash(_) => words::NO_TRASH,
        CommandError::IdTaken => words::ID_TAKEN,
        CommandError::RestoreDangling => words::RESTORE_DANGLING,
        CommandError::OrderIncomplete => words::ORDER_INCOMPLETE,
        _ => words::OTHER,
    };
    t(said).to_owned()
}
