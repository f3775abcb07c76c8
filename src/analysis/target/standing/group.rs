//! Targets put together in a group, and what the three meanings make of them.

use std::collections::BTreeMap;

use super::owed::Owed;
use super::sight::Piece;
use super::sums::{Ends, Sums};
use super::{KpiStanding, MeanOf, Meaning, Standing};
use crate::analysis::figures::times_over;
use crate::analysis::target::Pace;
use crate::model::{Kpi, KpiId, Owner, Quantity, Workbook};

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

    pub(super) fn standing(&self, workbook: &Workbook, meaning: Meaning, owed: &Owed<'a>) -> Standing {
        let mut kpis: Vec<KpiStanding> =
            self.kpis.values().map(|sums| sums.standing(&self.paces(sums, &sums.whole))).collect();
        let (by_now, whole) = match meaning {
            Meaning::Beginner => self.each(&mut kpis),
            Meaning::Experienced => together(workbook, &kpis),
            Meaning::Professional => {
                // What the portfolio does not owe has no place here, whatever is recorded of it.
                kpis.retain(|kpi| owed.owes(kpi.kpi));
                for kpi in &mut kpis {
                    let owed = self.kpis.get(&kpi.kpi).and_then(|sums| owed.of_group(sums));
                    if let Some(owed) = owed {
                        *kpi = owed.standing(&self.paces(&owed, &owed.whole));
                    } else {
                        (kpi.by_now, kpi.whole) = (None, None);
                    }
                }
                together(workbook, &kpis)
            }
        };
        let silent = |sums: &&BTreeMap<KpiId, Sums<'_>>| sums.values().all(|sums| sums.known == 0);
        let (owners, silent) = (self.owners.len(), self.owners.values().filter(silent).count());
        Standing { owners, silent, by_now, whole, kpis, ..Standing::default() }
    }

    /// Each owner by itself: the plain means of the owners' attainments, by KPI and over all.
    fn each(&self, kpis: &mut [KpiStanding]) -> (Option<f64>, Option<f64>) {
        for kpi in kpis {
            let degrees = |degree: fn(&Sums<'a>) -> Option<f64>| {
                self.owners.values().filter_map(|sums| degree(sums.get(&kpi.kpi)?)).collect::<Vec<_>>()
            };
            let of = |degree: fn(&Sums<'a>) -> Option<f64>| mean(degrees(degree).into_iter());
            let is_early = self.kpis.get(&kpi.kpi).is_some_and(|sums| sums.is_early);
            let whole = of(Sums::attained_whole).filter(|_| !is_early);
            let owners = degrees(Sums::attained_by_now).len();
            let owners_whole = degrees(Sums::attained_whole).len();
            let together = MeanOf { owners, by_now: kpi.by_now, owners_whole, whole: kpi.whole };
            let own = (of(Sums::attained_by_now), whole);
            kpi.each = Some(together).filter(|it| it.owners > 1);
            (kpi.by_now, kpi.whole) = own;
            // None makes up for another: that all of them together are through says nothing of any of them.
            let known = self.owners.values().filter_map(|sums| sums.get(&kpi.kpi)).filter(|sums| sums.known > 0);
            kpi.outlook = kpi.outlook.of_each(known.map(|sums| sums.standing_alone().outlook));
        }
        let of = |degree: fn(&Sums<'a>) -> Option<f64>| {
            let owner = |sums: &BTreeMap<KpiId, Sums<'a>>| {
                weighted(sums.values().map(|sums| (sums.kpi.counts(), degree(sums))))
            };
            mean(self.owners.values().filter_map(owner))
        };
        (of(Sums::attained_by_now), of(Sums::attained_whole))
    }

    /// The paces of the owners that have figures, or of all where none has, towards goals that add up to `whole`.
    fn paces(&self, sums: &Sums<'a>, whole: &Ends) -> Vec<Pace> {
        let own =
            self.kpis.get(&sums.kpi.id).map_or(0, |own| if own.known > 0 { own.whole.value } else { own.planned });
        let asked = if sums.known > 0 { whole.value } else { sums.planned };
        let owners = self.owners.values().filter_map(|owner| owner.get(&sums.kpi.id));
        let paces = owners.filter(|owner| sums.known == 0 || owner.known > 0).map(Sums::pace);
        let has_band = whole.edge != whole.value;
        if own == asked {
            return paces.map(|pace| Pace { edge: pace.edge.filter(|_| has_band), ..pace }).collect();
        }
        let part = |goal: Quantity| {
            let e4 = (own != 0).then(|| times_over(goal.e4(), asked * own.signum(), own.abs())).flatten()?;
            Quantity::from_e4(e4)
        };
        paces.map(|pace| Pace { target: pace.target.and_then(part), edge: None, ..pace }).collect()
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
