//! The traffic light of attainment: how near to 100% a figure stands, in four words, and how the figure is shown.

use super::MOST_COUNTED;

/// From this share of what was to be expected a target counts as close: nine tenths.
pub const CLOSE: f64 = 0.9;

/// How a target or many of them stand towards what was to be expected by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// Below nine tenths of what was to be expected.
    OffTrack,
    /// From nine tenths.
    Close,
    /// All of what was to be expected, or inside what counts as met.
    Met,
    /// No figures: nothing can be said, and it is not red.
    NoData,
}

impl Light {
    /// All lights, the worst first; what is not known stands last.
    pub const ALL: [Self; 4] = [Self::OffTrack, Self::Close, Self::Met, Self::NoData];

    /// The light of an attainment, 1 being 100%.
    pub fn of(attained: Option<f64>) -> Self {
        match attained {
            None => Self::NoData,
            Some(attained) if attained >= 1.0 => Self::Met,
            Some(attained) if attained >= CLOSE => Self::Close,
            Some(_) => Self::OffTrack,
        }
    }
}

/// An attainment in whole per cent, as a share: rounded to the nearest, but never up to a threshold that it does not
/// reach, so that the figure and its light say the same (99.8% is 99%, not 100%).
pub fn shown_share(attained: f64) -> f64 {
    let nearest = (attained * 100.0).round() / 100.0;
    let is_over = [CLOSE, 1.0, MOST_COUNTED].into_iter().any(|edge| attained < edge && nearest >= edge);
    if is_over { (attained * 100.0).floor() / 100.0 } else { nearest }
}
