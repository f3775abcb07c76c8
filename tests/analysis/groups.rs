//! Groups of accounts (G-6): sums over any grouping are the whole.

use linchpin::analysis::figures::{Measure, MoneySum};
use linchpin::analysis::groups::{Groups, groups};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{Account, AccountClass, Role, Status, Workbook};
use proptest::prelude::*;

use crate::books::{account, edit, northwind, period, scored, set_revenue, with_revenue};

fn by(book: &Workbook, at: &str, names: &dyn Fn(&Account) -> Vec<String>) -> Groups {
    groups(book, &Scoreboard::build(book), Measure::Revenue, Some(period(at)), names)
}

fn by_manager(account: &Account) -> Vec<String> {
    Some(account.manager.clone()).filter(|name| !name.is_empty()).into_iter().collect()
}

/// Name, accounts, revenue in minor units.
fn lines(found: &Groups) -> Vec<(Option<&str>, usize, i128)> {
    found.groups.iter().map(|group| (group.name.as_deref(), group.accounts.len(), group.sum.minor())).collect()
}

#[test]
fn managers_of_northwind_as_added_up_apart() {
    let book = northwind();
    let found = by(&book, "1997", &by_manager);
    // Added up from samples/northwind-accounts.csv with another program.
    assert_eq!(found.sum.minor(), 61_708_517);
    assert_eq!(found.accounts, 91);
    let (first, last) = (&found.groups[0], found.groups.last().unwrap());
    assert_eq!((first.name.as_deref(), first.accounts.len(), first.sum.minor()), FIRST_OF_1997);
    assert_eq!(last.name, None, "those without a manager stand last");
}

const FIRST_OF_1997: (Option<&str>, usize, i128) = (Some("Nancy Davolio"), 15, 17_230_915);

#[test]
fn an_account_without_a_name_is_in_a_group_of_its_own_that_stands_last() {
    let mut book = with_revenue("2024", &[100, 900, 50]);
    edit(&mut book, 0, |it| it.manager = "Ann".into());
    edit(&mut book, 2, |it| it.manager = "Bob".into());
    assert_eq!(lines(&by(&book, "2024", &by_manager)), [(Some("Ann"), 1, 100), (Some("Bob"), 1, 50), (None, 1, 900)]);
}

#[test]
fn a_name_spelt_with_other_letters_is_the_same_group() {
    // One manager was two, because a keyboard had Arabic letters for the Persian ones.
    let mut book = with_revenue("2024", &[100, 900, 50, 7]);
    for (place, name) in ["علی رضایی", "علي رضايي", "علي رضايي", "Ann"].into_iter().enumerate()
    {
        edit(&mut book, place, |it| it.manager = name.into());
    }
    let found = by(&book, "2024", &by_manager);
    assert_eq!(lines(&found), [(Some("علي رضايي"), 3, 1_050), (Some("Ann"), 1, 7)]);
    edit(&mut book, 0, |it| it.tags = ["VIP".to_owned(), "vip".to_owned()].into());
    assert_eq!(by(&book, "2024", &|account| account.tags.iter().cloned().collect()).in_several, 0);
}

#[test]
fn an_account_with_two_tags_is_in_both_and_that_is_counted() {
    let mut book = with_revenue("2024", &[100, 300]);
    edit(&mut book, 0, |it| it.tags = ["north".to_owned(), "pilot".to_owned()].into());
    let found = by(&book, "2024", &|account| account.tags.iter().cloned().collect());
    assert_eq!(lines(&found), [(Some("north"), 1, 100), (Some("pilot"), 1, 100), (None, 1, 300)]);
    assert_eq!((found.sum.minor(), found.in_several), (400, 1));
}

#[test]
fn shares_means_and_key_accounts() {
    let mut book = scored(&[100, 100], &[&[10, 8], &[4, 0], &[0, 0]]);
    for (index, revenue) in [(0, 750), (1, 250)] {
        set_revenue(&mut book, index, "2024", revenue);
    }
    edit(&mut book, 0, |it| it.status = Status::Key);
    let found = by(&book, "2024", &|_| vec!["all".into()]);
    let [group] = &found.groups[..] else { panic!("one group: {found:?}") };
    assert_eq!((group.key_accounts, group.with_figure, group.share), (1, 2, Some(1.0)));
    // (9 + 4) / 2: the third account has no total and is left out of the mean.
    assert_eq!(group.mean_total, Some(6.5));
    let found = by(&book, "2024", &|it| vec![it.id.to_string()]);
    let share = |index: usize| found.groups.iter().find(|it| it.accounts == [account(index)]).unwrap().share;
    assert_eq!((share(0), share(1), share(2)), (Some(0.75), Some(0.25), Some(0.0)));
}

#[test]
fn without_a_positive_sum_there_are_no_shares() {
    let book = with_revenue("2024", &[-500, 200]);
    let found = by(&book, "2024", &|it| vec![it.id.to_string()]);
    assert_eq!(found.groups.iter().map(|group| group.share).collect::<Vec<_>>(), [None, None]);
}

#[test]
fn roles_and_classes_of_northwind_add_up_to_the_portfolio() {
    let mut book = northwind();
    for index in 0..91 {
        edit(&mut book, index, |it| {
            it.class = AccountClass::ALL.get(index % 6).copied();
            it.roles = Role::ALL.get(index % 5).copied().into_iter().collect();
        });
    }
    let class = |account: &Account| account.class.map(|class| format!("{class:?}")).into_iter().collect();
    let role = |account: &Account| account.roles.iter().map(|role| format!("{role:?}")).collect();
    for period in ["1996", "1997", "1998"] {
        for names in [&class as &dyn Fn(&Account) -> Vec<String>, &role] {
            let found = by(&book, period, names);
            let sum = found.groups.iter().fold(MoneySum::default(), |sum, group| sum + group.sum);
            let shares: f64 = found.groups.iter().filter_map(|group| group.share).sum();
            assert_eq!((sum, found.in_several), (found.sum, 0));
            assert!((shares - 1.0).abs() < 1e-12, "{shares}");
        }
    }
}

proptest! {
    #[test]
    fn the_groups_add_up_to_the_whole(revenue in prop::collection::vec(-1_000_000_i64..1_000_000, 1..40), of in 1_usize..6) {
        let mut book = with_revenue("2024", &revenue);
        for index in 0..revenue.len() {
            edit(&mut book, index, |it| it.manager = ["", "a", "b", "c", "d", "e"][index * 7 % of].into());
        }
        let found = by(&book, "2024", &by_manager);
        let sum = found.groups.iter().fold(MoneySum::default(), |sum, group| sum + group.sum);
        prop_assert_eq!(sum, found.sum);
        prop_assert_eq!(sum.minor(), revenue.iter().map(|it| i128::from(*it)).sum::<i128>());
        prop_assert_eq!(found.groups.iter().map(|group| group.accounts.len()).sum::<usize>(), revenue.len());
    }
}
