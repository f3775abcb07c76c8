//! Groups of accounts by any field, tag or manager: counts, sums, means (G-6).

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{Measure, MoneySum};
use super::scoreboard::Scoreboard;
use crate::model::order;
use crate::model::spelling::{Spellings, name_key};
use crate::model::{Account, AccountId, Period, Status, Workbook};

/// The accounts of a workbook in groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The groups, the largest sum first; of equal sums the larger group, then by name. Accounts that belong to no
    /// group are one of their own, without a name, and stand last.
    pub groups: Vec<Group>,
    /// The sum over all accounts, each counted once.
    pub sum: MoneySum,
    /// How many accounts there are.
    pub accounts: usize,
    /// How many accounts belong to more than one group (tags): the groups then add up to more than the whole.
    pub in_several: usize,
}

/// Accounts that have something in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they have in common; `None` of those that have nothing in the field.
    pub name: Option<String>,
    /// The accounts, in the order of their ids.
    pub accounts: Vec<AccountId>,
    /// How many of them are key accounts.
    pub key_accounts: usize,
    /// How many of them have a figure in the period, zeros included.
    pub with_figure: usize,
    /// The sum of their figures in the period.
    pub sum: MoneySum,
    /// Their part of the sum over all accounts; `None` where that sum is not positive.
    pub share: Option<f64>,
    /// The mean of their weighted totals, 1–10; `None` when none of them has a total.
    pub mean_total: Option<f64>,
}

/// Groups the accounts by what `names_of` gives for each: one name, several (tags), or none. Without a period all sums
/// are zero.
pub fn groups(
    workbook: &Workbook,
    board: &Scoreboard,
    measure: Measure,
    period: Option<Period>,
    names_of: &dyn Fn(&Account) -> Vec<String>,
) -> Groups {
    // Names that differ in spelling only are one group, called as most of its accounts write it.
    let mut found: BTreeMap<Option<String>, (Spellings, Tally)> = BTreeMap::new();
    let (mut sum, mut accounts, mut in_several) = (MoneySum::default(), 0, 0);
    for account in workbook.accounts.iter() {
        accounts += 1;
        let amount = period.and_then(|period| measure.of(account, period));
        if let Some(amount) = amount {
            sum += amount;
        }
        let names = names_of(account);
        let keys: BTreeSet<String> = order::set(names.iter().map(|name| name_key(name)));
        in_several += usize::from(keys.len() > 1);
        for name in &names {
            found.entry(Some(name_key(name))).or_default().0.note(name);
        }
        let keys: Vec<Option<String>> = if keys.is_empty() { vec![None] } else { keys.into_iter().map(Some).collect() };
        for key in keys {
            found.entry(key).or_default().1.add(account, amount, board);
        }
    }
    let mut groups: Vec<Group> = found
        .into_iter()
        .map(|(key, (spellings, tally))| tally.group(key.map(|_| spellings.usual().to_owned()), sum))
        .collect();
    order::sort_by(&mut groups, |one, two| {
        (one.name.is_none().cmp(&two.name.is_none()))
            .then_with(|| two.sum.cmp(&one.sum))
            .then_with(|| two.accounts.len().cmp(&one.accounts.len()))
    });
    Groups { groups, sum, accounts, in_several }
}

#[derive(Default)]
struct Tally {
    accounts: Vec<AccountId>,
    key_accounts: usize,
    with_figure: usize,
    sum: MoneySum,
    totals: Vec<f64>,
}

impl Tally {
    fn add(&mut self, account: &Account, amount: Option<crate::model::Money>, board: &Scoreboard) {
        self.accounts.push(account.id);
        self.key_accounts += usize::from(account.status == Status::Key);
        if let Some(amount) = amount {
            self.with_figure += 1;
            self.sum += amount;
        }
        self.totals.extend(board.total(account.id).ok().map(super::scoreboard::Total::value));
    }

    fn group(self, name: Option<String>, whole: MoneySum) -> Group {
        let Self { accounts, key_accounts, with_figure, sum, totals } = self;
        let share = (whole.minor() > 0).then(|| sum.to_f64() / whole.to_f64());
        let mean_total = (!totals.is_empty()).then(|| totals.iter().sum::<f64>() / totals.len() as f64);
        Group { name, accounts, key_accounts, with_figure, sum, share, mean_total }
    }
}
