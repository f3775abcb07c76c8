//! Which column of a table is which field of an account.

mod above;
mod around;
mod fold;
mod guess;
mod margin;
mod more_words;
mod part_of_year;
mod parts;
mod period;
pub(in crate::exchange) mod report_words;
mod run;
mod scale;
mod share;
mod span;
mod words;

pub(in crate::exchange) use above::names_time;
pub use above::{PeriodAbove, period_above};
pub use around::Around;
pub use fold::fold;
pub(in crate::exchange) use guess::cell_currency;
pub use guess::guess_mapping;
pub(in crate::exchange) use part_of_year::part_of_year;
pub use parts::UnreadPeriod;
pub(in crate::exchange) use period::{header_name, read_period_text};
pub use period::{header_period, named_period, unread_period};
pub use scale::{Scale, header_scale};
pub(in crate::exchange) use scale::{scale_word, without_scale};
pub use share::{ShareUnit, Shares};

use std::collections::BTreeMap;

use super::AccountField;
use super::currency::NamedCurrency;
use super::date::DateOrder;
use super::number::NumberStyle;
use crate::model::{AccountClass, Currency, MonthsCovered, Ownership, Period, Programme, Role, Status};

/// What the columns of a table mean, one by one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The columns, as many as the table's header has.
    pub columns: Vec<Column>,
}

/// What one column means and how its cells are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field it holds; `None` when it is left out.
    pub field: Option<AccountField>,
    /// What `,` and `.` mean in its numbers; `None` when nothing in the table tells.
    pub numbers: Option<NumberStyle>,
    /// The same where its cells are amounts of money whose three digits behind the only mark are thousands, unless
    /// this says otherwise; `None` when its cells speak for one and for the other. See [`Column::style`].
    pub amounts: Option<NumberStyle>,
    /// What comes first in its dates; `None` when nothing in the table tells.
    pub dates: Option<DateOrder>,
    /// What its amounts are counted in.
    pub scale: Scale,
    /// How its numbers are read where some of them have a per cent sign and others have none.
    pub shares: Option<Shares>,
    /// The currency that its header names, or else its cells.
    pub currency: Option<NamedCurrency>,
    /// Whether its header names the currency: then a cell without one is in it.
    pub names_currency: bool,
    /// Where the period of a figure is from.
    pub period: PeriodFrom,
    /// How many months of its period its header says that it covers; `None` for all.
    pub covers: Option<MonthsCovered>,
    /// Whether its cells say yes or no to being a key account, as its header asks.
    pub marks_keys: bool,
    /// What a person should know about the guess.
    pub note: Option<ColumnNote>,
}

/// Where the period of a column of figures is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PeriodFrom {
    /// Its own header, or a person.
    #[default]
    Said,
    /// The lines above the table: see [`period_above`].
    Above,
    /// Nowhere: nobody has said it, and the one in its field only keeps the place.
    Nowhere,
}

/// Something about a guess that a person should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnNote {
    /// The header names revenue or profit but no period.
    NoPeriod,
    /// No header says which column is the name; its texts look most like names.
    GuessedName,
    /// Its cells mark the key accounts: with a word for yes, or with a cross.
    KeyMarks,
    /// It is called a status, but most of its cells are none of ours, so it is a field of its own.
    OtherStatus,
    /// An earlier column has the field this one would have had, so it is a field of its own.
    Taken {
        /// That column, from 0.
        first: usize,
    },
    /// An earlier column has the field this one would have had, and a field of its own would have that one's name.
    LeftOut {
        /// That column, from 0.
        first: usize,
    },
    /// It numbers the rows of this table, which says nothing of an account, so it is left out.
    RowNumbers,
    /// The header names a period that is none here, so it is a field of its own.
    Unread(UnreadPeriod),
    /// The header speaks of a margin, and the cells are amounts of money, so it is the profit of the period.
    MarginInMoney,
    /// It covers the first months of its year, as its header says.
    PartOf(Period, MonthsCovered),
    /// It is of a year to date, as its header says, and so many of its months are over today.
    ToDateOf(Period, MonthsCovered),
    /// The year of the header's period has two digits there.
    ShortYear(Period),
    /// Most of its cells are numbers; because some are not, it is a text.
    SomeTexts {
        /// The first row with such a cell, from 1.
        row: u32,
    },
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MappingProblem {
    /// A column is a figure, and its period is not known.
    NoPeriod {
        /// The column, from 0.
        column: usize,
    },
    /// No column is the account's name and none its code, so no row can be told whom it is about.
    NoName,
    /// Two columns are the same field.
    Same {
        /// The earlier column, from 0.
        first: usize,
        /// The later column, from 0.
        second: usize,
    },
}

impl Mapping {
    /// What stands in the way of using the mapping; empty when nothing does.
    pub fn problems(&self) -> Vec<MappingProblem> {
        let mut problems = Vec::new();
        let mut seen: BTreeMap<&AccountField, usize> = BTreeMap::new();
        for (second, column) in self.columns.iter().enumerate() {
            let Some(field) = &column.field else { continue };
            if column.period == PeriodFrom::Nowhere {
                problems.push(MappingProblem::NoPeriod { column: second });
                continue;
            }
            match seen.get(field) {
                Some(&first) => problems.push(MappingProblem::Same { first, second }),
                None => {
                    seen.insert(field, second);
                }
            }
        }
        if !seen.contains_key(&AccountField::Name) && !seen.contains_key(&AccountField::Code) {
            problems.push(MappingProblem::NoName);
        }
        problems
    }
}

impl Column {
    /// What `,` and `.` mean in the cells as the column is taken now. This is what decides, so it is what is shown.
    /// `None` reads an open mark as one of thousands in amounts that have no three decimals, and refuses it elsewhere.
    pub fn style(&self, currency: Currency) -> Option<NumberStyle> {
        if self.has_short_amounts(currency) { self.amounts } else { self.numbers }
    }

    /// Writes what a person chose `,` and `.` to mean, whatever the column is taken as.
    pub const fn set_style(&mut self, style: Option<NumberStyle>) {
        self.numbers = style;
        self.amounts = style;
    }

    /// The currency its amounts are named to be in, where that is another than they are taken as.
    pub fn other_currency(&self, currency: Currency) -> Option<NamedCurrency> {
        let is_money = matches!(self.field, Some(AccountField::Revenue(_) | AccountField::Profit(_)));
        self.currency.filter(|named| is_money && !named.is(currency))
    }

    /// Whether its cells are amounts that have no three decimals.
    pub(in crate::exchange) fn has_short_amounts(&self, currency: Currency) -> bool {
        let is_money = matches!(self.field, Some(AccountField::Revenue(_) | AccountField::Profit(_)));
        is_money && self.scale == Scale::One && currency.decimals() < 3
    }
}

/// Whether a text is known as the name of a column, in any of the three languages.
pub fn is_known_header(header: &str) -> bool {
    let folded = fold(header);
    known_field(&folded).is_some() || period::read_figure_header(&folded).is_some()
}

/// Whether a header names a figure with its period.
pub(in crate::exchange) fn names_figure(header: &str) -> bool {
    period::read_figure_header(&fold(header)).is_some_and(|read| read.figure.is_some() && read.period.is_some())
}

/// Whether a header names revenue, and nothing but a period and a unit beside it.
pub(in crate::exchange) fn names_revenue(header: &str) -> bool {
    figure_named(header) == Some(period::Figure::Revenue)
}

/// Whether a header names profit, or a margin that may be profit, and nothing but a period and a unit beside it.
pub(in crate::exchange) fn names_profit(header: &str) -> bool {
    matches!(figure_named(header), Some(period::Figure::Profit | period::Figure::Margin))
}

fn figure_named(header: &str) -> Option<period::Figure> {
    period::read_figure_header(&fold(header))?.figure
}

/// How much the name of a row says that it adds up the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalName {
    /// It is such a word, "Total", "Итого", "جمع کل", or begins as no customer's name does: "Subtotal EMEA".
    Whole,
    /// It begins with one: "Total Europe".
    Beginning,
}

/// Whether a name says that its row adds up the others, in any of the three languages.
pub fn read_total_name(name: &str) -> Option<TotalName> {
    // Longer texts are no names of sums, and folding a cell of notes takes time.
    if name.len() > 200 {
        return None;
    }
    // In one word it is a name: TotalEnergies.
    let folded = fold(&name.to_lowercase());
    let begins = |word: &str| folded.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    let is_word = |text: &str| words::holds(report_words::TOTALS, text) || words::holds(report_words::SUMMARIES, text);
    if is_word(&folded)
        || report_words::SUBTOTALS.split('|').any(begins)
        || without_count(&folded).is_some_and(|it| is_word(&it))
    {
        return Some(TotalName::Whole);
    }
    report_words::TOTALS.split('|').any(begins).then_some(TotalName::Beginning)
}

// The name of a sum without what is counted and how many of it there are: "Count: 5", "Grand Totals (25 records)",
// "НДС 20%". Records alone are as good as a word for a sum.
fn without_count(folded: &str) -> Option<String> {
    let is_number = |token: &&str| token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'%');
    let has_number = folded.split(' ').any(|token| is_number(&token));
    let is_beside = |token: &&str| is_number(token) || words::holds(report_words::COUNTED, token);
    let rest: Vec<&str> = folded.split(' ').filter(|token| !is_beside(token)).collect();
    let is_changed = rest.len() < folded.split(' ').count();
    match rest.as_slice() {
        [] if has_number && folded.split(' ').any(|token| words::holds(report_words::RECORDS, token)) => {
            Some("count".to_owned())
        }
        rest if is_changed => Some(rest.join(" ")),
        _ => None,
    }
}

/// Reads public or private, in any of the three languages; `None` for anything else.
pub fn parse_ownership(text: &str) -> Option<Ownership> {
    let folded = fold(text);
    if words::holds(words::PUBLIC, &folded) {
        Some(Ownership::Public)
    } else {
        words::holds(words::PRIVATE, &folded).then_some(Ownership::Private)
    }
}

/// Reads a role, in any of the three languages; `None` for anything else.
pub fn parse_role(text: &str) -> Option<Role> {
    known(&words::ROLES, text)
}

/// Reads a class of accounts, in any of the three languages; `None` for anything else.
pub fn parse_class(text: &str) -> Option<AccountClass> {
    known(&words::CLASSES, text)
}

/// Reads a programme, in any of the three languages; `None` for anything else.
pub fn parse_programme(text: &str) -> Option<Programme> {
    known(&words::PROGRAMMES, text)
}

/// Reads a status, in any of the three languages; `None` for anything else. A letter such as A is none: it may be a
/// class by revenue as well as a band by score.
pub fn parse_status(text: &str) -> Option<Status> {
    known(&words::STATUSES, text)
}

/// Whether a mark says that an account is a key one: yes, no, a cross; `None` for anything else.
pub fn parse_key_mark(text: &str) -> Option<bool> {
    // A tick and a cross are no letters, so folding would leave nothing of them.
    if matches!(text.trim(), "✓" | "✔" | "☑" | "✗" | "✘" | "×" | "*" | "+") {
        return Some(true);
    }
    known(&words::KEY_MARKS, text)
}

fn known<T: Copy>(lists: &[(T, &str)], text: &str) -> Option<T> {
    let folded = fold(text);
    lists.iter().find(|(_, words)| words::holds(words, &folded)).map(|(value, _)| *value)
}

/// The field that a folded name of a column is known for.
pub(in crate::exchange) fn field_called(folded: &str) -> Option<AccountField> {
    known_field(folded).cloned()
}

fn known_field(folded: &str) -> Option<&'static AccountField> {
    let fields = words::FIELDS.iter().chain(&more_words::FIELDS);
    fields.into_iter().find(|(_, words)| words::holds(words, folded)).map(|(field, _)| field)
}
