//! The targets in sight, and the groups each belongs to.

use std::collections::BTreeSet;

use super::{Asked, GroupBy, Meaning, is_kept_out};
use crate::analysis::target::window::{Seen, seen, shown_targets};
use crate::model::{AccountId, Kpi, Owner, Target, Titles, Workbook};

/// One owner's target in sight.
pub(super) struct Piece<'a> {
    pub(super) owner: &'a Owner,
    pub(super) kpi: &'a Kpi,
    pub(super) seen: Seen,
}

pub(super) struct Sight<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) own: Vec<(&'a Target, &'a Kpi)>,
    /// The managers' own targets that are in no sum, because the accounts have targets of the KPI.
    pub(super) beside: Vec<Piece<'a>>,
    pub(super) left_out: usize,
}

impl<'a> Sight<'a> {
    pub(super) fn of(workbook: &'a Workbook, asked: &Asked) -> Self {
        let targets = shown_targets(workbook, asked.period);
        let targets = targets.into_iter().filter(|(_, kpi)| asked.kpi.is_none_or(|asked| asked == kpi.id));
        let mut sight = Self { pieces: Vec::new(), own: Vec::new(), beside: Vec::new(), left_out: 0 };
        let mut managers = Vec::new();
        let mut of_accounts = BTreeSet::new();
        for (target, kpi) in targets {
            let seen = seen(workbook, target, kpi, asked.period);
            let piece = seen.map(|seen| Piece { owner: &target.owner, kpi, seen });
            match &target.owner {
                Owner::Account(_) if is_kept_out(workbook, &target.owner, kpi) => sight.left_out += 1,
                Owner::Account(_) => {
                    of_accounts.insert(kpi.id);
                    sight.pieces.extend(piece);
                }
                Owner::Manager(_) => managers.extend(piece),
                Owner::Portfolio => sight.own.push((target, kpi)),
            }
        }
        // One base for a KPI, whatever the grouping: the managers' own targets only where no account has one.
        let is_base = |piece: &Piece<'_>| asked.meaning == Meaning::Experienced && !of_accounts.contains(&piece.kpi.id);
        let (base, beside) = managers.into_iter().partition(is_base);
        sight.pieces.extend::<Vec<_>>(base);
        Self { beside, ..sight }
    }
}

pub(super) fn groups_of(
    workbook: &Workbook,
    titles: &Titles,
    piece: &Piece<'_>,
    by: &GroupBy<'_>,
) -> Vec<(Option<String>, Option<AccountId>)> {
    let id = match piece.owner {
        Owner::Account(id) => *id,
        // A manager's own target is in no group of accounts but the manager's.
        Owner::Manager(_) if matches!(by, GroupBy::Names(_)) => return vec![(None, None)],
        Owner::Manager(name) => return vec![(Some(name.clone()), None)],
        Owner::Portfolio => return Vec::new(),
    };
    let Some(account) = workbook.accounts.get(id) else { return Vec::new() };
    let names = match by {
        GroupBy::Account => return vec![(Some(titles.title(account)), Some(id))],
        GroupBy::Manager => vec![account.manager.clone()],
        GroupBy::Names(names_of) => names_of(account),
    };
    let named: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).map(|name| (Some(name), None)).collect();
    if named.is_empty() { vec![(None, None)] } else { named }
}
