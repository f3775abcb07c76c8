//! Small values about a workbook: what the list shows of it, and what is noted about it from outside.
//!
//! Both are lines of fields between tabs, the free text last: they are written after every change, and a workbook's
//! name holds no control characters.

use linchpin::model::{Timestamp, Workbook};

use super::envelope::{Body, Envelope, Kind};

/// What the list of workbooks shows of one, and where its newest state is. The envelope around it carries the revision
/// and the state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// The revision of the newest snapshot of this copy.
    pub snapshot: u64,
    /// The size of that snapshot in bytes.
    pub size: u64,
    /// The newest revision known to be in the other copy when this was written.
    pub other: u64,
    /// How many accounts it holds.
    pub accounts: usize,
    /// What it is called.
    pub name: String,
}

impl Head {
    /// Takes over what the list shows.
    pub fn describe(&mut self, workbook: &Workbook) {
        self.accounts = workbook.accounts.len();
        if self.name != workbook.meta.name.as_str() {
            workbook.meta.name.as_str().clone_into(&mut self.name);
        }
    }

    /// Wrapped, at a revision and state.
    pub fn seal(&self, revision: u64, tip: u32) -> Envelope {
        let Self { saved_at, snapshot, size, other, accounts, name } = self;
        let line = format!("{}\t{snapshot}\t{size}\t{other}\t{accounts}\t{name}", saved_at.ms());
        Envelope::of_state(Kind::Head, revision, tip, line.into_bytes())
    }

    /// Reads what [`Head::seal`] wrapped.
    pub fn open(envelope: &Envelope) -> Option<Self> {
        let line = line(envelope, Kind::Head)?;
        let mut fields = line.splitn(6, '\t');
        Some(Self {
            saved_at: Timestamp::from_ms(fields.next()?.parse().ok()?),
            snapshot: fields.next()?.parse().ok()?,
            size: fields.next()?.parse().ok()?,
            other: fields.next()?.parse().ok()?,
            accounts: fields.next()?.parse().ok()?,
            name: fields.next()?.to_owned(),
        })
    }
}

/// What is noted about a workbook from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// How many times it was written: the higher of two copies is the newer.
    pub count: u64,
    /// When it was last exported to a file, and at which revision.
    pub exported: Option<(Timestamp, u64)>,
    /// When it was put into the trash.
    pub deleted: Option<Timestamp>,
    /// What is added to a revision to give the number of a file: how far a file that was taken in had counted on.
    pub counted: u64,
}

impl Mark {
    /// Wrapped.
    pub fn seal(&self) -> Envelope {
        let exported = self.exported.map_or_else(String::new, |(at, revision)| format!("{} {revision}", at.ms()));
        let deleted = self.deleted.map_or_else(String::new, |at| at.ms().to_string());
        let counted = if self.counted == 0 { String::new() } else { format!("\t{}", self.counted) };
        Envelope::of_state(Kind::Mark, self.count, 0, format!("{exported}\t{deleted}{counted}").into_bytes())
    }

    /// Reads what [`Mark::seal`] wrapped.
    pub fn open(envelope: &Envelope) -> Option<Self> {
        let line = line(envelope, Kind::Mark)?;
        let (exported, deleted) = line.split_once('\t')?;
        let (deleted, counted) = deleted.split_once('\t').unwrap_or((deleted, "0"));
        let moment = |text: &str| Some(Timestamp::from_ms(text.parse().ok()?));
        let exported = match exported.split_once(' ') {
            Some((at, revision)) => Some((moment(at)?, revision.parse().ok()?)),
            None => None,
        };
        let deleted = if deleted.is_empty() { None } else { Some(moment(deleted)?) };
        Some(Self { count: envelope.revision, exported, deleted, counted: counted.parse().ok()? })
    }

    /// The number of a file made at a revision.
    pub fn number(&self, revision: u64) -> u64 {
        revision.saturating_add(self.counted)
    }

    /// Counts on so that a file made at a revision has at least a number. Never counts back.
    pub fn count_on(&mut self, revision: u64, least: u64) {
        self.counted = self.counted.max(least.saturating_sub(revision));
    }
}

/// The text of a small value of one kind.
pub fn line(envelope: &Envelope, kind: Kind) -> Option<&str> {
    match &envelope.body {
        Body::Plain(bytes) if envelope.kind == kind => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}
