//! Commands about the trash.

use super::CommandError;
use crate::change::{Act, AnyEdit, Change, Edit};
use crate::model::{Owner, Target, TrashId, TrashItem, Trashed, Workbook};

/// What can be asked about the trash.
#[derive(Debug, Clone, PartialEq)]
pub enum TrashCommand {
    /// Puts items and all that went with them back where they were, as one act: all of them, or none.
    Restore(Vec<TrashId>),
    /// Removes items for good.
    Purge(Vec<TrashId>),
}

impl TrashCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Restore(_) => Act::Restore,
            Self::Purge(_) => Act::Purge,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &TrashCommand) -> Result<Change, CommandError> {
    match command {
        TrashCommand::Restore(ids) => restore_all(workbook, ids),
        TrashCommand::Purge(ids) => purge(workbook, ids),
    }
}

/// Adds to a change the edits that move a record and all that hangs on it to the trash.
pub(super) fn take_out(change: &mut Change, item: TrashItem) {
    leave(change, &item);
    change.push(Edit::Added(item));
}

/// Adds to a change the edits by which a record and all that hangs on it leave the workbook.
pub(super) fn leave(change: &mut Change, item: &TrashItem) {
    change.edits.extend(records(item).into_iter().rev().map(AnyEdit::inverse));
}

fn purge(workbook: &Workbook, ids: &[TrashId]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    for &id in ids {
        change.push(Edit::Removed(find(workbook, id)?.clone()));
    }
    Ok(change)
}

fn find(workbook: &Workbook, id: TrashId) -> Result<&TrashItem, CommandError> {
    workbook.trash.get(id).ok_or(CommandError::NoTrash(id))
}

// What is restored first may be what the next one hangs on, so each is judged by the workbook with those before it.
fn restore_all(workbook: &Workbook, ids: &[TrashId]) -> Result<Change, CommandError> {
    if let [id] = ids {
        return restore(workbook, *id);
    }
    let mut grown = workbook.clone();
    let mut change = Change::none();
    for id in ids {
        let one = restore(&grown, *id)?;
        one.apply(&mut grown).map_err(|_| CommandError::IdTaken)?;
        change.edits.extend(one.edits);
    }
    Ok(change)
}

// Scores of a criterion or a rater that has gone meanwhile would dangle: the record comes back, they do not come
// back with it. A record that exists again under the same id (a restore in another copy) is left as it is.
fn restore(workbook: &Workbook, id: TrashId) -> Result<Change, CommandError> {
    let item = find(workbook, id)?;
    let taken = match &item.what {
        Trashed::Account(account) => workbook.accounts.contains(account.id),
        Trashed::Criterion(criterion) => workbook.criteria.contains(criterion.id),
        Trashed::Kpi(kpi) => workbook.kpis.contains(kpi.id),
        Trashed::Rater(rater) => workbook.raters.contains(rater.id),
        Trashed::Target(target) => workbook.targets.contains(target.id),
    };
    if taken {
        return Err(CommandError::IdTaken);
    }
    if let Trashed::Target(target) = &item.what {
        super::target::check_return(workbook, target)?;
    }
    let mut change = Change::one(Edit::Removed(item.clone()));
    let fits = |edit: &AnyEdit| hangs_on_nothing_missing(workbook, item, edit);
    change.edits.extend(records(item).into_iter().filter(fits));
    Ok(change)
}

fn hangs_on_nothing_missing(workbook: &Workbook, item: &TrashItem, edit: &AnyEdit) -> bool {
    let account = |id| workbook.accounts.contains(id) || matches!(&item.what, Trashed::Account(a) if a.id == id);
    let criterion = |id| workbook.criteria.contains(id) || matches!(&item.what, Trashed::Criterion(c) if c.id == id);
    let rater = |id| workbook.raters.contains(id) || matches!(&item.what, Trashed::Rater(r) if r.id == id);
    let kpi = |id| workbook.kpis.contains(id) || matches!(&item.what, Trashed::Kpi(k) if k.id == id);
    let target = |target: &Target| kpi(target.kpi) && !matches!(&target.owner, Owner::Account(id) if !account(*id));
    match edit {
        AnyEdit::Scores(Edit::Added(score)) => {
            account(score.account) && criterion(score.criterion) && rater(score.rater)
        }
        AnyEdit::Agreed(Edit::Added(agreed)) => account(agreed.account) && criterion(agreed.criterion),
        AnyEdit::Decisions(Edit::Added(decision)) => account(decision.account),
        AnyEdit::Targets(Edit::Added(it)) => target(it),
        AnyEdit::Actuals(Edit::Added(actual)) => targets_of(item).any(|it| it.id == actual.target && target(it)),
        _ => true,
    }
}

fn targets_of(item: &TrashItem) -> impl Iterator<Item = &Target> {
    let own = match &item.what {
        Trashed::Target(target) => Some(&**target),
        _ => None,
    };
    own.into_iter().chain(&item.targets)
}

fn records(item: &TrashItem) -> Vec<AnyEdit> {
    let what = match &item.what {
        Trashed::Account(account) => Edit::Added((**account).clone()).into(),
        Trashed::Criterion(criterion) => Edit::Added((**criterion).clone()).into(),
        Trashed::Kpi(kpi) => AnyEdit::from(Edit::Added((**kpi).clone())),
        Trashed::Rater(rater) => AnyEdit::from(Edit::Added((**rater).clone())),
        Trashed::Target(target) => AnyEdit::from(Edit::Added((**target).clone())),
    };
    let mut edits = vec![what];
    edits.extend(item.scores.iter().cloned().map(Edit::Added).map(AnyEdit::from));
    edits.extend(item.agreed.iter().cloned().map(Edit::Added).map(AnyEdit::from));
    edits.extend(item.decisions.iter().cloned().map(Edit::Added).map(AnyEdit::from));
    edits.extend(item.targets.iter().cloned().map(Edit::Added).map(AnyEdit::from));
    edits.extend(item.actuals.iter().cloned().map(Edit::Added).map(AnyEdit::from));
    edits
}
