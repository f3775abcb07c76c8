//! Whom the rows of a list of sales are about.

use std::collections::{BTreeSet, HashMap};

use super::SalesChoice;
use crate::exchange::import::ImportProblemKind;
use crate::exchange::import::key::{code_key, name_key};
use crate::exchange::import::outline::Outlined;
use crate::exchange::table::Row;

/// What an account of the list is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Who {
    /// Its code.
    Code(String),
    /// Its name, and its city and country where these tell accounts apart.
    Name(String, Option<Place>),
}

/// A city and a country, made comparable.
type Place = (String, String);

/// The codes and places that stand with each name.
pub(super) struct Accounts<'a> {
    choice: &'a SalesChoice,
    city: Option<usize>,
    country: Option<usize>,
    codes: HashMap<String, BTreeSet<String>>,
    places: HashMap<String, BTreeSet<Place>>,
}

impl<'a> Accounts<'a> {
    /// Those of a list.
    pub(super) fn of(
        rows: &[Outlined<'_>],
        choice: &'a SalesChoice,
        (city, country): (Option<usize>, Option<usize>),
    ) -> Self {
        let mut accounts = Self { choice, city, country, codes: HashMap::new(), places: HashMap::new() };
        for row in rows.iter().filter(|row| row.part.is_none() && !row.is_total()).map(|row| &*row.row) {
            let (name, code, place) = (accounts.name(row), accounts.code(row), accounts.place(row));
            if name.is_empty() {
                continue;
            }
            if !code.is_empty() {
                accounts.codes.entry(name).or_default().insert(code);
            } else if place != Place::default() {
                accounts.places.entry(name).or_default().insert(place);
            }
        }
        accounts
    }

    /// How many names stand in several places, without codes.
    pub(super) fn several_places(&self) -> usize {
        let is_open =
            |(name, places): &(&String, &BTreeSet<Place>)| places.len() > 1 && !self.codes.contains_key(*name);
        self.places.iter().filter(is_open).count()
    }

    /// The account with the row's code, else the one with its name.
    pub(super) fn who(&self, row: &Row) -> Result<Who, (Option<usize>, ImportProblemKind)> {
        let (name, code) = (self.name(row), self.code(row));
        if !code.is_empty() {
            return Ok(Who::Code(code));
        }
        let column = self.choice.name.or(self.choice.code);
        if name.is_empty() {
            return Err((column, ImportProblemKind::NoName));
        }
        let several = |count| Err((column, ImportProblemKind::SeveralAccounts { count }));
        let codes = self.codes.get(&name);
        match codes.map_or(0, BTreeSet::len) {
            0 => {}
            1 => return Ok(Who::Code(codes.into_iter().flatten().next().cloned().unwrap_or_default())),
            count => return several(count),
        }
        let places = self.places.get(&name).filter(|_| self.choice.by_place);
        match (places, self.place(row)) {
            (None, _) => Ok(Who::Name(name, None)),
            (Some(places), place) if place == Place::default() && places.len() > 1 => several(places.len()),
            (Some(places), place) if place == Place::default() => Ok(Who::Name(name, places.first().cloned())),
            (Some(_), place) => Ok(Who::Name(name, Some(place))),
        }
    }

    fn name(&self, row: &Row) -> String {
        name_key(cell(row, self.choice.name))
    }

    fn code(&self, row: &Row) -> String {
        code_key(cell(row, self.choice.code))
    }

    fn place(&self, row: &Row) -> Place {
        (name_key(cell(row, self.city)), name_key(cell(row, self.country)))
    }
}

/// A cell of a row; an empty text where there is no such column.
pub(super) fn cell(row: &Row, column: Option<usize>) -> &str {
    column.and_then(|column| row.cells.get(column)).map_or("", |cell| cell.trim())
}
