//! Which account a text means: as a person types it, or as a list offers it.

use linchpin::model::spelling::is_same;
use linchpin::model::{Account, AccountId, Titles, Workbook};

/// Why a text means no account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOne {
    /// Nobody is called so.
    Nobody,
    /// Several are: which one, the text does not say.
    Several,
}

/// The account of an id, a title as lists offer it, a name or a code.
///
/// # Errors
/// [`NotOne`]: a name that several have means none of them, for any choice would be a guess.
pub fn called(workbook: &Workbook, wanted: &str) -> Result<AccountId, NotOne> {
    if wanted.is_empty() {
        return Err(NotOne::Nobody);
    }
    if let Some(id) = wanted.parse().ok().filter(|id| workbook.accounts.contains(*id)) {
        return Ok(id);
    }
    let titles = Titles::of(workbook);
    // Another spelling finds an account only where nobody is called so to the letter.
    let to_the_letter: fn(&str, &str) -> bool = |one, two| one == two;
    for is in [to_the_letter, is_same] {
        let by_title = |it: &&Account| is(&titles.title(it), wanted);
        let by_name = |it: &&Account| is(it.name.as_str(), wanted) || is(&it.code, wanted);
        for found in [all(workbook, by_title), all(workbook, by_name)] {
            match found.as_slice() {
                [] => {}
                [id] => return Ok(*id),
                _ => return Err(NotOne::Several),
            }
        }
    }
    Err(NotOne::Nobody)
}

fn all(workbook: &Workbook, fits: impl Fn(&&Account) -> bool) -> Vec<AccountId> {
    workbook.accounts.iter().filter(fits).map(|account| account.id).collect()
}
