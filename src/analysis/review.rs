//! The quarter review: which decisions wait to be taken, from targets, figures, statuses and the ranking (T-1, S-10).
//! Nothing here is decided by itself: it is what to talk about.

use super::target::{Asked, GroupBy, KpiStanding, Light, Meaning, Outlook, Reached, seen, shown_targets, standings};
use super::watch::WatchList;
use crate::model::{AccountId, KpiId, Period, Status, Workbook};

/// Something to be decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// The year's target of a KPI is out of reach: to be set anew, or to be let go.
    OutOfReach {
        /// The KPI.
        kpi: KpiId,
        /// Why.
        outlook: Outlook,
    },
    /// A KPI is off track: measures, and who takes them.
    OffTrack {
        /// The KPI.
        kpi: KpiId,
        /// What the rest of the year has to bring.
        outlook: Outlook,
    },
    /// Accounts that came onto the list since the newest snapshot and are not key.
    Promote(Vec<AccountId>),
    /// Key accounts that fell off the list since the newest snapshot.
    Reconsider(Vec<AccountId>),
    /// Candidates that wait for a decision.
    Candidates(Vec<AccountId>),
    /// So many targets of the year are not agreed with those who have to reach them.
    Unagreed(usize),
    /// So many targets have no figures of the quarter.
    WithoutFigures(usize),
}

/// What waits to be decided at the end of a quarter, the most pressing first. `period` is the quarter; its year's
/// targets are held against the year.
pub fn decisions_due(workbook: &Workbook, period: Period, watch: &WatchList) -> Vec<Due> {
    let year = Period::Year(period.year());
    let asked = Asked { meaning: Meaning::Experienced, period: year, kpi: None };
    let of_year = standings(workbook, &asked, &GroupBy::Account).all;
    let mut due: Vec<Due> = of_year.kpis.iter().filter_map(out_of_reach).collect();
    due.extend(of_year.kpis.iter().filter_map(off_track));
    if let Some(since) = &watch.since {
        due.extend(some(&since.entered).map(Due::Promote));
        due.extend(some(&since.fell).map(Due::Reconsider));
    }
    let candidates = workbook.accounts.iter().filter(|account| account.status == Status::Candidate);
    due.extend(some(&candidates.map(|account| account.id).collect::<Vec<_>>()).map(Due::Candidates));
    let targets = shown_targets(workbook, year);
    let unagreed = targets.iter().filter(|(target, _)| target.agreed.is_none()).count();
    due.extend((unagreed > 0).then_some(Due::Unagreed(unagreed)));
    let is_silent = |(target, kpi): &&(&crate::model::Target, &crate::model::Kpi)| {
        seen(workbook, target, kpi, period).is_some_and(|seen| matches!(seen.reached, Reached::Missing))
    };
    let silent = targets.iter().filter(is_silent).count();
    due.extend((silent > 0).then_some(Due::WithoutFigures(silent)));
    due
}

fn some(accounts: &[AccountId]) -> Option<Vec<AccountId>> {
    (!accounts.is_empty()).then(|| accounts.to_vec())
}

fn is_out_of_reach(outlook: &Outlook) -> bool {
    matches!(outlook, Outlook::Exceeded(_) | Outlook::Impossible(_) | Outlook::Missed)
}

fn out_of_reach(kpi: &KpiStanding) -> Option<Due> {
    let outlook = kpi.outlook;
    (kpi.known > 0 && is_out_of_reach(&outlook)).then_some(Due::OutOfReach { kpi: kpi.kpi, outlook })
}

fn off_track(kpi: &KpiStanding) -> Option<Due> {
    let outlook = kpi.outlook;
    let is_off = kpi.light() == Light::OffTrack && !is_out_of_reach(&outlook);
    is_off.then_some(Due::OffTrack { kpi: kpi.kpi, outlook })
}
