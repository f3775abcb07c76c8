//! How raters stand in the file.

use crate::format::shape::fields;
use crate::model::{Rater, TakenBallot};

fields! {
    /// A person (or the team as one) who gives scores.
    Rater {
        /// The rater's id.
        id: required,
        /// What the rater is called.
        name: required,
        /// The rater's ballots that were taken in, the oldest first; no account is in two of them.
        ballots: optional,
        ..extra
    }
}

fields! {
    /// One ballot that was taken in: which of its accounts still stand as it had them.
    TakenBallot {
        /// When the rater saved it.
        saved: required,
        /// What it held, in a number.
        seal: required,
        /// The accounts that stand as this ballot had them.
        accounts: required,
        ..extra
    }
}
