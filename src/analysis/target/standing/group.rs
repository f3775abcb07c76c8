//! Targets put together in a group, and what the three meanings make of them.

use std::collections::BTreeMap;

use super::owed::Owed;
use super::sight::Piece;
use super::sums::Sums;
use super::{KpiStanding, Meaning, Standing};
use crate::model::{Kpi, KpiId, Owner, Workbook};

/// Targets put together, by KPI and by owner.
#[derive(Default)]
pub(super) struct Group<'a> {
    pub(super) kpis: BTreeMap<KpiId, Sums<'a>>,
    owners: BTreeMap<&'a Owner, BTreeMap<KpiId, Sums<'a>>>,
}

impl<'a> Group<'a> {
    pub(super) fn add(&mut self, piece: &Piece<'a>) {
        self.kpis.entry(piece.kpi.id).or_insert_with(|| Sums::new(piece.kpi)).add(&piece.seen);
        let owner = self.owners.entry(piece.owner).or_default();
        owner.entry(piece.kpi.id).or_insert_with(|| Sums::new(piece.kpi)).add(&piece.seen);
    }

    pub(super) fn standing(&self, workbook: &Workbook, meaning: Meaning, owed: &Owed) -> Standing {
        let mut kpis: Vec<KpiStanding> = self.kpis.values().map(Sums::standing).collect();
        let (by_now, whole) = match meaning {
            Meaning::Beginner => {
                for kpi in &mut kpis {
                    let of = |degree: fn(&Sums<'a>) -> Option<f64>| {
                        mean(self.owners.values().filter_map(|sums| degree(sums.get(&kpi.kpi)?)))
                    };
                    (kpi.by_now, kpi.whole) = (of(Sums::attained_by_now), of(Sums::attained_whole));
                }
                let of = |degree: fn(&Sums<'a>) -> Option<f64>| {
                    let owner = |sums: &BTreeMap<KpiId, Sums<'a>>| {
                        weighted(sums.values().map(|sums| (sums.kpi.counts(), degree(sums))))
                    };
                    mean(self.owners.values().filter_map(owner))
                };
                (of(Sums::attained_by_now), of(Sums::attained_whole))
            }
            Meaning::Experienced => together(workbook, &kpis),
            Meaning::Professional => {
                for kpi in &mut kpis {
                    let owed = self.kpis.get(&kpi.kpi).and_then(|sums| owed.of_group(sums));
                    if let Some(owed) = owed {
                        *kpi = owed.standing();
                    } else {
                        (kpi.by_now, kpi.whole) = (None, None);
                    }
                }
                together(workbook, &kpis)
            }
        };
        let silent = |sums: &&BTreeMap<KpiId, Sums<'_>>| sums.values().all(|sums| sums.known == 0);
        let (owners, silent) = (self.owners.len(), self.owners.values().filter(silent).count());
        Standing { name: None, account: None, owners, silent, by_now, whole, kpis }
    }
}

/// The weighted means of KPIs.
pub(super) fn together(workbook: &Workbook, kpis: &[KpiStanding]) -> (Option<f64>, Option<f64>) {
    let counts = |kpi: &KpiStanding| workbook.kpis.get(kpi.kpi).map_or(0, Kpi::counts);
    (
        weighted(kpis.iter().map(|kpi| (counts(kpi), kpi.by_now))),
        weighted(kpis.iter().map(|kpi| (counts(kpi), kpi.whole))),
    )
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    weighted(values.map(|value| (1, Some(value))))
}

/// The mean by weights of what is known; `None` when nothing of any weight is.
fn weighted(values: impl Iterator<Item = (u32, Option<f64>)>) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (weight, value) in values {
        if let Some(value) = value {
            sum += f64::from(weight) * value;
            weights += f64::from(weight);
        }
    }
    (weights > 0.0).then(|| sum / weights)
}
