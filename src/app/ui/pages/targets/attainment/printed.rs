//! What is said of an attainment on paper.

use leptos::prelude::*;
use linchpin::analysis::target::shown_targets;
use linchpin::model::{Target, Workbook};

use super::super::catalogue::kpi_name;
use super::super::printed::{Fact, source_of, sources_said};
use super::Looked;
use crate::app::i18n::{fmt, t, texts::attainment as words, texts::targets::form, texts::targets::printed};
use crate::app::state::Topic;
use crate::app::ui::pages::scope::Group;

/// The KPI, the period, whose accounts in which groups, and where the baselines of their targets come from.
pub fn facts(looked: Looked) -> Signal<Vec<Fact>> {
    Signal::derive(move || {
        let group = looked.scope.group().as_ref().map(Group::text);
        let (store, kpi, period) = (looked.store, looked.kpi.get(), looked.period.get());
        store.track(Topic::Kpis);
        store.track(Topic::Accounts);
        let name = |workbook: &Workbook| kpi.and_then(|id| workbook.kpis.get(id)).map(|kpi| kpi_name(workbook, kpi));
        store.read(Topic::Targets, |workbook| {
            let shown = period.map(|period| shown_targets(workbook, period)).unwrap_or_default();
            let counts = |target: &&Target| {
                kpi.is_none_or(|kpi| target.kpi == kpi) && looked.scope.admits_owner(workbook, &target.owner)
            };
            let sources = shown.into_iter().map(|(target, _)| target).filter(counts).map(source_of);
            vec![
                (words::KPI, name(workbook).unwrap_or_else(|| t(words::ALL_KPIS).to_owned())),
                (words::PERIOD, period.map(fmt::period).unwrap_or_default()),
                (printed::ACCOUNTS, group.unwrap_or_else(|| t(printed::ALL_ACCOUNTS).to_owned())),
                (words::BY, looked.by.get().label()),
                (form::SOURCE, sources_said(sources)),
            ]
        })
    })
}
