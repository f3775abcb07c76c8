//! The treemap: groups as boxes with their members inside.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::treemap::{self, Treemap},
    reading,
    table::TableData,
};

/// The treemap: groups as boxes with their members inside.
#[component]
pub fn TreemapChart(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<Treemap>,
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
    let draw = Callback::new(move |width: f64| data.with(|data| treemap::draw(data, width, reading())));
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=on_open /> }
}
