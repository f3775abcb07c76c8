//! A ballot as a file: one rater's accounts, criteria and own scores, read as strictly as a workbook.

use super::problem::{FileError, Note, Problem};
use super::read::{MAX_ITEMS, Reader};
use super::rows::{Rows, sift_ballot};
use super::schema::{Fields, Schema, number, object, text, whole};
use super::shape::Shape;
use super::tree::Node;
use super::workbook::{Document, open};
use super::write::{Layout, Writer};
use crate::model::{Account, Ballot, BallotOf, Criterion, Name, ScoreRecord, Timestamp};

/// What a ballot's file says its format is.
pub const BALLOT_FORMAT: &str = "linchpin-ballot";
/// The version of ballots this program reads and writes.
const VERSION: u32 = 1;
/// The minor version this program writes.
const MINOR: u32 = 0;

/// All names at the top level of the file.
const NAMES: &[&str] = &["format", "version", "minor", "of", "rater_name", "saved", "accounts", "criteria", "scores"];

/// What was read from a ballot's file. A ballot with any problem is not taken: half a ballot says something else than
/// its rater did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BallotReading {
    /// The ballot; `None` when anything in the file is wrong.
    pub ballot: Option<Ballot>,
    /// Every problem, in the order of the file; the first [`super::MAX_PROBLEMS`] of them.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub problem_count: usize,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

/// Reads a file of any kind: what it is when it is no ballot, or the ballot, or all of its problems.
///
/// # Errors
/// A [`FileError`] when the file is no ballot of a version this program knows.
pub fn read_ballot(bytes: &[u8]) -> Result<BallotReading, FileError> {
    let document: Document<'_> = open(bytes, BALLOT_FORMAT, VERSION)?;
    let mut reader = Reader::default();
    let ballot = read_fields(&mut reader, &document.tree);
    let problem_count = reader.problem_count();
    let ballot = ballot.filter(|_| problem_count == 0);
    let notes = if document.marked { vec![Note::ByteOrderMark] } else { Vec::new() };
    Ok(BallotReading { ballot, problems: reader.into_problems(document.text), problem_count, notes })
}

/// Writes a ballot: the same ballot gives the same bytes.
pub fn write_ballot(ballot: &Ballot) -> String {
    let mut extra = ballot.extra.clone();
    let minor = extra.remove("minor");
    let mut writer = Writer::new(Layout::Lines);
    let outer = writer.open_record(&extra);
    writer.required("format", &BALLOT_FORMAT.to_owned());
    writer.whole("version", &VERSION, 0, 0);
    writer.raw_field("minor", &minor.unwrap_or_else(|| MINOR.to_string()));
    writer.required("of", &ballot.of);
    writer.required("rater_name", &ballot.rater);
    writer.optional("saved", &ballot.saved);
    writer.table("accounts", ballot.accounts.iter());
    writer.table("criteria", ballot.criteria.iter());
    writer.table("scores", ballot.scores.iter());
    writer.close_record(&extra, outer);
    writer.finish()
}

/// The format of a ballot as JSON Schema (draft 2020-12), indented.
pub fn ballot_schema() -> String {
    Schema::document("urn:linchpin:ballot:1", "Linchpin ballot, version 1", describe)
}

fn read_fields<'t>(reader: &mut Reader<'t>, tree: &'t Node<'t>) -> Option<Ballot> {
    let (mut object, outer) = reader.open_record(tree)?;
    // Both were looked at before anything else.
    let _ = reader.enter(&mut object, "format", true).map(|_| reader.leave());
    let _ = reader.enter(&mut object, "version", true).map(|_| reader.leave());
    let minor = super::workbook::read_minor(reader, &mut object);
    let (mut of, mut rater): (Option<BallotOf>, Option<Name>) = (None, None);
    let mut saved: Option<Option<Timestamp>> = Some(None);
    reader.required(&mut object, "of", &mut of);
    reader.required(&mut object, "rater_name", &mut rater);
    reader.optional(&mut object, "saved", &mut saved);
    let accounts = Rows::<Account>::read(reader, &mut object, "accounts");
    let criteria = Rows::<Criterion>::read(reader, &mut object, "criteria");
    let mut scores = Rows::<ScoreRecord>::read(reader, &mut object, "scores");
    if let Some(of) = &of {
        sift_ballot(reader, &mut scores, &accounts, &criteria, of.rater);
    }
    let mut extra = reader.close_taking(&object, outer, NAMES);
    if let Some(minor) = minor.filter(|minor| *minor > MINOR) {
        extra.insert("minor".to_owned(), minor.to_string());
    }
    let (accounts, criteria, scores) = (accounts.table, criteria.table, scores.table);
    Some(Ballot { of: of?, rater: rater?, saved: saved?, accounts, criteria, scores, extra })
}

fn describe(schema: &mut Schema) -> Node<'static> {
    let mut fields = Fields::default();
    fields.add("format", "What kind of file this is.", object([("const", text(BALLOT_FORMAT))]));
    fields.add("version", "The version of the format.", object([("const", number(VERSION))]));
    let minor = "The minor version: newer ones only add optional fields.";
    fields.add_optional("minor", minor, whole(0, u32::MAX.into()));
    let (of, name, saved) = (BallotOf::describe(schema), Name::describe(schema), Timestamp::describe(schema));
    fields.add("of", "What it was made from.", of);
    fields.add("rater_name", "What the rater is called.", name);
    fields.add_optional("saved", "When the rater saved it; left out while nobody has.", saved);
    let (account, criterion, score) =
        (Account::describe(schema), Criterion::describe(schema), ScoreRecord::describe(schema));
    fields.add("accounts", "The accounts to score.", Schema::list(account, MAX_ITEMS, false));
    fields.add("criteria", "The criteria to score them on.", Schema::list(criterion, MAX_ITEMS, false));
    fields.add("scores", "The rater's own scores, nobody else's.", Schema::list(score, MAX_ITEMS, false));
    fields.into_object("One rater's part of a workbook: to be scored apart and brought back.")
}
