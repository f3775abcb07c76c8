//! Which targets the last changes touched, for views that keep sums over very many of them.

use std::collections::{BTreeSet, VecDeque};

use linchpin::model::{TargetId, order};

/// So many changes are remembered. Who looked away for longer reads everything anew.
const REMEMBERED: usize = 64;

/// The targets that each of the last changes touched, by the revision the change made.
#[derive(Debug, Default)]
pub struct RecentTargets {
    changes: VecDeque<(u64, BTreeSet<TargetId>)>,
}

impl RecentTargets {
    /// Notes the targets that a change touched.
    pub fn note(&mut self, revision: u64, targets: BTreeSet<TargetId>) {
        self.changes.push_back((revision, targets));
        if self.changes.len() > REMEMBERED {
            self.changes.pop_front();
        }
    }

    /// Forgets everything: what is shown now is not what was changed.
    pub fn forget(&mut self) {
        self.changes.clear();
    }

    /// The targets touched after one revision up to another; `None` when that is not known any more.
    pub fn between(&self, after: u64, now: u64) -> Option<BTreeSet<TargetId>> {
        if after == now {
            return Some(BTreeSet::new());
        }
        let is_known = self.changes.front().is_some_and(|(first, _)| *first <= after + 1);
        let later = self.changes.iter().filter(|(revision, _)| *revision > after);
        is_known.then(|| order::set(later.flat_map(|(_, targets)| targets.iter().copied())))
    }
}
