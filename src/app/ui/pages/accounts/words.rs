//! What stands in a cell, in the language in use, and how a typed text becomes an edit.

use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::mapping::parse_ownership;
use linchpin::exchange::{AccountField, Content};
use linchpin::model::{Account, AccountId, Currency, FieldValue, Money, Ownership, Period, Quantity};

use super::columns::Column;
use crate::app::i18n::{Named, errors, fmt, t, texts};
use crate::app::state::{Refused, Store};

/// A cell's text as it is read.
pub fn cell_text(account: &Account, column: &Column, currency: Currency) -> String {
    match column {
        Column::Status => t(account.status.text()).to_owned(),
        Column::Field(field) => content_text(field.of(account), currency),
    }
}

/// A content as it is read.
pub fn content_text(content: Content<'_>, currency: Currency) -> String {
    match content {
        Content::Empty => String::new(),
        Content::Text(text) => text.to_owned(),
        Content::Tags(tags) => tags.iter().map(String::as_str).collect::<Vec<_>>().join(fmt::comma()),
        Content::Ownership(ownership) => t(ownership.text()).to_owned(),
        Content::Date(date) => fmt::date(date),
        Content::Money(money) => fmt::amount(money, currency),
        Content::Number(number) => fmt::decimal(number.to_f64(), 0, 4),
    }
}

/// A content as it is typed: what is shown, but for days, which are typed in numbers.
pub fn typed_text(content: Content<'_>, currency: Currency) -> String {
    match content {
        Content::Date(date) => fmt::date_input(date),
        content => content_text(content, currency),
    }
}

/// The edit that a typed text means in a field; an empty text empties the field.
///
/// # Errors
/// In words, to stand beside the field.
pub fn parse_edit(field: &AccountField, typed: &str, currency: Currency) -> Result<AccountEdit, String> {
    let text = typed.to_owned();
    Ok(match field {
        AccountField::Name => AccountEdit::Name(text),
        AccountField::Code => AccountEdit::Code(text),
        AccountField::Sector => AccountEdit::Sector(text),
        AccountField::Ownership => AccountEdit::Ownership(ownership(typed)?),
        AccountField::Size => AccountEdit::Size(text),
        AccountField::Country => AccountEdit::Country(text),
        AccountField::City => AccountEdit::City(text),
        AccountField::Technology => AccountEdit::Technology(text),
        AccountField::OrderPattern => AccountEdit::OrderPattern(text),
        AccountField::Tags => AccountEdit::Tags(split_tags(typed)),
        AccountField::Manager => AccountEdit::Manager(text),
        AccountField::Sponsor => AccountEdit::Sponsor(text),
        AccountField::CustomerSince => AccountEdit::CustomerSince(filled(typed).map(errors::parse_date).transpose()?),
        AccountField::Notes => AccountEdit::Notes(text),
        AccountField::Revenue(period) => AccountEdit::Revenue(*period, money(typed, currency)?),
        AccountField::Profit(period) => AccountEdit::Profit(*period, money(typed, currency)?),
        AccountField::Text(name) => {
            AccountEdit::Field(name.clone(), filled(typed).map(|text| FieldValue::Text(text.to_owned())))
        }
        AccountField::Number(name) => AccountEdit::Field(name.clone(), number(typed)?.map(FieldValue::NumberE4)),
    })
}

/// Edits one field of an account to what was typed.
///
/// # Errors
/// In words, to stand beside the field; nothing has changed.
pub fn commit(store: Store, account: AccountId, field: &AccountField, typed: &str) -> Result<(), String> {
    let currency = store.peek(|workbook| workbook.meta.currency);
    let edits = vec![parse_edit(field, typed, currency)?];
    store.dispatch(Command::Account(AccountCommand::Edit { account, edits })).map_err(|refused| refusal(&refused))
}

/// What a person should know of an account's code: that another account has it too.
pub fn shared_code(store: Store, account: AccountId) -> Option<String> {
    store.peek(|workbook| {
        let code = workbook.accounts.get(account).map(|account| account.code.to_lowercase())?;
        let same = |other: &&Account| other.id != account && other.code.to_lowercase() == code;
        let other = workbook.accounts.iter().find(same).filter(|_| !code.is_empty())?;
        Some(texts::accounts::code_shared(other.name.as_str()))
    })
}

/// Why nothing was done.
pub fn refusal(refused: &Refused) -> String {
    match refused {
        Refused::Command(error) => errors::command_error(error),
        Refused::ReadOnly => t(texts::accounts::READ_ONLY).to_owned(),
        Refused::Nothing => t(texts::errors::command::OTHER).to_owned(),
    }
}

/// The words of a typed list of tags.
pub fn split_tags(typed: &str) -> Vec<String> {
    let tags = typed.split([',', ';', '،', '؛']).map(str::trim).filter(|tag| !tag.is_empty());
    tags.map(str::to_owned).collect()
}

/// Reads a period as typed: `2025`, `2025-q1`, `2025/03`, in the digits of any of the three scripts.
pub fn parse_period(typed: &str) -> Option<Period> {
    let digit = |c: char| match c {
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10),
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10),
        '/' | '.' | ' ' => Some('-'),
        c => c.to_uppercase().next(),
    };
    let plain: String = typed.trim().chars().filter_map(digit).collect();
    Period::parse(&plain)
}

fn filled(typed: &str) -> Option<&str> {
    let typed = typed.trim();
    (!typed.is_empty()).then_some(typed)
}

fn money(typed: &str, currency: Currency) -> Result<Option<Money>, String> {
    let Some(text) = filled(typed) else { return Ok(None) };
    errors::parse_money(text, currency).map(Some)
}

fn number(typed: &str) -> Result<Option<Quantity>, String> {
    let Some(text) = filled(typed) else { return Ok(None) };
    let e4 = errors::parse_number(text, 4)?;
    Quantity::from_e4(e4).map(Some).ok_or_else(|| texts::errors::number::too_large(text))
}

fn ownership(typed: &str) -> Result<Option<Ownership>, String> {
    let Some(text) = filled(typed) else { return Ok(None) };
    parse_ownership(text).map(Some).ok_or_else(|| t(texts::accounts::OWNERSHIP_WRONG).to_owned())
}
