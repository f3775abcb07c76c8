//! When the order of the rows no longer fits the scores, and when it fits again.

use leptos::prelude::*;

use super::board::Board;
use crate::app::state::Topic;

impl Board {
    /// A row in sight no longer fits the order.
    pub fn has_gone_astray(self) {
        if !self.stale.get_untracked() {
            self.is_astray.set_value(true);
            self.stale.set(true);
        }
    }

    /// An order that scores had made out of date is right again when they are taken back.
    pub(super) fn follow_order(self) {
        Effect::watch(
            move || self.store.track(Topic::Totals),
            move |(), _, _| {
                if self.stale.get_untracked() && self.is_astray.get_value() && self.is_in_order() {
                    self.stale.set(false);
                }
            },
            false,
        );
    }

    fn is_in_order(self) -> bool {
        let sort = self.sort.get_untracked();
        self.rows.with_untracked(|rows| {
            self.peek(|source| rows.windows(2).all(|pair| source.in_order(pair[0], pair[1], sort)))
        })
    }
}
