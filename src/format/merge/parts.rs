//! What can be chosen about a record, and what is proposed.

use std::collections::{BTreeMap, BTreeSet};

use super::leaves::{Path, assemble, leaves};
use super::{Choices, Difference};
use crate::change::TableName;
use crate::format::read::push_pointer;

/// The name of the part that is an account's status.
pub const STATUS: &str = "/status";

/// Where a value is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The workbook that is open.
    Here,
    /// The file.
    File,
}

/// Who changed something since the state both come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody knows: no such state is known.
    Unknown,
    /// Only who made the file.
    File,
    /// Only somebody here.
    Here,
    /// Both, and not alike: a conflict.
    Both,
}

/// What is chosen as one: a value, or values that mean something only together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name within the record, as a JSON Pointer; empty for what is left of the record.
    pub name: String,
    /// The values that differ. None when the record was deleted here: then it is whether it comes back.
    pub fields: Vec<Field>,
    /// Who changed it.
    pub origin: Origin,
    /// The side to take when nobody chooses. What was changed in both stays as it is here.
    pub proposed: Side,
}

/// A value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The names that lead to it, as the file has them; an item of a set is the last of them.
    pub path: Vec<String>,
    /// Its JSON text here; `None` when it is left out.
    pub here: Option<String>,
    /// Its JSON text in the file; `None` when it is left out.
    pub file: Option<String>,
}

/// What is known of a record that differs, as JSON texts.
pub(super) struct Known {
    pub table: TableName,
    pub here: Option<String>,
    /// `None` where no base is known, else the record in it; empty when it is not there.
    pub base: Option<String>,
    pub file: String,
    /// Whether the last decision about it was made here.
    pub is_decided_later: bool,
}

/// What comes of weighing a record.
pub(super) struct Weighed {
    pub parts: Vec<Part>,
    pub is_fuller: bool,
}

/// What of a record can be chosen, and what is proposed.
pub(super) fn weigh(known: &Known) -> Weighed {
    let Some(here) = &known.here else {
        let (origin, proposed) = match &known.base {
            None => (Origin::Unknown, Side::File),
            Some(base) if base.is_empty() => (Origin::File, Side::File),
            Some(base) if *base == known.file => (Origin::Here, Side::Here),
            Some(_) => (Origin::Both, Side::Here),
        };
        let part = Part { name: String::new(), fields: Vec::new(), origin, proposed };
        return Weighed { parts: vec![part], is_fuller: false };
    };
    let of = |json: &str| leaves(known.table, json).into_iter().collect::<BTreeMap<_, _>>();
    let (ours, theirs) = (of(here), of(&known.file));
    let base = known.base.as_deref().map(of);
    let mut grouped: Vec<(String, Vec<Field>)> = Vec::new();
    for path in paths(known.table, &known.file, here) {
        let (here, file) = (ours.get(&path).cloned(), theirs.get(&path).cloned());
        if here == file {
            continue;
        }
        let name = part_of(known.table, &path);
        let field = Field { path, here, file };
        match grouped.iter_mut().find(|(known, _)| *known == name) {
            Some((_, fields)) => fields.push(field),
            None => grouped.push((name, vec![field])),
        }
    }
    let mut weighed = Weighed { parts: Vec::new(), is_fuller: false };
    for (name, fields) in grouped {
        // Nobody can be asked about each of the figures that a file from last quarter does not know of: they stay.
        if base.is_none() && known.table == TableName::Accounts && fields.iter().all(|field| field.file.is_none()) {
            weighed.is_fuller = true;
            continue;
        }
        let (origin, proposed) = match &base {
            None => (Origin::Unknown, without_base(known, &name, &fields)),
            Some(base) => with_base(base, &fields),
        };
        weighed.parts.push(Part { name, fields, origin, proposed });
    }
    weighed
}

/// All paths of a record here and in the file, in the order of the file.
fn paths(table: TableName, file: &str, here: &str) -> Vec<Path> {
    let mut seen = BTreeSet::new();
    let both = leaves(table, file).into_iter().chain(leaves(table, here));
    both.map(|(path, _)| path).filter(|path| seen.insert(path.clone())).collect()
}

/// The part that a value is chosen with.
fn part_of(table: TableName, path: &[String]) -> String {
    let is_apart = match table {
        // A score and its comment are one judgement, a decision is one line of a log that is never edited, an actual is
        // one figure.
        TableName::Scores | TableName::Agreed | TableName::Decisions | TableName::Actuals => false,
        // The figures of a target follow from each other: the value from the baseline and its growth, the parts add up
        // to it, its ends lie around it, the log tells of all of them. What was counted in a period stands alone.
        TableName::Targets => path[0] == "inputs_e4",
        _ => true,
    };
    let mut name = String::new();
    for step in path.iter().filter(|_| is_apart) {
        push_pointer(&mut name, step);
    }
    name
}

/// Without a common base the file is what is newer, except that of two decisions the later one holds, and that what the file
/// does not say takes nothing away.
fn without_base(known: &Known, name: &str, fields: &[Field]) -> Side {
    let is_silent = fields.iter().all(|field| field.file.is_none());
    if is_silent || (known.is_decided_later && name == STATUS) { Side::Here } else { Side::File }
}

fn with_base(base: &BTreeMap<Path, String>, fields: &[Field]) -> (Origin, Side) {
    let is_changed =
        |of: fn(&Field) -> &Option<String>| fields.iter().any(|field| of(field).as_ref() != base.get(&field.path));
    match (is_changed(|field| &field.here), is_changed(|field| &field.file)) {
        (true, false) => (Origin::Here, Side::Here),
        (false, _) => (Origin::File, Side::File),
        (true, true) => (Origin::Both, Side::Here),
    }
}

/// The JSON text of the record that a choice makes of the one here; `None` when nothing of it is taken from the file.
pub(super) fn chosen(here: &str, difference: &Difference, choices: &Choices) -> Option<String> {
    let is_taken = |part: &&Part| choices.side(difference, part) == Side::File;
    let taken: Vec<&Field> = difference.parts.iter().filter(is_taken).flat_map(|part| &part.fields).collect();
    if taken.is_empty() {
        return None;
    }
    let mut values = leaves(difference.table, here);
    values.retain(|(path, _)| !taken.iter().any(|field| field.path == *path));
    values.extend(taken.into_iter().filter_map(|field| Some((field.path.clone(), field.file.clone()?))));
    Some(assemble(difference.table, &values))
}
