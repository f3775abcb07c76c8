//! Look-alikes by Gower's coefficient (Gower 1971), against sums worked by hand and its laws.

use linchpin::analysis::lookalikes::{Feature, LookAlikes, look_alikes};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{
    Derivation, Direction, FieldValue, NumberSource, PeriodChoice, Quantity, Scale, Status, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, criterion, edit, edit_criterion, scored, set_agreed, set_revenue, unscored};

fn of(book: &Workbook) -> LookAlikes {
    look_alikes(book, &Scoreboard::build(book))
}

/// A key account and one other, scored on three criteria; and two that are not compared and have other scores, so that
/// what the first two share is not the same for all.
fn pair(key: &[u8], other: &[u8]) -> Workbook {
    let elsewhere: Vec<u8> = key.iter().map(|score| score % 9 + 1).collect();
    let mut book = scored(&[1, 1, 1], &[key, other, &elsewhere, &elsewhere]);
    edit(&mut book, 0, |it| it.status = Status::Key);
    (2..4).for_each(|index| edit(&mut book, index, |it| it.status = Status::DoNotRetain));
    book
}

fn check(book: &Workbook, expected: f64, features: usize) {
    let found = of(book);
    let [one] = &found.found[..] else { panic!("one account: {found:?}") };
    assert!((one.likeness - expected).abs() < 1e-12, "{one:?}");
    assert_eq!(one.features, features);
}

#[test]
fn scores_count_by_their_distance_on_the_scale() {
    check(&pair(&[9, 9, 9], &[9, 9, 9]), 1.0, 3);
    check(&pair(&[10, 10, 10], &[1, 1, 1]), 0.0, 3);
    // 1 − 3/9, 1 − 0/9, 1 − 6/9: their mean is 2/3.
    check(&pair(&[8, 5, 10], &[5, 5, 4]), 2.0 / 3.0, 3);
}

#[test]
fn texts_tags_and_numbers_count_as_gower_says() {
    let mut book = pair(&[8, 5, 10], &[5, 5, 4]);
    for index in 0..2 {
        edit(&mut book, index, |it| {
            it.country = "Germany".into();
            it.tags = (if index == 0 { ["a", "b"] } else { ["b", "c"] }).map(String::from).into();
            let orders = Quantity::from_whole(if index == 0 { 30 } else { 10 }).unwrap();
            it.fields.insert("Orders".into(), FieldValue::NumberE4(orders));
        });
    }
    (2..4).for_each(|index| edit(&mut book, index, |it| it.country = "France".into()));
    // Scores 2/3 + 1 + 1/3, country 1, tags 1/3, orders 0 (they are the ends of the range): 10/3 of six.
    check(&book, (2.0 + 1.0 + 1.0 / 3.0) / 6.0, 6);
}

#[test]
fn what_is_missing_does_not_count_and_too_little_says_nothing() {
    check(&pair(&[8, 8, 8], &[8, 8, 8]), 1.0, 3);
    let found = of(&pair(&[8, 8, 0], &[8, 8, 8]));
    assert_eq!((found.found.len(), found.unknown), (0, 1), "two features say nothing");
    assert_eq!(of(&scored(&[1], &[&[8]])), LookAlikes::default(), "nobody is key");
}

#[test]
fn revenue_is_no_feature_and_the_refused_are_left_out() {
    let mut book = pair(&[8, 5, 10], &[8, 5, 10]);
    set_revenue(&mut book, 0, "1997", 1_000_000);
    set_revenue(&mut book, 1, "1997", 1);
    check(&book, 1.0, 3);
    edit(&mut book, 1, |it| it.status = Status::DoNotRetain);
    assert_eq!(of(&book).found, []);
}

/// Story: "not by revenue", the page said, and the first thing in common was "Revenue: 10", the criterion scored from it;
/// the days of payment counted as the field and once more as the criterion computed from them.
#[test]
fn criteria_scored_from_numbers_are_no_features() {
    let mut book = pair(&[8, 5, 10], &[8, 5, 4]);
    for index in 0..4 {
        set_revenue(&mut book, index, "1997", i64::try_from(index).unwrap() * 100);
        let days = Quantity::from_whole(i64::try_from(index).unwrap() * 10).unwrap();
        edit(&mut book, index, |it| drop(it.fields.insert("Days".into(), FieldValue::NumberE4(days))));
    }
    // Scores 1, 1 and 1/3; days 0 and 10 of a range of 30, 2/3.
    check(&book, 3.0 / 4.0, 4);
    let score_by = |book: &mut Workbook, column, source| {
        let rule = Derivation { source, scale: Scale::Percentile, direction: Direction::Higher };
        edit_criterion(book, column, |it| it.derived = Some(rule));
    };
    score_by(&mut book, 2, NumberSource::Revenue(PeriodChoice::Latest));
    check(&book, (2.0 + 2.0 / 3.0) / 3.0, 3);
    // Set by hand it is still the criterion of a number.
    set_agreed(&mut book, 1, 2, 9);
    check(&book, (2.0 + 2.0 / 3.0) / 3.0, 3);
    score_by(&mut book, 1, NumberSource::Field("Days".into()));
    assert_eq!((of(&book).found.len(), of(&book).unknown), (0, 1), "a score and the days are two features");
}

#[test]
fn the_nearest_key_account_is_named_with_what_few_share_first() {
    let mut book = scored(&[1, 1, 1], &[&[9, 2, 2], &[2, 9, 9], &[9, 2, 3], &[1, 2, 2], &[1, 2, 1], &[1, 2, 2]]);
    for key in 0..2 {
        edit(&mut book, key, |it| it.status = Status::Key);
    }
    let found = of(&book);
    let first = &found.found[0];
    assert_eq!((first.account, first.like), (account(2), account(0)));
    // A 9 on the first is rare, a 2 on the second is not.
    assert_eq!(first.common[0], Feature::Score(criterion(0)));
    assert_eq!(first.common.len(), 3);
}

/// Story: a list of one country's customers, all "Europe", counted the region as one more likeness of every pair.
#[test]
fn what_is_the_same_for_all_counts_for_nothing_and_is_named() {
    let mut book = pair(&[8, 5, 10], &[5, 5, 4]);
    check(&book, 2.0 / 3.0, 3);
    let field = |it: &mut linchpin::model::Account| {
        it.country = "Germany".into();
        it.tags = ["a", "b"].map(String::from).into();
        it.fields.insert("Terms".into(), FieldValue::NumberE4(Quantity::from_whole(30).unwrap()));
        it.fields.insert("Region".into(), FieldValue::Text("Europe".into()));
    };
    (0..4).for_each(|index| edit(&mut book, index, field));
    check(&book, 2.0 / 3.0, 3);
    let fields = ["Region", "Terms"].map(|name| Feature::Field(name.into()));
    assert_eq!(of(&book).same_for_all, [&[Feature::Country, Feature::Tags][..], &fields].concat());
    // Two accounts elsewhere, and the country tells something again; what one account alone has is the same for nobody.
    (2..4).for_each(|index| edit(&mut book, index, |it| it.country = "France".into()));
    check(&book, (2.0 + 1.0) / 4.0, 4);
    (1..4).for_each(|index| edit(&mut book, index, |it| it.country.clear()));
    assert!(!of(&book).same_for_all.contains(&Feature::Country));
}

#[test]
fn a_text_that_nearly_everyone_writes_differently_is_a_name_and_no_kind() {
    let mut book = pair(&[8, 5, 10], &[8, 5, 10]);
    for index in 0..2 {
        edit(&mut book, index, |it| it.sector = format!("Sector {index}"));
    }
    check(&book, 1.0, 3);
}

proptest! {
    #[test]
    fn likeness_is_a_share_in_descending_order(rows in prop::collection::vec(prop::collection::vec(0..=10_u8, 4), 2..20)) {
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let mut book = scored(&[1; 4], &rows);
        edit(&mut book, 0, |it| it.status = Status::Key);
        let found = of(&book);
        prop_assert_eq!(found.found.len() + found.unknown + 1, rows.len());
        prop_assert!(found.found.iter().all(|it| (0.0..=1.0).contains(&it.likeness)));
        prop_assert!(found.found.windows(2).all(|pair| pair[0].likeness >= pair[1].likeness));
    }
}

#[test]
fn an_empty_workbook_has_none() {
    assert_eq!(of(&unscored(&[], 0)), LookAlikes::default());
}
