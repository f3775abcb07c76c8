//! The directory of a ZIP archive (APPNOTE 6.3): what is in it, and where.

use super::{MAX_ENTRIES, MAX_PART, MAX_UNPACKED, XlsxError};

/// How a part is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// As it is.
    Stored,
    /// Deflated, without a header.
    Deflated,
}

/// One part of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// How it is packed.
    pub method: Method,
    /// The packed bytes.
    pub bytes: &'a [u8],
    /// The most bytes it may give: unpacking stops there, whatever was declared.
    pub limit: usize,
}

/// The directory of an archive.
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    method: u16,
    is_encrypted: bool,
    packed: usize,
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory, and refuses what declares too much.
    ///
    /// # Errors
    /// An [`XlsxError`] when it is no archive or a limit is passed.
    pub fn open(bytes: &'a [u8]) -> Result<Self, XlsxError> {
        const END: &[u8] = b"PK\x05\x06";
        // The end of the directory is at the end of the file, before a comment of 65,535 bytes at most.
        let first = bytes.len().saturating_sub(22 + 65_535);
        let tail = bytes.get(first..).ok_or(XlsxError::Broken)?;
        let end = tail.windows(4).rposition(|window| window == END).ok_or(XlsxError::Broken)? + first;
        let count = usize::from(u16_at(bytes, end + 10).ok_or(XlsxError::Broken)?);
        let start = u32_at(bytes, end + 16).ok_or(XlsxError::Broken)?;
        if count > MAX_ENTRIES {
            return Err(XlsxError::TooManyEntries);
        }
        let mut at = usize::try_from(start).map_err(|_| XlsxError::Broken)?;
        let mut archive = Self { bytes, entries: Vec::with_capacity(count) };
        let mut unpacked = 0;
        for _ in 0..count {
            let (entry, declared, next) = Entry::read(bytes, at).ok_or(XlsxError::Broken)?;
            unpacked += u64::from(declared);
            if unpacked > MAX_UNPACKED || declared as usize > MAX_PART {
                return Err(XlsxError::TooLarge);
            }
            archive.entries.push(entry);
            at = next;
        }
        Ok(archive)
    }

    /// A part by its name; `None` when there is none of it. Names are told apart without regard to case, as in the
    /// standard.
    ///
    /// # Errors
    /// An [`XlsxError`] when it cannot be read.
    pub fn part(&self, name: &str) -> Result<Option<Part<'a>>, XlsxError> {
        let name = name.trim_start_matches('/');
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let method = match entry.method {
            _ if entry.is_encrypted => return Err(XlsxError::Unreadable),
            0 => Method::Stored,
            8 => Method::Deflated,
            _ => return Err(XlsxError::Unreadable),
        };
        let bytes = entry.data(self.bytes).ok_or(XlsxError::Broken)?;
        Ok(Some(Part { method, bytes, limit: MAX_PART }))
    }
}

impl Entry {
    /// The entry at a place of the directory, the size it declares unpacked, and the place of the next one.
    fn read(bytes: &[u8], at: usize) -> Option<(Self, u32, usize)> {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        let length = |place| u16_at(bytes, at + place).map(usize::from);
        let (name_length, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let name = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name_length)?).into_owned();
        let entry = Self {
            name,
            method: u16_at(bytes, at + 10)?,
            is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
            packed: usize::try_from(u32_at(bytes, at + 20)?).ok()?,
            at: usize::try_from(u32_at(bytes, at + 42)?).ok()?,
        };
        Some((entry, u32_at(bytes, at + 24)?, at + 46 + name_length + extra + comment))
    }

    /// The packed bytes, behind the entry's own header.
    fn data<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        if bytes.get(self.at..self.at + 4)? != b"PK\x03\x04" {
            return None;
        }
        let length = |place| u16_at(bytes, self.at + place).map(usize::from);
        let start = self.at + 30 + length(26)? + length(28)?;
        bytes.get(start..start.checked_add(self.packed)?)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
