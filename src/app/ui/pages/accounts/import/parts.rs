//! Periods of which the table may bring only some months: what is proposed, why, and what to choose instead.

use std::collections::BTreeMap;

use leptos::prelude::*;
use linchpin::exchange::import::{AsideNames, ImportPlan, PartPeriod, PartReason, absent_with_figures, set_aside};
use linchpin::model::{Account, AccountId, MonthsCovered, Period, Workbook};

use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{fmt, t, texts, texts::common::fields, texts::import::part as words};
use crate::app::ui::components::{Checkbox, ControlSize, Select};
use crate::app::ui::part_periods::{months_choices, period_covered};

/// A row for each such period.
pub(super) fn parts(state: ImportState) -> AnyView {
    (move || Some(state.parts.get()).filter(|parts| !parts.is_empty()).map(|parts| section(state, &parts))).into_any()
}

fn section(state: ImportState, parts: &[PartPeriod]) -> AnyView {
    let rows = parts.iter().map(|part| row(state, *part)).collect_view();
    view! {
        <section class="stack">
            <h3>{t(words::TITLE)}</h3>
            <p class="note">{t(words::NOTE)}</p>
            {rows}
        </section>
    }
    .into_any()
}

fn row(state: ImportState, part: PartPeriod) -> AnyView {
    let period = part.period;
    let value = Signal::derive(move || key(period, state.covers(&part)));
    let choose = Callback::new(move |months: String| {
        let covers = months.parse().ok().filter(|months| *months < period.kind().months()).and_then(MonthsCovered::new);
        state.choose_covers(period, covers);
    });
    view! {
        <div class="import__part">
            <Select
                label=texts::settings::workbook::months_label(fmt::period(period))
                size=ControlSize::Small
                choices=months_choices(period)
                value=value
                on_change=choose
            />
            <p class="note">{why(state, &part)}</p>
            {move || behind(state, part)}
        </div>
    }
    .into_any()
}

fn key(period: Period, covers: Option<MonthsCovered>) -> String {
    covers.map_or(period.kind().months(), MonthsCovered::months).to_string()
}

fn number(months: u8) -> String {
    fmt::integer(f64::from(months))
}

fn why(state: ImportState, part: &PartPeriod) -> String {
    let period = || fmt::period(part.period);
    let named = |column: usize| {
        state.table.with_untracked(|table| table.as_ref().map(|table| column_name(table, column)).unwrap_or_default())
    };
    let all = part.period.kind().months();
    match part.why {
        PartReason::Header(column) => end_of_list(state, part.period).unwrap_or_else(|| words::header(named(column))),
        PartReason::HeaderToDate(column) => {
            let months = part.covers.map_or(all, MonthsCovered::months);
            words::to_date(named(column), number(months), number(all))
        }
        PartReason::Headers(column, other) => words::headers(named(column), named(other)),
        PartReason::Above => end_of_list(state, part.period).unwrap_or_else(|| above(state)),
        PartReason::Running => words::running(period()),
        PartReason::RunningWhole => words::running_whole(period()),
        PartReason::Few(absent) => words::few(absent, period()),
        PartReason::Over => words::over(period(), number(own(state, part.period))),
        _ => t(words::WORKBOOK).to_owned(),
    }
}

/// The line above the table that says the period.
fn above(state: ImportState) -> String {
    let above = state.period_above();
    above.map(|above| words::above(fmt::integer(f64::from(above.row)), above.text)).unwrap_or_default()
}

/// Where a list of sales ends, which says how much of its last period it has.
fn end_of_list(state: ImportState, period: Period) -> Option<String> {
    let added = state.added_up()?;
    let newest = added.newest_period.filter(|_| added.periods.is_some_and(|(_, last)| last == period))?;
    Some(match added.dates {
        Some((_, newest)) => texts::import::sales::covered(fmt::date(newest)),
        None => texts::import::sales::covered_period(fmt::period(newest)),
    })
}

/// How many months the workbook's figures of a period cover.
fn own(state: ImportState, period: Period) -> u8 {
    let own = state.store.peek(|workbook| workbook.meta.part_periods.get(&period).copied());
    own.map_or(period.kind().months(), MonthsCovered::months)
}

/// So many names are read at a glance.
const FEW_NAMES: usize = 8;

/// Who has figures of other months than the table brings, and what becomes of these.
fn behind(state: ImportState, part: PartPeriod) -> Option<AnyView> {
    let period = part.period;
    let ids = state
        .plan
        .with(|plan| plan.as_ref().and_then(|plan| plan.as_ref().ok()).map(|plan| left_behind(state, plan, &part)))?;
    let titles = state.store.titles();
    let names: Vec<String> = state.store.peek(|workbook| {
        let accounts = ids.iter().filter_map(|id| workbook.accounts.get(*id));
        accounts.map(|account| titles.title(account).clone()).collect()
    });
    if names.is_empty() {
        return None;
    }
    let listed: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = number(period.kind().months());
    let said = words::absent(names.len(), fmt::period(period), number(own(state, period)), all);
    let taken = state.covers(&part).map_or(period.kind().months(), MonthsCovered::months);
    let checked = Signal::derive(move || {
        state.plan.with(|plan| matches!(plan, Some(Ok(plan)) if state.sets_aside(plan, period)))
    });
    let choose = Callback::new(move |is_aside: bool| state.choose_aside(period, is_aside));
    let field = state.store.peek(|workbook| aside_names(workbook, period)).revenue;
    let help = words::aside_help(field, fmt::period(period), number(taken));
    Some(
        view! {
            <div class="import__behind stack stack--tight">
                <details class="note" open=names.len() <= FEW_NAMES>
                    <summary>{said}</summary>
                    <p>{fmt::joined(&listed)}</p>
                </details>
                <Checkbox label=words::aside(names.len()) checked=checked on_change=choose help=help />
            </div>
        }
        .into_any(),
    )
}

/// The accounts whose figures of a period are of other months than those the table brings.
fn left_behind(state: ImportState, plan: &ImportPlan, part: &PartPeriod) -> Vec<AccountId> {
    let all = part.period.kind().months();
    if state.covers(part).map_or(all, MonthsCovered::months) == own(state, part.period) {
        return Vec::new();
    }
    state.store.peek(|workbook| absent_with_figures(workbook, plan, part.period))
}

/// The accounts of other months than the table's, with their figures set aside where that is wanted.
pub(super) fn set_aside_all(state: ImportState, plan: &ImportPlan) -> Vec<Account> {
    let mut aside: BTreeMap<AccountId, Account> = BTreeMap::new();
    let parts = state.parts.get_untracked();
    for part in parts.iter().filter(|part| untrack(|| state.sets_aside(plan, part.period))) {
        for id in untrack(|| left_behind(state, plan, part)) {
            state.store.peek(|workbook| {
                let known = aside.remove(&id).or_else(|| workbook.accounts.get(id).cloned());
                let names = aside_names(workbook, part.period);
                let done = known.map(|account| set_aside(account, part.period, workbook.meta.currency, &names));
                aside.extend(done.map(|account| (id, account)));
            });
        }
    }
    aside.into_values().collect()
}

/// "Revenue, 2026 (10 of 12 mo.)": a field of its own, by the months its figures cover.
fn aside_names(workbook: &Workbook, period: Period) -> AsideNames {
    let covered = period_covered(workbook, period);
    AsideNames { revenue: fields::revenue_in(covered.clone()), profit: fields::profit_in(covered) }
}
