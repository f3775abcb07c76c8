//! Roles, classes and programmes: each rule holds where it should and nowhere near (G-1 to G-3).

use linchpin::analysis::concentration::AbcClass;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::portfolio::Quadrant;
use linchpin::analysis::roles::{Basis, Question, Reason, Suggestion, orders_a_quarter, suggest};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{
    Account, AccountClass, Axis, Date, FieldValue, Money, MonthsCovered, Programme, Quantity, Role, Status, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, criterion, edit, edit_criterion, period, scored, set_revenue, unscored, with_revenue};

const ORDERS: &str = "Orders";

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
    check(|book| since(book, "1997-01-02"), &[Role::Prospective]);
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
        it.fields.insert(ORDERS.into(), FieldValue::NumberE4(Quantity::from_whole(64).unwrap()));
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
            it.fields.insert(ORDERS.into(), FieldValue::NumberE4(orders.unwrap()));
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
            it.fields.insert(ORDERS.into(), FieldValue::NumberE4(Quantity::from_whole(4).unwrap()));
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
    fn at_most_ten_are_breadwinners_and_every_suggestion_has_a_reason(
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
        let breadwinners = found.accounts.iter().filter(|it| it.role_set().contains(&Role::Breadwinner)).count();
        prop_assert!(breadwinners <= 10);
        for it in &found.accounts {
            prop_assert!(it.roles.iter().all(|(_, reasons)| !reasons.is_empty()));
            prop_assert!(it.class.iter().all(|(_, reasons)| !reasons.is_empty()));
            prop_assert!(it.programme.iter().all(|(_, reasons)| !reasons.is_empty()));
        }
        let share: f64 = found.accounts.iter().filter_map(|it| it.share).sum();
        prop_assert!(found.accounts.iter().all(|it| it.share.is_none()) || (share - 1.0).abs() < 1e-9);
    }
}
