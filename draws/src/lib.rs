//! The arithmetic of "how likely is each account on the list" (SMAA; Lahdelma & Salminen, "SMAA-2", Operations
//! Research 49(3), 2001: the rank acceptability indices). Numbers in, numbers out: this package knows no workbook.
//!
//! It is a package of its own for two reasons. The page is compiled for size and this is compiled for speed, which a
//! compiler does package by package; and the Web Worker that runs it (`src/worker.rs`) loads this and nothing else.

mod band;
mod chart;
mod curved;
mod exact;
mod gauss;
mod message;
mod polygon;
mod problem;
mod random;
mod roots;
mod run;
mod weights;

pub use exact::{EXACT_TO, exact};
pub use message::{Reply, Request, VERSION};
pub use problem::{Problem, Varying};
pub use random::Random;
pub use run::Run;
pub use weights::{WeightDraw, Weights};
