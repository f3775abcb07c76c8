//! Periods of which the table may bring only some months: what is proposed, why, and what to choose instead.

use leptos::prelude::*;
use linchpin::exchange::import::{PartPeriod, PartReason};
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
        </div>
    }
    .into_any()
}

fn key(period: Period, covers: Option<MonthsCovered>) -> String {
    covers.map_or(period.kind().months(), MonthsCovered::months).to_string()
}

fn why(state: ImportState, part: &PartPeriod) -> String {
    let period = || fmt::period(part.period);
    match part.why {
        PartReason::Header(column) => end_of_list(state, part.period).unwrap_or_else(|| {
            let table = state.table.get_untracked();
            words::header(table.map(|table| column_name(&table, column)).unwrap_or_default())
        }),
        PartReason::Running => words::running(period()),
        PartReason::RunningWhole => words::running_whole(period()),
        _ => t(words::WORKBOOK).to_owned(),
    }
}

// Where a list of sales ends, which says how much of its last period it has.
fn end_of_list(state: ImportState, period: Period) -> Option<String> {
    let added = state.added_up()?;
    let (_, newest) = added.dates?;
    let is_last = added.periods.is_some_and(|(_, last)| last == period);
    is_last.then(|| texts::import::sales::covered(fmt::date(newest)))
}
