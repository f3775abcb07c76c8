//! What is known of each account for the rules: shares, rates, scores, places.

use std::collections::BTreeMap;

use super::time::{Span, orders_a_quarter};
use super::{BREADWINNER_PART, Basis, HIGH_SCORE, LONG_DAYS, OFTEN_A_QUARTER, Question, Whole};
use crate::analysis::concentration::{AbcClass, Part, concentration};
use crate::analysis::figures::{Measure, MoneySum};
use crate::analysis::portfolio::{Placed, Quadrant, portfolio};
use crate::analysis::scoreboard::{Band, Scoreboard, Total};
use crate::model::{Account, AccountId, CriterionId, Date, LibraryCriterion, Money, Period, Workbook, order};

const IMAGE: [LibraryCriterion; 3] =
    [LibraryCriterion::Influence, LibraryCriterion::StrategicPartnership, LibraryCriterion::Referrals];
const POTENTIAL: [LibraryCriterion; 3] =
    [LibraryCriterion::RevenuePotential, LibraryCriterion::GrowthPotential, LibraryCriterion::LifetimeValue];
const INVOLVEMENT: [LibraryCriterion; 1] = [LibraryCriterion::MutualInvolvement];

/// What is the same for all accounts.
pub struct World<'a> {
    pub basis: Basis,
    workbook: &'a Workbook,
    board: &'a Scoreboard,
    period: Option<Period>,
    measure: Measure,
    parts: BTreeMap<AccountId, Part>,
    pub whole: Whole,
    /// The first day after what the figures of the period cover.
    end: Option<Date>,
    /// The day from which on a customer is surely not older than the data.
    first_months_end: Option<Date>,
    placed: BTreeMap<AccountId, Placed>,
    rates: BTreeMap<AccountId, f64>,
    /// The rate from which on an account is of the tenth that orders most often.
    often: f64,
    image: Vec<CriterionId>,
    potential: Vec<CriterionId>,
    involvement: Vec<CriterionId>,
    has_revenue: bool,
}

/// What is known of one account.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none excludes another")]
pub struct Facts {
    pub measure: Measure,
    pub part: Option<Part>,
    /// What it brings of the total, losses included.
    pub share: Option<f64>,
    pub is_tenth: bool,
    pub since: Option<Date>,
    /// Whether it was with us for a year by the end of the period; `None` when that cannot be told.
    pub is_long: Option<bool>,
    /// Whether it would be new if the data did not begin about when it came.
    pub is_from_start: bool,
    pub first_bought: Option<Period>,
    pub bought_nothing: bool,
    pub rate: Option<f64>,
    pub orders_often: bool,
    pub growth: Option<f64>,
    pub image: Option<(CriterionId, f64)>,
    pub potential: Option<(CriterionId, f64)>,
    pub involvement: Option<(CriterionId, f64)>,
    pub quadrant: Option<Quadrant>,
    /// Its rank where it is within the key list.
    pub list_rank: Option<u32>,
    pub band_a: Option<f64>,
    pub loss: Option<Money>,
}

impl<'a> World<'a> {
    pub fn of(workbook: &'a Workbook, board: &'a Scoreboard, question: Question<'_>) -> Self {
        let (basis, measure) = basis(workbook, question.period);
        let found = question.period.and_then(|period| concentration(workbook, measure, period).ok());
        let parts = found.map(|found| found.parts).unwrap_or_default();
        let span = Span::of(workbook);
        let rates = question.orders.map(|field| orders_a_quarter(workbook, field)).unwrap_or_default();
        let placed = portfolio(workbook, board, question.period).placed;
        let has_revenue =
            workbook.accounts.iter().any(|account| account.figures.values().any(|figures| figures.revenue.is_some()));
        Self {
            basis,
            workbook,
            board,
            period: question.period,
            measure,
            parts: order::map(parts.into_iter().map(|part| (part.account, part))),
            whole: question.period.map(|period| whole(workbook, measure, period)).unwrap_or_default(),
            end: question.period.and_then(|period| span.end_of(period)),
            first_months_end: span.first_months_end(),
            placed: order::map(placed.into_iter().map(|placed| (placed.account, placed))),
            often: often(&rates),
            rates: order::map(rates),
            image: library_criteria(workbook, &IMAGE),
            potential: library_criteria(workbook, &POTENTIAL),
            involvement: library_criteria(workbook, &INVOLVEMENT),
            has_revenue,
        }
    }

    pub fn facts_of(&self, account: &Account) -> Facts {
        let id = account.id;
        let part = self.parts.get(&id).copied();
        let total = self.whole.total;
        let of_total = part.filter(|_| total.minor() > 0);
        let share = of_total.map(|part| MoneySum::from(part.amount).to_f64() / total.to_f64());
        let is_tenth = of_total.is_some_and(|part| i128::from(part.amount.minor()) * BREADWINNER_PART >= total.minor());
        let since = account.customer_since;
        let bought = |period: &Period| account.revenue(*period).is_some_and(|amount| amount > Money::ZERO);
        let first_bought = account.figures.keys().copied().find(bought);
        let by_since = since.zip(self.end).map(|(since, end)| since.days_until(end) >= LONG_DAYS);
        let is_from_start =
            by_since == Some(false) && since.zip(self.first_months_end).is_some_and(|(since, end)| since < end);
        let by_figures =
            self.period.zip(first_bought).map(|(period, first)| first.first_month() < period.first_month());
        let rate = self.rates.get(&id).copied();
        let total = self.board.total(id).ok();
        let places = u32::from(self.workbook.meta.top_n);
        Facts {
            measure: self.measure,
            part,
            share,
            is_tenth,
            since,
            is_long: if is_from_start { None } else { by_since.or(by_figures) },
            is_from_start,
            first_bought,
            bought_nothing: self.has_revenue && first_bought.is_none() && rate.is_none_or(|rate| rate <= 0.0),
            rate,
            orders_often: rate.is_some_and(|rate| rate >= self.often && rate >= OFTEN_A_QUARTER),
            growth: self.growth(account),
            image: self.high_score(id, &self.image),
            potential: self.high_score(id, &self.potential),
            involvement: self.high_score(id, &self.involvement),
            quadrant: self.placed.get(&id).map(|placed| placed.quadrant),
            list_rank: self.board.rank(id).filter(|rank| *rank <= places),
            band_a: total.filter(|total| total.band(self.workbook.meta.bands) == Band::A).map(Total::value),
            loss: self.period.and_then(|period| account.profit(period)).filter(|amount| *amount < Money::ZERO),
        }
    }

    /// The highest of the account's scores on these criteria, where it is high.
    fn high_score(&self, account: AccountId, criteria: &[CriterionId]) -> Option<(CriterionId, f64)> {
        let high = |&criterion: &CriterionId| {
            let cell = self.board.cell(account, criterion)?;
            // In whole numbers: a mean of exactly 8 is high.
            (cell.sum >= HIGH_SCORE * cell.raters).then(|| (criterion, cell.mean()))
        };
        criteria.iter().filter_map(high).max_by(|(_, one), (_, two)| one.total_cmp(two))
    }

    /// How revenue grew over the period before, where both cover the same months and there was revenue before.
    fn growth(&self, account: &Account) -> Option<f64> {
        let period = self.period?;
        let covers = |period| self.workbook.meta.part_periods.get(&period);
        let (now, before) = (account.revenue(period)?, account.revenue(period.previous())?);
        (covers(period) == covers(period.previous()) && before > Money::ZERO)
            .then(|| now.minor() as f64 / before.minor() as f64 - 1.0)
    }
}

/// Profit where every account with revenue has one, else revenue.
fn basis(workbook: &Workbook, period: Option<Period>) -> (Basis, Measure) {
    let Some(period) = period else { return (Basis::Nothing, Measure::Revenue) };
    let (mut with_revenue, mut with_profit, mut profits) = (0, 0, 0);
    for account in workbook.accounts.iter() {
        let has_profit = account.profit(period).is_some();
        profits += usize::from(has_profit);
        if account.revenue(period).is_some_and(|amount| amount != Money::ZERO) {
            with_revenue += 1;
            with_profit += usize::from(has_profit);
        }
    }
    match (profits > 0 && with_profit == with_revenue, with_revenue) {
        (true, _) => (Basis::Profit, Measure::Profit),
        (false, 0) => (Basis::Nothing, Measure::Revenue),
        (false, _) => (Basis::Revenue { with_revenue, with_profit }, Measure::Revenue),
    }
}

/// The total of a figure, and the losses in it.
fn whole(workbook: &Workbook, measure: Measure, period: Period) -> Whole {
    let mut whole = Whole::default();
    for amount in workbook.accounts.iter().filter_map(|account| measure.of(account, period)) {
        whole.total += amount;
        if amount < Money::ZERO {
            whole.negative += 1;
            whole.negative_sum += amount;
        }
    }
    whole
}

/// The lowest rate of the tenth of the accounts that orders most often, their number rounded up.
fn often(rates: &[(AccountId, f64)]) -> f64 {
    let mut sorted: Vec<f64> = rates.iter().map(|(_, rate)| *rate).filter(|rate| *rate > 0.0).collect();
    order::sort_by(&mut sorted, |one, two| two.total_cmp(one));
    let last = sorted.len().div_ceil(10).checked_sub(1);
    last.map_or(f64::MAX, |last| sorted[last])
}

fn library_criteria(workbook: &Workbook, wanted: &[LibraryCriterion]) -> Vec<CriterionId> {
    let is_wanted = |library: &str| LibraryCriterion::from_key(library).is_some_and(|known| wanted.contains(&known));
    workbook.criteria.iter().filter(|criterion| is_wanted(&criterion.library)).map(|criterion| criterion.id).collect()
}

impl Facts {
    /// Whether it is among the accounts that make 80%.
    pub fn is_class_a(&self) -> bool {
        self.part.is_some_and(|part| part.class == AbcClass::A)
    }
}
