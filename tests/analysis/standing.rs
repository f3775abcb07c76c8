//! Attainment of many targets in the three meanings of 100% (K-5), what the rest of a period needs, and the path
//! through it (K-6).

use linchpin::analysis::target::{
    Asked, Each, Ended, GroupBy, Held, KpiStanding, Light, Meaning, Needed, Outlook, Pace, Standing, Standings, Whose,
    owed_path, path, report, shown_share, standings,
};
use linchpin::model::{
    Account, Actual, Aggregate, Baseline, Direction, Extra, Kpi, KpiId, Owner, Period, PeriodKind, Quantity, Status,
    Target, TargetId, Unit, Weight, Workbook,
};
use proptest::prelude::*;

use crate::books::{account, edit, name, unscored};

const YEAR: Period = Period::Year(1998);
const SALES: KpiId = KpiId::new(1);
const KEPT: KpiId = KpiId::new(2);

fn quantity(value: f64) -> Quantity {
    Quantity::from_f64(value).unwrap()
}

fn put_kpi(book: &mut Workbook, id: KpiId, catalogue: &str, direction: Direction, aggregate: Aggregate) {
    let kpi = Kpi::new(id, name(&format!("KPI {}", id.value())), Unit::Count);
    book.kpis.insert(Kpi { catalogue: catalogue.to_owned(), direction, aggregate, ..kpi });
}

/// Sets a target and what was reached in its first months.
fn put(book: &mut Workbook, kpi: KpiId, owner: Owner, value: f64, months: &[Option<f64>]) -> TargetId {
    let id = TargetId::new(1 + book.targets.len() as u64);
    book.targets.insert(Target::new(id, owner, kpi, YEAR, quantity(value)));
    for (month, value) in YEAR.split(PeriodKind::Month).into_iter().zip(months) {
        if let Some(value) = value {
            book.actuals.insert(Actual { target: id, period: month, value: quantity(*value), extra: Extra::new() });
        }
    }
    id
}

/// Three accounts of two managers: one as planned, one at half, a large one a fifth above; the company is owed a
/// quarter more than their targets together.
fn team() -> Workbook {
    let mut book = unscored(&[], 3);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    for (index, (manager, country)) in [("Ann", "DE"), ("Ann", "FR"), ("Bob", "DE")].into_iter().enumerate() {
        edit(&mut book, index, |account| {
            manager.clone_into(&mut account.manager);
            country.clone_into(&mut account.country);
        });
    }
    for (index, (target, month)) in [(120.0, 10.0), (240.0, 10.0), (1200.0, 120.0)].into_iter().enumerate() {
        put(&mut book, SALES, Owner::Account(account(index)), target, &[Some(month); 3]);
    }
    put(&mut book, SALES, Owner::Portfolio, 1950.0, &[]);
    book
}

fn ask(book: &Workbook, meaning: Meaning, by: &GroupBy<'_>) -> Standings {
    standings(book, &Asked { meaning, period: YEAR, kpi: None }, by)
}

fn check(book: &Workbook, meaning: Meaning, all: f64, groups: &[(&str, f64)]) {
    let found = ask(book, meaning, &GroupBy::Manager);
    let near = |found: Option<f64>, expected: f64| (found.unwrap() - expected).abs() < 1e-6;
    assert!(near(found.all.by_now, all), "{meaning:?}: {:?}", found.all.by_now);
    let names: Vec<_> = found.groups.iter().map(|group| group.name.as_deref().unwrap()).collect();
    assert_eq!(names, groups.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{meaning:?}");
    for (group, (name, expected)) in found.groups.iter().zip(groups) {
        assert!(near(group.by_now, *expected), "{meaning:?} {name}: {:?}", group.by_now);
    }
}

#[test]
fn a_hundred_per_cent_means_three_things() {
    let book = team();
    // A 30/30, B 30/60, C 360/300.
    check(&book, Meaning::Beginner, 0.9, &[("Ann", 0.75), ("Bob", 1.2)]);
    check(&book, Meaning::Experienced, 420.0 / 390.0, &[("Ann", 60.0 / 90.0), ("Bob", 1.2)]);
    // Of 1,950 owed, 1,560 are in the accounts' targets: every group owes a quarter more than its accounts do.
    check(&book, Meaning::Professional, 420.0 / 487.5, &[("Ann", 60.0 / 112.5), ("Bob", 360.0 / 375.0)]);
}

#[test]
fn the_portfolios_own_actuals_say_more_than_the_accounts() {
    let mut book = team();
    let id = book.targets.iter().find(|target| target.owner == Owner::Portfolio).unwrap().id;
    let value = quantity(500.0);
    book.actuals.insert(Actual { target: id, period: Period::Quarter(1998, 1), value, extra: Extra::new() });
    let found = ask(&book, Meaning::Professional, &GroupBy::Account);
    assert!((found.all.by_now.unwrap() - 500.0 / 487.5).abs() < 1e-9);
}

#[test]
fn without_a_target_of_the_portfolio_nothing_is_owed() {
    let mut book = team();
    let id = book.targets.iter().find(|target| target.owner == Owner::Portfolio).unwrap().id;
    book.targets.remove(id);
    let found = ask(&book, Meaning::Professional, &GroupBy::Account);
    assert_eq!((found.all.by_now, found.not_owed.as_slice()), (None, &[SALES][..]));
    assert!(found.groups.is_empty() && found.all.kpis.is_empty());
}

#[test]
fn missing_is_not_zero() {
    let mut book = team();
    edit(&mut book, 0, |_| {});
    let before = ask(&book, Meaning::Experienced, &GroupBy::Manager).all;
    let mut more = book.clone();
    more.accounts.insert(linchpin::model::Account::new(account(7), name("Silent")));
    put(&mut more, SALES, Owner::Account(account(7)), 1000.0, &[]);
    let after = ask(&more, Meaning::Experienced, &GroupBy::Manager).all;
    assert_eq!((after.by_now, after.owners, after.silent), (before.by_now, 4, 1));
    assert_eq!(after.kpis[0].target, before.kpis[0].target);
    assert_eq!(after.kpis[0].planned, Some(quantity(2560.0)));
}

/// Story: a row said 281 of 302 expected and 95%, which nobody could work out of it: the share was the mean of 208
/// accounts, the figures were their sums.
#[test]
fn a_mean_of_each_says_what_it_is_the_mean_of() {
    let book = team();
    let kpi = |meaning: Meaning| ask(&book, meaning, &GroupBy::Manager).all.kpis[0].clone();
    let each = kpi(Meaning::Beginner);
    let together = kpi(Meaning::Experienced);
    assert_eq!((each.actual, each.expected), (Some(quantity(420.0)), Some(quantity(390.0))));
    let found = each.each.unwrap();
    assert_eq!((found.owners, found.owners_whole), (3, 3));
    // 100%, 50% and 120% of the accounts, and 420 of 390 of all of them.
    assert!((each.by_now.unwrap() - 0.9).abs() < 1e-9 && (found.by_now.unwrap() - 420.0 / 390.0).abs() < 1e-9);
    assert_eq!((found.by_now, found.whole), (together.by_now, together.whole));
    assert_eq!(together.each, None);
    // Bob has one account: its mean is its own quotient.
    let bob = ask(&book, Meaning::Beginner, &GroupBy::Manager);
    let bob = bob.groups.iter().find(|group| group.name.as_deref() == Some("Bob")).unwrap();
    assert_eq!(bob.kpis[0].each, None);
}

/// Story: three lost customers with a target of 0 and sales of 0 stood first among 208 accounts with 100%, and lifted
/// every manager's mean.
#[test]
fn who_has_nothing_to_reach_lifts_no_mean() {
    let mut book = team();
    book.accounts.insert(linchpin::model::Account::new(account(7), name("Lost")));
    put(&mut book, SALES, Owner::Account(account(7)), 0.0, &[Some(0.0); 3]);
    let (before, after) = (team(), book);
    for meaning in Meaning::ALL {
        let (before, after) = (ask(&before, meaning, &GroupBy::Account), ask(&after, meaning, &GroupBy::Account));
        assert_eq!((after.all.by_now, after.all.whole), (before.all.by_now, before.all.whole), "{meaning:?}");
        assert_eq!((after.all.owners, after.all.silent), (4, 0));
        let lost = after.groups.iter().find(|group| group.account == Some(account(7))).unwrap();
        assert_eq!((lost.by_now, lost.whole, lost.light()), (None, None, Light::NoData), "{meaning:?}");
        assert_eq!(lost.kpis[0].outlook, Outlook::Nothing { is_over: false }, "{meaning:?}");
    }
    // At the end of the year it is over for it, and it is neither among those who reached theirs nor of their number.
    let mut over = unscored(&[], 3);
    put_kpi(&mut over, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    for (index, (target, month)) in [(0.0, 0.0), (120.0, 10.0), (240.0, 10.0)].into_iter().enumerate() {
        put(&mut over, SALES, Owner::Account(account(index)), target, &[Some(month); 12]);
    }
    let found = ask(&over, Meaning::Beginner, &GroupBy::Account);
    assert_eq!(found.all.kpis[0].outlook, Outlook::Each(Each { reached: 1, lost: 1, open: 0 }));
    assert_eq!((found.all.by_now, found.all.light()), (Some(0.75), Light::Missed));
    let lost = found.groups.iter().find(|group| group.account == Some(account(0))).unwrap();
    assert_eq!(lost.kpis[0].outlook, Outlook::Nothing { is_over: true });
}

#[test]
fn kpis_count_by_their_weights() {
    let mut book = unscored(&[], 1);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    put_kpi(&mut book, KEPT, "", Direction::Lower, Aggregate::Mean);
    put(&mut book, SALES, Owner::Account(account(0)), 120.0, &[Some(5.0)]);
    put(&mut book, KEPT, Owner::Account(account(0)), 8.0, &[Some(10.0)]);
    let of = |book: &Workbook| ask(book, Meaning::Experienced, &GroupBy::Account).all.by_now.unwrap();
    assert!((of(&book) - 0.65).abs() < 1e-9);
    let mut kpi = book.kpis.get(SALES).unwrap().clone();
    kpi.weight = Weight::from_points(3);
    book.kpis.insert(kpi);
    assert!((of(&book) - (3.0 * 0.5 + 0.8) / 4.0).abs() < 1e-9);
}

#[test]
fn accounts_not_to_be_retained_stay_out_of_retention() {
    let mut book = team();
    put_kpi(&mut book, KEPT, "renewed_contracts", Direction::Higher, Aggregate::Sum);
    put(&mut book, KEPT, Owner::Account(account(0)), 12.0, &[Some(0.0)]);
    put(&mut book, KEPT, Owner::Account(account(1)), 12.0, &[Some(1.0)]);
    let of_kept = |book: &Workbook| {
        let asked = Asked { meaning: Meaning::Beginner, period: YEAR, kpi: Some(KEPT) };
        let found = standings(book, &asked, &GroupBy::Account);
        (found.all.by_now, found.all.owners, found.left_out)
    };
    assert_eq!(of_kept(&book), (Some(0.5), 2, 0));
    edit(&mut book, 0, |account| account.status = Status::DoNotRetain);
    assert_eq!(of_kept(&book), (Some(1.0), 1, 1));
    // Of other KPIs it stays a part.
    assert_eq!(ask(&book, Meaning::Beginner, &GroupBy::Account).all.owners, 3);
}

/// Story: an account had a target for the year and one of its own for the third quarter. The quarter was judged by a
/// quarter of the year's target, and what was reached of its own was nowhere.
#[test]
fn a_quarter_is_judged_by_its_own_target() {
    let mut book = unscored(&[], 1);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    let owner = Owner::Account(account(0));
    put(&mut book, SALES, owner.clone(), 120.0, &[]);
    let [second, third] = [2, 3].map(|quarter| YEAR.split(PeriodKind::Quarter)[quarter - 1]);
    let id = TargetId::new(2);
    book.targets.insert(Target::new(id, owner, SALES, third, quantity(40.0)));
    for month in third.split(PeriodKind::Month) {
        book.actuals.insert(Actual { target: id, period: month, value: quantity(10.0), extra: Extra::new() });
    }
    let check = |period: Period, planned: f64, actual: Option<f64>, by_now: Option<f64>| {
        let asked = Asked { meaning: Meaning::Beginner, period, kpi: None };
        let found = standings(&book, &asked, &GroupBy::Account);
        let kpi = &found.groups[0].kpis[0];
        let expected = (Some(quantity(planned)), actual.map(quantity), by_now);
        assert_eq!((kpi.planned, kpi.actual, kpi.by_now), expected, "{period:?}");
    };
    check(third, 40.0, Some(30.0), Some(0.75));
    // Others have their part of the year's, and the year its own.
    check(second, 30.0, None, None);
    check(YEAR, 120.0, None, None);
}

#[test]
fn a_managers_own_target_stands_beside_and_is_in_no_sum() {
    let mut book = team();
    let before = ask(&book, Meaning::Experienced, &GroupBy::Account).all;
    put(&mut book, SALES, Owner::Manager("Cid".into()), 240.0, &[Some(10.0)]);
    put(&mut book, SALES, Owner::Manager("Ann".into()), 12.0, &[Some(2.0)]);
    let found = ask(&book, Meaning::Experienced, &GroupBy::Manager);
    assert_eq!(found.all.kpis, before.kpis);
    let own = |group: &Standing| group.own.iter().map(|kpi| (kpi.actual, kpi.by_now)).collect::<Vec<_>>();
    let groups: Vec<_> =
        found.groups.iter().map(|group| (group.name.as_deref().unwrap(), group.owners, own(group))).collect();
    let of = |actual: f64, by_now: f64| vec![(Some(quantity(actual)), Some(by_now))];
    assert_eq!(groups, [("Ann", 2, of(2.0, 2.0)), ("Bob", 1, vec![]), ("Cid", 0, of(10.0, 0.5))]);
    assert_eq!(found.groups[2].light(), Light::NoData);
}

#[test]
fn managers_own_targets_are_summed_where_no_account_has_one() {
    let mut book = team();
    put_kpi(&mut book, KEPT, "", Direction::Higher, Aggregate::Sum);
    put(&mut book, KEPT, Owner::Manager("Ann".into()), 120.0, &[Some(5.0)]);
    put(&mut book, KEPT, Owner::Manager("Bob".into()), 240.0, &[Some(20.0)]);
    let country = |account: &linchpin::model::Account| vec![account.country.clone()];
    for by in [GroupBy::Account, GroupBy::Manager, GroupBy::Names(&country)] {
        let found = ask(&book, Meaning::Experienced, &by);
        for kpi in &found.all.kpis {
            let of = |group: &Standing| {
                let own = group.kpis.iter().filter(|own| own.kpi == kpi.kpi);
                own.map(|own| own.planned.unwrap().e4()).sum::<i128>()
            };
            assert_eq!(Some(found.groups.iter().map(of).sum()), kpi.planned.map(Quantity::e4));
        }
        assert!((found.all.kpis[1].by_now.unwrap() - 25.0 / 30.0).abs() < 1e-9);
    }
}

#[test]
fn what_the_groups_owe_and_the_rest_add_up_to_the_portfolio() {
    let mut book = team();
    let id = book.targets.iter().find(|target| target.owner == Owner::Portfolio).unwrap().id;
    let value = quantity(500.0);
    book.actuals.insert(Actual { target: id, period: Period::Quarter(1998, 1), value, extra: Extra::new() });
    let found = ask(&book, Meaning::Professional, &GroupBy::Manager);
    let all = &found.all.kpis[0];
    let sum = |of: fn(&KpiStanding) -> Option<Quantity>| {
        found.groups.iter().map(|group| of(&group.kpis[0]).unwrap().e4()).sum::<i128>()
    };
    assert_eq!(sum(|kpi| kpi.actual), all.actual.unwrap().e4());
    assert_eq!(sum(|kpi| kpi.expected), all.expected.unwrap().e4());
    assert_eq!(sum(|kpi| kpi.target), all.target.unwrap().e4());
    assert_eq!(sum(|kpi| kpi.planned), all.planned.unwrap().e4());
    // 80 of 500 are in no account's figures, and 390 of 1,950 in no account's target.
    let rest = found.groups.last().unwrap();
    assert!(rest.is_rest && found.groups.iter().filter(|group| group.is_rest).count() == 1);
    assert_eq!((rest.kpis[0].actual, rest.kpis[0].planned), (Some(quantity(80.0)), Some(quantity(390.0))));
}

/// Story: the portfolio had a target of the payment time and no account had one. The headline counted it, and the table
/// of the managers had no line in which it was: 93% stood above a table of 112%.
#[test]
fn what_no_account_has_a_target_of_stands_in_the_line_of_the_rest() {
    let mut book = team();
    put_kpi(&mut book, KEPT, "payment_time", Direction::Lower, Aggregate::Mean);
    put(&mut book, KEPT, Owner::Portfolio, 20.0, &[Some(40.0)]);
    let kpis = |group: &Standing| group.kpis.iter().map(|kpi| (kpi.kpi, kpi.by_now)).collect::<Vec<_>>();
    let found = ask(&book, Meaning::Professional, &GroupBy::Manager);
    let rest = found.groups.last().unwrap();
    assert!(rest.is_rest && found.groups.len() == 3);
    assert_eq!((kpis(rest), found.alone.as_slice()), (vec![(KEPT, Some(0.5))], &[KEPT][..]));
    // Every KPI of the headline is in a line.
    for kpi in &found.all.kpis {
        assert!(found.groups.iter().any(|group| group.kpis.iter().any(|own| own.kpi == kpi.kpi)), "{kpi:?}");
    }
    // Once an account has one, it is a mean of the accounts in the lines and the portfolio's own above.
    put(&mut book, KEPT, Owner::Account(account(0)), 20.0, &[Some(25.0)]);
    let found = ask(&book, Meaning::Professional, &GroupBy::Manager);
    assert_eq!((found.alone.len(), found.own_means.as_slice()), (0, &[KEPT][..]));
    assert_eq!(found.all.kpis[1].by_now, Some(0.5));
    assert!(ask(&book, Meaning::Experienced, &GroupBy::Manager).own_means.is_empty());
}

#[test]
fn what_the_company_is_not_owed_is_left_out() {
    let mut book = team();
    put_kpi(&mut book, KEPT, "satisfaction", Direction::Higher, Aggregate::Mean);
    put(&mut book, KEPT, Owner::Account(account(0)), 8.0, &[Some(8.42)]);
    let found = ask(&book, Meaning::Professional, &GroupBy::Account);
    assert_eq!(found.not_owed, [KEPT]);
    assert_eq!(found.all.kpis.iter().map(|kpi| kpi.kpi).collect::<Vec<_>>(), [SALES]);
}

#[test]
fn each_owners_pace_is_over_its_own_months() {
    let mut book = unscored(&[], 3);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    let quarter = |sum: f64| vec![Some(sum), Some(0.0), Some(0.0)];
    let alpha = [quarter(300.0), quarter(0.0)].concat();
    for (index, months) in [alpha, quarter(600.0), quarter(-20.0)].iter().enumerate() {
        put(&mut book, SALES, Owner::Account(account(index)), 1200.0, months);
    }
    let of = |book: &Workbook| match ask(book, Meaning::Experienced, &GroupBy::Account).all.kpis[0].outlook {
        Outlook::Needed(needed) => needed,
        other => panic!("{other:?}"),
    };
    let needed = of(&book);
    // 300/6 + 600/3 − 20/3, not 880/6.
    assert_eq!(needed.so_far, Some(quantity(243.3333)));
    // 900/6 + 600/9 + 1,220/9.
    assert_eq!((needed.fewest, needed.months, needed.per_month), (6, 9, quantity(352.2223)));
    // What one is ahead, the others need not bring: 100 of 1,820 less, in proportion.
    let target = book.targets.get(TargetId::new(1)).unwrap().clone();
    book.targets.insert(Target { value: quantity(200.0), ..target });
    assert_eq!(of(&book).per_month, quantity(191.1112));
}

/// Story: a quarter's end, 201 of 208 accounts with all their months in and most of them short: their 24 million were
/// asked of the one month that the seven others still lacked.
#[test]
fn nobody_owes_what_those_without_months_left_are_short_of() {
    let outlook = |accounts: [(f64, f64, usize); 3], direction: Direction, meaning: Meaning| {
        let mut book = unscored(&[], 3);
        put_kpi(&mut book, SALES, "turnover", direction, Aggregate::Sum);
        for (index, (target, month, known)) in accounts.into_iter().enumerate() {
            let id = put(&mut book, SALES, Owner::Account(account(index)), target, &vec![Some(month); known]);
            let target = book.targets.get(id).unwrap().clone();
            let baseline = Some(Baseline::Typed(quantity(target.value.to_f64() / 2.0)));
            book.targets.insert(Target { baseline, ..target });
        }
        ask(&book, meaning, &GroupBy::Account).all.kpis[0].outlook
    };
    // 960 and 1,140 of 1,200 each, with all months in, and 110 of 150 in eleven.
    let short = [(1200.0, 80.0, 12), (1200.0, 95.0, 12), (150.0, 10.0, 11)];
    for meaning in [Meaning::Beginner, Meaning::Experienced] {
        let Outlook::Needed(found) = outlook(short, Direction::Higher, meaning) else { panic!("{meaning:?}") };
        // 40 in December, against ten a month so far and 75/12 in the past: its own, not those of the three.
        assert_eq!((found.per_month, found.months, found.so_far), (quantity(40.0), 1, Some(quantity(10.0))));
        assert_eq!(found.past, Some(quantity(6.25)));
        assert_eq!(found.ended, Some(Ended { owners: 2, above: quantity(-300.0), open: 1 }));
    }
    // Who had nothing to reach is none of them.
    let lost = [(1200.0, 80.0, 12), (0.0, 0.0, 12), (150.0, 10.0, 11)];
    let Outlook::Needed(found) = outlook(lost, Direction::Higher, Meaning::Beginner) else { panic!() };
    assert_eq!(found.ended, Some(Ended { owners: 1, above: quantity(-240.0), open: 1 }));
    // What the others are beyond theirs is not taken from what it owes, as long as the sum is not reached.
    let beyond = [(1200.0, 101.0, 12), (1200.0, 100.0, 12), (150.0, 10.0, 11)];
    let Outlook::Needed(found) = outlook(beyond, Direction::Higher, Meaning::Experienced) else { panic!() };
    assert_eq!(found.per_month, quantity(40.0));
    assert_eq!(found.ended, Some(Ended { owners: 2, above: quantity(12.0), open: 1 }));
    // The one with a month left has reached its own: only the two keep the sum from it.
    let through = [(1200.0, 80.0, 12), (1200.0, 95.0, 12), (150.0, 20.0, 11)];
    let ended = Ended { owners: 2, above: quantity(-300.0), open: 1 };
    for meaning in [Meaning::Beginner, Meaning::Experienced] {
        assert_eq!(outlook(through, Direction::Higher, meaning), Outlook::Ended(ended));
    }
    // Complaints: four are left to the one with a month to go, whatever room the others did not use; where it is above
    // its own, their room is all there is.
    let few = [(24.0, 1.0, 12), (24.0, 1.0, 12), (15.0, 1.0, 11)];
    let Outlook::Needed(found) = outlook(few, Direction::Lower, Meaning::Experienced) else { panic!() };
    assert_eq!((found.per_month, found.ended.map(|it| it.above)), (quantity(4.0), Some(quantity(-24.0))));
    let many = [(24.0, 1.0, 12), (24.0, 1.0, 12), (15.0, 2.0, 11)];
    let Outlook::Needed(found) = outlook(many, Direction::Lower, Meaning::Experienced) else { panic!() };
    assert_eq!((found.per_month, found.ended), (quantity(17.0), None));
}

#[test]
fn a_count_that_is_to_stay_low_is_no_share_of_the_whole_before_its_end() {
    let mut book = unscored(&[], 1);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    put_kpi(&mut book, KEPT, "", Direction::Lower, Aggregate::Sum);
    put(&mut book, SALES, Owner::Account(account(0)), 1200.0, &[Some(100.0); 3]);
    let late = put(&mut book, KEPT, Owner::Account(account(0)), 16.0, &[Some(2.0), Some(2.0), Some(1.0)]);
    for meaning in [Meaning::Beginner, Meaning::Experienced] {
        let found = ask(&book, meaning, &GroupBy::Account).all;
        assert_eq!((found.kpis[1].by_now, found.kpis[1].whole), (Some(0.8), None), "{meaning:?}");
        assert_eq!(found.whole, Some(0.25), "{meaning:?}");
    }
    for period in YEAR.split(PeriodKind::Month).into_iter().skip(3) {
        book.actuals.insert(Actual { target: late, period, value: Quantity::ZERO, extra: Extra::new() });
    }
    assert_eq!(ask(&book, Meaning::Beginner, &GroupBy::Account).all.kpis[1].whole, Some(2.0));
}

#[test]
fn inside_its_band_nothing_but_the_band_is_asked_for() {
    use Aggregate::{Last, Mean, Sum};
    use Direction::{Higher, Lower};
    let band = |edge: f64, pace: Pace| Pace { edge: Some(quantity(edge)), ..pace };
    // Satisfaction 8.42 after three months, 9 to be reached, counts from 8: 7.86 in the months left keeps it.
    let satisfied = band(8.0, pace(Higher, Mean, 9.0, Some(8.42), 3));
    let Outlook::Holds(needed, held) = satisfied.outlook() else { panic!("{:?}", satisfied.outlook()) };
    assert_eq!((needed.months, needed.per_month), (9, quantity(7.86)));
    assert_eq!(held, Held { at: quantity(8.0), of_many: false });
    let below = band(8.0, pace(Higher, Mean, 9.0, Some(7.9), 3));
    assert!(matches!(below.outlook(), Outlook::Needed(_)));
    let check = |pace: Pace, expected| assert_eq!(pace.outlook(), expected, "{pace:?}");
    check(band(8.0, pace(Higher, Mean, 9.0, Some(8.42), 12)), Outlook::Met);
    check(
        band(8.0, pace(Higher, Last, 9.0, Some(8.42), 3)),
        Outlook::AtTheEnd { met: quantity(8.0), target: Some(quantity(9.0)) },
    );
    check(band(230.0, pace(Higher, Sum, 240.0, Some(231.0), 4)), Outlook::Reached);
    check(band(250.0, pace(Lower, Sum, 240.0, Some(251.0), 4)), Outlook::Exceeded(quantity(11.0)));
    check_needed(band(250.0, pace(Lower, Sum, 240.0, Some(242.0), 4)), 1.0, Some(60.5), 10.0);
}

#[test]
fn what_would_count_as_met_is_asked_for_and_the_target_is_said_beside_it() {
    // Payment days 44, 42 and 39.5, the target 38 and up to 40 counting as met: "at most 36.72 days" was asked for, though
    // 39.39 would do.
    use Aggregate::{Last, Mean, Sum};
    use Direction::{Higher, Lower};
    let band = |edge: f64, pace: Pace| Pace { edge: Some(quantity(edge)), ..pace };
    let check = |pace: Pace, per_month: f64, at_target: Option<f64>| match pace.outlook() {
        Outlook::Needed(found) => {
            assert_eq!((found.per_month, found.at_target), (quantity(per_month), at_target.map(quantity)), "{pace:?}");
        }
        other => panic!("{pace:?}: {other:?}"),
    };
    let days = pace(Lower, Mean, 38.0, Some(41.8333), 3);
    check(band(40.0, days), 39.3889, Some(36.7222));
    check(days, 36.7222, None);
    // A margin of 22 so far, the target 30 and from 25 counting as met.
    check(band(25.0, pace(Higher, Mean, 30.0, Some(22.0), 6)), 28.0, Some(38.0));
    // The target itself may be out of reach while the band is not.
    let of_ten = Pace { most: Some(quantity(10.0)), ..pace(Higher, Mean, 9.0, Some(7.0), 6) };
    check(band(8.0, of_ten), 9.0, None);
    assert_eq!(of_ten.outlook(), Outlook::Impossible(quantity(11.0)));
    check(band(2.0, pace(Lower, Mean, 1.0, Some(3.0), 6)), 1.0, None);
    // Sums: orders and complaints.
    check(band(220.0, pace(Higher, Sum, 240.0, Some(60.0), 4)), 20.0, Some(22.5));
    check(band(140.0, pace(Lower, Sum, 120.0, Some(60.0), 4)), 10.0, Some(7.5));
    check(band(140.0, pace(Lower, Sum, 120.0, Some(130.0), 10)), 5.0, None);
    // An end on the better side, which is no limit, changes nothing.
    check(band(30.0, days), 36.7222, None);
    let last = |direction, edge, target| band(edge, pace(direction, Last, target, Some(41.0), 3)).outlook();
    let at_end = |met, target| Outlook::AtTheEnd { met: quantity(met), target: Some(quantity(target)) };
    assert_eq!(last(Lower, 40.0, 38.0), at_end(40.0, 38.0));
    assert_eq!(last(Higher, 45.0, 50.0), at_end(45.0, 50.0));
}

#[test]
fn the_mean_of_many_may_hold_while_one_of_them_misses_its_target() {
    let mut book = unscored(&[], 3);
    put_kpi(&mut book, SALES, "satisfaction", Direction::Higher, Aggregate::Mean);
    for (index, (least, reached)) in [(8.0, 8.7), (8.0, 7.6), (7.0, 8.9)].into_iter().enumerate() {
        let id = put(&mut book, SALES, Owner::Account(account(index)), 8.8, &[Some(reached); 6]);
        let mut target = book.targets.get(id).unwrap().clone();
        target.min = Some(quantity(least));
        book.targets.insert(target);
    }
    let found = ask(&book, Meaning::Beginner, &GroupBy::Account);
    assert_eq!(found.all.kpis[0].light(), Light::Close, "one of three misses it");
    let Outlook::Holds(needed, held) = found.all.kpis[0].outlook else { panic!("{:?}", found.all.kpis[0].outlook) };
    // 8.4 so far and 7.66… to count: 6.933… in the second half.
    assert_eq!((needed.months, needed.per_month), (6, quantity(6.9334)));
    assert_eq!(held, Held { at: quantity(7.6667), of_many: true });
    let alone = found.groups.iter().find_map(|group| match group.kpis[0].outlook {
        Outlook::Holds(_, held) if held.at == quantity(7.0) => Some(held.of_many),
        _ => None,
    });
    assert_eq!(alone, Some(false));
}

#[test]
fn a_share_is_not_shown_as_the_threshold_it_does_not_reach() {
    let check = |share: f64, shown: f64| assert!((shown_share(share) - shown).abs() < 1e-12, "{share}");
    // 880 of 881.95: close, and shown so.
    check(880.0 / 881.95, 0.99);
    check(0.8995, 0.89);
    check(1.999, 1.99);
    check(1.0, 1.0);
    check(0.864, 0.86);
    check(0.867, 0.87);
    for percent in 0..300 {
        for part in 0..10 {
            let share = (f64::from(percent) + f64::from(part) / 10.0) / 100.0;
            assert_eq!(Light::of(Some(share)), Light::of(Some(shown_share(share))), "{share}");
        }
    }
}

#[test]
fn a_quarter_shows_its_part_of_a_year() {
    let book = team();
    let asked = Asked { meaning: Meaning::Experienced, period: Period::Quarter(1998, 1), kpi: None };
    let found = standings(&book, &asked, &GroupBy::Account).all;
    assert_eq!(found.kpis[0].planned, Some(quantity(390.0)));
    assert_eq!(found.by_now, found.whole);
    let asked = Asked { period: Period::Quarter(1998, 2), ..asked };
    assert_eq!(standings(&book, &asked, &GroupBy::Account).all.by_now, None);
}

#[test]
fn a_plan_by_parts_says_what_is_to_be_expected() {
    let mut book = team();
    // A hundred in the first quarter and the rest in the last: by March it is behind, not ahead.
    let quarter = |number| Period::Quarter(1998, number);
    let parts = [(1, 100.0), (2, 0.0), (3, 0.0), (4, 20.0)];
    let mut target = book.targets.get(TargetId::new(1)).unwrap().clone();
    target.parts = parts.into_iter().map(|(number, value)| (quarter(number), quantity(value))).collect();
    book.targets.insert(target);
    let of = |period| {
        let asked = Asked { meaning: Meaning::Beginner, period, kpi: None };
        let found = standings(&book, &asked, &GroupBy::Account);
        let group = found.groups.iter().find(|group| group.account == Some(account(0))).unwrap();
        (group.kpis[0].expected, group.kpis[0].planned)
    };
    assert_eq!(of(YEAR), (Some(quantity(100.0)), Some(quantity(120.0))));
    assert_eq!(of(quarter(4)), (None, Some(quantity(20.0))));
    // A month of a quarter is a third of it.
    assert_eq!(of(Period::Month(1998, 2)), (Some(quantity(33.3333)), Some(quantity(33.3333))));
}

fn pace(direction: Direction, aggregate: Aggregate, target: f64, reached: Option<f64>, known: u8) -> Pace {
    let (target, reached) = (Some(quantity(target)), reached.map(quantity));
    let edge = None;
    let baseline = Some(quantity(120.0));
    Pace { direction, aggregate, target, edge, reached, baseline, months_known: known, months: 12, most: None }
}

fn check_needed(pace: Pace, per_month: f64, so_far: Option<f64>, past: f64) {
    let Outlook::Needed(found) = pace.outlook() else { panic!("{pace:?}: {:?}", pace.outlook()) };
    let (so_far, past) = (so_far.map(quantity), Some(quantity(past)));
    let months = 12 - pace.months_known;
    let per_month = quantity(per_month);
    let at_target = found.at_target;
    assert_eq!(found, Needed { months, fewest: months, per_month, at_target, so_far, past, ended: None }, "{pace:?}");
}

#[test]
fn the_rest_of_a_period_has_to_bring_what_is_left() {
    use Aggregate::{Last, Mean, Sum};
    use Direction::{Higher, Lower};
    check_needed(pace(Higher, Sum, 240.0, Some(60.0), 4), 22.5, Some(15.0), 10.0);
    check_needed(pace(Higher, Sum, 240.0, None, 0), 20.0, None, 10.0);
    check_needed(pace(Lower, Sum, 120.0, Some(60.0), 4), 7.5, Some(15.0), 10.0);
    check_needed(pace(Higher, Mean, 8.0, Some(7.0), 6), 9.0, Some(7.0), 120.0);
    // Rounded so that it suffices.
    check_needed(pace(Higher, Sum, 100.0, Some(0.0), 9), 33.3334, Some(0.0), 10.0);
    check_needed(pace(Lower, Sum, 100.0, Some(0.0), 9), 33.3333, Some(0.0), 10.0);
    let check = |pace: Pace, expected| assert_eq!(pace.outlook(), expected, "{pace:?}");
    check(pace(Higher, Sum, 240.0, Some(240.0), 4), Outlook::Reached);
    check(pace(Higher, Sum, 240.0, Some(240.0), 12), Outlook::Met);
    check(pace(Lower, Sum, 240.0, Some(241.0), 12), Outlook::Missed);
    check(pace(Lower, Sum, 240.0, Some(241.0), 4), Outlook::Exceeded(quantity(1.0)));
    check(pace(Lower, Mean, 10.0, Some(30.0), 6), Outlook::Impossible(quantity(-10.0)));
    let of_ten = |target| Pace { most: Some(quantity(10.0)), ..pace(Higher, Mean, target, Some(7.0), 9) };
    check(of_ten(8.0), Outlook::Impossible(quantity(11.0)));
    check_needed(Pace { months_known: 6, ..of_ten(8.0) }, 9.0, Some(7.0), 120.0);
    check(pace(Higher, Last, 50.0, Some(40.0), 4), Outlook::AtTheEnd { met: quantity(50.0), target: None });
}

#[test]
fn a_path_leads_on_at_the_plan_and_at_the_growth_so_far() {
    let mut book = team();
    for (index, baseline) in [100.0, 200.0, 900.0].into_iter().enumerate() {
        let target = book.targets.get(TargetId::new(1 + index as u64)).unwrap().clone();
        let baseline = Some(Baseline::Typed(quantity(baseline)));
        book.targets.insert(Target { baseline, ..target });
    }
    let found = path(&book, SALES, &Whose::Accounts(&|_| true), YEAR, PeriodKind::Quarter);
    assert_eq!((found.targets, found.last_known), (3, Some(0)));
    // 420 against a quarter of 1,200.
    assert!((found.growth_so_far.unwrap() - 0.4).abs() < 1e-9);
    let last = found.steps.last().unwrap();
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    near(last.target, 1560.0);
    near(last.baseline.unwrap(), 1200.0);
    near(last.at_plan.unwrap(), 420.0 + 1170.0);
    near(last.at_growth.unwrap(), 420.0 + 900.0 * 1.4);
    assert_eq!((found.steps[0].actual, found.steps[1].actual), (Some(420.0), None));
}

#[test]
fn a_path_expects_what_the_table_expects() {
    // Two of five accounts had sent their figures, one of them two months of three. The table said 5.99 of what was
    // expected and "3 without figures"; the chart below it, of the same targets, said 12.4 and "1 of 5 has figures".
    let mut book = unscored(&[], 5);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    let whole = [20.8125, 4.725, 0.81, 12.2625, 11.1375];
    let months = [&[Some(1.5), Some(1.8), Some(2.0)][..], &[Some(0.35), Some(0.3)], &[], &[], &[]];
    for (index, (whole, months)) in whole.into_iter().zip(months).enumerate() {
        put(&mut book, SALES, Owner::Account(account(index)), whole, months);
    }
    for steps in [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year] {
        let found = path(&book, SALES, &Whose::Accounts(&|_| true), YEAR, steps);
        let table = ask(&book, Meaning::Experienced, &GroupBy::Account).all.kpis.remove(0);
        assert_eq!((found.targets, found.known), (table.known + table.missing, table.known));
        let step = found.steps[found.last_known.unwrap()];
        let same = |step: Option<f64>, table: Option<Quantity>| (step.unwrap() - table.unwrap().to_f64()).abs() < 1e-3;
        assert!(same(step.actual, table.actual), "{steps:?}: {step:?} {table:?}");
        assert!(same(step.expected, table.expected), "{steps:?}: {step:?} {table:?}");
        assert!(same(found.steps.last().map(|last| last.target), table.target), "{steps:?}: {found:?} {table:?}");
    }
}

/// Story: the line under a chart of answering times said "39.5 days by March", which was March alone, and a growth that was
/// that of the mean, beside a table that said 41.83.
#[test]
fn what_a_path_has_reached_is_what_the_table_says() {
    for (aggregate, reached) in [(Aggregate::Sum, 48.0), (Aggregate::Mean, 10.5), (Aggregate::Last, 14.0)] {
        let mut book = unscored(&[], 2);
        put_kpi(&mut book, SALES, "turnover", Direction::Lower, aggregate);
        for (index, months) in
            [&[Some(4.0), Some(6.0), Some(8.0)][..], &[Some(10.0), Some(20.0)]].into_iter().enumerate()
        {
            let id = put(&mut book, SALES, Owner::Account(account(index)), 12.0, months);
            let target = book.targets.get(id).unwrap().clone();
            book.targets.insert(Target { baseline: Some(Baseline::Typed(quantity(7.0))), ..target });
        }
        let found = path(&book, SALES, &Whose::Accounts(&|_| true), YEAR, PeriodKind::Month);
        let so_far = found.so_far.unwrap();
        let table = ask(&book, Meaning::Experienced, &GroupBy::Account).all.kpis.remove(0);
        let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-3, "{aggregate:?}: {one} {other}");
        near(so_far.actual, reached);
        near(so_far.actual, table.actual.unwrap().to_f64());
        near(so_far.expected, table.expected.unwrap().to_f64());
        assert_eq!(so_far.is_mean, aggregate == Aggregate::Mean);
        if aggregate == Aggregate::Last {
            near(found.growth_so_far.unwrap(), 1.0);
        }
    }
}

/// Story: of what was owed to the company, only the accounts' figures were recorded. The table said 82,491,500 and 79%,
/// the chart below it "Nothing recorded yet". Of one group it followed the accounts' own targets, not what they owe.
#[test]
fn a_path_to_what_is_owed_is_what_the_table_says() {
    let near = |one: f64, other: f64| assert!((one - other).abs() < 1e-3, "{one} {other}");
    let check = |book: &Workbook, takes: Option<&dyn Fn(&Account) -> bool>, table: &KpiStanding| {
        for steps in [PeriodKind::Month, PeriodKind::Quarter] {
            let found = owed_path(book, SALES, takes, YEAR, steps);
            let so_far = found.so_far.unwrap();
            near(so_far.actual, table.actual.unwrap().to_f64());
            near(so_far.expected, table.expected.unwrap().to_f64());
            near(found.steps.last().unwrap().target, table.target.unwrap().to_f64());
            assert_eq!((found.targets, found.known), (table.known + table.missing, table.known));
        }
    };
    let check_all = |book: &Workbook| {
        let found = ask(book, Meaning::Professional, &GroupBy::Manager);
        check(book, None, &found.all.kpis[0]);
        for group in found.groups.iter().filter(|group| !group.is_rest) {
            let takes = |account: &Account| Some(&account.manager) == group.name.as_ref();
            check(book, Some(&takes), &group.kpis[0]);
        }
    };
    // More than the accounts' targets is owed; less; and of one account nothing is recorded.
    let mut book = team();
    check_all(&book);
    let own = book.targets.iter().find(|target| target.owner == Owner::Portfolio).unwrap().clone();
    book.targets.insert(Target { value: quantity(780.0), ..own.clone() });
    check_all(&book);
    let silent = TargetId::new(1);
    let kept = book.actuals.iter().filter(|actual| actual.target != silent).cloned().collect::<Vec<_>>();
    book.actuals = linchpin::model::Table::default();
    for actual in kept {
        book.actuals.insert(actual);
    }
    check_all(&book);
    // Once the portfolio's own figures are recorded, all of it follows them, and its groups owe no more than their own.
    let value = quantity(500.0);
    book.targets.insert(Target { value: quantity(5_000.0), ..own.clone() });
    book.actuals.insert(Actual { target: own.id, period: Period::Month(1998, 1), value, extra: Extra::new() });
    check_all(&book);
    // Nothing is recorded at all: the portfolio's own target, month by month.
    book.actuals = linchpin::model::Table::default();
    let found = owed_path(&book, SALES, None, YEAR, PeriodKind::Quarter);
    assert_eq!((found.targets, found.known, found.so_far), (1, 0, None));
    near(found.steps.last().unwrap().target, 5_000.0);
}

/// Of a mean, every group owes the portfolio's.
#[test]
fn a_path_to_what_is_owed_of_a_mean_leads_to_the_portfolios() {
    for aggregate in [Aggregate::Mean, Aggregate::Last] {
        let mut book = unscored(&[], 2);
        put_kpi(&mut book, SALES, "", Direction::Higher, aggregate);
        put(&mut book, SALES, Owner::Account(account(0)), 6.0, &[Some(7.0), Some(8.0)]);
        put(&mut book, SALES, Owner::Account(account(1)), 9.0, &[Some(5.0)]);
        put(&mut book, SALES, Owner::Portfolio, 8.0, &[]);
        let table = ask(&book, Meaning::Professional, &GroupBy::Account).all.kpis.remove(0);
        let found = owed_path(&book, SALES, None, YEAR, PeriodKind::Month);
        let so_far = found.so_far.unwrap();
        assert_eq!(Quantity::from_f64(so_far.actual), table.actual, "{aggregate:?}");
        assert_eq!((so_far.expected, table.expected), (8.0, Some(quantity(8.0))), "{aggregate:?}");
        assert!(found.steps.iter().all(|step| (step.target - 8.0).abs() < 1e-9 && step.band.is_none()));
        assert_eq!((found.steps[0].expected, found.steps[1].expected), (Some(8.0), Some(8.0)));
    }
}

#[test]
fn a_path_of_which_nothing_is_known_is_that_of_all_targets() {
    let mut book = team();
    book.actuals = linchpin::model::Table::default();
    let found = path(&book, SALES, &Whose::Accounts(&|_| true), YEAR, PeriodKind::Quarter);
    assert_eq!((found.targets, found.known, found.last_known), (3, 0, None));
    assert!((found.steps.last().unwrap().target - 1560.0).abs() < 1e-6);
    assert!(found.steps.iter().all(|step| step.expected.is_none()));
}

/// Story: a year was over, ten small accounts had done well and the large one had not. A KPI's row said "On track" by
/// the mean of the accounts and "All months are in: missed" by their sum, and "On track" where nothing was to come.
#[test]
fn a_period_whose_figures_are_all_in_is_met_or_missed() {
    let mut book = unscored(&[], 2);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    put(&mut book, SALES, Owner::Account(account(0)), 120.0, &[Some(20.0); 12]);
    let large = put(&mut book, SALES, Owner::Account(account(1)), 1200.0, &[Some(90.0); 11]);
    let check = |book: &Workbook, meaning: Meaning, light: Light, outlook: &dyn Fn(&Outlook) -> bool| {
        let found = ask(book, meaning, &GroupBy::Account);
        let kpi = &found.all.kpis[0];
        assert_eq!((kpi.light(), found.all.light()), (light, light), "{meaning:?}");
        assert!(outlook(&kpi.outlook), "{meaning:?}: {:?}", kpi.outlook);
    };
    // December of one of them is to come.
    check(&book, Meaning::Beginner, Light::Met, &|outlook| matches!(outlook, Outlook::Needed(_)));
    let december = Period::Month(1998, 12);
    let put_last = |book: &mut Workbook, value: f64| {
        book.actuals.insert(Actual { target: large, period: december, value: quantity(value), extra: Extra::new() });
    };
    put_last(&mut book, 110.0);
    let one_of_two = Outlook::Each(Each { reached: 1, lost: 1, open: 0 });
    check(&book, Meaning::Beginner, Light::Reached, &|outlook| *outlook == one_of_two);
    check(&book, Meaning::Experienced, Light::Reached, &|outlook| *outlook == Outlook::Met);
    put_last(&mut book, -200.0);
    check(&book, Meaning::Beginner, Light::Reached, &|outlook| *outlook == one_of_two);
    check(&book, Meaning::Experienced, Light::Missed, &|outlook| *outlook == Outlook::Missed);
    let lights = |book: &Workbook| book.targets.iter().map(|it| report(book, it).unwrap().light()).collect::<Vec<_>>();
    assert_eq!(lights(&book), [Light::Reached, Light::Missed]);
    // A third without figures: not all of them are in, and of those that are the end is still said.
    book.accounts.insert(linchpin::model::Account::new(account(7), name("Silent")));
    put(&mut book, SALES, Owner::Account(account(7)), 100.0, &[]);
    check(&book, Meaning::Experienced, Light::OffTrack, &|outlook| *outlook == Outlook::Missed);
}

prop_compose! {
    fn teams()(
        owners in proptest::collection::vec((0_u8..3, 0_i64..2_000, proptest::collection::vec(proptest::option::of(-5_i64..300), 0..12)), 1..6),
        owed in proptest::option::of(0_i64..9_000),
        is_lower in any::<bool>(),
        aggregate in proptest::sample::select(&[Aggregate::Sum, Aggregate::Mean, Aggregate::Last][..]),
        raised in (any::<proptest::sample::Index>(), 0_usize..12, 1_i64..500),
    ) -> (Workbook, (usize, usize, i64)) {
        let mut book = unscored(&[], owners.len());
        let direction = if is_lower { Direction::Lower } else { Direction::Higher };
        put_kpi(&mut book, SALES, "", direction, aggregate);
        for (index, (manager, target, months)) in owners.iter().enumerate() {
            edit(&mut book, index, |account| account.manager = format!("M{manager}"));
            let months: Vec<_> = months.iter().map(|value| value.map(|value| value as f64)).collect();
            put(&mut book, SALES, Owner::Account(account(index)), *target as f64, &months);
        }
        if let Some(owed) = owed {
            put(&mut book, SALES, Owner::Portfolio, owed as f64, &[]);
        }
        let (owner, month, by) = raised;
        (book, (owner.index(owners.len()), month, by))
    }
}

proptest! {
    #[test]
    fn a_better_actual_never_stands_worse((book, (owner, month, by)) in teams()) {
        let id = TargetId::new(1 + owner as u64);
        let period = YEAR.split(PeriodKind::Month)[month];
        let mut better = book.clone();
        let Some(actual) = book.actuals_of(id).find(|actual| actual.period == period).cloned() else { return Ok(()) };
        let is_lower = book.kpis.get(SALES).unwrap().direction == Direction::Lower;
        // Nothing of nothing is neither good nor bad: what is raised to it or from it enters or leaves the means.
        let asks_nothing = |target: &Target| target.value == Quantity::ZERO;
        let is_asked = |target: &&Target| target.id == id || target.owner == Owner::Portfolio;
        if !is_lower && book.targets.iter().filter(is_asked).any(asks_nothing) {
            return Ok(());
        }
        let e4 = actual.value.e4() + i128::from(by) * 10_000 * if is_lower { -1 } else { 1 };
        better.actuals.insert(Actual { value: Quantity::from_e4(e4).unwrap(), ..actual });
        for meaning in Meaning::ALL {
            let (before, after) = (ask(&book, meaning, &GroupBy::Manager), ask(&better, meaning, &GroupBy::Manager));
            prop_assert!(after.all.by_now >= before.all.by_now && after.all.whole >= before.all.whole, "{meaning:?}");
            for group in &before.groups {
                let later = after.groups.iter().find(|later| later.name == group.name).unwrap();
                prop_assert!(later.by_now >= group.by_now && later.whole >= group.whole, "{meaning:?} {:?}", group.name);
            }
        }
    }

    #[test]
    fn a_light_and_what_is_left_never_say_different_things((book, _) in teams()) {
        for meaning in Meaning::ALL {
            let found = ask(&book, meaning, &GroupBy::Manager);
            for kpi in found.groups.iter().chain([&found.all]).flat_map(|group| &group.kpis) {
                let light = kpi.light();
                let is_right = match kpi.outlook {
                    _ if kpi.by_now.is_none() => light == Light::NoData,
                    Outlook::Met | Outlook::Reached => light.is_good(),
                    Outlook::Missed => light.is_behind(),
                    _ => true,
                };
                prop_assert!(is_right, "{:?} {:?} beside {:?}", meaning, light, kpi);
                let is_end = matches!(light, Light::Reached | Light::Missed);
                prop_assert_eq!(is_end, kpi.by_now.is_some() && kpi.is_over());
            }
        }
    }

    #[test]
    fn groups_add_up_to_all((book, _) in teams()) {
        let by_manager = ask(&book, Meaning::Experienced, &GroupBy::Manager);
        let is_sum = book.kpis.get(SALES).unwrap().aggregate == Aggregate::Sum;
        let all = &by_manager.all;
        prop_assert_eq!(by_manager.groups.iter().map(|group| group.owners).sum::<usize>(), all.owners);
        prop_assert_eq!(by_manager.groups.iter().map(|group| group.silent).sum::<usize>(), all.silent);
        let sum = |of: &dyn Fn(&linchpin::analysis::target::KpiStanding) -> Option<Quantity>, of_groups: &Standings| {
            of_groups.groups.iter().flat_map(|group| &group.kpis).filter_map(of).map(Quantity::e4).sum::<i128>()
        };
        if is_sum {
            let kpi = &all.kpis[0];
            prop_assert_eq!(sum(&|kpi| kpi.actual, &by_manager), kpi.actual.map_or(0, Quantity::e4));
            prop_assert_eq!(sum(&|kpi| kpi.expected, &by_manager), kpi.expected.map_or(0, Quantity::e4));
            prop_assert_eq!(sum(&|kpi| kpi.planned, &by_manager), kpi.planned.map_or(0, Quantity::e4));
            let owed = ask(&book, Meaning::Professional, &GroupBy::Account);
            let rounding = i128::try_from(owed.groups.len()).unwrap();
            if owed.all.by_now.is_some() {
                let expected = owed.all.kpis[0].expected.map_or(0, Quantity::e4);
                prop_assert!((sum(&|kpi| kpi.expected, &owed) - expected).abs() <= rounding);
            }
        }
        let each = ask(&book, Meaning::Beginner, &GroupBy::Account);
        let known: Vec<f64> = each.groups.iter().filter_map(|group| group.by_now).collect();
        let mean = (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64);
        prop_assert!((mean.unwrap_or(-1.0) - each.all.by_now.unwrap_or(-1.0)).abs() < 1e-9);
    }
}

#[test]
fn what_waits_to_be_decided_is_told_the_most_pressing_first() {
    use linchpin::analysis::review::{Due, Lag, decisions_due};
    use linchpin::analysis::watch::{Crossed, WatchList};
    let mut book = team();
    put_kpi(&mut book, KEPT, "lost_to_competitors", Direction::Lower, Aggregate::Sum);
    put(&mut book, KEPT, Owner::Account(account(0)), 1.0, &[Some(3.0)]);
    edit(&mut book, 2, |account| account.status = Status::Candidate);
    // What was sold falls behind.
    let id = TargetId::new(3);
    for month in 1..=3 {
        let value = quantity(1.0);
        book.actuals.insert(Actual { target: id, period: Period::Month(1998, month), value, extra: Extra::new() });
    }
    let since = Crossed { snapshot: "Before".into(), entered: vec![account(1)], fell: Vec::new() };
    let watch = WatchList { since: Some(since), ..WatchList::default() };
    let due = decisions_due(&book, Period::Quarter(1998, 2), &watch, day(1998, 6));
    let is = |lag: &Lag, kpi: KpiId| lag.standing.kpi == kpi && !lag.is_owed;
    assert!(matches!(&due[0], Due::OutOfReach(lag) if is(lag, KEPT)), "{due:?}");
    assert!(matches!(&due[1], Due::OffTrack(lag) if is(lag, SALES)), "{due:?}");
    let rest = [
        Due::Promote(vec![account(1)]),
        Due::Candidates(vec![account(2)]),
        Due::Unagreed(5),
        // Nothing is recorded of the second quarter by anyone.
        Due::WithoutFigures(5),
    ];
    assert_eq!(due[2..], rest);
}

/// Story: in January a quarter was judged by its October: 105% on track, and nothing asked for November and December.
#[test]
fn a_quarter_that_is_over_asks_for_its_missing_months() {
    use linchpin::analysis::review::{Due, decisions_due};
    use linchpin::analysis::watch::WatchList;
    let mut book = unscored(&[], 3);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    put(&mut book, SALES, Owner::Account(account(0)), 120.0, &[Some(10.0)]);
    put(&mut book, SALES, Owner::Account(account(1)), 120.0, &[Some(10.0); 3]);
    put(&mut book, SALES, Owner::Account(account(2)), 120.0, &[]);
    let asked = |month: u32| {
        let due = decisions_due(&book, Period::Quarter(1998, 1), &WatchList::default(), day(1998, month));
        due.into_iter().filter(|due| matches!(due, Due::WithoutFigures(_) | Due::Incomplete(_))).collect::<Vec<_>>()
    };
    assert_eq!(asked(3), [Due::WithoutFigures(1)]);
    assert_eq!(asked(4), [Due::WithoutFigures(1), Due::Incomplete(1)]);
}

fn day(year: i32, month: u32) -> linchpin::model::Date {
    linchpin::model::Date::new(year, month, 1).unwrap()
}

/// Story: only the portfolio had targets, and two of three were far behind. The review said "Nobody with figures is
/// behind", and had nothing to decide.
#[test]
fn a_portfolio_or_a_manager_behind_its_own_target_is_said() {
    use linchpin::analysis::review::{Due, decisions_due, lagging};
    use linchpin::analysis::watch::WatchList;
    let mut book = unscored(&[], 1);
    put_kpi(&mut book, SALES, "turnover", Direction::Higher, Aggregate::Sum);
    put_kpi(&mut book, KEPT, "payment_time", Direction::Lower, Aggregate::Mean);
    put(&mut book, SALES, Owner::Portfolio, 120.0, &[]);
    assert!(!lagging(&book, YEAR).has_figures);
    put(&mut book, KEPT, Owner::Portfolio, 24.8, &[Some(40.0); 3]);
    put(&mut book, SALES, Owner::Manager("Ann".into()), 120.0, &[Some(9.5)]);
    put(&mut book, KEPT, Owner::Account(account(0)), 30.0, &[Some(20.0)]);
    let found = lagging(&book, YEAR);
    let shares = |kpis: &[KpiStanding]| kpis.iter().map(|kpi| (kpi.kpi, kpi.by_now)).collect::<Vec<_>>();
    let found: Vec<_> = found.owners.iter().map(|(owner, kpis)| (owner.clone(), shares(kpis))).collect();
    let ann = Owner::Manager("Ann".into());
    assert_eq!(found, [(Owner::Portfolio, vec![(KEPT, Some(0.62))]), (ann, vec![(SALES, Some(0.95))])]);
    let due = decisions_due(&book, Period::Quarter(1998, 1), &WatchList::default(), day(1998, 3));
    let is_owed = |due: &Due| matches!(due, Due::OffTrack(lag) if lag.is_owed && lag.standing.kpi == KEPT);
    assert!(is_owed(&due[0]), "{due:?}");
}

proptest! {
    #[test]
    fn no_answer_is_anything_but_a_number(book in crate::workbooks::workbooks()) {
        let years: std::collections::BTreeSet<i32> = book.targets.iter().map(|target| target.period.year()).collect();
        for year in years {
            for meaning in Meaning::ALL {
                let asked = Asked { meaning, period: Period::Year(year), kpi: None };
                let found = standings(&book, &asked, &GroupBy::Names(&|account| account.tags.iter().cloned().collect()));
                let all = found.groups.iter().chain([&found.all]);
                let degrees = all.flat_map(|group| group.kpis.iter().flat_map(|kpi| [kpi.by_now, kpi.whole]).chain([group.by_now]));
                prop_assert!(degrees.flatten().all(f64::is_finite));
            }
            for kpi in book.kpis.keys() {
                let found = path(&book, kpi, &Whose::Owner(&Owner::Portfolio), Period::Year(year), PeriodKind::Month);
                let values = found.steps.iter().flat_map(|step| [Some(step.target), step.actual, step.at_plan, step.at_growth]);
                prop_assert!(values.flatten().all(f64::is_finite));
            }
        }
    }
}
