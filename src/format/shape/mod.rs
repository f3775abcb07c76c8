//! The one mechanism of the format: a type's [`Shape`] reads it, writes it and describes it as JSON Schema. The macros
//! beside make all three out of one list of fields or words, so that they cannot disagree.

mod macros;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use self::macros::{choices, field_name, fields, whole_numbers, words};
use super::problem::{Expected, ProblemKind};
use super::read::{MAX_ITEMS, Reader, Step};
use super::schema::Schema;
use super::tree::{Node, Value};
use super::write::Writer;

/// How a type stands in our JSON.
pub trait Shape: Sized {
    /// Reads a value; notes every problem with its path, and gives `None` when there is any.
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self>;

    /// Writes the value in the one canonical way.
    fn write(&self, writer: &mut Writer);

    /// What values of the type look like, as JSON Schema.
    fn describe(schema: &mut Schema) -> Node<'static>;
}

/// Which of the known words a text is.
pub fn word(text: &str, known: &'static [&'static str]) -> Result<usize, (ProblemKind, Expected)> {
    let place = known.iter().position(|word| *word == text);
    place.ok_or((ProblemKind::UnknownChoice, Expected::OneOf(known)))
}

/// A type that is written as a text, and can so be a name in a map.
pub trait TextShape: Sized {
    /// Reads the text, or says what is wrong with it and what was expected.
    fn parse_text(text: &str) -> Result<Self, (ProblemKind, Expected)>;

    /// The text.
    fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R;

    /// What was expected where there is no text at all.
    fn expected() -> Expected;

    /// What such texts look like, as JSON Schema.
    fn describe_text(schema: &mut Schema) -> Node<'static>;
}

impl<T: TextShape> Shape for T {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let text = reader.text(node, T::expected)?;
        match T::parse_text(text) {
            Ok(value) => Some(value),
            Err((kind, expected)) => {
                reader.problem(node.at, kind, expected, node.shortened());
                None
            }
        }
    }

    fn write(&self, writer: &mut Writer) {
        self.with_text(|text| writer.text(text));
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        T::describe_text(schema)
    }
}

impl<T: Shape> Shape for Option<T> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        T::read(reader, node).map(Some)
    }

    /// Nothing is never written: fields that may be absent are optional fields.
    fn write(&self, writer: &mut Writer) {
        if let Some(value) = self {
            value.write(writer);
        }
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        T::describe(schema)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let items = reader.list(node)?;
        let mut values = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            reader.step(Step::Index(index));
            values.extend(T::read(reader, item));
            reader.leave();
        }
        (values.len() == items.len()).then_some(values)
    }

    fn write(&self, writer: &mut Writer) {
        writer.list(self);
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let items = T::describe(schema);
        Schema::list(items, MAX_ITEMS, false)
    }
}

impl<T: TextShape + Ord> Shape for BTreeSet<T> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let items = reader.list(node)?;
        let mut values = Self::new();
        for (index, item) in items.iter().enumerate() {
            reader.step(Step::Index(index));
            let fresh = T::read(reader, item).is_none_or(|value| values.insert(value));
            if !fresh {
                reader.problem(item.at, ProblemKind::DuplicateRecord, Expected::Anything, item.shortened());
            }
            reader.leave();
        }
        (values.len() == items.len()).then_some(values)
    }

    fn write(&self, writer: &mut Writer) {
        writer.list(self);
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let items = T::describe(schema);
        Schema::list(items, MAX_ITEMS, true)
    }
}

impl<K: TextShape + Ord, V: Shape> Shape for BTreeMap<K, V> {
    fn read<'t>(reader: &mut Reader<'t>, node: &'t Node<'t>) -> Option<Self> {
        let Value::Object(members) = &node.value else { return reader.wrong_type(node, Expected::Object) };
        let mut values = Self::new();
        for member in members {
            reader.step(Step::Name(&member.name));
            let key = match K::parse_text(&member.name) {
                Ok(key) => Some(key),
                Err((kind, expected)) => {
                    reader.problem(member.value.at, kind, expected, member.name.to_string());
                    None
                }
            };
            let value = V::read(reader, &member.value);
            reader.leave();
            let (Some(key), Some(value)) = (key, value) else { continue };
            if values.insert(key, value).is_some() {
                reader.duplicate_name(member);
            }
        }
        (values.len() == members.len()).then_some(values)
    }

    fn write(&self, writer: &mut Writer) {
        writer.open();
        for (key, value) in self {
            key.with_text(|name| writer.required(name, value));
        }
        writer.close();
    }

    fn describe(schema: &mut Schema) -> Node<'static> {
        let names = K::describe_text(schema);
        let values = V::describe(schema);
        Schema::map(names, values)
    }
}
