//! Groups whose sums stand above their rows, as 1C writes them.

use super::{Outlined, Part, Sight};

/// Marks the sums above their rows, where the whole table falls into such groups: one equal sum alone is chance.
pub(super) fn mark(rows: &mut [Outlined<'_>]) {
    let is_row = |row: &Outlined<'_>| row.part.is_none() && matches!(row.sight, Sight::Data | Sight::Bare(_));
    let places: Vec<usize> = (0..rows.len()).filter(|place| is_row(&rows[*place])).collect();
    let figures: Vec<&[Option<i128>]> = places.iter().map(|place| rows[*place].figures.as_slice()).collect();
    let Some(sums) = sums(&figures) else { return };
    let members = figures.len() - sums.len();
    let columns = figures[sums[0]].iter().flatten().filter(|figure| **figure != 0).count();
    let has_total = rows.iter().any(|row| row.sight == Sight::Total);
    // Three customers with small figures may add up by chance, ten do not.
    if sums.len() < 2 || members <= sums.len() || (members < 4 && columns < 2 && !has_total) {
        return;
    }
    for sum in sums {
        rows[places[sum]].part = Some(Part::SumOfBelow);
    }
}

// The places of the sums, if every row is one or belongs to the one above it.
fn sums(figures: &[&[Option<i128>]]) -> Option<Vec<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < figures.len() {
        let mut end = place + 1 + members(figures[place], &figures[place + 1..])?;
        while figures.get(end).is_some_and(|row| is_nothing(row)) {
            end += 1;
        }
        found.push(place);
        place = end;
    }
    (!found.is_empty()).then_some(found)
}

// How many of the rows below a sum add up to it.
fn members(sum: &[Option<i128>], below: &[&[Option<i128>]]) -> Option<usize> {
    if is_nothing(sum) {
        return None;
    }
    let mut left: Vec<i128> = sum.iter().map(|figure| figure.unwrap_or(0)).collect();
    for (count, row) in below.iter().enumerate() {
        for (left, figure) in left.iter_mut().zip(row.iter()) {
            *left -= figure.unwrap_or(0);
        }
        if left.iter().all(|left| *left == 0) {
            return Some(count + 1);
        }
    }
    None
}

fn is_nothing(row: &[Option<i128>]) -> bool {
    row.iter().flatten().all(|figure| *figure == 0)
}
