//! What a file looks like that is not a workbook, so that a person is told "this is a spreadsheet" rather than
//! "unexpected character".

use super::problem::{FileError, FileKind};

/// Beginnings of files that are not text.
const MAGIC: &[(&[u8], FileKind)] = &[
    (b"\x89PNG", FileKind::Picture),
    (b"\xFF\xD8\xFF", FileKind::Picture),
    (b"GIF8", FileKind::Picture),
    (b"RIFF", FileKind::Picture),
    (b"%PDF", FileKind::Pdf),
    (b"\xD0\xCF\x11\xE0", FileKind::Office),
    (b"{\\rtf", FileKind::Office),
    (b"\x1F\x8B", FileKind::Archive),
    (b"7z\xBC\xAF", FileKind::Archive),
    (b"Rar!", FileKind::Archive),
];

/// Names that stand near the beginning of an office document's ZIP archive.
const OFFICE_PARTS: &[&[u8]] = &[b"[Content_Types].xml", b"_rels/", b"xl/", b"word/", b"mimetypeapplication/vnd.oasis"];

/// The text of a file without its byte-order mark, and whether it had one; or what the file is instead of UTF-8 text.
pub fn decode(bytes: &[u8]) -> Result<(&str, bool), FileError> {
    if let Some(kind) = binary_kind(bytes) {
        return Err(FileError::LooksLike(kind));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || has_utf16_pattern(bytes) {
        return Err(FileError::Utf16);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let binary = bytes.iter().take(512).any(|&byte| byte == 0);
        if binary {
            FileError::LooksLike(FileKind::Binary)
        } else if is_table(bytes) {
            // A list in a code page; a workbook that another program has spoilt begins like one.
            FileError::LooksLike(FileKind::Csv)
        } else {
            FileError::NotUtf8 { offset: error.valid_up_to() }
        }
    })?;
    let stripped = text.strip_prefix('\u{feff}');
    let text_only = stripped.unwrap_or(text);
    if text_only.trim().is_empty() { Err(FileError::Empty) } else { Ok((text_only, stripped.is_some())) }
}

/// What a text looks like that does not begin like JSON; `None` when it does.
pub fn text_kind(text: &str) -> Option<FileKind> {
    let text = text.trim_start();
    if text.starts_with(['{', '[']) {
        return None;
    }
    if text.starts_with('<') {
        let head: String = text.chars().take(2000).collect::<String>().to_ascii_lowercase();
        let html = head.contains("<!doctype html") || head.contains("<html") || head.contains("<body");
        return Some(if html { FileKind::Html } else { FileKind::Xml });
    }
    let line = text.lines().next().unwrap_or_default();
    let cells = [',', ';', '\t'].map(|separator| line.matches(separator).count());
    let table = text.lines().count() > 1 && cells.iter().any(|&count| count > 0);
    Some(if table { FileKind::Csv } else { FileKind::Text })
}

fn is_table(bytes: &[u8]) -> bool {
    let mut lines = bytes.trim_ascii_start().split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    !first.starts_with(b"{") && lines.next().is_some() && first.iter().any(|byte| b",;\t".contains(byte))
}

fn binary_kind(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"PK\x03\x04") {
        let head = &bytes[..bytes.len().min(4096)];
        let office = OFFICE_PARTS.iter().any(|part| head.windows(part.len()).any(|window| window == *part));
        return Some(if office { FileKind::Office } else { FileKind::Archive });
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
}

/// Whether every other byte at the beginning is nought, as in UTF-16 text of Western letters.
fn has_utf16_pattern(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(16) & !1];
    let nought = |at: usize| head.chunks_exact(2).all(|pair| pair[at] == 0 && pair[1 - at] != 0);
    head.len() >= 4 && (nought(0) || nought(1))
}
