//! What grids of cells have in common: places, blocks, steps of the cursor, the clipboard, and rows that are painted by
//! hand so that a figure costs its row and not all that are in sight.

mod changes;
mod clipboard;
mod elements;
mod place;
mod step;
mod window;

pub use changes::listen_window;
pub use clipboard::listen_clipboard;
pub use elements::{attribute, cell, element, focus};
pub use place::{Block, Place};
pub use step::Step;
pub use window::{Frame, RowElement, RowSlot, RowsInSight};
