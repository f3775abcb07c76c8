//! A group: what accounts have in common in a column.

use linchpin::exchange::{AccountField, export};
use linchpin::model::spelling::is_same;
use linchpin::model::{Account, Currency, Role, Status};

use crate::app::i18n::{Named, t, texts::scope as words, texts::segments::groups};
use crate::app::ui::pages::accounts::{Column, options};
use crate::app::ui::pages::decide::status_key;
use crate::app::ui::pages::segments::names_in;

/// What accounts have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The column.
    pub column: Column,
    /// What stands in it, in the language in use; `None` for nothing.
    pub name: Option<String>,
}

impl Group {
    /// Whether an account belongs to it.
    pub fn admits(&self, account: &Account, currency: Currency) -> bool {
        let names = names_in(account, &self.column, currency);
        self.name.as_ref().map_or(names.is_empty(), |name| names.iter().any(|own| is_same(own, name)))
    }

    /// "Country: Germany".
    pub fn text(&self) -> String {
        words::group(self.column.label(), self.name.as_deref().unwrap_or(t(groups::NONE)))
    }

    /// The word it is kept under: the same in every language.
    pub fn kept(&self) -> String {
        let key = self.column.key();
        let Some(name) = &self.name else { return key };
        let code = codes(&self.column).into_iter().find(|(_, shown)| shown == name);
        format!("{key}\n{}", code.map_or_else(|| name.clone(), |(code, _)| code))
    }

    /// The group of such a word; none for an empty one and for a column that is not known.
    pub fn parse(kept: &str) -> Option<Self> {
        let (key, name) = kept.split_once('\n').map_or((kept, None), |(key, name)| (key, Some(name)));
        let column = column(key)?;
        let shown = |name: &str| codes(&column).into_iter().find(|(code, _)| code == name).map(|(_, shown)| shown);
        let name = name.map(|name| shown(name).unwrap_or_else(|| name.to_owned()));
        Some(Self { column, name })
    }
}

/// What is kept, and what is shown for it, of the columns whose words are ours and not the person's.
fn codes(column: &Column) -> Vec<(String, String)> {
    let owned = |code: &str, shown: &str| (code.to_owned(), shown.to_owned());
    match column {
        Column::Status => Status::ALL.map(|it| owned(status_key(it), t(it.text()))).into(),
        Column::Field(AccountField::Roles) => Role::ALL.map(|it| owned(export::role_word(it), t(it.text()))).into(),
        Column::Field(field) => options(field).unwrap_or_default().into_iter().map(|it| (it.key, it.label)).collect(),
    }
}

fn column(key: &str) -> Option<Column> {
    if let Some(name) = key.strip_prefix("field:") {
        return Some(Column::Field(AccountField::Text(name.to_owned())));
    }
    let fixed = AccountField::FIXED.into_iter().map(Column::Field);
    std::iter::once(Column::Status).chain(fixed).find(|column| column.key() == key)
}
