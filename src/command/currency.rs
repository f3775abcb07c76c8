//! Amounts counted in another currency's minor units. They are not converted: what was 12.50 stays 12.50, so what is
//! kept has to change wherever the two currencies have not the same number of decimals.

use super::CommandError;
use crate::change::{AnyEdit, Edit};
use crate::model::{Account, Currency, Money, TrashItem, Trashed, Workbook};

/// How many amounts would lose a fraction if the workbook counted in this currency: those of deleted accounts, which
/// can come back, are among them.
pub fn amounts_rounded(workbook: &Workbook, to: Currency) -> usize {
    let (from, to) = (workbook.meta.currency.decimals(), to.decimals());
    let in_trash = workbook.trash.iter().filter_map(|item| trashed(item));
    let amounts = workbook.accounts.iter().chain(in_trash).flat_map(amounts);
    let is_rounded =
        |money: &Money| money.rescaled(from, to).and_then(|whole| whole.rescaled(to, from)) != Some(*money);
    if to < from { amounts.filter(is_rounded).count() } else { 0 }
}

/// Whether anything in the workbook counts in its currency: an amount of an account, deleted ones too, or a target.
pub fn has_amounts(workbook: &Workbook) -> bool {
    let in_trash = workbook.trash.iter().filter_map(|item| trashed(item));
    let is_targeted = !workbook.targets.is_empty() || workbook.trash.iter().any(|item| !item.targets.is_empty());
    is_targeted || workbook.accounts.iter().chain(in_trash).flat_map(amounts).next().is_some()
}

/// The edits by which the amounts of all accounts, deleted ones too, look the same in a currency of so many decimals.
pub(super) fn recount(workbook: &Workbook, to: Currency) -> Result<Vec<AnyEdit>, CommandError> {
    let (from, to) = (workbook.meta.currency.decimals(), to.decimals());
    let mut edits = Vec::new();
    if from == to {
        return Ok(edits);
    }
    for account in workbook.accounts.iter() {
        let after = recounted(account, from, to)?;
        edits.extend(Edit::between(Some(account), Some(&after)).map(AnyEdit::from));
    }
    for item in workbook.trash.iter() {
        let Some(account) = trashed(item) else { continue };
        let what = Trashed::Account(Box::new(recounted(account, from, to)?));
        let after = TrashItem { what, ..item.clone() };
        edits.extend(Edit::between(Some(item), Some(&after)).map(AnyEdit::from));
    }
    Ok(edits)
}

/// A workbook with the amounts of its accounts as they look the same in a currency of so many decimals. They are not
/// converted, and 12.50 of another currency stays 12.50. Its settings stay.
///
/// # Errors
/// When an amount does not fit.
pub fn counted_in(workbook: &Workbook, currency: Currency) -> Result<Workbook, CommandError> {
    let (from, to) = (workbook.meta.currency.decimals(), currency.decimals());
    let mut counted = workbook.clone();
    if from != to {
        for account in workbook.accounts.iter() {
            counted.accounts.insert(recounted(account, from, to)?);
        }
    }
    Ok(counted)
}

/// An account with its amounts from so many decimals to so many.
fn recounted(account: &Account, from: u32, to: u32) -> Result<Account, CommandError> {
    let mut account = account.clone();
    for figures in account.figures.values_mut() {
        for amount in [&mut figures.revenue, &mut figures.profit].into_iter().flatten() {
            *amount = amount.rescaled(from, to).ok_or(CommandError::AmountsTooLarge)?;
        }
    }
    Ok(account)
}

fn amounts(account: &Account) -> impl Iterator<Item = Money> {
    account.figures.values().flat_map(|figures| [figures.revenue, figures.profit]).flatten()
}

fn trashed(item: &TrashItem) -> Option<&Account> {
    if let Trashed::Account(account) = &item.what { Some(account) } else { None }
}
