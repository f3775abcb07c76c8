//! Baselines from the figures of the accounts: what a target's owner had in a past period.

use crate::analysis::figures::{Measure, divide_rounding, owner_sum};
use crate::model::{Baseline, MonthsCovered, Owner, Period, Quantity, Workbook};

/// A baseline with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnerBaseline {
    /// The baseline, in major units of the workbook's currency.
    pub baseline: Baseline,
    /// How many accounts it sums up.
    pub known: usize,
    /// How many accounts of the owner have no figure for the period and are left out.
    pub unknown: usize,
    /// How many months the figures cover, when that is not the whole period.
    pub covers: Option<MonthsCovered>,
}

/// Why there is no baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBaseline {
    /// The owner has no accounts.
    NoAccounts,
    /// None of the owner's accounts has a figure for the period.
    NoFigures,
    /// The sum is too large for a [`Quantity`].
    TooLarge,
}

/// The revenue or profit of an owner in a period: of an account, of all of a manager's accounts, of the portfolio.
pub fn baseline_of(
    workbook: &Workbook,
    owner: &Owner,
    measure: Measure,
    period: Period,
) -> Result<OwnerBaseline, NoBaseline> {
    let found = owner_sum(workbook, owner, measure, period);
    if found.known == 0 {
        return Err(if found.unknown == 0 { NoBaseline::NoAccounts } else { NoBaseline::NoFigures });
    }
    let value = found.sum.quantity(workbook.meta.currency).ok_or(NoBaseline::TooLarge)?;
    let baseline = match measure {
        Measure::Revenue => Baseline::Revenue(period, value),
        Measure::Profit => Baseline::Profit(period, value),
    };
    let covers = workbook.meta.part_periods.get(&period).copied();
    Ok(OwnerBaseline { baseline, known: found.known, unknown: found.unknown, covers })
}

/// What a figure of some months would be over the whole period at the same pace: value × months / covered, rounded
/// half away from zero. An estimate that knows no seasons; to be shown as one. `None` when it is too large.
pub fn whole_period_estimate(value: Quantity, covers: MonthsCovered, period: Period) -> Option<Quantity> {
    let months = i128::from(period.kind().months());
    let e4 = divide_rounding(i128::from(value.e4()) * months, covers.months().into());
    i64::try_from(e4).ok().and_then(Quantity::from_e4)
}
