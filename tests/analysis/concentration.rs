//! Concentration (G-5).

use linchpin::analysis::concentration::{
    AbcClass::{self, A, B, C},
    Concentration, NoConcentration, Outside, Spread, concentration as concentration_of, history, losses, no_history,
};
use linchpin::analysis::figures::{Measure, periods_of};
use linchpin::model::{Figures, Money, MonthsCovered, PeriodKind, Workbook};
use proptest::prelude::*;

use crate::books::{account, edit, northwind, period, set_revenue, unscored, with_revenue};

fn concentration(revenue: &[i64]) -> Concentration {
    concentration_of(&with_revenue("1997", revenue), Measure::Revenue, period("1997")).unwrap()
}

fn check_herfindahl(revenue: &[i64], points: f64, spread: Spread) {
    let found = concentration(revenue);
    assert!((found.herfindahl * 10_000.0 - points).abs() < 1e-6, "{revenue:?}: {}", found.herfindahl);
    assert_eq!(found.spread, spread, "{revenue:?}");
    assert!((found.effective_number() * found.herfindahl - 1.0).abs() < 1e-12);
}

/// The first is the example of the US Department of Justice ("four firms with shares of 30, 30, 20, and 20 percent,
/// the HHI is 2,600"), with the pure monopoly of 10,000; the eight shares of 1,296 are Investopedia's.
#[test]
fn herfindahl_as_published() {
    check_herfindahl(&[30, 30, 20, 20], 2600.0, Spread::Concentrated);
    check_herfindahl(&[100], 10_000.0, Spread::Concentrated);
    check_herfindahl(&[10, 9, 12, 15, 12, 11, 15, 16], 1296.0, Spread::Moderate);
}

#[test]
fn classes_of_the_index_are_exact_at_their_ends() {
    check_herfindahl(&[7; 10], 1000.0, Spread::Moderate);
    check_herfindahl(&[7; 11], 10_000.0 / 11.0, Spread::Diversified);
    check_herfindahl(&[3; 4], 2500.0, Spread::Moderate);
    check_herfindahl(&[Money::MAX_MINOR; 4], 2500.0, Spread::Moderate);
    check_herfindahl(&[Money::MAX_MINOR; 10], 1000.0, Spread::Moderate);
}

#[test]
fn the_crossing_account_belongs_to_the_class_above() {
    let classes =
        |revenue: &[i64]| -> Vec<AbcClass> { concentration(revenue).parts.iter().map(|part| part.class).collect() };
    assert_eq!(classes(&[80, 15, 5]), [A, B, C]);
    assert_eq!(classes(&[79, 16, 5]), [A, A, C]);
    assert_eq!(classes(&[50, 30, 10, 5, 5]), [A, A, B, B, C]);
    assert_eq!(classes(&[1]), [A]);
    assert_eq!(concentration(&[50, 30, 10, 5, 5]).few_make_most(), 2);
}

#[test]
fn negative_and_zero_take_no_share() {
    let found = concentration(&[60, 0, -10, 40, 0]);
    assert_eq!(found.outside, Outside { negative: 1, zero: 2, unknown: 0 });
    assert_eq!((found.base.minor(), found.net.minor(), found.negative_sum.minor()), (100, 90, -10));
    assert_eq!(found.top(1).share, 0.6);
    assert_eq!((found.top(3).accounts, found.top(3).share), (2, 1.0));
    assert_eq!(found.top(0).share, 0.0);
}

#[test]
fn what_cannot_be_shared_out_says_why() {
    let reason = |revenue: &[i64]| {
        concentration_of(&with_revenue("1997", revenue), Measure::Revenue, period("1997")).unwrap_err()
    };
    assert_eq!(reason(&[]), NoConcentration::NoFigures);
    let nothing = |negative, zero| NoConcentration::NothingPositive(Outside { negative, zero, unknown: 0 });
    assert_eq!(reason(&[0, 0]), nothing(0, 2));
    assert_eq!(reason(&[-5, 0]), nothing(1, 1));
    let other = concentration_of(&with_revenue("1997", &[5]), Measure::Profit, period("1997"));
    assert_eq!(other, Err(NoConcentration::NoFigures));
}

#[test]
fn a_fifth_is_rounded_up() {
    let fifth = |count| concentration(&vec![10; count]).top_fifth().accounts;
    assert_eq!([fifth(1), fifth(5), fifth(6), fifth(10), fifth(11)], [1, 1, 2, 2, 3]);
}

/// Worked by hand from the sample's table: net revenue 1,265,793.01 by periods, each rounded to cents by itself.
#[test]
fn northwind_as_worked_by_hand() {
    let book = northwind();
    let periods = periods_of(&book, Measure::Revenue);
    let sums: Vec<i128> = periods.iter().map(|summary| summary.sum.minor()).collect();
    assert_eq!(sums, [20_808_397, 61_708_517, 44_062_387]);
    assert_eq!(sums.iter().sum::<i128>(), 126_579_301);
    let found = concentration_of(&book, Measure::Revenue, period("1997")).unwrap();
    assert_eq!((found.parts.len(), found.outside.zero), (86, 5));
    assert!((found.herfindahl - 0.036_649_948_854_609_27).abs() < 1e-12);
    assert_eq!(found.spread, Spread::Diversified);
    assert_eq!(found.few_make_most(), 33);
    assert!((found.top(1).share - 0.099_029_944_278).abs() < 1e-9);
    assert!((found.top(3).share - 0.270_497_101_721).abs() < 1e-9);
    assert!((found.top(5).share - 0.341_454_421_924).abs() < 1e-9);
    assert_eq!(found.top_fifth().accounts, 18);
    assert!((found.top_fifth().share - 0.613_650_381_519).abs() < 1e-9);

    let before = concentration_of(&book, Measure::Revenue, period("1996")).unwrap();
    let change = found.since(&before);
    assert!((change.top1 - (0.099_029_944_278 - 0.074_816_238_848)).abs() < 1e-9);
    assert!((change.net_growth.unwrap() - (61_708_517.0 / 20_808_397.0 - 1.0)).abs() < 1e-12);
    assert!(!change.is_comparable, "1996 is half a year");
}

// The page shows the sum over all accounts, negative ones included, and said beside it the growth of the positive ones.
#[test]
fn growth_is_that_of_the_sum_with_negative_accounts() {
    let mut book = with_revenue("2025", &[22_450_051, -450_000]);
    set_revenue(&mut book, 0, "2024", 20_050_000);
    let of = |at| concentration_of(&book, Measure::Revenue, period(at)).unwrap();
    let growth = of("2025").since(&of("2024")).net_growth.unwrap();
    assert!((growth - (22_000_051.0 / 20_050_000.0 - 1.0)).abs() < 1e-12, "{growth}");
}

#[test]
fn periods_count_what_is_known() {
    let mut book = unscored(&[], 2);
    edit(&mut book, 0, |record| {
        record.figures.insert(period("1997-Q1"), Figures { revenue: Money::from_minor(5), profit: None });
        record.figures.insert(period("1997"), Figures { revenue: None, profit: Money::from_minor(-3) });
    });
    edit(&mut book, 1, |record| {
        record.figures.insert(period("1997-Q1"), Figures { revenue: Some(Money::ZERO), profit: None });
    });
    let revenue = periods_of(&book, Measure::Revenue);
    assert_eq!(revenue.len(), 1);
    assert_eq!((revenue[0].period, revenue[0].accounts, revenue[0].sum.minor()), (period("1997-Q1"), 2, 5));
    assert_eq!(periods_of(&book, Measure::Profit)[0].sum.minor(), -3);
}

proptest! {
    #[test]
    fn shares_sum_to_one_and_nothing_is_infinite(revenue in prop::collection::vec(-1000..100_000_i64, 0..30)) {
        let book = with_revenue("1997", &revenue);
        let Ok(found) = concentration_of(&book, Measure::Revenue, period("1997")) else {
            prop_assert!(revenue.iter().all(|&minor| minor <= 0));
            return Ok(());
        };
        prop_assert!((found.parts.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert_eq!(found.top(found.parts.len()).share, 1.0);
        prop_assert!(found.parts.windows(2).all(|pair| pair[0].amount >= pair[1].amount));
        prop_assert!(found.parts.windows(2).all(|pair| pair[0].class <= pair[1].class));
        let count = found.parts.len() as f64;
        prop_assert!(found.herfindahl >= 1.0 / count - 1e-12 && found.herfindahl <= 1.0 + 1e-12);
        prop_assert!(found.effective_number() >= 1.0 - 1e-9 && found.effective_number() <= count + 1e-9);
        prop_assert!(found.top(found.few_make_most()).share >= 0.8 - 1e-12);
        prop_assert!(found.top(found.few_make_most() - 1).share < 0.8 + 1e-12);
        let change = found.since(&found);
        prop_assert_eq!((change.top5, change.herfindahl), (0.0, 0.0));
        prop_assert_eq!(change.net_growth, (found.net.minor() > 0).then_some(0.0));
        prop_assert_eq!(found.net.minor(), revenue.iter().map(|&minor| i128::from(minor)).sum::<i128>());
    }

    #[test]
    fn the_order_of_accounts_changes_nothing(revenue in prop::collection::vec(1..100_000_i64, 1..20)) {
        let mut reversed = revenue.clone();
        reversed.reverse();
        let (one, other) = (concentration(&revenue), concentration(&reversed));
        prop_assert_eq!(one.herfindahl, other.herfindahl);
        prop_assert_eq!(one.top(3), other.top(3));
        let amounts = |found: &Concentration| found.parts.iter().map(|part| part.amount).collect::<Vec<_>>();
        prop_assert_eq!(amounts(&one), amounts(&other));
        prop_assert!(one.parts.iter().all(|part| part.account >= account(0)));
    }
}

#[test]
fn northwind_over_its_periods_says_which_are_parts() {
    let found = history(&northwind(), Measure::Revenue, PeriodKind::Year);
    let lines: Vec<_> = found.iter().map(|it| (it.period.to_string(), it.covers.map(MonthsCovered::months))).collect();
    assert_eq!(lines, [("1996".into(), Some(6)), ("1997".into(), None), ("1998".into(), Some(4))]);
    // Computed from samples/northwind-accounts.csv with another program.
    let expected = [
        [0.074_816_238_848, 0.182_589_365_245, 0.280_489_986_807, 0.033_598_755_462],
        [0.099_029_944_278, 0.270_497_101_721, 0.341_454_421_924, 0.036_649_948_855],
        [0.093_527_956_168, 0.260_399_147_236, 0.362_662_036_444, 0.040_285_218_184],
    ];
    for (moment, expected) in found.iter().zip(expected) {
        let figures = [moment.top1, moment.top3, moment.top5, moment.herfindahl];
        assert!(figures.iter().zip(expected).all(|(one, two)| (one - two).abs() < 1e-11), "{moment:?}");
    }
    assert_eq!(history(&northwind(), Measure::Revenue, PeriodKind::Quarter), []);
    assert_eq!(history(&northwind(), Measure::Profit, PeriodKind::Year), []);
}

#[test]
fn figures_that_are_all_losses_are_told_from_no_figures() {
    let of = |book: &Workbook, measure| no_history(book, measure, PeriodKind::Year);
    let book = with_revenue("2024", &[-5, 0, -1]);
    assert_eq!(history(&book, Measure::Revenue, PeriodKind::Year), []);
    let NoConcentration::NothingPositive(outside) = of(&book, Measure::Revenue) else { panic!("there are figures") };
    assert_eq!((outside.negative, outside.zero), (2, 1));
    assert_eq!(of(&book, Measure::Profit), NoConcentration::NoFigures);
    assert_eq!(of(&with_revenue("2024-Q1", &[-5]), Measure::Revenue), NoConcentration::NoFigures);
}

fn check_losses(revenue: &[i64], expected: &[(Option<f64>, Option<f64>)]) {
    let book = with_revenue("2024", revenue);
    let found = concentration_of(&book, Measure::Revenue, period("2024")).unwrap();
    let found: Vec<_> =
        losses(&book, &found, 9).into_iter().map(|loss| (loss.share, loss.left.map(|left| left.herfindahl))).collect();
    assert_eq!(found, expected, "{revenue:?}");
}

#[test]
fn without_an_account_the_others_share_what_is_left() {
    // Half, a quarter, a quarter: without the half two equal ones are left (1/2); without a quarter 2/3 and 1/3 (5/9).
    let without_quarter = 5.0 / 9.0;
    let quarter = (Some(0.25), Some(without_quarter));
    check_losses(&[200, 100, 100], &[(Some(0.5), Some(0.5)), quarter, quarter]);
    check_losses(&[7], &[(Some(1.0), None)]);
    // Of 4 in all, 7 are lost: more than all.
    check_losses(&[7, -3, 0], &[(Some(1.75), None)]);
    check_losses(&[7, -7], &[(None, None)]);
}

// Profits of 100, 18, 30, −60, seven times 10, and 12: 170 in all, 230 without the loss.
#[test]
fn what_is_lost_is_lost_of_the_total_with_its_losses() {
    let book = with_revenue("2024", &[100, 18, 30, -60, 10, 10, 10, 10, 10, 10, 10, 12]);
    let found = concentration_of(&book, Measure::Revenue, period("2024")).unwrap();
    let lost = losses(&book, &found, 2);
    assert_eq!((lost[0].share, lost[1].together), (Some(100.0 / 170.0), Some(130.0 / 170.0)));
    assert!((found.top(1).share - 100.0 / 230.0).abs() < 1e-12, "the index and its shares leave the loss out");
    assert_eq!(history(&book, Measure::Revenue, PeriodKind::Year)[0].negative, 1);
}

proptest! {
    #[test]
    fn what_is_lost_and_what_is_left_are_the_whole(revenue in prop::collection::vec(-1_000_i64..1_000_000, 2..30)) {
        let book = with_revenue("2024", &revenue);
        let Ok(found) = concentration_of(&book, Measure::Revenue, period("2024")) else { return Ok(()) };
        for (loss, part) in losses(&book, &found, usize::MAX).iter().zip(&found.parts) {
            let left = loss.left.map_or(0, |left| left.base.minor());
            prop_assert_eq!(left + i128::from(part.amount.minor()), found.base.minor());
            // H' = (H − s²) / (1 − s)²: the index of the rest from that of the whole.
            if let Some(left) = loss.left {
                let expected = (found.herfindahl - part.share.powi(2)) / (1.0 - part.share).powi(2);
                prop_assert!((left.herfindahl - expected).abs() < 1e-6 * (1.0 + expected.abs()) / (1.0 - part.share).powi(2));
            }
        }
    }
}
