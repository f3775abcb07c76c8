//! What stands in a cell, in the language in use, and how a typed text becomes an edit.

use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::export;
use linchpin::exchange::import::name_key;
use linchpin::exchange::mapping::{parse_class, parse_ownership, parse_programme, parse_role};
use linchpin::exchange::number::is_code;
use linchpin::exchange::{AccountField, Content};
use linchpin::model::{
    Account, AccountClass, AccountId, Currency, FieldValue, Money, Ownership, Period, Programme, Quantity,
};

use super::columns::Column;
use crate::app::i18n::{Named, Text, errors, fmt, t, texts};
use crate::app::state::{Refused, Store};
use crate::app::ui::components::Choice;

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
        Content::Roles(roles) => roles.iter().map(|role| t(role.text())).collect::<Vec<_>>().join(fmt::comma()),
        Content::Class(class) => t(class.text()).to_owned(),
        Content::Programme(programme) => t(programme.text()).to_owned(),
        Content::Status(status) => t(status.text()).to_owned(),
        Content::Ownership(ownership) => t(ownership.text()).to_owned(),
        Content::Date(date) => fmt::date(date),
        Content::Money(money) => fmt::amount(money, currency),
        Content::Number(number) => fmt::figure(number.e4(), 0, 4),
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
        AccountField::Ownership => {
            AccountEdit::Ownership(one_of(typed, parse_ownership, texts::accounts::OWNERSHIP_WRONG)?)
        }
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
        AccountField::Roles => {
            let roles = split_tags(typed).iter().map(|word| parse_role(word)).collect::<Option<_>>();
            AccountEdit::Roles(roles.ok_or_else(|| t(texts::accounts::ROLE_WRONG).to_owned())?)
        }
        AccountField::Class => AccountEdit::Class(one_of(typed, parse_class, texts::accounts::CLASS_WRONG)?),
        AccountField::Programme => {
            AccountEdit::Programme(one_of(typed, parse_programme, texts::accounts::PROGRAMME_WRONG)?)
        }
        // Decided with a reason, never typed: no control asks for it here.
        AccountField::Status => return Err(t(texts::errors::command::REASON_MISSING).to_owned()),
        AccountField::Revenue(period) => AccountEdit::Revenue(*period, money(typed, currency)?),
        AccountField::Profit(period) => AccountEdit::Profit(*period, money(typed, currency)?),
        // A code keeps its zeros and its plus, whatever the others have in this field.
        AccountField::Number(name) if is_code(typed) => {
            AccountEdit::Field(name.clone(), Some(FieldValue::Text(typed.trim().to_owned())))
        }
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

/// What a field of a few choices is chosen from: words an import knows, and their names. `None` for other fields.
pub fn options(field: &AccountField) -> Option<Vec<Choice>> {
    let choices: Vec<Choice> = match field {
        AccountField::Ownership => [("public", Ownership::Public.text()), ("private", Ownership::Private.text())]
            .map(|(key, name)| Choice::new(key, t(name)))
            .into(),
        AccountField::Class => {
            AccountClass::ALL.map(|class| Choice::new(export::class_word(class), t(class.text()))).into()
        }
        AccountField::Programme => {
            let choice = |programme: Programme| Choice::new(export::programme_word(programme), t(programme.text()));
            Programme::ALL.map(choice).into()
        }
        _ => return None,
    };
    Some(std::iter::once(Choice::new("", t(texts::common::words::MISSING))).chain(choices).collect())
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

/// What a person should know of an account's name: that another account has it too.
pub fn shared_name(store: Store, account: AccountId) -> Option<String> {
    store.peek(|workbook| {
        let key = name_key(workbook.accounts.get(account)?.name.as_str());
        let same = |other: &Account| other.id != account && name_key(other.name.as_str()) == key;
        workbook.accounts.iter().any(same).then(|| t(texts::accounts::NAME_SHARED).to_owned())
    })
}

/// Why nothing was done.
pub fn refusal(refused: &Refused) -> String {
    match refused {
        Refused::Command(error) => errors::command_error(error),
        Refused::ReadOnly => t(texts::accounts::READ_ONLY).to_owned(),
        Refused::Nothing | Refused::NotOpened | Refused::NotLoaded => t(texts::errors::command::OTHER).to_owned(),
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
    Quantity::given(e4).map(Some).ok_or_else(|| texts::errors::number::too_large(text))
}

/// One of a few, or nothing.
fn one_of<T>(typed: &str, parse: fn(&str) -> Option<T>, wrong: Text) -> Result<Option<T>, String> {
    let Some(text) = filled(typed) else { return Ok(None) };
    parse(text).map(Some).ok_or_else(|| t(wrong).to_owned())
}
