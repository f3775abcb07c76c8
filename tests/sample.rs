//! The sample workbook is whole, is what the data say, and survives a round trip.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

#[path = "support/sample.rs"]
mod support;

use linchpin::analysis::target::{planned, rounded};
use linchpin::analysis::{scoreboard::Scoreboard, together::disagreements};
use linchpin::format::{Layout, read_workbook, write_workbook};
use linchpin::model::{Baseline, Direction, Money, Owner, Period, Status, Target};
use support::sample;

#[test]
fn it_holds_northwinds_customers_and_revenue_to_the_cent() {
    let workbook = sample();
    assert_eq!(workbook.accounts.len(), 91);
    let years = [1996, 1997, 1998].map(|year| {
        let amounts = workbook.accounts.iter().filter_map(|account| account.revenue(Period::Year(year)));
        amounts.map(Money::minor).sum::<i64>()
    });
    // The file rounds each customer's year to the cent, so its columns add up to 1,265,793.01, three cents below the
    // 1,265,793.04 of the unrounded orders. The product shows the sum of what is in the file, not of what is not.
    assert_eq!(years, [20_808_397, 61_708_517, 44_062_387]);
    assert_eq!(years.iter().sum::<i64>(), 126_579_301);
}

#[test]
fn services_belong_to_the_customers_of_the_same_row() {
    let codes = |text: &str| text.lines().map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>();
    let read = |name: &str| std::fs::read_to_string(format!("{}/samples/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(codes(&read("northwind-accounts.csv")), codes(&read("northwind-services.csv")));
}

#[test]
fn profit_follows_the_stated_margins_and_the_real_freight() {
    let workbook = sample();
    let profit = |code: &str, year| {
        let account = workbook.accounts.iter().find(|account| account.code == code).unwrap();
        account.figures[&Period::Year(year)].profit.map(Money::minor)
    };
    // Computed from the files of samples/ with another program.
    assert_eq!([profit("QUICK", 1997), profit("SAVEA", 1997), profit("HUNGO", 1997)], PROFITS);
    assert_eq!(profit("FISSA", 1997), Some(0), "who bought nothing brought nothing");
    let known = workbook.accounts.iter().flat_map(|account| account.figures.values());
    assert!(known.clone().all(|figures| figures.profit.is_some() && figures.profit <= figures.revenue));
}

const PROFITS: [Option<i64>; 3] = [Some(1_510_315), Some(1_150_695), Some(380_400)];

#[test]
fn the_plans_of_managers_and_portfolio_have_the_seasons_of_1997() {
    let workbook = sample();
    let planned: Vec<_> = workbook.targets.iter().filter(|target| !target.parts.is_empty()).collect();
    assert_eq!(planned.len(), 4);
    for target in planned {
        assert_eq!(target.parts.len(), 4);
        let sum: i128 = target.parts.values().map(|part| part.e4()).sum();
        assert_eq!(sum, target.value.e4());
        let [first, last] = [1, 4].map(|quarter| target.parts[&Period::Quarter(1998, quarter)]);
        assert!(first < last);
    }
}

#[test]
fn a_plan_is_its_baseline_and_growth_rounded_to_the_cent() {
    let workbook = sample();
    let grown: Vec<_> =
        workbook.targets.iter().filter(|it| matches!(it.baseline, Some(Baseline::Revenue(..)))).collect();
    assert_eq!(grown.len(), 9);
    for target in grown {
        let expected = planned(target.baseline.unwrap().value(), target.growth, Direction::Higher).unwrap();
        assert_eq!(target.value, rounded(expected, 2));
    }
    // 617,085.17 and a tenth: 678,793.687.
    let whole = workbook.targets.iter().find(|it| it.owner == Owner::Portfolio && !it.parts.is_empty()).unwrap();
    assert_eq!(whole.value.e4(), 6_787_936_900);
    // Ernst Handel: 48,096.26 and 15%: 55,310.699.
    let ernst = workbook.accounts.iter().find(|account| account.code == "ERNSH").unwrap().id;
    let of_ernst = |it: &&Target| {
        it.owner == Owner::Account(ernst) && it.parts.is_empty() && it.min == it.baseline.map(Baseline::value)
    };
    assert!(workbook.targets.iter().filter(of_ernst).any(|it| it.value.e4() == 553_107_000));
}

#[test]
fn it_has_something_for_every_page() {
    let workbook = sample();
    let statuses: Vec<Status> = workbook.accounts.iter().map(|account| account.status).collect();
    for status in Status::ALL {
        assert!(statuses.contains(&status), "no account is {status:?}");
    }
    assert_eq!((workbook.criteria.len(), workbook.decisions.len(), workbook.kpis.len()), (4, 7, 3));
    assert!(workbook.targets.len() >= 12 && workbook.actuals.len() > 40);
    let unscored = workbook.accounts.iter().filter(|account| workbook.scores_of(account.id).count() == 0).count();
    assert_eq!(unscored, 2, "FISSA and PARIS never ordered");
}

#[test]
fn three_raters_differ_about_a_few_cells_and_the_list_has_a_clean_cut() {
    let workbook = sample();
    assert_eq!((workbook.raters.len(), workbook.snapshots.len(), workbook.agreed.len()), (3, 1, 1));
    let board = Scoreboard::build(&workbook);
    let names = board.ordered().take(6).map(|id| workbook.accounts.get(id).unwrap().code.clone()).collect::<Vec<_>>();
    assert_eq!(names, ["ERNSH", "RATTC", "SAVEA", "FOLKO", "QUICK", "HUNGO"]);
    let outside = disagreements(&workbook, workbook.meta.tolerance.points()).len();
    assert!((3..=30).contains(&outside), "{outside} cells are outside the tolerance");
}

#[test]
fn a_round_trip_gives_the_same_bytes() {
    let text = write_workbook(&sample(), Layout::Lines);
    let reading = read_workbook(text.as_bytes()).expect("our own file");
    assert_eq!(reading.problems, []);
    let again = reading.whole().expect("no problems");
    assert_eq!(again, sample());
    assert_eq!(write_workbook(&again, Layout::Lines), text);
}
