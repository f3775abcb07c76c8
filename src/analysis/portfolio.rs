//! The portfolio matrix of McDonald & Woodburn: account attractiveness × our relative strength (G-4).

use super::guard::has_no_weight;
use super::ratio::Ratio;
use super::scoreboard::Scoreboard;
use crate::model::{AccountId, Axis, FuturePosition, Money, Period, PortfolioCut, Weight, Workbook};

/// The portfolio matrix of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Portfolio {
    /// Accounts with both coordinates, in the order of their ids.
    pub placed: Vec<Placed>,
    /// Accounts that lack a coordinate, in the order of their ids.
    pub unplaced: Vec<Unplaced>,
    /// Criteria with weight on the axis of attractiveness; without any, no account can be placed.
    pub attractiveness_criteria: usize,
    /// Criteria with weight on the axis of relative strength; without any, no account can be placed.
    pub strength_criteria: usize,
}

/// An account in the matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The account.
    pub account: AccountId,
    /// How attractive it is, 1–10: the weighted mean of the axis' scores.
    pub attractiveness: f64,
    /// How strong we are with it, 1–10: the weighted mean of the axis' scores.
    pub strength: f64,
    /// Where that lies; a coordinate on the cut belongs to the higher class.
    pub quadrant: Quadrant,
    /// Its revenue in the chosen period; `None` when it is unknown or no period is chosen.
    pub revenue: Option<Money>,
    /// The area of its bubble as a share of the largest placed one, 0–1: proportional to revenue, 0 where revenue is
    /// not positive, `None` where it is unknown.
    pub area: Option<f64>,
}

/// An account that cannot be placed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unplaced {
    /// The account.
    pub account: AccountId,
    /// How attractive it is, when that is scored.
    pub attractiveness: Option<f64>,
    /// How strong we are with it, when that is scored.
    pub strength: Option<f64>,
}

/// A quadrant of the matrix, with what McDonald & Woodburn advise there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quadrant {
    /// High attractiveness, high strength: invest, ensure profit.
    Strategic,
    /// High attractiveness, low strength: invest time and money.
    Star,
    /// Low attractiveness, high strength: keep as is.
    Status,
    /// Low on both: manage for profit.
    Streamline,
}

impl Quadrant {
    /// All quadrants, the most attractive first.
    pub const ALL: [Self; 4] = [Self::Strategic, Self::Star, Self::Status, Self::Streamline];

    const fn of(is_attractive: bool, is_strong: bool) -> Self {
        match (is_attractive, is_strong) {
            (true, true) => Self::Strategic,
            (true, false) => Self::Star,
            (false, true) => Self::Status,
            (false, false) => Self::Streamline,
        }
    }
}

impl Portfolio {
    /// The accounts of a quadrant, in the order of their ids.
    pub fn quadrant(&self, quadrant: Quadrant) -> impl Iterator<Item = &Placed> {
        self.placed.iter().filter(move |placed| placed.quadrant == quadrant)
    }
}

/// The quadrant in which a future position lies; on the cut it belongs to the higher class.
pub const fn quadrant_of(cut: PortfolioCut, future: FuturePosition) -> Quadrant {
    Quadrant::of(future.attractiveness() >= cut.attractiveness(), future.strength() >= cut.strength())
}

/// The portfolio matrix: coordinates from the board's group scores, cuts from the workbook, bubbles from the revenue
/// of a period.
pub fn portfolio(workbook: &Workbook, board: &Scoreboard, period: Option<Period>) -> Portfolio {
    let (attractive, strong) =
        (axis_weights(workbook, board, Axis::Attractiveness), axis_weights(workbook, board, Axis::Strength));
    let cut = workbook.meta.cut;
    let (mut placed, mut unplaced) = (Vec::new(), Vec::new());
    for account in workbook.accounts.iter() {
        let id = account.id;
        let (x, y) = (board.mean_with(id, &attractive), board.mean_with(id, &strong));
        let (Some(x), Some(y)) = (x, y) else {
            let (attractiveness, strength) = (x.map(Ratio::to_f64), y.map(Ratio::to_f64));
            unplaced.push(Unplaced { account: id, attractiveness, strength });
            continue;
        };
        placed.push(Placed {
            account: id,
            attractiveness: x.to_f64(),
            strength: y.to_f64(),
            quadrant: Quadrant::of(
                x >= Ratio::from_hundredths(cut.attractiveness()),
                y >= Ratio::from_hundredths(cut.strength()),
            ),
            revenue: period.and_then(|period| account.revenue(period)),
            area: None,
        });
    }
    measure_bubbles(&mut placed);
    let counted = |weights: &[u32]| weights.iter().filter(|weight| **weight > 0).count();
    Portfolio { placed, unplaced, attractiveness_criteria: counted(&attractive), strength_criteria: counted(&strong) }
}

/// What an axis of the matrix lacks, so that no account can be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxisLack {
    /// No criterion of the workbook has a weight.
    AllWeight,
    /// An axis has no criteria.
    Criteria,
    /// Both axes have criteria, but those of one have no weight.
    Weight,
}

/// What the axes of the matrix lack; `None` where accounts can be placed.
pub fn axis_lack(workbook: &Workbook) -> Option<AxisLack> {
    if has_no_weight(workbook) {
        return Some(AxisLack::AllWeight);
    }
    let on = |axis| workbook.criteria.iter().filter(move |criterion| criterion.axis == axis);
    let axes = [Axis::Attractiveness, Axis::Strength];
    if axes.into_iter().any(|axis| on(axis).next().is_none()) {
        return Some(AxisLack::Criteria);
    }
    let is_weightless = |axis| on(axis).all(|criterion| criterion.weight == Weight::ZERO);
    axes.into_iter().any(is_weightless).then_some(AxisLack::Weight)
}

/// The weights of the criteria of one axis in hundredths, and none for all others.
fn axis_weights(workbook: &Workbook, board: &Scoreboard, axis: Axis) -> Vec<u32> {
    let weight = |id| workbook.criteria.get(id).filter(|own| own.axis == axis).map(|own| own.weight.hundredths());
    board.criteria().iter().map(|&id| weight(id).unwrap_or(0)).collect()
}

fn measure_bubbles(placed: &mut [Placed]) {
    let largest = placed.iter().filter_map(|placed| placed.revenue).max().map_or(0, Money::minor);
    for placed in placed {
        let area = |revenue: Money| if revenue > Money::ZERO { revenue.minor() as f64 / largest as f64 } else { 0.0 };
        placed.area = placed.revenue.map(area);
    }
}
