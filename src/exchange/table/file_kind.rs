//! What a file that is no table looks like, by its first bytes.

/// A kind of file that is not a table of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// A workbook of a spreadsheet program (XLSX, ODS).
    Spreadsheet,
    /// A workbook of a spreadsheet program from before 2007 (XLS), or another old office document.
    OldOffice,
    /// A ZIP archive of something else.
    Zip,
    /// Another compressed file.
    Compressed,
    /// A PDF document.
    Pdf,
    /// A picture.
    Image,
    /// A web page.
    Html,
    /// XML of some kind.
    Xml,
    /// JSON of another program.
    Json,
    /// One of this product's own workbooks.
    Workbook,
    /// A text document with formatting (RTF).
    Rtf,
}

/// What the bytes look like, if not like a table.
pub(super) fn recognise(bytes: &[u8]) -> Option<FileKind> {
    const SIGNATURES: [(&[u8], FileKind); 11] = [
        (b"\xD0\xCF\x11\xE0", FileKind::OldOffice),
        (b"\x1F\x8B", FileKind::Compressed),
        (b"7z\xBC\xAF", FileKind::Compressed),
        (b"Rar!", FileKind::Compressed),
        (b"%PDF", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xFF\xD8\xFF", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"RIFF", FileKind::Image),
        (b"{\\rtf", FileKind::Rtf),
        (b"PK\x05\x06", FileKind::Zip),
    ];
    if bytes.starts_with(b"PK\x03\x04") {
        let parts: [&[u8]; 3] = [b"xl/", b"[Content_Types].xml", b"opendocument.spreadsheet"];
        let spreadsheet = parts.iter().any(|part| contains(bytes, part));
        return Some(if spreadsheet { FileKind::Spreadsheet } else { FileKind::Zip });
    }
    let signature = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
    signature.map(|(_, kind)| *kind)
}

/// What the text looks like, if not like a table.
pub(super) fn recognise_text(text: &str) -> Option<FileKind> {
    let text = text.trim();
    let begins = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if begins("<!doctype html") || begins("<html") || begins("<table") || begins("<head") || begins("<body") {
        return Some(FileKind::Html);
    }
    if begins("<?xml") || begins("<svg") {
        return Some(FileKind::Xml);
    }
    let json = (text.starts_with('{') && text.ends_with('}')) || is_list(text);
    if begins("{\"format\":\"linchpin-workbook\"") || (json && text.contains("linchpin-workbook")) {
        return Some(FileKind::Workbook);
    }
    json.then_some(FileKind::Json)
}

// A list of JSON: objects, lists, numbers or texts within one pair of brackets that closes at the very end.
fn is_list(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let begins = inside.trim_start().starts_with(|c: char| c.is_ascii_digit() || "{[\"-".contains(c));
    let mut depth = 0_i32;
    let closes_early = inside.chars().any(|character| {
        depth += i32::from(character == '[') - i32::from(character == ']');
        depth < 0
    });
    begins && !closes_early
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes[..bytes.len().min(4_000)].windows(part.len()).any(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let check = |bytes: &[u8], kind| assert_eq!(recognise(bytes), kind, "{bytes:?}");
        check(b"PK\x03\x04....[Content_Types].xml", Some(FileKind::Spreadsheet));
        check(b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(FileKind::Spreadsheet));
        check(b"PK\x03\x04....readme.txt", Some(FileKind::Zip));
        check(b"\xD0\xCF\x11\xE0\xA1\xB1", Some(FileKind::OldOffice));
        check(b"%PDF-1.7", Some(FileKind::Pdf));
        check(b"\x89PNG\r\n", Some(FileKind::Image));
        check(b"name,city", None);
    }

    #[test]
    fn texts_are_known_by_how_they_begin_and_end() {
        let check = |text, kind| assert_eq!(recognise_text(text), kind, "{text}");
        check("<!DOCTYPE html><html></html>", Some(FileKind::Html));
        check("<?xml version=\"1.0\"?><a/>", Some(FileKind::Xml));
        check("{\"a\": 1}", Some(FileKind::Json));
        check("[{\"a\": 1}]", Some(FileKind::Json));
        check("{\"format\":\"linchpin-workbook\",\"version\":1", Some(FileKind::Workbook));
        check("{ \"format\" : \"linchpin-workbook\" }", Some(FileKind::Workbook));
        // A list of numbers was opened as a table of three columns, the first of them called "[1".
        check("[1, 2, 3]", Some(FileKind::Json));
        check("[\n \"a\", [\"b\"]]\n", Some(FileKind::Json));
        check("[1] Acme,Berlin", None);
        check("[1],[2]", None);
        check("[Acme],[Bolt]", None);
        check("name", None);
    }
}
