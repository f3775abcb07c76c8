//! Figures of managers and of the portfolio that nobody entered, while those of all their accounts are known.

use std::collections::BTreeMap;

use super::entry::entry_cell;
use crate::analysis::figures::accounts_of;
use crate::model::{AccountId, Aggregate, KpiId, Owner, Period, PeriodKind, Quantity, TargetId, Workbook};

/// What months of managers' and the portfolio's own targets would be as sums of their accounts: of a KPI that is added
/// up, where nothing is known of the month and every account has a figure. An account without one leaves a month out: the
/// sum of the others is not what was reached.
pub fn sums_of_accounts(workbook: &Workbook, targets: &[TargetId]) -> Vec<(TargetId, Period, Quantity)> {
    let found = targets.iter().filter_map(|id| workbook.targets.get(*id));
    let wanted = found.filter(|target| {
        let adds_up = |kpi: &crate::model::Kpi| kpi.aggregate == Aggregate::Sum && kpi.measure.is_none();
        !matches!(target.owner, Owner::Account(_)) && workbook.kpis.get(target.kpi).is_some_and(adds_up)
    });
    let mut known: BTreeMap<KpiId, BTreeMap<AccountId, Vec<TargetId>>> = BTreeMap::new();
    let mut sums = Vec::new();
    for target in wanted {
        let of_accounts = known.entry(target.kpi).or_insert_with(|| of_accounts(workbook, target.kpi));
        let accounts: Vec<AccountId> = accounts_of(workbook, &target.owner).map(|account| account.id).collect();
        for month in target.period.split(PeriodKind::Month) {
            let is_missing =
                entry_cell(workbook, target.id, month).is_some_and(|cell| cell.is_open() && cell.value().is_none());
            let figure = |account: &AccountId| {
                let mut of_account = of_accounts.get(account)?.iter();
                of_account.find_map(|id| entry_cell(workbook, *id, month)?.value()).map(Quantity::e4)
            };
            let sum = || accounts.iter().map(figure).sum::<Option<i128>>().and_then(Quantity::from_e4);
            if is_missing && !accounts.is_empty() {
                sums.extend(sum().map(|sum| (target.id, month, sum)));
            }
        }
    }
    sums
}

fn of_accounts(workbook: &Workbook, kpi: KpiId) -> BTreeMap<AccountId, Vec<TargetId>> {
    let mut found: BTreeMap<AccountId, Vec<TargetId>> = BTreeMap::new();
    for target in workbook.targets.iter().filter(|target| target.kpi == kpi) {
        if let Owner::Account(account) = target.owner {
            found.entry(account).or_default().push(target.id);
        }
    }
    found
}
