//! Filters: what an account must hold in a column to be shown.

use linchpin::exchange::{AccountField, Content};
use linchpin::model::spelling::is_same;
use linchpin::model::{Account, Currency, Date, Money, Timestamp};

use super::columns::Column;
use super::words::cell_text;
use crate::app::i18n::{Named, errors, fmt, t, texts::accounts::filter as words};
use crate::app::ui::components::ColumnKind;

/// One condition. An account is shown when all hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The column it is about.
    pub column: Column,
    /// What must be so.
    pub test: Test,
}

/// What must be so of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It reads like this; of tags, one of them does.
    Is(String),
    /// Nothing stands in it.
    Empty,
    /// Something stands in it.
    Filled,
    /// Its number or day is at least this.
    AtLeast(i128),
    /// Its number or day is at most this.
    AtMost(i128),
}

/// The conditions a column can be asked for, by the words they are chosen under.
pub fn conditions(column: &Column) -> &'static [&'static str] {
    if is_measured(column) { &["at_least", "at_most", "empty", "filled"] } else { &["is", "empty", "filled"] }
}

/// The name of a condition.
pub fn condition_name(condition: &str) -> &'static str {
    t(match condition {
        "at_least" => words::AT_LEAST,
        "at_most" => words::AT_MOST,
        "empty" => words::EMPTY,
        "filled" => words::FILLED,
        _ => words::IS,
    })
}

/// The condition with what was typed or chosen for it.
///
/// # Errors
/// In words, to stand beside what was typed.
pub fn parse_test(column: &Column, condition: &str, typed: &str, currency: Currency) -> Result<Test, String> {
    Ok(match condition {
        "at_least" => Test::AtLeast(measure(column, typed, currency)?),
        "at_most" => Test::AtMost(measure(column, typed, currency)?),
        "empty" => Test::Empty,
        "filled" => Test::Filled,
        _ => Test::Is(typed.to_owned()),
    })
}

impl Filter {
    /// Whether an account passes.
    pub fn admits(&self, account: &Account, currency: Currency) -> bool {
        match &self.test {
            Test::Is(text) => match &self.column {
                Column::Field(AccountField::Tags) => account.tags.iter().any(|tag| is_same(tag, text)),
                Column::Field(AccountField::Roles) => account.roles.iter().any(|role| t(role.text()) == text),
                column => is_same(&cell_text(account, column, currency), text),
            },
            Test::Empty => is_empty(&self.column, account),
            Test::Filled => !is_empty(&self.column, account),
            Test::AtLeast(bound) => measured(&self.column, account).is_some_and(|value| value >= *bound),
            Test::AtMost(bound) => measured(&self.column, account).is_some_and(|value| value <= *bound),
        }
    }

    /// The filter in words.
    pub fn text(&self, currency: Currency) -> String {
        let column = self.column.label();
        let bound = |value: i128| bound_text(&self.column, value, currency);
        match &self.test {
            Test::Is(text) => words::chip_is(column, text),
            Test::Empty => words::chip_empty(column),
            Test::Filled => words::chip_filled(column),
            Test::AtLeast(value) => words::chip_at_least(column, bound(*value)),
            Test::AtMost(value) => words::chip_at_most(column, bound(*value)),
        }
    }
}

/// The number by which a cell is compared and sorted; `None` for texts and empty cells.
pub fn measured(column: &Column, account: &Account) -> Option<i128> {
    let Column::Field(field) = column else { return None };
    match field.of(account) {
        Content::Money(money) => Some(money.minor().into()),
        Content::Number(number) => Some(number.e4()),
        Content::Date(date) => Some(day_number(date).into()),
        _ => None,
    }
}

/// Whether a column is compared by number.
pub fn is_measured(column: &Column) -> bool {
    column.kind() == ColumnKind::Number || *column == Column::Field(AccountField::CustomerSince)
}

fn is_empty(column: &Column, account: &Account) -> bool {
    *column != Column::Status && column.is_empty_in(account)
}

fn measure(column: &Column, typed: &str, currency: Currency) -> Result<i128, String> {
    match column {
        Column::Field(AccountField::CustomerSince) => errors::parse_date(typed).map(|date| day_number(date).into()),
        Column::Field(AccountField::Number(_)) => errors::parse_number(typed, 4),
        _ => errors::parse_money(typed, currency).map(|money| money.minor().into()),
    }
}

fn bound_text(column: &Column, value: i128, currency: Currency) -> String {
    match column {
        Column::Field(AccountField::CustomerSince) => fmt::date(day(i64::try_from(value).unwrap_or(0))),
        Column::Field(AccountField::Number(_)) => fmt::figure(value, 0, 4),
        _ => Money::given(value).map(|money| fmt::amount(money, currency)).unwrap_or_default(),
    }
}

fn epoch() -> Option<Date> {
    Date::new(1970, 1, 1)
}

fn day_number(date: Date) -> i64 {
    epoch().map_or(0, |epoch| epoch.days_until(date))
}

fn day(number: i64) -> Date {
    Timestamp::from_ms(number * Timestamp::DAY_MS).date()
}
