//! What can be wrong with a file: enums with their place, never prose. The interface has the words.

use super::parse::SyntaxError;

/// Why nothing at all could be read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileError {
    /// The file is empty, or holds white space only.
    Empty,
    /// The file is larger than any workbook; it was not looked at.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
        /// The largest size that is read, in bytes.
        limit: usize,
    },
    /// The text is UTF-16, as some programs on Windows save it.
    Utf16,
    /// The text is not UTF-8, for example Latin-1.
    NotUtf8 {
        /// The offset of the first byte that is not UTF-8.
        offset: usize,
    },
    /// It is a file of another kind.
    LooksLike(FileKind),
    /// It begins like JSON and is not: cut off, or changed by hand.
    Syntax(SyntaxError),
    /// It is JSON of another program.
    OtherJson {
        /// What its `format` says, when it says something; shortened.
        format: Option<String>,
    },
    /// It is ours, and its version is not a number we know: missing, or not a whole number from 1.
    UnknownVersion {
        /// What was found, shortened; empty when the version is missing.
        found: String,
    },
    /// It is ours, of a version newer than this program.
    NewerVersion {
        /// The file's version.
        version: u64,
        /// The newest version this program reads.
        known: u32,
    },
}

/// What a file that is not a workbook looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileKind {
    /// A web page.
    Html,
    /// XML or SVG.
    Xml,
    /// A picture: PNG, JPEG, GIF or WebP.
    Picture,
    /// A PDF document.
    Pdf,
    /// A spreadsheet or text of an office program: XLSX, ODS, DOCX or their older kinds.
    Office,
    /// A ZIP archive or another compressed file.
    Archive,
    /// A table as text: CSV or tab-separated.
    Csv,
    /// Text that is none of these.
    Text,
    /// Bytes that are none of these.
    Binary,
}

/// One thing that is wrong in a file that could be read otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a JSON path such as `$.accounts[3].name`.
    pub path: String,
    /// The line in the file, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What was expected there.
    pub expected: Expected,
    /// What was found, as shortened JSON text; empty when it is missing.
    pub found: String,
}

/// What is wrong in one place of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A field that must be there is not.
    Missing,
    /// A value of another type: a text for a number, `null` for anything.
    WrongType,
    /// A number below or above its range, or too large to be kept exactly.
    OutOfRange,
    /// A number with a fraction where a whole one is expected.
    Fraction,
    /// A text that is longer than its limit.
    TooLong,
    /// A text that must not be empty and is.
    Empty,
    /// A name with white space at its ends.
    SpaceAtEnds,
    /// A name with a line break or another control character.
    ControlCharacter,
    /// A text that is not written as an id, a date, a moment, a period or a currency is, or names a day that does not exist.
    Malformed,
    /// A choice this version does not know.
    UnknownChoice,
    /// A second member of the same name in one object.
    DuplicateName,
    /// A second record with the same key in one table, or the same label twice in one list.
    DuplicateRecord,
    /// A reference to a record that is not in the file.
    Dangling,
    /// A period outside the period it must lie in.
    OutsidePeriod,
    /// Before and after in an edit are of different records.
    OtherRecord,
    /// A field that this version does not know, where none can be kept.
    UnknownField,
    /// More records than a table may have.
    TooMany,
}

/// What was expected in one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Any value: the name itself is in question.
    Anything,
    /// An object.
    Object,
    /// A list of at most so many items.
    List {
        /// The most items.
        max: usize,
    },
    /// A text of at most so many characters.
    Text {
        /// The most characters.
        max: usize,
    },
    /// A name: not empty, no white space at its ends, no control characters, at most so many characters.
    Name {
        /// The most characters.
        max: usize,
    },
    /// A whole number within bounds, both included.
    Whole {
        /// The lowest.
        min: i64,
        /// The highest.
        max: i64,
    },
    /// An id: thirteen characters of Crockford's base 32.
    Id,
    /// A day, `2026-11-22`.
    Date,
    /// A moment in UTC, `2026-11-22T08:05:00.000Z`.
    Moment,
    /// A year, a quarter or a month: `1997`, `1997-Q1`, `1997-03`.
    Period,
    /// A formula over entered numbers, `(revenue - cost) / revenue * 100`.
    Formula,
    /// Group scores with spaces between, such as `8 15/2 -`.
    ScoreRow,
    /// A currency's code: three capital letters.
    Currency,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Bands of which A does not begin below B.
    BandsInOrder,
    /// A list of so many numbers.
    Limits {
        /// How many.
        count: usize,
    },
    /// The id of a record in this table.
    RecordOf(&'static str),
    /// A period within this one, as it is written in the file.
    PeriodWithin(String),
}

/// Something a person should know of a file that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// The file began with a byte-order mark, which was passed over.
    ByteOrderMark,
    /// The file is of a newer minor version; what this program does not know of it was kept as it is.
    NewerMinor {
        /// The file's minor version.
        minor: u32,
    },
    /// The workbook's name is broken; another stands in for it, see [`Reading::stand_in`](super::Reading::stand_in).
    NameStandsIn,
    /// The workbook's currency is broken; another stands in for it, see [`Reading::stand_in`](super::Reading::stand_in).
    CurrencyStandsIn,
    /// So many fields are unknown to this version; they were kept as they are.
    UnknownFields {
        /// How many.
        count: usize,
    },
    /// The file is of an older version and was brought to this one.
    Migrated {
        /// The version it was of.
        from: u32,
    },
}
