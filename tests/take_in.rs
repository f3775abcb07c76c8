//! Taking a file in takes nothing away that the file does not know of.

use std::collections::BTreeMap;

use linchpin::change::{AnyEdit, Change, Edit};
use linchpin::command::{Command, WorkbookCommand, apply, with_ours};
use linchpin::format::compare;
use linchpin::model::{
    Account, AccountId, Currency, Decision, DecisionId, Extra, FieldValue, Figures, Money, Name, Period, Status,
    Timestamp, Workbook, WorkbookId,
};

use proptest::prelude::*;

#[path = "support/workbooks.rs"]
mod workbooks;

fn book(account: Account) -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(1), Name::parse("Book").expect("a name"), Timestamp::default());
    workbook.accounts.insert(account);
    workbook
}

fn account(change: impl FnOnce(&mut Account)) -> Account {
    let mut account = Account::new(AccountId::new(1), Name::parse("Gamma").expect("a name"));
    change(&mut account);
    account
}

fn taken_in(here: &Workbook, file: &Workbook) -> Account {
    let mut after = here.clone();
    let command = Command::Workbook(WorkbookCommand::TakeIn(Box::new(file.clone())));
    apply(here, &command).expect("it fits").apply(&mut after).expect("it applies");
    after.accounts.get(AccountId::new(1)).expect("it is there").clone()
}

fn figures(of: &[(i32, Option<i64>, Option<i64>)]) -> BTreeMap<Period, Figures> {
    let money = |amount: i64| Money::from_minor(amount).expect("an amount");
    let one = |(year, revenue, profit): &(i32, Option<i64>, Option<i64>)| {
        (Period::Year(*year), Figures { revenue: revenue.map(money), profit: profit.map(money) })
    };
    of.iter().map(one).collect()
}

/// An account here and in the file, and what it becomes.
fn check(here: impl FnOnce(&mut Account), file: impl FnOnce(&mut Account), after: impl FnOnce(&mut Account)) {
    let (here, file) = (book(account(here)), book(account(file)));
    assert_eq!(taken_in(&here, &file), account(after));
}

#[test]
fn figures_that_the_file_does_not_know_stay() {
    // A colleague had last quarter's file, changed a city and sent it back. Taking it in removed the revenue of the new
    // quarter, which the owner had imported meanwhile, from every account.
    check(
        |here| here.figures = figures(&[(2024, Some(5), Some(1)), (2025, Some(7), None)]),
        |file| {
            file.figures = figures(&[(2024, Some(6), None)]);
            file.city = "Омск".to_owned();
        },
        |after| {
            after.figures = figures(&[(2024, Some(6), Some(1)), (2025, Some(7), None)]);
            after.city = "Омск".to_owned();
        },
    );
}

#[test]
fn what_is_blank_in_the_file_stays_and_what_differs_is_the_files() {
    check(
        |here| {
            (here.city, here.manager) = ("Омск".to_owned(), "Ivanova".to_owned());
            here.tags.insert("north".to_owned());
            here.fields.insert("orders".to_owned(), FieldValue::Text("12".to_owned()));
        },
        |file| {
            file.city = "Казань".to_owned();
            file.tags.insert("new".to_owned());
            file.fields.insert("contact".to_owned(), FieldValue::Text("Ann".to_owned()));
        },
        |after| {
            (after.city, after.manager) = ("Казань".to_owned(), "Ivanova".to_owned());
            after.tags.extend(["north".to_owned(), "new".to_owned()]);
            after.fields.insert("orders".to_owned(), FieldValue::Text("12".to_owned()));
            after.fields.insert("contact".to_owned(), FieldValue::Text("Ann".to_owned()));
        },
    );
}

#[test]
fn what_is_only_counted_in_other_units_is_not_said_to_be_kept() {
    // A file in yen opened in a workbook in dollars was said to lack something in every account: its amounts only count
    // in other minor units.
    let kept = |here: &[(i32, Option<i64>, Option<i64>)], currency: &str| {
        let here = book(account(|account| account.figures = figures(here)));
        let mut file = book(account(|account| account.figures = figures(&[(2024, Some(7), None)])));
        file.meta.currency = Currency::parse(currency).expect("a currency");
        with_ours(&here, &file).1
    };
    assert_eq!(kept(&[(2024, Some(700), None)], "JPY"), 0);
    assert_eq!(kept(&[(2024, Some(700), None), (2025, Some(1), None)], "JPY"), 1);
    assert_eq!(kept(&[(2024, Some(7), Some(1))], "USD"), 1);
    assert_eq!(kept(&[], "USD"), 0);
}

#[test]
fn of_two_decisions_the_later_holds() {
    let decided = |status: Status, at: Option<u32>| {
        let mut workbook = book(account(|account| account.status = status));
        if let Some(at) = at {
            let (by, reason, extra) = (String::new(), String::new(), Extra::new());
            let (id, at) = (DecisionId::new(at.into()), Timestamp::from_ms(at.into()));
            let account = AccountId::new(1);
            workbook.decisions.insert(Decision {
                id,
                account,
                at,
                by,
                from: Status::Regular,
                to: status,
                reason,
                extra,
            });
        }
        workbook
    };
    for (here, file, after) in [
        ((Status::Key, Some(9)), (Status::Watch, Some(5)), Status::Key),
        ((Status::Key, Some(5)), (Status::Watch, Some(9)), Status::Watch),
        ((Status::Key, Some(5)), (Status::Regular, None), Status::Key),
        ((Status::Regular, None), (Status::Key, Some(5)), Status::Key),
        ((Status::Regular, None), (Status::Key, None), Status::Key),
    ] {
        let status = taken_in(&decided(here.0, here.1), &decided(file.0, file.1)).status;
        assert_eq!(status, after, "{here:?} and {file:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_an_account_had_is_gone(here in workbooks::workbooks(), file in workbooks::workbooks()) {
        let mut after = here.clone();
        let command = Command::Workbook(WorkbookCommand::TakeIn(Box::new(file.clone())));
        let Ok(change) = apply(&here, &command) else { return Ok(()) };
        change.apply(&mut after).expect("it applies");
        for before in here.accounts.iter() {
            let now = after.accounts.get(before.id).expect("it is there");
            prop_assert!(before.tags.is_subset(&now.tags) && before.roles.is_subset(&now.roles));
            prop_assert!(before.fields.keys().all(|name| now.fields.contains_key(name)));
            for (period, figures) in &before.figures {
                let kept = now.figures.get(period).copied().unwrap_or_default();
                prop_assert!(figures.revenue.is_none() || kept.revenue.is_some());
                prop_assert!(figures.profit.is_none() || kept.profit.is_some());
            }
        }
        // What the preview shows of the accounts is what happens to them.
        let is_done = |edit: &AnyEdit| {
            matches!(edit, AnyEdit::Accounts(Edit::Added(_) | Edit::Updated { .. }))
        };
        let shown = compare(&here, &with_ours(&here, &file).0).edits.into_iter().filter(is_done).collect();
        let mut as_shown = here.clone();
        Change { edits: shown }.apply(&mut as_shown).expect("it applies");
        let (accounts, shown): (Vec<_>, Vec<_>) = (after.accounts.iter().collect(), as_shown.accounts.iter().collect());
        prop_assert_eq!(accounts, shown);
    }
}
