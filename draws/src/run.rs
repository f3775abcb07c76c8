//! Drawing: totals of a draw sixteen rows at a time, the best of them kept, their ranks counted.
//!
//! Totals are single floats. The rows lie in blocks of sixteen, one column after the other, so that the compiler makes
//! vector instructions of the sums and a draw runs once through memory. Most rows fail the comparison with what is
//! among the best so far, block by block; the few that pass are sorted.

use crate::band::rows_in_reach;
use crate::{Problem, Random, WeightDraw};

/// Totals nearer than this are equal: rounding of the sums stays below it, and weights that vary differ by so little
/// once in a hundred thousand draws.
const TIE: f32 = 2e-5;

/// Rows of a block.
const LANES: usize = 16;

type Block = [f32; LANES];

/// Draws under way. They can be made piece by piece, so that they may be shown, and stopped, between.
#[derive(Debug, Clone)]
pub struct Run {
    problem: Problem,
    weights: WeightDraw,
    /// The rows that are drawn: those scored in full first.
    rows: Vec<usize>,
    /// Scores: for every block of rows a block of each column.
    scores: Vec<Block>,
    /// 1 where a cell is scored, for the blocks from `full` on.
    scored: Vec<Block>,
    /// How many blocks hold only rows that are scored in full.
    full: usize,
    /// Where each varying cell lies in `scores`: block and lane.
    varying: Vec<(usize, usize)>,
    /// Per row, how often it had each rank from 1 on.
    counts: Vec<u32>,
    best: Best,
    draws: u32,
    random: Random,
}

impl Run {
    /// A run without a draw yet. `None` when the problem does not fit together.
    pub fn new(problem: Problem) -> Option<Self> {
        if !problem.is_sound() {
            return None;
        }
        let mut rows = rows_in_reach(&problem);
        rows.sort_by_key(|&row| !problem.is_full(row));
        let full_rows = rows.partition_point(|&row| problem.is_full(row));
        let full = if full_rows == rows.len() { rows.len().div_ceil(LANES) } else { full_rows / LANES };
        let blocks = |value: &dyn Fn(usize, usize) -> f32| -> Vec<Block> {
            let block = |rows: &[usize], column: usize| {
                let mut block = [0.0; LANES];
                block.iter_mut().zip(rows).for_each(|(lane, &row)| *lane = value(row, column));
                block
            };
            let columns = 0..problem.columns.len();
            rows.chunks(LANES).flat_map(|rows| columns.clone().map(move |column| block(rows, column))).collect()
        };
        let scores = blocks(&|row, column| problem.columns[column][row]);
        let scored = blocks(&|row, column| f32::from(u8::from(problem.columns[column][row] > 0.0)));
        let scored = scored.into_iter().skip(full * problem.columns.len()).collect();
        // A varying cell of a row out of reach is drawn all the same, into nothing: the draws stay those of the seed.
        let place = |row: usize| rows.iter().position(|&own| own == row);
        let varying = problem.varying.iter().map(|cell| match place(cell.row) {
            Some(at) => (at / LANES * problem.columns.len() + cell.column, at % LANES),
            None => (usize::MAX, 0),
        });
        Some(Self {
            varying: varying.collect(),
            weights: WeightDraw::new(problem.weights, problem.stated.clone()),
            counts: vec![0; problem.rows() * problem.ranks],
            random: Random::new(problem.seed),
            best: Best::default(),
            draws: 0,
            rows,
            scores,
            scored,
            full,
            problem,
        })
    }

    /// How many draws were made so far.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// How often each row had each counted rank, row by row.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// How many rows can be among the counted ranks at all.
    pub fn in_reach(&self) -> usize {
        self.rows.len()
    }

    /// Makes so many more draws.
    pub fn advance(&mut self, draws: u32) {
        let columns = self.problem.columns.len();
        let mut weights = vec![0.0; columns];
        let mut shares = vec![0.0; columns];
        for _ in 0..draws {
            self.weights.draw(&mut self.random, &mut weights);
            let sum: f64 = weights.iter().sum();
            for (share, weight) in shares.iter_mut().zip(&weights) {
                *share = narrowed(weight / sum);
            }
            for (cell, &(block, lane)) in self.problem.varying.iter().zip(&self.varying) {
                let count = u32::try_from(cell.scores.len()).unwrap_or(u32::MAX);
                let score = cell.scores[self.random.below(count) as usize];
                if let Some(block) = self.scores.get_mut(block) {
                    block[lane] = f32::from(score);
                }
            }
            self.best.begin(self.problem.ranks);
            let (full, part) = self.scores.split_at(self.full * columns);
            take_full(full, &shares, &mut self.best);
            take_partial(part, &self.scored, &shares, self.full, &mut self.best);
            self.count_ranks();
        }
        self.draws = self.draws.saturating_add(draws);
    }

    /// Counts the rank of every row that is among the best; equal totals share the better rank.
    fn count_ranks(&mut self) {
        let ranks = self.problem.ranks;
        let keys = self.best.sorted();
        let mut better = 0;
        for &key in keys {
            while total_of(keys[better]) > total_of(key) + TIE {
                better += 1;
            }
            if better >= ranks {
                break;
            }
            self.counts[self.rows[place_of(key)] * ranks + better] += 1;
        }
    }
}

/// Totals of rows scored in full.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn take_full(scores: &[Block], shares: &[f32], best: &mut Best) {
    for (at, block) in scores.chunks_exact(shares.len()).enumerate() {
        let totals = weighted(block, shares);
        best.take(at, &totals);
    }
}

/// Totals of rows that may lack scores: 0 for a row all of whose scored columns drew nothing.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn take_partial(scores: &[Block], scored: &[Block], shares: &[f32], first: usize, best: &mut Best) {
    let blocks = scores.chunks_exact(shares.len()).zip(scored.chunks_exact(shares.len()));
    for (at, (scores, scored)) in blocks.enumerate() {
        let (mut totals, covered) = (weighted(scores, shares), weighted(scored, shares));
        for (total, covered) in totals.iter_mut().zip(covered) {
            *total = if covered > 0.0 { *total / covered } else { 0.0 };
        }
        best.take(first + at, &totals);
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "it must be compiled with its caller's vector instructions")]
fn weighted(block: &[Block], shares: &[f32]) -> Block {
    let mut totals = [0.0; LANES];
    for (scores, share) in block.iter().zip(shares) {
        for (total, score) in totals.iter_mut().zip(scores) {
            *total += share * score;
        }
    }
    totals
}

/// The greatest totals of a draw, as keys that sort by total.
#[derive(Debug, Clone, Default)]
struct Best {
    /// All totals met that may be among the best.
    keys: Vec<u64>,
    ranks: usize,
    /// What a total has to reach to be among the best or to tie with the last of them.
    limit: f32,
    /// So many keys are sifted.
    full: usize,
}

impl Best {
    /// Room for rows that tie, so that they are not sifted again and again.
    const SPARE: usize = 48;

    fn begin(&mut self, ranks: usize) {
        self.keys.clear();
        self.ranks = ranks;
        // A row without a total has none to be counted.
        self.limit = f32::MIN_POSITIVE;
        self.full = ranks + Self::SPARE;
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it must be compiled with its caller's vector instructions")]
    #[allow(clippy::needless_bitwise_bool, reason = "the lazy operator would be a way out between lanes")]
    fn take(&mut self, block: usize, totals: &Block) {
        // All lanes are compared, without a way out between: that is one comparison of vectors.
        if totals.iter().fold(false, |any, total| any | (*total >= self.limit)) {
            self.push(block, totals);
        }
    }

    fn push(&mut self, block: usize, totals: &Block) {
        for (lane, total) in totals.iter().enumerate() {
            if *total >= self.limit {
                self.keys.push(key(*total, block * LANES + lane));
            }
        }
        if self.keys.len() >= self.full {
            self.sift();
        }
    }

    /// Keeps what is among the best so far or ties with the last of them.
    fn sift(&mut self) {
        let (_, last, _) = self.keys.select_nth_unstable_by(self.ranks - 1, |one, other| other.cmp(one));
        self.limit = (total_of(*last) - TIE).max(f32::MIN_POSITIVE);
        let limit = self.limit;
        self.keys.retain(|key| total_of(*key) >= limit);
        self.full = self.keys.len() + self.ranks.max(Self::SPARE);
    }

    fn sorted(&mut self) -> &[u64] {
        self.keys.sort_unstable_by(|one, other| other.cmp(one));
        &self.keys
    }
}

/// A total above its row's place, the first row the greatest: positive floats sort as their bits do.
fn key(total: f32, place: usize) -> u64 {
    let place = u32::MAX - u32::try_from(place).unwrap_or(u32::MAX);
    u64::from(total.to_bits()) << 32 | u64::from(place)
}

#[allow(clippy::cast_possible_truncation, reason = "the upper half of the key")]
fn total_of(key: u64) -> f32 {
    f32::from_bits((key >> 32) as u32)
}

#[allow(clippy::cast_possible_truncation, reason = "the lower half of the key")]
fn place_of(key: u64) -> usize {
    (u32::MAX - key as u32) as usize
}

// Shares are below 1, so narrowing loses nothing that matters against the draws' own error.
#[allow(clippy::cast_possible_truncation)]
fn narrowed(share: f64) -> f32 {
    share as f32
}
