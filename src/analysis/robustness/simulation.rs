//! SMAA: how probable each account is in the top N, and at each rank, when weights are uncertain (R-3; Lahdelma &
//! Salminen, "SMAA-2", Operations Research 49(3), 2001: the rank acceptability indices).
//!
//! This file turns a workbook into numbers and numbers into answers; the drawing itself is the package `draws`, which
//! the page runs in a worker.

use linchpin_draws::{Problem, Run, Varying, Weights, exact};

use super::NoSet;
use crate::analysis::scoreboard::{CellScore, Scoreboard};
use crate::model::{AccountId, Criterion, CriterionId, Percent, Workbook};

/// Which weights are possible. Criteria without weight do not count and are never given any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeightSource {
    /// Any: uniform on the simplex, Dirichlet(1, …, 1).
    Any,
    /// Any that keep the stated order of importance; equal stated weights may fall either way.
    KeepOrder,
    /// Each by itself uniform within this part of the stated weight, more or less: 20% draws 0.8–1.2 of it. The draw
    /// is held within 0–100%.
    Within(Percent),
}

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
    /// In every draw and cell the score of one of its raters at random. A cell with an agreed value keeps it: that is
    /// settled (C-2).
    Raters,
}

/// A question as numbers, with the accounts its rows stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The accounts with a total, best first: a row each.
    pub accounts: Vec<AccountId>,
    /// The criteria its columns stand for.
    pub criteria: Vec<CriterionId>,
    /// The numbers.
    pub problem: Problem,
}

/// A simulation under way. It can be advanced piece by piece, so that it may be shown, and stopped, between.
#[derive(Debug, Clone)]
pub struct Simulation {
    accounts: Vec<AccountId>,
    places: usize,
    ranks: usize,
    run: Run,
}

/// What a simulation or a computation found.
#[derive(Debug, Clone, PartialEq)]
pub struct Acceptability {
    /// How many draws were made; `None` when it was computed (to within 1e-9).
    pub draws: Option<u32>,
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
    /// The standard error of that probability, √(p(1−p)/n); 0 when it was computed exactly.
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

/// The probabilities computed to within 1e-9, where the possible weights are a length or an area: one, two or three
/// criteria. `None` for more, for scores drawn from the raters, and for more accounts in reach than can be computed in
/// a moment.
pub fn compute(
    workbook: &Workbook,
    board: &Scoreboard,
    setup: SimulationSetup,
) -> Result<Option<Acceptability>, NoSet> {
    let question = Question::new(workbook, board, setup)?;
    Ok(exact(&question.problem).map(|found| question.computed(&found)))
}

impl Question {
    /// The question of a setup. There must be an account with a total and a place on the list.
    pub fn new(workbook: &Workbook, board: &Scoreboard, setup: SimulationSetup) -> Result<Self, NoSet> {
        let accounts: Vec<AccountId> = board.ordered().collect();
        if setup.places == 0 || accounts.is_empty() {
            return Err(NoSet::NobodyIn);
        }
        let places = setup.places.min(accounts.len());
        let ranks = setup.ranks.clamp(places, accounts.len());
        let columns: Vec<usize> =
            (0..board.weights().len()).filter(|&at| board.weights()[at].hundredths() > 0).collect();
        let rows: Vec<_> = accounts.iter().filter_map(|&account| board.cells(account)).collect();
        // Scores are 1–10, so narrowing loses nothing that matters against the draws' own error.
        #[allow(clippy::cast_possible_truncation)]
        let score = |cell: &CellScore| if cell.is_scored() { cell.mean() as f32 } else { 0.0 };
        let weights = match setup.weights {
            WeightSource::Any => Weights::Any,
            WeightSource::KeepOrder => Weights::KeepOrder,
            WeightSource::Within(part) => Weights::Within(part.fraction().clamp(0.0, 1.0)),
        };
        let problem = Problem {
            places,
            ranks,
            weights,
            stated: columns.iter().map(|&at| board.weights()[at].points()).collect(),
            columns: columns.iter().map(|&at| rows.iter().map(|cells| score(&cells[at])).collect()).collect(),
            varying: match setup.scores {
                ScoreSource::Group => Vec::new(),
                ScoreSource::Raters => varying(workbook, &board.weighted_criteria().collect::<Vec<_>>(), &accounts),
            },
            seed: setup.seed,
        };
        Ok(Self { accounts, criteria: board.weighted_criteria().collect(), problem })
    }

    /// What these counts of draws say; all probabilities are zero before the first.
    pub fn drawn(&self, draws: u32, counts: &[u32]) -> Acceptability {
        answer(&self.accounts, self.problem.places, self.problem.ranks, draws, counts)
    }

    /// What these exact probabilities say.
    pub fn computed(&self, found: &[f64]) -> Acceptability {
        let account = |(&account, ranks): (&AccountId, &[f64])| {
            let top = ranks[..self.problem.places].iter().sum::<f64>().clamp(0.0, 1.0);
            Simulated { account, top, error: 0.0, ranks: ranks.to_vec() }
        };
        let accounts = self.accounts.iter().zip(found.chunks(self.problem.ranks)).map(account).collect();
        Acceptability { draws: None, accounts }
    }
}

impl Simulation {
    /// A simulation without a draw yet. There must be an account with a total and a place on the list.
    pub fn new(workbook: &Workbook, board: &Scoreboard, setup: SimulationSetup) -> Result<Self, NoSet> {
        let Question { accounts, problem, .. } = Question::new(workbook, board, setup)?;
        let (places, ranks) = (problem.places, problem.ranks);
        let run = Run::new(problem).ok_or(NoSet::NobodyIn)?;
        Ok(Self { accounts, places, ranks, run })
    }

    /// How many draws were made so far.
    pub fn draws(&self) -> u32 {
        self.run.draws()
    }

    /// Makes so many more draws.
    pub fn advance(&mut self, draws: u32) {
        self.run.advance(draws);
    }

    /// What the draws so far say; all probabilities are zero before the first.
    pub fn acceptability(&self) -> Acceptability {
        answer(&self.accounts, self.places, self.ranks, self.run.draws(), self.run.counts())
    }
}

fn answer(accounts: &[AccountId], places: usize, ranks: usize, draws: u32, counts: &[u32]) -> Acceptability {
    let made = f64::from(draws.max(1));
    let account = |(&account, counts): (&AccountId, &[u32])| {
        let inside: u32 = counts[..places].iter().sum();
        let top = f64::from(inside) / made;
        let ranks = counts.iter().map(|&count| f64::from(count) / made).collect();
        Simulated { account, top, error: (top * (1.0 - top) / made).sqrt(), ranks }
    };
    let accounts = accounts.iter().zip(counts.chunks(ranks)).map(account).collect();
    Acceptability { draws: Some(draws), accounts }
}

/// The cells whose raters differ and that nobody settled.
fn varying(workbook: &Workbook, criteria: &[CriterionId], accounts: &[AccountId]) -> Vec<Varying> {
    let mut found = Vec::new();
    for (row, &account) in accounts.iter().enumerate() {
        for (column, &criterion) in criteria.iter().enumerate() {
            let scores: Vec<u8> = workbook.scores_at(account, criterion).map(|score| score.value.value()).collect();
            if scores.windows(2).any(|pair| pair[0] != pair[1]) && !is_settled(workbook, account, criterion) {
                found.push(Varying { column, row, scores });
            }
        }
    }
    found
}

fn is_settled(workbook: &Workbook, account: AccountId, criterion: CriterionId) -> bool {
    let judged = workbook.criteria.get(criterion).is_some_and(Criterion::is_judged);
    !judged || workbook.agreed_at(account, criterion).is_some()
}
