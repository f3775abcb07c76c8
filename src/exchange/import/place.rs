//! Rows of one name in several cities: branches of one customer, or several customers. Nobody but a person knows.

use std::collections::{BTreeSet, HashMap};

use super::SameName;
use super::key::{code_key, name_key};
use super::outline::Outlined;
use crate::exchange::AccountField;
use crate::exchange::mapping::Mapping;
use crate::model::Account;

/// Where an account is, made comparable.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Place {
    city: String,
    country: String,
}

impl Place {
    /// The one of an account.
    pub(super) fn of(account: &Account) -> Self {
        Self { city: name_key(&account.city), country: name_key(&account.country) }
    }

    /// The one a row says.
    pub(super) fn read(city: &str, country: &str) -> Self {
        Self { city: name_key(city), country: name_key(country) }
    }

    /// Whether it is surely another one. What is not known is no other.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let differ = |one: &str, two: &str| !one.is_empty() && !two.is_empty() && one != two;
        differ(&self.city, &other.city) || differ(&self.country, &other.country)
    }

    /// Whether it is surely the same: the same city, or where none is known the same country.
    pub(super) fn agrees(&self, other: &Self) -> bool {
        let has_city = !self.city.is_empty() || !other.city.is_empty();
        let is_same = if has_city { self.city == other.city } else { !self.country.is_empty() };
        is_same && !self.differs(other) && (has_city || self.country == other.country)
    }
}

/// A row of a name that stands in several places.
struct Twin {
    row: u32,
    name: String,
    shown: String,
    place: Place,
}

/// The names of a table that stand in several places, and not each with a code of its own.
#[derive(Default)]
pub(super) struct Twins(HashMap<String, Vec<Twin>>);

impl Twins {
    /// Those of a table.
    pub(super) fn of(rows: &[Outlined<'_>], mapping: &Mapping) -> Self {
        let column =
            |field: AccountField| mapping.columns.iter().position(|column| column.field == Some(field.clone()));
        let (city, country) = (column(AccountField::City), column(AccountField::Country));
        let (Some(name), true) = (column(AccountField::Name), city.is_some() || country.is_some()) else {
            return Self::default();
        };
        let code = column(AccountField::Code);
        let mut names: HashMap<String, Vec<Twin>> = HashMap::new();
        for outlined in rows.iter().filter(|row| row.part.is_none() && !row.is_total()) {
            let cell = |place: Option<usize>| {
                place.and_then(|place| outlined.row.cells.get(place)).map_or("", |cell| cell.trim())
            };
            let key = name_key(cell(Some(name)));
            if key.is_empty() || !code_key(cell(code)).is_empty() {
                continue;
            }
            let shown = [cell(city), cell(country)].into_iter().find(|place| !place.is_empty()).unwrap_or_default();
            names.entry(key).or_default().push(Twin {
                row: outlined.row.number,
                name: cell(Some(name)).to_owned(),
                shown: shown.to_owned(),
                place: Place::read(cell(city), cell(country)),
            });
        }
        names.retain(|_, twins| differ(twins));
        Self(names)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a name is among them.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The row of a name that is surely in that place.
    pub(super) fn row_in(&self, key: &str, place: &Place) -> Option<u32> {
        self.0.get(key)?.iter().find(|twin| twin.place.agrees(place)).map(|twin| twin.row)
    }

    /// A name with its rows and where they are, to be shown.
    pub(super) fn named(&self, key: &str) -> Option<SameName> {
        let twins = self.0.get(key)?;
        let mut seen = BTreeSet::new();
        let is_new = |twin: &&Twin| !twin.shown.is_empty() && seen.insert(name_key(&twin.shown));
        let places = twins.iter().filter(is_new).map(|twin| twin.shown.clone()).collect();
        let rows = twins.iter().map(|twin| twin.row).collect();
        Some(SameName { name: twins.first()?.name.clone(), rows, places })
    }
}

// Whether any two are in different places. The first that is known is held against the others: of places of which one
// city and another country is known it is not sure that they differ.
fn differ(twins: &[Twin]) -> bool {
    let known = twins.iter().find(|twin| twin.place != Place::default());
    known.is_some_and(|known| twins.iter().any(|twin| twin.place.differs(&known.place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_neither_differs_nor_agrees() {
        let check = |one: [&str; 2], two: [&str; 2], differs: bool, agrees: bool| {
            let (one, two) = (Place::read(one[0], one[1]), Place::read(two[0], two[1]));
            assert_eq!((one.differs(&two), one.agrees(&two)), (differs, agrees), "{one:?} {two:?}");
            assert_eq!((two.differs(&one), two.agrees(&one)), (differs, agrees), "{two:?} {one:?}");
        };
        check(["Ulm", ""], ["ULM ", "D"], false, true);
        check(["Ulm", "D"], ["Köln", "D"], true, false);
        check(["Frankfurt", "D"], ["Frankfurt", "PL"], true, false);
        check(["Ulm", ""], ["", "D"], false, false);
        check(["", "D"], ["", "D"], false, true);
        check(["", "D"], ["", "F"], true, false);
        check(["", ""], ["", ""], false, false);
    }
}
