//! A JSON document as it stands in a file: numbers as they were written, members in their order, every value with its
//! place. What a tree means is [`super::shape`]'s business.

use std::borrow::Cow;

/// A JSON value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// The offset of its first byte in the file; 0 for a value that a migration made.
    pub at: u32,
    /// The value.
    pub value: Value<'a>,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, by its text, so that nothing is rounded.
    Number(Cow<'a, str>),
    /// A text, its escapes resolved.
    Text(Cow<'a, str>),
    /// A list.
    Array(Vec<Node<'a>>),
    /// Members in the order of the file; names may repeat until somebody reads them.
    Object(Vec<Member<'a>>),
}

/// A name and its value in an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member<'a> {
    /// The name, its escapes resolved.
    pub name: Cow<'a, str>,
    /// The value.
    pub value: Node<'a>,
}

/// The longest text that [`Node::shortened`] gives, in characters.
const SHORT: usize = 60;

impl<'a> Node<'a> {
    /// A value without a place, for migrations and schemas.
    pub const fn new(value: Value<'a>) -> Self {
        Self { at: 0, value }
    }

    /// The first member of this name, when this is an object that has it.
    pub fn member(&self, name: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members of an object; none for any other value.
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The value as JSON text without white space: members in their order, numbers as they were written.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.render(&mut out);
        out
    }

    /// What a person is shown of a value that was not expected: a scalar as its JSON text, cut when long; `[…]` and
    /// `{…}` for what has parts.
    pub fn shortened(&self) -> String {
        match &self.value {
            Value::Array(items) if !items.is_empty() => "[…]".to_owned(),
            Value::Object(members) if !members.is_empty() => "{…}".to_owned(),
            _ => shorten(&self.to_json()),
        }
    }

    fn render(&self, out: &mut String) {
        match &self.value {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(text) => out.push_str(text),
            Value::Text(text) => push_text(out, text),
            Value::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.render(out);
                }
                out.push(']');
            }
            Value::Object(members) => {
                out.push('{');
                for (index, member) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    push_text(out, &member.name);
                    out.push(':');
                    member.value.render(out);
                }
                out.push('}');
            }
        }
    }
}

/// A text cut to sixty characters, with an ellipsis where it was cut.
pub fn shorten(text: &str) -> String {
    match text.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Appends a JSON string: only what must be escaped is, in one way only, so that the same text gives the same bytes.
pub fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut start = 0;
    for (index, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[start..index]);
        start = index + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ => {
                let hex = b"0123456789abcdef";
                out.push_str("\\u00");
                out.push(char::from(hex[usize::from(byte >> 4)]));
                out.push(char::from(hex[usize::from(byte & 15)]));
            }
        }
    }
    out.push_str(&text[start..]);
    out.push('"');
}
