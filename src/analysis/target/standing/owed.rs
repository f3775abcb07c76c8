//! What the portfolio owes to the company, and the part of it that falls to a group.

use std::collections::BTreeMap;

use super::group::{Group, together};
use super::sight::Sight;
use super::sums::{Ends, Sums};
use super::{Asked, Meaning, Standing};
use crate::analysis::figures::divide_rounding;
use crate::analysis::target::window::seen;
use crate::model::order;
use crate::model::{Aggregate, KpiId, Workbook};

/// What the portfolio owes by KPI, and the accounts' targets it falls on.
pub(super) struct Owed<'a> {
    kpis: BTreeMap<KpiId, Sums<'a>>,
    planned: BTreeMap<KpiId, i128>,
    pub(super) missing: Vec<KpiId>,
}

impl<'a> Owed<'a> {
    pub(super) fn of(workbook: &Workbook, asked: &Asked, sight: &Sight<'a>, all: &Group<'_>) -> Self {
        let mut kpis: BTreeMap<KpiId, Sums<'a>> = BTreeMap::new();
        for (target, kpi) in &sight.own {
            if let Some(seen) = seen(workbook, target, kpi, asked.period) {
                kpis.entry(kpi.id).or_insert_with(|| Sums::new(kpi)).add(&seen);
            }
        }
        let planned = all.kpis.iter().map(|(&kpi, sums)| (kpi, sums.planned)).collect();
        let missing = all.kpis.keys().copied().filter(|kpi| !kpis.contains_key(kpi)).collect();
        Self { kpis, planned, missing }
    }

    /// A group's sums against its part of what the portfolio owes; `None` when the portfolio owes nothing.
    pub(super) fn of_group(&self, group: &Sums<'a>) -> Option<Sums<'a>> {
        let owed = self.kpis.get(&group.kpi.id)?;
        let (whole, targets) = (owed.planned, i128::try_from(owed.known + owed.missing).ok()?);
        let part = |ends: Ends, count: usize| match group.kpi.aggregate {
            Aggregate::Sum => {
                let all = self.planned.get(&group.kpi.id).copied().filter(|all| *all > 0)?;
                let value = divide_rounding(whole.checked_mul(ends.value)?, all);
                Some(Ends { value, edge: value })
            }
            Aggregate::Mean | Aggregate::Last => {
                let value = divide_rounding(whole, targets.max(1)) * i128::try_from(count).ok()?;
                Some(Ends { value, edge: value })
            }
        };
        let planned = part(Ends { value: group.planned, edge: 0 }, group.known + group.missing)?.value;
        let (by_now, whole) = (part(group.by_now, group.known)?, part(group.whole, group.known)?);
        Some(Sums { by_now, whole, planned, ..group.clone() })
    }

    /// The portfolio's own actuals, where they are recorded, say more of all of it than the accounts' do; and a KPI
    /// that no account has a target of is known from them alone.
    pub(super) fn put_own(&self, workbook: &Workbook, meaning: Meaning, all: &mut Standing) {
        if meaning != Meaning::Professional {
            return;
        }
        for (kpi, own) in &self.kpis {
            let place = all.kpis.iter().position(|standing| standing.kpi == *kpi);
            match place {
                Some(place) if own.known > 0 => all.kpis[place] = own.standing(),
                Some(_) => {}
                None => all.kpis.push(own.standing()),
            }
        }
        order::sort_by_key(&mut all.kpis, |standing| standing.kpi);
        (all.by_now, all.whole) = together(workbook, &all.kpis);
    }
}
