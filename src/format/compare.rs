//! What a file would bring to a workbook, record by record, for the preview of an import. Taking it in is a
//! command.

use std::collections::BTreeSet;

use super::parse;
use super::shape::Shape;
use super::shapes::change::Unknown;
use super::tables::for_each_table;
use super::write::{Layout, Writer};
use crate::change::{AnyEdit, Edit, TableName, difference};
use crate::model::{Record, Trashed, Workbook};

/// A workbook and another that came as a file, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Whether both are copies of one workbook. When they are not, records of the same id were copied between them.
    pub same_workbook: bool,
    /// The settings and the tables, in the order of the file.
    pub tables: Vec<TableComparison>,
    /// Every difference: added is what only the file has, updated what both have and differs, removed what only the
    /// present workbook has. [`changed_fields`] says what differs in a record.
    pub edits: Vec<AnyEdit>,
}

/// One table of both, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableComparison {
    /// The table; the settings count as a table of one record.
    pub table: TableName,
    /// Records that only the file has.
    pub new: usize,
    /// Among the new ones, those that are in the trash here.
    pub in_trash_here: usize,
    /// Records that both have, with differences.
    pub changed: usize,
    /// Records that are the same in both.
    pub same: usize,
    /// Records that only the present workbook has.
    pub missing: usize,
}

/// A field of a record that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field, as the file names it.
    pub field: String,
    /// Its JSON text before; `None` when it was left out.
    pub before: Option<String>,
    /// Its JSON text after; `None` when it is left out.
    pub after: Option<String>,
}

/// Compares a workbook with one that came as a file, record by record.
pub fn compare(present: &Workbook, incoming: &Workbook) -> Comparison {
    let edits = difference(present, incoming).edits;
    let mut tables = vec![tally(TableName::Meta, 1, &edits)];
    macro_rules! tally_tables {
        ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
            $(tables.push(tally(TableName::$variant, incoming.$field.len(), &edits));)*
        };
    }
    for_each_table!(tally_tables);
    let trashed = trashed_ids(present);
    for edit in &edits {
        let id = match edit {
            AnyEdit::Accounts(Edit::Added(account)) => account.id.value(),
            AnyEdit::Criteria(Edit::Added(criterion)) => criterion.id.value(),
            AnyEdit::Kpis(Edit::Added(kpi)) => kpi.id.value(),
            AnyEdit::Raters(Edit::Added(rater)) => rater.id.value(),
            AnyEdit::Targets(Edit::Added(target)) => target.id.value(),
            _ => continue,
        };
        let returns = trashed.contains(&(edit.table(), id));
        tables.iter_mut().filter(|table| returns && table.table == edit.table()).for_each(|table| {
            table.in_trash_here += 1;
        });
    }
    Comparison { same_workbook: present.id == incoming.id, tables, edits }
}

/// What differs in a record between the two ends of an edit, in the order of the file. All fields of a record that was
/// added or removed differ.
pub fn changed_fields(edit: &AnyEdit) -> Vec<FieldChange> {
    macro_rules! ends {
        ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
            match edit {
                AnyEdit::Meta { before, after } => (json(&**before), json(&**after)),
                AnyEdit::Extra { before, after } => (json(&Unknown((**before).clone())), json(&Unknown((**after).clone()))),
                $(AnyEdit::$variant(edit) => ends_of(edit),)*
            }
        };
    }
    let (before, after) = for_each_table!(ends);
    differing(&before, &after)
}

fn tally(table: TableName, incoming: usize, edits: &[AnyEdit]) -> TableComparison {
    let mut counts = TableComparison { table, new: 0, in_trash_here: 0, changed: 0, same: incoming, missing: 0 };
    for edit in edits.iter().filter(|edit| edit.table() == table) {
        match way(edit) {
            Way::Added => counts.new += 1,
            Way::Updated => counts.changed += 1,
            Way::Removed => counts.missing += 1,
        }
    }
    // The settings and the fields of newer versions beside them are one record here.
    counts.changed = counts.changed.min(incoming - counts.new);
    counts.same -= counts.new + counts.changed;
    counts
}

/// What an edit does, whatever the record.
enum Way {
    Added,
    Updated,
    Removed,
}

fn way(edit: &AnyEdit) -> Way {
    macro_rules! ways {
        ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
            match edit {
                AnyEdit::Meta { .. } | AnyEdit::Extra { .. } => Way::Updated,
                $(AnyEdit::$variant(edit) => match edit {
                    Edit::Added(_) => Way::Added,
                    Edit::Updated { .. } => Way::Updated,
                    Edit::Removed(_) => Way::Removed,
                },)*
            }
        };
    }
    for_each_table!(ways)
}

/// The ids of what lies in the trash.
pub(super) fn trashed_ids(workbook: &Workbook) -> BTreeSet<(TableName, u64)> {
    let id = |what: &Trashed| match what {
        Trashed::Account(account) => (TableName::Accounts, account.id.value()),
        Trashed::Criterion(criterion) => (TableName::Criteria, criterion.id.value()),
        Trashed::Kpi(kpi) => (TableName::Kpis, kpi.id.value()),
        Trashed::Rater(rater) => (TableName::Raters, rater.id.value()),
        Trashed::Target(target) => (TableName::Targets, target.id.value()),
    };
    workbook.trash.iter().map(|item| id(&item.what)).collect()
}

fn ends_of<R: Record + Shape>(edit: &Edit<R>) -> (String, String) {
    match edit {
        Edit::Added(after) => ("{}".to_owned(), json(after)),
        Edit::Updated { before, after } => (json(before), json(after)),
        Edit::Removed(before) => (json(before), "{}".to_owned()),
    }
}

/// A value's canonical JSON text.
pub(super) fn json<T: Shape>(value: &T) -> String {
    let mut writer = Writer::new(Layout::Compact);
    value.write(&mut writer);
    writer.finish()
}

fn differing(before: &str, after: &str) -> Vec<FieldChange> {
    // Our own text: it is JSON, and as deep as a record may be.
    let (Ok(before), Ok(after)) = (parse::parse(before, usize::MAX), parse::parse(after, usize::MAX)) else {
        return Vec::new();
    };
    let gone = before.members().iter().filter(|member| after.member(&member.name).is_none());
    let mut changes = Vec::new();
    for member in after.members().iter().chain(gone) {
        let field = |node: &super::tree::Node<'_>| node.member(&member.name).map(super::tree::Node::to_json);
        let (before, after) = (field(&before), field(&after));
        if before != after {
            changes.push(FieldChange { field: member.name.to_string(), before, after });
        }
    }
    changes
}
