//! What can be undone and redone, read off the journal, so that it survives a reload.

use super::{Act, Change, EntryKind, JournalEntry};

/// The acts that can be undone and redone, from the entries at hand. Holds their changes.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// An act that can be undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The revision of the act.
    pub revision: u64,
    /// What kind of act it was.
    pub act: Act,
    /// What it changed when it was done.
    pub change: Change,
}

impl History {
    /// The history told by entries in order. Undoings of acts before the first entry are passed over.
    pub fn from_entries<'a>(entries: impl IntoIterator<Item = &'a JournalEntry>) -> Self {
        let mut history = Self::default();
        for entry in entries {
            history.note(entry);
        }
        history
    }

    /// Notes one more entry.
    pub fn note(&mut self, entry: &JournalEntry) {
        match entry.kind {
            EntryKind::Do => {
                self.undo.push(Step { revision: entry.revision, act: entry.act, change: entry.change.clone() });
                self.redo.clear();
            }
            EntryKind::Undo { of } => move_step(&mut self.undo, &mut self.redo, of),
            EntryKind::Redo { of } => move_step(&mut self.redo, &mut self.undo, of),
            EntryKind::Housekeeping => {}
        }
    }

    /// The act that *Undo* would take back now.
    pub fn next_undo(&self) -> Option<&Step> {
        self.undo.last()
    }

    /// The act that *Redo* would do again now.
    pub fn next_redo(&self) -> Option<&Step> {
        self.redo.last()
    }

    /// How many acts can be undone.
    pub fn undo_len(&self) -> usize {
        self.undo.len()
    }

    /// Forgets the oldest acts, so that at most so many can be undone.
    pub fn keep_last(&mut self, count: usize) {
        let surplus = self.undo.len().saturating_sub(count);
        self.undo.drain(..surplus);
    }
}

fn move_step(from: &mut Vec<Step>, to: &mut Vec<Step>, revision: u64) {
    if from.last().is_some_and(|step| step.revision == revision) {
        to.extend(from.pop());
    }
}
