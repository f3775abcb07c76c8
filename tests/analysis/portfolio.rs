//! The portfolio matrix (G-4).

use linchpin::analysis::portfolio::{AxisLack, Portfolio, Quadrant, axis_lack, portfolio, quadrant_of};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{Axis, FuturePosition, PortfolioCut, Workbook};
use proptest::prelude::*;

use crate::books::{account, edit_criterion, period, scored, set_revenue};

/// Criteria 0 and 1 on attractiveness, 2 and 3 on strength, 4 on neither.
fn book(weights: &[u32; 5], rows: &[&[u8]]) -> Workbook {
    let mut book = scored(weights, rows);
    for (column, axis) in
        [Axis::Attractiveness, Axis::Attractiveness, Axis::Strength, Axis::Strength].iter().enumerate()
    {
        edit_criterion(&mut book, column, |record| record.axis = *axis);
    }
    book
}

fn of(book: &Workbook) -> Portfolio {
    portfolio(book, &Scoreboard::build(book), Some(period("1997")))
}

#[test]
fn coordinates_are_weighted_means_of_their_axis() {
    let found = of(&book(&[300, 100, 100, 100, 900], &[&[8, 4, 3, 6, 1]]));
    let placed = found.placed[0];
    assert_eq!((placed.attractiveness, placed.strength), (7.0, 4.5));
    assert_eq!(placed.quadrant, Quadrant::Star);
    assert_eq!((found.attractiveness_criteria, found.strength_criteria), (2, 2));
}

fn check_quadrant(scores: &[u8], expected: Quadrant) {
    assert_eq!(of(&book(&[1; 5], &[scores])).placed[0].quadrant, expected, "{scores:?}");
}

#[test]
fn the_cut_belongs_to_the_higher_class() {
    check_quadrant(&[5, 6, 5, 6, 0], Quadrant::Strategic);
    check_quadrant(&[5, 6, 5, 5, 0], Quadrant::Star);
    check_quadrant(&[5, 5, 5, 6, 0], Quadrant::Status);
    check_quadrant(&[5, 5, 5, 5, 0], Quadrant::Streamline);
    check_quadrant(&[6, 0, 0, 6, 0], Quadrant::Strategic);
}

#[test]
fn in_three_years_the_cut_belongs_to_the_higher_class_too() {
    let at = |up, along| quadrant_of(PortfolioCut::default(), FuturePosition::new(up, along).unwrap());
    assert_eq!([at(550, 550), at(550, 549), at(549, 550), at(549, 549)], Quadrant::ALL);
    assert_eq!((FuturePosition::new(99, 500), FuturePosition::new(500, 1001)), (None, None));
}

#[test]
fn the_cut_is_the_teams() {
    let mut book = book(&[1; 5], &[&[7, 7, 7, 7, 7]]);
    book.meta.cut = PortfolioCut::new(701, 700).unwrap();
    assert_eq!(of(&book).placed[0].quadrant, Quadrant::Status);
}

#[test]
fn what_is_not_scored_is_not_placed() {
    let found = of(&book(&[1, 1, 1, 0, 1], &[&[8, 0, 0, 9, 9], &[0, 0, 5, 0, 0], &[0; 5], &[1, 1, 1, 1, 1]]));
    assert_eq!(found.placed.len(), 1);
    let missing: Vec<_> = found.unplaced.iter().map(|one| (one.account, one.attractiveness, one.strength)).collect();
    let expected = [(account(0), Some(8.0), None), (account(1), None, Some(5.0)), (account(2), None, None)];
    assert_eq!(missing, expected, "a score without weight is no coordinate");
    assert_eq!(of(&scored(&[1], &[&[5]])).attractiveness_criteria, 0);
}

#[test]
fn an_axis_without_criteria_is_told_from_one_without_weight() {
    let check = |weights: &[u32; 5], expected| assert_eq!(axis_lack(&book(weights, &[])), expected, "{weights:?}");
    check(&[0; 5], Some(AxisLack::AllWeight));
    check(&[0, 0, 1, 1, 1], Some(AxisLack::Weight));
    check(&[1, 0, 0, 0, 1], Some(AxisLack::Weight));
    check(&[0, 1, 1, 0, 0], None);
    assert_eq!(axis_lack(&scored(&[1, 1], &[])), Some(AxisLack::Criteria));
    assert_eq!(axis_lack(&scored(&[], &[])), Some(AxisLack::Criteria));
}

#[test]
fn bubbles_are_in_proportion_to_revenue() {
    let mut book = book(&[1; 5], &[[5; 5].as_slice(); 4]);
    for (index, minor) in [200, 50, -30].into_iter().enumerate() {
        set_revenue(&mut book, index, "1997", minor);
    }
    let areas: Vec<Option<f64>> = of(&book).placed.iter().map(|placed| placed.area).collect();
    assert_eq!(areas, [Some(1.0), Some(0.25), Some(0.0), None]);
    let none = portfolio(&book, &Scoreboard::build(&book), None);
    assert!(none.placed.iter().all(|placed| placed.area.is_none()));
}

proptest! {
    #[test]
    fn every_account_is_somewhere_once(rows in prop::collection::vec(prop::collection::vec(0..=10_u8, 5), 0..12)) {
        let rows: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
        let found = of(&book(&[40, 10, 30, 20, 5], &rows));
        prop_assert_eq!(found.placed.len() + found.unplaced.len(), rows.len());
        let by_quadrant: usize = Quadrant::ALL.iter().map(|&quadrant| found.quadrant(quadrant).count()).sum();
        prop_assert_eq!(by_quadrant, found.placed.len());
        for placed in &found.placed {
            prop_assert!((1.0..=10.0).contains(&placed.attractiveness) && (1.0..=10.0).contains(&placed.strength));
        }
    }
}
