//! How raters stand in the file.

use crate::format::shape::fields;
use crate::model::Rater;

fields! {
    /// A person (or the team as one) who gives scores.
    Rater {
        /// The rater's id.
        id: required,
        /// What the rater is called.
        name: required,
        ..extra
    }
}
