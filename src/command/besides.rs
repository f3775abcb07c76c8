//! Accounts of a file beside the same accounts here: what is taken in replaces what it knows better, and takes nothing
//! away that it does not know of.

use std::collections::BTreeMap;

use super::CommandError;
use super::currency::recounted;
use crate::model::{Account, AccountId, Figures, Timestamp, Workbook};

/// A file's workbook as taking it in would leave its accounts, with what they hold here and not in the file; and how many
/// hold something so. Nothing else of it changes. Where amounts do not fit the currency here it is the file as it is:
/// taking it in refuses them.
pub fn with_ours(here: &Workbook, file: &Workbook) -> (Workbook, usize) {
    let mut with = file.clone();
    let mut holding = 0;
    for taken in taken_in(here, file).into_iter().flatten() {
        holding += usize::from(taken.holds_ours);
        with.accounts.insert(taken.account);
    }
    (with, holding)
}

/// An account of a file as it is taken in.
pub(super) struct TakenIn {
    /// The account. Amounts are not converted, and 12.50 of another currency stays 12.50 here.
    pub account: Account,
    /// Whether it holds something that is here and not in the file.
    holds_ours: bool,
}

/// The accounts of a file as they are taken in.
pub(super) fn taken_in(here: &Workbook, file: &Workbook) -> Result<Vec<TakenIn>, CommandError> {
    let (from, to) = (file.meta.currency.decimals(), here.meta.currency.decimals());
    let (decided_here, decided_there) = (last_decisions(here), last_decisions(file));
    let taken_in = |theirs: &Account| {
        let theirs = recounted(theirs, from, to)?;
        let mut account = theirs.clone();
        if let Some(ours) = here.accounts.get(account.id) {
            keep_ours(&mut account, ours);
            // Of two decisions the later one holds; without any the file is what is newer.
            if decided_here.get(&account.id) > decided_there.get(&account.id) {
                account.status = ours.status;
            }
        }
        Ok(TakenIn { holds_ours: account != theirs, account })
    };
    file.accounts.iter().map(taken_in).collect()
}

fn keep_ours(account: &mut Account, ours: &Account) {
    let texts = [
        (&mut account.code, &ours.code),
        (&mut account.sector, &ours.sector),
        (&mut account.size, &ours.size),
        (&mut account.country, &ours.country),
        (&mut account.city, &ours.city),
        (&mut account.technology, &ours.technology),
        (&mut account.order_pattern, &ours.order_pattern),
        (&mut account.manager, &ours.manager),
        (&mut account.sponsor, &ours.sponsor),
        (&mut account.notes, &ours.notes),
    ];
    for (text, ours) in texts {
        if text.is_empty() {
            text.clone_from(ours);
        }
    }
    account.ownership = account.ownership.or(ours.ownership);
    account.customer_since = account.customer_since.or(ours.customer_since);
    account.class = account.class.or(ours.class);
    account.programme = account.programme.or(ours.programme);
    account.future = account.future.or(ours.future);
    account.tags.extend(ours.tags.iter().cloned());
    account.roles.extend(ours.roles.iter().copied());
    for (name, value) in &ours.fields {
        account.fields.entry(name.clone()).or_insert_with(|| value.clone());
    }
    for (period, known) in &ours.figures {
        let figures = account.figures.entry(*period).or_default();
        let (revenue, profit) = (figures.revenue.or(known.revenue), figures.profit.or(known.profit));
        *figures = Figures { revenue, profit };
    }
    for (name, value) in &ours.extra {
        account.extra.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

fn last_decisions(workbook: &Workbook) -> BTreeMap<AccountId, Timestamp> {
    let mut last = BTreeMap::new();
    for decision in workbook.decisions.iter() {
        let at = last.entry(decision.account).or_insert(decision.at);
        *at = decision.at.max(*at);
    }
    last
}
