//! The period that stands only in the lines above a table's header: "Период: Январь 2026 г. - Октябрь 2026 г." above
//! "Контрагент; Выручка". It is taken where the lines say one period and nothing that speaks of time stays unread.

mod line;
mod take;
mod words;

#[cfg(test)]
mod tests;

pub(in crate::exchange) use line::names_time;
pub(super) use take::take_above;

use self::line::{Part, Said};
use super::period::{FigureHeader, read_figure_header};
use super::run::Covers;
use crate::exchange::table::RawTable;
use crate::model::{Date, MonthsCovered, Period};

/// The one period that the lines above a table's header say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodAbove {
    /// The period.
    pub period: Period,
    /// How many of its months the lines say; `None` for all.
    pub covers: Option<MonthsCovered>,
    /// The row it stands in, from 1, as a spreadsheet counts.
    pub row: u32,
    /// What stands there.
    pub text: String,
}

/// The period that the lines above a table's header say; `None` where they say none, several, or one that is not
/// understood. How much of a year to date is over, `today` tells.
pub fn period_above(table: &RawTable, today: Option<Date>) -> Option<PeriodAbove> {
    let (segment, period, covers) = one_period(segments(table))?;
    let whole = period.kind().months();
    let months = match covers {
        Covers::Whole => whole,
        Covers::Months(months) => months.months(),
        Covers::ToDate => today.and_then(|today| period.months_over(today))?,
    };
    let covers = if months < whole { Some(MonthsCovered::new(months)?) } else { None };
    Some(PeriodAbove { period, covers, row: segment.row, text: shortened(segment.text) })
}

// So much of a line is shown.
const SHOWN: usize = 80;

fn shortened(text: String) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

// What belongs together in a line: a name with a colon and what stands behind it, in however many cells.
#[derive(Debug, Clone)]
struct Segment {
    row: u32,
    text: String,
}

fn segments(table: &RawTable) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    for row in &table.above {
        let mut is_first = true;
        for cell in row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            match segments.last_mut().filter(|_| !is_first && !cell.contains(':')) {
                Some(segment) => segment.text = format!("{} {cell}", segment.text),
                None => segments.push(Segment { row: row.number, text: cell.to_owned() }),
            }
            is_first = false;
        }
    }
    segments
}

type Found = (Segment, Period, Covers);

// Of all that the segments say the one period; of a year and a month in it the month.
fn one_period(segments: Vec<Segment>) -> Option<Found> {
    let (mut found, mut parts, mut until): (Vec<Found>, Vec<(Segment, Part)>, Option<Segment>) = Default::default();
    let mut since: Option<Segment> = None;
    for segment in segments {
        let said = line::read(&segment.text);
        if let Some(first) = since.take_if(|_| !matches!(said, Said::Nothing)) {
            let both = Segment { row: first.row, text: format!("{} {}", first.text, segment.text) };
            let Said::Of(period, covers) = line::read(&both.text) else { return None };
            found.push((both, period, covers));
            continue;
        }
        match said {
            Said::Nothing => {}
            Said::Unclear => return None,
            Said::Of(period, covers) => found.push((segment, period, covers)),
            Said::Part(part) => parts.push((segment, part)),
            Said::Since => since = Some(segment),
            Said::Until if until.is_some() => return None,
            Said::Until => until = Some(segment),
        }
    }
    let narrowest = found.iter().min_by_key(|(_, period, covers)| (period.kind().months(), length(*covers)))?.clone();
    if since.is_some() || found.iter().any(|other| !holds_period(other, &narrowest)) {
        return None;
    }
    match (parts.as_slice(), until) {
        ([], None) => Some(narrowest),
        ([(segment, part)], None) => joined(narrowest, segment, |year| part.of_year(year)),
        ([], Some(segment)) => joined(narrowest, &segment, |year| line::up_to(&segment.text, year)),
        _ => None,
    }
}

const fn length(covers: Covers) -> u8 {
    match covers {
        Covers::Months(months) => months.months(),
        Covers::ToDate => 12,
        Covers::Whole => 13,
    }
}

// Whether a period is another one or contains it: a title says the year of which a line below says the quarter.
fn holds_period((_, period, covers): &Found, (_, other, of_other): &Found) -> bool {
    (period == other && covers == of_other) || (*covers == Covers::Whole && period.contains(*other))
}

// A year, and what another line says that it is of the year.
fn joined(
    (year, period, covers): Found,
    segment: &Segment,
    of_year: impl FnOnce(i32) -> Option<(Period, Covers)>,
) -> Option<Found> {
    let (Period::Year(number), Covers::Whole) = (period, covers) else { return None };
    let (period, covers) = of_year(number)?;
    let text = format!("{} · {}", year.text, segment.text);
    Some((Segment { row: year.row.min(segment.row), text }, period, covers))
}

// A period and nothing else, in words.
fn plain(text: &str) -> Option<FigureHeader> {
    read_figure_header(text).filter(|read| read.figure.is_none() && read.period.is_some())
}
