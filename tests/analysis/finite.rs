//! No NaN and no infinity leaves the room, whatever the workbook looks like.

use linchpin::analysis::concentration::{concentration, losses};
use linchpin::analysis::figures::{Measure, periods_of};
use linchpin::analysis::keylist::{Cut, propose};
use linchpin::analysis::lookalikes::look_alikes;
use linchpin::analysis::portfolio::portfolio;
use linchpin::analysis::roles::{Question, suggest};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::analysis::weights::{centroids, exact_shares};
use linchpin::model::{Axis, Money, Status, Workbook};
use proptest::prelude::*;

use crate::books::{account, edit, edit_criterion, period, scored, set_revenue};

/// Every float the questions answer with.
fn floats(book: &Workbook) -> Vec<f64> {
    let mut floats = board_floats(book);
    for measure in Measure::ALL {
        for summary in periods_of(book, measure) {
            let Ok(found) = concentration(book, measure, summary.period) else { continue };
            floats.extend(found.parts.iter().flat_map(|part| [part.share, part.cumulative]));
            let change = found.since(&found);
            floats.extend([found.herfindahl, found.effective_number(), found.top(3).share, found.top_fifth().share]);
            for loss in losses(book, &found, 3) {
                floats.extend(loss.share.into_iter().chain(loss.together));
                floats.extend(loss.left.iter().flat_map(|left| [left.herfindahl, left.top1]));
            }
            floats.extend([change.top1, change.herfindahl, change.effective_number]);
            floats.extend(change.net_growth);
        }
    }
    let weights: Vec<_> = book.criteria.iter().map(|criterion| criterion.weight).collect();
    floats.extend(exact_shares(&weights).into_iter().flatten());
    floats.extend(centroids(weights.len()));
    floats
}

fn board_floats(book: &Workbook) -> Vec<f64> {
    let board = Scoreboard::build(book);
    let mut floats = Vec::new();
    for id in book.accounts.keys() {
        floats.extend(board.total(id).iter().flat_map(|total| [total.value(), total.coverage()]));
        if let Some(arithmetic) = board.arithmetic(id) {
            floats.extend([arithmetic.sum, arithmetic.divisor, arithmetic.all_points]);
            floats.extend(arithmetic.rows.iter().filter_map(|row| row.product));
        }
    }
    for places in [0, 1, 3, 1000] {
        let proposal = propose(&board, places);
        if let Cut::Clear(gap) | Cut::Close(gap) = proposal.cut {
            floats.extend([gap.points, gap.relative]);
        }
        floats.extend(board.standings().filter_map(|standing| proposal.distance(standing.total)));
    }
    let found = portfolio(book, &board, Some(period("1997")));
    floats.extend(found.placed.iter().flat_map(|placed| [placed.attractiveness, placed.strength]));
    floats.extend(found.placed.iter().filter_map(|placed| placed.area));
    let suggested = suggest(book, &board, Question { period: Some(period("1997")), orders: None });
    floats.extend(suggested.accounts.iter().filter_map(|it| it.share));
    floats.extend(look_alikes(book, &board).found.iter().map(|it| it.likeness));
    floats.extend(found.unplaced.iter().flat_map(|one| [one.attractiveness, one.strength]).flatten());
    floats
}

fn check_finite(weights: &[u32], rows: &[&[u8]], revenue: &[i64]) {
    let mut book = scored(weights, rows);
    if !rows.is_empty() {
        edit(&mut book, 0, |it| it.status = Status::Key);
    }
    for column in 0..weights.len() {
        let axis = [Axis::Attractiveness, Axis::Strength, Axis::None][column % 3];
        edit_criterion(&mut book, column, |record| record.axis = axis);
    }
    for (index, &minor) in revenue.iter().enumerate().take(rows.len()) {
        set_revenue(&mut book, index, "1997", minor);
        assert!(book.accounts.contains(account(index)));
    }
    let floats = floats(&book);
    assert!(floats.iter().all(|float| float.is_finite()), "{weights:?} {rows:?} {revenue:?}: {floats:?}");
}

#[test]
fn edges_are_finite() {
    check_finite(&[], &[], &[]);
    check_finite(&[], &[&[]], &[0]);
    check_finite(&[100], &[&[0]], &[-1]);
    check_finite(&[0, 0], &[&[5, 5], &[5, 5]], &[0, 0]);
    check_finite(&[0, 100], &[&[5, 0], &[0, 5]], &[0, 1]);
    check_finite(&[100_000; 3], &[&[10; 3], &[1; 3]], &[Money::MAX_MINOR, -Money::MAX_MINOR]);
}

proptest! {
    #[test]
    fn nothing_is_infinite(
        weights in prop::collection::vec(prop_oneof![Just(0), 0..=100_000_u32], 0..5),
        scores in prop::collection::vec(prop::collection::vec(0..=10_u8, 5), 0..8),
        revenue in prop::collection::vec(prop_oneof![Just(0), -Money::MAX_MINOR..=Money::MAX_MINOR], 8),
    ) {
        let rows: Vec<&[u8]> = scores.iter().map(|row| &row[..weights.len()]).collect();
        check_finite(&weights, &rows, &revenue);
    }
}
