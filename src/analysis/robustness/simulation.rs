//! SMAA: how probable each account is in the top N, and at each rank, when weights are uncertain (R-3; Lahdelma &
//! Salminen, "SMAA-2", Operations Research 49(3), 2001: the rank acceptability indices).
//!
//! Totals of a draw are single floats, computed column by column so that the compiler makes vector instructions of
//! it; ten thousand draws over a thousand accounts are ten million totals.

use super::weight_draw::WeightDraw;
use super::{NoSet, Random, WeightSource};
use crate::analysis::scoreboard::Scoreboard;
use crate::model::{AccountId, Workbook};

/// Totals nearer than this are equal: rounding of the sums stays below it, and weights that vary differ by so little
/// once in a hundred thousand draws.
const TIE: f32 = 2e-5;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SimulationSetup {
    /// Places of the list.
    pub places: usize,
    /// How many ranks are counted one by one; the places at least.
    pub ranks: usize,
    /// Which weights are possible.
    pub weights: WeightSource,
    /// Which scores are used.
    pub scores: ScoreSource,
    /// The seed: the same seed gives the same result.
    pub seed: u64,
}

/// Which scores a draw uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreSource {
    /// The group scores.
    Group,
    /// In every draw and cell the score of one of its raters at random.
    Raters,
}

/// A simulation under way. It can be advanced piece by piece, so that it may be shown, and stopped, between.
#[derive(Debug, Clone)]
pub struct Simulation {
    setup: SimulationSetup,
    accounts: Vec<AccountId>,
    weights: WeightDraw,
    table: ScoreTable,
    /// Per account, how often it had each rank from 1 on.
    counts: Vec<u32>,
    draws: u32,
    random: Random,
}

/// What a simulation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptability {
    /// How many draws were made.
    pub draws: u32,
    /// The accounts with a total, best first.
    pub accounts: Vec<Simulated>,
}

/// How an account did.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulated {
    /// The account.
    pub account: AccountId,
    /// The probability that it is in the top N, 0–1. Ties share the better rank, so with ties these may sum to more
    /// than N.
    pub top: f64,
    /// The standard error of that probability, √(p(1−p)/n).
    pub error: f64,
    /// The probabilities of rank 1, 2, … as many as were asked for.
    pub ranks: Vec<f64>,
}

/// Makes so many draws at once.
pub fn simulate(
    workbook: &Workbook,
    board: &Scoreboard,
    setup: SimulationSetup,
    draws: u32,
) -> Result<Acceptability, NoSet> {
    let mut simulation = Simulation::new(workbook, board, setup)?;
    simulation.advance(draws);
    Ok(simulation.acceptability())
}

impl Simulation {
    /// A simulation without a draw yet. There must be an account with a total and a place on the list.
    pub fn new(workbook: &Workbook, board: &Scoreboard, mut setup: SimulationSetup) -> Result<Self, NoSet> {
        if setup.places == 0 || board.ranked_len() == 0 {
            return Err(NoSet::NobodyIn);
        }
        let accounts: Vec<AccountId> = board.ordered().collect();
        setup.places = setup.places.min(accounts.len());
        setup.ranks = setup.ranks.clamp(setup.places, accounts.len());
        let stated = board.weights().iter().map(|weight| weight.points()).filter(|&points| points > 0.0).collect();
        Ok(Self {
            weights: WeightDraw::new(setup.weights, stated),
            table: ScoreTable::new(workbook, board, &accounts, setup.scores),
            counts: vec![0; accounts.len() * setup.ranks],
            accounts,
            draws: 0,
            random: Random::new(setup.seed),
            setup,
        })
    }

    /// How many draws were made so far.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// Makes so many more draws.
    pub fn advance(&mut self, draws: u32) {
        let mut weights = vec![0.0; self.table.columns.len()];
        let mut totals = vec![0.0; self.accounts.len()];
        let mut best = Best::default();
        for _ in 0..draws {
            self.weights.draw(&mut self.random, &mut weights);
            self.table.draw_scores(&mut self.random);
            self.table.totals(&weights, &mut totals);
            best.select(&totals, self.setup.ranks);
            self.count_ranks(&totals, &best);
        }
        self.draws = self.draws.saturating_add(draws);
    }

    /// What the draws so far say; all probabilities are zero before the first.
    pub fn acceptability(&self) -> Acceptability {
        let draws = f64::from(self.draws.max(1));
        let simulated = |(&account, counts): (&AccountId, &[u32])| {
            let ranks: Vec<f64> = counts.iter().map(|&count| f64::from(count) / draws).collect();
            let inside: u32 = counts[..self.setup.places].iter().sum();
            let top = f64::from(inside) / draws;
            Simulated { account, top, error: (top * (1.0 - top) / draws).sqrt(), ranks }
        };
        let accounts = self.accounts.iter().zip(self.counts.chunks(self.setup.ranks)).map(simulated).collect();
        Acceptability { draws: self.draws, accounts }
    }

    /// Counts the rank of every account that is among the best; equal totals share the better rank.
    fn count_ranks(&mut self, totals: &[f32], best: &Best) {
        for &row in &best.candidates {
            let total = totals[row];
            let better = best.values.partition_point(|&other| other > total + TIE);
            if better < self.setup.ranks && total >= best.limit {
                self.counts[row * self.setup.ranks + better] += 1;
            }
        }
    }
}

/// The greatest totals of a draw.
#[derive(Debug, Default)]
struct Best {
    /// In falling order.
    values: Vec<f32>,
    /// The rows that were among the best when they were met; all that are in the end are among them.
    candidates: Vec<usize>,
    /// What a total has to reach to be among the best or to tie with the last of them.
    limit: f32,
}

impl Best {
    /// Finds the greatest `count` totals. Accounts stand best first, so most fail the first comparison.
    fn select(&mut self, totals: &[f32], count: usize) {
        self.values.clear();
        self.candidates.clear();
        self.limit = 0.0;
        for (row, &total) in totals.iter().enumerate() {
            if total >= self.limit {
                self.candidates.push(row);
                self.take(total, count);
            }
        }
    }

    fn take(&mut self, total: f32, count: usize) {
        let place = self.values.partition_point(|&other| other >= total);
        if place == count {
            return;
        }
        self.values.truncate(count - 1);
        self.values.insert(place, total);
        if self.values.len() == count {
            self.limit = self.values[count - 1] - TIE;
        }
    }
}

/// The scores by column, for the criteria that have weight.
#[derive(Debug, Clone)]
struct ScoreTable {
    columns: Vec<Vec<f32>>,
    /// 1 where a cell is scored and 0 where not, by column; empty when all are.
    scored: Vec<Vec<f32>>,
    /// The weights of the scored criteria of each account in a draw; used when not all are scored.
    covered: Vec<f32>,
    /// Cells whose score is drawn anew each time.
    varying: Vec<VaryingCell>,
}

#[derive(Debug, Clone)]
struct VaryingCell {
    column: usize,
    row: usize,
    scores: Vec<u8>,
}

impl ScoreTable {
    fn new(workbook: &Workbook, board: &Scoreboard, accounts: &[AccountId], source: ScoreSource) -> Self {
        let mut table =
            Self { columns: Vec::new(), scored: Vec::new(), covered: vec![0.0; accounts.len()], varying: Vec::new() };
        for (column, criterion) in board.weighted_criteria().enumerate() {
            let cells: Vec<_> = accounts.iter().map(|&account| board.cell(account, criterion)).collect();
            // Scores are 1–10, so narrowing loses nothing that matters against the draws' own error.
            #[allow(clippy::cast_possible_truncation)]
            table.columns.push(cells.iter().map(|cell| cell.map_or(0.0, |cell| cell.mean() as f32)).collect());
            table.scored.push(cells.iter().map(|cell| f32::from(u8::from(cell.is_some()))).collect());
            // What was agreed or comes from a number is what it is, whatever the raters said.
            let by_raters = source == ScoreSource::Raters && board.derived(criterion).is_none();
            let is_open = |account| by_raters && workbook.agreed_at(account, criterion).is_none();
            for (row, &account) in accounts.iter().enumerate().filter(|(_, account)| is_open(**account)) {
                let scores: Vec<u8> = workbook.scores_at(account, criterion).map(|score| score.value.value()).collect();
                if scores.windows(2).any(|pair| pair[0] != pair[1]) {
                    table.varying.push(VaryingCell { column, row, scores });
                }
            }
        }
        if table.scored.iter().flatten().all(|&scored| scored > 0.0) {
            table.scored.clear();
        }
        table
    }

    fn draw_scores(&mut self, random: &mut Random) {
        for cell in &self.varying {
            let count = u32::try_from(cell.scores.len()).unwrap_or(u32::MAX);
            self.columns[cell.column][cell.row] = f32::from(cell.scores[random.below(count) as usize]);
        }
    }

    /// The totals of all accounts under these weights; 0 for an account all of whose scored criteria drew nothing.
    fn totals(&mut self, weights: &[f64], totals: &mut [f32]) {
        let sum: f64 = weights.iter().sum();
        #[allow(clippy::cast_possible_truncation)]
        let share = |weight: f64| if sum > 0.0 { (weight / sum) as f32 } else { 0.0 };
        let shares: Vec<f32> = weights.iter().map(|&weight| share(weight)).collect();
        add_up(&self.columns, &shares, totals);
        if self.scored.is_empty() {
            return;
        }
        add_up(&self.scored, &shares, &mut self.covered);
        for (total, &covered) in totals.iter_mut().zip(&self.covered) {
            *total = if covered > 0.0 { *total / covered } else { 0.0 };
        }
    }
}

/// Sums up weighted columns, two at a time: half the passes over the sums.
fn add_up(columns: &[Vec<f32>], weights: &[f32], sums: &mut [f32]) {
    sums.fill(0.0);
    for (columns, weights) in columns.chunks(2).zip(weights.chunks(2)) {
        match (columns, weights) {
            ([one, other], [first, second]) => {
                for ((sum, a), b) in sums.iter_mut().zip(one).zip(other) {
                    *sum += first * a + second * b;
                }
            }
            ([one], [first]) => sums.iter_mut().zip(one).for_each(|(sum, a)| *sum += first * a),
            _ => {}
        }
    }
}
