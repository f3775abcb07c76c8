//! Group scores, totals and bands.

use std::cmp::Ordering;

use crate::analysis::ratio::Ratio;
use crate::model::{Bands, Score};

/// The group score of a cell: the mean of the raters that scored it (C-2), kept as sum and number so that it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellScore {
    /// The sum of the scores.
    pub sum: u32,
    /// How many raters scored the cell.
    pub raters: u32,
}

impl CellScore {
    pub(super) const NONE: Self = Self { sum: 0, raters: 0 };

    /// The group score of these scores.
    pub(super) fn of(scores: impl Iterator<Item = Score>) -> Self {
        let mut cell = Self::NONE;
        scores.for_each(|score| cell.add(score));
        cell
    }

    pub(super) fn add(&mut self, score: Score) {
        self.sum += u32::from(score.value());
        self.raters += 1;
    }

    /// Whether anyone scored the cell; without, sum and raters are zero.
    pub fn is_scored(self) -> bool {
        self.raters > 0
    }

    /// The mean, 1–10.
    pub fn mean(self) -> f64 {
        f64::from(self.sum) / f64::from(self.raters.max(1))
    }

    /// The mean when it is a whole number, as it is with one rater.
    pub fn whole(self) -> Option<Score> {
        let mean = self.sum.checked_div(self.raters).filter(|mean| mean * self.raters == self.sum)?;
        u8::try_from(mean).ok().and_then(Score::new)
    }
}

/// The total of an account (S-6). Ordered by the exact total, the greater one being the better.
#[derive(Debug, Clone, Copy)]
pub struct Total {
    exact: Ratio,
    covered: u64,
    all: u64,
}

/// Why an account has no total. It is then not last but without a rank (S-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTotal {
    /// Nobody scored the account on any criterion, or there are no criteria.
    NotScored,
    /// It is scored on criteria of weight zero only.
    OnlyWeightless,
    /// All criteria have weight zero.
    NoWeight,
    /// The account is not on the board.
    UnknownAccount,
}

/// The band of a total (S-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// At or above the first boundary, 8 unless the team changed it.
    A,
    /// At or above the second boundary, 6 unless the team changed it.
    B,
    /// Below.
    C,
}

impl Total {
    pub(super) fn new(exact: Ratio, covered: u64, all: u64) -> Self {
        Self { exact, covered, all }
    }

    /// The total on the 1–10 scale, for display: never to be compared, use the order of [`Total`] itself.
    pub fn value(self) -> f64 {
        self.exact.to_f64()
    }

    /// The total as a fraction.
    pub fn exact(self) -> Ratio {
        self.exact
    }

    /// The share of the weights that is scored: Σ w(scored) / Σ w, above 0 and up to 1 (S-6).
    pub fn coverage(self) -> f64 {
        self.covered as f64 / self.all as f64
    }

    /// Whether a criterion with weight is not scored yet (S-6).
    pub fn is_provisional(self) -> bool {
        self.covered < self.all
    }

    /// The band of the total, compared exactly (S-7).
    pub fn band(self, bands: Bands) -> Band {
        let reaches = |hundredths| self.exact >= Ratio::from_hundredths(hundredths);
        if reaches(bands.a()) {
            Band::A
        } else if reaches(bands.b()) {
            Band::B
        } else {
            Band::C
        }
    }
}

impl PartialEq for Total {
    fn eq(&self, other: &Self) -> bool {
        self.exact == other.exact
    }
}

impl Eq for Total {}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        self.exact.cmp(&other.exact)
    }
}
