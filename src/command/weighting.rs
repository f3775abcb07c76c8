//! How commands about criteria make weights, and keep how they were made (S-5).

use super::CommandError;
use super::criterion::find;
use crate::change::{AnyEdit, Change, Edit};
use crate::model::{
    Criterion, CriterionId, Judgement, Meta, Place, Since, Weight, Weighting, WeightingWay, Workbook, order,
};

/// Sets weights one by one. Equal weights are then points; an order or comparisons are kept, as changed since.
pub(super) fn set_by_hand(workbook: &Workbook, weights: &[(CriterionId, Weight)]) -> Result<Change, CommandError> {
    let change = set(workbook, weights)?;
    if change.is_empty() {
        return Ok(change);
    }
    let mut after = workbook.meta.weighting.clone();
    match after.way {
        WeightingWay::Equal => after.way = WeightingWay::Points,
        WeightingWay::Points | WeightingWay::HundredPoints => {}
        WeightingWay::Order | WeightingWay::Pairwise => after.since = Since::ChangedByHand,
    }
    Ok(with_weighting(workbook, change, after))
}

/// Makes the weights in a way.
pub(super) fn weigh(
    workbook: &Workbook,
    way: WeightingWay,
    weights: &[(CriterionId, Weight)],
    places: &[(CriterionId, Place)],
) -> Result<Change, CommandError> {
    let change = set(workbook, weights)?;
    let mut after = Weighting { way, since: Since::AsMade, ..workbook.meta.weighting.clone() };
    if !places.is_empty() {
        for (id, _) in places {
            find(workbook, *id)?;
        }
        after.places = order::map(places.iter().copied());
    }
    Ok(with_weighting(workbook, change, after))
}

/// Keeps or forgets comparisons.
pub(super) fn compare(
    workbook: &Workbook,
    judgements: &[(CriterionId, CriterionId, Option<Judgement>)],
) -> Result<Change, CommandError> {
    let mut after = workbook.meta.weighting.clone();
    for &(first, second, judgement) in judgements {
        find(workbook, first)?;
        find(workbook, second)?;
        after.judge(first, second, judgement);
    }
    Ok(with_weighting(workbook, Change::none(), after))
}

fn set(workbook: &Workbook, weights: &[(CriterionId, Weight)]) -> Result<Change, CommandError> {
    let mut change = Change::none();
    let wanted = order::map(weights.iter().copied());
    for (id, weight) in wanted {
        let before = find(workbook, id)?;
        let after = Criterion { weight, ..before.clone() };
        if let Some(edit) = Edit::between(Some(before), Some(&after)) {
            change.push(edit);
        }
    }
    Ok(change)
}

fn with_weighting(workbook: &Workbook, mut change: Change, weighting: Weighting) -> Change {
    let before = &workbook.meta;
    if before.weighting != weighting {
        let after = Meta { weighting, ..before.clone() };
        change.push(AnyEdit::Meta { before: Box::new(before.clone()), after: Box::new(after) });
    }
    change
}
