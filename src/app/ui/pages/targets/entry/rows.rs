//! The body of the grid: as many row elements as fit the window, painted by comparison.
//!
//! As in the matrix, what is shown is read from the workbook and only differences are written. Which targets a change
//! touched is known, so a figure costs its own row and the sums its own share of them.

use leptos::prelude::*;
use linchpin::analysis::target::{EntrySums, SumOf, entry_row, summed_targets};
use linchpin::model::{Period, TargetId, Workbook};
use std::collections::BTreeSet;
use web_sys::{HtmlElement, HtmlInputElement};

use super::board::{Board, RowOf};
use super::slot::{Foot, Marks, Slot, mark_edited};
use super::widest::Widest;
use crate::app::state::Topic;
use crate::app::ui::cells::{Frame, Place, RowSlot as _, RowsInSight};

/// The control that is put into the cell that is typed into, and where it is kept meanwhile.
#[derive(Clone)]
pub struct Editor {
    /// The control with what is said of it.
    pub element: HtmlElement,
    /// The control itself.
    pub input: HtmlInputElement,
    /// Where it is kept.
    pub home: HtmlElement,
}

/// The row elements and what they show.
pub struct Rows {
    /// Those in sight.
    pub sight: RowsInSight<Slot>,
    foot: Foot,
    sums: Option<(SumOf, EntrySums)>,
    widest: Widest,
    editor: Editor,
    edited: Option<(Place, bool)>,
    edited_cell: Option<HtmlElement>,
    periods: usize,
    marks: Marks,
    /// Raised when all that is shown is to be read anew.
    stamp: u32,
    /// The state and the revision that were painted.
    painted: Option<(u32, u64)>,
}

impl Rows {
    /// The body of a grid of so many periods.
    pub fn new(frame: Frame, foot: HtmlElement, editor: Editor, marks: Marks, periods: usize) -> Self {
        let foot = Foot::new(foot, periods);
        let widest = Widest::new(frame.scroller.clone());
        Self {
            sight: RowsInSight::new(frame),
            foot,
            sums: None,
            widest,
            editor,
            edited: None,
            edited_cell: None,
            periods,
            marks,
            stamp: 0,
            painted: None,
        }
    }

    /// Other rows, other periods, other targets: everything is read anew.
    pub fn renew(&mut self) {
        self.stamp = self.stamp.wrapping_add(1);
        self.widest.forget();
    }

    /// Writes what differs from the workbook.
    pub fn paint(&mut self, board: Board) {
        let seen = self.painted.filter(|(stamp, _)| *stamp == self.stamp).map(|(_, revision)| revision);
        let (now, touched) = board.store.targets_since(seen.unwrap_or(0));
        let touched = touched.filter(|_| seen.is_some());
        self.painted = Some((self.stamp, now));
        let (cursor, periods) = (board.inside(board.cursor.get_untracked()), self.periods);
        let block = board.anchor.get_untracked().map(|_| board.block());
        board.rows.with_untracked(|rows| {
            let marks = &self.marks;
            self.sight.place_slots(rows.len(), cursor.row, |body| Slot::new(body, periods, marks));
            board.periods.with_untracked(|periods| {
                board.store.peek(|workbook| {
                    let kpi = board.kpi.get_untracked().and_then(|kpi| workbook.kpis.get(kpi));
                    if let Some(kpi) = kpi {
                        self.widest.take_unit(kpi.unit);
                    }
                    self.paint_rows(workbook, rows, periods, touched.as_ref());
                    self.keep_sums(workbook, rows, periods, touched.as_ref());
                });
            });
            if let Some((_, sums)) = &self.sums {
                self.widest.count_sums(sums);
            }
            self.widest.tell();
            let decimals = self.widest.decimals();
            self.sight.slots.iter_mut().for_each(|slot| slot.set_decimals(decimals));
            let foot_changed = self.foot.paint(self.sums.as_ref(), rows.len() + 2, decimals);
            if foot_changed {
                self.sight.measure();
            }
        });
        for slot in &mut self.sight.slots {
            let index = slot.frame().index;
            slot.select(index.and_then(|index| block?.columns_in(index)));
            slot.set_tab_stop((index == Some(cursor.row)).then_some(cursor.column));
        }
    }

    /// Puts the control into the cell that is typed into, or away; gives it back when it is to take the focus.
    pub fn place_editor(&mut self, board: Board) -> Option<HtmlInputElement> {
        let edited = board.edited.get_untracked();
        if edited == self.edited {
            return None;
        }
        let is_same = self.edited.map(|it| it.0) == edited.map(|it| it.0);
        self.edited = edited;
        if let (Some(cell), Some((_, is_wrong))) = (&self.edited_cell, edited.filter(|_| is_same)) {
            lift(cell, is_wrong);
            return None;
        }
        if let Some(cell) = self.edited_cell.take() {
            mark_edited(&cell, false);
            lift(&cell, false);
        }
        let Some(cell) = edited.and_then(|(place, _)| self.sight.cell(place)) else {
            let _ = self.editor.home.append_child(&self.editor.element);
            return None;
        };
        mark_edited(&cell, true);
        let _ = cell.append_child(&self.editor.element);
        self.edited_cell = Some(cell);
        Some(self.editor.input.clone())
    }

    fn paint_rows(
        &mut self,
        workbook: &Workbook,
        rows: &[RowOf],
        periods: &[Period],
        touched: Option<&BTreeSet<TargetId>>,
    ) {
        for slot in &mut self.sight.slots {
            let Some(of) = slot.frame().index.and_then(|index| rows.get(index)) else {
                // What changes meanwhile is not written into it.
                slot.stamp = self.stamp.wrapping_sub(1);
                slot.frame_mut().hide();
                continue;
            };
            let is_touched = touched.is_none_or(|touched| touched.contains(&of.target));
            if !is_touched && slot.target() == Some(of.target) && slot.stamp == self.stamp {
                continue;
            }
            slot.stamp = self.stamp;
            if let Some(look) = entry_row(workbook, of.target, periods) {
                self.widest.count_row(&look);
                slot.paint(of, look);
            }
        }
    }

    fn keep_sums(
        &mut self,
        workbook: &Workbook,
        rows: &[RowOf],
        periods: &[Period],
        touched: Option<&BTreeSet<TargetId>>,
    ) {
        let Some(touched) = touched else {
            let targets: Vec<TargetId> = rows.iter().map(|row| row.target).collect();
            self.sums = summed_targets(workbook, &targets)
                .and_then(|(whose, targets)| Some((whose, EntrySums::of(workbook, &targets, periods)?)));
            return;
        };
        if let Some((_, sums)) = &mut self.sums {
            for target in touched {
                sums.refresh(workbook, *target);
            }
        }
    }
}

/// Lets what is said under a cell stand over the rows below it.
fn lift(cell: &HtmlElement, is_lifted: bool) {
    if let Some(row) = cell.parent_element() {
        let _ = row.class_list().toggle_with_force("actuals-grid__row--lifted", is_lifted);
    }
}

/// What changes what rows show, but for what makes everything anew.
pub fn follow(board: Board) {
    board.store.track(Topic::Targets);
    board.rows.track();
    board.periods.track();
    board.store.track(Topic::Kpis);
    board.cursor.track();
    board.anchor.track();
}
