//! The portfolio matrix: labelled bubbles in four named quadrants.

use leptos::prelude::*;

use super::{
    card::ChartCard,
    drawing::bubbles::{self, BubbleFormats, Portfolio},
    reading,
    table::TableData,
    tick,
};
use crate::app::i18n::fmt;

/// The portfolio matrix: labelled bubbles in four named quadrants.
#[component]
pub fn BubbleMatrix(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// What is seen in it, in a sentence.
    #[prop(into)]
    seen: Signal<String>,
    /// The numbers and the words.
    #[prop(into)]
    data: Signal<Portfolio>,
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
        let formats = BubbleFormats { tick: &|value| fmt::decimal(value, 0, 1), value: &|value| tick(value, 0) };
        data.with(|data| bubbles::draw(data, &formats, width, reading()))
    });
    view! { <ChartCard title=title seen=seen draw=draw table=table file_name=file_name on_open=on_open /> }
}
