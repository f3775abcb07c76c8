//! The browser, thinly: clock, chance, local storage, the database, locks, tabs, files, the page's life.
//!
//! Nothing here knows what a workbook is.

pub mod clock;
pub mod file;
pub mod panic;
pub mod random;
