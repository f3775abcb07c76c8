//! Baseline, target band, target, actuals and forecast over periods.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::bands::{self, BandLines},
    reading,
    table::TableData,
    tick,
};

/// Baseline, target band, target, actuals and forecast over periods.
#[component]
pub fn BandLineChart(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<BandLines>,
    /// The same numbers as a table, made when asked for.
    #[prop(into)]
    table: Callback<(), TableData>,
    /// The name of a saved picture, without its ending.
    #[prop(into)]
    file_name: Signal<String>,
    /// Opens what a mark stands for.
    #[prop(optional, into)]
    on_open: Option<Callback<String>>,
) -> impl IntoView {
    let draw = Callback::new(move |width: f64| data.with(|data| bands::draw(data, &tick, width, reading())));
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=on_open /> }
}
