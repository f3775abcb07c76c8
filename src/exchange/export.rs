//! Accounts written as a table of text.

use super::table::{Delimiter, guard, write_records};
use super::{AccountField, Content};
use crate::model::{Account, AccountClass, Currency, Ownership, Programme, Role, Status};

/// A column of an export: the field it holds and the text over it. Headers that [`super::mapping::guess_mapping`] knows
/// come back as the same fields.
pub type ExportColumn = (AccountField, String);

/// A value that is one of a few, which a person knows by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded {
    /// A status.
    Status(Status),
    /// A role.
    Role(Role),
    /// A class of accounts.
    Class(AccountClass),
    /// A programme.
    Programme(Programme),
    /// Public or private.
    Ownership(Ownership),
}

impl Coded {
    /// The word for it that is the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Status(status) => status_word(status),
            Self::Role(role) => role_word(role),
            Self::Class(class) => class_word(class),
            Self::Programme(programme) => programme_word(programme),
            Self::Ownership(Ownership::Public) => "public",
            Self::Ownership(Ownership::Private) => "private",
        }
    }
}

/// Writes accounts as separated text, without a byte-order mark. What is one of a few is called as `named` says: in the
/// language of the headers, which an import reads as well as [`Coded::word`]. Numbers have no groups and a decimal point, or a
/// decimal comma where semicolons separate (what spreadsheet programs write and open where the comma is the decimal
/// mark); dates are ISO 8601; tags are joined by bars; a cell that a spreadsheet program would run gets an apostrophe.
pub fn write_accounts<'a>(
    accounts: impl IntoIterator<Item = &'a Account>,
    columns: &[ExportColumn],
    currency: Currency,
    delimiter: Delimiter,
    named: impl Fn(Coded) -> String,
) -> String {
    let header: Vec<String> = columns.iter().map(|(_, header)| guard(header)).collect();
    let rows = accounts.into_iter().map(|account| {
        let texts = columns.iter().map(|(field, _)| guard(&cell(field.of(account), currency, delimiter, &named)));
        texts.collect::<Vec<_>>()
    });
    let records: Vec<Vec<String>> = std::iter::once(header).chain(rows).collect();
    write_records(records.iter().map(|record| record.iter().map(String::as_str)), delimiter)
}

/// The word for a status that is the same in every language.
pub const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Key => "key",
        Status::Candidate => "candidate",
        Status::Watch => "watch",
        Status::Regular => "regular",
        Status::DoNotRetain => "do not retain",
    }
}

/// The word for a role that is the same in every language.
pub const fn role_word(role: Role) -> &'static str {
    match role {
        Role::Breadwinner => "breadwinner",
        Role::Prospective => "prospective",
        Role::ImageMaker => "image-maker",
        Role::Expert => "expert",
    }
}

/// The word for a class of accounts that is the same in every language.
pub const fn class_word(class: AccountClass) -> &'static str {
    match class {
        AccountClass::Key => "key",
        AccountClass::Important => "important",
        AccountClass::Ordinary => "ordinary",
        AccountClass::Difficult => "difficult",
        AccountClass::NotCustomer => "not a customer",
    }
}

/// The word for a programme that is the same in every language.
pub const fn programme_word(programme: Programme) -> &'static str {
    match programme {
        Programme::Strategic => "strategic",
        Programme::Light => "light",
        Programme::Programmatic => "programmatic",
    }
}

fn cell(content: Content<'_>, currency: Currency, delimiter: Delimiter, named: &impl Fn(Coded) -> String) -> String {
    let number = |units: i128, decimals: u32| match delimiter {
        Delimiter::Semicolon => decimal(units, decimals).replace('.', ","),
        _ => decimal(units, decimals),
    };
    match content {
        Content::Empty => String::new(),
        Content::Text(text) => text.to_owned(),
        Content::Tags(tags) => tags.iter().map(String::as_str).collect::<Vec<_>>().join(" | "),
        Content::Roles(roles) => roles.iter().map(|role| named(Coded::Role(*role))).collect::<Vec<_>>().join(" | "),
        Content::Class(class) => named(Coded::Class(class)),
        Content::Programme(programme) => named(Coded::Programme(programme)),
        Content::Status(status) => named(Coded::Status(status)),
        Content::Ownership(ownership) => named(Coded::Ownership(ownership)),
        Content::Date(date) => date.to_string(),
        Content::Money(money) => number(money.minor().into(), currency.decimals()),
        Content::Number(quantity) => number(quantity.e4(), 4),
    }
}

/// A whole number of units of ten to the power of −`decimals` as plain text that can be read in one way only.
pub fn decimal(units: i128, decimals: u32) -> String {
    let one = 10_u128.pow(decimals);
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.unsigned_abs() / one, units.unsigned_abs() % one);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let width = usize::try_from(decimals).unwrap_or(0);
    let digits = format!("{rest:0width$}");
    let digits = digits.trim_end_matches('0');
    // 1.234 alone may be a thousand and more; a fourth digit says that it is not.
    let fourth = if digits.len() == 3 { "0" } else { "" };
    format!("{sign}{whole}.{digits}{fourth}")
}
