//! The fields of an account as columns of a table: one list for import, export and everything that shows tables.

use std::collections::BTreeSet;

use crate::model::{
    Account, AccountClass, Date, FieldValue, Money, Ownership, Period, Programme, Quantity, Role, Status,
};

/// A field of an account that a column can hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountField {
    /// Its name.
    Name,
    /// Its code in the system it comes from.
    Code,
    /// Its sector.
    Sector,
    /// Public or private.
    Ownership,
    /// Its size.
    Size,
    /// Its country.
    Country,
    /// Its city.
    City,
    /// Its technology.
    Technology,
    /// Its way of ordering.
    OrderPattern,
    /// Its tags.
    Tags,
    /// Its account manager.
    Manager,
    /// Its executive sponsor.
    Sponsor,
    /// Since when it is a customer.
    CustomerSince,
    /// Its notes.
    Notes,
    /// What it is to us.
    Roles,
    /// Its class.
    Class,
    /// The programme it is in.
    Programme,
    /// Its status; what a table says of it is taken in as decisions.
    Status,
    /// Its revenue of a period.
    Revenue(Period),
    /// Its profit of a period.
    Profit(Period),
    /// A free text under this name.
    Text(String),
    /// A free number under this name.
    Number(String),
}

/// What an account holds in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing: unknown.
    Empty,
    /// A text that is not empty.
    Text(&'a str),
    /// Tags, at least one.
    Tags(&'a BTreeSet<String>),
    /// Public or private.
    Ownership(Ownership),
    /// Roles, at least one.
    Roles(&'a BTreeSet<Role>),
    /// A class.
    Class(AccountClass),
    /// A programme.
    Programme(Programme),
    /// A status; every account has one.
    Status(Status),
    /// A day.
    Date(Date),
    /// An amount of money.
    Money(Money),
    /// A number.
    Number(Quantity),
}

impl AccountField {
    /// The fields every account has, in the order they are shown in; the status, which is decided and not typed, apart.
    pub const FIXED: [Self; 17] = [
        Self::Name,
        Self::Code,
        Self::Sector,
        Self::Ownership,
        Self::Size,
        Self::Country,
        Self::City,
        Self::Technology,
        Self::OrderPattern,
        Self::Tags,
        Self::Manager,
        Self::Sponsor,
        Self::CustomerSince,
        Self::Notes,
        Self::Roles,
        Self::Class,
        Self::Programme,
    ];

    /// What an account holds in this field.
    pub fn of<'a>(&self, account: &'a Account) -> Content<'a> {
        let text = |text: &'a str| if text.is_empty() { Content::Empty } else { Content::Text(text) };
        match self {
            Self::Name => text(account.name.as_str()),
            Self::Code => text(&account.code),
            Self::Sector => text(&account.sector),
            Self::Ownership => account.ownership.map_or(Content::Empty, Content::Ownership),
            Self::Size => text(&account.size),
            Self::Country => text(&account.country),
            Self::City => text(&account.city),
            Self::Technology => text(&account.technology),
            Self::OrderPattern => text(&account.order_pattern),
            Self::Tags if account.tags.is_empty() => Content::Empty,
            Self::Tags => Content::Tags(&account.tags),
            Self::Manager => text(&account.manager),
            Self::Sponsor => text(&account.sponsor),
            Self::CustomerSince => account.customer_since.map_or(Content::Empty, Content::Date),
            Self::Notes => text(&account.notes),
            Self::Roles if account.roles.is_empty() => Content::Empty,
            Self::Roles => Content::Roles(&account.roles),
            Self::Class => account.class.map_or(Content::Empty, Content::Class),
            Self::Programme => account.programme.map_or(Content::Empty, Content::Programme),
            Self::Status => Content::Status(account.status),
            Self::Revenue(period) => account.revenue(*period).map_or(Content::Empty, Content::Money),
            Self::Profit(period) => account.profit(*period).map_or(Content::Empty, Content::Money),
            Self::Text(name) | Self::Number(name) => match account.fields.get(name) {
                None => Content::Empty,
                Some(FieldValue::Text(value)) => text(value),
                Some(FieldValue::NumberE4(number)) => Content::Number(*number),
            },
        }
    }
}

/// All fields in which any of the accounts holds something beside the fixed ones: revenue and profit by period, then
/// free fields by name. A free field is a number where its first value is one.
pub fn further_fields<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Vec<AccountField> {
    let (mut revenue, mut profit) = (BTreeSet::new(), BTreeSet::new());
    let mut free = std::collections::BTreeMap::new();
    for account in accounts {
        for (period, figures) in &account.figures {
            if figures.revenue.is_some() {
                revenue.insert(*period);
            }
            if figures.profit.is_some() {
                profit.insert(*period);
            }
        }
        for (name, value) in &account.fields {
            if !free.contains_key(name) {
                free.insert(name.clone(), matches!(value, FieldValue::NumberE4(_)));
            }
        }
    }
    let free = free.into_iter().map(
        |(name, is_number)| {
            if is_number { AccountField::Number(name) } else { AccountField::Text(name) }
        },
    );
    let figures = revenue.into_iter().map(AccountField::Revenue).chain(profit.into_iter().map(AccountField::Profit));
    figures.chain(free).collect()
}
