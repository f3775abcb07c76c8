//! Which cells show a date or a share: numbers whose format says so.

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

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number.
    Plain,
    /// As a hundred times itself, with a per cent sign.
    Percent,
    /// As a date.
    Date(DateFormat),
}

/// The formats of a workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styles {
    formats: Vec<Shown>,
}

impl Styles {
    /// Reads the part of the formats.
    pub fn read(xml: &str) -> Self {
        let mut own: HashMap<u32, Shown> = HashMap::new();
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

    pub(super) fn shown(&self, style: Option<usize>) -> Shown {
        style.and_then(|style| self.formats.get(style)).copied().unwrap_or(Shown::Plain)
    }
}

/// The formats every program knows by number (ECMA-376, 18.8.30).
fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        17 => Shown::Date(DateFormat::Month),
        14..=16 | 22 | 27..=36 | 50..=58 => Shown::Date(DateFormat::Day),
        _ => Shown::Plain,
    }
}

/// What a format's code shows: letters in quotation marks, brackets and behind a backslash are no letters of a date.
fn of_code(code: &str) -> Shown {
    let (mut has_year, mut has_month, mut has_day, mut is_share) = (false, false, false, false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            '"' => drop(characters.by_ref().take_while(|it| *it != '"').last()),
            '[' => drop(characters.by_ref().take_while(|it| *it != ']').last()),
            '\\' | '_' | '*' => drop(characters.next()),
            'y' => has_year = true,
            'm' => has_month = true,
            'd' => has_day = true,
            '%' => is_share = true,
            _ => {}
        }
    }
    match (has_day, has_month && has_year) {
        (true, _) => Shown::Date(DateFormat::Day),
        (false, true) => Shown::Date(DateFormat::Month),
        (false, false) if is_share => Shown::Percent,
        (false, false) => Shown::Plain,
    }
}
