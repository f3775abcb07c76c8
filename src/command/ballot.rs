//! Ballots coming back: what one would bring, why one is refused, and the taking in of many at once (C-1).

use std::collections::BTreeSet;

use super::CommandError;
use crate::change::{Change, difference};
use crate::model::{
    AccountId, Ballot, BallotSeal, Criterion, CriterionId, Extra, Name, ScoreKey, ScoreRecord, TakenBallot, Timestamp,
    Workbook, order,
};

/// What can be asked about ballots.
#[derive(Debug, Clone, PartialEq)]
pub enum BallotCommand {
    /// Takes ballots in. One act, one undo; the result is the same in whatever order they are taken in, together or
    /// one after the other.
    TakeIn(Vec<Ballot>),
}

/// Why a ballot is not taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BallotRefusal {
    /// It belongs to another workbook, which was called so.
    OtherWorkbook {
        /// That workbook's name.
        name: Name,
    },
    /// The rater has not saved it: it is as it was sent out.
    NotSaved,
    /// The workbook has no such rater (any more).
    NoRater,
    /// It was made for other criteria.
    OtherCriteria {
        /// Criteria of the ballot that the workbook does not have.
        gone: Vec<Name>,
        /// Criteria of the workbook that the ballot does not have.
        new: Vec<Name>,
    },
    /// None of its accounts is in the workbook (any more).
    NoAccounts,
}

/// What a ballot would bring, in cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BallotNews {
    /// Cells the rater had not scored before.
    pub new: usize,
    /// Cells with another score or comment than before.
    pub changed: usize,
    /// Cells the rater has cleared.
    pub cleared: usize,
    /// Cells that are as before, the empty ones not counted.
    pub same: usize,
    /// Accounts of which a later ballot of the rater, or this very one, was taken in: they stay as they are.
    pub settled: usize,
    /// Accounts the workbook does not have (any more): passed over.
    pub unknown_accounts: Vec<Name>,
    /// Criteria that are called, meant or anchored differently by now.
    pub reworded: Vec<Name>,
    /// Whether a ballot of this rater was taken in before.
    pub is_update: bool,
}

impl BallotNews {
    /// Whether taking the ballot in would change any score.
    pub const fn changes_scores(&self) -> bool {
        self.new + self.changed + self.cleared > 0
    }
}

/// What a ballot would bring to a workbook.
///
/// # Errors
/// A [`BallotRefusal`] when it cannot be taken in at all.
pub fn inspect_ballot(workbook: &Workbook, ballot: &Ballot) -> Result<BallotNews, BallotRefusal> {
    let stamp = check(workbook, ballot)?;
    let mut news = BallotNews {
        is_update: workbook.raters.get(ballot.of.rater).is_some_and(|rater| !rater.ballots.is_empty()),
        reworded: reworded(workbook, ballot),
        ..BallotNews::default()
    };
    for account in ballot.accounts.iter() {
        if !workbook.accounts.contains(account.id) {
            news.unknown_accounts.push(account.name.clone());
        } else if standing(workbook, ballot, account.id).is_some_and(|standing| standing >= stamp) {
            news.settled += 1;
        } else {
            for criterion in ballot.criteria.keys() {
                count(&mut news, workbook, ballot, (account.id, criterion));
            }
        }
    }
    Ok(news)
}

pub(super) fn apply(workbook: &Workbook, command: &BallotCommand) -> Result<Change, CommandError> {
    let BallotCommand::TakeIn(ballots) = command;
    let mut merged = workbook.clone();
    for ballot in ballots {
        let stamp = check(workbook, ballot).map_err(|refusal| CommandError::Ballot(Box::new(refusal)))?;
        take_in(&mut merged, ballot, stamp);
    }
    Ok(difference(workbook, &merged))
}

/// What orders the ballots of one rater: when it was saved, and, should two have been saved at once, what they hold.
type Stamp = (Timestamp, BallotSeal);

fn check(workbook: &Workbook, ballot: &Ballot) -> Result<Stamp, BallotRefusal> {
    if ballot.of.workbook != workbook.id {
        return Err(BallotRefusal::OtherWorkbook { name: ballot.of.name.clone() });
    }
    if !workbook.raters.contains(ballot.of.rater) {
        return Err(BallotRefusal::NoRater);
    }
    let judged = |id| workbook.criteria.get(id).is_some_and(Criterion::is_judged);
    let names = |criteria: &mut dyn Iterator<Item = &Criterion>| criteria.map(|it| it.name.clone()).collect();
    let gone: Vec<Name> = names(&mut ballot.criteria.iter().filter(|it| !judged(it.id)));
    let new: Vec<Name> =
        names(&mut workbook.criteria.iter().filter(|it| it.is_judged() && !ballot.criteria.contains(it.id)));
    if !gone.is_empty() || !new.is_empty() {
        return Err(BallotRefusal::OtherCriteria { gone, new });
    }
    if !ballot.accounts.keys().any(|account| workbook.accounts.contains(account)) {
        return Err(BallotRefusal::NoAccounts);
    }
    Ok((ballot.saved.ok_or(BallotRefusal::NotSaved)?, ballot.seal()))
}

fn reworded(workbook: &Workbook, ballot: &Ballot) -> Vec<Name> {
    let differs = |it: &&Criterion| {
        workbook.criteria.get(it.id).is_some_and(|now| {
            (&now.name, &now.meaning, &now.low_anchor, &now.high_anchor)
                != (&it.name, &it.meaning, &it.low_anchor, &it.high_anchor)
        })
    };
    ballot.criteria.iter().filter(differs).map(|it| it.name.clone()).collect()
}

/// The ballot an account stands by.
fn standing(workbook: &Workbook, ballot: &Ballot, account: AccountId) -> Option<Stamp> {
    let rater = workbook.raters.get(ballot.of.rater)?;
    let taken = rater.ballots.iter().find(|taken| taken.accounts.contains(&account))?;
    Some((taken.saved, taken.seal))
}

fn count(news: &mut BallotNews, workbook: &Workbook, ballot: &Ballot, (account, criterion): (AccountId, CriterionId)) {
    let key = ScoreKey { account, criterion, rater: ballot.of.rater };
    match (workbook.scores.get(key), ballot.scores.get(key)) {
        (None, None) => {}
        (None, Some(_)) => news.new += 1,
        (Some(_), None) => news.cleared += 1,
        (Some(now), Some(brought)) if says_the_same(now, brought) => news.same += 1,
        (Some(_), Some(_)) => news.changed += 1,
    }
}

fn says_the_same(now: &ScoreRecord, brought: &ScoreRecord) -> bool {
    now.value == brought.value && now.comment == brought.comment
}

fn take_in(merged: &mut Workbook, ballot: &Ballot, stamp: Stamp) {
    let rater = ballot.of.rater;
    let mut taken = BTreeSet::new();
    for account in ballot.accounts.keys().filter(|account| merged.accounts.contains(*account)).collect::<Vec<_>>() {
        if standing(merged, ballot, account).is_some_and(|standing| standing >= stamp) {
            continue;
        }
        taken.insert(account);
        for criterion in ballot.criteria.keys() {
            let key = ScoreKey { account, criterion, rater };
            match ballot.scores.get(key) {
                Some(score) => _ = merged.scores.insert(score.clone()),
                None => _ = merged.scores.remove(key),
            }
        }
    }
    let Some(mut record) = merged.raters.get(rater).cloned().filter(|_| !taken.is_empty()) else { return };
    for earlier in &mut record.ballots {
        earlier.accounts.retain(|account| !taken.contains(account));
    }
    record.ballots.push(TakenBallot { saved: stamp.0, seal: stamp.1, accounts: taken, extra: Extra::new() });
    record.ballots.retain(|ballot| !ballot.accounts.is_empty());
    order::sort_by_key(&mut record.ballots, |ballot| (ballot.saved, ballot.seal));
    merged.raters.insert(record);
}
