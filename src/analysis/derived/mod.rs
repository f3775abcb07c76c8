//! Criteria that score themselves from a number of the account (S-8): which number, what it scores, and what an
//! account without one is told.
//!
//! Numbers are whole ten-thousandths of the unit they are shown in, so that a score never depends on the rounding of
//! a float: multiplying all numbers by the same positive factor, or renaming and reordering accounts, changes nothing.

mod moves;
mod scale;
mod source;

pub use moves::{ColumnMoves, DerivedColumns, Move, moves};
pub use scale::suggested_limits;
pub use source::{NoNumber, Number, NumberUnit, Resolved, number_fields, resolve};

use crate::model::{AccountId, Derivation, Score, Workbook};

/// A derived criterion worked out over all accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DerivedColumn {
    /// The number that counts, with its periods; `None` when no account has any figure of the kind.
    pub source: Option<Resolved>,
    /// What the numbers are counted in.
    pub unit: NumberUnit,
    /// Every account with its number and its score, in the order of ids.
    pub readings: Vec<Reading>,
    /// Whether the numbers give scores at all.
    pub outcome: Outcome,
}

/// One account in a derived criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The account.
    pub account: AccountId,
    /// Its number, or why there is none.
    pub number: Result<Number, NoNumber>,
    /// The score the number gives.
    pub score: Option<Score>,
}

/// Whether numbers give scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// They do.
    Scored,
    /// No account has the number.
    NoNumbers,
    /// All accounts that have the number have the same one: nothing sets them apart, so none is scored. Limits score
    /// them all the same.
    AllEqual,
}

/// The accounts of one score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreGroup {
    /// The score.
    pub score: Score,
    /// How many accounts have it.
    pub accounts: usize,
    /// The least and the greatest of their numbers; `None` without accounts.
    pub numbers: Option<(Number, Number)>,
}

impl DerivedColumn {
    /// The score of an account; `None` when its number gives none or it is not known.
    pub fn score(&self, account: AccountId) -> Option<Score> {
        let index = self.readings.binary_search_by_key(&account, |reading| reading.account).ok()?;
        self.readings[index].score
    }

    /// The reading of an account.
    pub fn reading(&self, account: AccountId) -> Option<Reading> {
        let index = self.readings.binary_search_by_key(&account, |reading| reading.account).ok()?;
        Some(self.readings[index])
    }

    /// How many accounts have a score.
    pub fn scored(&self) -> usize {
        self.readings.iter().filter(|reading| reading.score.is_some()).count()
    }

    /// How many accounts have no number for this reason.
    pub fn without(&self, why: NoNumber) -> usize {
        self.readings.iter().filter(|reading| reading.number == Err(why)).count()
    }

    /// The numbers there are, in the order of the accounts.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        self.readings.iter().filter_map(|reading| reading.number.ok())
    }

    /// The accounts by score, from 10 down to 1.
    pub fn groups(&self) -> Vec<ScoreGroup> {
        let scores = (Score::MIN.value()..=Score::MAX.value()).rev().filter_map(Score::new);
        let group = |score| {
            let of_score = self.readings.iter().filter(|reading| reading.score == Some(score));
            let numbers: Vec<Number> = of_score.filter_map(|reading| reading.number.ok()).collect();
            let ends = numbers.iter().min().copied().zip(numbers.iter().max().copied());
            ScoreGroup { score, accounts: numbers.len(), numbers: ends }
        };
        scores.map(group).collect()
    }
}

/// Works a rule out over all accounts of a workbook: in time of the accounts, sorted once where the scale asks for it.
pub fn derive(workbook: &Workbook, rule: &Derivation) -> DerivedColumn {
    let source = resolve(workbook, &rule.source);
    let unit = source::unit_of(&rule.source);
    let number = |account| source.as_ref().ok_or(NoNumber::Missing).and_then(|source| source.number(account));
    let currency = workbook.meta.currency;
    let numbers: Vec<Result<Number, NoNumber>> =
        workbook.accounts.iter().map(|account| number(account).map(|number| number.in_units(unit, currency))).collect();
    let known: Vec<Number> = numbers.iter().filter_map(|number| number.ok()).collect();
    let scores = scale::scores(&known, rule.scale, rule.direction);
    let outcome = match &scores {
        _ if known.is_empty() => Outcome::NoNumbers,
        None => Outcome::AllEqual,
        Some(_) => Outcome::Scored,
    };
    let mut scores = scores.unwrap_or_default().into_iter();
    let readings = workbook.accounts.keys().zip(numbers).map(|(account, number)| {
        let score = number.is_ok().then(|| scores.next()).flatten();
        Reading { account, number, score }
    });
    DerivedColumn { readings: readings.collect(), source, unit, outcome }
}
