//! Linchpin's workbook without a browser: what a workbook is, how it changes, what can be asked of it, and how it
//! travels as a file. Nothing here knows the clock, randomness, the locale or the browser: time, new ids and seeds
//! are arguments. ARCHITECTURE.md draws the rooms and who may know whom.

pub mod analysis;
pub mod change;
pub mod command;
pub mod exchange;
pub mod format;
pub mod model;
pub mod sample;
