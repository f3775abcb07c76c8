//! Attainment of all targets of one KPI, as sorted bars.

use leptos::prelude::*;
use linchpin::analysis::target::Attainment as Attained;
use linchpin::model::KpiId;
use linchpin::model::order;

use super::View;
use super::attainment::light_word;
use super::catalogue::kpi_choices;
use super::rows::TargetRow;
use super::table::rows;
use crate::app::i18n::{fmt, t, texts::targets as words, texts::targets::bars};
use crate::app::state::Topic;
use crate::app::ui::charts::{Attainment, AttainmentBars, AttainmentRow, TableData};
use crate::app::ui::components::{ColumnKind, LabelKind, Select};

/// The chart of the chosen KPI; at first of the one with the most targets.
#[component]
pub fn Bars(
    /// What is open on the page.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let picked = RwSignal::new(None::<KpiId>);
    let kpi = Memo::new(move |_| {
        store.track(Topic::Targets);
        store.read(Topic::Kpis, |workbook| {
            let known = picked.get().filter(|id| workbook.kpis.contains(*id));
            let count = |kpi: KpiId| workbook.targets.iter().filter(|target| target.kpi == kpi).count();
            known.or_else(|| workbook.kpis.iter().map(|kpi| kpi.id).max_by_key(|kpi| count(*kpi)))
        })
    });
    let shown = Memo::new(move |_| {
        let mut shown = kpi.get().map(|kpi| rows(store, Some(kpi), "")).unwrap_or_default();
        shown.retain(|row| row.attainment().and_then(Attained::counted).is_some());
        order::sort_by(&mut shown, |one, two| degree(two).total_cmp(&degree(one)));
        shown
    });
    let choices = Signal::derive(move || store.read(Topic::Kpis, kpi_choices));
    view! {
        <section class="section">
            <div class="row row--between">
                <h2>{t(bars::TITLE)}</h2>
                <Select
                    label=t(words::filter::KPI)
                    label_kind=LabelKind::Hidden
                    choices=choices
                    value=Signal::derive(move || kpi.get().map(|id| id.to_string()).unwrap_or_default())
                    on_change=Callback::new(move |key: String| picked.set(key.parse().ok()))
                />
            </div>
            {move || {
                if shown.with(Vec::is_empty) {
                    return view! { <p class="muted">{t(bars::NONE)}</p> }.into_any();
                }
                chart(view, shown)
            }}
        </section>
    }
}

fn degree(row: &TargetRow) -> f64 {
    row.attainment().and_then(Attained::counted).unwrap_or(0.0)
}

fn label(row: &TargetRow) -> String {
    format!("{} · {}", row.owner, fmt::period(row.target.period))
}

fn chart(view: View, shown: Memo<Vec<TargetRow>>) -> AnyView {
    let data = Signal::derive(move || {
        let bar = |row: &TargetRow| AttainmentRow {
            id: row.target.id.to_string(),
            label: label(row),
            share: degree(row),
            met: row.is_good(),
            number: row.share(),
            text: format!("{}: {}{}{}", label(row), row.share(), fmt::comma(), t(light_word(row.light()))),
        };
        Attainment {
            rows: shown.with(|rows| rows.iter().map(bar).collect()),
            line: t(bars::LINE).to_owned(),
            axis: t(bars::AXIS).to_owned(),
        }
    });
    let seen = Signal::derive(move || {
        shown.with(|rows| {
            let met = rows.iter().filter(|row| row.is_good()).count();
            bars::seen(rows.len(), fmt::integer(met as f64))
        })
    });
    let title = move || shown.with(|rows| rows.first().map(|row| row.kpi_name.clone())).unwrap_or_default();
    let table = Callback::new(move |()| table(&shown.get()));
    let open = Callback::new(move |id: String| view.chosen.set(id.parse().ok()));
    view! {
        <AttainmentBars
            title=Signal::derive(title)
            seen=seen
            data=data
            table=table
            file_name="linchpin-attainment"
            on_open=open
        />
    }
    .into_any()
}

fn table(rows: &[TargetRow]) -> TableData {
    let column = |text, kind| (t(text).to_owned(), kind);
    TableData {
        caption: t(bars::TITLE).to_owned(),
        columns: vec![
            column(words::table::OWNER, ColumnKind::Text),
            column(words::table::TARGET, ColumnKind::Number),
            column(words::table::ACTUAL, ColumnKind::Number),
            column(words::table::ATTAINMENT, ColumnKind::Number),
        ],
        rows: rows
            .iter()
            .map(|row| {
                let actual = row.reached().map_or_else(|| "–".to_owned(), |value| row.figure(value));
                vec![label(row), row.figure(row.target.value), actual, row.share()]
            })
            .collect(),
    }
}
