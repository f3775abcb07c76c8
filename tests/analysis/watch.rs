//! The watch list (S-11).

use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::analysis::snapshot::take_snapshot;
use linchpin::analysis::watch::{WatchList, watch_list};
use linchpin::model::{MonthsCovered, SnapshotId, Status, Timestamp, Workbook};

use crate::books::{account, criterion, edit, name, period, scored, set_revenue, set_score};

fn watched(book: &Workbook, places: usize) -> WatchList {
    watch_list(book, &Scoreboard::build(book), places)
}

/// Ten accounts scored 10 to 1 on one criterion.
fn ten() -> Workbook {
    let rows: Vec<[u8; 1]> = (1..=10).rev().map(|score| [score]).collect();
    let rows: Vec<&[u8]> = rows.iter().map(<[u8; 1]>::as_slice).collect();
    let mut book = scored(&[50], &rows);
    book.meta.top_n = 3;
    book
}

#[test]
fn the_fastest_that_are_not_key() {
    let mut book = ten();
    for (index, (before, after)) in [(100, 200), (100, 150), (100, 120), (100, 90), (0, 500)].into_iter().enumerate() {
        set_revenue(&mut book, index, "2024", before);
        set_revenue(&mut book, index, "2025", after);
    }
    edit(&mut book, 0, |record| record.status = Status::Key);
    let growth = watched(&book, 2).growth.unwrap();
    assert_eq!(growth.accounts, [(account(1), 0.5, 2)], "the first is key, the fifth grew from nothing");
    assert_eq!(watched(&ten(), 2).growth, None);
}

#[test]
fn growth_from_next_to_nothing_is_left_out() {
    let mut book = ten();
    // The middle account had 10,000: from 99 on it is less than a hundredth.
    for (index, (before, after)) in
        [(99, 5_000), (100, 400), (10_000, 11_000), (20_000, 22_000), (20_000, 9_000)].into_iter().enumerate()
    {
        set_revenue(&mut book, index, "2024", before);
        set_revenue(&mut book, index, "2025", after);
    }
    let growth = watched(&book, 1).growth.unwrap();
    assert_eq!(growth.accounts, [(account(1), 3.0, 1)]);
}

#[test]
fn the_months_compared_are_told() {
    let mut book = ten();
    set_revenue(&mut book, 0, "2024", 1_200);
    set_revenue(&mut book, 0, "2025", 800);
    book.meta.part_periods.insert(period("2025"), MonthsCovered::new(4).unwrap());
    let growth = watched(&book, 1).growth.unwrap();
    assert_eq!((growth.from, growth.to), ((period("2024"), 12), (period("2025"), 4)));
    assert_eq!(growth.accounts, [(account(0), 1.0, 1)], "200 a month after 100");
}

#[test]
fn who_crossed_the_cut_since_the_snapshot() {
    let mut book = ten();
    assert_eq!(watched(&book, 3).since, None);
    let board = Scoreboard::build(&book);
    book.snapshots.insert(take_snapshot(&book, &board, SnapshotId::new(1), name("Spring"), Timestamp::from_ms(1)));
    edit(&mut book, 2, |record| record.status = Status::Key);
    set_score(&mut book, 2, 0, 0, 1);
    let since = watched(&book, 3).since.unwrap();
    assert_eq!((since.snapshot.as_str(), since.entered, since.fell), ("Spring", vec![account(3)], vec![account(2)]));
}

#[test]
fn a_criterion_that_no_longer_goes_with_revenue() {
    let mut book = ten();
    for index in 0..10_i64 {
        let row = usize::try_from(index).unwrap();
        set_revenue(&mut book, row, "2024", 1000 - index);
        set_revenue(&mut book, row, "2025", 1000 + index);
    }
    let found = watched(&book, 3).criteria;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].criterion, found[0].now), (criterion(0), -1.0));
    assert_eq!(found[0].before.map(|(_, correlation)| correlation), Some(1.0));
    for row in 0..10 {
        set_revenue(&mut book, row, "2025", 1000 - i64::try_from(row).unwrap());
    }
    assert_eq!(watched(&book, 3).criteria, []);
}

#[test]
fn too_few_accounts_say_nothing_of_a_criterion() {
    let mut book = scored(&[50], &[&[9], &[5], &[1]]);
    for (row, revenue) in [1, 2, 3].into_iter().enumerate() {
        set_revenue(&mut book, row, "2025", revenue);
    }
    assert_eq!(watched(&book, 1).criteria, []);
}
