//! The rows of the planning table.

use linchpin::model::order;
use linchpin::model::spelling::spellings;
use linchpin::model::{Account, Owner, Status, Titles, Workbook};

use super::choice::{Level, PlanChoice};
use crate::app::i18n::{fmt, t};
use crate::app::ui::pages::accounts::available;
use crate::app::ui::pages::segments::names_in;

/// A row: whose target it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The owner.
    pub owner: Owner,
    /// By name.
    pub name: String,
}

/// The rows: accounts by their past, the largest first, then by name; managers by name.
pub fn lines(workbook: &Workbook, choice: &PlanChoice) -> Vec<Line> {
    let mut lines: Vec<(i128, Line)> = match choice.level {
        Level::Portfolio => {
            let name = t(crate::app::i18n::texts::targets::owner::PORTFOLIO).to_owned();
            return vec![Line { owner: Owner::Portfolio, name }];
        }
        Level::Managers => {
            let names = spellings(workbook.accounts.iter().map(|account| account.manager.as_str()));
            let line = |name: String| Line { owner: Owner::Manager(name.clone()), name };
            names.into_values().map(|name| (0, line(name))).collect()
        }
        Level::Accounts | Level::Keys => {
            let admits = admits(workbook, choice);
            let wanted = workbook.accounts.iter().filter(|account| admits(account));
            let titles = Titles::of(workbook);
            let line = |account: &Account| Line { owner: Owner::Account(account.id), name: titles.title(account) };
            wanted.map(|account| (past_of(account, choice), line(account))).collect()
        }
    };
    order::sort_by(&mut lines, |one, two| two.0.cmp(&one.0).then_with(|| fmt::compare(&one.1.name, &two.1.name)));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn past_of(account: &Account, choice: &PlanChoice) -> i128 {
    let money = choice.past.and_then(|(measure, period)| measure.of(account, period));
    money.map_or(i128::MIN, |money| money.minor().into())
}

/// Which accounts are shown.
fn admits(workbook: &Workbook, choice: &PlanChoice) -> impl Fn(&Account) -> bool {
    let column = available(workbook).into_iter().find(|column| column.key() == choice.field);
    let (value, level, currency) = (choice.value.clone(), choice.level, workbook.meta.currency);
    move |account| {
        let of_level = level != Level::Keys || account.status == Status::Key;
        let has = |column| names_in(account, column, currency).contains(&value);
        of_level && column.as_ref().is_none_or(|column| value.is_empty() || has(column))
    }
}
