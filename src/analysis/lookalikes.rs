//! Who is like the key accounts: the others in the order of their likeness, each with what they have in common.
//!
//! Likeness is Gower's general coefficient (Gower 1971, "A general coefficient of similarity and some of its
//! properties", Biometrics 27): the mean of the likenesses of the features both accounts have, each from 0 to 1. Texts
//! are alike when they are the same (1) or not (0); numbers and scores by 1 − |x − y| / range; tags by the share of
//! common ones among all of both (Jaccard 1901). A feature that one of the two lacks does not count, so that what is
//! not known makes nobody unlike. A feature that is the same for all who have it does not count, either: it tells nobody
//! from anybody.
//!
//! Revenue and profit are no features: with them only the large would be like the large. For the same reason criteria
//! that score themselves from the accounts' numbers are none, and because a number that is a field would count twice.

use std::collections::BTreeMap;

use super::scoreboard::{CellScore, Scoreboard};
use crate::model::{Account, AccountId, CriterionId, FieldValue, Status, Workbook, order};

/// Fewer common features than this say nothing.
pub const LEAST_FEATURES: usize = 3;
/// A feature is common from this likeness on.
const COMMON: f64 = 0.85;
/// A text that more than one in so many accounts writes differently is a name, not a kind: it is no feature.
const MOST_DISTINCT: usize = 2;

/// What accounts are compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// The sector.
    Sector,
    /// Public or private.
    Ownership,
    /// The size.
    Size,
    /// The country.
    Country,
    /// The technology.
    Technology,
    /// The way of ordering.
    OrderPattern,
    /// The tags.
    Tags,
    /// A free field.
    Field(String),
    /// The group score of a criterion that people score.
    Score(CriterionId),
}

/// An account that is like a key account.
#[derive(Debug, Clone, PartialEq)]
pub struct LookAlike {
    /// The account.
    pub account: AccountId,
    /// The key account it is most like.
    pub like: AccountId,
    /// How much, 0–1.
    pub likeness: f64,
    /// How many features both have.
    pub features: usize,
    /// The features in which they are alike, the most telling first: those that fewest of all accounts share.
    pub common: Vec<Feature>,
}

/// Who is like the key accounts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LookAlikes {
    /// The key accounts, in the order of their ids.
    pub keys: Vec<AccountId>,
    /// The others, the most alike first; ties by id.
    pub found: Vec<LookAlike>,
    /// Accounts that have fewer than [`LEAST_FEATURES`] features in common with every key account.
    pub unknown: usize,
    /// Features that are the same for all accounts that have them, two at least: they count for nothing.
    pub same_for_all: Vec<Feature>,
}

/// The accounts that are not key in the order of their likeness to the nearest key account. Accounts that are not to be
/// retained are left out.
pub fn look_alikes(workbook: &Workbook, board: &Scoreboard) -> LookAlikes {
    let (same, columns): (Vec<Column>, Vec<Column>) =
        columns(workbook, board).into_iter().partition(Column::is_same_for_all);
    let accounts: Vec<&Account> = workbook.accounts.iter().collect();
    let is_key = |place: &usize| accounts[*place].status == Status::Key;
    let (keys, others): (Vec<usize>, Vec<usize>) = (0..accounts.len()).partition(is_key);
    let mut result = LookAlikes { keys: keys.iter().map(|&key| accounts[key].id).collect(), ..LookAlikes::default() };
    result.same_for_all = same.into_iter().map(|column| column.feature).collect();
    for other in others.into_iter().filter(|&other| accounts[other].status != Status::DoNotRetain) {
        let like = |&key: &usize| {
            let (likeness, features) = likeness(&columns, key, other)?;
            Some((key, likeness, features))
        };
        let nearest = keys.iter().filter_map(like).reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some((key, likeness, features)) = nearest else {
            result.unknown += usize::from(!keys.is_empty());
            continue;
        };
        let common = common(&columns, key, other);
        let (account, like) = (accounts[other].id, accounts[key].id);
        result.found.push(LookAlike { account, like, likeness, features, common });
    }
    order::sort_by(&mut result.found, |one, two| two.likeness.total_cmp(&one.likeness));
    result
}

/// A feature of all accounts, in their order.
struct Column {
    feature: Feature,
    values: Values,
}

enum Values {
    /// The same number is the same text.
    Words(Vec<Option<usize>>),
    Numbers {
        values: Vec<Option<f64>>,
        range: f64,
    },
    Sets(Vec<Vec<usize>>),
}

impl Column {
    /// Whether two accounts or more have it, and all of them the same.
    fn is_same_for_all(&self) -> bool {
        fn is_one<T: PartialEq>(mut known: impl Iterator<Item = T>) -> bool {
            let Some(first) = known.next() else { return false };
            let mut others = known.peekable();
            others.peek().is_some() && others.all(|other| other == first)
        }
        match &self.values {
            Values::Words(words) => is_one(words.iter().flatten()),
            Values::Numbers { values, .. } => is_one(values.iter().flatten()),
            // Tags have no order of their own.
            Values::Sets(sets) => {
                let sorted = |tags: &Vec<usize>| order::set(tags.iter().copied());
                is_one(sets.iter().filter(|tags| !tags.is_empty()).map(sorted))
            }
        }
    }

    /// How alike two accounts are in it, 0–1; `None` when one of them lacks it.
    fn likeness(&self, one: usize, two: usize) -> Option<f64> {
        match &self.values {
            Values::Words(words) => Some(f64::from(u8::from(words[one]? == words[two]?))),
            Values::Numbers { values, range } => {
                let apart = (values[one]? - values[two]?).abs();
                Some(if *range > 0.0 { 1.0 - apart / range } else { 1.0 })
            }
            Values::Sets(sets) => {
                let common = sets[one].iter().filter(|tag| sets[two].contains(tag)).count();
                let all = sets[one].len() + sets[two].len() - common;
                (!sets[one].is_empty() && !sets[two].is_empty()).then(|| common as f64 / all as f64)
            }
        }
    }
}

fn likeness(columns: &[Column], one: usize, two: usize) -> Option<(f64, usize)> {
    let found: Vec<f64> = columns.iter().filter_map(|column| column.likeness(one, two)).collect();
    (found.len() >= LEAST_FEATURES).then(|| (found.iter().sum::<f64>() / found.len() as f64, found.len()))
}

fn common(columns: &[Column], key: usize, other: usize) -> Vec<Feature> {
    let count = |column: &Column| match &column.values {
        Values::Words(words) => words.len(),
        Values::Numbers { values, .. } => values.len(),
        Values::Sets(sets) => sets.len(),
    };
    // How many of all accounts are alike with the key account in it: what everyone has says little.
    let sharing = |column: &Column| {
        (0..count(column)).filter(|&any| column.likeness(key, any).is_some_and(|likeness| likeness >= COMMON)).count()
    };
    let mut found: Vec<(usize, &Feature)> = columns
        .iter()
        .filter(|column| column.likeness(key, other).is_some_and(|likeness| likeness >= COMMON))
        .map(|column| (sharing(column), &column.feature))
        .collect();
    order::sort_by_key(&mut found, |(sharing, _)| *sharing);
    found.into_iter().map(|(_, feature)| feature.clone()).collect()
}

fn columns(workbook: &Workbook, board: &Scoreboard) -> Vec<Column> {
    type Text = fn(&Account) -> &str;
    let accounts: Vec<&Account> = workbook.accounts.iter().collect();
    let mut columns = Vec::new();
    let texts: [(Feature, Text); 5] = [
        (Feature::Sector, |account| &account.sector),
        (Feature::Size, |account| &account.size),
        (Feature::Country, |account| &account.country),
        (Feature::Technology, |account| &account.technology),
        (Feature::OrderPattern, |account| &account.order_pattern),
    ];
    for (feature, text) in texts {
        columns.extend(words(feature, accounts.iter().map(|account| Some(text(account)).filter(|it| !it.is_empty()))));
    }
    let ownership = accounts.iter().map(|account| account.ownership.map(|it| it as usize)).collect();
    columns.push(Column { feature: Feature::Ownership, values: Values::Words(ownership) });
    columns.push(tags(&accounts));
    columns.extend(free_fields(&accounts));
    for &criterion in board.criteria().iter().filter(|id| board.derived(**id).is_none()) {
        let values = accounts.iter().map(|account| board.cell(account.id, criterion).map(CellScore::mean)).collect();
        // The scale is the range: 1 to 10.
        columns.push(Column { feature: Feature::Score(criterion), values: Values::Numbers { values, range: 9.0 } });
    }
    columns
}

/// A column of texts; none where most are written once only.
fn words<'a>(feature: Feature, texts: impl Iterator<Item = Option<&'a str>>) -> Option<Column> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut filled = 0;
    let values: Vec<Option<usize>> = texts
        .map(|text| {
            let text = text?;
            filled += 1;
            let next = known.len();
            Some(*known.entry(text).or_insert(next))
        })
        .collect();
    let is_kind = filled > 0 && known.len() * MOST_DISTINCT <= filled.max(MOST_DISTINCT);
    is_kind.then_some(Column { feature, values: Values::Words(values) })
}

fn tags(accounts: &[&Account]) -> Column {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut number = |tag| {
        let next = known.len();
        *known.entry(tag).or_insert(next)
    };
    let sets = accounts.iter().map(|account| account.tags.iter().map(|tag| number(tag.as_str())).collect()).collect();
    Column { feature: Feature::Tags, values: Values::Sets(sets) }
}

fn free_fields(accounts: &[&Account]) -> Vec<Column> {
    let names = order::set(accounts.iter().flat_map(|account| account.fields.keys()));
    let column = |name: &String| {
        let numbers: Vec<Option<f64>> = accounts
            .iter()
            .map(|account| match account.fields.get(name)? {
                FieldValue::NumberE4(number) => Some(number.to_f64()),
                FieldValue::Text(_) => None,
            })
            .collect();
        if numbers.iter().any(Option::is_some) {
            let known = || numbers.iter().flatten().copied();
            let range = known().fold(f64::MIN, f64::max) - known().fold(f64::MAX, f64::min);
            return Some(Column {
                feature: Feature::Field(name.clone()),
                values: Values::Numbers { values: numbers, range },
            });
        }
        let text = |account: &&&'_ Account| match account.fields.get(name) {
            Some(FieldValue::Text(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        };
        let texts: Vec<Option<String>> = accounts.iter().map(|account| text(&account)).collect();
        words(Feature::Field(name.clone()), texts.iter().map(Option::as_deref))
    };
    names.into_iter().filter_map(column).collect()
}
