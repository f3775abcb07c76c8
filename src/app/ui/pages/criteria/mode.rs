//! The ways to set weights, as the page offers them (S-5).

use linchpin::analysis::weights;
use linchpin::model::{Weight, WeightingWay};

use crate::app::i18n::{Text, t, texts::criteria::weights as words};

/// A way to set weights (S-5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeightMode {
    /// All alike.
    Equal,
    /// Any points; only the shares matter.
    Points,
    /// 100 points handed out.
    Hundred,
    /// An order of importance.
    Order,
    /// Comparisons two by two.
    Pairwise,
}

impl WeightMode {
    /// All ways.
    pub const ALL: [Self; 5] = [Self::Equal, Self::Points, Self::Hundred, Self::Order, Self::Pairwise];

    /// The name it is remembered by.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Points => "points",
            Self::Hundred => "hundred",
            Self::Order => "order",
            Self::Pairwise => "pairwise",
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        t(match self {
            Self::Equal => words::EQUAL,
            Self::Points => words::POINTS,
            Self::Hundred => words::HUNDRED,
            Self::Order => words::ORDER,
            Self::Pairwise => words::PAIRWISE,
        })
    }

    /// What it asks for and what it gives.
    pub const fn explained(self) -> Text {
        match self {
            Self::Equal => words::EQUAL_TEXT,
            Self::Points => words::POINTS_TEXT,
            Self::Hundred => words::HUNDRED_TEXT,
            Self::Order => words::ORDER_TEXT,
            Self::Pairwise => words::PAIRWISE_TEXT,
        }
    }

    /// The way a key names.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.key() == key)
    }

    /// Whether weights are given one by one.
    pub const fn is_typed(self) -> bool {
        matches!(self, Self::Points | Self::Hundred)
    }

    /// How the workbook names it.
    pub const fn way(self) -> WeightingWay {
        match self {
            Self::Equal => WeightingWay::Equal,
            Self::Points => WeightingWay::Points,
            Self::Hundred => WeightingWay::HundredPoints,
            Self::Order => WeightingWay::Order,
            Self::Pairwise => WeightingWay::Pairwise,
        }
    }

    /// The way to begin with: the one the workbook names, but where that is only points, what was chosen last as far as
    /// the weights do not contradict it.
    pub fn start(way: WeightingWay, remembered: Option<Self>, weights: &[Weight]) -> Self {
        match (way, remembered, Self::guess(weights)) {
            (WeightingWay::Order, ..) => Self::Order,
            (WeightingWay::Pairwise, ..) => Self::Pairwise,
            (_, Some(Self::Points), _) => Self::Points,
            (WeightingWay::HundredPoints, _, _) => Self::Hundred,
            (_, Some(Self::Hundred), guessed) if guessed != Self::Points => Self::Hundred,
            (.., guessed) => guessed,
        }
    }

    /// The way that weights look like they were set in.
    pub fn guess(weights: &[Weight]) -> Self {
        match weights::looks_like(weights) {
            WeightingWay::Equal => Self::Equal,
            WeightingWay::HundredPoints => Self::Hundred,
            _ => Self::Points,
        }
    }
}
