//! Charts: our own SVG. A page hands over plain numbers and finished words; `drawing` turns them into shapes, the card
//! around them shows, reads out, saves and offers the same numbers as a table. Nothing here knows the workbook.

#![allow(dead_code, unused_imports, reason = "the set is whole before every page uses it")]

mod arrow_heads;
mod attainment_bars;
mod band_line_chart;
mod bubble_matrix;
mod card;
pub mod drawing;
mod histogram_chart;
mod lines_chart;
mod marks;
mod pareto_chart;
mod render;
mod save;
mod table;
mod treemap_chart;

pub use arrow_heads::{ArrowHeads, HeadMove};
pub use attainment_bars::AttainmentBars;
pub use band_line_chart::BandLineChart;
pub use bubble_matrix::BubbleMatrix;
pub use card::ChartCard;
pub use drawing::{
    attainment::{Attainment, AttainmentRow},
    bands::{BandLines, BandWords, Period},
    bubbles::{Bubble, MOST_BUBBLES, Portfolio, Quadrant, sharing},
    histogram::{Histogram, HistogramBand, HistogramWords},
    lines::{LinePeriod, Lines},
    pareto::{PARETO_HEAD, Pareto, ParetoBar, ParetoWords},
    treemap::{MOST_BOXES, TreeBox, TreeGroup, Treemap},
};
pub use histogram_chart::HistogramChart;
pub use lines_chart::LinesChart;
pub use pareto_chart::ParetoChart;
pub use table::{ChartTable, TableData};
pub use treemap_chart::TreemapChart;

use crate::app::i18n::{Direction, fmt, language};

/// The reading direction of the language in use.
fn reading() -> drawing::axes::Reading {
    match language().direction() {
        Direction::Ltr => drawing::axes::Reading::LeftToRight,
        Direction::Rtl => drawing::axes::Reading::RightToLeft,
    }
}

/// A tick of an axis of shares, in per cent: 0.25 needs two decimals as a share and none in per cent.
pub fn share_tick(share: f64, decimals: u8) -> String {
    fmt::percent(share, decimals.saturating_sub(2))
}

/// A tick of a value axis: thousands and millions by their word, so that ticks stay short.
fn tick(value: f64, decimals: u8) -> String {
    if value.abs() >= 1000.0 { fmt::compact(value) } else { fmt::decimal(value, decimals, decimals) }
}
