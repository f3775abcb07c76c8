//! Scales: from values to px, and the round values worth a tick.

/// A linear scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// The values at the two ends.
    pub domain: (f64, f64),
    /// The px of the two ends.
    pub range: (f64, f64),
}

impl Linear {
    /// The px of a value; the middle where the domain has no length.
    pub fn at(&self, value: f64) -> f64 {
        let length = self.domain.1 - self.domain.0;
        let share = if length == 0.0 { 0.5 } else { (value - self.domain.0) / length };
        self.range.0 + share * (self.range.1 - self.range.0)
    }
}

/// Equal places side by side, with a gap between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bands {
    /// How many places.
    pub count: usize,
    /// The px of the two ends.
    pub range: (f64, f64),
    /// The gap's share of a place, from 0 to below 1.
    pub gap: f64,
}

impl Bands {
    /// The px from one place's start to the next one's.
    pub fn step(&self) -> f64 {
        (self.range.1 - self.range.0) / (self.count.max(1) as f64)
    }

    /// The px where the mark of a place begins.
    pub fn start(&self, place: usize) -> f64 {
        self.range.0 + self.step() * (place as f64 + self.gap / 2.0)
    }

    /// The px of a place's middle.
    pub fn middle(&self, place: usize) -> f64 {
        self.range.0 + self.step() * (place as f64 + 0.5)
    }

    /// How wide a mark is.
    pub fn width(&self) -> f64 {
        self.step() * (1.0 - self.gap)
    }
}

/// Round values from the first at or below the least to the first at or above the greatest.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// The values, ascending.
    pub values: Vec<f64>,
    /// The decimals that show them exactly.
    pub decimals: u8,
}

impl Ticks {
    /// From the first to the last tick.
    pub fn domain(&self) -> (f64, f64) {
        (self.values.first().copied().unwrap_or(0.0), self.values.last().copied().unwrap_or(1.0))
    }
}

/// Four to six round ticks around all values; steps are 1, 2, 2.5 or 5 times a power of ten. Values that are no
/// numbers are left out; equal values get room around them.
pub fn nice_ticks(values: impl IntoIterator<Item = f64>) -> Ticks {
    let finite: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    let lowest = finite.iter().copied().fold(f64::INFINITY, f64::min);
    let highest = finite.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if lowest < highest {
        ticks_between(lowest, highest)
    } else if finite.is_empty() || lowest.abs() < f64::MIN_POSITIVE {
        ticks_between(0.0, 1.0)
    } else {
        ticks_between(lowest - lowest.abs() / 2.0, lowest + lowest.abs() / 2.0)
    }
}

fn ticks_between(least: f64, most: f64) -> Ticks {
    const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];
    let power = ((most - least) / 5.0).log10().floor();
    let mut best: Option<(Vec<f64>, f64)> = None;
    for exponent in [power - 1.0, power, power + 1.0] {
        for factor in STEPS {
            let step = factor * 10_f64.powf(exponent);
            let (first, last) = ((least / step + 1e-9).floor(), (most / step - 1e-9).ceil());
            let count = last - first + 1.0;
            if !(4.0..=6.0).contains(&count) {
                continue;
            }
            // The ticks that leave the least empty room around the data.
            let room = (last - first) * step;
            if best.as_ref().is_none_or(|(_, other)| room < *other) {
                best = Some((run(first, last, step), room));
            }
        }
    }
    let values = best.map_or_else(|| vec![least, most], |(values, _)| values);
    let decimals = decimals_of(&values);
    Ticks { values, decimals }
}

fn run(first: f64, last: f64, step: f64) -> Vec<f64> {
    let mut values = Vec::new();
    let mut place = first;
    while place <= last {
        // Whole multiples of the step: adding the step up would drift.
        values.push(place * step + 0.0);
        place += 1.0;
    }
    values
}

/// More decimals than these no label has.
const MOST_DECIMALS: u8 = 12;

fn decimals_of(values: &[f64]) -> u8 {
    let step = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(f64::INFINITY, f64::min);
    // What is left of a value is measured by the step: beside steps of a hundred thousandth nothing is small.
    let fits = |decimals: &u8| {
        let scale = 10_f64.powi(i32::from(*decimals));
        values.iter().all(|value| ((value * scale).round() / scale - value).abs() < step * 1e-3)
    };
    (0..MOST_DECIMALS).find(fits).unwrap_or(MOST_DECIMALS)
}

/// Which places of many get a tick, so that four to six do: the first, then round numbers counted from 1, and the last
/// when there is room. All of them when there are no more than `most`.
pub fn counted_ticks(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (0..count).collect();
    }
    let mut step = 1;
    'search: for power in 0..12 {
        for factor in [1, 2, 5] {
            step = factor * 10_usize.pow(power);
            if count / step <= most.saturating_sub(1).max(1) {
                break 'search;
            }
        }
    }
    let mut places = vec![0];
    let mut number = step;
    while number <= count {
        // Not right beside the first.
        if (number - 1) * 2 > step {
            places.push(number - 1);
        }
        number += step;
    }
    places
}
