//! Commands about criteria, their order and their weights.

use std::collections::{BTreeMap, BTreeSet};

use super::{CommandError, Field, text, weighting};
use crate::change::{Act, Change, Edit};
use crate::model::order;
use crate::model::spelling::name_key;
use crate::model::{
    Axis, Criterion, CriterionId, Derivation, Judgement, Nature, NumberSource, Place, Timestamp, TrashId, TrashItem,
    Trashed, Weight, WeightingWay, Workbook,
};

/// What can be asked about criteria.
#[derive(Debug, Clone, PartialEq)]
pub enum CriterionCommand {
    /// Adds criteria under new ids, after those there are, in the given order.
    Add(Vec<Criterion>),
    /// Edits one criterion: all edits together, or none.
    Edit {
        /// The criterion.
        criterion: CriterionId,
        /// What to change.
        edits: Vec<CriterionEdit>,
    },
    /// Sets the weights of criteria by hand; those not named keep theirs.
    SetWeights(Vec<(CriterionId, Weight)>),
    /// Makes the weights in a way, and keeps which way it was. One act, one undo.
    Weigh {
        /// The way.
        way: WeightingWay,
        /// The weights it gives; criteria not named keep theirs.
        weights: Vec<(CriterionId, Weight)>,
        /// The order of importance it was made from; empty where it was made from something else.
        places: Vec<(CriterionId, Place)>,
    },
    /// Keeps or forgets comparisons of two criteria: the first, the second, and how much more important the first is.
    /// The weights stay until they are made from them.
    Compare(Vec<(CriterionId, CriterionId, Option<Judgement>)>),
    /// Puts all criteria in an order.
    Order(Vec<CriterionId>),
    /// Moves a criterion, with its scores, to the trash.
    Delete {
        /// The criterion.
        criterion: CriterionId,
        /// The id of its trash item.
        trash: TrashId,
        /// When.
        at: Timestamp,
    },
}

/// One edit of one criterion. Texts come as typed.
#[derive(Debug, Clone, PartialEq)]
pub enum CriterionEdit {
    /// Its name.
    Name(String),
    /// Its meaning.
    Meaning(String),
    /// Its anchor for 1.
    LowAnchor(String),
    /// Its anchor for 10.
    HighAnchor(String),
    /// Its axis in the portfolio matrix.
    Axis(Axis),
    /// Whether it speaks of revenue.
    Nature(Nature),
    /// The rule by which it scores itself; `None` for people to score it.
    Derived(Option<Derivation>),
}

impl CriterionCommand {
    pub(super) const fn act(&self) -> Act {
        match self {
            Self::Add(_) => Act::AddCriteria,
            Self::Edit { .. } => Act::EditCriterion,
            Self::SetWeights(_) | Self::Weigh { .. } => Act::SetWeights,
            Self::Compare(_) => Act::CompareCriteria,
            Self::Order(_) => Act::OrderCriteria,
            Self::Delete { .. } => Act::DeleteCriterion,
        }
    }
}

pub(super) fn apply(workbook: &Workbook, command: &CriterionCommand) -> Result<Change, CommandError> {
    match command {
        CriterionCommand::Add(criteria) => add(workbook, criteria),
        CriterionCommand::Edit { criterion, edits } => edit(workbook, *criterion, edits),
        CriterionCommand::SetWeights(weights) => weighting::set_by_hand(workbook, weights),
        CriterionCommand::Weigh { way, weights, places } => weighting::weigh(workbook, *way, weights, places),
        CriterionCommand::Compare(judgements) => weighting::compare(workbook, judgements),
        CriterionCommand::Order(order) => reorder(workbook, order),
        CriterionCommand::Delete { criterion, trash, at } => delete(workbook, *criterion, *trash, *at),
    }
}

pub(super) fn find(workbook: &Workbook, id: CriterionId) -> Result<&Criterion, CommandError> {
    workbook.criteria.get(id).ok_or(CommandError::NoCriterion(id))
}

fn add(workbook: &Workbook, criteria: &[Criterion]) -> Result<Change, CommandError> {
    let mut names: BTreeSet<String> =
        order::set(workbook.criteria.iter().map(|criterion| name_key(criterion.name.as_str())));
    let next = workbook.criteria.iter().map(|criterion| criterion.position + 1).max().unwrap_or(0);
    let mut change = Change::none();
    for (position, criterion) in (next..).zip(criteria) {
        if workbook.criteria.contains(criterion.id) {
            return Err(CommandError::IdTaken);
        }
        if !names.insert(name_key(criterion.name.as_str())) {
            return Err(CommandError::NameTaken { field: Field::Name });
        }
        change.push(Edit::Added(Criterion { position, ..criterion.clone() }));
    }
    Ok(change)
}

fn edit(workbook: &Workbook, id: CriterionId, edits: &[CriterionEdit]) -> Result<Change, CommandError> {
    let before = find(workbook, id)?;
    let mut after = before.clone();
    for edit in edits {
        match edit {
            CriterionEdit::Name(typed) => {
                after.name = text::name(Field::Name, typed)?;
                let others = workbook.criteria.iter().filter(|other| other.id != id);
                text::free_name(after.name.as_str(), others.map(|other| &other.name))?;
            }
            CriterionEdit::Meaning(typed) => after.meaning = text::free(Field::Meaning, typed)?,
            CriterionEdit::LowAnchor(typed) => after.low_anchor = text::free(Field::LowAnchor, typed)?,
            CriterionEdit::HighAnchor(typed) => after.high_anchor = text::free(Field::HighAnchor, typed)?,
            CriterionEdit::Axis(axis) => after.axis = *axis,
            CriterionEdit::Nature(nature) => after.nature = *nature,
            CriterionEdit::Derived(rule) => after.derived = rule.as_ref().map(checked).transpose()?,
        }
    }
    Ok(Edit::between(Some(before), Some(&after)).map(Change::one).unwrap_or_default())
}

/// The rule with the name of its field as names are kept.
fn checked(rule: &Derivation) -> Result<Derivation, CommandError> {
    let mut rule = rule.clone();
    if let NumberSource::Field(typed) = &rule.source {
        rule.source = NumberSource::Field(text::name(Field::FreeField, typed)?.to_string());
    }
    Ok(rule)
}

fn reorder(workbook: &Workbook, order: &[CriterionId]) -> Result<Change, CommandError> {
    let named: BTreeSet<CriterionId> = order::set(order.iter().copied());
    if named.len() != order.len() || named.len() != workbook.criteria.len() {
        return Err(CommandError::OrderIncomplete);
    }
    let mut change = Change::none();
    for (position, &id) in (0u32..).zip(order) {
        let before = find(workbook, id)?;
        let after = Criterion { position, ..before.clone() };
        if let Some(edit) = Edit::between(Some(before), Some(&after)) {
            change.push(edit);
        }
    }
    Ok(change)
}

fn delete(workbook: &Workbook, id: CriterionId, trash: TrashId, at: Timestamp) -> Result<Change, CommandError> {
    let criterion = find(workbook, id)?;
    if workbook.trash.contains(trash) {
        return Err(CommandError::IdTaken);
    }
    let item = TrashItem {
        id: trash,
        at,
        what: Trashed::Criterion(Box::new(criterion.clone())),
        scores: workbook.scores.iter().filter(|score| score.criterion == id).cloned().collect(),
        decisions: Vec::new(),
        targets: Vec::new(),
        actuals: Vec::new(),
        agreed: workbook.agreed.iter().filter(|agreed| agreed.criterion == id).cloned().collect(),
        extra: BTreeMap::new(),
    };
    let mut change = Change::none();
    super::trash::take_out(&mut change, item);
    Ok(change)
}
