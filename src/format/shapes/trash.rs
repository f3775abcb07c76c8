//! How the trash stands in the file.

use crate::format::shape::{choices, fields};
use crate::model::{Account, Criterion, Kpi, Rater, Target, TrashItem, Trashed};

fields! {
    /// One deletion: what was deleted and what went with it, kept for thirty days.
    TrashItem {
        /// The item's id.
        id: required,
        /// When it was deleted.
        at: required,
        /// What was deleted.
        what: required,
        /// The scores that went with it.
        scores: optional,
        /// The decisions that went with it.
        decisions: optional,
        /// The targets that went with it.
        targets: optional,
        /// The actuals of those targets.
        actuals: optional,
        /// The agreed values that went with it.
        agreed: optional,
        ..extra
    }
}

choices! {
    /// The record a person deleted.
    Trashed {
        "account", Account = |account| Self::Account(Box::new(account)), Self::Account(account) => account;
        "criterion", Criterion = |criterion| Self::Criterion(Box::new(criterion)), Self::Criterion(criterion) => criterion;
        "rater", Rater = |rater| Self::Rater(Box::new(rater)), Self::Rater(rater) => rater;
        "kpi", Kpi = |kpi| Self::Kpi(Box::new(kpi)), Self::Kpi(kpi) => kpi;
        "target", Target = |target| Self::Target(Box::new(target)), Self::Target(target) => target;
    }
}
