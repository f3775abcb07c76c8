//! Baselines from the figures of the accounts: what a target's owner had in a past period.

use super::rounded;
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
    /// To how many places amounts of its currency are written.
    pub decimals: u32,
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
    let decimals = workbook.meta.currency.decimals();
    Ok(OwnerBaseline { baseline, known: found.known, unknown: found.unknown, covers, decimals })
}

impl OwnerBaseline {
    /// How many months the figures are of: those they cover, or the whole period.
    pub fn months(&self) -> u8 {
        let whole = match self.baseline {
            Baseline::Revenue(period, _) | Baseline::Profit(period, _) => period.kind().months(),
            Baseline::Typed(_) => 0,
        };
        self.covers.map_or(whole, MonthsCovered::months)
    }

    /// The baseline for a target of so many months: an equal part of figures of more months, the same pace for figures
    /// of fewer (K-3: like is compared with like), to the minor unit. `None` when it is too large.
    pub fn over(self, months: u8) -> Option<Self> {
        let of = self.months();
        if of == 0 || of == months {
            return Some(self);
        }
        let spread = |value| at_pace(value, of, months).map(|value| rounded(value, self.decimals));
        let baseline = match self.baseline {
            Baseline::Revenue(period, value) => Baseline::Revenue(period, spread(value)?),
            Baseline::Profit(period, value) => Baseline::Profit(period, spread(value)?),
            typed @ Baseline::Typed(_) => typed,
        };
        Some(Self { baseline, ..self })
    }
}

/// What a figure of some months is over another number of months at the same pace: value × months / of, rounded half
/// away from zero. An estimate that knows no seasons; to be shown as one. `None` when it is too large or `of` is 0.
pub fn at_pace(value: Quantity, of: u8, months: u8) -> Option<Quantity> {
    if of == 0 {
        return None;
    }
    let e4 = divide_rounding(value.e4() * i128::from(months), of.into());
    Quantity::from_e4(e4)
}
