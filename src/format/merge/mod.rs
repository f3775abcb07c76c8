//! A workbook and a file of it, field by field: where they differ, which of the two is proposed, and the workbook that
//! comes of what was chosen. With the state that both come from, only what was changed in both is a question.

mod choices;
mod leaves;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

pub use choices::Choices;
pub use parts::{Field, Origin, Part, STATUS, Side};

use self::parts::{Known, Weighed, chosen, weigh};
use super::compare::{json, trashed_ids};
use super::parse;
use super::read::Reader;
use super::shape::Shape;
use crate::change::{AnyEdit, Edit, TableName};
use crate::model::{
    Account, AccountId, Actual, Agreed, Criterion, Decision, DecisionId, KeyNumbers, Kpi, Linked, Rater, Record,
    ScoreRecord, Table, TableKey, Target, Timestamp, Workbook, order,
};

/// A workbook, a file of it, and the state that both come from, where that is known.
#[derive(Debug, Clone, Copy)]
pub struct Merge<'w> {
    /// The workbook here.
    pub here: &'w Workbook,
    /// The state both come from.
    pub base: Option<&'w Workbook>,
    /// The file, its amounts counted as they are here.
    pub file: &'w Workbook,
}

/// A record that is not the same here and in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The table it is in.
    pub table: TableName,
    /// Its key.
    pub key: KeyNumbers,
    /// The record as it would become the file's.
    pub edit: AnyEdit,
    /// What can be chosen about it, each on its own.
    pub parts: Vec<Part>,
    /// Whether something in it is here and the file does not know of it, so that it stays.
    pub is_fuller: bool,
    /// How many decisions of the file come with its status, where that is another: they tell of it, and beside the one here
    /// the log would contradict it.
    pub decisions: usize,
}

/// The tables that are taken in: all but the settings, snapshots and the trash, which stay as they are here.
macro_rules! for_each_taken {
    ($call:ident) => {
        $call! {
            Accounts accounts: Account;
            Criteria criteria: Criterion;
            Raters raters: Rater;
            Kpis kpis: Kpi;
            Scores scores: ScoreRecord;
            Agreed agreed: Agreed;
            Decisions decisions: Decision;
            Targets targets: Target;
            Actuals actuals: Actual;
        }
    };
}

impl Merge<'_> {
    /// The records of the file that are another here, or were deleted here. What only the file has is none of them: it is new.
    pub fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        let around = Circumstances::of(self);
        macro_rules! each {
            ($($variant:ident $field:ident: $record:ty;)*) => {
                $(self.of_table::<$record>(TableName::$variant, |workbook| &workbook.$field, &around, &mut found);)*
            };
        }
        for_each_taken!(each);
        let contested = contested_decisions(self, &found);
        // They are no question of their own: what is chosen of the status is chosen of them.
        found.retain(|difference| match &difference.edit {
            AnyEdit::Decisions(Edit::Added(decision)) => !contested.contains_key(&decision.account),
            _ => true,
        });
        for difference in found.iter_mut().filter(|difference| difference.table == TableName::Accounts) {
            difference.decisions = contested.get(&AccountId::new(difference.key[0])).map_or(0, Vec::len);
        }
        found
    }

    /// The workbook to take in, with what was chosen: the file with its records that differ as they will be.
    pub fn taken(&self, choices: &Choices) -> Workbook {
        let mut taken = Workbook { meta: self.here.meta.clone(), ..self.file.clone() };
        let differences = self.differences();
        for difference in &differences {
            macro_rules! each {
                ($($variant:ident $field:ident: $record:ty;)*) => {
                    match &difference.edit {
                        $(AnyEdit::$variant(edit) => settle(&mut taken.$field, edit, difference, choices),)*
                        _ => {}
                    }
                };
            }
            for_each_taken!(each);
        }
        let status = |it: &Difference| Some(choices.side(it, it.parts.iter().find(|part| part.name == STATUS)?));
        for (account, decisions) in contested_decisions(self, &differences) {
            let numbers = account.numbers();
            let of = differences.iter().find(|it| it.table == TableName::Accounts && it.key == numbers);
            if of.and_then(status) == Some(Side::Here) {
                for decision in decisions {
                    taken.decisions.remove(decision);
                }
            }
        }
        taken
    }

    fn of_table<R: Record + Shape + Linked>(
        &self,
        table: TableName,
        of: fn(&Workbook) -> &Table<R>,
        around: &Circumstances,
        found: &mut Vec<Difference>,
    ) where
        AnyEdit: From<Edit<R>>,
    {
        for theirs in of(self.file).iter() {
            let key = theirs.key();
            let ours = of(self.here).get(key);
            let base = self.base.map(|base| of(base).get(key));
            let was_here = base.flatten().is_some() || around.in_trash.contains(&(table, key.numbers()[0]));
            // What hangs on a record that is not here comes or stays away with that record.
            if ours.is_none() && !(was_here && theirs.is_linked(self.here)) {
                continue;
            }
            let Some(edit) = Edit::between(ours, Some(theirs)) else { continue };
            let known = Known {
                table,
                here: ours.map(json),
                base: base.map(|base| base.map(json).unwrap_or_default()),
                file: json(theirs),
                is_decided_later: around.is_decided_later_here(table, key.numbers()),
            };
            let Weighed { parts, is_fuller } = weigh(&known);
            found.push(Difference { table, key: key.numbers(), edit: edit.into(), parts, is_fuller, decisions: 0 });
        }
    }
}

/// Puts a record in as it was chosen to be.
fn settle<R: Record + Shape>(table: &mut Table<R>, edit: &Edit<R>, difference: &Difference, choices: &Choices) {
    match edit {
        Edit::Added(record) => {
            let stays_away = difference.parts.iter().any(|part| choices.side(difference, part) == Side::Here);
            if stays_away {
                table.remove(record.key());
            }
        }
        Edit::Updated { before, .. } => {
            let text = chosen(&json(before), difference, choices);
            // Values of two sound records make a sound one; what could not be read would leave the record as it is.
            let read = text.and_then(|text| R::read(&mut Reader::default(), &parse::parse(&text, usize::MAX).ok()?));
            table.insert(read.unwrap_or_else(|| before.clone()));
        }
        Edit::Removed(_) => {}
    }
}

/// The decisions that only the file has, by account, on those whose status is another here.
fn contested_decisions(merge: &Merge<'_>, differences: &[Difference]) -> BTreeMap<AccountId, Vec<DecisionId>> {
    let differs = |it: &&Difference| it.table == TableName::Accounts && it.parts.iter().any(|part| part.name == STATUS);
    let mut contested: BTreeMap<AccountId, Vec<DecisionId>> =
        order::map(differences.iter().filter(differs).map(|it| (AccountId::new(it.key[0]), Vec::new())));
    for decision in merge.file.decisions.iter().filter(|decision| !merge.here.decisions.contains(decision.id)) {
        if let Some(decisions) = contested.get_mut(&decision.account) {
            decisions.push(decision.id);
        }
    }
    contested
}

/// What is known of records beside their fields.
struct Circumstances {
    /// When each account's status was last decided on, here and in the file.
    decided: [BTreeMap<AccountId, Timestamp>; 2],
    in_trash: BTreeSet<(TableName, u64)>,
}

impl Circumstances {
    fn of(merge: &Merge<'_>) -> Self {
        Self { decided: [last_decisions(merge.here), last_decisions(merge.file)], in_trash: trashed_ids(merge.here) }
    }

    fn is_decided_later_here(&self, table: TableName, key: KeyNumbers) -> bool {
        let account = AccountId::new(key[0]);
        let [here, file] = &self.decided;
        table == TableName::Accounts && here.get(&account) > file.get(&account)
    }
}

fn last_decisions(workbook: &Workbook) -> BTreeMap<AccountId, Timestamp> {
    let mut last = BTreeMap::new();
    for decision in workbook.decisions.iter() {
        let at = last.entry(decision.account).or_insert(decision.at);
        *at = decision.at.max(*at);
    }
    last
}
