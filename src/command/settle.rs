//! The end of the decision log after a file was taken in: it says the status that each account has.

use std::collections::BTreeMap;

use super::workbook::WorkbookCommand;
use super::{Command, CommandError, Field, Why, apply, text};
use crate::model::{AccountId, Decision, DecisionId, Extra, Timestamp, Workbook};

/// What is to be taken in, with a line in the log wherever its last line would say another status than the account has:
/// of two decisions the earlier one may be chosen, and a status may come without any. Choosing it is a decision of its
/// own, made now. The command that takes it in is one act, so *Undo* takes back both.
///
/// # Errors
/// As taking in, and where the reason or the name are none.
pub fn with_log_settled(
    here: &Workbook,
    mut taken: Workbook,
    at: Timestamp,
    why: &Why,
    new_id: &mut dyn FnMut() -> DecisionId,
) -> Result<Workbook, CommandError> {
    let (by, reason) = (text::line(Field::By, &why.by)?, text::free(Field::Reason, &why.reason)?);
    let change = apply(here, &Command::Workbook(WorkbookCommand::TakeIn(Box::new(taken.clone()))))?;
    let mut merged = here.clone();
    if change.apply(&mut merged).is_err() {
        return Ok(taken);
    }
    let (before, after) = (last_lines(here), last_lines(&merged));
    for account in merged.accounts.iter() {
        let (known, last) = (here.accounts.get(account.id), after.get(&account.id));
        let is_same = known.is_some_and(|known| known.status == account.status);
        if is_same && before.get(&account.id) == last {
            continue;
        }
        let from = last.map(|last| last.to).or(known.map(|known| known.status));
        let Some(from) = from.filter(|from| *from != account.status) else { continue };
        // A clock that is ahead wrote a line of tomorrow: this one is the newer all the same.
        let at = last.map_or(at, |last| at.max(Timestamp::from_ms(last.at.ms() + 1)));
        let (by, reason) = (by.clone(), reason.clone());
        let line = Decision {
            id: new_id(),
            account: account.id,
            at,
            by,
            from,
            to: account.status,
            reason,
            extra: Extra::new(),
        };
        taken.decisions.insert(line);
    }
    Ok(taken)
}

/// The last line of the log about each account, in the order in which it is read.
fn last_lines(workbook: &Workbook) -> BTreeMap<AccountId, &Decision> {
    let mut last: BTreeMap<AccountId, &Decision> = BTreeMap::new();
    for decision in workbook.decisions.iter() {
        let known = last.entry(decision.account).or_insert(decision);
        if (decision.at, decision.id) > (known.at, known.id) {
            *known = decision;
        }
    }
    last
}
