//! The columns of the grid are as wide as the longest figure that was painted, and all figures have as many decimals
//! as the one that needs the most.

use linchpin::analysis::target::{EntryRow, EntrySums, decimals_of};
use linchpin::model::{Quantity, Unit};
use web_sys::HtmlElement;

use super::look::cell_figure;
use crate::app::ui::pages::targets::wide::figure_width;

/// Figures wider than this are broken on paper, where sixteen columns share a sheet.
const MOST_ON_PAPER: u32 = 110;
/// More decimals than these are seen only where a figure is typed.
const MOST_DECIMALS: u8 = 2;

/// The longest figure so far, and the grid that is told.
pub struct Widest {
    grid: HtmlElement,
    largest: Quantity,
    decimals: u8,
    is_money: bool,
    told: u32,
}

impl Widest {
    /// Nothing painted yet.
    pub fn new(grid: HtmlElement) -> Self {
        Self { grid, largest: Quantity::ZERO, decimals: 0, is_money: false, told: 0 }
    }

    /// Other figures altogether: the columns may be narrower again.
    pub fn forget(&mut self) {
        (self.largest, self.decimals) = (Quantity::ZERO, 0);
    }

    /// What the figures are counted in.
    pub fn take_unit(&mut self, unit: Unit) {
        self.is_money = unit == Unit::Money;
    }

    /// The decimals that every figure is written with: two at most, and of money none or two.
    pub const fn decimals(&self) -> u8 {
        if self.is_money && self.decimals > 0 { MOST_DECIMALS } else { self.decimals }
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
        self.decimals = decimals_of(figure, MOST_DECIMALS).max(self.decimals);
        if figure.e4().abs() > self.largest.e4() {
            self.largest = Quantity::from_e4(figure.e4().abs()).unwrap_or(self.largest);
        }
    }

    /// Tells the grid when it has to be another width.
    pub fn tell(&mut self) {
        let whole = Quantity::from_e4(self.largest.e4() / Quantity::SCALE * Quantity::SCALE).unwrap_or_default();
        let width = figure_width(&cell_figure(whole, self.decimals()));
        if width != self.told {
            self.told = width;
            let _ = self.grid.style().set_property("--actuals-figure", &format!("{width}px"));
            let _ = self.grid.class_list().toggle_with_force("actuals-grid--wide", width > MOST_ON_PAPER);
        }
    }
}
