//! How criteria stand in the file.

use crate::format::shape::{fields, words};
use crate::model::{Axis, Criterion, Nature};

fields! {
    /// A criterion of the scoring matrix.
    Criterion {
        /// The criterion's id.
        id: required,
        /// Its place among the criteria, from the lowest; equal places are ordered by id.
        position: whole(0, u32::MAX.into()),
        /// What it is called.
        name: required,
        /// What it means, in a line.
        meaning: optional,
        /// What an account looks like that scores 1.
        low_anchor: optional,
        /// What an account looks like that scores 10.
        high_anchor: optional,
        /// How much it counts; only the shares of the sum matter.
        weight as "weight_hundredths": required,
        /// Which axis of the portfolio matrix it belongs to; left out: none.
        axis: optional,
        /// Whether it speaks of revenue; left out: other.
        nature: optional,
        /// The key of the library criterion it was taken from; left out for an own one.
        library: optional,
        /// How it scores itself from the accounts' numbers; left out when people score it.
        derived: optional,
        ..extra
    }
}

words! {
    /// An axis of the portfolio matrix.
    Axis {
        "none" = None,
        "attractiveness" = Attractiveness,
        "strength" = Strength,
    }
}

words! {
    /// Whether a criterion is about revenue.
    Nature {
        "revenue" = Revenue,
        "other" = Other,
    }
}
