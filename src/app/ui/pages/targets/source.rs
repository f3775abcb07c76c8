//! Where a baseline comes from.

use linchpin::analysis::figures::Measure;
use linchpin::model::{Baseline, Period};

/// Where the baseline comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// There is none.
    None,
    /// It is typed.
    Typed,
    /// The owner's figure of a period.
    Figures(Measure, Period),
}

impl Source {
    /// Where a target's baseline came from.
    pub const fn of(baseline: Option<Baseline>) -> Self {
        match baseline {
            None => Self::None,
            Some(Baseline::Typed(_)) => Self::Typed,
            Some(Baseline::Revenue(period, _)) => Self::Figures(Measure::Revenue, period),
            Some(Baseline::Profit(period, _)) => Self::Figures(Measure::Profit, period),
        }
    }

    /// The key it has in choices.
    pub fn key(self) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Typed => "typed".to_owned(),
            Self::Figures(Measure::Revenue, period) => format!("revenue:{period}"),
            Self::Figures(Measure::Profit, period) => format!("profit:{period}"),
        }
    }

    /// The source of a key; typed for any other.
    pub fn parse(key: &str) -> Self {
        let figures = key.split_once(':').and_then(|(measure, period)| {
            let measure = if measure == "profit" { Measure::Profit } else { Measure::Revenue };
            Some(Self::Figures(measure, Period::parse(period)?))
        });
        figures.unwrap_or(if key == "none" { Self::None } else { Self::Typed })
    }
}
