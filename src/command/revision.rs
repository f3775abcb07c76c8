//! Changes of agreed figures: each needs a reason, and each is written down in its target.

use super::{CommandError, Field, text};
use crate::model::{Baseline, Extra, Percent, Quantity, Revision, Target, TargetFigure, Timestamp};

/// Why agreed figures or statuses are changed, said once for all changes of one act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// Who changes them, as they call themselves; may be empty.
    pub by: String,
    /// The reason; not empty.
    pub reason: String,
}

/// One figure that changes: from what, to what.
type Changed = (TargetFigure, Option<Quantity>, Option<Quantity>);

/// What changes of the figures agreed on in a target; empty while it is not agreed.
fn changed(before: &Target, after: &Target) -> Vec<Changed> {
    if before.agreed.is_none() {
        return Vec::new();
    }
    let figures = [
        (TargetFigure::Value, Some(before.value), Some(after.value)),
        (TargetFigure::Min, before.min, after.min),
        (TargetFigure::Max, before.max, after.max),
    ];
    let mut changed: Vec<_> = figures.into_iter().filter(|(_, from, to)| from != to).collect();
    changed.extend(start_changed(before, after));
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

/// How the figure was found. The growth to another figure, or from another baseline, is another as well, and that is
/// said already.
fn start_changed(before: &Target, after: &Target) -> Option<Changed> {
    if before.baseline != after.baseline {
        let value = |target: &Target| target.baseline.map(Baseline::value);
        return Some((TargetFigure::Baseline, value(before), value(after)));
    }
    let is_other = before.growth != after.growth && before.value == after.value;
    is_other.then(|| (TargetFigure::Growth, points(before.growth), points(after.growth)))
}

// A basis point is a hundredth of a point, a quantity's step a hundredth of that.
fn points(growth: Percent) -> Option<Quantity> {
    Quantity::from_e4(i128::from(growth.basis_points()) * 100)
}

/// Whether making a target as given changes what was agreed on, so that a reason has to be given. Removing an agreed
/// target always needs one.
pub fn needs_reason(before: &Target, after: &Target) -> bool {
    !changed(before, after).is_empty()
}

/// The log of a target that is made as given: what it had, and what changes now.
pub(super) fn log(
    before: &Target,
    after: &Target,
    at: Timestamp,
    why: Option<&Why>,
) -> Result<Vec<Revision>, CommandError> {
    added(before, changed(before, after), at, why)
}

/// A target as it leaves the workbook: an agreed one with the reason for it in its log.
pub(super) fn removed(target: &Target, at: Timestamp, why: Option<&Why>) -> Result<Target, CommandError> {
    let gone = (TargetFigure::Removal, Some(target.value), None);
    let changed = target.agreed.iter().map(|_| gone).collect();
    Ok(Target { log: added(target, changed, at, why)?, ..target.clone() })
}

fn added(
    target: &Target,
    changed: Vec<Changed>,
    at: Timestamp,
    why: Option<&Why>,
) -> Result<Vec<Revision>, CommandError> {
    let mut log = target.log.clone();
    if changed.is_empty() {
        return Ok(log);
    }
    let why = why.filter(|why| !why.reason.trim().is_empty()).ok_or(CommandError::ReasonMissing)?;
    let (by, reason) = (text::line(Field::By, &why.by)?, text::free(Field::Reason, &why.reason)?);
    log.extend(changed.into_iter().map(|(what, from, to)| Revision {
        at,
        by: by.clone(),
        what,
        from,
        to,
        reason: reason.clone(),
        extra: Extra::new(),
    }));
    Ok(log)
}
