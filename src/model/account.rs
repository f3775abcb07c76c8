//! Accounts: the customers a workbook is about.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AccountClass, AccountId, Date, Extra, FieldValue, FuturePosition, Money, Name, Period, Programme, Record, Role,
};

/// A customer, with what is known of it. Unknown texts are empty, unknown numbers are absent: unknown is never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's id in the workbook.
    pub id: AccountId,
    /// What the customer is called.
    pub name: Name,
    /// The customer's number or code in the system it was imported from; what a later import matches by first.
    pub code: String,
    /// The branch of industry.
    pub sector: String,
    /// Public or private.
    pub ownership: Option<Ownership>,
    /// Size in the team's own words ("201–500 employees", "large").
    pub size: String,
    /// The country.
    pub country: String,
    /// The city or region.
    pub city: String,
    /// Technology and use of the product.
    pub technology: String,
    /// Way, size and frequency of its orders.
    pub order_pattern: String,
    /// Labels of the team's own, without order or repetition.
    pub tags: BTreeSet<String>,
    /// Who looks after the account.
    pub manager: String,
    /// Who of our leadership stands behind it.
    pub sponsor: String,
    /// Since when it is a customer.
    pub customer_since: Option<Date>,
    /// Free fields by their name.
    pub fields: BTreeMap<String, FieldValue>,
    /// Revenue and profit by period.
    pub figures: BTreeMap<Period, Figures>,
    /// Free notes.
    pub notes: String,
    /// Where it stands in the key-account programme; changed by a decision, never by itself (S-10).
    pub status: Status,
    /// What it is to us; empty until a person says so (G-1).
    pub roles: BTreeSet<Role>,
    /// Its class, when a person set it (G-2).
    pub class: Option<AccountClass>,
    /// The programme it is in, when a person set it (G-3).
    pub programme: Option<Programme>,
    /// Where it is to stand in three years, when a person said so (G-4).
    pub future: Option<FuturePosition>,
    /// Fields of newer versions.
    pub extra: Extra,
}

impl Account {
    /// An account of which only the name is known.
    pub fn new(id: AccountId, name: Name) -> Self {
        Self {
            id,
            name,
            code: String::new(),
            sector: String::new(),
            ownership: None,
            size: String::new(),
            country: String::new(),
            city: String::new(),
            technology: String::new(),
            order_pattern: String::new(),
            tags: BTreeSet::new(),
            manager: String::new(),
            sponsor: String::new(),
            customer_since: None,
            fields: BTreeMap::new(),
            figures: BTreeMap::new(),
            notes: String::new(),
            status: Status::Regular,
            roles: BTreeSet::new(),
            class: None,
            programme: None,
            future: None,
            extra: Extra::new(),
        }
    }

    /// Revenue of a period, when it is known.
    pub fn revenue(&self, period: Period) -> Option<Money> {
        self.figures.get(&period).and_then(|figures| figures.revenue)
    }

    /// Profit of a period, when it is known.
    pub fn profit(&self, period: Period) -> Option<Money> {
        self.figures.get(&period).and_then(|figures| figures.profit)
    }
}

impl Record for Account {
    type Key = AccountId;

    fn key(&self) -> AccountId {
        self.id
    }
}

/// What an account brought in one period, in minor units of the workbook's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Net revenue; may be negative (returns).
    pub revenue: Option<Money>,
    /// Profit; may be negative.
    pub profit: Option<Money>,
}

/// Who owns the customer's company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ownership {
    /// The state or another public body.
    Public,
    /// Private owners, listed or not.
    Private,
}

/// Where an account stands in the key-account programme (S-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// A key account.
    Key,
    /// Proposed as a key account and not decided yet.
    Candidate,
    /// To be looked at again: a weak key account, or another that grows.
    Watch,
    /// An ordinary account.
    #[default]
    Regular,
    /// Not to be retained; stays out of retention KPIs (K-7).
    DoNotRetain,
}

impl Status {
    /// All statuses, the strongest first.
    pub const ALL: [Self; 5] = [Self::Key, Self::Candidate, Self::Watch, Self::Regular, Self::DoNotRetain];
}
