//! How many targets together stand, in the three meanings of 100% (K-5), by account, manager or any grouping.
//!
//! Sums are exact and add up: over any grouping in which each account is in one group, the actuals, what was to be
//! expected and the targets of the groups add up to those of all. What is missing is left out on both sides and
//! counted; it is never zero.

mod group;
mod owed;
mod sight;
mod sums;

use std::collections::{BTreeMap, BTreeSet};

use self::group::Group;
use self::owed::Owed;
pub(super) use self::owed::{Falls, falls};
use self::sight::{Piece, Sight, groups_of};
use self::sums::Sums;
use super::{Light, Outlook};
use crate::analysis::part::owns_in_part;
use crate::model::order;
use crate::model::spelling::{Spellings, name_key};
use crate::model::{Account, AccountId, Kpi, KpiId, Owner, Period, Quantity, Status, Titles, Workbook};

/// What 100% means (Programmatica; K-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Each account by itself: an account's attainment is the weighted mean of its KPIs', a group's the plain mean of
    /// its accounts'. A small account counts as much as a large one, and none makes up for another.
    Beginner,
    /// All accounts of a group together over the period: of each KPI the sum of the actuals against the sum of the
    /// targets (for means and latest figures their means, the accounts counting the same); then the weighted mean of
    /// the KPIs. A strong account makes up for a weak one. The accounts' targets are what is summed, in every grouping
    /// alike; only of a KPI that no account has a target of, the managers' own are.
    Experienced,
    /// What is owed to the company: the portfolio's own target. A group owes the part of it that its accounts' targets
    /// are of all accounts' targets, so that what the groups owe adds up to what the portfolio owes. Where the
    /// portfolio's own actuals are recorded, a group owes no more than its accounts' targets, and what they leave open
    /// stands in a line of its own ([`Standing::is_rest`]) with the actuals that no account's target covers: goals and
    /// actuals of the groups and that line add up to the portfolio's. A KPI that no account has a target of stands in
    /// that line, too. Of a mean or a latest figure every group owes the
    /// portfolio's. KPIs of which the portfolio owes nothing are left out ([`Standings::not_owed`]).
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
    /// KPIs of which the portfolio has a target and no account: in the professional meaning of all they stand in the
    /// line of the rest ([`Standing::is_rest`]) and belong to no group.
    pub alone: Vec<KpiId>,
    /// KPIs that do not add up and of which the portfolio's own figures and the accounts' are known: in the professional
    /// meaning of all the groups show the accounts', and all of them together is the portfolio's own.
    pub own_means: Vec<KpiId>,
}

/// How a group of targets stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Standing {
    /// What the group is called; `None` for all, and for accounts that belong to no group.
    pub name: Option<String>,
    /// The account, when the group is one.
    pub account: Option<AccountId>,
    /// Whether it is what the portfolio's own figures hold beside those of the accounts; in the professional meaning.
    pub is_rest: bool,
    /// How many accounts (or managers) it holds that have a target in sight.
    pub owners: usize,
    /// How many of them have no actual at all.
    pub silent: usize,
    /// Attainment of what was to be expected by now, 1 being 100%; `None` when nothing is recorded.
    pub by_now: Option<f64>,
    /// Attainment of the whole period's targets, without sums that are to stay low and have not come to their end.
    pub whole: Option<f64>,
    /// The KPIs, in the order of their ids.
    pub kpis: Vec<KpiStanding>,
    /// The manager's own targets beside the accounts', when the group is a manager: they are in no sum.
    pub own: Vec<KpiStanding>,
}

impl Standing {
    /// The light of it: how it ended when all figures of all its KPIs are in.
    pub fn light(&self) -> Light {
        Light::judged(self.by_now, self.kpis.iter().all(KpiStanding::is_over))
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
    /// Attainment of the whole; `None` also of a sum that is to stay low, until all its months are in.
    pub whole: Option<f64>,
    /// Where the attainments are means of those of each owner, what they are means of: beside them the figures above,
    /// which are added up, say something else. `None` of one owner alone.
    pub each: Option<MeanOf>,
    /// What the rest of the period would have to bring, each owner over its own months.
    pub outlook: Outlook,
}

/// What an attainment is the mean of, and what the figures of all together come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanOf {
    /// How many owners are in the mean by now: those with figures and something to reach.
    pub owners: usize,
    /// Attainment by now of all together.
    pub by_now: Option<f64>,
    /// How many owners are in the mean of the whole.
    pub owners_whole: usize,
    /// Attainment of the whole of all together.
    pub whole: Option<f64>,
}

impl KpiStanding {
    /// Whether all figures of the period are in, of all that have a target.
    pub fn is_over(&self) -> bool {
        self.missing == 0 && self.outlook.is_over()
    }

    /// The light of it: how it ended when all figures are in.
    pub fn light(&self) -> Light {
        Light::judged(self.by_now, self.is_over())
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
    standings_of(workbook, asked, by, None)
}

/// How the targets of some accounts stand, by group and together; of all with `None`. What a part owes to the company
/// is its part of what all accounts owe, and has no line for the rest. Targets of managers are asked about where all
/// their accounts are in the part. [`Standings::left_out`] stays that of all.
pub fn standings_of(
    workbook: &Workbook,
    asked: &Asked,
    by: &GroupBy<'_>,
    part: Option<&BTreeSet<AccountId>>,
) -> Standings {
    let is_in = |piece: &Piece<'_>| part.is_none_or(|part| owns_in_part(workbook, part, piece.owner));
    let mut sight = Sight::of(workbook, asked);
    sight.beside.retain(is_in);
    let titles = Titles::of(workbook);
    let mut found: BTreeMap<Key, (Spellings, Group)> = BTreeMap::new();
    let (mut whole, mut all) = (Group::default(), Group::default());
    for piece in &sight.pieces {
        if part.is_some() {
            whole.add(piece);
        }
        if !is_in(piece) {
            continue;
        }
        all.add(piece);
        for group in groups_of(workbook, &titles, piece, by) {
            let (spellings, sums) = found.entry(folded(&group)).or_default();
            spellings.note(group.0.as_deref().unwrap_or_default());
            sums.add(piece);
        }
    }
    if matches!(by, GroupBy::Manager) {
        for piece in &sight.beside {
            let key = manager_of(piece);
            found.entry(folded(&key)).or_default().0.note(key.0.as_deref().unwrap_or_default());
        }
    }
    let owed = Owed::of(workbook, asked, &sight, if part.is_some() { &whole } else { &all });
    let is_owed = asked.meaning == Meaning::Professional;
    let mut groups: Vec<Standing> = found
        .into_iter()
        .map(|(key, (spellings, group))| {
            let own = if matches!(by, GroupBy::Manager) { own_of(&sight.beside, &key) } else { Vec::new() };
            let name = key.0.map(|_| spellings.usual().to_owned());
            Standing { own, name, account: key.1, ..group.standing(workbook, asked.meaning, &owed) }
        })
        .filter(|group| !group.kpis.is_empty() || !group.own.is_empty())
        .collect();
    // A plain sort keeps the order by name among equals, because the map gave them in it.
    order::sort_by(&mut groups, |one, two| {
        let key = |standing: &Standing| standing.by_now.unwrap_or(f64::INFINITY);
        key(one).total_cmp(&key(two)).then_with(|| one.name.is_none().cmp(&two.name.is_none()))
    });
    let mut all = all.standing(workbook, asked.meaning, &owed);
    let is_whole = is_owed && part.is_none();
    if is_whole {
        groups.extend(owed.rest(workbook));
        owed.put_own(workbook, &mut all);
    }
    let said = |kpis: Vec<KpiId>| if is_whole { kpis } else { Vec::new() };
    let (alone, own_means) = (said(owed.alone), said(owed.own_means));
    Standings { groups, all, left_out: sight.left_out, not_owed: owed.missing, alone, own_means }
}

type Key = (Option<String>, Option<AccountId>);

/// Names that differ in spelling only are one group.
fn folded((name, account): &Key) -> Key {
    (name.as_deref().map(name_key), *account)
}

fn manager_of(piece: &Piece<'_>) -> Key {
    let name = match piece.owner {
        Owner::Manager(name) => Some(name.clone()),
        Owner::Account(_) | Owner::Portfolio => None,
    };
    (name, None)
}

/// How a manager's own targets stand, by KPI.
fn own_of(beside: &[Piece<'_>], key: &Key) -> Vec<KpiStanding> {
    let mut kpis: BTreeMap<KpiId, Sums<'_>> = BTreeMap::new();
    for piece in beside.iter().filter(|piece| folded(&manager_of(piece)) == *key) {
        kpis.entry(piece.kpi.id).or_insert_with(|| Sums::new(piece.kpi)).add(&piece.seen);
    }
    kpis.values().map(Sums::standing_alone).collect()
}
