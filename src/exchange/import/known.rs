//! The accounts of the workbook by code and name, and the rows met so far.

use std::collections::HashMap;

use super::key::{code_key, name_key};
use super::place::Place;
use crate::model::{Account, AccountId, Workbook};

/// An account of the workbook that has a name.
pub(super) struct Named {
    /// The account.
    pub(super) id: AccountId,
    /// Its code, made comparable.
    pub(super) code: String,
    /// Where it is.
    pub(super) place: Place,
}

/// A row that adds an account of a name.
pub(super) struct NewName {
    /// The row.
    pub(super) row: u32,
    /// Its code, made comparable.
    pub(super) code: String,
    /// Where it is.
    pub(super) place: Place,
}

/// Whom a row may be about.
#[derive(Default)]
pub(super) struct Known {
    /// Accounts by code.
    pub(super) codes: HashMap<String, Vec<AccountId>>,
    /// Accounts by name.
    pub(super) names: HashMap<String, Vec<Named>>,
    /// The row that is about a known account, and the place it says.
    pub(super) rows: HashMap<AccountId, (u32, Place)>,
    /// The row of each new code.
    pub(super) new_codes: HashMap<String, u32>,
    /// The rows of each new name.
    pub(super) new_names: HashMap<String, Vec<NewName>>,
}

impl Known {
    /// Those of a workbook.
    pub(super) fn of(workbook: &Workbook) -> Self {
        let mut known = Self::default();
        for account in workbook.accounts.iter() {
            let code = code_key(&account.code);
            if !code.is_empty() {
                known.codes.entry(code.clone()).or_default().push(account.id);
            }
            let named = Named { id: account.id, code, place: Place::of(account) };
            known.names.entry(name_key(account.name.as_str())).or_default().push(named);
        }
        known
    }

    /// Where an account is: what its row says, where it was not known before.
    pub(super) fn place<'a>(&'a self, named: &'a Named) -> &'a Place {
        let met = self.rows.get(&named.id).map(|(_, place)| place);
        met.filter(|_| named.place == Place::default()).unwrap_or(&named.place)
    }

    /// Notes an account that a row adds.
    pub(super) fn note_new(&mut self, account: &Account, row: u32) {
        let code = code_key(&account.code);
        if !code.is_empty() {
            self.new_codes.insert(code.clone(), row);
        }
        let name = NewName { row, code, place: Place::of(account) };
        self.new_names.entry(name_key(account.name.as_str())).or_default().push(name);
    }
}
