//! The numbers of accounts that criteria are scored from.

use std::collections::BTreeSet;

use crate::analysis::figures::{Measure, divide_rounding, usual_period};
use crate::model::{
    Account, Currency, FieldValue, NumberSource, Period, PeriodChoice, Quantity, SpanChoice, Workbook, e4_to_f64, order,
};

/// A number of an account in ten-thousandths of the unit it is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i128);

impl Number {
    /// Ten-thousandths of the unit.
    pub const fn e4(self) -> i128 {
        self.0
    }

    /// The number in its unit, for display.
    pub fn to_f64(self) -> f64 {
        e4_to_f64(self.0)
    }

    /// Money comes in minor units of the currency, everything else in ten-thousandths already.
    pub(super) fn in_units(self, unit: NumberUnit, currency: Currency) -> Self {
        match unit {
            NumberUnit::Money => Self(self.0 * Quantity::SCALE / 10_i128.pow(currency.decimals())),
            NumberUnit::Percent | NumberUnit::Plain => self,
        }
    }
}

impl From<Quantity> for Number {
    fn from(quantity: Quantity) -> Self {
        Self(quantity.e4())
    }
}

/// What numbers are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberUnit {
    /// Major units of the workbook's currency.
    Money,
    /// Per cent: 15 is 15%.
    Percent,
    /// Whatever the free field counts.
    Plain,
}

/// Why an account has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// A figure it is made from is not known.
    Missing,
    /// Growth from nothing or from a loss, or the margin of no revenue: there is no such number.
    NoBase,
}

/// A number with the periods it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// A figure of a period.
    Figure(Measure, Period),
    /// Profit as a part of revenue in a period.
    Margin(Period),
    /// Growth of a figure, each period divided by the months its figures cover.
    Growth {
        /// Of which figure.
        measure: Measure,
        /// The period it starts from, with the months covered.
        from: (Period, u8),
        /// The period it leads to, with the months covered.
        to: (Period, u8),
    },
    /// A free field.
    Field(String),
}

impl Resolved {
    /// The number of an account: money in minor units, all others in ten-thousandths of their unit.
    pub(super) fn number(&self, account: &Account) -> Result<Number, NoNumber> {
        match self {
            Self::Figure(measure, period) => {
                let amount = measure.of(account, *period).ok_or(NoNumber::Missing)?;
                Ok(Number(amount.minor().into()))
            }
            Self::Margin(period) => {
                let profit = account.profit(*period).ok_or(NoNumber::Missing)?.minor();
                let revenue = account.revenue(*period).ok_or(NoNumber::Missing)?.minor();
                part(profit.into(), revenue.into())
            }
            Self::Growth { measure, from, to } => {
                let before = measure.of(account, from.0).ok_or(NoNumber::Missing)?.minor();
                let after = measure.of(account, to.0).ok_or(NoNumber::Missing)?.minor();
                let by_months = |minor: i64, months: u8| i128::from(minor) * i128::from(months);
                let grown = part(by_months(after, from.1), by_months(before, to.1))?;
                Ok(Number(grown.0 - HUNDRED_PERCENT))
            }
            Self::Field(name) => match account.fields.get(name) {
                Some(FieldValue::NumberE4(number)) => Ok((*number).into()),
                _ => Err(NoNumber::Missing),
            },
        }
    }
}

/// Per cent in ten-thousandths.
const HUNDRED_PERCENT: i128 = 100 * Quantity::SCALE;

/// A part of a positive whole, in ten-thousandths of a per cent.
const fn part(part: i128, whole: i128) -> Result<Number, NoNumber> {
    if whole > 0 { Ok(Number(divide_rounding(part * HUNDRED_PERCENT, whole))) } else { Err(NoNumber::NoBase) }
}

/// What the numbers of a source are counted in.
pub(super) const fn unit_of(source: &NumberSource) -> NumberUnit {
    match source {
        NumberSource::Revenue(_) | NumberSource::Profit(_) => NumberUnit::Money,
        NumberSource::Margin(_) | NumberSource::RevenueGrowth(_) | NumberSource::ProfitGrowth(_) => NumberUnit::Percent,
        NumberSource::Field(_) => NumberUnit::Plain,
    }
}

/// Which number a source means now: "the last period" is looked up. `None` when no account has a figure of the kind.
pub fn resolve(workbook: &Workbook, source: &NumberSource) -> Option<Resolved> {
    let figure = |measure: Measure, choice: &PeriodChoice| {
        chosen(workbook, *choice, &[measure]).map(|period| Resolved::Figure(measure, period))
    };
    let growth = |measure: Measure, span: &SpanChoice| {
        let (from, to) = match *span {
            SpanChoice::Between(from, to) => (from, to),
            SpanChoice::Latest => {
                let to = latest(workbook, measure)?;
                (to.previous(), to)
            }
        };
        let covered = |period: Period| {
            let part = workbook.meta.part_periods.get(&period);
            (period, part.map_or(period.kind().months(), |part| part.months()))
        };
        Some(Resolved::Growth { measure, from: covered(from), to: covered(to) })
    };
    match source {
        NumberSource::Revenue(choice) => figure(Measure::Revenue, choice),
        NumberSource::Profit(choice) => figure(Measure::Profit, choice),
        NumberSource::Margin(choice) => {
            chosen(workbook, *choice, &[Measure::Revenue, Measure::Profit]).map(Resolved::Margin)
        }
        NumberSource::RevenueGrowth(span) => growth(Measure::Revenue, span),
        NumberSource::ProfitGrowth(span) => growth(Measure::Profit, span),
        NumberSource::Field(name) => Some(Resolved::Field(name.clone())),
    }
}

/// The free fields that hold a number in any account, by name.
pub fn number_fields(workbook: &Workbook) -> Vec<String> {
    let is_number = |(_, value): &(&String, &FieldValue)| matches!(value, FieldValue::NumberE4(_));
    let fields = workbook.accounts.iter().flat_map(|account| account.fields.iter().filter(is_number));
    order::set(fields.map(|(name, _)| name)).into_iter().cloned().collect()
}

fn chosen(workbook: &Workbook, choice: PeriodChoice, measures: &[Measure]) -> Option<Period> {
    match choice {
        PeriodChoice::At(period) => Some(period),
        PeriodChoice::Latest => usual_period(workbook, known(workbook, measures)),
    }
}

/// The last of the longest periods with this figure and one before it to have grown from; of those without where there is
/// none. Growth is counted a month, so part of a year is one, too.
fn latest(workbook: &Workbook, measure: Measure) -> Option<Period> {
    let all: BTreeSet<Period> = known(workbook, &[measure]).collect();
    let has_before = |period: &Period| all.contains(&period.previous());
    // The longest kind is the least in the order of kinds.
    all.iter().copied().max_by_key(|period| (has_before(period), std::cmp::Reverse(period.kind()), *period))
}

/// The periods of which any account has all these figures, as often as accounts have.
fn known<'w>(workbook: &'w Workbook, measures: &'w [Measure]) -> impl Iterator<Item = Period> + 'w {
    let has_all =
        move |account: &Account, period: Period| measures.iter().all(|measure| measure.of(account, period).is_some());
    let of =
        move |account: &'w Account| account.figures.keys().copied().filter(move |period| has_all(account, *period));
    workbook.accounts.iter().flat_map(of)
}
