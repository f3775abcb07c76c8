//! Whom a row of the table is about: a known account, a new one, or nobody, and why.

use super::super::key::{code_key, differ_by_zeros, name_key};
use super::super::known::Named;
use super::super::place::Place;
use super::super::{CellProblem, ImportProblemKind};
use super::Planner;
use crate::exchange::AccountField;
use crate::exchange::table::Row;
use crate::model::{AccountId, Name, NameError};

// Whom a row is about.
pub(super) enum Whom {
    Known(AccountId, MetBy),
    New(Name),
    Nobody(Option<usize>, ImportProblemKind),
}

// What a known account was met by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MetBy {
    Code,
    /// Its name, and the place as several have the name.
    Place,
    Name,
}

impl<F: FnMut() -> AccountId> Planner<'_, F> {
    pub(super) fn whom(&self, row: &Row) -> Whom {
        let name = self.cell(row, &AccountField::Name);
        let code = code_key(self.cell(row, &AccountField::Code).1);
        if !code.is_empty() {
            if let Some(&first) = self.known.new_codes.get(&code) {
                return Whom::Nobody(None, ImportProblemKind::SameCode { first });
            }
            if let Some(id) = self.by_code(&code, name.1) {
                return Whom::Known(id, MetBy::Code);
            }
        }
        if name.1.trim().is_empty() {
            return Whom::Nobody(name.0, ImportProblemKind::NoName);
        }
        self.by_name(row, name, &code)
    }

    // Of several accounts of one code, the one of the row's name; where none has it, the only one of the name whose code
    // is the same but for zeros at its beginning.
    fn by_code(&self, code: &str, name: &str) -> Option<AccountId> {
        let named = self.known.names.get(&name_key(name)).map_or(&[][..], Vec::as_slice);
        let Some(coded) = self.known.codes.get(code) else {
            let mut bare = named.iter().filter(|named| differ_by_zeros(&named.code, code));
            return bare.next().filter(|_| bare.next().is_none()).map(|named| named.id);
        };
        let is_named = |id: &&AccountId| named.iter().any(|named| named.id == **id);
        coded.iter().find(is_named).or(coded.first()).copied()
    }

    fn by_name(&self, row: &Row, (column, cell): (Option<usize>, &str), code: &str) -> Whom {
        let key = name_key(cell);
        let place = self.place(row);
        let is_twin = self.is_twin(row);
        // An account with another code is another customer of the same name, and so is one in another place if a person
        // says so.
        let meets = |known: &str| code.is_empty() || known.is_empty();
        let is_apart = |other: &Place| is_twin && self.chosen.by_place && place.differs(other);
        let new = self.known.new_names.get(&key).map_or(&[][..], Vec::as_slice);
        if let Some(first) = new.iter().find(|new| meets(&new.code) && !is_apart(&new.place)) {
            return Whom::Nobody(None, same_name(first.row, is_twin && place.differs(&first.place)));
        }
        let named = self.known.names.get(&key).map_or(&[][..], Vec::as_slice);
        let fitting: Vec<&Named> = named.iter().filter(|named| meets(&named.code)).collect();
        let mut here = fitting.iter().filter(|named| self.known.place(named).agrees(&place));
        if let (Some(named), None) = (here.next(), here.next())
            && (is_twin || fitting.len() > 1)
        {
            return Whom::Known(named.id, MetBy::Place);
        }
        let fitting: Vec<&Named> = fitting.into_iter().filter(|named| !is_apart(self.known.place(named))).collect();
        match fitting.as_slice() {
            // The row that is surely about the account is another one.
            [named] if is_twin && place.differs(&named.place) => match self.twins.row_in(&key, &named.place) {
                Some(first) => Whom::Nobody(None, ImportProblemKind::OtherPlace { first }),
                None => Whom::Known(named.id, MetBy::Name),
            },
            [named] => Whom::Known(named.id, MetBy::Name),
            [] => match read_name(cell) {
                Ok(name) => Whom::New(name),
                Err(error) => Whom::Nobody(column, ImportProblemKind::Cell(CellProblem::Name(error))),
            },
            several => Whom::Nobody(column, ImportProblemKind::SeveralAccounts { count: several.len() }),
        }
    }

    // Whether other rows of its name are in other places, and no code tells it apart.
    pub(super) fn is_twin(&self, row: &Row) -> bool {
        !self.twins.is_empty()
            && code_key(self.cell(row, &AccountField::Code).1).is_empty()
            && self.twins.has(&name_key(self.cell(row, &AccountField::Name).1))
    }

    pub(super) fn place(&self, row: &Row) -> Place {
        Place::read(self.cell(row, &AccountField::City).1, self.cell(row, &AccountField::Country).1)
    }
}

// Why a row is left out whose name another row has.
pub(super) fn same_name(first: u32, is_elsewhere: bool) -> ImportProblemKind {
    if is_elsewhere { ImportProblemKind::OtherPlace { first } } else { ImportProblemKind::SameAccount { first } }
}

fn read_name(cell: &str) -> Result<Name, NameError> {
    Name::parse(&cell.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" "))
}
