//! One device in turn: who scores now while nobody's scores are shown (C-1). It belongs to the device, not to the
//! workbook, and outlives a reload.

use leptos::prelude::*;
use linchpin::model::{RaterId, WorkbookId};

use super::Prefs;

/// Where a device is that goes from hand to hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is handed to this person, or to another who takes it; nothing is shown.
    Passing(RaterId),
    /// This person scores and sees own scores only. What was done up to the revision is not undone by them.
    Scoring {
        /// The person.
        rater: RaterId,
        /// The revision the turn began at.
        since: u64,
    },
}

impl Turn {
    /// Whose turn it is.
    pub const fn rater(self) -> RaterId {
        match self {
            Self::Passing(rater) | Self::Scoring { rater, .. } => rater,
        }
    }

    fn parse(kept: &str) -> Option<Self> {
        let mut parts = kept.split(' ');
        let (kind, rater) = (parts.next()?, parts.next()?.parse().ok()?);
        match kind {
            "passing" => Some(Self::Passing(rater)),
            "scoring" => Some(Self::Scoring { rater, since: parts.next()?.parse().ok()? }),
            _ => None,
        }
    }
}

impl Prefs {
    /// Where this device is in turn with a workbook; none while scores are shown. Follows it.
    pub fn turn(self, workbook: WorkbookId) -> Option<Turn> {
        self.get(&key(workbook)).and_then(|kept| Turn::parse(&kept))
    }

    /// Goes on to another turn, or shows all scores.
    pub fn set_turn(self, workbook: WorkbookId, turn: Option<Turn>) {
        let kept = match turn {
            None => String::new(),
            Some(Turn::Passing(rater)) => format!("passing {rater}"),
            Some(Turn::Scoring { rater, since }) => format!("scoring {rater} {since}"),
        };
        self.set(&key(workbook), &kept);
    }

    /// Where this device is in turn with a workbook, told only when it changes.
    pub fn turn_memo(self, workbook: WorkbookId) -> Memo<Option<Turn>> {
        Memo::new(move |_| self.turn(workbook))
    }
}

fn key(workbook: WorkbookId) -> String {
    format!("turn/{workbook}")
}
