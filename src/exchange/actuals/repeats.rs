//! Several rows of one figure, as the invoices of a month: added up where the KPI is a sum, or one of them, as chosen.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::plan::{ActualsProblem, ActualsProblemKind, PlannedActual};
use crate::exchange::date::{DateOrder, parse_date};
use crate::exchange::table::Row;
use crate::model::{Aggregate, Kpi, Owner, Period, Quantity, TargetId, Unit};

/// What becomes of rows of the same owner, KPI and period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Repeats {
    /// They are added up, of KPIs that are sums. Of others, the first row counts and the rest are problems: two shares
    /// of one month are no larger share.
    #[default]
    AddUp,
    /// The first row counts.
    First,
    /// The last row counts.
    Last,
    /// None of them is taken in.
    LeaveOut,
}

impl Repeats {
    /// All of them, the usual one first.
    pub const ALL: [Self; 4] = [Self::AddUp, Self::First, Self::Last, Self::LeaveOut];
}

/// How many rows share a figure with others. Those that stay problems whatever is chosen are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Repeated {
    /// The rows.
    pub rows: usize,
    /// The figures they are of.
    pub figures: usize,
    /// The owners of these.
    pub owners: usize,
    /// How many of the rows are the same as an earlier one in every cell.
    pub copies: usize,
    /// Whether rows of one figure have different days: then it is a list of sales, and not the same said twice.
    pub is_dated: bool,
}

/// Whether figures of a KPI may be added up.
pub(super) fn adds_up(kpi: &Kpi) -> bool {
    kpi.aggregate == Aggregate::Sum && kpi.unit != Unit::Percent
}

/// The rows of the figures of a table.
#[derive(Default)]
pub(super) struct Figures<'a> {
    places: HashMap<(TargetId, Period), usize>,
    all: Vec<Figure<'a>>,
    /// Figures of which a row cannot be read.
    unread: HashSet<(TargetId, Period)>,
}

struct Figure<'a> {
    owner: Owner,
    key: (TargetId, Period),
    adds_up: bool,
    cells: Vec<Cell<'a>>,
}

/// One figure in one row.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) row: &'a Row,
    pub(super) column: usize,
    pub(super) value: Quantity,
}

/// What the rows come to.
#[derive(Default)]
pub(super) struct Settled {
    pub(super) figures: Vec<PlannedActual>,
    pub(super) problems: Vec<ActualsProblem>,
    pub(super) repeated: Repeated,
}

impl<'a> Figures<'a> {
    pub(super) fn add(&mut self, owner: &Owner, key: (TargetId, Period), adds_up: bool, cell: Cell<'a>) {
        let place = *self.places.entry(key).or_insert(self.all.len());
        match self.all.get_mut(place) {
            Some(figure) => figure.cells.push(cell),
            None => self.all.push(Figure { owner: owner.clone(), key, adds_up, cells: vec![cell] }),
        }
    }

    /// Remembers that a row of a figure cannot be read: a sum without it would be too small.
    pub(super) fn miss(&mut self, key: (TargetId, Period)) {
        self.unread.insert(key);
    }

    /// What all come to. `dates` is the column of periods, if there is one, and how its days are written.
    pub(super) fn settle(&self, repeats: Repeats, dates: Option<(usize, Option<DateOrder>)>) -> Settled {
        let mut settled = Settled::default();
        for figure in &self.all {
            let is_short = repeats == Repeats::AddUp && figure.adds_up && self.unread.contains(&figure.key);
            match figure.value(repeats, is_short) {
                Ok(value) => settled.figures.push(figure.planned(value)),
                Err((cell, kind)) => settled.problems.push(cell.problem(kind)),
            }
            settled.problems.extend(figure.left_over(repeats));
        }
        settled.repeated = self.repeated(repeats, dates);
        settled
    }

    fn repeated(&self, repeats: Repeats, dates: Option<(usize, Option<DateOrder>)>) -> Repeated {
        let is_told = |figure: &&Figure<'_>| figure.is_several() && (figure.adds_up || repeats != Repeats::AddUp);
        let figures: Vec<&Figure<'_>> = self.all.iter().filter(is_told).collect();
        let cells = || figures.iter().flat_map(|figure| &figure.cells);
        let rows: BTreeMap<u32, &Row> = cells().map(|cell| (cell.row.number, cell.row)).collect();
        let owners: BTreeSet<&Owner> = figures.iter().map(|figure| &figure.owner).collect();
        let mut met = HashSet::new();
        let day = |cell: &Cell<'_>| {
            let (column, order) = dates?;
            parse_date(cell.row.cells.get(column)?, order).ok()
        };
        let is_dated = |figure: &&Figure<'_>| {
            let days: BTreeSet<_> = figure.cells.iter().filter_map(day).collect();
            days.len() > 1
        };
        Repeated {
            rows: rows.len(),
            figures: figures.len(),
            owners: owners.len(),
            copies: rows.values().filter(|row| !met.insert(&row.cells)).count(),
            is_dated: figures.iter().any(is_dated),
        }
    }
}

impl<'a> Figure<'a> {
    fn is_several(&self) -> bool {
        self.cells.len() > 1
    }

    fn value(&self, repeats: Repeats, is_short: bool) -> Result<Quantity, (Cell<'a>, ActualsProblemKind)> {
        let (Some(first), Some(last)) = (self.cells.first(), self.cells.last()) else { return Ok(Quantity::ZERO) };
        match repeats {
            _ if is_short => Err((*first, ActualsProblemKind::Short)),
            Repeats::AddUp if self.adds_up => {
                let sum = self.cells.iter().map(|cell| cell.value.e4()).sum();
                Quantity::given(sum).ok_or((*last, ActualsProblemKind::TooLarge))
            }
            Repeats::Last => Ok(last.value),
            Repeats::LeaveOut if self.is_several() => Err((*first, self.several())),
            Repeats::AddUp | Repeats::First | Repeats::LeaveOut => Ok(first.value),
        }
    }

    /// Rows that count for nothing though nobody chose so of this figure alone.
    fn left_over(&self, repeats: Repeats) -> Vec<ActualsProblem> {
        let Some((first, others)) = self.cells.split_first() else { return Vec::new() };
        let kind = match repeats {
            Repeats::AddUp if !self.adds_up => ActualsProblemKind::Twice { first: first.row.number },
            Repeats::LeaveOut => self.several(),
            Repeats::AddUp | Repeats::First | Repeats::Last => return Vec::new(),
        };
        others.iter().map(|cell| cell.problem(kind.clone())).collect()
    }

    fn several(&self) -> ActualsProblemKind {
        ActualsProblemKind::Several { count: self.cells.len() }
    }

    fn planned(&self, value: Quantity) -> PlannedActual {
        let row = self.cells.first().map_or(0, |cell| cell.row.number);
        let (target, period) = self.key;
        PlannedActual { row, owner: self.owner.clone(), target, period, value, before: None }
    }
}

impl Cell<'_> {
    fn problem(&self, kind: ActualsProblemKind) -> ActualsProblem {
        let found = self.row.cells.get(self.column).cloned().unwrap_or_default();
        ActualsProblem { row: self.row.number, column: self.column, found, kind }
    }
}
