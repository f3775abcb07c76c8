//! An entry of the journal as one line of compact JSON: `{"version":1,"entry":{…}}`.

use super::parse::{self, SyntaxError};
use super::problem::{Expected, Problem, ProblemKind};
use super::read::Reader;
use super::tree::Node;
use super::version::{self, CURRENT, MIGRATIONS};
use super::write::{Layout, Writer};
use crate::change::JournalEntry;

/// Deeper than a workbook's file, because an entry wraps records that may be as deep as they are in a file.
const MAX_DEPTH: usize = 80;

/// Why a line is not an entry of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntryError {
    /// It is not JSON: torn, or changed by hand.
    Syntax(SyntaxError),
    /// It is of a version newer than this program.
    NewerVersion {
        /// The entry's version.
        version: u64,
    },
    /// It is JSON and not an entry.
    Problems(Vec<Problem>),
}

/// Writes an entry of the journal as one line, without a line break.
pub fn write_entry(entry: &JournalEntry) -> String {
    let mut writer = Writer::new(Layout::Compact);
    writer.open();
    writer.whole("version", &CURRENT, 0, 0);
    writer.required("entry", entry);
    writer.close();
    writer.finish()
}

/// Reads an entry of the journal, as strictly as a file.
pub fn read_entry(line: &str) -> Result<JournalEntry, EntryError> {
    let mut tree = parse::parse(line, MAX_DEPTH).map_err(EntryError::Syntax)?;
    if let Some(from) = version_of(&tree)? {
        version::migrate(&mut tree, from, MIGRATIONS, |step| step.entry);
    }
    let mut reader = Reader::default();
    let entry = read_fields(&mut reader, &tree);
    entry.ok_or_else(|| EntryError::Problems(reader.into_problems(line)))
}

/// The entry's version; `None` when it is missing or no number, which the reading proper reports.
fn version_of(tree: &Node<'_>) -> Result<Option<u32>, EntryError> {
    let version = tree.member("version").and_then(|node| Reader::default().whole_number(node, 1, i64::MAX));
    let Some(version) = version.and_then(|version| u64::try_from(version).ok()) else { return Ok(None) };
    match u32::try_from(version) {
        Ok(version) if version <= CURRENT => Ok(Some(version)),
        _ => Err(EntryError::NewerVersion { version }),
    }
}

fn read_fields<'t>(reader: &mut Reader<'t>, tree: &'t Node<'t>) -> Option<JournalEntry> {
    let mut object = reader.open(tree)?;
    let _ = reader.whole(&mut object, "version", 1, CURRENT.into());
    let mut entry = None;
    reader.required(&mut object, "entry", &mut entry);
    reader.close(&object, &["version", "entry"])?;
    // Unknown fields are kept in records only. An entry that says more than we understand must not be replayed.
    if let Some(name) = reader.first_kept() {
        reader.problem(tree.at, ProblemKind::UnknownField, Expected::Anything, name);
        return None;
    }
    entry
}
