//! Criteria: what accounts are scored on.

use super::{CriterionId, Derivation, Extra, Name, Record, Weight};

/// A criterion of the scoring matrix. A matrix without described anchors is scored inconsistently (S-3), so both
/// anchors have their own fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// The criterion's id.
    pub id: CriterionId,
    /// Its place among the criteria, from the lowest; equal places are ordered by id.
    pub position: u32,
    /// What it is called.
    pub name: Name,
    /// What it means, in a line.
    pub meaning: String,
    /// What an account looks like that scores 1.
    pub low_anchor: String,
    /// What an account looks like that scores 10.
    pub high_anchor: String,
    /// How much it counts.
    pub weight: Weight,
    /// Which axis of the portfolio matrix it belongs to (G-4).
    pub axis: Axis,
    /// Whether it speaks of revenue (S-4).
    pub nature: Nature,
    /// The key of the library criterion it was taken from (S-3); empty for an own one.
    pub library: String,
    /// How it scores itself from the accounts' numbers; `None` when people score it (S-8).
    pub derived: Option<Derivation>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Criterion {
    /// A criterion of which only the name is known, of no axis, with the weight of one point.
    pub fn new(id: CriterionId, position: u32, name: Name) -> Self {
        Self {
            id,
            position,
            name,
            meaning: String::new(),
            low_anchor: String::new(),
            high_anchor: String::new(),
            weight: Weight::from_points(1).unwrap_or_default(),
            axis: Axis::None,
            nature: Nature::Other,
            library: String::new(),
            derived: None,
            extra: Extra::new(),
        }
    }
}

impl Criterion {
    /// Whether people score it; a derived criterion scores itself from the accounts' numbers (S-8).
    pub const fn is_judged(&self) -> bool {
        self.derived.is_none()
    }
}

impl Record for Criterion {
    type Key = CriterionId;

    fn key(&self) -> CriterionId {
        self.id
    }
}

/// An axis of the portfolio matrix (McDonald & Woodburn, G-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Axis {
    /// Belongs to neither axis.
    #[default]
    None,
    /// How attractive the account is to us.
    Attractiveness,
    /// How strong we are with the account against others.
    Strength,
}

/// Whether a criterion is about revenue, for the warning that selection is not by revenue alone (S-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Nature {
    /// Speaks of revenue, turnover or the like.
    Revenue,
    /// Speaks of anything else.
    #[default]
    Other,
}
