//! The writer: one way to write each value, so that the same workbook gives the same bytes.

use super::read::push_pointer;
use super::shape::Shape;
use super::tree::push_text;
use crate::model::Extra;

/// How white space is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// For files: one line for each record, so that two versions can be compared line by line.
    Lines,
    /// For storage: no white space at all.
    Compact,
}

/// Writes values as canonical JSON.
#[derive(Debug)]
pub struct Writer {
    out: String,
    layout: Layout,
    depth: usize,
    /// Whether the list that is being written at the second level is a table.
    in_table: bool,
    /// Where the writer is in a record that has unknown fields inside its nested values. Mostly there are none.
    nested: Option<Nested>,
}

/// Unknown fields that belong into the nested values of a record.
#[derive(Debug)]
pub struct Nested {
    /// The JSON Pointer from the record to the value that is being written.
    pointer: String,
    /// Each field's parent as a JSON Pointer, its name, its JSON text.
    fields: Vec<(String, String, String)>,
}

impl Nested {
    fn of(extra: &Extra) -> Option<Self> {
        let fields: Vec<_> = extra
            .iter()
            .filter_map(|(key, raw)| {
                let (parent, name) = key.strip_prefix('/').map(|_| key.rsplit_once('/'))??;
                Some((parent.to_owned(), name.replace("~1", "/").replace("~0", "~"), raw.clone()))
            })
            .collect();
        (!fields.is_empty()).then_some(Self { pointer: String::new(), fields })
    }
}

impl Writer {
    /// A writer that has written nothing yet.
    pub const fn new(layout: Layout) -> Self {
        Self { out: String::new(), layout, depth: 0, in_table: false, nested: None }
    }

    /// The text written; a file's text ends with a line break.
    pub fn finish(mut self) -> String {
        if self.layout == Layout::Lines {
            self.out.push('\n');
        }
        self.out
    }

    /// Opens an object.
    pub fn open(&mut self) {
        self.out.push('{');
        self.depth += 1;
    }

    /// Ends an object, after the unknown fields that belong into it.
    pub fn close(&mut self) {
        if let Some(nested) = self.nested.take() {
            for (_, name, raw) in nested.fields.iter().filter(|(parent, ..)| *parent == nested.pointer) {
                self.raw_field(name, raw);
            }
            self.nested = Some(nested);
        }
        self.end('}');
    }

    /// Opens an object that has kept unknown fields. What it gives is for [`Writer::close_record`].
    pub fn open_record(&mut self, extra: &Extra) -> Option<Nested> {
        self.open();
        let nested = if extra.is_empty() { None } else { Nested::of(extra) };
        std::mem::replace(&mut self.nested, nested)
    }

    /// Ends a record after its unknown fields, in the order of their names.
    pub fn close_record(&mut self, extra: &Extra, outer: Option<Nested>) {
        for (name, raw) in extra.iter().filter(|(name, _)| !name.starts_with('/')) {
            self.raw_field(name, raw);
        }
        self.close();
        self.nested = outer;
    }

    /// Writes a field.
    pub fn required<T: Shape>(&mut self, name: &str, value: &T) {
        self.key(name);
        let outer = self.enter(name);
        value.write(self);
        self.leave(outer);
    }

    /// Writes a field unless it has its default.
    pub fn optional<T: Shape + Default + PartialEq>(&mut self, name: &str, value: &T) {
        if *value != T::default() || self.keeps_inside(name) {
            self.required(name, value);
        }
    }

    /// Writes a whole number; its bounds are the reader's business.
    pub fn whole<T: Copy + std::fmt::Display>(&mut self, name: &str, value: &T, _min: i64, _max: i64) {
        self.raw_field(name, &value.to_string());
    }

    /// Writes an object of a single field: a choice and what it says.
    pub fn choice<T: Shape>(&mut self, name: &str, value: &T) {
        self.open();
        self.required(name, value);
        self.close();
    }

    /// Writes a field of which the JSON text is known.
    pub fn raw_field(&mut self, name: &str, raw: &str) {
        self.key(name);
        self.out.push_str(raw);
    }

    /// Writes a table: the records in the order of their keys.
    pub fn table<'a, T: Shape + 'a>(&mut self, name: &str, records: impl IntoIterator<Item = &'a T>) {
        self.key(name);
        self.list(records);
    }

    /// Writes a list.
    pub fn list<'a, T: Shape + 'a>(&mut self, items: impl IntoIterator<Item = &'a T>) {
        self.out.push('[');
        self.depth += 1;
        self.in_table |= self.depth == 2;
        for item in items {
            self.separate();
            item.write(self);
        }
        self.end(']');
        self.in_table &= self.depth != 1;
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
    }

    /// Writes a whole number.
    pub fn number(&mut self, value: i64) {
        self.out.push_str(&value.to_string());
    }

    fn key(&mut self, name: &str) {
        self.separate();
        push_text(&mut self.out, name);
        self.out.push_str(if self.breaks_lines() && self.depth == 1 { ": " } else { ":" });
    }

    /// The comma before all but the first, and the line break where lines are broken. An opening bracket at the end
    /// of what is written can only be the one just opened: a text ends with a quotation mark.
    fn separate(&mut self) {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        if self.breaks_lines() {
            self.break_line(self.depth);
        }
    }

    fn end(&mut self, bracket: char) {
        let breaks = self.breaks_lines() && !self.out.ends_with(['{', '[']);
        self.depth -= 1;
        if breaks {
            self.break_line(self.depth);
        }
        self.out.push(bracket);
    }

    /// Lines are broken between the fields of the workbook and between the records of its tables.
    fn breaks_lines(&self) -> bool {
        self.layout == Layout::Lines && (self.depth == 1 || (self.depth == 2 && self.in_table))
    }

    fn break_line(&mut self, depth: usize) {
        self.out.push('\n');
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }

    fn enter(&mut self, name: &str) -> usize {
        let Some(nested) = &mut self.nested else { return 0 };
        let outer = nested.pointer.len();
        push_pointer(&mut nested.pointer, name);
        outer
    }

    fn leave(&mut self, outer: usize) {
        if let Some(nested) = &mut self.nested {
            nested.pointer.truncate(outer);
        }
    }

    fn keeps_inside(&self, name: &str) -> bool {
        self.nested.as_ref().is_some_and(|nested| {
            let mut pointer = nested.pointer.clone();
            push_pointer(&mut pointer, name);
            nested.fields.iter().any(|(parent, ..)| {
                parent.strip_prefix(&pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        })
    }
}
