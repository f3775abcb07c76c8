//! Commands about the workbook as a whole: replacing it by a file or a snapshot, and taking a file in.

use super::CommandError;
use super::besides::taken_in;
use crate::change::{Act, Change, difference};
use crate::model::{Extra, Record, Table, Trashed, Workbook};

/// What can be asked about the workbook as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkbookCommand {
    /// Makes the workbook hold what another holds. Its id stays. One act, one undo.
    Replace(Box<Workbook>),
    /// Adds what another workbook has and this one lacks, and makes records that both have as the other has them; of an
    /// account, what only this one knows stays, and so does a status that was decided on later.
    /// Nothing is deleted (but for actuals outside the period that a target has in the other) and the settings stay.
    /// One act, one undo.
    TakeIn(Box<Workbook>),
}

impl WorkbookCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Replace(_) => Act::Replace,
            Self::TakeIn(_) => Act::TakeIn,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &WorkbookCommand) -> Result<Change, CommandError> {
    match command {
        WorkbookCommand::Replace(other) => Ok(difference(workbook, other)),
        WorkbookCommand::TakeIn(other) => take_in(workbook, other),
    }
}

fn take_in(workbook: &Workbook, other: &Workbook) -> Result<Change, CommandError> {
    let mut merged = workbook.clone();
    for taken in taken_in(workbook, other)? {
        merged.accounts.insert(taken.account);
    }
    merge(&mut merged.criteria, &other.criteria);
    merge(&mut merged.raters, &other.raters);
    merge(&mut merged.scores, &other.scores);
    merge(&mut merged.agreed, &other.agreed);
    merge(&mut merged.decisions, &other.decisions);
    merge(&mut merged.kpis, &other.kpis);
    merge(&mut merged.targets, &other.targets);
    merge(&mut merged.actuals, &other.actuals);
    take_in_unknown(&mut merged.extra, &other.extra);
    forget_outside(&mut merged);
    forget_trashed(&mut merged);
    Ok(difference(workbook, &merged))
}

fn merge<R: Record>(table: &mut Table<R>, other: &Table<R>) {
    for record in other.iter() {
        table.insert(record.clone());
    }
}

// Fields of newer versions come along, and with them the newer of the two minor versions.
fn take_in_unknown(extra: &mut Extra, other: &Extra) {
    let minor = |extra: &Extra| extra.get("minor").and_then(|minor| minor.parse::<u32>().ok());
    let newest = minor(extra).max(minor(other));
    extra.extend(other.iter().map(|(name, value)| (name.clone(), value.clone())));
    if let Some(newest) = newest {
        extra.insert("minor".to_owned(), newest.to_string());
    }
}

// Both may have entered actuals to one target under different periods of it; the other's period counts now.
fn forget_outside(merged: &mut Workbook) {
    let outside: Vec<_> = merged
        .actuals
        .iter()
        .filter(|actual| merged.targets.get(actual.target).is_some_and(|target| !target.period.contains(actual.period)))
        .map(Record::key)
        .collect();
    for key in outside {
        merged.actuals.remove(key);
    }
}

// A record that the file still has and this workbook has in its trash comes back; its trash item would otherwise
// hold a second copy under the same id.
fn forget_trashed(merged: &mut Workbook) {
    let back: Vec<_> = merged
        .trash
        .iter()
        .filter(|item| match &item.what {
            Trashed::Account(account) => merged.accounts.contains(account.id),
            Trashed::Criterion(criterion) => merged.criteria.contains(criterion.id),
            Trashed::Kpi(kpi) => merged.kpis.contains(kpi.id),
            Trashed::Rater(rater) => merged.raters.contains(rater.id),
            Trashed::Target(target) => merged.targets.contains(target.id),
        })
        .map(|item| item.id)
        .collect();
    for id in back {
        merged.trash.remove(id);
    }
}
