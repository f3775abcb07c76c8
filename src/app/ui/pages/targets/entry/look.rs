//! How a cell looks and what is said of it.

use linchpin::analysis::target::{EntryCell, rounded};
use linchpin::model::Quantity;

use crate::app::i18n::{fmt, t, texts::actuals as words};

/// A figure as it stands in a cell, with as many decimals as all others in the grid.
pub fn cell_figure(quantity: Quantity, decimals: u8) -> String {
    fmt::figure(rounded(quantity, u32::from(decimals)).e4(), decimals, decimals)
}

/// What stands in a cell.
pub fn cell_text(cell: EntryCell, decimals: u8) -> String {
    match cell {
        EntryCell::Recorded(value) | EntryCell::OfParts(value) | EntryCell::Counted(Some(value)) => {
            cell_figure(value, decimals)
        }
        EntryCell::Missing | EntryCell::Counted(None) => "–".to_owned(),
        EntryCell::Covered(longer) => fmt::period(longer),
        EntryCell::Outside => String::new(),
    }
}

/// The class of a cell.
pub const fn cell_class(cell: EntryCell) -> &'static str {
    match cell {
        EntryCell::Recorded(_) => "actuals-grid__cell",
        EntryCell::OfParts(_) => "actuals-grid__cell is-of-parts",
        EntryCell::Missing => "actuals-grid__cell is-missing",
        EntryCell::Counted(_) => "actuals-grid__cell is-counted",
        EntryCell::Covered(_) => "actuals-grid__cell is-covered",
        EntryCell::Outside => "actuals-grid__cell is-outside",
    }
}

/// What is said of a cell where its text alone does not tell.
pub fn cell_title(cell: EntryCell) -> Option<String> {
    match cell {
        EntryCell::Recorded(_) => None,
        EntryCell::OfParts(_) => Some(t(words::OF_PARTS).to_owned()),
        EntryCell::Missing => Some(t(words::MISSING).to_owned()),
        EntryCell::Counted(Some(_)) => Some(t(words::COUNTED).to_owned()),
        EntryCell::Counted(None) => Some(t(words::COUNTED_PARTLY).to_owned()),
        EntryCell::Covered(longer) => Some(words::covered(fmt::period(longer))),
        EntryCell::Outside => Some(t(words::OUTSIDE).to_owned()),
    }
}

/// Why nothing can be typed into a cell.
pub fn why_closed(cell: EntryCell) -> String {
    match cell {
        EntryCell::Counted(_) => t(words::COUNTED_CLOSED).to_owned(),
        EntryCell::Covered(longer) => words::covered(fmt::period(longer)),
        _ => t(words::OUTSIDE).to_owned(),
    }
}
