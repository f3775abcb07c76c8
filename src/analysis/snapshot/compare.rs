//! What moved between two snapshots, and which class of change moved it.
//!
//! Each class of change is replayed alone on the earlier state. What all of them alone do not add up to is what they
//! do only together.

use std::collections::BTreeSet;

use super::mix::{Class, State, mix};
use super::single::{Explained, explain};
use crate::analysis::scoreboard::Scoreboard;
use crate::model::{AccountId, CriterionId, GroupScore, ScoredBy, Snapshot};

/// What differs between two snapshots.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Accounts on the later list and not on the earlier one, best first. On a list is who has a rank up to its size:
    /// ties share the better rank.
    pub entered: Vec<AccountId>,
    /// Accounts on the earlier list and not on the later one, best first.
    pub left: Vec<AccountId>,
    /// Accounts whose rank or membership changed: those that crossed the cut first, then by how far they moved.
    pub movers: Vec<Mover>,
    /// The classes in which anything changed, with what each would have done alone.
    pub causes: Vec<Cause>,
    /// The weights that changed among the criteria in both, as shares of these.
    pub weights: Vec<WeightChange>,
    /// Criteria in the later snapshot only.
    pub criteria_added: Vec<CriterionId>,
    /// Criteria in the earlier snapshot only.
    pub criteria_gone: Vec<CriterionId>,
    /// Scores that changed in cells of accounts and criteria in both.
    pub scores: Vec<ScoreChange>,
    /// Accounts scored in the later snapshot only.
    pub accounts_added: Vec<AccountId>,
    /// Accounts scored in the earlier snapshot only.
    pub accounts_gone: Vec<AccountId>,
    /// The sizes of the list.
    pub places: (u16, u16),
    /// The first of the movers, with the single changes that alone take each where it went.
    pub explained: Vec<Explained>,
}

/// An account that moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mover {
    /// The account.
    pub account: AccountId,
    /// Its rank before; `None` when it had none.
    pub before: Option<u32>,
    /// Its rank after; `None` when it has none.
    pub after: Option<u32>,
    /// How many places each class in [`Comparison::causes`] alone would have moved it up, in their order; `None`
    /// where it has no rank then or had none before.
    pub alone: Vec<Option<i64>>,
    /// What all of these do not add up to: the work of several changes together. `None` without both ranks.
    pub together: Option<i64>,
}

/// A class of change, and what it would have done alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The class.
    pub class: Class,
    /// Who would have entered the list.
    pub entered: Vec<AccountId>,
    /// Who would have left it.
    pub left: Vec<AccountId>,
}

/// A weight that changed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightChange {
    /// The criterion.
    pub criterion: CriterionId,
    /// Its share before, 0–1, among the criteria that are in both snapshots.
    pub before: f64,
    /// Its share after.
    pub after: f64,
}

/// A score that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreChange {
    /// The account.
    pub account: AccountId,
    /// The criterion.
    pub criterion: CriterionId,
    /// Whether people or numbers changed it.
    pub scored_by: ScoredBy,
    /// The group score before.
    pub before: Option<GroupScore>,
    /// The group score after.
    pub after: Option<GroupScore>,
}

/// Compares two snapshots.
pub fn compare(before: &Snapshot, after: &Snapshot) -> Comparison {
    let (earlier, later) = (State::of(before), State::of(after));
    let base = Ranking::of(mix(&earlier, &later, &[]));
    let end = Ranking::of(mix(&earlier, &later, &Class::ALL));
    let weights = weight_changes(before, after);
    let scores = score_changes(&earlier, &later);
    let (criteria_added, criteria_gone) = (criteria_only(after, before), criteria_only(before, after));
    let (accounts_added, accounts_gone) = (accounts_only(after, &earlier), accounts_only(before, &later));
    let by = |scored_by| scores.iter().any(|score| score.scored_by == scored_by);
    let changed = |class: &Class| match class {
        Class::Scores => by(ScoredBy::People),
        Class::Data => by(ScoredBy::Numbers),
        Class::Weights => !weights.is_empty(),
        Class::Criteria => !(criteria_added.is_empty() && criteria_gone.is_empty()),
        Class::Accounts => !(accounts_added.is_empty() && accounts_gone.is_empty()),
        Class::Places => before.top_n != after.top_n,
    };
    let replayed: Vec<(Class, Ranking)> = Class::ALL
        .into_iter()
        .filter(changed)
        .map(|class| (class, Ranking::of(mix(&earlier, &later, &[class]))))
        .collect();
    let cause = |(class, alone): &(Class, Ranking)| Cause {
        class: *class,
        entered: alone.list_without(&base),
        left: base.list_without(alone),
    };
    let mut found = Comparison {
        entered: end.list_without(&base),
        left: base.list_without(&end),
        movers: movers(&base, &end, &replayed),
        causes: replayed.iter().map(cause).collect(),
        weights,
        criteria_added,
        criteria_gone,
        scores,
        accounts_added,
        accounts_gone,
        places: (before.top_n, after.top_n),
        explained: Vec::new(),
    };
    found.explained = explain(&base, &end, &found, [&earlier, &later]);
    found
}

/// A ranking with the size of its list.
pub struct Ranking {
    /// The ranking.
    pub board: Scoreboard,
    /// The size of its list.
    pub places: usize,
    /// Who has a rank up to it.
    pub list: BTreeSet<AccountId>,
}

impl Ranking {
    fn of((board, places): (Scoreboard, usize)) -> Self {
        let is_on = |account: &AccountId| board.rank(*account).is_some_and(|rank| rank as usize <= places);
        let list = board.ordered().take_while(is_on).collect();
        Self { board, places, list }
    }

    /// Who is on this list and not on the other, best first.
    fn list_without(&self, other: &Self) -> Vec<AccountId> {
        let on = self.board.ordered().take(self.list.len().max(self.places));
        on.filter(|account| self.list.contains(account) && !other.list.contains(account)).collect()
    }
}

fn movers(base: &Ranking, end: &Ranking, replayed: &[(Class, Ranking)]) -> Vec<Mover> {
    let all: BTreeSet<AccountId> = base.board.ordered().chain(end.board.ordered()).collect();
    let up = |from: Option<u32>, to: Option<u32>| Some(i64::from(from?) - i64::from(to?));
    let mover = |account: AccountId| {
        let (before, after) = (base.board.rank(account), end.board.rank(account));
        let crossed = base.list.contains(&account) != end.list.contains(&account);
        if before == after && !crossed {
            return None;
        }
        let alone: Vec<_> = replayed.iter().map(|(_, alone)| up(before, alone.board.rank(account))).collect();
        let sum: i64 = alone.iter().flatten().sum();
        let together = up(before, after).map(|moved| moved - sum);
        let far = up(before, after).map_or(i64::MAX, i64::abs);
        Some(((!crossed, std::cmp::Reverse(far), after.or(before)), Mover { account, before, after, alone, together }))
    };
    let mut found: Vec<_> = all.into_iter().filter_map(mover).collect();
    found.sort_by_key(|(order, mover)| (*order, mover.account));
    found.into_iter().map(|(_, mover)| mover).collect()
}

fn criteria_only(one: &Snapshot, other: &Snapshot) -> Vec<CriterionId> {
    let missing = |id: &CriterionId| !other.criteria.iter().any(|criterion| criterion.id == *id);
    one.criteria.iter().map(|criterion| criterion.id).filter(missing).collect()
}

fn accounts_only(one: &Snapshot, other: &State<'_>) -> Vec<AccountId> {
    one.accounts.iter().map(|account| account.id).filter(|&id| !other.has(id)).collect()
}

/// Weights are compared as shares among the criteria in both, exactly: twice all weights is no change.
fn weight_changes(before: &Snapshot, after: &Snapshot) -> Vec<WeightChange> {
    let later = |id| after.criteria.iter().find(|criterion| criterion.id == id).map(|criterion| criterion.weight);
    let both: Vec<(CriterionId, u64, u64)> = before
        .criteria
        .iter()
        .filter_map(|it| Some((it.id, it.weight.hundredths().into(), later(it.id)?.hundredths().into())))
        .collect();
    let sum = |part: fn(&(CriterionId, u64, u64)) -> u64| both.iter().map(part).sum::<u64>();
    let (sum_before, sum_after) = (sum(|it| it.1), sum(|it| it.2));
    let share = |weight: u64, sum: u64| if sum == 0 { 0.0 } else { weight as f64 / sum as f64 };
    let changed = both.iter().filter(|(_, before, after)| before * sum_after != after * sum_before);
    changed
        .map(|&(criterion, before, after)| WeightChange {
            criterion,
            before: share(before, sum_before),
            after: share(after, sum_after),
        })
        .collect()
}

fn score_changes(earlier: &State<'_>, later: &State<'_>) -> Vec<ScoreChange> {
    let mut found = Vec::new();
    for account in &earlier.snapshot.accounts {
        for criterion in &later.snapshot.criteria {
            let cells = earlier.cell(account.id, criterion.id).zip(later.cell(account.id, criterion.id));
            let Some((before, after)) = cells else { continue };
            if before.map(GroupScore::mean) != after.map(GroupScore::mean) {
                let (account, scored_by) = (account.id, criterion.scored_by);
                found.push(ScoreChange { account, criterion: criterion.id, scored_by, before, after });
            }
        }
    }
    found
}
