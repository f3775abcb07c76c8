//! What a view can depend on: parts of the workbook, from coarse to fine.

use linchpin::model::order;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use linchpin::change::{AnyEdit, Change};
use linchpin::model::{AccountId, TargetId};

/// A part of the workbook (or of the state around it) that views follow. After a change exactly the topics it touches
/// are told, so a score typed into one cell costs one row, whatever the number of accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// The workbook's settings.
    Meta,
    /// Any account: added, removed or edited.
    Accounts,
    /// One account.
    Account(AccountId),
    /// Any criterion, their order and their weights.
    Criteria,
    /// The people who score.
    Raters,
    /// Any score.
    Scores,
    /// The scores and agreed values of one account.
    ScoresOf(AccountId),
    /// Any agreed value.
    Agreed,
    /// Totals, ranks and the order of accounts.
    Totals,
    /// The decision log.
    Decisions,
    /// The KPIs.
    Kpis,
    /// The targets and their actuals.
    Targets,
    /// The targets without what was reached: a grid of owners stays as it is while figures are entered.
    Plan,
    /// One target and what was reached of it.
    ActualsOf(TargetId),
    /// The snapshots of the ranking.
    Snapshots,
    /// The trash.
    Trash,
    /// What can be undone and redone, and the revision.
    History,
}

/// The triggers of the topics anyone follows. Made when first followed: 10,000 accounts cost nothing until seen.
#[derive(Default)]
pub struct Topics {
    triggers: RefCell<HashMap<Topic, ArcTrigger>>,
}

impl Topics {
    /// Makes the running view follow a topic.
    pub fn track(&self, topic: Topic) {
        let trigger = self.triggers.borrow_mut().entry(topic).or_default().clone();
        trigger.track();
    }

    /// Tells the followers of topics. The triggers are cloned out first, because a follower may follow anew at once.
    pub fn notify(&self, topics: &BTreeSet<Topic>) {
        let told: Vec<ArcTrigger> = {
            let triggers = self.triggers.borrow();
            topics.iter().filter_map(|topic| triggers.get(topic).cloned()).collect()
        };
        for trigger in told {
            trigger.notify();
        }
    }
}

impl Topics {
    /// Tells everyone.
    pub fn notify_all(&self) {
        let all: BTreeSet<Topic> = order::set(self.triggers.borrow().keys().copied());
        self.notify(&all);
    }
}

/// The topics a change touches. A change of weights or scores touches the totals as well.
pub fn touched(change: &Change) -> BTreeSet<Topic> {
    let mut topics = order::set([Topic::History]);
    for edit in &change.edits {
        match edit {
            AnyEdit::Meta { before, after } if before.group != after.group => {
                topics.extend([Topic::Meta, Topic::Totals]);
            }
            AnyEdit::Meta { .. } | AnyEdit::Extra { .. } => topics.extend([Topic::Meta]),
            AnyEdit::Accounts(edit) => topics.extend([Topic::Accounts, Topic::Account(edit.key()), Topic::Totals]),
            AnyEdit::Criteria(_) => topics.extend([Topic::Criteria, Topic::Totals]),
            AnyEdit::Raters(_) => topics.extend([Topic::Raters]),
            AnyEdit::Scores(edit) => {
                topics.extend([Topic::Scores, Topic::ScoresOf(edit.key().account), Topic::Totals]);
            }
            AnyEdit::Agreed(edit) => {
                topics.extend([Topic::Agreed, Topic::ScoresOf(edit.key().account), Topic::Totals]);
            }
            AnyEdit::Decisions(_) => topics.extend([Topic::Decisions]),
            AnyEdit::Kpis(_) => topics.extend([Topic::Kpis]),
            AnyEdit::Targets(edit) => topics.extend([Topic::Targets, Topic::Plan, Topic::ActualsOf(edit.key())]),
            AnyEdit::Actuals(edit) => topics.extend([Topic::Targets, Topic::ActualsOf(edit.key().target)]),
            AnyEdit::Snapshots(_) => topics.extend([Topic::Snapshots]),
            AnyEdit::Trash(_) => topics.extend([Topic::Trash]),
        }
    }
    topics
}
