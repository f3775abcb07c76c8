//! How many targets together stand, in the three meanings of 100% (K-5), by account, manager or any grouping.
//!
//! Sums are exact and add up: over any grouping in which each account is in one group, the actuals, what was to be
//! expected and the targets of the groups add up to those of all. What is missing is left out on both sides and
//! counted; it is never zero.

mod group;
mod owed;
mod sight;
mod sums;

use std::collections::BTreeMap;

use self::group::Group;
use self::owed::Owed;
use self::sight::{Sight, groups_of};
use super::{Light, Pace};
use crate::model::order;
use crate::model::{Account, AccountId, Kpi, KpiId, Owner, Period, Quantity, Status, Workbook};

/// What 100% means (Programmatica; K-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Each account by itself: an account's attainment is the weighted mean of its KPIs', a group's the plain mean of
    /// its accounts'. A small account counts as much as a large one, and none makes up for another.
    Beginner,
    /// All accounts of a group together over the period: of each KPI the sum of the actuals against the sum of the
    /// targets (for means and latest figures their means, the accounts counting the same); then the weighted mean of
    /// the KPIs. A strong account makes up for a weak one. A manager's own target counts where none of the manager's
    /// accounts has one of that KPI.
    Experienced,
    /// What is owed to the company: the portfolio's own target. A group owes the part of it that its accounts' targets
    /// are of all accounts' targets, so that what the groups owe adds up to what the portfolio owes; of a mean or a
    /// latest figure every group owes the portfolio's. All of it counts, also what no account's target covers.
    Professional,
}

impl Meaning {
    /// The three meanings, the easiest first.
    pub const ALL: [Self; 3] = [Self::Beginner, Self::Experienced, Self::Professional];
}

/// Which targets are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// What 100% means.
    pub meaning: Meaning,
    /// The period that is looked at; see [`super::window`].
    pub period: Period,
    /// One KPI only; `None` for all.
    pub kpi: Option<KpiId>,
}

/// Into which groups the accounts are put.
pub enum GroupBy<'a> {
    /// Each account is a group of its own, named by its id.
    Account,
    /// By account manager.
    Manager,
    /// By what a function gives for an account: one name, several (tags), or none.
    Names(&'a dyn Fn(&Account) -> Vec<String>),
}

/// How the targets in sight stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    /// The groups, the lowest attainment first; those of which nothing is known last, then by name.
    pub groups: Vec<Standing>,
    /// All of them together.
    pub all: Standing,
    /// Targets of retention KPIs of accounts that are not to be retained: they stay out (K-7).
    pub left_out: usize,
    /// KPIs in sight for which the portfolio has no target of its own: in the professional meaning nothing can be
    /// said of them.
    pub not_owed: Vec<KpiId>,
}

/// How a group of targets stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What the group is called; `None` for all, and for accounts that belong to no group.
    pub name: Option<String>,
    /// The account, when the group is one.
    pub account: Option<AccountId>,
    /// How many accounts (or managers) it holds that have a target in sight.
    pub owners: usize,
    /// How many of them have no actual at all.
    pub silent: usize,
    /// Attainment of what was to be expected by now, 1 being 100%; `None` when nothing is recorded.
    pub by_now: Option<f64>,
    /// Attainment of the whole period's targets.
    pub whole: Option<f64>,
    /// The KPIs, in the order of their ids.
    pub kpis: Vec<KpiStanding>,
}

impl Standing {
    /// The light of it.
    pub fn light(&self) -> Light {
        Light::of(self.by_now)
    }
}

/// How one KPI stands in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct KpiStanding {
    /// The KPI.
    pub kpi: KpiId,
    /// How many targets have actuals.
    pub known: usize,
    /// How many have none; they are in no figure but [`Self::planned`].
    pub missing: usize,
    /// What was reached: the sum, or the mean of means and latest figures.
    pub actual: Option<Quantity>,
    /// What was to be expected of the months that are recorded.
    pub expected: Option<Quantity>,
    /// The targets of those that have actuals.
    pub target: Option<Quantity>,
    /// The targets of all.
    pub planned: Option<Quantity>,
    /// Attainment of what was to be expected by now; `None` when nothing is recorded.
    pub by_now: Option<f64>,
    /// Attainment of the whole.
    pub whole: Option<f64>,
    /// What the rest of the period would have to bring.
    pub pace: Pace,
}

impl KpiStanding {
    /// The light of it.
    pub fn light(&self) -> Light {
        Light::of(self.by_now)
    }
}

/// KPIs of keeping accounts, by the key of their catalogue entry: accounts that are not to be retained stay out of
/// them (K-7).
const RETENTION: [&str; 8] = [
    "churned_accounts",
    "churn_rate",
    "renewed_contracts",
    "renewed_turnover",
    "lost_to_competitors",
    "loyalty",
    "nrr",
    "grr",
];

/// Whether a KPI measures how well accounts are kept.
pub fn is_retention(kpi: &Kpi) -> bool {
    RETENTION.contains(&kpi.catalogue.as_str())
}

/// Whether a target stays out: one of a retention KPI, of an account that is not to be retained (K-7).
pub(super) fn is_kept_out(workbook: &Workbook, owner: &Owner, kpi: &Kpi) -> bool {
    let Owner::Account(id) = owner else { return false };
    is_retention(kpi) && workbook.accounts.get(*id).is_some_and(|account| account.status == Status::DoNotRetain)
}

/// How the targets in sight stand, by group and together.
pub fn standings(workbook: &Workbook, asked: &Asked, by: &GroupBy<'_>) -> Standings {
    let sight = Sight::of(workbook, asked);
    let mut found: BTreeMap<(Option<String>, Option<AccountId>), Group> = BTreeMap::new();
    let mut all = Group::default();
    for piece in &sight.pieces {
        all.add(piece);
        for group in groups_of(workbook, piece, by) {
            found.entry(group).or_default().add(piece);
        }
    }
    let owed = Owed::of(workbook, asked, &sight, &all);
    let mut groups: Vec<Standing> = found
        .into_iter()
        .map(|((name, account), group)| Standing { name, account, ..group.standing(workbook, asked.meaning, &owed) })
        .collect();
    // A plain sort keeps the order by name among equals, because the map gave them in it.
    order::sort_by(&mut groups, |one, two| {
        let key = |standing: &Standing| standing.by_now.unwrap_or(f64::INFINITY);
        key(one).total_cmp(&key(two)).then_with(|| one.name.is_none().cmp(&two.name.is_none()))
    });
    let mut all = all.standing(workbook, asked.meaning, &owed);
    owed.put_own(workbook, asked.meaning, &mut all);
    Standings { groups, all, left_out: sight.left_out, not_owed: owed.missing }
}
