//! The questions of `analysis` against published tables, worked examples and laws.
#![allow(clippy::unwrap_used, missing_docs)]

mod books;
mod scoreboard;
