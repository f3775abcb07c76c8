//! The browser, thinly: clock, chance, local storage, the database, locks, tabs, files, the page's life.
//!
//! Nothing here knows what a workbook is kept as.

pub mod channel;
pub mod clock;
pub mod compress;
pub mod database;
pub mod file;
mod js;
pub mod lifecycle;
pub mod local;
pub mod lock;
pub mod panic;
pub mod part;
pub mod random;
mod rescue;
pub mod space;
pub mod texts;
pub mod timer;
pub mod worker;
