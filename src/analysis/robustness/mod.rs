//! Would the list change? How far weights and scores may move before the set of top-N accounts does.

mod cut_dominance;
mod flips;
mod matter;
mod simulation;
mod stability;
mod verdict;

pub use cut_dominance::{Against, CutDominance, cut_dominance};
pub use flips::{Flip, FlipEffect, FlipProbe, Step, one_point_flips};
pub use matter::Assumption;
pub use simulation::{
    Acceptability, Question, ScoreSource, Simulated, Simulation, SimulationSetup, WeightSource, compute, simulate,
};
pub use stability::{CriterionStability, OnlyWeight, StabilityEnd, StabilityInterval, Swap, weight_stability};
pub use verdict::{Decisive, NEAR_SHARE, Verdict, rivals, verdict};

use super::scoreboard::{CutState, Scoreboard};
use crate::model::AccountId;

/// Why there is no set of top-N accounts that could change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSet {
    /// No account has a total, or the list has no places.
    NobodyIn,
    /// Every account with a total is on the list.
    NobodyOut,
    /// Equal totals lie across the cut: the set is open already.
    TiedAcrossCut,
}

/// Why a list of so many places is no set that could change; `None` when it is one.
pub fn list_problem(board: &Scoreboard, places: usize) -> Option<NoSet> {
    sides(board, places).err()
}

/// The accounts on both sides of the cut, best first.
struct Sides {
    members: Vec<AccountId>,
    outsiders: Vec<AccountId>,
}

fn sides(board: &Scoreboard, places: usize) -> Result<Sides, NoSet> {
    if places == 0 || board.ranked_len() == 0 {
        return Err(NoSet::NobodyIn);
    }
    let top = board.top(places);
    match top.cut {
        CutState::Short => Err(NoSet::NobodyOut),
        CutState::Tied { .. } => Err(NoSet::TiedAcrossCut),
        CutState::Clean => Ok(Sides { members: top.members, outsiders: board.ordered().skip(places).collect() }),
    }
}
