//! Weights of criteria.

/// A criterion's weight in hundredths of a point, 0 to 100,000 (1,000 points). Only the shares matter: weights are
/// shown as parts of their sum (S-5). Whole hundredths, so that totals can be compared exactly (S-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Weight(u32);

impl Weight {
    /// The largest weight in hundredths of a point.
    pub const MAX_HUNDREDTHS: u32 = 100_000;
    /// No weight: the criterion is shown and scored but does not count.
    pub const ZERO: Self = Self(0);

    /// The weight of so many hundredths of a point; `None` above [`Self::MAX_HUNDREDTHS`].
    pub const fn from_hundredths(hundredths: u32) -> Option<Self> {
        if hundredths <= Self::MAX_HUNDREDTHS { Some(Self(hundredths)) } else { None }
    }

    /// The weight of whole points; `None` above 1,000.
    pub const fn from_points(points: u32) -> Option<Self> {
        match points.checked_mul(100) {
            Some(hundredths) => Self::from_hundredths(hundredths),
            None => None,
        }
    }

    /// Hundredths of a point.
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Points, for display.
    pub fn points(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}
