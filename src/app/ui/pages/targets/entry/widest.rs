//! The columns of the grid are as wide as the longest figure that was painted.

use linchpin::analysis::target::{EntryRow, EntrySums};
use linchpin::model::Quantity;
use web_sys::HtmlElement;

use super::look::cell_figure;
use crate::app::ui::pages::targets::wide::figure_width;

/// Figures wider than this are broken on paper, where sixteen columns share a sheet.
const MOST_ON_PAPER: u32 = 110;

/// The longest figure so far, and the grid that is told.
pub struct Widest {
    grid: HtmlElement,
    largest: Quantity,
    has_fraction: bool,
    told: u32,
}

impl Widest {
    /// Nothing painted yet.
    pub fn new(grid: HtmlElement) -> Self {
        Self { grid, largest: Quantity::ZERO, has_fraction: false, told: 0 }
    }

    /// Other figures altogether: the columns may be narrower again.
    pub fn forget(&mut self) {
        (self.largest, self.has_fraction) = (Quantity::ZERO, false);
    }

    /// Takes the figures of a row in.
    pub fn count_row(&mut self, row: &EntryRow) {
        let cells = row.cells.iter().filter_map(|cell| cell.value());
        cells.chain(row.reached).chain([row.goal]).for_each(|figure| self.count(figure));
    }

    /// Takes the sums below all rows in.
    pub fn count_sums(&mut self, sums: &EntrySums) {
        let columns = (0..).map_while(|place| sums.column(place));
        columns.chain([sums.reached(), sums.goal()]).filter_map(|sum| sum.value).for_each(|sum| self.count(sum));
    }

    fn count(&mut self, figure: Quantity) {
        self.has_fraction |= figure.e4() % Quantity::SCALE != 0;
        if figure.e4().abs() > self.largest.e4() {
            self.largest = Quantity::from_e4(figure.e4().abs()).unwrap_or(self.largest);
        }
    }

    /// Tells the grid when it has to be another width.
    pub fn tell(&mut self) {
        let whole = Quantity::from_e4(self.largest.e4() / Quantity::SCALE * Quantity::SCALE).unwrap_or_default();
        let width = figure_width(&cell_figure(whole)) + if self.has_fraction { 21 } else { 0 };
        if width != self.told {
            self.told = width;
            let _ = self.grid.style().set_property("--actuals-figure", &format!("{width}px"));
            let _ = self.grid.class_list().toggle_with_force("actuals-grid--wide", width > MOST_ON_PAPER);
        }
    }
}
