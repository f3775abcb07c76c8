//! The tables of a file while they are read: which records are good, where they stood, and which of them hang on
//! records that are not.

use std::collections::BTreeSet;

use super::problem::{Expected, ProblemKind};
use super::read::{Object, Reader, Step};
use super::shape::Shape;
use super::tree::{Node, Value, push_text};
use crate::model::{
    Account, Actual, Criterion, Decision, Id, IdKind, Kpi, Owner, Period, Rater, Record, ScoreRecord, Table, Target,
    WorkbookId,
};

/// How many records of a table were not taken from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// The table, as the file names it.
    pub table: &'static str,
    /// Records with problems of their own.
    pub broken: usize,
    /// Good records that belong to a broken one, such as its scores.
    pub dependent: usize,
}

/// The good records of one table.
#[derive(Debug)]
pub struct Rows<R: Record> {
    /// The records.
    pub table: Table<R>,
    name: &'static str,
    /// Where the good records stood: key, index in the list, offset in the file.
    places: Vec<(R::Key, usize, u32)>,
    /// Ids of records that are not taken.
    lost: BTreeSet<u64>,
    /// Whether there are records of which not even the id could be read: then a reference that leads nowhere may
    /// mean one of them, and is no problem of its own.
    unnamed: bool,
    left_out: LeftOut,
}

/// What a record's references lead to.
#[derive(Debug, Default)]
struct Links {
    broken: Vec<(&'static str, ProblemKind, Expected, String)>,
    dependent: bool,
}

impl<R: Record + Shape> Rows<R> {
    /// Reads a table of the workbook.
    pub fn read<'t>(reader: &mut Reader<'t>, object: &mut Object<'t>, name: &'static str) -> Self {
        let left_out = LeftOut { table: name, broken: 0, dependent: 0 };
        let mut rows =
            Self { table: Table::default(), name, places: Vec::new(), lost: BTreeSet::new(), unnamed: true, left_out };
        if let Some(node) = reader.enter(object, name, true) {
            if let Some(items) = reader.list(node) {
                rows.unnamed = false;
                rows.read_items(reader, items);
            }
            reader.leave();
        }
        rows
    }

    fn read_items<'t>(&mut self, reader: &mut Reader<'t>, items: &'t [Node<'t>]) {
        self.places.reserve(items.len());
        for (index, item) in items.iter().enumerate() {
            reader.step(Step::Index(index));
            match R::read(reader, item) {
                Some(record) if self.table.contains(record.key()) => {
                    self.left_out.broken += 1;
                    duplicate_record(reader, item);
                }
                Some(record) => {
                    self.places.push((record.key(), index, item.at));
                    self.table.insert(record);
                }
                None => self.lose(item),
            }
            reader.leave();
        }
    }

    /// The records and how many were left out.
    pub fn finish(self, left_out: &mut Vec<LeftOut>) -> Table<R> {
        if self.left_out.broken + self.left_out.dependent > 0 {
            left_out.push(self.left_out);
        }
        self.table
    }

    fn lose(&mut self, item: &Node<'_>) {
        self.left_out.broken += 1;
        match id_of(item) {
            Some(id) => _ = self.lost.insert(id),
            None => self.unnamed = true,
        }
    }

    /// Takes out the records of which the references lead nowhere, and gives their keys.
    fn sift(&mut self, reader: &mut Reader<'_>, follow: impl Fn(&R, &mut Links)) -> Vec<R::Key> {
        let mut out = Vec::new();
        for &(key, index, at) in &self.places {
            let mut links = Links::default();
            if let Some(record) = self.table.get(key) {
                follow(record, &mut links);
            }
            if links.broken.is_empty() && !links.dependent {
                continue;
            }
            let own_fault = !links.broken.is_empty();
            self.left_out.broken += usize::from(own_fault);
            self.left_out.dependent += usize::from(!own_fault);
            for (field, kind, expected, found) in links.broken {
                reader.problem_at(format!("$.{}[{index}].{field}", self.name), at, kind, expected, found);
            }
            self.table.remove(key);
            out.push(key);
        }
        out
    }
}

impl Links {
    /// Follows a reference to a record of a table.
    fn refer<K: IdKind, R: Record<Key = Id<K>>>(&mut self, field: &'static str, id: Id<K>, to: &Rows<R>) {
        if to.table.contains(id) {
            return;
        }
        if to.unnamed || to.lost.contains(&id.value()) {
            self.dependent = true;
        } else {
            self.broken.push((field, ProblemKind::Dangling, Expected::RecordOf(to.name), quoted(&id.to_string())));
        }
    }

    fn period_within(&mut self, period: Period, whole: Period) {
        if !whole.contains(period) {
            let expected = Expected::PeriodWithin(whole.to_string());
            self.broken.push(("period", ProblemKind::OutsidePeriod, expected, quoted(&period.to_string())));
        }
    }
}

/// Scores are of accounts, on criteria, by raters.
pub fn sift_scores(
    reader: &mut Reader<'_>,
    scores: &mut Rows<ScoreRecord>,
    accounts: &Rows<Account>,
    criteria: &Rows<Criterion>,
    raters: &Rows<Rater>,
) {
    scores.sift(reader, |score, links| {
        links.refer("account", score.account, accounts);
        links.refer("criterion", score.criterion, criteria);
        links.refer("rater", score.rater, raters);
    });
}

/// Decisions are about accounts.
pub fn sift_decisions(reader: &mut Reader<'_>, decisions: &mut Rows<Decision>, accounts: &Rows<Account>) {
    decisions.sift(reader, |decision, links| links.refer("account", decision.account, accounts));
}

/// Targets measure KPIs, some of them of accounts; actuals count towards targets, within their periods.
pub fn sift_targets(
    reader: &mut Reader<'_>,
    targets: &mut Rows<Target>,
    actuals: &mut Rows<Actual>,
    accounts: &Rows<Account>,
    kpis: &Rows<Kpi>,
) {
    let lost = targets.sift(reader, |target, links| {
        if let Owner::Account(account) = target.owner {
            links.refer("owner.account", account, accounts);
        }
        links.refer("kpi", target.kpi, kpis);
    });
    targets.lost.extend(lost.iter().map(|id| id.value()));
    actuals.sift(reader, |actual, links| {
        links.refer("target", actual.target, targets);
        if let Some(target) = targets.table.get(actual.target) {
            links.period_within(actual.period, target.period);
        }
    });
}

fn duplicate_record<'t>(reader: &mut Reader<'t>, item: &'t Node<'t>) {
    let id = item.member("id");
    if id.is_some() {
        reader.step(Step::Name("id"));
    }
    let found = id.unwrap_or(item);
    reader.problem(found.at, ProblemKind::DuplicateRecord, Expected::Anything, found.shortened());
    if id.is_some() {
        reader.leave();
    }
}

/// The id of a record that is broken elsewhere. What kind of id it is does not matter here.
fn id_of(item: &Node<'_>) -> Option<u64> {
    match &item.member("id")?.value {
        Value::Text(text) => text.parse::<WorkbookId>().ok().map(WorkbookId::value),
        _ => None,
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, text);
    out
}
