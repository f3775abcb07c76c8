//! What a person sees: the frame, the pages, and the parts both are made of.

mod alive;
mod ballot_files;
mod banners;
mod cells;
pub mod charts;
pub mod components;
mod derived_moves;
#[cfg(debug_assertions)]
pub mod gallery;
mod in_ties;
mod last_shown;
mod no_weight;
mod now;
mod offer;
mod page_views;
pub mod pages;
mod part_periods;
pub mod root;
pub mod scroll_port;
pub mod set_aside;
mod sheets;
pub mod shell;
pub mod stability_bar;
mod treatment;
mod unsaved;
pub mod words;
mod workbook_files;
mod works;
