//! What a person does to figures: typing, clearing, filling down, copying, pasting. Every act is one dispatch, so one
//! undo.

use leptos::prelude::*;
use linchpin::analysis::target::{EntryCell, entry_cell, entry_row};
use linchpin::command::{Command, TargetCommand};
use linchpin::exchange::export::decimal;
use linchpin::exchange::score_block::write_block;
use linchpin::model::{Period, Quantity, TargetId};

use super::board::{Board, Editing, FIRST_PERIOD, Problem};
use super::doubt::Doubt;
use super::look::why_closed;
use crate::app::i18n::{fmt, texts::actuals as words, texts::targets::detail};
use crate::app::state::Refused;
use crate::app::ui::cells::{Block, Place};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::pages::targets::typed::{quantity, typed};
use crate::app::ui::words::refusal;

/// A figure to be set, or taken away.
pub type Figure = (TargetId, Period, Option<Quantity>);

impl Board {
    fn look(self, place: Place) -> Option<(TargetId, Period, EntryCell)> {
        let (target, period) = self.cell(place)?;
        Some((target, period, self.store.peek(|workbook| entry_cell(workbook, target, period))?))
    }

    /// Begins to type into a cell, over what is there or into it.
    pub fn edit(self, place: Place, over: Option<String>) {
        if self.store.read_only().get_untracked() {
            return self.tell(refusal(&Refused::ReadOnly));
        }
        let Some((target, period, look)) = self.look(place) else { return };
        if !look.is_open() {
            return self.problem.set(Some(closed(target, look)));
        }
        let now = match look {
            EntryCell::Recorded(value) => typed(value),
            _ => String::new(),
        };
        self.anchor.set(None);
        self.cursor.set(place);
        let (is_over, typed) = (over.is_some(), over.unwrap_or(now));
        self.editing.set(Some(Editing { at: place, target, period, typed, is_over, error: None }));
    }

    /// Takes what was typed; `false` when it is no number, and then the cell stays open with it.
    pub fn take(self) -> bool {
        let Some(editing) = self.editing.try_get_untracked().flatten() else { return true };
        let text = editing.typed.trim();
        let value = if text.is_empty() { Some(None) } else { quantity(text).map(Some) };
        let error = match value {
            None => Some(detail::error(text)),
            Some(value) => {
                let doubt = Doubt::of([(editing.target, editing.period, text)]);
                self.set(vec![(editing.target, editing.period, value)], doubt).err()
            }
        };
        let is_taken = error.is_none();
        self.editing.set(error.map(|error| Editing { error: Some(error), ..editing }));
        is_taken
    }

    /// Clears the selected cells. What follows from counted numbers stays.
    pub fn clear(self) {
        let block = self.block();
        let found = block.places().filter_map(|place| self.look(place));
        let (mut figures, mut left) = (Vec::new(), Vec::new());
        for (target, period, look) in found {
            match look {
                EntryCell::Recorded(_) => figures.push((target, period, None)),
                EntryCell::Counted(_) => left.push((target, look)),
                _ => {}
            }
        }
        self.finish(block, figures, left_out(&left), None);
    }

    /// Fills the selection with its first row; a selection of one row with the row above it.
    pub fn fill_down(self) {
        let Block { first, last } = self.block();
        let (from, rows) = match (last.row > first.row, first.row.checked_sub(1)) {
            (true, _) => (first.row, first.row + 1..=last.row),
            (false, Some(above)) => (above, first.row..=first.row),
            (false, None) => return,
        };
        let (mut figures, mut left) = (Vec::new(), Vec::new());
        for column in first.column.max(FIRST_PERIOD)..=last.column {
            let Some((.., model)) = self.look(Place { row: from, column }) else { continue };
            for row in rows.clone() {
                let Some((target, period, look)) = self.look(Place { row, column }) else { continue };
                if look.is_open() {
                    figures.push((target, period, model.value()));
                } else {
                    left.push((target, look));
                }
            }
        }
        self.finish(Block { first, last }, figures, left_out(&left), None);
    }

    /// The selected cells as text for a spreadsheet: figures in Latin digits with a point, cells without one empty.
    pub fn copied(self) -> String {
        let Block { first, last } = self.block();
        let row = |row: usize| {
            let (target, owner) =
                self.rows.with_untracked(|rows| rows.get(row).map(|it| (it.target, it.owner.clone())))?;
            let look = self.store.peek(|workbook| self.periods.with_untracked(|it| entry_row(workbook, target, it)))?;
            let figure = |value: Option<Quantity>| value.map(|it| decimal(it.e4(), 4)).unwrap_or_default();
            let cell = |column: usize| match column {
                0 => owner.clone(),
                1 => figure(look.reached),
                2 => figure(Some(look.goal)),
                3 => look.by_now.map(|share| share.to_string()).unwrap_or_default(),
                column => figure(look.cells.get(column - FIRST_PERIOD).copied().and_then(EntryCell::value)),
            };
            Some((first.column..=last.column).map(cell).collect::<Vec<String>>())
        };
        write_block(&(first.row..=last.row).filter_map(row).collect::<Vec<_>>())
    }

    /// Takes a block from the clipboard in at the cursor, or one figure into the whole selection: all figures that have
    /// a cell, or none where one cannot be read. It is said how many had no cell.
    pub fn paste(self, text: &str) {
        let Block { first, last } = self.block();
        let first = Place { column: first.column.max(FIRST_PERIOD), ..first };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let lines: Vec<Vec<&str>> =
            text.trim_end_matches(['\n', '\r']).split('\n').map(|line| line.split('\t').collect()).collect();
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        let single = (lines.len() == 1 && width == 1).then(|| lines[0][0]);
        let last = match single {
            Some(_) => Place { column: last.column.max(first.column), ..last },
            None => Place { row: first.row + lines.len() - 1, column: first.column + width - 1 },
        };
        let (mut figures, mut texts, mut beyond) = (Vec::new(), Vec::new(), 0);
        for place in (Block { first, last }).places() {
            let at = (place.row - first.row, place.column - first.column);
            let Some(text) = single.or_else(|| lines.get(at.0)?.get(at.1).copied()) else { continue };
            match self.pasted(place, text) {
                Ok(Pasted::Figure(figure)) => {
                    texts.push((figure.0, figure.1, text));
                    figures.push(figure);
                }
                Ok(Pasted::Nothing) => {}
                Ok(Pasted::Beyond) => beyond += 1,
                Err(problem) => {
                    let [row, column] = [at.0 + 1, at.1 + 1].map(|number| fmt::integer(number as f64));
                    let text = words::paste_problem(row, column, problem.text);
                    return self.problem.set(Some(Problem { text, ..problem }));
                }
            }
        }
        let beyond = (beyond > 0).then(|| (beyond, Problem { text: words::beyond(beyond), target: None }));
        self.finish(Block { first, last }, figures, beyond, Doubt::of(texts));
    }

    fn pasted(self, place: Place, text: &str) -> Result<Pasted, Problem> {
        let text = text.trim();
        let is_empty = matches!(text, "" | "-" | "–" | "—");
        let Some((target, period, look)) = self.look(place) else {
            return Ok(if is_empty { Pasted::Nothing } else { Pasted::Beyond });
        };
        match (look.is_open(), is_empty) {
            (false, true) => Ok(Pasted::Nothing),
            (false, false) => Err(closed(target, look)),
            (true, true) => Ok(Pasted::Figure((target, period, None))),
            (true, false) => match quantity(text) {
                Some(value) => Ok(Pasted::Figure((target, period, Some(value)))),
                None => Err(Problem { text: detail::error(text), target: None }),
            },
        }
    }

    /// Sets the figures of a block, and says how many cells were changed and how many were left out, and why.
    fn finish(self, block: Block, figures: Vec<Figure>, left: Option<(usize, Problem)>, doubt: Option<Doubt>) {
        let count = figures.len();
        match left {
            Some((_, problem)) if count == 0 => return self.problem.set(Some(problem)),
            _ if count == 0 => return,
            _ => {}
        }
        if let Err(problem) = self.set(figures, doubt) {
            return self.tell(problem);
        }
        if block.first != block.last {
            self.cursor.set(block.first);
            self.anchor.set(Some(self.inside(block.last)));
        }
        let said = words::cells_changed(count);
        match left {
            Some((count, problem)) if problem.target.is_some() => {
                offer_undo(self.store, self.toasts, format!("{said}. {}", words::left_counted(count)));
            }
            Some((_, problem)) => offer_undo(self.store, self.toasts, format!("{said}. {}", problem.text)),
            None => self.said.set(said),
        }
    }

    /// Sets doubtful figures in their other meaning.
    pub fn take_other(self, figures: Vec<Figure>) {
        if let Err(problem) = self.set(figures, None) {
            self.tell(problem);
        }
        // The button goes with what it asked.
        self.ask_focus();
    }

    /// Sets figures that are known in other targets; `false` when it was refused, which is said.
    pub fn fill(self, figures: Vec<Figure>) -> bool {
        let done = self.set(figures, None);
        // The button goes with what it filled in.
        self.ask_focus();
        done.map_err(|problem| self.tell(problem)).is_ok()
    }

    fn set(self, figures: Vec<Figure>, doubt: Option<Doubt>) -> Result<(), String> {
        let also = self.also(&figures);
        let done = self.store.dispatch(Command::Target(TargetCommand::SetActuals(figures)));
        if done.is_ok() && self.problem.with_untracked(Option::is_some) {
            self.problem.set(None);
        }
        // Nothing is told again where nothing was told.
        if done.is_ok() && (doubt.is_some() || self.doubt.with_untracked(Option::is_some)) {
            self.doubt.set(doubt);
        }
        if done.is_ok() && (also.is_some() || self.also_said.with_untracked(Option::is_some)) {
            // What somebody entered and is gone now comes back with one press.
            if let Some(also) = also.as_ref().filter(|also| also.is_replacing) {
                offer_undo(self.store, self.toasts, also.text.clone());
            }
            let (now, _) = self.store.targets_since(0);
            self.also_said.set(also.map(|also| (now, also.text)));
        }
        done.map_err(|refused| refusal(&refused))
    }

    fn tell(self, text: String) {
        self.problem.set(Some(Problem { text, target: None }));
    }

    /// What the cell being typed into is called.
    pub fn label_of_edited(self) -> String {
        let Some(((at, _), period)) =
            self.edited.get().zip(self.editing.with_untracked(|it| Some(it.as_ref()?.period)))
        else {
            return String::new();
        };
        let owner = self.rows.with_untracked(|rows| rows.get(at.row).map(|row| row.owner.clone()));
        format!("{}{}{}", owner.unwrap_or_default(), fmt::comma(), fmt::period(period))
    }
}

/// What a pasted text is in its cell.
enum Pasted {
    Figure(Figure),
    Nothing,
    Beyond,
}

/// Why a cell takes no figure, and the target in which its numbers are counted where that is why.
fn closed(target: TargetId, look: EntryCell) -> Problem {
    let target = matches!(look, EntryCell::Counted(_)).then_some(target);
    Problem { text: why_closed(look), target }
}

/// How many cells were left as they are, and why the last of them was.
fn left_out(left: &[(TargetId, EntryCell)]) -> Option<(usize, Problem)> {
    left.last().map(|&(target, look)| (left.len(), closed(target, look)))
}
