//! How agreed values stand in the file.

use crate::format::shape::fields;
use crate::model::Agreed;

fields! {
    /// The score the team agreed on for a cell; the raters' own scores stay as they are.
    Agreed {
        /// The account that is scored.
        account: required,
        /// The criterion it is scored on.
        criterion: required,
        /// The score agreed on.
        value: required,
        /// Why.
        comment: required,
        /// Who noted it, as they call themselves.
        by: optional,
        /// When it was agreed.
        at: required,
        ..extra
    }
}
