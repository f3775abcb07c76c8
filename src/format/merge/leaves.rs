//! A record as its smallest values that are chosen apart, each with its path, and back.

use std::collections::BTreeMap;

use crate::change::TableName;
use crate::format::parse;
use crate::format::tree::{Node, Value, push_text};

/// The names that lead from a record to one of its values: `["figures", "2025", "revenue_minor"]`.
pub type Path = Vec<String>;

/// How a field is divided.
enum Split {
    /// Not at all.
    Whole,
    /// A set, item by item: two people who each add a tag both have it added.
    Items,
    /// A map, name by name, and what lies under a name as deep again.
    Members(usize),
}

fn split_of(table: TableName, field: &str) -> Split {
    match (table, field) {
        (TableName::Accounts, "tags" | "roles") => Split::Items,
        (TableName::Accounts, "fields") | (TableName::Targets, "inputs_e4") => Split::Members(1),
        (TableName::Accounts, "figures") => Split::Members(2),
        _ => Split::Whole,
    }
}

/// The values of a record's JSON text, in the order of the file.
pub fn leaves(table: TableName, json: &str) -> Vec<(Path, String)> {
    let mut found = Vec::new();
    // Our own text: it is JSON, and as deep as a record may be.
    let Ok(record) = parse::parse(json, usize::MAX) else { return found };
    for member in record.members() {
        let path = vec![member.name.to_string()];
        match (split_of(table, &member.name), &member.value.value) {
            (Split::Items, Value::Array(items)) => found.extend(items.iter().filter_map(|item| {
                let Value::Text(text) = &item.value else { return None };
                Some((vec![path[0].clone(), text.to_string()], item.to_json()))
            })),
            (Split::Members(depth), _) => divide(&member.value, depth, path, &mut found),
            _ => found.push((path, member.value.to_json())),
        }
    }
    // Left out means regular, which is a status like any other and not one that is unknown.
    if table == TableName::Accounts && record.member("status").is_none() {
        found.push((vec!["status".to_owned()], "\"regular\"".to_owned()));
    }
    found
}

fn divide(node: &Node<'_>, depth: usize, path: Path, found: &mut Vec<(Path, String)>) {
    if depth == 0 || !matches!(node.value, Value::Object(_)) {
        found.push((path, node.to_json()));
        return;
    }
    for member in node.members() {
        let mut inner = path.clone();
        inner.push(member.name.to_string());
        divide(&member.value, depth - 1, inner, found);
    }
}

/// The JSON text of the record that has these values.
pub fn assemble(table: TableName, leaves: &[(Path, String)]) -> String {
    let mut fields: BTreeMap<&str, Vec<(&[String], &str)>> = BTreeMap::new();
    for (path, json) in leaves {
        if let Some((field, inner)) = path.split_first() {
            fields.entry(field).or_default().push((inner, json));
        }
    }
    let mut out = String::new();
    object(&mut out, fields, &mut |out, field, values| match split_of(table, field) {
        Split::Items => {
            let items: Vec<&str> = values.iter().map(|(_, json)| *json).collect();
            out.push('[');
            out.push_str(&items.join(","));
            out.push(']');
        }
        _ => value(out, values),
    });
    out
}

fn value(out: &mut String, values: Vec<(&[String], &str)>) {
    if let Some((_, json)) = values.iter().find(|(path, _)| path.is_empty()) {
        out.push_str(json);
        return;
    }
    let mut members: BTreeMap<&str, Vec<(&[String], &str)>> = BTreeMap::new();
    for (path, json) in values {
        if let Some((name, inner)) = path.split_first() {
            members.entry(name).or_default().push((inner, json));
        }
    }
    object(out, members, &mut |out, _, values| value(out, values));
}

type Members<'l> = BTreeMap<&'l str, Vec<(&'l [String], &'l str)>>;
type Write<'w, 'l> = dyn FnMut(&mut String, &str, Vec<(&'l [String], &'l str)>) + 'w;

fn object<'l>(out: &mut String, members: Members<'l>, write: &mut Write<'_, 'l>) {
    out.push('{');
    for (place, (name, values)) in members.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_text(out, name);
        out.push(':');
        write(out, name, values);
    }
    out.push('}');
}
