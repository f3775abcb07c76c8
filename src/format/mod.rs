//! Our file: JSON with named versions, read strictly with a path for every problem, written in one way only.
//!
//! One mechanism, `shape`, reads, writes and describes every type, out of one list of fields each (`shapes/`), so
//! that the three cannot disagree. This room knows the model and the changes; it knows no clock, no browser and no
//! words of any language: what is wrong is an enum with its place.
//!
//! | | |
//! | --- | --- |
//! | [`read_workbook`] | bytes of any file → a workbook of all good records, and every problem with its path |
//! | [`write_workbook`] | a workbook → canonical text: the same workbook gives the same bytes |
//! | [`read_ballot`], [`write_ballot`] | one rater's part of a workbook, to be scored apart and brought back |
//! | [`read_entry`], [`write_entry`] | one entry of the journal as one line |
//! | [`compare`] | what a file would bring to a workbook, record by record |
//! | [`lineage`] | which earlier states a workbook comes from, and which of them a file comes from too |
//! | [`merge`] | where a workbook and a file of it differ, field by field, and what comes of a choice |
//! | [`workbook_schema`], [`ballot_schema`] | the formats as JSON Schema |

mod ballot;
mod compare;
mod entry;
mod file_name;
pub mod lineage;
pub mod merge;
pub mod parse;
pub mod problem;
mod read;
mod rows;
mod schema;
mod shape;
mod shapes;
mod sniff;
mod tables;
pub mod tree;
pub mod version;
mod workbook;
mod write;

pub use ballot::{BALLOT_FORMAT, BallotReading, ballot_schema, read_ballot, write_ballot};
pub use compare::{Comparison, FieldChange, TableComparison, changed_fields, compare};
pub use entry::{EntryError, read_entry, write_entry};
pub use file_name::{part_of_file_name, workbook_file_name, workbook_file_number};
pub use problem::{Expected, FileError, FileKind, Note, Problem, ProblemKind};
pub use read::MAX_PROBLEMS;
pub use rows::LeftOut;
pub use workbook::{MAX_BYTES, Reading, read_workbook, workbook_schema, write_workbook};
pub use write::Layout;
