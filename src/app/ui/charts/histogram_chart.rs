//! The histogram: how many accounts have which number, and what the numbers mean.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::histogram::{self, Bin, Histogram, HistogramFormats, bins},
    reading,
    table::TableData,
    tick,
};
use crate::app::i18n::{fmt, texts};
use crate::app::ui::components::ColumnKind;

/// The histogram: how many accounts have which number, and what the numbers mean.
#[component]
pub fn HistogramChart(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<Histogram>,
    /// The name of a saved picture, without its ending.
    #[prop(into)]
    file_name: Signal<String>,
) -> impl IntoView {
    let draw = Callback::new(move |width: f64| {
        let formats = HistogramFormats { value: &tick, count: &|count, _| fmt::integer(count), bar: &bar_text };
        data.with(|data| histogram::draw(data, &formats, width, reading()))
    });
    let table = Callback::new(move |()| data.with(|data| numbers(data, title.get_untracked())));
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=None /> }
}

fn interval(bin: &Bin) -> String {
    let number = |value: f64| fmt::decimal(value, 0, 2);
    fmt::range(&number(bin.from), &number(bin.to))
}

fn bar_text(bin: &Bin) -> String {
    texts::common::words::label_value(interval(bin), texts::common::counts::accounts(bin.count))
}

fn numbers(data: &Histogram, caption: String) -> TableData {
    let columns = vec![(data.words.along.clone(), ColumnKind::Number), (data.words.counts.clone(), ColumnKind::Number)];
    let rows = bins(&data.values).iter().map(|bin| vec![interval(bin), fmt::integer(bin.count as f64)]).collect();
    TableData { caption, columns, rows }
}
