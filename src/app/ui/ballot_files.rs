//! Ballots as files: sending one out, opening one to score it, saving it to be brought back.

use leptos::prelude::*;
use linchpin::command::{Command, WorkbookCommand};
use linchpin::format::{part_of_file_name, read_ballot, write_ballot};
use linchpin::model::{Ballot, CriterionId, Workbook};

use super::components::{Toasts, Tone};
use super::shell::{Route, Router};
use super::words::refusal;
use crate::app::i18n::{t, texts, texts::together::ballot as words};
use crate::app::platform::{clock, file};
use crate::app::state::{Desk, Store};

/// Offers the open ballot as a file to be sent back, and notes that one was made.
pub fn save_ballot(desk: Desk, store: Store, toasts: Toasts) {
    let now = clock::now();
    let offered = store.peek(|workbook| Ballot::from_workbook(workbook, now)).and_then(|ballot| offer(&ballot));
    match offered {
        Some(name) => {
            if let Some(session) = desk.session() {
                session.mark_exported(now, untrack(|| store.revision()));
            }
            desk.list_changed();
            toasts.tell(Tone::Success, words::saved(&name));
        }
        None => toasts.tell(Tone::Danger, t(texts::files::export::FAILED)),
    }
}

/// Offers a ballot as a file and gives its name; `None` when that failed. What is offered was read again and compared
/// first: a ballot that cannot be read back is worse than none.
pub fn offer(ballot: &Ballot) -> Option<String> {
    let text = write_ballot(ballot);
    let again = read_ballot(text.as_bytes()).ok()?.ballot?;
    if again != *ballot {
        return None;
    }
    let (workbook, rater) =
        (part_of_file_name(ballot.of.name.as_str(), 60), part_of_file_name(ballot.rater.as_str(), 60));
    let name = format!("{workbook} {rater} {}.ballot.json", clock::today());
    file::download(&name, "application/json", text.as_bytes()).ok()?;
    Some(name)
}

/// Opens a ballot to be scored. One that is on this device already is opened as it was left, with what the file has
/// and it has not.
pub async fn open_ballot(desk: Desk, router: Router, toasts: Toasts, ballot: Ballot) {
    let id = ballot.own_id();
    let known = desk.library().and_then(|library| library.list().into_iter().find(|entry| entry.id == id));
    if known.as_ref().is_some_and(|entry| entry.deleted_at.is_some()) {
        desk.restore(id).await;
    }
    let is_known = known.is_some();
    let opened = match known {
        Some(_) => desk.open(id).await,
        None => desk.create(&ballot.clone().into_workbook()).await,
    };
    let Some(store) = desk.open_now().filter(|store| opened && store.id() == id) else { return };
    if is_known {
        let merged = store.peek(|own| with_news(own, ballot));
        if let Err(refused) = store.dispatch(Command::Workbook(WorkbookCommand::Replace(Box::new(merged)))) {
            toasts.tell(Tone::Warning, refusal(&refused));
        }
    }
    toasts.tell(Tone::Success, t(words::OPENED));
    router.go(Route::Matrix);
}

/// A ballot as it stands here with the accounts, criteria and scores that a file of it has besides. The rater's own
/// scores here stay, and so do all scores on criteria that are still asked for.
fn with_news(own: &Workbook, file: Ballot) -> Workbook {
    let made = own.meta.ballot.as_ref().map(|of| of.made);
    if made.is_some_and(|made| made > file.of.made) {
        // An older copy of the ballot has nothing to say.
        return own.clone();
    }
    let mut merged = own.clone();
    let criteria: Vec<CriterionId> = file.criteria.keys().collect();
    let incoming = file.into_workbook();
    for account in incoming.accounts.iter() {
        merged.accounts.insert(account.clone());
    }
    for score in incoming.scores.iter().filter(|score| !own.accounts.contains(score.account)) {
        merged.scores.insert(score.clone());
    }
    merged.criteria = incoming.criteria;
    merged.scores = merged.scores.iter().filter(|score| criteria.contains(&score.criterion)).cloned().collect();
    merged.meta.ballot = incoming.meta.ballot;
    merged
}
