//! What is known of each account beside its sums: what its rows have in common, from the newest that says it.

use std::collections::{BTreeMap, HashMap};

use super::SalesChoice;
use super::rows::Sale;
use super::who::{Who, cell};
use crate::exchange::AccountField;
use crate::exchange::import::key::name_key;
use crate::exchange::mapping::Mapping;
use crate::exchange::missing::is_missing;
use crate::exchange::table::{RawTable, Row};
use crate::model::Date;

/// The accounts of a list, each with the cells that describe it.
pub(super) struct Described<'t> {
    /// Whom each is known as, in the order in which the list first names them.
    pub(super) accounts: Vec<&'t Who>,
    /// The columns of the list that describe accounts.
    pub(super) columns: Vec<usize>,
    /// The cells of these, account by account.
    pub(super) cells: Vec<Vec<String>>,
    /// The number and the line of the newest row of each account.
    pub(super) places: Vec<(u32, u32)>,
    /// Of the columns those in which some accounts have several values.
    pub(super) newest: Vec<usize>,
    /// The other columns of the list in which something stands.
    pub(super) dropped: Vec<usize>,
}

// The values of a column that one account has.
#[derive(Default)]
struct Values<'t> {
    newest: Option<(Option<Date>, &'t str)>,
    first: Option<String>,
    rows: usize,
    differ: bool,
}

impl<'t> Values<'t> {
    fn note(&mut self, latest: Option<Date>, text: &'t str) {
        self.rows += 1;
        // Most rows have the very text of the one before.
        if self.newest.is_none_or(|(_, newest)| newest != text) && !self.differ {
            let key = name_key(text);
            self.differ = *self.first.get_or_insert_with(|| key.clone()) != key;
        }
        if self.newest.is_none_or(|(newest, _)| newest <= latest) {
            self.newest = Some((latest, text));
        }
    }
}

impl<'t> Described<'t> {
    /// The accounts of some sales.
    pub(super) fn of(list: &RawTable, choice: &SalesChoice, mapping: &Mapping, sales: &'t [Sale<'_>]) -> Self {
        let mut numbers: HashMap<&Who, usize> = HashMap::new();
        let mut described = Self {
            accounts: Vec::new(),
            columns: Vec::new(),
            cells: Vec::new(),
            places: Vec::new(),
            newest: Vec::new(),
            dropped: Vec::new(),
        };
        let mut groups: Vec<Vec<&Sale<'_>>> = Vec::new();
        for sale in sales {
            let number = *numbers.entry(&sale.who).or_insert(groups.len());
            if number == groups.len() {
                groups.push(Vec::new());
                described.accounts.push(&sale.who);
            }
            groups[number].push(sale);
        }
        described.places = groups.iter().map(|group| newest_row(group)).collect();
        described.cells = vec![Vec::new(); groups.len()];
        let is_used =
            |column: &usize| [choice.date, choice.part].contains(&Some(*column)) || choice.amounts.contains_key(column);
        for column in (0..list.header.len()).filter(|column| !is_used(column)) {
            described.column(column, &groups, is_of_account(column, choice, mapping));
        }
        described
    }

    // Keeps a column if its values are the accounts' own: at most a quarter of them has several.
    fn column(&mut self, column: usize, groups: &[Vec<&'t Sale<'_>>], is_of_account: bool) {
        let values: Vec<Values<'_>> = groups.iter().map(|group| values(group, column, is_of_account)).collect();
        let several = values.iter().filter(|values| values.rows > 1).count();
        let differ = values.iter().filter(|values| values.differ).count();
        if values.iter().all(|values| values.rows == 0) {
            return;
        }
        if !is_of_account && differ * 4 > several {
            return self.dropped.push(column);
        }
        self.columns.push(column);
        if differ > 0 && !is_of_account {
            self.newest.push(column);
        }
        for (cells, values) in self.cells.iter_mut().zip(values) {
            cells.push(values.newest.map_or("", |(_, text)| text).to_owned());
        }
    }
}

fn newest_row(group: &[&Sale<'_>]) -> (u32, u32) {
    let newest = group.iter().max_by_key(|sale| (sale.when.map(|when| when.latest), sale.row.number));
    newest.map_or((0, 0), |sale| (sale.row.number, sale.row.line))
}

fn values<'t>(group: &[&'t Sale<'_>], column: usize, is_of_account: bool) -> Values<'t> {
    let mut values = Values::default();
    for sale in group {
        let row: &'t Row = &sale.row;
        let text = cell(row, Some(column));
        if !text.is_empty() && (is_of_account || !is_missing(text)) {
            values.note(sale.when.map(|when| when.latest), text);
        }
    }
    values
}

// Whether a column says whom a row is about.
fn is_of_account(column: usize, choice: &SalesChoice, mapping: &Mapping) -> bool {
    let field = mapping.columns.get(column).and_then(|column| column.field.as_ref());
    let is_place = matches!(field, Some(AccountField::City | AccountField::Country));
    choice.name == Some(column) || choice.code == Some(column) || (choice.by_place && is_place)
}

/// The places of some accounts.
pub(super) fn numbers<'a>(accounts: &[&'a Who]) -> BTreeMap<&'a Who, usize> {
    accounts.iter().enumerate().map(|(place, who)| (*who, place)).collect()
}
