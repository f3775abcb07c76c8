//! Commands about the workbook as a whole: replacing it by a file or a snapshot, and taking a file in.

use super::CommandError;
use super::currency::counted_in;
use crate::change::{Act, Change, difference};
use crate::model::{Extra, Linked, Record, Table, Trashed, Workbook};

/// What can be asked about the workbook as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum WorkbookCommand {
    /// Makes the workbook hold what another holds. Its id stays. One act, one undo.
    Replace(Box<Workbook>),
    /// Adds what another workbook has and this one lacks, and makes records that both have as the other has them: what of
    /// them is to stay as it is here was chosen before. Nothing is deleted (but for actuals outside the period that a
    /// target has in the other), what hangs on a record that neither has is left out, and the settings stay.
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
    let counted = counted_in(other, workbook.meta.currency)?;
    merge(&mut merged.accounts, &counted.accounts);
    merge(&mut merged.criteria, &other.criteria);
    merge(&mut merged.raters, &other.raters);
    merge(&mut merged.scores, &other.scores);
    merge(&mut merged.agreed, &other.agreed);
    merge(&mut merged.decisions, &other.decisions);
    merge(&mut merged.kpis, &other.kpis);
    merge(&mut merged.targets, &other.targets);
    merge(&mut merged.actuals, &other.actuals);
    take_in_unknown(&mut merged.extra, &other.extra);
    forget_unlinked(&mut merged);
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

// A record may hang on one that was deleted here and is not wanted back. And both may have entered actuals to one target
// under different periods of it: the other's period counts now.
fn forget_unlinked(merged: &mut Workbook) {
    sift(merged, |workbook| &mut workbook.scores);
    sift(merged, |workbook| &mut workbook.agreed);
    sift(merged, |workbook| &mut workbook.decisions);
    sift(merged, |workbook| &mut workbook.targets);
    sift(merged, |workbook| &mut workbook.actuals);
}

fn sift<R: Linked>(merged: &mut Workbook, of: fn(&mut Workbook) -> &mut Table<R>) {
    let mut table = std::mem::take(of(merged));
    table.retain(|record| record.is_linked(merged));
    *of(merged) = table;
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
