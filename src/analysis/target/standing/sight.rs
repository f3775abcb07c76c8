//! The targets in sight, and the groups each belongs to.

use super::{Asked, GroupBy, Meaning, is_kept_out};
use crate::analysis::target::window::{Seen, seen, shown_targets};
use crate::model::{AccountId, Kpi, KpiId, Owner, Period, Target, Workbook};

/// One owner's target in sight.
pub(super) struct Piece<'a> {
    pub(super) owner: &'a Owner,
    pub(super) kpi: &'a Kpi,
    pub(super) seen: Seen,
}

pub(super) struct Sight<'a> {
    pub(super) pieces: Vec<Piece<'a>>,
    pub(super) own: Vec<(&'a Target, &'a Kpi)>,
    pub(super) left_out: usize,
}

impl<'a> Sight<'a> {
    pub(super) fn of(workbook: &'a Workbook, asked: &Asked) -> Self {
        let targets = shown_targets(workbook, asked.period);
        let targets = targets.into_iter().filter(|(_, kpi)| asked.kpi.is_none_or(|asked| asked == kpi.id));
        let mut sight = Self { pieces: Vec::new(), own: Vec::new(), left_out: 0 };
        let mut managers = Vec::new();
        for (target, kpi) in targets {
            match &target.owner {
                Owner::Account(_) if is_kept_out(workbook, &target.owner, kpi) => sight.left_out += 1,
                Owner::Account(_) => sight.take(workbook, target, kpi, asked.period),
                Owner::Manager(_) => managers.push((target, kpi)),
                Owner::Portfolio => sight.own.push((target, kpi)),
            }
        }
        if asked.meaning == Meaning::Experienced {
            managers.retain(|(target, kpi)| !sight.has_accounts_of(workbook, &target.owner, kpi.id));
            for (target, kpi) in managers {
                sight.take(workbook, target, kpi, asked.period);
            }
        }
        sight
    }

    fn take(&mut self, workbook: &Workbook, target: &'a Target, kpi: &'a Kpi, period: Period) {
        if let Some(seen) = seen(workbook, target, kpi, period) {
            self.pieces.push(Piece { owner: &target.owner, kpi, seen });
        }
    }

    fn has_accounts_of(&self, workbook: &Workbook, manager: &Owner, kpi: KpiId) -> bool {
        let Owner::Manager(name) = manager else { return false };
        let is_theirs = |owner: &Owner| match owner {
            Owner::Account(id) => workbook.accounts.get(*id).is_some_and(|account| account.manager == *name),
            Owner::Manager(_) | Owner::Portfolio => false,
        };
        self.pieces.iter().any(|piece| piece.kpi.id == kpi && is_theirs(piece.owner))
    }
}

pub(super) fn groups_of(
    workbook: &Workbook,
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
        GroupBy::Account => return vec![(Some(account.name.to_string()), Some(id))],
        GroupBy::Manager => vec![account.manager.clone()],
        GroupBy::Names(names_of) => names_of(account),
    };
    let named: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).map(|name| (Some(name), None)).collect();
    if named.is_empty() { vec![(None, None)] } else { named }
}
