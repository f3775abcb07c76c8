//! Which cells show a date: numbers whose format says so.

use std::collections::HashMap;

use super::xml::{Event, events};

/// How a number that is a date is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateFormat {
    /// With its day.
    Day,
    /// Month and year only.
    Month,
}

/// The formats of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styles {
    formats: Vec<Option<DateFormat>>,
}

impl Styles {
    /// Reads the part of the formats.
    pub fn read(xml: &str) -> Self {
        let mut own: HashMap<u32, Option<DateFormat>> = HashMap::new();
        let mut formats = Vec::new();
        let mut is_inside = false;
        for event in events(xml) {
            match event {
                Event::Open { tag, .. } if tag.name == "numFmt" => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok());
                    let code = tag.attribute("formatCode").unwrap_or_default();
                    own.extend(id.map(|id| (id, of_code(&code))));
                }
                Event::Open { tag, is_empty } if tag.name == "cellXfs" => is_inside = !is_empty,
                Event::Close("cellXfs") => is_inside = false,
                Event::Open { tag, .. } if is_inside && tag.name == "xf" => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                    formats.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            }
        }
        Self { formats }
    }

    pub(super) fn date_format(&self, style: Option<usize>) -> Option<DateFormat> {
        self.formats.get(style?).copied().flatten()
    }
}

/// The formats every program knows by number (ECMA-376, 18.8.30).
fn built_in(id: u32) -> Option<DateFormat> {
    match id {
        17 => Some(DateFormat::Month),
        14..=16 | 22 | 27..=36 | 50..=58 => Some(DateFormat::Day),
        _ => None,
    }
}

/// What a format's code shows: letters in quotation marks, brackets and behind a backslash are no letters of a date.
fn of_code(code: &str) -> Option<DateFormat> {
    let (mut has_year, mut has_month, mut has_day) = (false, false, false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            '"' => drop(characters.by_ref().take_while(|it| *it != '"').last()),
            '[' => drop(characters.by_ref().take_while(|it| *it != ']').last()),
            '\\' | '_' | '*' => drop(characters.next()),
            'y' => has_year = true,
            'm' => has_month = true,
            'd' => has_day = true,
            _ => {}
        }
    }
    match (has_day, has_month && has_year) {
        (true, _) => Some(DateFormat::Day),
        (false, true) => Some(DateFormat::Month),
        (false, false) => None,
    }
}
