//! What a store has done: commands, undo and redo, and changes of other tabs; the totals and the views follow.

use std::rc::Rc;

use leptos::prelude::*;
use linchpin::analysis::derived::{ColumnMoves, moves};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::change::{Act, AnyEdit, Change, EntryKind, JournalEntry};
use linchpin::command::{self, Command};
use linchpin::model::{Workbook, order};

use super::super::topic::{Topic, touched};
use super::{Inner, Refused, Store, UNDO_DEPTH};
use crate::app::platform::clock;

/// Does what a person asked for, or housekeeping.
pub(super) fn dispatch(store: Store, command: &Command, kind: EntryKind) -> Result<(), Refused> {
    if store.read_only.get_untracked() {
        return Err(Refused::ReadOnly);
    }
    let change = store.peek(|workbook| command::apply(workbook, command))?;
    if change.is_empty() {
        return Ok(());
    }
    commit(store, store.peek(|workbook| command.act(workbook)), kind, change)
}

/// Takes the last act back.
pub(super) fn undo(store: Store) -> Result<Act, Refused> {
    let step = store.inner().history.borrow().next_undo().cloned().ok_or(Refused::Nothing)?;
    commit(store, step.act, EntryKind::Undo { of: step.revision }, step.change.inverse())?;
    Ok(step.act)
}

/// Does the act undone last again.
pub(super) fn redo(store: Store) -> Result<Act, Refused> {
    let step = store.inner().history.borrow().next_redo().cloned().ok_or(Refused::Nothing)?;
    commit(store, step.act, EntryKind::Redo { of: step.revision }, step.change)?;
    Ok(step.act)
}

fn commit(store: Store, act: Act, kind: EntryKind, change: Change) -> Result<(), Refused> {
    if store.read_only.get_untracked() {
        return Err(Refused::ReadOnly);
    }
    let at = clock::now();
    let entry = JournalEntry { revision: store.inner().revision.get() + 1, at, act, kind, change };
    accept(store, &entry)?;
    let inner = store.inner();
    let sink = inner.sink.borrow().clone();
    if let Some(sink) = sink {
        sink(&entry, &inner.workbook.borrow());
    }
    Ok(())
}

/// Applies an entry and tells the views it touches.
pub(super) fn accept(store: Store, entry: &JournalEntry) -> Result<(), Refused> {
    let inner = store.inner();
    entry.change.apply(&mut inner.workbook.borrow_mut()).map_err(|_| Refused::Nothing)?;
    inner.revision.set(entry.revision);
    let moved = refresh_noting_moves(&inner, entry);
    {
        let mut history = inner.history.borrow_mut();
        history.note(entry);
        history.keep_last(UNDO_DEPTH);
    }
    let topics = touched(&entry.change);
    if topics.contains(&Topic::Accounts) {
        *inner.titles.borrow_mut() = None;
    }
    let of_target = |topic: &Topic| if let Topic::ActualsOf(target) = topic { Some(*target) } else { None };
    inner.recent_targets.borrow_mut().note(entry.revision, order::set(topics.iter().filter_map(of_target)));
    inner.topics.notify(&topics);
    if !moved.is_empty() || store.moved.with_untracked(|moved| !moved.is_empty()) {
        store.moved.set(moved);
    }
    Ok(())
}

/// Brings the scoreboard up to date; says which derived scores moved because numbers of accounts did. Undoing brings
/// back what was known, and an edit of the rule was previewed, so neither is news.
fn refresh_noting_moves(inner: &Inner, entry: &JournalEntry) -> Vec<ColumnMoves> {
    let mut scoreboard = inner.scoreboard.borrow_mut();
    let before = scoreboard.derived_columns().clone();
    refresh(&mut scoreboard, &inner.workbook.borrow(), &entry.change);
    let of_criteria = |edit: &AnyEdit| matches!(edit, AnyEdit::Criteria(_));
    if before.is_empty() || entry.kind != EntryKind::Do || entry.change.edits.iter().any(of_criteria) {
        return Vec::new();
    }
    moves(&before, scoreboard.derived_columns())
}

/// Above so many changed cells building the scoreboard anew is cheaper than updating it cell by cell.
const CELLS_ONE_BY_ONE: usize = 64;

fn refresh(scoreboard: &mut Scoreboard, workbook: &Workbook, change: &Change) {
    use linchpin::change::Edit;
    let mut cells = Vec::new();
    let (mut weights, mut numbers) = (false, false);
    for edit in &change.edits {
        match edit {
            AnyEdit::Scores(edit) => cells.push((edit.key().account, edit.key().criterion)),
            AnyEdit::Agreed(edit) => cells.push((edit.key().account, edit.key().criterion)),
            AnyEdit::Meta { before, after } if before.group != after.group => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Meta { before, after } => {
                numbers |= before.currency != after.currency || before.part_periods != after.part_periods;
            }
            AnyEdit::Criteria(Edit::Updated { before, after }) if before.derived != after.derived => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Criteria(Edit::Updated { before, after }) if before.position == after.position => weights = true,
            AnyEdit::Criteria(_) | AnyEdit::Accounts(Edit::Added(_) | Edit::Removed(_)) => {
                *scoreboard = Scoreboard::build(workbook);
                return;
            }
            AnyEdit::Accounts(Edit::Updated { before, after }) => {
                numbers |= before.figures != after.figures || before.fields != after.fields;
            }
            _ => {}
        }
    }
    if cells.len() > CELLS_ONE_BY_ONE {
        *scoreboard = Scoreboard::build(workbook);
        return;
    }
    for (account, criterion) in cells {
        scoreboard.update_cell(workbook, account, criterion);
    }
    if numbers {
        scoreboard.rederive(workbook);
    }
    if weights {
        scoreboard.reweigh(workbook);
    }
}
