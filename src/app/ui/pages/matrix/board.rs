//! The page's own state over the store: rows, order, filter, cursor, selected block, whose scores are edited.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::command::{Command, RaterCommand};
use linchpin::model::{AccountId, Criterion, CriterionId, Name, Rater, RaterId, Workbook};

use super::arrange::{Filter, Sort, SortBy, Source};
use super::edit::One;
use super::override_prompt::Asked;
use crate::app::i18n::{t, texts};
use crate::app::platform::random;
use crate::app::state::{Prefs, Store, Topic, use_prefs};
pub use crate::app::ui::cells::{Block, Place};
use crate::app::ui::last_shown::{self, Filtered};
use crate::app::ui::pages::scope::{Scope, use_scope};

/// What the matrix shows beside the scores of one rater.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// Totals, ranks and weights.
    Everything,
    /// Nothing: the rater scores blind.
    OwnScores,
}

/// The matrix as one person looks at it. A handle, copied freely.
#[derive(Clone, Copy)]
pub struct Board {
    /// The open workbook.
    pub store: Store,
    /// What is shown beside the scores.
    pub shows: Shows,
    /// The criteria in the team's order: the columns that are scored.
    pub criteria: Memo<Vec<CriterionId>>,
    /// The accounts that are shown, in order.
    pub rows: RwSignal<Arc<Vec<AccountId>>>,
    /// How they are sorted.
    pub sort: RwSignal<Sort>,
    /// Which are shown.
    pub filter: RwSignal<Filter>,
    /// Whether the order no longer fits the scores.
    pub stale: RwSignal<bool>,
    /// Whether it is scores alone that it does not fit: nobody came or went since it was made.
    pub(super) is_astray: StoredValue<bool>,
    /// Where the cursor is.
    pub cursor: RwSignal<Place>,
    /// The other corner of the selected block; none while a single cell is meant.
    pub anchor: RwSignal<Option<Place>>,
    /// Whose scores are shown and edited; none before the first score of a workbook without raters, and where it is
    /// still to be said which of several it is.
    pub rater: Memo<Option<RaterId>>,
    /// What remembers whose scores this device enters.
    prefs: Prefs,
    /// What could not be done, until the next act.
    pub problem: RwSignal<Option<String>>,
    /// What a screen reader is told about the last score.
    pub said: RwSignal<String>,
    /// The cell whose picker is open.
    pub picker: RwSignal<Option<Place>>,
    /// The derived score that is being set by hand, until its reason is given.
    pub asked: RwSignal<Option<Asked>>,
    /// Raised when the grid should take the focus to the cursor.
    pub focus_asked: RwSignal<u32>,
    /// Whether the pointer pressed the cell the cursor was on already.
    pub pressed_again: StoredValue<bool>,
    /// A 1 that may still become 10.
    pub(super) one: StoredValue<Option<One>>,
    /// The ranks when the rows were last put in order.
    ranks_before: StoredValue<HashMap<AccountId, u32>>,
}

impl Board {
    /// The matrix of the open workbook, best account first.
    pub fn new(store: Store) -> Self {
        let board = Self::showing(store, Shows::Everything, None);
        board.follow_scope(use_scope());
        board
    }

    /// One rater's own scores, account by name, and nothing else.
    pub fn blind(store: Store, rater: RaterId) -> Self {
        Self::showing(store, Shows::OwnScores, Some(rater))
    }

    fn showing(store: Store, shows: Shows, rater: Option<RaterId>) -> Self {
        let prefs = use_prefs();
        let rater = Memo::new(move |_| match rater {
            // Who scores blind scores for nobody else, whoever comes or goes.
            Some(rater) => store.read(Topic::Raters, |workbook| workbook.raters.contains(rater).then_some(rater)),
            None => prefs.rater(store),
        });
        let criteria = Memo::new(move |_| {
            store.read(Topic::Criteria, |workbook| {
                let is_shown = |criterion: &&&Criterion| shows == Shows::Everything || criterion.is_judged();
                workbook.criteria_in_order().iter().filter(is_shown).map(|criterion| criterion.id).collect::<Vec<_>>()
            })
        });
        let board = Self {
            store,
            shows,
            criteria,
            rows: RwSignal::default(),
            sort: RwSignal::new(match shows {
                Shows::Everything => Sort::BEST_FIRST,
                Shows::OwnScores => Sort::first_by(SortBy::Account),
            }),
            filter: RwSignal::default(),
            stale: RwSignal::new(false),
            is_astray: StoredValue::new(false),
            cursor: RwSignal::new(Place { row: 0, column: 1 }),
            anchor: RwSignal::new(None),
            rater,
            prefs,
            problem: RwSignal::new(None),
            said: RwSignal::default(),
            picker: RwSignal::new(None),
            asked: RwSignal::new(None),
            focus_asked: RwSignal::new(0),
            pressed_again: StoredValue::new(false),
            one: StoredValue::new(None),
            ranks_before: StoredValue::default(),
        };
        board.put_in_order();
        board.follow_accounts();
        board.follow_order();
        board.keep_shown(None);
        board
    }

    /// Sorts by another column or the other way round.
    pub fn sort_by(self, sort: Sort) {
        self.sort.set(sort);
        self.put_in_order();
    }

    /// Shows other accounts.
    pub fn filter_by(self, change: impl FnOnce(&mut Filter)) {
        self.filter.update(change);
        self.arrange();
        let is_filtered = !self.filter.with_untracked(Filter::is_empty);
        self.keep_shown(is_filtered.then(|| self.rows.get_untracked().to_vec()));
    }

    /// Keeps what the filter shows, for who makes ballots of it.
    fn keep_shown(self, shown: Option<Vec<AccountId>>) {
        if self.shows == Shows::Everything {
            last_shown::keep(Filtered::Matrix, self.store.id(), shown);
        }
    }

    /// Puts the rows in order anew; ranks are compared with those of this moment from now on.
    pub fn put_in_order(self) {
        // The method itself is not general enough over lifetimes.
        #[allow(clippy::redundant_closure_for_method_calls)]
        let ranks = self.peek(|source| source.ranks());
        self.ranks_before.set_value(ranks);
        self.arrange();
    }

    /// The rank an account had when the rows were last put in order.
    pub fn rank_before(self, account: AccountId) -> Option<u32> {
        self.ranks_before.with_value(|ranks| ranks.get(&account).copied())
    }

    /// Reads what the rows are taken from, without following it.
    pub fn peek<T>(self, f: impl FnOnce(&Source<'_>) -> T) -> T {
        let rater = self.rater.get_untracked();
        let with_both = |workbook: &Workbook, scoreboard: &Scoreboard| f(&Source { workbook, scoreboard, rater });
        self.store.peek(|workbook| self.store.peek_scoreboard(|scoreboard| with_both(workbook, scoreboard)))
    }

    /// How many columns there are: the account, the criteria, total and rank where they are shown.
    pub fn columns(self) -> usize {
        self.criteria.with_untracked(Vec::len) + 1 + self.figures()
    }

    /// How many columns follow the criteria: total and rank, or none.
    pub fn figures(self) -> usize {
        match self.shows {
            Shows::Everything => 2,
            Shows::OwnScores => 0,
        }
    }

    /// Chooses whose scores this device enters, and remembers it.
    pub fn score_as(self, rater: RaterId) {
        self.prefs.set_rater(self.store.id(), rater);
    }

    /// The criterion of a column, if it is one that is scored.
    pub fn criterion_at(self, column: usize) -> Option<CriterionId> {
        self.criteria.with_untracked(|criteria| criteria.get(column.checked_sub(1)?).copied())
    }

    /// The account of a row.
    pub fn account_at(self, row: usize) -> Option<AccountId> {
        self.rows.with_untracked(|rows| rows.get(row).copied())
    }

    /// Moves the cursor, as far as there are cells, and lets a selected block go.
    pub fn go_to(self, place: Place) {
        self.anchor.set(None);
        self.cursor.set(self.inside(place));
        self.ask_focus();
    }

    /// Moves the cursor and selects all cells on the way.
    pub fn extend_to(self, place: Place) {
        let from = self.anchor.get_untracked().unwrap_or(self.cursor.get_untracked());
        self.anchor.set(Some(from));
        self.cursor.set(self.inside(place));
        self.ask_focus();
    }

    /// Selects all scores.
    pub fn select_all(self) {
        let last = self.columns().saturating_sub(1 + self.figures());
        let rows = self.rows.with_untracked(|rows| rows.len());
        if last > 0 && rows > 0 {
            self.anchor.set(Some(Place { row: rows - 1, column: last }));
            self.cursor.set(Place { row: 0, column: 1 });
            self.ask_focus();
        }
    }

    /// The selected block, or the cell under the cursor.
    pub fn block(self) -> Block {
        let cursor = self.cursor.get_untracked();
        Block::between(self.anchor.get_untracked().unwrap_or(cursor), cursor)
    }

    /// Lets the grid take the focus to the cursor.
    pub fn ask_focus(self) {
        self.focus_asked.update(|asked| *asked = asked.wrapping_add(1));
    }

    /// The rater whose scores are edited; makes the team the rater of a workbook that has none. None where there are
    /// several and nobody has said yet whose scores these are.
    pub fn rater_or_team(self) -> Option<RaterId> {
        let rater = self.rater.get_untracked();
        if rater.is_some() || self.store.peek(|workbook| !workbook.raters.is_empty()) {
            return rater;
        }
        let name = Name::parse(t(texts::workbooks::TEAM)).ok()?;
        let rater = Rater::new(random::new_id(), name);
        let id = rater.id;
        self.store.keep_house(Command::Rater(RaterCommand::Add(rater))).ok().map(|()| id)
    }

    fn inside(self, place: Place) -> Place {
        let rows = self.rows.with_untracked(|rows| rows.len());
        Place { row: place.row.min(rows.saturating_sub(1)), column: place.column.min(self.columns() - 1) }
    }

    fn arrange(self) {
        let before = self.rows.get_untracked();
        let kept = self.account_at(self.cursor.get_untracked().row);
        let (sort, filter) = (self.sort.get_untracked(), self.filter.get_untracked());
        let rows = self.peek(|source| source.arrange(&before, sort, &filter));
        self.show(rows, kept);
        self.stale.set(false);
    }

    /// Shows these rows; the cursor stays with its account.
    fn show(self, rows: Vec<AccountId>, kept: Option<AccountId>) {
        let row = kept.and_then(|kept| rows.iter().position(|account| *account == kept)).unwrap_or(0);
        self.rows.set(Arc::new(rows));
        self.anchor.set(None);
        self.cursor.update(|cursor| cursor.row = row);
    }

    /// The group that everything is filtered by is one of the filters. Who scores blind sees all accounts.
    fn follow_scope(self, scope: Scope) {
        if let Some(ids) = untrack(|| scope.ids()) {
            self.filter_by(|filter| filter.scope = Some(ids));
        }
        Effect::watch(
            move || scope.ids(),
            move |ids, _, _| {
                if self.filter.with_untracked(|filter| filter.scope != *ids) {
                    self.filter_by(|filter| filter.scope.clone_from(ids));
                }
            },
            false,
        );
    }

    /// Accounts that are gone leave, new ones come last; nothing else moves.
    fn follow_accounts(self) {
        Effect::watch(
            move || self.store.track(Topic::Accounts),
            move |(), _, _| {
                let before = self.rows.get_untracked();
                let rows = self.filter.with_untracked(|filter| self.peek(|source| source.follow(&before, filter)));
                if rows != *before {
                    let kept = self.account_at(self.cursor.get_untracked().row);
                    self.show(rows, kept);
                    let sort = self.sort.get_untracked();
                    let rows = self.rows.get_untracked();
                    let sorted = self.filter.with_untracked(|filter| self.peek(|it| it.arrange(&rows, sort, filter)));
                    self.is_astray.set_value(false);
                    self.stale.set(sorted != *rows);
                }
            },
            false,
        );
    }
}
