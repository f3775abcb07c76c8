//! A plan's parts: a figure spread over the quarters or months of its period.

use std::collections::BTreeMap;

use crate::analysis::figures::{Measure, MoneySum, multiply_divide, owner_sum};
use crate::model::{Aggregate, Currency, Kpi, Owner, Period, PeriodKind, Quantity, Target, Unit, Workbook};

/// What is to be reached in each part of a period.
pub type Parts = BTreeMap<Period, Quantity>;

/// How a KPI's figures are split over parts of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// Whether they are added up.
    pub aggregate: Aggregate,
    /// How many decimal places a part has, 0 to 4, where the figure itself has no more.
    pub places: u32,
}

impl Split {
    /// The split of a KPI: money to the minor unit of its currency, pieces whole, anything else to hundredths.
    pub fn of(kpi: &Kpi, currency: Currency) -> Self {
        let places = match kpi.unit {
            Unit::Money => currency.decimals(),
            Unit::Count => 0,
            _ => 2,
        };
        Self { aggregate: kpi.aggregate, places }
    }

    /// Spreads a figure evenly over the parts of a period. Where figures are not added up, every part is held to the
    /// figure itself: a satisfaction of 8 for the year is 8 in every month.
    pub fn evenly(self, value: Quantity, period: Period, kind: PeriodKind) -> Parts {
        self.weighted(value, &period.split(kind).into_iter().map(|part| (part, 1)).collect::<Vec<_>>())
    }

    /// Spreads a figure over parts by their weights; see [`in_proportion`].
    pub fn weighted(self, value: Quantity, weights: &[(Period, i128)]) -> Parts {
        match self.aggregate {
            Aggregate::Sum => in_proportion(value, weights, self.places),
            Aggregate::Mean | Aggregate::Last => weights.iter().map(|(part, _)| (*part, value)).collect(),
        }
    }

    /// The parts of a target when its figure becomes another one: in the same proportion.
    pub fn scaled(self, target: &Target, value: Quantity) -> Parts {
        if value == target.value {
            return target.parts.clone();
        }
        let weights: Vec<_> = target.parts.iter().map(|(part, own)| (*part, own.e4().max(0))).collect();
        self.weighted(value, &weights)
    }

    /// What a target's parts are by periods of another length: shorter ones added up (the latest of what is not added
    /// up), longer ones spread evenly. Empty when there are no parts.
    pub fn regrouped(self, target: &Target, kind: PeriodKind) -> Parts {
        let Some(known) = target.parts.keys().next().map(|part| part.kind()) else { return Parts::new() };
        if known <= kind {
            let spread = target.parts.iter().flat_map(|(part, value)| self.evenly(*value, *part, kind));
            return spread.collect();
        }
        let mut parts = Parts::new();
        for whole in target.period.split(kind) {
            let mut inside = target.parts.iter().filter(|(part, _)| whole.contains(**part)).map(|(_, value)| *value);
            let together = match self.aggregate {
                Aggregate::Sum => Quantity::from_e4(inside.map(Quantity::e4).sum()),
                Aggregate::Mean | Aggregate::Last => inside.next_back(),
            };
            parts.extend(together.map(|value| (whole, value)));
        }
        parts
    }
}

/// Spreads a figure over parts by their weights, which are not negative; all the same where they come to nothing. The
/// parts add up to the figure exactly, have so many decimal places or as many as the figure, and equal weights differ
/// by one unit of the last place at most. What rounding leaves goes to the parts it was taken from most (largest
/// remainder; of equal ones the earlier).
pub fn in_proportion(value: Quantity, parts: &[(Period, i128)], places: u32) -> Parts {
    let sum: i128 = parts.iter().map(|(_, weight)| weight).sum();
    let weight = |weight: i128| if sum > 0 { weight } else { 1 };
    let all = if sum > 0 { sum } else { parts.len() as i128 };
    let step = finest_step(value).min(10_i128.pow(4_u32.saturating_sub(places)));
    let (steps, sign) = (value.e4().unsigned_abs() / step.unsigned_abs(), value.e4().signum());
    let share = |own: i128| multiply_divide(steps, weight(own).unsigned_abs(), all.unsigned_abs()).unwrap_or_default();
    let mut shares: Vec<(u128, u128)> = parts.iter().map(|&(_, own)| share(own)).collect();
    let left = steps - shares.iter().map(|(share, _)| share).sum::<u128>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    crate::model::order::sort_by_key(&mut order, |&place| (std::cmp::Reverse(shares[place].1), place));
    for &place in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        shares[place].0 += 1;
    }
    let quantity = |steps: u128| Quantity::from_e4(i128::try_from(steps).ok()? * step * sign);
    parts.iter().zip(shares).filter_map(|(&(period, _), (share, _))| Some((period, quantity(share)?))).collect()
}

/// The place value of a figure's last decimal, in ten-thousandths.
fn finest_step(value: Quantity) -> i128 {
    let mut step = Quantity::SCALE;
    while step > 1 && value.e4() % step != 0 {
        step /= 10;
    }
    step
}

/// Why a past period shows no seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSeasons {
    /// There is no figure for this part of it.
    Missing(Period),
    /// A part of it is negative: a share of less than nothing says nothing.
    Negative(Period),
    /// All its parts are zero.
    Nothing,
}

/// How a figure of an owner was spread over the parts of the same period a year before, as weights for
/// [`in_proportion`] under the parts of the period itself.
pub fn seasons(
    workbook: &Workbook,
    owner: &Owner,
    measure: Measure,
    period: Period,
    kind: PeriodKind,
) -> Result<Vec<(Period, i128)>, NoSeasons> {
    let mut weights = Vec::new();
    for part in period.split(kind) {
        let past = year_before(part);
        let found = owner_sum(workbook, owner, measure, past);
        if found.known == 0 {
            return Err(NoSeasons::Missing(past));
        }
        if found.sum < MoneySum::default() {
            return Err(NoSeasons::Negative(past));
        }
        weights.push((part, found.sum.minor()));
    }
    if weights.iter().all(|(_, weight)| *weight == 0) { Err(NoSeasons::Nothing) } else { Ok(weights) }
}

/// The same period a year before.
pub fn year_before(period: Period) -> Period {
    match period {
        Period::Year(year) => Period::Year(year - 1),
        Period::Quarter(year, quarter) => Period::Quarter(year - 1, quarter),
        Period::Month(year, month) => Period::Month(year - 1, month),
    }
}

/// How many months the figures of a period cover by its quarters or months, where it has figures and some of its
/// parts have none at all: 6 when only the second half has months. `None` when nothing speaks for a part year.
pub fn months_with_figures(workbook: &Workbook, period: Period) -> Option<u8> {
    let has = |part: Period| workbook.accounts.iter().any(|account| account.figures.contains_key(&part));
    let covered = |kind: PeriodKind| {
        let parts = period.split(kind);
        let known = parts.iter().filter(|part| has(**part)).count();
        (known > 0 && known < parts.len()).then(|| u8::try_from(known).unwrap_or(0) * kind.months())
    };
    match period.kind() {
        PeriodKind::Year => covered(PeriodKind::Month).or_else(|| covered(PeriodKind::Quarter)),
        PeriodKind::Quarter => covered(PeriodKind::Month),
        PeriodKind::Month => None,
    }
}
