//! Legends: what a colour and its shape stand for, and the ten steps of score heat.

use leptos::prelude::*;

use crate::app::i18n::{fmt, t, texts};

/// The shape of a swatch: two series never differ by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Swatch {
    /// A filled square: bars.
    #[default]
    Bar,
    /// A square in a lighter fill.
    SoftBar,
    /// A line.
    Line,
    /// The second line's colour, with a point.
    SecondLine,
    /// A dashed line: a target.
    TargetLine,
    /// A band between two dashed edges.
    Band,
}

/// One entry of a legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendItem {
    /// How it looks.
    pub swatch: Swatch,
    /// What it stands for.
    pub label: String,
}

/// A legend, for what cannot be labelled where it stands.
#[component]
pub fn ColorLegend(
    /// The entries.
    #[prop(into)]
    items: Signal<Vec<LegendItem>>,
) -> impl IntoView {
    let one = |LegendItem { swatch, label }| {
        view! {
            <li class="legend__item">
                <svg class="legend__swatch chart" viewBox="0 0 14 14" aria-hidden="true">
                    {swatch_view(swatch)}
                </svg>
                <span>{label}</span>
            </li>
        }
    };
    view! {
        <ul class="legend" role="list">
            {move || items.get().into_iter().map(one).collect_view()}
        </ul>
    }
}

fn swatch_view(swatch: Swatch) -> AnyView {
    let line = |class: &'static str| view! { <line class=class x1="0" x2="14" y1="7" y2="7"></line> }.into_any();
    match swatch {
        Swatch::Bar => view! { <rect class="chart__bar" x="1" y="1" width="12" height="12"></rect> }.into_any(),
        Swatch::SoftBar => {
            view! { <rect class="chart__bar--soft" x="1" y="1" width="12" height="12"></rect> }.into_any()
        }
        Swatch::Line => line("chart__line"),
        Swatch::SecondLine => view! {
            <line class="chart__line chart__line--second" x1="0" x2="14" y1="7" y2="7"></line>
            <circle class="chart__point chart__point--second" cx="7" cy="7" r="2.5"></circle>
        }
        .into_any(),
        Swatch::TargetLine => line("chart__line chart__line--target"),
        Swatch::Band => view! {
            <rect class="chart__band" x="0" y="3" width="14" height="8"></rect>
            <path class="chart__band-edge" d="M0 3H14M0 11H14"></path>
        }
        .into_any(),
    }
}

/// The ten steps of score heat with their numbers, and what an unscored cell looks like.
#[component]
pub fn HeatLegend(
    /// What 1 means: "weak".
    #[prop(into)]
    low: Signal<String>,
    /// What 10 means: "strong".
    #[prop(into)]
    high: Signal<String>,
) -> impl IntoView {
    let step = |score: u8| {
        view! { <span class=format!("heat-legend__step heat heat--{score}")>{fmt::integer(f64::from(score))}</span> }
    };
    view! {
        <div class="heat-legend">
            <span>{move || low.get()}</span>
            <span class="heat-legend__steps">{(1..=10).map(step).collect_view()}</span>
            <span>{move || high.get()}</span>
            <span class="heat-legend__steps">
                <span class="heat-legend__step heat heat--missing">"–"</span>
            </span>
            <span>{t(texts::components::NOT_SCORED)}</span>
        </div>
    }
}
