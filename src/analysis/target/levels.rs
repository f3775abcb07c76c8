//! Plans level by level: what the accounts, the managers and the portfolio are to reach, side by side.

use std::collections::BTreeMap;

use crate::model::spelling::name_key;
use crate::model::{Kpi, Owner, Period, Quantity, Target, Workbook};

/// Targets added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlanSum {
    /// How many targets there are.
    pub targets: usize,
    /// Their figures together, in ten-thousandths.
    pub e4: i128,
}

impl PlanSum {
    /// The sum as a figure; `None` when there is nothing to add up or it is too large.
    pub fn value(self) -> Option<Quantity> {
        if self.targets == 0 { None } else { Quantity::from_e4(self.e4) }
    }

    fn add(&mut self, target: &Target) {
        self.targets += 1;
        self.e4 += target.value.e4();
    }
}

/// One manager's plan, or the portfolio's, against what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanLevel {
    /// The manager or the portfolio; `None` of the accounts without a manager.
    pub owner: Option<Owner>,
    /// The targets of its accounts.
    pub accounts: PlanSum,
    /// The targets of the managers; of the portfolio only.
    pub managers: PlanSum,
    /// Its own target.
    pub own: Option<Quantity>,
}

/// The targets of a KPI and period by manager, in the order of their names, after them those of accounts without a
/// manager where there are any, and last the whole portfolio's: sums for a KPI that is added up. The accounts' targets
/// of the lines above it add up to the portfolio's.
pub fn plan_levels(workbook: &Workbook, kpi: &Kpi, period: Period) -> Vec<PlanLevel> {
    let level = |owner| PlanLevel { owner, accounts: PlanSum::default(), managers: PlanSum::default(), own: None };
    let (mut portfolio, mut nobodys) = (level(Some(Owner::Portfolio)), level(None));
    let mut managers: BTreeMap<String, PlanLevel> = BTreeMap::new();
    for target in workbook.targets.iter().filter(|target| target.kpi == kpi.id && target.period == period) {
        match &target.owner {
            Owner::Portfolio => portfolio.own = Some(target.value),
            Owner::Manager(name) => {
                portfolio.managers.add(target);
                let entry = managers.entry(name_key(name)).or_insert_with(|| level(Some(target.owner.clone())));
                entry.own = Some(target.value);
            }
            Owner::Account(id) => {
                portfolio.accounts.add(target);
                let manager = workbook.accounts.get(*id).map(|account| account.manager.as_str());
                let own = manager.filter(|name| !name.is_empty()).map(|name| {
                    let entry = managers.entry(name_key(name));
                    entry.or_insert_with(|| level(Some(Owner::Manager(name.to_owned()))))
                });
                own.unwrap_or(&mut nobodys).accounts.add(target);
            }
        }
    }
    let nobodys = Some(nobodys).filter(|level| level.accounts.targets > 0);
    managers.into_values().chain(nobodys).chain([portfolio]).collect()
}
