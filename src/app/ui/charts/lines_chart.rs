//! Lines over periods: how shares and indices moved.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::lines::{self, Lines},
    reading,
    table::TableData,
};

/// Lines over periods: how shares and indices moved.
#[component]
pub fn LinesChart(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<Lines>,
    /// Writes a tick: the value, and the decimals that show every tick exactly.
    format: fn(f64, u8) -> String,
    /// The same numbers as a table, made when asked for.
    #[prop(into)]
    table: Callback<(), TableData>,
    /// The name of a saved picture, without its ending.
    #[prop(into)]
    file_name: Signal<String>,
) -> impl IntoView {
    let draw = Callback::new(move |width: f64| data.with(|data| lines::draw(data, &format, width, reading())));
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=None /> }
}
