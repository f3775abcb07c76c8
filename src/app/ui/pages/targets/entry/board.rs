//! What the grid shows and where the person is in it.

use leptos::prelude::*;
use linchpin::analysis::target::rounded;
use linchpin::exchange::import::name_key;
use linchpin::model::{KpiId, Owner, Period, PeriodKind, TargetId, Workbook, order};

use super::super::attainment::choices;
use super::super::table::owner_key;
use crate::app::i18n::{fmt, t, texts::targets as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::RowWindow;
use crate::app::ui::pages::scope::{Scope, use_scope};

/// The first column that is a period: before it stand the owner, what was reached, the target and the attainment, which
/// are in sight while the periods scroll.
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
    /// The row and the column.
    pub at: (usize, usize),
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

/// The board: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Board {
    /// The open workbook.
    pub store: Store,
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
    /// The window over the rows.
    pub window: RowWindow,
    /// The cell that Tab leads to: its row and its column, the owner's being 0.
    pub active: RwSignal<(usize, usize)>,
    /// The row that Tab leads to.
    pub tab_row: Memo<usize>,
    /// The cell that is being typed into.
    pub editing: RwSignal<Option<Editing>>,
    /// Why nothing was changed.
    pub problem: RwSignal<Option<String>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
}

impl Board {
    /// A board at its first cell.
    pub fn new(store: Store) -> Self {
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
        let (window, active) = (RowWindow::new(), RwSignal::new((0, FIRST_PERIOD)));
        Self {
            store,
            picked_kpi,
            picked_year,
            kpi,
            year,
            kind,
            search,
            rows,
            periods,
            window,
            active,
            tab_row: Memo::new(move |_| window.tab_row(active.get().0)),
            editing: RwSignal::new(None),
            problem: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    /// The target and the period of a cell, without following them.
    pub fn cell(self, row: usize, column: usize) -> Option<(TargetId, Period)> {
        let target = self.rows.with_untracked(|rows| rows.get(row).map(|row| row.target))?;
        let period = self.periods.with_untracked(|periods| periods.get(column.checked_sub(FIRST_PERIOD)?).copied())?;
        Some((target, period))
    }

    /// The number of columns.
    pub fn columns(self) -> usize {
        self.periods.with_untracked(Vec::len) + FIRST_PERIOD
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
    let mut found: Vec<(&'static str, Period, RowOf)> = Vec::new();
    for target in workbook.targets.iter().filter(|target| target.kpi == kpi && target.period.year() == year) {
        if !scope.admits_owner(workbook, &target.owner) {
            continue;
        }
        let owner = match &target.owner {
            Owner::Account(id) => workbook.accounts.get(*id).map(|it| it.name.to_string()).unwrap_or_default(),
            Owner::Manager(name) => name.clone(),
            Owner::Portfolio => t(words::owner::PORTFOLIO).to_owned(),
        };
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

/// A figure as it stands in a cell: two decimals at most.
pub fn cell_figure(quantity: linchpin::model::Quantity) -> String {
    fmt::decimal(rounded(quantity, 2).to_f64(), 0, 2)
}
