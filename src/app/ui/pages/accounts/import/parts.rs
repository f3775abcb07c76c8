//! Periods of which the table may bring only some months: what is proposed, why, and what to choose instead.

use leptos::prelude::*;
use linchpin::exchange::import::{PartPeriod, PartReason, absent_with_figures};
use linchpin::model::{MonthsCovered, Period};

use super::state::ImportState;
use super::words::column_name;
use crate::app::i18n::{fmt, t, texts, texts::import::part as words};
use crate::app::ui::components::{ControlSize, Select};
use crate::app::ui::part_periods::months_choices;

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
            {move || left_behind(state, &part).map(|said| view! { <p class="note import__behind">{said}</p> })}
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
    let (_, newest) = added.dates?;
    let is_last = added.periods.is_some_and(|(_, last)| last == period);
    is_last.then(|| texts::import::sales::covered(fmt::date(newest)))
}

/// How many months the workbook's figures of a period cover.
fn own(state: ImportState, period: Period) -> u8 {
    let own = state.store.peek(|workbook| workbook.meta.part_periods.get(&period).copied());
    own.map_or(period.kind().months(), MonthsCovered::months)
}

/// Who keeps figures of other months than the table brings.
fn left_behind(state: ImportState, part: &PartPeriod) -> Option<String> {
    let (period, own) = (part.period, own(state, part.period));
    let taken = state.covers(part).map_or(period.kind().months(), MonthsCovered::months);
    let names = state.plan.with(|plan| {
        let plan = plan.as_ref()?.as_ref().ok().filter(|_| taken != own)?;
        let titles = state.store.titles();
        let ids = state.store.peek(|workbook| absent_with_figures(workbook, plan, period));
        let names = ids.into_iter().filter_map(|id| {
            state.store.peek(|workbook| workbook.accounts.get(id).map(|account| titles.title(account).clone()))
        });
        Some(names.collect::<Vec<_>>())
    })?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = number(period.kind().months());
    (!names.is_empty()).then(|| words::absent(fmt::period(period), number(own), all, fmt::joined(&names)))
}
