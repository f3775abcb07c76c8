//! The sheets of a workbook of a spreadsheet program, unpacked by the browser and read as texts.

use std::sync::Arc;

use linchpin::exchange::xlsx::{
    Archive, Method, RELATIONS, SHARED_STRINGS, STYLES, SharedStrings, Styles, WORKBOOK, XlsxError, read_sheet,
    sheets_of,
};

use crate::app::i18n::{t, texts::import::xlsx as words};
use crate::app::platform::compress::{InflateProblem, inflate_within};

/// No more sheets are read: a list to choose from is no longer one.
const MOST_SHEETS: usize = 30;

/// A sheet with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Its cells between tabs.
    pub text: Arc<str>,
}

/// Whether bytes may be such a workbook: an archive.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The place of the first sheet that holds a table: many a workbook begins with a note.
pub fn first_table(sheets: &[Sheet]) -> usize {
    linchpin::exchange::table::first_table(sheets.iter().map(|sheet| &*sheet.text))
}

/// The sheets that have something in them, at least one.
///
/// # Errors
/// Why there are none, in words.
pub async fn open(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let sheets = read(bytes).await.map_err(|error| {
        t(match error {
            XlsxError::NotAWorkbook => words::OTHER,
            XlsxError::Unreadable => words::UNREADABLE,
            XlsxError::TooManyEntries | XlsxError::TooLarge | XlsxError::TooManyCells => words::TOO_LARGE,
            _ => words::BROKEN,
        })
        .to_owned()
    })?;
    if sheets.is_empty() { Err(t(words::EMPTY).to_owned()) } else { Ok(sheets) }
}

async fn read(bytes: &[u8]) -> Result<Vec<Sheet>, XlsxError> {
    let archive = Archive::open(bytes)?;
    let workbook = part(&archive, WORKBOOK).await?.ok_or(XlsxError::NotAWorkbook)?;
    let relations = part(&archive, RELATIONS).await?.ok_or(XlsxError::NotAWorkbook)?;
    let shared = part(&archive, SHARED_STRINGS).await?;
    let shared = SharedStrings::read(shared.as_deref().unwrap_or_default())?;
    let styles = Styles::read(part(&archive, STYLES).await?.as_deref().unwrap_or_default());
    let mut sheets = Vec::new();
    for sheet in sheets_of(&workbook, &relations)?.into_iter().take(MOST_SHEETS) {
        let Some(cells) = part(&archive, &sheet.part).await? else { continue };
        let text = read_sheet(&cells, &sheet, &shared, &styles)?;
        if !text.trim().is_empty() {
            sheets.push(Sheet { name: sheet.name, text: text.into() });
        }
    }
    Ok(sheets)
}

async fn part(archive: &Archive<'_>, name: &str) -> Result<Option<String>, XlsxError> {
    let Some(part) = archive.part(name)? else { return Ok(None) };
    let bytes = match part.method {
        Method::Stored => part.bytes.to_vec(),
        Method::Deflated => inflate_within(part.bytes, part.limit).await.map_err(|problem| match problem {
            InflateProblem::TooLarge => XlsxError::TooLarge,
            InflateProblem::Broken => XlsxError::Broken,
        })?,
    };
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
