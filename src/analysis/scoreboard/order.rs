//! Sorting rows by total. A weight slider sorts ten thousand rows on every move, so the bulk of the work is a radix
//! sort over the floats; rows too near each other to be told apart by it are put right by the exact comparison.

use std::cmp::Ordering;

const ONE: u64 = 1.0_f64.to_bits();
/// Totals lie in 1–10, so their bits above those of 1.0 fit 54; the upper 32 of these are sorted by.
const DROPPED_BITS: u32 = 22;
const DIGIT_BITS: u32 = 11;
const BUCKETS: usize = 1 << DIGIT_BITS;

/// Sorts row numbers from the best total to the worst. `keys` are the rows' totals as floats from 1 to 10; `compare`
/// is the exact order of two rows, best first, and must agree with the keys wherever they differ by more than 1e-9.
pub(super) fn sort_rows(rows: &mut Vec<u32>, keys: &[f64], compare: impl Fn(u32, u32) -> Ordering) {
    let mut from: Vec<u64> = rows.iter().map(|&row| code(keys[row as usize]) << 32 | u64::from(row)).collect();
    let mut to = vec![0; from.len()];
    for shift in [32, 32 + DIGIT_BITS, 32 + 2 * DIGIT_BITS] {
        scatter(&from, &mut to, shift);
        std::mem::swap(&mut from, &mut to);
    }
    rows.clear();
    rows.extend(from.iter().map(|item| row_of(*item)));
    settle_near_ties(rows, &compare);
}

/// A number of 32 bits that falls as the total rises.
fn code(key: f64) -> u64 {
    let above_one = key.clamp(1.0, 10.0).to_bits() - ONE;
    u64::from(u32::MAX) - (above_one >> DROPPED_BITS)
}

/// The row packed into the lower half of a sorted item.
fn row_of(item: u64) -> u32 {
    u32::try_from(item & u64::from(u32::MAX)).unwrap_or(0)
}

fn scatter(from: &[u64], to: &mut [u64], shift: u32) {
    let digit = |item: u64| usize::try_from(item >> shift).unwrap_or(0) & (BUCKETS - 1);
    let mut starts = [0_u32; BUCKETS];
    for &item in from {
        starts[digit(item)] += 1;
    }
    let mut next = 0;
    for start in &mut starts {
        next += std::mem::replace(start, next);
    }
    for &item in from {
        let start = &mut starts[digit(item)];
        to[*start as usize] = item;
        *start += 1;
    }
}

/// Insertion sort: rows are in order but for those whose totals differ by less than the radix sort sees.
fn settle_near_ties(rows: &mut [u32], compare: &impl Fn(u32, u32) -> Ordering) {
    for end in 1..rows.len() {
        let mut place = end;
        while place > 0 && compare(rows[place - 1], rows[place]) == Ordering::Greater {
            rows.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &[f64], expected: &[u32]) {
        let mut rows: Vec<u32> = (0..u32::try_from(keys.len()).expect("few")).collect();
        let best_first = |a: u32, b: u32| keys[b as usize].total_cmp(&keys[a as usize]).then(a.cmp(&b));
        sort_rows(&mut rows, keys, best_first);
        assert_eq!(rows, expected, "{keys:?}");
    }

    #[test]
    fn sorts_best_first_and_ties_by_row() {
        check(&[], &[]);
        check(&[5.0], &[0]);
        check(&[1.0, 10.0, 5.5], &[1, 2, 0]);
        check(&[7.0, 7.0, 8.0, 7.0], &[2, 0, 1, 3]);
    }

    #[test]
    fn tells_neighbouring_floats_apart() {
        let next = |value: f64| f64::from_bits(value.to_bits() + 1);
        check(&[9.0, next(9.0), next(next(9.0))], &[2, 1, 0]);
    }
}
