//! The scoring matrix with its totals and ranks, kept so that one score changes one row.
//!
//! A dense matrix account × criterion holds the group scores (C-2) as whole sums, so that totals are exact fractions:
//! equal totals are equal (S-7). Rows keep their total as a float beside; the fraction is asked only where two floats
//! are nearly the same. Ranks are not stored but found by bisection in the sorted order.
//!
//! The value of a cell is the agreed one, else the one derived from the account's number where the criterion scores
//! itself (S-8), else the raters' group score.

mod arithmetic;
mod derived;
mod order;
mod ranking;
mod row;
mod table;
mod top;
mod total;

use std::cmp::Ordering;

pub use arithmetic::{Arithmetic, ArithmeticRow};
pub use ranking::Standing;
pub use top::{CutState, Membership, TopSet};
use total::Counts;
pub use total::{Band, CellScore, NoTotal, Total};

use super::derived::DerivedColumns;
use super::ratio::{Ratio, gcd};
use crate::model::{AccountId, CriterionId, GroupMethod, RaterId, ScoreRecord, Weight, Workbook};

/// Totals as floats that differ by less than this are compared as fractions.
const NEARLY_EQUAL: f64 = 1e-9;

/// The totals and ranks of all accounts of a workbook.
///
/// It is a snapshot with short ways to follow the workbook: [`Self::update_cell`] after a score changed,
/// [`Self::reweigh`] after weights did, [`Self::rederive`] after numbers of accounts did. After any other change of
/// accounts, criteria or raters it is built anew.
#[derive(Debug, Clone)]
pub struct Scoreboard {
    /// Accounts by id; their place here is their row.
    accounts: Vec<AccountId>,
    criteria: Vec<CriterionId>,
    weights: Vec<Weight>,
    /// The criteria that score themselves, with what they give.
    derived: DerivedColumns,
    /// The weights without their greatest common divisor: smaller numbers, the same totals.
    reduced: Vec<u32>,
    /// Row by row, a cell per criterion.
    cells: Vec<CellScore>,
    /// Totals as floats from 1 to 10; 0 where there is none.
    keys: Vec<f64>,
    /// Whether equal keys mean equal totals in all rows.
    keys_are_exact: bool,
    /// Rows with a total, best first, ties by account id.
    order: Vec<u32>,
}

/// What an update did to a [`Scoreboard`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The account or the criterion is not on the board: it has to be built anew.
    Unknown,
    /// The group score was the same before.
    Nothing,
    /// The account's score changed, and with it perhaps its total, but no account's place.
    Cell,
    /// Places, and so ranks, changed.
    Order,
}

impl Scoreboard {
    /// The board of a workbook. Scores of accounts or criteria the workbook does not have are left out.
    pub fn build(workbook: &Workbook) -> Self {
        let mut board = Self::empty(workbook);
        board.take_scores(workbook, |_| true, workbook.meta.group);
        board.take_derived();
        board.take_agreed(workbook, |_, _| true);
        board.weigh_all();
        board
    }

    /// The board of one rater's own scores, with the derived criteria as they are for everyone. It does not follow the
    /// workbook: its updates would take in all raters.
    pub fn build_for(workbook: &Workbook, rater: RaterId) -> Self {
        let mut board = Self::empty(workbook);
        board.take_scores(workbook, |score| score.rater == rater, GroupMethod::Mean);
        board.take_derived();
        board.take_agreed(workbook, |board, criterion| board.derived(criterion).is_some());
        board.weigh_all();
        board
    }

    fn empty(workbook: &Workbook) -> Self {
        let criteria = workbook.criteria_in_order();
        let accounts: Vec<AccountId> = workbook.accounts.keys().collect();
        Self {
            cells: vec![CellScore::NONE; accounts.len() * criteria.len()],
            keys: vec![0.0; accounts.len()],
            order: Vec::with_capacity(accounts.len()),
            accounts,
            weights: criteria.iter().map(|criterion| criterion.weight).collect(),
            criteria: criteria.iter().map(|criterion| criterion.id).collect(),
            derived: derived::columns(workbook),
            reduced: Vec::new(),
            keys_are_exact: true,
        }
    }

    /// Takes one cell's scores anew after a rater's score was set or cleared: in time of the criteria and a short
    /// move in the order, not of the accounts.
    pub fn update_cell(&mut self, workbook: &Workbook, account: AccountId, criterion: CriterionId) -> Effect {
        let (Some(row), Some(column)) = (self.row(account), self.column(criterion)) else {
            return Effect::Unknown;
        };
        let cell = self.value_of(workbook, account, criterion);
        let index = row * self.criteria.len() + column;
        if self.cells[index] == cell {
            return Effect::Nothing;
        }
        let place_before = self.place_of_row(row);
        let was_tied = self.is_tied(place_before);
        self.cells[index] = cell;
        let place_after = self.move_row(row, place_before);
        // Entering or leaving a tie changes the others' ranks without changing a place.
        let same_ranks = place_before == place_after && !was_tied && !self.is_tied(place_after);
        if same_ranks { Effect::Cell } else { Effect::Order }
    }

    /// Takes the criteria's weights anew after they changed; builds the board anew when it has other criteria.
    pub fn reweigh(&mut self, workbook: &Workbook) {
        let criteria = workbook.criteria_in_order();
        if !criteria.iter().map(|criterion| &criterion.id).eq(&self.criteria) {
            *self = Self::build(workbook);
            return;
        }
        self.weights = criteria.iter().map(|criterion| criterion.weight).collect();
        self.weigh_all();
    }

    /// How many accounts there are, with a total or without.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there are no accounts.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// How many accounts have a total.
    pub fn ranked_len(&self) -> usize {
        self.order.len()
    }

    /// The criteria of the columns, in the team's order.
    pub fn criteria(&self) -> &[CriterionId] {
        &self.criteria
    }

    /// The weights of the columns, in the order of [`Self::criteria`].
    pub fn weights(&self) -> &[Weight] {
        &self.weights
    }

    /// The accounts in the order of their ids, each with its cells in the order of [`Self::criteria`].
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (AccountId, &[CellScore])> {
        self.accounts.iter().enumerate().map(|(row, &account)| (account, self.cells_of(row)))
    }

    /// The cells of an account in the order of [`Self::criteria`].
    pub fn cells(&self, account: AccountId) -> Option<&[CellScore]> {
        self.row(account).map(|row| self.cells_of(row))
    }

    /// The criteria that have weight, in the team's order.
    pub fn weighted_criteria(&self) -> impl Iterator<Item = CriterionId> {
        self.criteria.iter().zip(&self.weights).filter(|(_, weight)| **weight > Weight::ZERO).map(|(&id, _)| id)
    }

    /// The group score of a cell (C-2); `None` when nobody scored it.
    pub fn cell(&self, account: AccountId, criterion: CriterionId) -> Option<CellScore> {
        let cell = self.cells_of(self.row(account)?)[self.column(criterion)?];
        cell.is_scored().then_some(cell)
    }

    /// The total of an account (S-6): T = Σ w·s / Σ w over the criteria that are scored.
    pub fn total(&self, account: AccountId) -> Result<Total, NoTotal> {
        self.total_of_row(self.row(account).ok_or(NoTotal::UnknownAccount)?)
    }

    fn take_scores(&mut self, workbook: &Workbook, counts: impl Fn(&ScoreRecord) -> bool, method: GroupMethod) {
        let mut row = 0;
        // For medians: the cell whose scores are being counted. They lie together.
        let mut open: Option<(usize, Counts)> = None;
        for score in workbook.scores.iter().filter(|score| counts(score)) {
            // Both tables are ordered by account, so the rows are met in order.
            while row < self.accounts.len() && self.accounts[row] < score.account {
                row += 1;
            }
            let Some(column) = self.column(score.criterion) else { continue };
            if self.accounts.get(row) == Some(&score.account) {
                let index = row * self.criteria.len() + column;
                match method {
                    GroupMethod::Mean => self.cells[index].add(score.value),
                    GroupMethod::Median => {
                        let started = open.filter(|(counted, _)| *counted == index);
                        let mut scores = started.map(|(_, scores)| scores).unwrap_or_default();
                        scores.add(score.value);
                        self.cells[index] = scores.median();
                        open = Some((index, scores));
                    }
                }
            }
        }
    }

    fn take_agreed(&mut self, workbook: &Workbook, counts: impl Fn(&Self, CriterionId) -> bool) {
        for agreed in workbook.agreed.iter() {
            if !counts(self, agreed.criterion) {
                continue;
            }
            if let (Some(row), Some(column)) = (self.row(agreed.account), self.column(agreed.criterion)) {
                self.cells[row * self.criteria.len() + column] = CellScore::only(agreed.value);
            }
        }
    }

    fn weigh_all(&mut self) {
        let hundredths = |weight: &Weight| u128::from(weight.hundredths());
        let divisor = self.weights.iter().map(hundredths).fold(0, gcd).max(1);
        let reduce = |weight| u32::try_from(hundredths(weight) / divisor).unwrap_or(u32::MAX);
        self.reduced = self.weights.iter().map(reduce).collect();
        self.keys_are_exact = true;
        for row in 0..self.accounts.len() {
            self.weigh_row(row);
        }
        let mut order = std::mem::take(&mut self.order);
        order.clear();
        order.extend((0..).zip(&self.keys).filter(|(_, key)| **key > 0.0).map(|(row, _)| row));
        order::sort_rows(&mut order, &self.keys, |a, b| self.compare_rows(a as usize, b as usize));
        self.order = order;
    }

    fn weigh_row(&mut self, row: usize) {
        let key = row::key(self.cells_of(row), &self.reduced);
        self.keys[row] = key.map_or(0.0, |key| key.value);
        self.keys_are_exact &= key.is_none_or(|key| key.is_exact);
    }

    /// Weighs a row anew and moves it from its place in the order to the right one, which is returned.
    fn move_row(&mut self, row: usize, place: Option<usize>) -> Option<usize> {
        if let Some(place) = place {
            self.order.remove(place);
        }
        self.weigh_row(row);
        let place = (self.keys[row] > 0.0).then(|| self.insertion_place(row))?;
        self.order.insert(place, u32::try_from(row).unwrap_or(u32::MAX));
        Some(place)
    }

    /// The place of a row in the order; must be asked before the row's cells change.
    fn place_of_row(&self, row: usize) -> Option<usize> {
        (self.keys[row] > 0.0).then(|| self.insertion_place(row))
    }

    fn insertion_place(&self, row: usize) -> usize {
        let before = |other: usize| self.compare_rows(other, row).then(other.cmp(&row)) == Ordering::Less;
        self.order.partition_point(|&other| before(other as usize))
    }

    /// Whether the row at a place shares its total with a neighbour.
    fn is_tied(&self, place: Option<usize>) -> bool {
        let Some(place) = place else { return false };
        let from = place.saturating_sub(1);
        let near = &self.order[from..self.order.len().min(place + 2)];
        near.windows(2).any(|pair| self.compare_rows(pair[0] as usize, pair[1] as usize) == Ordering::Equal)
    }

    /// Compares two rows that have totals, the better one first.
    fn compare_rows(&self, first: usize, second: usize) -> Ordering {
        let (a, b) = (self.keys[first], self.keys[second]);
        if self.keys_are_exact || (a - b).abs() > NEARLY_EQUAL {
            return b.total_cmp(&a);
        }
        self.exact(second).cmp(&self.exact(first))
    }

    fn exact(&self, row: usize) -> Option<Ratio> {
        row::total(self.cells_of(row), &self.reduced)
    }

    fn total_of_row(&self, row: usize) -> Result<Total, NoTotal> {
        let all: u64 = self.reduced.iter().map(|&weight| u64::from(weight)).sum();
        let covered = row::covered(self.cells_of(row), &self.reduced);
        match self.exact(row) {
            Some(exact) => Ok(Total::new(exact, covered, all)),
            None if all == 0 && !self.criteria.is_empty() => Err(NoTotal::NoWeight),
            None if self.cells_of(row).iter().any(|cell| cell.is_scored()) => Err(NoTotal::OnlyWeightless),
            None => Err(NoTotal::NotScored),
        }
    }

    fn cells_of(&self, row: usize) -> &[CellScore] {
        let width = self.criteria.len();
        &self.cells[row * width..(row + 1) * width]
    }

    fn row(&self, account: AccountId) -> Option<usize> {
        self.accounts.binary_search(&account).ok()
    }

    fn column(&self, criterion: CriterionId) -> Option<usize> {
        self.criteria.iter().position(|&known| known == criterion)
    }
}
