//! Orders from rankings alone: "if you trust only the orders" (C-5).

use std::cmp::Ordering;

/// Borda's points: for every rater, one for each account placed below and a half for each placed equal (de Borda
/// 1781, with the usual rule for ties). One list of values per rater, all over the same accounts in the same order;
/// greater values rank first. Takes time in raters × accounts × log accounts.
pub fn borda<T: Ord>(ratings: &[Vec<T>]) -> Vec<f64> {
    let accounts = ratings.iter().map(Vec::len).min().unwrap_or(0);
    let mut points = vec![0.0; accounts];
    for rating in ratings {
        let ranks = super::average_ranks(&rating[..accounts]);
        for (points, rank) in points.iter_mut().zip(ranks) {
            *points += accounts as f64 - rank;
        }
    }
    points
}

/// Copeland's points: one for each account that a majority of the raters who tell the two apart places below, a half
/// where they are evenly divided (Copeland 1951). The arguments are those of [`borda`]. Takes time in raters ×
/// accounts², so it is for lists of some hundreds.
pub fn copeland<T: Ord>(ratings: &[Vec<T>]) -> Vec<f64> {
    let accounts = ratings.iter().map(Vec::len).min().unwrap_or(0);
    let mut points = vec![0.0; accounts];
    for one in 0..accounts {
        for other in one + 1..accounts {
            let vote = |rating: &Vec<T>| match rating[one].cmp(&rating[other]) {
                Ordering::Greater => 1,
                Ordering::Equal => 0,
                Ordering::Less => -1_i64,
            };
            match ratings.iter().map(vote).sum::<i64>().cmp(&0) {
                Ordering::Greater => points[one] += 1.0,
                Ordering::Less => points[other] += 1.0,
                Ordering::Equal => {
                    points[one] += 0.5;
                    points[other] += 0.5;
                }
            }
        }
    }
    points
}
