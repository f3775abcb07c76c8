//! Objects: their fields in any order, and the fields nobody knows, which are kept with their record.

use std::collections::BTreeSet;

use super::path::push_pointer;
use super::{Reader, Step};
use crate::format::problem::{Expected, ProblemKind};
use crate::format::shape::Shape;
use crate::format::tree::{Member, Node, Value};
use crate::model::Extra;

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
