//! The accounts, KPIs and targets of a workbook, as a table of actuals names them.

use std::collections::{BTreeSet, HashMap};

use crate::exchange::import::name_key;
use crate::model::{AccountId, KpiId, Owner, Period, Target, Titles, Workbook};

/// The words for the whole portfolio as an owner, among them those the app shows.
const PORTFOLIO: &[&str] = &[
    "portfolio",
    "whole portfolio",
    "the whole portfolio",
    "total portfolio",
    "портфель",
    "весь портфель",
    "سبد",
    "کل سبد",
    "همه سبد",
];

/// The accounts, KPIs and targets of the workbook, as a table names them.
pub(super) struct Known<'a> {
    names: HashMap<String, Vec<AccountId>>,
    codes: HashMap<String, Vec<AccountId>>,
    pub(super) kpis: HashMap<String, KpiId>,
    managers: HashMap<String, BTreeSet<&'a str>>,
    targets: HashMap<(&'a Owner, KpiId), Vec<&'a Target>>,
}

impl<'a> Known<'a> {
    pub(super) fn of(workbook: &'a Workbook) -> Self {
        let (mut names, mut codes) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        let titles = Titles::of(workbook);
        for account in workbook.accounts.iter() {
            // As the page names it in what it gives out, where the name alone could mean others too.
            if titles.beside(account.id).is_some() {
                names.entry(name_key(&titles.title(account))).or_default().push(account.id);
            }
            names.entry(name_key(account.name.as_str())).or_default().push(account.id);
            if !account.code.trim().is_empty() {
                codes.entry(code_key(&account.code)).or_default().push(account.id);
            }
            codes.entry(account.id.to_string()).or_default().push(account.id);
        }
        let mut managers = HashMap::<_, BTreeSet<&str>>::new();
        let mut targets = HashMap::<_, Vec<&Target>>::new();
        for target in workbook.targets.iter() {
            targets.entry((&target.owner, target.kpi)).or_default().push(target);
            // One whose accounts went to others may still have a target.
            if let Owner::Manager(name) = &target.owner {
                managers.entry(name_key(name)).or_default().insert(name);
            }
        }
        for account in workbook.accounts.iter().filter(|account| !account.manager.is_empty()) {
            managers.entry(name_key(&account.manager)).or_default().insert(&account.manager);
        }
        let kpis = workbook.kpis.iter().map(|kpi| (name_key(kpi.name.as_str()), kpi.id)).collect();
        Self { names, codes, kpis, managers, targets }
    }

    /// All owners a text can mean. A code means its account; a name may be an account's and a manager's too.
    pub(super) fn owners_of(&self, text: &str) -> Vec<Owner> {
        let key = name_key(text);
        let accounts = self.codes.get(&code_key(text)).or_else(|| self.names.get(&key));
        let mut owners: Vec<Owner> = accounts.into_iter().flatten().map(|id| Owner::Account(*id)).collect();
        let managers = self.managers.get(&key).into_iter().flatten();
        owners.extend(managers.map(|name| Owner::Manager((*name).to_owned())));
        if PORTFOLIO.iter().any(|word| name_key(word) == key) {
            owners.push(Owner::Portfolio);
        }
        owners
    }

    /// The target of the owner that the period is a part of; of several the shortest.
    pub(super) fn target(&self, owner: &Owner, kpi: KpiId, period: Period) -> Option<&'a Target> {
        let targets = self.targets.get(&(owner, kpi))?.iter();
        let holding = targets.filter(|target| target.period.contains(period));
        holding.min_by_key(|target| target.period.kind().months()).copied()
    }
}

fn code_key(code: &str) -> String {
    code.trim().to_lowercase()
}
