//! What the grid shows and where the person is in it.

use leptos::prelude::*;
use linchpin::exchange::import::name_key;
use linchpin::model::{KpiId, Period, PeriodKind, TargetId, Titles, Workbook, order};

use super::super::View;
use super::super::attainment::choices;
use super::super::rows::owner_name;
use super::super::table::owner_key;
use super::doubt::Doubt;
use crate::app::i18n::fmt;
use crate::app::state::{Store, Topic};
use crate::app::ui::cells::{Block, Place};
use crate::app::ui::components::Toasts;
use crate::app::ui::pages::scope::{Scope, use_scope};

/// The first column that is a period: before it stand the owner, what was reached, the target and the attainment.
pub const FIRST_PERIOD: usize = 4;

/// A row: a target and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowOf {
    /// The target.
    pub target: TargetId,
    /// Its owner.
    pub owner: String,
}

/// A cell that is being typed into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editing {
    /// The cell.
    pub at: Place,
    /// The target.
    pub target: TargetId,
    /// The period.
    pub period: Period,
    /// What was typed.
    pub typed: String,
    /// Whether it was begun by typing over what was there.
    pub is_over: bool,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// In words.
    pub text: String,
    /// The target in which it can be done instead.
    pub target: Option<TargetId>,
}

/// The board: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Board {
    /// The open workbook.
    pub store: Store,
    /// What is open on the page.
    pub view: View,
    /// The KPI chosen by the person.
    pub picked_kpi: RwSignal<Option<KpiId>>,
    /// The year chosen by the person.
    pub picked_year: RwSignal<Option<i32>>,
    /// The KPI shown.
    pub kpi: Memo<Option<KpiId>>,
    /// The year shown.
    pub year: Memo<Option<i32>>,
    /// Months or quarters.
    pub kind: RwSignal<PeriodKind>,
    /// What owners are looked for.
    pub search: RwSignal<String>,
    /// The rows: accounts, managers, the portfolio, each by name.
    pub rows: Memo<Vec<RowOf>>,
    /// The columns that can be typed into.
    pub periods: Memo<Vec<Period>>,
    /// The cell that Tab leads to, the owner's column being 0.
    pub cursor: RwSignal<Place>,
    /// The other corner of the selected block; none while a single cell is meant.
    pub anchor: RwSignal<Option<Place>>,
    /// The cell that is being typed into.
    pub editing: RwSignal<Option<Editing>>,
    /// Where it is, and whether something is wrong with what was typed.
    pub edited: Memo<Option<(Place, bool)>>,
    /// Raised when the grid should take the focus to the cursor.
    pub focus_asked: RwSignal<u32>,
    /// Why nothing was changed.
    pub problem: RwSignal<Option<Problem>>,
    /// Which figures of the last change can be read in two ways.
    pub doubt: RwSignal<Option<Doubt>>,
    /// For which other targets the last figures count, and the revision that made it so: it is said until the next.
    pub also_said: RwSignal<Option<(u64, String)>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    /// Where it is said what was done.
    pub toasts: Toasts,
}

impl Board {
    /// A board at its first cell.
    pub fn new(view: View) -> Self {
        let store = view.store;
        let (picked_kpi, picked_year) = (RwSignal::new(None), RwSignal::new(None));
        let kpi = Memo::new(move |_| {
            store.track(Topic::Kpis);
            store.read(Topic::Plan, |workbook| kpi(workbook, picked_kpi.get()))
        });
        let year = Memo::new(move |_| {
            let years = store.read(Topic::Plan, choices::years);
            picked_year.get().filter(|year| years.contains(year)).or(years.first().copied())
        });
        let (kind, search) = (RwSignal::new(PeriodKind::Month), RwSignal::new(String::new()));
        let scope = use_scope();
        let rows = Memo::new(move |_| {
            store.track(Topic::Accounts);
            let (Some(kpi), Some(year)) = (kpi.get(), year.get()) else { return Vec::new() };
            let wanted = search.with(|text| name_key(text));
            store.read(Topic::Plan, |workbook| rows(workbook, scope, kpi, year, &wanted))
        });
        let periods =
            Memo::new(move |_| year.get().map(|year| Period::Year(year).split(kind.get())).unwrap_or_default());
        let editing = RwSignal::new(None::<Editing>);
        let edited = Memo::new(move |_| editing.with(|it| it.as_ref().map(|it| (it.at, it.error.is_some()))));
        let board = Self {
            store,
            view,
            picked_kpi,
            picked_year,
            kpi,
            year,
            kind,
            search,
            rows,
            periods,
            cursor: RwSignal::new(Place { row: 0, column: FIRST_PERIOD }),
            anchor: RwSignal::new(None),
            editing,
            edited,
            focus_asked: RwSignal::new(0),
            problem: RwSignal::new(None),
            doubt: RwSignal::new(None),
            also_said: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            toasts: expect_context(),
        };
        board.follow_rows();
        board
    }

    /// The target and the period of a cell, without following them.
    pub fn cell(self, place: Place) -> Option<(TargetId, Period)> {
        let target = self.target_at(place.row)?;
        let column = place.column.checked_sub(FIRST_PERIOD)?;
        Some((target, self.periods.with_untracked(|periods| periods.get(column).copied())?))
    }

    /// The target of a row, without following it.
    pub fn target_at(self, row: usize) -> Option<TargetId> {
        self.rows.with_untracked(|rows| rows.get(row).map(|row| row.target))
    }

    /// The number of columns.
    pub fn columns(self) -> usize {
        self.periods.with_untracked(Vec::len) + FIRST_PERIOD
    }

    /// The nearest cell there is.
    pub fn inside(self, place: Place) -> Place {
        let rows = self.rows.with_untracked(Vec::len);
        Place { row: place.row.min(rows.saturating_sub(1)), column: place.column.min(self.columns() - 1) }
    }

    /// Moves the cursor, as far as there are cells, and lets a selected block go.
    pub fn go_to(self, place: Place) {
        if self.anchor.with_untracked(Option::is_some) {
            self.anchor.set(None);
        }
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

    /// Selects all figures that can be typed.
    pub fn select_all(self) {
        self.anchor.set(Some(self.inside(Place { row: usize::MAX, column: usize::MAX })));
        self.cursor.set(self.inside(Place { row: 0, column: FIRST_PERIOD }));
        self.ask_focus();
    }

    /// The selected block, or the cell under the cursor.
    pub fn block(self) -> Block {
        let cursor = self.inside(self.cursor.get_untracked());
        Block::between(self.anchor.get_untracked().map_or(cursor, |anchor| self.inside(anchor)), cursor)
    }

    /// Lets the grid take the focus to the cursor.
    pub fn ask_focus(self) {
        self.focus_asked.update(|asked| *asked = asked.wrapping_add(1));
    }

    // A block of other rows is no one's wish, and a text typed for one owner is none for another.
    fn follow_rows(self) {
        Effect::watch(
            move || self.rows.track(),
            move |(), _, _| {
                self.anchor.set(None);
                let is_elsewhere = |it: &Editing| self.target_at(it.at.row) != Some(it.target);
                if self.editing.with_untracked(|editing| editing.as_ref().is_some_and(is_elsewhere)) {
                    self.editing.set(None);
                }
            },
            false,
        );
    }
}

/// The chosen KPI, else the one with the most targets.
fn kpi(workbook: &Workbook, picked: Option<KpiId>) -> Option<KpiId> {
    picked.filter(|id| workbook.kpis.contains(*id)).or_else(|| {
        let mut counts = std::collections::BTreeMap::<KpiId, usize>::new();
        for target in workbook.targets.iter() {
            *counts.entry(target.kpi).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(kpi, _)| kpi)
    })
}

fn rows(workbook: &Workbook, scope: Scope, kpi: KpiId, year: i32, wanted: &str) -> Vec<RowOf> {
    let titles = Titles::of(workbook);
    let mut found: Vec<(&'static str, Period, RowOf)> = Vec::new();
    for target in workbook.targets.iter().filter(|target| target.kpi == kpi && target.period.year() == year) {
        if !scope.admits_owner(workbook, &target.owner) {
            continue;
        }
        let owner = owner_name(workbook, &titles, &target.owner);
        if wanted.is_empty() || name_key(&owner).contains(wanted) {
            found.push((owner_key(&target.owner), target.period, RowOf { target: target.id, owner }));
        }
    }
    // By name as the language sorts: the places are asked for once, not compared by every pair.
    let names: Vec<&str> = found.iter().map(|(_, _, row)| row.owner.as_str()).collect();
    let places = fmt::order(&names);
    let mut rank = vec![0; places.len()];
    places.into_iter().enumerate().for_each(|(place, index)| rank[index] = place);
    let mut indexed: Vec<(usize, (&'static str, Period, RowOf))> = rank.into_iter().zip(found).collect();
    order::sort_by(&mut indexed, |one, two| (one.1.0, one.0, one.1.1).cmp(&(two.1.0, two.0, two.1.1)));
    indexed.into_iter().map(|(_, (.., row))| row).collect()
}
