//! The traffic light of attainment: how near to 100% a figure stands, in four words, and how the figure is shown.

use super::MOST_COUNTED;

/// From this share of what was to be expected a target counts as close: nine tenths.
pub const CLOSE: f64 = 0.9;

/// How a target or many of them stand towards what was to be expected by now, and, once all figures of the period are
/// in, how they ended: then nothing is on track any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// All figures of the period are in, and it was not reached.
    Missed,
    /// Below nine tenths of what was to be expected.
    OffTrack,
    /// From nine tenths.
    Close,
    /// All of what was to be expected by now, or inside what counts as met: on track.
    Met,
    /// All figures of the period are in, and it was reached.
    Reached,
    /// No figures: nothing can be said, and it is not red.
    NoData,
}

impl Light {
    /// All lights, the worst first; what is not known stands last.
    pub const ALL: [Self; 6] = [Self::Missed, Self::OffTrack, Self::Close, Self::Met, Self::Reached, Self::NoData];

    /// The light of an attainment, 1 being 100%, of a period that goes on.
    pub fn of(attained: Option<f64>) -> Self {
        match attained {
            None => Self::NoData,
            Some(attained) if attained >= 1.0 => Self::Met,
            Some(attained) if attained >= CLOSE => Self::Close,
            Some(_) => Self::OffTrack,
        }
    }

    /// The light of an attainment, `is_over` saying whether all figures of the period are in.
    pub fn judged(attained: Option<f64>, is_over: bool) -> Self {
        match Self::of(attained) {
            Self::Met if is_over => Self::Reached,
            Self::OffTrack | Self::Close if is_over => Self::Missed,
            light => light,
        }
    }

    /// Whether it is as good as was to be expected, or was reached.
    pub const fn is_good(self) -> bool {
        matches!(self, Self::Met | Self::Reached)
    }

    /// Whether it lags, by little or by much, or was missed.
    pub const fn is_behind(self) -> bool {
        matches!(self, Self::Missed | Self::OffTrack | Self::Close)
    }
}

/// An attainment in whole per cent, as a share: rounded to the nearest, but never up to a threshold that it does not
/// reach, so that the figure and its light say the same (99.8% is 99%, not 100%).
pub fn shown_share(attained: f64) -> f64 {
    let nearest = (attained * 100.0).round() / 100.0;
    let is_over = [CLOSE, 1.0, MOST_COUNTED].into_iter().any(|edge| attained < edge && nearest >= edge);
    if is_over { (attained * 100.0).floor() / 100.0 } else { nearest }
}
