//! A change: the edits that belong together, all or none.

use super::any_edit::differences;
use super::{AnyEdit, Conflict, TableName};
use crate::model::Workbook;

/// What one act did to a workbook, as ordered edits. Its laws, tested as such: applying it and then its inverse is
/// identity; the inverse of the inverse is the change; a change that does not fit changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// The edits, in the order they are applied.
    pub edits: Vec<AnyEdit>,
}

/// Why a change does not fit a workbook, which is then as it was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangeError {
    /// The place of the edit that does not fit, from 0.
    pub edit: usize,
    /// The table it is about.
    pub table: TableName,
    /// Why it does not fit.
    pub conflict: Conflict,
}

impl Change {
    /// The change that does nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// A change of one edit.
    pub fn one(edit: impl Into<AnyEdit>) -> Self {
        Self { edits: vec![edit.into()] }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Adds an edit after the others.
    pub fn push(&mut self, edit: impl Into<AnyEdit>) {
        self.edits.push(edit.into());
    }

    /// The change that takes this one back: every edit inverted, the last first.
    #[must_use]
    pub fn inverse(self) -> Self {
        Self { edits: self.edits.into_iter().rev().map(AnyEdit::inverse).collect() }
    }

    /// Applies all edits, or none.
    pub fn apply(&self, workbook: &mut Workbook) -> Result<(), ChangeError> {
        for (index, edit) in self.edits.iter().enumerate() {
            if let Err(conflict) = edit.apply(workbook) {
                for done in self.edits[..index].iter().rev() {
                    // What was just applied can always be taken back.
                    let _ = done.clone().inverse().apply(workbook);
                }
                return Err(ChangeError { edit: index, table: edit.table(), conflict });
            }
        }
        Ok(())
    }

    /// This change followed by another, with at most one edit for each record. Edits of different records do not
    /// touch each other, so their order is free.
    #[must_use]
    pub fn squash(mut self, next: Self) -> Self {
        for edit in next.edits {
            match self.edits.iter().position(|earlier| earlier.same_record(&edit)) {
                None => self.edits.push(edit),
                Some(index) => {
                    let earlier = self.edits.remove(index);
                    if let Some(both) = earlier.then(edit) {
                        self.edits.insert(index, both);
                    }
                }
            }
        }
        self
    }
}

/// The change that leads from the records of one workbook to those of another. The workbooks' ids stay out of it.
pub fn difference(before: &Workbook, after: &Workbook) -> Change {
    Change { edits: differences(before, after) }
}
