//! What a person chose where a workbook and a file differ.

use std::collections::BTreeMap;

use super::{Difference, Part, Side};
use crate::change::TableName;
use crate::model::KeyNumbers;

/// Which side is taken of each part. What nobody chose is as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    all: Option<Side>,
    single: BTreeMap<(TableName, KeyNumbers, String), Side>,
}

impl Choices {
    /// Everything from one side, or as it is proposed. What was chosen before is forgotten.
    pub fn all(side: Option<Side>) -> Self {
        Self { all: side, single: BTreeMap::new() }
    }

    /// Chooses a side of one part.
    pub fn choose(&mut self, difference: &Difference, part: &Part, side: Side) {
        self.single.insert((difference.table, difference.key, part.name.clone()), side);
    }

    /// The side a part is taken from.
    pub fn side(&self, difference: &Difference, part: &Part) -> Side {
        let single = self.single.get(&(difference.table, difference.key, part.name.clone()));
        single.copied().or(self.all).unwrap_or(part.proposed)
    }
}
