//! States between two snapshots: some classes of what changed from the one, the rest from the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::scoreboard::{CellScore, Scoreboard};
use crate::model::{AccountId, CriterionId, GroupScore, ScoredBy, Snapshot, Weight};

/// A class of what can change between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Scores that people gave.
    Scores,
    /// Scores that follow from the accounts' numbers.
    Data,
    /// Weights of criteria that are in both.
    Weights,
    /// Criteria that are in one only.
    Criteria,
    /// Accounts that are scored in one only.
    Accounts,
    /// The size of the list.
    Places,
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 6] = [Self::Scores, Self::Data, Self::Weights, Self::Criteria, Self::Accounts, Self::Places];
}

/// Which classes are taken from the later snapshot.
pub type Later<'a> = &'a [Class];

/// A snapshot with its cells at hand.
pub struct State<'a> {
    /// The snapshot.
    pub snapshot: &'a Snapshot,
    cells: BTreeMap<AccountId, &'a [Option<GroupScore>]>,
}

impl<'a> State<'a> {
    /// The state of a snapshot.
    pub fn of(snapshot: &'a Snapshot) -> Self {
        let cells = snapshot.accounts.iter().map(|account| (account.id, account.scores.0.as_slice())).collect();
        Self { snapshot, cells }
    }

    /// The score of a cell; the outer `None` when account or criterion is not in the snapshot.
    #[allow(clippy::option_option, reason = "no such cell and no score in it are two things")]
    pub fn cell(&self, account: AccountId, criterion: CriterionId) -> Option<Option<GroupScore>> {
        let column = self.snapshot.criteria.iter().position(|own| own.id == criterion)?;
        Some(self.cells.get(&account)?.get(column).copied().flatten())
    }

    /// Whether an account had a score.
    pub fn has(&self, account: AccountId) -> bool {
        self.cells.contains_key(&account)
    }

    fn accounts(&self) -> BTreeSet<AccountId> {
        self.cells.keys().copied().collect()
    }

    /// The weight of a criterion; `None` when it is not in the snapshot.
    pub fn weight(&self, criterion: CriterionId) -> Option<Weight> {
        self.snapshot.criteria.iter().find(|own| own.id == criterion).map(|own| own.weight)
    }
}

/// The ranking of a mixture, and the size of its list.
pub fn mix(before: &State<'_>, after: &State<'_>, later: Later<'_>) -> (Scoreboard, usize) {
    let takes = |class: Class| later.contains(&class);
    let criteria = if takes(Class::Criteria) { after } else { before }.snapshot.criteria.iter();
    let criteria: Vec<_> = criteria.collect();
    let accounts = if takes(Class::Accounts) { after } else { before }.accounts();
    let weighed: Vec<(CriterionId, Weight)> = criteria
        .iter()
        .map(|criterion| {
            let (first, second) = if takes(Class::Weights) { (after, before) } else { (before, after) };
            let weight = first.weight(criterion.id).or_else(|| second.weight(criterion.id));
            (criterion.id, weight.unwrap_or_default())
        })
        .collect();
    let cell = |account, criterion: CriterionId, scored_by| {
        let class = if scored_by == ScoredBy::People { Class::Scores } else { Class::Data };
        let (first, second) = if takes(class) { (after, before) } else { (before, after) };
        let score = first.cell(account, criterion).or_else(|| second.cell(account, criterion));
        score
            .flatten()
            .map_or(CellScore { sum: 0, raters: 0 }, |score| CellScore { sum: score.sum(), raters: score.count() })
    };
    let row = |account: AccountId| {
        (account, criteria.iter().map(|criterion| cell(account, criterion.id, criterion.scored_by)).collect())
    };
    let rows: Vec<(AccountId, Vec<CellScore>)> = accounts.into_iter().map(row).collect();
    let places = if takes(Class::Places) { after } else { before }.snapshot.top_n;
    (Scoreboard::of_table(&weighed, &rows), places.into())
}
