//! The quarter review: which decisions wait to be taken, from targets, figures, statuses and the ranking (T-1, S-10).
//! Nothing here is decided by itself: it is what to talk about.

use super::target::{
    Asked, GroupBy, KpiStanding, Light, Meaning, Outlook, Reached, Standings, seen, shown_targets, standings,
};
use super::watch::WatchList;
use crate::model::order;
use crate::model::{AccountId, Date, Owner, Period, Status, Workbook};

/// Something to be decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// A target is out of reach: to be set anew, or to be let go.
    OutOfReach(Lag),
    /// A KPI is off track: measures, and who takes them.
    OffTrack(Lag),
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
    /// So many targets have figures of some months of the quarter only, though it is over.
    Incomplete(usize),
}

/// A KPI that lags in the year.
#[derive(Debug, Clone, PartialEq)]
pub struct Lag {
    /// How it stands.
    pub standing: KpiStanding,
    /// Whether it is the portfolio's own target that lags, and not the accounts' together.
    pub is_owed: bool,
}

/// Who is behind its targets, by the figures there are.
#[derive(Debug, Clone, PartialEq)]
pub struct Lagging {
    /// The portfolio, then managers by their own targets, then accounts: each with the KPIs it is behind in, the lowest
    /// attainment first.
    pub owners: Vec<(Owner, Vec<KpiStanding>)>,
    /// Whether there is any figure at all: without one nobody is behind and nobody is not.
    pub has_figures: bool,
}

/// Who is behind in a period: everyone who has a target, not accounts alone.
pub fn lagging(workbook: &Workbook, period: Period) -> Lagging {
    let ask = |meaning, by| standings(workbook, &Asked { meaning, period, kpi: None }, &by);
    let owed = ask(Meaning::Professional, GroupBy::Account).all.kpis;
    let managers = ask(Meaning::Beginner, GroupBy::Manager).groups.into_iter();
    let managers = managers.filter_map(|group| Some((Owner::Manager(group.name?), group.own)));
    let accounts = ask(Meaning::Beginner, GroupBy::Account).groups.into_iter();
    let accounts = accounts.filter_map(|group| Some((Owner::Account(group.account?), group.kpis)));
    let mut lagging = Lagging { owners: Vec::new(), has_figures: false };
    for part in [vec![(Owner::Portfolio, owed)], managers.collect(), accounts.collect()] {
        lagging.has_figures |= part.iter().flat_map(|(_, kpis)| kpis).any(|kpi| kpi.known > 0);
        let behind = |(owner, kpis): (Owner, Vec<KpiStanding>)| {
            let kpis: Vec<_> = kpis.into_iter().filter(|kpi| kpi.light().is_behind()).collect();
            (!kpis.is_empty()).then_some((owner, kpis))
        };
        let mut behind: Vec<_> = part.into_iter().filter_map(behind).collect();
        let lowest = |kpis: &[KpiStanding]| kpis.iter().filter_map(|kpi| kpi.by_now).fold(f64::INFINITY, f64::min);
        order::sort_by(&mut behind, |one, two| lowest(&one.1).total_cmp(&lowest(&two.1)));
        lagging.owners.extend(behind);
    }
    lagging
}

/// What waits to be decided at the end of a quarter, the most pressing first. `period` is the quarter; its year's
/// targets are held against the year. Of a quarter that is over on `today` all months should be known.
pub fn decisions_due(workbook: &Workbook, period: Period, watch: &WatchList, today: Date) -> Vec<Due> {
    let year = Period::Year(period.year());
    let lags = lags(workbook, year);
    let mut due: Vec<Due> = lags.iter().filter(|lag| lag.is_out_of_reach()).cloned().map(Due::OutOfReach).collect();
    due.extend(lags.into_iter().filter(|lag| !lag.is_out_of_reach()).map(Due::OffTrack));
    if let Some(since) = &watch.since {
        due.extend(some(&since.entered).map(Due::Promote));
        due.extend(some(&since.fell).map(Due::Reconsider));
    }
    let candidates = workbook.accounts.iter().filter(|account| account.status == Status::Candidate);
    due.extend(some(&candidates.map(|account| account.id).collect::<Vec<_>>()).map(Due::Candidates));
    let targets = shown_targets(workbook, year);
    let unagreed = targets.iter().filter(|(target, _)| target.agreed.is_none()).count();
    due.extend((unagreed > 0).then_some(Due::Unagreed(unagreed)));
    let (mut silent, mut incomplete) = (0, 0);
    for seen in targets.iter().filter_map(|(target, kpi)| seen(workbook, target, kpi, period)) {
        match seen.reached {
            Reached::Missing => silent += 1,
            Reached::Known { months_known, months, .. } if months_known < months && seen.window.is_over(today) => {
                incomplete += 1;
            }
            _ => {}
        }
    }
    due.extend((silent > 0).then_some(Due::WithoutFigures(silent)));
    due.extend((incomplete > 0).then_some(Due::Incomplete(incomplete)));
    due
}

fn some(accounts: &[AccountId]) -> Option<Vec<AccountId>> {
    (!accounts.is_empty()).then(|| accounts.to_vec())
}

/// The KPIs that lag: of the accounts together, and of the portfolio's own targets those that lag alone.
fn lags(workbook: &Workbook, period: Period) -> Vec<Lag> {
    let ask = |meaning| standings(workbook, &Asked { meaning, period, kpi: None }, &GroupBy::Account);
    let of = |found: Standings, is_owed: bool| {
        let lags = found.all.kpis.into_iter().map(move |standing| Lag { standing, is_owed });
        lags.filter(|lag| lag.is_out_of_reach() || lag.standing.light() == Light::OffTrack)
    };
    let mut lags: Vec<Lag> = of(ask(Meaning::Experienced), false).collect();
    let owed = of(ask(Meaning::Professional), true);
    let owed: Vec<Lag> = owed.filter(|owed| lags.iter().all(|lag| lag.standing.kpi != owed.standing.kpi)).collect();
    lags.extend(owed);
    lags
}

impl Lag {
    fn is_out_of_reach(&self) -> bool {
        let outlook = self.standing.outlook;
        self.standing.known > 0 && matches!(outlook, Outlook::Exceeded(_) | Outlook::Impossible(_) | Outlook::Missed)
    }
}
