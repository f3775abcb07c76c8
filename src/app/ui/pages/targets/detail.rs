//! The chosen target: its path as a chart, its figures, what can be done with it.

use leptos::prelude::*;
use linchpin::model::{Aggregate, Period, PeriodKind, Quantity, Workbook};

use super::actuals::Actuals;
use super::inputs::Inputs;
use super::reason::Revising;
use super::rows::TargetRow;
use super::{Open, View};
use crate::app::i18n::{fmt, t, texts::common, texts::targets as words, texts::targets::detail};
use crate::app::state::Topic;
use crate::app::ui::charts::{BandLineChart, BandLines, BandWords, Period as Mark, TableData};
use crate::app::ui::components::{Button, ButtonKind, ColumnKind, ControlSize, Toasts, Tone, icons};

/// The detail of the chosen target; a hint while none is chosen.
#[component]
pub fn Detail(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let row = Memo::new(move |_| {
        let id = view.chosen.get()?;
        store.track(Topic::Kpis);
        store.track(Topic::Accounts);
        store.track(Topic::Meta);
        store.read(Topic::Targets, |workbook| TargetRow::of(workbook, &store.titles(), workbook.targets.get(id)?))
    });
    let there = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.target.id)));
    view! {
        <section class="section" aria-live="polite">
            {move || match there.get() {
                None => view! { <p class="muted">{t(detail::CHOOSE)}</p> }.into_any(),
                Some(_) => open(view, row),
            }}
        </section>
    }
}

fn open(view: View, row: Memo<Option<TargetRow>>) -> AnyView {
    let store = view.store;
    let toasts: Toasts = expect_context();
    let shown = move |get: fn(&TargetRow) -> String| {
        Signal::derive(move || row.with(|row| row.as_ref().map(get)).unwrap_or_default())
    };
    let remove = Callback::new(move |()| {
        let Some(id) = view.chosen.get_untracked() else { return };
        let said = Some(t(detail::REMOVED).to_owned());
        if let Err(said) = view.revise(toasts, Revising { removed: vec![id], said, ..Revising::default() }) {
            toasts.tell(Tone::Warning, said);
        }
    });
    let edit = Callback::new(move |()| view.dialog.set(Open::Target(view.chosen.get_untracked())));
    let data = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| store.peek(|workbook| lines(workbook, row)))).unwrap_or_default()
    });
    let is_measured = Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.kpi.measure.is_some())));
    let table = Callback::new(move |()| {
        row.with(|row| row.as_ref().map(|row| store.peek(|workbook| table(workbook, row)))).unwrap_or_default()
    });
    view! {
        <div class="row row--between">
            <h2>
                {shown(|row| detail::title(&row.owner, &row.kpi_name, fmt::period(row.target.period)))}
            </h2>
            <div class="row">
                <Button size=ControlSize::Small icon=icons::EDIT on_click=edit disabled=store.read_only()>
                    {t(words::EDIT)}
                </Button>
                <Button
                    size=ControlSize::Small
                    kind=ButtonKind::Danger
                    icon=icons::DELETE
                    on_click=remove
                    disabled=store.read_only()
                >
                    {t(detail::REMOVE)}
                </Button>
            </div>
        </div>
        <div class="split">
            <BandLineChart
                title=shown(|row| detail::chart(&row.kpi_name, fmt::period(row.target.period)))
                seen=shown(seen)
                data=data
                table=table
                file_name="linchpin-target"
            />
            {move || {
                if is_measured.get() {
                    view! { <Inputs store=store row=row /> }.into_any()
                } else {
                    view! { <Actuals store=store row=row /> }.into_any()
                }
            }}
        </div>
        <super::log::Log row=row />
    }
    .into_any()
}

fn seen(row: &TargetRow) -> String {
    let Some(reached) = row.reached() else { return t(detail::SEEN_NONE).to_owned() };
    let target = row.figure(row.target.value);
    match row.report.expected.filter(|_| row.is_sum()) {
        Some(expected) => detail::seen(row.figure(reached), row.figure(expected), target),
        None => detail::seen_level(row.figure(reached), target),
    }
}

/// The parts a target's path is drawn over: months where months are recorded, else quarters, else the whole.
pub fn parts(workbook: &Workbook, row: &TargetRow) -> Vec<Period> {
    let period = row.target.period;
    let shortest = workbook.actuals_of(row.target.id).map(|actual| actual.period.kind()).max();
    let kind =
        shortest.unwrap_or(if period.kind() == PeriodKind::Year { PeriodKind::Quarter } else { PeriodKind::Month });
    period.split(kind)
}

// Sums are drawn as they grow: what was reached up to each part, against the target's part of the time gone by.
fn lines(workbook: &Workbook, row: &TargetRow) -> BandLines {
    let parts = parts(workbook, row);
    let all = parts.len() as f64;
    let known = |part: Period| {
        workbook.actuals_of(row.target.id).find(|actual| actual.period == part).map(|actual| actual.value)
    };
    let last = parts.iter().rposition(|part| known(*part).is_some());
    let mut sum = 0.0;
    let mut marks = Vec::new();
    for (place, &part) in parts.iter().enumerate() {
        let gone = if row.is_sum() { (place + 1) as f64 / all } else { 1.0 };
        let part_of = |quantity: Quantity| quantity.to_f64() * gone;
        let actual = known(part).map(Quantity::to_f64);
        sum += actual.unwrap_or(0.0);
        let shown = if row.is_sum() { last.filter(|last| place <= *last).map(|_| sum) } else { actual };
        let target = part_of(row.target.value);
        let band = (row.target.min.is_some() || row.target.max.is_some())
            .then(|| (row.target.min.map_or(target, part_of), row.target.max.map_or(target, part_of)));
        marks.push(Mark {
            name: fmt::period(part),
            baseline: row.target.baseline.map(|baseline| part_of(baseline.value())),
            band,
            target: Some(target),
            actual: shown,
            forecast: None,
            growth: None,
            text: format!(
                "{}: {}",
                fmt::period(part),
                shown.map_or_else(|| "–".to_owned(), |value| figure(row, value))
            ),
        });
    }
    let recorded = parts.iter().filter(|part| known(**part).is_some()).count();
    forecast(row, &mut marks, last, recorded);
    BandLines { periods: marks, words: line_words(row) }
}

// At the pace so far: the mean of the parts that are known, carried on. Only sums have a pace.
fn forecast(row: &TargetRow, marks: &mut [Mark], last: Option<usize>, recorded: usize) {
    let Some(last) = last.filter(|last| row.kpi.aggregate == Aggregate::Sum && last + 1 < marks.len()) else { return };
    let Some(reached) = marks[last].actual else { return };
    // A part that nobody recorded is not a part of nothing.
    let pace = reached / recorded.max(1) as f64;
    for (place, mark) in marks.iter_mut().enumerate().skip(last) {
        mark.forecast = Some(reached + pace * (place - last) as f64);
    }
}

fn figure(row: &TargetRow, value: f64) -> String {
    Quantity::from_f64(value).map_or_else(|| "–".to_owned(), |quantity| row.figure(quantity))
}

fn line_words(row: &TargetRow) -> BandWords {
    let unit = match row.kpi.unit {
        linchpin::model::Unit::Money => fmt::currency_symbol(row.currency),
        unit => t(crate::app::i18n::Named::text(unit)).to_owned(),
    };
    let together = if row.is_sum() { format!("{}{}", fmt::comma(), t(detail::TOGETHER)) } else { String::new() };
    BandWords {
        values: format!("{}{}{unit}{together}", row.kpi_name, fmt::comma()),
        baseline: t(detail::BASELINE).to_owned(),
        target: t(detail::TARGET).to_owned(),
        actual: t(detail::ACTUAL).to_owned(),
        forecast: t(detail::FORECAST).to_owned(),
        growth: String::new(),
    }
}

fn table(workbook: &Workbook, row: &TargetRow) -> TableData {
    let column = |text, kind| (t(text).to_owned(), kind);
    let shown = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| figure(row, value));
    let lines = lines(workbook, row).periods;
    TableData {
        caption: detail::title(&row.owner, &row.kpi_name, fmt::period(row.target.period)),
        columns: vec![
            column(common::periods::PERIOD, ColumnKind::Text),
            column(detail::BASELINE, ColumnKind::Number),
            column(detail::TARGET, ColumnKind::Number),
            column(detail::ACTUAL, ColumnKind::Number),
            column(detail::FORECAST, ColumnKind::Number),
        ],
        rows: lines
            .into_iter()
            .map(|mark| {
                vec![mark.name, shown(mark.baseline), shown(mark.target), shown(mark.actual), shown(mark.forecast)]
            })
            .collect(),
    }
}
