//! What can be chosen: the periods, KPIs and groupings there are.

use linchpin::exchange::AccountField;
use linchpin::model::{Account, Currency, Period, PeriodKind, Workbook, order};

use super::super::catalogue::kpi_name;
use crate::app::i18n::{fmt, t, texts::attainment as words};
use crate::app::ui::components::Choice;
use crate::app::ui::pages::accounts::{Column, available};
use crate::app::ui::pages::segments::names_in;

/// Into which groups the accounts are put.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    /// Each is its own.
    Account,
    /// By account manager.
    Manager,
    /// By what stands in a column.
    Column(Column),
}

impl By {
    /// The key it has in a choice.
    pub fn key(&self) -> String {
        match self {
            Self::Account => "account".to_owned(),
            Self::Manager => "manager".to_owned(),
            Self::Column(column) => column.key(),
        }
    }

    /// What it is called.
    pub fn label(&self) -> String {
        match self {
            Self::Account => t(words::BY_ACCOUNT).to_owned(),
            Self::Manager => t(words::BY_MANAGER).to_owned(),
            Self::Column(column) => column.label(),
        }
    }

    /// The groups of an account.
    pub fn names_in(&self, account: &Account, currency: Currency) -> Vec<String> {
        match self {
            Self::Account => vec![account.name.to_string()],
            Self::Manager => vec![account.manager.clone()],
            Self::Column(column) => return names_in(account, column, currency),
        }
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect()
    }
}

/// The grouping of a key; by manager when there is none of it.
pub fn by(workbook: &Workbook, key: &str) -> By {
    all(workbook).into_iter().find(|by| by.key() == key).unwrap_or(By::Account)
}

/// The groupings.
pub fn groupings(workbook: &Workbook) -> Vec<Choice> {
    all(workbook).into_iter().map(|by| Choice::new(by.key(), by.label())).collect()
}

fn all(workbook: &Workbook) -> Vec<By> {
    let fits = |column: &Column| match column {
        Column::Status => true,
        Column::Field(field) => !matches!(
            field,
            AccountField::Name
                | AccountField::Code
                | AccountField::Notes
                | AccountField::Manager
                | AccountField::CustomerSince
                | AccountField::Revenue(_)
                | AccountField::Profit(_)
                | AccountField::Number(_)
        ),
    };
    let is_used = |column: &Column| {
        *column == Column::Status || workbook.accounts.iter().any(|account| !column.is_empty_in(account))
    };
    let columns = available(workbook).into_iter().filter(|column| fits(column) && is_used(column));
    [By::Account, By::Manager].into_iter().chain(columns.map(By::Column)).collect()
}

/// The KPIs, with all of them first.
pub fn kpis(workbook: &Workbook) -> Vec<Choice> {
    let all = Choice::new("", t(words::ALL_KPIS));
    let own = workbook.kpis.iter().map(|kpi| Choice::new(kpi.id.to_string(), kpi_name(workbook, kpi)));
    std::iter::once(all).chain(own).collect()
}

/// The years of the targets, the latest first.
pub fn years(workbook: &Workbook) -> Vec<i32> {
    order::set(workbook.targets.iter().map(|target| target.period.year())).into_iter().rev().collect()
}

/// The years of the targets with their quarters and months, the latest year first.
pub fn periods(workbook: &Workbook) -> Vec<Choice> {
    let mut choices = Vec::new();
    for year in years(workbook) {
        let year = Period::Year(year);
        let parts = [PeriodKind::Quarter, PeriodKind::Month].into_iter().flat_map(|kind| year.split(kind));
        choices.extend(std::iter::once(year).chain(parts).map(|it| Choice::new(it.to_string(), fmt::period(it))));
    }
    choices
}

/// The chosen period while targets are of its year, else the latest year that has targets.
pub fn period(workbook: &Workbook, picked: Option<Period>) -> Option<Period> {
    let years = || workbook.targets.iter().map(|target| target.period.year());
    picked.filter(|picked| years().any(|year| year == picked.year())).or_else(|| years().max().map(Period::Year))
}
