//! How changes stand in the journal.

use crate::change::{Act, AnyEdit, Change, Edit, EntryKind, JournalEntry};
use crate::format::problem::{Expected, ProblemKind};
use crate::format::read::Reader;
use crate::format::schema::{Choices, Fields, Schema, text};
use crate::format::shape::{Shape, TextShape, choices, fields, whole_numbers};
use crate::format::shapes::values::MAX_REVISION;
use crate::format::tables::for_each_table;
use crate::format::tree::Node;
use crate::format::write::Writer;
use crate::model::{
    Account, Actual, Agreed, Criterion, Decision, Extra, Kpi, Meta, Rater, Record, ScoreRecord, Snapshot, Target,
    TrashItem,
};

fields! {
    /// One entry of the journal.
    JournalEntry {
        /// The revision of the workbook after the change.
        revision: whole(1, MAX_REVISION),
        /// When it happened.
        at: required,
        /// What kind of act it was.
        act: required,
        /// Whether it was done, undone or done again.
        kind: required,
        /// What it changed.
        change as "edits": required,
    }
}

/// The revision of an earlier entry.
#[derive(Clone, Copy)]
struct Revision(u64);

impl Revision {
    fn new(revision: u64) -> Option<Self> {
        (revision > 0).then_some(Self(revision))
    }

    fn number(self) -> i64 {
        i64::try_from(self.0).unwrap_or(MAX_REVISION)
    }
}

whole_numbers! {
    /// The revision of an earlier entry.
    Revision: 1, MAX_REVISION, Revision::new, Revision::number;
}

choices! {
    /// How an entry came about.
    EntryKind {
        "undo", Revision = |of| Self::Undo { of: of.0 }, Self::Undo { of } => &Revision(*of);
        "redo", Revision = |of| Self::Redo { of: of.0 }, Self::Redo { of } => &Revision(*of);
        @ "do" = Do;
        @ "housekeeping" = Housekeeping;
    }
}

impl TextShape for Act {
    /// A label of a newer version is no problem: nothing is decided by it.
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)> {
        Ok(Self::parse(text))
    }

    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
        give(self.as_str())
    }

    fn expected() -> Expected {
        <String as TextShape>::expected()
    }

    fn describe_text(schema: &mut Schema) -> Node<'static> {
        let labels = Self::ALL.iter().map(|act| text(act.as_str())).collect();
        let rules = [("examples", Node::new(crate::format::tree::Value::Array(labels)))];
        schema.define_text("Act", "A kind of act.", rules)
    }
}

impl Shape for Change {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        Vec::read(reader, node).map(|edits| Self { edits })
    }

    fn write(&self, writer: &mut Writer) {
        self.edits.write(writer);
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        Vec::<AnyEdit>::describe(schema)
    }
}

/// A record before and after.
struct Ends<R> {
    before: R,
    after: R,
}

impl<R: Shape> Shape for Ends<R> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let mut object = reader.open(node)?;
        let (mut before, mut after) = (None, None);
        reader.required(&mut object, "before", &mut before);
        reader.required(&mut object, "after", &mut after);
        match (reader.close(&object, &["before", "after"]), before, after) {
            (Some(()), Some(before), Some(after)) => Some(Self { before, after }),
            _ => None,
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.open();
        writer.required("before", &self.before);
        writer.required("after", &self.after);
        writer.close();
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let (before, after) = (R::describe(schema), R::describe(schema));
        let mut fields = Fields::default();
        fields.add("before", "The record before.", before);
        fields.add("after", "The record after.", after);
        fields.into_object("A record before and after.")
    }
}

const EDITS: &[&str] = &["added", "updated", "removed"];

impl<R: Record + Shape> Shape for Edit<R> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        match reader.choice(node, EDITS)? {
            (0, Some(record)) => reader.within("added", record).map(Self::Added),
            (1, Some(ends)) => {
                let Ends::<R> { before, after } = reader.within("updated", ends)?;
                if before.key() != after.key() {
                    reader.problem(ends.at, ProblemKind::OtherRecord, Expected::Anything, ends.shortened());
                    return None;
                }
                Some(Self::Updated { before, after })
            }
            (2, Some(record)) => reader.within("removed", record).map(Self::Removed),
            _ => reader.unknown_choice(node, EDITS),
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Added(record) => writer.choice("added", record),
            Self::Updated { before, after } => {
                writer.choice("updated", &Ends { before: before.clone(), after: after.clone() });
            }
            Self::Removed(record) => writer.choice("removed", record),
        }
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let mut choices = Choices::default();
        choices.content::<R>(schema, "added");
        choices.content::<Ends<R>>(schema, "updated");
        choices.content::<R>(schema, "removed");
        choices.into_node("One record added, updated or removed.")
    }
}

/// The fields of newer versions that a workbook carries, as the object they make.
pub(in crate::format) struct Unknown(pub Extra);

impl Shape for Unknown {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let (object, outer) = reader.open_record(node)?;
        reader.close_record(&object, outer, &[]).map(Self)
    }

    fn write(&self, writer: &mut Writer) {
        let outer = writer.open_record(&self.0);
        writer.close_record(&self.0, outer);
    }

    fn describe(_: &mut Schema) -> Node<'static> {
        Fields::default().into_object("Fields of newer versions, by name.")
    }
}

macro_rules! any_edit_shape {
    ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
        choices! {
            /// An edit of one record of any table, or of the workbook's settings.
            AnyEdit {
                "meta", Ends<Meta> =
                    |ends| Self::Meta { before: Box::new(ends.before), after: Box::new(ends.after) },
                    Self::Meta { before, after } => &Ends { before: (**before).clone(), after: (**after).clone() };
                "extra", Ends<Unknown> =
                    |ends| Self::Extra { before: Box::new(ends.before.0), after: Box::new(ends.after.0) },
                    Self::Extra { before, after } =>
                        &Ends { before: Unknown((**before).clone()), after: Unknown((**after).clone()) };
                $(stringify!($field), Edit<$record> = Self::$variant, Self::$variant(edit) => edit;)*
            }
        }
    };
}

for_each_table!(any_edit_shape);
