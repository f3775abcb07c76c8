//! A whole workbook as a file.

use super::lineage::{FIELD, with_lineage};
use super::problem::{FileError, Note, Problem};
use super::read::{MAX_ITEMS, Object, Reader};
use super::rows::{LeftOut, Rows, sift_agreed, sift_decisions, sift_scores, sift_targets};
use super::schema::{Fields, Schema, object, text};
use super::shape::Shape;
use super::tables::{LATER_TABLES, for_each_table};
use super::tree::{Node, Value, shorten};
use super::version::{self, CURRENT, FORMAT, MIGRATIONS, MINOR};
use super::write::{Layout, Writer};
use super::{parse, sniff};
use crate::model::{
    Account, Actual, Agreed, Criterion, Currency, Decision, Extra, Kpi, Meta, Name, Rater, ScoreRecord, Snapshot,
    StateId, Target, Timestamp, TrashItem, Workbook, WorkbookId,
};

/// The largest file that is read, in bytes. Ten thousand accounts with years of figures take about ten million.
pub const MAX_BYTES: usize = 256 << 20;
/// The deepest nesting that is read in a file. Ours is at most eight levels deep; the rest is for newer versions.
const MAX_DEPTH: usize = 64;

/// What was read from a file that is ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The workbook, made of all good records. It is the whole file when there are no problems; otherwise it may be
    /// taken on a person's word only. For a name or a currency that is broken another
    /// stands in, which the notes say. `None` when its id is broken, or all of its settings.
    pub workbook: Option<Workbook>,
    /// Every problem, in the order of the file; the first [`super::MAX_PROBLEMS`] of them.
    pub problems: Vec<Problem>,
    /// How many problems there are.
    pub problem_count: usize,
    /// What of each table was left out.
    pub left_out: Vec<LeftOut>,
    /// What a person should know besides.
    pub notes: Vec<Note>,
}

impl Reading {
    /// Gives what stands in for a broken name or a broken currency. Does nothing where they are sound.
    pub fn stand_in(&mut self, name: Name, currency: Currency) {
        let Some(workbook) = &mut self.workbook else { return };
        if self.notes.contains(&Note::NameStandsIn) {
            workbook.meta.name = name;
        }
        if self.notes.contains(&Note::CurrencyStandsIn) {
            workbook.meta.currency = currency;
        }
    }

    /// The workbook when the file is without any problem.
    pub fn whole(self) -> Option<Workbook> {
        if self.problem_count == 0 { self.workbook } else { None }
    }
}

/// Reads a file of any kind: what it is when it is not ours, or all of its good records and all of its problems.
pub fn read_workbook(bytes: &[u8]) -> Result<Reading, FileError> {
    let Document { text, mut tree, marked, version: from } = open(bytes, FORMAT, CURRENT)?;
    version::migrate(&mut tree, from, MIGRATIONS, |step| step.workbook);

    let mut reading = read_tree(&tree, text);
    if marked {
        reading.notes.push(Note::ByteOrderMark);
    }
    if from < CURRENT {
        reading.notes.push(Note::Migrated { from });
    }
    Ok(reading)
}

/// A file of ours before it is typed.
pub(super) struct Document<'b> {
    pub text: &'b str,
    pub tree: Node<'b>,
    /// Whether it began with a byte-order mark.
    pub marked: bool,
    pub version: u32,
}

/// Opens a file that should be of a format in a version up to a known one; or says what it is instead.
pub(super) fn open<'b>(bytes: &'b [u8], format: &str, known: u32) -> Result<Document<'b>, FileError> {
    if bytes.len() > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let (text, marked) = sniff::decode(bytes)?;
    let tree = parse::parse(text, MAX_DEPTH).map_err(|error| {
        let shift = bytes.len() - text.len();
        let error = parse::SyntaxError { offset: error.offset + shift, ..error };
        sniff::text_kind(text).map_or(FileError::Syntax(error), FileError::LooksLike)
    })?;
    let version = version_of(&tree, format, known)?;
    Ok(Document { text, tree, marked, version })
}

/// Writes a workbook: the same workbook gives the same bytes.
pub fn write_workbook(workbook: &Workbook, layout: Layout) -> String {
    let mut extra = workbook.extra.clone();
    let minor = extra.remove("minor");
    let mut writer = Writer::new(layout);
    let outer = writer.open_record(&extra);
    writer.required("format", &FORMAT.to_owned());
    writer.whole("version", &CURRENT, 0, 0);
    // A file of a newer minor version stays one: its unknown fields are still in it.
    writer.raw_field("minor", &minor.unwrap_or_else(|| MINOR.to_string()));
    writer.required("id", &workbook.id);
    writer.required("meta", &workbook.meta);
    macro_rules! write_tables {
        ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
            $(if !(workbook.$field.is_empty() && LATER_TABLES.contains(&stringify!($field))) {
                writer.table(stringify!($field), workbook.$field.iter());
            })*
        };
    }
    for_each_table!(write_tables);
    writer.close_record(&extra, outer);
    writer.finish()
}

/// The format of the file as JSON Schema (draft 2020-12), indented.
pub fn workbook_schema() -> String {
    Schema::document("urn:linchpin:workbook:1", "Linchpin workbook, version 1", describe)
}

fn describe(schema: &mut Schema) -> Node<'static> {
    let mut fields = Fields::default();
    fields.add("format", "What kind of file this is.", object([("const", text(FORMAT))]));
    fields.add("version", "The version of the format.", object([("const", super::schema::number(CURRENT))]));
    let minor = "The minor version: newer ones only add optional fields.";
    fields.add_optional("minor", minor, super::schema::whole(0, u32::MAX.into()));
    let (id, meta) = (WorkbookId::describe(schema), Meta::describe(schema));
    fields.add("id", "The workbook's id; the same in every copy.", id);
    fields.add("meta", "Settings of the whole workbook.", meta);
    macro_rules! describe_tables {
        ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => { $(
            let records = <$record>::describe(schema);
            let list = Schema::list(records, MAX_ITEMS, false);
            if LATER_TABLES.contains(&stringify!($field)) {
                fields.add_optional(stringify!($field), $about, list);
            } else {
                fields.add(stringify!($field), $about, list);
            }
        )* };
    }
    for_each_table!(describe_tables);
    let states = Vec::<StateId>::describe(schema);
    fields.add_optional(FIELD, "Earlier states of the workbook that it comes from, the newest last.", states);
    fields.into_object("A team's key accounts: whom it chose, why, and what it wants to reach with them.")
}

/// The version of a file that is ours.
fn version_of(tree: &Node<'_>, ours: &str, known: u32) -> Result<u32, FileError> {
    match tree.member("format").map(|node| &node.value) {
        Some(Value::Text(format)) if format == ours => {}
        Some(Value::Text(format)) => return Err(FileError::OtherJson { format: Some(shorten(format)) }),
        _ => return Err(FileError::OtherJson { format: None }),
    }
    let Some(node) = tree.member("version") else { return Err(FileError::UnknownVersion { found: String::new() }) };
    let mut reader = Reader::default();
    match reader.whole_number(node, 1, i64::MAX).and_then(|version| u64::try_from(version).ok()) {
        None => Err(FileError::UnknownVersion { found: node.shortened() }),
        Some(version) => match u32::try_from(version) {
            Ok(version) if version <= known => Ok(version),
            _ => Err(FileError::NewerVersion { version, known }),
        },
    }
}

fn read_tree<'t>(tree: &'t Node<'t>, text: &str) -> Reading {
    let mut reader = Reader::default();
    let mut notes = Vec::new();
    let mut left_out = Vec::new();
    let workbook = read_fields(&mut reader, tree, &mut notes, &mut left_out);
    if reader.unknown_count() > 0 {
        notes.push(Note::UnknownFields { count: reader.unknown_count() });
    }
    let problem_count = reader.problem_count();
    Reading { workbook, problems: reader.into_problems(text), problem_count, left_out, notes }
}

fn read_fields<'t>(
    reader: &mut Reader<'t>,
    tree: &'t Node<'t>,
    notes: &mut Vec<Note>,
    left_out: &mut Vec<LeftOut>,
) -> Option<Workbook> {
    let (mut object, outer) = reader.open_record(tree)?;
    // Both were looked at before anything else.
    let _ = reader.enter(&mut object, "format", true).map(|_| reader.leave());
    let _ = reader.enter(&mut object, "version", true).map(|_| reader.leave());
    let minor = read_minor(reader, &mut object);
    let mut id = None;
    reader.required(&mut object, "id", &mut id);
    let meta = read_meta(reader, &mut object, notes);

    let mut lineage: Option<Vec<StateId>> = None;
    reader.optional(&mut object, FIELD, &mut lineage);

    let mut tables = Tables::read(reader, &mut object);
    tables.sift(reader);
    let mut extra = reader.close_taking(&object, outer, Tables::NAMES);
    if let Some(minor) = minor.filter(|minor| *minor > MINOR) {
        notes.push(Note::NewerMinor { minor });
        extra.insert("minor".to_owned(), minor.to_string());
    }
    let workbook = tables.finish(id?, meta?, extra, left_out);
    Some(with_lineage(workbook, &lineage.unwrap_or_default()))
}

macro_rules! tables {
    ($($variant:ident $field:ident: $record:ty, $about:literal;)*) => {
        /// The tables of a workbook while they are read.
        struct Tables {
            $($field: Rows<$record>,)*
        }

        impl Tables {
            /// All names at the top level of the file.
            const NAMES: &[&str] = &["format", "version", "minor", "id", "meta", FIELD, $(stringify!($field)),*];

            fn read<'t>(reader: &mut Reader<'t>, object: &mut Object<'t>) -> Self {
                Self { $($field: Rows::read(reader, object, stringify!($field)),)* }
            }

            fn finish(self, id: WorkbookId, meta: Meta, extra: Extra, left_out: &mut Vec<LeftOut>) -> Workbook {
                Workbook { id, meta, $($field: self.$field.finish(left_out),)* extra }
            }
        }
    };
}

for_each_table!(tables);

impl Tables {
    /// Leaves out what refers to records that are not there.
    fn sift(&mut self, reader: &mut Reader<'_>) {
        sift_scores(reader, &mut self.scores, &self.accounts, &self.criteria, &self.raters);
        sift_decisions(reader, &mut self.decisions, &self.accounts);
        sift_agreed(reader, &mut self.agreed, &self.accounts, &self.criteria);
        sift_targets(reader, &mut self.targets, &mut self.actuals, &self.accounts, &self.kpis);
    }
}

pub(super) fn read_minor<'t>(reader: &mut Reader<'t>, object: &mut Object<'t>) -> Option<u32> {
    let node = reader.enter(object, "minor", false)?;
    let minor = reader.whole_number(node, 0, u32::MAX.into());
    reader.leave();
    minor.and_then(|minor| u32::try_from(minor).ok())
}

/// The settings. When something in them is broken, those without which the workbook cannot be (its name, and the
/// currency that says what its numbers mean) are taken alone and the rest is as in a new workbook.
// Without sound settings the good records are still there for the taking: what they need of the settings stands in.
fn read_meta<'t>(reader: &mut Reader<'t>, object: &mut Object<'t>, notes: &mut Vec<Note>) -> Option<Meta> {
    let node = reader.enter(object, "meta", true)?;
    let meta = Meta::read(reader, node).or_else(|| {
        let mut unheard = Reader::default();
        let Value::Object(_) = &node.value else { return None };
        let name: Option<Name> = node.member("name").and_then(|name| Shape::read(&mut unheard, name));
        let currency: Option<Currency> = node.member("currency").and_then(|code| Shape::read(&mut unheard, code));
        notes.extend(name.is_none().then_some(Note::NameStandsIn));
        notes.extend(currency.is_none().then_some(Note::CurrencyStandsIn));
        let name = name.or_else(|| Name::parse("-").ok())?;
        let currency = currency.unwrap_or(Currency::USD);
        let created: Option<Timestamp> = node.member("created").and_then(|at| Shape::read(&mut unheard, at));
        Some(Meta { currency, ..Meta::new(name, created.unwrap_or_default()) })
    });
    reader.leave();
    meta
}
