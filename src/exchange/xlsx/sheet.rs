//! The sheets of a workbook and their cells.

use super::lines::{Given, Lines, Merged};
use super::styles::{DateFormat, Shown, Styles};
use super::xml::{Event, Tag, events, text_of};
use super::{MAX_CELLS, XlsxError};
use crate::exchange::table::NO_VALUE;
use crate::model::Date;

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRef {
    /// What it is called.
    pub name: String,
    /// The part of its cells.
    pub part: String,
    /// Whether the workbook counts days from 1904.
    pub from_1904: bool,
}

/// The sheets that a workbook names, with their parts; charts and hidden sheets are none.
///
/// # Errors
/// [`XlsxError::NotAWorkbook`] when it names none.
pub fn sheets_of(workbook: &str, relations: &str) -> Result<Vec<SheetRef>, XlsxError> {
    let mut targets = Vec::new();
    for event in events(relations) {
        if let Event::Open { tag, .. } = event
            && let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target"))
        {
            targets.push((id, target));
        }
    }
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    for event in events(workbook) {
        let Event::Open { tag, .. } = event else { continue };
        match tag.name {
            "workbookPr" => from_1904 = matches!(tag.attribute("date1904").as_deref(), Some("1" | "true")),
            "sheet" if tag.attribute("state").is_none_or(|state| state == "visible") => {
                let target = tag
                    .attribute("r:id")
                    .or_else(|| tag.attribute("id"))
                    .and_then(|id| targets.iter().find(|(own, _)| *own == id).map(|(_, target)| target.clone()));
                let name = tag.attribute("name");
                sheets.extend(name.zip(target).filter(|(_, target)| !target.contains("chartsheets")));
            }
            _ => {}
        }
    }
    let part = |target: String| {
        target.strip_prefix('/').map_or_else(|| format!("xl/{}", target.trim_start_matches("./")), str::to_owned)
    };
    let sheets: Vec<SheetRef> =
        sheets.into_iter().map(|(name, target)| SheetRef { name, part: part(target), from_1904 }).collect();
    if sheets.is_empty() { Err(XlsxError::NotAWorkbook) } else { Ok(sheets) }
}

/// The texts that cells share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedStrings(Vec<String>);

impl SharedStrings {
    /// Reads their part. Readings of characters are left out.
    ///
    /// # Errors
    /// [`XlsxError::TooManyCells`] when there are more than cells.
    pub fn read(xml: &str) -> Result<Self, XlsxError> {
        let mut texts: Vec<String> = Vec::new();
        let (mut is_text, mut is_reading) = (false, false);
        for event in events(xml) {
            match event {
                Event::Open { tag, .. } if tag.name == "si" => {
                    if texts.len() == MAX_CELLS {
                        return Err(XlsxError::TooManyCells);
                    }
                    texts.push(String::new());
                }
                Event::Open { tag, is_empty } if tag.name == "rPh" => is_reading = !is_empty,
                Event::Close("rPh") => is_reading = false,
                Event::Open { tag, is_empty } if tag.name == "t" => is_text = !is_empty,
                Event::Close("t") => is_text = false,
                Event::Text(text) if is_text && !is_reading => {
                    if let Some(last) = texts.last_mut() {
                        last.push_str(&text_of(text));
                    }
                }
                _ => {}
            }
        }
        Ok(Self(texts))
    }
}

/// A sheet's cells as lines of texts between tabs, as a spreadsheet program puts them on the clipboard; its first line
/// is the sheet's first row. Numbers have a point and fifteen digits at most, shares are written as they are shown,
/// `23.5%`, dates as `1998-01-31`, or as `1998-01` where only the month is shown. A text or a date stands in all rows it
/// is merged over. A formula without a kept value, and the lower rows of a merged number, are marked for the table.
///
/// # Errors
/// An [`XlsxError`] when a limit is passed.
pub fn read_sheet(xml: &str, sheet: &SheetRef, shared: &SharedStrings, styles: &Styles) -> Result<String, XlsxError> {
    let mut lines = Lines::new(Merged::read(xml));
    let mut cell: Option<Cell> = None;
    let mut inside = "";
    for event in events(xml) {
        match event {
            Event::Open { tag, .. } if tag.name == "row" => lines.begin_row(&tag)?,
            Event::Open { tag, is_empty } if tag.name == "c" => {
                cell = (!is_empty).then(|| Cell::of(&tag));
                lines.begin_cell(&tag)?;
            }
            Event::Open { tag, is_empty } => {
                if let Some(cell) = cell.as_mut().filter(|_| tag.name == "f") {
                    cell.formula.get_or_insert_default();
                }
                inside = if is_empty { "" } else { tag.name };
            }
            Event::Close("c") => {
                if let Some(cell) = cell.take() {
                    lines.put(cell.given(sheet, shared, styles));
                }
            }
            Event::Close(_) => inside = "",
            Event::Text(text) if inside == "f" => {
                if let Some(formula) = cell.as_mut().and_then(|cell| cell.formula.as_mut()) {
                    formula.push_str(&text_of(text));
                }
            }
            Event::Text(text) if matches!(inside, "v" | "t") => {
                if let Some(cell) = &mut cell {
                    cell.value.push_str(&text_of(text));
                }
            }
            Event::Text(_) => {}
        }
    }
    lines.finish()
}

/// A cell as its tag and its value stand there.
struct Cell {
    kind: String,
    style: Option<usize>,
    value: String,
    formula: Option<String>,
}

impl Cell {
    fn of(tag: &Tag<'_>) -> Self {
        let style = tag.attribute("s").and_then(|style| style.parse().ok());
        Self { kind: tag.attribute("t").unwrap_or_default(), style, value: String::new(), formula: None }
    }

    fn given(self, sheet: &SheetRef, shared: &SharedStrings, styles: &Styles) -> Given {
        match self.kind.as_str() {
            "s" => {
                let place = self.value.trim().parse().ok();
                Given::Text(place.and_then(|place: usize| shared.0.get(place).cloned()).unwrap_or_default())
            }
            "b" => Given::Text(if self.value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "" | "n" => self.number(sheet, styles),
            _ => Given::Text(self.value),
        }
    }

    fn number(self, sheet: &SheetRef, styles: &Styles) -> Given {
        let Ok(number) = self.value.trim().parse::<f64>() else {
            // A program that does not compute writes formulas without what comes of them.
            return Given::Text(match self.formula.filter(|_| self.value.trim().is_empty()) {
                Some(formula) => format!("{NO_VALUE}={formula}"),
                None => self.value,
            });
        };
        match styles.shown(self.style) {
            Shown::Date(format) => date(number, sheet.from_1904, format).map(Given::Text),
            Shown::Percent => Some(Given::Number(written(number * 100.0) + "%")),
            Shown::Plain => None,
        }
        .unwrap_or_else(|| Given::Number(written(number)))
    }
}

/// A number with fifteen digits, as spreadsheet programs keep and show them, and twelve decimals, which are cents of
/// billions: what a sum of floats leaves behind these is noise. Three decimals would make a point that could group
/// thousands.
fn written(number: f64) -> String {
    let fifteen: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let decimals = format!("{fifteen:.12}");
    let text = decimals.trim_end_matches('0').trim_end_matches('.');
    let text = if text == "-0" { "0".to_owned() } else { text.to_owned() };
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals == 3 { text + "0" } else { text }
}

/// The day of a number of days, as spreadsheet programs count them: from 1899-12-30, so that the 29th of February 1900
/// that they believe in does no harm from March 1900 on; or from 1904.
fn date(days: f64, from_1904: bool, format: DateFormat) -> Option<String> {
    let first = if from_1904 { Date::new(1904, 1, 1) } else { Date::new(1899, 12, 30) }?;
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the years to 9999")]
    let day = Date::from_chrono(first.chrono().checked_add_days(chrono::Days::new(days.floor() as u64))?)?;
    Some(match format {
        DateFormat::Day => day.to_string(),
        DateFormat::Month => format!("{:04}-{:02}", day.year(), day.month()),
    })
}
