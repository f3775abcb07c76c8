//! Group scores, totals and bands.

use std::cmp::Ordering;

use crate::analysis::ratio::Ratio;
use crate::model::{Bands, GroupMethod, Score};

/// The group score of a cell (C-2), kept as a sum of scores and their number so that it is exact: of all raters' scores
/// for the mean, of the one or two in the middle for the median, of the agreed value alone where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellScore {
    /// The sum of the scores that count.
    pub sum: u32,
    /// How many scores count.
    pub raters: u32,
}

impl CellScore {
    pub(super) const NONE: Self = Self { sum: 0, raters: 0 };

    /// A score that stands for the whole group: the agreed one.
    pub(super) fn only(score: Score) -> Self {
        Self { sum: score.value().into(), raters: 1 }
    }

    /// The group score of these scores.
    pub(super) fn of(scores: impl Iterator<Item = Score>, method: GroupMethod) -> Self {
        match method {
            GroupMethod::Mean => {
                let mut cell = Self::NONE;
                scores.for_each(|score| cell.add(score));
                cell
            }
            GroupMethod::Median => {
                let mut counts = Counts::default();
                scores.for_each(|score| counts.add(score));
                counts.median()
            }
        }
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

/// How often each score was given to a cell. Ten counters tell a median without sorting and without memory.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts([u32; 10]);

impl Counts {
    pub(super) fn add(&mut self, score: Score) {
        self.0[usize::from(score.value()) - 1] += 1;
    }

    /// The middle score, or the two in the middle of an even number.
    pub(super) fn median(self) -> CellScore {
        let all: u32 = self.0.iter().sum();
        match all {
            0 => CellScore::NONE,
            odd if odd % 2 == 1 => CellScore { sum: self.at(odd / 2), raters: 1 },
            even => CellScore { sum: self.at(even / 2 - 1) + self.at(even / 2), raters: 2 },
        }
    }

    /// The score at a place of all scores in order, from 0.
    fn at(self, place: u32) -> u32 {
        let mut passed = 0;
        for (score, count) in (1..).zip(self.0) {
            passed += count;
            if place < passed {
                return score;
            }
        }
        0
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

    /// The total in hundredths as it is shown, 100–1,000: rounded half up, exactly.
    pub fn hundredths(self) -> u32 {
        u32::try_from(self.exact.hundredths()).unwrap_or(u32::MAX)
    }

    /// Whether its two decimals reach the boundary of a band that the total itself does not reach.
    pub fn is_rounded_into(self, bands: Bands) -> bool {
        let reached = self.hundredths();
        [bands.a(), bands.b()]
            .into_iter()
            .any(|boundary| reached >= u32::from(boundary) && self.exact < Ratio::from_hundredths(boundary))
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
