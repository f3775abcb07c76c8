//! Guard rails (S-2, S-3, S-4, S-10).

use linchpin::analysis::guard::{
    CriteriaWarning, ListWarning, Outside, criteria_warnings, has_no_weight, list_warnings,
};
use linchpin::model::{
    Derivation, Direction, KeyListPreset, Nature, NumberSource, PeriodChoice, Scale, Status, Workbook,
};

use crate::books::{criterion, edit, edit_criterion, unscored};

fn anchored(weights: &[u32], revenue: &[usize]) -> Workbook {
    let mut book = unscored(weights, 0);
    for column in 0..weights.len() {
        edit_criterion(&mut book, column, |record| {
            record.low_anchor = "none".into();
            record.high_anchor = "all".into();
            record.nature = if revenue.contains(&column) { Nature::Revenue } else { Nature::Other };
        });
    }
    book
}

fn check_criteria(weights: &[u32], revenue: &[usize], expected: &[CriteriaWarning]) {
    assert_eq!(criteria_warnings(&anchored(weights, revenue)), expected, "{weights:?} {revenue:?}");
}

#[test]
fn three_to_five_criteria() {
    check_criteria(&[], &[], &[]);
    check_criteria(&[1, 1], &[], &[CriteriaWarning::TooFew { count: 2 }]);
    check_criteria(&[1, 1, 1], &[], &[]);
    check_criteria(&[1; 5], &[], &[]);
    check_criteria(&[1; 6], &[], &[CriteriaWarning::TooMany { count: 6 }]);
}

#[test]
fn not_by_revenue_alone() {
    check_criteria(&[50, 30, 20], &[0], &[]);
    check_criteria(&[51, 30, 20], &[0], &[CriteriaWarning::MostlyRevenue { revenue: 51, all: 101 }]);
    check_criteria(&[30, 30, 20], &[0, 2], &[CriteriaWarning::MostlyRevenue { revenue: 50, all: 80 }]);
    check_criteria(&[0, 0, 0], &[0, 1, 2], &[CriteriaWarning::NoWeight]);
}

#[test]
fn criteria_without_any_weight_are_told_from_no_criteria() {
    assert!(has_no_weight(&anchored(&[0, 0], &[])));
    assert!(!has_no_weight(&anchored(&[], &[])));
    assert!(!has_no_weight(&anchored(&[0, 1], &[])));
}

#[test]
fn anchors_are_missed() {
    let mut book = anchored(&[1, 1, 1], &[]);
    edit_criterion(&mut book, 1, |record| record.low_anchor = "  ".into());
    assert_eq!(criteria_warnings(&book), [CriteriaWarning::MissingAnchors { criteria: vec![criterion(1)] }]);
}

#[test]
fn nobody_scores_a_derived_criterion_by_a_scale_of_their_own() {
    // An own criterion scored from revenue was warned of as not described, though nobody scores it.
    let mut book = anchored(&[1, 1, 1], &[]);
    let source = NumberSource::Revenue(PeriodChoice::Latest);
    let rule = Derivation { source, scale: Scale::Percentile, direction: Direction::Higher };
    for column in 1..3 {
        edit_criterion(&mut book, column, |record| record.low_anchor.clear());
    }
    edit_criterion(&mut book, 1, |record| record.derived = Some(rule));
    assert_eq!(criteria_warnings(&book), [CriteriaWarning::MissingAnchors { criteria: vec![criterion(2)] }]);
}

fn check_list(preset: KeyListPreset, places: u16, accounts: usize, keys: usize, expected: &[ListWarning]) {
    let mut book = unscored(&[1], accounts);
    book.meta.preset = preset;
    book.meta.top_n = places;
    for index in 0..keys {
        edit(&mut book, index, |record| record.status = Status::Key);
    }
    assert_eq!(list_warnings(&book), expected, "{preset:?} {places} {accounts} {keys}");
}

#[test]
fn the_list_is_held_against_its_preset() {
    let outside = |count, preset, fewest, most| Outside { count, preset, fewest, most };
    let first = |count| outside(count, KeyListPreset::First, 3, 8);
    check_list(KeyListPreset::First, 5, 20, 0, &[]);
    check_list(KeyListPreset::First, 3, 20, 8, &[]);
    check_list(KeyListPreset::First, 9, 20, 0, &[ListWarning::ProposalOutsidePreset(first(9))]);
    check_list(KeyListPreset::First, 5, 20, 2, &[ListWarning::KeyAccountsOutsidePreset(first(2))]);
    let pilot = outside(4, KeyListPreset::Pilot, 2, 3);
    check_list(KeyListPreset::Pilot, 4, 20, 0, &[ListWarning::ProposalOutsidePreset(pilot)]);
    check_list(KeyListPreset::Mature, 35, 50, 15, &[]);
    check_list(KeyListPreset::Own, 14, 50, 1, &[]);
    check_list(KeyListPreset::Own, 15, 50, 1, &[ListWarning::RarelySoMany { count: 15 }]);
    check_list(KeyListPreset::First, 5, 3, 0, &[ListWarning::LongerThanAccounts { places: 5, accounts: 3 }]);
    check_list(KeyListPreset::First, 5, 0, 0, &[]);
}
