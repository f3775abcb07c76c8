//! Changes of agreed figures: each needs a reason, and each is written down in its target.

use super::{CommandError, Field, text};
use crate::model::{Extra, Quantity, Revision, Target, TargetFigure, Timestamp};

/// Why agreed figures are changed, said once for all figures of one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// When.
    pub at: Timestamp,
    /// Who changes them, as they call themselves; may be empty.
    pub by: String,
    /// The reason; not empty.
    pub reason: String,
}

/// What changes of the figures agreed on in a target; empty while it is not agreed. What it grows from and by how much
/// is how the figure was found and may be mended without a word.
fn changed(before: &Target, after: &Target) -> Vec<(TargetFigure, Option<Quantity>, Option<Quantity>)> {
    if before.agreed.is_none() {
        return Vec::new();
    }
    let figures = [
        (TargetFigure::Value, Some(before.value), Some(after.value)),
        (TargetFigure::Min, before.min, after.min),
        (TargetFigure::Max, before.max, after.max),
    ];
    let mut changed: Vec<_> = figures.into_iter().filter(|(_, from, to)| from != to).collect();
    // The parts of another figure are others as well, and that is said already.
    if before.parts != after.parts && before.value == after.value {
        changed.push((TargetFigure::Parts, None, None));
    }
    if (&before.owner, before.kpi, before.period) != (&after.owner, after.kpi, after.period) {
        changed.push((TargetFigure::Scope, None, None));
    }
    if after.agreed.is_none() {
        changed.push((TargetFigure::Agreement, None, None));
    }
    changed
}

/// Whether making a target as given changes what was agreed on, so that a reason has to be given.
pub fn needs_reason(before: &Target, after: &Target) -> bool {
    !changed(before, after).is_empty()
}

/// The log of a target that is made as given: what it had, and what changes now.
pub(super) fn log(before: &Target, after: &Target, why: Option<&Why>) -> Result<Vec<Revision>, CommandError> {
    let changed = changed(before, after);
    let mut log = before.log.clone();
    if changed.is_empty() {
        return Ok(log);
    }
    let why = why.filter(|why| !why.reason.trim().is_empty()).ok_or(CommandError::ReasonMissing)?;
    let (by, reason) = (text::line(Field::By, &why.by)?, text::free(Field::Reason, &why.reason)?);
    log.extend(changed.into_iter().map(|(what, from, to)| Revision {
        at: why.at,
        by: by.clone(),
        what,
        from,
        to,
        reason: reason.clone(),
        extra: Extra::new(),
    }));
    Ok(log)
}
