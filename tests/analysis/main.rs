//! The questions of `analysis` against published tables, worked examples and laws.
// Expected floats are compared exactly only where whole numbers make them exact.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs)]

mod books;
mod concentration;
mod derived;
mod entry;
mod finite;
mod groups;
mod guard;
mod keylist;
mod large;
mod lookalikes;
mod pairwise;
mod part;
mod planning;
mod portfolio;
mod robustness;
mod roles;
mod running;
#[path = "../support/sample.rs"]
mod sample;
mod scoreboard;
mod snapshot;
mod standing;
mod target;
mod together;
mod watch;
mod weights;
#[path = "../support/workbooks.rs"]
mod workbooks;
