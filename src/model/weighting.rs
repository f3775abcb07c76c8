//! How the weights of the criteria were made (S-5), with what they were made from, so that it can be taken up again.

use std::collections::BTreeMap;

use super::CriterionId;

/// How the weights came about. What they were made from stays when another way is chosen; criteria that are gone stay
/// in it too, so that a restored one brings its part back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighting {
    /// The way that was chosen last.
    pub way: WeightingWay,
    /// Whether the weights are still as that way made them.
    pub since: Since,
    /// The order of importance; equal places are equally important.
    pub places: BTreeMap<CriterionId, Place>,
    /// Comparisons two by two; use [`Weighting::judgement`] and [`Weighting::judge`].
    pub comparisons: BTreeMap<CriterionId, BTreeMap<CriterionId, Judgement>>,
}

impl Weighting {
    /// How much more important the first criterion was judged to be than the second; `None` when they were not
    /// compared or are the same.
    pub fn judgement(&self, first: CriterionId, second: CriterionId) -> Option<Judgement> {
        let found = |one, other| self.comparisons.get(&one).and_then(|row| row.get(&other)).copied();
        if first == second {
            return None;
        }
        found(first, second).or_else(|| found(second, first).map(Judgement::reversed))
    }

    /// Keeps or forgets the judgement of the first criterion against the second: once a pair, under the smaller id. A
    /// criterion against itself is no pair.
    pub fn judge(&mut self, first: CriterionId, second: CriterionId, judgement: Option<Judgement>) {
        if first == second {
            return;
        }
        for (one, other) in [(first, second), (second, first)] {
            if let Some(row) = self.comparisons.get_mut(&one) {
                row.remove(&other);
                if row.is_empty() {
                    self.comparisons.remove(&one);
                }
            }
        }
        let (low, high) = (first.min(second), first.max(second));
        if let Some(judgement) = judgement {
            let judgement = if low == first { judgement } else { judgement.reversed() };
            self.comparisons.entry(low).or_default().insert(high, judgement);
        }
    }
}

/// A way to make weights (S-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum WeightingWay {
    /// Every criterion the same.
    Equal,
    /// Points given to each by itself.
    #[default]
    Points,
    /// A hundred points handed out.
    HundredPoints,
    /// Rank-order centroids of an order of importance.
    Order,
    /// The principal eigenvector of comparisons two by two.
    Pairwise,
}

/// What became of weights after they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Since {
    /// Nothing: they are as they were made.
    #[default]
    AsMade,
    /// Some were changed by hand.
    ChangedByHand,
}

/// A place in the order of importance, 1 (the most important) to 1,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u16);

impl Place {
    /// The last place there is.
    pub const LAST: u16 = 1000;

    /// A place; `None` outside 1–[`Self::LAST`].
    pub const fn new(number: u16) -> Option<Self> {
        if number >= 1 && number <= Self::LAST { Some(Self(number)) } else { None }
    }

    /// The number, from 1.
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// How much more important one criterion is than another, on Saaty's scale from 1/9 to 9 (Saaty, The Analytic
/// Hierarchy Process, 1980).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Judgement(i8);

impl Judgement {
    /// Both are equally important.
    pub const EQUAL: Self = Self(0);
    /// Steps from equal to nine times as important.
    pub const MOST_STEPS: i8 = 8;

    /// The first is so many times as important, 1–9; `None` for other numbers.
    pub const fn first(times: u8) -> Option<Self> {
        // At most 9, so nothing wraps.
        if times >= 1 && times <= 9 { Some(Self(times.cast_signed() - 1)) } else { None }
    }

    /// The second is so many times as important, 1–9; `None` for other numbers.
    pub const fn second(times: u8) -> Option<Self> {
        match Self::first(times) {
            Some(judgement) => Some(judgement.reversed()),
            None => None,
        }
    }

    /// The judgement so many steps from equal, −8 to 8: 2 is three times, −2 a third; `None` for other numbers.
    pub const fn from_steps(steps: i8) -> Option<Self> {
        if steps >= -Self::MOST_STEPS && steps <= Self::MOST_STEPS { Some(Self(steps)) } else { None }
    }

    /// Steps from equal, −8 to 8: above zero when the first is the more important.
    pub const fn steps(self) -> i8 {
        self.0
    }

    /// How many times as important the more important one is, 1–9.
    pub const fn times(self) -> u8 {
        self.0.unsigned_abs() + 1
    }

    /// The same judgement, seen from the other criterion.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self(-self.0)
    }

    /// How many times as important the first is, 1/9 to 9.
    pub fn ratio(self) -> f64 {
        let times = f64::from(self.times());
        if self.0 < 0 { 1.0 / times } else { times }
    }

    /// The judgement nearest to a ratio by its logarithm, held within the scale; equal for what is no ratio.
    pub fn nearest(ratio: f64) -> Self {
        let distance = |judgement: &Self| (judgement.ratio().ln() - ratio.ln()).abs();
        let nearest = (-8..=8).map(Self).min_by(|one, other| distance(one).total_cmp(&distance(other)));
        nearest.filter(|_| ratio > 0.0 && ratio.is_finite()).unwrap_or(Self::EQUAL)
    }
}
