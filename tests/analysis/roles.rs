//! Roles, classes and programmes: each rule holds where it should and nowhere near (G-1 to G-3).

use linchpin::analysis::concentration::AbcClass;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::portfolio::Quadrant;
use linchpin::analysis::roles::{Basis, Orders, Question, Reason, Suggestion, orders_a_quarter, suggest};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{
    Account, AccountClass, Axis, Date, FieldValue, Money, MonthsCovered, Programme, Quantity, Role, Status, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, criterion, edit, edit_criterion, period, scored, set_revenue, unscored, with_revenue};

const ORDERS: Orders<'static> = Orders { field: "Orders", over: None };

fn day(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// The suggestion for the first account, by the figures of 1997.
fn first(book: &Workbook) -> Suggestion {
    let question = Question { period: Some(period("1997")), orders: Some(ORDERS) };
    suggest(book, &Scoreboard::build(book), question).of(account(0)).unwrap().clone()
}

/// Nine accounts that share what the first leaves of 1,000: a workbook in which it has so many thousandths.
fn with_share(thousandths: i64) -> Workbook {
    let mut revenue = vec![thousandths];
    revenue.extend([(1_000 - thousandths) / 8; 8]);
    revenue[1] += (1_000 - thousandths) % 8;
    with_revenue("1997", &revenue)
}

fn roles(book: &Workbook) -> Vec<Role> {
    first(book).roles.iter().map(|(role, _)| *role).collect()
}

fn check(change: impl FnOnce(&mut Workbook), expected: &[Role]) {
    let mut book = with_share(124);
    edit(&mut book, 0, |it| it.customer_since = Some(day("1996-07-04")));
    change(&mut book);
    assert_eq!(roles(&book), expected);
}

fn since(book: &mut Workbook, text: &str) {
    edit(book, 0, |it| it.customer_since = Some(day(text)));
}

#[test]
fn a_tenth_and_a_year_with_us_make_a_breadwinner() {
    check(|_| {}, &[Role::Breadwinner]);
    check(|book| set_revenue(book, 0, "1997", 876 / 9 + 1), &[Role::Breadwinner]);
    check(|book| set_revenue(book, 0, "1997", 876 / 9 - 1), &[]);
    check(|book| since(book, "1997-01-01"), &[Role::Breadwinner]);
    check(|book| since(book, "1997-04-01"), &[Role::Prospective]);
}

// Profits of 100, 18, 30, −60, seven times 10, and 12: 18 is 10.6% of 170, and 7.8% of the 230 without the loss.
#[test]
fn shares_are_of_the_total_with_its_losses() {
    let mut book = with_revenue("1997", &[18, 100, 30, -60, 10, 10, 10, 10, 10, 10, 10, 12]);
    since(&mut book, "1990-01-01");
    assert_eq!(roles(&book), [Role::Breadwinner]);
    assert_eq!(first(&book).share, Some(18.0 / 170.0));
    let question = Question { period: Some(period("1997")), orders: None };
    let found = suggest(&book, &Scoreboard::build(&book), question).whole;
    assert_eq!((found.total.minor(), found.negative, found.negative_sum.minor()), (170, 1, -60));
    set_revenue(&mut book, 3, "1997", -230);
    assert_eq!((roles(&book), first(&book).share), (vec![], None), "of nothing there are no shares");
}

#[test]
fn the_start_of_the_data_is_not_the_start_of_the_customer() {
    let new = |revenue_at: &[(&str, Option<u8>)], since: &str, at: &str| {
        let mut book = with_share(300);
        edit(&mut book, 0, |it| it.customer_since = Some(day(since)));
        for (at, covered) in revenue_at {
            (0..9).for_each(|index| set_revenue(&mut book, index, at, 100));
            let covered = covered.and_then(MonthsCovered::new);
            book.meta.part_periods.extend(covered.map(|covered| (period(at), covered)));
        }
        let question = Question { period: Some(period(at)), orders: None };
        let found = suggest(&book, &Scoreboard::build(&book), question);
        (found.of(account(0)).unwrap().role_set().contains(&Role::Prospective), found.from_the_start)
    };
    assert_eq!(new(&[("1997", None)], "1997-03-31", "1997"), (false, 1));
    assert_eq!(new(&[("1997", None)], "1997-04-01", "1997"), (true, 0));
    // The figures of 1996 are of July to December, because those of 1997 follow.
    let half = [("1996", Some(6))];
    assert_eq!(new(&half, "1996-07-17", "1996"), (false, 1));
    assert_eq!(new(&half, "1996-10-01", "1996"), (true, 0));
    assert_eq!(new(&half, "1996-07-17", "1997"), (false, 0), "a year has gone by since");
}

#[test]
fn orders_of_a_period_are_divided_by_its_months() {
    let mut book = with_revenue("2025", &[1, 1]);
    let orders = |it: &mut Account| {
        it.fields.insert("Orders 2025".into(), FieldValue::NumberE4(Quantity::from_whole(24).unwrap()));
    };
    (0..2).for_each(|index| edit(&mut book, index, orders));
    edit(&mut book, 0, |it| it.customer_since = Some(day("2010-01-01")));
    let rates = |book: &Workbook, over| {
        let found = orders_a_quarter(book, Orders { field: "Orders 2025", over });
        found.into_iter().map(|(_, rate)| rate).collect::<Vec<_>>()
    };
    assert_eq!(rates(&book, Some(period("2025"))), [6.0, 6.0]);
    book.meta.part_periods.insert(period("2025"), MonthsCovered::new(6).unwrap());
    assert_eq!(rates(&book, Some(period("2025"))), [12.0, 12.0]);
    assert_eq!(rates(&book, None).len(), 1, "without a first day nothing divides them");
    let question = |over| Question { period: None, orders: Some(Orders { field: "Orders 2025", over }) };
    let without = |over| suggest(&book, &Scoreboard::build(&book), question(over)).without_rate;
    assert_eq!((without(None), without(Some(period("2025")))), (1, 0));
}

#[test]
fn exactly_a_tenth_is_a_tenth() {
    let mut book = with_share(100);
    since(&mut book, "1990-01-01");
    assert_eq!(roles(&book), [Role::Breadwinner]);
}

#[test]
fn without_a_first_day_earlier_figures_say_how_long() {
    let mut book = with_share(124);
    assert_eq!(roles(&book), [], "nothing says how long");
    set_revenue(&mut book, 0, "1996", 10);
    let found = first(&book);
    let [(Role::Breadwinner, reasons)] = &found.roles[..] else { panic!("{found:?}") };
    assert_eq!(reasons[1], Reason::BoughtIn(period("1996")));
}

#[test]
fn the_reasons_are_the_share_the_orders_and_the_first_day() {
    let mut book = with_share(124);
    // Eight quarters to the end of 1997: 64 orders are 8 a quarter.
    edit(&mut book, 0, |it| {
        it.customer_since = Some(day("1996-01-01"));
        it.fields.insert(ORDERS.field.into(), FieldValue::NumberE4(Quantity::from_whole(64).unwrap()));
    });
    let found = first(&book);
    let reasons = &found.roles[0].1;
    assert_eq!(reasons[0], Reason::Share(Measure::Revenue, 0.124));
    let Reason::Orders(rate) = reasons[1] else { panic!("{reasons:?}") };
    assert!((rate - 8.0).abs() < 0.02, "{rate}");
    assert_eq!(reasons[2], Reason::Since(day("1996-01-01")));
}

#[test]
fn profit_decides_when_it_is_known_of_everyone_with_revenue() {
    let mut book = with_share(124);
    since(&mut book, "1990-01-01");
    let basis = |book: &Workbook| {
        let question = Question { period: Some(period("1997")), orders: None };
        suggest(book, &Scoreboard::build(book), question).basis
    };
    assert_eq!(basis(&book), Basis::Revenue { with_revenue: 9, with_profit: 0 });
    for index in 0..9 {
        edit(&mut book, index, |it: &mut Account| {
            let profit = Money::from_minor(if index == 0 { 1 } else { 50 });
            it.figures.get_mut(&period("1997")).unwrap().profit = profit;
        });
        let expected =
            if index < 8 { Basis::Revenue { with_revenue: 9, with_profit: index + 1 } } else { Basis::Profit };
        assert_eq!(basis(&book), expected);
    }
    assert_eq!(roles(&book), [], "12.4% of the revenue and a 401st of the profit feed nobody");
    assert_eq!(basis(&unscored(&[], 3)), Basis::Nothing);
}

#[test]
fn attractive_with_a_high_potential_where_we_are_weak_is_prospective() {
    let mut book = scored(&[100, 100], &[&[8, 3]]);
    edit_criterion(&mut book, 0, |it| it.axis = Axis::Attractiveness);
    edit_criterion(&mut book, 1, |it| it.axis = Axis::Strength);
    assert_eq!(roles(&book), [], "which criterion speaks of potential is not known");
    edit_criterion(&mut book, 0, |it| it.library = "revenue_potential".into());
    let found = first(&book);
    let expected = vec![Reason::Quadrant(Quadrant::Star), Reason::Score(criterion(0), 8.0)];
    assert_eq!(found.roles, [(Role::Prospective, expected)]);
    crate::books::set_score(&mut book, 0, 0, 0, 7);
    assert_eq!(roles(&book), []);
}

#[test]
fn fame_and_involvement_are_read_from_their_criteria() {
    for (library, role) in [
        ("influence", Role::ImageMaker),
        ("strategic_partnership", Role::ImageMaker),
        ("referrals", Role::ImageMaker),
        ("mutual_involvement", Role::Expert),
    ] {
        let mut book = scored(&[100], &[&[8]]);
        edit_criterion(&mut book, 0, |it| it.library = library.into());
        assert_eq!(first(&book).roles, [(role, vec![Reason::Score(criterion(0), 8.0)])]);
    }
}

#[test]
fn the_tenth_that_orders_most_often_are_experts() {
    let mut book = unscored(&[], 20);
    for index in 0..20 {
        edit(&mut book, index, |it| {
            it.customer_since = Some(day("1997-01-01"));
            let orders = Quantity::from_whole(if index == 0 { 40 } else { i64::try_from(index).unwrap() });
            it.fields.insert(ORDERS.field.into(), FieldValue::NumberE4(orders.unwrap()));
        });
        set_revenue(&mut book, index, "1997", 100);
    }
    let question = Question { period: Some(period("1997")), orders: Some(ORDERS) };
    let found = suggest(&book, &Scoreboard::build(&book), question);
    let experts = found.accounts.iter().filter(|it| it.role_set().contains(&Role::Expert));
    assert_eq!(experts.map(|it| it.account).collect::<Vec<_>>(), [account(0), account(19)]);
}

#[test]
fn a_quarter_is_the_least_time_and_part_years_end_early() {
    let mut book = with_revenue("1998", &[1, 1]);
    book.meta.part_periods.insert(period("1998"), MonthsCovered::new(4).unwrap());
    for (index, since) in [(0, "1998-04-20"), (1, "1997-05-01")] {
        edit(&mut book, index, |it| {
            it.customer_since = Some(day(since));
            it.fields.insert(ORDERS.field.into(), FieldValue::NumberE4(Quantity::from_whole(4).unwrap()));
        });
    }
    let rates: Vec<f64> = orders_a_quarter(&book, ORDERS).into_iter().map(|(_, rate)| rate).collect();
    assert_eq!(rates[0], 4.0);
    assert!((rates[1] - 1.0).abs() < 0.01, "a year: {rates:?}");
}

fn check_class(change: impl FnOnce(&mut Workbook), class: Option<AccountClass>, programme: Option<Programme>) {
    let mut book = with_share(124);
    change(&mut book);
    let found = first(&book);
    assert_eq!(found.class.map(|(class, _)| class), class);
    assert_eq!(found.programme.map(|(programme, _)| programme), programme);
}

#[test]
fn classes_follow_decision_figures_and_rank() {
    use AccountClass::{Difficult, Important, Key, NotCustomer, Ordinary};
    use Programme::{Light, Programmatic, Strategic};
    let status = |status| move |book: &mut Workbook| edit(book, 0, |it| it.status = status);
    check_class(|_| {}, Some(Important), Some(Light));
    check_class(status(Status::Key), Some(Key), Some(Strategic));
    check_class(status(Status::DoNotRetain), Some(Difficult), None);
    check_class(|book| set_revenue(book, 0, "1997", 0), Some(NotCustomer), None);
    check_class(|book| set_revenue(book, 0, "1997", 10), Some(Ordinary), Some(Programmatic));
    check_class(|book| edit(book, 0, |it| it.figures.clear()), Some(NotCustomer), None);
    let loss = |it: &mut Account| it.figures.get_mut(&period("1997")).unwrap().profit = Money::from_minor(-1);
    check_class(|book| edit(book, 0, loss), Some(Difficult), None);
    // What a person set decides over the programme.
    check_class(|book| edit(book, 0, |it| it.class = Some(Key)), Some(Important), Some(Strategic));
    assert_eq!(first(&unscored(&[], 1)).class, None, "nothing is known of it");
    let found = first(&scored(&[100], &[&[3], &[2]]));
    assert_eq!(found.class, Some((Key, vec![Reason::Rank(1)])));
}

#[test]
fn the_class_says_why() {
    let found = first(&with_share(124));
    let expected = vec![Reason::Share(Measure::Revenue, 0.124), Reason::Abc(Measure::Revenue, AbcClass::A)];
    assert_eq!(found.class, Some((AccountClass::Important, expected)));
}

proptest! {
    #[test]
    fn breadwinners_bring_a_tenth_and_every_suggestion_has_a_reason(
        revenue in prop::collection::vec(-1_000_i64..100_000, 1..30),
        scores in prop::collection::vec(0..=10_u8, 30),
    ) {
        let mut book = with_revenue("1997", &revenue);
        for (index, score) in scores.iter().enumerate().take(revenue.len()) {
            edit(&mut book, index, |it| it.customer_since = Some(day("1990-01-01")));
            edit(&mut book, index, |it| it.status = Status::ALL[usize::from(*score) % 5]);
        }
        let question = Question { period: Some(period("1997")), orders: None };
        let found = suggest(&book, &Scoreboard::build(&book), question);
        prop_assert_eq!(found.accounts.len(), revenue.len());
        let total: i64 = revenue.iter().sum();
        for (it, own) in found.accounts.iter().zip(&revenue) {
            let is_breadwinner = it.role_set().contains(&Role::Breadwinner);
            prop_assert_eq!(is_breadwinner, total > 0 && *own > 0 && own * 10 >= total);
        }
        for it in &found.accounts {
            prop_assert!(it.roles.iter().all(|(_, reasons)| !reasons.is_empty()));
            prop_assert!(it.class.iter().all(|(_, reasons)| !reasons.is_empty()));
            prop_assert!(it.programme.iter().all(|(_, reasons)| !reasons.is_empty()));
        }
        let share: f64 = found.accounts.iter().filter_map(|it| it.share).sum();
        let positive: i64 = revenue.iter().filter(|own| **own > 0).sum();
        let expected = if total > 0 { positive as f64 / total as f64 } else { 0.0 };
        prop_assert!((share - expected).abs() < 1e-9 * (1.0 + expected), "{share} {expected}");
    }
}
