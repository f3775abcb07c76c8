//! What a value is wrapped in wherever it is kept: one line that says what it is and proves that it is whole.
//!
//! `LP1 <kind> <revision> <prev> <tip> <encoding> <length> <checksum>`, a line feed, the body. `tip` names a state of the
//! workbook and `prev` the state before it, so that a journal is a chain: two histories that parted can never be mixed
//! up, even though their revisions are equal. The database keeps the body as bytes, the local storage as text.

use super::checksum::crc32;
use super::pack;
use crate::app::platform::compress;

/// The version of the wrapping. A higher one belongs to a newer version of the program and is left alone.
const VERSION: u32 = 1;
const MAGIC: &str = "LP";
/// Bodies smaller than this are kept readable: compressing them gains nothing.
const SMALL: usize = 2_048;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What the list of workbooks shows, and where the newest state is.
    Head,
    /// What is noted about a workbook from outside: exports, the trash.
    Mark,
    /// A whole workbook.
    Snapshot,
    /// One entry of the journal.
    Entry,
    /// What the list of backups shows.
    Backup,
}

/// A value with what its wrapping says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// What it is.
    pub kind: Kind,
    /// The revision it is of.
    pub revision: u64,
    /// The state before, of an entry; 0 elsewhere.
    pub prev: u32,
    /// The state it is of.
    pub tip: u32,
    /// The value.
    pub body: Body,
}

/// The value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// UTF-8 text.
    Plain(Vec<u8>),
    /// UTF-8 text, deflated.
    Deflated(Vec<u8>),
}

/// Why a value is no envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It was written by a newer version of the program.
    Newer(u32),
    /// It is cut off, altered, or was never one.
    Damaged,
}

impl Envelope {
    /// An entry of the journal that follows a state.
    pub fn entry(revision: u64, prev: u32, text: String) -> Self {
        let tip = crc32(&[&revision.to_le_bytes(), &prev.to_le_bytes(), text.as_bytes()]);
        Self { kind: Kind::Entry, revision, prev, tip, body: Body::Plain(text.into_bytes()) }
    }

    /// Any other value of a state.
    pub fn of_state(kind: Kind, revision: u64, tip: u32, bytes: Vec<u8>) -> Self {
        Self { kind, revision, prev: 0, tip, body: Body::Plain(bytes) }
    }

    /// The same, compressed where that gains something and the browser can.
    pub async fn deflated(&self) -> Self {
        let Body::Plain(bytes) = &self.body else { return self.clone() };
        let body = if bytes.len() < SMALL { None } else { compress::deflate(bytes).await.map(Body::Deflated) };
        Self { body: body.unwrap_or_else(|| self.body.clone()), ..*self }
    }

    /// The value as bytes of UTF-8; `None` when it cannot be inflated.
    pub async fn plain(&self) -> Option<Vec<u8>> {
        match &self.body {
            Body::Plain(bytes) => Some(bytes.clone()),
            Body::Deflated(bytes) => compress::inflate(bytes).await,
        }
    }

    /// How many bytes the body takes.
    pub fn size(&self) -> usize {
        self.body.bytes().len()
    }

    /// Wrapped as text.
    pub fn to_text(&self) -> String {
        let mut text = self.header();
        match &self.body {
            Body::Plain(bytes) => text.push_str(&String::from_utf8_lossy(bytes)),
            Body::Deflated(bytes) => text.push_str(&pack::pack(bytes)),
        }
        text
    }

    /// Wrapped as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.header().into_bytes();
        bytes.extend_from_slice(self.body.bytes());
        bytes
    }

    /// Reads what [`Envelope::to_text`] wrote.
    pub fn from_text(text: &str) -> Result<Self, Broken> {
        let (header, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self::read(header, |encoding, length| match encoding {
            "t" => Some(Body::Plain(rest.as_bytes().to_vec())),
            "z" => pack::unpack(rest, length).map(Body::Deflated),
            _ => None,
        })
    }

    /// Reads what [`Envelope::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        let header = std::str::from_utf8(&bytes[..end]).map_err(|_| Broken::Damaged)?;
        let rest = bytes.get(end + 1..).unwrap_or_default();
        Self::read(header, |encoding, _| match encoding {
            "t" => Some(Body::Plain(rest.to_vec())),
            "z" => Some(Body::Deflated(rest.to_vec())),
            _ => None,
        })
    }

    fn header(&self) -> String {
        let described = self.described();
        let checksum = crc32(&[described.as_bytes(), self.body.bytes()]);
        format!("{described} {checksum:08x}\n")
    }

    fn described(&self) -> String {
        let Self { kind, revision, prev, tip, body } = self;
        let (kind, encoding, length) = (kind.letter(), body.encoding(), body.bytes().len());
        format!("{MAGIC}{VERSION} {kind} {revision} {prev:08x} {tip:08x} {encoding} {length}")
    }

    fn read(header: &str, body: impl FnOnce(&str, usize) -> Option<Body>) -> Result<Self, Broken> {
        check_version(header)?;
        let fields: Vec<&str> = header.split(' ').collect();
        let &[_, kind, revision, prev, tip, encoding, length, checksum] = fields.as_slice() else {
            return Err(Broken::Damaged);
        };
        let hex = |text| u32::from_str_radix(text, 16).map_err(|_| Broken::Damaged);
        let length = length.parse().map_err(|_| Broken::Damaged)?;
        let envelope = Self {
            kind: Kind::ALL.into_iter().find(|known| known.letter() == kind).ok_or(Broken::Damaged)?,
            revision: revision.parse().map_err(|_| Broken::Damaged)?,
            prev: hex(prev)?,
            tip: hex(tip)?,
            body: body(encoding, length).ok_or(Broken::Damaged)?,
        };
        let sum = crc32(&[envelope.described().as_bytes(), envelope.body.bytes()]);
        let whole = envelope.body.bytes().len() == length && sum == hex(checksum)?;
        if whole { Ok(envelope) } else { Err(Broken::Damaged) }
    }
}

impl Kind {
    const ALL: [Self; 5] = [Self::Head, Self::Mark, Self::Snapshot, Self::Entry, Self::Backup];

    const fn letter(self) -> &'static str {
        match self {
            Self::Head => "h",
            Self::Mark => "m",
            Self::Snapshot => "s",
            Self::Entry => "e",
            Self::Backup => "b",
        }
    }
}

impl Body {
    /// The bytes that are kept.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain(bytes) | Self::Deflated(bytes) => bytes,
        }
    }

    const fn encoding(&self) -> &'static str {
        match self {
            Self::Plain(_) => "t",
            Self::Deflated(_) => "z",
        }
    }
}

fn check_version(header: &str) -> Result<(), Broken> {
    let version = header.strip_prefix(MAGIC).and_then(|rest| rest.split(' ').next()?.parse::<u32>().ok());
    match version {
        Some(VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(Broken::Newer(newer)),
        _ => Err(Broken::Damaged),
    }
}
