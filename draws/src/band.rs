//! Which rows can be among the first ranks at all, whatever weights are drawn.
//!
//! A row that as many others dominate as ranks are counted never has one of those ranks, so it need not be drawn. Of a
//! thousand accounts a third is left, or far fewer where the weights vary little. (The k-skyband of the database
//! literature; Papadias et al., "Progressive skyline computation", ACM TODS 30(1), 2005.)

use crate::{Problem, Weights};

/// More corners than these cost more than they save.
const MOST_CORNERS: usize = 64;

/// The rows that are drawn, in their order.
pub fn rows_in_reach(problem: &Problem) -> Vec<usize> {
    let corners = corners(problem);
    let (least, most) = ends(problem, &corners);
    let sum = |row: usize| most[row].iter().sum::<f64>();
    let mut order: Vec<usize> = (0..problem.rows()).collect();
    let sums: Vec<f64> = order.iter().map(|&row| sum(row)).collect();
    order.sort_by(|&one, &other| sums[other].total_cmp(&sums[one]));
    // Only rows of a greater sum can dominate, and if enough do, enough of those that are kept do.
    let mut kept: Vec<usize> = Vec::new();
    for row in order {
        let dominates = |&&other: &&usize| dominates(&least[other], &most[row]);
        let in_reach = kept.iter().filter(dominates).take(problem.ranks).count() < problem.ranks;
        if in_reach || !problem.is_full(row) {
            kept.push(row);
        }
    }
    kept.sort_unstable();
    kept
}

/// Whether totals of the first are nowhere below those of the second and somewhere above.
fn dominates(first: &[f64], second: &[f64]) -> bool {
    // A row that is not scored in full has no totals at the corners and dominates nobody.
    let mut above = false;
    !first.is_empty()
        && !second.is_empty()
        && first.iter().zip(second).all(|(one, other)| {
            above |= *one > *other + 1e-6;
            one >= other
        })
        && above
}

/// The least and the greatest total of every row at every corner; empty for a row not scored in full.
fn ends(problem: &Problem, corners: &[Vec<f64>]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
    let totals = |scores: &dyn Fn(usize, usize) -> f64| -> Vec<Vec<f64>> {
        let at = |row: usize, corner: &Vec<f64>| {
            corner.iter().enumerate().map(|(column, weight)| weight * scores(row, column)).sum()
        };
        let row = |row: usize| {
            if problem.is_full(row) { corners.iter().map(|corner| at(row, corner)).collect() } else { Vec::new() }
        };
        (0..problem.rows()).map(row).collect()
    };
    let fixed = |row: usize, column: usize| f64::from(problem.columns[column][row]);
    if problem.varying.is_empty() {
        let both = totals(&fixed);
        return (both.clone(), both);
    }
    let end = |is_most: bool| {
        let mut columns: Vec<Vec<f32>> = problem.columns.clone();
        for cell in &problem.varying {
            let score = if is_most { cell.scores.iter().max() } else { cell.scores.iter().min() };
            columns[cell.column][cell.row] = score.map_or(0.0, |&score| f32::from(score));
        }
        totals(&|row, column| f64::from(columns[column][row]))
    };
    (end(false), end(true))
}

/// Weights that enclose all possible ones: every possible weight is a mixture of these.
fn corners(problem: &Problem) -> Vec<Vec<f64>> {
    let count = problem.stated.len();
    let unit = |at: usize| (0..count).map(|column| f64::from(u8::from(column == at))).collect();
    let all = || (0..count).map(unit).collect();
    match problem.weights {
        Weights::Any => all(),
        Weights::KeepOrder => ordered_corners(&problem.stated).unwrap_or_else(all),
        Weights::Within(_) if count > 30 || 1 << count > MOST_CORNERS => all(),
        Weights::Within(part) => {
            let sum: f64 = problem.stated.iter().sum();
            let weight = |at: usize, column: usize| {
                let sign = if at >> column & 1 == 1 { 1.0 } else { -1.0 };
                problem.stated[column] / sum * (1.0 + sign * part)
            };
            (0..1 << count).map(|at| (0..count).map(|column| weight(at, column)).collect()).collect()
        }
    }
}

/// The corners of the weights in a strict order: all on the first, half on each of the first two, and so on. `None`
/// where two stated weights are equal.
fn ordered_corners(stated: &[f64]) -> Option<Vec<Vec<f64>>> {
    let mut order: Vec<usize> = (0..stated.len()).collect();
    order.sort_by(|&one, &other| stated[other].total_cmp(&stated[one]));
    if order.windows(2).any(|pair| stated[pair[0]] <= stated[pair[1]]) {
        return None;
    }
    let corner = |most: usize| {
        let mut corner = vec![0.0; stated.len()];
        order[..most].iter().for_each(|&column| corner[column] = 1.0 / most as f64);
        corner
    };
    Some((1..=stated.len()).map(corner).collect())
}
