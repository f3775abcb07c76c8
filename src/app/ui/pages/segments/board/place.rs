//! The columns of the board: statuses or classes, and who stands in each.

use linchpin::analysis::figures::Measure;
use linchpin::model::{Account, AccountClass, AccountId, Money, Period, Status, Titles, Workbook, order};

use crate::app::i18n::{Named, t, texts::segments::board as words};

/// What the columns are.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Where accounts stand in the programme.
    #[default]
    Status,
    /// What they are to us.
    Class,
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A status.
    Status(Status),
    /// A class; `None` of accounts without one.
    Class(Option<AccountClass>),
}

/// A card: what is written on it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Card {
    pub id: AccountId,
    pub name: String,
    pub amount: Option<Money>,
}

/// A column with its cards, the largest figure first.
#[derive(Clone, PartialEq)]
pub struct Column {
    pub place: Place,
    pub cards: Vec<Card>,
}

impl Place {
    /// All columns of a kind in their order.
    pub fn all(kind: Kind) -> Vec<Self> {
        match kind {
            Kind::Status => Status::ALL.map(Self::Status).into(),
            Kind::Class => {
                let classes = AccountClass::ALL.map(|class| Self::Class(Some(class)));
                classes.into_iter().chain([Self::Class(None)]).collect()
            }
        }
    }

    /// Where an account stands.
    pub fn of(kind: Kind, account: &Account) -> Self {
        match kind {
            Kind::Status => Self::Status(account.status),
            Kind::Class => Self::Class(account.class),
        }
    }

    /// What the column is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Status(status) => t(status.text()),
            Self::Class(Some(class)) => t(class.text()),
            Self::Class(None) => t(words::NO_CLASS),
        }
    }
}

/// All columns with their cards.
pub fn columns(workbook: &Workbook, kind: Kind, measure: Measure, period: Option<Period>) -> Vec<Column> {
    let amount = |account: &Account| period.and_then(|period| measure.of(account, period));
    let mut accounts: Vec<(&Account, Option<Money>)> =
        workbook.accounts.iter().map(|account| (account, amount(account))).collect();
    order::sort_by(&mut accounts, |(one, of_one), (two, of_two)| {
        of_two.cmp(of_one).then_with(|| one.name.as_str().cmp(two.name.as_str()))
    });
    let titles = Titles::of(workbook);
    let card = |(account, amount): &(&Account, Option<Money>)| Card {
        id: account.id,
        name: titles.title(account),
        amount: *amount,
    };
    let column = |place: Place| Column {
        place,
        cards: accounts.iter().filter(|(account, _)| Place::of(kind, account) == place).map(card).collect(),
    };
    Place::all(kind).into_iter().map(column).collect()
}
