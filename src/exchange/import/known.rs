//! The accounts of the workbook by code and name, and the rows met so far.

use std::collections::HashMap;

use super::key::{code_key, name_key};
use crate::model::{Account, AccountId, Workbook};

/// Whom a row may be about.
#[derive(Default)]
pub(super) struct Known {
    /// Accounts by code.
    pub(super) codes: HashMap<String, Vec<AccountId>>,
    /// Accounts by name, each with its code.
    pub(super) names: HashMap<String, Vec<(AccountId, String)>>,
    /// The row that is about a known account.
    pub(super) rows: HashMap<AccountId, u32>,
    /// The row of each new code.
    pub(super) new_codes: HashMap<String, u32>,
    /// The row and the code of each new name.
    pub(super) new_names: HashMap<String, (u32, String)>,
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
            known.names.entry(name_key(account.name.as_str())).or_default().push((account.id, code));
        }
        known
    }

    /// Notes an account that a row adds.
    pub(super) fn note_new(&mut self, account: &Account, row: u32) {
        let code = code_key(&account.code);
        if !code.is_empty() {
            self.new_codes.insert(code.clone(), row);
        }
        self.new_names.entry(name_key(account.name.as_str())).or_insert((row, code));
    }
}
