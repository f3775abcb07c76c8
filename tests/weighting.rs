//! How weights are made, and that how they were made is kept (S-5).

#![allow(missing_docs, clippy::unwrap_used)]

use linchpin::analysis::pairwise::{Comparisons, priorities};
use linchpin::command::{Command, CommandError, CriterionCommand, CriterionEdit, TrashCommand, apply};
use linchpin::model::{
    Criterion, CriterionId, Derivation, Direction, Judgement, Name, NumberSource, Place, Scale, Since, Timestamp,
    TrashId, Weight, WeightingWay, Workbook, WorkbookId,
};
use proptest::prelude::*;

fn id(number: u64) -> CriterionId {
    CriterionId::new(number)
}

fn points(points: u32) -> Weight {
    Weight::from_points(points).unwrap()
}

fn three() -> Workbook {
    let mut book = Workbook::empty(WorkbookId::new(1), Name::parse("Weights").unwrap(), Timestamp::from_ms(0));
    for (position, name) in (0..).zip(["Growth", "Fit", "Trust"]) {
        book.criteria.insert(Criterion::new(id(u64::from(position)), position, Name::parse(name).unwrap()));
    }
    book
}

fn act(book: &mut Workbook, command: CriterionCommand) {
    apply(book, &Command::Criterion(command)).unwrap().apply(book).unwrap();
}

fn weigh(way: WeightingWay) -> CriterionCommand {
    let weights = vec![(id(0), points(60)), (id(1), points(30)), (id(2), points(10))];
    CriterionCommand::Weigh { way, weights, places: Vec::new() }
}

/// What a weight changed by hand makes of how the weights were made.
fn check_by_hand(way: WeightingWay, expected: (WeightingWay, Since)) {
    let mut book = three();
    act(&mut book, weigh(way));
    act(&mut book, CriterionCommand::SetWeights(vec![(id(0), points(60))]));
    assert_eq!(
        (book.meta.weighting.way, book.meta.weighting.since),
        (way, Since::AsMade),
        "the same weight is no change"
    );
    act(&mut book, CriterionCommand::SetWeights(vec![(id(0), points(20))]));
    assert_eq!((book.meta.weighting.way, book.meta.weighting.since), expected);
    act(&mut book, weigh(way));
    assert_eq!((book.meta.weighting.way, book.meta.weighting.since), (way, Since::AsMade), "made anew");
}

#[test]
fn a_change_by_hand_is_kept_with_what_was_asked_for() {
    check_by_hand(WeightingWay::Equal, (WeightingWay::Points, Since::AsMade));
    check_by_hand(WeightingWay::Points, (WeightingWay::Points, Since::AsMade));
    check_by_hand(WeightingWay::HundredPoints, (WeightingWay::HundredPoints, Since::AsMade));
    check_by_hand(WeightingWay::Order, (WeightingWay::Order, Since::ChangedByHand));
    check_by_hand(WeightingWay::Pairwise, (WeightingWay::Pairwise, Since::ChangedByHand));
}

#[test]
fn an_order_is_kept_with_its_ties_and_is_one_undo() {
    let mut book = three();
    let before = book.clone();
    let places = [(0, 1), (1, 2), (2, 2)].map(|(number, place)| (id(number), Place::new(place).unwrap())).to_vec();
    let weights = vec![(id(0), points(62)), (id(1), points(19)), (id(2), points(19))];
    let command = CriterionCommand::Weigh { way: WeightingWay::Order, weights, places };
    let change = apply(&book, &Command::Criterion(command)).unwrap();
    change.apply(&mut book).unwrap();
    assert_eq!(book.meta.weighting.places[&id(2)], Place::new(2).unwrap());
    // Another way keeps the order, to be taken up again.
    act(&mut book, weigh(WeightingWay::Equal));
    assert_eq!(book.meta.weighting.places.len(), 3);
    let mut undone = before.clone();
    change.apply(&mut undone).unwrap();
    change.inverse().apply(&mut undone).unwrap();
    assert_eq!(undone, before);
}

#[test]
fn comparisons_are_kept_once_a_pair() {
    let mut book = three();
    let five = Judgement::first(5);
    act(&mut book, CriterionCommand::Compare(vec![(id(1), id(0), five)]));
    assert_eq!(book.meta.weighting.judgement(id(0), id(1)), Judgement::second(5));
    act(&mut book, CriterionCommand::Compare(vec![(id(0), id(1), five), (id(2), id(2), five)]));
    assert_eq!(book.meta.weighting.judgement(id(1), id(0)), Judgement::second(5));
    assert_eq!(book.meta.weighting.comparisons.values().map(std::collections::BTreeMap::len).sum::<usize>(), 1);
    act(&mut book, CriterionCommand::Compare(vec![(id(0), id(1), None)]));
    assert!(book.meta.weighting.comparisons.is_empty());
    let unknown = Command::Criterion(CriterionCommand::Compare(vec![(id(0), id(9), five)]));
    assert_eq!(apply(&book, &unknown), Err(CommandError::NoCriterion(id(9))));
}

#[test]
fn a_deleted_criterion_comes_back_with_its_comparisons() {
    let mut book = three();
    let judgements = vec![
        (id(0), id(1), Judgement::first(3)),
        (id(1), id(2), Judgement::first(3)),
        (id(0), id(2), Judgement::first(9)),
    ];
    act(&mut book, CriterionCommand::Compare(judgements));
    let all = |book: &Workbook| {
        let ids: Vec<CriterionId> = book.criteria.keys().collect();
        priorities(&Comparisons::of(&book.meta.weighting, &ids))
    };
    let found = all(&book).unwrap();
    assert!(found.ratio < 1e-9, "3 times 3 is 9: nothing contradicts");
    assert!((found.weights[0] - 9.0 / 13.0).abs() < 1e-9);
    act(&mut book, CriterionCommand::Delete { criterion: id(1), trash: TrashId::new(7), at: Timestamp::from_ms(0) });
    assert!((all(&book).unwrap().weights[0] - 0.9).abs() < 1e-9);
    apply(&book, &Command::Trash(TrashCommand::Restore(vec![TrashId::new(7)]))).unwrap().apply(&mut book).unwrap();
    assert_eq!(all(&book).unwrap(), found);
}

#[test]
fn a_rule_names_a_field_as_names_are_kept() {
    let mut book = three();
    let edit = |field: &str| {
        let source = NumberSource::Field(field.into());
        let rule = Derivation { source, scale: Scale::MinMax, direction: Direction::Lower };
        CriterionCommand::Edit { criterion: id(0), edits: vec![CriterionEdit::Derived(Some(rule))] }
    };
    act(&mut book, edit("  Payment days "));
    let rule = book.criteria.get(id(0)).unwrap().derived.clone().unwrap();
    assert_eq!(rule.source, NumberSource::Field("Payment days".into()));
    assert!(matches!(apply(&book, &Command::Criterion(edit(" "))), Err(CommandError::Name { .. })));
    act(&mut book, CriterionCommand::Edit { criterion: id(0), edits: vec![CriterionEdit::Derived(None)] });
    assert!(book.criteria.get(id(0)).unwrap().is_judged());
}

proptest! {
    #[test]
    fn a_judgement_seen_from_the_other_side_is_reversed(pairs in prop::collection::vec((0..5_u64, 0..5_u64, -8..=8_i8), 0..20)) {
        let mut book = three();
        for &(one, other, steps) in &pairs {
            book.meta.weighting.judge(id(one), id(other), Judgement::from_steps(steps));
        }
        let last = |one: u64, other: u64| pairs.iter().rev().find_map(|&(a, b, steps)| match (a, b) {
            _ if a == b => None,
            pair if pair == (one, other) => Judgement::from_steps(steps),
            pair if pair == (other, one) => Judgement::from_steps(-steps),
            _ => None,
        });
        for one in 0..5 {
            for other in 0..5 {
                prop_assert_eq!(book.meta.weighting.judgement(id(one), id(other)), last(one, other));
            }
        }
    }
}
