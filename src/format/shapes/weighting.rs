//! How the making of weights stands in the file.

use crate::format::shape::{fields, whole_numbers, words};
use crate::model::{Judgement, Place, Since, Weighting, WeightingWay};

fields! {
    /// How the weights of the criteria were made, with what they were made from.
    Weighting {
        /// The way that was chosen last; left out: points given to each.
        way: optional,
        /// What became of the weights since; left out: nothing.
        since: optional,
        /// The place of each criterion in the order of importance; equal places are equally important.
        places: optional,
        /// Comparisons two by two: a criterion, the other one, and the judgement of the first against it.
        comparisons as "comparisons_steps": optional,
    }
}

words! {
    /// A way to make weights: all the same, points given to each, a hundred points handed out, an order of importance,
    /// comparisons two by two.
    WeightingWay {
        "equal" = Equal,
        "points" = Points,
        "hundred_points" = HundredPoints,
        "order" = Order,
        "pairwise" = Pairwise,
    }
}

words! {
    /// What became of weights after they were made.
    Since {
        "as_made" = AsMade,
        "changed_by_hand" = ChangedByHand,
    }
}

whole_numbers! {
    /// A place in the order of importance; 1 is the most important.
    Place: 1, Place::LAST.into(), Place::new, Place::number;
    /// A judgement in steps from equal: 2 is three times as important, 8 nine times, -2 a third.
    Judgement: -i64::from(Judgement::MOST_STEPS), Judgement::MOST_STEPS.into(), Judgement::from_steps, Judgement::steps;
}
