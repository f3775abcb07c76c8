//! The columns of the table: which there are, what they are called, how wide they are, which are chosen.

use linchpin::exchange::{AccountField, Content, further_fields};
use linchpin::model::{Account, Status, Workbook};

use crate::app::i18n::{fmt, t, texts::common::fields};
use crate::app::ui::components::{ColumnKind, ColumnWidth};
use crate::app::ui::part_periods::part_words;

/// A column of the table of accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A field that is edited in place.
    Field(AccountField),
    /// Where the account stands; changed on the page *Decide*.
    Status,
}

impl Column {
    /// The column of names, which is always there and always first.
    pub const NAME: Self = Self::Field(AccountField::Name);

    /// The word the choice of columns is kept under.
    pub fn key(&self) -> String {
        let field = match self {
            Self::Status => return "status".to_owned(),
            Self::Field(field) => field,
        };
        match field {
            AccountField::Name => "name".to_owned(),
            AccountField::Code => "code".to_owned(),
            AccountField::Sector => "sector".to_owned(),
            AccountField::Ownership => "ownership".to_owned(),
            AccountField::Size => "size".to_owned(),
            AccountField::Country => "country".to_owned(),
            AccountField::City => "city".to_owned(),
            AccountField::Technology => "technology".to_owned(),
            AccountField::OrderPattern => "order_pattern".to_owned(),
            AccountField::Tags => "tags".to_owned(),
            AccountField::Manager => "manager".to_owned(),
            AccountField::Sponsor => "sponsor".to_owned(),
            AccountField::CustomerSince => "customer_since".to_owned(),
            AccountField::Notes => "notes".to_owned(),
            AccountField::Roles => "roles".to_owned(),
            AccountField::Class => "class".to_owned(),
            AccountField::Programme => "programme".to_owned(),
            AccountField::Status => "status".to_owned(),
            AccountField::Revenue(period) => format!("revenue:{period}"),
            AccountField::Profit(period) => format!("profit:{period}"),
            AccountField::Text(name) | AccountField::Number(name) => format!("field:{name}"),
        }
    }

    /// What is written over it.
    pub fn label(&self) -> String {
        match self {
            Self::Status => t(fields::STATUS).to_owned(),
            Self::Field(field) => field_label(field),
        }
    }

    /// How much of its period its figures cover, where that is not all.
    pub fn part(&self, workbook: &Workbook) -> Option<String> {
        match self {
            Self::Field(AccountField::Revenue(period) | AccountField::Profit(period)) => {
                part_words(workbook, *period).map(|part| format!("({part})"))
            }
            _ => None,
        }
    }

    /// Whether its cells are numbers.
    pub fn kind(&self) -> ColumnKind {
        match self {
            Self::Field(AccountField::Revenue(_) | AccountField::Profit(_) | AccountField::Number(_)) => {
                ColumnKind::Number
            }
            _ => ColumnKind::Text,
        }
    }

    /// How wide it is, by the longest of what stands in it and whether its header says that it is of part of a period.
    pub fn width(&self, longest: Longest, is_part: bool) -> ColumnWidth {
        let Self::Field(field) = self else { return ColumnWidth::Fixed(120) };
        ColumnWidth::Fixed(match field {
            AccountField::Name => return ColumnWidth::Grow(260),
            AccountField::Code => code_width(longest.code),
            AccountField::Revenue(_) | AccountField::Profit(_) => figure_width(longest.sum, is_part),
            AccountField::Ownership | AccountField::CustomerSince => 120,
            AccountField::Country | AccountField::City | AccountField::Number(_) => 128,
            AccountField::Roles
            | AccountField::Notes
            | AccountField::Technology
            | AccountField::OrderPattern
            | AccountField::Tags => 200,
            _ => 148,
        })
    }

    /// Whether an account holds anything in it.
    pub fn is_empty_in(&self, account: &Account) -> bool {
        match self {
            Self::Status => account.status == Status::Regular,
            Self::Field(field) => field.of(account) == Content::Empty,
        }
    }
}

/// How many characters the longest of some texts of the table have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Longest {
    /// Of the codes.
    pub code: usize,
    /// Of the sums of figures.
    pub sum: usize,
}

/// How wide a column of figures is: its sum, which stands there in bold, is never cut.
fn figure_width(longest: usize, is_part: bool) -> u32 {
    let characters = u32::try_from(longest.min(40)).unwrap_or(40);
    let least = if is_part { 220 } else { 148 };
    (28 + characters * 9).max(least)
}

/// How wide the column of codes is: twelve digits, as tax numbers and numbers of customers have, or more where codes are
/// longer, as far as a phone has room beside the name. What is longer still goes on in a second line.
fn code_width(longest: usize) -> u32 {
    let characters = u32::try_from(longest.clamp(12, 16)).unwrap_or(12);
    24 + characters * 9
}

/// What a field is called.
pub fn field_label(field: &AccountField) -> String {
    let text = match field {
        AccountField::Name => fields::NAME,
        AccountField::Code => fields::CODE,
        AccountField::Sector => fields::SECTOR,
        AccountField::Ownership => fields::OWNERSHIP,
        AccountField::Size => fields::SIZE,
        AccountField::Country => fields::COUNTRY,
        AccountField::City => fields::CITY,
        AccountField::Technology => fields::TECHNOLOGY,
        AccountField::OrderPattern => fields::ORDER_PATTERN,
        AccountField::Tags => fields::TAGS,
        AccountField::Manager => fields::MANAGER,
        AccountField::Sponsor => fields::SPONSOR,
        AccountField::CustomerSince => fields::CUSTOMER_SINCE,
        AccountField::Notes => fields::NOTES,
        AccountField::Roles => fields::ROLES,
        AccountField::Class => fields::CLASS,
        AccountField::Programme => fields::PROGRAMME,
        AccountField::Status => fields::STATUS,
        AccountField::Revenue(period) => return fields::revenue_in(fmt::period(*period)),
        AccountField::Profit(period) => return fields::profit_in(fmt::period(*period)),
        AccountField::Text(name) | AccountField::Number(name) => return name.clone(),
    };
    t(text).to_owned()
}

/// All columns a workbook has, in their order: the name first, then the fixed fields, figures and free fields.
pub fn available(workbook: &Workbook) -> Vec<Column> {
    let fixed = AccountField::FIXED.into_iter().map(Column::Field);
    let mut columns: Vec<Column> =
        fixed.chain(further_fields(workbook.accounts.iter()).into_iter().map(Column::Field)).collect();
    columns.insert(2, Column::Status);
    columns
}

/// How many columns of figures are shown before a person chooses.
const FIGURES_AT_FIRST: usize = 3;

/// The columns shown before a person chooses: those in which something stands, the latest figures among them.
pub fn at_first(workbook: &Workbook, available: &[Column]) -> Vec<Column> {
    let is_figure =
        |column: &&Column| matches!(column, Column::Field(AccountField::Revenue(_) | AccountField::Profit(_)));
    let usual = |column: &&Column| match column {
        Column::Status => true,
        Column::Field(field) => matches!(
            field,
            AccountField::Name
                | AccountField::Code
                | AccountField::Sector
                | AccountField::Country
                | AccountField::City
                | AccountField::Manager
                | AccountField::Tags
                | AccountField::Roles
                | AccountField::Class
        ),
    };
    let is_filled = |column: &&Column| {
        **column == Column::NAME || workbook.accounts.iter().any(|account| !column.is_empty_in(account))
    };
    let mut columns: Vec<Column> = available.iter().filter(usual).filter(is_filled).cloned().collect();
    let figures: Vec<&Column> = available.iter().filter(is_figure).collect();
    let revenue = figures.iter().filter(|column| matches!(column, Column::Field(AccountField::Revenue(_))));
    let shown: Vec<&&Column> = revenue.collect();
    let skipped = shown.len().saturating_sub(FIGURES_AT_FIRST);
    columns.extend(shown.into_iter().skip(skipped).map(|column| (*column).clone()));
    if columns.len() < 4 {
        for column in [AccountField::Country, AccountField::Manager].map(Column::Field) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    columns
}

/// The columns that were chosen, by the words they are kept under; the name always, those that are gone never.
pub fn chosen(available: &[Column], kept: &str) -> Vec<Column> {
    let keys: Vec<&str> = kept.split('\n').collect();
    let fits = |column: &&Column| **column == Column::NAME || keys.contains(&column.key().as_str());
    available.iter().filter(fits).cloned().collect()
}
