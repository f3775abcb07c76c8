//! How the weights were made, in words, and what became of them since (S-5).

use linchpin::analysis::guard::has_no_weight;
use linchpin::analysis::pairwise::Comparisons;
use linchpin::analysis::weights::looks_like;
use linchpin::model::{Criterion, CriterionId, Since, Weight, WeightingWay, Workbook};

use crate::app::i18n::{criterion_name, fmt, t, texts::criteria::made as words};

/// Which way the weights were made, whether they were changed by hand since, and which criteria came later.
pub fn how_made(workbook: &Workbook) -> String {
    let weighting = &workbook.meta.weighting;
    // Points that are all alike are shown as equal weights, and nobody need have given any.
    let weights: Vec<Weight> = workbook.criteria.iter().map(|criterion| criterion.weight).collect();
    let way = match weighting.way {
        WeightingWay::Points if looks_like(&weights) == WeightingWay::Equal => WeightingWay::Equal,
        way => way,
    };
    // Weights of nothing are not equal: what they are is a warning of its own.
    let is_said = way != WeightingWay::Equal || !has_no_weight(workbook);
    let way = t(match way {
        WeightingWay::Equal => words::EQUAL,
        WeightingWay::Points => words::POINTS,
        WeightingWay::HundredPoints => words::HUNDRED,
        WeightingWay::Order => words::ORDER,
        WeightingWay::Pairwise => words::PAIRWISE,
    });
    let by_hand = (weighting.since == Since::ChangedByHand).then(|| t(words::BY_HAND).to_owned());
    let later = came_later(workbook);
    let later = (!later.is_empty()).then(|| words::later(fmt::list(&later)));
    [is_said.then(|| way.to_owned()), by_hand, later, at_an_end(workbook)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a weight of nothing, or of everything, means.
fn at_an_end(workbook: &Workbook) -> Option<String> {
    let criteria = workbook.criteria_in_order();
    let has_weight = |criterion: &&&Criterion| criterion.weight > Weight::ZERO;
    let name = |criterion: &&Criterion| criterion_name(workbook, criterion);
    let weighty: Vec<String> = criteria.iter().filter(has_weight).map(name).collect();
    let weightless: Vec<String> = criteria.iter().filter(|criterion| !has_weight(criterion)).map(name).collect();
    match (weighty.as_slice(), weightless.as_slice()) {
        // That no weight is left at all is a warning of its own.
        ([], _) | (_, []) => None,
        ([only], _) => Some(words::only_one(only)),
        (_, none) => Some(words::weightless(fmt::list(none))),
    }
}

/// The names of the criteria that an order or comparisons do not have.
fn came_later(workbook: &Workbook) -> Vec<String> {
    let weighting = &workbook.meta.weighting;
    let criteria = workbook.criteria_in_order();
    let ids: Vec<CriterionId> = criteria.iter().map(|criterion| criterion.id).collect();
    let is_missing: Vec<bool> = match weighting.way {
        WeightingWay::Order => ids.iter().map(|id| !weighting.places.contains_key(id)).collect(),
        WeightingWay::Pairwise => {
            let comparisons = Comparisons::of(weighting, &ids);
            let compared = |one: usize| (0..ids.len()).any(|other| comparisons.get(one, other).is_some());
            (0..ids.len()).map(|one| ids.len() > 1 && !compared(one)).collect()
        }
        _ => return Vec::new(),
    };
    let missing = criteria.into_iter().zip(is_missing).filter(|(_, is_missing)| *is_missing);
    missing.map(|(criterion, _)| criterion_name(workbook, criterion)).collect()
}
