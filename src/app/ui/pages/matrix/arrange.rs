//! Which accounts the matrix shows and in which order: pure functions of the workbook, run when the person asks and
//! never while scores are typed.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::spelling::{is_same, name_key};
use linchpin::model::{Account, AccountId, CriterionId, RaterId, Score, ScoreKey, Status, Workbook};

use crate::app::i18n::fmt;
use crate::app::ui::in_ties;
use crate::app::ui::pages::scope::Ids;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The account's name.
    Account,
    /// The score on one criterion.
    Criterion(CriterionId),
    /// The total.
    Total,
    /// The rank.
    Rank,
}

/// How the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: SortBy,
    /// Whether the largest comes first. What has no value is last either way.
    pub descending: bool,
}

impl Sort {
    /// The best account first.
    pub const BEST_FIRST: Self = Self { by: SortBy::Rank, descending: false };

    /// The order a column starts with: names from A, ranks from 1, scores and totals from the highest.
    pub fn first_by(by: SortBy) -> Self {
        Self { by, descending: matches!(by, SortBy::Criterion(_) | SortBy::Total) }
    }

    /// Whether the best total is on top, so that a cut line can be drawn.
    pub fn is_best_first(self) -> bool {
        matches!(self, Self { by: SortBy::Rank, descending: false } | Self { by: SortBy::Total, descending: true })
    }
}

/// Which accounts are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all occur in the account's name or its descriptions.
    pub text: String,
    /// Only this status.
    pub status: Option<Status>,
    /// Only this account manager's.
    pub manager: Option<String>,
    /// Only with this tag.
    pub tag: Option<String>,
    /// Only those with a cell that is not scored.
    pub unscored: bool,
    /// Only those of the group that everything is filtered by.
    pub scope: Option<Ids>,
}

impl Filter {
    /// Whether every account is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the rows are taken from.
pub struct Source<'a> {
    /// The workbook.
    pub workbook: &'a Workbook,
    /// Its totals and ranks.
    pub scoreboard: &'a Scoreboard,
    /// Whose scores are shown.
    pub rater: Option<RaterId>,
}

impl Source<'_> {
    /// The accounts to show, in order. What ties keeps the order it had before.
    pub fn arrange(&self, before: &[AccountId], sort: Sort, filter: &Filter) -> Vec<AccountId> {
        let mut rows: Vec<AccountId> = match sort.by {
            SortBy::Total | SortBy::Rank => self.by_total(sort.is_best_first()),
            SortBy::Account => self.by_name(sort.descending),
            SortBy::Criterion(_) => self.known(before),
        };
        if let SortBy::Criterion(criterion) = sort.by {
            // Each score is looked up once; reversing the key instead of the list keeps ties in their order.
            rows.sort_by_cached_key(|account| match self.score(*account, criterion) {
                Some(score) if sort.descending => 10 - score,
                Some(score) => score,
                None => u8::MAX,
            });
        }
        self.keep_passing(&mut rows, filter, &[]);
        rows
    }

    /// The rows after accounts came or went: nothing that is shown moves, what is new and passes comes last.
    pub fn follow(&self, before: &[AccountId], filter: &Filter) -> Vec<AccountId> {
        let mut rows = self.known(before);
        self.keep_passing(&mut rows, filter, before);
        rows
    }

    /// Whether the first account still belongs before the second.
    pub fn in_order(&self, first: AccountId, second: AccountId, sort: Sort) -> bool {
        match sort.by {
            SortBy::Account => true,
            SortBy::Criterion(criterion) => {
                self.compare_scores(first, second, criterion, sort.descending) != Ordering::Greater
            }
            SortBy::Total | SortBy::Rank => match self.scoreboard.compare(first, second) {
                Some(order) if sort.is_best_first() => order != Ordering::Greater,
                Some(order) => order != Ordering::Less,
                None => self.scoreboard.place(first).is_some() || self.scoreboard.place(second).is_none(),
            },
        }
    }

    /// The ranks of all accounts that have one.
    pub fn ranks(&self) -> HashMap<AccountId, u32> {
        let mut ranks = HashMap::with_capacity(self.scoreboard.ranked_len());
        let mut last: Option<(AccountId, u32)> = None;
        for (place, account) in (1..).zip(self.scoreboard.ordered()) {
            let tied = last.filter(|(other, _)| self.scoreboard.compare(*other, account) == Some(Ordering::Equal));
            let rank = tied.map_or(place, |(_, rank)| rank);
            ranks.insert(account, rank);
            last = Some((account, rank));
        }
        ranks
    }

    fn by_total(&self, best_first: bool) -> Vec<AccountId> {
        let ranked = self.scoreboard.ordered();
        let mut rows: Vec<AccountId> = if best_first { ranked.collect() } else { ranked.rev().collect() };
        in_ties::by_name(self.workbook, self.scoreboard, &mut rows);
        rows.extend(self.named(self.scoreboard.unranked()));
        rows
    }

    fn by_name(&self, descending: bool) -> Vec<AccountId> {
        let mut rows = self.named(self.workbook.accounts.keys());
        if descending {
            rows.reverse();
        }
        rows
    }

    /// The accounts by name, from A.
    fn named(&self, accounts: impl Iterator<Item = AccountId>) -> Vec<AccountId> {
        let accounts: Vec<&Account> = accounts.filter_map(|account| self.workbook.accounts.get(account)).collect();
        let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
        fmt::order(&names).into_iter().map(|place| accounts[place].id).collect()
    }

    /// All accounts, those shown before in their order and the others after them.
    fn known(&self, before: &[AccountId]) -> Vec<AccountId> {
        let mut rows: Vec<AccountId> =
            before.iter().copied().filter(|account| self.workbook.accounts.contains(*account)).collect();
        if rows.len() < self.workbook.accounts.len() {
            let shown: HashSet<AccountId> = rows.iter().copied().collect();
            rows.extend(self.workbook.accounts.keys().filter(|account| !shown.contains(account)));
        }
        rows
    }

    /// The score of a cell: of the rater whose scores are shown, or what the criterion scores itself with.
    pub fn score(&self, account: AccountId, criterion: CriterionId) -> Option<u8> {
        if self.scoreboard.derived(criterion).is_some() {
            return self.scoreboard.cell(account, criterion)?.whole().map(Score::value);
        }
        let key = ScoreKey { account, criterion, rater: self.rater? };
        self.workbook.scores.get(key).map(|score| score.value.value())
    }

    fn compare_scores(&self, a: AccountId, b: AccountId, criterion: CriterionId, descending: bool) -> Ordering {
        match (self.score(a, criterion), self.score(b, criterion)) {
            (Some(a), Some(b)) if descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }

    /// Keeps the accounts that pass the filter, and those of `shown` whatever became of them.
    fn keep_passing(&self, rows: &mut Vec<AccountId>, filter: &Filter, shown: &[AccountId]) {
        if filter.is_empty() {
            return;
        }
        let words: Vec<String> = filter.text.split_whitespace().map(name_key).collect();
        let shown: HashSet<AccountId> = shown.iter().copied().collect();
        let passes =
            |account: AccountId| self.workbook.accounts.get(account).is_some_and(|a| self.passes(a, filter, &words));
        rows.retain(|account| shown.contains(account) || passes(*account));
    }

    fn passes(&self, account: &Account, filter: &Filter, words: &[String]) -> bool {
        filter.scope.as_ref().is_none_or(|ids| ids.contains(&account.id))
            && filter.status.is_none_or(|status| account.status == status)
            && filter.manager.as_ref().is_none_or(|manager| is_same(&account.manager, manager))
            && filter.tag.as_ref().is_none_or(|tag| account.tags.iter().any(|own| is_same(own, tag)))
            && (!filter.unscored || self.has_gap(account.id))
            && has_words(account, words)
    }

    fn has_gap(&self, account: AccountId) -> bool {
        self.scoreboard.criteria().iter().any(|criterion| self.score(account, *criterion).is_none())
    }
}

fn has_words(account: &Account, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let parts =
        [account.name.as_str(), &account.code, &account.sector, &account.country, &account.city, &account.manager];
    // A mark between them keeps a word from being found across two fields.
    let text = name_key(&parts.join("|"));
    words.iter().all(|word| text.contains(word.as_str()) || account.tags.iter().any(|tag| name_key(tag).contains(word)))
}
