//! What a person does to scores: typing, clearing, choosing, pasting a block. Everything goes through one dispatch.

use leptos::prelude::*;
use linchpin::command::{CellScore, Command, ScoreCommand};
use linchpin::exchange::score_block::{BlockProblem, ScoreBlock, read_score_block, write_block};
use linchpin::model::{AccountId, CellKey, CriterionId, Score};

use super::board::{Block, Board, Place, Shows};
use super::look::rank_change;
use crate::app::i18n::{criterion_name, fmt, t, texts};
use crate::app::state::Refused;
use crate::app::ui::words::refusal;

/// For so many milliseconds a 0 after a 1 makes 10.
const TEN_WITHIN: f64 = 800.0;

/// A 1 that may still become 10.
#[derive(Clone, Copy)]
pub struct One {
    cell: (AccountId, CriterionId),
    at: f64,
    /// The revision the 1 made; none when the cell was 1 already.
    revision: Option<u64>,
}

impl Board {
    /// Types a digit into the cell under the cursor, at a time in milliseconds.
    pub fn type_digit(self, digit: u8, at: f64) {
        let one = self.one.get_value();
        self.one.set_value(None);
        self.anchor.set(None);
        let Some(cell) = self.cell_at(self.cursor.get_untracked()) else { return };
        let one = one.filter(|one| one.cell == cell && at - one.at <= TEN_WITHIN);
        if digit > 0 && one.is_some() {
            // Whoever types 12 means neither 1 nor 2: the cell keeps what it shows, and that is said.
            let typed = 10 + u32::from(digit);
            let (typed, kept) = (fmt::integer(typed.into()), fmt::integer(1.0));
            self.problem.set(Some(texts::matrix::no_such_score(typed, kept)));
        } else if digit > 0 {
            // A key that asks for a reason changes nothing yet, so there is nothing to make a 10 of.
            let before = self.revision();
            self.set_cell(cell, Score::new(digit));
            let revision = Some(self.revision()).filter(|revision| *revision != before);
            let is_asked = self.asked.with_untracked(Option::is_some);
            self.one.set_value((digit == 1 && !is_asked).then_some(One { cell, at, revision }));
        } else if let Some(one) = one {
            // The 1 is taken back first, so that one undo takes back the whole 10.
            if one.revision == Some(self.revision()) {
                let _ = self.store.undo();
            }
            self.set_cell(cell, Some(Score::MAX));
        } else {
            self.problem.set(Some(t(texts::matrix::ZERO_IS_NO_SCORE).to_owned()));
        }
    }

    /// Lets go of a half-typed 10.
    pub fn forget_one(self) {
        self.one.set_value(None);
    }

    /// Sets or clears one cell.
    pub fn choose(self, place: Place, score: Option<Score>) {
        if let Some(cell) = self.cell_at(place) {
            self.set_cell(cell, score);
        }
    }

    /// Clears the selected cells.
    pub fn clear(self) {
        let Block { first, last } = self.block();
        if first == last {
            return self.choose(first, None);
        }
        let places = (first.row..=last.row)
            .flat_map(|row| (first.column..=last.column).map(move |column| Place { row, column }));
        let cells: Vec<CellScore> = places
            .filter_map(|place| self.cell_at(place))
            .map(|(account, criterion)| CellScore { account, criterion, value: None })
            .collect();
        self.set_cells(cells);
    }

    /// The selected cells as text for a spreadsheet: figures in Latin digits with a point, cells without a score empty.
    pub fn copied(self) -> String {
        let Block { first, last } = self.block();
        let row =
            |row: usize| (first.column..=last.column).map(|column| self.copied_cell(Place { row, column })).collect();
        write_block(&(first.row..=last.row).map(row).collect::<Vec<_>>())
    }

    /// Takes in a block from the clipboard at the cursor or into the selected block: whole, or not at all.
    pub fn paste(self, text: &str) {
        let place = self.block().first;
        match read_score_block(text).map_err(|problem| self.words_of(&problem, place)) {
            Ok(block) => match self.cells_of(&block) {
                Ok((cells, last)) => {
                    if self.set_cells(cells) && place != last {
                        self.cursor.set(place);
                        self.anchor.set(Some(last));
                    }
                }
                Err(problem) => self.problem.set(Some(problem)),
            },
            Err(problem) => self.problem.set(Some(problem)),
        }
    }

    fn copied_cell(self, place: Place) -> String {
        let Some(account) = self.account_at(place.row) else { return String::new() };
        self.peek(|source| match self.criterion_at(place.column) {
            Some(criterion) => source.score(account, criterion).map(|score| score.to_string()),
            None if place.column == 0 => source.workbook.accounts.get(account).map(|account| account.name.to_string()),
            None if place.column + 1 == self.columns() => source.scoreboard.rank(account).map(|rank| rank.to_string()),
            None => source.scoreboard.total(account).ok().map(|total| copied_total(total.hundredths())),
        })
        .unwrap_or_default()
    }

    /// The cells a pasted block lands in, and the last one's place; a single score fills the selected block.
    fn cells_of(self, pasted: &ScoreBlock) -> Result<(Vec<CellScore>, Place), String> {
        let Block { first, last } = self.block();
        let single = match pasted.as_slice() {
            [row] if row.len() == 1 => row.first().copied(),
            _ => None,
        };
        let width = pasted.iter().map(Vec::len).max().unwrap_or(0);
        let last = match single {
            Some(_) => last,
            None => Place { row: first.row + pasted.len() - 1, column: first.column + width - 1 },
        };
        if self.account_at(last.row).is_none() {
            return Err(texts::matrix::too_many_rows(pasted.len()));
        }
        let mut cells = Vec::new();
        for row in first.row..=last.row {
            for column in first.column..=last.column {
                let value = single.or_else(|| pasted.get(row - first.row)?.get(column - first.column).copied());
                let Some(value) = value else { continue };
                let Some((account, criterion)) = self.cell_at(Place { row, column }) else {
                    return Err(texts::matrix::too_many_columns(width));
                };
                cells.push(CellScore { account, criterion, value });
            }
        }
        Ok((cells, last))
    }

    fn words_of(self, problem: &BlockProblem, place: Place) -> String {
        match problem {
            BlockProblem::NotAScore { row, column, found } => {
                let account = self.account_at(place.row + row - 1);
                let criterion = self.criterion_at(place.column + column - 1);
                let names = self.store.peek(|workbook| {
                    let account = workbook.title_of(account?)?;
                    Some((account, criterion_name(workbook, workbook.criteria.get(criterion?)?)))
                });
                let (row, column) = (fmt::integer(*row as f64), fmt::integer(*column as f64));
                match names {
                    Some((account, criterion)) => texts::matrix::not_a_score(row, column, account, criterion, found),
                    None => texts::matrix::not_a_score_outside(row, column, found),
                }
            }
            _ => t(texts::matrix::NOTHING_TO_PASTE).to_owned(),
        }
    }

    fn cell_at(self, place: Place) -> Option<(AccountId, CriterionId)> {
        Some((self.account_at(place.row)?, self.criterion_at(place.column)?))
    }

    fn set_cell(self, (account, criterion): (AccountId, CriterionId), value: Option<Score>) {
        if self.is_derived(criterion) {
            return self.set_derived(CellKey { account, criterion }, value);
        }
        let cell = CellScore { account, criterion, value };
        if self.score(|rater| ScoreCommand::Set { rater, cell }) {
            self.say_score(account, value);
        }
    }

    /// Sets many cells. Those of criteria that score themselves stay as they are: each would need a reason of its own.
    fn set_cells(self, mut cells: Vec<CellScore>) -> bool {
        let all = cells.len();
        cells.retain(|cell| !self.is_derived(cell.criterion));
        let (count, left) = (cells.len(), all - cells.len());
        let is_done = count > 0 && self.score(|rater| ScoreCommand::SetMany { rater, cells });
        if is_done {
            self.said.set(texts::matrix::cells_changed(count));
        }
        if left > 0 {
            self.problem.set(Some(texts::matrix::derived_left(left)));
        }
        is_done
    }

    fn score(self, command: impl FnOnce(linchpin::model::RaterId) -> ScoreCommand) -> bool {
        self.one.set_value(None);
        if self.store.read_only().get_untracked() {
            self.problem.set(Some(refusal(&Refused::ReadOnly)));
            return false;
        }
        let Some(rater) = self.rater_or_team() else {
            self.problem.set(Some(t(texts::matrix::whose::FIRST).to_owned()));
            return false;
        };
        match self.store.dispatch(Command::Score(command(rater))) {
            Ok(()) => {
                if self.problem.with_untracked(Option::is_some) {
                    self.problem.set(None);
                }
                true
            }
            Err(refused) => {
                self.problem.set(Some(refusal(&refused)));
                false
            }
        }
    }

    /// Tells a screen reader what became of a row, because what changes in a cell that has the focus is not read.
    fn say_score(self, account: AccountId, value: Option<Score>) {
        let (total, rank) = match self.shows {
            Shows::OwnScores => (None, None),
            Shows::Everything => {
                self.peek(|source| (source.scoreboard.total(account).ok(), source.scoreboard.rank(account)))
            }
        };
        let score = match value {
            Some(score) => fmt::integer(score.value().into()),
            None => t(texts::common::states::NOT_SCORED).to_owned(),
        };
        let said = match (total, rank) {
            (Some(total), Some(rank)) => {
                let change = rank_change(self.rank_before(account), Some(rank))
                    .map_or_else(String::new, |(_, words)| format!(", {words}"));
                texts::matrix::scored(score, fmt::hundredths(total.hundredths()), fmt::integer(rank.into())) + &change
            }
            _ => score,
        };
        self.said.set(said);
    }

    fn revision(self) -> u64 {
        untrack(|| self.store.revision())
    }
}

/// A total for a spreadsheet, with a point.
fn copied_total(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
