//! What was reached, taken in from a table by account and period: one row for each figure (account; period; KPI;
//! value), or one row for each account with a column for each period.
//!
//! Nothing is changed here. The plan says what is new, what changes and what is the same, and every cell that cannot
//! be used with its row, its column and the reason. An empty cell is not known: it neither sets nor clears anything.
//! Several rows of one figure, as in a list of invoices, are added up where the KPI is a sum ([`Repeats`]).

mod known;
mod layout;
mod plan;
mod repeats;

#[cfg(test)]
mod tests;

pub use layout::{ActualsLayout, ActualsShape, CountedIn, Said, guess_layout, read_period};
pub use plan::{ActualsPlan, ActualsProblem, ActualsProblemKind, PlannedActual, plan_actuals};
pub use repeats::{Repeated, Repeats};
