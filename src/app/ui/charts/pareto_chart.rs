//! The Pareto chart: accounts from the largest, the share they make together, the 80% line.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::pareto::{self, Pareto, ParetoFormats},
    reading,
    table::TableData,
    tick,
};
use crate::app::i18n::fmt;

/// The Pareto chart: accounts from the largest, the share they make together, the 80% line.
#[component]
pub fn ParetoChart(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<Pareto>,
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
    let draw = Callback::new(move |width: f64| {
        let formats = ParetoFormats {
            value: &tick,
            share: &|share| fmt::percent(share, 0),
            place: &|place| fmt::integer(place as f64),
        };
        data.with(|data| pareto::draw(data, &formats, width, reading()))
    });
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=on_open /> }
}
