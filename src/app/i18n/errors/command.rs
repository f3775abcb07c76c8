//! Why a command cannot be done.

use linchpin::command::CommandError;
use linchpin::model::{EndsProblem, MAX_TEXT};

use super::super::texts::errors;
use super::super::{Named, fmt, t};
use super::name_error;

/// How what counts as met does not fit the target.
pub fn ends_problem(problem: EndsProblem) -> &'static str {
    t(match problem {
        EndsProblem::Crossed => errors::command::ENDS_CROSSED,
        EndsProblem::MinAbove => errors::command::MIN_ABOVE,
        EndsProblem::MaxBelow => errors::command::MAX_BELOW,
    })
}

/// Why a command cannot be done; nothing has changed.
pub fn command_error(error: &CommandError) -> String {
    let text = match error {
        CommandError::Name { error, .. } => return name_error(*error),
        CommandError::TextTooLong { characters, .. } => {
            return errors::text::too_long(*characters, fmt::integer(MAX_TEXT as f64));
        }
        CommandError::OutOfRange { field } => return errors::command::out_of_range(t(field.text())),
        CommandError::NameTaken { .. } => errors::command::NAME_TAKEN,
        CommandError::AmountsTooLarge => errors::command::AMOUNTS_TOO_LARGE,
        CommandError::ReasonMissing => errors::command::REASON_MISSING,
        CommandError::Ends(problem) => return ends_problem(*problem).to_owned(),
        CommandError::TargetTaken => errors::command::TARGET_TAKEN,
        CommandError::PeriodOutside => errors::command::PERIOD_OUTSIDE,
        CommandError::PartsDiffer => errors::command::PARTS_DIFFER,
        CommandError::NotMeasured => errors::command::NOT_MEASURED,
        CommandError::NoAccount(_) => errors::command::NO_ACCOUNT,
        CommandError::NoCriterion(_) => errors::command::NO_CRITERION,
        CommandError::NoRater(_) => errors::command::NO_RATER,
        CommandError::NoKpi(_) => errors::command::NO_KPI,
        CommandError::NoTarget(_) => errors::command::NO_TARGET,
        CommandError::NoSnapshot(_) => errors::command::NO_SNAPSHOT,
        CommandError::NoTrash(_) => errors::command::NO_TRASH,
        CommandError::IdTaken => errors::command::ID_TAKEN,
        CommandError::RestoreDangling => errors::command::RESTORE_DANGLING,
        CommandError::OrderIncomplete => errors::command::ORDER_INCOMPLETE,
        _ => errors::command::OTHER,
    };
    t(text).to_owned()
}
