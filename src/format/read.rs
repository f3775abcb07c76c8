//! The reader: walks a tree, knows where it is, gathers every problem, and keeps what it does not know.
//!
//! Reading never stops at a problem. A value that cannot be read is `None`, its problem is noted, and the reading of
//! its neighbours goes on, so that a person sees everything that is wrong at once.

use std::collections::BTreeSet;

use super::problem::{Expected, Problem, ProblemKind};
use super::shape::Shape;
use super::tree::{Member, Node, Value, push_text, shorten};
use crate::model::Extra;

/// How many problems are kept with their places; all are counted.
pub const MAX_PROBLEMS: usize = 1000;
/// The most items of any list and the most records of any table.
pub const MAX_ITEMS: usize = 1_000_000;

/// One step of a path into a tree.
#[derive(Debug, Clone, Copy)]
pub enum Step<'t> {
    /// Into a member of an object.
    Name(&'t str),
    /// Into an item of a list.
    Index(usize),
}

/// Reads values from a tree, gathering problems with their paths.
#[derive(Debug, Default)]
pub struct Reader<'t> {
    path: Vec<Step<'t>>,
    /// How long the path to the record is that is being read: unknown fields are kept in that record.
    record: usize,
    kept: Extra,
    unknown: usize,
    problems: Vec<(u32, Problem)>,
    count: usize,
}

/// An object that is being read.
#[derive(Debug)]
pub struct Object<'t> {
    at: u32,
    members: &'t [Member<'t>],
    /// Where the next field is expected: fields mostly come in our own order.
    cursor: usize,
    matched: usize,
    problems_before: usize,
}

/// What [`Reader::open_record`] put aside, to be put back by [`Reader::close_record`].
#[derive(Debug)]
pub struct Outer {
    record: usize,
    kept: Extra,
}

/// Where a value goes that is read: what [`Reader::required`] fills, so that it is one function for all types.
pub trait Slot {
    /// Reads the value; leaves nothing when anything in it is wrong.
    fn fill<'t>(&mut self, reader: &mut Reader<'t>, node: &'t Node<'t>);
}

impl<T: Shape> Slot for Option<T> {
    fn fill<'t>(&mut self, reader: &mut Reader<'t>, node: &'t Node<'t>) {
        *self = T::read(reader, node);
    }
}

impl<'t> Object<'t> {
    fn find(&mut self, name: &str) -> Option<&'t Node<'t>> {
        let here = self.members.get(self.cursor).filter(|member| member.name == name);
        let index = match here {
            Some(_) => self.cursor,
            None => self.members.iter().position(|member| member.name == name)?,
        };
        self.cursor = index + 1;
        self.matched += 1;
        Some(&self.members[index].value)
    }
}

/// Fields, and values made of fields.
impl<'t> Reader<'t> {
    /// Opens an object; a problem when the value is none.
    pub fn open(&mut self, node: &'t Node<'t>) -> Option<Object<'t>> {
        match &node.value {
            Value::Object(members) => {
                Some(Object { at: node.at, members, cursor: 0, matched: 0, problems_before: self.count })
            }
            _ => self.wrong_type(node, Expected::Object),
        }
    }

    /// Opens an object that keeps the unknown fields found in it and in the values nested in it.
    pub fn open_record(&mut self, node: &'t Node<'t>) -> Option<(Object<'t>, Outer)> {
        let object = self.open(node)?;
        let outer = Outer { record: self.record, kept: std::mem::take(&mut self.kept) };
        self.record = self.path.len();
        Some((object, outer))
    }

    /// Ends an object: what is in it beside the known fields is kept in the record it lies in. `None` when anything
    /// in the object is wrong.
    pub fn close(&mut self, object: &Object<'t>, known: &[&str]) -> Option<()> {
        if object.matched < object.members.len() {
            self.keep_unknown(object.members, known);
        }
        (self.count == object.problems_before).then_some(())
    }

    /// Ends a record and gives its unknown fields; `None` when anything in the record is wrong.
    pub fn close_record(&mut self, object: &Object<'t>, outer: Outer, known: &[&str]) -> Option<Extra> {
        let before = object.problems_before;
        let kept = self.close_taking(object, outer, known);
        (self.count == before).then_some(kept)
    }

    /// Ends a record and gives its unknown fields, whether anything in it is wrong or not.
    pub fn close_taking(&mut self, object: &Object<'t>, outer: Outer, known: &[&str]) -> Extra {
        let _ = self.close(object, known);
        self.record = outer.record;
        std::mem::replace(&mut self.kept, outer.kept)
    }

    /// The first unknown field that was found outside of all records.
    pub fn first_kept(&self) -> Option<String> {
        self.kept.keys().next().cloned()
    }

    /// A field that must be there.
    pub fn required(&mut self, object: &mut Object<'t>, name: &'static str, slot: &mut dyn Slot) {
        if let Some(node) = self.enter(object, name, true) {
            slot.fill(self, node);
            self.leave();
        }
    }

    /// A field that may be left out; the slot then stays as it is.
    pub fn optional(&mut self, object: &mut Object<'t>, name: &'static str, slot: &mut dyn Slot) {
        if let Some(node) = self.enter(object, name, false) {
            slot.fill(self, node);
            self.leave();
        }
    }

    /// A whole number within bounds that must be there.
    pub fn whole(&mut self, object: &mut Object<'t>, name: &'static str, min: i64, max: i64) -> Option<i64> {
        let node = self.enter(object, name, true)?;
        let value = self.whole_number(node, min, max);
        self.leave();
        value
    }

    /// A member as it is; a problem when it must be there and is not. [`Reader::leave`] ends its reading.
    pub fn enter(&mut self, object: &mut Object<'t>, name: &'static str, must: bool) -> Option<&'t Node<'t>> {
        let node = object.find(name);
        self.path.push(Step::Name(name));
        if node.is_none() {
            if must {
                self.problem(object.at, ProblemKind::Missing, Expected::Anything, String::new());
            }
            self.path.pop();
        }
        node
    }

    /// Goes into an item of a list or a member of a map; [`Reader::leave`] comes back.
    pub fn step(&mut self, step: Step<'t>) {
        self.path.push(step);
    }

    /// Comes back from a member or an item.
    pub fn leave(&mut self) {
        self.path.pop();
    }

    /// Which of the known choices an object with one member makes, and what stands under it. A choice without
    /// anything to say beside its name is a text.
    pub fn choice(
        &mut self,
        node: &'t Node<'t>,
        known: &'static [&'static str],
    ) -> Option<(usize, Option<&'t Node<'t>>)> {
        let members = match &node.value {
            Value::Text(text) => match known.iter().position(|name| name == text) {
                Some(index) => return Some((index, None)),
                None => return self.unknown_choice(node, known),
            },
            Value::Object(members) => members,
            _ => return self.wrong_type(node, Expected::OneOf(known)),
        };
        let mut made = members.iter().filter_map(|member| {
            let index = known.iter().position(|name| *name == member.name)?;
            Some((index, Some(&member.value)))
        });
        let (Some(choice), None) = (made.next(), made.next()) else { return self.unknown_choice(node, known) };
        if members.len() > 1 {
            self.keep_unknown(members, known);
        }
        Some(choice)
    }

    /// Notes that a choice is not one of the known ones.
    pub fn unknown_choice<T>(&mut self, node: &Node<'_>, known: &'static [&'static str]) -> Option<T> {
        self.problem(node.at, ProblemKind::UnknownChoice, Expected::OneOf(known), node.shortened());
        None
    }

    fn keep_unknown(&mut self, members: &'t [Member<'t>], known: &[&str]) {
        self.find_duplicates(members);
        for member in members.iter().filter(|member| !known.contains(&member.name.as_ref())) {
            let before = self.count;
            self.find_duplicates_within(member);
            if self.count == before {
                self.unknown += 1;
                let key = self.extra_key(&member.name);
                self.kept.insert(key, member.value.to_json());
            }
        }
    }

    /// The name under which an unknown field is kept: its own name, or the JSON Pointer from the record to it when it
    /// lies in a nested value (or when its own name would look like one).
    fn extra_key(&self, name: &str) -> String {
        if self.path.len() == self.record && !name.starts_with('/') {
            return name.to_owned();
        }
        let mut pointer = String::new();
        for step in &self.path[self.record..] {
            match step {
                Step::Name(name) => push_pointer(&mut pointer, name),
                Step::Index(index) => push_pointer(&mut pointer, &index.to_string()),
            }
        }
        push_pointer(&mut pointer, name);
        pointer
    }

    fn find_duplicates(&mut self, members: &'t [Member<'t>]) {
        let mut seen = BTreeSet::new();
        for member in members {
            if !seen.insert(member.name.as_ref()) {
                self.duplicate_name(member);
            }
        }
    }

    fn find_duplicates_within(&mut self, member: &'t Member<'t>) {
        self.step(Step::Name(&member.name));
        self.find_duplicates_inside(&member.value);
        self.leave();
    }

    fn find_duplicates_inside(&mut self, node: &'t Node<'t>) {
        if let Value::Array(items) = &node.value {
            for (index, item) in items.iter().enumerate() {
                self.step(Step::Index(index));
                self.find_duplicates_inside(item);
                self.leave();
            }
        }
        self.find_duplicates(node.members());
        for member in node.members() {
            self.find_duplicates_within(member);
        }
    }

    /// Notes that an object has a second member of this name.
    pub fn duplicate_name(&mut self, member: &'t Member<'t>) {
        self.step(Step::Name(&member.name));
        self.problem(member.value.at, ProblemKind::DuplicateName, Expected::Anything, member.value.shortened());
        self.leave();
    }
}

/// Single values and problems.
impl<'t> Reader<'t> {
    /// A text; a problem when the value is none.
    pub fn text(&mut self, node: &'t Node<'t>, expected: impl FnOnce() -> Expected) -> Option<&'t str> {
        match &node.value {
            Value::Text(text) => Some(text),
            _ => self.wrong_type(node, expected()),
        }
    }

    /// Which of the known words a text is.
    pub fn word(&mut self, node: &'t Node<'t>, known: &'static [&'static str]) -> Option<usize> {
        let text = self.text(node, || Expected::OneOf(known))?;
        known.iter().position(|word| *word == text).or_else(|| self.unknown_choice(node, known))
    }

    /// Reads a value that lies under a name.
    pub fn within<T: Shape>(&mut self, name: &'static str, node: &'t Node<'t>) -> Option<T> {
        self.step(Step::Name(name));
        let value = T::read(self, node);
        self.leave();
        value
    }

    /// A whole number within bounds, both included. `5.0` and `1e3` are whole numbers too, as in JSON Schema.
    pub fn whole_number(&mut self, node: &Node<'_>, min: i64, max: i64) -> Option<i64> {
        let expected = Expected::Whole { min, max };
        let Value::Number(text) = &node.value else { return self.wrong_type(node, expected) };
        let kind = match parse_whole(text) {
            Ok(value) if value >= min && value <= max => return Some(value),
            Ok(_) => ProblemKind::OutOfRange,
            Err(kind) => kind,
        };
        self.problem(node.at, kind, expected, node.shortened());
        None
    }

    /// The items of a list; a problem when the value is none or the list is too long.
    pub fn list(&mut self, node: &'t Node<'t>) -> Option<&'t [Node<'t>]> {
        let expected = Expected::List { max: MAX_ITEMS };
        match &node.value {
            Value::Array(items) if items.len() <= MAX_ITEMS => Some(items),
            Value::Array(items) => {
                self.problem(node.at, ProblemKind::TooMany, expected, items.len().to_string());
                None
            }
            _ => self.wrong_type(node, expected),
        }
    }

    /// Notes a value of another type than expected.
    pub fn wrong_type<T>(&mut self, node: &Node<'_>, expected: Expected) -> Option<T> {
        self.problem(node.at, ProblemKind::WrongType, expected, node.shortened());
        None
    }

    /// Notes a problem in the place where the reader is.
    pub fn problem(&mut self, at: u32, kind: ProblemKind, expected: Expected, found: String) {
        let path = if self.count < MAX_PROBLEMS { path_text(&self.path) } else { String::new() };
        self.problem_at(path, at, kind, expected, found);
    }

    /// Notes a problem in another place.
    pub fn problem_at(&mut self, path: String, at: u32, kind: ProblemKind, expected: Expected, found: String) {
        self.count += 1;
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push((at, Problem { path, line: 0, kind, expected, found }));
        }
    }

    /// How many problems were found so far.
    pub const fn problem_count(&self) -> usize {
        self.count
    }

    /// How many unknown fields were kept so far.
    pub const fn unknown_count(&self) -> usize {
        self.unknown
    }

    /// Ends the reading: the problems in the order of the file, with their lines in its text.
    pub fn into_problems(mut self, text: &str) -> Vec<Problem> {
        self.problems.sort_by_key(|(at, _)| *at);
        let (mut line, mut passed) = (1, 0);
        self.problems
            .into_iter()
            .map(|(at, problem)| {
                let at = (at as usize).clamp(passed, text.len());
                line += text.as_bytes()[passed..at].split(|&byte| byte == b'\n').count() - 1;
                passed = at;
                Problem { line, ..problem }
            })
            .collect()
    }
}

/// Appends a step to a JSON Pointer (RFC 6901).
pub fn push_pointer(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// A JSON path for people: `$.accounts[3].fields["Last order"]`.
fn path_text(path: &[Step<'_>]) -> String {
    let mut text = String::from("$");
    for step in path {
        match step {
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
            Step::Name(name) => {
                let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                if plain && !name.is_empty() {
                    text.push('.');
                    text.push_str(name);
                } else {
                    text.push('[');
                    push_text(&mut text, &shorten(name));
                    text.push(']');
                }
            }
        }
    }
    text
}

/// A whole number by its JSON text, exactly.
fn parse_whole(text: &str) -> Result<i64, ProblemKind> {
    if let Ok(value) = text.parse() {
        return Ok(value);
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    if significant.trim_start_matches(['-', '0']).is_empty() {
        return Ok(0);
    }
    let beyond = if exponent.starts_with('-') { ProblemKind::Fraction } else { ProblemKind::OutOfRange };
    let exponent: i32 = exponent.parse().ok().filter(|exponent: &i32| exponent.abs() < 10_000).ok_or(beyond)?;
    let places = |text: &str| i32::try_from(text.len()).unwrap_or(i32::MAX);
    let noughts = exponent.saturating_add(places(&digits)).saturating_sub(places(fraction) + places(significant));
    match usize::try_from(noughts) {
        Err(_) => Err(ProblemKind::Fraction),
        Ok(noughts) if noughts > 19 => Err(ProblemKind::OutOfRange),
        Ok(noughts) => format!("{significant}{}", "0".repeat(noughts)).parse().map_err(|_| ProblemKind::OutOfRange),
    }
}
