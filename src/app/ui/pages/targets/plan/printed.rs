//! What is said of a plan on paper.

use leptos::prelude::*;
use linchpin::model::Workbook;

use super::super::catalogue::kpi_name;
use super::super::printed::{Fact, source_of, sources_said};
use super::super::source::Source;
use super::bar::{level_name, split_name};
use super::choice::PlanChoice;
use super::sheet::Sheet;
use crate::app::i18n::{
    fmt, t, texts::common, texts::targets::form, texts::targets::plan as words, texts::targets::printed,
};
use crate::app::state::Topic;
use crate::app::ui::pages::accounts::available;
use crate::app::ui::pages::scope::{Group, use_scope};

/// The KPI, the period and its parts, whose targets, of which accounts, and where their baselines come from.
pub fn facts(sheet: Sheet) -> Signal<Vec<Fact>> {
    let scope = use_scope();
    Signal::derive(move || {
        let Some(choice) = sheet.choice.get() else { return Vec::new() };
        let group = scope.group().filter(|_| choice.is_of_accounts()).as_ref().map(Group::text);
        sheet.store.track(Topic::Kpis);
        sheet.store.track(Topic::Accounts);
        let sources = sources(sheet, &choice);
        sheet.store.peek(|workbook| {
            let kpi = choice.kpi.and_then(|id| workbook.kpis.get(id)).map(|kpi| kpi_name(workbook, kpi));
            let shown: Vec<String> = [field_said(workbook, &choice), group].into_iter().flatten().collect();
            vec![
                (form::KPI, kpi.unwrap_or_default()),
                (common::periods::PERIOD, fmt::period(choice.period)),
                (words::SPLIT, t(split_name(choice.split)).to_owned()),
                (words::LEVEL, t(level_name(choice.level)).to_owned()),
                (printed::GROUP, fmt::list(&shown)),
                (form::SOURCE, sources),
            ]
        })
    })
}

/// The accounts that were chosen by a field.
fn field_said(workbook: &Workbook, choice: &PlanChoice) -> Option<String> {
    let column = available(workbook).into_iter().find(|column| column.key() == choice.field)?;
    let is_chosen = choice.is_of_accounts() && !choice.value.is_empty();
    is_chosen.then(|| Group { column, name: Some(choice.value.clone()) }.text())
}

/// A row without a target would grow from the chosen past.
fn sources(sheet: Sheet, choice: &PlanChoice) -> String {
    let chosen = choice.past.map_or(Source::Typed, |(measure, period)| Source::Figures(measure, period));
    sheet.store.track(Topic::Targets);
    let of_rows: Vec<Source> = sheet.lines.with(|lines| {
        sheet.targets.with(|targets| {
            sheet.store.peek(|workbook| {
                let target = |owner| targets.get(owner).and_then(|id| workbook.targets.get(*id));
                lines.iter().filter_map(|line| target(&line.owner)).map(source_of).collect()
            })
        })
    });
    if of_rows.is_empty() { sources_said(std::iter::once(chosen)) } else { sources_said(of_rows.into_iter()) }
}
