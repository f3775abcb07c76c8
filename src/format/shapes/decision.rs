//! How decisions stand in the file.

use crate::format::shape::fields;
use crate::model::Decision;

fields! {
    /// One change of one account's status, in the decision log.
    Decision {
        /// The decision's id.
        id: required,
        /// The account decided on.
        account: required,
        /// When it was decided.
        at: required,
        /// Who decided, as they call themselves.
        by: optional,
        /// The status before.
        from: required,
        /// The status after.
        to: required,
        /// Why.
        reason: optional,
        ..extra
    }
}
