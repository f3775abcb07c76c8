//! Questions to a workbook: totals, ranks, key lists, segments, concentration, targets, attainment.
//!
//! This room knows only `model`. It changes nothing, formats nothing and speaks no language: answers are numbers and
//! enums that the interface puts into words. What has no answer is an enum or `None` with its reason; no NaN and no
//! infinity ever leaves this room. Formulas carry their source in the documentation of the function that computes
//! them.

pub mod concentration;
pub mod derived;
pub mod figures;
pub mod groups;
pub mod guard;
pub mod keylist;
pub mod lookalikes;
pub mod pairwise;
pub mod part;
pub mod portfolio;
pub mod ratio;
pub mod review;
pub mod robustness;
pub mod roles;
pub mod scoreboard;
pub mod snapshot;
pub mod target;
pub mod together;
pub mod watch;
pub mod weights;
