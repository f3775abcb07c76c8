//! What is done to many cells at once: filled down, cleared, copied, pasted, spread over the parts of the period.

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::target::{NoSeasons, PlanEdit, seasons, year_before};
use linchpin::model::{Owner, Period, PeriodKind};

use super::doubt::Doubt;
use super::sheet::Sheet;
use crate::app::i18n::{fmt, t, texts::targets::plan as words};
use crate::app::ui::components::Tone;

/// The texts of the selected cells.
pub fn copied(sheet: Sheet) -> Vec<Vec<String>> {
    let (first, last) = untrack(|| sheet.selection());
    let columns = sheet.columns.get_untracked();
    let row = |row: usize| {
        let line = sheet.line(row)?;
        let target = sheet.target(&line.owner);
        let cells = columns.iter().skip(first.1).take(last.1 + 1 - first.1);
        sheet.scoped(|scope| cells.map(|column| column.shown(scope, &line.owner, target.as_ref()).text).collect())
    };
    (first.0..=last.0).filter_map(row).collect()
}

/// Takes a block of a spreadsheet from the cursor on, all of it or nothing; what reaches beyond the table is counted.
pub fn paste(sheet: Sheet, text: &str) {
    if sheet.store.read_only().get_untracked() {
        return;
    }
    let (first, last) = untrack(|| sheet.selection());
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let block: Vec<Vec<&str>> =
        text.trim_end_matches('\n').split('\n').map(|line| line.split('\t').collect()).collect();
    let size = untrack(|| (sheet.lines.with(|lines| lines.len()), sheet.columns.with(Vec::len)));
    let mut beyond = Beyond::default();
    let cells: Vec<(usize, usize, &str)> = match block.as_slice() {
        // One text fills the whole selection.
        [line] if line.len() == 1 => {
            (first.0..=last.0).flat_map(|row| (first.1..=last.1).map(move |column| (row, column, line[0]))).collect()
        }
        block => {
            let mut cells = Vec::new();
            for (down, line) in block.iter().enumerate() {
                for (on, text) in line.iter().enumerate() {
                    let at = (first.0 + down, first.1 + on);
                    if at.0 < size.0 && at.1 < size.1 {
                        cells.push((at.0, at.1, *text));
                    } else if !text.trim().is_empty() {
                        beyond.note(at, size);
                    }
                }
            }
            cells
        }
    };
    let (doubt, lost) = (Doubt::of(sheet, &cells), beyond.said());
    let note = doubt.iter().map(Doubt::said).chain(lost.clone()).collect::<Vec<_>>().join(" ");
    let said = (cells.len() > 1).then(|| words::pasted(cells.len()));
    let done = sheet.take_noting(&cells, said, Some(note).filter(|note| !note.is_empty()));
    if done.is_ok() {
        sheet.ask_about(doubt);
        sheet.lost.set(lost);
        sheet.problem.set(None);
    } else {
        // How the numbers were read may be all that is wrong.
        let read = doubt.iter().map(Doubt::said);
        sheet.problem.set(done.err().map(|wrong| read.chain([wrong]).collect::<Vec<_>>().join(" ")));
    }
}

/// What of a block lies beyond the table.
#[derive(Default)]
struct Beyond {
    cells: usize,
    rows: usize,
    columns: usize,
}

impl Beyond {
    /// Counts a cell, of which the place and the size of the table are given.
    fn note(&mut self, at: (usize, usize), size: (usize, usize)) {
        self.cells += 1;
        self.rows = self.rows.max((at.0 + 1).saturating_sub(size.0));
        self.columns = self.columns.max((at.1 + 1).saturating_sub(size.1));
    }

    fn said(&self) -> Option<String> {
        let rows = (self.rows > 0).then(|| words::rows_beyond(self.rows));
        let columns = (self.columns > 0).then(|| words::columns_beyond(self.columns));
        let places: Vec<String> = rows.into_iter().chain(columns).collect();
        (self.cells > 0).then(|| words::no_place(self.cells, fmt::list(&places)))
    }
}

/// Clears the selected cells; a target whose figure is cleared goes.
pub fn clear(sheet: Sheet) {
    let (first, last) = untrack(|| sheet.selection());
    let cells: Vec<_> =
        (first.0..=last.0).flat_map(|row| (first.1..=last.1).map(move |column| (row, column, ""))).collect();
    finish(sheet, &cells, words::cleared);
}

/// Fills the selection with its first row; a selection of one row with the row above it.
pub fn fill_down(sheet: Sheet) {
    let (first, last) = untrack(|| sheet.selection());
    let (from, rows) =
        if last.0 > first.0 { (first.0, first.0 + 1..=last.0) } else { (first.0.wrapping_sub(1), first.0..=first.0) };
    let Some(line) = sheet.line(from) else { return };
    let target = sheet.target(&line.owner);
    let columns = sheet.columns.get_untracked();
    let texts: Vec<(usize, String)> = sheet
        .scoped(|scope| {
            let cells = columns.iter().enumerate().skip(first.1).take(last.1 + 1 - first.1);
            cells.map(|(place, column)| (place, column.shown(scope, &line.owner, target.as_ref()).text)).collect()
        })
        .unwrap_or_default();
    let cells: Vec<(usize, usize, &str)> =
        rows.flat_map(|row| texts.iter().map(move |(place, text)| (row, *place, text.as_str()))).collect();
    finish(sheet, &cells, words::filled);
}

fn finish(sheet: Sheet, cells: &[(usize, usize, &str)], said: fn(usize) -> String) {
    if sheet.store.read_only().get_untracked() {
        return;
    }
    // One cell needs no telling.
    let said = (cells.len() > 1).then(|| said(cells.len()));
    sheet.problem.set(sheet.take(cells, said).err());
}

/// How a plan is spread over the parts that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// All the same.
    Evenly,
    /// As the same period was a year before.
    Seasons,
    /// Not at all.
    Whole,
}

/// The parts a plan is spread over: those that are shown, else quarters or months.
fn parts_kind(sheet: Sheet) -> PeriodKind {
    let choice = sheet.choice.get_untracked();
    let split = choice.as_ref().and_then(|choice| choice.split);
    split.unwrap_or(match choice.map(|choice| choice.period.kind()) {
        Some(PeriodKind::Year) => PeriodKind::Quarter,
        _ => PeriodKind::Month,
    })
}

/// Spreads the plans of the meant rows.
pub fn spread(sheet: Sheet, how: Spread) {
    let kind = parts_kind(sheet);
    let rows: Vec<usize> = untrack(|| sheet.meant()).collect();
    let with_target = |row: &usize| sheet.line(*row).is_some_and(|line| sheet.target(&line.owner).is_some());
    let rows = rows.into_iter().filter(with_target);
    let done = match how {
        Spread::Evenly => sheet.apply_to(rows.map(|row| (row, PlanEdit::Even(kind))), words::spread_done),
        Spread::Whole => sheet.apply_to(rows.map(|row| (row, PlanEdit::Whole)), words::parts_taken),
        Spread::Seasons => by_seasons(sheet, rows.collect(), kind),
    };
    sheet.problem.set(done.err());
}

/// Spreads by each owner's own seasons; those who show none take the portfolio's, and it is said of how many.
fn by_seasons(sheet: Sheet, rows: Vec<usize>, kind: PeriodKind) -> Result<(), String> {
    let measure = sheet.choice.get_untracked().and_then(|choice| choice.past).map_or(Measure::Revenue, |it| it.0);
    let of = |owner: &Owner| {
        sheet
            .scoped(|scope| seasons(scope.workbook, owner, measure, scope.period, kind))
            .unwrap_or(Err(NoSeasons::Nothing))
    };
    let whole = of(&Owner::Portfolio).map_err(|no| no_seasons(sheet, no, kind))?;
    let mut borrowed = 0;
    let mut edits = Vec::new();
    for row in rows {
        let Some(line) = sheet.line(row) else { continue };
        let weights = of(&line.owner).unwrap_or_else(|_| {
            borrowed += 1;
            whole.clone()
        });
        edits.push((row, PlanEdit::Weighted(weights)));
    }
    sheet.apply_to(edits.into_iter(), words::spread_done)?;
    if borrowed > 0 {
        sheet.toasts.tell(Tone::Neutral, words::borrowed(borrowed));
    }
    Ok(())
}

fn no_seasons(sheet: Sheet, no: NoSeasons, kind: PeriodKind) -> String {
    let year = sheet.choice.get_untracked().map_or(Period::Year(0), |choice| year_before(choice.period));
    let kind = t(if kind == PeriodKind::Month { words::SEASON_MONTHS } else { words::SEASON_QUARTERS });
    match no {
        NoSeasons::Missing(part) => words::no_seasons(fmt::period(year), kind, fmt::period(part)),
        NoSeasons::Negative(part) => words::negative_season(fmt::period(part)),
        NoSeasons::Nothing => words::no_season_at_all(fmt::period(year)),
    }
}

/// Makes the meant rows like the one the cursor is in: its growth, ends and parts, in proportion to each own figure.
pub fn copy_row(sheet: Sheet) {
    let from = sheet.active.get_untracked().0;
    // The selection begins with the row that is copied, wherever the cursor ended.
    let from = sheet.anchor.get_untracked().map_or(from, |anchor| anchor.0);
    let Some(model) = sheet.line(from).and_then(|line| sheet.target(&line.owner)) else {
        return sheet.problem.set(Some(t(words::NO_TARGET).to_owned()));
    };
    let rows: Vec<usize> = untrack(|| sheet.meant()).filter(|row| *row != from).collect();
    let edits = rows.into_iter().map(|row| (row, PlanEdit::Like(Box::new(model.clone()))));
    sheet.problem.set(sheet.apply_to(edits, words::copied).err());
}
