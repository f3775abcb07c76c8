//! JSON Schema (draft 2020-12), made from the same [`Shape`]s that read and write. The page never carries it: it is
//! written to `schema/` by `cargo run --example schema`, and a test fails when the file there is stale.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::shape::Shape;
use super::tree::{Member, Node, Value, push_text};

/// A schema that is being made: the definitions so far, by name.
#[derive(Debug, Default)]
pub struct Schema {
    definitions: BTreeMap<&'static str, Node<'static>>,
}

/// The fields of an object that is being described.
#[derive(Debug, Default)]
pub struct Fields {
    properties: Vec<Member<'static>>,
    required: Vec<Node<'static>>,
}

/// The choices of an enum that is being described.
#[derive(Debug, Default)]
pub struct Choices {
    one_of: Vec<Node<'static>>,
}

impl Schema {
    /// Describes an object once and gives the reference to it.
    pub fn define(
        &mut self,
        name: &'static str,
        about: &'static str,
        list: impl FnOnce(&mut Self, &mut Fields),
    ) -> Node<'static> {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name, Node::new(Value::Null));
            let mut fields = Fields::default();
            list(self, &mut fields);
            self.definitions.insert(name, fields.into_object(about));
        }
        reference(name)
    }

    /// Describes an enum of words once and gives the reference to it.
    pub fn define_words(&mut self, name: &'static str, about: &str, known: &[&'static str]) -> Node<'static> {
        let words = known.iter().map(|word| text(*word)).collect();
        self.define_as(name, object([("description", prose(about)), ("enum", Node::new(Value::Array(words)))]))
    }

    /// Describes an enum with contents once and gives the reference to it.
    pub fn define_choices(
        &mut self,
        name: &'static str,
        about: &str,
        list: impl FnOnce(&mut Self, &mut Choices),
    ) -> Node<'static> {
        let mut choices = Choices::default();
        list(self, &mut choices);
        let node = choices.into_node(about);
        self.define_as(name, node)
    }

    /// Describes a whole number once and gives the reference to it.
    pub fn define_whole(&mut self, name: &'static str, about: &str, min: i64, max: i64) -> Node<'static> {
        self.define_as(name, with_description(whole(min, max), about))
    }

    /// Describes a whole number that stands as a text of its digits where it is larger, once, and gives the reference.
    pub fn define_whole_or_text(
        &mut self,
        name: &'static str,
        about: &str,
        (min, max): (i64, i64),
        pattern: &'static str,
    ) -> Node<'static> {
        let digits = object([("type", text("string")), ("pattern", text(pattern))]);
        let either = Node::new(Value::Array(vec![whole(min, max), digits]));
        self.define_as(name, object([("description", prose(about)), ("oneOf", either)]))
    }

    /// Describes a text once and gives the reference to it.
    pub fn define_text<const N: usize>(
        &mut self,
        name: &'static str,
        about: &str,
        rules: [(&'static str, Node<'static>); N],
    ) -> Node<'static> {
        let mut members = vec![member("description", prose(about)), member("type", text("string"))];
        members.extend(rules.map(|(name, rule)| member(name, rule)));
        self.define_as(name, Node::new(Value::Object(members)))
    }

    /// A list of items that look like this.
    pub fn list(items: Node<'static>, max: usize, unique: bool) -> Node<'static> {
        let mut members = vec![member("type", text("array")), member("items", items), member("maxItems", number(max))];
        if unique {
            members.push(member("uniqueItems", Node::new(Value::Bool(true))));
        }
        Node::new(Value::Object(members))
    }

    /// An object with names and values that look like this.
    pub fn map(names: Node<'static>, values: Node<'static>) -> Node<'static> {
        object([("type", text("object")), ("propertyNames", names), ("additionalProperties", values)])
    }

    /// The whole schema of a document, as indented JSON text.
    pub fn document(id: &'static str, title: &'static str, root: fn(&mut Self) -> Node<'static>) -> String {
        let mut schema = Self::default();
        let root = root(&mut schema);
        let definitions = schema.definitions.into_iter().map(|(name, node)| member(name, node)).collect();
        let mut members = vec![
            member("$schema", text("https://json-schema.org/draft/2020-12/schema")),
            member("$id", text(id)),
            member("title", text(title)),
        ];
        if let Value::Object(root) = root.value {
            members.extend(root);
        }
        members.push(member("$defs", Node::new(Value::Object(definitions))));
        let mut out = String::new();
        indented(&Node::new(Value::Object(members)), 0, &mut out);
        out.push('\n');
        out
    }

    fn define_as(&mut self, name: &'static str, node: Node<'static>) -> Node<'static> {
        self.definitions.insert(name, node);
        reference(name)
    }
}

impl Fields {
    /// A field that must be there.
    pub fn required<R, T: Shape>(&mut self, schema: &mut Schema, name: &'static str, about: &str, field: fn(&R) -> &T) {
        self.required.push(text(name));
        self.optional(schema, name, about, field);
    }

    /// A field that may be left out.
    pub fn optional<R, T: Shape>(&mut self, schema: &mut Schema, name: &'static str, about: &str, _: fn(&R) -> &T) {
        let shape = T::describe(schema);
        self.properties.push(member(name, with_description(shape, about)));
    }

    /// A whole number within bounds that must be there.
    pub fn whole<R, T>(
        &mut self,
        _: &mut Schema,
        name: &'static str,
        about: &str,
        _: fn(&R) -> &T,
        min: i64,
        max: i64,
    ) {
        self.add(name, about, whole(min, max));
    }

    /// A field that must be there and looks like this.
    pub fn add(&mut self, name: &'static str, about: &str, shape: Node<'static>) {
        self.required.push(text(name));
        self.add_optional(name, about, shape);
    }

    /// A field that may be left out and looks like this.
    pub fn add_optional(&mut self, name: &'static str, about: &str, shape: Node<'static>) {
        self.properties.push(member(name, with_description(shape, about)));
    }

    /// The description of the whole object.
    pub fn into_object(self, about: &str) -> Node<'static> {
        object([
            ("description", prose(about)),
            ("type", text("object")),
            ("required", Node::new(Value::Array(self.required))),
            ("properties", Node::new(Value::Object(self.properties))),
        ])
    }
}

impl Choices {
    /// A choice with something to say, under its name.
    pub fn content<T: Shape>(&mut self, schema: &mut Schema, word: &'static str) {
        let properties = Node::new(Value::Object(vec![member(word, T::describe(schema))]));
        let required = Node::new(Value::Array(vec![text(word)]));
        self.one_of.push(object([("type", text("object")), ("required", required), ("properties", properties)]));
    }

    /// A choice that says nothing beside its name.
    pub fn unit(&mut self, word: &'static str) {
        self.one_of.push(object([("const", text(word))]));
    }

    /// The description of the whole enum.
    pub fn into_node(self, about: &str) -> Node<'static> {
        object([("description", prose(about)), ("oneOf", Node::new(Value::Array(self.one_of)))])
    }
}

/// A text.
pub fn text(text: impl Into<Cow<'static, str>>) -> Node<'static> {
    Node::new(Value::Text(text.into()))
}

/// A number.
pub fn number(value: impl ToString) -> Node<'static> {
    Node::new(Value::Number(Cow::Owned(value.to_string())))
}

/// An object.
pub fn object<const N: usize>(members: [(&'static str, Node<'static>); N]) -> Node<'static> {
    Node::new(Value::Object(members.into_iter().map(|(name, value)| member(name, value)).collect()))
}

fn member(name: &'static str, value: Node<'static>) -> Member<'static> {
    Member { name: Cow::Borrowed(name), value }
}

fn reference(name: &'static str) -> Node<'static> {
    object([("$ref", text(format!("#/$defs/{name}")))])
}

/// A whole number within bounds, both included.
pub fn whole(min: i64, max: i64) -> Node<'static> {
    object([("type", text("integer")), ("minimum", number(min)), ("maximum", number(max))])
}

fn with_description(mut shape: Node<'static>, about: &str) -> Node<'static> {
    if let Value::Object(members) = &mut shape.value {
        members.insert(0, member("description", prose(about)));
    }
    shape
}

/// The words of doc comments: their lines joined by single spaces.
fn prose(about: &str) -> Node<'static> {
    text(about.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn indented(node: &Node<'_>, depth: usize, out: &mut String) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    let separate = |out: &mut String, index: usize| {
        out.push_str(if index > 0 { "," } else { "" });
        line(out, depth + 1);
    };
    match &node.value {
        Value::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(out, index);
                indented(item, depth + 1, out);
            }
            line(out, depth);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                separate(out, index);
                push_text(out, &member.name);
                out.push_str(": ");
                indented(&member.value, depth + 1, out);
            }
            line(out, depth);
            out.push('}');
        }
        _ => out.push_str(&node.to_json()),
    }
}
