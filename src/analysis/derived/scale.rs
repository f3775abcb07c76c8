//! How numbers become scores.

use super::Number;
use crate::model::{Direction, Quantity, Scale, Score, Thresholds, order};

/// The score of every number, in their order; `None` when they are all the same and the scale sets them apart by
/// nothing else. Never rounds before the end: all of it is whole numbers.
pub(super) fn scores(numbers: &[Number], scale: Scale, direction: Direction) -> Option<Vec<Score>> {
    match scale {
        Scale::MinMax => min_max(numbers, direction),
        Scale::Percentile => percentiles(numbers, direction),
        Scale::Thresholds(limits) => {
            Some(numbers.iter().map(|number| by_limits(*number, &limits, direction)).collect())
        }
    }
}

/// 1 + 9·(x − least)/(greatest − least), rounded half up; mirrored where less is better.
fn min_max(numbers: &[Number], direction: Direction) -> Option<Vec<Score>> {
    let (least, greatest) = (numbers.iter().min()?.e4(), numbers.iter().max()?.e4());
    let range = greatest - least;
    let score = |number: &Number| {
        let above = match direction {
            Direction::Higher => number.e4() - least,
            Direction::Lower => greatest - number.e4(),
        };
        score_of(1 + (18 * above + range) / (2 * range))
    };
    (range > 0).then(|| numbers.iter().map(score).collect())
}

/// The percentile of a number is (average rank − 0.5)/n, ranks from the worst (the plotting position of Hazen 1914,
/// definition 5 of Hyndman & Fan 1996; S-8); the score is the tenth it lies in, so
/// that the best tenth scores 10.
fn percentiles(numbers: &[Number], direction: Direction) -> Option<Vec<Score>> {
    let mut places: Vec<usize> = (0..numbers.len()).collect();
    match direction {
        Direction::Higher => order::sort_by_key(&mut places, |&index| numbers[index]),
        Direction::Lower => order::sort_by_key(&mut places, |&index| std::cmp::Reverse(numbers[index])),
    }
    let count = places.len();
    let mut scores = vec![Score::MIN; count];
    let mut before = 0;
    for tied in places.chunk_by(|&one, &other| numbers[one] == numbers[other]) {
        if tied.len() == count {
            return None;
        }
        // Twice the average rank less one half, over n, in tenths rounded up.
        let doubled = 2 * before + tied.len();
        let score = score_of((5 * doubled).div_ceil(count).try_into().unwrap_or(i128::MAX));
        for &index in tied {
            scores[index] = score;
        }
        before += tied.len();
    }
    (count > 0).then_some(scores)
}

fn by_limits(number: Number, limits: &Thresholds, direction: Direction) -> Score {
    let passed = |reaches: &dyn Fn(Number) -> bool| {
        limits.limits().iter().filter(|limit| reaches(Number::from(**limit))).count()
    };
    let steps = match direction {
        Direction::Higher => passed(&|limit| number >= limit),
        Direction::Lower => passed(&|limit| number <= limit),
    };
    score_of(steps as i128 + 1)
}

fn score_of(score: i128) -> Score {
    u8::try_from(score.clamp(1, 10)).ok().and_then(Score::new).unwrap_or(Score::MIN)
}

/// Limits to begin with: about a tenth of the accounts between each two, rounded to two figures that people would
/// choose. All noughts when there are no numbers.
pub fn suggested_limits(numbers: impl Iterator<Item = Number>) -> Thresholds {
    let mut sorted: Vec<Number> = numbers.collect();
    order::sort_by_key(&mut sorted, |number| *number);
    let limit = |place: usize| {
        let number = sorted.get(place * sorted.len() / (Thresholds::COUNT + 1)).map_or(0, |number| number.e4());
        Quantity::from_e4(two_figures(number)).unwrap_or_default()
    };
    Thresholds::new(std::array::from_fn(|index| limit(index + 1)))
}

/// The nearest number with two figures before its noughts.
fn two_figures(number: i128) -> i128 {
    let mut step = 1;
    while number.abs() / step >= 100 {
        step *= 10;
    }
    (number + number.signum() * step / 2) / step * step
}
