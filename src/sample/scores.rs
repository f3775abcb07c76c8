//! The sample's criteria, and the scores that follow from Northwind's own numbers by the rules stated here.

use super::{Customer, SampleTexts, Seed};
use crate::model::{Axis, Criterion, Name, Nature, Period, Weight};

const WEIGHTS: [u32; 4] = [30, 25, 20, 25];
const AXES: [Axis; 4] = [Axis::Attractiveness, Axis::Attractiveness, Axis::Strength, Axis::Strength];

/// Ends of the growth scores 1–9: revenue of 1998, taken to twelve months, in hundredths of that of 1997.
const GROWTH_ENDS: [i64; 9] = [10, 25, 50, 75, 100, 125, 175, 250, 400];
/// Ends of the relationship scores 1–9: orders in the twenty-two months.
const ORDER_ENDS: [i64; 9] = [1, 2, 4, 6, 8, 10, 13, 17, 24];

/// The four criteria.
pub(super) fn criteria(texts: &SampleTexts, seed: &mut Seed) -> Option<Vec<Criterion>> {
    let mut criteria = Vec::new();
    for (position, words) in (0u32..).zip(&texts.criteria) {
        let index = criteria.len();
        let mut criterion = Criterion::new(seed.id(), position, Name::parse(&words.name).ok()?);
        criterion.meaning.clone_from(&words.meaning);
        criterion.low_anchor.clone_from(&words.low_anchor);
        criterion.high_anchor.clone_from(&words.high_anchor);
        words.library.clone_into(&mut criterion.library);
        criterion.weight = Weight::from_points(WEIGHTS[index])?;
        criterion.axis = AXES[index];
        criterion.nature = if index == 0 { Nature::Revenue } else { Nature::Other };
        criteria.push(criterion);
    }
    Some(criteria)
}

/// A customer's score on each criterion by the stated rules: none for customers that never ordered, none for growth
/// without revenue in 1997.
pub(super) type Row = [Option<u8>; 4];

/// The scores that follow from the numbers, in the order of the customers.
pub(super) fn by_rule(customers: &[Customer]) -> Vec<Row> {
    let mut revenues: Vec<i64> = customers.iter().map(|customer| revenue(customer, 1997)).collect();
    revenues.sort_unstable();
    let row = |customer: &Customer| match customer.orders {
        0 => [None; 4],
        _ => [potential(customer, &revenues), growth(customer), fit(customer), Some(relationship(customer))],
    };
    customers.iter().map(row).collect()
}

fn revenue(customer: &Customer, year: i32) -> i64 {
    customer.account.revenue(Period::Year(year)).map_or(0, crate::model::Money::minor)
}

// By rank among all customers of 1997: the best tenth scores 10.
fn potential(customer: &Customer, revenues: &[i64]) -> Option<u8> {
    let own = revenue(customer, 1997);
    let below = revenues.iter().filter(|&&other| other <= own).count();
    u8::try_from((below * 10).div_ceil(revenues.len())).ok()
}

fn growth(customer: &Customer) -> Option<u8> {
    let before = revenue(customer, 1997);
    (before > 0).then(|| step(revenue(customer, 1998) * 3 * 100 / before, &GROWTH_ENDS))
}

// Of eight product categories; who buys one scores 2, who buys all scores 10.
fn fit(customer: &Customer) -> Option<u8> {
    u8::try_from((customer.categories + 2).min(10)).ok()
}

// A point less for two or more late deliveries: the relationship bore them.
fn relationship(customer: &Customer) -> u8 {
    let score = step(customer.orders, &ORDER_ENDS);
    if customer.late >= 2 { (score - 1).max(1) } else { score }
}

fn step(value: i64, ends: &[i64; 9]) -> u8 {
    let passed = ends.iter().filter(|&&end| value > end).count();
    u8::try_from(passed + 1).unwrap_or(10)
}
