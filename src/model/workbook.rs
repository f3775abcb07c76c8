//! The workbook: the document a team works on.

use super::{
    Account, AccountId, Actual, ActualKey, Agreed, CellKey, Criterion, CriterionId, Decision, Extra, Kpi, Meta, Name,
    Period, Rater, RaterId, ScoreKey, ScoreRecord, Snapshot, Table, Target, TargetId, Timestamp, TrashItem, WorkbookId,
};
use crate::model::order;

/// Everything a team keeps about choosing and growing its key accounts. What only one person sees (selection, filter,
/// language) is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workbook {
    /// The workbook's id; the same in every copy.
    pub id: WorkbookId,
    /// Settings of the whole workbook.
    pub meta: Meta,
    /// The accounts.
    pub accounts: Table<Account>,
    /// The criteria.
    pub criteria: Table<Criterion>,
    /// The people who score.
    pub raters: Table<Rater>,
    /// All scores of all raters.
    pub scores: Table<ScoreRecord>,
    /// The decision log.
    pub decisions: Table<Decision>,
    /// The KPIs in use.
    pub kpis: Table<Kpi>,
    /// The targets.
    pub targets: Table<Target>,
    /// The actuals of the targets.
    pub actuals: Table<Actual>,
    /// The values agreed on where the raters differed.
    pub agreed: Table<Agreed>,
    /// The snapshots of the ranking.
    pub snapshots: Table<Snapshot>,
    /// What was deleted in the last thirty days.
    pub trash: Table<TrashItem>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Workbook {
    /// A workbook with a name and nothing in it, not even a rater.
    pub fn empty(id: WorkbookId, name: Name, created: Timestamp) -> Self {
        Self {
            id,
            meta: Meta::new(name, created),
            accounts: Table::default(),
            criteria: Table::default(),
            raters: Table::default(),
            scores: Table::default(),
            decisions: Table::default(),
            kpis: Table::default(),
            targets: Table::default(),
            actuals: Table::default(),
            agreed: Table::default(),
            snapshots: Table::default(),
            trash: Table::default(),
            extra: Extra::new(),
        }
    }

    /// The criteria in the order the team gave them.
    pub fn criteria_in_order(&self) -> Vec<&Criterion> {
        let mut criteria: Vec<&Criterion> = self.criteria.iter().collect();
        order::sort_by_key(&mut criteria, |criterion| (criterion.position, criterion.id));
        criteria
    }

    /// Whose scores are entered where it is known who that was so far, if it is: that rater while there is one, else
    /// the only one there is. None among several: ids are chance, and nobody's scores are entered by chance.
    pub fn rater_who_scores(&self, so_far: Option<RaterId>) -> Option<RaterId> {
        so_far.filter(|rater| self.raters.contains(*rater)).or_else(|| {
            let mut raters = self.raters.keys();
            raters.next().filter(|_| raters.next().is_none())
        })
    }

    /// All scores of an account, by criterion, then rater.
    pub fn scores_of(&self, account: AccountId) -> impl Iterator<Item = &ScoreRecord> {
        let ends = |value: u64| ScoreKey { account, criterion: CriterionId::new(value), rater: RaterId::new(value) };
        self.scores.range(ends(u64::MIN)..=ends(u64::MAX))
    }

    /// All raters' scores of one cell of the matrix.
    pub fn scores_at(&self, account: AccountId, criterion: CriterionId) -> impl Iterator<Item = &ScoreRecord> {
        let ends = |rater: u64| ScoreKey { account, criterion, rater: RaterId::new(rater) };
        self.scores.range(ends(u64::MIN)..=ends(u64::MAX))
    }

    /// The value the team agreed on for a cell, if it did.
    pub fn agreed_at(&self, account: AccountId, criterion: CriterionId) -> Option<&Agreed> {
        self.agreed.get(CellKey { account, criterion })
    }

    /// All agreed values of an account, by criterion.
    pub fn agreed_of(&self, account: AccountId) -> impl Iterator<Item = &Agreed> {
        let ends = |value: u64| CellKey { account, criterion: CriterionId::new(value) };
        self.agreed.range(ends(u64::MIN)..=ends(u64::MAX))
    }

    /// All actuals of a target in the order of their periods.
    pub fn actuals_of(&self, target: TargetId) -> impl Iterator<Item = &Actual> {
        let ends = |period| ActualKey { target, period };
        self.actuals.range(ends(Period::Year(1300))..=ends(Period::Month(2999, 12)))
    }
}
