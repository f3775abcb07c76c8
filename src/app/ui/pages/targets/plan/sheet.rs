//! The planning table as a handle: which rows it has, where the person is in it, and the one way figures are written.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::target::{NoEdit, NoPlan, PlanEdit, PlanScope};
use linchpin::model::order;
use linchpin::model::{Direction, Owner, Target, TargetId, Workbook};

use super::super::View;
use super::super::reason::Revising;
use super::super::typed::largest;
use super::choice::PlanChoice;
use super::columns::{Column, Typed};
use super::doubt::Doubt;
use super::lines::{Line, lines};
use crate::app::i18n::{Text, fmt, t, texts::targets::plan as words};
use crate::app::platform::random;
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{RowWindow, Toasts};
use crate::app::ui::pages::scope::use_scope;
use crate::app::ui::words::ends_problem;

/// A cell that is being typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editing {
    /// Its row and column.
    pub at: (usize, usize),
    /// What is typed.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// What is asked in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The growth of many rows.
    Growth,
    /// With whom many rows are agreed.
    Agreed,
    /// What a new account must bring.
    Turnover,
}

/// The planning table.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// The open workbook.
    pub store: Store,
    /// What is planned.
    pub choice: RwSignal<Option<PlanChoice>>,
    /// The rows.
    pub lines: Memo<Arc<Vec<Line>>>,
    /// The columns.
    pub columns: Memo<Vec<Column>>,
    /// The targets of the choice, by owner.
    pub targets: Memo<Arc<BTreeMap<Owner, TargetId>>>,
    /// The cell that Tab leads to.
    pub active: RwSignal<(usize, usize)>,
    /// The other corner of the selection.
    pub anchor: RwSignal<Option<(usize, usize)>>,
    /// The cell that is being typed into.
    pub editing: RwSignal<Option<Editing>>,
    /// What is open on the page.
    view: View,
    /// What is asked in a dialog.
    pub ask: RwSignal<Option<Ask>>,
    /// Why the last change was not made.
    pub problem: RwSignal<Option<String>>,
    /// Numbers of the last change that may have been meant otherwise.
    pub doubt: RwSignal<Option<Doubt>>,
    /// What of the last block found no place.
    pub lost: RwSignal<Option<String>>,
    /// The window over the rows.
    pub window: RowWindow,
    /// Where it is said what was done.
    pub toasts: Toasts,
}

impl Sheet {
    /// The table of a choice.
    pub fn new(view: View) -> Self {
        let (store, choice) = (view.store, view.plan);
        let scope = use_scope();
        let lines = Memo::new(move |_| {
            let Some(choice) = choice.get() else { return Arc::default() };
            store.track(Topic::Meta);
            let lines = |workbook: &Workbook| Arc::new(lines(workbook, &choice));
            // Managers and the portfolio are planned whole.
            if choice.is_of_accounts() {
                store.track(Topic::Accounts);
                scope.peek(store, lines)
            } else {
                store.read(Topic::Accounts, lines)
            }
        });
        let targets = Memo::new(move |_| {
            let Some(choice) = choice.get() else { return Arc::default() };
            let fits = |it: &&Target| Some(it.kpi) == choice.kpi && it.period == choice.period;
            Arc::new(store.read(Topic::Targets, |workbook| {
                order::map(workbook.targets.iter().filter(fits).map(|target| (target.owner.clone(), target.id)))
            }))
        });
        Self {
            store,
            choice,
            lines,
            columns: Memo::new(move |_| choice.get().map(|choice| Column::all(&choice)).unwrap_or_default()),
            targets,
            active: RwSignal::new((0, 0)),
            anchor: RwSignal::new(None),
            editing: RwSignal::new(None),
            view,
            ask: RwSignal::new(None),
            problem: RwSignal::new(None),
            doubt: RwSignal::new(None),
            lost: RwSignal::new(None),
            window: RowWindow::new(),
            toasts: expect_context(),
        }
    }

    /// Asks the workbook within the scope of the choice.
    pub fn scoped<T>(self, ask: impl FnOnce(&PlanScope<'_>) -> T) -> Option<T> {
        let choice = self.choice.get_untracked()?;
        self.store.peek(|workbook| choice.scope(workbook).map(|scope| ask(&scope)))
    }

    /// The row at a place.
    pub fn line(self, row: usize) -> Option<Line> {
        self.lines.with_untracked(|lines| lines.get(row).cloned())
    }

    /// The target of a row, if it has one.
    pub fn target(self, owner: &Owner) -> Option<Target> {
        let id = self.targets.with_untracked(|targets| targets.get(owner).copied())?;
        self.store.peek(|workbook| workbook.targets.get(id).cloned())
    }

    /// The first and the last selected cell.
    pub fn selection(self) -> ((usize, usize), (usize, usize)) {
        let (one, two) = (self.active.get(), self.anchor.get().unwrap_or(self.active.get()));
        ((one.0.min(two.0), one.1.min(two.1)), (one.0.max(two.0), one.1.max(two.1)))
    }

    /// The rows an act on many is about: the selected ones, or all that are shown while only one is selected.
    pub fn meant(self) -> std::ops::Range<usize> {
        let (first, last) = self.selection();
        let all = self.lines.with(|lines| lines.len());
        if last.0 > first.0 { first.0..(last.0 + 1).min(all) } else { 0..all }
    }

    /// Takes texts typed, pasted or filled into cells, all or none.
    ///
    /// # Errors
    /// In words, naming the first text that means nothing or cannot be, with its place where there are many.
    pub fn take(self, cells: &[(usize, usize, &str)], said: Option<String>) -> Result<(), String> {
        self.take_noting(cells, said, None)
    }

    /// As [`Self::take`], with what has to be known of it before a reason is given.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn take_noting(
        self,
        cells: &[(usize, usize, &str)],
        said: Option<String>,
        note: Option<String>,
    ) -> Result<(), String> {
        let columns = self.columns.get_untracked();
        let mut edits: BTreeMap<usize, Vec<Typed>> = BTreeMap::new();
        for &(row, place, text) in cells {
            let Some(column) = columns.get(place) else { continue };
            let parsed =
                self.scoped(|scope| column.parse(scope, text)).unwrap_or_else(|| Err(no_edit(NoEdit::NoTarget)));
            let edit =
                parsed.map_err(|wrong| if cells.len() > 1 { self.placed(row, *column, &wrong) } else { wrong })?;
            edits.entry(row).or_default().push(edit);
        }
        self.apply(edits, Saying { said: said.map_or(Said::Nothing, Said::This), note, is_lenient: false })
    }

    /// What is wrong, with the cell it is wrong in.
    fn placed(self, row: usize, column: Column, wrong: &str) -> String {
        let is_lower = self.scoped(|scope| scope.kpi.direction == Direction::Lower).unwrap_or(false);
        let name = self.line(row).map(|line| line.name).unwrap_or_default();
        words::at_cell(name, column.label(is_lower), wrong)
    }

    /// Does one thing to many rows, as far as it can be done; says how many were left out.
    ///
    /// # Errors
    /// In words, when it can be done to none.
    pub fn apply_to(
        self,
        rows: impl Iterator<Item = (usize, PlanEdit)>,
        said: fn(usize) -> String,
    ) -> Result<(), String> {
        let edits: BTreeMap<usize, Vec<Typed>> = order::map(rows.map(|(row, edit)| (row, vec![Typed::Edit(edit)])));
        self.apply(edits, Saying { said: Said::Counted(said), note: None, is_lenient: true })
    }

    fn apply(self, edits: BTreeMap<usize, Vec<Typed>>, saying: Saying) -> Result<(), String> {
        let Saying { said, note, is_lenient } = saying;
        let (mut targets, mut removed, mut left) = (Vec::new(), Vec::new(), Vec::new());
        for (row, edits) in edits {
            let Some(line) = self.line(row) else { continue };
            let before = self.target(&line.owner);
            match self.edited(&line.owner, before.as_ref(), edits) {
                Ok(Some(after)) => targets.push(after),
                Ok(None) => removed.extend(before.map(|target| target.id)),
                Err(no) if is_lenient => left.push(no),
                Err(no) => return Err(format!("{}: {}", line.name, no_edit(no))),
            }
        }
        if let Some(no) = left.last().filter(|_| targets.is_empty() && removed.is_empty()) {
            return Err(no_edit(*no));
        }
        let said = match said {
            Said::Nothing => None,
            Said::This(said) => Some(said),
            Said::Counted(said) => Some(with_left_out(said(targets.len()), &left)),
        };
        self.view.revise(self.toasts, Revising { targets, removed, said, note, kpi: None })?;
        self.problem.set(None);
        self.doubt.set(None);
        self.lost.set(None);
        Ok(())
    }

    /// Asks what the numbers of a change mean that was just made. One that waits for its reason says so itself.
    pub fn ask_about(self, doubt: Option<Doubt>) {
        if !self.is_waiting() {
            self.doubt.set(doubt);
        }
    }

    /// Lets go of what was about the rows and columns shown so far: others are to be shown.
    pub fn begin_anew(self) {
        self.editing.set(None);
        self.anchor.set(None);
        self.active.set((0, self.active.get_untracked().1));
        self.problem.set(None);
        self.doubt.set(None);
        self.lost.set(None);
    }

    /// Whether a change waits for its reason.
    pub fn is_waiting(self) -> bool {
        self.view.revising.with_untracked(Option::is_some)
    }

    fn edited(self, owner: &Owner, before: Option<&Target>, edits: Vec<Typed>) -> Result<Option<Target>, NoEdit> {
        let mut now = before.cloned();
        for edit in edits {
            now = match edit {
                Typed::Remove => None,
                Typed::Cleared(_) if now.is_none() => None,
                Typed::Edit(edit) | Typed::Cleared(edit) => {
                    let id = before.map_or_else(random::new_id, |before| before.id);
                    Some(self.scoped(|scope| scope.edited(now.as_ref(), owner, id, &edit)).ok_or(NoEdit::NoTarget)??)
                }
            };
        }
        // Both ends and the figure may have been typed at once, so they are held against each other at the end.
        let ends = |target: &Target| (target.value, target.min, target.max);
        let is_new = |now: &&Target| before.is_none_or(|before| ends(before) != ends(now));
        match now.as_ref().filter(is_new).and_then(Target::ends_problem) {
            Some(problem) => Err(NoEdit::Ends(problem)),
            None => Ok(now),
        }
    }
}

/// How a change is spoken of, and whether rows it cannot be made in are left out.
struct Saying {
    said: Said,
    note: Option<String>,
    is_lenient: bool,
}

/// What is said when something was done.
enum Said {
    Nothing,
    This(String),
    Counted(fn(usize) -> String),
}

/// What was done, how many rows were left out, and why.
pub fn with_left_out(said: String, left: &[NoEdit]) -> String {
    if left.is_empty() {
        return said;
    }
    let reasons = [
        (NoEdit::NoBaseline, words::LEFT_NO_BASELINE),
        (NoEdit::NoPlan(NoPlan::ZeroBaseline), words::LEFT_ZERO),
        (NoEdit::NoPlan(NoPlan::NegativeBaseline), words::LEFT_NEGATIVE),
    ];
    let reason = |(no, name): (NoEdit, Text)| {
        let rows = left.iter().filter(|own| **own == no).count();
        // Of one reason the number is said already.
        let said = if rows == left.len() { t(name).to_owned() } else { words::left_because(rows, t(name)) };
        (rows > 0).then_some(said)
    };
    let reasons: Vec<String> = reasons.into_iter().filter_map(reason).collect();
    let out = words::left_out(left.len());
    if reasons.is_empty() { format!("{said} {out}") } else { format!("{said} {out}: {}", reasons.join(fmt::comma())) }
}

/// Why an edit makes no target, in words.
pub fn no_edit(no: NoEdit) -> String {
    t(match no {
        NoEdit::NoBaseline => words::NO_BASELINE,
        NoEdit::NoPlan(NoPlan::NegativeBaseline) => words::NEGATIVE_BASELINE,
        NoEdit::NoPlan(NoPlan::ZeroBaseline) => words::ZERO_BASELINE,
        NoEdit::NoPlan(NoPlan::BelowZero) => words::BELOW_ZERO,
        NoEdit::NoPlan(NoPlan::TooLarge) | NoEdit::TooLarge => return words::too_large(largest()),
        NoEdit::NoTarget => words::NO_TARGET,
        NoEdit::Ends(problem) => return ends_problem(problem).to_owned(),
    })
    .to_owned()
}
