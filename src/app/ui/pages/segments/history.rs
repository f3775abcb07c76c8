//! Concentration over all periods: how the shares of the largest and the Herfindahl index moved.

use leptos::prelude::*;
use linchpin::analysis::concentration::{Moment, NoConcentration, concentration, history, no_history};
use linchpin::model::{MonthsCovered, Period, PeriodKind};

use super::losses::Losses;
use super::pareto::Pareto;
use super::{View, measure_name, no_figures, nothing_positive};
use crate::app::i18n::{Named, fmt, t, texts::segments::concentration as all_words, texts::segments::history as words};
use crate::app::state::Topic;
use crate::app::ui::charts::{LinePeriod, Lines, LinesChart, TableData, share_tick};
use crate::app::ui::components::ColumnKind;

/// The view *Concentration*.
#[component]
pub fn HistoryView(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let measure = view.measure.get();
        // A year and its quarters are not compared: all periods are as long as the chosen one.
        let kind = view.period().map_or(PeriodKind::Year, Period::kind);
        view.store.track(Topic::Meta);
        view.ask(Topic::Accounts, |workbook| history(workbook, measure, kind))
    });
    let is_empty = Memo::new(move |_| found.with(Vec::is_empty));
    move || {
        if is_empty.get() {
            let kind = view.period().map_or(PeriodKind::Year, Period::kind);
            let why = view.ask(Topic::Accounts, |workbook| no_history(workbook, view.measure.get(), kind));
            match why {
                NoConcentration::NoFigures => no_figures(view, t(all_words::NONE)),
                NoConcentration::NothingPositive(_) => nothing_positive(view, None),
            }
        } else {
            view! {
                <Curve view=view />
                <Charts view=view found=found />
                <Losses view=view />
            }
            .into_any()
        }
    }
}

/// The Pareto curve of the chosen period; nothing where there is no positive figure, which the portfolio explains.
#[component]
fn Curve(view: View) -> impl IntoView {
    let found = Memo::new(move |_| {
        let (measure, period) = (view.measure.get(), view.period()?);
        view.store.track(Topic::Meta);
        Some(view.ask(Topic::Accounts, |workbook| concentration(workbook, measure, period)))
    });
    let largest = RwSignal::new(false);
    move || match found.get()? {
        Ok(found) => Some(
            view! { <section class="section"><Pareto view=view found=found largest=largest /></section> }.into_any(),
        ),
        Err(NoConcentration::NothingPositive(_)) => Some(nothing_positive(view, view.period())),
        Err(NoConcentration::NoFigures) => None,
    }
}

#[component]
fn Charts(view: View, found: Memo<Vec<Moment>>) -> impl IntoView {
    let name = move || measure_name(view.measure.get());
    let table = Callback::new(move |()| found.with(|found| table(found, words::title(name()))));
    view! {
        <section class="section">
            <h2>{t(words::HEADING)}</h2>
            <LinesChart
                title=Signal::derive(move || words::title(name()))
                seen=Signal::derive(move || found.with(|found| seen(found)).unwrap_or_default())
                data=Signal::derive(move || found.with(|found| shares(found, words::values(name()))))
                format=share_tick
                table=table
                file_name="linchpin-concentration-shares"
            />
            <LinesChart
                title=Signal::derive(move || words::index_title(name()))
                seen=Signal::derive(move || found.with(|found| index_seen(found)).unwrap_or_default())
                data=Signal::derive(move || found.with(|found| index(found)))
                format=|value, decimals| fmt::decimal(value, decimals, decimals)
                table=table
                file_name="linchpin-concentration-index"
            />
            {move || {
                found
                    .with(|found| notes(found))
                    .into_iter()
                    .map(|note| view! { <p class="note">{note}</p> })
                    .collect_view()
            }}
        </section>
    }
}

fn seen(found: &[Moment]) -> Option<String> {
    let (first, last) = (found.first()?, found.last()?);
    // Of five accounts or fewer the largest five are all there are: that says nothing.
    if last.accounts <= 5 {
        return None;
    }
    let share = |moment: &Moment| fmt::percent(moment.top5, 1);
    if first.period == last.period {
        return Some(words::seen_one(share(last), fmt::period(last.period)));
    }
    Some(words::seen(share(last), fmt::period(last.period), fmt::period(first.period), share(first)))
}

fn index_seen(found: &[Moment]) -> Option<String> {
    let last = found.last()?;
    Some(words::index_seen(fmt::decimal(last.herfindahl, 3, 3), fmt::period(last.period), t(last.spread.text())))
}

fn months(moment: &Moment) -> Option<String> {
    let covered = moment.covers.map(MonthsCovered::months)?;
    let number = |months: u8| fmt::integer(f64::from(months));
    Some(crate::app::i18n::texts::common::periods::part_short(number(covered), number(moment.period.kind().months())))
}

fn point(moment: &Moment, values: Vec<Option<f64>>) -> LinePeriod {
    let name = fmt::period(moment.period);
    let share = |share: f64| fmt::percent(share, 1);
    let note = months(moment).unwrap_or_default();
    let shown = if note.is_empty() { name.clone() } else { words::part_of(&name, &note) };
    let text = words::point(
        shown,
        share(moment.top1),
        share(moment.top3),
        share(moment.top5),
        fmt::decimal(moment.herfindahl, 3, 3),
    );
    LinePeriod { name, note, values, text }
}

fn shares(found: &[Moment], values: String) -> Lines {
    let one = |moment: &Moment| point(moment, vec![Some(moment.top5), Some(moment.top3), Some(moment.top1)]);
    Lines {
        periods: found.iter().map(one).collect(),
        names: [all_words::TOP5, all_words::TOP3, words::TOP1].map(|name| t(name).to_owned()).to_vec(),
        limits: Vec::new(),
        values,
    }
}

fn index(found: &[Moment]) -> Lines {
    Lines {
        periods: found.iter().map(|moment| point(moment, vec![Some(moment.herfindahl)])).collect(),
        names: vec![t(words::INDEX).to_owned()],
        limits: vec![(0.10, t(words::LOW).to_owned()), (0.25, t(words::HIGH).to_owned())],
        values: t(all_words::HERFINDAHL).to_owned(),
    }
}

/// Which periods are only part of one, and what that means for what is seen.
fn notes(found: &[Moment]) -> Vec<String> {
    let part = |moment: &Moment| Some(words::part_of(fmt::period(moment.period), months(moment)?));
    let parts: Vec<String> = found.iter().filter_map(part).collect();
    let negative = |moment: &Moment| {
        let count = fmt::integer(moment.negative as f64);
        (moment.negative > 0).then(|| words::negative_in(fmt::period(moment.period), count))
    };
    let negative: Vec<String> = found.iter().filter_map(negative).collect();
    let mut notes = Vec::new();
    if !negative.is_empty() {
        notes.push(words::negative(fmt::joined(&negative)));
    }
    if !parts.is_empty() {
        notes.push(words::parts(fmt::joined(&parts)));
    }
    if found.len() == 1 {
        notes.push(t(words::ONE_PERIOD).to_owned());
    }
    notes
}

fn table(found: &[Moment], caption: String) -> TableData {
    let column = |text, kind| (t(text).to_owned(), kind);
    let row = |moment: &Moment| {
        let name = fmt::period(moment.period);
        vec![
            months(moment).map_or_else(|| name.clone(), |months| words::part_of(&name, months)),
            fmt::integer(moment.accounts as f64),
            fmt::percent(moment.top1, 1),
            fmt::percent(moment.top3, 1),
            fmt::percent(moment.top5, 1),
            fmt::decimal(moment.herfindahl, 3, 3),
            t(moment.spread.text()).to_owned(),
        ]
    };
    TableData {
        caption,
        columns: vec![
            column(words::PERIOD, ColumnKind::Text),
            column(words::ACCOUNTS, ColumnKind::Number),
            column(words::TOP1, ColumnKind::Number),
            column(all_words::TOP3, ColumnKind::Number),
            column(all_words::TOP5, ColumnKind::Number),
            column(all_words::HERFINDAHL, ColumnKind::Number),
            column(words::SPREAD, ColumnKind::Text),
        ],
        rows: found.iter().map(row).collect(),
    }
}
