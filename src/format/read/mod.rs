//! The reader: walks a tree, knows where it is, gathers every problem, and keeps what it does not know.
//!
//! Reading never stops at a problem. A value that cannot be read is `None`, its problem is noted, and the reading of
//! its neighbours goes on, so that a person sees everything that is wrong at once.

mod object;
mod path;
mod whole;

pub use object::Object;
pub use path::push_pointer;

use self::path::path_text;
use self::whole::parse_whole;
use super::problem::{Expected, Problem, ProblemKind};
use super::shape::Shape;
use super::tree::{Node, Value};
use crate::model::{Extra, order};

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

impl<'t> Reader<'t> {
    /// Goes into an item of a list or a member of a map; [`Reader::leave`] comes back.
    pub fn step(&mut self, step: Step<'t>) {
        self.path.push(step);
    }

    /// Comes back from a member or an item.
    pub fn leave(&mut self) {
        self.path.pop();
    }

    /// A text; a problem when the value is none.
    pub fn text(&mut self, node: &'t Node<'t>, expected: impl FnOnce() -> Expected) -> Option<&'t str> {
        match &node.value {
            Value::Text(text) => Some(text),
            _ => self.wrong_type(node, expected()),
        }
    }

    /// Notes that a choice is not one of the known ones.
    pub fn unknown_choice<T>(&mut self, node: &Node<'_>, known: &'static [&'static str]) -> Option<T> {
        self.problem(node.at, ProblemKind::UnknownChoice, Expected::OneOf(known), node.shortened());
        None
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
        order::sort_by_key(&mut self.problems, |(at, _)| *at);
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
