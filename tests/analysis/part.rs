//! Some of the accounts looked at alone (G-6): parts add up to the whole, and nothing of the rest is in them.

use std::collections::BTreeSet;

use linchpin::analysis::concentration::concentration;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::part::{owns_in_part, part_of};
use linchpin::analysis::target::{Asked, GroupBy, Meaning, Standing, standings, standings_of};
use linchpin::model::{AccountId, Owner, Period, Workbook};

use crate::books::period;
use crate::sample::sample;

fn of(book: &Workbook, country: &str) -> BTreeSet<AccountId> {
    book.accounts.iter().filter(|account| account.country == country).map(|account| account.id).collect()
}

/// The countries of the workbook, each with its accounts.
fn countries(book: &Workbook) -> Vec<BTreeSet<AccountId>> {
    let names: BTreeSet<&str> = book.accounts.iter().map(|account| account.country.as_str()).collect();
    names.into_iter().map(|name| of(book, name)).collect()
}

#[test]
fn shares_of_a_part_are_of_the_part_and_the_sums_of_the_parts_are_the_whole() {
    let book = sample();
    let of_part = |part: &BTreeSet<AccountId>| concentration(&part_of(&book, part), Measure::Revenue, period("1997"));
    let germany = of_part(&of(&book, "Germany")).unwrap();
    // Added up from samples/northwind-accounts.csv with another program: QUICK-Stop of Germany's eleven.
    assert_eq!((germany.net.minor(), germany.parts.len()), (11_732_017, 11));
    assert!((germany.top(1).share - 6_110_991.0 / 11_732_017.0).abs() < 1e-9);
    let sum: i128 = countries(&book).iter().filter_map(|part| of_part(part).ok()).map(|it| it.net.minor()).sum();
    assert_eq!(sum, concentration(&book, Measure::Revenue, period("1997")).unwrap().net.minor());
}

#[test]
fn a_manager_belongs_to_a_part_that_holds_all_the_managers_accounts() {
    let book = sample();
    let manager = Owner::Manager("Nancy Davolio".to_owned());
    let own = book.accounts.iter().filter(|account| account.manager == "Nancy Davolio");
    let mut part: BTreeSet<AccountId> = own.map(|account| account.id).collect();
    assert!(owns_in_part(&book, &part, &manager));
    let one = part.pop_first().unwrap();
    assert!(!owns_in_part(&book, &part, &manager));
    assert!(!owns_in_part(&book, &part, &Owner::Account(one)));
    assert!(!owns_in_part(&book, &book.accounts.keys().collect(), &Owner::Portfolio));
    assert!(!owns_in_part(&book, &part, &Owner::Manager("Nobody".to_owned())));
}

fn asked(meaning: Meaning) -> Asked {
    Asked { meaning, period: Period::Year(1998), kpi: None }
}

/// What each KPI was to reach and has reached, in ten-thousandths.
fn sums(standing: &Standing) -> Vec<(i128, i128)> {
    let e4 = |value: Option<linchpin::model::Quantity>| value.map_or(0, linchpin::model::Quantity::e4);
    standing.kpis.iter().map(|kpi| (e4(kpi.target), e4(kpi.actual))).collect()
}

#[test]
fn all_accounts_as_a_part_stand_as_all_do() {
    let book = sample();
    let everyone: BTreeSet<AccountId> = book.accounts.keys().collect();
    for meaning in [Meaning::Beginner, Meaning::Experienced] {
        let of_part = standings_of(&book, &asked(meaning), &GroupBy::Account, Some(&everyone));
        let of_all = standings(&book, &asked(meaning), &GroupBy::Account);
        let of_accounts = |all: &Standing| sums(all).into_iter().take(2).collect::<Vec<_>>();
        assert_eq!(of_accounts(&of_part.all), of_accounts(&of_all.all), "{meaning:?}");
        assert_eq!(of_part.groups, of_all.groups, "{meaning:?}");
    }
}

#[test]
fn a_part_stands_as_the_group_that_it_is() {
    let book = sample();
    let by_country = |account: &linchpin::model::Account| vec![account.country.clone()];
    for meaning in Meaning::ALL {
        let groups = standings(&book, &asked(meaning), &GroupBy::Names(&by_country)).groups;
        for group in groups.iter().filter(|group| !group.is_rest && group.name.is_some()) {
            let part = of(&book, group.name.as_deref().unwrap());
            let found = standings_of(&book, &asked(meaning), &GroupBy::Account, Some(&part));
            assert_eq!(
                (sums(&found.all), found.all.by_now),
                (sums(group), group.by_now),
                "{meaning:?} {:?}",
                group.name
            );
            assert!(found.groups.iter().all(|own| own.account.is_some_and(|id| part.contains(&id))));
        }
    }
}
