//! Roles, classes and programmes suggested by stated rules over the data, each with its reasons (G-1, G-2, G-3).
//!
//! The roles, classes and programmes are the Compilation's; its one figure, a tenth of the profit, is kept as it is.
//! The other rules say in figures what it says in words, and are stated here and on the page:
//!
//! - **Breadwinner**: at least 10% of the total profit of the period, and with us for a year or longer by its end.
//! - **Prospective**: new, less than a year with us by the end of the period, and already among the accounts that make
//!   80%; or in the quadrant *Star* with a potential scored 8 or higher: its budget may be a rival's.
//! - **Image-maker**: 8 or higher on a criterion of influence, fame or referrals.
//! - **Expert**: of the tenth that orders most often, and once a month or more; or 8 or higher on the depth of mutual
//!   involvement.
//! - **Class**: *key* by its status or its rank within the list; *not a customer* without any revenue so far;
//!   *difficult* by its status or a loss; *important* among the accounts that make 80%, or in band A; else *ordinary*.
//! - **Programme**: *strategic* for key accounts, *light* for important and prospective ones, *programmatic* for
//!   ordinary ones and for attractive non-customers.
//!
//! Profit decides where it is known of every account that has revenue in the period; else revenue, and that is said.
//! Shares are of the total, losses included, as the Compilation counts; of a total that is not positive there are
//! none. Who makes 80% is judged without losses (see [`super::concentration`]). An account that came within the first
//! months of the data is not called new: the data may have begun then, and not the customer.

mod facts;
mod rules;
mod time;

use crate::model::{AccountClass, AccountId, CriterionId, Date, Money, Period, Programme, Role, Status, Workbook};

use super::concentration::AbcClass;
use super::figures::{Measure, MoneySum};
use super::portfolio::Quadrant;
use super::scoreboard::Scoreboard;

/// A breadwinner brings at least one in so many parts of the whole: a tenth (Compilation).
pub const BREADWINNER_PART: i128 = 10;
/// From so many days on an account has been with us long.
pub const LONG_DAYS: i64 = 365;
/// Who came within so many months from the first figures on may have been there before them.
pub const FIRST_MONTHS: i32 = 3;
/// A score from here on is high.
pub const HIGH_SCORE: u32 = 8;
/// An account orders often from so many orders a quarter on.
pub const OFTEN_A_QUARTER: f64 = 3.0;

/// What suggestions are made from, beside the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question<'a> {
    /// The period whose figures count; `None` when there are no figures.
    pub period: Option<Period>,
    /// Where the number of orders is; `None` when it is not in the data.
    pub orders: Option<Orders<'a>>,
}

/// The free field that holds the number of orders, and the time they were counted over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Orders<'a> {
    /// The field's name.
    pub field: &'a str,
    /// The period they were placed in; `None` when they are all since the account is a customer.
    pub over: Option<Period>,
}

/// What shares are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Whole {
    /// The sum over all accounts, losses included; there are no shares of it unless it is positive.
    pub total: MoneySum,
    /// Accounts with a negative figure.
    pub negative: usize,
    /// The sum of the negative figures.
    pub negative_sum: MoneySum,
}

/// Which figure decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Profit: it is known of every account that has revenue.
    Profit,
    /// Revenue, because profit is known of too few.
    Revenue {
        /// Accounts with revenue in the period.
        with_revenue: usize,
        /// How many of them have a profit too.
        with_profit: usize,
    },
    /// Nothing: there are no figures.
    Nothing,
}

/// The suggestions for all accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestions {
    /// Which figure decided.
    pub basis: Basis,
    /// Of which period.
    pub period: Option<Period>,
    /// What the shares are of.
    pub whole: Whole,
    /// Accounts with orders of which the rate cannot be told: since when they are customers is not known.
    pub without_rate: usize,
    /// Accounts that would be new if the data did not begin about when they came.
    pub from_the_start: usize,
    /// A suggestion for each account, in the order of their ids.
    pub accounts: Vec<Suggestion>,
}

/// What the rules suggest for an account. What a person has set is suggested all the same; whoever takes suggestions
/// in leaves it alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The account.
    pub account: AccountId,
    /// Its share of the total in the period, above 1 where the others together lose; `None` where it has none.
    pub share: Option<f64>,
    /// The roles, in their order, each with at least one reason.
    pub roles: Vec<(Role, Vec<Reason>)>,
    /// The class with its reasons; `None` where nothing is known of the account.
    pub class: Option<(AccountClass, Vec<Reason>)>,
    /// The programme with its reasons; `None` for accounts that no programme is worth.
    pub programme: Option<(Programme, Vec<Reason>)>,
}

/// Why something is suggested, as data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// It brings this share of the total of a figure.
    Share(Measure, f64),
    /// It orders so many times a quarter.
    Orders(f64),
    /// It has been a customer since this day.
    Since(Date),
    /// Its first figures are of this period; since when it is a customer is not known.
    BoughtIn(Period),
    /// It is new: a customer only since this day.
    NewSince(Date),
    /// Its revenue grew by this share over the period before of the same length.
    Growth(f64),
    /// Its group score on a criterion, 1–10.
    Score(CriterionId, f64),
    /// Where it stands in the portfolio matrix.
    Quadrant(Quadrant),
    /// Its class by share: A are the accounts that make 80%.
    Abc(Measure, AbcClass),
    /// Its rank by weighted total, within the key list.
    Rank(u32),
    /// Its weighted total, in band A.
    BandA(f64),
    /// What was decided about it.
    Status(Status),
    /// It lost us money in the period.
    Loss(Money),
    /// It has brought no revenue in any period.
    NothingBought,
    /// No other rule holds for it.
    NoOther,
    /// Its class, set or suggested.
    Class(AccountClass),
    /// A role of it, set or suggested.
    Role(Role),
}

impl Suggestions {
    /// The suggestion for an account; `None` for one that is not there.
    pub fn of(&self, account: AccountId) -> Option<&Suggestion> {
        self.accounts.binary_search_by_key(&account, |it| it.account).ok().map(|place| &self.accounts[place])
    }
}

impl Suggestion {
    /// The roles alone.
    pub fn role_set(&self) -> std::collections::BTreeSet<Role> {
        crate::model::order::set(self.roles.iter().map(|(role, _)| *role))
    }
}

/// What the rules suggest for every account of a workbook.
pub fn suggest(workbook: &Workbook, board: &Scoreboard, question: Question<'_>) -> Suggestions {
    let world = facts::World::of(workbook, board, question);
    let mut from_the_start = 0;
    let judge = |account| {
        let facts = world.facts_of(account);
        from_the_start += usize::from(facts.is_from_start && facts.is_class_a());
        rules::judge(account, &facts)
    };
    let accounts = workbook.accounts.iter().map(judge).collect();
    Suggestions {
        basis: world.basis,
        period: question.period,
        whole: world.whole,
        without_rate: question.orders.map_or(0, |orders| time::without_rate(workbook, orders)),
        from_the_start,
        accounts,
    }
}

/// Orders a quarter of every account of which it can be told, in the order of their ids: the orders of a period by the
/// months its figures cover, or all orders since the account is a customer by the time from then to the end of the
/// newest figures. A time below a quarter counts as one.
pub fn orders_a_quarter(workbook: &Workbook, orders: Orders<'_>) -> Vec<(AccountId, f64)> {
    time::orders_a_quarter(workbook, orders)
}
