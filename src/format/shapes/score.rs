//! How scores stand in the file.

use crate::format::shape::fields;
use crate::model::ScoreRecord;

fields! {
    /// One rater's score of one account on one criterion. "Not scored" is no record at all.
    ScoreRecord {
        /// The account that is scored.
        account: required,
        /// The criterion it is scored on.
        criterion: required,
        /// The person who gave the score.
        rater: required,
        /// The score.
        value: required,
        /// Why, in the rater's words.
        comment: optional,
        ..extra
    }
}
