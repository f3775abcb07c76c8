//! What the portfolio owes to the company, and the part of it that falls to a group.

use std::collections::BTreeMap;

use super::group::{Group, together};
use super::sight::Sight;
use super::sums::{Ends, Sums};
use super::{Asked, KpiStanding, Meaning, Standing};
use crate::analysis::figures::{divide_rounding, times_over};
use crate::analysis::target::window::seen;
use crate::model::order;
use crate::model::{Aggregate, KpiId, Period, Quantity, Workbook};

/// What the portfolio owes by KPI, and the accounts' targets it falls on.
pub(super) struct Owed<'a> {
    kpis: BTreeMap<KpiId, Sums<'a>>,
    accounts: BTreeMap<KpiId, Sums<'a>>,
    pub(super) missing: Vec<KpiId>,
    /// KPIs that the portfolio has a target of and no account.
    pub(super) alone: Vec<KpiId>,
    /// KPIs that do not add up, of which the portfolio's own figures are known and the accounts', too.
    pub(super) own_means: Vec<KpiId>,
}

/// What of the portfolio's target falls on the accounts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::analysis::target) enum Falls {
    /// Their own targets so many times, of sums.
    Times(f64),
    /// The same on each, in the KPI's unit.
    Each(f64),
}

/// What of the portfolio's target of a KPI falls on accounts in a period; `None` where it has none, or they.
pub(in crate::analysis::target) fn falls(workbook: &Workbook, kpi: KpiId, period: Period) -> Option<Falls> {
    let asked = Asked { meaning: Meaning::Professional, period, kpi: Some(kpi) };
    let sight = Sight::of(workbook, &asked);
    let mut all = Group::default();
    for piece in &sight.pieces {
        all.add(piece);
    }
    Owed::of(workbook, &asked, &sight, &all).falls(kpi)
}

impl<'a> Owed<'a> {
    pub(super) fn of(workbook: &Workbook, asked: &Asked, sight: &Sight<'a>, all: &Group<'a>) -> Self {
        let mut kpis: BTreeMap<KpiId, Sums<'a>> = BTreeMap::new();
        for (target, kpi) in &sight.own {
            if let Some(seen) = seen(workbook, target, kpi, asked.period) {
                kpis.entry(kpi.id).or_insert_with(|| Sums::new(kpi)).add(&seen);
            }
        }
        let missing = all.kpis.keys().copied().filter(|kpi| !kpis.contains_key(kpi)).collect();
        let alone = kpis.keys().copied().filter(|kpi| !all.kpis.contains_key(kpi)).collect();
        let is_own_mean = |own: &&Sums<'_>| {
            let accounts = all.kpis.get(&own.kpi.id).is_some_and(|sums| sums.known > 0);
            own.kpi.aggregate != Aggregate::Sum && own.known > 0 && accounts
        };
        let own_means = kpis.values().filter(is_own_mean).map(|own| own.kpi.id).collect();
        Self { kpis, accounts: all.kpis.clone(), missing, alone, own_means }
    }

    /// Whether the portfolio owes anything of a KPI.
    pub(super) fn owes(&self, kpi: KpiId) -> bool {
        self.kpis.contains_key(&kpi)
    }

    fn falls(&self, kpi: KpiId) -> Option<Falls> {
        let (own, accounts) = (self.kpis.get(&kpi)?, self.accounts.get(&kpi)?);
        match own.kpi.aggregate {
            Aggregate::Sum => {
                let whole = Ends { value: accounts.planned, edge: accounts.planned };
                let owed = self.of_group(&Sums { whole, ..accounts.clone() })?.whole.value;
                Some(Falls::Times(owed as f64 / accounts.planned as f64))
            }
            Aggregate::Mean | Aggregate::Last => {
                let owed = divide_rounding(own.planned, i128::try_from(own.known + own.missing).ok()?.max(1));
                Some(Falls::Each(Quantity::from_e4(owed)?.to_f64()))
            }
        }
    }

    /// A group's sums against its part of what the portfolio owes; `None` when the portfolio owes nothing, or when no
    /// account has any part of it.
    pub(super) fn of_group(&self, group: &Sums<'a>) -> Option<Sums<'a>> {
        let owed = self.kpis.get(&group.kpi.id)?;
        let (whole, targets) = (owed.planned, i128::try_from(owed.known + owed.missing).ok()?);
        let part = |value: i128, count: usize| match group.kpi.aggregate {
            Aggregate::Sum => {
                let all = self.accounts.get(&group.kpi.id).map(|sums| sums.planned).filter(|all| *all > 0)?;
                // Where the portfolio's own figures are known, what the accounts' targets leave open is the rest's.
                let falls = if owed.known > 0 { whole.min(all) } else { whole };
                times_over(falls, value, all)
            }
            Aggregate::Mean | Aggregate::Last => {
                Some(divide_rounding(whole, targets.max(1)) * i128::try_from(count).ok()?)
            }
        };
        let ends = |value: i128| Ends { value, edge: value };
        Some(Sums {
            by_now: ends(part(group.by_now.value, group.known)?),
            whole: ends(part(group.whole.value, group.known)?),
            planned: part(group.planned, group.known + group.missing)?,
            ..group.clone()
        })
    }

    /// What the portfolio's own targets hold beside those of the accounts, so that the groups and this add up to them:
    /// of sums what accounts without a target or without figures leave open, and every KPI that no account has a target
    /// of. `None` when there is nothing beside.
    pub(super) fn rest(&self, workbook: &Workbook) -> Option<Standing> {
        let kpis: Vec<KpiStanding> = self.kpis.values().filter_map(|own| self.rest_of(own)).collect();
        let (by_now, whole) = together(workbook, &kpis);
        let rest = Standing { is_rest: true, by_now, whole, kpis, ..Standing::default() };
        (!rest.kpis.is_empty()).then_some(rest)
    }

    fn rest_of(&self, own: &Sums<'a>) -> Option<KpiStanding> {
        if self.alone.contains(&own.kpi.id) {
            return Some(own.standing_alone());
        }
        if own.kpi.aggregate != Aggregate::Sum || own.known == 0 {
            return None;
        }
        let theirs = self.accounts.get(&own.kpi.id).and_then(|theirs| self.of_group(theirs));
        let theirs = theirs.unwrap_or_else(|| Sums::new(own.kpi));
        let less = |own: Ends, theirs: Ends| {
            let value = own.value - theirs.value;
            Ends { value, edge: value }
        };
        let rest = Sums {
            actual: own.actual - theirs.actual,
            by_now: less(own.by_now, theirs.by_now),
            whole: less(own.whole, theirs.whole),
            planned: own.planned - theirs.planned,
            baseline: None,
            ..own.clone()
        };
        let is_nothing = rest.actual == 0 && rest.by_now.value == 0 && rest.planned == 0;
        (!is_nothing).then(|| rest.standing_alone())
    }

    /// The portfolio's own actuals, where they are recorded, say more of all of it than the accounts' do; and a KPI
    /// that no account has a target of is known from them alone.
    pub(super) fn put_own(&self, workbook: &Workbook, all: &mut Standing) {
        for (kpi, own) in &self.kpis {
            let place = all.kpis.iter().position(|standing| standing.kpi == *kpi);
            match place {
                Some(place) if own.known > 0 => all.kpis[place] = own.standing_alone(),
                Some(_) => {}
                None => all.kpis.push(own.standing_alone()),
            }
        }
        order::sort_by_key(&mut all.kpis, |standing| standing.kpi);
        (all.by_now, all.whole) = together(workbook, &all.kpis);
    }
}
