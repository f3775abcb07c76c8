//! What Northwind earns with a customer. Its data name no costs, so the margins are made up; freight is real.

use crate::model::{Account, Money};

/// The margins of the eight categories in the order of their columns, in per cent: beverages, condiments, confections,
/// dairy products, grains and cereals, meat and poultry, produce, seafood.
const MARGINS: [i64; 8] = [32, 36, 38, 24, 28, 20, 26, 22];

/// Gives every year its profit: the revenue, times the margin of what the customer buys of each category in all years,
/// less the same part of what sending it has cost.
pub(super) fn earn(account: &mut Account, bought: &[String], freight: Money) {
    let amounts: Vec<i128> = bought.iter().skip(2).map(|cell| minor(cell)).collect();
    let all: i128 = amounts.iter().sum();
    let margins: i128 = amounts.iter().zip(MARGINS).map(|(amount, margin)| amount * i128::from(margin)).sum();
    let earned = margins - 100 * i128::from(freight.minor());
    for figures in account.figures.values_mut() {
        figures.profit = figures.revenue.and_then(|revenue| {
            let profit = i128::from(revenue.minor()) * earned / (100 * all.max(1));
            i64::try_from(profit).ok().and_then(Money::from_minor)
        });
    }
}

/// The cents of "1338.80"; nothing of what is no amount, which the sample has not.
fn minor(cell: &str) -> i128 {
    cell.replace('.', "").parse().unwrap_or(0)
}
