//! As much of JSON Schema (draft 2020-12) as our schema uses, so that no library of sixty packages is needed to check
//! it. A keyword that is not known here is an error: nothing is passed over.

use linchpin::format::tree::{Node, Value};

/// Whether a value is valid under a schema.
pub fn is_valid(schema: &Node<'_>, value: &Node<'_>) -> bool {
    Validator { root: schema }.valid(schema, value)
}

struct Validator<'s> {
    root: &'s Node<'s>,
}

impl Validator<'_> {
    fn valid(&self, schema: &Node<'_>, value: &Node<'_>) -> bool {
        schema.members().iter().all(|member| self.obeys(&member.name, &member.value, schema, value))
    }

    fn obeys(&self, keyword: &str, rule: &Node<'_>, schema: &Node<'_>, value: &Node<'_>) -> bool {
        match keyword {
            "$schema" | "$id" | "$defs" | "title" | "description" | "format" | "examples" => true,
            "$ref" => self.valid(self.definition(text(rule)), value),
            "type" => is_of_type(text(rule), value),
            "const" => same(rule, value),
            "enum" => items(rule).iter().any(|choice| same(choice, value)),
            "oneOf" => items(rule).iter().filter(|choice| self.valid(choice, value)).count() == 1,
            "required" => items(rule).iter().all(|name| !is_object(value) || value.member(text(name)).is_some()),
            "properties" => rule
                .members()
                .iter()
                .all(|property| value.member(&property.name).is_none_or(|value| self.valid(&property.value, value))),
            "additionalProperties" => value.members().iter().all(|member| {
                let known = schema.member("properties").and_then(|properties| properties.member(&member.name));
                known.is_some() || self.valid(rule, &member.value)
            }),
            "propertyNames" => {
                value.members().iter().all(|member| self.valid(rule, &Node::new(Value::Text(member.name.clone()))))
            }
            "items" => items(value).iter().all(|item| self.valid(rule, item)),
            "minItems" => !is_list(value) || number(rule) <= Some(items(value).len() as f64),
            "maxItems" => number(rule) >= Some(items(value).len() as f64),
            "uniqueItems" => {
                let texts: Vec<String> = items(value).iter().map(Node::to_json).collect();
                (1..texts.len()).all(|index| !texts[..index].contains(&texts[index]))
            }
            "minimum" => number(value).is_none_or(|value| Some(value) >= number(rule)),
            "maximum" => number(value).is_none_or(|value| Some(value) <= number(rule)),
            "minLength" => characters(value).is_none_or(|count| Some(count) >= number(rule)),
            "maxLength" => characters(value).is_none_or(|count| Some(count) <= number(rule)),
            "pattern" => !matches!(value.value, Value::Text(_)) || matches_pattern(text(rule), text(value)),
            other => panic!("a keyword the validator does not know: {other}"),
        }
    }

    fn definition(&self, reference: &str) -> &Node<'_> {
        let name = reference.strip_prefix("#/$defs/").expect("a reference to a definition");
        self.root.member("$defs").and_then(|definitions| definitions.member(name)).expect(name)
    }
}

fn is_of_type(name: &str, value: &Node<'_>) -> bool {
    match &value.value {
        Value::Object(_) => name == "object",
        Value::Array(_) => name == "array",
        Value::Text(_) => name == "string",
        Value::Number(_) => name == "integer" && number(value).is_some_and(|value| value.fract() == 0.0),
        Value::Bool(_) => name == "boolean",
        Value::Null => name == "null",
    }
}

fn is_list(node: &Node<'_>) -> bool {
    matches!(node.value, Value::Array(_))
}

fn is_object(node: &Node<'_>) -> bool {
    matches!(node.value, Value::Object(_))
}

fn same(one: &Node<'_>, two: &Node<'_>) -> bool {
    number(one).map_or_else(|| one.value == two.value, |value| number(two) == Some(value))
}

fn text<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.value {
        Value::Text(text) => text,
        other => panic!("a text, not {other:?}"),
    }
}

fn items<'n>(node: &'n Node<'n>) -> &'n [Node<'n>] {
    match &node.value {
        Value::Array(items) => items,
        _ => &[],
    }
}

fn number(node: &Node<'_>) -> Option<f64> {
    match &node.value {
        Value::Number(text) => text.parse().ok(),
        _ => None,
    }
}

fn characters(node: &Node<'_>) -> Option<f64> {
    match &node.value {
        Value::Text(text) => Some(text.chars().count() as f64),
        _ => None,
    }
}

/// Matches the few regular expressions of our schema: literals, classes, `?`, `{n}`, `{n,m}`, and one optional group of choices.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let pattern = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')).expect("an anchored pattern");
    let Some((before, group)) = pattern.split_once('(') else { return consume(pattern, text) == Some("") };
    let choices = group.strip_suffix(")?").expect("an optional group at the end");
    consume(before, text)
        .is_some_and(|rest| rest.is_empty() || choices.split('|').any(|choice| consume(choice, rest) == Some("")))
}

/// What is left of a text after a sequence of literals and classes; `None` when it does not fit.
fn consume<'t>(mut pattern: &str, mut text: &'t str) -> Option<&'t str> {
    while let Some(first) = pattern.chars().next() {
        let (class, rest) = match first {
            '[' => pattern[1..].split_once(']').expect("a closed class"),
            '\\' => pattern[1..].split_at(1),
            _ => pattern.split_at(first.len_utf8()),
        };
        let (least, most, rest) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((count, rest)) => {
                let (least, most) = count.split_once(',').unwrap_or((count, count));
                (least.parse().expect("a count"), most.parse().expect("a count"), rest)
            }
            None => rest.strip_prefix('?').map_or((1, 1, rest), |rest| (0, 1, rest)),
        };
        // As many as there are: no class of ours is followed by one it has a character in common with.
        for count in 0..most {
            match text.chars().next().filter(|&character| in_class(class, character)) {
                Some(character) => text = &text[character.len_utf8()..],
                None if count < least => return None,
                None => break,
            }
        }
        pattern = rest;
    }
    Some(text)
}

fn in_class(class: &str, character: char) -> bool {
    let class: Vec<char> = class.chars().collect();
    (0..class.len()).any(|index| match class[index..] {
        [from, '-', to, ..] => (from..=to).contains(&character),
        [single, ..] => single == character,
        [] => false,
    })
}
