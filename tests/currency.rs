//! Another currency is another name for the same amounts: what was shown is shown, whatever the decimals, and Undo
//! brings back every byte.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use linchpin::command::{AccountCommand, Command, CommandError, MetaEdit, WorkbookCommand, amounts_rounded, apply};
use linchpin::format::{Layout, write_workbook};
use linchpin::model::{
    Account, AccountId, Currency, Figures, Money, Name, Period, Timestamp, TrashId, Trashed, Workbook, WorkbookId,
};

const YEAR: Period = Period::Year(2024);

fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

fn account(id: u64, revenue: i64, profit: Option<i64>) -> Account {
    let money = |minor| Money::from_minor(minor).unwrap();
    let figures = Figures { revenue: Some(money(revenue)), profit: profit.map(money) };
    let name = Name::parse(&format!("A{id}")).unwrap();
    Account { figures: [(YEAR, figures)].into(), ..Account::new(AccountId::new(id), name) }
}

/// A workbook in dollars: one account here and one in the trash.
fn book() -> Workbook {
    let mut workbook = Workbook::empty(WorkbookId::new(1), Name::parse("Money").unwrap(), Timestamp::from_ms(0));
    workbook.accounts.insert(account(1, 202_250, Some(-1_250)));
    workbook.accounts.insert(account(2, 99, None));
    run(
        &mut workbook,
        &Command::Account(AccountCommand::Delete {
            accounts: vec![(AccountId::new(2), TrashId::new(3))],
            at: Timestamp::from_ms(0),
            why: None,
        }),
    );
    workbook
}

fn run(workbook: &mut Workbook, command: &Command) {
    apply(workbook, command).unwrap().apply(workbook).unwrap();
}

fn choose(code: &str) -> Command {
    Command::Meta(vec![MetaEdit::Currency(currency(code))])
}

/// Revenue and profit of the account, and revenue of the deleted one, in minor units.
fn amounts(workbook: &Workbook) -> (i64, i64, i64) {
    let here = workbook.accounts.get(AccountId::new(1)).unwrap();
    let Trashed::Account(gone) = &workbook.trash.get(TrashId::new(3)).unwrap().what else { panic!("an account") };
    (here.revenue(YEAR).unwrap().minor(), here.profit(YEAR).unwrap().minor(), gone.revenue(YEAR).unwrap().minor())
}

#[test]
fn an_amount_is_the_same_in_a_currency_of_other_decimals_and_undo_brings_back_every_byte() {
    let check = |code: &str, expected: (i64, i64, i64), rounded: usize| {
        let mut workbook = book();
        let before = write_workbook(&workbook, Layout::Lines);
        assert_eq!(amounts_rounded(&workbook, currency(code)), rounded, "{code}");
        let change = apply(&workbook, &choose(code)).unwrap();
        change.apply(&mut workbook).unwrap();
        assert_eq!(amounts(&workbook), expected, "{code}");
        assert_eq!(workbook.meta.currency.code(), code);
        change.inverse().apply(&mut workbook).unwrap();
        assert_eq!(write_workbook(&workbook, Layout::Lines), before, "{code}");
    };
    // 2,022.50, −12.50 and 0.99: halves go away from zero.
    check("JPY", (2_023, -13, 1), 3);
    check("IRR", (2_023, -13, 1), 3);
    check("KWD", (2_022_500, -12_500, 990), 0);
    check("EUR", (202_250, -1_250, 99), 0);
}

#[test]
fn a_currency_that_comes_back_finds_whole_amounts_as_they_were() {
    let mut workbook = book();
    for code in ["KWD", "USD"] {
        run(&mut workbook, &choose(code));
    }
    assert_eq!(workbook, book());
    for code in ["JPY", "USD"] {
        run(&mut workbook, &choose(code));
    }
    assert_eq!(amounts(&workbook), (202_300, -1_300, 100));
}

#[test]
fn an_amount_that_would_not_fit_is_refused_and_nothing_changes() {
    let mut workbook = book();
    workbook.accounts.insert(account(4, Money::MAX_MINOR, None));
    assert_eq!(apply(&workbook, &choose("KWD")), Err(CommandError::AmountsTooLarge));
    assert!(apply(&workbook, &choose("JPY")).is_ok());
}

#[test]
fn a_workbook_of_another_currency_brings_its_amounts_as_they_were_shown() {
    let mut yen = book();
    run(&mut yen, &choose("JPY"));
    let mut here = Workbook::empty(WorkbookId::new(2), Name::parse("Here").unwrap(), Timestamp::from_ms(0));
    run(&mut here, &Command::Workbook(WorkbookCommand::TakeIn(Box::new(yen))));
    assert_eq!(here.accounts.get(AccountId::new(1)).unwrap().revenue(YEAR), Money::from_minor(202_300));
}

#[test]
fn nobody_counts_fractions_of_a_rial() {
    let check = |codes: &str, decimals: u32| {
        for code in codes.split(' ') {
            assert_eq!(currency(code).decimals(), decimals, "{code}");
        }
    };
    check("IRR IRT JPY KRW VND CLP ISK IQD HUF RWF YER AFN", 0);
    check("KWD BHD TND OMR JOD LYD", 3);
    check("USD EUR RUB RSD CNY TRY AED SAR", 2);
}
