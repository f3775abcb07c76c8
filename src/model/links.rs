//! Which records hang on others: a score is of an account, on a criterion, by a rater, and nothing without them.

use super::{Account, Actual, Agreed, Criterion, Decision, Kpi, Owner, Rater, Record, ScoreRecord, Target, Workbook};

/// A record that may hang on others.
pub trait Linked: Record {
    /// Whether everything it hangs on is in a workbook.
    fn is_linked(&self, workbook: &Workbook) -> bool;
}

impl Linked for ScoreRecord {
    fn is_linked(&self, workbook: &Workbook) -> bool {
        workbook.accounts.contains(self.account)
            && workbook.criteria.contains(self.criterion)
            && workbook.raters.contains(self.rater)
    }
}

impl Linked for Agreed {
    fn is_linked(&self, workbook: &Workbook) -> bool {
        workbook.accounts.contains(self.account) && workbook.criteria.contains(self.criterion)
    }
}

impl Linked for Decision {
    fn is_linked(&self, workbook: &Workbook) -> bool {
        workbook.accounts.contains(self.account)
    }
}

impl Linked for Target {
    fn is_linked(&self, workbook: &Workbook) -> bool {
        let is_owned = match self.owner {
            Owner::Account(account) => workbook.accounts.contains(account),
            Owner::Manager(_) | Owner::Portfolio => true,
        };
        is_owned && workbook.kpis.contains(self.kpi)
    }
}

impl Linked for Actual {
    /// An actual lies in its target's period, too.
    fn is_linked(&self, workbook: &Workbook) -> bool {
        workbook.targets.get(self.target).is_some_and(|target| target.period.contains(self.period))
    }
}

macro_rules! on_their_own {
    ($($record:ty),+) => { $(
        impl Linked for $record {
            fn is_linked(&self, _: &Workbook) -> bool {
                true
            }
        }
    )+ };
}

on_their_own!(Account, Criterion, Rater, Kpi);
