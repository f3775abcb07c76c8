//! Files that are not workbooks, in `tests/golden/wrong/`: each is named for what it is.

use std::collections::BTreeSet;
use std::path::Path;

use linchpin::format::FileKind::{Archive, Binary, Csv, Html, Office, Pdf, Picture, Text, Xml};
use linchpin::format::parse::SyntaxKind;
use linchpin::format::{FileError, Note, read_workbook};

use crate::places::GOLDEN;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/wrong")
}

fn error_of(name: &str) -> FileError {
    let bytes = std::fs::read(folder().join(name)).expect(name);
    read_workbook(&bytes).expect_err(name)
}

/// What kind of wrong file each is, but for those of [`BROKEN`].
fn expected() -> Vec<(&'static str, FileError)> {
    let unknown = |found: &str| FileError::UnknownVersion { found: found.to_owned() };
    let other = |format: Option<&str>| FileError::OtherJson { format: format.map(str::to_owned) };
    vec![
        ("empty.json", FileError::Empty),
        ("white-space.json", FileError::Empty),
        ("page.html", FileError::LooksLike(Html)),
        ("drawing.svg", FileError::LooksLike(Xml)),
        ("picture.png", FileError::LooksLike(Picture)),
        ("photo.jpg", FileError::LooksLike(Picture)),
        ("report.pdf", FileError::LooksLike(Pdf)),
        ("accounts.xlsx", FileError::LooksLike(Office)),
        ("accounts.xls", FileError::LooksLike(Office)),
        ("letter.rtf", FileError::LooksLike(Office)),
        ("files.zip", FileError::LooksLike(Archive)),
        ("backup.json.gz", FileError::LooksLike(Archive)),
        ("customers.csv", FileError::LooksLike(Csv)),
        // It was called no UTF-8, and a workbook that another program had changed.
        ("customers-1251.csv", FileError::LooksLike(Csv)),
        ("customers.tsv", FileError::LooksLike(Csv)),
        ("notes.txt", FileError::LooksLike(Text)),
        ("random.bin", FileError::LooksLike(Binary)),
        ("utf-16-le.json", FileError::Utf16),
        ("utf-16-be.json", FileError::Utf16),
        ("utf-16-no-mark.json", FileError::Utf16),
        ("latin-1.json", FileError::NotUtf8 { offset: 39 }),
        ("package.json", other(None)),
        ("other-format.json", other(Some("excel-export"))),
        ("list.json", other(None)),
        ("number.json", other(None)),
        ("version-2.json", FileError::NewerVersion { version: 2, known: 1 }),
        ("version-text.json", unknown("\"1\"")),
        ("version-nought.json", unknown("0")),
        ("version-missing.json", unknown("")),
    ]
}

/// Files that begin like JSON: what is wrong, on which line, in which column.
const BROKEN: &[(&str, SyntaxKind, usize, usize, Option<char>)] = &[
    ("cut-off.json", SyntaxKind::CutOff, 16, 41, None),
    ("cut-off-in-text.json", SyntaxKind::CutOff, 8, 158, None),
    ("trailing-comma.json", SyntaxKind::Unexpected, 1, 43, Some('}')),
    ("single-quotes.json", SyntaxKind::Unexpected, 1, 2, Some('\'')),
    ("comment.json", SyntaxKind::Unexpected, 2, 3, Some('/')),
    ("not-a-number.json", SyntaxKind::NotFinite, 1, 51, Some('N')),
    ("minus-infinity.json", SyntaxKind::NotFinite, 1, 52, Some('I')),
    ("leading-nought.json", SyntaxKind::Number, 1, 51, Some('0')),
    ("lone-surrogate.json", SyntaxKind::LoneSurrogate, 1, 48, Some('\\')),
    ("unknown-escape.json", SyntaxKind::Escape, 1, 48, Some('\\')),
    ("line-break-in-text.json", SyntaxKind::ControlCharacter, 1, 51, Some('\n')),
    ("too-deep.json", SyntaxKind::TooDeep, 1, 110, Some('[')),
    ("two-documents.json", SyntaxKind::Trailing, 2, 1, Some('{')),
];

#[test]
fn every_wrong_file_is_named_for_what_it_is() {
    for (name, error) in expected() {
        assert_eq!(error_of(name), error, "{name}");
    }
}

#[test]
fn every_broken_file_says_where() {
    for &(name, kind, line, column, found) in BROKEN {
        let FileError::Syntax(error) = error_of(name) else { panic!("{name} begins like JSON") };
        assert_eq!((error.kind, error.line, error.column, error.found), (kind, line, column, found), "{name}");
    }
}

#[test]
fn no_file_in_the_folder_is_forgotten() {
    let listed: BTreeSet<String> = expected()
        .iter()
        .map(|(name, _)| *name)
        .chain(BROKEN.iter().map(|(name, ..)| *name))
        .map(str::to_owned)
        .collect();
    let found: BTreeSet<String> = std::fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(listed, found);
}

#[test]
fn a_byte_order_mark_is_passed_over_with_a_note() {
    let marked = format!("\u{feff}{GOLDEN}");
    let reading = read_workbook(marked.as_bytes()).expect("our file");
    assert_eq!(reading.notes, [Note::ByteOrderMark]);
    assert!(reading.whole().is_some());
}

#[test]
fn a_million_brackets_are_too_deep_and_harmless() {
    for bracket in ["[", "{\"a\":"] {
        let deep = bracket.repeat(1_000_000);
        let Err(FileError::Syntax(error)) = read_workbook(deep.as_bytes()) else { panic!("not a workbook") };
        assert_eq!((error.kind, error.offset), (SyntaxKind::TooDeep, 64 * bracket.len()));
    }
}

#[test]
fn a_file_cut_off_anywhere_is_an_error_and_no_panic() {
    for end in 0..GOLDEN.trim_end().len() {
        assert!(read_workbook(&GOLDEN.as_bytes()[..end]).is_err(), "cut at {end}");
    }
}
