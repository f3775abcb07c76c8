//! The tables of a file while they are read: which records are good, where they stood, and which of them hang on
//! records that are not.

use std::collections::BTreeSet;

use super::problem::{Expected, ProblemKind};
use super::read::{Object, Reader, Step};
use super::shape::Shape;
use super::tables::LATER_TABLES;
use super::tree::{Node, Value, push_text};
use crate::model::{
    Account, Actual, Agreed, Criterion, Decision, Filling, Id, IdKind, Kpi, Owner, Period, Rater, RaterId, Record,
    ScoreRecord, Table, Target, WorkbookId, encode_id,
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
    /// The keys of the records in the order of the file.
    keys: Vec<R::Key>,
    list: List,
}

/// What is known of the records of a table whatever they are.
#[derive(Debug)]
struct List {
    name: &'static str,
    /// Where the good records stood: index in the list, offset in the file.
    places: Vec<(usize, u32)>,
    /// Ids of records that are not taken.
    lost: BTreeSet<u64>,
    /// Whether there are records of which not even the id could be read: then a reference that leads nowhere may
    /// mean one of them, and is no problem of its own.
    unnamed: bool,
    left_out: LeftOut,
}

/// What became of a record that was read.
enum Taken {
    Good,
    Second,
    Broken,
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
        let (mut filling, mut keys) = (Filling::<R>::default(), Vec::new());
        let list = List::read(reader, object, name, &mut |reader, item| {
            let Some(record) = R::read(reader, item) else { return Taken::Broken };
            let key = record.key();
            if !filling.push(record) {
                return Taken::Second;
            }
            keys.push(key);
            Taken::Good
        });
        Self { table: filling.finish(), keys, list }
    }

    /// The records and how many were left out.
    pub fn finish(self, left_out: &mut Vec<LeftOut>) -> Table<R> {
        if self.list.left_out.broken + self.list.left_out.dependent > 0 {
            left_out.push(self.list.left_out);
        }
        self.table
    }

    /// Takes out the records of which the references lead nowhere.
    fn sift(&mut self, reader: &mut Reader<'_>, mut follow: impl FnMut(&R, &mut Links)) -> Vec<R::Key> {
        let (table, keys) = (&self.table, &self.keys);
        // A file of ours has its records in the order of their keys: then the next one need not be searched for.
        let mut in_order = table.iter().peekable();
        let out = self.list.sift(reader, &mut |index, links| {
            let key = keys[index];
            let record = in_order.next_if(|record| record.key() == key).or_else(|| table.get(key));
            if let Some(record) = record {
                follow(record, links);
            }
        });
        drop(in_order);
        let out: Vec<R::Key> = out.into_iter().map(|index| self.keys[index]).collect();
        for &key in &out {
            self.table.remove(key);
        }
        out
    }
}

impl List {
    fn read<'t>(
        reader: &mut Reader<'t>,
        object: &mut Object<'t>,
        name: &'static str,
        take: &mut dyn FnMut(&mut Reader<'t>, &'t Node<'t>) -> Taken,
    ) -> Self {
        let left_out = LeftOut { table: name, broken: 0, dependent: 0 };
        let mut list = Self { name, places: Vec::new(), lost: BTreeSet::new(), unnamed: true, left_out };
        let may_be_absent = LATER_TABLES.contains(&name);
        let Some(node) = reader.enter(object, name, !may_be_absent) else {
            list.unnamed = !may_be_absent;
            return list;
        };
        if let Some(items) = reader.list(node) {
            list.unnamed = false;
            list.places.reserve(items.len());
            for (index, item) in items.iter().enumerate() {
                reader.step(Step::Index(index));
                match take(reader, item) {
                    Taken::Good => list.places.push((index, item.at)),
                    Taken::Second => {
                        list.left_out.broken += 1;
                        duplicate_record(reader, item);
                    }
                    Taken::Broken => list.lose(item),
                }
                reader.leave();
            }
        }
        reader.leave();
        list
    }

    fn lose(&mut self, item: &Node<'_>) {
        self.left_out.broken += 1;
        match id_of(item) {
            Some(id) => _ = self.lost.insert(id),
            None => self.unnamed = true,
        }
    }

    /// Which of the good records have references that lead nowhere.
    fn sift(&mut self, reader: &mut Reader<'_>, follow: &mut dyn FnMut(usize, &mut Links)) -> Vec<usize> {
        let mut out = Vec::new();
        for (number, &(index, at)) in self.places.iter().enumerate() {
            let mut links = Links::default();
            follow(number, &mut links);
            if links.broken.is_empty() && !links.dependent {
                continue;
            }
            let own_fault = !links.broken.is_empty();
            self.left_out.broken += usize::from(own_fault);
            self.left_out.dependent += usize::from(!own_fault);
            for (field, kind, expected, found) in links.broken {
                reader.problem_at(format!("$.{}[{index}].{field}", self.name), at, kind, expected, found);
            }
            out.push(number);
        }
        out
    }
}

impl Links {
    /// Follows a reference to a record of a table.
    fn refer<K: IdKind, R: Record<Key = Id<K>>>(&mut self, field: &'static str, id: Id<K>, to: &Rows<R>) {
        if !to.table.contains(id) {
            self.lead_nowhere(field, id.value(), &to.list);
        }
    }

    fn lead_nowhere(&mut self, field: &'static str, id: u64, to: &List) {
        if to.unnamed || to.lost.contains(&id) {
            self.dependent = true;
        } else {
            self.broken.push((field, ProblemKind::Dangling, Expected::RecordOf(to.name), quoted(&encode_id(id))));
        }
    }

    fn period_within(&mut self, field: &'static str, period: Period, whole: Period) {
        if !whole.contains(period) {
            let expected = Expected::PeriodWithin(whole.to_string());
            self.broken.push((field, ProblemKind::OutsidePeriod, expected, quoted(&period.to_string())));
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
    // The scores of an account follow each other: it is searched for once.
    let mut found = None;
    scores.sift(reader, |score, links| {
        if found != Some(score.account) {
            links.refer("account", score.account, accounts);
            found = Some(score.account).filter(|_| links.broken.is_empty() && !links.dependent);
        }
        links.refer("criterion", score.criterion, criteria);
        links.refer("rater", score.rater, raters);
    });
}

/// A ballot's scores are of its accounts, on its criteria, by its one rater.
pub fn sift_ballot(
    reader: &mut Reader<'_>,
    scores: &mut Rows<ScoreRecord>,
    accounts: &Rows<Account>,
    criteria: &Rows<Criterion>,
    rater: RaterId,
) {
    scores.sift(reader, |score, links| {
        links.refer("account", score.account, accounts);
        links.refer("criterion", score.criterion, criteria);
        if score.rater != rater {
            let found = quoted(&encode_id(score.rater.value()));
            links.broken.push(("rater", ProblemKind::Dangling, Expected::RecordOf("of.rater"), found));
        }
    });
}

/// Decisions are about accounts.
pub fn sift_decisions(reader: &mut Reader<'_>, decisions: &mut Rows<Decision>, accounts: &Rows<Account>) {
    decisions.sift(reader, |decision, links| links.refer("account", decision.account, accounts));
}

/// Agreed values are of accounts, on criteria.
pub fn sift_agreed(
    reader: &mut Reader<'_>,
    agreed: &mut Rows<Agreed>,
    accounts: &Rows<Account>,
    criteria: &Rows<Criterion>,
) {
    agreed.sift(reader, |agreed, links| {
        links.refer("account", agreed.account, accounts);
        links.refer("criterion", agreed.criterion, criteria);
    });
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
        let outside = |period: &&Period| !target.period.contains(**period);
        if let Some(part) = target.parts.keys().find(outside) {
            links.period_within("parts_e4", *part, target.period);
        }
        if let Some(counted) = target.inputs.keys().find(outside) {
            links.period_within("inputs_e4", *counted, target.period);
        }
    });
    targets.list.lost.extend(lost.iter().map(|id| id.value()));
    actuals.sift(reader, |actual, links| {
        links.refer("target", actual.target, targets);
        if let Some(target) = targets.table.get(actual.target) {
            links.period_within("period", actual.period, target.period);
        }
    });
}

fn duplicate_record<'t>(reader: &mut Reader<'t>, item: &'t Node<'t>) {
    let id = item.member("id");
    if id.is_some() {
        reader.step(Step::Name("id"));
    }
    let place = id.unwrap_or(item);
    // Of a score or an actual the value tells which of the two is left out.
    let value = item.member("value").or(item.member("value_e4")).filter(|_| id.is_none());
    let found = value.map_or_else(|| place.shortened(), |value| format!("{{\"value\":{},…}}", value.shortened()));
    reader.problem(place.at, ProblemKind::DuplicateRecord, Expected::Anything, found);
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
