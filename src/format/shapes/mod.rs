//! The shapes of the model's types, one noun a file, under the names the model gives them. Field names and their
//! words here are the file format: a name once released is never changed, only migrated.

mod account;
mod agreed;
mod axes;
pub(super) mod change;
mod criterion;
mod decision;
mod derivation;
mod kpi;
mod meta;
mod rater;
mod score;
mod segment;
mod snapshot;
mod target;
mod trash;
mod values;
mod weighting;
